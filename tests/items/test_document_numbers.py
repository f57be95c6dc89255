"""Document numbers: one number, many ways of writing it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.items.document_numbers import (
    DocumentNumber,
    find_document_numbers,
    is_canonical,
    parse_document_number,
)
from disclosure.items.numerals import to_chinese

WORDS = st.sampled_from(
    ["示政发", "示经开", "示公积金中心规字", "示市场监管垄", "银发", "示发改能源", "日政办发"]
)
YEARS = st.integers(min_value=1949, max_value=2099)
SERIALS = st.integers(min_value=1, max_value=9999)

NOTATIONS = [
    "{word}〔{year}〕{serial}号",
    "{word}[{year}]{serial}号",
    "{word}［{year}］{serial}号",
    "{word}【{year}】{serial}号",
    "{word}〖{year}〗{serial}号",
    "{word}({year}){serial}号",
    "{word}（{year}）{serial}号",
    "{word}﹝{year}﹞{serial}号",
    "{word}„{year}‟{serial}号",
    "{word}〔{year}]{serial}号",
    "{word}[{year}〕{serial}号",
    "{word}〔{year}){serial}号",
    "{word}〔{year}年〕{serial}号",
    "{word}〔{year}〕第{serial}号",
    "{word}〔{year}〕字第{serial}号",
    "{word}〔{year}〕00{serial}号",
    "{word}〔{year}〕{serial}",
    "{word}〔{year}〕 {serial}号",
    "{word}〔{year}〕\u00a0{serial} 号",
    "{word} 〔{year}〕 {serial} 号",
    "{word}〔 {year} 〕{serial}号",
    "\u200b{word}〔{year}〕{serial}号",
    "({word}〔{year}〕{serial}号)",
    "（{word}[{year}]{serial}号）",
    "{word}〔{year}〕{serial}号）",
    "{word}〔{year}〕{serial}号文件",
    "{word}{year}年{serial}号",
    "{word}{year}年第{serial}号",
    "{word}{year}{serial}号",
    "{word} {year} {serial}号",
]


def wide(text: str) -> str:
    """Return the text with full-width digits."""
    return text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})


@given(word=WORDS, year=YEARS, serial=SERIALS)
def test_every_notation_means_the_same_number(word: str, year: int, serial: int) -> None:
    """Brackets, blanks, width, 第, zeros and a missing 号 do not change the number."""
    number = DocumentNumber(kind="document", word=word, year=year, serial=serial)
    for notation in NOTATIONS:
        text = notation.format(word=word, year=year, serial=serial)
        assert parse_document_number(text) == number, text
        assert parse_document_number(wide(text)) == number, text


@given(word=WORDS, year=YEARS, serial=SERIALS)
def test_the_canonical_form_reads_back(word: str, year: int, serial: int) -> None:
    """A number's canonical form is canonical and gives the same number."""
    number = DocumentNumber(kind="document", word=word, year=year, serial=serial)
    assert number.canonical == f"{word}〔{year}〕{serial}号"
    assert is_canonical(number.canonical)
    assert parse_document_number(number.canonical) == number


@given(
    one=st.tuples(WORDS, YEARS, SERIALS),
    other=st.tuples(WORDS, YEARS, SERIALS),
)
def test_different_numbers_have_different_keys(
    one: tuple[str, int, int], other: tuple[str, int, int]
) -> None:
    """7号 is neither 70号 nor the 7号 of another year or agency."""
    keys = [
        DocumentNumber(kind="document", word=word, year=year, serial=serial).key
        for word, year, serial in (one, other)
    ]
    assert (keys[0] == keys[1]) == (one == other)


