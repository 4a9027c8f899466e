"""Outcomes told of a whole: 3项,全部予以公开; 行政诉讼1宗,驳回; 8份,均为自然人申请."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.cases.case_decided import decided_of_these
from goiaudit.narrative.cases.disputes import FAMILIES, row_of
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.requests.asking import of_handled
from goiaudit.narrative.requests.parts_of_all import past_parts
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE
from goiaudit.narrative.text.pattern import holds_one
from goiaudit.narrative.text.words import CASES, Word

_WHOLES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_CARRIED_IN = ("requests.carried_in.total",)
_CLASSES = tuple(f"requests.{name}.total" for name in ("denied", "unavailable", "rejected"))
_ANSWERS = ("requests.handled_total.total", "requests.answered.total")
_ONE_WAY = seldom(
    "(?![^,。;]{0,30}(?:主|多|占|部分|个别|优先|鼓励|支持|均?可))(?:(?:提出|提交)?申请的?(?:方式|渠道|途径|形式)|[通经](?:(?<=通)过|(?<=经)由?)|以)[^,。;、或和及]{1,20}$"
)
"""4件,通过网络申请的方式进行申请: the way of all of them, without 均."""
_SENT = ("送达", "反馈", "发放", "领取", "告知")
_HANDED_IN = ("申请", "寄", "渠道", "方式", "形式", "途径")
_ROWS = {("disputes.litigation_direct.total",), ("disputes.litigation_after_review.total",)}
_SUITS = ("disputes.litigation.total",)
_EVERY_CHARS = ("均", "都", "全", "皆", "悉", "方式", "渠道", "分别")
_EVERY = frozenset(
    (
        "全部",
        "全数",
        "悉数",
        "均",
        "都",
        "均为",
        "全部为",
        "都是",
        "全部予以公开",
        "全部公开",
        "均系",
        "皆为",
        "全为",
    )
)
# Who or what decided, and how: says nothing of its own between a whole and what became of it.
_WHO = seldom(
    r"(?:提交人|申请人|当事人|原告|复议机关|人民法院|法院|上级|机关|政府|县|区|市|本|该|我|单位|局|行政|原|所|出|书|复|的|准许|准予|"
    r"一审|二审|终审|判决|裁定|决定|结果|结论|案件|目前|获|得到|经|被|作|予|给|审|审理|审查|审核|"
    r"研究|研判|核查|核实|查实|认定|评估|集体|讨论|后|向|其|人|类型|身份|主体|性质|最终|已|按|照|依|程序|"
    r"条例|第[一二三四五六七八九十]{1,5}[条款项]|规定|所指|所称|所列|"
    r"所提|一家|一名|一位|某|患者|家属|家长|学生|教师|业主|被征收|被拆迁|农户|近亲属)*"
)
_BODY = (
    "[^,。;:()、0-9无未不其分均都全皆悉已被涉对因就诉求请维撤驳责我本]{1,12}"
    "(?:厅|部|委|局|法院|政府)"
)
# 省水利厅均予维持, 示例铁路运输法院均裁定驳回, 分别由省厅、省政府维持: a body by its name.
_DECIDER = seldom(f"(?P<each>分别)?(?:[经由被])?{_BODY}(?:[、和]{_BODY}){{0,6}}")
_COMPARED = re.compile(
    "[,(](?:较|比|同比|与)[^,;。()]{0,10}(?:减少|增加|下降|上升|增长|少|多|减|增)了?"
)
# 9件(其中1件为法人申请),其余均为自然人: of the others only.
_OTHERS = seldom("其余|余下|剩余?|另外?|其[他它](?:的|件|几件|申请)?(?:均|都|全|皆|一律)")
_SOME_OF_THEM = ("其中", "含", "包含", "包括", "内含")
_SUIT = seldom("诉|法院|判决|裁定|原告")
_APPEAL = seldom("二审(?:程序|诉讼)?(?:仍|还|正|尚|目前)*(?:阶段|审理中|过程中|中|在审|未|待)")
_REASONED = seldom(
    "(?:均|都|皆|全部)?(?:因|由于|鉴于)[^,。;:()、0-9等或]{2,20}?(?:而|依法|决定)*(?:不予公开|无法提供|不予处理)"
)
_OPENS, _TELLS = (",", "(", "、"), ("结果", "结论")
"""1件(结果:维持)"""
_PAIR = 2
_CASE = ("案,", "案件,")
_KNOWN = frozenset({"info", "each", "all", "own", "person", "this", "ending", "happen", "agency"})
_ALL = ("均", "都", "全部", "全都", "皆", "一律")
_FARTHEST = 40
_RUN = 3
_CLAUSES = 2
_MOST_TOLD = 3
_SHORT = 8


def universals(memory: Memory, mentions: Sequence[Mention | None]) -> list[Mention]:
    """The outcomes that the clauses after a whole say of all of it; none where unsure."""
    found: list[Mention] = []
    text = memory.reading.text
    every = holds_one(text, _EVERY_CHARS)
    decides = "结" in text and memory.reading.flags & CASES
    for index, mention in enumerate(mentions):
        if mention is None and decides:
            mention = decided_of_these(memory, mentions[:index], memory.reading.figures[index])
        if mention is None or not (every or mention.value == 1):
            continue
        if mention.aside or not _are_wholes(mention.cells):
            continue
        told, last = _of_all(memory, mention, _past_comparison(memory, mentions, index, mention))
        if not told and (behind := past_parts(memory, mentions, index)):
            told, last = _of_all(memory, mention, behind)
        if told and _goes_to_appeal(memory, told[0], last[1]):
            continue
        if both := _both_rows(memory, mentions, index, told):
            if all(one.cells != both.cells for one in found):
                found.append(both)  # 3件(直接起诉2件,复议后起诉1件),均维持 is told of the 3 once
            continue
        found += told
        if told and mention is mentions[index] and mention.cells[0].startswith("disputes."):
            found += _run_before(memory, mentions, index, *last)
    return found


def _of_all(memory: Memory, mention: Mention, place: int) -> tuple[list[Mention], tuple[int, int]]:
    """What the clauses behind a whole say of all of it, and where the last of them stands.

    3件,申请人均为自然人,全部予以公开 tells of two things; one clause before may say something else.
    """
    told: list[Mention] = []
    last = span = _rest_of_clause(memory, place) or _clause_after(memory, place)
    passed = 0
    most = _CLAUSES + mention.cells[0].startswith("disputes.")
    while span is not None and passed < most and len(told) < _MOST_TOLD:
        known = [cell for one in told for cell in one.cells]
        found = [one for one in _told(memory, mention, *span) if not set(one.cells) & set(known)]
        if found:
            told, last = [*told, *found], span
        elif not _says_every(memory, *span):
            passed = most if told else passed + 1
        span = _clause_after(memory, span[1])
    return told, last or (place, place)


def _goes_to_appeal(memory: Memory, told: Mention, place: int) -> bool:
    """1起,一审胜诉,现处于二审阶段: what a first court decided is not how the case ended."""
    text = memory.reading.text
    if "二审" not in text or not told.cells[0].startswith("disputes.litigation"):
        return False
    end = memory.reading.right(place, SENTENCE, len(text))
    return _APPEAL.search(text, told.figure.end, end) is not None


def _says_every(memory: Memory, start: int, stop: int) -> bool:
    """均按期办结: another thing said of all of them."""
    return any(word.text.startswith(_ALL) for word in memory.reading.between(start, stop))


def _both_rows(
    memory: Memory, mentions: Sequence[Mention | None], index: int, told: Sequence[Mention]
) -> Mention | None:
    """直接起诉4件,复议后起诉1件,均为维持: said of both rows, which the text has summed before."""
    last = mentions[index]
    rows = mentions[index - 1 : index + 1] if index else []
    if last is None or len(told) != 1 or {m.cells for m in rows if m} != _ROWS:
        return None
    first = rows[0]
    if first is None or memory.reading.text[first.figure.end : last.start].strip(",、;和及"):
        return None  # 直接起诉2件,均被驳回,复议后起诉1件,撤诉
    whole = next((m for m in mentions[: index - 1] if m and m.cells == _SUITS), None)
    value = sum(m.value for m in rows if m)
    if whole is None or whole.value != value:
        return None
    column = told[0].cells[0].rpartition(".")[2]
    cells = (f"disputes.litigation.{column}",)
    return Mention(cells, last.figure, value, whole.start, told[0].end, False, True)


def _are_wholes(cells: tuple[str, ...]) -> bool:
    return _is_whole(cells[0]) if len(cells) == 1 else all(map(_is_whole, cells))


@lru_cache(maxsize=1024)
def _is_whole(cell: str) -> bool:
    return (
        cell in _CLASSES
        or cell in _WHOLES
        or (cell.startswith("disputes.") and cell.endswith(".total"))
    )


def _past_comparison(
    memory: Memory, mentions: Sequence[Mention | None], index: int, mention: Mention
) -> int:
    """16件,较上年的20件下降20%,均为自然人申请: where what is said of all of them begins."""
    place = max(mention.end, mention.figure.end)
    if memory.reading.text.startswith(_CASE, place):
        place = memory.reading.text.find(",", place)  # 1起行政诉讼案,审理结果为维持
    for later in range(index + 1, len(mentions)):
        figure, aside = memory.reading.figures[later], mentions[later]
        if figure.start < place:
            continue
        if (behind := _past_bracket(memory, mentions, place)) > place:
            place = behind
            continue
        compared = _COMPARED.fullmatch(memory.reading.text, place, figure.start) is not None
        if not (compared or (aside and aside.aside)) or figure.start - place > _FARTHEST:
            break
        if not compared and memory.reading.text.startswith("(", place):
            break  # 17件(均为自然人申请),同比减少3件
        place = figure.end
    return place


def _past_bracket(memory: Memory, mentions: Sequence[Mention | None], place: int) -> int:
    """9件(全关区14件),均为自然人提出: where a remark in brackets ends, none on those carried in."""
    text = memory.reading.text
    end = text.find(")", place, place + _FARTHEST) if text.startswith("(", place) else -1
    if end < 0 or "(" in text[place + 1 : end] or text.startswith(_SOME_OF_THEM, place + 1):
        return place  # 10件(其中重复申请3件),均不予处理: the three, or all ten
    counted = any(place < figure.start < end for figure in memory.reading.figures)
    held = (m for m in mentions if m is not None and place < m.figure.start < end)
    passes = counted and not any(m.cells == _CARRIED_IN for m in held)
    return end + 1 if passes else place


def _rest_of_clause(memory: Memory, place: int) -> tuple[int, int] | None:
    """复议后起诉的4件全部维持: what the figure's own clause goes on to say of all of them."""
    text = memory.reading.text
    if not text.startswith(_ALL, place):
        return None
    stop = memory.reading.right(place, CLAUSE, min(len(text), place + _FARTHEST))
    if any(place < figure.start < stop for figure in memory.reading.figures):
        return None
    return place, stop


