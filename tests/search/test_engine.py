from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.build import MANIFEST, build_search
from disclosure.search.documents import SearchDocument, ValidityFacts
from disclosure.search.parts import USUAL_PART
from search.laboratory import found, invented, publish, run, search


def item(address: str, title: str, text: str = "", **facts: Any) -> SearchDocument:
    """Return an item of the fictional city."""
    number = f"113700/2020-{sum(map(ord, address)):05d}"
    return SearchDocument(index_number=number, address=address, title=title, text=text, **facts)


ITEMS = [
    item(
        "law/",
        "中华人民共和国示例档案法",
        "第四十条 略。\n第四十一条 移交档案。",
        issued=date(2020, 1, 1),
    ),
    item(
        "rules/",
        "示例市实施示例档案法办法",
        "依照示例档案法第四十一条，第四十一条另定。",
        issued=date(2021, 1, 1),
    ),
    item("seven/", "关于住房补贴的通知", "发放对象见附件。", document_number="示政发〔2018〕7号"),
    item(
        "eight/",
        "关于住房补贴的补充通知",
        "对示政发〔2018〕7号的补充。",
        document_number="示政发〔2018〕8号",
    ),
    item("seventy/", "关于公园的通知", "全文见附件。", document_number="示政发〔2018〕70号"),
    item(
        "phrase/",
        "监管意见",
        "推行“双随机、\n一公开”监管。比例调整为１５％。",
        issuing_body="示例市市场监督管理局",
    ),
    item(
        "parts/",
        "双随机抽查意见",
        "随机抽取。一公开另行规定，双随。机一。",
        issued=date(2019, 5, 1),
    ),
    item("straddling/", "长文", "甲" * (USUAL_PART - 5) + "跨越两部分的短语" + "乙" * 2000),
    item(
        "lapsed/",
        "试行办法",
        "内容。",
        validity=ValidityFacts(expires=date(2026, 6, 29), otherwise="in-force"),
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("engine"))


def test_a_number_goes_straight_to_its_document(folder: Path) -> None:
    """The document that bears the number comes first, those that cite it follow, others do not."""
    assert found(search(folder, "示政发[2018]7号")) == ["seven/", "eight/"]


def test_a_bare_serial_finds_that_serial_only(folder: Path) -> None:
    """7号 finds serial 7, neither 8 nor 70."""
    assert found(search(folder, "7号")) == ["seven/"]


def test_an_unknown_number_finds_nothing_but_suggests_near_ones(folder: Path) -> None:
    """Nothing is found under a number that nobody bears; numbers of the same series are offered."""
    answer = search(folder, "示政发〔2099〕1号")
    assert answer["total"] == 0
    assert "没有找到" in answer["notice"]
    assert any("示政发" in suggestion["text"] for suggestion in answer["suggestions"])


@pytest.mark.parametrize(
    "typed", ["双随机一公开", "双随机、一公开", "“双随机，一公开”监管", "双随机　一公开"]
)
def test_punctuation_never_decides(folder: Path, typed: str) -> None:
    """Quotes, commas, line ends and blanks do not keep a text from being found, and first."""
    assert found(search(folder, typed))[0] == "phrase/"


def test_width_does_not_decide(folder: Path) -> None:
    """Full-width digits and signs are found by half-width ones."""
    assert found(search(folder, "调整为15%")) == ["phrase/"]


def test_a_quoted_phrase_is_verified(folder: Path) -> None:
    """Only texts that hold the phrase in one piece are found, though others hold its terms."""
    assert found(search(folder, '"双随机一公开"')) == ["phrase/"]


def test_a_law_with_an_article_comes_first_and_links_to_it(folder: Path) -> None:
    """The law itself precedes texts that cite it; Chinese and Arabic numerals are equal."""
    for typed in ("示例档案法 第四十一条", "示例档案法第41条"):
        answer = search(folder, typed)
        assert answer["results"][0]["url"] == "law/#article-41"
        assert found(answer)[1] == "rules/"


def test_a_phrase_across_two_parts_of_a_long_text_is_found(folder: Path) -> None:
    """Where a long text is cut does not matter."""
    assert found(search(folder, '"跨越两部分的短语"')) == ["straddling/"]


def test_words_are_excluded_and_scoped(folder: Path) -> None:
    """-词 leaves out, 标题: and 机构: look there only."""
    assert found(search(folder, "住房补贴 -补充")) == ["seven/"]
    assert found(search(folder, "标题:双随机")) == ["parts/"]
    assert found(search(folder, "机构:市场监督")) == ["phrase/"]


def test_only_what_holds_an_excluded_word_in_one_piece_is_left_out(tmp_path: Path) -> None:
    """A text with the letters of an excluded word apart stays, quoted or not."""
    apart = item("apart/", "通报", "双随机。随机一。机一公。一公开。", issued=date(2019, 1, 1))
    whole = item("whole/", "意见", "推行双随机、一公开监管。", issued=date(2020, 1, 1))
    cited = item("cited/", "公告", "略。", keywords=("双随机一公开",), issued=date(2021, 1, 1))
    folder = publish([apart, whole, cited], tmp_path)
    for excluded in ("-双随机一公开", '-"双随机、一公开"'):
        answer = search(folder, f"随机 {excluded}")
        assert found(answer) == ["apart/"]
        assert answer["facets"]["year"] == [{"value": "2019", "count": 1}]


def test_a_scope_may_be_followed_by_a_blank(folder: Path) -> None:
    """标题： with a full-width colon, a blank or a quoted phrase behind it is the same scope."""
    for typed in ("标题：双随机", "标题： 双随机", '标题: "双随机"'):
        assert found(search(folder, typed)) == ["parts/"]


def test_a_quoted_phrase_in_a_scope_is_verified_there(folder: Path) -> None:
    """A title that lacks the phrase is not shown because the text holds it."""
    assert found(search(folder, '标题:"双随机抽查"')) == ["parts/"]
    assert found(search(folder, '标题:"双随机一公开"')) == []


def test_a_phrase_that_ends_in_an_article_is_a_phrase(folder: Path) -> None:
    """What names no law is not taken for one: the words as typed come first."""
    [first, *_] = search(folder, "略。第四十一条")["results"]
    assert first["url"] == "law/"


def test_a_title_that_holds_a_word_apart_is_no_title_of_it(tmp_path: Path) -> None:
    """A title with the whole word precedes one with its letters apart, whatever the text holds."""
    whole = item("whole/", "网上租赁房屋若干规定", "略。", issued=date(2020, 1, 1))
    text = "依照租赁房屋若干规定执行。租赁房屋若干规定另行公布。"
    apart = item("apart/", "租赁房屋申请资格若干规定", text, issued=date(2021, 1, 1))
    folder = publish([whole, apart], tmp_path)
    assert found(search(folder, "租赁房屋若干规定")) == ["whole/", "apart/"]


def test_words_before_an_article_that_name_no_law_make_a_phrase_with_it(tmp_path: Path) -> None:
    """Texts with both in one piece come first, however often others hold them apart."""
    false = "第十一条 登记。负责登记管理，管理第一项。负责登记管理，管理第二项。负责登记管理。"
    true = "由乡镇人民政府负责登记管理。\n第十一条 略。"
    texts = [true] * 3 + [false] * 40
    items = [item(f"{at}/", "办法", text) for at, text in enumerate(texts)]
    folder = publish(
        [replace(one, index_number=f"113700/2020-{at:05d}") for at, one in enumerate(items)],
        tmp_path,
    )
    answer = search(folder, "负责登记管理。第十一条")
    assert sorted(found(answer)[:3]) == ["0/", "1/", "2/"]


def test_text_that_ends_in_a_year_and_digits_is_no_number(folder: Path) -> None:
    """Without brackets, 号 or an agency's word, digits are sought as they are typed."""
    assert "编号" not in search(folder, "且在2018年7")["notice"]


def test_what_holds_all_words_precedes_what_holds_some(folder: Path) -> None:
    """Partial matches follow under a statement that says so."""
    answer = search(folder, "住房补贴 公园")
    assert answer["complete"] == 0
    assert "一部分" in answer["notice"]
    assert "seven/" in found(answer)


def test_nothing_is_found_of_unknown_things(folder: Path) -> None:
    """A word with letters that no text has gives nothing, and the answer says so."""
    answer = search(folder, "飞碟补贴")
    assert (answer["total"], answer["results"]) == (0, [])


def test_an_empty_query_browses_everything_newest_first(folder: Path) -> None:
    """Without words all items are listed with the counts of all facets."""
    answer = search(folder, "")
    assert answer["total"] == len(ITEMS)
    assert found(answer)[:2] == ["rules/", "law/"]
    assert {"value": "2021", "count": 1} in answer["facets"]["year"]


def test_filters_narrow_and_their_counts_stay(folder: Path) -> None:
    """A facet's own filter does not change its counts; dates bound both ends."""
    answer = search(folder, "", filters={"year": ["2020"]})
    assert found(answer) == ["law/"]
    assert {"value": "2021", "count": 1} in answer["facets"]["year"]
    dated = search(folder, "", filters={"from": "2019-05-01", "to": "2020-01-01"})
    assert sorted(found(dated)) == ["law/", "parts/"]


def test_validity_is_that_of_the_readers_day(folder: Path) -> None:
    """A document whose last day is past is labelled as lapsed from the next day on."""
    assert search(folder, "试行办法")["results"][0]["validity"] == "lapsed"
    assert search(folder, "试行办法", today="2026-06-29")["results"][0]["validity"] == "in-force"


def test_filters_by_validity_are_of_the_readers_day(folder: Path) -> None:
    """The document counts, and is found, as lapsed from the day after its last one on."""
    lapsed = {"filters": {"validity": ["lapsed"]}}
    assert found(search(folder, "", **lapsed)) == ["lapsed/"]
    assert {"value": "lapsed", "count": 1} in search(folder, "")["facets"]["validity"]
    before = search(folder, "", today="2026-06-29")
    assert {"value": "in-force", "count": 1} in before["facets"]["validity"]
    assert not found(search(folder, "", today="2026-06-29", **lapsed))


def test_a_page_continues_where_the_last_ended(tmp_path: Path) -> None:
    """Pages of ten make up the list that one large page shows."""
    folder = publish(invented(60), tmp_path)
    options = {"today": "2026-06-30"}
    calls = [{"text": "管理办法", "options": {**options, "limit": 60}}]
    calls += [{"text": "管理办法", "options": {**options, "offset": at}} for at in range(0, 60, 10)]
    whole, *pages = run(folder, "search", calls)
    assert [address for page in pages for address in found(page)] == found(whole)


@pytest.mark.parametrize("typed", ["出版平台", "“出版平台”", "出版 平台"])
def test_no_result_is_lost_or_repeated_between_pages(tmp_path: Path, typed: str) -> None:
    """However texts that are read reorder results, all pages together show each item once."""
    texts = ("专利。设出版平台一个。", "专利出版、平台各一个。", "出版平。版平台。")
    documents = [
        replace(
            item(f"item-{at}/", "公告", texts[at % 7 % 3] + "其他内容。" * (at % 5)),
            index_number=f"113700/2020-{at:05d}",
        )
        for at in range(130)
    ]
    publish(documents, tmp_path)
    pages = [{"text": typed, "options": {"offset": at, "limit": 10}} for at in range(0, 130, 10)]
    shown = [each for answer in run(tmp_path, "search", pages) for each in found(answer)]
    assert len(shown) == len(set(shown))
    right = {each.address for each in documents if "出版平台" in each.text.replace("、", "")}
    assert right <= set(shown)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_sorted_by_date_what_holds_all_words_precedes_the_rest(tmp_path: Path, sort: str) -> None:
    """Dates order what holds the words, then what holds a part of them or their letters apart."""
    texts = ["推行双随机一公开监管。", "双随机一。随机一公。机一公开。", "双随机抽查一公开。"]
    documents = [
        item(f"{at}/", "公告", texts[at % 3], issued=date(2020, 1, 1 + at)) for at in range(24)
    ]
    folder = publish(
        [replace(one, index_number=f"113700/2020-{at:05d}") for at, one in enumerate(documents)],
        tmp_path,
    )
    shown = found(search(folder, "双随机一公开", sort=sort, limit=30))
    true = [f"{at}/" for at in range(0, 24, 3)]
    rest = [f"{at}/" for at in range(24) if f"{at}/" in shown and at % 3]
    assert shown == (true + rest if sort == "oldest" else true[::-1] + rest[::-1])


def test_a_year_is_excluded_like_a_word(folder: Path) -> None:
    """-2020年 leaves out what was issued in that year."""
    assert found(search(folder, "示例档案法")) == ["law/", "rules/"]
    assert found(search(folder, "示例档案法 -2020年")) == ["rules/"]


@pytest.mark.parametrize(
    "typed",
    [
        "示例档案法第四十一条第一款",
        "示例档案法 第四十一条 第（一）项",
        "示例档案法第41条的规定",
        "《示例档案法》 第 ４１ 条 第 1 款",
        "示例档案法41条",
        "示例档案法 41 条",
        "示例档案法四十一条",
        "示例档案法的第四十一条",
        "请问示例档案法第41条怎么规定的",
        "示例档案法 第四十一条 内容",
    ],
)
def test_articles_are_found_as_citizens_cite_them(folder: Path, typed: str) -> None:
    """With paragraphs, which a law does not call so itself, without 第, and within questions."""
    assert search(folder, typed)["results"][0]["url"] == "law/#article-41"


def test_a_number_of_measures_is_no_article(folder: Path) -> None:
    """What no law's name stands before is a phrase like any other."""
    results = search(folder, "住房补贴 第四十一条")["results"]
    assert results
    assert all("#" not in each["url"] for each in results)


def test_an_inserted_article_is_one_of_its_own(tmp_path: Path) -> None:
    """第四十一条之一, in any numerals, leads to its own anchor."""
    law = item("law/", "示例刑法", "第四十一条 甲。\n第四十一条之一 乙。")
    folder = publish([law], tmp_path)
    for typed in ("示例刑法第四十一条之一", "示例刑法第41条之1", "示例刑法 第四十一条之一第二款"):
        answer = search(folder, typed)
        assert (answer["results"][0]["url"], answer["notice"]) == ("law/#article-41-1", "")


def test_a_long_word_beside_others_counts_only_in_one_piece(tmp_path: Path) -> None:
    """What holds the letters of a long word apart does not hold all words."""
    whole = item("whole/", "公告", "满足改善性住房需求。另行通知一百五十万元。")
    text = "改善。善性。性住。住房。房需。需求。一百五十万元，一百五十万元。"
    folder = publish([whole, item("apart/", "公告", text)], tmp_path)
    answer = search(folder, "改善性住房需求 一百五十万元")
    assert [result["complete"] for result in answer["results"]] == [True, False]
    assert found(answer) == ["whole/", "apart/"]


def test_a_total_that_may_be_too_high_is_said_to_be_one(tmp_path: Path) -> None:
    """Where texts that may lack a quoted phrase are unread, the total is approximate."""
    true = [item(f"true-{at}/", "公告", "推行双随机一公开监管。") for at in range(12)]
    false = [item(f"false-{at}/", "公告", "双随机。随机一。机一公。一公开。") for at in range(40)]
    folder = publish(
        [replace(one, index_number=f"113700/2021-{at:05d}") for at, one in enumerate(true + false)],
        tmp_path,
    )
    answer = search(folder, '"双随机一公开"', sort="oldest")
    assert (answer["approximate"], answer["total"] >= 12) == (True, True)
    answer = search(folder, '"双随机一公开"', sort="oldest", limit=60)
    assert (answer["approximate"], answer["total"]) == (False, 12)
    assert search(folder, "双随机")["approximate"] is False


def test_a_notice_under_a_filter_is_true(tmp_path: Path) -> None:
    """What holds all words but is filtered out is not said to be missing."""
    both = item("both/", "公告", "住房补贴和养老服务。", issued=date(2020, 1, 1))
    one = item("one/", "公告", "住房补贴的办法。", issued=date(2021, 1, 1))
    folder = publish([both, one], tmp_path)
    answer = search(folder, "住房补贴 养老服务", filters={"year": ["2021"]})
    assert found(answer) == ["one/"]
    assert answer["notice"] == "符合筛选条件的文档都只包含一部分词语。"


@pytest.mark.parametrize("typed", ["。。。", "《》", "🙂", "标题:"])
def test_signs_are_said_to_be_no_words(folder: Path, typed: str) -> None:
    """Where there is nothing to seek, everything is shown, and that is said."""
    answer = search(folder, typed)
    assert answer["total"] == len(ITEMS)
    assert "没有可以检索的字" in answer["notice"]


def test_a_year_may_stand_beside_a_word_without_a_blank(tmp_path: Path) -> None:
    """2024年 is what items are of, where no text has it before the word that follows it."""
    text = "种粮补贴办法。"
    folder = publish(
        [
            item("old/", "示例市种粮补贴办法", text, issued=date(2023, 5, 1)),
            item("new/", "示例市种粮补贴办法", text, issued=date(2024, 5, 1)),
            item("plan/", "2023年收购计划", "略。", issued=date(2022, 12, 1)),
            item("about/", "收购计划的说明", "略。", issued=date(2023, 12, 1)),
        ],
        tmp_path,
    )
    for typed in ("2024年种粮补贴", "示例市２０２４年种粮补贴", "２０２４年度种粮补贴办法"):
        answer = search(folder, typed)
        assert (found(answer)[0], answer["complete"]) == ("new/", 1)
    assert found(search(folder, "2023年收购计划"))[0] == "plan/"
    assert search(folder, "2023年收购计划")["complete"] == 1
    assert search(folder, '"2024年种粮补贴"')["total"] == 0


@pytest.mark.parametrize("typed", ["2018-02-01", "2018/2/1", "2018.02.01", "2018年02月01日 施行"])
def test_a_day_is_found_however_it_is_typed(tmp_path: Path, typed: str) -> None:
    """Forms and letters write it in figures, documents with 年, 月 and 日."""
    days = ("2018年2月1日", "2018年12月1日", "2018年2月11日")
    folder = publish([item(f"{day}/", "通知", f"自{day}起施行。") for day in days], tmp_path)
    assert found(search(folder, typed))[0] == "2018年2月1日/"
    assert search(folder, typed)["complete"] == 1


def test_a_year_alone_finds_what_is_of_it_or_names_it(tmp_path: Path) -> None:
    """Pieces of its digits are not it; 二〇二四年 is what 2024年 is."""
    folder = publish(
        [
            item("of/", "预算", "略。", issued=date(2024, 5, 1)),
            item("naming/", "规划", "到2024年末全部完成。", issued=date(2021, 5, 1)),
            item("apart/", "通报", "编号12024和20249、24年。", issued=date(2022, 5, 1)),
        ],
        tmp_path,
    )
    for typed in ("2024年", "2024年度", "二〇二四年"):
        assert found(search(folder, typed))[-1] == "of/"
    answer = search(folder, "2024年")
    assert found(answer) == ["naming/", "of/"]
    assert {"text": "2024年", "match": True} in answer["results"][0]["snippet"]
    assert search(folder, "2031年")["total"] == 0
    for typed in ("二○二四年预算", "预算2024年", "2024年的预算", "2024预算"):
        assert found(search(folder, typed))[0] == "of/", typed


def test_a_decimal_point_is_no_punctuation(tmp_path: Path) -> None:
    """1.5万元 is not 15万元, though neither commas nor width matter."""
    folder = publish(
        [
            item("small/", "甲", "补助1.5万元，增长9. 5%。", issued=date(2020, 1, 1)),
            item("large/", "乙", "补助15万元，下降95%；共1,500元。", issued=date(2021, 1, 1)),
        ],
        tmp_path,
    )
    for typed in ('"1.5万元"', '"１．５万元"', '"补助1.5 万元"', '"9.5%"'):
        assert found(search(folder, typed)) == ["small/"], typed
    for typed in ('"15万元"', '"95%"', '"1500元"'):
        assert found(search(folder, typed)) == ["large/"], typed
    assert found(search(folder, "1.5万元"))[0] == "small/"


def test_a_match_in_an_attachment_is_said_to_be_one(tmp_path: Path) -> None:
    """The text that is quoted may stand in no document that the citizen opens."""
    form = "申请表：初领驾驶证日期。"
    folder = publish([item("form/", "办法", "申请人填写申请表。", attachment_text=form)], tmp_path)
    places = {
        typed: search(folder, typed)["results"][0]["in_attachment"]
        for typed in ("初领驾驶证日期", "申请人填写")
    }
    assert places == {"初领驾驶证日期": True, "申请人填写": False}


def test_an_article_is_quoted_where_it_stands(tmp_path: Path) -> None:
    """The first part of a law holds its name, but the article is what was asked for."""
    text = "示例合同法。" + "第一条　总则。" * 300 + "\n第四十一条　移交合同。"
    folder = publish([item("law/", "示例合同法", text)], tmp_path)
    (result,) = search(folder, "示例合同法第四十一条")["results"]
    assert "移交合同" in "".join(piece["text"] for piece in result["snippet"])


def test_letters_beyond_the_first_plane_stay_whole(tmp_path: Path) -> None:
    """No snippet begins or ends within a letter."""
    folder = publish([item("rare/", "公告", "𠮷" * 95 + "住房补贴" + "𠮷" * 90)], tmp_path)
    [result] = search(folder, "住房补贴")["results"]
    snippet = "".join(piece["text"] for piece in result["snippet"])
    assert snippet.encode().count("𠮷".encode()) > 20  # encoding fails where half a letter stands
    assert "住房补贴" in snippet


def test_a_long_phrase_across_two_parts_is_found(tmp_path: Path) -> None:
    """However long a quoted phrase is and where a text is cut, the phrase is found."""
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 75)))
    phrase = "、".join(letters[at : at + 5] for at in range(0, 75, 5))
    texts = ["甲" * (USUAL_PART - 60 + 5 * at) + phrase + "乙" * 2000 for at in range(16)]
    items = [item(f"{at}/", "长文", text) for at, text in enumerate(texts)]
    folder = publish(
        [replace(one, index_number=f"113700/2021-{at:05d}") for at, one in enumerate(items)],
        tmp_path,
    )
    assert search(folder, f'"{phrase}"')["total"] == len(items)


