"""Growth against the year before, beside the counts that it is made of (rule N111)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.observed.shares_of import Share, agrees, is_about
from goiaudit.narrative.said import Said
from goiaudit.narrative.whose.comparisons import whole_of_list

_ITEMS = "disclosure.published_items."
_REACHED = seldom(
    "[,、(](?:总[数量]|数量|全年|本年|申请量|公开量)?(?:共|已)?(?:达到?|[增升]至|增[加长]到|为)了?"
)
_Cells = tuple[tuple[str, ...], ...]


def growth(said: Said, index: int) -> Share | None:
    """同比增长25%: this year's count and last year's, or the difference, stand beside it."""
    mention, figure = said.mentions[index], said.reading.figures[index]
    if mention is None or not mention.cells or not mention.cells[0].endswith(".yoy.percent"):
        return None
    total, previous, difference = _series(mention.cells[0])
    mine = [m for m in said.understood if m.figure.end <= figure.start]
    now = [m for m in (*said.before, *mine) if m.cells == (total,) and _is_this_years(said, m)]
    if not now or now[-1] not in mine:
        now += _reached_behind(said, index, total)
    if not now or now[-1].figure.qualifier != "exact":
        return None
    this = int(now[-1].value)
    near = list(said.understood)
    if now[-1] in mine:
        place = near.index(now[-1])
        last_place = _last_beside(said, near, place, total)
        near = near[_first_beside(near, place, total, previous) : last_place + 1]
    kind = now[-1].figure.kind
    near = [m for m in near if m.cells or m.figure.kind == kind]
    last = [int(m.value) for m in near if _is_last_years(said, m, total, previous)]
    last += [this - int(m.value) for m in near if m.cells == (difference,)]
    last = [value for value in last if value > 0]
    if not last:
        return None
    sign = -1 if mention.value < 0 else 1
    printed, about = Decimal(figure.value), is_about(said.reading.text, figure)
    fits = [w for w in last if agrees(printed, sign * (this - w), w, about)]
    if not fits and _follows_difference(near, (total, previous, difference), printed, this):
        return None
    whole = fits[0] if fits else last[0]
    start = near[0].start if near else 0
    return Share(sign * (this - whole), (whole,), total, start, "growth")


def _reached_behind(said: Said, index: int, total: str) -> list[Mention]:
    """较上年增加10件,增长33.3%,达到40件: this year's count right behind its growth."""
    figures, text = said.reading.figures, said.reading.text
    behind = said.mentions[index + 1] if index + 1 < len(figures) else None
    if behind is None or behind.cells != (total,) or not _is_this_years(said, behind):
        return []
    reached = _REACHED.fullmatch(text, figures[index].end, behind.figure.start)
    return [behind] if reached is not None else []


def _follows_difference(
    near: Sequence[Mention], series: tuple[str, _Cells, str], printed: Decimal, this: int
) -> bool:
    """40件,较上年32件增加9件,增长28.1%: of the 9, which is said to be wrong itself (N112)."""
    _, previous, difference = series
    apart = [int(m.value) for m in near if m.cells == (difference,)]
    last = [int(m.value) for m in near if _is_aside(m, previous) and m.figure.kind != "percent"]
    return any(
        whole + more != this and agrees(printed, abs(more), whole, False)
        for more in apart
        for whole in last
    )


def _first_beside(near: Sequence[Mention], place: int, total: str, previous: _Cells) -> int:
    """Where the figures of a series begin: last year's may stand before this year's."""
    while place and (near[place - 1].cells == (total,) or _is_aside(near[place - 1], previous)):
        place -= 1
    return place


def _last_beside(said: Said, near: Sequence[Mention], place: int, total: str) -> int:
    """Where they end: the next figure of the year begins another series, or a list of parts."""
    place = _past_list(said, near, place)
    for later in near[place + 1 :]:
        if not later.aside and (later.cells != (total,) or _is_this_years(said, later)):
            break
        place += 1
    return place


def _past_list(said: Said, near: Sequence[Mention], place: int) -> int:
    """790条:网站564条、公众号226条,较上年增加24条: behind a list of all its parts."""
    text = said.reading.text
    for number in range(place + 1, len(near)):
        if near[number].aside:
            break
        if whole_of_list(text, near, near[number]) is near[place]:
            return number
    return place


def _is_this_years(said: Said, mention: Mention) -> bool:
    """Whether a figure is one of the year; the sentence before has no scopes here."""
    if mention.aside:
        return False
    here = mention.figure in said.reading.figures
    return not here or said.scope(mention.figure).period != "previous"


def _is_last_years(said: Said, mention: Mention, total: str, previous: _Cells) -> bool:
    """Whether an exact figure is the one of last year of a series."""
    if mention.figure.qualifier != "exact" or mention.figure.kind == "percent":
        return False
    told = mention.cells == (total,) and not mention.aside
    return _is_aside(mention, previous) or (told and not _is_this_years(said, mention))


def _is_aside(mention: Mention, cells: _Cells) -> bool:
    return mention.aside and mention.figure.kind != "percent" and mention.cells in cells


def _series(percent: str) -> tuple[str, _Cells, str]:
    """This year's cell, what last year's may be claimed as, and the difference's cell."""
    series = percent.removesuffix(".yoy.percent")
    if series == "requests":
        last = (("requests.previous_year.total",), ())  # 与上年52件相比 may not name them yet
        return "requests.new.total", last, "requests.yoy.difference"
    total = f"{_ITEMS}total" if series == _ITEMS[:-1] else series
    return total, ((),), f"{series}.yoy.difference"
