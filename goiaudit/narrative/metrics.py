"""Which metric each figure of a sentence speaks of: the families in their order."""

from __future__ import annotations

from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.cases.disputes import brought, dispute, part_of_cases
from goiaudit.narrative.disclosure.acts import act, has_grown, previous_items
from goiaudit.narrative.disclosure.disclosures import money, own
from goiaudit.narrative.disclosure.documents import document
from goiaudit.narrative.disclosure.fees import fee
from goiaudit.narrative.disclosure.items import interpretation, item
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.requests.asked_in_all import asked_in_all
from goiaudit.narrative.requests.asking import is_handed_in
from goiaudit.narrative.requests.briefly import done_briefly
from goiaudit.narrative.requests.done_in_parts import may_hold_branch, without_branch
from goiaudit.narrative.requests.everyday_askers import everyday_asker
from goiaudit.narrative.requests.outcome_names import named_in_list
from goiaudit.narrative.requests.requests import part_of_requests, request
from goiaudit.narrative.requests.ways_listed import way_listed
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.own_share import SHARES, is_own_share, tells_wider
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DENIES, DISTRACTS
from goiaudit.narrative.topics import is_distracted, topic_before, topic_of
from goiaudit.narrative.wholes.respective import respective
from goiaudit.narrative.wholes.sums import settled, summed, years_part
from goiaudit.narrative.whose.area_parts import is_part_of_area, whole_of_area, without_members
from goiaudit.narrative.whose.comparisons import again, change_of, change_word, last_years, reached
from goiaudit.narrative.whose.part_of_same import AMONG_ENDS, goes_on_among, is_part_of_same
from goiaudit.narrative.whose.since import is_since, this_years_part
from goiaudit.narrative.whose.uncounted import Uncounted

_WHOLES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_RECEIVED, _ANSWERS = _WHOLES[:1], _WHOLES[1:]
_TAKES_UP = ("受理", "登记", "予以受理", "依法受理", "决定受理")
_CASES = ("review", "litigation")
_BETWEEN = (("requests.carried_in.total",), ("requests.outcome.withdrawn",))
_DONE = (("requests.handled_total.total",), ("requests.answered.total",))
_CARRIED_IN = ("requests.carried_in.total",)
_FARTHEST = 400
_STOPS = ("", ",", "。", ";")
"""未收到过一件: behind a denial one is none."""
_OF_THESE = seldom(
    r"[,;](?:申请(?:内容|事项|人)?|内容|增量|增长|增加|减少|主要|大?多[为是]?|原因|索要|所涉)[^,。;()0-9]{0,12}?"
    r"(?:来自|涉及|集中|要求|索要|咨询|查询|关于|为|是)[^。;0-9]*[。;]?$|"
    r"[,(]其中[^,。;()0-9]{0,14}(?:转来|转办|转交|交办|来自|提交)[^,。;()0-9]{0,8}[0-9]+[件份宗][^0-9]*$"
)
"""What the requests that were counted asked for."""
_OTHER_TABLES = ("acts", "documents")
_ABOUT = seldom("(?:涉及|内容[为是:]|集中[在于]|事关|有关|关于|公开的?内容)[^;。]*$")
_EXACTLY = seldom(
    r"[^,;。()0-9]{0,10}[,(](?:其中)?(?:具体|实际|实|确切|准确|精确)(?:数字?|件数|数量|收到|受理|登记|的|共)*"
    r"(?:为|是|有|共|计)*"
)
"""Between a vague figure and the one that is meant."""
_FAMILIES = {
    "requests": request,
    "review": dispute,
    "litigation": dispute,
    "documents": document,
    "acts": act,
    "fee": fee,
    "own": own,
}