def test_a_phrase_that_always_runs_over_a_full_stop_costs_no_more_than_a_page(
    tmp_path: Path,
) -> None:
    """Where the first results all hold it but for that, no others are read for better ones."""
    items = [item(f"{at}/", "通知", "保障供水。节约用水。") for at in range(40)]
    folder = publish(
        [replace(one, index_number=f"113700/2021-{at:05d}") for at, one in enumerate(items)],
        tmp_path,
    )
    asked = run(folder, "requests", [{"text": "供水节约", "options": {"facets": []}}])[0]
    assert search(folder, "供水节约")["complete"] == len(items)
    assert len(asked) < 2 * 10


def test_a_year_is_that_of_issue_before_any_digits(tmp_path: Path) -> None:
    """What was issued in the year under such a title precedes what bears both in its numbers."""
    other = "示例法令选编：示例法令，示例法令。"
    items = [
        item("later/", "示例法令汇编", other, issued=date(2018, 1, 1)),
        item(
            "numbered/", "某条例", other, issued=date(2014, 1, 1), document_number="示例法令第2号"
        ),
        item("right/", "关于示例法令的通知", "略。", issued=date(2014, 1, 1)),
    ]
    numbers = ("000020149/2018-00207", "000020149/2014-00001", "000014349/2014-00002")
    folder = publish(
        [replace(one, index_number=number) for one, number in zip(items, numbers, strict=True)],
        tmp_path,
    )
    assert found(search(folder, "2014 示例法令")) == ["right/", "numbered/", "later/"]


