"""The table of rules: id, slug, severity and source, from which checks and handbook follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from disclosure.findings import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that the machine checks.

    ``id`` groups the rules as the field's checklists do, ``slug`` names the rule for good,
    ``demand`` says in Chinese what must hold, ``source`` where the demand comes from.
    ``fixed`` rules keep their severity whatever ``metadata/rules.yml`` says.
    """

    id: str
    slug: str
    severity: Severity
    demand: str
    source: str
    fixed: bool = False

    def severity_in(self, changed: Mapping[str, Severity]) -> Severity:
        """Return the severity on a site that changes those of some rules, by slug."""
        return self.severity if self.fixed else changed.get(self.slug, self.severity)


def _rule(  # one row of the table
    id_: str, slug: str, severity: Severity, demand: str, source: str, *, fixed: bool = False
) -> Rule:
    return Rule(id=id_, slug=slug, severity=severity, demand=demand, source=source, fixed=fixed)


RULES: Final[tuple[Rule, ...]] = (
    _rule(
        "CAT-1",
        "mandatory-missing",
        _ERROR,
        "索引号、标题、组配分类、发布机构、发文日期、内容概述都要填写",
        "政府信息公开条例第十二条",
        fixed=True,
    ),
    _rule(
        "CAT-1",
        "mandatory-unknown",
        _WARNING,
        "必填项尽量不写“不详”“未分类”",
        "政府信息公开条例第十二条",
    ),
    _rule(
        "CAT-2",
        "index-number-repeated",
        _ERROR,
        "索引号在全站唯一",
        "政府信息公开目录系统实施指引（试行）",
        fixed=True,
    ),
    _rule(
        "CAT-4",
        "index-number-form",
        _ERROR,
        "索引号符合发布机构约定的格式",
        "本单位约定（issuing_bodies.yml）",
        fixed=True,
    ),
    _rule(
        "CAT-5",
        "index-number-check-digit",
        _WARNING,
        "索引号前段的统一社会信用代码或组织机构代码校验位正确",
        "GB 32100、GB 11714",
    ),
    _rule(
        "CAT-6",
        "issuing-body-unknown",
        _ERROR,
        "发布机构、联合发文机构用登记册中的全称",
        "政府信息公开条例第十条",
    ),
    _rule(
        "CAT-7",
        "summary-form",
        _WARNING,
        "内容概述不超过 100 字，是完整的句子，不是正文开头的截取",
        "地方目录编制规范",
    ),
    _rule(
        "CAT-8",
        "term-unknown",
        _ERROR,
        "分类、体裁、公开方式、有效性只用词表中的词",
        "本单位约定（metadata/）",
    ),
    _rule(
        "NUM-1",
        "document-number-form",
        _WARNING,
        "文号写成“代字〔年份〕序号”的规范形式",
        "GB/T 9704",
    ),
    _rule("NUM-2", "document-number-repeated", _WARNING, "同一机构的文号不重复", "公文处理惯例"),
    _rule("NUM-3", "document-number-body", _WARNING, "文号栏与正文开头的文号一致", "公文处理惯例"),
    _rule(
        "NUM-4", "document-number-year", _WARNING, "文号年份与发文日期的年份一致", "公文处理惯例"
    ),
    _rule(
        "DAT-1",
        "date-invalid",
        _ERROR,
        "日期真实存在，发文不晚于发布，除施行、失效、废止外不在将来",
        "日期常理",
    ),
    _rule("DAT-4", "date-signature", _WARNING, "发文日期与正文落款日期一致", "公文处理惯例"),
    _rule(
        "DAT-5",
        "withdrawal-undated",
        _ERROR,
        "撤回的信息写明真实的撤回日期，否则全文仍会公开",
        "本系统",
        fixed=True,
    ),
    _rule("VAL-1", "validity-missing", _ERROR, "规范性文件写明施行日期", "国办发〔2017〕47号"),
    _rule(
        "VAL-2",
        "validity-contradicted",
        _ERROR,
        "写明的有效性与有效期、废止日期推算的一致",
        "国办发〔2017〕47号",
    ),
    _rule(
        "VAL-3", "expiry-missing", _WARNING, "正文写明有效期的，要填有效期至", "规范性文件管理惯例"
    ),
    _rule(
        "VAL-4",
        "term-too-long",
        _WARNING,
        "试行、暂行文件有效期不超过 2 年，其他规范性文件不超过 5 年",
        "地方规范性文件管理办法",
    ),
    _rule(
        "VAL-5",
        "relation-one-way",
        _ERROR,
        "修改、废止关系在两件信息上都写明，且指向本站的信息",
        "国办发〔2017〕47号",
    ),
    _rule(
        "VAL-5",
        "relation-contradicted",
        _ERROR,
        "修改、废止别的文件的，发文不早于那件文件，也不同时被它修改、废止",
        "国办发〔2017〕47号",
    ),
    _rule(
        "VAL-6",
        "validity-unmarked",
        _ERROR,
        "失效、废止、已修改、尚未施行的信息在页面显著标明",
        "国办发〔2017〕47号",
    ),
    _rule(
        "TAG-1", "site-tags", _ERROR, "网站名称、域名、标识码齐全、形式正确", "国办发〔2017〕47号"
    ),
    _rule(
        "TAG-2",
        "column-tags",
        _ERROR,
        "栏目页有栏目名称、描述、关键词和规定的栏目类别",
        "国办发〔2017〕47号",
    ),
    _rule(
        "TAG-3",
        "article-tags",
        _ERROR,
        "信息页有标题、发布时间（YYYY-MM-DD HH:MM）和来源标签",
        "国办发〔2017〕47号",
    ),
    _rule(
        "FTR-1", "footer-element", _ERROR, "每个页面的页脚都有规定的各项内容", "国办发〔2017〕47号"
    ),
    _rule(
        "FTR-2",
        "filing-number",
        _WARNING,
        "备案号、标识码形式正确，不是全零的占位号",
        "国办发〔2017〕47号",
    ),
    _rule(
        "NAV-1",
        "column-missing",
        _ERROR,
        "首页、指南、制度、法定主动公开内容、年报、依申请公开栏目都有，名称准确，指南和制度有正文",
        "国办公开办函〔2019〕61号",
    ),
    _rule(
        "NAV-1",
        "column-extra",
        _WARNING,
        "docs 文件夹中只有规定的栏目和信息",
        "国办公开办函〔2019〕61号",
    ),
    _rule(
        "NAV-2",
        "guide-element",
        _WARNING,
        "公开指南有条例第十二条规定的各项内容",
        "政府信息公开条例第十二条",
    ),
    _rule("NAV-4", "column-empty", _WARNING, "年报栏目至少有一份年度报告", "国办秘函〔2019〕19号"),
    _rule("LNK-1", "link-broken", _ERROR, "站内链接、锚点、图片都能打开", "国办秘函〔2019〕19号"),
    _rule(
        "PRI-1",
        "identity-number",
        _ERROR,
        "信息的各项和正文、栏目、附件、文件名、词表和网站信息中没有公民身份号码",
        "政府信息公开条例第十五条",
        fixed=True,
    ),
    _rule(
        "SEC-1",
        "secrecy-marking",
        _ERROR,
        "信息的各项和正文、栏目、附件、文件名、词表和网站信息中没有密级标志",
        "政府信息公开条例第十四条",
        fixed=True,
    ),
    _rule(
        "SEC-4",
        "disclosure-contradicted",
        _ERROR,
        "公开方式与正文“此件……公开”的注记一致，只发布主动公开的信息",
        "政府信息公开条例第十七条、第十九条",
    ),
    _rule(
        "RED-1",
        "item-removed",
        _WARNING,
        "已经发布的信息不会消失：撤回的留下说明，索引号不变（生成网站时检查）",
        "国办发〔2017〕47号",
        fixed=True,
    ),
    _rule("FILE-1", "file-encoding", _ERROR, "文件用 UTF-8 编码保存", "本系统", fixed=True),
    _rule("FILE-2", "front-matter-missing", _ERROR, "文件开头有元数据", "本系统", fixed=True),
    _rule("FILE-3", "front-matter-broken", _ERROR, "元数据写法正确", "本系统", fixed=True),
    _rule("FILE-4", "front-matter-repeated", _ERROR, "同一项只写一次", "本系统", fixed=True),
    _rule("FILE-5", "front-matter-unknown", _ERROR, "只用手册所列的项目名称", "本系统"),
    _rule("FILE-6", "value-invalid", _ERROR, "每一项的值符合该项的形式", "本系统", fixed=True),
    _rule(
        "FILE-7", "body-empty", _ERROR, "信息有正文（已撤回的除外）", "政府信息公开条例第二十四条"
    ),
    _rule(
        "FILE-8",
        "file-name-clash",
        _ERROR,
        "没有只差大小写或字形的文件名，不与网站自动生成的文件同名，一件信息的附件不同名",
        "本系统",
        fixed=True,
    ),
    _rule(
        "FILE-9",
        "attachment-missing",
        _ERROR,
        "附件和图片存在，且在信息文件夹之内",
        "政府信息公开条例第二十四条",
        fixed=True,
    ),
    _rule("FILE-10", "file-unused", _WARNING, "信息文件夹中的文件都用得到", "本系统"),
    _rule(
        "FILE-11",
        "nesting-too-deep",
        _ERROR,
        "元数据和正文不层层嵌套到程序读不了的地步",
        "本系统",
        fixed=True,
    ),
    _rule(
        "FILE-12",
        "attachment-unreadable",
        _WARNING,
        "附件能够打开：不是空的，没有损坏或加密",
        "政府信息公开条例第二十四条",
    ),
    _rule(
        "FILE-13",
        "attachment-without-text",
        _WARNING,
        "附件中的文字能够检索：不是扫描件、旧格式、压缩包或过大的文件",
        "本系统",
    ),
    _rule(
        "FILE-14",
        "merge-unresolved",
        _ERROR,
        "文件里没有 git 合并时留下的冲突标记",
        "本系统",
        fixed=True,
    ),
    _rule(
        "FILE-15",
        "table-cut",
        _ERROR,
        "表格各行的格数不比表头多，内容不会缺失",
        "本系统",
        fixed=True,
    ),
    _rule(
        "META-1",
        "metadata-broken",
        _ERROR,
        "metadata 文件夹中的声明写法正确、词条代码不重复",
        "本系统",
        fixed=True,
    ),
)

BY_SLUG: Final[dict[str, Rule]] = {rule.slug: rule for rule in RULES}
