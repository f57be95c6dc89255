"""Reading log files into a site's visits file."""

from __future__ import annotations

import gzip
import json
import os
import random
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.visits import VisitsError, run

START = datetime(2026, 11, 22, 10, 0, 0, tzinfo=timezone(timedelta(hours=8)))
BROWSER = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0"


def line(second: int, address: str = "192.0.2.7", *, agent: str = BROWSER, zone: int = 8) -> str:
    """A combined line for a page, some seconds after the start, as a server in a zone writes it."""
    moment = (START + timedelta(seconds=second)).astimezone(timezone(timedelta(hours=zone)))
    return f'{address} - - [{moment:%d/%b/%Y:%H:%M:%S %z}] "GET / HTTP/1.1" 200 9 "-" "{agent}"\n'


def write(path: Path, *lines: str) -> Path:
    """Write a log, compressed if its name says so."""
    content = "".join(lines).encode("latin-1")
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty published site."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def test_total_and_summary(tmp_path: Path, site: Path) -> None:
    """The file holds the total, how far it goes, and nothing else; the summary says it all."""
    log = write(
        tmp_path / "access.log",
        line(0),
        line(60),
        line(60, "2001:db8::7"),
        line(61, agent="curl/8.5.0"),
        "garbage\n",
        line(90),
    )
    assert run([log], site) == (
        "读取 6 行，计入访问 2 次，累计 2 次，忽略机器人 1 次，无法识别 1 行\n"
        "统计至 2026-11-22 10:01:30"
    )
    assert (site / "visits.json").read_bytes() == (
        b'{"total": 2, "through": "2026-11-22T10:01:30+08:00", "at_through": 0}\n'
    )


def test_second_reading_adds_only_what_is_new(tmp_path: Path, site: Path) -> None:
    """The same log read again adds nothing; grown, it adds what it grew by."""
    log = write(tmp_path / "access.log", line(0), line(9, "B"))
    run([log], site)
    before = (site / "visits.json").read_bytes()
    assert "计入访问 0 次，累计 2 次" in run([log], site)
    assert (site / "visits.json").read_bytes() == before
    write(log, line(0), line(9, "B"), line(1000), line(1001, "C"))
    assert "计入访问 1 次，累计 3 次" in run([log], site)


def test_rotated_and_compressed_logs_in_any_order(tmp_path: Path, site: Path) -> None:
    """Files are merged by time, whatever their order, compression and time zone."""
    newest = write(tmp_path / "access.log", line(3000, zone=0))
    middle = write(tmp_path / "access.log.1", line(1500, zone=-5), line(1500, "B"))
    oldest = write(tmp_path / "access.log.2.gz", line(0), line(1, "B"))
    run([newest, oldest, middle], site)
    assert json.loads((site / "visits.json").read_text()) == {
        "total": 2,
        "through": "2026-11-22T10:50:00+08:00",
        "at_through": 0,
    }


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([0, 1, 900, 1799, 1800]), st.sampled_from("ABC")), min_size=1
    ),
    st.randoms(use_true_random=False),
)
def test_any_rotation_with_overlap_gives_the_same_file(
    steps: list[tuple[int, str]], chance: random.Random
) -> None:
    """A log read as it grows, in rotated pieces given in any order, ends in the same bytes."""
    second, lines = 0, []
    for step, visitor in steps:
        second += step
        lines.append(line(second, visitor, zone=chance.choice([8, 0, -3])))
    with TemporaryDirectory() as name:
        folder = Path(name)
        once, often = folder / "once", folder / "often"
        once.mkdir()
        often.mkdir()
        run([write(folder / "whole.log", *lines)], once)
        for end in [*sorted(chance.choices(range(1, len(lines) + 1), k=3)), len(lines)]:
            cuts = [0, *sorted(chance.choices(range(end + 1), k=2)), end]
            pieces = [
                write(folder / f"access.log.{i}{chance.choice(['', '.gz'])}", *lines[a:b])
                for i, (a, b) in enumerate(pairwise(cuts))
            ]
            chance.shuffle(pieces)
            run(pieces, often)
        assert (often / "visits.json").read_bytes() == (once / "visits.json").read_bytes()


def test_nothing_of_a_visitor_is_kept(tmp_path: Path, site: Path) -> None:
    """Neither address nor agent reaches the disk, and no other file is left behind."""
    run([write(tmp_path / "access.log", line(0, "203.0.113.99"))], site)
    assert [each.name for each in site.iterdir()] == ["visits.json"]
    assert set(json.loads((site / "visits.json").read_text())) == {"total", "through", "at_through"}


