"""Who asked and in which way: channels and applicants of requests."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CARRIES, Word, flags_of

_HANDLED = "requests.handled_total.total"
_NEW = "requests.new.total"
_WHO_ASKED = seldom(";(?:其?申请人|申请主体|申请者)[^;。()]*$")
_ORGANISATIONS = "requests.new.legal_person"
_FINER = ("business", "research", "public_welfare", "legal_service")
"""Columns of organisations beside which 其他 is a column, too."""
_TOTALS = ("requests.new.total", _HANDLED, "requests.answered.total")
_RECEIVED = _TOTALS[:1]
_ABOUT = seldom(
    "[^。;]{0,60}其中[^。;]{0,60}(?:涉及|关于|有关|针对|反映|事关)[^,。;:()0-9]{0,12}|"
    "[^。;]{0,40}[,;](?:所?申请人?(?:公开)?的?)?(?:信息)?(?:内容|事项|类别)?(?:主要|大多|多数|多|均|都|为|是|集中)*"
    "(?:涉及|关于|有关|咨询|查询|索要|索取|集中在|集中于)(?:到|了|的)?[^,。;:()0-9]{0,40}"
)
_FARTHEST_ABOUT = 100
_OTHER_TABLES = ("acts", "documents")
_KINDS = ("channel", "applicant")
_TWO = 2
WAYS = ("形式", "方式", "渠道", "途径", "名义")
_OFFERED = ("提交", "提出", "递交", "申请", "提交的", "寄来")
_BY = ("通过", "由", "经", "经由", "从")
_IN_ALL = ("共", "共计", "总计", "合计", "总共", "一共", "累计")
_FROM = (
    *("走了", "走", "用", "经", "选择", "选择了"),
    "是用",
    "系用",
    "来自",
    "通过",
    "由",
    "以",
    "出自",
    "从",
    "属",
    "属于",
    "为",
    "是",
    "系",
    "在",
)
_ASKED = (
    *("提出", "提交", "申请", "的申请", "递交", "寄来", "寄"),
    *(
        "当面提出",
        "现场递交",
        "当面递交",
        "当面提交",
        "现场提交",
        "现场提出",
        "窗口提交",
        "窗口递交",
    ),
)


def of_requests(word: Word) -> Metric | None:
    """What a word states of requests, None where it states nothing of them."""
    for metric in word.metrics:
        if metric.topic == "requests":
            return metric
    return None


def is_kind(metric: Metric | None) -> bool:
    """Whether a metric is a channel or an applicant."""
    return metric is not None and metric.role in _KINDS


_SENT = seldom(
    r"(?:答复|回复|送达|反馈|领取|发放)(?:书|结果|材料)?的?(?:方式|形式|渠道|途径)|(?:邮寄|邮政|电子邮件|当面)送达"
)
_FAR = 80
_LED = re.compile("引导[到至去向]|指引[到至去向]|告知[到至去向]")


# Between a figure and the noun that it counts: 3条纳税人从网上提交的公开申请.
_ASKED_FOR = seldom(
    r"[^,。;:()0-9]{1,30}(?:提交|提出|递交|寄来|寄送|发来|送来|投递|填报|提起|发起)的|来自[^,。;:()0-9]{1,20}的"
)
_ASKS_FOR_PAPERS = seldom(
    "(?:公开|获取|查询|查阅|了解|索取|索要)[^,。;:()0-9]{0,20}"
    "(?:信息|材料|资料|文件|文本|批文|档案|清单|记录|方案|协议|合同|账目|数据|公告|名单|台账|标准|依据|报告|证明)的申请"
)
_PLAIN_VERBS = (
    *("收到", "接到", "接收", "受理", "新收"),
    *("收悉", "接获", "共收到", "共接到", "共受理"),
)


def asks_for_papers(memory: Memory, here: Here) -> bool:
    """受理要求公开征地批文的申请三件, 收到查询校史材料的申请2件: what came asks for something."""
    if not here.has_received or not any(word.text == "的申请" for word in here.chain):
        return False
    said = memory.reading.text[here.clause_start : here.figure.start]
    return _ASKS_FOR_PAPERS.search(said) is not None


def is_handed_in(here: Here) -> bool:
    """公众提出的申请97件, 向分局提交的申请有34件: what is counted was handed in as a request."""
    place = next((i for i, word in enumerate(here.chain) if word.text == "的申请"), -1)
    if place < 0 or not all(word.is_filler for word in here.chain[:place]):
        return False
    before = here.chain[place + 1 : place + 2]
    beside = bool(before) and before[0].end == here.chain[place].start
    return beside and "offered" in before[0].tags


def is_sent(memory: Memory, here: Here) -> bool:
    """答复方式上,邮寄送达12件: how answers were sent, not how requests came."""
    if "达" not in memory.reading.text and "复" not in memory.reading.text:
        return False
    place = here.figure.start
    begin = memory.reading.left(place, SENTENCE, max(0, place - _FAR))
    return _SENT.search(memory.reading.text, begin, place) is not None


def kind_of(memory: Memory, here: Here, metric: Metric) -> tuple[str, ...]:
    """A channel or an applicant; 各2件 gives the figure to every one of them."""
    if not (memory.requests_total or memory.speaks_of_disclosure):
        return ()
    if is_sent(memory, here):
        return ()
    if here.figure.start > memory.ways_of_answering and metric.role == "channel":
        return ()
    if led := _led_elsewhere(memory, here):
        return led
    if _publishes(memory, here) or not _may_be_of_asking(memory, here):
        return ()
    if here.figure.kind == "item" and memory.items and not memory.requests_total:
        return ()
    if here.figure.kind == "item" and any(m.figure.kind == "count" for m in memory.heard):
        return ()  # 受理1件,已办结;主动公开:网站57条
    if metric.cell == _ORGANISATIONS and (of_rest := rest_of_applicants(memory, here)):
        return of_rest
    row = carried_row(memory, here) or _row_of_bracket(memory, here)
    cells = [metric.cell.replace(".new.", f".{row}.") if row else metric.cell]
    if here.figure_is_each:
        for word in here.wide_words:
            same = [m for m in word.metrics if m.topic == "requests" and m.role == metric.role]
            cells += [m.cell for m in same[:1]]
    if memory.base == _HANDLED and metric.role == "applicant" and not _asked_anew(memory, here):
        cells = [of_handled(cell) for cell in cells]
    return tuple(dict.fromkeys(cells))


def _asked_anew(memory: Memory, here: Here) -> bool:
    """新收3件、办结3件;申请人自然人2件: of as many as came, and a list of its own, who asked."""
    place = here.figure.start
    if _WHO_ASKED.search(memory.reading.text, max(0, place - _FAR), place) is None:
        return False
    told = {m.cells[0]: m.value for m in memory.heard if m.cells and m.cells[0] in _TOTALS}
    return _NEW in told and told[_NEW] == told.get(_HANDLED)


def each_kind(memory: Memory, here: Here) -> tuple[str, ...]:
    """收到网上、信函两种形式的公开申请各3件: as many by every way named, or from everybody."""
    if not here.chain or here.chain[0].text != "各":
        return ()
    kinds = [metric for metric in map(of_requests, here.clause_words) if is_kind(metric)]
    cells = dict.fromkeys(metric.cell for metric in kinds if metric is not None)
    one = len({metric.role for metric in kinds if metric is not None}) == 1
    if len(cells) < _TWO or not one or kinds[0] is None:
        return ()
    return kind_of(memory, here, kinds[0]) and tuple(cells)


def _led_elsewhere(memory: Memory, here: Here) -> tuple[str, ...]:
    """属于行政查询事项引导至办事窗口11件: where they were led is no way of asking."""
    if not _LED.search(memory.reading.text, here.start, here.figure.start):
        return ()
    told = [m.cell for w in here.words for m in w.metrics if m.topic == "requests"]
    return tuple(cell for cell in told if not cell.startswith("requests.channel."))[:1]


def carried_row(memory: Memory, here: Here) -> str:
    """上年结转申请数量:自然人1,总计1: the row of carrying over that a heading names, else empty."""
    if not memory.reading.flags & CARRIES:
        return ""
    place = memory.reading.left(here.figure.start, ":。;", 0)
    begin = memory.reading.left(place - 1, ":;。", 0) if place > 1 else 0
    heading = memory.reading.between(begin, place)
    if not flags_of(heading) & CARRIES:
        return ""
    if any(begin <= figure.start < place for figure in memory.reading.figures):
        return ""
    return "carried_out" if any("next" in word.tags for word in heading) else "carried_in"


def _row_of_bracket(memory: Memory, here: Here) -> str:
    """上年结转3件(自然人2件、法人1件): who asked for what the bracket stands behind."""
    text, place = memory.reading.text, here.figure.start
    opening = text.rfind("(", max(0, place - _FAR), place)
    if opening < 0 or text.find(")", opening, place) >= 0:
        return ""
    told = next((m for m in reversed(memory.heard) if m.figure.end == opening), None)
    row = told.cells[0].split(".")[1] if told is not None and told.cells else ""
    return row if row in ("carried_in", "carried_out") else ""


def _may_be_of_asking(memory: Memory, here: Here) -> bool:
    """Requests are counted in 件; in 项 only where their total was."""
    unit = here.figure.unit
    return unit not in ("个", "项") or any(
        mention.figure.unit == unit and mention.cells[0] in _TOTALS
        for mention in memory.heard
        if mention.cells
    )


def _publishes(memory: Memory, here: Here) -> bool:
    """网站发布7条 is published; behind the requests 网页录入7件 tells how they were made."""
    verbs = [word for word in here.words if "publish" in word.tags]
    asked = (memory.requests_total or memory.near_requests) and here.figure.kind != "item"
    return any(not (asked and "offered" in word.tags) for word in verbs)


def rest_of_applicants(memory: Memory, here: Here) -> tuple[str, ...]:
    """商业企业9件、科研机构1件、其他法人3件: behind columns of the form the last of them."""
    if not here.is_tight or not any("others" in word.tags for word in here.words):
        return ()
    row = memory.last.cells[0].rpartition(".")[0] if memory.last and memory.last.cells else ""
    told = {mention.cells[0] for mention in memory.heard if len(mention.cells) == 1}
    return (f"{row}.other",) if any(f"{row}.{name}" in told for name in _FINER) else ()


def rest_of_channels(memory: Memory, here: Here) -> tuple[str, ...]:
    """网上14件、来信2件、其他1件: behind two ways of asking the rest of them."""
    told = {cell for mention in memory.heard for cell in mention.cells}
    ways = sum(cell.startswith("requests.channel.") for cell in told)
    last = memory.last.cells[:1] if memory.last is not None else ()
    beside = bool(last) and last[0].startswith("requests.channel.") and ways > 1
    alone = all(word.is_filler or "others" in word.tags for word in here.words)
    rest = any("others" in word.tags for word in here.words)
    return ("requests.channel.other",) if beside and alone and rest and here.is_tight else ()


def of_handled(cell: str) -> str:
    """The row of an applicant follows its sentence's verb: 办理7件,其中自然人6件."""
    return cell if cell.endswith(".legal_person") else cell.replace(".new.", ".handled_total.")


