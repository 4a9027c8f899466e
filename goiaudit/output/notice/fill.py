"""Placeholders of a template replaced by words; nothing of a file becomes a field or markup."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from goiaudit.model.errors import UsageError
from goiaudit.output.exact_json import figure
from goiaudit.output.notice.letters import Letter
from goiaudit.output.notice.template import LETTER, ROW, default_template, unread_template
from goiaudit.output.views.listed import Listed

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

_GAP = "____"
"""Stands where the year is not known, to be filled in by hand."""
_PLACE = re.compile(r"\{\{\s*([^{}]{1,20}?)\s*\}\}")


def unread_letter(file: str | None, lang: str) -> bytes:
    """The template of a letter that has only unreadable files to tell of: the user's, if any."""
    return load_template(file, lang) if file else _saved(unread_template(lang))


def load_template(file: str | None, lang: str) -> bytes:
    """The user's template, else the default one, as bytes to fill again and again.

    UsageError where it is no Word file, has no placeholder or one that is not known.
    """
    if file is None:
        return _saved(default_template(lang))
    try:
        data = Path(file).read_bytes()
        document = Document(BytesIO(data))
    # python-docx raises whatever its zip and XML readers do.
    except Exception as error:
        raise UsageError(
            f"--template {file}: not a Word file (.docx) that can be filled: {error}",
            zh=f"--template {file}: 不是可填写的 Word 文件(.docx)",
        ) from error
    found = {name for paragraph in _paragraphs(document) for name in _PLACE.findall(paragraph.text)}
    unknown = sorted(found - {*LETTER, *ROW})
    if unknown or not found:
        names = "、".join(unknown)
        known = ", ".join(f"{{{{{name}}}}}" for name in (*LETTER, *ROW))
        what = f"unknown placeholder {names}" if unknown else "no placeholder"
        zh = f"占位符不认识: {names}" if unknown else "没有占位符"
        raise UsageError(
            f"--template {file}: {what}; known: {known}",
            zh=f"--template {file}: {zh}；可用: {known}",
        )
    return data


def filled(template: bytes, letter: Letter, today: date, lang: str) -> bytes:
    """One letter as the bytes of a Word file."""
    document = Document(BytesIO(template))
    for table in _tables(document):
        for row in [row for row in table.rows if _is_row(row)]:
            _repeat(table, row, letter.rows, lang)
    words = _words(letter, today, lang)
    for paragraph in _paragraphs(document):
        _replace(paragraph, words)
    return _saved(document)


def _words(letter: Letter, today: date, lang: str) -> dict[str, str]:
    joint = "、" if lang == "zh" else ", "
    years = joint.join(map(str, letter.years)) or _GAP
    zh_date = f"{today.year}年{today.month}月{today.day}日"
    values = (
        letter.organ, years, joint.join(letter.paths), str(len(letter.rows)),
        ("；" if lang == "zh" else "; ").join(letter.remarks), zh_date,
    )  # fmt: skip
    english = (*values[:5], today.isoformat())
    return dict(zip(LETTER, (*values, *english), strict=True))


def _row_words(number: int, row: Listed, lang: str) -> dict[str, str]:
    def shown(value: object) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else figure(value)  # type: ignore[arg-type]

    place = ("，" if lang == "zh" else ", ").join(part for part in (row.cells, row.place) if part)
    values = (
        str(number), place, row.message, shown(row.expected), shown(row.actual), row.advice,
        row.basis, f"{row.rule} {row.title}",
    )  # fmt: skip
    return dict(zip(ROW, (*values, *values), strict=True))


def _is_row(row: _Row) -> bool:
    names = {name for cell in row.cells for name in _PLACE.findall(cell.text)}
    return not names.isdisjoint(ROW)


def _repeat(table: Table, row: _Row, found: Iterable[Listed], lang: str) -> None:
    """The row once for every finding, in place of itself."""
    pattern = row._tr
    for number, item in enumerate(found, 1):
        element = copy.deepcopy(pattern)
        pattern.addprevious(element)
        words = _row_words(number, item, lang)
        for cell in _Row(element, table).cells:
            for paragraph in cell.paragraphs:
                _replace(paragraph, words)
    pattern.getparent().remove(pattern)


def _replace(paragraph: Paragraph, words: Mapping[str, str]) -> None:
    """Placeholders of a paragraph, also where Word has split them over runs."""
    text = paragraph.text
    if "{{" not in text:
        return
    runs = paragraph.runs
    inside = [run for run in runs if "{{" in run.text and "}}" in run.text]
    if any(_PLACE.search(run.text) for run in inside) and not _is_split(runs):
        for run in runs:
            if _PLACE.search(run.text):
                run.text = _PLACE.sub(lambda match: words.get(match[1], match[0]), run.text)
        return
    if runs:
        runs[0].text = _PLACE.sub(lambda match: words.get(match[1], match[0]), text)
        for run in runs[1:]:
            run.text = ""


def _is_split(runs: Iterable[object]) -> bool:
    return any(run.text.count("{{") != run.text.count("}}") for run in runs)  # type: ignore[attr-defined]


def _tables(document: DocumentType) -> Iterator[Table]:
    yield from document.tables


def _paragraphs(document: DocumentType) -> Iterator[Paragraph]:
    """Paragraphs of the body, of tables, headers and footers."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _saved(document: DocumentType) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
