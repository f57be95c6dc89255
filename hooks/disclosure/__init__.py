"""The disclosure site's software: records, checks, catalogue, pages, search and import.

Nothing in this package imports MkDocs: ``hooks/publish.py`` and the templates are the only parts
that know the site generator, so that everything else outlives it.
"""