def kind_behind(memory: Memory, here: Here) -> tuple[str, ...]:
    """通过网络收到14件 after the total, 以网络方式收到14件: one kind, and no list of them."""
    found: dict[str, Metric] = {}
    named = False
    words = here.clause_words
    for place, word in enumerate(words):
        metric = of_requests(word)
        if metric is not None and metric.role in _KINDS:
            found[metric.cell] = metric
            after = words[place + 1] if place + 1 < len(words) else None
            beside = after is not None and after.start == word.end
            # 公民提出的申请 is said of all requests, 自然人提出的申请 is not.
            says = WAYS if "person" in word.tags else (*WAYS, *_OFFERED)
            named = (
                beside
                and after is not None
                and (after.text in says or ("offered" in after.tags and "person" not in word.tags))
            )
            named = named or word.text.endswith(WAYS) or _is_way(words, place)
            named = named or (beside and metric.role == "channel" and _takes(after))
        if "etc" in word.tags:
            return ()
    if len(found) != 1 or not (memory.requests_total or named):
        return ()
    return kind_of(memory, here, next(iter(found.values())))


def _takes(verb: Word | None) -> bool:
    """网上收到申请12件,信函收到8件: a way in right before its verb, unless that counts all."""
    taken = verb is not None and any(m.cell == _TOTALS[0] for m in verb.metrics)
    return taken and verb is not None and "offered" not in verb.tags and "共" not in verb.text


