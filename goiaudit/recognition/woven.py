"""Labels of table three told from a stream of characters into which others are woven.

In text taken from a page the labels of the rows are broken over lines, and between the pieces
stand those of the cells beside them: 三、本 / (三)不 / 1.属于国家 / 予公 / 秘密 / 开. Every
character has to belong to a label in its turn or to such a cell, else nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from goiaudit.definitions.forms import RowDefinition, forms
from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.labels import characters

_RESULTS = "三本年度办理结果"
_GROUPS = "三不予公开四无法提供五不予处理六其他处理"
_ENUMERATOR = seldom(r"(?:三、)?\(?([一二四六七])[)、](?!\d)")
_MOST_STATES = 4000
_MOST_LOST = 3
"""Characters lost from the labels of a table."""


class _State(NamedTuple):
    """The row whose label goes on and in which wording, how far it is read, and the cells beside.

    ``results`` and ``groups`` count the characters read of the two columns of merged cells,
    ``lost`` those that are missing from labels.
    """

    row: int
    wording: int
    place: int
    results: int
    groups: int
    lost: int


def row_of_each(stream: Sequence[str], form: str) -> list[int | None] | None:
    """The row of the form that each character is of, None for the cells beside the labels.

    None instead of a list if the labels of all rows do not stand there in order, and nothing else.
    A few characters may be lost from labels (domain 2.2: 其他法律行政止公开).
    """
    wordings = _wordings(form)
    steps: list[Mapping[_State, _State | None]] = [{_State(-1, 0, 0, 0, 0, 0): None}]
    for char in stream:
        reached: dict[_State, _State | None] = {}
        for state in steps[-1]:
            for following in _following(state, char, wordings):
                reached.setdefault(following, state)
        if not reached or len(reached) > _MOST_STATES:
            return None
        steps.append(reached)
    ends = [state for state in steps[-1] if _is_last(state, wordings)]
    return _rows(steps, min(ends, key=lambda state: state.lost)) if ends else None


def _following(state: _State, char: str, wordings: Sequence[Sequence[str]]) -> Iterator[_State]:
    row, wording, place, results, groups, lost = state
    if row >= 0:
        for ahead in _places(wordings[row][wording], place, char, lost):
            yield state._replace(place=ahead + 1, lost=lost + ahead - place)
    left = _left(state, wordings)
    if row + 1 < len(wordings) and lost + left <= _MOST_LOST:
        for number, text in enumerate(wordings[row + 1]):
            for ahead in _places(text, 0, char, lost + left):
                missing = lost + left + ahead
                yield _State(row + 1, number, ahead + 1, results, groups, missing)
    if _RESULTS[results : results + 1] == char:
        yield state._replace(results=results + 1)
    if _GROUPS[groups : groups + 1] == char:
        yield state._replace(groups=groups + 1)


def _places(text: str, place: int, char: str, lost: int) -> Iterator[int]:
    """Where a wording goes on with a character, some before it being lost."""
    for ahead in range(place, min(len(text), place + _MOST_LOST - lost + 1)):
        if text[ahead] == char:
            yield ahead


def _left(state: _State, wordings: Sequence[Sequence[str]]) -> int:
    """How many characters of the label are not read; too many if it is most of them."""
    if state.row < 0:
        return 0
    size = len(wordings[state.row][state.wording])
    return size - state.place if state.place * 2 > size else _MOST_LOST + 1


def _is_last(state: _State, wordings: Sequence[Sequence[str]]) -> bool:
    return state.row == len(wordings) - 1 and state.lost + _left(state, wordings) <= _MOST_LOST


def _rows(steps: Sequence[Mapping[_State, _State | None]], last: _State) -> list[int | None]:
    """The way back to the first character."""
    found: list[int | None] = []
    state = last
    for step in reversed(steps[1:]):
        before = step[state]
        if before is None:
            break
        own = (state.row, state.place) != (before.row, before.place)
        found.append(state.row if own else None)
        state = before
    return found[::-1]


@lru_cache(maxsize=4)
def _wordings(form: str) -> Sequence[Sequence[str]]:
    """The characters that may be printed for each row, with its number or without."""
    return [tuple(_printed(row)) for row in forms()[form].tables["requests"].rows.values()]


def _printed(row: RowDefinition) -> Iterator[str]:
    number = _ENUMERATOR.match(row.label.zh)
    for text in dict.fromkeys(characters(text) for text in (row.core, *row.aliases)):
        yield text
        if number and not text.startswith(number[1]):
            yield number[1] + text
