"""T305: a null cell that alone decides an equality, and the figure that it would need.

A rule about verdicts, not about figures; its words and severity stand in the rule file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.evaluate import PASS, UNKNOWN, Judged
from goiaudit.audit.explain import fill
from goiaudit.audit.unknowns import Needed, candidates, needed_values
from goiaudit.audit.wording import cell_label, number
from goiaudit.model.cells import Cell, CellAddress, Number
from goiaudit.model.findings import Finding, Suggestion, Uniqueness
from goiaudit.model.report import Report
from goiaudit.rules.rule import Rule

Sums = NDArray[np.int64]
"""What each comparison of a group comes to in one report."""


@dataclass(frozen=True, slots=True)
class DecidingBlank:
    """A null cell with the values that rules need of it; several values contradict each other.

    There is none where every rule that needs one has another cell that cannot be read.
    ``breaks`` are the rules whose equality holds with the null read as 0 and no more once this and
    every other deciding null has its value: a column of totals left empty breaks nothing.
    """

    address: str
    values: tuple[Number, ...]
    rules: tuple[str, ...]
    breaks: tuple[str, ...] = ()


def deciding_blanks(judged: Iterable[tuple[Judged, Sequence[int]]]) -> list[DecidingBlank]:
    """The deciding nulls of one report; ``judged`` pairs each group with the report's columns."""
    needed: dict[str, list[Needed]] = {}
    judged = tuple(judged)
    for group, columns in judged:
        for column in columns:
            for item in needed_values(group, column):
                needed.setdefault(item.address, []).append(item)
    blanks = [_blank(address, items) for address, items in needed.items()]
    due = _due(blanks)
    filled = [
        (group, {column: _filled(group, column, due) for column in columns})
        for group, columns in judged
        if blanks and group.group.source is None
    ]
    return [
        replace(blank, breaks=tuple(dict.fromkeys(_broken(filled, blank.address))))
        for blank in blanks
    ]


def _due(blanks: Iterable[DecidingBlank]) -> dict[str, Number]:
    """The values to be filled in, of the nulls of which all rules need the same."""
    return {blank.address: blank.values[0] for blank in blanks if len(blank.values) == 1}


def _blank(address: str, items: Sequence[Needed]) -> DecidingBlank:
    """What was told of one null; a rule that needs no value of it speaks only where none does."""
    told = [item for item in items if item.value is not None] or items
    return DecidingBlank(
        address,
        tuple(dict.fromkeys(item.value for item in told if item.value is not None)),
        tuple(dict.fromkeys(item.rule for item in told)),
    )


def _broken(filled: Iterable[tuple[Judged, Mapping[int, Sums]]], address: str) -> Iterator[str]:
    """The rules with an equality on a cell that holds while nulls are 0, and not once filled."""
    for group, sums in filled:
        place = next((n for n, v in enumerate(group.group.variables) if v.address == address), None)
        if place is None:
            continue
        touching = set(group.group.deciding.touched.rows_with(place).tolist())
        for n, instance in enumerate(group.group.instances):
            row = instance.check.row
            plain = instance.check.kind == "atom" and row in touching
            if plain and group.group.atoms[row].compare.operator == "=":
                for column, sum_ in sums.items():
                    due = group.group.atoms[row].low * int(group.columns.scale[column])
                    if group.verdicts[n, column] == PASS and sum_[row] != due:
                        yield instance.rule


def _filled(judged: Judged, column: int, due: Mapping[str, Number]) -> Sums:
    """What the equalities of a report come to with the values filled in."""
    values = judged.columns.values[:, column].copy()
    scale = int(judged.columns.scale[column])
    for place, variable in enumerate(judged.group.variables):
        if variable.address in due:
            values[place] = int(due[variable.address] * scale)
    sums: Sums = judged.group.deciding.matrix @ values
    return sums


