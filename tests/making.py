"""Records and declarations for tests, each with every mandatory value and nothing more."""

import datetime
from dataclasses import replace
from typing import Any

from disclosure.items.document_numbers import parse_document_number
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import Metadata
from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity
from disclosure.items.vocabularies import Body, Term, make_terms

DAY = datetime.date(2026, 6, 30)
OFFICE = Body(
    code="office", name="示例市人民政府办公室", path=("示例市人民政府办公室",), short="市府办"
)
FINANCE = Body(code="finance", name="示例市财政局", path=("示例市财政局",))
NOTICES = Term(code="notices", name="通知公告", path=("通知公告",))
RULES = Term(code="rules", name="规范性文件", path=("政策文件", "规范性文件"), role="规范性文件")
POLICY = Term(code="policy", name="政策文件", path=("政策文件",))
REPORTS = Term(code="reports", name="年度报告", path=("年度报告",), role="年度报告")


def make_record(serial: int = 1, **changes: Any) -> Record:
    """Return a valid record, told apart by its serial, with the attributes changed as given."""
    record = Record(
        path=f"docs/items/{serial:05}.md",
        title=f"示例通知之{serial}",
        index_number=f"000000001/2024-{serial:05}",
        category=NOTICES,
        issuing_body=OFFICE,
        issued=datetime.date(2024, 3, 5),
        summary="说明一件示例事项。",
        body="正文。\n",
    )
    changed = replace(record, **changes)
    return replace(changed, number=parse_document_number(changed.document_number))


def make_metadata() -> Metadata:
    """Return declarations with two bodies, four categories and the identity of a sample site."""
    declared = {
        Vocabulary.BODIES: (OFFICE, FINANCE),
        Vocabulary.CATEGORIES: (NOTICES, POLICY, RULES, REPORTS),
    }
    return Metadata(
        site=SiteIdentity(
            name="示例市政府信息公开",
            domain="www.example.gov.cn",
            address="https://www.example.gov.cn/",
            id_code="0000000001",
        ),
        terms={each: make_terms(each, declared.get(each, ())) for each in Vocabulary},
    )
