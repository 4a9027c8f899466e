"""Breaks of each rule on two years: what is changed, and the cell that must be named.

A break keeps every sum of its own report, so that nothing but the other year can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random

from benchmarks.series.years import CASES, DOCUMENTS, ITEMISED, Year, said

Break = Callable[[Random, Year, Year], str | None]
"""(random, last year, this year) -> the cell that must be named; None where nothing can break."""


def carried_over(random: Random, before: Year, now: Year) -> str | None:
    """What was received is called carried in, or the reverse; every column still balances."""
    part = random.choice(["natural_person", "business", "research"])
    new, carried_in = now.requests["new"], now.requests["carried_in"]
    slips = [n for n in (-2, -1, 1, 2, 9) if -carried_in[part] <= n <= new[part]]
    if not slips:
        return None
    slip = random.choice(slips)
    for column in (part, "total"):
        carried_in[column] += slip
        new[column] -= slip
    now.said = said(now, before) if now.said else {}
    return f"requests.carried_in.{part}"


def stock(random: Random, before: Year, now: Year) -> str | None:  # noqa: ARG001 - one protocol
    name = random.choice(DOCUMENTS)
    now.disclosure[name]["in_force"] += random.choice([1, 2, 10])
    return f"disclosure.{name}.in_force"


def items(random: Random, before: Year, now: Year) -> str | None:  # noqa: ARG001 - one protocol
    name = random.choice(ITEMISED)
    now.disclosure[name]["previous_items"] += random.choice([1, 3, 40])
    return f"disclosure.{name}.previous_items"


def totals(random: Random, before: Year, now: Year) -> str | None:
    name = random.choice(DOCUMENTS)
    row, last = now.disclosure[name], before.disclosure[name]
    row["total_published"] = last["total_published"] + row["published"] + random.randint(1, 9)
    return f"disclosure.{name}.total_published"


def pending(random: Random, before: Year, now: Year) -> str | None:
    name = random.choice(CASES)
    more = int(now.disputes[name]["total"]) + 1 - int(before.disputes[name]["pending"])
    before.disputes[name]["pending"] += more
    before.disputes[name]["total"] += more
    before.said["disputes.review.total"] = before.disputes["review"]["total"]
    return f"disputes.{name}.total"


def growth(random: Random, before: Year, now: Year) -> str | None:  # noqa: ARG001 - one protocol
    """The sign is turned, or the figure is off; small organs grow by nothing now and then."""
    cell = random.choice([key for key in now.said if ".yoy." in key or ".previous_year." in key])
    # Beyond what counting the requests carried in, or those handled, could explain.
    now.said[cell] = now.said[cell] + 10 * int(now.requests["new"]["total"]) + 97
    return cell


def stale(random: Random, before: Year, now: Year) -> str | None:
    cells = [
        cell
        for cell, value in before.said.items()
        if value >= 10 and cell.split(".")[1] not in ("yoy", "previous_year")
        if value not in _accepted(cell, now)
    ]
    if not cells:
        return None
    cell = random.choice(cells)
    now.said[cell] = before.said[cell]
    return cell


def _accepted(cell: str, now: Year) -> set[object]:
    """Every figure that the text could mean this year."""
    table, row, column = cell.split(".")
    rows = getattr(now, table)
    figure = rows[row][column]
    if table != "requests":
        return {figure, figure - rows[row].get("pending", 0)}
    new, carried_in, handled, carried_out = (
        rows[key][column] for key in ("new", "carried_in", "handled_total", "carried_out")
    )
    return {figure, new, handled, new + carried_in, handled + carried_out}


def unit(random: Random, before: Year, now: Year) -> str | None:
    last = before.disclosure["fees"]["amount"]
    if not last:
        return None
    factor = Decimal(random.randint(9600, 10400))
    if random.random() < 0.5:
        now.disclosure["fees"]["amount"] = last * factor
    else:
        now.disclosure["fees"]["amount"] = Decimal(int(last * 100) + 1).scaleb(-2)
        before.disclosure["fees"]["amount"] = now.disclosure["fees"]["amount"] * factor
    return "disclosure.fees.amount"


def form_break(random: Random, before: Year, now: Year) -> str | None:
    row, last = now.disclosure["normative_documents"], before.disclosure["normative_documents"]
    row["in_force"] = 5 * last["total_published"] + random.randint(1, 200)
    return "disclosure.normative_documents.in_force"


def jump(random: Random, before: Year, now: Year) -> str | None:
    name = random.choice(["licensing", "penalties", "coercion"])
    last = before.disclosure[name]["decisions"]
    now.disclosure[name]["decisions"] = 5 * max(last, 6) + random.randint(1, 500)
    now.said["disclosure.licensing.decisions"] = now.disclosure["licensing"]["decisions"]
    return f"disclosure.{name}.decisions"


FORM_2019, CHANGE, FORM_2021 = 2020, 2021, 2023
BREAKS: Mapping[str, tuple[Break, tuple[int, ...]]] = {
    "Y101": (carried_over, (FORM_2019, CHANGE, FORM_2021)),
    "Y102": (stock, (FORM_2021,)),
    "Y103": (items, (FORM_2019,)),
    "Y104": (totals, (FORM_2019,)),
    "Y105": (pending, (FORM_2019, CHANGE, FORM_2021)),
    "Y106": (growth, (FORM_2019, CHANGE, FORM_2021)),
    "Y107": (stale, (FORM_2019, CHANGE, FORM_2021)),
    "Y108": (unit, (FORM_2021,)),
    "Y109": (form_break, (CHANGE,)),
    "Y112": (jump, (FORM_2019, CHANGE, FORM_2021)),
}
"""Rule -> how it breaks, and the years (the later of the two) in which it can."""
