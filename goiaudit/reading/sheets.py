"""Workbooks (.xlsx and kin, .xls) to a Document, by calamine, sheet by sheet.

Hidden sheets are read and told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Document, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.ole import is_cut_off
from goiaudit.reading.sheet_blocks import Sheet, sheet_blocks
from goiaudit.reading.sheet_field import Budget
from goiaudit.reading.sheet_parts import SheetParts, read_parts
from goiaudit.reading.source import Source, locked

_SECTOR = 512
_NAME = re.compile("[\u3400-\u9fff]{4}")


def read_xlsx(found: Source, limits: Limits) -> Document:
    """A workbook of Excel 2007 and later; raises InputError as ``read_xls`` does."""
    return _read(found, limits, "xlsx", read_parts(found, limits))


def read_xls(found: Source, limits: Limits) -> Document:
    """A workbook of the old format, also as WPS writes it.

    Raises InputError ``damaged``, ``encrypted``, ``limit``, ``empty`` or, for a workbook of
    nothing but pictures, ``scanned``.
    """
    if is_cut_off(found.data):
        raise InputError(found.path, "damaged", "the file is damaged or cut off")
    # Some writers leave the last sector short; the parser wants it whole.
    whole = replace(found, data=found.data + bytes(-len(found.data) % _SECTOR))
    return _read(whole, limits, "xls", SheetParts())


def _read(found: Source, limits: Limits, kind: str, parts: SheetParts) -> Document:
    with _guarded(found.path):
        book = CalamineWorkbook.from_filelike(io.BytesIO(found.data))
        kept = [
            index
            for index, meta in enumerate(book.sheets_metadata)
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
        sheets = (book.get_sheet_by_index(index) for index in kept)
        hidden = {
            meta.name for meta in book.sheets_metadata if meta.visible != SheetVisibleEnum.Visible
        }
        return document_of(found, limits, kind, sheets, len(kept), parts, hidden)


def document_of(
    found: Source,
    limits: Limits,
    kind: str,
    sheets: Iterable[Sheet],
    count: int,
    parts: SheetParts,
    hidden: Collection[str] = (),
) -> Document:
    """The blocks of ``count`` sheets, one after the other; the names of hidden ones are told.

    Raises InputError ``empty``, or ``scanned`` where there is nothing but pictures.
    """
    budget = Budget(found.path, limits.max_sheet_cells)
    blocks: list[Block] = []
    notices: list[str] = []
    for sheet in sheets:
        own = list(sheet_blocks(sheet, budget, parts))
        if own and count > 1 and _NAME.search(sheet.name):
            own.insert(0, Line(sheet.name, Location(sheet=sheet.name)))
        if own and sheet.name in hidden:
            notices.append(f"the sheet {sheet.name!r} is hidden; it is read like the others")
        blocks += own
    if not blocks:
        raise _nothing(found.path, parts)
    if parts.unsaved:
        unsaved = sum(map(len, parts.unsaved.values()))
        notices.append(f"{unsaved} formulas have no saved result: open and save the file in Excel")
    return Document(found.path, found.digest, tuple(blocks), format=kind, notices=tuple(notices))


@contextmanager
def _guarded(path: str) -> Iterator[None]:
    """Turn what the parser raises, its panics included, into InputError."""
    try:
        yield
    except InputError:
        raise
    except PasswordError as error:
        raise locked(path) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise _damaged(path, error) from error
    except BaseException as error:
        # A panic of the parser, which is written in Rust, is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(path, error) from error


def _damaged(path: str, error: BaseException) -> InputError:
    return InputError(path, "damaged", f"the file is damaged or cut off ({_short(error)})")


def _short(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__


def _nothing(path: str, parts: SheetParts) -> InputError:
    if parts.pictures:
        return InputError(
            path, "scanned", "the sheets hold pictures and no cells: give the original document"
        )
    return InputError(path, "empty", "the sheets hold no text")
