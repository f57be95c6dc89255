"""The same pages for other generators: text and title, with the least configuration each needs."""

import json
import shutil
from pathlib import Path
from typing import Final

from bench.sources import Source, without_front_matter

_MKDOCS: Final = """\
site_name: 政府信息公开
use_directory_urls: true
theme:
  name: material
  language: zh
  font: false
markdown_extensions: [attr_list, tables, toc]
# With all pages in its navigation, each would list all others.
nav: [index.md]
not_in_nav: "/items/"
plugins:
  - search:
      lang: zh
"""

_HUGO: Final = """\
baseURL = "https://www.example.org/"
title = "政府信息公开"
languageCode = "zh-CN"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "section"]
"""

_HUGO_PAGE: Final = """\
<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}</body>
</html>
"""


def write_mkdocs(source: Source, folder: Path) -> list[Path]:
    """Write the pages for MkDocs or Zensical, with their configuration; return the items' files."""
    _renew(folder)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    pages = _write_pages(source, folder / "docs" / "items")
    (folder / "docs" / "index.md").write_text("# 政府信息公开\n", encoding="utf-8")
    return pages


def write_hugo(source: Source, folder: Path) -> list[Path]:
    """Write the pages for Hugo, with a bare template; return the items' files."""
    _renew(folder)
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts"
    layouts.mkdir()
    for name in ("single.html", "home.html"):
        (layouts / name).write_text(_HUGO_PAGE, encoding="utf-8")
    return _write_pages(source, folder / "content" / "items")


def _renew(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _write_pages(source: Source, folder: Path) -> list[Path]:
    pages: list[Path] = []
    items = source.folder / "docs" / "items"
    for item in source.items():
        title, body = without_front_matter(item.read_text(encoding="utf-8"))
        page = folder / item.relative_to(items)
        page.parent.mkdir(parents=True, exist_ok=True)
        # A string of JSON is one of YAML, whatever letters it has.
        front = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n"
        page.write_text(front + body, encoding="utf-8")
        pages.append(page)
    return pages