def mentions_of(memory: Memory) -> list[Mention | None]:
    """One entry per figure of the sentence, None where it is not surely understood."""
    found: list[Mention | None] = []
    text, heard = memory.reading.text, memory.heard
    listed, uncounted = respective(memory), Uncounted.of(text, memory.whose.year)
    for index, figure in enumerate(memory.reading.figures):
        mention: Mention | None
        if index in listed:
            mention = listed[index]
            memory.items.append(mention)
        else:
            mention = _stated(memory, index, uncounted)
        found.append(mention)
        if mention is None:
            if figure.kind != "percent":
                memory.last = None
            continue
        memory.last = mention
        memory.mark(mention)
        heard.append(mention)
        cells = mention.cells
        if cells and cells[0] in _WHOLES and not mention.aside:
            memory.base = _WHOLES[0] if _WHOLES[0] in cells else cells[0]
    told = [mention.cells for mention in heard]
    if _RECEIVED in told and len(told) > 1:
        if "其中" in text:
            found = _without_other_kinds(memory, found)
        if told.count(_RECEIVED) > 1:
            found = without_members(memory, found)
    if memory.base in _ANSWERS and may_hold_branch(memory):
        found = without_branch(memory, found)
    if memory.shares:
        found = _without_wider(memory, found)
    if _CARRIED_IN in told and len(told) > len(_DONE):
        found = _without_new_ones_done(memory, found)
    return _without_gross(memory, found) if memory.says_really else found


