"""Checks: a module of rules for each concern, and the list of all that a source must meet."""
