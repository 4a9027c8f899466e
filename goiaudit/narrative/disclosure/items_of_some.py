"""Items published that are not all of them: of one subject, of one account, a remark beside it."""

from __future__ import annotations

import re

from goiaudit.narrative.disclosure.item_words import channels_among
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_FAR = 120
_SUMS = ("共", "总", "合计", "累计")
_FOLLOWED = re.compile("粉丝|关注人数|订阅|阅读量")
_LED = re.compile("(?:并|同时|还|也|另)*(?:通过|借助|利用|依托|依靠|经由|经|用|在)")
_NEWS = ("政务动态", "工作动态", "动态", "动态信息", "工作信息", "政务新闻", "工作资讯")
_NO_SUBJECT = frozenset(
    ("opening", "closing", "respective", "rise", "fall", "compared", "fresh", "year", "previous")
)
_RELATED = ("相关信息", "有关信息", "相关政府信息", "相关内容")
_PAGE = re.compile("专[题栏区页]|栏目|专门页面|子站")
_EVERY = ("各", "各个", "所有", "全部")
_INTERPRETED = "解读"
_IN_ALL = ("共", "共计", "总计", "合计", "为", "是", "计")
_NOUNS = (
    "政务公开信息",
    "政府公开信息",
    "信息公开",
    "政府信息公开",
    "政务公开",
    "政务信息公开",
    "公开政务",
)
_PLAIN = ("政府信息", "政务信息", "各类政府信息", "各类政务信息", "各类信息")
CUMULATIVE = "disclosure.published_items.cumulative"


def tells_of_some(memory: Memory, here: Here, verb: Word) -> bool:
    """Whether what was published is told of a part: of a subject, or behind what all came to.

    公开救助信息10条,发布动态3条; 网站公开信息2514条。…发布防控信息204条; 制作展板20个,公开信息50条.
    """
    head = here.head
    if head is None:
        return False
    if "info" not in head.tags:
        # 党务公开26条 beside another count, 公示公开76条 beside one that was not understood
        subject = memory.last is None or memory.reading.residue(here.start, verb.start) != ""
        return subject and "publish" in head.tags and _is_beside(memory, here)
    if _is_of_followed(memory, here):
        return True
    told = memory.published or bool(memory.items)
    if verb.end <= head.start and head.text[0] != "各":
        named = memory.reading.residue(verb.end, head.start) != ""
        every = memory.reading.text.startswith("各", head.start - 2)
        named = (named or head.text in _NEWS) and not every
        if named and (told or _is_beside(memory, here) or _another_follows(memory, here)):
            return True
    return memory.published and _is_beside(memory, here)


def is_in_list(memory: Memory, here: Here) -> bool:
    """其中概况1条,…,人事公开1条: behind 其中 a subject made public, no channel and no total."""
    first = memory.reading.figures[0]
    if "其中" not in memory.reading.text[first.end : here.start] or here.figure is first:
        return False
    begin = memory.reading.left(here.start, SENTENCE, max(0, here.start - _FAR))
    listed = "其中" in memory.reading.text[begin : here.start]
    said = any("this" in w.tags or w.text.startswith(_SUMS) for w in here.clause_words)
    return listed and not said and memory.reading.residue(here.start, here.figure.start) != ""


def of_channel_led(memory: Memory, here: Here) -> list[str]:
    """发挥新媒体优势,借助微信公众号“示例”,全年发布信息392条: the channel of the clause before."""
    text, end = memory.reading.text, here.clause_start - 1
    if end < 1 or text[end] != ",":
        return []
    begin = memory.reading.left(end, CLAUSE, max(0, end - _FAR))
    if _LED.match(text, begin, end) is None:
        return []
    found = channels_among(memory.reading.between(begin, end))
    return found if len(found) == 1 else []


def is_of_interpretations(memory: Memory, here: Here) -> bool:
    """发布解读信息108条,其中网站89篇: a channel of what is no count of all items."""
    if memory.last is not None or not here.in_list:
        return False
    before = [figure for figure in memory.reading.figures if figure.end <= here.start]
    if not before:
        return False
    begin = memory.reading.left(before[-1].start, CLAUSE, max(0, before[-1].start - _FAR))
    return _INTERPRETED in memory.reading.text[begin : before[-1].start]


