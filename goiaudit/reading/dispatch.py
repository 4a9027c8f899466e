"""Any source to a Document: the content says which reader takes it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from goiaudit.definitions.lasting import lasting
from goiaudit.model.document import Document
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.plain import CSV_EXTENSIONS, MARKDOWN_EXTENSIONS
from goiaudit.reading.sniff import sniff, unsupported
from goiaudit.reading.source import Source, load, too_big
from goiaudit.reading.text import read_text

Reader = Callable[[Source, Limits], Document]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: the extensions by which a folder is searched, its reader."""

    extensions: frozenset[str]
    read: Reader


def _read_docx(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.docx import read_docx

    return read_docx(found, limits)


def _read_office(kind: str) -> Reader:
    def read(found: Source, limits: Limits) -> Document:
        from goiaudit.reading.office import read_office

        return read_office(found, limits, kind)

    return read


def _read_html(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.html import read_html

    return read_html(found, limits)


def _read_mhtml(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.mhtml import read_mhtml

    return read_mhtml(found, limits)


def _read_pdf(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.pdf import read_pdf

    return read_pdf(found, limits)


def _read_xlsx(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.sheets import read_xlsx

    return read_xlsx(found, limits)


def _read_xls(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.sheets import read_xls

    return read_xls(found, limits)


def _read_ods(found: Source, limits: Limits) -> Document:
    from goiaudit.reading.ods import read_ods

    return read_ods(found, limits)


# Readers are imported when they are needed: their parsers cost more than a short text does.
FORMATS: Mapping[str, Format] = {
    "text": Format(frozenset({".txt", ".text"}), read_text),
    "html": Format(frozenset({".htm", ".html", ".xhtml", ".shtml"}), _read_html),
    "mhtml": Format(frozenset({".mht", ".mhtml"}), _read_mhtml),
    "docx": Format(frozenset({".docx", ".docm"}), _read_docx),
    "doc": Format(frozenset({".doc", ".wps"}), _read_office("doc")),
    "rtf": Format(frozenset({".rtf"}), _read_office("rtf")),
    "odt": Format(frozenset({".odt"}), _read_office("odt")),
    "wordml": Format(frozenset(), _read_office("wordml")),
    "pdf": Format(frozenset({".pdf"}), _read_pdf),
    "xlsx": Format(frozenset({".xlsx", ".xlsm"}), _read_xlsx),
    "xls": Format(frozenset({".xls", ".et"}), _read_xls),
    "ods": Format(frozenset({".ods"}), _read_ods),
    # Told from running text by their contents; JSON is read where a file is named, and not
    # looked for in folders, where it is something that goiaudit wrote or no report.
    "csv": Format(CSV_EXTENSIONS, read_text),
    "markdown": Format(MARKDOWN_EXTENSIONS, read_text),
}
"""Every format that is read, by the name that ``sniff`` gives it; text is what is left."""

ARCHIVE_EXTENSIONS = frozenset({".zip"})
KNOWN_EXTENSIONS = ARCHIVE_EXTENSIONS.union(*(known.extensions for known in FORMATS.values()))


def read_document(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    limits: Limits = Limits(),  # noqa: B008 - frozen, so sharing it is safe
    name: str | None = None,
) -> Document:
    """Read a path, bytes or a binary file; ``name`` replaces the path that is shown.

    Raises InputError with reason ``empty``, ``limit``, ``permission``, ``unsupported`` or
    ``damaged``, and UsageError for a folder or for a path that names nothing.
    """
    return read_source(load(source, limits, name), limits)


@lasting()
def read_source(found: Source, limits: Limits) -> Document:
    """As ``read_document``, for bytes that are loaded."""
    if not found.data:
        raise InputError(found.path, "empty", "the file is empty")
    kind = sniff(found.data)
    if len(found.data) > limits.max_bytes:  # an archive may be larger than what is in it
        raise too_big(found.path, limits.max_bytes)
    if kind is None:
        return FORMATS["text"].read(found, limits)
    if kind in FORMATS:
        return FORMATS[kind].read(found, limits)
    raise unsupported(found.path, kind)
