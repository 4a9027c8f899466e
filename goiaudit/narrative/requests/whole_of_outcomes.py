"""What outcomes come to together: the total behind them, and what 其他 is beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from goiaudit.narrative.mentions import Memory, Mention

_HANDLED = "requests.handled_total.total"
_WHOLES = ("requests.new.total", _HANDLED, "requests.answered.total")
_CARRIED_IN = "requests.carried_in.total"
_CLASSES = ("denied", "unavailable", "rejected", "other")
_FEWEST = 2
_A_TENTH = 10


def whole_of_outcomes(told: Sequence[Mention], value: int) -> str:
    """The cell of a total behind its outcomes, empty where it is none of theirs.

    予以公开6件、部分公开1件,总计7件 is all that were handled; 维持2件、纠正1件,总计3件 all cases.
    A total that is far from the sum of them counts something else.
    """
    run = list(takewhile(lambda mention: mention.outcome, reversed(told)))
    apart = abs(sum(int(mention.value) for mention in tops(run)) - value)
    if len(run) < _FEWEST or apart > max(1, value // _A_TENTH):
        return ""
    rows = {mention.cells[0].rpartition(".")[0] for mention in run}
    cases = {row for row in rows if row.startswith("disputes.")}
    cell = _HANDLED if not cases else f"{cases.pop()}.total" if len(rows) == 1 else ""
    return "" if any(cell in mention.cells for mention in told) else cell


def completes_outcomes(memory: Memory, value: int) -> bool:
    """公开9件,部分公开3件,不公开2件,其他3件 of 17: what is left of the whole that was told."""
    told = [mention for mention in memory.heard if mention.outcome and len(mention.cells) == 1]
    told = [mention for mention in told if mention.cells[0].startswith("requests.")]
    wholes = [mention for mention in (*memory.before, *memory.heard) if not mention.aside]
    values = {int(m.value) for m in wholes if len(m.cells) == 1 and m.cells[0] in _WHOLES}
    carried = [int(m.value) for m in wholes if m.cells == (_CARRIED_IN,)]
    sums = values | {whole + more for whole in values for more in carried}
    return len(told) >= _FEWEST and sum(int(m.value) for m in tops(told)) + value in sums


def tops(told: Sequence[Mention]) -> list[Mention]:
    """Outcomes without the items of a class that is told, too."""
    names = {mention.cells[0].split(".")[1] for mention in told}
    return [m for m in told if not _is_of_told_class(m.cells[0].split(".")[1], names)]


def _is_of_told_class(name: str, names: set[str]) -> bool:
    head = name.partition("_")[0]
    whole = "other_handling" if head == "other" else head
    return head in _CLASSES and name != whole and whole in names
