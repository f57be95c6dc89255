"""Attachments: the plain text inside published files, for the search to index."""
