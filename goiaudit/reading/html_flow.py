"""The walk through a page: block elements to lines, data tables to sheets, in reading order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from goiaudit.reading.html_items import (
    BREAK,
    Budget,
    Item,
    Passage,
    is_blank,
    squeeze,
)
from goiaudit.reading.html_tables import read_table

_BLOCK_TAGS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu
nav noframes ol p pre section summary table tbody td tfoot th thead tr ul ucapcontent ucaptitle
"""
_SKIPPED_TAGS = """
script style noscript template select option datalist button svg math object applet audio video
canvas map head title meta link base iframe frame textarea del rt rp
"""
_BLOCKS, _SKIPPED = frozenset(_BLOCK_TAGS.split()), frozenset(_SKIPPED_TAGS.split())
_ERASED = ("script", "style", "noscript", "template", "select", "button", "del", "rt", "rp",
           "textarea", "svg", "title", "option")  # fmt: skip
_MAY_HIDE = ("isplay", "ISPLAY", "isibility", "mso-hide", "hidden", "HIDDEN")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_MAYBE_HIDDEN = etree.XPath(
    "//*[@hidden or contains(@style, 'isplay') or contains(@style, 'ISPLAY')"
    " or contains(@style, 'isibility') or contains(@style, 'mso-hide')]"
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "menu"})
_NAMES = """
nav navbar navi navigation navigator menu submenu mainmenu menus breadcrumb breadcrumbs bread crumb
crumbs footer foot footbox bottom copyright copyrights share sharebox bshare bdshare
bdsharebuttonbox jiathis sidebar sidenav leftnav rightnav aside toolbar topbar toplinks friendlink
friendlinks friendlylink links related relate relevant recommend recommended xglj xgxx xgwj xgwz
xgyd xgjd yqlj wzdh dqwz daohang fenxiang dibu caidan weizhi location position mbx mianbaoxie login
search searchbox pagination pager prevnext prenext qrcode ewm erweima siteinfo sitemap
accessibility wza gotop backtop floatbar sidetool
"""
_FURNITURE_NAMES = frozenset(_NAMES.split())
"""Words of class and id attributes, the pinyin of Chinese templates among them."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")


@dataclass(slots=True)
class Flow:
    """What a page shows; ``regions[i]`` is the region around region i, 0 is the page itself."""

    items: list[Item] = field(default_factory=list)
    regions: list[int] = field(default_factory=lambda: [0])
    frames: list[etree._Element] = field(default_factory=list)
    hidden: int = 0
    deleted: int = 0


def flow(root: etree._Element, markup: str, budget: Budget, *, show_hidden: bool = False) -> Flow:
    """Walk a page; ``markup`` is its text, searched to save looking at every attribute.

    Raises InputError ``limit`` for a page with too many elements, cells or lines, or too deep.
    """
    found = Flow()
    hidden: Collection[etree._Element] = () if show_hidden else _hidden(root, markup)
    found.hidden = len(hidden)
    erased: set[etree._Element] = set()
    for element in root.iter(_ERASED):
        if _is_unclosed(element):
            continue
        found.deleted += element.tag == "del"
        _erase(element, erased)
    for element in hidden:
        _erase(element, erased)
    _Walk(found, hidden, budget).through(root)
    return found


def _hidden(root: etree._Element, markup: str) -> Collection[etree._Element]:
    """Elements that the page itself hides, by attribute (style sheets are not applied)."""
    if not any(word in markup for word in _MAY_HIDE):
        return ()
    return {
        element
        for element in _MAYBE_HIDDEN(root)
        if element.get("hidden") is not None or _HIDES.search(element.get("style") or "")
        if element.tag not in ("html", "body")
    }


def _is_unclosed(element: etree._Element) -> bool:
    """Whether a field or mark that nobody closed has swallowed tables of the page."""
    return len(element) > 0 and next(element.iter("table"), None) is not None


def _erase(element: etree._Element, erased: set[etree._Element]) -> None:
    """Take the text out, leave the elements: paths must stay those of the file."""
    if element in erased:
        return
    if not len(element):
        element.text = None
        return
    tail = element.tail
    for inside in element.iter("*"):
        erased.add(inside)
        inside.text = inside.tail = None
    for inside in element.iter(etree.Comment):
        inside.tail = None
    element.tail = tail


_Step = tuple[etree._Element, Iterator[etree._Element], etree._Element, int]


class _Walk:
    """Depth first without recursion: the depth of a page is the page's choice."""

    def __init__(self, found: Flow, hidden: Collection[etree._Element], budget: Budget) -> None:
        self.found = found
        self.hidden = hidden
        self.budget = budget
        self.parts: list[str] = []
        self.first: etree._Element | None = None
        self.links = 0
        self.linked = 0
        self.preformatted = 0
        self.region = 0
        self.known: dict[tuple[str | None, str | None], bool] = {}

    def through(self, root: etree._Element) -> None:
        """Walk the whole tree below an element."""
        # Element, its children yet to come, the block that its text stands in, the region outside.
        stack: list[_Step] = []
        seen, limits = 0, self.budget.limits
        self._put(root.text, root)
        stack.append((root, iter(root), root, 0))
        while stack:
            element, children, block, outside = stack[-1]
            for child in children:
                seen += 1
                region = self.region
                entered = self._enter(child, block)
                if entered is not None:
                    if len(child):
                        stack.append((child, iter(child), entered, region))
                        break
                    self._leave(child, region)
                if child.tail:
                    self._put(child.tail, block)
            else:
                stack.pop()
                if stack:
                    self._leave(element, outside)
                    self._put(element.tail, stack[-1][2])
            if len(stack) > limits.max_depth:
                raise self.budget.exceeded("elements inside one another", _depth(limits.max_depth))
            if seen > limits.max_elements:
                limit = f"{limits.max_elements:,} (max_elements)"
                raise self.budget.exceeded("elements", limit)
        self._flush()

    def _enter(self, child: etree._Element, block: etree._Element) -> etree._Element | None:
        """The block in which the child's content stands; None if it is dealt with already."""
        tag = child.tag
        if tag.__class__ is not str:  # comments and processing instructions
            return None
        if tag in _BLOCKS and child not in self.hidden:
            if tag == "table" and self._table(child):
                return None
            if self.parts:
                self._flush()
            self.preformatted += tag == "pre"
            if self._is_furniture(child, tag):
                self.found.regions.append(self.region)
                self.region = len(self.found.regions) - 1
            block = child
        elif tag == "br":
            self._flush()
            return None
        elif (tag in _SKIPPED and not _is_unclosed(child)) or child in self.hidden:
            if tag in ("iframe", "frame"):
                self.found.frames.append(child)
            return None
        elif tag == "a":
            self.linked += 1
        self._put(child.text, block)
        return block

    def _leave(self, element: etree._Element, region: int) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if self.parts:
                self._flush()
            self.preformatted -= tag == "pre"
            self.region = region
        elif tag == "a":
            self.linked -= 1

    def _put(self, text: str | None, block: etree._Element) -> None:
        if not text:
            return
        if self.preformatted:
            *lines, text = text.split("\n")
            for line in lines:
                self.parts.append(line)
                self.first = block if self.first is None else self.first
                self._flush()
        if self.first is None and not text.isspace():
            self.first = block
        if self.linked:
            self.links += len(text.strip())
        self.parts.append(text)

    def _flush(self) -> None:
        """End the line; a line of blanks is none."""
        if not self.parts:
            return
        first, links = self.first, self.links
        if first is not None:
            # Only a table found to be layout after all has marks in it.
            text = squeeze("".join(self.parts).replace(BREAK, ""))
            if not is_blank(text):
                self.budget.take_line(text)
                self.found.items.append(Passage(text, first, links, self.region))
        self.parts.clear()
        self.first, self.links = None, 0

    def _table(self, table: etree._Element) -> bool:
        """Take a data table; False for one that only places its content."""
        read = read_table(table, self.hidden, self.budget)
        if read is None:
            return False
        self._flush()
        for loose in read.loose:
            for line in _lines(loose):
                self.budget.take_line(line)
                self.found.items.append(Passage(line, loose, 0, self.region))
        for item in read.items:
            item.region = self.region
            self.found.items.append(item)
        return True

    def _is_furniture(self, element: etree._Element, tag: str) -> bool:
        """Whether an element says by tag, role, class or id that it is no main text."""
        if tag in _FURNITURE_TAGS:
            return True
        if tag in ("td", "th", "tr", "body", "html") or not element.keys():
            return False
        names = element.get("class"), element.get("id")
        if names == (None, None):
            return element.get("role") in _FURNITURE_ROLES
        found = self.known.get(names)
        if found is None:
            words = {word.lower() for name in names if name for word in _WORD.findall(name)}
            found = self.known[names] = not words.isdisjoint(_FURNITURE_NAMES)
        return found or element.get("role") in _FURNITURE_ROLES


def _lines(element: etree._Element) -> Iterator[str]:
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    for line in text.split(BREAK):
        if not is_blank(line):
            yield squeeze(line)


def _depth(limit: int) -> str:
    return f"{limit:,} (max_depth)"
