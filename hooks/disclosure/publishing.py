"""The thin edge that writes a publication to a folder."""

import json
import shutil
from pathlib import Path

from disclosure.pages.publication import Publication
from disclosure.pages.rendering import PageRenderer, sitemap_files
from disclosure.visits.recording import NOTHING_COUNTED, VISITS_FILE


def keep_visits(site_folder: Path) -> bytes:
    """Return the count of visits in the folder about to be replaced, or that there is none."""
    path = site_folder / VISITS_FILE
    return path.read_bytes() if path.is_file() else json.dumps(NOTHING_COUNTED).encode()


def write_site(
    publication: Publication, renderer: PageRenderer, site_folder: Path, visits: bytes
) -> int:
    """Write pages, attachments, site maps and small files; return how many pages there are."""
    entries = []
    for page in publication.pages():
        write(site_folder / page.file, renderer.html(page).encode())
        if page.indexed:
            entries.append((page.address, page.modified))
    source = publication.source
    for path, file in publication.files():
        target = site_folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.root / file.path, target)
    address = source.metadata.site.address
    for name, text in sitemap_files(entries, renderer.text, address):
        write(site_folder / name, text.encode())
    for name in ("colours.css", "robots.txt"):
        write(site_folder / name, renderer.text(name).encode())
    write(site_folder / VISITS_FILE, visits)
    return len(entries)


def write(path: Path, data: bytes) -> None:
    """Write the file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
