"""The disclosure site's software: records, checks, catalogue, pages, search and import.

Only ``cli.py``, ``configuration.py`` and ``serving.py`` import MkDocs, beside ``hooks/publish.py``,
so that everything else outlives it.
"""
