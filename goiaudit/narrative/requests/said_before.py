"""What the words before a figure say of requests: 办结申请16件, 予以公开12件."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.disclosure.item_words import is_named_class
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.requests.asking import (
    asks_for_papers,
    each_kind,
    is_handed_in,
    is_kind,
    is_of_another_thing,
    kind_behind,
    kind_of,
    of_requests,
    rest_of_applicants,
    rest_of_channels,
)
from goiaudit.narrative.requests.done_in_parts import is_done_in_part, is_way_of
from goiaudit.narrative.requests.outcomes import each_outcome, outcome_of
from goiaudit.narrative.requests.reasons import class_of_reasons, reason_of
from goiaudit.narrative.requests.whole_of_outcomes import completes_outcomes
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.own_names import own_name_end
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

NEW = "requests.new.total"
_ANSWERS = ("requests.handled_total.total", "requests.answered.total")
_FEW = 24
_FAR = 40
_OTHER, _MISCELLANEOUS = ("requests.other_handling.total",), ("requests.other_misc.total",)
_OF_OTHERS = {"requests.other_no_correction.total", "requests.other_fee_unpaid.total"}
_CLASSES = tuple(f"requests.{name}" for name in ("denied", "unavailable", "rejected"))
_OTHERS = {"distractor", "restrict"}
_OURS = frozenset({"own", "office"})
_TWO = 2
_SENT_ON = re.compile(
    r"(?:告知|引导|建议|指引)(?:其|申请人|当事人)?(?:(?:可以?|应当?|须|宜)?(?:向|到|至))[^,。;0-9]{2,16}(?:申请|提出|咨询|查询|反映|获取|办理)"
    r"(?:的|类|共|有)*$"
)
_OUR_NAME = seldom(
    "(?:20[0-9]{2}年度?)?[^,、:;()0-9各所下指协督]{2,16}?(?:局|委|镇|乡|厅|街道|办事处|中心|政府|医院|学校|学院|海关|大队|支队|苏木|办公室)"
    "(?=[本全今当年这一共累先已])"
)
_BY_SECTION = seldom(
    "(?:全部|均|都|已)*由[^,。;:()0-9各]{1,6}[科股室](?:负责|牵头|统一)?(?=[答办回处])"
)
_NUMBERS = ("数", "数量", "件数", "量")
_DULY = (
    "按时",
    "按期",
    "如期",
    "及时",
    "依法",
    "依规",
    "依法依规",
    "按规定",
    "全部",
    "已",
    "均已",
    "规范",
)
"""收到并按时办结16件: between two verbs of one figure."""
_REST = ("其余", "其他", "余下", "剩余")
_GRANTED = ("requests.granted.total",)
# 公开类答复(含部分公开)9件
_WITH_PARTLY = seldom(
    r"\((?:其中|均|已|也)?(?:含|包括|包含|内含|涵盖)了?[^()0-9]{0,8}部分(?:予以|准予|同意)?公开[^()0-9]{0,8}\)"
    "[^()0-9,。;]{0,6}$"
)
_RESULTS = ("结果", "情况", "复文", "复函", "意见", "内容")
AMOUNTS = ("申请量", "申请总量", "申请件", "申请数量", "申请件数", "申请总数", "申请总件数")
_HEADED = seldom(
    "依申请(?:公开|办理)?(?:政府信息)?(?:方面|情况|工作)*[:,](?:20[0-9]{2}年度?|全年|本年度?|今年)?,?"
    "[^,。;:()0-9]{2,16}(?:办公室|[局委办镇乡厅处院站队]|街道|中心|政府|机关|单位)"
    "(?:20[0-9]{2}年度?|全年|本年度?|今年|共|一共|总共|实际)*$"
)
_HAN = seldom("[\u3400-\u9fff]")


def said_before(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
    """What the words before the figure say, the nearest first."""
    found = _nearest(memory, here, topical) or _handed_in(memory, here, topical)
    return found or _told_in_clause(memory, here)


def _told_in_clause(memory: Memory, here: Here) -> tuple[str, ...]:
    """实为咨询、以电话解答的1件: behind the outcome how it was dealt with, all of one clause."""
    text, start = memory.reading.text, here.start
    if not (memory.requests_total and text[start - 1 : start] == "、"):
        return ()
    if text[here.figure.start - 1] != "的" or any(map(of_requests, here.words)):
        return ()
    before = memory.reading.between(here.clause_start, start)
    told = [m for m in map(of_requests, before) if m is not None and m.role == "outcome"]
    return (told[0].cell,) if len({metric.cell for metric in told}) == 1 else ()


def _handed_in(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
    """直接向分局提交的申请有34件: what was handed in, whoever did it."""
    if here.figure.kind != "count" or (memory.requests_total and not _is_taken_by_us(memory, here)):
        return ()
    offered = is_handed_in(here) or (
        any(word.text == "的申请" for word in here.chain) and asks_for_papers(memory, here)
    )
    ours = memory.near_requests and topical.topic is memory.requests
    if not (offered and ours):
        return ()
    return () if any(is_kind(of_requests(word)) for word in here.clause_words) else (NEW,)


def _is_taken_by_us(memory: Memory, here: Here) -> bool:
    """全市收到95件。其中,市政府办公室受理公众的申请17件: the own total, not told yet."""
    ours = any(word.tags & _OURS for word in here.words)
    return ours and here.has_received and not memory.received


def _nearest(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
    """What the nearest of the words before the figure says."""
    chain, last = here.chain, memory.last
    if chain and "join" in chain[0].tags and last is not None and last.end >= chain[0].end:
        return ()  # 42件新收申请和3件结转申请: the words before 和 are of the other figure
    outcome = outcome_of(_past_answer(chain, memory.reading.text), "requests")
    if outcome == _GRANTED:
        if is_named_class(memory, here):
            return ()
        if _WITH_PARTLY.search(memory.reading.text, here.start, here.figure.start):
            return ("requests.outcome.granted_or_partial",)
    elif outcome == ():
        if here.figure_is_each:
            return each_outcome(chain, "requests")
        if classed := class_of_reasons(memory, here):
            return classed
    if outcome is not None:
        return reason_of(memory, here, outcome)
    if sent := _sent_on(memory, here):
        return sent
    for place, word in enumerate(chain):
        metric = of_requests(word) if word.metrics else None
        if word.topic is not None and word.topic.family == "requests":
            return _noun(memory, here, place, word)
        if metric is not None and metric.role == "verb" and "offered" not in word.tags:
            if metric.cell == NEW and not place and here.figure_is_each:
                continue  # 自然人、商业企业各递交6件
            kind = kind_behind(memory, here) if metric.cell == NEW else ()
            if metric.cell in _ANSWERS and is_way_of(chain, place):
                return ()
            if metric.cell in _ANSWERS and _is_openly(chain, place):
                return _GRANTED if memory.requests_total and not topical.distractor else ()
            return kind or _verbs(memory, here, place, topical)
        if metric is not None and metric.role in ("channel", "applicant"):
            if here.follows_topic(place) and metric.role == "channel":
                continue
            return kind_of(memory, here, metric)
        if "others" in word.tags:
            if of_rest := rest_of_applicants(memory, here) or rest_of_channels(memory, here):
                return of_rest
            return _rest_of_outcomes(memory, here) if here.is_tight else ()
        if word.is_filler or word.tags & {"offered", "info", "ending", "this", "own", "year"}:
            continue
        if "person" in word.tags or "all" in word.tags or "each" in word.tags:
            continue
        if word.text == "公开" and (denied := _not_to_publish(chain, place)):
            return denied
        others = topical.distractor or not memory.requests_total
        if word.text == "公开" and others and _is_of_results(chain, place):
            return ()
        if word.text == "公开" and not topical.explicit and here.figure.unit not in ("条",):
            acts = any(w.topic and w.topic.family == "acts" for w in here.words)
            return ("requests.granted.total",) if here.is_tight and not acts else ()
        return ()
    return ()


def _is_openly(chain: tuple[Word, ...], place: int) -> bool:
    """公开答复4件、不公开答复2件: what was asked for was made public, or the answer was."""
    before = chain[place + 1 : place + 2]
    return bool(before) and before[0].text == "公开" and before[0].end == chain[place].start


def _not_to_publish(chain: tuple[Word, ...], place: int) -> tuple[str, ...]:
    """不属于我办公开3件: what is not the organ's to publish was not granted."""
    before = chain[place + 1 : place + 2]
    if not before or before[0].end != chain[place].start:
        return ()
    metric = of_requests(before[0])
    return (metric.cell,) if metric is not None and metric.role == "outcome" else ()


