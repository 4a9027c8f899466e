"""Which outcome a chain of words names: a class, an item of it, or several joined."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.text.words import OUTCOMES, Word

_PARTLY = "requests.partially_granted.total"
_CASES = ("review", "litigation")
_CLASSES = {
    f"requests.{name}.total" for name in ("denied", "unavailable", "rejected", "other_handling")
}


def outcome_of(
    chain: tuple[Word, ...], topic: str, forward: bool = False
) -> tuple[str, ...] | None:
    """The outcome that a chain of words names; an item wins over its class, 等原因 gives it back.

    None where it names none; () where it joins several that no cell holds together.
    """
    found: list[Metric] = []
    classed = joined = False
    for word in chain:
        outcome = _outcome(word, topic) if word.flags & OUTCOMES else None
        if outcome is not None:
            found.append(outcome)
        elif "etc" in word.tags or "reason" in word.tags:
            classed = True
        elif word.text == "公开" and joined and found[-1].cell == _PARTLY:
            return ("requests.outcome.granted_or_partial",)  # 公开和部分公开合计71宗
        elif not (word.is_filler or "join" in word.tags or word.topic or word.metrics):
            break
        elif word.metrics and not word.is_filler and not found:
            return None
        joined = bool(found) and "join" in word.tags
    if not found:
        return None
    if len(found) == 1:
        return (found[0].cell,)
    if forward:
        found.reverse()
    cells = {metric.cell for metric in found}
    if len(cells) == 1:
        return (found[0].cell,)
    groups = {metric.group for metric in found}
    if groups == {"granted", "partial"}:
        return ("requests.outcome.granted_or_partial",)
    return _class_or_item(cells, classed) if len(groups) == 1 else ()


def _outcome(word: Word, topic: str) -> Metric | None:
    for metric in word.metrics:
        if metric.topic == topic and metric.role == "outcome":
            return metric
    return None


def each_outcome(chain: tuple[Word, ...], topic: str) -> tuple[str, ...]:
    """不予公开与无法提供各4件: every one of the outcomes, one for each word."""
    found: list[str] = []
    for word in chain:
        outcome = _outcome(word, topic)
        if outcome is not None:
            found.append(outcome.cell)
        elif "others" in word.tags and topic in _CASES:
            found.append(f"disputes.{topic}.other")
        elif not (word.is_filler or word.tags & {"join", "each"}):
            break
    if len(set(found)) < len(found):
        return ()
    return tuple(cell for cell in reversed(found) if not _is_class_of(cell, found))


def _is_class_of(cell: str, found: list[str]) -> bool:
    """因属国家秘密、过程性信息不予公开的各1件: the class of several items, each of them counted."""
    row = cell.removesuffix("total")
    items = [other for other in found if other.startswith(row[:-1] + "_")]
    return cell in _CLASSES and len(items) > 1


def _class_or_item(cells: set[str], classed: bool) -> tuple[str, ...]:
    """因过程性信息、执法案卷等不予公开 is the class, 属于国家秘密不予公开 the item."""
    whole = [cell for cell in cells if cell in _CLASSES]
    items = [cell for cell in cells if cell not in _CLASSES]
    if len(whole) != 1 or (len(items) > 1 and not classed):
        return ()
    return (whole[0],) if classed else (items[0],)
