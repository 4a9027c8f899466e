"""Two drafts of one report: what changed, and what that did to the findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from goiaudit.audit import audit
from goiaudit.audit.diff import compare, difference
from goiaudit.model.cells import CellState
from goiaudit.model.claims import Observation
from goiaudit.model.difference import ReportDifference
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.text import FoldedText, Paragraph, Section
from tests.support.reports import BLANK, claim, report, row, rules, signed

RULES = ("T301", "T302", "N103")


def judged(found: Report) -> AuditedReport:
    return audit(found, rules(*RULES)).results[0]


def drawn(new: int = 4, **about: Any) -> Report:
    """4 requests, answered; the total of new requests is printed as ``new``."""
    rows = {"new": row(3, 1, total=new), "granted": row(3, 1), "handled_total": row(3, 1)}
    return report(requests=rows, disputes={}, disclosure={}, **about)


def between(old: Report, new: Report) -> ReportDifference:
    return difference(judged(old), judged(new))


def section(key: str, heading: str | None, *body: str) -> Section:
    def paragraph(text: str) -> Paragraph:
        return Paragraph(FoldedText(text, text))

    return Section(key, paragraph(heading) if heading else None, tuple(map(paragraph, body)))


def test_the_same_draft_does_not_differ() -> None:
    found = between(drawn(5), drawn(5, path="b.txt"))
    assert not found.differs
    assert [finding.rule for finding in found.unchanged] == ["T301", "T302"]


def test_a_cell_that_changed_is_told_with_both_figures_and_what_it_mended() -> None:
    found = between(drawn(5), drawn(4))
    (change,) = found.cells
    assert change.address == "requests.new.total"
    assert change.old is not None
    assert change.new is not None
    assert (change.old.value, change.new.value) == (5, 4)
    assert [finding.rule for finding in found.mended] == ["T301", "T302"]
    assert (found.fresh, found.updated, found.unchanged) == ((), (), ())


def test_other_figures_of_a_finding_are_an_update() -> None:
    found = between(drawn(5), drawn(6))
    assert [(one.old.actual, one.new.actual) for one in found.updated] == [(4, 4), (5, 6)]
    assert (found.mended, found.fresh) == ((), ())


def test_findings_stay_the_same_when_the_organ_is_corrected() -> None:
    found = between(drawn(5, organ="示例县水利局"), drawn(5, organ="示例县水务局"))
    assert [(one.name, one.old, one.new) for one in found.fields] == [
        ("organ", "示例县水利局", "示例县水务局")
    ]
    assert (found.mended, found.fresh, len(found.unchanged)) == ((), (), 2)


def test_a_blank_that_was_filled_is_a_change_and_another_way_to_write_a_figure_is_none() -> None:
    blank = report(requests={"new": {"total": BLANK}})
    zero = report(requests={"new": {"total": 0}})
    (change,) = between(blank, zero).cells
    assert change.old is not None
    assert change.old.state is CellState.BLANK
    cells = zero.printed["requests"]
    wide = replace(cells, cells=tuple(cell._replace(raw="０") for cell in cells.cells))
    assert between(zero, replace(zero, printed={"requests": wide})).cells == ()


def test_a_table_that_one_draft_lacks_is_one_change() -> None:
    found = between(report(requests={}), report(requests={}, disputes={}))
    assert [(one.name, one.old, one.new) for one in found.fields] == [
        ("table_present[disputes]", 0, 1)
    ]
    assert found.cells == ()


def test_of_another_form_the_cells_with_figures_are_told() -> None:
    old = report(requests={"other_handling": {"total": 2}}, form="2019", year=2023)
    new = report(requests={"other_misc": {"total": 2}}, form="2021", year=2023)
    found = between(old, new)
    assert ("form", "2019", "2021") in [(one.name, one.old, one.new) for one in found.fields]
    assert [(c.address, c.old is None, c.new is None) for c in found.cells] == [
        ("requests.other_handling.total", False, True),
        ("requests.other_misc.total", True, False),
    ]


def test_dates_and_the_stated_period_are_told() -> None:
    def draft(day: date, end: date) -> Report:
        seen = Observation("period", {"start": date(2023, 1, 1), "end": end})
        return drawn(facts=signed(day), observations=[seen])

    old = draft(date(2024, 1, 5), date(2023, 11, 30))
    new = draft(date(2024, 1, 8), date(2023, 12, 31))
    assert [(one.name, str(one.old), str(one.new)) for one in between(old, new).fields] == [
        ("signed", "2024-01-05", "2024-01-08"),
        ("period", "2023-01-01/2023-11-30", "2023-01-01/2023-12-31"),
    ]


def test_figures_of_the_text_are_changed_added_or_removed() -> None:
    old = drawn(claims=[claim("requests.new.total", 5), claim("requests.granted.total", 4)])
    new = drawn(claims=[claim("requests.new.total", 4), claim("disputes.review.total", 0)])
    told = [
        (c.cell, c.old and c.old.value, c.new and c.new.value) for c in between(old, new).claims
    ]
    assert told == [
        ("requests.new.total", 5, 4),
        ("disputes.review.total", None, 0),
        ("requests.granted.total", 4, None),
    ]


def test_a_figure_that_is_said_in_other_words_or_elsewhere_is_no_change() -> None:
    twice = [claim("requests.new.total", 4), claim("requests.new.total", 5)]
    old, new = drawn(claims=twice), drawn(claims=[replace(c, quote="别的话") for c in twice[::-1]])
    assert between(old, new).claims == ()


def test_sections_that_came_went_or_changed_are_told() -> None:
    old = replace(drawn(), sections=(section("overview", "一、概述", "甲"), section("other", None)))
    new = replace(
        drawn(),
        sections=(section("overview", "一、总体情况", "甲 "), section("problems", "五、", "乙丙")),
    )
    told = [
        (c.section, c.kind, c.old_heading, c.new_heading, c.body_changed)
        for c in between(old, new).sections
    ]
    assert told == [
        ("overview", "changed", "一、概述", "一、总体情况", False),
        ("other", "removed", None, None, False),
        ("problems", "added", None, "五、", True),
    ]


def test_reports_are_matched_by_organ_and_year_then_by_path() -> None:
    old = [
        drawn(path="old/x/a.txt"),
        drawn(path="old/x/b.txt", organ="示例县教育局"),
        drawn(path="old/x/c.txt", organ=None),
        drawn(path="old/x/d.txt", organ="示例县财政局"),
    ]
    new = [
        drawn(path="new/2/c.txt", organ=None, digest="e"),
        drawn(path="new/2/z.txt", organ="示例县教育局"),
        drawn(path="new/2/y.txt"),
        drawn(path="new/2/e.txt", organ="示例县民政局"),
    ]
    found = compare([judged(r) for r in old], [judged(r) for r in new])
    assert [(pair.old.report.path, pair.new.report.path) for pair in found.pairs] == [
        ("old/x/c.txt", "new/2/c.txt"),
        ("old/x/a.txt", "new/2/y.txt"),
        ("old/x/b.txt", "new/2/z.txt"),
    ]
    assert [result.report.path for result in found.only_old] == ["old/x/d.txt"]
    assert [result.report.path for result in found.only_new] == ["new/2/e.txt"]
    assert found.differs


def test_two_single_files_are_a_pair_whatever_they_are() -> None:
    old, new = drawn(organ="示例县水务局"), drawn(organ="示例县教育局", year=2022)
    (pair,) = compare([judged(old)], [judged(new)]).pairs
    assert {change.name for change in pair.fields} == {"organ", "year"}


def test_a_file_that_could_not_be_read_is_told_and_differs() -> None:
    unread = AuditedReport(
        Report("new/b.txt", unreadable="damaged", message="cut off"), "unreadable"
    )
    found = compare([judged(drawn())], [judged(drawn()), unread])
    assert [(one.path, one.reason) for one in found.unread] == [("new/b.txt", "damaged")]
    assert len(found.pairs) == 1
    assert found.differs
