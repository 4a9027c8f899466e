"""A web page as a tree within limits, and the XPath of its elements."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from lxml import etree

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits

_BIG = 128 * 1024
_CHUNK = 256 * 1024
_LONG_TAG = 16 * 1024
_MAX_ATTRIBUTES = 3_000
_TAG = re.compile(
    rb"""<[a-zA-Z][^>"']*+(?:(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))[^>"']*+)*+""", re.DOTALL
)
_QUOTED = re.compile(rb""""[^"]*+"?|'[^']*+'?""")
_LONGEST_PATH = 600


def parse(data: bytes, path: str, limits: Limits) -> etree._Element | None:
    """The root element of a page given in UTF-8, None if there is none.

    Raises InputError ``limit`` for a page that would take the parser minutes or all memory:
    the parser cannot be interrupted, so what is dear for it is looked for beforehand.
    """
    elements = data.count(b"<")
    if elements > 2 * limits.max_elements:
        raise _limit(path, f"{elements:,} tags", f"{2 * limits.max_elements:,} (max_elements)")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
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


class Paths:
    """XPaths of elements of one tree; every parent's children are counted once."""

    def __init__(self) -> None:
        self._steps: dict[etree._Element, str] = {}
        self._paths: dict[etree._Element, str] = {}
        self._places: dict[etree._Element, int] | None = None

    def of(self, element: etree._Element) -> str:
        """A path that finds the element again: /html/body/div[2]/p[1]."""
        found = self._paths.get(element)
        if found is not None:
            return found
        parent = element.getparent()
        around = self._paths.get(parent) if parent is not None else None
        if around is not None:
            found = self._paths[element] = self._below(around, element)
            return found
        above: list[etree._Element] = []
        current: etree._Element | None = element
        while current is not None and current not in self._paths:
            above.append(current)
            current = current.getparent()
        path = "" if current is None else self._paths[current]
        for current in reversed(above):
            path = self._below(path, current)
            self._paths[current] = path
        return path

    def _below(self, parent_path: str, element: etree._Element) -> str:
        path = f"{parent_path}/{self._step(element)}"
        if len(path) <= _LONGEST_PATH:
            return path
        # Deep nesting would make the paths of a page longer than the page.
        return f"(//*)[{self._place(element)}]"

    def _step(self, element: etree._Element) -> str:
        parent = element.getparent()
        if parent is None or element.tag == "body":
            return str(element.tag)
        step = self._steps.get(element)
        if step is None:
            self._steps.update(_steps(parent))
            step = self._steps[element]
        return step

    def _place(self, element: etree._Element) -> int:
        if self._places is None:
            root = element.getroottree().getroot()
            self._places = {found: n for n, found in enumerate(root.iter("*"), start=1)}
        return self._places[element]


def _steps(parent: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each child with its step; names with a colon (o:p) would need a namespace, so a star."""
    counts: dict[str, int] = {}
    for place, child in enumerate(parent.iterchildren("*"), start=1):
        tag = child.tag
        number = counts[tag] = counts.get(tag, 0) + 1
        yield child, f"{tag}[{number}]" if _is_plain(tag) else f"*[{place}]"


def _is_plain(tag: str) -> bool:
    return tag.isascii() and tag.isalnum()
