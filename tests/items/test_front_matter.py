import pytest

from disclosure.items.front_matter import (
    Entry,
    FrontMatterError,
    Mapping,
    Scalar,
    Sequence,
    read_mapping,
    read_value,
    split_document,
)


@pytest.mark.parametrize("text", ["000014349", "2018-02", "否", "1.10", "0x1F", "null", "12:30:45"])
def test_scalars_stay_as_typed(text: str) -> None:
    """What YAML 1.1 would take for a number, a date or a truth value stays the text typed."""
    assert read_value(f"值: {text}") == Mapping(
        entries=(Entry(key="值", value=Scalar(text=text, line=1), line=1),), line=1
    )


def test_a_bare_tilde_is_nothing() -> None:
    """YAML's null sign is an empty text, a quoted one is the sign."""
    first, second = read_mapping('甲: ~\n乙: "~"').entries
    assert (first.value, second.value) == (Scalar(text="", line=1), Scalar(text="~", line=2))


def test_values_know_their_lines() -> None:
    """Keys, list items and nested values bear the line of the file on which they stand."""
    document = split_document("---\n标题: 通知\n附件:\n  - a.pdf\n  - 文件: b.pdf\n---\n正文\n")
    title, attachments = document.front_matter.entries
    assert (title.line, attachments.line, document.body_line) == (2, 3, 7)
    assert isinstance(attachments.value, Sequence)
    assert [value.line for value in attachments.value.values] == [4, 5]


@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_the_body_follows_the_closing_line(closing: str) -> None:
    """Three hyphens or dots end the front matter; later ones belong to the body."""
    document = split_document(f"---\n标题: 通知\n{closing}\n第一段\n\n---\n第二段\n")
    assert document.body == "第一段\n\n---\n第二段\n"


def test_empty_front_matter_is_an_empty_mapping() -> None:
    """A block without entries is legible; what is missing in it is for others to say."""
    assert split_document("---\n---\n").front_matter == Mapping(entries=(), line=2)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("甲: 一\n乙: 关于: 二\n", 3),
        ("甲: '没有结束\n乙: 二\n", 2),
        ("甲: 一\n乙: [没有结束\n丙: 三\n", 3),
        ("甲: 一\n乙: 二\x0b\n", 3),
        ("甲: 一\n\t乙: 二\n", 3),
        ("甲: &名 [一]\n乙: *名\n", 2),
        ("甲: *没有\n", 2),
        ("- 甲\n", 2),
    ],
)
def test_what_cannot_be_read_names_its_line(block: str, line: int) -> None:
    """Each way of breaking YAML is reported where an editor can mend it."""
    with pytest.raises(FrontMatterError) as caught:
        split_document(f"---\n{block}---\n正文\n")
    assert (caught.value.line, caught.value.rule) == (line, "front-matter-broken")


def test_a_body_holds_no_characters_that_no_page_can() -> None:
    """What a copy from a terminal leaves, and nobody sees, is dropped; its lines stay."""
    assert split_document("---\n标题: 甲\n---\n\x1b[0m乙\x00\n丙\n").body == "[0m乙\n丙\n"


@pytest.mark.parametrize("depth", [60, 400, 5000])
@pytest.mark.parametrize("nested", ["[{}]", "{}甲"])
def test_deep_nesting_is_said(nested: str, depth: int) -> None:
    """Lists within lists without end are a fault of their line, not of the program."""
    text = nested.format("- " * depth) if nested[0] == "{" else "[" * depth + "]" * depth
    with pytest.raises(FrontMatterError) as caught:
        split_document(f"---\n甲: 一\n乙:\n  {text}\n---\n正文\n")
    assert caught.value.rule == "nesting-too-deep"


def test_an_error_is_a_finding_about_its_file() -> None:
    """An error turns into the finding that editors read."""
    with pytest.raises(FrontMatterError) as caught:
        split_document("正文")
    assert caught.value.finding("docs/items/a.md").text.startswith(
        "docs/items/a.md:1: 元数据: 缺少文件开头的元数据；"
    )
