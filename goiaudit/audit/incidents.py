"""Failures of one cause, grouped into an incident with the cells that would repair it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from goiaudit.audit.evaluate import Judged
from goiaudit.audit.explain import Failure
from goiaudit.audit.kinship import Key, Kinship
from goiaudit.audit.localise import (
    Cause,
    Puzzle,
    Statement,
    causes,
    equations_of,
    puzzle_of,
    statements,
)
from goiaudit.audit.localise.mending import mends
from goiaudit.audit.localise.moves import changes_of
from goiaudit.audit.localise.texts import text_slip
from goiaudit.audit.localise.words import (
    check_words,
    confirmed_words,
    kind_of,
    testimony_words,
)
from goiaudit.audit.wording import arithmetic
from goiaudit.model.cells import Location, Number
from goiaudit.model.findings import Finding, Repair, Suggestion
from goiaudit.model.report import Report
from goiaudit.rules.rule import RuleSet

ARITHMETIC = ("balance", "row_total", "subtotal", "dispute_total")
"""Families whose equalities hold between cells of a table."""
_LINEAR = (*ARITHMETIC, "custom")
"""Families whose plain equalities a repair must respect; a user's own rules among them."""
_MAY_JOIN = ("narrative_table", "value", "cross_year", "custom", *ARITHMETIC)
"""Families whose failure may have the same cause as failed sums."""
_MOST_STEPS = 3


def with_incidents(
    failures: Sequence[Failure],
    rules: RuleSet,
    whole: tuple[Judged, int] | None,
    report: Report,
    places: Mapping[str, Location],
    lang: str,
    previous: Mapping[str, Number] | None = None,
) -> tuple[list[Failure], list[Finding]]:
    """The failures to tell, in the order given, and their findings with incident and suggestion.

    A failure of a rule that is ``silent`` is left out where a repair of failed sums mends it.
    ``whole`` is the group of rules that is judged once a report, with the report's column;
    ``places`` has the locations of the report's cells, ``previous`` last year's figures by
    address. Ids number the incidents in the order of the findings.
    """
    located = _located(failures, rules, whole, report, previous or {})
    incidents = _incidents(failures, located, _silent(rules), lang)
    failures = [failure for failure in failures if id(failure) in incidents]
    number_of: dict[int, int] = {}
    findings = []
    for failure in failures:
        members, suggestion = incidents[id(failure)]
        n = number_of.setdefault(id(members), len(number_of) + 1)
        findings.append(_marked(failure.finding, n, suggestion, places))
    return list(failures), findings


def join_blanks(findings: Sequence[Finding], blanks: Sequence[Finding]) -> list[Finding]:
    """Blank cells that an incident's repair fills in belong to that incident."""
    joined = []
    for blank in blanks:
        same = (f for f in findings if f.suggestion and blank.cells[0] in f.suggestion.cells)
        first = next(same, None)
        joined.append(replace(blank, incident=first.incident) if first is not None else blank)
    return joined


class _Located:
    """The causes of a report's failed equalities, with the failures of each."""

    def __init__(
        self, puzzle: Puzzle, stated: Sequence[Statement], by_equation: Mapping[int, Failure]
    ) -> None:
        self.puzzle, self.stated = puzzle, stated
        self.causes = causes(puzzle, stated)
        self.members = [[by_equation[e] for e in sorted(cause.equations)] for cause in self.causes]


def _located(
    failures: Sequence[Failure], rules: RuleSet, whole: tuple[Judged, int] | None,
    report: Report, previous: Mapping[str, Number],
) -> _Located | None:  # fmt: skip
    if whole is None or not any(f.finding.family in _MAY_JOIN for f in failures):
        return None
    linear = _linear(rules)
    judged, column = whole
    net = equations_of(judged.group, linear)
    by_equation = {
        net.by_row[f.row]: f
        for f in failures
        if f.judged is judged and f.finding.rule in linear and f.row in net.by_row
    }
    puzzle = puzzle_of(judged, column, net, previous).of(by_equation)
    return _Located(puzzle, statements(puzzle, report.claims), by_equation)


@lru_cache(maxsize=16)
def _linear(rules: RuleSet) -> frozenset[str]:
    return frozenset(rule.id for rule in rules.rules if rule.family in _LINEAR)


@lru_cache(maxsize=16)
def _silent(rules: RuleSet) -> frozenset[str]:
    return frozenset(rule.id for rule in rules.rules if rule.silent)


_Incidents = dict[int, tuple[list[Failure], Suggestion | None]]


