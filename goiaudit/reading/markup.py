"""Whether bytes are a web page or a web archive, told from what stands in them."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom

_BEGINS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|title|div|style|script|link)\b", re.IGNORECASE
)
_PROLOGUE = re.compile(rb"\s*+(?:<!--.{0,4000}?-->\s*+|<\?xml[^>]{0,300}>\s*+){0,8}", re.DOTALL)
_TAG = seldom(
    rb"</?(?:p|div|td|tr|th|table|tbody|span|br|li|ul|a|font|h[1-6]|strong|section|body|html)"
    rb"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# Not ``*+``: Python 3.11.2 gives up on what looks ahead inside of it.
_TABLE = seldom(rb"<table\b(?:(?!</table).)*(?:</table[^<>]{0,20}>|\Z)", re.I | re.S)
_HEADER = re.compile(rb"\s*(?:From: <Saved|MIME-Version:)", re.IGNORECASE)
_FIELD = re.compile(rb"\s*[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_RELATED = seldom(rb"^Content-Type:\s*multipart/(?:related|alternative|mixed)", re.I | re.M)
_LOOKED_AT = 64 * 1024
_FEWEST_TAGS = 20
_FEWEST_CLOSING = 5


def markup_kind(data: bytes) -> str | None:
    """``html``, ``mhtml`` or None: a text with a few angle brackets stays a text."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    prologue = _PROLOGUE.match(head)
    if _BEGINS.match(head, prologue.end() if prologue else 0):
        return "html"
    if _HEADER.match(head) or (_FIELD.match(head) and _RELATED.search(head)):
        return "mhtml"
    return "html" if _is_mostly_tags(data[:_LOOKED_AT]) else None


def _is_mostly_tags(sample: bytes) -> bool:
    """Whether tags of a page, closed ones among them, make a seventh of the bytes.

    A text in which only tables are written as HTML is no page: its lines end where they end.
    """
    if sample.count(b"</") < _FEWEST_CLOSING:
        return False
    tags = _TAG.findall(sample)
    if len(tags) < _FEWEST_TAGS or sum(map(len, tags)) * 7 <= len(sample):
        return False
    return len(_TAG.findall(_TABLE.sub(b"", sample))) >= _FEWEST_CLOSING
