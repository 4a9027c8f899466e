"""What a zip is, told from the names in its directory; nothing in it is inflated."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46
_MOST_NAMES = 2_000
_TELLING = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ofd.xml", "ofd"),
    (b"ppt/", "binary"),
)
_PARTS = (b".xml", b".bin", b".rels")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_OPEN_KINDS = ((b"text", "odt"), (b"spreadsheet", "ods"))
_HEAD = 200


def zip_kind(data: bytes) -> str:
    """``docx``, ``xlsx``, ``odt``, ``ods``, ``odf``, ``ofd``, ``binary``, or ``zip`` for others."""
    place = data.find(_OPEN_DOCUMENT, 0, _HEAD)
    if place >= 0:
        rest = data[place + len(_OPEN_DOCUMENT) :]
        return next((kind for word, kind in _OPEN_KINDS if rest.startswith(word)), "odf")
    names = list(member_names(data))
    if not names:  # cut off: the directory stands at the end
        return next((kind for mark, kind in _TELLING if mark in data), "zip")
    # Folders of an archive may be called word, too: only what Office puts there tells.
    parts = [name for name in names if name.endswith(_PARTS)]
    found = {kind for name in parts for mark, kind in _TELLING if name.startswith(mark)}
    return next((kind for _, kind in _TELLING if kind in found), "zip")


def member_names(data: bytes) -> Iterator[bytes]:
    """The first names of a zip's directory as bytes, in lower case, with forward slashes."""
    end = data.rfind(_END)
    if end < 0 or end + 20 > len(data):
        return
    (size,) = struct.unpack_from("<I", data, end + 12)
    place = end - size
    for _ in range(_MOST_NAMES):
        if place < 0 or place + _ENTRY_SIZE > end or data[place : place + 4] != _ENTRY:
            return
        name, extra, comment = struct.unpack_from("<HHH", data, place + 28)
        start = place + _ENTRY_SIZE
        yield data[start : start + name].replace(b"\\", b"/").lstrip(b"/").lower()
        place = start + name + extra + comment