def _clause_after(memory: Memory, place: int) -> tuple[int, int] | None:
    """The clause or bracket that begins at ``place`` and holds no figure."""
    text = memory.reading.text
    if text.startswith("),", place):
        place += 1  # 6件(上年无结转),全部来自自然人
    if text[place : place + 1] not in _OPENS and not (
        text.startswith(":", place) and text.endswith(_TELLS, 0, place)
    ):
        return None
    stop = memory.reading.right(place + 1, CLAUSE, min(len(text), place + _FARTHEST))
    if any(place < figure.start < stop for figure in memory.reading.figures):
        return None
    return place + 1, stop


def _told(memory: Memory, mention: Mention, start: int, stop: int) -> list[Mention]:
    if _OTHERS.match(memory.reading.text, start, stop) is not None:
        return []
    each = False
    if mention.cells[0].startswith("disputes."):
        decider = _DECIDER.match(memory.reading.text, start, stop)
        if decider is not None:  # whose decision it was says no more
            start, each = decider.end(), decider["each"] is not None
    words = memory.reading.between(start, stop)
    every = each or any(word.text in _EVERY or _is_of_all(word) for word in words)
    every = every or _ONE_WAY.match(memory.reading.text, start, stop) is not None
    if not every and mention.value != 1:
        return []
    unknown = memory.reading.residue(start, stop)
    pending = mention.value == 1 and _is_pending(words, unknown)
    if not (_WHO.fullmatch(unknown) or pending or _gives_reason(memory, start, stop)):
        return []
    topics = [_topic_name(cell) for cell in mention.cells]
    metrics = [_metric(word, topics[0]) for word in words if _metric(word, topics[0])]
    if not metrics and every and (way := _way(words)) is not None:
        received = mention.cells == _WHOLES[:1]
        return [_said_of_all(mention, (way.cell,), stop)] if received else []
    metrics = _without_class(metrics) if len(metrics) == _PAIR else metrics
    cells = {metric.cell for metric in metrics if metric is not None}
    plain = all(_is_plain(word, topics[0]) for word in words)
    if len(cells) != 1 or not plain or (metrics and metrics[0] is None):
        return []
    found = []
    told_of = [cell for cell in mention.cells if _is_said_of(cell, memory.reading.text[start:stop])]
    if any(m is not None and m.role == "applicant" for m in metrics) and len(told_of) > 1:
        told_of = told_of[:1]  # 受理和办结各19件,申请人都是自然人: of those that came
    for cell in told_of:
        topic = _topic_name(cell)
        of_it = metrics if topic == topics[0] else [_metric(w, topic) for w in words]
        metric = next(filter(None, of_it), None)
        if metric is not None:
            found.append(_target(memory, metric, cell))
    if mention.cells[0] in _CLASSES and not _is_item(mention.cells[0], found):
        return []
    return [_said_of_all(mention, tuple(found), stop)]


