import datetime
from pathlib import Path

from disclosure.checks.check import check_source
from disclosure.source import Source
from making import DAY, NOTICES, RULES, make_metadata, make_record

BODY = "示政办发〔2024〕1号\n\n各县区：\n\n" + "示例工作的内容如下，请认真贯彻落实。" * 60


def make_source(items: int) -> Source:
    """Return a source whose items amend each other in a chain and share nothing else."""
    numbers = [f"SS001/2024-{serial:05}" for serial in range(items)]
    records = tuple(
        make_record(
            serial,
            index_number=numbers[serial],
            document_number=f"示政办发〔2024〕{serial + 1}号",
            category=RULES if serial % 2 else NOTICES,
            effective=datetime.date(2024, 4, 1),
            amends=(numbers[serial - 1],) if serial else (),
            amended_by=(numbers[serial + 1],) if serial + 1 < items else (),
            body=BODY,
        )
        for serial in range(items)
    )
    return Source(
        root=Path("source"),
        metadata=make_metadata(),
        records=records,
        columns=(),
        sizes={record.path: len(BODY) for record in records},
        findings=(),
    )


def test_findings_are_graded_and_sorted() -> None:
    """Each finding has its rule's severity, and the order is that of files and lines."""
    findings = check_source(make_source(3), DAY)
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)
    assert {finding.severity.name for finding in findings} == {"ERROR", "WARNING"}
