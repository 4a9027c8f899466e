"""Whether a figure is a part of the same that was counted before it: 收到24件,其中受理22件."""

from __future__ import annotations

from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.own_share import tells_wider
from goiaudit.narrative.text.surroundings import Here

_RECEIVED = ("requests.new.total",)
_ITEMS = "disclosure.published_items."


def is_part_of_same(memory: Memory, mention: Mention, here: Here) -> bool:
    """收到24件,其中受理22件: some of those that were counted, unless it names whose they are."""
    if mention.aside or mention.outcome or not mention.cells or mention.cells[0].startswith(_ITEMS):
        return False
    ours = any(word.tags & {"own", "office", "area"} for word in here.clause_words)
    if ours and memory.whose.area_is_own and _is_of_office(memory, mention, here):
        return True  # 全市受理95件,其中市政府办受理17件
    if ours and _tells_of_area(memory, here):
        return False
    fresh = any("新" in word.text for word in here.words)
    # 其中22件为当年收到, 其中48件为新收件
    fresh = fresh or any("this" in word.tags or word.text == "新收" for word in here.ahead)
    if mention.cells == _RECEIVED and fresh:
        return False  # 要办的申请25件,其中本年新增21件: what was carried in is in the first
    return any(set(mention.cells) & set(told.cells) and not told.aside for told in memory.heard)


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
    return told and any(word.tags & {"office", "represents"} for word in here.clause_words)
