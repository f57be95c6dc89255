"""Tells whoever waits for a benchmark how far it is."""

import sys


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
