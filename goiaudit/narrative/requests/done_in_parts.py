"""Requests handled or answered in parts: by others, directly, in time beside those put off."""

from __future__ import annotations

from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.requests.whole_of_outcomes import tops
from goiaudit.narrative.text.own_names import own_name_end
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_FAR, _THREE = 80, 3
_IN_TIME = ("按期", "按时", "如期")
_PUT_OFF = seldom("(?:延期|延时|逾期|超期|延长)[^,。;:()0-9]{0,8}[1-9]")
_ANSWERED = "(?:答复|回复|办结|办理)(?:完毕)?"
_AND_ANOTHER = seldom(
    rf"[^,。;:()0-9]{{0,16}}{_ANSWERED}[,、;](?:另有|另|其余)?[0-9一二两三四五六七八九十]+[件宗份条]"
    rf"[^,。;:()0-9]{{0,8}}(?:延期|延时|延长|逾期|超期|电话|口头|书面|邮寄)[^,。;:()0-9]{{0,8}}{_ANSWERED}"
)
# 合并办理3件: of those merged; 合并办结86件 adds up.
_LATE = seldom(
    "(?:(?:逾期|超期|超时限?|超过期限|未按[期时]|未如期)[^,。;:()0-9]{0,6}|合并(?:办理|处理|答复)的?)$"
)
_PASSED_ON = seldom("(?:转|转交|转送|交由|移送|移交|分送|分办|交)(?:由|至|给|往|有关|相关|其他|各)")
_SENT_ON = seldom(
    r"(?:转送|转交|转由|转至|转给|移送|移交|交由|分送)(?![我本])[^,。;:()0-9]{2,20}"
    r"(?:局|委|厅|办|镇|乡|街道|单位|部门|机关|处|站)"
)
_OF_A_MONTH = seldom(
    "(?<![-~至到0-9])[0-9]{1,2}月(?:份|[底初末]|[上中下]旬)*(?:新?收到|受理|接到|登记|提[交出])的"
)
_OF_A_KIND = seldom(
    "(?<![各此这该本两几])类(?:的)?(?:政府)?(?:信息)?(?:公开)?申请(?:共|有|为|计)*(?=[0-9])"
)
_OTHERS_DO = seldom(
    r"由(?![我本])[^,。;:()0-9]{2,20}(?:局|委|厅|办|镇|乡|街道|单位|部门|处|站)(?:负责|牵头)?"
    r"(?:承办|办理|办结|答复|受理|处理)"
)
_OF_THOSE = seldom("(?:对于?|针对|就|关于|上述|以上|这|该|前述)(?:上述|以上|这|办理的|办结的)?$")
_RECEIVED, _CARRIED_IN = ("requests.new.total",), ("requests.carried_in.total",)
_DONE = (("requests.handled_total.total",), ("requests.answered.total",))
_JOINT = ((*_RECEIVED, *_DONE[0]), (*_DONE[0], *_RECEIVED))
_OURS = frozenset(("own", "office"))
_LEFT = (("requests.carried_out.total",), ("requests.outcome.withdrawn",))
_ANSWERS = tuple(
    f"requests.{name}" for name in ("granted", "partially_granted", "denied", "unavailable")
)
_OPENS_LIST = seldom("[^0-9。;]{0,24}?(?:[:(]|其中|包括|含|分别|[中里],)")


def is_done_in_part(memory: Memory, here: Here) -> bool:
    """Whether a figure of what was done says itself that it is a part.

    延期答复2件,按期答复8件; 逾期答复0件; 直接办理6件,转有关单位办理4件.
    """
    text, start, place = memory.reading.text, here.start, here.figure.start
    words = {word.text for word in here.words}
    if words & set(_IN_TIME) and _PUT_OFF.search(text):
        return True
    if _LATE.search(text, start, place):
        return True
    own = words & {"直接", "独立", "单独", "自行"}
    return _PASSED_ON.search(text, start, place) is not None or (bool(own) and "转" in text)


def is_way_of(chain: tuple[Word, ...], place: int) -> bool:
    """网络答复60件、邮寄答复43件: how answers were given, none of them all."""
    before = chain[place + 1 : place + 2]
    way = bool(before) and before[0].end == chain[place].start and "书面" not in before[0].text
    way = way and any(m.role == "channel" and m.topic == "requests" for m in before[0].metrics)
    return way or _is_of_some_applicants(chain, place)


def _is_of_some_applicants(chain: tuple[Word, ...], place: int) -> bool:
    """自然人申请办结3件、法人办结2件: what was done for some of those who asked."""
    for word in chain[place + 1 : place + _THREE]:
        if word.weak:
            continue
        asked = any(m.role == "applicant" and m.topic == "requests" for m in word.metrics)
        return asked and "person" not in word.tags
    return False


