"""Pages that are read from their source, without a tree: as far as all in them is known.

It does for the source what ``html_flow`` does for the tree of a page, and yields the same. There
is nothing for any page that has something in it of which is not sure what the parser makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.html_cut import Cut
from goiaudit.reading.html_display import may_make_cells
from goiaudit.reading.html_flow import Flow
from goiaudit.reading.html_head import head_of
from goiaudit.reading.html_items import SPACES, Budget, CutError, Passage, is_blank, squeeze
from goiaudit.reading.html_known import KnownTable
from goiaudit.reading.html_layout import Layout
from goiaudit.reading.html_places import (
    BODY,
    CELL,
    ENTER,
    KEEP,
    LEAVE,
    MENU,
    ROW,
    SHOWN,
    TABLE,
    UNREAD,
    Act,
    step,
)
from goiaudit.reading.html_sites import Menu, Site
from goiaudit.reading.html_syntax import LONGEST_RUN, RUNS, referred
from goiaudit.reading.html_words import is_label, says_nothing

_LONGEST, _FEWEST_DEEP = 128 * 1024, 120


class _Region(NamedTuple):
    """A region of furniture that is open: how much of everything there was before it."""

    outer: int
    items: int
    regions: int
    said: int
    labelled: bool


class Written(NamedTuple):
    """What a page says of itself and what it shows; ``text`` is its text without known menus."""

    metadata: dict[str, str]
    flow: Flow
    text: str


def read_written(page: Cut, site: Site, budget: Budget) -> Written | None:
    """A page read from its source, None if that is not sure to give what its tree would.

    Raises InputError for a page over a limit and CutError for one that has to be parsed.
    """
    text = page.text
    head = head_of(text) if _is_within(page, budget.limits) else None
    if head is None:
        return None
    text, menus = site.without_menus(text[head.start : head.end])
    walk = _Walk(page.cuts, menus, budget)
    walk.through(RUNS.split(text))
    return Written(head.metadata, walk.flow, text)


def _is_within(page: Cut, limits: Limits) -> bool:
    """Whether a page is small, and surely has not too many elements, lines, or any too long."""
    text = page.text
    if limits.max_depth < _FEWEST_DEEP or len(text) > limits.max_line_chars:
        return False
    if 3 * len(text) > _LONGEST and len(page.utf8) > _LONGEST:
        return False
    most = min(limits.max_elements, limits.max_lines)
    return len(text) <= most or text.count("<") <= most


def said_by(source: str) -> str | None:
    """The text of furniture, None if some of it may be shown; for a whole element."""
    walk = _Walk((), (), Budget("", Limits()))
    try:
        walk.through(RUNS.split(source))
    except (CutError, InputError):
        return None
    shown = walk.flow.items or len(walk.flow.regions) > 1
    return None if shown else "".join(walk.said)


class _Walk:
    """From text to text; raises CutError where only the tree can tell."""

    def __init__(
        self, cuts: Sequence[KnownTable | None], menus: Sequence[Menu], budget: Budget
    ) -> None:
        self.flow = Flow()
        self.cuts = cuts
        self.menus = menus
        self.budget = budget
        self.region = 0
        self.layout = Layout()
        self.open: list[_Region] = []
        self.kept = 0
        """How many of the open regions, from the outermost on, hold what no one may pass over."""
        self.said: list[str] = []

    def through(self, pieces: Sequence[str]) -> None:
        """Walk over texts and, between them, runs of tags."""
        runs = pieces[1::2]
        if max(map(len, runs), default=0) >= LONGEST_RUN:
            raise CutError
        items, opened, said = self.flow.items, self.open, self.said
        place, links = BODY, 0
        line = _told(pieces[0]) if pieces[0].strip(SPACES) else ""
        first = place.block if line and not line.isspace() else None
        for source, text in zip(runs, pieces[2::2], strict=True):
            found = step(place, source)
            if found is None:
                raise CutError
            place, ends, blank, acts = found
            if ends:
                if first is not None:
                    line = line if line.isalnum() else squeeze(line)
                    if not is_blank(line):
                        items.append(Passage(line, first, links, self.region))
                line, first, links = "", None, 0
            elif blank and line:
                line += blank
            if acts:
                self._do(acts)
            if opened:
                said.append(blank)
            if not text:
                continue
            if place.state != SHOWN:
                if place.state == UNREAD or may_make_cells(text):
                    raise CutError
                continue
            if "&" in text:
                text = _told(text)
            if first is None and not text.isspace():
                first = place.block
            if place.linked:
                links += len(text.strip())
            line += text
            if opened:
                said.append(text)
        if place.above is not None:
            raise CutError
        if first is not None and not is_blank(line := squeeze(line)):
            items.append(Passage(line, first, links, self.region))

    def _do(self, acts: Sequence[Act]) -> None:
        for kind, number, path in acts:
            if kind == ENTER:
                self._enter()
            elif kind == LEAVE:
                self._leave()
            elif kind == KEEP:
                self.kept = len(self.open)
            elif kind == MENU:
                self._menu(number)
            elif kind == TABLE:
                self._table(number, path)
            elif kind == ROW:
                self.layout.row()
            elif kind == CELL:
                self.layout.cell()
            elif not self.layout.end():
                raise CutError  # a table that has to be read

    def _enter(self) -> None:
        flow = self.flow
        items, regions = flow.items, flow.regions
        labelled = self._is_labelled()
        self.open.append(_Region(self.region, len(items), len(regions), len(self.said), labelled))
        regions.append(self.region)
        self.region = len(regions) - 1

    def _leave(self) -> None:
        """End a region; one in which nothing can matter was none, as ``html_flow`` has it."""
        begun = self.open.pop()
        self.region = begun.outer
        kept = begun.labelled or len(self.open) < self.kept
        self.kept = min(self.kept, len(self.open))
        if not kept and says_nothing("".join(self.said[begun.said :])):
            del self.flow.items[begun.items :]
            del self.flow.regions[begun.regions :]

    def _menu(self, number: int) -> None:
        if self._is_labelled():
            raise CutError  # a link in it may be a value
        if self.open:
            self.said.append(self.menus[number].text)

    def _is_labelled(self) -> bool:
        last = self.flow.items[-1] if self.flow.items else None
        return isinstance(last, Passage) and is_label(last.text)

    def _table(self, number: int, path: str) -> None:
        known = None if number < 0 else self.cuts[number]
        self.layout.begin(known=known is not None)
        if known is None:
            return
        for item in known.items(path, self.budget) or ():
            item.region = self.region
            self.flow.items.append(item)


def _told(text: str) -> str:
    told = referred(text)
    if told is None:
        raise CutError
    return told