def _incidents(
    failures: Sequence[Failure], located: _Located | None, silent: frozenset[str], lang: str
) -> _Incidents:
    """For each failure (by identity) the members of its incident and their suggestion.

    A silent failure that belongs to the incident of others has none.
    """
    found: _Incidents = {}
    for cause, members in (
        zip(located.causes, located.members, strict=True) if located is not None else ()
    ):
        suggestion = _suggestion(cause, members, located, lang) if located is not None else None
        found.update({id(f): (members, suggestion) for f in members})
    kinship, kin = Kinship(failures), dict[Key, tuple[list[Failure], Suggestion | None]]()
    for failure in failures:
        if id(failure) in found:
            continue
        is_silent = failure.finding.rule in silent
        joined = _joined(failure, located, found, always=is_silent)
        if joined is None:
            key = kinship.key(failure)
            if key not in kin:
                kin[key] = ([failure], _of_text(failure, located, lang))
            found[id(failure)] = kin[key]
        elif not is_silent:
            found[id(failure)] = joined
    return found


def _joined(
    failure: Failure, located: _Located | None, found: _Incidents, *, always: bool
) -> tuple[list[Failure], Suggestion | None] | None:
    """The incident whose repair would mend another failure too; ``always``: of any family."""
    if located is None or not (always or failure.finding.family in _MAY_JOIN):
        return None
    for cause, members in zip(located.causes, located.members, strict=True):
        if cause.explanations:
            deltas = changes_of(cause.explanations[0].explanation)
            if mends(failure, located.puzzle, deltas):
                return found[id(members[0])]
    return None


def _of_text(failure: Failure, located: _Located | None, lang: str) -> Suggestion | None:
    if failure.finding.family != "narrative_table":
        return None
    return text_slip(failure.finding, confirmed=_holds(failure, located), lang=lang)


def _holds(failure: Failure, located: _Located | None) -> bool:
    """Whether the cells that a figure of the text speaks of stand in sums that all hold."""
    if located is None:
        return False
    puzzle = located.puzzle
    cells = [
        puzzle.net.number.get(address)
        for variable, _ in failure.judged.group.atoms[failure.row].compare.difference.terms
        for address in variable.addresses()
    ]
    sums = {e for cell in cells if cell is not None for e in puzzle.net.by_cell[cell]}
    settled = all(puzzle.gaps[e] == 0 and puzzle.is_hard(e) for e in sums)
    return bool(cells) and None not in cells and bool(sums) and settled


def _suggestion(
    cause: Cause, members: Sequence[Failure], located: _Located, lang: str
) -> Suggestion | None:
    if not cause.explanations:
        return None
    puzzle = located.puzzle.of(cause.equations)
    first = cause.explanations[0]
    deltas = changes_of(first.explanation)
    words = [
        *_steps(members, lang),
        *confirmed_words(puzzle, located.stated, set(deltas), lang),
        *testimony_words(first.testimony, lang),
        check_words(puzzle, first.explanation, lang),
    ]
    return Suggestion(
        cells=_figures(puzzle, deltas),
        reason=("；" if lang == "zh" else "; ").join(words),
        kind=kind_of(first.explanation),
        uniqueness=cause.uniqueness,
        alternatives=tuple(
            Repair(
                _figures(puzzle, changes_of(other.explanation)),
                check_words(puzzle, other.explanation, lang),
                kind_of(other.explanation),
            )
            for other in cause.explanations[1:]
        ),
    )


def _figures(puzzle: Puzzle, deltas: Mapping[int, int]) -> dict[str, Number]:
    return {
        str(puzzle.net.addresses[cell]): puzzle.repaired(cell, delta)
        for cell, delta in sorted(deltas.items())
    }


def _steps(members: Sequence[Failure], lang: str) -> list[str]:
    """The failed sums spelled out, or how many there are."""
    if len(members) > _MOST_STEPS:
        n = len(members)
        return [f"共有{n}处相加不符" if lang == "zh" else f"{n} sums do not hold"]
    return [
        arithmetic(f.finding.sides[0], f.finding.sides[1], "=", lang)
        for f in members
        if f.finding.sides is not None
    ]


def _marked(
    finding: Finding, n: int, suggestion: Suggestion | None, places: Mapping[str, Location]
) -> Finding:
    location = finding.location
    if suggestion is not None and suggestion.uniqueness == "unique":
        location = places.get(next(iter(suggestion.cells)), location)
    return replace(finding, incident=f"i{n}", suggestion=suggestion, location=location)