def test_without_visits_no_file(tmp_path: Path, site: Path) -> None:
    """A log without a visit writes no file, so that the footer shows no 第 0 位."""
    summary = run([write(tmp_path / "access.log", line(0, agent="curl/8"))], site)
    assert summary.endswith("没有访问记录，未写入 visits.json")
    assert not list(site.iterdir())


def test_damaged_lines_are_reported_not_fatal(tmp_path: Path, site: Path) -> None:
    """Binary rubbish, endless lines and a last line without its end do not stop the count."""
    log = tmp_path / "access.log"
    log.write_bytes(b"\xff\xfe\x00\n" + b"x" * 200_000 + b"\n" + line(0).rstrip().encode())
    summary = run([log], site)
    assert "累计 1 次" in summary
    assert "无法识别 5 行" in summary


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"{}",
        b'{"total": 5}',
        b'{"total": "5", "through": "2026-11-22T10:00:00+08:00", "at_through": 0}',
        b'{"total": true, "through": "2026-11-22T10:00:00+08:00", "at_through": 0}',
        b'{"total": -5, "through": "2026-11-22T10:00:00+08:00", "at_through": 0}',
        b'{"total": 5, "through": "2026-11-22T10:00:00+08:00", "at_through": 6}',
        b'{"total": 5, "through": "2026-11-22T10:00:00", "at_through": 0}',
        b'{"total": 5, "through": "2026-11-22", "at_through": 0}',
        b'{"total": 5, "through": null, "at_through": 0}',
        b'{"total": 5, "through": "9999-12-31T23:59:59-05:00", "at_through": 0}',
        b"[" * 100_000,
    ],
)
def test_damaged_visits_file_is_left_alone(tmp_path: Path, site: Path, content: bytes) -> None:
    """A file that cannot be continued from is an error in one Chinese line, and stays as it was."""
    path = site / "visits.json"
    path.write_bytes(content)
    with pytest.raises(VisitsError, match=r"visits\.json: 不是有效的访客统计文件[^\n]*$"):
        run([write(tmp_path / "access.log", line(0))], site)
    assert path.read_bytes() == content
    assert list(site.iterdir()) == [path]


def test_unreadable_logs_are_named(tmp_path: Path, site: Path) -> None:
    """A log that is missing, a folder, or a broken archive stops the count before any writing."""
    good = write(tmp_path / "good.log", line(0))
    cut = tmp_path / "cut.gz"
    whole = gzip.compress("".join(line(second) for second in range(999)).encode())
    cut.write_bytes(whole[: len(whole) // 2])
    fake = tmp_path / "fake.gz"
    fake.write_bytes(b"not compressed")
    for log, reason in [
        (tmp_path / "missing.log", "文件不存在"),
        (tmp_path, "这是文件夹"),
        (cut, "压缩文件已损坏或不完整"),
        (fake, "压缩文件已损坏或不完整"),
    ]:
        with pytest.raises(VisitsError, match=reason) as caught:
            run([good, log], site)
        assert str(caught.value).startswith(f"{log}: ")
        assert "\n" not in str(caught.value)
    assert not list(site.iterdir())


def test_missing_site_folder(tmp_path: Path) -> None:
    """Without the site's folder nothing is counted, and none is made."""
    with pytest.raises(VisitsError, match="网站文件夹不存在"):
        run([write(tmp_path / "access.log", line(0))], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_failed_write_keeps_the_previous_file(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails, the previous total stays and nothing half-written is left."""
    run([write(tmp_path / "access.log", line(0))], site)
    before = (site / "visits.json").read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(VisitsError, match="没有保存"):
        run([write(tmp_path / "access.log", line(0), line(5000))], site)
    assert (site / "visits.json").read_bytes() == before
    assert [each.name for each in site.iterdir()] == ["visits.json"]


def test_the_file_that_a_build_leaves_counts_as_nothing(site: Path, tmp_path: Path) -> None:
    """A fresh site's file says that nothing has been counted; counting starts from there."""
    (site / "visits.json").write_text('{"total": null}', encoding="utf-8")
    run([write(tmp_path / "access.log", line(0))], site)
    assert json.loads((site / "visits.json").read_text(encoding="utf-8"))["total"] == 1
