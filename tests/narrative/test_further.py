"""What the text says besides figures of cells: periods, outcomes in words, channels, fees."""

from __future__ import annotations

import pytest

from goiaudit.model.claims import Observation
from goiaudit.narrative.observed.privacy import is_identity_number
from tests.narrative.reports import narrated


def seen(name: str, *lines: str, section: str = "overview") -> list[Observation]:
    """The observations of one name."""
    return [o for o in narrated(*lines, year=2023, section=section).observations if o.name == name]


def values(name: str, *lines: str, section: str = "overview") -> list[tuple[object, ...]]:
    """Their values."""
    return [tuple(o.values.values()) for o in seen(name, *lines, section=section)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至11月底，我局共收到依申请公开9件。", ("2023-12-31", "2023-11-30", 1)),
        ("2023年上半年，受理公开申请26件、答复20件。", ("2023", "2023-H1", 1)),
        ("第三季度收到政府信息公开申请3件。", ("2023", "2023-Q3", 1)),
        ("前三季度收到政府信息公开申请3件。", ("2023-12-31", "2023-09-30", 1)),
        ("全年公开政府信息90条。政务微博1-11月发布信息84条。", ("2023-12-31", "2023-11-30", 0)),
    ],
)
def test_a_figure_of_a_part_of_the_year(text: str, expected: tuple[object, ...]) -> None:
    assert [found[:3] for found in values("part_year", text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年12月31日，收到公开申请9件。",
        "全年收到公开申请9件，其中上半年收到公开申请4件。",
        "上半年收到公开申请4件，下半年收到公开申请5件。",
        "二季度公开信息20条，三季度公开信息15条，四季度公开信息18条。",
        "上半年开展培训2次，参训80人次。1-11月接待群众300人次。",
        "截至目前公众号粉丝3万人。",
        # since the account was opened, or of this year: nobody can tell
        "微信公众号截至目前发布信息84条。",
    ],
)
def test_what_covers_the_year_is_no_part_of_it(text: str) -> None:
    assert values("part_year", text) == []


def test_one_observation_a_report_the_gravest() -> None:
    lines = ["政务微博1-11月发布信息84条。", "截至10月底，收到依申请公开9件。"]
    assert values("part_year", *lines) == [("2023-12-31", "2023-10-31", 1, "截至10月底")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开引起的行政复议，均获维持。", [("review", "upheld")]),
        (
            "因信息公开引起的行政复议、行政诉讼均获维持。",
            [("review", "upheld"), ("litigation", "upheld")],
        ),
        ("因信息公开引起的行政复议1件尚未审结，其余均获维持。", [("review", "decided_upheld")]),
        (
            "信息公开类行政复议零纠错，行政诉讼零败诉。",
            [("review", "none_corrected"), ("litigation", "none_lost")],
        ),
        ("信息公开行政诉讼中未经复议直接起诉的均被驳回。", [("litigation_direct", "upheld")]),
    ],
)
def test_outcomes_of_cases_told_in_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert values("outcome_word", text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("收到的政府信息公开申请全部予以公开。", "all_granted"),
        ("依申请公开事项都没有予以公开。", "none_granted"),
        ("政府信息公开申请均由自然人提出。", "all_natural"),
    ],
)
def test_outcomes_of_requests_told_in_words(text: str, says: str) -> None:
    assert values("outcome_word", text) == [("requests", says)]


@pytest.mark.parametrize(
    "text",
    [
        "全年审理行政复议案件75件，均予维持。",
        "努力实现行政复议零纠错、行政诉讼零败诉。",
        "法治建设方面，行政应诉零败诉。",
        "所办建议提案全部予以公开。",
        "因信息公开引起的行政复议5件，其中3件均获维持。",
    ],
)
def test_what_is_not_about_all_of_the_organs_own_cases(text: str) -> None:
    assert values("outcome_word", text) == []


