"""What a negation denies of cases, of carrying over and of outcomes."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import Word
from goiaudit.narrative.zeros.denial import (
    FEW,
    JOINS,
    LISTED,
    PAIR,
    Denial,
    Zero,
    cell_of,
    family_of,
)

_MUCH = 12
_ACTS = re.compile("行政(?:处罚|许可|强制|执法|审批|征收)|执法工作|执法案件|土地征收|征地")
_SET_RIGHT = ("纠错", "纠正", "被纠正", "败诉", "被纠错")
_CLASSES = tuple(f"requests.{name}.total" for name in ("denied", "unavailable", "rejected"))
_HANDLED = "requests.handled_total.total"
_INTO_NEXT = ("跨年件", "跨年度件", "跨年办理件")
_BESIDE_CARRYING = {"previous", "next", "this", "year", "own", "measure", "ending", "all"}
_FAR = 40
_BOTH_YEARS = seldom(
    "(?:上一?年度?|去年)(?:度|末)?(?:和|及|与|、|或|以及)(?:下一?年度?|次年度?|明年)"
)
"""无上年和下年结转件: one word for what was carried in and what was carried out."""
_CASES = ("review", "litigation")


def disputes_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """未发生行政复议、行政诉讼: every noun that the negation reaches is zero."""
    first, last = nouns[0], nouns[-1]
    beside = _beside_cases(denial, last)
    restricting = [w for w in denial.reach if "restrict" in w.tags and w.text not in LISTED]
    restricting += [w for w in denial.reach if w.end <= last.start and _is_outcome(w)]
    cells = tuple(dict.fromkeys(cell_of(noun) for noun in nouns))
    # 没有人不服答复而申请复议: the reason of every case.
    restricting = [w for w in restricting if not _is_reason(denial, w, last)]
    if beside is not None:
        restricting.remove(beside)
    if restricting:
        return _corrected(denial, nouns, restricting)
    if not denial.is_clear((beside or last).end, denial.end) or _is_of_acts(denial, first):
        return None
    residue = denial.reading.residue(denial.word.end, first.start)
    related = any("related" in w.tags or w.topic for w in denial.reach if w.start < first.start)
    if len(residue) > FEW and not related:
        return None
    joined = _request_joined(denial, first)
    if joined:
        cells = ("requests.new.total", *cells)
    doubt = "wording" if len(residue) > _MUCH else None
    if any(w.text in ("新", "新增") for w in denial.reach if w.start < first.start):
        doubt = "new"
    return Zero(cells, denial.begin, denial.end, doubt)


def _is_reason(denial: Denial, word: Word, noun: Word) -> bool:
    """因对信息公开答复不服而申请行政复议: why there is a case at all, unless of another matter."""
    if word.text not in ("不服", "异议", "争议") or word.start > noun.start:
        return False
    said = denial.reading.text[denial.word.end : noun.start]
    return any(name in said for name in _ANSWERS) or _FOR_NO_REASON.fullmatch(said) is not None


def cases_denied(denial: Denial) -> Zero | None:
    """没有一起因信息公开引起的行政争议: neither a review nor a suit."""
    said = denial.reading.text[denial.word.end : denial.end]
    if not said.endswith(_ARGUED, 0) or _DISPUTED.fullmatch(said) is None:
        return None
    cells = ("disputes.review.total", "disputes.litigation.total")
    return Zero(cells, denial.begin, denial.end)


_ANSWERS = ("公开", "答复", "回复", "告知")
_FOR_NO_REASON = seldom("[^对就因由]*不服(?:结果)?(?:而|并|就)?(?:提起|申请|提出|引起|引发)*的?")
_ARGUED = ("争议", "纠纷", "案件", "情况", "情形", "事件", "发生")
_DISPUTED = re.compile(
    "(?:[一任][起件例宗何]|发生|出现|产生|有|过)*(?:因|由|与)?(?:政府|政务)?信息公开(?:工作|申请|答复|办理|问题)*"
    "(?:不当|不服|而|所)*(?:引起|引发|产生|发生|导致|有关|相关)(?:的|了)*(?:行政|法律)?(?:争议|纠纷)(?:的|案件|情[况形]|事件|发生)*"
)
_PARTLY = "requests.partially_granted.total"
_REASONS = ("不当", "不规范", "违法", "不服", "超期", "逾期", "争议")


def _is_of_acts(denial: Denial, first: Word) -> bool:
    """行政执法工作均无被申请行政复议: cases about acts, unless disclosure is spoken of."""
    before = denial.reading.text[denial.begin : first.start]
    return "公开" not in before and _ACTS.search(before) is not None


def _beside_cases(denial: Denial, last: Word) -> Word | None:
    """未发生行政复议、行政诉讼及责任追究: a member of the list that no form counts."""
    joined = denial.reading.text[last.end : last.end + 1] in JOINS
    after = denial.reading.between(last.end + 1, denial.end)[:1] if joined else ()
    other = next((w for w in after if w.start == last.end + 1 and "restrict" in w.tags), None)
    known = other is None or other.text in (*_SET_RIGHT, *LISTED)
    return None if known else other


def _is_outcome(word: Word) -> bool:
    """未发生被判败诉的行政诉讼: what became of cases; only those that did are denied."""
    outcome = any(m.role == "outcome" and m.topic in _CASES for m in word.metrics)
    return outcome and "restrict" not in word.tags


def _is_lost(word: Word) -> bool:
    return any(m.topic in _CASES and m.cell.endswith(".corrected") for m in word.metrics)


def _corrected(denial: Denial, nouns: list[Word], restricting: list[Word]) -> Zero | None:
    """未发生被纠正的行政复议 says only that none was corrected."""
    righted = [w for w in restricting if w.text in _SET_RIGHT or _is_lost(w)]
    others = [w for w in restricting if w not in righted]
    # 因公开不当被纠正: the reason for it denies no more.
    if not righted or any(w.text not in _REASONS or w.start > righted[-1].start for w in others):
        return None
    pairs = {noun.start: family_of(noun) for noun in nouns}
    cells = tuple(dict.fromkeys(f"disputes.{family}.corrected" for family in pairs.values()))
    return Zero(cells, denial.begin, denial.end)


def none_corrected(denial: Denial) -> Zero | None:
    """复议2件,无一纠错; 没有被纠正或败诉的案件: which cases, the sentence has told before."""
    said = denial.word.text if denial.word.text.endswith(_SET_RIGHT) else ""
    kinds = [denial.word]
    if not said:
        kinds = [w for w in denial.reach if w.text in _SET_RIGHT or _is_lost(w)]
    if not kinds or not (said or _is_clearly_of(denial, kinds)):
        return None
    before = denial.reading.between(0, denial.word.start)
    named = {family_of(w) for w in before} & {"review", "litigation"}
    if not named or not any("related" in w.tags for w in before):
        return None
    lost = {"litigation"} if any(map(_is_suit, kinds)) else set()
    righted = any(not _is_suit(w) for w in kinds)
    righted_rows = named - lost
    if righted and any("复议" in w.text for w in kinds):
        righted_rows = {"review"} & named
    rows = (righted_rows if righted else set()) | (lost & named)
    cells = tuple(f"disputes.{row}.corrected" for row in ("review", "litigation") if row in rows)
    return Zero(cells, denial.begin, denial.end) if cells else None


def _is_suit(word: Word) -> bool:
    """Whether a word for a case lost is said of suits alone."""
    return word.text.endswith("败诉") or "判" in word.text


def _is_clearly_of(denial: Denial, kinds: list[Word]) -> bool:
    """Whether a negation reaches nothing but words for cases lost, and no case by its name."""
    if any(word.topic for word in denial.reach) or not denial.is_clear(kinds[-1].end, denial.end):
        return False
    residue = denial.reading.residue(denial.word.end, kinds[0].start)
    other = any("distractor" in w.tags and w.start < kinds[0].start for w in denial.reach)
    return len(residue) <= FEW and not (residue and other)


def _request_joined(denial: Denial, dispute: Word) -> bool:
    """未收到公开申请、行政复议: the request is in the list, not in its attribute."""
    before = [w for w in denial.reach if w.end <= dispute.start]
    place = next((i for i, w in enumerate(before) if w.topic and family_of(w) == "requests"), -1)
    if place < 0 or before[place].weak:
        return False
    if not any(m.cell == "requests.new.total" for w in before[:place] for m in w.metrics):
        return False
    rest = denial.reading.text[before[place].end : dispute.start]
    # 因信息公开申请行政复议: nothing between, so that the noun is the verb of the cases
    return rest[:1] == "、" or (rest != "" and rest[0] in "和及或与" and len(rest) <= FEW)


def carry_denied(denial: Denial) -> Zero | None:
    """没有上年结转, 没有结转下年的申请; without a direction nothing is claimed."""
    carries = [w for w in (denial.word, *denial.reach) if "carry" in w.tags]
    if not carries:
        return _none_carried(denial)
    if not denial.is_clear(carries[-1].end, denial.end, nouns=True):
        return None
    if denial.reading.residue(denial.word.end, carries[0].start):
        return None
    directions = denial.directions((*denial.front[-FEW:], *denial.reach))
    joined = _BOTH_YEARS.search(denial.reading.text, denial.begin, denial.end) is not None
    if len(directions) == PAIR and (len(carries) == PAIR or joined):
        both = ("requests.carried_in.total", "requests.carried_out.total")
        return Zero(both, denial.begin, denial.end)
    if len(directions) != 1 and not _all_was_done(denial):
        return None
    row = "carried_in" if directions == {"in"} else "carried_out"
    return Zero((f"requests.{row}.total",), denial.begin, denial.end)


def _none_carried(denial: Denial) -> Zero | None:
    """跨年件无, 结转下年度的一件也没有, 上年结转:无: what there was none of stands before."""
    reading, begin = denial.reading, denial.begin
    if reading.text[begin - 1 : begin] == ":":
        begin = reading.left(begin - 1, CLAUSE, max(0, begin - _FAR))
    front = reading.between(begin, denial.word.start)
    carry = next((w for w in reversed(front) if "carry" in w.tags), None)
    plain = all(w.is_filler or w.tags & {"happen", "ending"} for w in denial.reach)
    several = sum("carry" in w.tags for w in front) > 1  # 跨年度遗留的 came, or goes on
    if carry is None or several or not plain or reading.residue(denial.word.end, denial.end):
        return None
    if reading.residue(begin, denial.word.start) or any(
        not (w.is_filler or w is carry or w.tags & _BESIDE_CARRYING or _is_asked(w)) for w in front
    ):
        return None
    directions = denial.directions(front) or ({"out"} if carry.text in _INTO_NEXT else set())
    if len(directions) != 1:
        return None
    row = "carried_in" if directions == {"in"} else "carried_out"
    return Zero((f"requests.{row}.total",), begin, denial.end)


def _is_asked(word: Word) -> bool:
    return word.topic is not None and family_of(word) == "requests"


def _all_was_done(denial: Denial) -> bool:
    """五件申请均已办结,也无一件结转: what could be carried over is what was not done.

    予以公开3件、部分公开1件,无结转 tells what was done by its outcomes.
    """
    before = denial.reading.between(0, denial.word.start)
    told = [m for w in before for m in w.metrics if m.topic == "requests"]
    done = any(m.cell == _HANDLED for m in told)
    done = done or len({m.cell for m in told if m.role == "outcome"}) >= PAIR
    carried = any(w.tags & {"carry", "previous"} for w in before)
    asked = denial.context is not None or any(family_of(w) == "requests" for w in before)
    return done and not carried and asked


def _is_all(denial: Denial) -> bool:
    """没有部分公开, 没有不予公开的: whether no more is said than that an outcome was not."""
    told = (w for w in reversed(denial.reach) if any(m.role == "outcome" for m in w.metrics))
    last = next(told, None)
    return last is not None and denial.reading.text[last.end : denial.end] in ("", "的")


def outcome_denied(denial: Denial) -> Zero | None:
    """收到7件,…,未出现不予处理的情况: none of a class of outcomes, where requests were told."""
    told = [m.cell for w in denial.reach for m in w.metrics if m.role == "outcome"]
    if len(told) != 1 or told[0] not in (*_CLASSES, _PARTLY):
        return None
    plain = all(
        w.is_filler or w.tags & {"happen", "ending"} or any(m.role == "outcome" for m in w.metrics)
        for w in denial.reach
    )
    if not plain or not ("ending" in denial.reach[-1].tags or _is_all(denial)):
        return None
    earlier = denial.reading.between(0, denial.word.start)
    if denial.context is None and not any(family_of(w) == "requests" for w in earlier):
        return None
    if denial.reading.residue(denial.begin, denial.end):
        return None
    return Zero((told[0],), denial.begin, denial.end)
