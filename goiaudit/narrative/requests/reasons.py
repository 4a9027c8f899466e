"""Classes of outcomes and their reasons: 因内容不明确无法提供2件, 因不掌握等无法提供3件."""

from __future__ import annotations

import re

from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.requests.asking import of_requests
from goiaudit.narrative.text.surroundings import Here

_CLASSES = tuple(f"requests.{name}" for name in ("denied", "unavailable", "rejected"))
_TOTALS = tuple(f"{name}.total" for name in _CLASSES)
_BECAUSE = ("因", "由于", "属于", "属", "涉及", "以")
_BESIDE = ("或", "、", "和", "及", "以及", "或者", "与")
_LEADS_IN = re.compile("^(?:属于?|涉及?|是|系)|类?(?:的?(?:政府)?信息|事项|申请)?$")
_TWO = 2


def _short_reason(memory: Memory, here: Here, row: str) -> tuple[str, ...]:
    """因内容不明确无法提供2件: the item by its short name, right between 因 and its class."""
    because = next((word for word in here.words if word.text in _BECAUSE), None)
    classes = [w for w in here.words if any(m.cell == f"{row}.total" for m in w.metrics)]
    if because is None or not classes:
        return ()
    said = memory.reading.text[because.end : classes[0].start].removesuffix("而")
    cell = memory.known.short.cells.get(_LEADS_IN.sub("", said), "")
    return (cell,) if cell.startswith(f"{row}_") else ()


def class_of_reasons(memory: Memory, here: Here) -> tuple[str, ...]:
    """因不掌握或须另行制作而无法提供31件: the class, where no other figure has its reasons."""
    words = here.clause_words
    if not words or words[0].text not in _BECAUSE:
        return ()
    named = [m for m in map(of_requests, words) if m is not None and m.role == "outcome"]
    rows = [row for row in _CLASSES if named and named[-1].cell == f"{row}.total"]
    if not rows or not all(metric.cell.startswith(rows[0]) for metric in named):
        return ()
    return () if _is_told_apart(memory, here, rows[0]) else (f"{rows[0]}.total",)


def _is_told_apart(memory: Memory, here: Here, row: str) -> bool:
    """Whether the sentence names the class or a reason of it outside of the figure's clause."""
    begin, end = here.clause_start, here.figure.start
    others = (word for word in memory.reading.words if not begin <= word.start < end)
    return any(metric.cell.startswith(row) for word in others for metric in word.metrics)


def _is_one_of(memory: Memory, here: Here, row: str) -> bool:
    """因不掌握或须另行加工而无法提供31件: another reason that nobody knows stands beside it."""
    text = memory.reading.text
    named = [w for w in here.words if any(m.cell.startswith(f"{row}_") for m in w.metrics)]
    return any(text.startswith(_BESIDE, w.end) or text.endswith(_BESIDE, 0, w.start) for w in named)


def reason_of(memory: Memory, here: Here, outcome: tuple[str, ...]) -> tuple[str, ...]:
    """因查询事项另有规定不予公开2件: the item that is given as the reason of its class.

    The outcome as it was where no reason is given, none where nobody knows it and other figures
    tell more of the class: 因国家秘密不予公开4件、因影响社会秩序不予公开2件.
    """
    if len(outcome) != 1 or outcome[0] not in _TOTALS:
        return outcome
    if not any(word.text.startswith(_BECAUSE) for word in here.words[:_TWO]):
        return outcome
    row = outcome[0].removesuffix(".total")
    if any(word.tags & {"etc", "reason"} for word in here.words) or _is_one_of(memory, here, row):
        return outcome
    if short := _short_reason(memory, here, row):
        return short
    cells = {m.cell for w in here.words for m in w.metrics if m.cell.startswith(f"{row}_")}
    if len(cells) == 1:
        return (cells.pop(),)
    unknown = not (cells or here.is_tight) and _is_told_apart(memory, here, row)
    return () if unknown else outcome