@pytest.mark.parametrize(
    ("text", "key", "canonical"),
    [
        ("国务院令第9711号", "国务院令||9711", "国务院令第9711号"),
        ("国务院令 第 9711 号", "国务院令||9711", "国务院令第9711号"),
        ("国务院令9711号", "国务院令||9711", "国务院令第9711号"),
        ("国务院令第9711", "国务院令||9711", "国务院令第9711号"),
        ("国务院令（第9711号）", "国务院令||9711", "国务院令第9711号"),
        ("国务院第9711号令", "国务院令||9711", "国务院令第9711号"),
        ("国务院令〔2093〕第9711号", "国务院令||9711", "国务院令第9711号"),
        ("国令第9711号", "国务院令||9711", "国务院令第9711号"),
        ("中华人民共和国国务院令\n第９７１１号", "国务院令||9711", "国务院令第9711号"),
        ("中华人民共和国主席令第九十九号", "主席令||99", "主席令第99号"),
        ("示例市人民政府令第〇一二号", "示例市人民政府令||12", "示例市人民政府令第12号"),
        ("示例部令2093年第47号", "示例部令|2093|47", "示例部令2093年第47号"),
        ("示例部2093年第47号令", "示例部令|2093|47", "示例部令2093年第47号"),
        ("示例银行令〔2093〕第1号", "示例银行令|2093|1", "示例银行令2093年第1号"),
        ("甲部、乙委员会令第5号", "甲部令||5", "甲部、乙委员会令第5号"),
        (
            "中华人民共和国国务院、中华人民共和国示例委员会令第5号",
            "国务院令||5",
            "国务院、示例委员会令第5号",
        ),
        ("国务院 示例委员会令第5号", "国务院令||5", "国务院、示例委员会令第5号"),
        ("示例部公告2093年第16号", "示例部公告|2093|16", "示例部公告2093年第16号"),
        ("示例部公告〔2093〕第16号", "示例部公告|2093|16", "示例部公告2093年第16号"),
        ("示例部公告【2093】16号", "示例部公告|2093|16", "示例部公告2093年第16号"),
        ("示例部公告（2093年第16号）", "示例部公告|2093|16", "示例部公告2093年第16号"),
        ("示例部2093年第16号公告", "示例部公告|2093|16", "示例部公告2093年第16号"),
        ("示例局公告二〇二四年第十六号", "示例局公告|2024|16", "示例局公告2024年第16号"),
        ("示例局通告2093年第3号", "示例局通告|2093|3", "示例局通告2093年第3号"),
        ("公告2093年第3号", "公告|2093|3", "公告2093年第3号"),
        (
            "甲甲部 乙乙总局 丙丙部公告2093年第9号",
            "甲甲部公告|2093|9",
            "甲甲部、乙乙总局、丙丙部公告2093年第9号",
        ),
        (
            "甲甲部乙乙总局丙丙部公告2093年第9号",
            "甲甲部公告|2093|9",
            "甲甲部、乙乙总局、丙丙部公告2093年第9号",
        ),
        (
            "示例省第十三届人民代表大会常务委员会公告第35号",
            "示例省第十三届人民代表大会常务委员会公告||35",
            "示例省第十三届人民代表大会常务委员会公告第35号",
        ),
        (
            "示例省人民政府 办公厅公告第5号",
            "示例省人民政府办公厅公告||5",
            "示例省人民政府办公厅公告第5号",
        ),
    ],
)
def test_orders_and_announcements_have_their_own_grammar(
    text: str, key: str, canonical: str
) -> None:
    """Their issuer may be joint, and State Council orders are known under three names."""
    number = parse_document_number(text)
    assert number is not None
    assert (number.key, number.canonical) == (key, canonical)
    again = parse_document_number(number.canonical)
    assert again is not None
    assert again.key == key


@given(serial=SERIALS)
def test_orders_may_count_in_chinese_numerals(serial: int) -> None:
    """第七十三号 and 第73号 are one number."""
    chinese = parse_document_number(f"国务院令第{to_chinese(serial)}号")
    digits = parse_document_number(f"国务院令第{serial}号")
    assert chinese == digits
    assert digits is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "备注",
        "不详",
        "2018",
        "20180265",
        "2018年2月1日",
        "（２０１８年２月１日）",
        "2018年示例市绿化状况公报",
        "〔2018〕第1号",
        "〔2018〕7号",
        "第9号",
        "2018年第8号",
        "令第5号",
        "公告第5号",
        "命令第5号",
        "示政发",
        "示政发〔2018〕",
        "示政发〔2018〕号",
        "示政发〔2018〕0号",
        "示政发〔18〕7号",
        "示政发〔3018〕7号",
        "示政发〔202321",
        "示政发2018265",
        "示政发2018年265",
        "示政发20180000265号",
        "示ICP备20181234号",
        "示房权证20181234号",
        "GDP[2018]5",
        "XFSL-2018-008",
        "113799000000000000/2018-00073",
        "示政发〔2018〕7号、示政发〔2018〕8号",
        "关于印发办法的通知（示政发〔2018〕7号）",
        "关于印发办法的通知示政发〔2018〕7号",
        "根据示政发〔2018〕7号",
        "示政发〔2018〕7号通知",
        "示" * 500,
    ],
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    """Dates, titles, codes, bare figures and incomplete numbers give None."""
    assert parse_document_number(text) is None
    assert not is_canonical(text)


@pytest.mark.parametrize(
    "text",
    [
        "示政发〔2018〕7号",
        "国务院令第9711号",
        "国令第9711号",
        "中华人民共和国国务院令第9711号",
        "主席令第九十九号",
        "示例部公告2093年第16号",
        "示例部公告〔2093〕第16号",
        "示例部公告〔2093〕16号",
        "示例部令2093年第5号",
    ],
)
def test_faultless_numbers_are_canonical(text: str) -> None:
    """What official style guides print needs no correction."""
    assert is_canonical(text)


@pytest.mark.parametrize(
    "text",
    [
        "示政发[2018]7号",
        "示政发（2018）7号",
        "示政发〔2018〕07号",
        "示政发〔2018〕第7号",
        "示政发〔2018〕7",
        "示政发〔2018〕 7号",
        "示政发〔２０１８〕7号",
        "示政发20187号",
        "（示政发〔2018〕7号）",
        "示政发〔2018〕7号文件",
        "国务院令9711号",
        "国务院令第09711号",
        "国务院第9711号令",
    ],
)
def test_faults_of_form_are_not_canonical(text: str) -> None:
    """A readable number with a fault of form is recognised as such."""
    assert parse_document_number(text) is not None
    assert not is_canonical(text)


