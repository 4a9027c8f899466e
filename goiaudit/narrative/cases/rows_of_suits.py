"""Whose outcome follows both rows of suits: 诉讼3件,直接起诉2件、复议后起诉1件,法院驳回2件."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.surroundings import Here

_WHOLE = "disputes.litigation.total"
# 前一类维持11件、纠正2件,后一类维持9件: one row after the other.
_ONE_ROW = seldom("[前后上首]一?[者类种项]|第[一二][类种项]|其中")
_ROWS = ("disputes.litigation_direct.total", "disputes.litigation_after_review.total")
_INSTANCES = ("一审", "二审", "再审", "终审")


def all_suits(memory: Memory, here: Here) -> Topic | None:
    """The topic of all suits, where an outcome follows two rows that make up their total.

    None where the clause names a row itself, stands in the bracket of one, or an outcome of
    the first row has been told: 直接起诉2件,驳回1件;复议后起诉1件,驳回1件.
    """
    rows = [m for m in memory.heard if m.cells and m.cells[0] in _ROWS and not m.aside]
    if {m.cells[0] for m in rows} != set(_ROWS) or len(rows) != len(_ROWS) or here.opens_bracket:
        return None
    if any(w.topic and not w.weak and w.start >= rows[1].end for w in here.clause_words):
        return None
    if _ONE_ROW.search(memory.reading.text, rows[1].end, here.figure.start):
        return None
    between = [m for m in memory.heard if rows[0].end <= m.start < rows[1].start]
    return memory.known.topics.get("litigation") if not between and _adds_up(memory, rows) else None


def _adds_up(memory: Memory, rows: list[Mention]) -> bool:
    """Whether the total told before the rows is their sum."""
    whole = next((m for m in memory.heard if m.cells == (_WHOLE,)), None)
    before = whole is not None and whole.start < rows[0].start
    return before and whole is not None and whole.value == sum(int(m.value) for m in rows)


def is_of_one_instance(memory: Memory, here: Here) -> bool:
    """行政诉讼一审3件、二审2件: neither is all of them."""
    if not any(word.text in _INSTANCES for word in here.words):
        return False
    return len({word.text for word in memory.reading.words if word.text in _INSTANCES}) > 1
