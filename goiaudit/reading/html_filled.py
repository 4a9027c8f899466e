"""The texts of a page in the cells of a plan, and what kind of table they make.

Pages of one system have the same labels in a table, and other figures. Which cells of a table are
lines of text, and whether it is one of layout, hangs on its texts; but of figures only on where
they stand. So it is found out once for all tables that have the same labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from goiaudit.reading.html_items import RawCells, Spot, cell_text, has_space
from goiaudit.reading.html_plans import Plan
from goiaudit.reading.html_syntax import referred
from goiaudit.reading.html_tables import LONG, lines_among, may_be_bulky
from goiaudit.reading.html_words import is_ours

_FIGURE = "0123456789.,%-/"
"""What figures are made of, and what stands where there is none."""
_MOST_LABELS, _TRIES, _MOST_CHANGES = 8, 16, 8


class Filled(NamedTuple):
    """The texts of cells, and which of them are lines of text; None for a table of layout.

    ``ours`` says whether they have words of the official form, None if no one has looked.
    """

    texts: Sequence[str]
    lines: Sequence[int] | None
    ours: bool | None = None


@dataclass(frozen=True, slots=True)
class _Labels:
    """Tables of a plan by their labels, which are all texts but figures.

    The functions pick, of the texts between the markup, figures and labels; of cells, those
    without figures; and bring these cells and the figures in order. ``known`` has the cells
    without figures by labels.
    """

    figures: itemgetter[Any]
    labels: itemgetter[Any]
    cells: itemgetter[Any]
    ordered: itemgetter[Any]
    known: dict[tuple[str, ...], Filled] = field(default_factory=dict)

    def figures_in(self, texts: Sequence[str]) -> tuple[str, ...] | None:
        """The figures, None if not all of them are."""
        figures: tuple[str, ...] = self.figures(texts)
        joined = "".join(figures)
        if joined.strip(_FIGURE) or not all(figures):
            return None
        short = len(joined) - len(figures) < LONG or max(map(len, figures)) <= LONG
        return figures if short else None


@dataclass(slots=True)
class Fillings:
    """What is known of the tables of one plan; ``figures`` are the texts that may be figures."""

    plan: Plan
    figures: frozenset[int] = frozenset()
    labels: _Labels | None = None
    changed: int = 0
    tried: int = 0
    found: int = 0

    def filled(self, texts: Sequence[str]) -> Filled | None:
        """The cells with the texts between the markup; None if there are references not known."""
        found = self._as_before(texts)
        if found is None:
            found = _filled(self.plan, texts)
            if found is not None:
                self._learn(texts, found)
        return found

    def _as_before(self, texts: Sequence[str]) -> Filled | None:
        labels = self.labels
        figures = None if labels is None else labels.figures_in(texts)
        if labels is None or figures is None:
            return None
        known = labels.known.get(labels.labels(texts))
        if known is None:
            return None
        self.found += 1
        cells = [*labels.ordered((*known.texts, *figures))]
        return Filled(cells, known.lines, known.ours)

    def _learn(self, texts: Sequence[str], filled: Filled) -> None:
        self.tried += 1
        if self.tried > _TRIES + 2 * self.found or may_be_bulky(filled.texts):
            return
        figures = self.figures.union(n for n in self.plan.texts if n >= 0 and _is_figure(texts[n]))
        if figures != self.figures and self.changed < _MOST_CHANGES:
            self.changed += 1
            self.figures = figures
            self.labels = _labels(self.plan, figures, len(texts))
        labels = self.labels
        if labels is None or labels.figures_in(texts) is None:
            return
        if len(labels.known) >= _MOST_LABELS:
            labels.known.clear()
        ours = is_ours("\n".join(filter(None, filled.texts)))
        known = Filled(labels.cells(filled.texts), filled.lines, ours)
        labels.known[labels.labels(texts)] = known


def with_texts(cells: RawCells, texts: Sequence[str], elements: Sequence[Spot] = ()) -> RawCells:
    """The cells of a plan with their texts."""
    _, steps, _, rows, columns, rowspans, colspans, longest = cells
    return RawCells(elements, steps, texts, rows, columns, rowspans, colspans, longest)


def _labels(plan: Plan, figures: frozenset[int], count: int) -> _Labels | None:
    """Ways to pick from ``count`` texts, None where there is too little to pick from."""
    with_figures = [cell for cell, text in enumerate(plan.texts) if text in figures]
    without = [cell for cell, text in enumerate(plan.texts) if text not in figures]
    labels = [text for text in range(count) if text not in figures]
    if min(len(with_figures), len(without), len(labels)) < 2:
        return None
    places = {cell: place for place, cell in enumerate([*without, *with_figures])}
    return _Labels(
        itemgetter(*(plan.texts[cell] for cell in with_figures)),
        itemgetter(*labels),
        itemgetter(*without),
        itemgetter(*(places[cell] for cell in range(len(plan.texts)))),
    )


def _is_figure(text: str) -> bool:
    return text != "" and not text.strip(_FIGURE)


def _filled(plan: Plan, texts: Sequence[str]) -> Filled | None:
    if "&" in "".join(texts):
        told = [referred(text) for text in texts]
        if None in told:
            return None
        texts = [text or "" for text in told]
    texts = [*texts, ""]
    filled = list(itemgetter(*plan.texts)(texts))
    for cell, joined in plan.joined.items():
        filled[cell] = "".join([before + texts[n] for before, n in joined])
    if plan.joined or has_space("".join(filled)):
        filled = [text if text.isalnum() else _cell_text(text) for text in filled]
    return Filled(filled, lines_among(with_texts(plan.cells, filled)))


@lru_cache(maxsize=1024)
def _short_text(text: str) -> str:
    return cell_text(text)


def _cell_text(text: str) -> str:
    return _short_text(text) if len(text) < 100 else cell_text(text)
