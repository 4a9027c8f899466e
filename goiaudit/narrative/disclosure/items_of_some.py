"""Items published that are not all of them: of one subject, of one account, a remark beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.disclosure.item_words import (
    channel_of,
    channels_among,
    names_a_class,
)
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Reading, Word

_START = attrgetter("start")
_FAR = 120
_SUMS = ("共", "总", "合计", "累计")
_FOLLOWED = re.compile("粉丝|关注人数|订阅|阅读量")
_LED = seldom("(?:并|同时|还|也|另)*(?:通过|借助|利用|依托|依靠|经由|经|用|在)")
_NEWS = ("政务动态", "工作动态", "动态", "动态信息", "工作信息", "政务新闻", "工作资讯")
_NO_SUBJECT = frozenset(
    ("opening", "closing", "respective", "rise", "fall", "compared", "fresh", "year", "previous")
)
_RELATED = ("相关信息", "有关信息", "相关政府信息", "相关内容")
_NOTICE = "公示"
_PAGE = seldom("专[题栏区页]|栏目|专门页面|子站")
_COLUMNS = ("专栏", "栏目")
_MEMBERS = seldom(r"\((?!含|包括|及|和|加)[^()]*(?:、|等\))")
_NEXT = seldom("[,;](?:[二三四五六]是)?")
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
# 共发布10条政策类文件: what was counted stands behind the figure, and is one kind of paper.
_SUBJECT_BEHIND = re.compile(
    "(?:[^,。;:()0-9、信]{0,10}(?:政策|文件|公告|公示|通知|通告|解读|案例|提案|建议|动态|视频)){1,3}"
    "(?=[,。;:()、]|$)"
)
_THE_REST = seldom("其[他它余]应?(?:主动)?公开")
"""公开85条,其中…11条;其他应主动公开信息4条: the last part of those told before."""
_OTHER_INFORMATION = re.compile("其[他它](?:各类|各项|政府|政务)*信息(?:共|计)*$")
"""主动公开其他信息694条: behind what a channel has published no total."""
_OTHER_ACCOUNT = re.compile(
    "(?:南方|人民|澎湃|网易|搜狐|百家|企鹅|大鱼|一点|头条|新华)号|[三村党财]务公开[”’]?$"
)
"""Accounts that the form has no channel for; 三务公开 is that of villages."""
_FOLLOWERS = seldom("粉丝|关注(?:人数|用户|量|数)|订阅(?:用户|人数|数)")
_OF_ALL = ("主动公开", "政府信息", "政务信息", "各类政府", "各类政务")
_MARKS, _CLAUSES = re.compile("[,;、。:]"), re.compile("[,;。:]")
_OF_MANY = seldom("群|矩阵")
_OF_A_BODY = re.compile(
    "(?:政府|机关|部门|单位|乡镇|街道)(?P<said>[^,。;:()0-9]{0,4}(?:公开|发布)[^,。;:()0-9]{0,10})$"
)
_PLAIN = ("政府信息", "政务信息", "各类政府信息", "各类政务信息", "各类信息")
_ASKED_FOR = seldom(
    "(?:申请|要求|请求)[^,。;:()0-9]{0,16}公开[^,。;:()0-9]{0,8}信息的(?:[^,。;:()0-9]{0,6})$|"
    "(?:众|民|人|社会|企业)[^,。;:()0-9级]{0,12}(?:要求|请求)[^,。;:()0-9]{0,10}公开的(?:政府|政务)?信息[共有计]*$"
)
_CLASS = seldom("类[^,。;:0-9]{0,12}?[0-9]+[条篇则]")
_KINDS = seldom("、[^,。;:()0-9]{2,12}类[^,。;:()、]{0,12}[0-9]")
_CHANNELS = "disclosure.published_items."
TOTAL, CUMULATIVE = f"{_CHANNELS}total", f"{_CHANNELS}cumulative"
_TWO = 2
_NOT_NEXT = {"elsewhere", "opening"}


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
    told = memory.published or memory.beside_items or bool(memory.items)
    if verb.end <= head.start and head.text[0] != "各":
        named = memory.reading.residue(verb.end, head.start) != ""
        every = memory.reading.text.startswith("各", head.start - 2)
        named = (named or head.text in _NEWS) and not every
        told = told or _is_put_on_notice(memory, verb, head)
        if named and (told or _is_beside(memory, here) or _another_follows(memory, here)):
            return True
    return memory.published and _is_beside(memory, here)


def _is_put_on_notice(memory: Memory, verb: Word, head: Word) -> bool:
    """公示商品房预售信息214条: cases put on notice one by one; 公示低保、补贴等信息 may be all."""
    return verb.text == _NOTICE and "、" not in memory.reading.text[verb.end : head.start]


def is_asked_for(memory: Memory, here: Here) -> bool:
    """申请县教育局公开政府信息的有11件: what was to be published, and nothing that was."""
    if not ("申请" in memory.reading.text or "求" in memory.reading.text):
        return False
    return _ASKED_FOR.search(memory.reading.text, here.clause_start, here.figure.start) is not None


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


def of_followed(memory: Memory, here: Here) -> list[str]:
    """公众号粉丝3万人;累计发布信息416条: the account whose followers were told just before.

    公众号粉丝3万人;主动公开政府信息416条 speaks of all information again.
    """
    text, end = memory.reading.text, here.clause_start
    if end < 1 or not _FOLLOWERS.search(text, 0, end):
        return []
    begin = memory.reading.left(end - 1, SENTENCE, max(0, end - _FAR))
    named = any(word.text.startswith(_OF_ALL) for word in here.words)
    if named or "“" in text[end : here.figure.start] or not _FOLLOWERS.search(text, begin, end):
        return []
    found = channels_among(memory.reading.between(begin, end))
    return found if len(found) == 1 else []


def without_members(memory: Memory, here: Here) -> list[str]:
    """政务新媒体(微信公众号等)公开229条: the class, whose members a bracket names."""
    place, text = here.figure.start, memory.reading.text
    if _MEMBERS.search(text, here.clause_start, place) is None:
        return []
    named = tuple(w for w in here.clause_words if not memory.is_remark(w.start, place))
    found = channels_among(named)
    return found if len(found) == 1 else []


def column_beside(here: Here) -> bool:
    """公开专栏、微信公众号合计发布104条: a column joined to the one channel named."""
    words = here.clause_words
    return any(
        column.text in _COLUMNS and "join" in mark.tags and channel_of(channel) != ""
        for column, mark, channel in zip(words, words[1:], words[2:], strict=False)
        if column.end == mark.start and mark.end == channel.start
    )


def is_part_of_channel(memory: Memory, cell: str, here: Here) -> bool:
    """媒体报道86篇,其中省级以上媒体37篇: some of what the channel has put out, told before."""
    text = memory.reading.text
    if "类" in text and names_a_class(memory.reading, here) and not is_only_class(memory, here):
        return True  # 其中网站动态类信息209条
    last = next((m for m in reversed(memory.items) if m.cells == (cell,)), None)
    if last is None or last.value <= here.figure.value or memory.is_of_other_time(last):
        return False
    if _OF_MANY.search(text, last.start, last.figure.start):
        return False  # 网站群发布4360条,其中门户网站985条
    return "其中" in text[last.figure.end : here.figure.start]


def is_one_of_subjects(memory: Memory, here: Here) -> bool:
    """公众号发布就业推文30篇,创业推文46篇: one subject after another, none of them all."""
    head, figure, reading = here.head, here.figure, memory.reading
    if head is None or "info" not in head.tags or reading.text.count(head.text) < _TWO:
        return False  # each of two figures has the noun right before it
    verbs = [w.end for w in here.words if "publish" in w.tags and w.end <= head.start]
    if not reading.residue(verbs[0] if verbs else here.start, head.start):
        return False
    place = bisect_left(reading.figures, figure.start, key=_START)
    before, after = reading.figures[place - 1 : place], reading.figures[place + 1 : place + 2]
    return any(_are_subjects(reading, head.text, one, figure) for one in before) or any(
        _are_subjects(reading, head.text, figure, other) for other in after
    )


def _are_subjects(reading: Reading, noun: str, one: Figure, other: Figure) -> bool:
    """就业推文30篇,创业推文46篇: two figures of the same noun, the latter of a subject."""
    text, start, end = reading.text, one.end + 1, other.start - len(noun)
    if one.unit != other.unit or not text.endswith(noun, 0, one.start):
        return False
    if end <= start or not text.startswith(noun, end) or text[one.end] not in ",、":
        return False
    words = reading.between(start, end)
    # 水利信息318条,其中防汛信息96条: a whole, and the first of what it holds
    apart = any(w.tags & _NOT_NEXT or channel_of(w) or w.text in _IN_ALL for w in words)
    # 预决算信息31条,社会救助、养老服务等信息71条: behind a comma a subject may be a list
    marks = _CLAUSES if text[one.end] == "," else _MARKS
    return not apart and reading.residue(start, end) != "" and not marks.search(text, start, end)


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
    fresh = any(word.tags & {"this", "fresh"} or _is_of(memory, word) for word in here.clause_words)
    return last is not None and last.cells == (CUMULATIVE,) and fresh


def is_all_behind_channels(memory: Memory, here: Here, verb: Word) -> bool:
    """网站238条;公众号77条,共计公开政务信息567条: the year's total, told behind channels.

    Less than the channels have put out, or of a subject, it would be another part.
    """
    said = any("this" in w.tags or w.text.startswith(_SUMS[:3]) for w in here.words)
    cells = {mention.cells[0] for mention in memory.items}
    if not said or len(cells) < _TWO or not all(cell.startswith(_CHANNELS) for cell in cells):
        return False
    if TOTAL in cells or CUMULATIVE in cells or not here.is_tight_from(verb.start):
        return False
    plain = all(w.is_filler or w.tags & {"this", "info", "publish"} for w in here.words)
    return plain and here.figure.value >= sum(mention.value for mention in memory.items)


def _is_of(memory: Memory, word: Word) -> bool:
    """其中2022年新增2110条, in the report for 2022."""
    return word.year is not None and word.year == memory.whose.year


def is_only_class(memory: Memory, here: Here) -> bool:
    """政府网站公开安全生产、防灾减灾类信息52条: all kinds there were, and no class beside them."""
    text, end = memory.reading.text, here.figure.end
    if here.in_list or not channels_among(here.clause_words) or "其中" in text[end:]:
        return False
    return _KINDS.search(text, here.clause_start, end) is not None and (
        len(_CLASS.findall(text)) == 1
    )


def is_only_named(memory: Memory, here: Here) -> bool:
    """全镇信息公开625条次: all that was published, by its noun alone."""
    if memory.published or memory.items:
        return False
    if any(f.kind == "item" and f.end <= here.start for f in memory.reading.figures):
        return False  # 政务动态173条,信息公开92条: one subject after another
    noun = next((word for word in here.chain if word.text not in _IN_ALL), None)
    if noun is None or noun.text not in _NOUNS:
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
    mark = _NEXT.match(text, end)
    if mark is None:
        return False
    begin = mark.end()
    stop = memory.reading.right(begin, CLAUSE, min(len(text), end + _FAR))
    words = memory.reading.between(begin, stop)
    later = next((f for f in memory.reading.figures if end < f.start <= stop), None)
    if later is None or channels_among(words):
        return False
    verb = bool(words) and words[0].start == begin and "publish" in words[0].tags
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


def is_of_something(memory: Memory, here: Here) -> bool:
    """Whether items are told of a column, a page, an account, a subject: never of all there is."""
    text, end = memory.reading.text, here.figure.end
    if _of_a_column(memory, here) or _of_a_page(memory, here):
        return True
    if _SUBJECT_BEHIND.match(text, end) is not None:
        return True  # 发布10条政策类文件
    if memory.items and _THE_REST.match(text, here.start) is not None:
        return True
    if _OTHER_ACCOUNT.search(text, here.clause_start, here.figure.start) is not None:
        return True
    if memory.published and _OTHER_INFORMATION.search(text, here.start, here.figure.start):
        return True
    return _is_share_of_a_body(memory, here)


def _is_share_of_a_body(memory: Memory, here: Here) -> bool:
    """市政府及其部门公开信息56条,县政府及其部门公开信息13条: the same told of one after another."""
    figures = memory.reading.figures
    place = bisect_left(figures, here.figure.start, key=_START)
    pairs = zip(
        figures[max(0, place - 1) : place + 1], figures[max(1, place) : place + 2], strict=False
    )
    return any(_are_shares(memory.reading.text, one, other) for one, other in pairs)


def _are_shares(text: str, one: Figure, other: Figure) -> bool:
    first = _OF_A_BODY.search(text, max(0, one.start - _FAR), one.start)
    second = _OF_A_BODY.search(text, one.end, other.start)
    same = first is not None and second is not None and first["said"] == second["said"]
    beside = text[one.end] in ",;、" and _MARKS.search(text, one.end + 1, other.start) is None
    return same and beside and one.unit == other.unit


def _of_a_column(memory: Memory, here: Here) -> bool:
    """在专栏发布信息42条 is of the column, 各栏目共上传信息1620条 of them all."""
    columns = [word.start for word in here.clause_words if word.text in _COLUMNS]
    if not columns or len(channels_among(here.clause_words)) > 1 or column_beside(here):
        return False  # 官方网站、信息公开专栏、政务新媒体平台公开信息216条
    return any(not memory.reading.text.endswith(_EVERY, 0, place) for place in columns)


def _of_a_page(memory: Memory, here: Here) -> bool:
    """新设营商环境专题,上传相关信息150条: what belongs to the page named in the clause before."""
    if not any(word.text in _RELATED for word in here.chain):
        return False
    begin = memory.reading.left(here.figure.start, SENTENCE, max(0, here.figure.start - _FAR))
    return _PAGE.search(memory.reading.text, begin, here.start) is not None
