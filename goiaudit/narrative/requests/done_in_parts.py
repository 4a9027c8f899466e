"""Requests handled or answered in parts: by others, directly, in time beside those put off."""

from __future__ import annotations

import re

from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_IN_TIME = ("按期", "按时", "如期")
_PUT_OFF = re.compile("(?:延期|延时|逾期|超期|延长)[^,。;:()0-9]{0,8}[0-9]")
_PASSED_ON = re.compile(
    "(?:转|转交|转送|交由|移送|移交|分送|分办|交)(?:由|至|给|往|有关|相关|其他|各)"
)
_OTHERS_DO = re.compile(
    r"由(?![我本])[^,。;:()0-9]{2,20}(?:局|委|厅|办|镇|乡|街道|单位|部门|处|站)(?:负责|牵头)?"
    r"(?:承办|办理|办结|答复|受理|处理)"
)


def is_done_in_part(memory: Memory, here: Here) -> bool:
    """Whether a figure of what was done says itself that it is a part.

    延期答复2件,按期答复8件; 直接办理6件,转有关单位办理4件.
    """
    text, start, place = memory.reading.text, here.start, here.figure.start
    words = {word.text for word in here.words}
    if words & set(_IN_TIME) and _PUT_OFF.search(text):
        return True
    return _PASSED_ON.search(text, start, place) is not None or ("直接" in words and "转" in text)


def is_done_by_others(memory: Memory, here: Here) -> bool:
    """由县住建局承办公开申请3件: whose requests those were."""
    text, start = memory.reading.text, here.start
    return text.startswith("由", start) and (
        _OTHERS_DO.match(text, start, here.figure.start) is not None
    )