def test_further_pages_read_nothing_again(tmp_path: Path) -> None:
    """What was read to order the first page is known on the next, however many files that were."""
    items = [
        item(f"{at}/", "通知", "补助1.5万元。" if at % 100 else "补助15万元。") for at in range(700)
    ]
    folder = publish(
        [replace(one, index_number=f"113700/2021-{at:05d}") for at, one in enumerate(items)],
        tmp_path,
    )
    pages = [{"text": '"补助15万元"', "options": {"offset": at, "limit": 5}} for at in (0, 5)]
    first, second = run(folder, "further", pages)
    assert first > 600
    assert second < 50


def test_a_body_counts_once_for_an_item(tmp_path: Path) -> None:
    """A body that is named as co-issuer of its own item, too, is counted once."""
    one = item("a/", "公告", "略。", issuing_body="示例市教育局", co_issuers=("示例市教育局",))
    folder = publish([one], tmp_path)
    assert search(folder, "")["facets"]["body"] == [{"value": "示例市教育局", "count": 1}]


def test_pages_of_a_phrase_that_many_seem_to_hold_lose_nothing(tmp_path: Path) -> None:
    """A total that counts what was not read is said to be about right, on each page."""
    texts = ["补助1.5万元。" if at % 40 == 0 else "补助15万元。" for at in range(600)]
    folder = publish(
        [item(f"{at}/", "通知", text, issued=date(2020, 1, 1)) for at, text in enumerate(texts)],
        tmp_path,
    )
    pages = [search(folder, '"1.5万元"', offset=offset) for offset in (0, 10)]
    assert sorted(int(each[:-1]) for page in pages for each in found(page)) == [*range(0, 600, 40)]
    assert [page["approximate"] for page in pages] == [True, False]
    assert pages[1]["total"] == 15


