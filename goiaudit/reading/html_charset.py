"""Bytes of a web page to text: pages name an encoding, and often the wrong one."""

from __future__ import annotations

import codecs
import re

from goiaudit.reading.encoding import Decoded, decode

_DECLARED = re.compile(
    rb"""(?:charset\s{0,4}=\s{0,4}["']?\s{0,4}|<\?xml[^>]{0,80}encoding\s{0,4}=\s{0,4}["'])([\w.:-]{2,20})""",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9_.:-]{2,20}")
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
_UTF16 = ("utf-16-le", "utf-16-be")
_SCRIPTS = re.compile(rb"<(script|style)\b.*?</\1", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(rb"<[^<>]*>|[ \t\r\n]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def page_text(data: bytes, header: str | None = None) -> Decoded:
    """Decode a page; ``header`` is the encoding that its envelope names (MHTML).

    A mark or valid UTF-8 wins over any declaration; then the declared Chinese encoding, or
    GB18030, if the bytes spell words of such pages in it; else the text between the tags decides.
    """
    found = _decode(data, header)
    if _CONTROLS.search(found.text):
        # A zero byte would end the page for the parser; all of them are lost characters.
        text = _CONTROLS.sub("\ufffd", found.text)
        return Decoded(text, found.encoding, found.notices, found.readable)
    return found


def _decode(data: bytes, header: str | None) -> Decoded:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    declared = (header if header and _NAME.fullmatch(header) else _declared(data)).lower()
    try:
        return Decoded(data.decode("utf-8"), "utf-8", _contradicted(declared, "utf-8"))
    except UnicodeDecodeError:
        pass
    codec = _CODECS.get(declared, "gb18030")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        pass
    else:
        # What is said in another encoding never spells these words, so no more need be tried.
        if any(word in text for word in _TELLING):
            name = _NAMES.get(codec, codec)
            return Decoded(text, name, _contradicted(declared, name))
    return _guessed(data, declared)


def _guessed(data: bytes, declared: str) -> Decoded:
    """Judge by the text alone: script and tags read the same in every encoding."""
    told = _TAGS.sub(b"\n", _SCRIPTS.sub(b"", data))
    found = decode(told)
    if found.encoding in _UTF16 and data.count(0) * 4 < len(data):
        found = Decoded("", _CODECS.get(declared, "gb18030"), (), found.readable)
    codec = next((c for c, name in _NAMES.items() if name == found.encoding), found.encoding)
    text = data.decode(codec, errors="replace")
    notices = (*found.notices, *_contradicted(declared, found.encoding))
    return Decoded(text, found.encoding, notices, found.readable)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return match[1].decode("ascii", errors="replace") if match else ""


def _contradicted(declared: str, found: str) -> tuple[str, ...]:
    expected = _CODECS.get(declared, declared).replace("utf8", "utf-8")
    if not declared or _NAMES.get(expected, expected) == found:
        return ()
    return (f"the page says that it is {declared}, its bytes are {found}",)
