"""Whether a figure is a part of the same that was counted before it: 收到24件,其中受理22件."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.own_names import own_name_end
from goiaudit.narrative.text.own_share import tells_wider
from goiaudit.narrative.text.surroundings import Here

_RECEIVED = ("requests.new.total",)
_HANDLED = ("requests.handled_total.total",)
_LEFT = seldom("结转|转入|跨年|正在办理|尚在办理|仍在办理|在办")
_OURS = frozenset({"own", "office"})
_FAR = 200
_AMONG = ("其中,", "其中")
AMONG_ENDS = len(_AMONG[0])
"""The clause of a figure begins here at the latest where a sentence goes on with 其中."""
_ITEMS = "disclosure.published_items."


def is_part_of_same(memory: Memory, mention: Mention, here: Here) -> bool:
    """收到24件,其中受理22件: some of those that were counted, unless it names whose they are."""
    if mention.aside or mention.outcome or not mention.cells or mention.cells[0].startswith(_ITEMS):
        return False
    ours = any(word.tags & {"own", "office", "area"} for word in here.clause_words)
    ours = ours or own_name_end(memory.reading.text, here.start, memory.whose.organ) > 0
    if ours and memory.whose.area_is_own and _is_of_office(memory, mention, here):
        return True  # 全市受理95件,其中市政府办受理17件
    if ours and _tells_of_area(memory, here):
        return False
    fresh = any("新" in word.text for word in here.words)
    # 其中22件为当年收到, 其中48件为新收件
    fresh = fresh or any("this" in word.tags or word.text == "新收" for word in here.ahead)
    if mention.cells == _RECEIVED and fresh:
        return False  # 要办的申请25件,其中本年新增21件: what was carried in is in the first
    if goes_on_among(memory, here):
        return mention.cells == _RECEIVED
    return any(
        set(mention.cells) & set(told.cells)
        and not (told.aside or _is_wider(memory, told, mention))
        and not _is_done_of_all(memory, told, mention)
        for told in memory.heard
    )


def _is_wider(memory: Memory, told: Mention, mention: Mention) -> bool:
    """收到各类申请256件,其中信息公开申请6件: these were counted among others, not twice."""
    text = memory.reading.text
    named = "公开" in text[mention.start : mention.end]
    return named and "公开" not in text[told.start : told.end]


def _is_done_of_all(memory: Memory, told: Mention, mention: Mention) -> bool:
    """办理35件,其中办结33件,结转下年2件: all that were at hand, and those done."""
    text = memory.reading.text
    if mention.cells != _HANDLED or told.cells != _HANDLED or mention.value >= told.value:
        return False
    begin, end = mention.start, max(mention.end, mention.figure.end)
    if "办结" not in text[begin:end] or "办结" in text[told.start : told.end]:
        return False
    return _LEFT.search(text, end) is not None


def goes_on_among(memory: Memory, here: Here) -> bool:
    """办结95件。其中,市政府办代市政府收到17件: of all those whose number was told further above."""
    if not (memory.received and memory.reading.text.startswith(_AMONG)):
        return False
    asked = any(m.cells and m.cells[0].startswith("requests.") for m in memory.before)
    return asked and here.clause_start <= AMONG_ENDS


def _tells_of_area(memory: Memory, here: Here) -> bool:
    """全县收到75件,其中我局收到8件; 收到25件,其中我局受理并处理8件 names nobody else."""
    if any(word.tags & {"office", "area", "represents"} for word in here.clause_words):
        return True
    before = memory.reading.between(0, here.clause_start)
    area = any("area" in word.tags for word in before)
    return area or tells_wider(memory.reading.text, here.start)


def _is_of_office(memory: Memory, mention: Mention, here: Here) -> bool:
    """Whether a report on an area tells of the part of all requests that its office received."""
    told = any(m.cells == _RECEIVED and m.value > mention.value for m in memory.heard)
    told = told or goes_on_among(memory, here)
    return told and any(word.tags & {"office", "represents"} for word in here.clause_words)


def is_own_part(memory: Memory, here: Here) -> bool:
    """全县教育系统收到申请156件,…其中局机关37件: the organ's own part of what all received."""
    last = memory.last
    listed = here.in_list or here.opens_bracket
    if last is None or last.cells != _RECEIVED or not listed:
        return False
    named = own_name_end(memory.reading.text, here.start, memory.whose.organ)
    if not here.is_tight_from(named or here.start):
        return False
    own = named or any(word.tags & _OURS for word in here.words)
    plain = all(w.is_filler or w.tags & _OURS or w.start < named for w in here.words)
    before = memory.reading.between(max(0, last.figure.start - _FAR), last.figure.start)
    return bool(own) and plain and any("area" in word.tags for word in before)
