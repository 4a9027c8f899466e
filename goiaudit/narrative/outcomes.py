"""Which outcome a chain of words names: a class, an item of it, or several joined."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.words import Word

_CLASSES = {f"requests.{name}.total" for name in ("denied", "unavailable", "rejected")}


def outcome_of(
    chain: tuple[Word, ...], topic: str, forward: bool = False
) -> tuple[str, ...] | None:
    """The outcome that a chain of words names; an item wins over its class, 等原因 gives it back.

    None where it names none; () where it joins several that no cell holds together.
    """
    found: list[Metric] = []
    classed = False
    for word in chain:
        metrics = [m for m in word.metrics if m.topic == topic and m.role == "outcome"]
        if metrics:
            found.append(metrics[0])
        elif "etc" in word.tags or "reason" in word.tags:
            classed = True
        elif not (word.is_filler or "join" in word.tags or word.topic or word.metrics):
            break
        elif word.metrics and not word.is_filler and not found:
            return None
    if not found:
        return None
    if forward:
        found.reverse()
    cells = {metric.cell for metric in found}
    if len(cells) == 1:
        return (found[0].cell,)
    groups = {metric.group for metric in found}
    if groups == {"granted", "partial"}:
        return ("requests.outcome.granted_or_partial",)
    if len(groups) == 1 and len(cells) == 2:
        whole = [m for m in found if m.cell in _CLASSES]
        items = [m for m in found if m.cell not in _CLASSES]
        if len(whole) == 1 and len(items) == 1:
            return (whole[0].cell,) if classed else (items[0].cell,)
    return ()