def _is_way(words: tuple[Word, ...], place: int) -> bool:
    """由网络平台受理申请26件: one way in, unless it is said that these are all."""
    before = words[place - 1] if place else None
    led = before is not None and before.text in _BY and before.end == words[place].start
    return led and not any(word.text in _IN_ALL for word in words)


def kind_after(memory: Memory, here: Here) -> tuple[str, ...]:
    """3件来自网络, 2件为自然人申请, 1件当面提出."""
    after, asked_for = here.after, _is_of_those_who_asked(here)
    if not memory.requests_total and not (memory.near_requests and asked_for):
        return ()
    after = after[1:] if asked_for else after
    after = _past_those_who_asked(after)
    came = after[0].text in _FROM or "all" in after[0].tags
    for place, word in enumerate(after):
        metric = of_requests(word)
        if metric is not None and metric.role in _KINDS:
            asked = any(w.text in _ASKED or "offered" in w.tags for w in after[place:])
            # 2件网上、1件邮寄: nothing else follows.
            alone = metric.role == "channel" and word is after[-1]
            alone = alone and word.end == here.right_end
            return kind_of(memory, here, metric) if came or asked or alone else ()
        if not (word.is_filler or "all" in word.tags):
            break
    return ()


def _past_those_who_asked(after: tuple[Word, ...]) -> tuple[Word, ...]:
    """3件公开申请的申请人均为自然人: the words from 均为 on, where only who asked stands before."""
    for place, word in enumerate(after):
        if "all" in word.tags:
            return after[place:] if place else after
        asked = word.topic is not None and word.topic.family == "requests"
        if not (asked or "person" in word.tags or word.text in ("申请人", "的")):
            break
    return after


