"""A report of a corpus as a file of its format, in one of the looks that the format comes in."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from random import Random
from zlib import crc32

from benchmarks.documents import page
from tests.writers.html import STRUCTURES
from tests.writers.layouts import Options, write_report
from tests.writers.made_up import MadeUp

_WEB = ("divs", "nested_tables", "word", "split_and_wrong_charset", "metadata_table",
        "metadata_list", "unclosed")  # fmt: skip
_LAYOUTS = ("A1", "A2", "A4", "A5", "A6", "A9", "A10", "A11")
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")


def data_of(made: MadeUp, kind: str, seed: int, name: str) -> bytes:
    """The bytes of a file; its look depends on the seed and its name."""
    return _WRITERS[kind](made, Random(crc32(name.encode()) ^ seed))


def _html(made: MadeUp, random: Random) -> bytes:
    return random.choice((page.styled, page.lean))(made, 0)


def _web(made: MadeUp, random: Random) -> bytes:
    return STRUCTURES[random.choice(_WEB)](made)


def _txt(made: MadeUp, random: Random) -> bytes:
    options = Options(leading=random.random() < 0.3, explained=random.random() < 0.2)
    text = write_report(made, random.choice(_LAYOUTS), options)
    return text.encode(random.choice(_ENCODINGS))


@lru_cache(maxsize=1)
def _slow() -> dict[str, Callable[[MadeUp], bytes]]:
    """Writers whose libraries are imported only where they are wanted."""
    from tests.writers import docx, pdf, sheets

    return {
        "docx": docx.official,
        "numbered docx": docx.numbered,
        "split docx": docx.split_runs,
        "xlsx": sheets.one_sheet,
        "sheets xlsx": sheets.sheet_per_section,
        "pdf": pdf.report_pdf,
        "md": sheets.as_markdown,
        "csv": sheets.as_csv,
    }


def _one_of(*names: str) -> Callable[[MadeUp, Random], bytes]:
    return lambda made, random: _slow()[random.choice(names)](made)


_WRITERS: dict[str, Callable[[MadeUp, Random], bytes]] = {
    "html": _html,
    "web": _web,
    "txt": _txt,
    "docx": _one_of("docx", "numbered docx", "split docx"),
    "xlsx": _one_of("xlsx", "sheets xlsx"),
    "pdf": _one_of("pdf"),
    "md": _one_of("md"),
    "csv": _one_of("csv"),
}