def _without_wider(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """区政府收到372件,分到本街道的6件: the first is not the organ's; 全区收到 says so itself."""
    told = [m for m in found if m and m.cells == _RECEIVED and not _is_of_area(memory, m)]
    wider = [m for m in told[:-1] if m.value > told[-1].value]
    return [None if mention in wider else mention for mention in found]


def _is_of_area(memory: Memory, mention: Mention) -> bool:
    words = memory.reading.between(mention.start, mention.figure.start)
    return any("area" in word.tags for word in words)


def _without_new_ones_done(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """84件办结;上年剩下的2件也已答复,合并办结86件: the first is of this year's requests only."""
    done = [m for m in memory.heard if not m.aside and m.cells in _DONE]
    if len(done) < len(_DONE):
        return found
    first, last = done[0], done[-1]
    held = sum(
        int(m.value) for m in memory.heard if m.cells == _CARRIED_IN and m.start < last.start
    )
    if first.cells != last.cells or int(first.value) + held != last.value:
        return found
    return [None if mention is first else mention for mention in found]


def _without_other_kinds(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """受理各类申请3218件,其中…公开申请7件; 收到信件15封,其中公开申请3封: of many kinds some are."""
    text = memory.reading.text
    kept = list(found)
    for place, whole in enumerate(found):
        if whole is None or whole.aside or not _may_be_of_all_kinds(whole, text):
            continue
        later = (m for m in found[place + 1 :] if m is not None and m.cells == _RECEIVED)
        named = next(later, None)
        if named is None or named.aside or named.value >= whole.value:
            continue
        among = "其中" in text[whole.end : named.figure.start]
        if among and "公开" in text[named.start : named.end]:
            kept[place] = None
    return kept


def _may_be_of_all_kinds(mention: Mention, text: str) -> bool:
    """Whether requests or letters were counted that need not ask for information."""
    asked = mention.cells == _RECEIVED or mention.cells[0].startswith("requests.channel.")
    return asked and "公开" not in text[mention.start : mention.end]


def _without_gross(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """Without the first figure where the text says itself that it counts too many."""
    last = next((m for m in reversed(found) if m and m.cells == _RECEIVED), None)
    if last is None or "实际" not in memory.reading.text[last.start : last.figure.start]:
        return found
    return [
        m if m is None or m is last or m.aside or _WHOLES[0] not in m.cells else None for m in found
    ]


def topic_at_end(memory: Memory) -> Topical:
    """The topic at the end of the sentence, for the next one to inherit."""
    topical = topic_before(memory, len(memory.reading.text) + 1)
    if not topical.distractor or not memory.marks:
        return topical
    place, counted = memory.marks[-1]
    # 受理48件,增量主要来自查询: what was asked for, and no other business.
    return counted if _OF_THESE.search(memory.reading.text, place) else topical


def _stated(memory: Memory, index: int, uncounted: Uncounted | None) -> Mention | None:
    """What a figure states; no hope, and no part of what the sentence has told of the same."""
    here = Here(memory.reading, index)
    figure = here.figure
    if uncounted is not None and uncounted.holds(memory.reading.text, here):
        return None
    mention = (
        _resolve(memory, figure, here)
        or named_in_list(memory, figure)
        or everyday_asker(memory, figure, here)
        or done_briefly(memory, here)
        or way_listed(memory, figure, here)
        or this_years_part(memory, here)
        or years_part(memory, here)
    )
    if mention is None:
        return None
    if memory.whose.area_is_own and is_part_of_area(memory, mention, here):
        return None
    if uncounted is not None and is_since(uncounted.since, mention):
        memory.since = mention
        memory.mark(mention)  # what follows of this year speaks of the same
        return None
    among = here.in_list or (here.clause_start <= AMONG_ENDS and goes_on_among(memory, here))
    if among and is_part_of_same(memory, mention, here):
        return replace(mention, silent=True) if mention.cells[0] in _WHOLES[1:] else None
    if mention.cells == _RECEIVED and _is_taken_up(memory, mention, here):
        return None
    return mention


def _is_taken_up(memory: Memory, mention: Mention, here: Here) -> bool:
    """收到30件,受理28件,不予受理2件: fewer were taken up than came; unless 实际 takes it back."""
    if mention.aside or not any(word.text in _TAKES_UP for word in here.words):
        return False
    if memory.says_really or any(w.tags & {"own", "office", "area"} for w in here.clause_words):
        return False
    if any(w.tags & {"half_year", "partial_year"} for w in here.words):
        return False  # 上半年受理11件,下半年受理9件
    told = [m for m in memory.heard if not m.aside]
    while told and told[-1].cells[:1] in _BETWEEN:
        told.pop()  # 收到64件(含上年结转2件),经沟通撤件41件,受理23件
    return bool(told) and told[-1].cells == mention.cells and told[-1].value > mention.value


def _resolve(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    kind, reading = figure.kind, memory.reading
    if kind == "percent":
        return change_of(memory, figure, here)
    last = memory.last
    if last is not None and last.figure.qualifier != "exact":
        exactly = _told_exactly(memory, last, figure)
        if exactly is not None:
            return exactly
    if kind == "count" and SHARES.search(reading.text, here.start, figure.start):
        share = _own_share(memory, figure, here)
        if share is not None:
            return share
    if reading.flags & DISTRACTS and is_distracted(memory, here):
        return interpretation(figure, here)
    if figure.value and reading.flags & DENIES and _is_denied(memory, here):
        return None
    if memory.may_compare:
        matters = figure.unit == "项" and memory.form == "2019"
        if change_word(here) is not None or (matters and has_grown(here)):
            return change_of(memory, figure, here) or _change_of_items(memory, figure, here)
        former = previous_items(figure, here) if matters else None
        former = former or last_years(memory, figure, here)
        if former is None and last is not None:
            former = (reached if last.aside else again)(memory, figure, here)
        if former is not None:
            return former
    if kind == "money":
        return money(memory, figure, here)
    total = summed(memory, figure, here)
    if total is None and memory.says_really:
        total = settled(memory, figure, here)
    if total is None and memory.whose.area_is_own:
        total = whole_of_area(memory, figure, here)
    return total or _by_topic(memory, figure, here)


def _by_topic(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """What a figure states as one of the family that its topic is of."""
    topical = topic_of(memory, here)
    found = item(memory, figure, here, topical)
    if found is not None:
        return found
    topic = topical.topic
    if topic is None:
        found = part_of_cases(memory, figure, here)
        if found is not None:
            return found
        if memory.near_requests and not _follows_others_cases(memory, figure):
            found = part_of_requests(memory, figure, here, strict=topical.distractor)
    elif not topical.distractor:
        if topic.family in _OTHER_TABLES and _is_asked_about(memory, figure):
            return None
        family = _FAMILIES.get(topic.family)
        if family is not None:
            found = family(memory, figure, here, topical)
        if found is None and _goes_back_to_requests(memory, topical):
            came = here.has_received and is_handed_in(here)
            found = part_of_requests(memory, figure, here, strict=not came)
    return found or brought(memory, figure, here) or asked_in_all(memory, figure, here)


def _goes_back_to_requests(memory: Memory, topical: Topical) -> bool:
    """…行政诉讼同样没有。5件都给予公开: outcomes of requests, behind a sentence on cases."""
    family = topical.topic.family if topical.topic is not None else ""
    return memory.near_requests and not topical.explicit and family in _CASES


def _is_asked_about(memory: Memory, figure: Figure) -> bool:
    """收到公开申请9件,主要涉及行政处罚3件、行政许可2件: what requests were about."""
    if not memory.requests_total or "申请" not in memory.reading.text:
        return False
    begin = memory.reading.left(figure.start, ";。", max(0, figure.start - _FARTHEST))
    return _ABOUT.search(memory.reading.text, begin, figure.start) is not None


def _own_share(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """全区受理372件,分到本街道名下的6件: what came to the organ itself."""
    text = memory.reading.text
    if not is_own_share(text, here.start, figure.start, memory.whose.organ):
        return None
    told = [m for m in (*memory.before, *memory.heard) if m.cells == _RECEIVED and not m.aside]
    wider = tells_wider(text, here.start) or any(m.value > figure.value for m in memory.before)
    if not (wider and (told or memory.near_requests)) or not memory.speaks_of_disclosure:
        return None
    memory.shares = True
    return Mention(_RECEIVED, figure, figure.value, here.start, figure.end)


def _told_exactly(memory: Memory, last: Mention, figure: Figure) -> Mention | None:
    """收到不足十件,实为8件: the figure that a vague one stands for."""
    if last.aside or last.figure.kind != figure.kind:
        return None
    if not _EXACTLY.fullmatch(memory.reading.text, last.figure.end, figure.start):
        return None
    return replace(last, figure=figure, value=figure.value, end=figure.end)


def _is_denied(memory: Memory, here: Here) -> bool:
    """没有收到一件公开申请: the one is what there was not. 未发生行政复议1件 says nothing sure."""
    if memory.reading.flagged(DENIES)[0].start >= here.figure.start:
        return False  # most denials stand behind all figures
    denies = [word.end for word in here.words if "negation" in word.tags]
    if not denies or memory.reading.residue(denies[-1], here.figure.start):
        return False
    if any(word.topic is not None and word.start >= denies[-1] for word in here.words):
        return True
    if here.figure.value != 1:
        return False
    ends = memory.reading.text[here.figure.end : here.figure.end + 1] in _STOPS
    return ends or any(word.topic is not None for word in here.after)


def _follows_others_cases(memory: Memory, figure: Figure) -> bool:
    """Whether cases that the organ decides were counted last: 审结88件,其中撤销7件."""
    for word in memory.signs_before(figure.start, _FARTHEST):
        if word.topic is not None and not word.weak:
            return word.start in memory.blocked and word.topic.family in _CASES
    return False


def _change_of_items(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政许可减少3项, 收费项目减少2项: a column of the form of 2019; other changes are no cell."""
    topical = topic_of(memory, here)
    if topical.topic is None:
        return None
    charges = topical.topic.name == "admin_fees" and figure.kind == "count"
    if topical.topic.family != "acts" and not charges:
        return None
    return act(memory, figure, here, topical) if topical.explicit or here.is_tight else None
