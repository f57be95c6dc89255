"""One line of a web server's access log: what it says, and whether it can be part of a visit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import lru_cache

from disclosure.items.dates import CHINA

_QUOTED = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
# address, identity, user, [time], "request", status, size; then in the combined format "referrer",
# "agent", and whatever the server adds (nginx's own default adds the forwarded address).
_LINE = re.compile(
    r"([\w.:%-]+) \S+ \S+ \[([^]]+)\] "
    + _QUOTED
    + rf" (\d{{3}}) (?:\d+|-)(?: {_QUOTED} {_QUOTED}(?: .*)?)?\s*",
    re.ASCII,
)
# Not strptime: its month names follow the locale, and it takes five times as long.
_STAMP = re.compile(r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):([\d:]{8}) ([+-]\d{4})", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What programs call themselves. Cubot is a maker of telephones, not a robot.
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archiver|scrap[ey]|fetch|preview|validator|link.?check"
    r"|curl|wget|python|libwww|\bperl|\bruby|\bphp|\bjava/|go-http|okhttp|guzzle|axios|\bnode"
    r"|http.?client|httpie|postman|insomnia"
    r"|headless|phantomjs|selenium|puppeteer|playwright|lighthouse|page ?speed|externalhit"
    r"|monitor|uptime|pingdom|statuscake|site24x7|zabbix|nagios|check_http|jiankongbao|prometheus"
    r"|blackbox|health.?check|probe|scan(?:ner|\b)|nmap|nikto|sqlmap|zgrab|censys"
    r"|mediapartners|\+https?:|^mozilla/[\d.]+$",
    re.IGNORECASE,
)
_SERVED = frozenset({200, 206, 304})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of an access log: who asked when for what. Lives in memory only."""

    second: int  # since 1970-01-01T00:00Z
    address: str
    agent: str | None  # None in the common format, which does not record it
    method: str
    target: str
    status: int


class Kind(Enum):
    """What a log line is to the count."""

    PAGE = auto()
    ROBOT = auto()
    OTHER = auto()
    UNRECOGNISED = auto()


def parse_line(line: str) -> Hit | None:
    """Return the request in a line of the common or combined log format, or None if it is none."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    address, stamp, request, status, _referrer, agent = match.groups()
    try:
        second = _second(stamp)
    except (ValueError, OverflowError):
        return None
    method, target = (*request.split(" ", 2), "")[:2]
    return Hit(
        second=second,
        address=address,
        agent=agent,
        method=method,
        target=target,
        status=int(status),
    )


@lru_cache(maxsize=64)  # neighbouring lines share their second
def _second(stamp: str) -> int:
    """Return the second since 1970 of ``22/Nov/2026:10:00:00 +0800``; ValueError if it is none."""
    match = _STAMP.fullmatch(stamp)
    if match is None:
        raise ValueError(stamp)
    day, month, year, time, offset = match.groups()
    number = _MONTHS.index(month) + 1
    moment = datetime.fromisoformat(f"{year}-{number:02}-{day}T{time}{offset}")
    return int(moment.astimezone(CHINA).timestamp())  # fails here if China has no such year


def classify(hit: Hit | None) -> Kind:
    """Return what the count makes of a line: only pages that were served to people are visits."""
    if hit is None:
        return Kind.UNRECOGNISED
    page = hit.target.partition("?")[0].endswith(("/", ".html"))
    if hit.method != "GET" or hit.status not in _SERVED or not page:
        return Kind.OTHER
    return Kind.ROBOT if hit.agent is not None and is_robot(hit.agent) else Kind.PAGE


@lru_cache(maxsize=4096)  # people share few agents, and the search takes a tenth of a millisecond
def is_robot(agent: str) -> bool:
    """Return whether a user agent is a program's; browsers always name themselves."""
    return agent.strip() in {"", "-"} or _ROBOT.search(agent) is not None


def page_hits(lines: Iterable[str], kinds: Counter[Kind]) -> Iterator[Hit]:
    """Yield people's requests for pages, and count every line into ``kinds``."""
    for line in lines:
        hit = parse_line(line)
        kind = classify(hit)
        kinds[kind] += 1
        if hit is not None and kind is Kind.PAGE:
            yield hit
