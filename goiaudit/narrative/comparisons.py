"""Figures of last year and differences from it: never this year's."""

from __future__ import annotations

from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Word

_ITEMS = "disclosure.published_items"


def change_of(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The figure as a difference (增加3件, 同比下降29%) of the series before it, else None."""
    words = here.words
    if not words or not here.is_tight:
        return None
    last = words[-1]
    if not last.tags & {"rise", "fall"} or last.end != here.figure.start:
        return None
    if memory.last is None or (memory.last.aside and not memory.last.cells):
        return None
    series = _series(memory.last.cells)
    if series is None or (figure.kind not in ("percent", "count", "item", "none")):
        return None
    kind = "percent" if figure.kind == "percent" else "difference"
    value = -figure.value if "fall" in last.tags else figure.value
    return Mention((f"{series}.yoy.{kind}",), figure, value, here.start, figure.end, True)


def reached(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """由上年的14件增至今年的22件: the figure of this year, behind last year's."""
    last = memory.last
    if last is None or last.cells != ("requests.previous_year.total",):
        return None
    if not any("reach" in word.tags for word in here.words) or not here.is_tight:
        return None
    return Mention(("requests.new.total",), figure, figure.value, here.start, figure.end)


def last_years(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The figure as one of the year before (较去年12件, (上年33件)), else None.

    Its cells are empty where it belongs to another series than requests.
    """
    named = [word for word in here.words if _names_last_year(memory, word)]
    if not named and here.opens_bracket:
        outside = memory.reading.between(max(here.start - 12, 0), here.start - 1)
        named = [w for w in outside[-1:] if _names_last_year(memory, w) and w.end == here.start - 1]
    if not named or any("carry" in word.tags for word in (*here.words, *here.after)):
        return None
    word = named[-1]
    of_it = memory.reading.text[word.end : figure.start] == "的"
    local = word.year is None or of_it or here.opens_bracket or _compared_before(here, word)
    if not local or memory.reading.residue(word.end, figure.start) not in ("", "同期"):
        return None
    asked = any(w.topic is memory.requests and not w.weak for w in here.clause_words)
    series = "requests" if asked else _series(memory.last.cells) if memory.last else None
    if series != "requests":
        return Mention((), figure, figure.value, here.start, figure.end, True)
    cell = "requests.previous_year.total"
    return Mention((cell,), figure, figure.value, here.start, figure.end, True)


def _names_last_year(memory: Memory, word: Word) -> bool:
    if word.year is not None:
        return period_of_year(word.year, memory.whose) == "previous"
    return "previous" in word.tags


def _series(cells: tuple[str, ...]) -> str | None:
    if not cells:
        return None
    if cells[0] == "requests.new.total" or cells[0].startswith(
        ("requests.previous_year", "requests.yoy")
    ):
        return "requests"
    if cells[0] == f"{_ITEMS}.total" or cells[0].startswith("disclosure.published_items.yoy"):
        return "disclosure.published_items"
    return None


def says_change(here: Here) -> bool:
    """Whether the word right before the figure makes it a difference."""
    last = here.words[-1] if here.words else None
    return last is not None and bool(last.tags & {"rise", "fall"}) and last.end == here.figure.start


def _compared_before(here: Here, word: Word) -> bool:
    return any("compared" in other.tags and other.end <= word.start for other in here.words)
