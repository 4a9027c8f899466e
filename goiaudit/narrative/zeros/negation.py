"""Zero claims in words and how far a negation reaches (domain 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.scope import Whose
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import (
    ACTS,
    CARRIES,
    CASES,
    CHARGES,
    DENIES,
    DISTRACTS,
    DOCUMENTS,
    FEES,
    OUTCOMES,
    Reading,
    Word,
)
from goiaudit.narrative.zeros.denial import DEFENDED, FEW, LISTED, Denial, Zero, cell_of, family_of
from goiaudit.narrative.zeros.denied import (
    carry_denied,
    cases_denied,
    disputes_denied,
    none_corrected,
    outcome_denied,
)
from goiaudit.narrative.zeros.denied_disclosure import (
    act_denied,
    charges_denied,
    documents_denied,
    fee_denied,
)
from goiaudit.narrative.zeros.limits import is_limited, names_another_cause, told_of_some

_SOME_KINDS = (".business", ".research", ".public_welfare", ".legal_service")
_MUCH = 12
_LONGEST_NAME = 40
_ALIKE = seldom("一样|同样|相同|一致|类似|以来|仍|依然|也")
_ASKING = ("申请", "请求", "申请件数")
_DEALT_WITH = ("办理", "受理", "处理", "的办理", "的受理")
"""未收到依申请公开办理: what would have been done with the requests."""
_BROUGHT_IN = re.compile(
    "(?:[递送寄交转传报]|递交|提交|寄送|送达|投递)(?:到|至|达|进|给|来)?(?:了|过)?"
    "(?:[我本](?:[局镇乡街委办院校馆处所]|机关|单位|街道|中心)|[局镇乡办委院]里)?(?:手[上中里])?"
)
"""没有一份公开申请送到我镇: that it was brought in says no more."""
_DECIDES = seldom("代理|审理|承办|立案|协助|指导")
"""我局审理的行政复议一件也没有: what a body does that decides, or speaks for others."""
_DUE = seldom("应(?:当|该|予|予以|主动|依法)*公开")
"""无应公开而不予公开的信息: how well it was published, and no answer to a request."""
_REVISED = ("修改", "修订", "修正", "清理")
"""What may be done with documents besides; no column of the form counts it."""
_DOCUMENTS = ("normative_documents", "regulations")
_ZERO_VERBS = ("requests.new.total", "requests.handled_total.total", "requests.denied.total")


def zeros(reading: Reading, form: str, context: Topic | None, whose: Whose) -> Iterator[Zero]:
    """The zero claims of a sentence. ``context`` is the topic that its section speaks of."""
    subject: tuple[str, ...] = ()
    for word in reading.flagged(DENIES):
        if "zero_noun" in word.tags and word.text in _SLOGANS:
            cell = _SLOGANS[word.text]
            if reading.text[word.end : word.end + 1] not in _AFTER_SLOGAN or _is_hope(
                reading, word
            ):
                continue
            yield Zero((cell,), word.start, word.end)
        denies = "negation" in word.tags
        if not denies and ("zero_noun" not in word.tags or word.text in _SLOGANS):
            continue
        denial = Denial(reading, word, form, context, subject, whose)
        zero = _zero(denial) if denies else _nothing_of(denial)
        if zero is not None and _is_of_last_year(denial, zero):
            continue
        if zero is not None:
            subject = (*subject, *zero.cells)
            yield zero


def _is_of_last_year(denial: Denial, zero: Zero) -> bool:
    """去年未收到公开申请, 去年(2019年)未收到: of the year before, unless both are alike."""
    if any(".carried_" in cell for cell in zero.cells):
        return False
    reading, begin = denial.reading, denial.begin
    while reading.text[begin - 1 : begin] == ")" and "(" in reading.text[:begin]:
        opening = reading.text.rfind("(", 0, begin)
        begin = reading.left(opening, CLAUSE, max(0, opening - _LONGEST_NAME))
    said = reading.between(begin, denial.word.start)
    last = [word for word in said if "previous" in word.tags]
    if not last or any(word.tags & {"this", "carry", "compared"} for word in said):
        return False
    return not _ALIKE.search(reading.text, last[-1].end, denial.word.end)


def _is_hope(reading: Reading, word: Word) -> bool:
    return any(w.text in ("力争", "争取", "确保") for w in reading.between(0, word.start))


_AFTER_SLOGAN = ("", "、", ",", "。", ";", ")", "”", "的", "等")
_ASKED = ("零收件", "零受理", "零收办", "零来件", "无件可收", "无件可办", "无件可受理")
_SLOGANS = {
    "零申请": "requests.new.total",
    "零复议": "disputes.review.total",
    "零诉讼": "disputes.litigation.total",
}


def _nothing_of(denial: Denial) -> Zero | None:
    """行政复议零案件, 依申请公开全年零收件: what there was none of was named before."""
    if denial.reading.text[denial.word.end : denial.word.end + 1] not in _AFTER_SLOGAN:
        return None
    if (corrected := none_corrected(denial)) is not None:
        return None if _is_hope(denial.reading, denial.word) else corrected
    nouns, start = denial.named()
    if "结转" in denial.word.text:
        return None
    if not nouns and denial.word.text in _ASKED and denial.context is not None:
        # 依申请公开情况。全年零收件
        return Zero((_ZERO_VERBS[0],), denial.begin, denial.end) if denial.stands_alone() else None
    cells = tuple(dict.fromkeys(cell_of(noun) for noun in nouns))
    if not cells or (denial.word.text in _ASKED and not cells[0].startswith("requests")):
        return None
    return Zero(cells, start, denial.end)


def _zero(denial: Denial) -> Zero | None:
    """What a denial states; by what its sentence names only those are asked that may know."""
    if denial.ends_in_figure():
        return None
    flags = denial.reading.flags
    if flags & FEES and (fee := fee_denied(denial)) is not None:
        return fee
    if flags & CHARGES and (charges := charges_denied(denial)) is not None:
        return charges
    if (asked := _asked_for_none(denial)) is not None:
        return asked
    if (argued := cases_denied(denial)) is not None:
        return argued
    if flags & DISTRACTS and _reaches_others(denial):
        return None
    nouns = [w for w in denial.reach if w.topic is not None]
    if flags & CASES:
        disputes = [w for w in nouns if family_of(w) in ("review", "litigation")]
        if disputes:
            return disputes_denied(denial, disputes)
    if flags & CARRIES and (carry := carry_denied(denial)) is not None:
        return carry
    if flags & DOCUMENTS and (other := documents_denied(denial, nouns)) is not None:
        return other
    if flags & ACTS and (act := act_denied(denial, nouns)) is not None:
        return act
    if flags & CASES and (corrected := none_corrected(denial)) is not None:
        return corrected
    requests = [w for w in nouns if family_of(w) == "requests"]
    if requests:
        return _requests(denial, requests)
    zero = _asked_by_nobody(denial) or _subject_before(denial)
    return zero or (outcome_denied(denial) if flags & OUTCOMES else None)


_ASKED_FOR = re.compile(
    r"[^,。;:()0-9不]{0,24}?(?:申请|要求|请求)公开[^,。;:()0-9不]{0,14}?信息"
    r"(?:的?(?:申请书?|请求|情[况形]|事项|行为))?|"
    r"[^,。;:()0-9不]{0,24}?申请过?(?:政府|政务)?信息公开(?:事项|的?情[况形])?"
)


_NO_WAY = (
    "建议",
    "提案",
    "议案",
    "人大代表建议",
    "人大建议",
    "政协提案",
    "建议提案",
    "会议",
    "案件",
)


def _asked_for_none(denial: Denial) -> Zero | None:
    """没有单位和个人申请公开镇政府信息: whatever they might have asked for."""
    reach = denial.reading.text[denial.word.end : denial.end]
    if "公开" not in reach or _ASKED_FOR.fullmatch(reach) is None:
        return None  # as most
    restricted = any("restrict" in w.tags for w in denial.reach) or _is_of_some(denial)
    restricted = restricted or any(w.text in _NO_WAY for w in denial.reach)
    if restricted:
        return None
    if any(family_of(w) in ("review", "litigation") for w in denial.reach):
        return None
    return Zero(("requests.new.total",), denial.begin, denial.end, denial.doubt())


def _asked_by_nobody(denial: Denial) -> Zero | None:
    """依申请公开平稳有序,未接到公民、法人和其他组织的申请: whose requests, told before."""
    reach, received = denial.reach, "requests.new.total"
    if (
        not reach
        or reach[-1].text != "的申请"
        or denial.reading.residue(denial.word.end, denial.end)
    ):
        return None
    asked = any("person" in w.tags for w in reach)
    got = any(m.cell == received and m.role == "verb" for w in reach for m in w.metrics)
    known = denial.context is not None or any(
        family_of(w) == "requests" and not w.weak for w in denial.earlier()
    )
    plain = asked and got and known and not denial.speaks_of_others()
    return Zero((received,), denial.begin, denial.end, denial.doubt()) if plain else None


def _reaches_others(denial: Denial) -> bool:
    """Whether a denial reaches something that is no cell."""
    return any("distractor" in w.tags and not _may_be_denied(w, denial) for w in denial.reach)


def _may_be_denied(word: Word, denial: Denial) -> bool:
    """没有投诉举报, 没有行政复议或者行政应诉案件: what may stand beside the cases denied."""
    if word.text in LISTED:
        return True
    if word.text in _REVISED:  # 未制发、废止、修改规范性文件
        named = (m for w in denial.reach for m in w.metrics if m.zero)
        return any(metric.topic in _DOCUMENTS for metric in named)
    return word.text in DEFENDED and any(w.topic and w.start < word.start for w in denial.reach)


def _requests(denial: Denial, nouns: list[Word]) -> Zero | None:
    noun = nouns[-1]
    behind = denial.reading.text[noun.end : denial.end]
    told = behind in _DEALT_WITH or _BROUGHT_IN.fullmatch(behind) is not None
    if not told and not denial.is_clear(noun.end, denial.end):
        return None
    before = [w for w in denial.reach if w.end <= noun.start]
    if any("restrict" in w.tags for w in denial.reach) or told_of_some(
        denial.reading, denial.begin, denial.word, noun
    ):
        return None
    residue = denial.reading.residue(denial.word.end, noun.start)
    if len(residue) > _MUCH:
        return None
    if _is_one_channel(before, noun) or _is_of_one_channel(denial, noun) or _is_of_some(denial):
        return None
    cells = _request_cells(denial, noun, before, residue)
    if not cells:
        return None
    doubt = "wording" if len(residue) > FEW else denial.doubt()
    return Zero(cells, denial.begin, denial.end, doubt)


def _is_of_some(denial: Denial) -> bool:
    """没有科研机构、公益组织提出申请: nobody of some kinds, which says nothing of the others."""
    named = [w for w in denial.reach if w.metrics and _is_applicant(w)]
    if any("person" in w.tags and w not in named for w in denial.reach):
        return False  # 没有一位村民、一家企业: nobody at all
    if not named or denial.reading.residue(denial.word.end, named[0].start):
        return False  # 患者、家属或企业: whoever it may be
    cells = [m.cell for w in named for m in w.metrics if m.role == "applicant"]
    return all(cell.endswith(_SOME_KINDS) for cell in cells)


def _is_applicant(word: Word) -> bool:
    return any(metric.role == "applicant" for metric in word.metrics)


def _is_one_channel(before: list[Word], noun: Word) -> bool:
    """未收到书面申请 denies one way of asking, not every request."""
    channels = [w for w in before if any(m.role == "channel" for m in w.metrics)]
    return len(channels) == 1 and channels[0].end == noun.start


_EVERY_WAY = ("任何", "没有任何", "并无任何", "未有任何", "无任何", "均无任何", "前来")
"""无人前来申请 is said of all who might have asked."""


def _is_of_one_channel(denial: Denial, noun: Word) -> bool:
    """线下窗口未收到申请: a single way of asking, and none of the words that mean every way."""
    words = [w for w in (*denial.front, *denial.reach) if w.end <= noun.start]
    every = any("etc" in word.tags or word.text in _EVERY_WAY for word in words)
    return len(denial.channels(words)) == 1 and not every


def _request_cells(denial: Denial, noun: Word, before: list[Word], residue: str) -> tuple[str, ...]:
    verbs = [
        metric.cell
        for word in before
        for metric in word.metrics
        if metric.topic == "requests" and metric.role in ("verb", "outcome")
    ]
    if noun.weak:
        if any(family_of(w) in ("review", "litigation") for w in denial.front):
            return ()  # 行政复议没有人申请
        known = any(w.topic and family_of(w) == "requests" and not w.weak for w in denial.earlier())
        known = known or any(w.tags & {"related", "info"} for w in (*before, *denial.earlier()))
        person = any("person" in w.tags for w in before) or "人" in denial.word.text
        received = "requests.new.total" in verbs
        # 我镇2016年度无申请, under a heading on requests
        happens = all(w.is_filler or w.tags & {"happen", "this"} for w in before)
        bare = (known or denial.context is not None) and happens and noun.text in _ASKING
        bare = bare and denial.stands_alone()
        if not (known or denial.context is not None) or not (person or received or bare):
            return ()
        return ("requests.new.total",)
    handled = tuple(c for c in dict.fromkeys(verbs) if c in _ZERO_VERBS)
    if "requests.new.total" in handled:
        return handled
    if handled:
        return (*_joined_before(denial), *handled)
    if verbs:
        return ()
    saying = {"person", "this", "own", "year", "happen"}
    if any("person" in w.tags for w in before):
        saying.add("join")  # 没有公民、法人和其他组织申请公开政府信息
    plain = all(w.is_filler or w.tags & saying for w in before)
    return ("requests.new.total",) if plain and len(residue) <= FEW else ()


def _joined_before(denial: Denial) -> tuple[str, ...]:
    """没有收到、也没有处理过…申请: the first verb shares the noun of the second."""
    cells = [m.cell for w in denial.front for m in w.metrics if m.topic == "requests"]
    negated = any("negation" in w.tags for w in denial.front)
    return ("requests.new.total",) if negated and "requests.new.total" in cells else ()


def _consequence(denial: Denial) -> Zero | None:
    """After 无人申请: 无结转, 没有不予公开的情形 say no more than that."""
    if not denial.follows_zero() or any(w.topic and not w.weak for w in denial.reach):
        return None
    if any("carry" in w.tags for w in denial.reach):
        return Zero(("requests.carried_out.total",), denial.begin, denial.end)
    if _DUE.search(denial.reading.text, denial.word.end, denial.end) is not None:
        return None
    cells = {m.cell for w in denial.reach for m in w.metrics if m.role == "outcome" and m.zero}
    return Zero((cells.pop(),), denial.begin, denial.end) if len(cells) == 1 else None


def _subject_before(denial: Denial) -> Zero | None:
    """依申请公开,本年度没有收到: what is denied was named before."""
    if not denial.is_bare_predicate():
        return None
    handled = any(m.cell == "requests.handled_total.total" for w in denial.reach for m in w.metrics)
    received = any(m.cell == "requests.new.total" for w in denial.reach for m in w.metrics)
    nouns, start = denial.named()
    if handled and not received:
        same = all(family_of(noun) == "requests" for noun in nouns)
        if same and denial.follows_zero() and not denial.noun_of_other():
            return Zero(("requests.handled_total.total",), denial.begin, denial.end)
        return None
    if (more := _consequence(denial)) is not None:
        return more
    if any(m.role == "outcome" for w in denial.reach for m in w.metrics):
        return None  # 依申请公开工作中没有出现应公开而不予公开的办件
    if not nouns:
        alone = received and denial.context is not None and denial.stands_alone()
        alone = alone and not denial.speaks_of_others()
        return Zero(("requests.new.total",), denial.begin, denial.end) if alone else None
    if _is_of_a_kind(denial, nouns, start):
        return None
    nouns = _without_object(nouns)
    cells = tuple(dict.fromkeys(cell_of(noun) for noun in nouns))
    happen = any("happen" in w.tags for w in denial.reach)
    said = {"ending"} if cells[0].startswith("disputes") else set()
    bare = not denial.reach or all(w.is_filler or w.tags & said for w in denial.reach)
    if cells[0].startswith("requests") and not (received or bare or happen):
        return None
    if cells[0].startswith("disputes") and not (happen or bare or received):
        return None
    return Zero(cells, start, denial.end, denial.doubt())


def _without_object(nouns: list[Word]) -> list[Word]:
    """因信息公开申请行政复议的一起没有: the noun right before the last ones says what of."""
    last = nouns[-1]
    beside = len(nouns) > 1 and family_of(last) == "requests" and last.end == nouns[-2].start
    return nouns[:-1] if beside else nouns


def _is_of_a_kind(denial: Denial, nouns: list[Word], start: int) -> bool:
    """重复提出的公开申请一件也没有: none of some that a modifier right before the noun names."""
    reading, noun = denial.reading, nouns[-1].start
    if reading.text[noun - 1 : noun] != "的":
        return False
    if family_of(nouns[-1]) == "requests":
        return is_limited(reading, start, noun, denial.whose.year)
    return names_another_cause(reading, start, noun) or bool(
        _DECIDES.search(reading.text, start, noun)
    )
