"""Where the checkout's parts lie, and the day on which the sample site is looked at."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / "node_modules"

AS_OF = date(2026, 6, 30)

# One page of each kind, by what is special about it, with its address below the site's root.
PAGES = {
    "home": "",
    "item with a big table": "items/11000000MB00010384_2024-00008/",
    "item with a banner": "items/11000000MB000110XP_2019-00066/",
    "item with attachments": "items/11000000MB0001062L_2024-00006/",
    "tombstone": "items/11000000MB0001054R_2022-00055/",
    "catalogue": "catalogue/",
    "listing": "catalogue/validity/repealed/",
    "directory": "catalogue/category/",
    "guide": "guide/",
    "rules": "rules/",
    "reports": "reports/",
    "request": "request/",
    "sitemap": "sitemap/",
    "handbook": "handbook/",
    "missing page": "404.html",
}
