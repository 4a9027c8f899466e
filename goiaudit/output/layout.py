"""Lines of a given width in terminal cells: Chinese may break anywhere, figures nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

NBSP = "\u00a0"
"""A space at which no line is broken; it leaves ``wrap`` as an ordinary space."""
_TOKEN = re.compile(r" +|[^ \u2e80-\U0003ffff]+|.", re.DOTALL)
_NO_START = frozenset(NBSP + "，。、；：！？）》”’】〉」』〕％…,.;:!?)]}%")
_NO_END = frozenset("（《“‘【〈「『〔([{")


def wrap(
    text: str,
    width: int,
    first: int = 0,
    rest: int = 0,
    measure: Callable[[str], int] | None = None,
) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells, without their indents.

    The first line is to stand behind ``first`` cells, the others behind ``rest``. A unit
    that is too long for a line (an address, a long number) is left whole. ``measure`` counts
    the cells of a text, by default as the console does.
    """
    measure = measure or _console_cells()
    lines: list[str] = []
    line, used, room = "", 0, width - first
    for unit in _units(text):
        size = measure(unit)
        if line and used + measure(unit.rstrip()) > room:
            lines.append(line.rstrip())
            line, used, room = "", 0, width - rest
            unit = unit.lstrip()
            size = measure(unit)
        line, used = line + unit, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return [line.replace(NBSP, " ") for line in lines]


def _console_cells() -> Callable[[str], int]:
    from rich.cells import cell_len

    return cell_len


def plain_cells(text: str) -> int:
    """Cells of words of our own, for what is printed without the console's library."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)


def _units(text: str) -> Iterator[str]:
    """Pieces between which a line may break; closing marks stay with what they close."""
    unit = ""
    for token in _TOKEN.findall(text):
        glued = token[0] in _NO_START or (unit and unit[-1] in _NO_END)
        if unit and not glued and not token.isspace():
            yield unit
            unit = ""
        unit += token
    if unit:
        yield unit
