"""Figures about information published: in all, by channel, since the beginning."""

from __future__ import annotations

import re
from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.disclosure.item_words import (
    BOARD,
    are_accounts,
    channel_of,
    channels_among,
    channels_of,
    counts_items,
    each_channel,
    ends_with_etc,
    is_elliptic,
    is_empty_left,
    is_others,
    is_posted,
    is_put_elsewhere,
    is_put_out,
    names_a_class,
    names_information,
    of_the_account,
    says_no_more,
    verb_of,
)
from goiaudit.narrative.disclosure.items_behind import channel_behind
from goiaudit.narrative.disclosure.items_of_some import (
    CUMULATIVE,
    column_beside,
    counts_matters,
    grown_before,
    is_all_behind_channels,
    is_asked_for,
    is_in_list,
    is_new_of_all,
    is_of_interpretations,
    is_of_something,
    is_one_of_subjects,
    is_only_class,
    is_only_named,
    is_part_of_channel,
    of_channel_led,
    of_followed,
    tells_of_some,
    without_members,
)
from goiaudit.narrative.disclosure.items_since import is_cumulative, is_grown
from goiaudit.narrative.mentions import Memory, Mention, Topical, mention
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.own_names import own_name_end
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CHANNELS, DIRECTS, PUBLISHES, Word

TOTAL = "disclosure.published_items.total"
_OF_THE_PRESS = "新闻发布会"
"""新闻发布会信息59条: what they are about, and no channel of them."""
_OF_ITEMS = "disclosure.published_items."
_BESIDE_CHANNELS = frozenset(
    ("info", "up_to_now", "this", "own", "closing", "opening", "respective")
)
_HEADS_ITEMS = seldom("(?:主动公开|信息发布|信息公开|发布信息|公开信息)(?:方面|情况|工作)?[:,]$")
_ADDS = seldom(r"相加|合计|总计|加起来")
_AFTER_A_NAME = re.compile(r"[”’](?:[上中里]|平台|号)?[共累计总]{0,2}$")
"""“示例发布”发布信息459条: an account that only its name tells."""
_NEAR, _LONGEST_NAME = 8, 4
_PIECES = ("件", "次", "个", "份", "张")
_SUMS = ("合计", "总计", "共计", "共", "总共", "一共", "合计有")
_ADDED = ("合计", "总计", "共计", "合计有", "总计有")
_COPY = ("稿件", "文稿", "信息稿件")
_OWN_PAGES = tuple(f"disclosure.published_items.{name}" for name in ("website", "wechat", "weibo"))
"""Where an organ's own copy is published; in the media it is somebody else's."""
_OF_ALL = ("政府信息", "政务信息")
_WAYS = ("渠道", "平台", "途径", "方式", "载体", "媒介", "形式")
_PARTS_OF_YEAR = (2, 4)
_DUE = re.compile("(?:(?<![适反响回供相])应[当该予]?|需要?|须|拟|待)(?:依法|予以)?(?:主动)?$")
_OF_A_BODY = seldom(
    "(?:20[0-9]{2}年度?|全年|本年度?|年内)?[^,。;:()0-9各对将把查审监测删转]{1,10}"
    "(?:[省市县区旗州镇乡局委厅办]|街道)(?:政务|官方|门户)?"
)
_NOT_A_NAME = re.compile("[转采被类新增点访涉等]")
_OPENS_LIST = seldom("[,;:(]{0,2}(?:其中|包括|分别[为是]|其中包括)[:,]?")
_ENDS_PART = ("", "、", ",", ";", "。", ")")
_OTHER_PLACE = seldom(
    "[^,。;:()0-9]{2,12}(?:平台|系统|客户端|小程序)[上中]?[共累计已]{0,2}(?:公开|发布|公示|上传|推送|归集)"
)
"""网站公开388条、执法公示平台公开2029条: where the next was published, and no subject."""
_DOCUMENTS = ("disclosure.normative_documents.", "disclosure.regulations.")