def _is_of_results(chain: tuple[Word, ...], place: int) -> bool:
    """提案办理结果公开28件: what came of something was made public, nothing was granted."""
    before = chain[place + 1 : place + 2]
    beside = bool(before) and before[0].end == chain[place].start
    return beside and before[0].text.endswith(_RESULTS)


def _sent_on(memory: Memory, here: Here) -> tuple[str, ...]:
    """告知向区住建部门申请1件: sent on to another body, whichever it is."""
    asked = memory.requests_total and here.figure.kind != "item"
    said = asked and _SENT_ON.search(memory.reading.text, here.start, here.figure.start)
    return ("requests.outcome.redirected",) if said else ()


def _rest_of_outcomes(memory: Memory, here: Here) -> tuple[str, ...]:
    """不予公开18件、无法提供25件、其他3件: behind classes of the form the last class, behind
    items of two classes (四类过程性信息1件、不掌握2件、其他1件) the last item."""
    told = [m.cells[0] for m in memory.heard if m.outcome and len(m.cells) == 1]
    classes = [name for name in _CLASSES if any(cell.startswith(name) for cell in told)]
    alone = all(word.is_filler or "others" in word.tags for word in here.words)
    if alone and memory.last is not None and set(memory.last.cells) & _OF_OTHERS:
        return _MISCELLANEOUS  # 其他处理7件(逾期不补正4件、其他3件)
    if alone and len(classes) < _TWO and completes_outcomes(memory, int(here.figure.value)):
        if len(set(told)) < len(told):
            return ()  # 非本机关公开3件、不存在5件、其他3件: names that are not those of the form
        items = any(cell.startswith(name + "_") for name in _CLASSES for cell in told)
        return _MISCELLANEOUS if items and memory.form != "2019" else _OTHER
    if not alone or len(classes) < _TWO:
        return ()
    whole = all(f"{name}.total" in told for name in classes)
    return _OTHER if whole or memory.form == "2019" else _MISCELLANEOUS


