"""Labelled cases: an excerpt of a report with what a perfect reader finds in it.

The format is that of the README beside the cases: ``text``, ``table`` (cells that are known; all
others count as unreadable), ``claims``, ``optional_claims``, ``not_claims``, ``findings``,
``optional_findings``, ``phenomena``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from goiaudit import pipeline
from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Cell, CellAddress, CellState, RowShape, Table
from goiaudit.model.claims import Claim
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.narrative.engine import shipped
from goiaudit.recognition.normalise import fold

Case = Mapping[str, Any]
ABOVE = 2
"""Lines that stand above the text of a case in the report made of it: title and heading."""
SCORED = ("narrative_table", "narrative_sum", "narrative_conflict", "percentage", "identity")
_FORM_RULE = "F101"
_EQUAL_QUALIFIERS = {("about", "at_most"), ("at_most", "about")}
# The cases do not label what was charged; domain chapter 7 asks for it.
_UNLABELLED = "requests.fee."
_DERIVED = re.compile(
    r"requests\.(?:denied|unavailable|rejected|other_handling)\.|requests\.[a-z_]+\.legal_person$|"
    r"disputes\.litigation\."
)


def load_cases(path: Path, half: str | None = None) -> Iterator[Case]:
    """All cases of a file or folder, in order; ``half`` is dev or held-out, by a hash of the id."""
    for file in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            if half is None or half_of(case) == half:
                yield case


def half_of(case: Case) -> str:
    """Which half a case belongs to: the grammar is tuned on dev, held-out is only measured."""
    digest = hashlib.sha256(str(case["id"]).encode()).hexdigest()
    return "held-out" if int(digest, 16) % 2 else "dev"


def report_of(case: Case) -> Report:
    """The case as read by the whole program: a title, the heading of section one, the text."""
    lines = (f"{case['year']}年政府信息公开工作年度报告", "一、总体情况", case["text"])
    report = replace(
        pipeline.read("\n".join(lines).encode(), name=case["id"]),
        year=case["year"],
        form=case["form"],
        due_form=due_form(case["year"]),
        printed=_tables(case),
    )
    if report.form in (None, report.due_form):
        return report
    # The tables of a file tell its form before its text is read; an excerpt has none to tell it.
    return replace(report, claims=shipped().read(report)[0])


def _tables(case: Case) -> dict[str, Table]:
    """The tables of the case's form: the cells that it knows, every other one unreadable.

    None in the years before the present forms, where ``form`` is null.
    """
    if case["form"] is None:
        return {}
    known = {str(address): value for address, value in (case.get("table") or {}).items()}
    tables = {}
    for name, table in forms()[case["form"]].tables.items():
        cells = []
        for key, row in table.rows.items():
            for column in row.columns:
                value = known.get(f"{name}.{key}.{column}")
                cells.append(_cell(CellAddress(name, key, column), value, column in table.money))
        shapes = {k: RowShape(len(row.columns), 1, row.label.zh) for k, row in table.rows.items()}
        form = None if name == "disputes" else case["form"]
        tables[name] = Table(name, form, case["form"], tuple(cells), shapes)
    return tables


def _cell(address: CellAddress, value: object, money: bool) -> Cell:
    if value is None:
        return Cell(address, CellState.UNREADABLE)
    exact = Decimal(str(value))
    number = int(exact) if exact == exact.to_integral_value() else exact
    return Cell(address, CellState.NUMBER, number, str(value), unit="万元" if money else None)


@lru_cache(maxsize=1024)
def is_cell(address: str) -> bool:
    """Whether an address is one of the tables, printed or derived."""
    parts = address.split(".")
    if _DERIVED.search(address):
        return True
    return len(parts) == 3 and any(
        parts[0] == name and parts[1] in table.rows
        for form in forms().values()
        for name, table in form.tables.items()
    )


def compare(case: Case, claims: Sequence[Claim]) -> tuple[list[str], list[str], list[Claim], int]:
    """Addresses found, addresses missed, claims that nobody asked for, wrong qualifiers."""
    wanted = list(case.get("claims") or [])
    spare = list(case.get("optional_claims") or [])
    found, extra, unlike = [], [], 0
    for claim in claims:
        hit = _take(wanted, claim)
        if hit is not None:
            found.append(hit["cell"])
            pair = (claim.qualifier, hit.get("qualifier", "exact"))
            unlike += pair[0] != pair[1] and pair not in _EQUAL_QUALIFIERS
        elif not claim.cell.startswith(_UNLABELLED) and (
            _take(spare, claim) is None and not _repeats(case, claim)
        ):
            extra.append(claim)
    missed = [item["cell"] for item in wanted]
    return found, [cell for cell in missed if not cell.startswith(_UNLABELLED)], extra, unlike


def _take(wanted: list[Case], claim: Claim) -> Case | None:
    for item in wanted:
        if _fits(item, claim):
            wanted.remove(item)
            return item
    return None


def _fits(item: Case, claim: Claim) -> bool:
    cells = (item["cell"], *item.get("also_ok", ()))
    return claim.cell in cells and Decimal(str(item["value"])) == Decimal(claim.value)


def _repeats(case: Case, claim: Claim) -> bool:
    """The same claim made twice where the case lists it once is no second claim."""
    listed = (*(case.get("claims") or ()), *(case.get("optional_claims") or ()))
    return any(_fits(item, claim) for item in listed)


def violations(case: Case, claims: Sequence[Claim]) -> list[str]:
    """Pieces of text whose figure must not be taken, and was."""
    lines = [fold(line).text for line in case["text"].splitlines()]
    whole = "\n".join(lines)
    taken = []
    for piece in case.get("not_claims") or ():
        part = fold(piece).text
        place = whole.find(part)
        for claim in claims:
            counted = is_cell(claim.cell) or claim.cell == "disclosure.published_items.total"
            before = sum(len(line) + 1 for line in lines[: (claim.line or 1) - 1 - ABOVE])
            if counted and 0 <= place <= before + claim.position < place + len(part):
                taken.append(f"{piece} -> {claim.cell}")
    return taken


def is_scored(finding: Finding) -> bool:
    """Whether an excerpt can have such a finding; other families judge what it lacks."""
    return finding.family in SCORED or finding.rule == _FORM_RULE


def matches(label: Case, finding: Finding) -> bool:
    """Whether a finding is the one labelled: family, cell, and both figures."""
    cells = set(label.get("cells") or ())
    return (
        label["family"] == finding.family
        and (not cells or bool(cells & set(finding.cells)))
        and _same(label["expected"], finding.expected, coarsely=finding.family == "percentage")
        and _same(label["actual"], finding.actual)
    )


def _same(label: object, value: object, coarsely: bool = False) -> bool:
    """Whether two figures, or words, are the same; ``coarsely``: with the fewer decimals.

    How many decimals of a percentage are told is a matter of taste: 6.5 and 6.52.
    """
    try:
        one, other = Decimal(str(label)), Decimal(str(value))
    except ArithmeticError:
        return str(label) == str(value)
    if not coarsely:
        return one == other
    places = max(int(figure.as_tuple().exponent) for figure in (one, other))
    return abs(one - other) <= Decimal(1).scaleb(places) / 2
