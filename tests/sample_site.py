"""Where the checkout's parts lie, and the day on which the sample site is looked at."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / "node_modules"

AS_OF = date(2026, 6, 30)
