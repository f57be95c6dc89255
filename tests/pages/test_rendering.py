"""Site maps for machines, and the addresses of static files."""

import pytest

from disclosure.pages import rendering
from disclosure.pages.rendering import Assets, content_hash, sitemap_files


def render(template: str, **context: object) -> str:
    """Stand for a template: show what it is given."""
    return f"{template} {context['entries']} {context['parts']}"


def test_one_site_map_where_it_suffices() -> None:
    """Addresses are complete and quoted; pages without a date of change have none."""
    files = dict(sitemap_files([("", ""), ("items/甲/", "2024-03-05")], render, "https://a.cn/"))
    assert list(files) == ["sitemap.xml"]
    expected = "[('https://a.cn/', ''), ('https://a.cn/items/%E7%94%B2/', '2024-03-05')] ()"
    assert files["sitemap.xml"] == f"sitemap.xml {expected}"


def test_parts_under_an_index_where_one_is_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the protocol's limit the addresses are spread over parts, none lost."""
    monkeypatch.setattr(rendering, "PAGES_PER_SITEMAP", 2)
    entries = [(f"{place}/", "") for place in range(5)]
    files = dict(sitemap_files(entries, render, "https://a.cn/"))
    assert sorted(files) == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap-3.xml",
        "sitemap.xml",
    ]
    assert sum(text.count("/', '')") for text in files.values()) == 5


def test_a_static_files_address_changes_with_its_content() -> None:
    """Caches may keep a file for ever, since its address follows from what it holds."""
    assets = Assets(hashes={"assets/styles/site.css": content_hash(b"a")}, material="m")
    assert assets.address("assets/styles/site.css").endswith(f"?v={content_hash(b'a')}")
    assert content_hash(b"a") != content_hash(b"b")
    with pytest.raises(KeyError):
        assets.address("assets/styles/none.css")
