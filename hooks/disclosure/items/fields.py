"""The field table: the one declaration from which checks, pages and imports follow.

The first seven fields are those of the metadata table that Chinese disclosure sites have shown
since the 2007 regulations; 政府信息公开条例 article 12 demands 索引、名称、内容概述、生成日期.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

UNKNOWN: Final = "不详"
"""What an editor writes for a mandatory value that nobody knows."""

UNCATEGORISED: Final = "未分类"
"""What an editor writes for a category that nobody knows."""


class Kind(Enum):
    """How a field's value is read."""

    TEXT = "text"
    WORDS = "words"
    DATE = "date"
    MOMENT = "moment"
    YEAR = "year"
    TERM = "term"
    TERMS = "terms"
    NUMBERS = "numbers"
    FILES = "files"


class Vocabulary(Enum):
    """The vocabularies that the agency declares; the value is the file's stem in ``metadata/``."""

    BODIES = "issuing_bodies"
    CATEGORIES = "categories"
    SUBJECTS = "subjects"
    GENRES = "genres"
    DISCLOSURE = "disclosure"
    VALIDITY = "validity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an item.

    ``key`` is the attribute of ``Record`` and the English front-matter key, ``label`` what
    citizens and editors read, ``aliases`` other labels met in the field, ``shown`` whether the
    item's metadata table shows it, ``dublin_core`` the term of DCMI Metadata Terms it answers to.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    vocabulary: Vocabulary | None = None
    shown: bool = True
    dublin_core: str = ""

    @property
    def unknown(self) -> str:
        """Return what an editor writes for the mandatory value when nobody knows it."""
        return UNCATEGORISED if self.key == "category" else UNKNOWN


FIELDS: Final[tuple[Field, ...]] = (
    Field(key="index_number", label="索引号", required=True, dublin_core="identifier"),
    Field(
        key="category",
        label="组配分类",
        kind=Kind.TERM,
        required=True,
        vocabulary=Vocabulary.CATEGORIES,
        dublin_core="subject",
    ),
    Field(
        key="issuing_body",
        label="发布机构",
        kind=Kind.TERM,
        aliases=("发文机关", "发文机构"),
        required=True,
        vocabulary=Vocabulary.BODIES,
        dublin_core="publisher",
    ),
    Field(
        key="issued",
        label="发文日期",
        kind=Kind.DATE,
        aliases=("成文日期", "生成日期"),
        required=True,
        dublin_core="created",
    ),
    Field(
        key="document_number",
        label="文号",
        aliases=("发文字号", "文件编号"),
        dublin_core="bibliographicCitation",
    ),
    Field(key="keywords", label="主题词", kind=Kind.WORDS, aliases=("关键词",)),
    Field(
        key="summary",
        label="内容概述",
        aliases=("概述", "摘要"),
        required=True,
        dublin_core="abstract",
    ),
    Field(
        key="title",
        label="标题",
        aliases=("名称", "信息名称"),
        required=True,
        shown=False,
        dublin_core="title",
    ),
    Field(key="published", label="发布日期", kind=Kind.MOMENT, dublin_core="issued"),
    Field(
        key="co_issuers",
        label="联合发文机构",
        kind=Kind.TERMS,
        vocabulary=Vocabulary.BODIES,
        dublin_core="contributor",
    ),
    Field(
        key="subjects",
        label="主题分类",
        kind=Kind.TERMS,
        vocabulary=Vocabulary.SUBJECTS,
        dublin_core="subject",
    ),
    Field(
        key="genre",
        label="体裁分类",
        kind=Kind.TERM,
        aliases=("体裁", "公文种类"),
        vocabulary=Vocabulary.GENRES,
        dublin_core="type",
    ),
    Field(
        key="disclosure",
        label="公开方式",
        kind=Kind.TERM,
        aliases=("公开属性",),
        vocabulary=Vocabulary.DISCLOSURE,
        dublin_core="accessRights",
    ),
    Field(key="audience", label="服务对象", dublin_core="audience"),
    Field(
        key="validity",
        label="有效性",
        kind=Kind.TERM,
        vocabulary=Vocabulary.VALIDITY,
        shown=False,
    ),
    Field(key="effective", label="施行日期", kind=Kind.DATE, aliases=("生效日期", "实施日期")),
    Field(key="expires", label="有效期至", kind=Kind.DATE, aliases=("失效日期",)),
    Field(key="repealed", label="废止日期", kind=Kind.DATE),
    Field(key="repeal_basis", label="废止依据"),
    Field(key="registration_number", label="统一登记号", aliases=("登记号",)),
    Field(key="former_index_number", label="原索引号"),
    Field(key="index_number_note", label="索引号说明"),
    Field(key="report_year", label="报告年度", kind=Kind.YEAR),
    Field(key="amends", label="修改", kind=Kind.NUMBERS, shown=False),
    Field(key="amended_by", label="被修改", kind=Kind.NUMBERS, shown=False),
    Field(key="repeals", label="废止", kind=Kind.NUMBERS, shown=False, dublin_core="replaces"),
    Field(
        key="repealed_by",
        label="被废止",
        kind=Kind.NUMBERS,
        shown=False,
        dublin_core="isReplacedBy",
    ),
    Field(key="based_on", label="依据", kind=Kind.NUMBERS, shown=False, dublin_core="references"),
    Field(key="interprets", label="解读", kind=Kind.NUMBERS, shown=False),
    Field(key="related", label="相关", kind=Kind.NUMBERS, shown=False, dublin_core="relation"),
    Field(key="attachments", label="附件", kind=Kind.FILES, shown=False, dublin_core="hasPart"),
    Field(key="contact", label="联系方式"),
    Field(key="origin", label="来源", dublin_core="source"),
    Field(key="reviewer", label="审查人", aliases=("公开审查",)),
    Field(key="reviewed", label="审查日期", kind=Kind.DATE),
    Field(key="review_basis", label="审查依据"),
    Field(key="withdrawn", label="撤回日期", kind=Kind.DATE),
    Field(key="withdrawal_reason", label="撤回说明"),
)

BY_KEY: Final[dict[str, Field]] = {field.key: field for field in FIELDS}

BY_NAME: Final[dict[str, Field]] = {
    name: field for field in FIELDS for name in (field.key, field.label, *field.aliases)
}
"""Every name under which a field may stand in front matter, English or Chinese."""
