"""Suits told only as like the reviews: 一件复议也没有,诉讼亦然; 复议、应诉案件均为0."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.zeros.denial import Zero

_REVIEW, _SUIT = "disputes.review.total", "disputes.litigation.total"
_MAY = ("方面", "然", "如此", "谈不上", "样", "应诉", "无从", "更不")
"""What all that the patterns match holds some of."""
_NONE = "(?:零|无|没有|0 ?[件起宗例个]?)"
_ENDS = "(?=[,。;)]|$)"
_LIKEWISE = seldom(
    r"[,;、](?:而|至于|因此|行政)*(?:诉讼|应诉)(?:案件|案|方面|情况|一项|上)*,?(?:的?情况)?(?:也|亦|都|同样|均)*"
    rf"(?:亦?然|是?如此|是?一样|是?同样|(?:为|是)?{_NONE})(?:的)?{_ENDS}|"
    rf"[,;、](?:更|也|自然|当然)*(?:谈不上|说不上|不用说|不必说|无从谈起|不会有|不存在)(?:被)?(?:行政)?(?:起诉|诉讼|应诉){_ENDS}"
)
_NO_SUITS = seldom(
    rf"[,;。](?:法院|诉讼|应诉)(?:方面|这边|那边|上)?,?(?:也|亦|则)?(?:没有|无)(?:案件|案子){_ENDS}"
)
_BOTH = seldom(
    r"复议(?:案件|案)?(?:[、和与及]|以及)(?:行政)?应诉(?:案件|案|情况|方面)*(?:数量?|件数)?"
    rf"(?:均|都|皆|全部?)?(?:为|是)?{_NONE}{_ENDS}"
)


def suits_likewise(
    reading: Reading, stated: Sequence[Mention], denied: Sequence[Zero]
) -> list[Zero]:
    """The zeros of suits that a sentence tells by the reviews, of which there were none."""
    text = reading.text
    if not any(word in text for word in _MAY):
        return []
    if any(_SUIT in told.cells for told in stated) or any(_SUIT in zero.cells for zero in denied):
        return []
    if (both := _BOTH.search(text)) is not None:
        cells = tuple(c for c in (_REVIEW, _SUIT) if not any(c in zero.cells for zero in denied))
        return [Zero(cells, *both.span())]
    if (suits := _NO_SUITS.search(text)) is not None:
        return [Zero((_SUIT,), *suits.span())]
    none = [m.figure.end for m in stated if _REVIEW in m.cells and not m.value and not m.aside]
    none += [zero.end for zero in denied if _REVIEW in zero.cells]
    match = _LIKEWISE.search(text, min(none)) if none else None
    return [Zero((_SUIT,), *match.span())] if match is not None else []
