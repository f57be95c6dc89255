"""Names of the files that an import makes."""

import pytest

from disclosure.importing.file_names import FileNames


def test_items_are_named_after_their_index_number() -> None:
    """The name is the address; a path in use, in any letter case, gets a number added."""
    names = FileNames(["docs/items/2020/DR000000_2020-00001.MD"])
    assert names.item("2020", "DR000000/2020-00001") == "docs/items/2020/DR000000_2020-00001-2.md"
    assert names.item("2021", "DR000000/2020-00001") == "docs/items/2021/DR000000_2020-00001.md"
    assert names.item("undated", "index") == "docs/items/undated/item-index.md"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("附件1 申请表.docx", "附件1-申请表.docx"),
        ("files\\2020\\a.pdf", "a.pdf"),
        ("../../x?y*.xls", "x-y-.xls"),
        (".hidden", "hidden"),
        ("notes.md", "notes.md.txt"),
        ("???", "file"),
    ],
)
def test_attachments_keep_their_names(written: str, name: str) -> None:
    """An attachment lies beside its item, under its own name made safe for every system."""
    path = FileNames([]).attachment("docs/items/2020/a.md", written)
    assert path == f"docs/items/2020/a/{name}"


def test_attachments_of_one_name_are_told_apart() -> None:
    """Two files of one name, from two folders, both stay."""
    names = FileNames([])
    paths = [names.attachment("docs/items/a.md", written) for written in ("1/a.pdf", "2/A.PDF")]
    assert paths == ["docs/items/a/a.pdf", "docs/items/a/A-2.PDF"]


def test_very_long_names_are_cut() -> None:
    """No name is longer than file systems allow."""
    path = FileNames([]).attachment("docs/items/a.md", "长" * 300 + ".pdf")
    assert len(path.rpartition("/")[2].encode()) <= 255
