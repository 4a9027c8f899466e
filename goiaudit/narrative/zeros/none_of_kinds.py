"""A way of asking, or a kind of those who asked, that had none: 网上5件、信函4件,当面暂无."""

from __future__ import annotations

from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.requests.asking import is_kind, of_requests
from goiaudit.narrative.text.words import DENIES, Reading, Word
from goiaudit.narrative.zeros.denial import Zero

_STOP = r"(?=[,。;)]|$)"
_IS_NONE = seldom(
    "(?:方式|渠道|途径|形式|提交|递交|申请|来件|的|方面|类)*(?:[均都皆全则也亦仍]|本年度?|全年|今年|年内)*"
    "(?:暂无|暂缺|没有|未有|为?零|无|空缺|未发生|未出现|未收到)"
    f"(?:申请|来件|提交|收到|件|一件)?{_STOP}"
)
_BEFORE = ",;:(、和及与"
_JOINS = "、和及与"


def none_of_kinds(reading: Reading) -> Iterator[Zero]:
    """The kinds that a sentence says had none, where it counts others of the same sort."""
    if not (reading.flags & DENIES and reading.figures):
        return
    kinds = [word for word in reading.words if is_kind(of_requests(word))]
    for place, word in enumerate(kinds):
        match = _IS_NONE.match(reading.text, word.end)
        if match is None or not _is_beside_counted(reading, word):
            continue
        for one in _joined(reading, kinds[: place + 1]):
            metric = of_requests(one)
            if metric is not None:
                yield Zero((metric.cell,), one.start, match.end())


def _joined(reading: Reading, kinds: list[Word]) -> list[Word]:
    """信函、当面均无: the kinds joined up to the last of some; each opens its clause or list."""
    found: list[Word] = []
    text = reading.text
    for word in reversed(kinds):
        if text[word.start - 1 : word.start] not in _BEFORE or not word.start:
            break
        gap = text[word.end : found[-1].start] if found else "、"
        if gap == "" or gap not in _JOINS:
            break
        found.append(word)
    return found[::-1]


def _is_beside_counted(reading: Reading, word: Word) -> bool:
    """Whether a figure stands right behind another kind of the same sort."""
    own = of_requests(word)
    for figure in reading.figures:
        said = reading.between(max(0, figure.start - 12), figure.start)
        for other in said:
            metric = of_requests(other)
            if metric is not None and own is not None and metric.role == own.role:
                return figure.kind in ("count", "none")
    return False
