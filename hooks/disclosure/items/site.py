"""The site's identity: what the header, the standard footer and the meta tags say.

The footer's elements follow 政府网站发展指引 (国办发〔2017〕47号): 网站标识码, 主办单位, 联系方式,
ICP备案号, 公安机关备案号, 站点地图, 找错 and 党政机关标识, beside the customary 承办单位 and 声明.
"""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteField:
    """One entry of ``metadata/site.yml``: key, Chinese label, pattern and what it should be."""

    key: str
    label: str
    required: bool = False
    pattern: str = ""
    form: str = ""


CONTACT_FIELDS: Final = (
    SiteField(key="office", label="机构", required=True),
    SiteField(key="address", label="办公地址", required=True),
    SiteField(key="hours", label="办公时间", required=True),
    SiteField(key="phone", label="联系电话", required=True),
    SiteField(key="fax", label="传真号码", required=True),
    SiteField(key="email", label="电子邮箱", required=True),
    SiteField(key="postcode", label="邮政编码"),
)
"""The elements of 政府信息公开条例 article 12 that name the office and the ways to reach it."""

COLOUR_FIELDS: Final = (
    SiteField(key="primary", label="主色", pattern=r"#[0-9A-Fa-f]{6}", form="#123456 的形式"),
    SiteField(key="accent", label="辅色", pattern=r"#[0-9A-Fa-f]{6}", form="#123456 的形式"),
)

_HOST: Final = r"https?://[^\s/?#@:\[\]]+(?::[0-9]{1,5})?"
_LINK: Final = _HOST + r"(?:[/?#]\S*)?"

ID_CODE: Final = "[0-9]{10}|bm[0-9]{8}"
"""The form of a site's code (网站标识码)."""

SITE_FIELDS: Final = (
    SiteField(key="name", label="网站名称", required=True),
    SiteField(
        key="domain",
        label="网站域名",
        required=True,
        pattern=r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}",
        form="域名，如 www.example.gov.cn",
    ),
    SiteField(
        key="address",
        label="网址",
        required=True,
        pattern=_HOST + r"/(?:\S*/)?",
        form="完整网址并以“/”结尾，如 https://www.example.gov.cn/xxgk/",
    ),
    SiteField(
        key="id_code",
        label="网站标识码",
        required=True,
        pattern=ID_CODE,
        form="10 位数字，或 bm 加 8 位数字",
    ),
    SiteField(key="owner", label="版权所有", required=True),
    SiteField(key="statement", label="版权声明", required=True),
    SiteField(key="statement_link", label="声明链接", pattern=_LINK, form="网址"),
    SiteField(key="host", label="主办单位", required=True),
    SiteField(key="organiser", label="承办单位", required=True),
    SiteField(
        key="icp",
        label="ICP备案号",
        required=True,
        pattern=r"[\u4e00-\u9fff]ICP备[0-9]{8,10}号(-[0-9]+)?",
        form="如 某ICP备12345678号-1",
    ),
    SiteField(key="icp_link", label="ICP备案链接", pattern=_LINK, form="网址"),
    SiteField(
        key="police",
        label="公安机关备案号",
        required=True,
        pattern=r"[\u4e00-\u9fff]公网安备\s*[0-9]{14}号",
        form="如 某公网安备 12345678901234号",
    ),
    SiteField(key="police_link", label="公安机关备案链接", pattern=_LINK, form="网址"),
    SiteField(key="support", label="技术支持"),
    SiteField(key="accessibility_link", label="无障碍链接", pattern=_LINK, form="网址"),
    SiteField(key="error_report_link", label="找错链接", required=True, pattern=_LINK, form="网址"),
    SiteField(
        key="party_government_mark_link", label="党政机关标识链接", pattern=_LINK, form="网址"
    ),
    SiteField(key="logo", label="标志"),
    SiteField(key="sample", label="示例数据", pattern="是|否|true|false", form="是 或 否"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the office in charge of disclosure (条例 article 12)."""

    office: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    postcode: str = ""

    @property
    def ways(self) -> tuple[tuple[str, str, str], ...]:
        """Return label, text and link (or "") of each way to reach the office that is known."""
        known = ((field, getattr(self, field.key)) for field in CONTACT_FIELDS[1:])
        return tuple(
            (field.label, text, f"mailto:{text}" if field.key == "email" else "")
            for field, text in known
            if text
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The site's main and second colour as ``#rrggbb``; empty: the theme's own."""

    primary: str = ""
    accent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteIdentity:
    """Everything in ``metadata/site.yml``, by the keys of ``SITE_FIELDS``."""

    name: str = ""
    domain: str = ""
    address: str = ""
    id_code: str = ""
    owner: str = ""
    statement: str = ""
    statement_link: str = ""
    host: str = ""
    organiser: str = ""
    icp: str = ""
    icp_link: str = ""
    police: str = ""
    police_link: str = ""
    support: str = ""
    accessibility_link: str = ""
    error_report_link: str = ""
    party_government_mark_link: str = ""
    logo: str = ""
    sample: str = ""
    contact: Contact = field(default_factory=Contact)
    colours: Colours = field(default_factory=Colours)

    @property
    def is_sample(self) -> bool:
        """Return whether every page must say that its data are samples."""
        return self.sample in {"是", "true"}
