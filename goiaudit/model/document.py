"""What a reader hands to recognition: the file's lines and grids, not yet understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goiaudit.model.cells import Location


@dataclass(frozen=True, slots=True)
class GridCell:
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


@dataclass(frozen=True, slots=True)
class Line:
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
