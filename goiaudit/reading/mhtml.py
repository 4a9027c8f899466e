"""Web archives (.mht, .mhtml; RFC 2557): the page among the parts, read like any other page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice

from goiaudit.model.document import Document
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.html import read_page
from goiaudit.reading.html_charset import page_text
from goiaudit.reading.source import Source

_MOST_NESTED = 100
_NESTING = re.compile(rb"boundary=|Content-Type: *message/", re.IGNORECASE)
_MOST_PARTS = 2_000
_MOST_NAMED, _LONGEST_NAME = 5, 80
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_WORDS = re.compile(
    "信息公开|信息公開|行政复议|行政復議|申请|申請|总体情况|總體情況|自然人|年度报告|年度報告|公开|公開"
)


def read_mhtml(found: Source, limits: Limits) -> Document:
    """The page with most words of a report; XPaths are those of that page.

    Raises InputError ``damaged`` for an archive without a page, ``unsupported`` for a message
    whose report must be in its attachments, and what ``read_html`` raises.
    """
    message = _parsed(found)
    pages = list(_pages(found.path, message, limits))
    best, name = max(pages, key=lambda page: _score(*page[0]), default=((b"", None), ""))
    if not pages or not _score(*best):
        attached = _attached(message)
        if attached:
            said = "this seems to be an e-mail: save its attachments and hand those in: "
            raise InputError(found.path, "unsupported", said + ", ".join(attached))
    if not pages:
        raise InputError(found.path, "damaged", "the web archive holds no HTML page")
    notices = []
    if len(pages) > 1:
        notices.append(f"the web archive holds {len(pages)} pages; read: {name or 'one of them'}")
    data, header = best
    return read_page(found, data, limits, header=header, kind="mhtml", notices=notices)


def _pages(
    path: str, message: Message, limits: Limits
) -> Iterator[tuple[tuple[bytes, str | None], str]]:
    """Bytes, declared encoding and address of every HTML part."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise InputError(path, "limit", f"more than {_MOST_PARTS:,} parts in a web archive")
        if part.is_multipart() or part.get_content_type() not in _PAGES:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and len(payload) <= limits.max_bytes and payload.strip():
            yield (payload, _charset(part)), str(part.get("Content-Location", ""))[:200]


def _attached(message: Message) -> list[str]:
    """Names of the first files attached to a message, as their sender wrote them."""
    names = (_name(part) for part in islice(message.walk(), _MOST_PARTS))
    return list(islice((name for name in names if name), _MOST_NAMED))


def _name(part: Message) -> str:
    if part.get_content_disposition() != "attachment":
        return ""
    try:
        name = str(make_header(decode_header(part.get_filename("")))).strip()
    except (LookupError, UnicodeError, HeaderParseError):
        name = ""
    return name[:_LONGEST_NAME] or "?"


def _parsed(found: Source) -> Message:
    nested = sum(1 for _ in _NESTING.finditer(found.data))
    try:
        if nested <= _MOST_NESTED:
            # The old policy leaves headers alone until asked for: damaged ones cannot raise.
            return message_from_bytes(found.data.lstrip(), policy=policy.compat32)
    except RecursionError:  # messages within messages without end
        pass
    said = f"more than {_MOST_NESTED} parts with parts of their own in a web archive"
    raise InputError(found.path, "limit", said)


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset.strip().lower() if isinstance(charset, str) else None


def _score(data: bytes, header: str | None) -> int:
    return sum(1 for _ in _WORDS.finditer(page_text(data, header).text))
