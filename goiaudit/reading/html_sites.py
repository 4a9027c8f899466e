"""What is remembered of a system from the pages of it that were read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from goiaudit.reading.html_tags import menu_mark

_KNOWN = 64
_TAG = re.compile("<([a-zA-Z][a-zA-Z0-9]*)")
_TELLING = 12
_BEGINNING = 60
_MOST_MENUS = 4
_FEW, _AGAIN = 4, 16
_LEARN_AT = frozenset({1, 8, 64})


@dataclass(slots=True)
class Menu:
    """The source of furniture that says nothing, and its text; how often it stood in a page."""

    source: str
    name: str
    text: str
    found: int = 0
    missed: int = 0


@dataclass(slots=True)
class Site:
    """Pages that begin alike: how many there were, and how many could be read by source alone.

    ``trusted`` is set once a page was read both ways to the same, or not.
    """

    seen: int = 0
    read: int = 0
    failed: int = 0
    trusted: bool | None = None
    menus: list[Menu] = field(default_factory=list)

    def is_worth_it(self) -> bool:
        """Whether a page may be tried: not the first of its kind, nor one of a kind that fails."""
        if self.seen < 2 or self.trusted is False:
            return False
        few = self.failed < _FEW or self.failed < 2 * self.read
        return few or self.seen % _AGAIN == 0

    def is_time_to_learn(self) -> bool:
        """Whether menus are to be looked for in the page that was read just now."""
        return self.read in _LEARN_AT

    def learn(self, menus: Sequence[Menu]) -> None:
        """Remember menus of a page; whether others have them will be seen."""
        known = {menu.source for menu in self.menus}
        new = [menu for menu in menus if menu.source not in known]
        self.menus = [*self.menus, *new][:_MOST_MENUS]

    def without_menus(self, text: str) -> tuple[str, Sequence[Menu]]:
        """A page with marks in the place of the menus that are known, and these menus."""
        self.menus = [menu for menu in self.menus if menu.missed <= menu.found + _FEW]
        for number, menu in enumerate(self.menus):
            place = _find(text, menu.source)
            if place < 0:
                menu.missed += 1
                continue
            menu.found += 1
            mark = menu_mark(menu.name, number)
            text = f"{text[:place]}{mark}{text[place + len(menu.source) :]}"
        return text, self.menus


def site_of(text: str) -> Site:
    """What is known of pages whose text begins with the same tags as that of this one."""
    body = max(text.find("<body"), 0)
    return _site(tuple(islice((match[1] for match in _TAG.finditer(text, body)), _TELLING)))


def forget() -> None:
    """Know no systems any more."""
    _site.cache_clear()


@lru_cache(maxsize=_KNOWN)
def _site(_tags: tuple[str, ...]) -> Site:
    return Site()


def _find(text: str, source: str) -> int:
    """Where a long source begins; looked for by its beginning, which is several times faster."""
    beginning = source[:_BEGINNING]
    place = text.find(beginning)
    while place >= 0 and not text.startswith(source, place):
        place = text.find(beginning, place + 1)
    return place
