"""The main text of a page, found by what a report looks like and not by whose site it is.

Title, section headings and tables of the form anchor the report: between the first and the
last of them everything stays but regions that name themselves navigation. Before and after,
lines made of links, breadcrumbs and the foot of the site go. In doubt a line stays: a lost
sentence is worse than a kept menu line, and recognition knows furniture by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from goiaudit.reading.html_flow import Flow
from goiaudit.reading.html_items import Item, Passage, Sheet
from goiaudit.reading.html_words import (
    is_beside,
    is_crumb,
    is_footer,
    is_footer_text,
    is_heading,
    is_label,
    is_metadata,
    is_ours,
    is_running,
    is_title,
    part_label,
)

_LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Indices of items: titles, and the headings, tables and sentences that make the body."""

    titles: list[int]
    body: list[int]
    solid: list[int]
    """Headings and tables of the form; sentences alone do not tell a report."""


@dataclass(frozen=True, slots=True)
class Main:
    """The items of the main text; ``found`` says whether anything of a report anchors it.

    ``solid``: a heading or a table of the form does, not a title alone.
    """

    items: list[Item]
    found: bool
    solid: bool


def main_text(flow: Flow) -> Main:
    """Choose the items that are text of the report or its metadata."""
    items = flow.items
    anchors = _anchors(items)
    regions = _furniture_regions(flow, anchors)
    found = bool(anchors.solid or anchors.titles)
    first, last = _extent(anchors, len(items))
    kept = [
        *_before(items[:first], regions),
        *_inside(items[first : last + 1], regions),
        *_after(items[last + 1 :], regions),
    ]
    return Main(kept, found, bool(anchors.solid))


def _anchors(items: Sequence[Item]) -> _Anchors:
    found = _Anchors([], [], [])
    running: list[int] = []
    for index, item in enumerate(items):
        if isinstance(item, Sheet):
            if is_ours(item.text) if item.ours is None else item.ours:
                found.solid.append(index)
            continue
        text = item.text
        if item.links * 2 > len(text):
            continue
        if is_heading(text):
            found.solid.append(index)
        elif is_title(text):
            found.titles.append(index)
        elif is_running(text):
            running.append(index)
    # Sentences of no region matter only where nothing else tells where the report is.
    told = [n for n in running if items[n].region or not found.solid]
    if told and is_footer_text("\n".join([items[n].text for n in told])):
        told = [n for n in told if not is_footer(items[n].text)]
    found.body.extend([*found.solid, *told])
    return found


def _extent(anchors: _Anchors, count: int) -> tuple[int, int]:
    """First and last item that are surely of the report; (count, count - 1) if none is."""
    solid = anchors.solid or anchors.titles
    if not solid:
        return count, count - 1
    body = anchors.solid or anchors.body
    start = body[0] if body else solid[0]
    above = [title for title in anchors.titles if title < start]
    # A page may name its title twice, above and below its metadata: all that is between stays.
    first = min([*above, start])
    last = max([*anchors.titles, *anchors.solid])
    return first, last


def _furniture_regions(flow: Flow, anchors: _Anchors) -> list[bool]:
    """Which regions are furniture: named so, and nothing of a report in them."""
    regions = flow.regions
    named = [True] * len(regions)
    named[0] = False
    for index in (*anchors.body, *anchors.titles):
        region = flow.items[index].region
        while region and named[region]:
            named[region] = False
            region = regions[region]
    for region in range(1, len(regions)):
        # Everything inside furniture is furniture; outer regions come first.
        named[region] = named[region] or named[regions[region]]
    return named


def _before(items: Sequence[Item], regions: Sequence[bool]) -> Iterator[Item]:
    """Above the report: its metadata and whatever is no link and no navigation."""
    yield from _paired(_kept_before(items, regions))


def _kept_before(items: Sequence[Item], regions: Sequence[bool]) -> Iterator[Item]:
    labelled = False
    for item in items:
        if _is_linked(item):
            if labelled:  # 发布机构 and a link to the organ's own page
                yield item
            labelled = False
            continue
        if _is_metadata(item) or not (regions[item.region] or _crumb(item)):
            yield item
        labelled = isinstance(item, Passage) and is_label(item.text)


def _inside(items: Sequence[Item], regions: Sequence[bool]) -> Iterator[Item]:
    """Between title and last heading or table: only named regions without a sentence go."""
    speaking = {
        item.region
        for item in items
        if regions[item.region] and isinstance(item, Passage) and _says_something(item)
    }
    kept = [item for item in items if not regions[item.region] or _stays(item, speaking)]
    yield from _paired(kept, until_body=True)


def _stays(item: Item, speaking: Set[int]) -> bool:
    """Whether an item of a region that is named like furniture is of the report."""
    return isinstance(item, Sheet) or item.region in speaking or _is_metadata(item)


def _after(items: Sequence[Item], regions: Sequence[bool]) -> Iterator[Item]:
    """Below the last heading or table: text and signature, up to the foot of the site."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Passage) and not is_running(item.text) and is_footer(item.text):
            break
        if regions[item.region] or _is_linked(item):
            continue
        if isinstance(item, Passage) and is_beside(item.text):
            continue
        kept.append(item)
    yield from _paired(kept)


def _says_something(item: Passage) -> bool:
    """Whether a line is text although its region is named like furniture."""
    return item.links * 2 <= len(item.text) and "。" in item.text and not is_footer(item.text)


def _is_metadata(item: Item) -> bool:
    return isinstance(item, Passage) and is_metadata(item.text)


def _is_linked(item: Item) -> bool:
    if isinstance(item, Passage):
        return item.links * 2 > len(item.text)
    if isinstance(item.element, str):
        return False  # a table with links is never read without the tree
    text = item.text
    links = sum(len("".join(link.itertext()).strip()) for link in item.element.iter("a"))
    return links * 2 > len(text)


def _crumb(item: Item) -> bool:
    return isinstance(item, Passage) and is_crumb(item.text)


def _paired(items: Iterable[Item], *, until_body: bool = False) -> Iterator[Item]:
    """A label on a line of its own joins the value below it: 发文日期: 2023-01-13."""
    label: Passage | None = None
    joining = True
    rest = iter(items)
    for item in rest:
        joining = joining and not (until_body and _is_body(item))
        if not joining and label is None:
            yield item
            yield from rest
            return
        if label is not None:
            value = item if isinstance(item, Passage) and not _is_metadata(item) else None
            if value is not None and _may_be_value(value.text):
                name = label.text.rstrip(":： \xa0\u3000")
                yield _with_text(value, f"{name}: {value.text}")
                label = None
                continue
            yield label
            label = None
        if joining and isinstance(item, Passage):
            if is_label(item.text):
                label = item
                continue
            if item.text[:1] in "发成生公更[【" and (text := part_label(item.text)) != item.text:
                item = _with_text(item, text)
        yield item
    if label is not None:
        yield label


def _may_be_value(text: str) -> bool:
    """Whether a line may stand behind a label, which a heading of the report never does."""
    return len(text) <= _LONGEST_VALUE and not is_heading(text)


def _with_text(item: Passage, text: str) -> Passage:
    return Passage(text, item.element, item.links, item.region)


def _is_body(item: Item) -> bool:
    return isinstance(item, Sheet) or is_heading(item.text) or is_running(item.text)
