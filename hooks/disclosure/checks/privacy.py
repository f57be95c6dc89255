"""PRI-1, SEC-1: neither identity numbers nor documents marked as secret are published.

What is found is never repeated: reports are read, kept and passed on.
"""

import re
from collections.abc import Iterator
from typing import Final

from disclosure.checks.placing import at_field, in_body, line_of
from disclosure.findings import Finding
from disclosure.items.identity_numbers import find_identity_numbers
from disclosure.items.records import Record

IDENTITY_RULE: Final = "identity-number"
FOUND: Final = "有公民身份号码"
REMEDY: Final = "请删去，或只留前 4 位和最后 1 位，其余改成 *；已经发布或提交的，还要清除以前的版本"
_SECRECY: Final = re.compile(r"(绝密|机密|秘密)\s*[★☆]")


def identity_numbers(record: Record) -> Iterator[Finding]:
    """No text of an item holds an identity number (条例 articles 15 and 17)."""
    fields = {"title": record.title}
    if not record.withdrawn:
        fields["summary"] = record.summary
        fields["keywords"] = "\n".join(record.keywords)
        names = (f"{file.name}\n{file.file_name}" for file in record.attachments)
        fields["attachments"] = "\n".join(names)
    for key, text in fields.items():
        if any(True for _ in find_identity_numbers(text)):
            yield at_field(record, key, FOUND, REMEDY, IDENTITY_RULE)
    body = "" if record.withdrawn else record.body
    for line in dict.fromkeys(line_of(record, place) for place in find_identity_numbers(body)):
        yield in_body(record, line, FOUND, REMEDY, IDENTITY_RULE)


def secrecy_marking(record: Record) -> Iterator[Finding]:
    """No published text bears a mark such as 机密★1年 (条例 article 14)."""
    for found in _SECRECY.finditer("" if record.withdrawn else record.body):
        problem = f"有密级标志“{found[1]}★”"
        remedy = "涉密文件不得公开，请从本站移出；已经解密的，请删去标志"
        yield in_body(record, line_of(record, found.start()), problem, remedy, "secrecy-marking")
