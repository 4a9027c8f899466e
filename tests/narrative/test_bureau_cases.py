"""Cases and requests of district bureaux that are theirs, and those of another matter or body."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
LEFT_BEFORE = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
DONE = "requests.handled_total.total"
ANSWERED = "requests.answered.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
PERSONS = "requests.new.natural_person"
COMPANIES = "requests.new.business"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
IN_PERSON = "requests.channel.in_person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年因信息公开被申请行政复议2件。另答复行政复议案件9件，均由执法处罚引发。",
            {REVIEWS: 2},
        ),
        ("涉信息公开的行政复议3件。此外其他类型行政诉讼8件，行政复议12件。", {REVIEWS: 3}),
        ("涉信息公开行政诉讼1件；其他类别的行政复议8件、行政诉讼5件。", {SUITS: 1}),
        (
            "因政府信息公开引起的行政复议2件，行政诉讼1件。其余各类行政复议31件，行政诉讼12件。",
            {REVIEWS: 2, SUITS: 1},
        ),
        ("因政府信息公开被申请行政复议4件，均系申请人不服答复引起。", {REVIEWS: 4}),
        ("因信息公开引起的行政复议3件，均由征地信息答复引发。", {REVIEWS: 3}),
        ("行政复议2件，均为信息公开答复引起。", {REVIEWS: 2}),
        ("因信息公开引起的行政复议3件、行政诉讼1件，同比分别持平。", {REVIEWS: 3, SUITS: 1}),
    ],
)
def test_cases_of_another_matter_are_none_of_table_four(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我局年内答复行政复议案件9件、派员应诉4件，均系渔业执法引起，同信息公开无涉。",
        "非信息公开类行政复议14件，行政诉讼6件，不在统计之列。",
        "全年发生行政复议5件，均与信息公开不相干。",
        "全年发生行政诉讼6件，皆因征地补偿引起，同信息公开无涉。",
        "全年被提起行政诉讼4件，全部源于工伤认定，与政府信息公开没有关联。",
    ],
)
def test_not_cases_of_another_matter_are_none_of_table_four(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请7件，没有上年结转，全年7件全部办结。",
            {NEW: 7, LEFT_BEFORE: 0, DONE: 7},
        ),
        (
            "收到政府信息公开申请5件，无上年度转入件，年内5件均已办结。",
            {NEW: 5, LEFT_BEFORE: 0, DONE: 5},
        ),
        (
            "新收政府信息公开申请8件，上年没有遗留，本年8件悉数办毕。",
            {NEW: 8, LEFT_BEFORE: 0, DONE: 8},
        ),
        (
            "收到政府信息公开申请6件，未发生结转下年的情况，全年6件均办理完毕。",
            {NEW: 6, LEFT: 0, DONE: 6},
        ),
        ("收到政府信息公开申请12件，全年12件已悉数答复。", {NEW: 12, ANSWERED: 12}),
        ("收到政府信息公开申请12件，年内10件办结，2件结转下年。", {NEW: 12, DONE: 10, LEFT: 2}),
    ],
)
def test_a_clause_that_denies_is_no_heading_of_the_figure_behind_it(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到网页、书信、窗口三种方式的公开申请各4件，共12件。",
            {ONLINE: 4, MAIL: 4, IN_PERSON: 4, NEW: 12},
        ),
        ("收到网络、邮寄两种渠道的政府信息公开申请各3件，合计6件。", {ONLINE: 3, MAIL: 3, NEW: 6}),
        ("全年通过网上和信函收到政府信息公开申请各4件，共计8件。", {ONLINE: 4, MAIL: 4, NEW: 8}),
        (
            "收到自然人、商业企业提出的政府信息公开申请各5件，共10件。",
            {PERSONS: 5, COMPANIES: 5, NEW: 10},
        ),
        (
            "收到政府信息公开申请6件，其中网络、信函、当面申请各2件。",
            {NEW: 6, ONLINE: 2, MAIL: 2, IN_PERSON: 2},
        ),
        ("网上、信函方式收到的公开申请各1件，总计2件。", {ONLINE: 1, MAIL: 1, NEW: 2}),
        ("收到政府信息公开申请、行政复议各2件。", {NEW: 2, REVIEWS: 2}),
    ],
)
def test_as_many_of_each_kind_and_their_sum(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年纳入办理登记的信息公开申请18件，已办理完结17件。", {NEW: 18, DONE: 17}),
        ("全年登记并进入办理程序的公开申请12件。", {NEW: 12}),
        ("全年纳入受理的政府信息公开申请14件，办结13件。", {NEW: 14, DONE: 13}),
        ("办理登记的信息公开申请9件。", {NEW: 9}),
        ("全年列入办理台账的公开申请16件，办结15件。", {NEW: 16, DONE: 15}),
        ("全年登记入册的政府信息公开申请11件。", {NEW: 11}),
        ("全年登记并办理政府信息公开申请11件。", {NEW: 11, DONE: 11}),
    ],
)
def test_what_was_registered_is_what_came_in(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "依申请公开方面，代其他部门转收申请表56份，均在即日转出；由本局答复的申请4件。",
            {ANSWERED: 4},
        ),
        ("收到政府信息公开申请8件，另代收各局申请表20份，即日移转。", {NEW: 8}),
        ("收到政府信息公开申请8件，办结7件，1件转出至下年。", {NEW: 8, DONE: 7, LEFT: 1}),
    ],
)
def test_what_was_passed_on_to_others_is_not_carried_over(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "窗口代收其他单位公开申请12件，当日转出。",
        "为各部门转收公开申请15件，已全部转交承办单位。",
    ],
)
def test_not_what_was_passed_on_to_others_is_not_carried_over(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "reviews"),
    [
        ("办理以市政府为被申请人的行政复议案件36件。", None),
        ("以市教育局为被申请人的行政复议案件3件。", 3),
        ("以本机关为被申请人的行政复议案件3件。", 3),
    ],
)
def test_cases_against_a_body_that_is_named_are_those_of_that_body(
    text: str, reviews: int | None
) -> None:
    found = claimed(text, organ="示例市教育局", kind="department")

    assert found.get("disputes.review.total") == reviews


def test_without_a_title_a_body_that_is_named_may_be_the_organ() -> None:
    of_somebody = "以示例市教育局为被申请人的信息公开行政复议3件。"

    assert claimed(of_somebody) == {"disputes.review.total": 3}
    assert claimed(f"办理{of_somebody}") == {}


@pytest.mark.parametrize(
    ("behind", "outcome"),
    [
        ("复议机关维持我局答复", "upheld"),
        ("县政府维持我局答复", "upheld"),
        ("县政府撤销我局答复", "corrected"),
        ("本机关已作答复", None),
    ],
)
def test_whose_answer_was_upheld_says_no_more(behind: str, outcome: str | None) -> None:
    found = claimed(f"因信息公开发生行政复议1件，{behind}。")

    told = {f"disputes.review.{outcome}": 1} if outcome else {}
    assert found == {"disputes.review.total": 1, **told}
