"""The edge of the count: reads the logs, keeps the tally in the site's ``visits.json``."""

import gzip
import heapq
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from disclosure.items.dates import CHINA
from disclosure.os_faults import reason_of
from disclosure.visits.access_log import Kind, page_hits
from disclosure.visits.counting import Tally, count_visits

VISITS_FILE = "visits.json"
NOTHING_COUNTED = {"total": None}  # a build writes it, so that the footer's request never fails
LONGEST_LINE = 65_536  # characters; servers limit a request to some 8,000, more is damage


class VisitsError(Exception):
    """Nothing was counted or written; the message is one Chinese line for whoever ran it."""


def keep_visits(site: Path) -> bytes:
    """Return the visits file of a folder that is to be replaced, or one that nothing is counted."""
    path = site / VISITS_FILE
    return path.read_bytes() if path.is_file() else json.dumps(NOTHING_COUNTED).encode()


def read_tally(path: Path) -> Tally | None:
    """Return the tally in a visits file, None if there is no such file; VisitsError if damaged."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored == NOTHING_COUNTED:
            return None
        through = datetime.strptime(stored["through"], "%Y-%m-%dT%H:%M:%S%z").astimezone(CHINA)
        total, at_through = stored["total"], stored["at_through"]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise VisitsError(f"{path}: {_reason(error)}；没有统计") from error
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise VisitsError(_damaged(path)) from error
    if type(total) is not int or type(at_through) is not int or not 0 <= at_through <= total:
        raise VisitsError(_damaged(path))
    return Tally(total=total, through=int(through.timestamp()), at_through=at_through)


def _damaged(path: Path) -> str:
    """Return the message that a visits file cannot be continued from."""
    return f"{path}: 不是有效的访客统计文件，已保持原样；请从备份恢复，或删除后从头统计"


def write_tally(path: Path, tally: Tally) -> None:
    """Put the tally in place of the file at once, readable by the web server; OSError if not."""
    through = datetime.fromtimestamp(tally.through, CHINA).isoformat()
    stored = {"total": tally.total, "through": through, "at_through": tally.at_through}
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps(stored) + "\n")
            stream.flush()
            os.fsync(stream.fileno())  # a power cut must not leave an empty file under the name
        unfinished.chmod(0o644)  # the web server reads it
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _open(log: Path) -> TextIO:
    """Open a log, compressed or not; Latin-1 because any byte may stand in a user agent."""
    if log.suffix == ".gz":
        return gzip.open(log, "rt", encoding="latin-1", newline="\n")
    return log.open(encoding="latin-1", newline="\n")


def _lines(log: Path) -> Iterator[str]:
    """Yield the lines of a log, one at a time; VisitsError if it cannot be read."""
    try:
        with _open(log) as stream:
            while line := stream.readline(LONGEST_LINE):
                yield line
    except (OSError, EOFError, zlib.error) as error:
        raise VisitsError(f"{log}: {_reason(error)}；没有统计") from error


def _reason(error: OSError | EOFError | zlib.error) -> str:
    """Return in Chinese why a file could not be read or written."""
    if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
        return reason_of(error)
    return "压缩文件已损坏或不完整"


def run(logs: Sequence[Path], site: Path) -> str:
    """Count the visits in ``logs``, in any order, into the site's visits file.

    Returns the summary in Chinese; VisitsError if a log, the site folder or the file is unusable.
    """
    if not site.is_dir():
        raise VisitsError(f"{site}: 网站文件夹不存在；请先生成网站，或用 --site 指明位置")
    path = site / VISITS_FILE
    before = read_tally(path)
    kinds: Counter[Kind] = Counter()
    streams = (page_hits(_lines(log), kinds) for log in logs)
    after = count_visits(heapq.merge(*streams, key=lambda hit: hit.second), before)
    if after is not None and after != before:
        try:
            write_tally(path, after)
        except OSError as error:
            raise VisitsError(f"{path}: {_reason(error)}；没有保存") from error
    return summary(kinds, before, after)


def summary(kinds: Counter[Kind], before: Tally | None, after: Tally | None) -> str:
    """Return in Chinese what was read, counted, left out, and what the total is now."""
    total = after.total if after else 0
    gained = total - (before.total if before else 0)
    read = (
        f"读取 {kinds.total()} 行，计入访问 {gained} 次，累计 {total} 次"
        f"，忽略机器人 {kinds[Kind.ROBOT]} 次，无法识别 {kinds[Kind.UNRECOGNISED]} 行"
    )
    if after is None:
        return f"{read}\n没有访问记录，未写入 {VISITS_FILE}"
    return f"{read}\n统计至 {datetime.fromtimestamp(after.through, CHINA):%Y-%m-%d %H:%M:%S}"
