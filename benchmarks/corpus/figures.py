"""The figures of organs over years: they hold together in each year and from one to the next."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from benchmarks.corpus.tree import Body
from benchmarks.narrative.figures import PARTS
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress
from tests.writers.made_up import Written

Figure = int | Decimal
Cells = dict[str, Figure]
"""Figures by address, of the rows and columns of both forms at once."""

RESULTS = forms()["2021"].tables["requests"].groups["results"]
_USUAL = tuple(key for key in RESULTS if key != "rejected_excessive")
_APPLICANTS = (76, 15, 2, 1, 3, 3)
_OUTCOMES = (34, 7, 1, 2, 1, 2, 4, 3, 5, 6, 18, 6, 2, 5, 2, 1, 1, 1, 2, 1, 6)
_BLOCKS = ("review", "litigation_direct", "litigation_after_review")
_ENDS = ("upheld", "corrected", "other", "pending")
_ITEMS = ("licensing", "other_services", "penalties", "coercion", "fees")
_DECIDED = ("licensing", "penalties", "coercion")
_SMALL = 60
"""Up to so many are dealt out one by one, more by their expected shares."""
_PLACES = {
    form: tuple(
        address for table in definition.tables.values() for address in table.addresses()
    )
    for form, definition in forms().items()
}  # fmt: skip


def form_of(year: int) -> str:
    """The form that is due."""
    return "2019" if year < 2021 else "2021"


def written(cells: Cells, form: str) -> dict[CellAddress, Written]:
    """The cells of a form as they are printed; amounts with their unit where the form asks none."""
    found = {}
    for address in _PLACES[form]:
        value = cells[str(address)]
        unit = "万元" if str(address) == "disclosure.procurement.amount" and value else ""
        found[address] = Written(f"{value}{unit}", value)
    return found


def years_of(
    body: Body, years: Sequence[int], random: Random, before: Cells | None = None
) -> dict[int, Cells]:
    """The figures of an organ that adds nothing up, year by year."""
    found: dict[int, Cells] = {}
    size, busy = body.size, body.busy
    for year in years:
        size *= random.uniform(0.85, 1.2)
        busy = tuple(amount * random.uniform(0.85, 1.2) for amount in busy)
        before = found[year] = year_after(before, year, size, busy, random)
    return found


def added(parts: Iterable[Cells]) -> Cells:
    """The figures of several organs together."""
    first, *others = parts
    total = dict(first)
    for part in others:
        for address, value in part.items():
            if value:
                total[address] += value
    return total


def year_after(
    before: Cells | None, year: int, size: float, busy: Sequence[float], random: Random
) -> Cells:
    """One year of an organ, given the year before."""
    cells: Cells = {}
    _requests(cells, before, size, random)
    _disputes(cells, before, size, year, random)
    _disclosure(cells, before, size, busy, random)
    return cells


def _poisson(random: Random, mean: float) -> int:
    if mean > 30:
        return max(0, round(random.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, random.random()
    while product > limit:
        count += 1
        product *= random.random()
    return count


def _dealt(random: Random, number: int, weights: Sequence[float]) -> list[int]:
    """A number cut into as many parts as there are weights."""
    parts = [0] * len(weights)
    if number <= _SMALL:
        for place in random.choices(range(len(weights)), weights, k=number):
            parts[place] += 1
        return parts
    whole, left = sum(weights), number
    for place, weight in enumerate(weights):
        mean = number * weight / whole
        parts[place] = min(left, max(0, round(random.gauss(mean, math.sqrt(mean) / 2))))
        left -= parts[place]
    parts[0] += left
    return parts


def _requests(cells: Cells, before: Cells | None, size: float, random: Random) -> None:
    new = _dealt(random, _poisson(random, size), _APPLICANTS)
    rows = {key: [0] * len(PARTS) for key in ("new", "carried_in", *RESULTS, "handled_total")}
    out = rows["carried_out"] = [0] * len(PARTS)
    for n, column in enumerate(PARTS):
        carried = int(before[f"requests.carried_out.{column}"]) if before else 0
        if before is None and new[n] and random.random() < 0.3:
            carried = random.randint(0, 1 + new[n] // 12)
        if new[n] and random.random() < 0.6:
            out[n] = random.randint(0, new[n] // 9 or new[n] > 2)
        handled = new[n] + carried - out[n]
        rows["new"][n], rows["carried_in"][n], rows["handled_total"][n] = new[n], carried, handled
        for key, count in zip(RESULTS, _dealt(random, handled, _OUTCOMES), strict=True):
            rows[key][n] = count
    if sum(rows["new"]) < 10:  # among so few nobody asks too often
        rows["rejected_repeated"] = _sums(rows["rejected_repeated"], rows["rejected_excessive"])
        rows["rejected_excessive"] = [0] * len(PARTS)
    _part_twins(rows)
    for key, values in rows.items():
        for column, value in zip(PARTS, values, strict=True):
            cells[f"requests.{key}.{column}"] = value
        cells[f"requests.{key}.total"] = sum(values)
    others = [key for key in RESULTS if key.startswith("other_")]
    for column in (*PARTS, "total"):
        cells[f"requests.other_handling.{column}"] = sum(
            cells[f"requests.{key}.{column}"] for key in others
        )


def _sums(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _part_twins(rows: dict[str, list[int]]) -> None:
    """Two kinds of applicants whose columns agree would look copied: one gets another result."""
    seen: set[tuple[int, ...]] = set()
    for n in range(len(PARTS)):
        while any(rows["new"]) and rows["handled_total"][n]:
            column = tuple(values[n] for values in rows.values())
            if column not in seen:
                seen.add(column)
                break
            at = next(place for place, key in enumerate(_USUAL) if rows[key][n])
            rows[_USUAL[at]][n] -= 1
            rows[_USUAL[(at + 1) % len(_USUAL)]][n] += 1


def _disputes(cells: Cells, before: Cells | None, size: float, year: int, random: Random) -> None:
    handled = int(cells["requests.handled_total.total"])
    fresh = _poisson(random, size / 25) if handled > 2 else 0
    shares = _dealt(random, min(fresh, handled // 2), (5, 2, 3))
    if year >= 2024 and shares[1] > shares[2]:
        shares[1], shares[2] = shares[2], shares[1]
    for block, count in zip(_BLOCKS, shares, strict=True):
        old = int(before[f"disputes.{block}.pending"]) if before else 0
        parts = _dealt(random, count, (6, 1, 2, 1.5))
        parts[0] += old
        for end, value in zip(_ENDS, parts, strict=True):
            cells[f"disputes.{block}.{end}"] = value
        cells[f"disputes.{block}.total"] = sum(parts)


def _disclosure(
    cells: Cells, before: Cells | None, size: float, busy: Sequence[float], random: Random
) -> None:
    def put(row: str, column: str, value: Figure) -> None:
        cells[f"disclosure.{row}.{column}"] = value

    def was(row: str, column: str, first: int) -> Figure:
        return before[f"disclosure.{row}.{column}"] if before else first

    for column in ("issued", "repealed", "in_force", "made", "published", "total_published"):
        put("regulations", column, 0)
    documents = size > 0
    stock = was("normative_documents", "in_force", random.randint(2, 25) if documents else 0)
    issued = random.choice((0, 0, 1, 2, 3)) if documents else 0
    repealed = min(int(stock), random.choice((0, 0, 0, 1, 2)))
    left = stock + issued - repealed
    for columns, value in (
        (("issued", "made", "published"), issued),
        (("repealed",), repealed),
        (("in_force", "total_published"), left),
    ):
        for column in columns:
            put("normative_documents", column, value)
    decisions = [_poisson(random, mean) for mean in busy]
    for row in _ITEMS:
        count = random.randint(3, 40) if row in _DECIDED and busy[_DECIDED.index(row)] else 0
        items = was(row, "previous_items", count) + was(row, "change", 0)
        change = random.choice((0, 0, 0, 1, 2, -1)) if items > 2 else 0
        decided = decisions[_DECIDED.index(row)] if row in _DECIDED else 0
        put(row, "previous_items", items)
        put(row, "change", 0 if decided == items + change else change)
        put(row, "decisions", decided)
    fee = Decimal(before["disclosure.fees.amount"]) if before else Decimal(0)
    if before is None and size > 3:
        fee = Decimal(random.randint(2000, 900_000)).scaleb(-2)
    put("fees", "amount", (fee * random.randint(85, 120) / 100).quantize(Decimal("0.01")))
    bought = _poisson(random, size) if size > 1 else 0
    put("procurement", "items", bought)
    put("procurement", "amount", Decimal(bought * random.randint(300, 9000)).scaleb(-2))
