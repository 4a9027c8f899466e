"""Figures of last year and differences from it: never this year's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.disclosure.item_words import channel_of
from goiaudit.narrative.mentions import CASES, Memory, Mention
from goiaudit.narrative.requests.carrying import CONTAINS, is_taken_over
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE
from goiaudit.narrative.text.numerals import TIMES_MORE, Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DATES, PUBLISHES, STAYED, Word

_ITEMS = "disclosure.published_items"
_TOTAL = f"{_ITEMS}.total"
_CARRIED_IN = "requests.carried_in.total"
# 去年的2件也于1月办结: what was still open when the year began.
_DONE_THIS_YEAR = seldom(
    "(?:申请)?(?:也|亦|均|都|已|全部|同样)*(?:于|在)?(?:本年度?|今年|当年|年初|[0-9]{1,2}月)[^,。;0-9]{0,8}"
    "(?:办结|办毕|办完|答复|办理完毕)"
)
_SPAN = seldom("(?:变化|变动|增减|同比)?幅度(?:约|为|达到?|是)*")
_LEFT = "requests.carried_out.total"
_NEAR = 8
_FROM = ("由", "从")
_NEW = "requests.new.total"
_CLAIMED = ("requests", _ITEMS)
_LINKS = frozenset(
    (
        "为",
        "是",
        "达",
        "达到",
        "约",
        "了",
        "近",
        "有",
        "仅",
        "只有",
        "仅有",
        "共",
        "则为",
        "的",
        "大约",
    )
)
_RESULTS = frozenset(
    (
        *("达", "达到", "共", "共计", "合计", "总计", "总数", "总量", "为", "总数为", "总量为"),
        *("至", "到"),
    )
)
_MORE = frozenset(("多", "少", "多了", "少了"))
"""Stand before the verb: 比上年多发布20条."""
_BEFORE = 60
_OPENS_CHANGE = {"compared", "previous", "rise", "fall", "year"}
_RETOLD = {"this", "reach"}
_CHANGES = {"compared", "previous", "rise", "fall"}
_SAYS_ITEMS = {"publish", "info", "this", "own", "year", "office"}


def change_of(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The figure as a difference (增加3件, 同比下降29%) of the series before it, else None."""
    last = change_word(here)
    if last is None and (by := _by_so_much(memory, figure, here)) is not None:
        return by
    if last is None or not here.is_tight:
        return None
    told = _last_told(memory, figure) or _told_before(memory, here)
    series = _series(told.cells) if told is not None else _asked_for(memory, here)
    if series is None or (figure.kind not in ("percent", "count", "item", "none")):
        return None
    kind = "percent" if figure.kind == "percent" else "difference"
    value = -figure.value if "fall" in last.tags else figure.value
    cells = (f"{series}.yoy.{kind}",)
    silent = series not in _CLAIMED or figure.unit == TIMES_MORE
    return Mention(cells, figure, value, here.start, figure.end, True, silent=silent)


