"""What must hold for every report whose figures do not, tried on many that nobody thought of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.audit import audit
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from tests.audit.test_properties import SUMS, consistent, places, with_cell


@st.composite
def faulty(draw: st.DrawFn) -> Report:
    """A report with one to six figures changed to whatever."""
    found = draw(consistent())
    for _ in range(draw(st.integers(1, 6))):
        table, place = draw(places(found))
        found = with_cell(found, table, place, draw(st.integers(0, 400)))
    return found


def repaired(found: Report, values: dict[str, int]) -> Report:
    for address, value in values.items():
        table = address.split(".")[0]
        cells = found.printed[table].cells
        place = next(n for n, cell in enumerate(cells) if str(cell.address) == address)
        found = with_cell(found, table, place, value)
    return found


def failed(findings: list[Finding]) -> set[tuple[str, tuple[str, ...]]]:
    return {(f.rule, f.cells) for f in findings}


@given(faulty())
@settings(max_examples=80, deadline=None)
def test_every_repair_mends_its_incident_and_breaks_no_sum(found: Report) -> None:
    before = list(audit(found, SUMS))
    incidents: dict[str, list[Finding]] = {}
    for finding in before:
        incidents.setdefault(finding.incident, []).append(finding)

    for members in incidents.values():
        suggestion = members[0].suggestion
        assert all(member.suggestion == suggestion for member in members)
        for repair in (suggestion, *suggestion.alternatives[:2]) if suggestion else ():
            assert all(isinstance(v, int) and v >= 0 for v in repair.cells.values())
            after = failed(list(audit(repaired(found, dict(repair.cells)), SUMS)))  # type: ignore[arg-type]
            assert after <= failed(before) - failed(members)


@given(faulty())
@settings(max_examples=30, deadline=None)
def test_a_report_is_explained_the_same_alone_and_among_others(found: Report) -> None:
    alone = audit(found, SUMS).results[0]
    among = audit([found, found], SUMS).results[1]

    assert alone.findings == among.findings


@given(faulty())
@settings(max_examples=40, deadline=None)
def test_only_an_ambiguous_explanation_has_alternatives(found: Report) -> None:
    for finding in audit(found, SUMS):
        if finding.suggestion is not None and finding.suggestion.uniqueness == "unique":
            assert finding.suggestion.alternatives == ()
            assert finding.suggestion.cells
