"""The editors' command, from its very start: ``disclosure`` and ``python -m disclosure``."""

import sys
from collections.abc import Sequence
from typing import Final

_STOPPED: Final = 130
"""What shells expect of a program that SIGINT has ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code, or 130 if it was stopped, be it while it loads."""
    try:
        from disclosure.cli import main as run  # here: this takes most of a second

        return run(arguments)
    except KeyboardInterrupt:
        print("已停止（Ctrl+C）", file=sys.stderr)
        return _STOPPED


if __name__ == "__main__":
    sys.exit(main())
