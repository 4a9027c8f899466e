"""Realistic figures of made-up organs: 表三 and 表四 that hold together, small and large.

A small organ has a handful of requests, nearly all of natural persons; a large one up to 10⁴
of every kind. Everything is drawn from one random generator, so a seed says it all.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, RowShape, Table
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report

FORM = forms()["2021"]
REQUESTS, DISPUTES = FORM.tables["requests"], FORM.tables["disputes"]
RESULTS = REQUESTS.groups["results"]
PARTS = REQUESTS.groups["parts"]
COLUMNS = tuple(REQUESTS.columns)
BLOCKS = tuple(DISPUTES.rows)
OUTCOMES = ("upheld", "corrected", "other", "pending")
Cells = dict[str, int | None]
"""Figures by address; None is a blank."""

_APPLICANTS = (70, 22, 2, 1, 2, 3)
_OUTCOMES = (34, 7, 1, 2, 1, 2, 4, 3, 5, 6, 18, 6, 2, 5, 2, 1, 1, 1, 2, 1, 6)
_SIZES = {"small": (0, 6), "middle": (10, 300), "large": (500, 10_000)}


@dataclass(frozen=True)
class Organ:
    """Figures that hold together, last year's, and what the text says of them."""

    size: str
    cells: Cells
    previous: Cells
    claims: tuple[Claim, ...]


def organ(random: Random, size: str, *, talkative: bool) -> Organ:
    """A made-up organ; a talkative one states its main figures in the text, rightly."""
    cells = _requests(random, size) | _disputes(random, size)
    previous = _requests(random, size) | _disputes(random, size)
    claims = _claims(random, cells) if talkative else ()
    return Organ(size, cells, previous, claims)


def _requests(random: Random, size: str) -> Cells:
    rows = {key: dict.fromkeys(PARTS, 0) for key in REQUESTS.rows}
    least, most = _SIZES[size]
    handled = random.randint(least, most)
    # Big figures come in bundles: as real, and quicker to draw.
    bundle = max(1, handled // 400)
    left = handled
    while left > 0:
        count = min(left, random.randint(1, bundle))
        column = random.choices(PARTS, _APPLICANTS)[0]
        rows[random.choices(RESULTS, _OUTCOMES)[0]][column] += count
        left -= count
    for column in PARTS:
        total = sum(rows[key][column] for key in RESULTS)
        out = _some(random, total)
        carried = min(_some(random, total), total + out)
        rows["handled_total"][column] = total
        rows["carried_out"][column] = out
        rows["carried_in"][column] = carried
        rows["new"][column] = total + out - carried
    return {
        f"requests.{key}.{column}": value
        for key, parts in rows.items()
        for column, value in {**parts, "total": sum(parts.values())}.items()
    }


def _some(random: Random, total: int) -> int:
    """A carry-over: none, or a small share."""
    return random.randint(0, max(1, total // 8)) if random.random() < 0.5 else 0


def _disputes(random: Random, size: str) -> Cells:
    most = {"small": 1, "middle": 6, "large": 160}[size]
    found: Cells = {}
    for block in BLOCKS:
        counts = {key: random.randint(0, most) if random.random() < 0.6 else 0 for key in OUTCOMES}
        for key, value in {**counts, "total": sum(counts.values())}.items():
            found[f"disputes.{block}.{key}"] = value
    return found


def _claims(random: Random, cells: Cells) -> tuple[Claim, ...]:
    said = [
        "requests.new.total",
        "requests.handled_total.total",
        "requests.carried_in.total",
        "requests.carried_out.total",
        "disputes.review.total",
        *random.sample(["requests.granted.total", "requests.partially_granted.total"], 1),
    ]
    claims = [Claim(a, cells[a] or 0, f"共{cells[a]}件", Location(line=7)) for a in said]
    suits = sum(cells[f"disputes.{block}.total"] or 0 for block in BLOCKS[1:])
    return (*claims, Claim("disputes.litigation.total", suits, f"诉讼{suits}件", Location(line=8)))


def report_of(cells: Cells, claims: tuple[Claim, ...], name: str) -> Report:
    """A report with these figures and nothing else to find."""
    printed = {}
    for definition in (REQUESTS, DISPUTES):
        found = tuple(_cell(address, cells[str(address)]) for address in definition.addresses())
        shapes = {
            key: RowShape(len(row.columns), 1, row.label.zh) for key, row in definition.rows.items()
        }
        form = "2021" if definition is REQUESTS else None
        printed[definition.name] = Table(definition.name, form, "2021", found, shapes)
    return Report(
        path=name, organ="示例县水务局", kind="department", level="county", year=2023,
        form="2021", due_form="2021", printed=printed, claims=claims, digest=name,
    )  # fmt: skip


def _cell(address: CellAddress, value: int | None) -> Cell:
    if value is None:
        return Cell(address, CellState.BLANK)
    return Cell(address, CellState.NUMBER, value, str(value))
