"""What a file is, told from its first bytes; the name of a file proves nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goiaudit.model.errors import InputError
from goiaudit.reading import ole
from goiaudit.reading.markup import markup_kind
from goiaudit.reading.source import locked
from goiaudit.reading.zipped import zip_kind

_MAGICS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3", "binary"),
)
_WORD_2003 = b'progid="Word.Document"'
_FEW = 3
_CONTROL = re.compile("[\x00-\x06\x0e-\x1f]|\x08")
_LOST = re.compile("[\ufffd\x80-\x9f]")
_SAVE_AS_TEXT = "save it as text (.txt) and check that"
_UNREAD: Mapping[str, tuple[str, str]] = {
    "docx": ("a Word document (.docx)", _SAVE_AS_TEXT),
    "odf": ("an OpenDocument file", _SAVE_AS_TEXT),
    "ofd": ("an OFD file", _SAVE_AS_TEXT),
    "office-old": ("an Office or WPS file of the old format (.doc, .xls, .wps)", _SAVE_AS_TEXT),
    "rtf": ("an RTF file", _SAVE_AS_TEXT),
    "image": ("a picture", "give the original document: text in pictures is not read"),
    "archive": ("an archive", "unpack it and check the files in it"),
    "zip": ("an archive (.zip)", "read_all takes every report in it"),
    "binary": ("no text", "give the report as text"),
}


def sniff(data: bytes) -> str | None:
    """Name of the format that the first bytes show, None if it may be plain text."""
    head = data[:4096]
    # Before PDF: an archive may hold one near its beginning.
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_kind(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(ole.MAGIC):
        return ole.kind(data)
    for magic, kind in _MAGICS:
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "image"
    if _WORD_2003 in head[:1024]:
        return "wordml"
    return markup_kind(data)


def is_zip(data: bytes) -> bool:
    """Whether the bytes are an archive of files, and not one file that is zipped."""
    return data.startswith(b"PK") and sniff(data) == "zip"


def looks_binary(text: str) -> bool:
    """Whether a decoded file is no text after all: many control characters or lost ones."""
    sample = text[:65_536]
    if not sample:
        return False
    controls = len(_CONTROL.findall(sample))
    lost = len(_LOST.findall(sample))
    return (controls > _FEW and controls * 50 > len(sample)) or lost * 3 > len(sample)


def unsupported(path: str, kind: str) -> InputError:
    """The error for a format without reader: what the file seems to be and what to do."""
    if kind == "encrypted":
        return locked(path)
    if kind == "cut-off":
        return InputError(path, "damaged", "the file is damaged or cut off")
    what, advice = _UNREAD[kind]
    return InputError(path, "unsupported", f"this seems to be {what}: {advice}")
