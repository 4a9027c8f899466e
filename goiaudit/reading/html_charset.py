"""Bytes of a web page to text: pages name an encoding, and often the wrong one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.encoding import Decoded, decode

_DECLARED = re.compile(
    rb"""(?:charset\s{0,4}=\s{0,4}["']?\s{0,4}|<\?xml[^>]{0,80}encoding\s{0,4}=\s{0,4}["'])([\w.:-]{2,20})""",
    re.IGNORECASE,
)
_NAME = seldom(r"[A-Za-z0-9_.:-]{2,20}")
_DECLARED_WITHIN = 8192
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_NAMES = {"big5hkscs": "big5"}
_TELLING = ("信息", "情况", "公开", "資訊", "信息公開", "情況", "公開")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF16 = ("utf-16-le", "utf-16-be")
_SCRIPT = seldom(rb"<(script|style)\b", re.IGNORECASE)
_SCRIPT_ENDS = {name: re.compile(b"</" + name, re.IGNORECASE) for name in (b"script", b"style")}
_TAGS = seldom(rb"<[^<>]*>|[ \t\r\n]+")
_CONTROL_BYTES = bytes((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F))
_SHORT = 8192
_CONTROLS = seldom("[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text and, for the parser, the same in UTF-8; ``notices`` as those of Decoded."""

    text: str
    utf8: bytes
    encoding: str
    notices: tuple[str, ...]


def page_text(data: bytes, header: str | None = None) -> Page:
    """Decode a page; ``header`` is the encoding that its envelope names (MHTML).

    A mark or valid UTF-8 wins over any declaration; then the declared Chinese encoding, or
    GB18030, if the bytes spell words of such pages in it; else the text between the tags decides.
    """
    marked = data.startswith(_MARKS)
    declared = "" if marked else _named(data, header)
    text = None if marked else _strict(data, "utf-8")
    clean = not has_controls(data)
    if text is not None and clean:
        return Page(text, data, "utf-8", _contradicted(declared, "utf-8"))
    if text is not None:
        found = Decoded(text, "utf-8", _contradicted(declared, "utf-8"))
    else:
        found = decode(data) if marked else _decode(data, declared)
    # A zero byte would end the page for the parser; all of them are lost characters.
    shown = found.text if clean else _CONTROLS.sub("\ufffd", found.text)
    return Page(shown, shown.encode("utf-8", errors="replace"), found.encoding, found.notices)


def has_controls(data: bytes) -> bool:
    """Whether there are control characters, which the parser takes for the end or leaves out."""
    if len(data) < _SHORT:
        return len(data.translate(None, _CONTROL_BYTES)) < len(data)
    # Thirty searches for one byte each take a tenth of the time of a search for any of them.
    return any(map(data.__contains__, _CONTROL_BYTES))


def if_utf8(data: bytes, header: str | None = None) -> tuple[str, ...] | None:
    """The notices of a page if it is UTF-8, and nothing but text; None if it says otherwise."""
    declared = _named(data, header)
    if declared in _CODECS or data.startswith(_MARKS[1:]):
        return None
    return _contradicted("" if data.startswith(_MARKS) else declared, "utf-8")


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _decode(data: bytes, declared: str) -> Decoded:
    codec = _CODECS.get(declared, "gb18030")
    text = _strict(data, codec)
    # What is said in another encoding never spells these words, so no more need be tried.
    if text is not None and any(word in text for word in _TELLING):
        name = _NAMES.get(codec, codec)
        return Decoded(text, name, _contradicted(declared, name))
    return _guessed(data, declared)


def _guessed(data: bytes, declared: str) -> Decoded:
    """Judge by the text alone: script and tags read the same in every encoding."""
    told = _TAGS.sub(b"\n", _without_scripts(data))
    found = decode(told)
    if found.encoding in _UTF16 and data.count(0) * 4 < len(data):
        found = Decoded("", _CODECS.get(declared, "gb18030"), (), found.readable)
    codec = next((c for c, name in _NAMES.items() if name == found.encoding), found.encoding)
    text = data.decode(codec, errors="replace")
    notices = (*found.notices, *_contradicted(declared, found.encoding))
    return Decoded(text, found.encoding, notices, found.readable)


def _without_scripts(data: bytes) -> bytes:
    """A page without scripts and style sheets; of one that never ends everything stays."""
    pieces: list[bytes] = []
    done = 0
    endless: set[bytes] = set()
    for match in _SCRIPT.finditer(data):
        name = match[1].lower()
        if match.start() < done or name in endless:
            continue
        end = _SCRIPT_ENDS[name].search(data, match.end())
        if end is None:
            endless.add(name)
        else:
            pieces.append(data[done : match.start()])
            done = end.end()
    return b"".join([*pieces, data[done:]])


def _named(data: bytes, header: str | None) -> str:
    if header and _NAME.fullmatch(header):
        return header.lower()
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return match[1].decode("ascii", errors="replace").lower() if match else ""


def _contradicted(declared: str, found: str) -> tuple[str, ...]:
    expected = _CODECS.get(declared, declared).replace("utf8", "utf-8")
    if not declared or _NAMES.get(expected, expected) == found:
        return ()
    return (f"the page says that it is {declared}, its bytes are {found}",)
