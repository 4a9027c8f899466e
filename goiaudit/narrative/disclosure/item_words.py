"""The words around a figure that tell of information published: channels, verbs, classes."""

from __future__ import annotations

from itertools import pairwise

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CHANNELS, PUBLISHES, Reading, Word

_NO_OBJECT = ("下", "、", "和", "与", "意", "性", "组", "小", "机", "工", "科", "中")
_AND_OTHERS = seldom(
    "等(?:各类|各种|多种|多个|线上|官方|政务|公开)*(?:平台|渠道|途径|方式|载体|形式)"
)
_LISTS = seldom("[,:;(](?:其中|包括|分别为)")
_HANGS = ("张贴", "张贴了", "贴出", "挂出", "贴了", "贴上")
_FAR = 80
_POSTS = ("推文", "图文")
"""What only an account puts out."""
WEBSITE = "disclosure.published_items.website"
BOARD = "disclosure.published_items.bulletin_board"
_CLASSES = ("disclosure.published_items.new_media", "disclosure.published_items.other")
_MEDIA, _WECHAT = "disclosure.published_items.media", "disclosure.published_items.wechat"
_WEIBO = "disclosure.published_items.weibo"
_ACCOUNTS = (_WECHAT, _WEIBO)
_NO_OBJECT_OF_ACCOUNTS = frozenset({"elsewhere", "place", "area", "directs"})
_LONGEST_OBJECT = 14
_GOVERNMENT, _LEVELS = "政府", "省市县区旗州盟镇乡"
_PAGE = seldom("(?:新浪|腾讯|人民)?微博|政务微信|微信(?=[^公订服])|公众号|订阅号|服务号")
_SITE = seldom(
    f"(?P<level>[{_LEVELS}]|街道|[局委厅院校馆所站]|部门|单位|机关)?(?:人民)?(?P<body>政府)?"
    "(?:政务|门户|官方|公众|信息|公开|子)*(?:网站?|官网)"
)
_POSTER = seldom(
    f"(?P<level>[{_LEVELS}]|街道|[局委厅院校馆所站])(?:人民)?(?P<body>政府)?(?:政务|官方)*"
    "(?:微信|公众号|微博)"
)
"""局微信公众号, 县政府微博: whose account it is."""
_ACCOUNT = "账号"
_OF_ALL = ("政府信息", "政务信息", "各类政府信息", "各类政务信息", "各类信息")
_SUMMED = ("等", "共计")
_IN_ALL = ("共", "共计", "总计", "合计")
_WORKS = ("维护", "改版", "改造", "迁移", "运维", "升级改造")
"""网页改版, 门户网站维护: what was done with a page, and no place of what is told behind."""
_ONE_FIELD = seldom(
    "[^,。;:()0-9、]{2,8}(?<![重试]点)(?<![目名]录)(?<!标准)(?<![相有]关)(?<![各等类个])"
)
_COUNTED_IN = {BOARD: ("份", "件", "张"), "disclosure.published_items.gazette": ("份", "件")}
"""What hangs on a board or is printed in the gazette is counted so, too."""
_ONE_NAME = (([WEBSITE], BOARD), ([_WECHAT], _MEDIA), ([_WECHAT], _CLASSES[0]))
"""Two channels in one name: 网站公开栏, 微信公众号媒体平台 are the former."""


def channel_of(word: Word) -> str:
    """The key of the channel of items that a word names, else empty."""
    if word.flags & CHANNELS:
        for metric in word.metrics:
            if metric.role == "channel" and metric.topic == "items":
                return metric.cell
    return ""


def channels_of(memory: Memory, here: Here) -> list[str]:
    """Channels of items that govern a figure: of its clause, else of those before it.

    None where others are meant beside: 通过县政府网站等平台公开210条; nor where the one of the
    clause before is a part: 以局网站为第一平台,公开321条,其中局网站205条.
    """
    if not memory.reading.flags & CHANNELS:
        return []
    named = channels_among(here.clause_words)
    if not named:
        led = channels_among(here.wide_words)
        if led:
            text = memory.reading.text
            words = (w for w in here.wide_words if not text.startswith(_WORKS, w.end))
            led = channels_among(tuple(words))
        return [] if led and _is_listed_behind(memory, here, led) else led
    text, start = memory.reading.text, here.clause_start
    if named == [WEBSITE] and "等" in text and _AND_OTHERS.search(text, start, here.figure.start):
        return []
    return named