def test_every_page_of_a_quoted_phrase_is_verified(tmp_path: Path) -> None:
    """However many items hold the terms of a phrase, none is shown or counted that lacks it."""
    dated = {"issued": date(2023, 1, 1)}
    true = [item(f"true-{at}/", "公告", "推行双随机一公开监管。", **dated) for at in range(9)]
    text = "双随机一。随机一公开。一公开。机一公。"
    false = [item(f"false-{at}/", "公告", text, issued=date(2024, 1, 1)) for at in range(90)]
    folder = publish(
        [replace(one, index_number=f"113700/2021-{at:05d}") for at, one in enumerate(true + false)],
        tmp_path,
    )
    options = {"today": "2026-06-30", "sort": "newest"}
    calls = [{"text": '"双随机一公开"', "options": {**options, "offset": at}} for at in (0, 5, 10)]
    for answer in run(folder, "search", calls):
        assert [address for address in found(answer) if address.startswith("false")] == []
        assert answer["facets"]["year"] == [{"value": "2023", "count": answer["total"]}]


HOSTILE = [
    "(" * 5000,
    ".*+?^${}()|[]\\",
    "<img src=x onerror=alert(1)>",
    "\0\x1b\u202e\ud800",
    " ".join(f"词{at}" for at in range(5000)),
    "管理" * 5000,
    '"' * 99,
    "-",
    "标题:",
    "-管理",
    "* ~ ^ + : /",
    "__proto__ constructor",
    "".join(map(chr, range(0x4E00, 0x4E00 + 5000))),
    " ".join(map(chr, range(0x4E00, 0x4E00 + 5000))),
    "标题:" * 900,
    "第四十一条" * 900,
    "\ud800" * 300,
    "1" * 5000 + "号",
    "第" + "一百" * 3000 + "条",
    "怎么" * 3000,
    '"甲 ' * 2000,
]
SLOWEST = 2.0
"""Seconds: far more than any query takes here, far less than one that grows with a power."""


