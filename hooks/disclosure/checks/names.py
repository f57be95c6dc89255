"""FILE-8: names that differ on one system and are the same on another."""

from collections.abc import Iterable, Iterator

from disclosure.checks.placing import at_field
from disclosure.findings import Finding
from disclosure.items.letters import folded_name
from disclosure.items.records import Record


def clash(paths: Iterable[str]) -> Iterator[Finding]:
    """No two paths are equal but for letter case and composition: some disks hold only one."""
    known: dict[str, str] = {}
    for path in paths:
        first = known.setdefault(folded_name(path), path)
        if first != path:
            yield Finding(
                path=path,
                subject="文件名",
                problem=f"与 {first} 只差大小写或字形，有的电脑上只能留下一个",
                remedy="请把其中一个改名",
                rule="file-name-clash",
            )


def attachment_clash(record: Record) -> Iterator[Finding]:
    """Attachments from several folders are published in one, so their names must differ."""
    known: dict[str, str] = {}
    for attachment in record.attachments:
        first = known.setdefault(folded_name(attachment.file_name), attachment.path)
        if first != attachment.path:
            problem = f"“{attachment.path}”与“{first}”同名，发布后只能留下一个"
            yield at_field(record, "attachments", problem, "请把其中一个改名", "file-name-clash")
