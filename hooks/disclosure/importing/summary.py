"""The reconciliation that closes an import: each record read is written, there already or aside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.importing.ledger import REPORT_FILE, LedgerRow, Outcome
from disclosure.importing.planning import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """What an import did: ``read`` is ``written`` + ``unchanged`` + ``set_aside``.

    ``set_aside`` are places (file and line) with the reason; ``notes`` are further lines for the
    editor; ``report`` is where the details stand.
    """

    written: int
    unchanged: int
    set_aside: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    report: str

    @property
    def read(self) -> int:
        """Return how many records were read."""
        return self.written + self.unchanged + len(self.set_aside)

    @property
    def text(self) -> str:
        """Return the reconciliation as editors read it."""
        lines = [
            (
                f"读取 {self.read} 条：写入 {self.written} 条，已有（未改动）{self.unchanged} 条，"
                f"搁置 {len(self.set_aside)} 条。"
            )
        ]
        if self.set_aside:
            lines += ["搁置的：", *(f"  {place}: {why}" for place, why in self.set_aside)]
        return "\n".join([*lines, *self.notes, f"逐条结果见 {self.report}。"])


def summarise(plan: Plan, report: str = REPORT_FILE) -> ImportSummary:
    """Return the reconciliation of a plan that has been carried out."""
    aside = [row for row in plan.rows if row.outcome is Outcome.SET_ASIDE]
    written = sum(plan.new)
    return ImportSummary(
        written=written,
        unchanged=len(plan.rows) - written - len(aside),
        set_aside=tuple((row.place, _last_remark(row)) for row in aside),
        notes=tuple(_notes(plan)),
        report=report,
    )


def _last_remark(row: LedgerRow) -> str:
    """Return why a record is set aside: its whole remark, or of an imported one the last part."""
    return row.remarks.rpartition("；")[2] if row.item else row.remarks


def _notes(plan: Plan) -> Iterator[str]:
    fresh = [row for row, new in zip(plan.rows, plan.new, strict=True) if new]
    assigned = Counter(
        "索引号由系统编制" if part.startswith("索引号：") else part
        for row in fresh
        for part in row.assigned.split("；")
        if part
    )
    if assigned:
        counts = "；".join(f"{what} {count} 条" for what, count in assigned.most_common())
        yield f"系统赋予的内容：{counts}。"
    if remarked := sum(bool(row.remarks) for row in fresh):
        yield f"写入的信息中有 {remarked} 条与来源不尽相同，请看“说明”一栏。"
    copies = sum(row.outcome is Outcome.EXISTING for row in plan.rows)
    if copies:
        yield f"已有的之中有 {copies} 条与另一条记录的内容完全相同。"
    for (file, column), count in plan.unused.items():
        yield f"未采用的列：{file} 的“{column}”（{count} 条有值）；要采用请写列名对照表。"
