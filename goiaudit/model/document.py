"""What a reader hands to recognition: the file's lines and grids, not yet understood.

Lines and cells are named tuples: a page has hundreds of them, a batch sheet ten thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from goiaudit.model.cells import Location


class GridCell(NamedTuple):
    """One cell of a grid as the file has it; ``row`` and ``column`` count from 0."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with known cell borders (HTML, Word, sheets, ruled PDF)."""

    cells: tuple[GridCell, ...]
    location: Location | None = None


class Line(NamedTuple):
    """A line (text formats) or paragraph (all others) as printed."""

    text: str
    location: Location | None = None


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, in reading order; nothing in it is interpreted.

    ``digest`` is the SHA-256 of the bytes in hex. ``metadata`` holds what the format itself
    says (HTML meta, properties of an Office file). ``notices`` are for the person at the
    console (a guessed encoding, an accepted tracked change), never findings.
    """

    path: str
    digest: str
    blocks: tuple[Block, ...]
    format: str = "text"
    encoding: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
