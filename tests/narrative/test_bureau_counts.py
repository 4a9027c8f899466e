"""What came in, was carried over and became of it, as district bureaux count it."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
LEFT_BEFORE = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
DONE = "requests.handled_total.total"
ANSWERED = "requests.answered.total"
GRANTED = "requests.granted.total"
PARTLY = "requests.partially_granted.total"
DENIED = "requests.denied.total"
PERSONS = "requests.new.natural_person"
COMPANIES = "requests.new.business"
BODIES = "requests.new.legal_person"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
IN_PERSON = "requests.channel.in_person"
GROWTH = "requests.yoy.difference"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年度示例区水利局政府信息公开申请办理情况如下：新收14件，上年结转1件，办结13件，"
            "结转下年2件。",
            {NEW: 14, LEFT_BEFORE: 1, DONE: 13, LEFT: 2},
        ),
        ("依申请公开方面，收件12、办结11、在办1。", {NEW: 12, DONE: 11, LEFT: 1}),
        ("依申请公开：全年12件，网上9件，信函3件。", {NEW: 12, ONLINE: 9, MAIL: 3}),
        ("政府信息公开申请情况：2022年共计12件，同比减少3件。", {NEW: 12, GROWTH: -3}),
        ("向我局提交政府信息公开申请的共有14人（次），申请14件。", {NEW: 14}),
        ("公开申请在册登记14件，办结14件。", {NEW: 14, DONE: 14}),
        ("2022年，公众通过网上依申请公开系统向我局提交申请14件。", {ONLINE: 14}),
        ("收到政府信息公开申请12份（含补充申请1份）。", {NEW: 12}),
        ("政府信息公开申请12件次。", {NEW: 12}),
    ],
)
def test_what_came_in(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2021年结转至本年度继续办理的申请3件，新收申请20件，均为政府信息公开申请。",
            {LEFT_BEFORE: 3, NEW: 20},
        ),
        (
            "收到政府信息公开申请20件，上年未办结申请2件，全年应办22件，已办22件。",
            {NEW: 20, LEFT_BEFORE: 2, DONE: 22},
        ),
        ("收到政府信息公开申请20件，办结19件，留待下年1件。", {NEW: 20, DONE: 19, LEFT: 1}),
        ("收到政府信息公开申请20件，办结19件，有1件答复期限在2023年1月。", {NEW: 20, DONE: 19}),
        (
            "收到政府信息公开申请20件，办结19件，1件因延期答复将于次年办结。",
            {NEW: 20, DONE: 19, LEFT: 1},
        ),
        ("收到政府信息公开申请20件，19件当年办结，1件跨年办理。", {NEW: 20, DONE: 19, LEFT: 1}),
        (
            "收到政府信息公开申请20件，尚未到期的1件，其余19件均已答复。",
            {NEW: 20, LEFT: 1, ANSWERED: 19},
        ),
        (
            "政府信息公开申请年初在办2件，年内新收18件，年末在办1件。",
            {LEFT_BEFORE: 2, NEW: 18, LEFT: 1},
        ),
    ],
)
def test_what_was_carried_over(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政府信息公开申请办理结果：予以公开十二件，占60%；部分公开三件，占15%；"
            "不予公开五件，占25%。",
            {GRANTED: 12, PARTLY: 3, DENIED: 5},
        ),
        (
            "收到政府信息公开申请20件，12件全部公开，3件部分公开，5件不予公开。",
            {NEW: 20, GRANTED: 12, PARTLY: 3, DENIED: 5},
        ),
        (
            "收到政府信息公开申请20件，准予公开的占12件，部分准予公开的占3件，其余5件不予公开。",
            {NEW: 20, GRANTED: 12, PARTLY: 3, DENIED: 5},
        ),
        (
            "收到政府信息公开申请20件，已公开答复12件，不公开答复5件，非本机关职责3件。",
            {NEW: 20, GRANTED: 12, DENIED: 5, "requests.unavailable_not_held.total": 3},
        ),
        (
            "收到政府信息公开申请20件，因申请内容不明确、逾期未补正终止办理2件。",
            {NEW: 20, "requests.other_no_correction.total": 2},
        ),
    ],
)
def test_outcomes_in_lists(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请20件，申请人中个人18名、企业2家。", {NEW: 20}),
        (
            "收到政府信息公开申请20件，自然人申请18件，占90%，商业企业申请2件，占10%。",
            {NEW: 20, PERSONS: 18, COMPANIES: 2},
        ),
        (
            "收到政府信息公开申请20件，自然人提交18件、法人提交2件。",
            {NEW: 20, PERSONS: 18, BODIES: 2},
        ),
    ],
)
def test_those_who_asked(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请20件，网络12件、EMS 6件、当面2件。",
            {NEW: 20, ONLINE: 12, MAIL: 6, IN_PERSON: 2},
        ),
        ("收到政府信息公开申请20件，线上12件，线下8件。", {NEW: 20, ONLINE: 12}),
        (
            "收到政府信息公开申请20件，经网站提交的12件，以信函寄来的6件，亲自送到局里的2件。",
            {NEW: 20, ONLINE: 12, MAIL: 6, IN_PERSON: 2},
        ),
        (
            "收到政府信息公开申请20件，其中网上申请占12件，邮寄申请占8件。",
            {NEW: 20, ONLINE: 12, MAIL: 8},
        ),
    ],
)
def test_ways_of_asking(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected
