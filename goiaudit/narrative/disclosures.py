"""Figures about documents, acts and money of table 二, and about topics of a user's own.

All of them go by their vocabulary: the nearest word that states a metric of the topic.
"""

from __future__ import annotations

from decimal import Decimal

from goiaudit.definitions.vocabulary import Metric, Topic
from goiaudit.model.cells import Number
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.topics import topic_of

_WITH_CHANGE = ("licensing", "other_services", "penalties", "coercion", "admin_fees")
_GROWS, _SHRINKS = ("新增", "增加"), ("减少",)
_IN_TEN_THOUSANDS = ("disclosure.fees.amount", "disclosure.procurement.amount")
_COUNTS = ("count", "none")
_OF_DOCUMENTS = ("件", "个", "份", "部", "")


def fits(metric: Metric, topic: Topic, memory: Memory, figure: Figure) -> bool:
    """Whether a metric is one of the topic, of the form in use and of the figure's unit."""
    if metric.topic != topic.name or metric.form not in (None, memory.form):
        return False
    if metric.units:
        return figure.kind in metric.units or (figure.kind == "none" and "count" in metric.units)
    return figure.kind in _COUNTS


def stated(memory: Memory, figure: Figure, here: Here, topic: Topic) -> list[Metric]:
    """The metrics of a topic that the words right before the figure name, nearest first."""
    found: list[Metric] = []
    for word in here.chain:
        named = [m for m in word.metrics if fits(m, topic, memory, figure)]
        if named:
            found.append(named[0])
        elif not (word.is_filler or word.topic is topic or word.tags & {"join", "this", "own"}):
            break
    return found


