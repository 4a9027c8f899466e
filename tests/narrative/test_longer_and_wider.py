"""Figures of more years, of a part of the year, of a wider body, of other things than requests."""

from __future__ import annotations

import pytest

from goiaudit.model.claims import Scalar
from tests.narrative.reports import claimed, narrated

NEW, DONE = "requests.new.total", "requests.handled_total.total"
ANSWERED = "requests.answered.total"
REVIEW, SUITS = "disputes.review.total", "disputes.litigation.total"
DIRECT, AFTER = "disputes.litigation_direct", "disputes.litigation_after_review"


def seen(name: str, *lines: str) -> list[dict[str, Scalar]]:
    """The values of the observations of a name."""
    return [dict(o.values) for o in narrated(*lines).observations if o.name == name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "历年累计发生行政复议14起、行政诉讼6起,2022年未发生行政复议、行政诉讼。",
            {REVIEW: 0, SUITS: 0},
        ),
        ("自2008年以来,我局累计受理公开申请310件,办结310件。2022年受理公开申请9件。", {NEW: 9}),
        (
            "自条例施行以来累计受理公开申请77件、行政复议5件,本年受理公开申请6件、行政复议1件。",
            {NEW: 6, REVIEW: 1},
        ),
        ("建局以来累计发生行政诉讼4件。", {}),
        (
            "历年累计作出行政许可决定820件,本年作出行政许可决定52件。",
            {"disclosure.licensing.decisions": 52},
        ),
    ],
)
def test_what_was_counted_since_the_beginning_reaches_over_its_list(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2022年1月1日起,累计收到公开申请32件,办结30件。", {NEW: 32, DONE: 30}),
        ("新条例施行以来,我局规范办理,全年累计收到公开申请12件。", {NEW: 12}),
        ("全年累计收到公开申请12件,行政复议3件。", {NEW: 12, REVIEW: 3}),
        (
            "历年累计制发规范性文件60件,现行有效38件。",
            {"disclosure.normative_documents.in_force": 38},
        ),
    ],
)
def test_the_sum_of_the_year_and_what_is_in_force_stay_claims(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截至2022年6月底,示例县水利局今年已收到公开申请5件,办结4件。", ("2022", "2022-H1")),
        ("截至9月底,我局今年共收到公开申请8件。", ("2022-12-31", "2022-09-30")),
        ("截至2022年6月20日收到公开申请5件。", ("2022-12-31", "2022-06-20")),
    ],
)
def test_this_year_up_to_a_month_is_a_part_of_it(text: str, found: tuple[str, str]) -> None:
    assert [(part["due"], part["found"]) for part in seen("part_year", text)] == [found]
    assert not claimed(text).keys() & {NEW, DONE}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("截至2022年6月底收到公开申请8件,今年共收到公开申请19件。", 19),
        ("截至2022年12月底,今年已收到公开申请12件。", 12),
        ("上半年收到公开申请8件,今年共收到公开申请17件。", 17),
    ],
)
def test_the_year_behind_a_part_of_it_is_the_whole_year(text: str, value: int) -> None:
    assert claimed(text)[NEW] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "本报告统计数据涵盖市局机关及各分局。全系统收到公开申请52件,其中市局本级30件,各分局22件。",
            {NEW: 52},
        ),
        (
            "本报告汇总全县数据。全县收到公开申请52件,办结50件。县政府办公室本级办结12件。",
            {NEW: 52, DONE: 50},
        ),
        (
            "本报告汇总全县数据。全县收到公开申请52件。乡镇收到7件,县直部门收到45件。",
            {NEW: 52},
        ),
        (
            "全系统收到公开申请52件,其中市局本级30件。",
            {"requests.area.new.total": 52, NEW: 30},
        ),
        ("本报告汇总全县数据。各部门共收到公开申请52件。", {NEW: 52}),
    ],
)
def test_parts_of_an_area_are_not_its_total(text: str, found: dict[str, int]) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "收到公开申请17件。论坛收帖260条,办复255条。",
        "收到公开申请17件。网站互动栏目收到互动260条,办复255条。",
        "收到公开申请17件,办结17件。政务号收到@64条,答复60条。",
    ],
)
def test_answers_to_messages_are_known_by_their_unit(text: str) -> None:
    assert ANSWERED not in claimed(text)


