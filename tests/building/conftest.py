"""A small source, published once."""

from pathlib import Path

import pytest

from building.published import build
from building.small_source import SmallSource, small_source


@pytest.fixture
def source(tmp_path: Path) -> SmallSource:
    """A source of a few items, published once."""
    source = small_source(tmp_path, count=8)
    build(source)
    return source