def document(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """规章 and 规范性文件 made, repealed, in force; by the columns of the form in use."""
    topic = topical.topic
    assert topic is not None
    if figure.unit not in _OF_DOCUMENTS or _is_clean_up(memory):
        return None
    if not topical.explicit and not (here.is_tight and _all_of(here, topic)):
        return None
    cells = {metric.cell for metric in stated(memory, figure, here, topic)}
    if not cells:
        cells = _named_after(memory, figure, here, topic)
    if len(cells) == 1 and here.in_list:
        cells = {_of_those_made(memory, cells.pop())}
    return _mention(tuple(cells), figure, here) if len(cells) == 1 else None


def _of_those_made(memory: Memory, cell: str) -> str:
    """制作18件,其中对外公开16件: of those of the year, not of all that there are."""
    row, _, column = cell.rpartition(".")
    made = any(mention.cells == (f"{row}.made",) for mention in memory.heard)
    return f"{row}.published" if made and column == "total_published" else cell


def _all_of(here: Here, topic: Topic) -> bool:
    """Whether every word of the segment is one of the topic or says nothing."""
    return all(
        word.is_filler
        or word.topic is topic
        or word.tags & {"this", "own", "join"}
        or word.text == "清理"
        or any(metric.topic == topic.name for metric in word.metrics)
        for word in here.words
    )


def _named_after(memory: Memory, figure: Figure, here: Here, topic: Topic) -> set[str]:
    """8件规范性文件现行有效: the verb follows the figure and its noun."""
    noun = here.chain_is_noun(topic)
    for word in here.after:
        named = [m for m in word.metrics if fits(m, topic, memory, figure)]
        if named and noun:
            return {named[0].cell}
        noun = noun or word.topic is topic
        if not (word.is_filler or word.topic is topic):
            break
    return set()


def _is_clean_up(memory: Memory) -> bool:
    """Figures of a clean-up of older documents are none of the year (domain 5.7)."""
    text = memory.reading.text
    return "清理" in text and "清理废止" not in text and not memory.cleans_up_its_own


def act(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Decisions of licensing, penalties, coercion; matters on offer are none."""
    topic = topical.topic
    assert topic is not None
    if not topical.explicit and not here.is_tight:
        return None
    if figure.kind in _COUNTS and _is_change(here):
        return _act_change(memory, figure, here, topic)
    metrics = stated(memory, figure, here, topic)
    if metrics:
        value = _amount(metrics[0].cell, figure)
        return _mention((metrics[0].cell,), figure, here, value)
    if figure.kind not in _COUNTS:
        return None
    if joined := _joined(figure, here):
        return _mention(joined, figure, here)
    cell = f"disclosure.{topic.name}.decisions"
    acts = memory.last is not None and memory.last.cells and (
        memory.last.cells[0].endswith(".decisions")
    )  # fmt: skip
    named = [w for w in here.words if not w.is_filler]
    if acts and len(named) == 1 and named[0].topic is topic and here.is_tight:
        return _mention((cell,), figure, here)
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if bare and topical.explicit and here.chain_is_noun(topic):
        return _mention((bare[0].cell,), figure, here)
    return None


def _joined(figure: Figure, here: Here) -> tuple[str, ...]:
    """行政处罚和行政强制均为0件: one figure for each of them."""
    if not here.figure_is_each and figure.value != 0:
        return ()
    found: list[str] = []
    for word in reversed(here.clause_words):
        if word.topic is not None and word.topic.family == "acts":
            found.append(f"disclosure.{word.topic.name}.decisions")
        elif not (word.is_filler or word.tags & {"join", "each", "all", "this", "own"}):
            return ()
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _is_change(here: Here) -> bool:
    return any(word.text.endswith((*_GROWS, *_SHRINKS)) for word in here.clause_words)


def _act_change(memory: Memory, figure: Figure, here: Here, topic: Topic) -> Mention | None:
    """行政许可新增9项: the column 本年增/减 of the form of 2019."""
    head = here.chain[0] if here.chain else None
    if memory.form != "2019" or figure.unit != "项" or head is None:
        return None
    if not head.text.endswith((*_GROWS, *_SHRINKS)) or topic.name not in _WITH_CHANGE:
        return None
    value = -figure.value if head.text.endswith(_SHRINKS) else figure.value
    return _mention((f"disclosure.{topic.name}.change",), figure, here, value)


def money(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政事业性收费 and procurement in 万元, 信息处理费 in 元."""
    topical = topic_of(memory, here)
    topic = topical.topic
    if topic is None or topic.family not in ("fee", "acts", "own"):
        return None
    metrics = stated(memory, figure, here, topic)
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if not metrics and not bare:
        return _collected(figure, here) if topic.name == "fee" else None
    cell = (metrics or bare)[0].cell
    return _mention((cell,), figure, here, _amount(cell, figure))


def _collected(figure: Figure, here: Here) -> Mention | None:
    if any("collect" in word.tags for word in here.clause_words):
        return _mention(("requests.fee.collected",), figure, here)
    return None


def counted_fee(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """信息处理费: 发出收费通知2件."""
    topic = topical.topic
    assert topic is not None
    metrics = stated(memory, figure, here, topic)
    return _mention((metrics[0].cell,), figure, here) if metrics else None


def own(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure about a topic that a user has added; the figure's unit is the user's to say."""
    topic = topical.topic
    assert topic is not None
    metrics = stated(memory, figure, here, topic)
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if metrics and (topical.explicit or here.is_tight):
        return _mention((metrics[0].cell,), figure, here)
    if bare and topical.explicit and (here.chain_is_noun(topic) or _follows(here, topic)):
        return _mention((bare[0].cell,), figure, here)
    return None


def _follows(here: Here, topic: Topic) -> bool:
    return bool(here.after) and here.after[0].topic is topic


def _amount(cell: str, figure: Figure) -> Number:
    if cell not in _IN_TEN_THOUSANDS:
        return figure.value
    exact = Decimal(figure.value) / 10_000
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()


def _mention(
    cells: tuple[str, ...], figure: Figure, here: Here, value: Number | None = None
) -> Mention | None:
    if not cells:
        return None
    return Mention(cells, figure, figure.value if value is None else value, here.start, figure.end)