def is_new_of_all(memory: Memory, here: Here) -> bool:
    """累计公开5928条,…,其中,本年度新增2110条: the year's part of all since the beginning."""
    last = memory.heard[-1] if memory.heard else None
    fresh = any("this" in word.tags or "fresh" in word.tags for word in here.clause_words)
    return last is not None and last.cells == (CUMULATIVE,) and fresh


def is_only_named(memory: Memory, here: Here) -> bool:
    """全镇信息公开625条次: all that was published, by its noun alone."""
    noun = next((word for word in here.chain if word.text not in _IN_ALL), None)
    if noun is None or noun.text not in _NOUNS or memory.published or memory.items:
        return False
    plain = all(
        word is noun or word.is_filler or word.tags & {"this", "own", "year"} for word in here.words
    )
    return plain and here.is_tight and here.clause_start == here.start


def counts_matters(here: Here) -> bool:
    """公开政府信息2874项: information and nothing else before the figure, counted in 项."""
    if here.figure.unit != "项" or not here.chain or not here.is_tight:
        return False
    return here.chain[0].text in _PLAIN and all(
        word.is_filler or word.tags & {"info", "publish", "this", "own", "year"} or word.metrics
        for word in here.words
    )


def grown_before(memory: Memory, here: Here) -> list[str]:
    """公众号开通以来累计发布3420条(本年新增286条): the channel whose year the bracket tells."""
    year = memory.whose.year
    fresh = any(w.tags & {"fresh", "this"} or (w.year and w.year == year) for w in here.words)
    before = [f for f in memory.reading.figures if f.end == here.start - 1]
    if not fresh or not before:
        return []
    begin = memory.reading.left(before[0].start, SENTENCE, max(0, before[0].start - _FAR))
    earlier = [f.end for f in memory.reading.figures if begin <= f.start < before[0].start]
    words = memory.reading.between(max([begin, *earlier]), before[0].start)
    since = any("cumulative" in word.tags or "累计" in word.text for word in words)
    return channels_among(words) if since else []


def _is_of_followed(memory: Memory, here: Here) -> bool:
    """示例教育粉丝2万,今年发布文章252篇: of the account that is followed."""
    text, end = memory.reading.text, here.clause_start
    begin = memory.reading.left(end, SENTENCE, max(0, end - _FAR))
    return _FOLLOWED.search(text, begin, end) is not None


def _another_follows(memory: Memory, here: Here) -> bool:
    """公开救助信息10条,发布动态3条: one subject after another, each with its own verb."""
    text, end = memory.reading.text, here.figure.end
    if not text.startswith(",", end):
        return False
    stop = memory.reading.right(end + 1, CLAUSE, min(len(text), end + _FAR))
    words = memory.reading.between(end + 1, stop)
    later = next((f for f in memory.reading.figures if end < f.start <= stop), None)
    if later is None or channels_among(words):
        return False
    verb = bool(words) and words[0].start == end + 1 and "publish" in words[0].tags
    if later.kind != "item":
        return verb
    said = {tag for word in words for tag in word.tags}
    return verb or not (said & _NO_SUBJECT or any(word.text.startswith(_SUMS) for word in words))


def _is_beside(memory: Memory, here: Here) -> bool:
    """制作展板20个,公开信息50条: beside another count, where nothing says that these are all."""
    if any(word.text.startswith(_SUMS) for word in here.words):
        return False
    text, end = memory.reading.text, here.clause_start - 1
    if end < 1 or text[end] != ",":
        return False
    begin = memory.reading.left(end, CLAUSE, max(0, end - _FAR))
    return any(begin <= f.start < end and f.kind != "percent" for f in memory.reading.figures)


def of_a_column(memory: Memory, here: Here) -> bool:
    """在专栏发布信息42条 is of the column, 各栏目共上传信息1620条 of them all."""
    columns = (word.start for word in here.clause_words if word.text in ("专栏", "栏目"))
    return any(not memory.reading.text.endswith(_EVERY, 0, place) for place in columns)


def of_a_page(memory: Memory, here: Here) -> bool:
    """新设营商环境专题,上传相关信息150条: what belongs to the page named in the clause before."""
    if not any(word.text in _RELATED for word in here.chain):
        return False
    begin = memory.reading.left(here.figure.start, SENTENCE, max(0, here.figure.start - _FAR))
    return _PAGE.search(memory.reading.text, begin, here.start) is not None