def test_a_figure_in_the_same_sentence_is_the_claim() -> None:
    text = "收到政府信息公开申请3件，全部予以公开。"
    assert [c.value for c in narrated(text).claims if "granted" in c.cell] == [3]
    assert values("outcome_word", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请5件，均已办结。", [(5,)]),
        ("政府信息公开申请全部办理完毕。", [(-1,)]),
        ("收到政府信息公开申请5件，答复率100%。", [(5,)]),
        ("收到政府信息公开申请5件，均已按期答复。", []),
        ("收到政府信息公开申请5件，按时办结率100%。", []),
        ("收到公开申请5件，办结4件，结转下年度1件，均已依法答复。", []),
        ("人大代表建议5件均已办结。", []),
        ("力争公开申请全部办结。", []),
    ],
)
def test_everything_said_to_be_done(text: str, expected: list[tuple[int]]) -> None:
    assert values("all_done", text) == expected


def test_a_channel_that_was_never_opened_and_has_items() -> None:
    [found] = seen("no_channel", "政务微博发布信息20条。", "我局没有开设政务微博账号。")
    assert (found.values["count"], found.values["denied"]) == (20, "没有开设政务微博账号")
    assert found.cells == ("disclosure.published_items.weibo",)


@pytest.mark.parametrize(
    "lines",
    [
        ["县政府网站发布信息20条。", "我镇未单独开设网站。"],
        ["微信公众号发布信息20条。", "我镇没有开通政务微博。"],
        ["“示例发布”微信公众号发布信息20条。", "我镇没有开设微信公众号。"],
        ["政务微博发布信息0条。", "未开通政务微博。"],
        ["没有建立网站的村通过公开栏公开信息30条，网站公开信息20条。"],
    ],
)
def test_another_channel_or_anothers_is_no_contradiction(lines: list[str]) -> None:
    assert seen("no_channel", *lines) == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "公开信息300余条，公众号推送约80条。",
            ["disclosure.published_items.total", "disclosure.published_items.wechat"],
        ),
        ("收到政府信息公开申请近40件。", ["requests.new.total"]),
        ("粉丝约3万人，阅读量超68万次，参训50余人次。", []),
        ("公开信息300条。", []),
    ],
)
def test_rounded_counts(text: str, cells: list[str]) -> None:
    assert [o.cells[0] for o in seen("vague_count", text)] == cells


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["收取信息处理费125元。"], [("tens", 120, 125)]),
        (["未收取信息处理费。", "全年收取信息处理费100元。"], [("repeated", 0, 100)]),
        (["收取信息处理费100元。"], []),
    ],
)
def test_fees_that_cannot_be(lines: list[str], expected: list[tuple[object, ...]]) -> None:
    assert values("fee", *lines) == expected


def test_reviews_and_suits_counted_together() -> None:
    assert values("joint_cases", "因政府信息公开引起的行政复议、行政诉讼共3件。") == [(3,)]
    assert values("joint_cases", "因政府信息公开引起的行政复议、行政诉讼共0件。") in ([], [(0,)])
    assert values("joint_cases", "全年办理行政复议和行政诉讼共30件。") == []


def test_the_check_digit_tells_an_identity_number_from_other_codes() -> None:
    # the example of the standard, GB 11643-1999
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("申请人身份证号11010519491231002X。", [("identity_number", "1101**********002X")]),
        ("申请人通过13800000000提出申请。", [("mobile", "1380***0000")]),
        ("原告李小明不服我局答复，提起诉讼。", [("party", "李小明")]),
        ("原告张三等12人诉我局案。", [("party", "张三")]),
    ],
)
def test_personal_data_is_seen_and_masked(text: str, found: list[tuple[str, str]]) -> None:
    assert [(o.values["what"], o.values["found"]) for o in seen("personal", text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：13800000000，传真0751-1234567。",
        "原告李某不服我局答复，提起诉讼。",
        "申请人王女士提出公开申请，申请人向我局提出复议。",
        "统一社会信用代码110105194912310021，索引号11010519491231002。",
        "网站标识码4407030045，备案号粤ICP备05070829号。",
    ],
)
def test_office_phones_codes_and_anonymous_names_are_no_personal_data(text: str) -> None:
    assert seen("personal", text) == []
