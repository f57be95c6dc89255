"""What a line of an access log says, and which lines can be part of a visit."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.visits.access_log import Hit, Kind, classify, is_robot, page_hits, parse_line

WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/120.0.0.0 Safari/537.36"
)
WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2244A Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47 Language/zh_CN"
)
CUBOT = (
    "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/90.0 Safari/537.36"
)


def combined(
    *,
    address: str = "192.0.2.7",
    stamp: str = "22/Nov/2026:10:00:00 +0800",
    request: str = "GET /xxgk/ HTTP/1.1",
    status: int = 200,
    agent: str = WINDOWS,
) -> str:
    """A line of the combined format."""
    return f'{address} - - [{stamp}] "{request}" {status} 512 "-" "{agent}"\n'


def kind(line: str) -> Kind:
    """What the count makes of a line."""
    return classify(parse_line(line))


def test_combined_line_is_read_in_full() -> None:
    """Address, moment, request, status and agent come out of a combined line."""
    assert parse_line(combined(request="GET /xxgk/a.html?from=home HTTP/2.0", status=304)) == Hit(
        second=1795312800,
        address="192.0.2.7",
        agent=WINDOWS,
        method="GET",
        target="/xxgk/a.html?from=home",
        status=304,
    )


def test_common_line_has_no_agent() -> None:
    """The common format says nothing of the agent, which is not the same as an empty one."""
    line = '192.0.2.7 - editor [22/Nov/2026:10:00:00 +0800] "GET / HTTP/1.1" 200 -'
    hit = parse_line(line)
    assert hit is not None
    assert hit.agent is None
    assert classify(hit) is Kind.PAGE


def test_what_a_server_appends_is_ignored() -> None:
    """The forwarded address and the like after the combined fields do not hide a line."""
    assert kind(combined().rstrip() + ' "198.51.100.3" 0.002\r\n') is Kind.PAGE


@pytest.mark.parametrize("address", ["2001:db8::7", "::ffff:192.0.2.7", "fe80::1%eth0", "pc-7.lan"])
def test_addresses_of_every_form(address: str) -> None:
    """IPv6 addresses and resolved host names are visitors too."""
    hit = parse_line(combined(address=address))
    assert hit is not None
    assert hit.address == address


@pytest.mark.parametrize(
    "stamp",
    [
        "22/Nov/2026:10:00:00 +0800",
        "22/Nov/2026:02:00:00 +0000",
        "21/Nov/2026:20:30:00 -0530",
    ],
)
def test_time_zones_are_respected(stamp: str) -> None:
    """The same moment written in several zones is the same second."""
    hit = parse_line(combined(stamp=stamp))
    assert hit is not None
    assert hit.second == 1795312800


def test_escaped_quotes_stay_inside_their_field() -> None:
    """Quotes that Apache escapes in an agent do not end it."""
    hit = parse_line(combined(agent=r"Mozilla/5.0 \"quoted\" (X11) \\"))
    assert hit is not None
    assert hit.agent == r"Mozilla/5.0 \"quoted\" (X11) \\"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "\n",
        "\x00\x00\x00" + combined(),
        "nothing like a log",
        combined()[:40],
        combined(stamp="31/Feb/2026:10:00:00 +0800"),
        combined(stamp="22/11/2026:10:00:00 +0800"),
        combined(stamp="22/Foo/2026:10:00:00 +0800"),
        combined(stamp="22/Nov/2026:10:99:00 +0800"),
        combined(stamp="22/Nov/2026:10:00:00 +9900"),
        combined(stamp="22/Nov/2026:10:00:00"),
        combined(stamp="31/Dec/9999:23:59:59 -0500"),
        combined(stamp="00/Jan/0000:00:00:00 +0000"),
        "www.example.gov.cn:80 " + combined(),
        '2026/11/22 10:00:00 [error] 7#7: *1 open() "/x" failed',
    ],
)
def test_other_lines_are_unrecognised(line: str) -> None:
    """Damaged lines, impossible moments and other formats are recognised as none of ours."""
    assert kind(line) is Kind.UNRECOGNISED


@given(st.text(max_size=200))
def test_no_text_is_fatal(text: str) -> None:
    """Whatever stands in a log, reading it goes on."""
    parse_line(text)
    parse_line(combined(agent=text))
    parse_line(combined(stamp=text))
    kind(combined(request=text))


@pytest.mark.parametrize(
    "target", ["/", "/xxgk/", "/xxgk/items/000014349/", "/a.html", "/?a=b.css"]
)
@pytest.mark.parametrize("status", [200, 206, 304])
def test_served_pages_count(target: str, status: int) -> None:
    """Folders and .html files that were sent, in part or from the browser's cache, are pages."""
    assert kind(combined(request=f"GET {target} HTTP/1.1", status=status)) is Kind.PAGE


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /assets/site.css HTTP/1.1", 200),
        ("GET /feed.xml HTTP/1.1", 200),
        ("GET /visits.json HTTP/1.1", 200),
        ("GET /a.pdf?x=/ HTTP/1.1", 200),
        ("GET /items HTTP/1.1", 301),
        ("GET /gone.html HTTP/1.1", 404),
        ("GET / HTTP/1.1", 500),
        ("HEAD / HTTP/1.1", 200),
        ("POST / HTTP/1.1", 200),
        ("-", 408),
        ("", 400),
        (r"\x16\x03\x01\x02", 400),
    ],
)
def test_other_requests_do_not_count(request_line: str, status: int) -> None:
    """Assets, feeds, data, redirects, failures and other methods are no visits, but no errors."""
    assert kind(combined(request=request_line, status=status)) is Kind.OTHER


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "-",
        "Mozilla/5.0",
        "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
        "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
        "curl/8.5.0",
        "Wget/1.21.4",
        "python-requests/2.32.3",
        "Java/17.0.2",
        "Go-http-client/2.0",
        "Apache-HttpClient/4.5.14",
        "check_http/v2.3.3 (monitoring-plugins 2.3.3)",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
        "Zabbix",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0",
    ],
)
def test_programs_are_robots(agent: str) -> None:
    """Crawlers, download tools, libraries, monitors and nameless programs are not visitors."""
    assert is_robot(agent)
    assert kind(combined(agent=agent)) is Kind.ROBOT


@pytest.mark.parametrize("agent", [WINDOWS, WECHAT, CUBOT])
def test_browsers_are_people(agent: str) -> None:
    """Ordinary browsers, those inside other apps, and Cubot telephones are visitors."""
    assert not is_robot(agent)


def test_every_line_is_counted_once_by_kind() -> None:
    """Only people's pages go on to the count; each line is accounted for."""
    lines = [combined(), combined(agent="curl/8"), combined(status=404), "?", combined()]
    kinds: Counter[Kind] = Counter()
    assert len(list(page_hits(lines, kinds))) == 2
    assert kinds == {Kind.PAGE: 2, Kind.ROBOT: 1, Kind.OTHER: 1, Kind.UNRECOGNISED: 1}