def test_requests_counted_in_the_unit_of_messages_stay_requests() -> None:
    assert claimed("收到公开申请17条,答复17条。") == {NEW: 17, ANSWERED: 17}
    assert claimed("收到公开申请17件,年内答复17条。") == {NEW: 17, ANSWERED: 17}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "行政诉讼6件,内有直接起诉4件、复议后起诉2件,法院驳回5件,另一件原告撤诉。",
            {"disputes.litigation.upheld": 5, "disputes.litigation.other": 1},
        ),
        (
            "行政诉讼6件,其中直接起诉4件、复议后起诉2件(驳回2件)。",
            {f"{AFTER}.upheld": 2},
        ),
        (
            "行政诉讼6件(直接起诉4件,复议后起诉2件),前一类驳回4件,后一类驳回2件。",
            {f"{DIRECT}.upheld": 4, f"{AFTER}.upheld": 2},
        ),
        (
            "行政诉讼5件,其中直接起诉4件,驳回3件、其他1件;复议后起诉1件,驳回1件。",
            {f"{DIRECT}.upheld": 3, f"{DIRECT}.other": 1, f"{AFTER}.upheld": 1},
        ),
    ],
)
def test_an_outcome_behind_both_rows_of_suits_is_of_all_of_them(
    text: str, found: dict[str, int]
) -> None:
    told = claimed(text)

    assert {cell: told[cell] for cell in told if not cell.endswith(".total")} == found
    assert all(int(str(b["parts"])) == int(str(b["total"])) for b in seen("breakdown", text))


def test_several_kinds_of_persons_are_no_columns() -> None:
    assert claimed("收到公开申请9件(教师5件,家长3件,退休人员1件)。") == {NEW: 9}
    assert claimed("收到公开申请9件(居民8件,物业公司1件)。") == {
        NEW: 9, "requests.new.natural_person": 8, "requests.new.business": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依申请公开收31,办29,转次年2。", {NEW: 31, DONE: 29, "requests.carried_out.total": 2}),
        ("依申请公开方面:收0件,办0件。", {NEW: 0, DONE: 0}),
        ("收到公开申请14件,已办13件。", {NEW: 14, DONE: 13}),
        ("收到公开申请40件,省政府办2件。", {NEW: 40}),
        ("代表建议收4件,办4件。", {}),
    ],
)
def test_one_character_tells_what_was_done_right_behind_what_came(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


def test_a_share_in_words_stands_between_a_way_of_asking_and_its_figure() -> None:
    text = "收到公开申请12件,网上申请占三分之二,计8件。"

    assert claimed(text) == {NEW: 12, "requests.channel.online": 8}


def test_up_to_the_end_of_december_is_the_whole_year() -> None:
    text = "截至6月底,收到公开申请4件;截至12月底,收到公开申请11件。"

    assert claimed(text) == {"requests.partial_year.new.total": 4, NEW: 11}
    assert not seen("part_year", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("13件公开申请经窗口登记,均已答复。", {NEW: 13}),
        ("收到公开申请13件。其中2件公开申请经窗口登记后转办。", {NEW: 13}),
        (
            "收到公开申请24件,通过县政府网站申请入口提交的占三分之二,计16件。",
            {NEW: 24, "requests.channel.online": 16},
        ),
        ("门户网站设申请入口1个,收到公开申请3件。", {NEW: 3}),
    ],
)
def test_where_requests_were_entered(text: str, found: dict[str, int]) -> None:
    assert claimed(text) == found
