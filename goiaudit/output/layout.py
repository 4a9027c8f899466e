"""Lines of a given width in terminal cells: Chinese may break anywhere, figures nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

NBSP = "\u00a0"
"""A space at which no line is broken; it leaves ``wrap`` as an ordinary space."""
_TOKEN = re.compile(r" +|[^ \u2e80-\U0003ffff]+|.", re.DOTALL)
_NO_START = frozenset(NBSP + "，。、；：！？）》”’】〉」』〕％…,.;:!?)]}%")
_NO_END = frozenset("（《“‘【〈「『〔([{")


def wrap(text: str, width: int, first: int = 0, rest: int = 0) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells, without their indents.

    The first line is to stand behind ``first`` cells, the others behind ``rest``. A unit
    that is too long for a line (an address, a long number) is left whole.
    """
    lines: list[str] = []
    line, used, room = "", 0, width - first
    for unit in _units(text):
        size = cell_len(unit)
        if line and used + cell_len(unit.rstrip()) > room:
            lines.append(line.rstrip())
            line, used, room = "", 0, width - rest
            unit = unit.lstrip()
            size = cell_len(unit)
        line, used = line + unit, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return [line.replace(NBSP, " ") for line in lines]


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
