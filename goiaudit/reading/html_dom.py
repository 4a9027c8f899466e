"""A web page as a tree within limits."""

from __future__ import annotations

import re
import time

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits

_BIG = 128 * 1024
_CHUNK = 256 * 1024
_LONG_TAG = 16 * 1024
_MAX_ATTRIBUTES = 3_000
_TAG = seldom(rb"""<[a-zA-Z][^>"']*+(?:(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))[^>"']*+)*+""", re.DOTALL)
_QUOTED = seldom(rb""""[^"]*+"?|'[^']*+'?""")


def parse(data: bytes, path: str, limits: Limits) -> etree._Element | None:
    """The root element of a page given in UTF-8, None if there is none.

    Raises InputError ``limit`` for a page that would take the parser minutes or all memory:
    the parser cannot be interrupted, so what is dear for it is looked for beforehand.
    """
    elements = data.count(b"<")
    if elements > 2 * limits.max_elements:
        raise _limit(path, f"{elements:,} tags", f"{2 * limits.max_elements:,} (max_elements)")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
    try:
        if len(data) <= _BIG:
            root = etree.fromstring(data, parser)
        else:
            _check_attributes(data, path)
            root = _parse_slowly(data, parser, path, limits)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _limit(path, "elements nested too deeply", f"{limits.max_depth} (max_depth)")
    return root


def _parse_slowly(
    data: bytes, parser: etree.HTMLParser, path: str, limits: Limits
) -> etree._Element | None:
    """Feed in pieces and look at the clock in between."""
    deadline = time.monotonic() + limits.parse_seconds
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        if time.monotonic() > deadline:
            raise _limit(path, "a page slow to parse", f"{limits.parse_seconds} s (parse_seconds)")
    return parser.close()


def _check_attributes(data: bytes, path: str) -> None:
    """Refuse tags with thousands of attributes: libxml2 takes quadratic time for them."""
    for match in _TAG.finditer(data):
        if match.end() - match.start() < _LONG_TAG:
            continue
        names = len(re.split(rb"[\s/]+", _QUOTED.sub(b" ", match[0])))
        if names > _MAX_ATTRIBUTES:
            raise _limit(path, f"a tag with {names:,} attributes", f"{_MAX_ATTRIBUTES:,}")


def _limit(path: str, what: str, limit: str) -> InputError:
    return InputError(path, "limit", f"{what}, limit {limit}")