def is_part_of_done(memory: Memory, here: Here) -> bool:
    """8件按期答复,1件延期答复; 8件书面答复,1件电话答复: told in parts, each behind its figure."""
    return _AND_ANOTHER.match(memory.reading.text, here.figure.end) is not None


def is_done_by_others(memory: Memory, here: Here) -> bool:
    """由县住建局承办公开申请3件, 转送其他单位的公开申请4件: whose requests those were."""
    text, start = memory.reading.text, here.start
    if text[start] not in "由转移交分":
        return False
    pattern = _OTHERS_DO if text[start] == "由" else _SENT_ON
    return pattern.match(text, start, here.figure.start) is not None


def _is_one_of_told(memory: Memory, here: Here) -> bool:
    """收到21件,涉及征地公开申请12件,不符合公开申请要求的2件: some of those told before."""
    if here.is_tight and not any("negation" in word.tags for word in here.words):
        return False
    text, organ = memory.reading.text, memory.whose.organ
    if any(word.tags & _OURS for word in here.words) or own_name_end(text, here.start, organ) > 0:
        return False
    told = [m for m in memory.heard if m.cells == _RECEIVED and not memory.is_of_last_year(m)]
    told += [m for m in memory.before if m.cells == _RECEIVED and memory.received]
    return any(not m.aside and m.value > here.figure.value for m in told)


def is_one_of_kinds(memory: Memory, here: Here) -> bool:
    """征地类公开申请5件、规划类申请3件: of several kinds none is all; nor 12月收到的申请1件."""
    if not here.has_received and _is_one_of_told(memory, here):
        return True
    text, place = memory.reading.text, here.figure.start
    if memory.before and _are_those_done(memory, here):
        return True
    if "月" in text and _OF_A_MONTH.search(text, here.clause_start, place):
        return True
    if "类" not in text:
        return False
    near = (max(0, place - _FAR), place + _FAR)
    ends = [match.end() for match in _OF_A_KIND.finditer(text, *near)]
    return len(ends) > 1 and place in ends


def _are_those_done(memory: Memory, here: Here) -> bool:
    """办结11件。对这11件申请,…: those that the sentence before has counted as handled."""
    if here.has_received or not _OF_THOSE.search(
        memory.reading.text, here.start, here.figure.start
    ):
        return False
    return any(m.cells in _DONE and m.value == here.figure.value for m in memory.before)


def may_hold_branch(memory: Memory) -> bool:
    """Whether a sentence may tell of an answer beside outcomes, or of what was not all done."""
    text = memory.reading.text
    return "不" in text or "无法" in text or "部分" in text or len(memory.heard[0].cells) > 1


def without_branch(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """受理10件,其中答复4件,不予公开3件,无法提供3件: beside outcomes an answer is one of them.

    Only where with it they come to all that there were; then it is no total.
    """
    done = [m for m in memory.heard if m.cells in _DONE]
    if len(done) != 1:
        return found
    branch = done[0]
    if memory.heard[0].cells in _JOINT:
        found = _came_only(found, branch)
    if _OPENS_LIST.match(memory.reading.text, branch.figure.end) is not None:
        return found  # 办结12件,其中公开8件: what is told behind it is a part of it
    told = [m for m in memory.heard if not m.aside]
    if branch.aside or not any(map(_is_granted_or_not, told)):
        return found
    outcomes = tops([m for m in told if m.outcome and m.cells[0].startswith("requests.")])
    named = sum(int(m.value) for m in outcomes if m.cells not in _LEFT)
    left = sum(int(m.value) for m in told if m.cells in _LEFT)
    whole = next((m for m in (*told, *reversed(memory.before)) if m.cells == _RECEIVED), None)
    if whole is None or branch.value in (named, whole.value):
        return found
    held = sum(int(m.value) for m in (*memory.before, *told) if m.cells == _CARRIED_IN)
    if int(branch.value) + named + left not in (whole.value, whole.value + held):
        return found
    return [None if mention is branch else mention for mention in found]


def _is_granted_or_not(mention: Mention) -> bool:
    """An outcome that is an answer; 重复申请2件,答复7件 leaves those out that need none."""
    return mention.outcome and mention.cells[0].startswith(_ANSWERS)


def _came_only(found: list[Mention | None], done: Mention) -> list[Mention | None]:
    """受理、办理35件,办结33件: so many came and were dealt with, fewer were done."""
    return [
        replace(m, cells=_RECEIVED)
        if m and m.cells in _JOINT and m.start < done.start and m.value > done.value
        else m
        for m in found
    ]