def test_hostile_queries_are_answered(folder: Path) -> None:
    """Whatever is typed, an answer comes, and soon; markup stays text."""
    timed = run(folder, "timed", [{"text": text, "options": {}} for text in HOSTILE])
    slow = [text[:20] for text, seconds in zip(HOSTILE, timed, strict=True) if seconds > SLOWEST]
    assert slow == []


def test_the_index_depends_on_the_items_alone() -> None:
    """The same items in another order give the same files; the manifest comes last."""
    documents = invented(40)
    files = list(build_search(documents))
    assert files == list(build_search(reversed(documents)))
    assert files[-1][0] == MANIFEST


def test_most_shards_survive_a_new_item() -> None:
    """A new item changes the shards of its own terms; the others keep their names."""
    documents = invented(300, length=40)
    late = replace(documents[0], index_number="new", issued=date(2030, 1, 1), text="全新事项。")
    before = {path for path, _ in build_search(documents)}
    after = {path for path, _ in build_search([*documents, late])}
    assert len(after - before) < len(after) / 3


def test_cards_of_partial_matches_come_with_those_that_are_read(tmp_path: Path) -> None:
    """Whoever has a slow line waits no longer for more results."""
    titles = ("关于城乡居民医疗保险的通知", "关于城乡居民养老保险的通知")
    folder = publish(
        [
            SearchDocument(index_number=str(at), address=f"{at}/", title=title, text=title)
            for at, title in enumerate(titles)
        ],
        tmp_path / "index",
    )
    typed = "城乡居民医疗保险"
    assert found(search(folder, typed)) == ["0/", "1/"]
    both, alone = ({"text": typed, "options": {"limit": limit}} for limit in (2, 1))
    assert run(folder, "rounds", [both]) == run(folder, "rounds", [alone])


def test_on_a_long_page_what_holds_a_phrase_goes_before_what_holds_its_parts(
    tmp_path: Path,
) -> None:
    """A portal that shows fifty results has them in an order that is right for fifty."""
    whole = "主管部门会同各级政府。"
    loosely = "主管部门。会同各级政府。"
    apart = "管部门会同有关单位。各部门会同各级。会同各级政府。主管部门。" * 3
    folder = publish(
        [
            SearchDocument(index_number=f"{at:03d}", address=f"{at}/", title=f"第{at}号", text=text)
            for at, text in enumerate([whole] * 40 + [loosely, apart] * 60)
        ],
        tmp_path / "index",
    )
    results = search(folder, "管部门会同各级", limit=50)["results"]
    assert {int(each["url"].rstrip("/")) for each in results[:40]} == set(range(40))
    pages = [
        found(search(folder, "管部门会同各级", offset=at, limit=20)) for at in range(0, 160, 20)
    ]
    places = [int(address.rstrip("/")) for page in pages for address in page]
    assert set(places[:40]) == set(range(40))
    assert len(places) == len(set(places)) == 160
