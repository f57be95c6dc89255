"""The fault that ends an import before anything is written."""


class ImportFaultError(Exception):
    """The input can't be used at all; the message is one Chinese line that says what to do."""