def _is_listed_behind(memory: Memory, here: Here, led: list[str]) -> bool:
    """Whether a list behind a figure tells of its parts what the channel put out that led it."""
    reading, end = memory.reading, here.figure.end
    if len(led) > 1 or not _LISTS.match(reading.text, end):
        return False
    stop = reading.right(end, ";。", min(len(reading.text), end + _FAR))
    return any(channel_of(word) == led[0] for word in reading.between(end, stop))


def channels_among(words: tuple[Word, ...]) -> list[str]:
    """The channels named, each once; 微信公众号等新媒体, 公开栏等其他方式 are the class."""
    found: list[str] = []
    etc, end, last = False, -1, 0
    for place, word in enumerate(words):
        if not word.flags & CHANNELS:
            etc, end = "etc" in word.tags, -1
            continue
        cell = channel_of(word)
        if cell == WEBSITE and _is_name(word, words[place + 1 : place + 2]):
            continue
        if word.start == end and found[-1:] == [WEBSITE] and cell in _ACCOUNTS:
            found[-1] = cell  # 示例政府网微信公众号: whose account it is
        elif found[-1:] == [_CLASSES[0]] and _is_one_of_them(cell, words[last:place]):
            found[-1] = cell  # 新媒体平台“示例发布”微信公众号: which of them
        elif word.start != end or (found[-1:], cell) not in _ONE_NAME:
            members = found if etc and cell in _CLASSES else []
            # 网站和“示例发布”等新媒体: a website is none of the new media.
            kept = [c for c in found if c not in members or (c == WEBSITE and cell == _CLASSES[0])]
            found = [*kept, cell]
        etc, end, last = "etc" in word.tags, word.end, place
    return list(dict.fromkeys(found))


def each_channel(here: Here) -> tuple[str, ...]:
    """政府网站、微信公众号各250条: every channel of the clause has as many."""
    cells = (channel_of(word) for word in here.clause_words)
    found = tuple(dict.fromkeys(cell for cell in cells if cell))
    return found if len(found) > 1 else ()


def names_information(here: Here) -> bool:
    """公开政府信息35件: whether information is named right before a figure, or behind it."""
    return any("info" in word.tags for word in (*here.chain[:3], *here.after[:2]))


def _is_one_of_them(cell: str, between: tuple[Word, ...]) -> bool:
    """Whether an account is the one that new media are said to be, and none beside them."""
    return cell in _ACCOUNTS and not any(word.tags & {"join", "etc"} for word in between)


def _is_name(word: Word, behind: tuple[Word, ...]) -> bool:
    """“示例县政府网”微信公众号: between the name and the account only its mark of quotation."""
    return bool(behind) and behind[0].start == word.end + 1 and bool(channel_of(behind[0]))


def verb_of(here: Here) -> Word | None:
    """The verb of publishing that a figure depends on, in its own clause."""
    for word in reversed(here.clause_words):
        if word.flags & PUBLISHES:
            return word
    return None


def is_others(memory: Memory, here: Here, verb: Word) -> bool:
    """指导23所学校公开信息2310条: others published it; 在上级指导下公开 says nothing of them."""
    text = memory.reading.text
    for word in here.clause_words:
        if word.start >= verb.start:
            break
        if "directs" in word.tags and text[word.end : word.end + 1] not in _NO_OBJECT:
            return not any(w.tags & {"own"} for w in memory.reading.between(word.end, verb.start))
    return False


def is_posted(here: Here, channels: list[str]) -> bool:
    """在公示栏张贴公告35份, 公告栏张贴35份: what hangs on a board is counted in sheets, too."""
    pieces = any("piece" in word.tags or word.text in _HANGS for word in here.chain[:3])
    units = _COUNTED_IN.get(channels[0], ()) if len(channels) == 1 else ()
    return pieces and here.figure.unit in units