def is_ours(memory: Memory, here: Here) -> bool:
    """区教育局本级收到9件: behind the organ's name for itself everything is known."""
    own = [word.start for word in here.words if "own" in word.tags]
    if own and here.is_tight_from(own[0]):
        return True
    # 示例县林业局这一年进件9件
    name = _OUR_NAME.match(memory.reading.text, here.start, here.figure.start)
    if name is not None and here.is_tight_from(name.end()):
        return True
    end = own_name_end(memory.reading.text, here.start, memory.whose.organ)
    return end > 0 and here.is_tight_from(end)


def _is_section(memory: Memory, here: Here) -> bool:
    """由法规科答复8件: a section of the organ itself did it."""
    return _BY_SECTION.match(memory.reading.text, here.start, here.figure.start) is not None


def _is_headed(memory: Memory, verb: Word) -> bool:
    """依申请公开:示例乡党政办公室受理5件: behind a heading the organ, and its verb."""
    begin = max(0, verb.start - _FAR)
    if not memory.near_requests or memory.reading.text.find("依申请", begin, verb.start) < 0:
        return False
    return _HEADED.search(memory.reading.text, begin, verb.start) is not None


def _follows_another(memory: Memory, here: Here) -> bool:
    """监察立案44件,结案42件: right behind a count of something that nobody knows."""
    figures = memory.reading.figures
    place = figures.index(here.figure)
    before = figures[place - 1] if place else None
    if before is None or memory.last is not None or before.kind != "count":
        return False
    text = memory.reading.text[before.end : here.figure.start]
    if not text.startswith(",") or text.count(",") > 1 or ";" in text:
        return False
    said = memory.reading.between(max(0, before.start - _FAR), before.start)
    return (bool(said) and bool(said[-1].tags & _OTHERS)) or _is_unknown(memory, before.start)


def _is_unknown(memory: Memory, place: int) -> bool:
    """Whether something that no word explains stands right before a figure."""
    start = memory.reading.left(place, CLAUSE, max(0, place - _FAR))
    words = memory.reading.between(start, place)
    known = words[-1].end if words else start
    if known < place and memory.reading.residue(known, place):
        return True
    head = next((word for word in reversed(words) if not word.is_filler), None)
    if head is None:
        return False  # 新收14件,应办17件,办结15件
    if is_of_another_thing(memory, head):
        return True  # 受理信用修复申请26件,办结26件
    return "agency" in head.tags or not (head.metrics or head.topic or head.tags)


