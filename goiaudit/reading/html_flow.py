"""The walk through a page: block elements to lines, data tables to sheets, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from goiaudit.reading.html_display import shown_apart
from goiaudit.reading.html_hidden import erase_unseen, hidden_elements, is_unclosed
from goiaudit.reading.html_items import (
    BREAK,
    SPACES,
    Budget,
    CutError,
    Item,
    Passage,
    is_blank,
    squeeze,
    text_in,
)
from goiaudit.reading.html_kinds import (
    BLOCK,
    BREAK_LINE,
    KINDS,
    LINK,
    NO_ELEMENT,
    SKIP,
    is_furniture,
)
from goiaudit.reading.html_known import KnownTable
from goiaudit.reading.html_tables import read_table
from goiaudit.reading.html_words import is_label, says_nothing


@dataclass(slots=True)
class Flow:
    """What a page shows; ``regions[i]`` is the region around region i, 0 is the page itself."""

    items: list[Item] = field(default_factory=list)
    regions: list[int] = field(default_factory=lambda: [0])
    frames: list[etree._Element] = field(default_factory=list)
    hidden: int = 0
    deleted: int = 0


def flow(
    root: etree._Element,
    budget: Budget,
    known: Mapping[etree._Element, KnownTable] = MappingProxyType({}),
    *,
    show_hidden: bool = False,
) -> Flow:
    """Walk a page; its hidden text is taken out of the tree unless ``show_hidden``.

    ``known`` are the tables that stand empty in the tree because their like is known.

    Raises InputError ``limit`` for a page with too many elements, cells or lines, or too deep.
    """
    found = Flow()
    hidden: Set[etree._Element] = frozenset() if show_hidden else hidden_elements(root)
    found.hidden = len(hidden)
    walk = _Walk(found, hidden, budget, known)
    walk.apart = shown_apart(root)  # style sheets go with what is erased
    found.deleted = erase_unseen(root, hidden)
    walk.through(root)
    return found


class _Walk:
    """Depth first without recursion: the depth of a page is the page's choice."""

    def __init__(
        self,
        found: Flow,
        hidden: Set[etree._Element],
        budget: Budget,
        known: Mapping[etree._Element, KnownTable],
    ) -> None:
        self.found = found
        self.hidden = hidden
        self.budget = budget
        self.known = known
        self.apart: Set[etree._Element] = frozenset()
        self.parts: list[str] = []
        self.first: etree._Element | None = None
        self.links = 0
        self.linked = 0
        self.preformatted = 0
        self.region = 0

    def through(self, root: etree._Element) -> None:
        """Walk the whole tree below an element."""
        # Elements walked into: each with the block that it stands in and the region outside.
        stack: list[tuple[etree._Element, etree._Element, int]] = []
        seen, block = 0, root
        if root.text:
            self._put(root.text, root)
        node = root[0] if len(root) else None
        while node is not None:
            seen += 1
            region = self.region
            inside = self._enter(node, block)
            if inside is not None:
                if len(node):
                    stack.append((node, block, region))
                    self._check(len(stack), seen)
                    node, block = node[0], inside
                    continue
                self._leave(node, region)
            if tail := node.tail:
                self._put(tail, block)
            following = node.getnext()
            while following is None and stack:
                node, block, region = stack.pop()
                self._leave(node, region)
                if tail := node.tail:
                    self._put(tail, block)
                following = node.getnext()
            node = following
        self._check(0, seen)
        self._flush()

    def _check(self, depth: int, seen: int) -> None:
        limits = self.budget.limits
        if depth >= limits.max_depth:
            limit = f"{limits.max_depth:,} (max_depth)"
            raise self.budget.exceeded("elements inside one another", limit)
        if seen > limits.max_elements:
            limit = f"{limits.max_elements:,} (max_elements)"
            raise self.budget.exceeded("elements", limit)

    def _enter(self, child: etree._Element, block: etree._Element) -> etree._Element | None:
        """The block in which the child's content stands; None if it is dealt with already."""
        kind = KINDS.get(child.tag)
        if kind is None and child in self.apart:
            kind = BLOCK
        if kind is not None or self.hidden:
            if kind is BREAK_LINE:
                self._flush()
                return None
            if kind is NO_ELEMENT or self._is_skipped(child, kind):
                return None
            if kind is BLOCK:
                if child.tag == "table" and self._table(child):
                    return None
                region = self.region
                if not self._begin(child):
                    return None
                if not (len(child) or self.preformatted):
                    self._leaf(child)
                    self.region = region
                    return None
                block = child
            elif kind is LINK:
                self.linked += 1
        if text := child.text:
            self._put(text, block)
        return block

    def _is_skipped(self, element: etree._Element, kind: int | None) -> bool:
        """Whether nothing inside an element is text of the page; frames are noted."""
        if kind is SKIP and not is_unclosed(element):
            skipped = True
        else:
            skipped = bool(self.hidden) and element in self.hidden
        if skipped and element.tag in ("iframe", "frame"):
            self.found.frames.append(element)
        return skipped

    def _begin(self, block: etree._Element) -> bool:
        """Begin a block: what stands before it is a line of its own; False to pass over it."""
        if self.parts:
            self._flush()
        tag = block.tag
        if is_furniture(tag, block):
            if self._is_idle(block):
                return False
            self.found.regions.append(self.region)
            self.region = len(self.found.regions) - 1
        if tag == "pre":
            self.preformatted += 1
        return True

    def _is_idle(self, furniture: etree._Element) -> bool:
        """Whether nothing in a menu or its like can matter, so that no one need walk through it.

        What it shows is left out whatever it is, but for what tells a report; after a label
        even a link may be the value.
        """
        if self.found.items and _is_label(self.found.items[-1]):
            return False
        if next(furniture.iter("table", "iframe", "frame"), None) is not None:
            return False
        return says_nothing(text_in(furniture))

    def _leave(self, element: etree._Element, region: int) -> None:
        tag = element.tag
        kind = KINDS.get(tag)
        if kind is BLOCK or element in self.apart:
            if self.parts:
                self._flush()
            if tag == "pre":
                self.preformatted -= 1
            self.region = region
        elif kind is LINK:
            self.linked -= 1

    def _put(self, text: str, block: etree._Element) -> None:
        if self.preformatted:
            *lines, text = text.split("\n")
            for line in lines:
                self.parts.append(line)
                self.first = block if self.first is None else self.first
                self._flush()
        if self.first is None:
            if not self.parts and not text.strip(SPACES):
                return  # between blocks
            if not text.isspace():
                self.first = block
        if self.linked:
            self.links += len(text.strip())
        self.parts.append(text)

    def _leaf(self, block: etree._Element) -> None:
        """A block with nothing but text."""
        text = block.text
        if text and not text.isspace():
            self._line(text, block, len(text.strip()) if self.linked else 0)

    def _flush(self) -> None:
        """End the line; a line of blanks is none."""
        parts, first = self.parts, self.first
        if first is not None:
            self._line(parts[0] if len(parts) == 1 else "".join(parts), first, self.links)
            self.first = None
        parts.clear()
        self.links = 0

    def _line(self, text: str, first: etree._Element, links: int) -> None:
        if not text.isalnum():
            # Only a table found to be layout after all has marks in it.
            text = squeeze(text.replace(BREAK, ""))
            if is_blank(text):
                return
        self.budget.take_line(text)
        self.found.items.append(Passage(text, first, links, self.region))

    def _table(self, table: etree._Element) -> bool:
        """Take a data table; False for one that only places its content."""
        known = self.known.get(table)
        loose: Sequence[etree._Element] = ()
        if known is not None:
            items = known.items(table, self.budget)
        elif (read := read_table(table, self.hidden, self.budget)) is None:
            items = None
        else:
            if self.known and any(inner in self.known for inner in table.iter("table")):
                raise CutError
            items, loose = read.items, read.loose
        if items is None:
            return False
        self._flush()
        for element in loose:
            for line in _lines(element):
                self.budget.take_line(line)
                self.found.items.append(Passage(line, element, 0, self.region))
        for item in items:
            item.region = self.region
            self.found.items.append(item)
        return True


def _is_label(item: Item) -> bool:
    return isinstance(item, Passage) and is_label(item.text)


def _lines(element: etree._Element) -> Iterator[str]:
    for line in text_in(element).split(BREAK):
        if not is_blank(line):
            yield squeeze(line)
