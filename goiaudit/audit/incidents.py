"""Failures of one cause, grouped; the cell common to all of them, if one change repairs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goiaudit.audit.explain import Failure
from goiaudit.audit.localise.hints import split_digits
from goiaudit.audit.localise.single import Candidate, single_cell
from goiaudit.audit.localise.slips import CHEAPEST_FIRST, slip_words
from goiaudit.audit.wording import arithmetic, cell_label, number
from goiaudit.model.cells import Location
from goiaudit.model.findings import Finding, Repair, Suggestion
from goiaudit.rules.rule import Rule

ARITHMETIC = ("balance", "row_total", "subtotal", "dispute_total")
"""Families whose equalities hold between cells of a table."""


def with_incidents(
    failures: Sequence[Failure],
    rules: Mapping[str, Rule],
    places: Mapping[str, Location],
    lang: str,
) -> list[Finding]:
    """The findings of a report with incident ids and suggestions, in the order given.

    ``places`` has the locations of the report's cells. Ids number the incidents in that order.
    """
    groups = _groups(failures)
    findings: list[Finding] = []
    suggestions = [_suggestion(group, rules, lang) for group in groups]
    number_of = {id(f): n for n, group in enumerate(groups) for f in group}
    for failure in failures:
        n = number_of[id(failure)]
        findings.append(_marked(failure.finding, n + 1, suggestions[n], places))
    return findings


def _marked(
    finding: Finding, n: int, suggestion: Suggestion | None, places: Mapping[str, Location]
) -> Finding:
    location = finding.location
    if suggestion is not None and suggestion.uniqueness == "unique":
        location = places.get(next(iter(suggestion.cells)), location)
    return replace(finding, incident=f"i{n}", suggestion=suggestion, location=location)


def _groups(failures: Sequence[Failure]) -> list[list[Failure]]:
    """Arithmetic failures that share a cell belong together; every other one stands alone."""
    groups: list[list[Failure]] = []
    for failure in failures:
        linked = [group for group in groups if any(_linked(failure, other) for other in group)]
        joined = [other for group in linked for other in group] + [failure]
        first = groups.index(linked[0]) if linked else len(groups)
        groups = [group for group in groups if group not in linked]
        groups.insert(first, joined)
    return groups


def _linked(a: Failure, b: Failure) -> bool:
    both = a.finding.family in ARITHMETIC and b.finding.family in ARITHMETIC
    return both and not set(a.finding.cells).isdisjoint(b.finding.cells)


def _suggestion(
    group: Sequence[Failure], rules: Mapping[str, Rule], lang: str
) -> Suggestion | None:
    first = group[0]
    if first.finding.family not in ARITHMETIC or any(_is_complex(failure) for failure in group):
        return None
    judged = first.judged
    equalities = {
        instance.check.row
        for instance in judged.group.instances
        if rules[instance.rule].family in ARITHMETIC and instance.check.kind == "atom"
    }
    found = single_cell(judged, first.column, [f.row for f in group], equalities)
    if found:
        return _of_candidates(found, group, lang)
    return _of_hints(group, lang)


def _is_complex(failure: Failure) -> bool:
    return failure.compiled.check.kind != "atom"


def _of_candidates(found: Sequence[Candidate], group: Sequence[Failure], lang: str) -> Suggestion:
    found = sorted(found, key=lambda candidate: CHEAPEST_FIRST.index(candidate.kind))
    repairs = [
        Repair({c.address: c.value}, _reason(c.address, c.value, c.kind, group, lang), c.kind)
        for c in found
    ]
    first = repairs[0]
    return Suggestion(
        cells=first.cells,
        reason=first.reason,
        kind=first.kind,
        uniqueness="unique" if len(found) == 1 else "ambiguous",
        alternatives=tuple(repairs[1:]),
    )


def _of_hints(group: Sequence[Failure], lang: str) -> Suggestion | None:
    for failure in group:
        sides = failure.finding.sides
        if failure.finding.family != "row_total" or sides is None:
            continue
        cells = split_digits(*sides)
        if cells is not None:
            address = next(iter(cells))
            value = cells[address]
            reason = _reason(address, value, "split_digits", [failure], lang)
            return Suggestion(cells, reason, "split_digits", "speculative")
    return None


def _reason(address: str, value: object, kind: str, group: Sequence[Failure], lang: str) -> str:
    """The failed sums, then the cell to check: 建议核对, never a correction."""
    steps = [
        arithmetic(f.finding.sides[0], f.finding.sides[1], "=", lang)
        for f in group
        if f.finding.sides is not None
    ]
    label, figure = cell_label(address, lang), number(value, lang)  # type: ignore[arg-type]
    why = slip_words(kind, lang)
    if lang == "zh":
        return f"{'；'.join(steps)}；建议核对“{label}”是否应为{figure}（{why}）"
    return f"{'; '.join(steps)}; please check whether “{label}” should be {figure} ({why})"