def item(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Information published: a verb of publishing, its object right before the figure."""
    publishes = memory.reading.flags & PUBLISHES
    if figure.kind != "item" and not (
        (publishes or figure.kind == "none" or here.opens_bracket)
        and _may_be_items(memory, figure, here, topical)
    ):
        return None
    if topical.explicit and _is_about_another(figure, here, topical):
        return None
    verb = verb_of(here) if publishes else None
    if verb is None:
        if here.opens_bracket and len(grown := grown_before(memory, here)) == 1:
            return _bychannel_of(memory, grown[0], figure, here)
        if figure.kind != "item" and not _goes_on_bare(memory, here):
            return None
        behind, end = channel_behind(memory, here) if figure.kind == "item" else ("", 0)
        if behind:
            found = _bychannel_of(memory, behind, figure, here)
            return found and replace(found, end=end)
        if is_only_named(memory, here):
            return _bychannel_of(memory, TOTAL, figure, here)
        return _summed(memory, figure, here) or _bare(memory, figure, here, topical)
    if memory.reading.text[verb.start - 1 : verb.start] == "各" and (each := each_channel(here)):
        return mention(each, figure, here)  # 网站、公众号各公开信息100条
    if _DUE.search(memory.reading.text, max(0, verb.start - _NEAR), verb.start):
        return None  # 应公开信息560条
    head, channels = here.head, channels_of(memory, here) or of_the_account(memory, here)
    channels = channels or of_followed(memory, here)
    if channels:
        channels = without_members(memory, here) or channels
    if len(channels) > 1:
        channels = of_channel_led(memory, here) or channels
    elif channels and "栏" in memory.reading.text and column_beside(here):
        channels = [*channels, ""]  # 公开专栏、微信公众号合计发布104条
    piece = head is not None and "piece" in head.tags and len(channels) == 1
    piece = piece and (head is None or head.text not in _COPY or _is_own_copy(memory, channels[0]))
    piece = piece and (figure.kind == "item" or is_posted(here, channels))
    # 门户网站公开统计公报、月度数据等80多条: pieces on one channel, whatever they are called.
    piece = piece or (len(channels) == 1 and ends_with_etc(here))
    piece = piece or (len(channels) == 1 and is_put_out(memory, here, verb, channels[0]))
    counted = piece or counts_items(memory.reading, here)
    if not counted and not (is_empty_left(here) and here.after_has("info")):
        return None
    if figure.kind == "count" and not (names_information(here) or is_posted(here, channels)):
        return None
    if memory.reading.flags & DIRECTS and is_others(memory, here, verb):
        return None
    bare = topical.distractor and not (topical.explicit or piece) and is_elliptic(here)
    if bare and not any(word.text in _OF_ALL for word in here.after[:1]):
        return None  # 公开362条政府信息 names them
    one = len(channels) == 1
    if one and is_put_elsewhere(here):
        return None
    if one and (_is_series(memory, here) or is_grown(memory, here)):
        return None
    if here.opens_bracket and len(grown := grown_before(memory, here)) == 1:
        return _bychannel_of(memory, grown[0], figure, here)
    if one and is_of_interpretations(memory, here):
        return None
    if is_in_list(memory, here) and not channels_among(here.clause_words):
        return None
    if one:
        return _bychannel_of(memory, channels[0], figure, here)
    if is_cumulative(memory, here):
        return Mention((CUMULATIVE,), figure, figure.value, here.start, figure.end)
    listed = (here.in_list or _is_member(memory, here)) and not (
        is_new_of_all(memory, here) or is_all_behind_channels(memory, here, verb)
    )
    if _is_elsewhere(memory, here, channels or channels_among(here.clause_words)) or listed:
        return None
    if tells_of_some(memory, here, verb):
        memory.beside_items = True
        return None
    if _AFTER_A_NAME.search(memory.reading.text, max(0, verb.start - _NEAR), verb.start):
        return None
    if is_of_something(memory, here) or (len(channels) > 1 and are_accounts(here, channels)):
        return None
    found = mention((TOTAL,), figure, here)
    if found is not None:
        memory.items.append(found)
    return found


def _may_be_items(memory: Memory, figure: Figure, here: Here, topical: Topical) -> bool:
    """Whether a figure of another unit may count information: 公开政府信息35件."""
    topic = topical.topic
    if topic is not None and topic.family == "requests":
        return False
    if figure.kind == "none":
        if _follows_documents(memory):
            return False  # 规范性文件新制作1,新公开1
    elif figure.unit not in _PIECES and not counts_matters(here):
        return False
    return not is_asked_for(memory, here)


def _is_own_copy(memory: Memory, channel: str) -> bool:
    """网站300条、微信120条、报刊刊播稿件20篇: copy in the media counts beside the own pages."""
    own = any(mention.cells[:1] == (page,) for mention in memory.items for page in _OWN_PAGES)
    return own or channel in _OWN_PAGES


def _follows_documents(memory: Memory) -> bool:
    """Whether 规章 or 规范性文件 were counted right before."""
    last = memory.last.cells if memory.last is not None else ()
    return bool(last) and last[0].startswith(_DOCUMENTS)


def interpretation(figure: Figure, here: Here) -> Mention | None:
    """发布政策解读46篇: no figure of the form, and yet the whole of what is listed behind it."""
    head = here.chain[0] if here.chain else None
    if figure.kind != "item" or head is None or "解读" not in head.text or not verb_of(here):
        return None
    cells = ("disclosure.published_items.interpretation",)
    return Mention(cells, figure, figure.value, here.start, figure.end, silent=True)


def _is_about_another(figure: Figure, here: Here, topical: Topical) -> bool:
    """Whether a clause counts the topic that it names; 规范性文件、动态等信息90条 does not."""
    topic = topical.topic
    if topic is None or topic.family == "items":
        return False
    if figure.kind != "item" or topic.family == "requests":
        return True
    if here.head is None or "info" not in here.head.tags:
        return True
    named = max((word.end for word in here.clause_words if word.topic is topic), default=0)
    return not any("etc" in word.tags and word.start >= named for word in here.clause_words)


def _is_member(memory: Memory, here: Here) -> bool:
    """Whether the figure stands in a list after another count of items, or begins a series."""
    before = [m for m in memory.items if m.figure.start < here.figure.start]
    before = [m for m in before if m.cells != (CUMULATIVE,) and not memory.is_of_other_time(m)]
    if before and _is_own(memory, here):
        before = [m for m in before if not _is_of_area(memory, m)]
    text = memory.reading.text
    if before and _ADDS.search(text, before[-1].figure.end, here.figure.start):
        among = "其中" in text[before[-1].figure.end : here.start]
        return among and here.figure.value < before[-1].value  # 其中惠农、低保等信息合计413条
    since = text[before[-1].figure.end : here.figure.start] if before else ";"
    if ";" not in since or "其中:" in since:
        return True
    # 共203条。其中…共发布115条;…共发布88条: parts of the total of the sentence before.
    if memory.reading.text.startswith("其中") and (
        _says_so_many(here)
        or any(m.cells[0].startswith(_OF_ITEMS) for m in memory.before if m.cells)
    ):
        return True
    return _is_series(memory, here)


def _is_own(memory: Memory, here: Here) -> bool:
    """全县公开18600条,我局公开764条: whether a clause names the organ that reports on itself."""
    if memory.whose.area_is_own:
        return False
    named = any(word.tags & {"own", "office"} for word in here.clause_words)
    return named or own_name_end(memory.reading.text, here.clause_start, memory.whose.organ) > 0


def _is_of_area(memory: Memory, mention: Mention) -> bool:
    words = memory.reading.between(mention.start, mention.figure.start)
    return any("area" in word.tags for word in words)


def _is_elsewhere(memory: Memory, here: Here, channels: list[str]) -> bool:
    """Whether something was published where the form has no channel.

    通过网站、公告栏、电子显示屏等渠道公开640条, 通过网站、公众号、抖音号发布486条: of them all.
    """
    last = max((n for n, w in enumerate(here.words) if "elsewhere" in w.tags), default=-1)
    if last < 0 or (channels[1:] and memory.reading.text[here.words[last].start - 1] in "、和及"):
        return False
    behind = [word for word in here.words[last + 1 :] if not channel_of(word)]
    ends = next((n for n, word in enumerate(behind) if "etc" in word.tags), -1)
    return not (channels and ends >= 0 and any(w.text in _WAYS for w in behind[ends:]))


def _says_so_many(here: Here) -> bool:
    """其中…组织机构5条、公告15条,共发布20条: behind parts of parts, what these come to."""
    plain = all(word.is_filler or "publish" in word.tags for word in here.words)
    return plain and any("共" in word.text for word in here.words)


def _is_series(memory: Memory, here: Here) -> bool:
    """发布政策信息20条、计划总结2条: one subject after another, no total."""
    text, end = memory.reading.text, here.figure.end
    if names_a_class(memory.reading, here) and not is_only_class(memory, here):
        return True
    if is_one_of_subjects(memory, here):
        return True
    if not text.startswith("、", end):
        return False
    stop = memory.reading.right(end + 1, SOFT, min(len(text), end + 40))
    words = memory.reading.between(end + 1, stop)
    listed = any(end < f.start <= stop and f.unit != "次" for f in memory.reading.figures)
    named = any(channel_of(w) or w.topic or "elsewhere" in w.tags for w in words)
    return listed and not named and not _OTHER_PLACE.match(text, end + 1, stop)


def _summed(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """…三个渠道分别为9条、8条、7条,共24条: a total that comes last."""
    if figure.kind != "item" or not _says_sum(here) or not here.is_tight:
        return None
    begin = memory.reading.text.rfind(";", 0, figure.start) + 1
    told = [m for m in memory.items if m.figure.start >= begin]
    if not told and any(word.text in _ADDED for word in here.words):
        begin, told = 0, memory.items  # 网站312条;公众号180条;合计492条
    halves = [m for m in told if m.cells == (TOTAL,) and memory.is_of_other_time(m)]
    if len(halves) == len(told) and len(halves) in _PARTS_OF_YEAR:
        return _bychannel_of(memory, TOTAL, figure, here)
    counted = {m.cells[0] for m in told}
    if TOTAL in counted:
        return None
    if len(counted) > 1:
        return _bychannel_of(memory, TOTAL, figure, here)
    words = memory.reading.between(begin, here.clause_start)
    parts = any(begin <= other.start < figure.start for other in memory.reading.figures)
    channels = {channel_of(word) for word in words} - {""}
    if not counted and parts and not channels and _adds_subjects(memory, here, begin):
        return _bychannel_of(memory, TOTAL, figure, here)
    if counted or not parts or len(channels) != 1:
        return None
    verb = any("publish" in word.tags for word in words)
    return _bychannel_of(memory, channels.pop(), figure, here) if verb else None


def _adds_subjects(memory: Memory, here: Here, begin: int) -> bool:
    """公开领导信息12条、机构信息8条、动态450条,合计470条: nothing but items, added up."""
    figures = [f for f in memory.reading.figures if begin <= f.start < here.figure.start]
    words = memory.reading.between(begin, figures[0].start)
    told = any("publish" in word.tags for word in words)
    added = any(word.text in _ADDED for word in here.words)
    other = any(w.topic or w.tags & {"distractor", "area"} for w in words)
    return told and added and not other and all(f.kind == "item" for f in figures)


def _says_sum(here: Here) -> bool:
    """Whether nothing but a word of adding up stands before a figure."""
    return not {word.text for word in here.words}.isdisjoint(_SUMS) and all(
        word.is_filler or word.tags & {"this", "info"} or not word.text for word in here.words
    )


def _bare(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """政府网站42条: a channel right before the figure, in a sentence about publishing."""
    words = here.words
    channels = [w for w in words if w.flags & CHANNELS and w.text != _OF_THE_PRESS]
    if not channels and not here.figure_is_each:
        return None
    named_page = bool(channels) and _is_named_page(memory, here, channels)
    if not (here.is_tight or named_page):
        return None
    if is_grown(memory, here):
        return None  # 网站信息累计3500条,当年新增288条
    named = [w for w in words if not (w.is_filler or w.flags & CHANNELS)]
    if not here.is_tight or named_page:
        named = [w for w in named if w.start >= channels[0].start]
    plain = all(w.tags & _BESIDE_CHANNELS or says_no_more(w, here) for w in named)
    if plain and here.figure_is_each and (each := each_channel(here)):
        return mention(each, figure, here)
    if len({channel_of(w) for w in channels}) != 1 or not plain:
        return None
    asked = topical.topic is not None and topical.topic.family == "requests" and not memory.items
    if asked and not _HEADS_ITEMS.search(memory.reading.text, 0, here.start):
        return None
    return _bychannel_of(memory, channel_of(channels[0]), figure, here)


def _goes_on_bare(memory: Memory, here: Here) -> bool:
    """发稿网站430、微信615: behind a channel counted without a unit the next one.

    公开信息412条,其中:网站198 is the first of a list.
    """
    last, text = memory.last, memory.reading.text
    if last is None or last not in memory.items or here.figure.kind != "none":
        return False
    if last.figure.kind == "none":
        between = ("、", ",") if here.is_tight else ("、",)
        return text[last.figure.end : here.start] in between
    opens = _OPENS_LIST.match(text, last.figure.end, here.figure.start)
    ends = text[here.figure.end : here.figure.end + 1] in _ENDS_PART
    return last.cells == (TOTAL,) and opens is not None and opens.end() >= here.start and ends


def _is_named_page(memory: Memory, here: Here, channels: list[Word]) -> bool:
    """居民楼宣传橱窗39条, 税务网站74条, 海关公众号84条: one with a name, in a list of channels."""
    if not here.is_tight_from(channels[0].start):
        return False
    start, cell = channels[0].start, channel_of(channels[0])
    if not memory.items:  # 示例县政府网站政务公开信息1050条
        said = any("info" in word.tags and word.start >= start for word in here.words)
        place = memory.reading.left(start, SOFT, here.start)
        return said and _OF_A_BODY.fullmatch(memory.reading.text, place, start) is not None
    short = len(memory.reading.residue(here.start, start)) <= _LONGEST_NAME
    named = short and _NOT_A_NAME.search(memory.reading.text, here.start, start) is None
    return cell == BOARD or (cell in _OWN_PAGES and named)


def _bychannel_of(memory: Memory, cell: str, figure: Figure, here: Here) -> Mention | None:
    if cell != TOTAL and is_part_of_channel(memory, cell, here):
        return None
    found = Mention((cell,), figure, figure.value, here.start, figure.end)
    memory.items.append(found)
    return found
