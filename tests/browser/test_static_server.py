from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from browser.static_server import POLICY, serving


@pytest.mark.parametrize("mount", ["/", "/xxgk/"])
def test_a_folder_is_found_below_its_mount(tmp_path: Path, mount: str) -> None:
    """Pages are at the root of the host or under a path, with the policy, as UTF-8."""
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "index.html").write_text("目录", encoding="utf-8")
    with serving(tmp_path, mount) as address, urlopen(f"{address}items/") as response:
        assert response.read().decode("utf-8") == "目录"
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert response.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("path", ["index.html", "xxgk", "../index.html", "xxgk/missing.html"])
def test_nothing_else_is_found(tmp_path: Path, path: str) -> None:
    """A file of the site is not at the root of a host whose path the site lies under."""
    (tmp_path / "index.html").write_text("首页", encoding="utf-8")
    with serving(tmp_path, "/xxgk/") as address, pytest.raises(HTTPError, match="404") as raised:
        urlopen(address.removesuffix("xxgk/") + path)
    raised.value.close()
