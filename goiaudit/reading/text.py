"""Plain text to a Document: one Line per line, numbered as an editor numbers them.

Markdown, CSV and cells written by ``goiaudit tables`` are texts, too, told by their contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import at_line
from goiaudit.model.document import Block, Document, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.cell_rows import with_rows
from goiaudit.reading.encoding import decode
from goiaudit.reading.escapes import with_entities, without_escapes
from goiaudit.reading.page_numbers import without_page_numbers
from goiaudit.reading.plain import PlainKind, plain_kind
from goiaudit.reading.sniff import looks_binary, unsupported
from goiaudit.reading.source import Source

_LINE_END = seldom(r"\r\n|\r|\n")
_FRAME = re.compile(r"^[ \t]*(?:\+[-=:]{2}|[┌┏╔][─━═]{2})", re.MULTILINE)
"""The upper left corner of a table that is drawn with characters."""
_SOFT_END = seldom(r"[\f\v]")
_UNUSUAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes
_CONTROLS = {code: "\ufffd" for code in range(0x20) if chr(code) not in "\t"}
_CONTROLS |= {0x07: "\t", 0x7F: "\ufffd"}
"""Bells end cells in text saved by Word; other control characters are lost ones."""


def read_text(source: Source, limits: Limits) -> Document:
    """Every line, empty ones too; raises InputError ``empty``, ``unsupported`` or ``limit``."""
    decoded = decode(source.data)
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip(" \t\r\n\f\v\u3000\xa0\ufeff\u200b"):
        raise InputError(source.path, "empty", "the file holds no text")
    if not decoded.readable or looks_binary(text):
        raise unsupported(source.path, "binary")
    kind = plain_kind(text, source.path)
    return Document(
        path=source.path,
        digest=source.digest,
        blocks=_blocks(kind, text, source.path, limits),
        format=kind,
        encoding=decoded.encoding,
        notices=decoded.notices,
    )


def _blocks(kind: PlainKind, text: str, path: str, limits: Limits) -> tuple[Block, ...]:
    """What a text of that kind holds; other kinds than running text are rare, so imported late."""
    if kind == "csv":
        from goiaudit.reading.delimited import csv_blocks

        return csv_blocks(text, path, limits)
    if kind in ("cells", "json"):
        from goiaudit.reading.cell_table import cell_blocks, other_json

        if kind == "json":
            raise other_json(text, path)
        return cell_blocks(text, path, limits)
    text = without_page_numbers(text)
    found: Sequence[Line] = lines(text, path, limits)
    if kind == "markdown":
        from goiaudit.reading.markdown import shown_lines

        found = tuple(shown_lines(found))
    if "</table" in text or "</TABLE" in text:
        from goiaudit.reading.inline_tables import with_tables

        return tuple(with_tables(found, path, limits))
    found = with_entities(found, text)
    if _FRAME.search(text):
        from goiaudit.reading.drawn import with_drawn_tables

        drawn = tuple(with_drawn_tables(found))
        if len(drawn) < len(found):
            return drawn
    return tuple(without_escapes(with_rows(found, text), text))


def lines(text: str, path: str, limits: Limits) -> tuple[Line, ...]:
    """Split at line ends; a form feed parts a line in two that share its number."""
    printed = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if len(printed) > limits.max_lines:
        raise InputError(
            path, "limit", f"{len(printed):,} lines, more than the limit of {limits.max_lines:,}"
        )
    longest = max(map(len, printed))
    if longest > limits.max_line_chars:
        raise InputError(
            path,
            "limit",
            f"a line of {longest:,} characters, limit {limits.max_line_chars:,}",
        )
    if not _UNUSUAL.search(text):
        return tuple(
            [_new(Line, (line, at_line(n), ())) for n, line in enumerate(printed, start=1)]
        )
    return tuple(
        Line(part.translate(_CONTROLS), at_line(number))
        for number, line in enumerate(printed, start=1)
        for part in _SOFT_END.split(line)
    )