def _by_so_much(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """较上年增加2件,幅度为5.5%: the percentage of the difference that was just told."""
    last = memory.last
    if figure.kind != "percent" or last is None or not last.cells:
        return None
    if not last.cells[0].endswith(".yoy.difference") or not _SPAN.fullmatch(
        memory.reading.text, here.start, figure.start
    ):
        return None
    cells = (last.cells[0].removesuffix("difference") + "percent",)
    value = -figure.value if last.value < 0 else figure.value
    return Mention(cells, figure, value, here.start, figure.end, True, silent=last.silent)


def _told_before(memory: Memory, here: Here) -> Mention | None:
    """公开信息790条:…。较上年增加24条: a change that opens a sentence is one of the first."""
    if memory.heard or memory.last is not None or here.start or not memory.before:
        return None
    first = memory.before[0]
    items = first.cells == (f"{_ITEMS}.total",) and here.figure.kind in ("item", "percent")
    plain = all(w.is_filler or w.tags & _OPENS_CHANGE for w in here.words)
    return first if items and plain and not memory.is_of_last_year(first) else None


def _asked_for(memory: Memory, here: Here) -> str | None:
    """政府信息公开申请较上年增加5件,共18件: the clause names what has grown."""
    named = [word.topic for word in here.clause_words if word.topic and not word.weak]
    if named and named[-1] is memory.requests:
        return "requests"
    if here.figure.kind not in ("item", "percent") or here.clause_start < here.start:
        return None
    # 主动公开信息数较上年增加56条,达到412条; 公众号推送信息同比增长12%,达到412条
    said = list(takewhile(lambda word: not word.tags & _CHANGES, here.words))
    tags = {tag for word in said for tag in word.tags}
    plain = all(w.is_filler or w.tags & _SAYS_ITEMS or channel_of(w) for w in said)
    channels = {channel_of(word) for word in said} - {""}
    if not (plain and tags >= {"publish", "info"}) or len(channels) > 1:
        return None
    return channels.pop() if channels else _ITEMS


def _last_told(memory: Memory, figure: Figure) -> Mention | None:
    """The figure that a change belongs to: the last one, or the one before last year's items."""
    last = memory.last
    if last is not None and not last.aside:
        return whole_of_list(memory.reading.text, memory.heard, last) or last
    if last is None or last.cells:
        return last
    told = next((m for m in reversed(memory.heard) if m is not last), None)
    if told is not None and not told.aside and last.figure.kind == told.figure.kind:
        whole = whole_of_list(memory.reading.text, memory.heard, told)
        if whole is not None:
            return whole
    if told is None or told.figure.kind != last.figure.kind:
        return None
    figures, text = memory.reading.figures, memory.reading.text
    between = [f for f in figures if told.figure.start < f.start < last.figure.start]
    apart = between or ";" in text[told.figure.end : last.figure.start]
    return None if apart or figure.kind not in ("percent", last.figure.kind) else told


def whole_of_list(text: str, told: Sequence[Mention], part: Mention) -> Mention | None:
    """790条:网站564条、公众号226条,较上年增加24条: the whole, where its parts are all told.

    None where ``part`` is no last one of a list in brackets, or of one that adds up.
    """
    if not part.cells or not part.cells[0].startswith(f"{_ITEMS}."):
        return None
    place = next((n for n, m in enumerate(told) if m is part), 0)
    whole = next((n for n in range(place - 1, -1, -1) if told[n].cells == (_TOTAL,)), None)
    if whole is None or told[whole].aside:
        return None
    parts = told[whole + 1 : place + 1]
    if any(m.aside or not m.cells[0].startswith(f"{_ITEMS}.") for m in parts if m.cells):
        return None
    bracket = text.startswith("(", told[whole].figure.end) and text.startswith(")", part.figure.end)
    adds_up = sum(int(m.value) for m in parts) == told[whole].value
    return told[whole] if len(parts) > 1 and (bracket or adds_up) else None


def reached(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """由上年的14件增至今年的22件, 较上年增加8件,达到22件: the figure of this year."""
    last = memory.last
    if last is None or not last.aside or not here.is_tight:
        return None
    if any(_names_last_year(memory, word) or "carry" in word.tags for word in here.words):
        return None
    series = _series(last.cells) or (_series_of_items(memory, last) if not last.cells else None)
    if series is None and not last.cells and last.figure.kind == figure.kind:
        series = _asked_for(memory, here)  # 较2021年的75件,2022年公开申请增至90件
    reaches = any("reach" in word.tags for word in here.words)
    if series is None and reaches and (cell := _case_of(memory, here, last)):
        return Mention((cell,), figure, figure.value, here.start, figure.end)
    if series is None or (series != "requests") != (figure.kind == "item"):
        return None
    changed = last.cells and ".yoy." in last.cells[0] and _says_result(here)
    if not (reaches or changed) or _has_told(memory, _total(series)):
        return None
    return Mention((_total(series),), figure, figure.value, here.start, figure.end)


def _case_of(memory: Memory, here: Here, last: Mention) -> str:
    """信息公开行政复议由上年的3件降为1件,行政诉讼由1件升为2件: the cases of the one row named."""
    reading, place = memory.reading, last.figure.start
    begin = reading.left(place, CLAUSE, max(0, place - _BEFORE))
    words = reading.between(begin, here.figure.start)
    named = {word.topic.name for word in words if word.topic and word.topic.family in CASES}
    told = any(m.cells and m.cells[0].startswith("disputes.") for m in memory.heard)
    ours = told or "公开" in reading.text[begin:place]
    return f"disputes.{named.pop()}.total" if ours and len(named) == 1 else ""


def _has_told(memory: Memory, cell: str) -> bool:
    """Whether this year's figure was told before."""
    told = (m for m in memory.heard if m.cells == (cell,))
    return any(not memory.is_of_last_year(mention) for mention in told)


def _says_result(here: Here) -> bool:
    """增加8件,达到22件: whether a figure behind a change is what came of it."""
    plain = all(word.is_filler or word.tags & {"this", "all"} for word in here.words)
    return plain and any(word.text in _RESULTS for word in here.words)


def _total(series: str) -> str:
    """The cell of this year's figure of a series."""
    if series == "requests":
        return "requests.new.total"
    return f"{series}.total" if series == _ITEMS else series


def _series_of_items(memory: Memory, last: Mention) -> str | None:
    """主动公开信息由上年的400条…: the items whose last year's figure was told."""
    if last.figure.kind != "item":
        return None
    floor = max(0, last.figure.start - _BEFORE)
    begin = memory.reading.left(last.start, SENTENCE, floor)
    words = memory.reading.between(begin, last.figure.start)
    channels = {channel_of(word) for word in words} - {""}
    if len(channels) > 1 or any(word.tags & {"elsewhere", "distractor"} for word in words):
        return None
    if channels:
        return channels.pop()
    told = any("publish" in w.tags for w in words) and any("info" in w.tags for w in words)
    return _ITEMS if told else None


def last_years(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The figure as one of the year before (较去年12件, (上年33件)), else None.

    Its cells are empty where it belongs to another series than requests.
    """
    if _is_left_behind(memory, here):
        topics = [word.topic for word in here.clause_words if word.topic]
        asked = bool(topics) and topics[-1] is memory.requests
        cells = ("requests.previous_year.total",) if asked else ()
        return Mention(cells, figure, figure.value, here.start, figure.end, True)
    named = [w for w in here.words if w.flags & DATES and _names_last_year(memory, w)]
    if not named and here.opens_bracket:
        outside = memory.reading.between(max(here.start - 12, 0), here.start - 1)
        named = [w for w in outside[-1:] if _names_last_year(memory, w) and w.end == here.start - 1]
    if not named or any(map(_is_carried, (*here.words, *here.after))):
        return None
    if is_taken_over(memory, here):
        return None
    if here.opens_bracket and here.words and here.words[0].text in CONTAINS:
        return None  # 受理21件(含去年底登记的1件): what was carried in
    word = named[-1]
    of_it = memory.reading.text[word.end : figure.start] == "的"
    if of_it and _DONE_THIS_YEAR.match(memory.reading.text, figure.end):
        return Mention((_CARRIED_IN,), figure, figure.value, here.start, figure.end)
    local = word.year is None or of_it or here.opens_bracket or _compared_before(here, word)
    local = local or _is_told_beside(memory, here, word)
    if not local or memory.reading.residue(word.end, figure.start) not in ("", "同期"):
        return None
    if here.opens_bracket and (counted := _counted_behind(memory, here)) is not None:
        cells = ("requests.previous_year.total",) if counted else ()
        return Mention(cells, figure, figure.value, here.start, figure.end, True)
    told = _series(memory.last.cells) if memory.last else None
    if told != "requests" and not _is_asked(memory, here):
        return Mention((), figure, figure.value, here.start, figure.end, True)
    cell = "requests.previous_year.total"
    return Mention((cell,), figure, figure.value, here.start, figure.end, True)


def _counted_behind(memory: Memory, here: Here) -> bool | None:
    """新收申请(上年为152件)167件: whether what the bracket stands before are requests received.

    None where a figure stands right before the bracket, or none behind it.
    """
    reading, place = memory.reading, here.start - 1
    closing = reading.right(here.figure.end, ")", here.figure.end + 1)
    behind = any(figure.start == closing + 1 for figure in reading.figures)
    if not behind or any(figure.end == place for figure in reading.figures):
        return None
    words = reading.between(reading.left(place, CLAUSE, max(0, place - _BEFORE)), place)
    cells = {m.cell for word in words for m in word.metrics if m.role == "verb"}
    asked = any(word.topic is memory.requests and not word.weak for word in words)
    return asked and {c for c in cells if c.startswith("requests.")} <= {_NEW}


def _is_left_behind(memory: Memory, here: Here) -> bool:
    """申请由6件降为零, 从14件增至22件: where it came from."""
    last = here.words[-1] if here.words else None
    if last is None or last.text not in _FROM or last.end != here.figure.start:
        return False
    behind = memory.reading.between(here.figure.end, here.figure.end + _NEAR)
    return bool(behind) and behind[0].start == here.figure.end and "reach" in behind[0].tags


def _is_carried(word: Word) -> bool:
    """结转, 剩下的 and 尚未办结: what was open at the end of last year was not all of it."""
    if "carry" in word.tags or word.text in STAYED:
        return True
    return any(metric.cell == _LEFT for metric in word.metrics)


def _names_last_year(memory: Memory, word: Word) -> bool:
    if word.year is not None:
        return period_of_year(word.year, memory.whose) == "previous"
    return "previous" in word.tags


def _is_asked(memory: Memory, here: Here) -> bool:
    """Whether the clause speaks of requests: by their noun, or as 申请量 where nothing else is."""
    named = [word.topic for word in here.clause_words if word.topic and not word.weak]
    if named:
        return named[-1] is memory.requests
    for word in here.clause_words:
        if word.text == "的申请" and here.has_received and memory.near_requests:
            return True  # 收到的申请从上年51件降为44件
        if word.text.startswith("申请") and any(m.cell == _NEW for m in word.metrics):
            return memory.speaks_of_disclosure
    return False


def _is_told_beside(memory: Memory, here: Here, year: Word) -> bool:
    """收到15件,2021年为12件: nothing but the year, behind this year's figure."""
    if not all(word is year or word.text in _LINKS for word in here.words):
        return False
    told = next((m for m in reversed(memory.heard) if m.figure.kind != "percent"), None)
    if told is None or told.aside or memory.last is None or _series(told.cells) is None:
        return False
    return told.figure.kind == here.figure.kind and not memory.is_of_last_year(told)


def again(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """2021年公开信息400条,2022年500条 (2022年降为300条): the year, behind last year's figure."""
    last = memory.last
    if last is None or last.aside or last.figure.kind != figure.kind or not here.is_tight:
        return None
    if _series(last.cells) is None or not memory.is_of_last_year(last):
        return None
    year = any("this" in w.tags or w.year == memory.whose.year for w in here.words)
    plain = all(w.tags & _RETOLD or w.year or w.text in _LINKS for w in here.words)
    if not year or not plain:
        return None
    return Mention(last.cells, figure, figure.value, here.start, figure.end)


def _series(cells: tuple[str, ...]) -> str | None:
    """requests, the items published or one channel of them; None for any other cell."""
    if not cells:
        return None
    if cells[0] == _NEW or cells[0].startswith(("requests.previous_year", "requests.yoy")):
        return "requests"
    if not cells[0].startswith(_ITEMS) or cells[0].endswith(".cumulative"):
        return None
    series = cells[0].partition(".yoy.")[0]
    return _ITEMS if series == f"{_ITEMS}.total" else series


def change_word(here: Here) -> Word | None:
    """The word that makes a figure a difference: 增加3件, 增幅为20%; None where it is none."""
    verb = False
    for word in reversed(here.words):
        if word.tags & {"rise", "fall"}:
            fits = word.text in _MORE or not verb
            return word if fits and here.is_tight_from(word.start) else None
        if word.flags & PUBLISHES or _is_verb(word):
            verb = True
        elif word.text not in _LINKS:
            return None
    return None


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb that states a metric."""
    for metric in word.metrics:  # noqa: SIM110 - quicker than any(), and asked of many words
        if metric.role == "verb":
            return True
    return False


def _compared_before(here: Here, word: Word) -> bool:
    return any("compared" in other.tags and other.end <= word.start for other in here.words)