@given(
    st.text(
        alphabet="示政发国务院令公告〔〕[]()（）第号年字0123456789１二〇、 \u200b部", max_size=30
    )
)
def test_any_text_is_safe(text: str) -> None:
    """Any text gives a number or None; a number's canonical form has the same key."""
    number = parse_document_number(text)
    if number is not None:
        again = parse_document_number(number.canonical)
        assert again is not None
        assert again.key == number.key
    for start, end, found in find_document_numbers(text):
        assert 0 <= start < end <= len(text)
        assert parse_document_number(text[start:end]) == found


def found_in(text: str) -> list[tuple[str, str]]:
    """Return each number found in the text: the text at its offsets, and its key."""
    return [(text[start:end], number.key) for start, end, number in find_document_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("示政发〔2018〕7号", [("示政发〔2018〕7号", "示政发|2018|7")]),
        ("《办法》（示政发［２０１８］７号）执行", [("示政发［２０１８］７号", "示政发|2018|7")]),
        ("标题\n示政发 〔2018〕\u00a07 号\n各县", [("示政发 〔2018〕\u00a07 号", "示政发|2018|7")]),
        ("按照示政发〔2018〕7号文件", [("示政发〔2018〕7号", "示政发|2018|7")]),
        ("根据《法》和关于印发示政办发[2018]12号的", [("示政办发[2018]12号", "示政办发|2018|12")]),
        (
            "示政发〔2018〕7号和示政发〔2018〕8号、示办发〔2019〕9号",
            [
                ("示政发〔2018〕7号", "示政发|2018|7"),
                ("示政发〔2018〕8号", "示政发|2018|8"),
                ("示办发〔2019〕9号", "示办发|2019|9"),
            ],
        ),
        ("（示政发〔2018〕7，已废止）", [("示政发〔2018〕7", "示政发|2018|7")]),
        ("2018年2月1日示政发〔2018〕7号", [("示政发〔2018〕7号", "示政发|2018|7")]),
        ("2018年2月1日示例市人民政府示政发〔2018〕7号", [("示政发〔2018〕7号", "示政发|2018|7")]),
        ("1993年8月日政发〔1993〕7号", [("日政发〔1993〕7号", "日政发|1993|7")]),
        (
            "2018年4月3日中华人民共和国国务院令\n第9711号公布",
            [("中华人民共和国国务院令\n第9711号", "国务院令||9711")],
        ),
        ("经国务院第9711号令修订", [("国务院第9711号令", "国务院令||9711")]),
        ("根据示例市人民政府令第八号", [("示例市人民政府令第八号", "示例市人民政府令||8")]),
        ("1998年7月1日原国家示例局令第1号", [("国家示例局令第1号", "国家示例局令||1")]),
        (
            "的公告》（甲甲部 乙乙总局公告2093年第9号）",
            [("甲甲部 乙乙总局公告2093年第9号", "甲甲部公告|2093|9")],
        ),
        ("甲甲部、乙乙局令第5号", [("甲甲部、乙乙局令第5号", "甲甲部令||5")]),
        ("发出禁止令第5号、第7号", []),
        ("案号（2018）示01民初5号", []),
        ("根据〔2018〕7号", []),
        ("共计示例(2018)100人", []),
        ("示政发20187号", []),
        ("某某某某某某某某某某某某某某某某某某〔2018〕7号", []),
        ("", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, found: list[tuple[str, str]]) -> None:
    """Numbers are found with their offsets, without the words that introduce them."""
    assert found_in(text) == found


@given(word=WORDS, year=YEARS, serial=SERIALS, before=st.sampled_from("，。（《“\n：；"))
def test_a_number_after_punctuation_is_exact(
    word: str, year: int, serial: int, before: str
) -> None:
    """Behind punctuation and brackets the agency word is certain."""
    text = f"示例文字{before}{word}〔{year}〕{serial}号示例文字"
    assert found_in(text) == [(f"{word}〔{year}〕{serial}号", f"{word}|{year}|{serial}")]


@pytest.mark.parametrize(
    "text",
    [
        "部" * 5000 + "，令第5号",
        "部，" * 3000,
        "令第" * 3000,
        "〔2018" * 2000,
        "国务院令" * 2000,
        " \u200b" * 3000,
        "国务院令" + " " * 20_000 + "第",
        "示政发〔2018〕" + " " * 20_000,
    ],
)
def test_hostile_text_costs_little(text: str) -> None:
    """Text made to confuse the search, repeated thousands of times, is read in no time."""
    began = time.perf_counter()
    assert list(find_document_numbers(text)) == []
    assert parse_document_number(text[:119]) is None
    assert time.perf_counter() - began < 2
