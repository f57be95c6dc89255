"""The Markdown file of an imported item."""

from disclosure.importing.conversion import Written
from disclosure.importing.item_text import AttachedFile, body_note, item_text


def test_the_file_as_editors_see_it() -> None:
    """Front matter has Chinese labels in the usual order; the body is escaped text."""
    values: dict[str, Written] = {
        "summary": "不详",
        "keywords": ("经济", "报告"),
        "index_number": "DR000000/2020-00001",
        "title": "关于示例的通知",
    }
    files = (AttachedFile(path="a/b.pdf", name="附件: 一"),)
    assert item_text(values, files, "# 一\n二") == (
        "---\n"
        "标题: 关于示例的通知\n"
        "索引号: DR000000/2020-00001\n"
        "主题词:\n"
        "  - 经济\n"
        "  - 报告\n"
        "内容概述: 不详\n"
        "附件:\n"
        "  - 文件: a/b.pdf\n"
        "    名称: '附件: 一'\n"
        "---\n"
        "\n"
        "\\# 一\n"
        "\n"
        "二\n"
    )


def test_an_item_without_a_body_says_so() -> None:
    """Where the source has no text, a sentence stands for it."""
    assert "没有正文" in item_text({}, (), " \n")
    assert "见附件" in item_text({}, (AttachedFile(path="a.pdf", name="a"),), "")
    assert body_note("正文", attached=False) == ""
