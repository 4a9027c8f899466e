"""Made-up organs over consecutive years: everything that the series rules ask for holds.

A small organ has a handful of requests, a large one thousands. The forms change from 2020 to
2021 as they did. Everything is drawn from one random generator, so a seed says it all.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Number
from goiaudit.model.claims import Claim, Fact
from goiaudit.model.report import Report
from tests.support.reports import claim, report

SIZES = ("small", "middle", "large")
_HANDLED = {"small": 4, "middle": 120, "large": 4000}
_DECIDED = {"small": 8, "middle": 700, "large": 90_000}
_CASES = {"small": 0, "middle": 3, "large": 22}
CASES = ("review", "litigation_direct", "litigation_after_review")
OUTCOMES = ("upheld", "corrected", "other", "pending")
DOCUMENTS = ("regulations", "normative_documents")
ITEMISED = ("licensing", "other_services", "penalties", "coercion", "fees")
Rows = dict[str, dict[str, Number]]


@dataclass
class Year:
    """The figures of one report, free to be broken; ``said`` are the figures of its text."""

    organ: str
    year: int
    requests: Rows
    disputes: Rows
    disclosure: Rows
    said: dict[str, Number] = field(default_factory=dict)
    kind: str = "department"
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def form(self) -> str:
        """The form due for the year."""
        return due_form(self.year) or "2021"

    def copy(self) -> Year:
        """Another year with the same figures."""
        return deepcopy(self)

    def report(self) -> Report:
        """The report with these figures."""
        made = report(
            requests=self.requests, disputes=self.disputes, disclosure=self.disclosure,
            year=self.year, form=self.form, organ=self.organ, claims=self._claims(),
            path=f"{self.organ}-{self.year}.txt", digest=f"{self.organ}{self.year}",
            facts={"aggregates": Fact(0), "own_figures": Fact(0)}
            | {f"table_form[{name}]": Fact(self.form) for name in ("requests", "disclosure")}
            | self.facts,
        )  # fmt: skip
        return replace(made, kind=self.kind)

    def _claims(self) -> Iterator[Claim]:
        for cell, value in self.said.items():
            decimals = 1 if cell.endswith("percent") else 0
            yield replace(claim(cell, value), decimals=decimals)


def history(random: Random, size: str, first: int, last: int, organ: str) -> list[Year]:
    """Consecutive years of an organ, in order; each follows from the one before."""
    base = _Base(random, size)
    found: list[Year] = []
    for year in range(first, last + 1):
        before = found[-1] if found else None
        made = Year(organ, year, {}, {}, {})
        made.requests = _requests(random, base.handled, before, made.form)
        made.disputes = _disputes(random, base.cases, before)
        made.disclosure = (_disclosure_2021 if made.form == "2021" else _disclosure_2019)(
            random, base, before
        )
        made.said = said(made, before)
        found.append(made)
    return found


class _Base:
    """What an organ's figures waver about, year after year."""

    def __init__(self, random: Random, size: str) -> None:
        self.handled = random.randint(_HANDLED[size] // 2, _HANDLED[size])
        self.decided = {key: random.randint(0, _DECIDED[size]) for key in ITEMISED}
        self.cases = _CASES[size]
        self.fees = random.randint(0, 90_000)


def wavered(random: Random, base: int) -> int:
    """A figure of the year: within 70 % and 140 % of what is usual."""
    return base * random.randint(70, 140) // 100


def _requests(random: Random, base: int, before: Year | None, form: str) -> Rows:
    definition = forms()[form].tables["requests"]
    parts, results = definition.groups["parts"], definition.groups["results"]
    rows: Rows = {key: dict.fromkeys(parts, 0) for key in definition.rows}
    for part in parts:
        carried_in = int(before.requests["carried_out"][part]) if before else 0
        share = {"natural_person": 70, "business": 20}.get(part, 3)
        handled = max(wavered(random, base) * share // 100, carried_in)
        carried_out = random.randint(0, max(1, handled // 9)) if handled else 0
        left = handled
        for row in random.sample(results, 3):
            count = random.randint(0, left)
            rows[row][part] += count
            left -= count
        rows["granted"][part] += left
        rows["handled_total"][part], rows["carried_out"][part] = handled, carried_out
        rows["carried_in"][part] = carried_in
        rows["new"][part] = handled + carried_out - carried_in
    return {key: {**row, "total": sum(row.values())} for key, row in rows.items()}


def _disputes(random: Random, most: int, before: Year | None) -> Rows:
    rows: Rows = {}
    for case in CASES:
        pending = int(before.disputes[case]["pending"]) if before else 0
        counts: dict[str, Number] = {key: random.randint(most // 2, most) for key in OUTCOMES}
        counts["upheld"] += max(0, pending - sum(counts.values()))
        rows[case] = {**counts, "total": sum(counts.values())}
    return rows


def _disclosure_2021(random: Random, base: _Base, before: Year | None) -> Rows:
    rows: Rows = {}
    for name in DOCUMENTS:
        stock = int(before.disclosure[name].get("in_force", 0)) if before else 30
        if before is not None and before.form == "2019":
            stock = int(before.disclosure[name]["total_published"])
        issued, repealed = random.randint(2, 6), random.randint(0, min(5, stock))
        rows[name] = {"issued": issued, "repealed": repealed}
        rows[name]["in_force"] = stock + issued - repealed
    for key in ("licensing", "penalties", "coercion"):
        rows[key] = {"decisions": wavered(random, base.decided[key])}
    rows["fees"] = {"amount": Decimal(wavered(random, base.fees)).scaleb(-2)}
    return rows


def _disclosure_2019(random: Random, base: _Base, before: Year | None) -> Rows:
    rows: Rows = {}
    for name in DOCUMENTS:
        stock = int(before.disclosure[name]["total_published"]) if before else 30
        published = random.randint(2, 6)
        total = stock + published - random.randint(0, 3)
        rows[name] = {"made": published, "published": published, "total_published": total}
    for key in ITEMISED:
        last = before.disclosure[key] if before else None
        items = last["previous_items"] + last["change"] if last else random.randint(20, 400)
        rows[key] = {"previous_items": items, "change": random.randint(-9, 9)}
        if key != "fees":
            rows[key]["decisions"] = wavered(random, base.decided[key])
    rows["procurement"] = {"items": wavered(random, 40), "amount": wavered(random, 900)}
    return rows


def said(made: Year, before: Year | None) -> dict[str, Number]:
    """The figures that the text states, and last year's with the growth since then."""
    found: dict[str, Number] = {
        f"requests.{row}.total": made.requests[row]["total"]
        for row in ("new", "handled_total", "carried_in", "carried_out", "granted")
    }
    found["requests.new.natural_person"] = made.requests["new"]["natural_person"]
    found["disputes.review.total"] = made.disputes["review"]["total"]
    found["disclosure.licensing.decisions"] = made.disclosure["licensing"]["decisions"]
    if before is None:
        return found
    now, then = (int(year.requests["new"]["total"]) for year in (made, before))
    found["requests.previous_year.total"] = then
    found["requests.yoy.difference"] = now - then
    if then:
        found["requests.yoy.percent"] = round(Decimal(100 * (now - then)) / Decimal(then), 1)
    return found
