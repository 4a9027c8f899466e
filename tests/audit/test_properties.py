"""What must hold for every report, tried on thousands that nobody thought of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.audit import audit
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellState, Number, Table
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from tests.support.reports import ARITHMETIC, BLANK, arithmetic, report, rules, shipped

COLUMNS = tuple(forms()["2021"].tables["requests"].groups["parts"])
DISPUTES = ("upheld", "corrected", "other", "pending")
SIZES = st.one_of(st.just(0), st.integers(0, 20), st.integers(0, 10**7))
NULLS = (CellState.BLANK, CellState.NOT_APPLICABLE, CellState.TEXT, CellState.UNREADABLE)
SUMS = rules(*ARITHMETIC)


def summed(parts: dict[str, int]) -> dict[str, int]:
    return {**parts, "total": sum(parts.values())}


@st.composite
def requests(draw: st.DrawFn, form: str) -> dict[str, dict[str, int]]:
    """A consistent 表三: results drawn, everything else follows but for what was carried."""
    results = forms()[form].tables["requests"].groups["results"]
    drawn = {
        key: {c: draw(SIZES) for c in COLUMNS}
        for key in draw(st.lists(st.sampled_from(results), unique=True, max_size=6))
    }
    handled = {c: sum(row[c] for row in drawn.values()) for c in COLUMNS}
    carried_out = {c: draw(SIZES) for c in COLUMNS}
    came = {c: handled[c] + carried_out[c] for c in COLUMNS}
    carried_in = {c: draw(st.integers(0, came[c])) for c in COLUMNS}
    new = {c: came[c] - carried_in[c] for c in COLUMNS}
    rows = drawn | {
        "new": new, "carried_in": carried_in, "handled_total": handled, "carried_out": carried_out,
    }  # fmt: skip
    return {key: summed(parts) for key, parts in rows.items()}


@st.composite
def consistent(draw: st.DrawFn) -> Report:
    """A report in either form whose figures hold together."""
    form = draw(st.sampled_from(["2019", "2021"]))
    cases = {
        row: summed({c: draw(SIZES) for c in DISPUTES})
        for row in ("review", "litigation_direct", "litigation_after_review")
    }
    return report(
        form=form,
        year={"2019": 2020, "2021": 2023}[form],
        requests=draw(requests(form)),
        disputes=cases,
        disclosure={},
    )


def with_cell(found: Report, table: str, place: int, value: Number | CellState) -> Report:
    """The report with another value in one cell."""
    old = found.printed[table]
    state = value if isinstance(value, CellState) else CellState.NUMBER
    figure = None if isinstance(value, CellState) else value
    cells = list(old.cells)
    cells[place] = Cell(cells[place].address, state, figure, str(value), cells[place].location)
    changed = Table(old.name, old.form, old.layout, tuple(cells), old.rows)
    return replace(found, printed={**found.printed, table: changed})


@st.composite
def places(draw: st.DrawFn, found: Report) -> tuple[str, int]:
    """A cell of 表三 or 表四."""
    table = draw(st.sampled_from(["requests", "requests", "disputes"]))
    return table, draw(st.integers(0, len(found.printed[table].cells) - 1))


@given(consistent())
@settings(max_examples=60, deadline=None)
def test_consistent_tables_have_no_finding_of_an_arithmetic_family(found: Report) -> None:
    judged = audit(found, SUMS)

    assert arithmetic(judged) == []
    assert judged.results[0].verdicts[Verdict.UNKNOWN] == 0
    assert judged.results[0].status == "consistent"


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_any_one_number_changed_to_another_gives_an_arithmetic_finding(data: st.DataObject) -> None:
    found = data.draw(consistent())
    table, place = data.draw(places(found))
    old = found.printed[table].cells[place].value
    new = data.draw(st.one_of(SIZES, st.integers(-10, -1)).filter(lambda value: value != old))

    judged = audit(with_cell(found, table, place, new), SUMS)

    assert arithmetic(judged)
    assert judged.results[0].status == "inconsistent"


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("table", ["requests", "disputes"])
def test_every_single_cell_of_a_table_of_zeros_is_watched(form: str, table: str) -> None:
    zeros = report(form=form, year=2020, requests={}, disputes={}, disclosure={})
    changed = [
        with_cell(zeros, table, place, 1) for place in range(len(zeros.printed[table].cells))
    ]

    judged = audit(changed, SUMS)

    assert all(result.findings for result in judged.results)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_one_changed_number_is_never_repaired_into_another_report_when_unique(
    data: st.DataObject,
) -> None:
    found = data.draw(consistent())
    table, place = data.draw(places(found))
    cell = found.printed[table].cells[place]
    new = data.draw(SIZES.filter(lambda value: value != cell.value))

    for finding in audit(with_cell(found, table, place, new), SUMS):
        if finding.suggestion is not None and finding.suggestion.uniqueness == "unique":
            assert finding.suggestion.cells == {str(cell.address): cell.value}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_null_in_place_of_a_number_never_gives_a_false_arithmetic_finding(
    data: st.DataObject,
) -> None:
    found = data.draw(consistent())
    for _ in range(data.draw(st.integers(1, 5))):
        table, place = data.draw(places(found))
        found = with_cell(found, table, place, data.draw(st.sampled_from(NULLS)))

    assert arithmetic(audit(found, SUMS)) == []


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_value_that_a_single_blank_needs_is_the_one_that_stood_there(data: st.DataObject) -> None:
    found = data.draw(consistent())
    table, place = data.draw(places(found))
    cell = found.printed[table].cells[place]

    judged = audit(with_cell(found, table, place, BLANK), rules(*ARITHMETIC, "T305"))

    expected = [((str(cell.address),), cell.value)] if cell.value else []
    assert [(f.cells, f.expected) for f in judged] == expected


@st.composite
def anything(draw: st.DrawFn) -> Report:
    """A report with tables absent, changed cells and nulls here and there."""
    found = draw(consistent())
    for _ in range(draw(st.integers(0, 4))):
        table, place = draw(places(found))
        value = draw(st.one_of(SIZES, st.sampled_from(NULLS)))
        found = with_cell(found, table, place, value)
    gone = draw(st.sets(st.sampled_from(["requests", "disputes", "disclosure"]), max_size=2))
    kept = {name: table for name, table in found.printed.items() if name not in gone}
    if draw(st.booleans()) and not kept:
        return Report("x.txt", unreadable="not_a_report")
    return replace(found, printed=kept, path=f"{draw(st.integers(0, 99))}.txt")


@given(anything())
@settings(max_examples=60, deadline=None)
def test_verdict_counts_add_up(found: Report) -> None:
    (result,) = audit(found, shipped()).results

    for verdict in result.verdicts:
        counted = sum(counts.get(verdict, 0) for counts in result.by_rule.values())
        assert counted == result.verdicts[verdict]
    if found.unreadable is None:
        assert all(sum(counts.values()) > 0 for counts in result.by_rule.values())
        unknown = {rule for rule, c in result.by_rule.items() if c.get(Verdict.UNKNOWN)}
        assert unknown == {entry.rule for entry in result.not_assessable}


@given(st.lists(anything(), max_size=6))
@settings(max_examples=20, deadline=None)
def test_batch_is_judged_as_its_reports_one_by_one(found: list[Report]) -> None:
    """Rules that hold reports against each other are left out: alone they have nothing to say."""
    own = shipped().select(ignore=("Y", "P", "C", "D108", "T406"))

    def said(result: AuditedReport) -> tuple[object, ...]:
        told = (result.findings, result.not_assessable, result.verdicts, dict(result.by_rule))
        return (result.report.path, result.status, *told)

    together = [said(result) for result in audit(found, own).results]
    assert together == [said(audit(one, own).results[0]) for one in found]


@given(st.lists(anything(), max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_order_of_the_reports_does_not_matter(found: list[Report], random: object) -> None:
    # Two of a run never lie at the same place; where they did, the first would count as the copy.
    found = [replace(report, path=f"{place}.txt") for place, report in enumerate(found)]
    order = list(range(len(found)))
    random.shuffle(order)  # type: ignore[attr-defined]

    straight = audit(found, shipped()).results
    shuffled = audit([found[n] for n in order], shipped()).results

    assert [straight[n] for n in order] == list(shuffled)


@given(anything())
@settings(max_examples=20, deadline=None)
def test_judging_a_report_again_gives_the_same(found: Report) -> None:
    assert audit(found, shipped()).results == audit(found, shipped()).results


@given(anything())
@settings(max_examples=20, deadline=None)
def test_rules_do_not_influence_each_other(found: Report) -> None:
    whole = audit(found, shipped()).results[0]
    alone = audit(found, SUMS).results[0]

    picked = [f.fingerprint for f in whole.findings if f.rule in SUMS.by_id]
    assert picked == [f.fingerprint for f in alone.findings]
