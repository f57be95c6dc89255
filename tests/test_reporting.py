import json

from disclosure.findings import Finding, Severity
from disclosure.reporting import as_json, as_text

FINDINGS = (
    Finding(
        path="docs/items/a.md",
        line=5,
        subject="文号",
        problem="写法不规范",
        remedy="请改正",
        rule="document-number-form",
        severity=Severity.WARNING,
    ),
    Finding(
        path="docs/items/b.md",
        subject="文件名",
        problem="相同",
        remedy="请改名",
        rule="file-name-clash",
    ),
)


def test_text_has_a_line_for_each_finding_and_a_summary() -> None:
    """Editors read one line for each finding, with the line number where there is one."""
    assert as_text(FINDINGS, 3).split("\n") == [
        "docs/items/a.md:5: 文号: 写法不规范；请改正  [document-number-form]",
        "docs/items/b.md: 文件名: 相同；请改名  [file-name-clash]",
        "共检查 3 件信息：错误 1 项，警告 1 项，提示 0 项。",
    ]


def test_json_has_an_object_for_each_finding() -> None:
    """Programs get every part of a finding, the rule's id and the severity in English."""
    first, second = json.loads(as_json(FINDINGS))
    assert first == {
        "path": "docs/items/a.md",
        "line": 5,
        "subject": "文号",
        "problem": "写法不规范",
        "remedy": "请改正",
        "rule": "document-number-form",
        "id": "NUM-1",
        "severity": "warning",
    }
    assert (second["line"], second["severity"]) == (0, "error")


def test_no_findings_are_an_empty_list() -> None:
    """JSON stays a list when there is nothing to say."""
    assert json.loads(as_json(())) == []
