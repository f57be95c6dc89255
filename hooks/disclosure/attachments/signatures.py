"""The bytes with which files begin, whatever their names say."""

from typing import Final

OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""Office files of the old format, and encrypted ones of the new."""

PDF: Final = b"%PDF-"

ZIP: Final = b"PK\x03\x04"
"""Office Open XML files, OFD and archives."""
