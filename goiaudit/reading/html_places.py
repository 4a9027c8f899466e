"""Places between the tags of a page, and how one gets from one to the next.

A page is walked through tag by tag without a tree: each place knows the elements that it stands
in, and how many have stood beside them. Pages of one system go through the same places, so that
each way is found once and then remembered. A way is found only where the parser is sure to take
the tags as they are written: each is closed where it says so, and nothing ends or adds any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goiaudit.reading.html_kinds import BLOCK, BREAK_LINE, KINDS, LINK, SKIP
from goiaudit.reading.html_tags import RAW, Run, Tag, run_of, stands_in

SHOWN, ERASED, UNREAD, HIDDEN = range(4)
"""Whether text is text of the page, or why not: it is taken out of the tree, it is passed over
and stays there, the page hides it."""
ENTER, LEAVE, KEEP, MENU, TABLE, ROW, CELL, END = range(8)
"""What happens between texts: a region of furniture begins or ends, regions around hold what
keeps them from being passed over, a menu that is known stands here; a table begins, a row or cell
of one, a table ends."""
_IN_TABLES = {"tr": ROW, "td": CELL, "th": CELL}
_GROUPS = frozenset({"table", "thead", "tbody", "tfoot"})
_LONGEST_PATH, _DEEPEST, _MOST_NAMES = 600, 100, 64
_KEPT_TEXT = frozenset({
    "object", "applet", "audio", "video", "canvas", "map", "datalist", "math", "link", "base",
    "iframe",
})  # fmt: skip
"""Elements passed over whose text stays in the tree; that of all others is taken out."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place in an element: ``counts`` has its elements so far by name, "" for all of them.

    ``block`` is the path of the block element that text stands in here. ``counted``: it is in a
    table of which is not known yet what it is, so that its rows and cells matter.
    """

    above: Place | None
    tag: str
    path: str
    block: str
    depth: int
    state: int
    linked: bool
    furniture: bool
    counted: bool
    counts: Mapping[str, int]


class Act(NamedTuple):
    """What happens at an element; ``number`` is that of a table or menu, ``path`` its place."""

    kind: int
    number: int = -1
    path: str = ""


class Step(NamedTuple):
    """The way over a run of tags; ``ends``: the line before ends, ``blank``: the space there."""

    place: Place
    ends: bool
    blank: str
    acts: tuple[Act, ...]


BODY = Place(None, "body", "/html/body", "/html/body", 1, SHOWN, False, False, False, {})


@lru_cache(maxsize=8_192)
def step(place: Place, source: str) -> Step | None:
    """Where one is behind a run of tags, None if that is not sure."""
    run = run_of(source)
    return None if run is None else _over(place, run)


def forget() -> None:
    """Know no ways any more."""
    step.cache_clear()
    _over.cache_clear()


@lru_cache(maxsize=8_192)
def _over(start: Place, run: Run) -> Step | None:
    place: Place | None = start
    ends = False
    blank: list[str] = []
    acts: list[Act] = []
    for part in run.parts:
        if place is None:
            return None
        if isinstance(part, str):
            if place.state == SHOWN:
                blank.append(part)
            continue
        if part.closes:
            ends |= _ends_line(place.tag, place.state)
            if place.tag == "table" and place.state == SHOWN:
                acts.append(Act(END))
            if place.furniture:
                acts.append(Act(LEAVE))
            place = place.above if place.tag == part.name else None
            continue
        ends |= _ends_line(part.name, place.state) and (not part.hidden or part.name == "br")
        place = _opened(place, part, acts)
    return None if place is None else Step(place, ends, "".join(blank), tuple(acts))


def _ends_line(name: str, state: int) -> bool:
    return state == SHOWN and KINDS.get(name) in (BLOCK, BREAK_LINE)


def _opened(place: Place, tag: Tag, acts: list[Act]) -> Place | None:
    """The place behind an opening tag; what happens there is added to ``acts``."""
    name = tag.name
    empty = tag.empty and tag.menu < 0
    if place.tag in RAW or not stands_in(name, place.tag, empty=empty):
        return None
    if name == "table":
        if place.state in (ERASED, UNREAD):
            return None  # one in a field that nobody closed
    elif tag.cut >= 0 and name not in ("script", "style"):
        return None
    beside = _beside(place, name)
    path = f"{place.path}/{_written(name, beside.counts)}"
    if len(path) > _LONGEST_PATH or place.depth > _DEEPEST or len(beside.counts) > _MOST_NAMES:
        return None
    if name in ("table", "iframe"):
        acts.append(Act(KEEP))
    if place.state == SHOWN and not tag.hidden:
        if name == "table":
            acts.append(Act(TABLE, tag.cut, path))
        elif name in _IN_TABLES:
            if place.tag not in (_GROUPS if name == "tr" else ("tr",)):
                return None
            if place.counted:
                acts.append(Act(_IN_TABLES[name]))
    if tag.menu >= 0 and place.state == UNREAD:
        return None
    if tag.menu >= 0 and place.state == SHOWN:
        acts.append(Act(MENU, tag.menu))
    return beside if tag.empty else _inside(beside, tag, path, acts)


def _inside(above: Place, tag: Tag, path: str, acts: list[Act]) -> Place:
    kind = KINDS.get(tag.name)
    state, block, linked = above.state, above.block, above.linked
    furniture = False
    if state in (SHOWN, UNREAD) and kind == SKIP:
        state = UNREAD if tag.name in _KEPT_TEXT and not tag.hidden else ERASED
    elif state == UNREAD and tag.hidden:
        state = ERASED
    elif state == SHOWN:
        if tag.hidden:
            state = HIDDEN
        elif kind == BLOCK:
            block, furniture = path, tag.furniture
        elif kind == LINK:
            linked = True
    if furniture:
        acts.append(Act(ENTER))
        if tag.name == "table":
            acts.append(Act(KEEP))
    counted = tag.cut < 0 if tag.name == "table" else above.counted
    depth = above.depth + 1
    return Place(above, tag.name, path, block, depth, state, linked, furniture, counted, {})


def _beside(place: Place, name: str) -> Place:
    """The place behind one more element of this name."""
    counts = {**place.counts}
    for counted in (name, ""):
        counts[counted] = counts.get(counted, 0) + 1
    return Place(
        place.above, place.tag, place.path, place.block, place.depth,
        place.state, place.linked, place.furniture, place.counted, counts,
    )  # fmt: skip


def _written(name: str, counts: Mapping[str, int]) -> str:
    """The step to the last element; names with a colon (o:p) would need a namespace."""
    return f"{name}[{counts[name]}]" if name.isalnum() else f"*[{counts['']}]"