def is_put_out(memory: Memory, here: Here, verb: Word, channel: str) -> bool:
    """公众号发布森林防火提示58条: what an account puts out, whatever it is called."""
    if channel not in _ACCOUNTS or here.figure.kind != "item" or here.in_list:
        return False
    reading, place = memory.reading, here.figure.start
    named = [word for word in here.clause_words if channel_of(word) and word.end <= verb.start]
    if not named or reading.residue(named[-1].end, verb.start):
        return False
    behind = reading.between(verb.end, place)
    plain = not any(word.topic or word.tags & _NO_OBJECT_OF_ACCOUNTS for word in behind)
    said = reading.text[verb.end : place]
    return plain and 1 < len(said) <= _LONGEST_OBJECT and not any(m in said for m in ",;:。(")


def is_put_elsewhere(here: Here) -> bool:
    """Whether words beside a channel name a place that the form has no channel for.

    在手机报、省级客户端等媒体上发布72条: what stands before 等 is summed up by the channel's name.
    """
    words = here.words
    if not any("elsewhere" in word.tags for word in words):
        return False
    classes = (
        place
        for place, word in enumerate(words)
        if place and channel_of(word) and "etc" in words[place - 1].tags
    )
    return any("elsewhere" in word.tags for word in words[next(classes, 0) :])


def are_accounts(here: Here, channels: list[str]) -> bool:
    """通过官方微信、微博公开4294条: what the accounts have put out together is not all there is."""
    accounts = all(cell in _ACCOUNTS for cell in channels)
    return accounts and not any("etc" in word.tags for word in here.clause_words)


def of_the_account(memory: Memory, here: Here) -> list[str]:
    """公众号开通以来累计推送4480条,2024年新推送615条: the year's part of one account's series."""
    named = [w for w in here.clause_words if "info" in w.tags and w.text not in _POSTS]
    if named or any(channel_of(word) or "piece" in word.tags for word in here.words):
        return []
    reading = memory.reading
    last = next((f for f in reversed(reading.figures) if f.end <= here.clause_start), None)
    if last is None or reading.text[last.end : here.clause_start] != ",":
        return []
    begin = reading.left(last.start, SENTENCE, max(0, last.start - _FAR))
    words = reading.between(begin, last.start)
    series = any("累计" in word.text or "cumulative" in word.tags for word in words)
    return channels_among(words) if series else []


def ends_with_etc(here: Here) -> bool:
    """开放时间、月度数据等80条: what was listed, whatever it is called."""
    return here.figure.kind == "item" and bool(here.chain) and "etc" in here.chain[0].tags


def counts_items(reading: Reading, here: Here) -> bool:
    """Whether what a figure counts is information, a channel's own, or a list of all kinds."""
    head = here.head
    if head is not None and (head.tags & {"info", "publish"} or channel_of(head)):
        return True
    return lists_all(reading, here)


def lists_all(reading: Reading, here: Here) -> bool:
    """公开政务信息、通知公告等共计1234条: all of them, of which some kinds are named besides.

    公众号发布宣传信息、政策解读等共计259条 are all that the one account put out.
    """
    said = here.chain[:2]
    if here.figure.kind != "item" or len(said) != len(_SUMMED):
        return False
    if said[0].text not in _IN_ALL or "etc" not in said[1].tags:
        return False
    words, text = here.clause_words, reading.text
    if len(channels_among(words)) == 1:
        return any("info" in word.tags and text[word.end] == "、" for word in words)
    return any(
        verb.flags & PUBLISHES and verb.end == noun.start and noun.text in _OF_ALL
        and text[noun.end] == "、"
        for verb, noun in pairwise(words)
    )  # fmt: skip


def is_empty_left(here: Here) -> bool:
    """Whether nothing but a verb of publishing stands before the figure."""
    return all(word.is_filler or word.tags & {"this", "publish"} for word in here.words)


