"""Y110, Y111, Y113: last year's figures, text and problems again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goiaudit.audit import Audit
from goiaudit.audit import audit as audit_by
from goiaudit.audit.likeness.years import text_figures
from goiaudit.model.report import Report
from tests.support.reports import Rows, findings, rules
from tests.support.texts import LONG, PROBLEMS, written

TABLE: Rows = {
    "normative_documents": {"issued": 3, "in_force": 21},
    "licensing": {"decisions": 41},
    "penalties": {"decisions": 7},
}
SAID = "全年主动公开信息208条，组织培训2次。"
NEW_PROBLEMS = """\
一是申请答复的说理不够充分，个别答复书只列条文，没有说明理由。
二是与乡镇的信息共享存在差距，同一事项在两个网站上的内容不一致。
今后，将统一答复书格式，每月核对一次共享内容。
"""


def audit(reports: Sequence[Report]) -> Audit:
    """The reports held against each other by these rules alone."""
    return audit_by(reports, rules("Y110", "Y111", "Y113"))


def test_a_year_with_all_figures_of_the_year_before_is_told() -> None:
    last = written(year=2022, overview=f"2022年工作如下。{SAID}", disclosure=TABLE)
    this = written(year=2023, overview=f"2023年1月至12月工作如下。{SAID}", disclosure=TABLE)

    (found,) = findings(audit([last, this]), "Y110")

    assert (found.severity, found.family) == ("warning", "duplicate")
    assert "6个非零数字" in found.message
    assert set(found.cells) == {
        "disclosure.normative_documents.issued",
        "disclosure.normative_documents.in_force",
        "disclosure.licensing.decisions",
        "disclosure.penalties.decisions",
    }


@pytest.mark.parametrize(
    ("overview", "table"),
    [
        (SAID.replace("208", "209"), TABLE),
        (SAID, {**TABLE, "penalties": {"decisions": 8}}),
        (SAID + "发布微信信息31条。", TABLE),
    ],
    ids=["another figure in the text", "another cell", "one figure more"],
)
def test_one_new_figure_is_enough(overview: str, table: Rows) -> None:
    last = written(year=2022, overview=SAID, disclosure=TABLE)

    assert not findings(audit([last, written(overview=overview, disclosure=table)]), "Y110")


def test_few_figures_may_stay_the_same() -> None:
    table: Rows = {"normative_documents": {"in_force": 3}, "licensing": {"decisions": 1}}
    reports = [written(year=year, overview=SAID, disclosure=table) for year in (2022, 2023)]

    judged = audit(reports)

    assert not findings(judged, "Y110")
    assert dict(judged.results[1].by_rule["Y110"]) == {"not_applicable": 1}


def test_years_dates_titles_and_numbers_of_documents_are_no_figures() -> None:
    report = written(
        overview="1.按照国办公开办函〔2021〕30号和《条例》第50条，2023年3月5日公开1,208条，(2)占71.5%。"
    )

    assert text_figures(report) == ["1208", "71.5"]


def years(*texts: tuple[str, str]) -> list[Report]:
    """Reports of one organ on years in a row: overview and problems."""
    return [
        written(year=2021 + n, overview=overview, problems=problems)
        for n, (overview, problems) in enumerate(texts)
    ]


def test_a_section_with_new_figures_in_last_years_words_is_told() -> None:
    this = LONG.replace("208", "312").replace("150", "250").replace("58", "62")

    (found,) = findings(audit(years((LONG, ""), (this, ""))), "Y111")

    assert (found.expected, found.actual, found.severity) == (85, 100, "warning")
    assert "总体情况" in found.message
    assert found.quote in LONG
    assert found.location is not None


def test_section_five_is_told_from_80_percent_on() -> None:
    this = PROBLEMS.replace("群众不容易看懂办理条件和流程", "企业不容易看懂办理条件和程序")

    (found,) = findings(audit(years((SAID, PROBLEMS), (SAID, this))), "Y111")

    assert found.expected == 80
    assert isinstance(found.actual, int)
    assert 80 <= found.actual < 100
    assert "第五部分" in found.message


def test_sentences_that_stand_in_every_report_may_come_again() -> None:
    nothing = "本年度没有收到政府信息公开申请，没有因政府信息公开申请行政复议、提起行政诉讼的情况。"

    assert not findings(audit(years((nothing, ""), (nothing, ""))), "Y111")


def test_a_new_text_is_passed() -> None:
    judged = audit(years((LONG, ""), (NEW_PROBLEMS * 3, "")))

    assert not findings(judged, "Y111")
    assert dict(judged.results[1].by_rule["Y111"]) == {"pass": 1}


def test_problems_named_in_three_years_running_are_told() -> None:
    two_new = NEW_PROBLEMS.splitlines()[0]
    first, *rest = PROBLEMS.splitlines()
    third = "\n".join([first, two_new, *rest[1:]])

    (found,) = findings(audit(years((SAID, PROBLEMS), (LONG, PROBLEMS), (SAID, third))), "Y113")

    assert (found.expected, found.actual, found.severity) == (0, 1, "info")
    assert "2个问题中有1个" in found.message
    assert found.quote == first.rstrip("。")


@pytest.mark.parametrize(
    "problems",
    [(PROBLEMS, NEW_PROBLEMS, PROBLEMS), (NEW_PROBLEMS, PROBLEMS, PROBLEMS)],
    ids=["not last year", "two years only"],
)
def test_problems_of_two_years_are_not_told(problems: tuple[str, ...]) -> None:
    assert not findings(audit(years(*((SAID, each) for each in problems))), "Y113")


def test_remedies_may_be_the_same() -> None:
    remedy = "下一步，将建立月度通报制度，解决更新不及时的问题，组织各股室开展业务培训。"
    openings = [
        "一是解读材料偏少，形式单一。",
        "一是网站检索不到旧文件，存在断链问题。",
        "一是个别答复书说理不够充分。",
    ]

    assert not findings(audit(years(*((SAID, each + remedy) for each in openings))), "Y113")