def _gives_reason(memory: Memory, start: int, stop: int) -> bool:
    """1件,因涉及商业秘密不予公开: whatever the reason, no more than the class is told."""
    return _REASONED.fullmatch(memory.reading.text, start, stop) is not None


def _without_class(metrics: list[Metric | None]) -> list[Metric | None]:
    """因不掌握无法提供: the item, where it is told beside its class."""
    first, last = metrics
    if first is None or last is None or last.cell not in _CLASSES:
        return metrics
    return [first] if first.cell.startswith(last.cell.removesuffix("total")[:-1] + "_") else metrics


def _said_of_all(mention: Mention, cells: tuple[str, ...], stop: int) -> Mention:
    return Mention(cells, mention.figure, mention.value, mention.start, stop, False, True)


def _is_of_all(word: Word) -> bool:
    """均未审结: an outcome that says itself that it is that of all."""
    return bool(word.metrics) and word.text.startswith(_ALL[:2])


def _is_said_of(cell: str, clause: str) -> bool:
    """复议、诉讼各2件,复议均维持,法院均驳回: a clause that names one of them is of that one."""
    review, suit = "复议" in clause, _SUIT.search(clause) is not None
    if review == suit or not cell.startswith("disputes."):
        return True
    return cell.startswith("disputes.review.") == review


