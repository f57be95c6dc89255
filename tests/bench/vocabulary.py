"""The words of which benchmark documents consist, frequent ones far more often than rare ones."""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_SEED: Final = "words"


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


ACTS: Final = _words(
    "加强 推进 完善 落实 建立 健全 规范 开展 组织 实施 制定 公布 受理 审核 审批 检查 监督 指导 "
    "协调 督促 保障 支持 鼓励 引导 培育 扩大 优化 提升 改善 保护 治理 整治 查处 纠正 调整 核定 "
    "编制 修订 备案 登记 申报 征集 听取 公示 发放 拨付 补助 减免 征收 收回 移交 验收 评估 考核 "
    "统计 核查 监测 预警 处置 救助 安置 培训 宣传 推广 清理 简化 整合 共享 公开 归集 核发 变更 "
    "注销 延续 暂停 恢复 限制 禁止 拆除 修复 养护 改造 新建 扩建 疏浚 绿化 供应 储备 采购 招标"
)

_FIELDS: Final = _words(
    "住房 土地 道路 桥梁 公交 停车 供水 供热 燃气 电力 通信 排水 污水 垃圾 绿地 河道 湖泊 水库 "
    "堤防 防汛 气象 地震 消防 森林 草原 湿地 矿产 耕地 农田 粮食 蔬菜 畜牧 水产 种子 农机 农药 "
    "化肥 渔业 果品 食品 药品 器械 餐饮 集市 价格 计量 标准 质量 商标 专利 广告 合同 企业 工业 "
    "园区 外贸 旅游 酒店 物流 快递 仓储 港口 铁路 机场 客运 货运 驾培 校车 学校 幼儿 义务 高中 "
    "职业 教师 学生 招生 考试 体育 文化 图书 文物 戏曲 广播 出版 医院 诊所 疫苗 妇幼 传染 血液 "
    "急救 卫生 健康 养老 殡葬 社区 婚姻 收养 残疾 儿童 低保 特困 慈善 志愿 就业 创业 工伤 失业 "
    "社保 医保 工资 劳务 人才 公务 事业 编制 预算 决算 债务 税费 国资 采购 审计 统计 金融 保险 "
    "信用 档案 信访 调解 公证 律师 仲裁 户籍 交管 治安 禁毒 边防 民族 宗教 侨务 外事 退役 双拥 "
    "科技 数据 网络 政务 电子 能源 节能 环保 大气 噪声 辐射 固废 危废 扬尘 建筑 勘察 设计 施工 "
    "监理 造价 物业 装修 拆迁 棚改 村镇 宅基 林权 水权 海域 滩涂 地名 测绘 规划 人防 应急 救灾"
)

_QUALITIES: Final = _words(
    "公共 基本 重点 城乡 全市 农村 城镇 基层 国有 集体 民营 小型 大型 特种 危险 日常 专项 综合 "
    "统一 分级 联合 定期 临时 长期 年度 季度 地方 区域 跨区 示范 试点 标准 数字 智能 绿色 低碳 "
    "安全 优质 特色 传统 现代 高层 老旧 新建 在建 闲置 废弃 历史 自然 人工 集中 分散 普通 特殊"
)

_HEADS: Final = _words(
    "管理 服务 保障 监督 建设 改革 发展 安全 规划 方案 制度 机制 体系 平台 项目 工程 设施 设备 "
    "资金 经费 补贴 标准 目录 清单 台账 档案 信息 数据 名单 报告 预案 措施 办法 细则 规程 指标 "
    "任务 责任 职责 权限 程序 流程 时限 条件 材料 证明 许可 资格 资质 等级 信用 风险 隐患 事故 "
    "案件 投诉 纠纷 检验 检测 监测 评价 评审 考评 验收 维护 运营 经营 交易 使用 利用 开发 保护 "
    "治理 防治 救援 培训 教育 宣传 调查 统计 核查 登记 备案 公示 单位 机构 人员 队伍 企业 场所"
)

OFFICES: Final = _words(
    "各级人民政府 市政府有关部门 各区人民政府 各乡镇人民政府 街道办事处 主管部门 行业主管部门 "
    "监督检查机构 经办机构 业务主管单位 建设单位 施工单位 生产经营单位 物业服务企业 申请人 "
    "行政相对人 利害关系人 当事人 村民委员会 居民委员会 行业协会 第三方机构 专家评审组 工作专班 "
    "领导小组办公室 联席会议 财政部门 审计机关 公安机关 市场监督管理部门 自然资源主管部门 "
    "生态环境主管部门 住房城乡建设主管部门 交通运输主管部门 农业农村主管部门 卫生健康主管部门 "
    "教育行政部门 民政部门 应急管理部门 人力资源社会保障部门 税务机关 政务服务中心"
)

PLACE_ENDS: Final = _words("村 镇 乡 街道 路 大街 小区 社区 花园 河 湖 水库 工业园 市场 学校 桥")
FIRM_ENDS: Final = _words(
    "有限公司 商贸有限公司 建筑工程有限公司 食品厂 合作社 科技有限公司 物流有限公司 酒店 超市 "
    "药房 诊所 幼儿园 养老院 纺织厂 机械厂 养殖场 加油站"
)


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[T]):
    """Words in order of frequency, drawn after Zipf's law."""

    words: Sequence[T]
    cumulated: Sequence[float]

    def draw(self, generator: random.Random) -> T:
        """Return a word; the first is twice as likely as the second, and so on."""
        return self.words[bisect(self.cumulated, generator.random() * self.cumulated[-1])]


def zipf(words: Sequence[T], *, exponent: float, offset: float = 0.0) -> Lexicon[T]:
    """Return a lexicon of the words, the most frequent first; ``offset`` flattens the head."""
    weights = (1 / (rank + offset) ** exponent for rank in range(1, len(words) + 1))
    return Lexicon(words, tuple(accumulate(weights)))


def things(count: int = 6000) -> Lexicon[str]:
    """Return compounds such as 公共住房保障, of fields, qualities and heads."""
    generator = random.Random(_SEED)
    return zipf(tuple(islice(_distinct(_compounds(generator)), count)), exponent=0.8, offset=8)


def names(count: int = 30_000) -> Lexicon[str]:
    """Return invented proper names of two letters, of all common letters: the long tail."""
    generator = random.Random(f"{_SEED}:names")
    letters = common_letters()
    pairs = ("".join(generator.sample(letters, 2)) for _ in iter(int, 1))
    return zipf(tuple(islice(_distinct(pairs), count)), exponent=0.6, offset=20)


def common_letters() -> Sequence[str]:
    """Return the 3,755 common letters, which GB 2312 has in its rows 16 to 55."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return tuple(code.decode("gb2312") for code in codes if code < b"\xd7\xfa")


def _compounds(generator: random.Random) -> Iterator[str]:
    while True:
        field, head = generator.choice(_FIELDS), generator.choice(_HEADS)
        shape = generator.random()
        if shape < 0.5:
            yield field + head
        elif shape < 0.7:
            yield generator.choice(_QUALITIES) + field + head
        elif shape < 0.85:
            yield field + head + generator.choice(_HEADS)
        else:
            yield generator.choice(_QUALITIES) + head


def _distinct(words: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if word not in seen:
            seen.add(word)
            yield word