def is_elliptic(here: Here) -> bool:
    """Whether the segment is nothing but a bare verb: 公开673件 after another count."""
    named = any(channel_of(word) for word in here.clause_words)
    return not named and not any("info" in word.tags for word in here.words)


def names_a_class(reading: Reading, here: Here) -> bool:
    """政务类信息34条, 审批类信息上网公开8条: a class of items, not all of them."""
    for word in here.chain:
        if "info" in word.tags:
            before = reading.text[max(0, word.start - 4) : word.start]
            before = before.removesuffix("公开").removesuffix("公示")  # 环评类公示信息1条
            return before.endswith("类") and not before.endswith("各类")
        if not (word.is_filler or "publish" in word.tags or channel_of(word)):
            return False
    return False


def is_named_class(memory: Memory, here: Here) -> bool:
    """财政公开类信息4条: a class of what was published, by what it is about; no outcome."""
    place = next((n for n, word in enumerate(here.clause_words) if word.text == "公开类"), -1)
    if place < 0:
        return False
    floor = here.clause_words[place - 1].end if place else here.clause_start
    return memory.reading.residue(floor, here.clause_words[place].start) != ""


def says_no_more(word: Word, here: Here) -> bool:
    """Whether a word beside a channel only says which it is, or what it has put out.

    政务公开宣传栏39条: of what kind; 公众号图文233篇: its posts; 网站专栏107条: a column of it.
    """
    if word.end == here.figure.start and (word.text.startswith("图文") or "place" in word.tags):
        return True
    return "related" in word.tags and word.topic is None and not word.metrics


def is_column_of_site(word: Word, here: Here) -> bool:
    """区政府网站公开专栏107条: a column of a website, right before what it has put out."""
    if here.figure.kind != "item" or word.end != here.figure.start or "place" not in word.tags:
        return False
    before = next((w for w in here.chain if channel_of(w)), None)
    said = [w for w in here.chain if before is not None and before.start < w.start < word.start]
    plain = all(w.is_filler or "related" in w.tags for w in said)
    return before is not None and channel_of(before) == WEBSITE and plain


def is_account(word: Word, here: Here) -> bool:
    """账号“示例发布”的微信公众号公开115条: where it stands, said twice; no accounts are counted."""
    return (
        word.text == _ACCOUNT
        and word.end < here.figure.start
        and here.figure.kind in ("item", "none")
        and any(channel_of(other) for other in here.clause_words)
    )


def is_field_on_site(reading: Reading, word: Word, here: Here) -> bool:
    """救助等领域信息在门户网站公开515条: what the information is of, before its one channel.

    公开住建领域信息517条: behind the verb it is a subject like 住建信息.
    """
    if word.text != "领域" or here.figure.kind != "item":
        return False
    behind = reading.between(word.end, here.figure.start)
    info = bool(behind) and behind[0].start == word.end and "info" in behind[0].tags
    verb = verb_of(here)
    alone = verb is not None and not here.in_list and (
        _ONE_FIELD.fullmatch(reading.text, verb.end, word.start) is not None
    )  # fmt: skip
    return info and (alone or any(channel_of(other) for other in behind))


def of_two_sites(first: str, later: str, beside: bool) -> bool:
    """县政府网站公开320条, 局官网公开120条: words that name the sites or accounts of two bodies.

    A body of no level (政府网站) may be that of any; 网站 alone is of nobody else. ``beside``: in
    one sentence what goes by two names is two: 新浪微博120条、腾讯微博80条.
    """
    sites = [_SITE.search(phrase) for phrase in (first, later)]
    if beside:
        pages = sites if all(sites) else [_PAGE.search(phrase) for phrase in (first, later)]
        return len({page.group() for page in pages if page is not None}) > 1
    if None in sites:
        sites = [_POSTER.search(phrase) for phrase in (first, later)]
    owners = {site["level"] or site["body"] for site in sites if site is not None}
    if None in sites or None in owners or len(owners) < len(sites):
        return False
    return _GOVERNMENT not in owners or owners.isdisjoint(_LEVELS)
