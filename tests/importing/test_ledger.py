"""The report of an import, which is also its memory."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.importing.faults import ImportFaultError
from disclosure.importing.ledger import LedgerRow, Outcome, read_ledger, write_ledger
from disclosure.items.characters import one_line

TEXTS = st.text(st.characters(codec="utf-8")).map(one_line)
ROWS = st.builds(
    LedgerRow,
    file=TEXTS,
    line=st.integers(min_value=1),
    own_id=TEXTS,
    outcome=st.sampled_from(Outcome),
    item=TEXTS,
    index_number=TEXTS,
    assigned=TEXTS,
    remarks=TEXTS,
    fingerprint=st.just("00e1"),
)
ROW = LedgerRow(file="a.csv", line=2, own_id="=1+1", outcome=Outcome.WRITTEN, fingerprint="12e3")


@given(st.lists(ROWS, max_size=3))
def test_what_is_written_reads_back(rows: list[LedgerRow]) -> None:
    """Every row comes back as it was."""
    assert read_ledger(write_ledger(rows)) == tuple(rows)


def test_spreadsheet_programs_get_along_with_it() -> None:
    """It has the mark that Excel wants; no cell is a formula and no digest looks like a number."""
    data = write_ledger([ROW])
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["原编号"], row["指纹"]) == ("'=1+1", "#12e3")
    assert list(row)[:4] == ["来源文件", "行号", "原编号", "结果"]


def test_saved_again_in_the_encoding_of_the_system() -> None:
    """A report that Excel saved as GBK is still known."""
    text = write_ledger([ROW]).decode("utf-8-sig")
    assert read_ledger(text.encode("gb18030")) == (ROW,)


def test_half_a_letter_is_replaced() -> None:
    """What an old system cut within a letter is written all the same."""
    (row,) = read_ledger(write_ledger([replace(ROW, remarks="附件“说明\ud83d.pdf”")]))
    assert row.remarks == "附件“说明\ufffd.pdf”"


@pytest.mark.parametrize("text", ["来源文件,行号\na.csv,2\n", "", "x"])
def test_a_spoilt_report_is_refused(text: str) -> None:
    """Without its memory an import would write everything again, so it doesn't start."""
    data = text.encode()
    if not text.count("\n"):
        data = write_ledger([ROW]).replace(b",2,", b",two,")
    with pytest.raises(ImportFaultError, match=r"import-report\.csv"):
        read_ledger(data)
