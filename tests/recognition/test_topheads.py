"""Top headings beyond the six, the number of parts that a report says it has, lists of remedies."""

from __future__ import annotations

import pytest

from goiaudit.model.report import Report
from tests.recognition.reports import read

TITLE = "示例县水务局2023年政府信息公开工作年度报告"
HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def report(headings: list[str], preface: str = "", problems: str = "认真改进。") -> Report:
    lines = [TITLE, preface]
    for heading in headings:
        lines += [heading, problems if heading.startswith("五") else "认真公开政府信息。"]
    return read("\n".join(lines))


def extra(found: Report) -> list[tuple[str, object]]:
    return [(o.quote, o.values["renamed"]) for o in found.observations if o.name == "extra_section"]


def test_the_six_sections_are_all_that_a_report_needs() -> None:
    assert extra(report(HEADINGS)) == []


def test_a_seventh_section_is_told() -> None:
    assert extra(report([*HEADINGS, "七、下一年度工作安排"])) == [("七、下一年度工作安排", 0)]


def test_annexes_and_interpretations_are_no_sections() -> None:
    assert extra(report([*HEADINGS, "七、名词解释"])) == []


def test_a_section_under_another_name_is_told_once() -> None:
    headings = [*HEADINGS[:4], "五、工作亮点和体会", HEADINGS[5]]
    found = report(headings)
    assert extra(found) == [("五、工作亮点和体会", 1)]
    assert found.facts["section_renamed[problems]"].value == 1


def test_numbered_points_inside_a_section_are_no_sections() -> None:
    headings = [HEADINGS[0], "一、加强领导", "二、抓好落实", *HEADINGS[1:]]
    assert extra(report(headings)) == []


LISTED = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项{}部分组成。"
)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("六个", {("listed", 6, 6), ("present", 6, 6)}),
        ("五", {("listed", 5, 6), ("present", 5, 6)}),
    ],
)
def test_parts_declared_are_counted(words: str, expected: set[tuple[str, int, int]]) -> None:
    found = report(HEADINGS, LISTED.format(words))
    seen = {
        (o.values["what"], o.values["declared"], o.values["found"])
        for o in found.observations
        if o.name == "parts_declared"
    }
    assert seen == expected


def test_a_list_with_anything_else_in_it_is_not_counted() -> None:
    preface = "本报告由总体情况、工作体会、其他需要报告的事项等六部分组成。"
    found = [o for o in report(HEADINGS, preface).observations if o.name == "parts_declared"]
    assert [o.values["what"] for o in found] == ["present"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("存在问题:一是慢,二是少,三是乱。下一步:一是快,二是多。", (3, 2)),
        ("存在的主要问题有:一是慢;二是少。改进措施:一是快;二是多;三是勤。", (2, 3)),
        ("存在更新慢的问题。下一步:一是快,二是多。", None),
        ("上年问题的改进情况:一是快,二是多。本年存在的问题:一是慢。", None),
        ("存在问题:一是慢,三是乱。下一步:一是快。", None),
        ("存在问题:一是慢,下一步要快;二是少,下一步要多。", None),
    ],
)
def test_enumerations_of_problems_and_remedies(text: str, expected: tuple[int, int] | None) -> None:
    facts = report(HEADINGS, problems=text).facts
    names = ("problems_listed", "remedies_listed")
    found = tuple(facts[name].value for name in names if name in facts) or None
    assert found == expected