def _is_of_those_who_asked(here: Here) -> bool:
    """9件申请由邮局寄达, before any total: a request, and how it was handed in."""
    noun = here.after[0]
    asked = noun.weak and noun.topic is not None and noun.topic.family == "requests"
    return asked and any("offered" in w.tags for w in here.after[1:])


def noun_further_on(memory: Memory, here: Here) -> int:
    """收到3条纳税人从网上提交的公开申请: where the noun ends, 0 where it does not follow.

    The figure stands right behind its verb, the noun ends its clause; one way of asking named
    between, or one of several kinds of askers, would make it a part.
    """
    if memory.received or any(mention.cells == _TOTALS[:1] for mention in memory.heard):
        return 0
    verb = here.chain[0] if here.chain else None
    plain = memory.reading.plain
    ahead = [word for word in here.ahead if plain[word.start] == memory.reading.text[word.start]]
    nouns = [word for word in ahead if word.topic is not None]
    if verb is None or verb.text not in _PLAIN_VERBS or verb.end != here.figure.start:
        return 0
    if len(nouns) != 1 or nouns[0].topic is not memory.requests or nouns[0].weak:
        return 0
    noun, end = nouns[0], here.figure.end
    others = [word for word in ahead if word.end <= noun.start]
    if any(_is_another_thing(word) or _is_one_of_kinds(memory, word) for word in others):
        return 0
    ends = memory.reading.text[noun.end : noun.end + 1] in ("", ",", "。", ";", ")")
    return noun.end if ends and _ASKED_FOR.fullmatch(memory.reading.text, end, noun.start) else 0


def _is_one_of_kinds(memory: Memory, word: Word) -> bool:
    """A way of asking, or one kind of askers of several: 收到2件由自然人提出的公开申请 are all."""
    metric = of_requests(word)
    if metric is None or metric.role != "applicant":
        return is_kind(metric)
    kinds = {m.cell for w in memory.reading.words for m in w.metrics if m.role == "applicant"}
    return len(kinds) > 1


def _is_another_thing(word: Word) -> bool:
    """Whether a word names what is no request; a column is only where it was handed in."""
    return "negation" in word.tags or ("distractor" in word.tags and "place" not in word.tags)


_OFFERED_BY = ("所提", "提", "递", "交", "报", "寄", "发来", "送来")
"""村民所提申请22件: who asked, and no kind of business."""


def is_of_another_thing(memory: Memory, amount: Word) -> bool:
    """城市道路申请件77件, 信用修复申请26件: behind a noun that nobody knows one of its kind."""
    if amount.text not in ("申请件", "申请"):
        return False
    before = memory.reading.between(max(0, amount.start - _FAR), amount.start)
    known = before[-1].end if before else 0
    said = memory.reading.residue(known, amount.start) if known < amount.start else ""
    return said != "" and not said.endswith(_OFFERED_BY)


def is_asked_about(memory: Memory, word: Word) -> bool:
    """收到申请41件,其中涉及举报办理的27件;办结39件: what requests were about, no business."""
    told = memory.heard[0] if memory.heard else None
    if told is None or told.cells != _RECEIVED or told.aside:
        return False
    if word.start - told.figure.end > _FARTHEST_ABOUT:
        return False
    if "distractor" not in word.tags and (
        word.topic is None or word.topic.family not in _OTHER_TABLES
    ):
        return False
    return _ABOUT.fullmatch(memory.reading.text, told.figure.end, word.start) is not None
