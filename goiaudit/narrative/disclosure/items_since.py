"""Items published since the beginning, of which the year's are a part."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CUMULATES, Word

_FAR = 40
_LATER_NEW = seldom(
    r"其中,?(?:本年度?|今年|当年|年内|全年|20[0-9]{2}年度?)(?:共|新)*(?:新增|新发布|新公开)"
)
_OF_ONE_YEAR = seldom(
    r"[,;(](?:其中|当中)?,?(?:本年度?|今年|当年|年内|20[0-9]{2}年度?)(?:共|主动)*(?:公开|发布|更新)"
    r"(?:政府|政务)?(?:信息)?[0-9]"
)
_OF_WHICH_NEW = re.compile(
    r"[,(]其?中?(?:本年度?|今年|当年|年内|全年|20[0-9]{2}年度?)(?:共|新增|新|发布|公开|推送|更新)*[0-9]"
)
_SINCE = ("以来", "至今", "起累计")
_NEWLY = ("新增", "新公开", "新发布")


def is_cumulative(memory: Memory, here: Here) -> bool:
    """累计…8775条(本年新增388条); 到目前为止592条,2019年公开60条: since the beginning."""
    words = here.clause_words
    if _counts_from_the_start(memory, here):
        return True
    text, end = memory.reading.text, here.figure.end
    inside = memory.reading.between(end, min(len(text), end + 12))
    fresh = any("fresh" in word.tags for word in inside) or _is_of_this_year(memory, here, inside)
    grown = text.startswith(",", end) and any("累计" in word.text for word in words)
    if fresh and (text.startswith("(", end) or grown):
        return True
    since = any("累计" in word.text for word in words)
    if since and (_LATER_NEW.search(text, end, end + _FAR) or _ends_with_the_year(memory, here)):
        return True
    if not any("up_to_now" in word.tags for word in words):
        return False
    stop = memory.reading.right(end + 1, ";。(\n", min(len(text), end + 40))
    later = memory.reading.between(end, stop)
    dated = any(word.year is not None or "this" in word.tags for word in later)
    return dated and any("publish" in word.tags for word in later)


def is_grown(memory: Memory, here: Here) -> bool:
    """公众号累计推送2100条,其中本年400条: of one channel since its beginning."""
    if _counts_from_the_start(memory, here):
        return True
    if _OF_WHICH_NEW.match(memory.reading.text, here.figure.end) is None:
        return False
    return any("累计" in word.text for word in here.clause_words)


def _ends_with_the_year(memory: Memory, here: Here) -> bool:
    """到2022年底,累计公开9640条,当中2022年公开1127条: of more years, and then of one of them."""
    text, end = memory.reading.text, here.figure.end
    year = any("this" in word.tags for word in here.clause_words)
    return not year and _OF_ONE_YEAR.match(text, end) is not None


def _is_of_this_year(memory: Memory, here: Here, words: tuple[Word, ...]) -> bool:
    """累计3560条,2021年新增512条: the year, right behind it what is new, and its figure."""
    later = next((f for f in memory.reading.figures if f.start >= here.figure.end), None)
    if later is None or later.kind != "item":
        return False
    dated = {w.end for w in words if w.year == memory.whose.year or "this" in w.tags}
    return any(word.start in dated and word.text.startswith(_NEWLY) for word in words)


def _counts_from_the_start(memory: Memory, here: Here) -> bool:
    """开通以来, 2021年以来 in the report of a later year."""
    text, year = memory.reading.text, memory.whose.year
    if year is not None and ("以来" in text or "至今" in text or "起累计" in text):
        for word in (*here.clause_words, *here.wide_words):
            if word.year is not None and word.year < year and text.startswith(_SINCE, word.end):
                return True
    if not memory.reading.flags & CUMULATES:
        return False
    if any(word.flags & CUMULATES for word in here.clause_words):
        return True
    end = here.clause_start - 1  # 条例实施以来,累计公开2841条
    return any(word.flags & CUMULATES and word.end == end for word in here.wide_words)
