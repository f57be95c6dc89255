"""The table of rules: id, slug, severity and source, from which checks and handbook follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from disclosure.findings import Finding, Severity

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


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="CAT-1",
        slug="mandatory-missing",
        severity=_ERROR,
        demand="索引号、标题、组配分类、发布机构、发文日期、内容概述都要填写",
        source="政府信息公开条例第十二条",
        fixed=True,
    ),
    Rule(
        id="CAT-1",
        slug="mandatory-unknown",
        severity=_WARNING,
        demand="必填项尽量不写“不详”“未分类”",
        source="政府信息公开条例第十二条",
    ),
    Rule(
        id="CAT-2",
        slug="index-number-repeated",
        severity=_ERROR,
        demand="索引号在全站唯一",
        source="政府信息公开目录系统实施指引（试行）",
        fixed=True,
    ),
    Rule(
        id="CAT-4",
        slug="index-number-form",
        severity=_ERROR,
        demand="索引号符合发布机构约定的格式",
        source="本单位约定（issuing_bodies.yml）",
        fixed=True,
    ),
    Rule(
        id="CAT-5",
        slug="index-number-check-digit",
        severity=_WARNING,
        demand="索引号前段的统一社会信用代码或组织机构代码校验位正确",
        source="GB 32100、GB 11714",
    ),
    Rule(
        id="CAT-6",
        slug="issuing-body-unknown",
        severity=_ERROR,
        demand="发布机构、联合发文机构用登记册中的全称",
        source="政府信息公开条例第十条",
    ),
    Rule(
        id="CAT-7",
        slug="summary-form",
        severity=_WARNING,
        demand="内容概述不超过 100 字，是完整的句子，不是正文开头的截取",
        source="地方目录编制规范",
    ),
    Rule(
        id="CAT-8",
        slug="term-unknown",
        severity=_ERROR,
        demand="分类、体裁、公开方式、有效性只用词表中的词",
        source="本单位约定（metadata/）",
    ),
    Rule(
        id="NUM-1",
        slug="document-number-form",
        severity=_WARNING,
        demand="文号写成“代字〔年份〕序号”的规范形式",
        source="GB/T 9704",
    ),
    Rule(
        id="NUM-2",
        slug="document-number-repeated",
        severity=_WARNING,
        demand="同一机构的文号不重复",
        source="公文处理惯例",
    ),
    Rule(
        id="NUM-3",
        slug="document-number-body",
        severity=_WARNING,
        demand="文号栏与正文开头的文号一致",
        source="公文处理惯例",
    ),
    Rule(
        id="NUM-4",
        slug="document-number-year",
        severity=_WARNING,
        demand="文号年份与发文日期的年份一致",
        source="公文处理惯例",
    ),
    Rule(
        id="DAT-1",
        slug="date-invalid",
        severity=_ERROR,
        demand="日期真实存在，发文不晚于发布，除施行、失效、废止外不在将来",
        source="日期常理",
    ),
    Rule(
        id="DAT-4",
        slug="date-signature",
        severity=_WARNING,
        demand="发文日期与正文落款日期一致",
        source="公文处理惯例",
    ),
    Rule(
        id="VAL-1",
        slug="validity-missing",
        severity=_ERROR,
        demand="规范性文件写明施行日期",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="VAL-2",
        slug="validity-contradicted",
        severity=_ERROR,
        demand="写明的有效性与有效期、废止日期推算的一致",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="VAL-3",
        slug="expiry-missing",
        severity=_WARNING,
        demand="正文写明有效期的，要填有效期至",
        source="规范性文件管理惯例",
    ),
    Rule(
        id="VAL-4",
        slug="term-too-long",
        severity=_WARNING,
        demand="试行、暂行文件有效期不超过 2 年，其他规范性文件不超过 5 年",
        source="地方规范性文件管理办法",
    ),
    Rule(
        id="VAL-5",
        slug="relation-one-way",
        severity=_ERROR,
        demand="修改、废止关系在两件信息上都写明，且指向本站的信息",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="VAL-6",
        slug="validity-unmarked",
        severity=_ERROR,
        demand="失效、废止、已修改、尚未施行的信息在页面显著标明",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="TAG-1",
        slug="site-tags",
        severity=_ERROR,
        demand="网站名称、域名、标识码齐全、形式正确",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="TAG-2",
        slug="column-tags",
        severity=_ERROR,
        demand="栏目页有栏目名称、描述、关键词和规定的栏目类别",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="TAG-3",
        slug="article-tags",
        severity=_ERROR,
        demand="信息页有标题、发布时间（YYYY-MM-DD HH:MM）和来源标签",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="FTR-1",
        slug="footer-element",
        severity=_ERROR,
        demand="每个页面的页脚都有规定的各项内容",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="FTR-2",
        slug="filing-number",
        severity=_WARNING,
        demand="备案号、标识码形式正确，不是全零的占位号",
        source="国办发〔2017〕47号",
    ),
    Rule(
        id="NAV-1",
        slug="column-missing",
        severity=_ERROR,
        demand="首页、指南、制度、法定主动公开内容、年报、依申请公开栏目都有，名称准确，有内容",
        source="国办公开办函〔2019〕61号",
    ),
    Rule(
        id="NAV-1",
        slug="column-extra",
        severity=_WARNING,
        demand="docs 文件夹中只有规定的栏目和信息",
        source="国办公开办函〔2019〕61号",
    ),
    Rule(
        id="NAV-2",
        slug="guide-element",
        severity=_WARNING,
        demand="公开指南有条例第十二条规定的各项内容",
        source="政府信息公开条例第十二条",
    ),
    Rule(
        id="NAV-4",
        slug="column-empty",
        severity=_WARNING,
        demand="年报栏目至少有一份年度报告",
        source="国办秘函〔2019〕19号",
    ),
    Rule(
        id="LNK-1",
        slug="link-broken",
        severity=_ERROR,
        demand="站内链接、锚点、图片都能打开",
        source="国办秘函〔2019〕19号",
    ),
    Rule(
        id="SEC-4",
        slug="disclosure-contradicted",
        severity=_ERROR,
        demand="公开方式与正文“此件……公开”的注记一致，只发布主动公开的信息",
        source="政府信息公开条例第十七条",
    ),
    Rule(
        id="FILE-1",
        slug="file-encoding",
        severity=_ERROR,
        demand="文件用 UTF-8 编码保存",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-2",
        slug="front-matter-missing",
        severity=_ERROR,
        demand="文件开头有元数据",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-3",
        slug="front-matter-broken",
        severity=_ERROR,
        demand="元数据写法正确",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-4",
        slug="front-matter-repeated",
        severity=_ERROR,
        demand="同一项只写一次",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-5",
        slug="front-matter-unknown",
        severity=_ERROR,
        demand="只用手册所列的项目名称",
        source="本系统",
    ),
    Rule(
        id="FILE-6",
        slug="value-invalid",
        severity=_ERROR,
        demand="每一项的值符合该项的形式",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-7",
        slug="body-empty",
        severity=_ERROR,
        demand="信息有正文（已撤回的除外）",
        source="政府信息公开条例第二十四条",
    ),
    Rule(
        id="FILE-8",
        slug="file-name-clash",
        severity=_ERROR,
        demand="没有只差大小写或字形的文件名，一件信息的附件不同名",
        source="本系统",
        fixed=True,
    ),
    Rule(
        id="FILE-9",
        slug="attachment-missing",
        severity=_ERROR,
        demand="附件和图片存在，且在信息文件夹之内",
        source="政府信息公开条例第二十四条",
        fixed=True,
    ),
    Rule(
        id="META-1",
        slug="metadata-broken",
        severity=_ERROR,
        demand="metadata 文件夹中的声明写法正确、词条代码不重复",
        source="本系统",
        fixed=True,
    ),
)

BY_SLUG: Final[dict[str, Rule]] = {rule.slug: rule for rule in RULES}


def apply_severities(
    findings: tuple[Finding, ...], changed: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """Return the findings with the severities of the table, changed as the site declares.

    Findings of rules switched off are left out; fixed rules keep the table's severity.
    """
    graded = []
    for finding in findings:
        rule = BY_SLUG[finding.rule]
        severity = rule.severity if rule.fixed else changed.get(rule.slug, rule.severity)
        if severity is not Severity.OFF:
            graded.append(finding.graded(severity))
    return tuple(graded)
