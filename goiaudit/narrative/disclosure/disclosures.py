"""Figures of table 二 by their vocabulary: the nearest word that states a metric of the topic.

Documents and acts have modules of their own; here are money and topics of a user's own.
"""

from __future__ import annotations

from decimal import Decimal

from goiaudit.definitions.vocabulary import Metric, Topic
from goiaudit.model.cells import Number
from goiaudit.narrative.disclosure.fees import collected
from goiaudit.narrative.mentions import Memory, Mention, Topical, mention
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DATES
from goiaudit.narrative.topics import topic_of

COUNTS = ("count", "none")
"""Classes of counting words of documents and acts."""
_PASSED = frozenset({"join", "this", "own", "all", "each"})
_IN_TEN_THOUSANDS = ("disclosure.fees.amount", "disclosure.procurement.amount")


def fits(metric: Metric, topic: Topic, memory: Memory, figure: Figure) -> bool:
    """Whether a metric is one of the topic, of the form in use and of the figure's unit."""
    if metric.topic != topic.name or metric.form not in (None, memory.form):
        return False
    if metric.units:
        return figure.kind in metric.units or (figure.kind == "none" and "count" in metric.units)
    return figure.kind in COUNTS


def stated(memory: Memory, figure: Figure, here: Here, topic: Topic) -> list[Metric]:
    """The metrics of a topic that the words right before the figure name, nearest first."""
    found: list[Metric] = []
    dated = memory.reading.flags & DATES
    for place, word in enumerate(here.chain):
        named = None
        for metric in word.metrics:
            if fits(metric, topic, memory, figure):
                named = metric
                break
        if dated and _is_of_old(memory, here, place):
            continue  # 继续有效的为2018年印发的2件
        if named is not None:
            found.append(named)
        elif here.figure_is_each and any(m.topic == topic.name for m in word.metrics):
            continue  # 出台、废止的规范性文件均为0件, in the form that has no column for 废止
        elif not (word.is_filler or word.topic is topic or word.tags & _PASSED):
            break
    return found


def _is_of_old(memory: Memory, here: Here, place: int) -> bool:
    """Whether the word is, or is said of, an earlier year: 2018年印发的."""
    word = here.chain[place]
    if word.year is not None:
        after = here.chain[place - 1] if place else None
        verb = after is not None and after.start == word.end and bool(after.metrics)
        return verb and after is not None and memory.reading.text.startswith("的", after.end)
    before = here.chain[place + 1 : place + 2]
    told = before and before[0].year is not None and before[0].end == word.start
    told = told and before[0].year != memory.whose.year
    return bool(told) and memory.reading.text.startswith("的", word.end)


def money(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政事业性收费 and procurement in 万元, 信息处理费 in 元."""
    topical = topic_of(memory, here)
    topic = topical.topic
    if topic is None or topic.family not in ("fee", "acts", "own"):
        return None
    if here.in_list or any("others" in word.tags for word in here.words):
        return None  # 收费86.2万元(其中:补偿费71.5万元,其他14.7万元)
    if not topical.explicit and not here.is_tight:
        return None  # 另代管物业维修资金1.27亿元
    metrics = stated(memory, figure, here, topic)
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if not metrics and _is_another_amount(here, topic):
        return None
    if not metrics and not bare:
        return collected(memory, figure, here) if topic.name == "fee" else None
    cell = (metrics or bare)[0].cell
    return mention((cell,), figure, here, amount(cell, figure))


def _is_another_amount(here: Here, topic: Topic) -> bool:
    """收费128万元,…,成交金额5.7亿元: an amount by a word of another topic."""
    told = [m for word in here.words for m in word.metrics if m.role == "amount"]
    named = {metric.topic for metric in told if not metric.cell.startswith("requests.")}
    return bool(named) and topic.name not in named


def own(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure about a topic that a user has added; the figure's unit is the user's to say."""
    topic = topical.topic
    assert topic is not None
    metrics = stated(memory, figure, here, topic)
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if metrics and (topical.explicit or here.is_tight):
        return mention((metrics[0].cell,), figure, here)
    if bare and topical.explicit and (here.chain_is_noun(topic) or _follows(here, topic)):
        return mention((bare[0].cell,), figure, here)
    return None


def _follows(here: Here, topic: Topic) -> bool:
    return bool(here.after) and here.after[0].topic is topic


def amount(cell: str, figure: Figure) -> Number:
    """The value of a figure in the unit of the cell: 万元 for fees and procurement."""
    if cell not in _IN_TEN_THOUSANDS:
        return figure.value
    exact = Decimal(figure.value) / 10_000
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()
