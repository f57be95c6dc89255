"""Names of the source matched with the folder's vocabularies."""

from disclosure.importing.conversion import Written
from disclosure.importing.registers import Registers
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import read_metadata

BODIES = "- {代码: finance, 全称: 示例市财政局, 简称: 市财政局}\n- {代码: b002, 全称: 示例市政府}\n"
CATEGORIES = """\
- 代码: policy
  名称: 政策文件
  下级:
    - {代码: rules, 名称: 规范性文件}
    - {代码: others, 名称: 其他}
- 代码: data
  名称: 数据
  下级:
    - {代码: more, 名称: 其他}
"""


def registers() -> Registers:
    """Return the registers of a folder with two bodies and a small tree."""
    texts = {"issuing_bodies.yml": BODIES, "categories.yml": CATEGORIES}
    metadata, _ = read_metadata(texts)
    return Registers(metadata)


def settled(into: Registers, **values: Written) -> dict[str, Written]:
    """Return the values with the folder's names."""
    new: dict[str, Written] = {"issuing_body": "不详", "category": "未分类", **values}
    into.settle(new)
    return new


def test_known_names_add_nothing() -> None:
    """Full names, whole paths, the only class so named and the unknowns are known."""
    found = registers()
    assert settled(found, category="政策文件\\其他")["category"] == "政策文件\\其他"
    assert settled(found, category="规范性文件")["category"] == "政策文件\\规范性文件"
    assert settled(found, issuing_body="示例市财政局")["issuing_body"] == "示例市财政局"
    settled(found)
    assert not any(register.added for register in found.by_vocabulary.values())


def test_a_short_name_becomes_the_full_one() -> None:
    """A body's 简称 in the register is written as its full name (条例 article 10)."""
    assert settled(registers(), issuing_body="市财政局")["issuing_body"] == "示例市财政局"


def test_new_names_get_codes_nobody_has() -> None:
    """Bodies and classes nobody knows are added in order, parents before children."""
    found = registers()
    settled(found, issuing_body="示例市民政局", category="人事\\招考\\公务员")
    settled(found, issuing_body="示例市审计局", category="其他")
    assert found.by_vocabulary[Vocabulary.BODIES].added == {
        ("示例市民政局",): "b001",
        ("示例市审计局",): "b003",
    }
    assert found.by_vocabulary[Vocabulary.CATEGORIES].added == {
        ("人事",): "c001",
        ("人事", "招考"): "c002",
        ("人事", "招考", "公务员"): "c003",
        ("其他",): "c004",
    }


def test_a_vocabulary_without_levels_takes_the_last() -> None:
    """A genre that the source has below another becomes one of its own."""
    found = registers()
    assert settled(found, genre="公文\\通知")["genre"] == "通知"
    assert found.by_vocabulary[Vocabulary.GENRES].added == {("通知",): "g001"}


def test_the_meaning_of_a_name_does_not_depend_on_the_order() -> None:
    """A class that this import added below another one doesn't catch the same name alone."""
    found = registers()
    assert settled(found, category="人事\\招考")["category"] == "人事\\招考"
    assert settled(found, category="招考")["category"] == "招考"


def test_joint_issuers_become_co_issuers() -> None:
    """The first body leads; the others join those that the source names by itself."""
    values = settled(
        registers(), issuing_body="市财政局、示例市民政局", co_issuers=("示例市审计局", "市财政局")
    )
    assert values["issuing_body"] == "示例市财政局"
    assert values["co_issuers"] == ("示例市民政局", "示例市审计局")
