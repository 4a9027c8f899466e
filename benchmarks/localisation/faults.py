"""Seeded faults: one function per slip of the hand, each told apart by its name.

A fault takes figures that hold together and returns them as someone might have typed them. It
never looks at how the program locates faults.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.localisation.organs import (
    BLOCKS,
    COLUMNS,
    OUTCOMES,
    PARTS,
    REQUESTS,
    RESULTS,
    Cells,
    Organ,
)

Fault = Callable[[Random, Organ], Cells]
"""Returns the cells that differ, with what is printed in them."""

ROWS = tuple(REQUESTS.rows)
_LOOK_ALIKE = {"0": "68", "1": "7", "2": "7", "3": "85", "4": "9", "5": "63", "6": "850", "7": "12",
               "8": "360", "9": "4"}  # fmt: skip


def at(row: str, column: str) -> str:
    return f"requests.{row}.{column}"


def any_cell(random: Random, organ: Organ, table: str) -> str:
    """A cell; where slips happen figures stand, so three in four are not zero."""
    cells = [a for a in organ.cells if a.startswith(table)]
    some = [a for a in cells if organ.cells[a]]
    return random.choice(some if some and random.random() < 0.75 else cells)


# one figure


def transposed(random: Random, value: int, *_: object) -> int:
    digits = list(str(value))
    n = random.randrange(max(1, len(digits) - 1))
    digits[n : n + 2] = reversed(digits[n : n + 2])
    return int("".join(digits))


def look_alike(random: Random, value: int, *_: object) -> int:
    digits = list(str(value))
    n = random.randrange(len(digits))
    digits[n] = random.choice(_LOOK_ALIKE[digits[n]])
    return int("".join(digits))


def digit(random: Random, value: int, *_: object) -> int:
    digits = list(str(value))
    digits[random.randrange(len(digits))] = str(random.randrange(10))
    return int("".join(digits))


def dropped_digit(random: Random, value: int, *_: object) -> int:
    digits = list(str(value))
    if len(digits) == 1:
        return value
    del digits[random.randrange(len(digits))]
    return int("".join(digits))


def doubled_digit(random: Random, value: int, *_: object) -> int:
    digits = list(str(value))
    n = random.randrange(len(digits))
    digits.insert(n, random.choice([digits[n], str(random.randrange(10))]))
    return int("".join(digits))


def zero_for_figure(*_: object) -> int:
    return 0


def blank_for_figure(*_: object) -> None:
    return None


def sign(_: Random, value: int, *__: object) -> int:
    return -value


def power_of_ten(random: Random, value: int, *_: object) -> int:
    factor = 10 ** random.randint(1, 3)
    return value // factor if value % factor == 0 and random.random() < 0.4 else value * factor


def figure(random: Random, value: int, *_: object) -> int:
    return random.randint(0, max(12, 2 * value))


def copied_neighbour(random: Random, _: int, organ: Organ, address: str) -> int | None:
    addresses = [a for a in organ.cells if a.startswith(address.split(".")[0])]
    place = addresses.index(address)
    width = 7 if address.startswith("requests") else 5
    near = [addresses[p] for p in (place - 1, place + 1, place - width) if 0 <= p < len(addresses)]
    return organ.cells[random.choice(near)]


def previous_year(_: Random, __: int, organ: Organ, address: str) -> int | None:
    return organ.previous[address]


FIGURES = (
    transposed, look_alike, digit, dropped_digit, doubled_digit, copied_neighbour,
    zero_for_figure, blank_for_figure, sign, power_of_ten, previous_year, figure,
)  # fmt: skip


def one_cell(table: str, slip: Callable[..., int | None]) -> Fault:
    """A fault in one cell of a table."""

    def fault(random: Random, organ: Organ) -> Cells:
        address = any_cell(random, organ, table)
        value = organ.cells[address]
        return {address: slip(random, value if value is not None else 0, organ, address)}

    return fault


# rows and columns of 表三


def _row_with_figures(random: Random, organ: Organ) -> str:
    rows = [r for r in ROWS if any(organ.cells[at(r, c)] for c in COLUMNS)]
    return random.choice(rows or list(ROWS))


def _row(organ: Organ, row: str) -> list[int | None]:
    return [organ.cells[at(row, c)] for c in COLUMNS]


def _as_cells(row: str, values: list[int | None]) -> Cells:
    return {at(row, c): v for c, v in zip(COLUMNS, values, strict=True)}


def row_shifted(*, step: int, whole: bool, blank: bool = False) -> Fault:
    """A row, or a stretch of it, typed one cell too far; the figure at its end is lost."""

    def fault(random: Random, organ: Organ) -> Cells:
        row = _row_with_figures(random, organ)
        values = _row(organ, row)
        a, b = (0, 6) if whole else sorted(random.sample(range(7), 2))
        part, empty = values[a : b + 1], None if blank else 0
        values[a : b + 1] = [empty, *part[:-1]] if step > 0 else [*part[1:], empty]
        right = _row(organ, row)
        differing = [n for n in range(7) if (values[n] or 0) != right[n]]
        # A shift that spoils one figure only is a slip in one cell, whatever caused it; one
        # that only moves the total is counted as that.
        moved = len(differing) > 2 or (len(differing) == 2 and 6 not in differing)
        return _as_cells(row, values) if moved else {}

    return fault


def row_shifted_gently(random: Random, organ: Organ) -> Cells:
    """A stretch of a row moved on into a zero: nothing is lost, and the row still adds up."""
    row = _row_with_figures(random, organ)
    values = _row(organ, row)[:6]
    places = [n for n in range(5) if values[n] and not values[n + 1]]
    back = [n for n in range(1, 6) if values[n] and not values[n - 1]]
    if places and (not back or random.random() < 0.5):
        n = random.choice(places)
        values[n], values[n + 1] = 0, values[n]
    elif back:
        n = random.choice(back)
        values[n], values[n - 1] = 0, values[n]
    return _as_cells(row, [*values, organ.cells[at(row, "total")]])


def cells_swapped_in_row(random: Random, organ: Organ) -> Cells:
    row = _row_with_figures(random, organ)
    values = _row(organ, row)
    a = random.randrange(6)
    values[a], values[a + 1] = values[a + 1], values[a]
    return _as_cells(row, values)


def cells_swapped_in_column(random: Random, organ: Organ) -> Cells:
    column = random.choice(
        [c for c in COLUMNS if any(organ.cells[at(r, c)] for r in ROWS)] or ["total"]
    )
    n = random.randrange(len(ROWS) - 1)
    a, b = at(ROWS[n], column), at(ROWS[n + 1], column)
    return {a: organ.cells[b], b: organ.cells[a]}


def rows_swapped(random: Random, organ: Organ) -> Cells:
    a = _row_with_figures(random, organ)
    b = random.choice([r for r in ROWS if r != a])
    return _as_cells(a, _row(organ, b)) | _as_cells(b, _row(organ, a))


def columns_swapped(rows: tuple[str, ...], *, total: bool) -> Fault:
    """Two columns exchanged in the rows named."""

    def fault(random: Random, organ: Organ) -> Cells:
        some = [c for c in PARTS if any(organ.cells[at(r, c)] for r in rows)]
        a = random.choice(some or list(PARTS))
        b = "total" if total else random.choice([c for c in PARTS if c != a])
        found = {}
        for row in rows:
            found |= {at(row, a): organ.cells[at(row, b)], at(row, b): organ.cells[at(row, a)]}
        # In one row only it is an exchange of two cells.
        return (
            found if sum(organ.cells[at(r, a)] != organ.cells[at(r, b)] for r in rows) > 1 else {}
        )

    return fault


def total_misplaced(random: Random, organ: Organ) -> Cells:
    row = _row_with_figures(random, organ)
    empty = [c for c in PARTS if not organ.cells[at(row, c)]]
    column = "other" if random.random() < 0.7 else random.choice(empty or list(PARTS))
    return {at(row, column): organ.cells[at(row, "total")], at(row, "total"): 0}


def part_left_out(random: Random, organ: Organ) -> Cells:
    """All the parts of a row are zero, its total is there."""
    row = _row_with_figures(random, organ)
    return {at(row, column): 0 for column in PARTS}


def row_left_out(random: Random, organ: Organ) -> Cells:
    row = _row_with_figures(random, organ)
    return {at(row, column): 0 for column in COLUMNS}


def row_of_last_year(random: Random, organ: Organ) -> Cells:
    row = random.choice(["new", "carried_in", "carried_out", "handled_total", *RESULTS[:6]])
    return {at(row, column): organ.previous[at(row, column)] for column in COLUMNS}


def split_digits(random: Random, organ: Organ) -> Cells:
    """12 | 0 typed as 1 | 2, or what follows moved on by one cell."""
    found = [(r, n) for r in ROWS for n in range(5) if (organ.cells[at(r, COLUMNS[n])] or 0) > 9]
    if not found:
        return {}
    row, n = random.choice(found)
    values = _row(organ, row)
    digits = str(values[n])
    cut = random.randrange(1, len(digits))
    pieces: list[int | None] = [int(digits[:cut]), int(digits[cut:])]
    if not values[n + 1] or random.random() < 0.3:
        values[n : n + 2] = pieces
    else:
        values = [*values[:n], *pieces, *values[n + 1 : 6]]
    return _as_cells(row, values)


def joined_digits(random: Random, organ: Organ) -> Cells:
    """1 | 2 typed as 12, what follows moved back by one cell."""
    found = [(r, n) for r in ROWS for n in range(5) if organ.cells[at(r, COLUMNS[n])]]
    if not found:
        return {}
    row, n = random.choice(found)
    values = _row(organ, row)
    joined = int(f"{values[n]}{values[n + 1]}")
    return _as_cells(row, [*values[:n], joined, *values[n + 2 :], 0])


def two_cells(random: Random, organ: Organ) -> Cells:
    """Two independent wrong cells of 表三."""
    slips = [s for s in FIGURES if s not in (blank_for_figure, sign)]
    first = one_cell("requests", random.choice(slips))(random, organ)
    second = one_cell("requests", random.choice(slips))(random, organ)
    real = [f for f in (first, second) if any(organ.cells[a] != v for a, v in f.items())]
    if len(real) < 2 or first.keys() & second.keys():
        return {}
    return first | second


def two_shifts(random: Random, organ: Organ) -> Cells:
    """Two shifted rows."""
    found: Cells = {}
    for _ in range(2):
        step = random.choice([1, -1])
        found |= row_shifted(step=step, whole=True)(random, organ)
    return found if len(found) == 14 else {}


def cell_and_shift(random: Random, organ: Organ) -> Cells:
    """A shifted row and a wrong cell elsewhere."""
    shifted = row_shifted(step=random.choice([1, -1]), whole=True)(random, organ)
    other = one_cell("requests", digit)(random, organ)
    if other.keys() & shifted.keys() or all(organ.cells[a] == v for a, v in other.items()):
        return {}
    return shifted | other


# 表四


def strip_shifted(random: Random, organ: Organ) -> Cells:
    """The fifteen figures moved on by one cell from some place."""
    strip = [f"disputes.{b}.{c}" for b in BLOCKS for c in (*OUTCOMES, "total")]
    n = random.randrange(10)
    values = [organ.cells[a] for a in strip]
    step = random.choice([1, -1])
    values = [*values[:n], 0, *values[n:-1]] if step > 0 else [*values[:n], *values[n + 1 :], 0]
    return dict(zip(strip, values, strict=True))


def two_blocks(random: Random, organ: Organ) -> Cells:
    """One wrong cell in each of two blocks."""
    found: Cells = {}
    for block in random.sample(BLOCKS, 2):
        address = f"disputes.{block}.{random.choice([*OUTCOMES, 'total'])}"
        found[address] = digit(random, organ.cells[address] or 0)
        if found[address] == organ.cells[address]:
            return {}
    return found


_IN = ("new", "carried_in")
_DONE = (*RESULTS, "handled_total")

KINDS: dict[str, tuple[str, Fault]] = {
    **{f"3 {slip.__name__}": ("one cell", one_cell("requests", slip)) for slip in FIGURES},
    **{f"4 {slip.__name__}": ("表四", one_cell("disputes", slip)) for slip in FIGURES},
    "3 row right": ("shifted", row_shifted(step=1, whole=True)),
    "3 row left": ("shifted", row_shifted(step=-1, whole=True)),
    "3 row right, blank": ("shifted", row_shifted(step=1, whole=True, blank=True)),
    "3 row left, blank": ("shifted", row_shifted(step=-1, whole=True, blank=True)),
    "3 segment right": ("shifted", row_shifted(step=1, whole=False)),
    "3 segment left": ("shifted", row_shifted(step=-1, whole=False)),
    "3 shift, nothing lost": ("shifted", row_shifted_gently),
    "3 total misplaced": ("structural", total_misplaced),
    "3 cells swapped, row": ("structural", cells_swapped_in_row),
    "3 cells swapped, column": ("structural", cells_swapped_in_column),
    "3 rows swapped": ("structural", rows_swapped),
    "3 columns swapped, all rows": ("structural", columns_swapped(ROWS, total=False)),
    "3 columns swapped, with total": ("structural", columns_swapped(ROWS, total=True)),
    "3 columns swapped, 一二": ("structural", columns_swapped(_IN, total=False)),
    "3 columns swapped, 三": ("structural", columns_swapped(_DONE, total=False)),
    "3 part left out": ("structural", part_left_out),
    "3 row left out": ("structural", row_left_out),
    "3 row of last year": ("structural", row_of_last_year),
    "3 split digits": ("structural", split_digits),
    "3 joined digits": ("structural", joined_digits),
    "3 two cells": ("two", two_cells),
    "3 cell and shifted row": ("two", cell_and_shift),
    "3 two shifted rows": ("two", two_shifts),
    "4 strip shifted": ("表四", strip_shifted),
    "4 two blocks": ("表四", two_blocks),
}  # fmt: skip
"""Name of a fault (the table first) -> its group, and how to make it."""
