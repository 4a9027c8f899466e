"""Made-up counties: a government's report that adds up its bodies, and ways to break the sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from benchmarks.series.years import Rows, Year, history
from goiaudit.model.claims import Fact
from goiaudit.model.roster import Roster, RosterEntry

County = tuple[Year, list[Year]]
"""The government's report and those of its bodies, the office first."""
GOVERNMENT = "示例县人民政府"
_BODIES = ("人民政府办公室", "教育局", "水务局", "民政局", "财政局", "城东街道办事处")


def county(random: Random, size: str, year: int) -> County:
    """A government that adds up, and says so, and its bodies."""
    bodies = [history(random, size, year, year, f"示例县{name}")[0] for name in _BODIES]
    head = bodies[0].copy()
    head.organ, head.kind, head.said = GOVERNMENT, "government", {}
    head.facts = {"aggregates": Fact(1)}
    for table in ("requests", "disputes", "disclosure"):
        setattr(head, table, _summed([getattr(body, table) for body in bodies]))
    return head, bodies


def _summed(tables: Sequence[Rows]) -> Rows:
    return {
        row: {column: sum(table[row][column] for table in tables) for column in columns}
        for row, columns in tables[0].items()
    }


def roster() -> Roster:
    """The list of the government and its bodies."""
    bodies = (RosterEntry(f"示例县{name}", GOVERNMENT) for name in _BODIES)
    return Roster((RosterEntry(GOVERNMENT), *bodies))


def left_out(random: Random, head: Year, bodies: list[Year]) -> tuple[str, str] | None:
    """One body is not in the sums of table three, which hold together all the same."""
    body = random.choice(bodies)
    rows = [row for row, cells in body.requests.items() if cells["total"] > 0]
    if not rows:
        return None
    for row, cells in body.requests.items():
        for column, value in cells.items():
            head.requests[row][column] -= value
    row = random.choice(rows)
    others = max(one.requests[row]["total"] for one in bodies)
    grave = others > head.requests[row]["total"]
    return f"requests.{row}.total", "error" if grave else "warning"


def below_one(random: Random, head: Year, bodies: list[Year]) -> tuple[str, str] | None:
    """Less than a single body has, in a report that says that it adds up."""
    name = random.choice(["licensing", "penalties", "coercion"])
    most = max(body.disclosure[name]["decisions"] for body in bodies)
    if not most:
        return None
    head.disclosure[name]["decisions"] = random.randint(0, int(most) - 1)
    return f"disclosure.{name}.decisions", "error"


def too_much(
    random: Random,
    head: Year,
    bodies: list[Year],  # noqa: ARG001 - one protocol
) -> tuple[str, str] | None:
    """More than all bodies together."""
    name = random.choice(["licensing", "penalties", "coercion"])
    head.disclosure[name]["decisions"] += random.randint(1, 50)
    return f"disclosure.{name}.decisions", "warning"


def joint(random: Random, head: Year, bodies: list[Year]) -> tuple[str, str] | None:
    """A few cases that two bodies count are counted once by the government."""
    cases = head.disputes["litigation_after_review"]
    largest = max(body.disputes["litigation_after_review"]["upheld"] for body in bodies)
    doubles = random.randint(1, 3)
    if cases["upheld"] - doubles < largest or not largest:
        return None
    for column in ("upheld", "total"):
        cases[column] -= doubles
    return "disputes.litigation_after_review.total", "info"


def unstated(
    random: Random,  # noqa: ARG001 - one protocol
    head: Year,
    bodies: list[Year],  # noqa: ARG001
) -> tuple[str, str] | None:
    """Nothing says whose figures they are."""
    head.facts = {"aggregates": Fact(0), "own_figures": Fact(0)}
    return "", "info"


SumBreak = Callable[[Random, Year, list[Year]], tuple[str, str] | None]
SUM_BREAKS: Mapping[str, tuple[str, SumBreak]] = {
    "P101 left out": ("P101", left_out),
    "P101 below one": ("P101", below_one),
    "P102": ("P102", too_much),
    "P104": ("P104", joint),
    "P105": ("P105", unstated),
}
"""Name -> rule, and what breaks it: the cell that must be named, and the severity."""