def completed_rules(judged: Judged, column: int, blanks: Sequence[DecidingBlank]) -> list[str]:
    """Unknown rules with several open cells that hold once every needed value is filled in."""
    known = _due(blanks)
    scale = int(judged.columns.scale[column])
    residuals = _filled(judged, column, known)
    found: dict[str, None] = {}
    for n, instance in enumerate(judged.group.instances):
        row = instance.check.row
        if instance.check.kind != "atom" or judged.verdicts[n, column] != UNKNOWN:
            continue
        atom = judged.group.atoms[row]
        open_cells = [judged.group.variables[v].address for v in candidates(judged, row, column)]
        if atom.compare.operator != "=" or len(open_cells) < 2:
            continue
        if set(open_cells) <= set(known) and residuals[row] == atom.low * scale:
            found[instance.rule] = None
    return list(found)


def blank_findings(
    rule: Rule, blanks: Sequence[DecidingBlank], completed: Sequence[str], report: Report,
    lang: str,
) -> list[Finding]:  # fmt: skip
    """One finding per deciding null; none is suggested unless all rules need the same value."""
    return [_finding(rule, blank, completed, report, lang) for blank in blanks]


def _finding(
    rule: Rule, blank: DecidingBlank, completed: Sequence[str], report: Report, lang: str
) -> Finding:
    cell = report.cell(CellAddress(*blank.address.split(".")))
    agreed = blank.values[0] if len(blank.values) == 1 else None
    location = cell.location if cell is not None else None
    locations = {blank.address: location} if location is not None else {}
    return Finding(
        rule=rule.id,
        family=rule.family,
        severity=rule.worst_severity,
        message=_message(rule, blank, cell, completed, lang),
        cells=(blank.address,),
        expected=agreed,
        location=location,
        locations=locations,
        suggestion=_suggestion(blank, lang) if agreed is not None else None,
    )


def _suggestion(blank: DecidingBlank, lang: str) -> Suggestion:
    """The needed value; only a guess where an equality that holds without it would break."""
    reason = _reason(blank, lang)
    certain: Uniqueness = "speculative" if blank.breaks else "unique"
    return Suggestion({blank.address: blank.values[0]}, reason, "blank_for_figure", certain)


def _reason(blank: DecidingBlank, lang: str) -> str:
    rules, broken = (("、" if lang == "zh" else ", ").join(r) for r in (blank.rules, blank.breaks))
    if lang == "zh":
        return f"由{rules}推算" + (f"；但补填后{broken}不再成立" if broken else "")
    return f"worked out from {rules}" + (f"; but then {broken} would fail" if broken else "")


def _message(
    rule: Rule, blank: DecidingBlank, cell: Cell | None, completed: Sequence[str], lang: str
) -> str:
    label = cell_label(blank.address, lang)
    joined = ("、" if lang == "zh" else ", ").join(number(v, lang) for v in blank.values)
    fields: Mapping[str, str] = {
        "cell": label,
        "expected": joined,
        "rules": ", ".join(blank.rules),
        "raw": cell.raw if cell is not None else "",
    }
    if not blank.values:
        return _open_message(label, fields["rules"], lang)
    template = rule.message[0].text.in_language(lang) if rule.message else ""
    text = fill(template, fields) if template else f"{label}: {joined}"
    if len(blank.values) > 1:
        text += "（各规则所需数值不同）" if lang == "zh" else " (the rules need different values)"
    elif completed:
        names = ", ".join(completed)
        text += f"；补齐后{names}成立" if lang == "zh" else f"; once filled in, {names} holds"
    return text


def _open_message(label: str, rules: str, lang: str) -> str:
    """Of a null that decides an equality in which another cell cannot be read."""
    if lang == "zh":
        return (
            f"“{label}”没有读到数，{rules}能否成立取决于它，但同一等式中另有读不出的数，"
            "无法推算。请核对后补填"
        )
    return (
        f"{label} holds no number and decides whether {rules} holds; another cell of the same "
        "equality cannot be read, so that its figure cannot be worked out"
    )
