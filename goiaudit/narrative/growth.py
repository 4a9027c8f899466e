"""Growth against the year before, beside the counts that it is made of (rule N111)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.said import Said
from goiaudit.narrative.shares_of import Share, agrees, is_about

_ITEMS = "disclosure.published_items."


def growth(said: Said, index: int) -> Share | None:
    """同比增长25%: this year's count and last year's, or the difference, stand beside it."""
    mention, figure = said.mentions[index], said.reading.figures[index]
    if mention is None or not mention.cells or not mention.cells[0].endswith(".yoy.percent"):
        return None
    total, previous, difference = _series(mention.cells[0])
    mine = [m for m in said.understood() if m.figure.end <= figure.start]
    now = [m for m in (*said.before, *mine) if m.cells == (total,)]
    if not now or now[-1].figure.qualifier != "exact" or now[-1].aside:
        return None
    this = int(now[-1].value)
    place = now[-1].start if now[-1] in mine else 0
    near = [m for m in said.understood() if m.start >= place]
    last = [int(m.value) for m in near if _is_last_years(m, previous)]
    last += [this - int(m.value) for m in near if m.cells == (difference,)]
    last = [value for value in last if value > 0]
    if not last:
        return None
    sign = -1 if mention.value < 0 else 1
    printed, about = Decimal(figure.value), is_about(said.reading.text, figure)
    fits = [w for w in last if agrees(printed, sign * (this - w), w, about)]
    whole = fits[0] if fits else last[0]
    return Share(sign * (this - whole), (whole,), total, place, "growth")


def _is_last_years(mention: Mention, cells: Sequence[tuple[str, ...]]) -> bool:
    """Whether an exact figure is the one of last year of a series."""
    exact = mention.aside and mention.figure.qualifier == "exact"
    return exact and mention.figure.kind != "percent" and mention.cells in cells


def _series(percent: str) -> tuple[str, tuple[tuple[str, ...], ...], str]:
    """This year's cell, what last year's may be claimed as, and the difference's cell."""
    series = percent.removesuffix(".yoy.percent")
    if series == "requests":
        previous: tuple[tuple[str, ...], ...] = (("requests.previous_year.total",),)
        return "requests.new.total", previous, "requests.yoy.difference"
    return f"{_ITEMS}total", ((),), f"{_ITEMS}yoy.difference"
