from disclosure.findings import Severity
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import read_metadata
from disclosure.items.site import Contact


def problems(**files: str | None) -> list[str]:
    """Return what is wrong with the files, named without their ending."""
    named = {"site.yml": "name: 示例\n"} | {f"{name}.yml": text for name, text in files.items()}
    return [finding.text for finding in read_metadata(named)[1]]


def test_keys_may_be_english_or_chinese() -> None:
    """Both names of a key mean the same, in groups, too."""
    chinese, _ = read_metadata({"site.yml": "网站名称: 示例\n联系方式:\n  联系电话: 0000-1\n"})
    english, _ = read_metadata({"site.yml": "name: 示例\ncontact:\n  phone: 0000-1\n"})
    assert chinese == english
    assert chinese.site.contact == Contact(phone="0000-1")


def test_lines_are_kept_by_key() -> None:
    """Each key's line is known, a group's keys behind the group's name."""
    metadata, _ = read_metadata({"site.yml": "网站名称: 示例\n联系方式:\n  传真号码: 0000-1\n"})
    assert metadata.site_lines == {"name": 1, "contact": 2, "contact.fax": 3}


def test_codes_stay_as_typed() -> None:
    """An identification code keeps its leading zeros without quotes."""
    assert read_metadata({"site.yml": "网站标识码: 0000000001\n"})[0].site.id_code == "0000000001"


def test_severities_may_be_changed() -> None:
    """The site's own severities are read by their Chinese names."""
    files = {"site.yml": "name: 示例\n", "rules.yml": "summary-form: 关闭\ndate-signature: 错误\n"}
    metadata, findings = read_metadata(files)
    assert findings == ()
    assert metadata.severities == {"summary-form": Severity.OFF, "date-signature": Severity.ERROR}


def test_fixed_rules_keep_their_severity() -> None:
    """An identity rule can't be changed, and the attempt is an error."""
    files = {"site.yml": "name: 示例\n", "rules.yml": "index-number-repeated: 关闭\n"}
    metadata, (finding,) = read_metadata(files)
    assert metadata.severities == {}
    assert finding.text.startswith("metadata/rules.yml:1: index-number-repeated: 这条规则不能调整")


def test_absent_vocabularies_are_empty() -> None:
    """Without its file a vocabulary holds only the explicit unknown."""
    metadata, findings = read_metadata({"site.yml": "name: 示例\n"})
    assert findings == ()
    assert [term.name for term in metadata.terms[Vocabulary.CATEGORIES]] == ["未分类"]


def test_broken_vocabularies_are_known_as_such() -> None:
    """A file that can't be decoded or parsed is unreadable, which is not the same as empty."""
    files = {"site.yml": "name: 示例\n", "genres.yml": None, "subjects.yml": "- 名称: '甲\n"}
    metadata, findings = read_metadata(files)
    assert metadata.unreadable == {Vocabulary.GENRES, Vocabulary.SUBJECTS}
    assert [finding.path for finding in findings] == ["metadata/subjects.yml"]


def test_an_undecodable_site_file_is_not_called_absent() -> None:
    """What is wrong with the file's encoding is said by the one who tried to decode it."""
    assert read_metadata({"site.yml": None})[1] == ()


def test_empty_files_are_no_fault() -> None:
    """Lists and severities may be empty; a group without entries, too."""
    assert problems(site="name: 示例\ncontact:\n", rules="# 无\n", genres="") == []


def test_lists_where_a_value_belongs_are_faults() -> None:
    """A key of the identity holds one text."""
    assert problems(site="网站名称:\n  - 甲\n  - 乙\n") == [
        "metadata/site.yml:1: 网站名称: 写法不对；这一项请写成一个值  [metadata-broken]"
    ]
