"""XPaths by which the elements of a page are found again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol, cast

from lxml import etree

from goiaudit.reading.html_items import CutError, Inside, Node, RawCells, Spot

_LONGEST_PATH = 600
_USUAL_MOST = 64


class Places(Protocol):
    """Where elements of a page stand."""

    def of(self, element: Spot) -> str:
        """The place of one element."""

    def of_cells(self, table: Node, cells: RawCells) -> tuple[str, Sequence[str]]:
        """The places of the cells of a table: what all begin with, and the rest of each."""


class OnePlace:
    """Elements of a page in a frame, which all stand where the frame does."""

    def __init__(self, place: str) -> None:
        self._place = place

    def of(self, element: Spot) -> str:  # noqa: ARG002 - as ``Places`` has it
        """The place of the frame."""
        return self._place

    def of_cells(self, table: Node, cells: RawCells) -> tuple[str, Sequence[str]]:  # noqa: ARG002
        """The place of the frame for each."""
        return self._place, [""] * len(cells.texts)


class Paths:
    """XPaths of elements of one tree; every parent's children are counted once.

    With ``cut`` some of the page is not in the tree: CutError where that matters.
    """

    def __init__(self, *, cut: bool = False) -> None:
        self._steps: dict[etree._Element, str] = {}
        self._paths: dict[etree._Element, str] = {}
        self._places: dict[etree._Element, int] | None = None
        self._cut = cut

    def of(self, element: Spot) -> str:
        """A path that finds the element again: /html/body/div[2]/p[1]."""
        if isinstance(element, Inside):
            return self._checked(self.of(element.table) + element.steps)
        if isinstance(element, str):
            return element
        found = self._paths.get(element)
        if found is not None:
            return found
        below = [element]
        parent = element.getparent()
        while parent is not None and parent not in self._paths:
            below.append(parent)
            parent = parent.getparent()
        path = "" if parent is None else self._paths[parent]
        for current in reversed(below):
            path = self._paths[current] = self._below(path, parent, current)
            parent = current
        return path

    def of_cells(self, table: Node, cells: RawCells) -> tuple[str, Sequence[str]]:
        """The paths of cells that stand row by row."""
        if cells.longest:
            start = self.of(table)
            self._checked(start + "/" * cells.longest)
            return start, cells.steps
        return "", self._of_each(cells)

    def _of_each(self, cells: RawCells) -> list[str]:
        elements = cast(Sequence[etree._Element], cells.elements)
        found: list[str] = []
        rows, done = cells.rows, 0
        while done < len(rows):
            end = bisect_right(rows, rows[done], done)
            if cells.steps[done]:
                start = f"{self.of(elements[done].getparent())}/"
                found += [start + step for step in cells.steps[done:end]]
            else:
                found += [self.of(element) for element in elements[done:end]]
            done = end
        if len(max(found, key=len, default="")) <= _LONGEST_PATH:
            return found
        return [self.of(element) for element in elements]

    def _checked(self, path: str) -> str:
        """A path into a table that was not parsed, which is known by steps alone."""
        if len(path) > _LONGEST_PATH:
            raise CutError
        return path

    def _below(self, path: str, parent: etree._Element | None, element: etree._Element) -> str:
        if parent is None or element.tag == "body":
            step = str(element.tag)
        else:
            if element not in self._steps:
                self._steps.update(_steps(parent))
            step = self._steps[element]
        longer = f"{path}/{step}"
        # Deep nesting would make the paths of a page longer than the page.
        return longer if len(longer) <= _LONGEST_PATH else f"(//*)[{self._place(element)}]"

    def _place(self, element: etree._Element) -> int:
        if self._cut:
            raise CutError
        if self._places is None:
            root = element.getroottree().getroot()
            self._places = {found: n for n, found in enumerate(root.iter("*"), start=1)}
        return self._places[element]


def _steps(parent: etree._Element) -> Iterable[tuple[etree._Element, str]]:
    """Each child with its step; names with a colon (o:p) would need a namespace, so a star."""
    children = list(parent.iterchildren("*"))
    tags = {child.tag for child in children}
    if len(tags) == 1 and _is_plain(tag := tags.pop()):
        return zip(children, numbered(tag, len(children)), strict=True)
    counts: dict[str, int] = {}
    found: list[tuple[etree._Element, str]] = []
    for place, child in enumerate(children, start=1):
        tag = child.tag
        number = counts[tag] = counts.get(tag, 0) + 1
        found.append((child, f"{tag}[{number}]" if _is_plain(tag) else f"*[{place}]"))
    return found


def numbered(tag: str, count: int) -> Sequence[str]:
    """The steps of children that all have the same name."""
    if count > _USUAL_MOST:
        return [f"{tag}[{n}]" for n in range(1, count + 1)]
    return _usual(tag)[:count]


@lru_cache(maxsize=64)
def _usual(tag: str) -> tuple[str, ...]:
    return tuple(f"{tag}[{n}]" for n in range(1, _USUAL_MOST + 1))


def _is_plain(tag: str) -> bool:
    return tag.isascii() and tag.isalnum()
