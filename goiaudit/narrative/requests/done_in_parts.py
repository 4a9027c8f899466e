"""Requests handled or answered in parts: by others, directly, in time beside those put off."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_FAR = 80
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
    return _PASSED_ON.search(text, start, place) is not None or ("直接" in words and "转" in text)


def is_part_of_done(memory: Memory, here: Here) -> bool:
    """8件按期答复,1件延期答复; 8件书面答复,1件电话答复: told in parts, each behind its figure."""
    return _AND_ANOTHER.match(memory.reading.text, here.figure.end) is not None


def is_done_by_others(memory: Memory, here: Here) -> bool:
    """由县住建局承办公开申请3件, 转送其他单位的公开申请4件: whose requests those were."""
    text, start = memory.reading.text, here.start
    if text.startswith("由", start):
        return _OTHERS_DO.match(text, start, here.figure.start) is not None
    sent = text.startswith(("转", "移", "交", "分"), start)
    return sent and _SENT_ON.match(text, start, here.figure.start) is not None


def is_one_of_kinds(memory: Memory, here: Here) -> bool:
    """征地类公开申请5件、规划类申请3件: of several kinds none is all; nor 12月收到的申请1件."""
    text, place = memory.reading.text, here.figure.start
    if "月" in text and _OF_A_MONTH.search(text, here.clause_start, place):
        return True
    if "类" not in text:
        return False
    near = (max(0, place - _FAR), place + _FAR)
    ends = [match.end() for match in _OF_A_KIND.finditer(text, *near)]
    return len(ends) > 1 and place in ends
