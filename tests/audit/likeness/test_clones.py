"""C102: tables three of two organs; C103: two files of one report; C104: figures of peers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from goiaudit.audit import Audit
from goiaudit.audit import audit as audit_by
from goiaudit.audit.heads import head_of
from goiaudit.audit.likeness import likeness_links
from goiaudit.audit.linking.match import match_heads
from goiaudit.model.report import Report
from tests.support.reports import BLANK, Rows, findings, rules
from tests.support.texts import written

BUSY: Rows = {
    "new": {"natural_person": 13, "business": 2, "total": 15},
    "carried_in": {"natural_person": 2, "total": 2},
    "granted": {"natural_person": 9, "business": 1, "total": 10},
    "unavailable_not_held": {"natural_person": 3, "business": 1, "total": 4},
    "handled_total": {"natural_person": 12, "business": 2, "total": 14},
    "carried_out": {"natural_person": 3, "total": 3},
}
ONE: Rows = {row: {"natural_person": 1, "total": 1} for row in ("new", "granted", "handled_total")}
THREE: Rows = {
    "new": {"natural_person": 3, "total": 3},
    "granted": {"natural_person": 1, "total": 1},
    "unavailable_not_held": {"natural_person": 2, "total": 2},
    "handled_total": {"natural_person": 3, "total": 3},
}


def audit(reports: Sequence[Report]) -> Audit:
    """The reports held against each other by these rules, and those that they rest on."""
    return audit_by(reports, rules("C102", "C103", "C104", "T301", "T302", "T303", "T401"))


def short(organ: str, requests: Rows | None, **more: object) -> Report:
    """A report whose text is too short to be compared."""
    return written(organ, overview="已公开。", requests=requests, **more)  # type: ignore[arg-type]


def told(judged: Audit, rule: str) -> list[tuple[str | None, str]]:
    return [
        (result.report.organ, finding.severity)
        for result in judged.results
        for finding in result.findings
        if finding.rule == rule
    ]


def test_two_organs_with_one_table_three_are_told() -> None:
    judged = audit([short("示例县水务局", BUSY), short("示例县林业局", BUSY)])

    first, _ = findings(judged, "C102")
    assert (first.actual, first.severity, first.family) == (16, "warning", "duplicate")
    assert "示例县林业局" in first.message
    assert "requests.new.natural_person" in first.cells
    assert first.location is not None


@pytest.mark.parametrize(
    ("table", "severity"),
    [(ONE, None), (THREE, "info"), (BUSY, "warning")],
    ids=["one request", "three requests", "fifteen requests"],
)
def test_small_tables_agree_by_chance(table: Rows, severity: str | None) -> None:
    judged = audit([short("示例县水务局", table), short("示例县林业局", table)])

    expected = [("示例县水务局", severity), ("示例县林业局", severity)] if severity else []
    assert told(judged, "C102") == expected


def test_one_cell_more_or_less_makes_two_tables() -> None:
    other = {**BUSY, "rejected_repeated": {"natural_person": 1, "total": 1}}

    assert told(audit([short("示例县水务局", BUSY), short("示例县林业局", other)]), "C102") == []


def test_the_table_of_a_government_may_be_that_of_its_one_busy_department() -> None:
    government = short("示例县人民政府", BUSY, kind="government")

    assert told(audit([government, short("示例县水务局", BUSY)]), "C102") == []
    assert len(told(audit([government, short("甲县水务局", BUSY)]), "C102")) == 2


def test_a_file_that_changed_during_the_run_stops_nothing() -> None:
    reports = [short("示例县水务局", BUSY), short("示例县林业局", BUSY)]
    heads = [head_of(each) for each in reports]

    seen = likeness_links(heads, lambda n: Report(heads[n].path), match_heads(heads))

    assert {each.values["cells"] for found in seen.values() for each in found} == {0}


def test_one_organ_under_two_names_has_one_table() -> None:
    reports = [short("示例县人民政府", BUSY), short("示例县人民政府办公室", BUSY, kind="office")]

    assert told(audit(reports), "C102") == []


def test_files_of_one_report_that_differ_name_each_other_and_the_cell() -> None:
    corrected = {**BUSY, "carried_out": {"natural_person": 4, "total": 4}}
    judged = audit([
        short("示例县水务局", BUSY, path="a.html"), short("示例县水务局", corrected, path="b.docx"),
    ])  # fmt: skip

    first, second = findings(judged, "C103")
    assert first.cells == ("requests.carried_out.total", "requests.carried_out.natural_person")
    assert (first.expected, first.actual, first.severity) == (0, 2, "warning")
    assert "b.docx" in first.message
    assert "那里是4，这里是3" in first.message
    assert "a.html" in second.message
    assert "那里是3，这里是4" in second.message


def test_equal_copies_are_passed() -> None:
    judged = audit([short("示例县水务局", BUSY, path=f"{n}.html") for n in range(3)])

    assert told(judged, "C103") == []
    assert [dict(result.by_rule["C103"]) for result in judged.results] == [{"pass": 1}] * 3


def test_what_one_file_cannot_show_is_no_difference() -> None:
    blank = {**BUSY, "carried_out": {"natural_person": BLANK, "total": BLANK}}
    picture = short("示例县水务局", None, path="picture.pdf")
    reports = [
        short("示例县水务局", BUSY, path="a.html"),
        short("示例县水务局", blank, path="b.docx"),
        picture,
    ]

    assert told(audit(reports), "C103") == []


@pytest.mark.parametrize(
    ("other", "differ"), [("186.28", False), ("186.3", False), ("186.27", True)]
)
def test_amounts_agree_at_the_coarser_precision(other: str, differ: bool) -> None:
    reports = [
        written(
            overview="已公开。",
            path=f"{amount}.html",
            disclosure={"fees": {"amount": Decimal(amount)}},
        )
        for amount in ("186.279463", other)
    ]

    assert bool(told(audit(reports), "C103")) is differ


def test_of_three_files_the_one_that_differs_is_named_by_the_first() -> None:
    other = {**BUSY, "new": {"natural_person": 14, "business": 2, "total": 16}}
    reports = [
        short("示例县水务局", table, path=f"{n}.html")
        for n, table in enumerate([BUSY, BUSY, other])
    ]

    judged = audit(reports)

    assert [len([f for f in r.findings if f.rule == "C103"]) for r in judged.results] == [1, 0, 1]
    assert "2.html" in findings(judged, "C103")[0].message


def peers(count: int, decisions: int = 40) -> list[Report]:
    return [
        written(
            f"示例县第{n}局",
            overview="已公开。",
            disclosure={"penalties": {"decisions": decisions + n % 7}},
        )
        for n in range(count)
    ]  # fmt: skip


def odd(decisions: int, organ: str = "示例县水务局", kind: str = "department") -> Report:
    return written(
        organ, overview="已公开。", kind=kind, disclosure={"penalties": {"decisions": decisions}}
    )


def test_a_zero_among_peers_that_all_have_figures_is_told() -> None:
    (found,) = findings(audit([*peers(12), odd(0)]), "C104")

    assert found.cells == ("disclosure.penalties.decisions",)
    assert (found.severity, found.family) == ("info", "plausibility")
    assert "100%" in found.message
    assert found.location is not None


def test_a_figure_far_above_those_of_peers_is_told() -> None:
    (found,) = findings(audit([*peers(12), odd(400)]), "C104")

    assert (found.expected, found.actual) == (46, 400)


@pytest.mark.parametrize(
    ("reports", "why"),
    [
        ([*peers(9), odd(0)], "fewer than ten peers"),
        ([*peers(12), odd(0, kind="office")], "another kind"),
        ([*peers(12), odd(60)], "not twice the highest of a few"),
        ([*peers(6), *(odd(0, f"甲县第{n}局") for n in range(6))], "half"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_outlier(reports: list[Report], why: str) -> None:
    assert findings(audit(reports), "C104") == [], why


def test_a_figure_whose_own_sums_fail_is_told_only_there() -> None:
    usual: Rows = {
        row: {"natural_person": 5, "total": 5} for row in ("new", "granted", "handled_total")
    }
    slip: Rows = {**usual, "new": {"natural_person": 5, "total": 500}}
    others = [short(f"示例县第{n}局", usual) for n in range(12)]

    judged = audit([*others, short("示例县水务局", slip)])

    assert findings(judged, "T302")
    assert findings(judged, "C104") == []
