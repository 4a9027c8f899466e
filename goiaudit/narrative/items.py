"""Figures about information published: in all, by channel, since the beginning."""

from __future__ import annotations

from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.surroundings import SOFT, Here, channel_of

TOTAL = "disclosure.published_items.total"
CUMULATIVE = "disclosure.published_items.cumulative"


def item(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Information published: a verb of publishing, its object right before the figure."""
    if figure.kind not in ("item", "none") and figure.unit not in ("件", "次", "个"):
        return None
    if topical.explicit and topical.topic is not None and topical.topic.family != "items":
        return None
    head = here.head
    channels = here.channels()
    verb = here.item_verb()
    if verb is None:
        return _bare(memory, figure, here, topical)
    piece = head is not None and "piece" in head.tags and len(channels) == 1
    piece = piece and figure.kind == "item"
    counted = head is not None and (head.tags & {"info", "publish"} or channel_of(head) or piece)
    if not counted and not (here.is_empty_left and here.after_has("info")):
        return None
    if figure.kind == "count" and not _names_information(here):
        return None
    if topical.distractor and not topical.explicit and here.is_elliptic:
        return None
    if len(channels) == 1 and (_is_series(memory, here) or _counts_from_the_start(here)):
        return None
    if len(channels) == 1:
        return _bychannel_of(memory, channels[0], figure, here)
    if _is_cumulative(memory, here):
        return Mention((CUMULATIVE,), figure, figure.value, here.start, figure.end)
    if here.words_have("elsewhere") or here.in_list or _is_member(memory, here):
        return None
    if any(word.text in ("专栏", "栏目") for word in here.clause_words):
        return None
    mention = _mention((TOTAL,), figure, here)
    if mention is not None:
        memory.items.append(mention)
    return mention


def _is_cumulative(memory: Memory, here: Here) -> bool:
    """累计…8775条(本年新增388条); 到目前为止592条,2019年公开60条: since the beginning."""
    words = here.clause_words
    if _counts_from_the_start(here):
        return True
    text, end = memory.reading.text, here.figure.end
    inside = memory.reading.between(end, min(len(text), end + 12))
    if text.startswith("(", end) and any("fresh" in word.tags for word in inside):
        return True
    if not any("up_to_now" in word.tags for word in words):
        return False
    stop = memory.reading.right(end + 1, ";。(\n", min(len(text), end + 40))
    later = memory.reading.between(end, stop)
    dated = any(word.year is not None or "this" in word.tags for word in later)
    return dated and any("publish" in word.tags for word in later)


def _counts_from_the_start(here: Here) -> bool:
    return any("cumulative" in word.tags for word in here.clause_words)


def _is_member(memory: Memory, here: Here) -> bool:
    """Whether the figure stands in a list after another count of items, or begins a series."""
    before = [m for m in memory.items if m.figure.start < here.figure.start]
    if before and ";" not in memory.reading.text[before[-1].figure.end : here.figure.start]:
        return True
    return _is_series(memory, here)


def _is_series(memory: Memory, here: Here) -> bool:
    """发布政策信息20条、计划总结2条: one subject after another, no total."""
    text, end = memory.reading.text, here.figure.end
    if here.names_a_class:
        return True
    if not text.startswith("、", end):
        return False
    stop = memory.reading.right(end + 1, SOFT, min(len(text), end + 40))
    words = memory.reading.between(end + 1, stop)
    listed = any(end < figure.start <= stop for figure in memory.reading.figures)
    return listed and not any(channel_of(w) or w.topic for w in words)


def _bare(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """政府网站42条: a channel right before the figure, in a sentence about publishing."""
    if figure.kind not in ("item",) or not here.is_tight:
        return None
    channels = [w for w in here.words if channel_of(w)]
    named = [w for w in here.words if not w.is_filler and not channel_of(w)]
    plain = all(w.tags & {"info", "up_to_now", "this", "own"} for w in named)
    if len({channel_of(w) for w in channels}) != 1 or not plain:
        return None
    if topical.topic is not None and topical.topic.family == "requests" and not memory.items:
        return None
    return _bychannel_of(memory, channel_of(channels[0]), figure, here)


def _bychannel_of(memory: Memory, cell: str, figure: Figure, here: Here) -> Mention | None:
    mention = _mention((cell,), figure, here)
    if mention is not None:
        memory.items.append(mention)
    return mention


def _mention(
    cells: tuple[str, ...], figure: Figure, here: Here, outcome: bool = False
) -> Mention | None:
    if not cells:
        return None
    return Mention(cells, figure, figure.value, here.start, figure.end, False, outcome)


def _names_information(here: Here) -> bool:
    return any("info" in word.tags for word in (*here.chain[:3], *here.after[:2]))
