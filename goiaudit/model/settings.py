"""Settings that a caller may change; plain frozen values, sent to worker processes as they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader takes before it gives up (hostile or runaway files).

    ``seconds`` is the time that one file may take in all before its process is ended.
    ``max_bytes`` bounds the file, ``max_lines`` and ``max_line_chars`` its text. A real report
    has 3 to 100 kB, some hundred lines and paragraphs below 5,000 characters.

    Zipped Office files: ``max_expanded`` bounds in bytes what is inflated of one file in all,
    ``max_ratio`` how often a member of more than 4 MB may exceed its packed size,
    ``max_members`` their number. ``max_cells`` bounds the table cells of a file (the official
    form has some 400), ``convert_seconds`` the time that LibreOffice has for an old format.

    Web pages: ``max_elements`` bounds the elements of a page, ``max_depth`` how deep they are
    nested, ``parse_seconds`` the time for one page of more than 128 kB. A page of a government
    site has 500 to 5,000 elements, 10 to 40 deep; one saved by Word or Excel up to 50,000.

    PDF: ``max_pages`` bounds the pages, ``max_page_objects`` the characters and the drawn
    objects of one page; a page of a report has some 1,000 of each.

    Sheets (.xlsx, .xls, .csv): ``max_sheet_cells`` bounds the cells that are read, blank ones
    between others included; a sheet with one report per row has 230 cells a report. Archives:
    ``max_archive_bytes`` bounds the .zip itself, ``max_archive_expanded`` all that is inflated
    of it; each file in it is held to the limits above.
    """

    seconds: float = 120.0
    max_bytes: int = 32 * 1024 * 1024
    max_lines: int = 400_000
    max_line_chars: int = 1_000_000
    max_expanded: int = 64 * 1024 * 1024
    max_ratio: int = 250
    max_members: int = 10_000
    max_cells: int = 200_000
    convert_seconds: float = 60.0
    max_elements: int = 400_000
    max_depth: int = 1_000
    parse_seconds: float = 10.0
    max_pages: int = 500
    max_page_objects: int = 50_000
    max_sheet_cells: int = 500_000
    max_archive_bytes: int = 256 * 1024 * 1024
    max_archive_expanded: int = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OrganKind:
    """What the configuration says about an organ whose name does not tell; None: not said."""

    organ: str
    kind: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A local date, month and day of the year after the report year, by which to publish.

    Each of ``organ``, ``kind`` and ``level`` narrows it to the organs that it names.
    """

    month: int
    day: int
    organ: str | None = None
    kind: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of another source for an organ and year: pairs of a name and a count."""

    organ: str
    year: int
    figures: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What reading and recognition heed besides the file itself.

    ``definitions`` are paths of a user's own definition files (``vocabulary:``).
    """

    limits: Limits = Limits()
    definitions: tuple[str, ...] = ()
    organs: tuple[OrganKind, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    statistics: tuple[Statistics, ...] = ()


DEFAULT = Settings()
"""As goiaudit comes."""