def _is_item(whole: str, cells: Sequence[str]) -> bool:
    """不予处理1件,为重复申请: the item of the class that is meant."""
    return all(cell.startswith(whole.removesuffix(".total") + "_") for cell in cells)


def _is_pending(words: Sequence[Word], unknown: str) -> bool:
    """到报告发布时尚未审结: whatever the day, the one case is pending."""
    pending = bool(words) and any(m.cell.endswith(".pending") for m in words[-1].metrics)
    return pending and len(unknown) <= _SHORT


def _run_before(
    memory: Memory, mentions: Sequence[Mention | None], index: int, start: int, stop: int
) -> list[Mention]:
    """复议案件1件,诉讼案件1件,均为其他结果: the last words hold for the whole before, too."""
    words = memory.reading.between(start, stop)
    if not any(word.text in _EVERY for word in words):
        return []
    found: list[Mention] = []
    later = mentions[index]
    for before in reversed(mentions[max(0, index - _RUN) : index]):
        assert later is not None
        if before is None or before.aside or not all(map(_is_whole, before.cells)):
            break
        if not (before.value and before.cells) or before.cells[0].partition(".")[0] != "disputes":
            break
        gap = memory.reading.text[before.figure.end : later.start]
        names = {_topic_name(cell) for cell in (*before.cells, *later.cells)}
        if gap.strip(",、和") or len(names) == 1:
            break
        found += [
            Mention(told.cells, before.figure, before.value, before.start, stop, False, True)
            for told in _told(memory, before, start, stop)
        ]
        later = before
    return found


def _topic_name(cell: str) -> str:
    """The name of the vocabulary's topic that a whole belongs to."""
    if not cell.startswith("disputes."):
        return "requests"
    return cell.split(".")[1].replace("_direct", "").replace("_after_review", "")


def _metric(word: Word, topic: str) -> Metric | None:
    for metric in word.metrics:
        if metric.topic == topic and metric.role in ("outcome", "applicant"):
            return metric
    return None


def _way(words: Sequence[Word]) -> Metric | None:
    """均为网络申请件: the one way in which all of them came, where no answer is spoken of."""
    told = [metric for word in words for metric in word.metrics if metric.topic == "requests"]
    ways = {metric.cell: metric for metric in told if metric.role == "channel"}
    asked = any("offered" in w.tags or w.text.startswith(_HANDED_IN) for w in words)
    asked = asked or any(w.text in ("来自", "出自") for w in words)
    others = any(metric.cell in _ANSWERS or metric.role == "outcome" for metric in told)
    others = others or any(w.text in _SENT for w in words)
    return next(iter(ways.values())) if asked and not others and len(ways) == 1 else None


def _is_plain(word: Word, topic: str) -> bool:
    known = word.is_filler or bool(word.metrics) or bool(word.tags & _KNOWN)
    return known or (word.topic is not None and word.topic.family in (topic, *FAMILIES))


def _target(memory: Memory, metric: Metric, whole: str) -> str:
    """The cell that a whole's outcome or applicant stands in."""
    if whole.startswith("disputes."):
        row = whole.split(".")[1]
        topic = memory.known.topics.get(row)
        return row_of(metric.cell, topic) if topic is not None else metric.cell
    if metric.role == "applicant" and whole == "requests.handled_total.total":
        return of_handled(metric.cell)
    return metric.cell