def _past_answer(chain: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """予以公开答复21件, 以“无法提供”答复6件: the outcome before a verb of answering is counted."""
    for place, word in enumerate(chain):
        if word.is_filler:
            continue
        metric = of_requests(word)
        if metric is not None and metric.role == "verb" and metric.cell in _ANSWERS:
            before = chain[place + 1 : place + 2]
            outcome = before and any(
                m.role == "outcome" and m.topic == "requests" for m in before[0].metrics
            )
            beside = outcome and text[before[0].end : word.start] in ("", "”")
            return chain[place + 1 :] if beside else chain
        break
    return chain


def _noun(memory: Memory, here: Here, place: int, noun: Word) -> tuple[str, ...]:
    """The figure stands after the noun: its verb may stand before it (办结申请16件)."""
    if each := each_kind(memory, here):
        return each
    weak = noun.weak and not here.follows_topic(place)
    if weak and any("others" in word.tags for word in here.chain[place + 1 : place + _TWO]):
        return rest_of_applicants(memory, here) or rest_of_channels(memory, here)
    if weak and is_of_another_thing(memory, noun):
        return ()
    found: list[str] = []
    for word in here.chain[place + 1 : place + _FEW]:
        metric = of_requests(word)
        if metric is not None and metric.role in ("channel", "applicant"):
            beside = weak and word.end == noun.start
            if found or beside or (weak and not here.has_received):
                behind = kind_behind(memory, here) if found == [NEW] else ()
                return behind or tuple(found) or kind_of(memory, here, metric)
            if not here.has_received and (kind := kind_behind(memory, here)):
                return kind
            continue
        if metric is not None and metric.role == "verb" and "offered" not in word.tags:
            found.append(metric.cell)
        elif found and ("this" in word.tags or not ("join" in word.tags or word.is_filler)):
            break  # 依申请公开办理全年收到: a heading without its mark
    if found:
        cells = tuple(dict.fromkeys(reversed(found)))
        if cells == (NEW,):
            return kind_behind(memory, here) or cells
        return cells if len(cells) <= 2 else ()
    if here.has_received or (noun.weak and is_offered(memory, here, place)):
        return (NEW,)
    verbs = {m.cell for w in here.clause_words for m in w.metrics if m.role == "verb"}
    others = {cell for cell in verbs if cell.startswith("requests.")} - {NEW}
    if len(others) == 1 and not weak:
        return (others.pop(),)
    return () if weak or others else (NEW,)


def _is_share(here: Here) -> bool:
    """咨询办理占10宗: a figure that is said to be a part is no whole."""
    return bool(here.chain) and here.chain[0].text == "占"


def _is_register(memory: Memory, verb: Word) -> bool:
    """涉及房产登记10宗: behind a noun that nobody knows 登记 is one, too."""
    before = memory.reading.plain[verb.start - 1 : verb.start]
    known = memory.reading.between(max(0, verb.start - _FEW), verb.start)[-1:]
    beside = bool(known) and known[0].end == verb.start
    return verb.text == "登记" and bool(_HAN.match(before)) and not beside


def is_offered(memory: Memory, here: Here, place: int) -> bool:
    """全年共有9人次提出申请9件, in a paragraph on requests for information."""
    before = here.chain[place + 1 : place + 2]
    offers = (
        bool(before) and "offered" in before[0].tags and before[0].end == here.chain[place].start
    )
    return offers and memory.near_requests and not memory.requests_total


def _ends_a_noun(memory: Memory, here: Here, verb: Word) -> bool:
    """涉及房屋征收31件: behind a letter that nobody knows one letter is no verb."""
    known = any(word.end == verb.start for word in here.clause_words)
    return not known and memory.reading.text[max(0, verb.start - 1) : verb.start].isalpha()


def _verbs(memory: Memory, here: Here, place: int, topical: Topical) -> tuple[str, ...]:
    """受理和办结各23件 states both; 其余6件已答复 is a rest of something."""
    verb = here.chain[place]
    if len(verb.text) == 1 and _ends_a_noun(memory, here, verb):
        return ()
    ours = here.is_tight or is_ours(memory, here) or _is_section(memory, here)
    amount = memory.near_requests and here.chain[place].text in AMOUNTS
    ours = ours or (amount and not is_of_another_thing(memory, here.chain[place]))
    ours = ours or _is_headed(memory, here.chain[place])
    if not topical.explicit and not ours:
        return ()
    if not topical.explicit and _follows_another(memory, here):
        return ()
    cells: list[str] = []
    for word in here.chain[place:]:
        metric = of_requests(word)
        if metric is not None and metric.role == "verb":
            cells.append(metric.cell)
        elif not cells or not ("join" in word.tags or word.text in (*_NUMBERS, *_DULY)):
            break
    if any(word.text in _REST for word in here.words):
        return ()
    if set(cells) & set(_ANSWERS) and is_done_in_part(memory, here):
        return ()
    if _is_share(here) or _is_register(memory, here.chain[place]):
        return ()
    if cells == [NEW] and not topical.explicit and not here.has_received:
        return ()
    return tuple(dict.fromkeys(cells)) if len(set(cells)) <= 2 else ()
