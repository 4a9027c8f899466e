"""Figures about documents, acts and money of table 二."""

from __future__ import annotations

from decimal import Decimal

from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.topics import topic_of

_WITH_CHANGE = ("licensing", "other_services", "penalties", "coercion", "admin_fees")


def document(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """规章 and 规范性文件 made, repealed, in force; by the columns of the form in use."""
    topic = topical.topic
    assert topic is not None
    if figure.kind not in ("count", "none") or "清理" in memory.reading.text:
        return None
    if not topical.explicit and not here.is_tight:
        return None
    cells: list[str] = []
    for word in here.chain:
        fits = [m for m in word.metrics if m.topic == topic.name and m.form in (None, memory.form)]
        if fits:
            cells.append(fits[0].cell)
        elif not (word.is_filler or word.topic is topic or "join" in word.tags):
            break
    if len(set(cells)) != 1:
        return None
    return _mention((cells[0],), figure, here)


def act(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Decisions of licensing, penalties, coercion; matters on offer are none."""
    topic = topical.topic
    assert topic is not None
    if figure.kind not in ("count", "none"):
        return None
    if not topical.explicit and not here.is_tight:
        return None
    cell = f"disclosure.{topic.name}.decisions"
    if any(word.text in ("新增", "减少") for word in here.clause_words):
        return _act_change(memory, figure, here, topic)
    for word in here.chain:
        if any(m.cell == cell for m in word.metrics):
            return _mention((cell,), figure, here)
        if not (word.is_filler or word.topic is topic):
            return None
    acts = memory.last is not None and memory.last.cells and (
        memory.last.cells[0].endswith(".decisions")
    )  # fmt: skip
    named = [w for w in here.words if not w.is_filler]
    if acts and len(named) == 1 and named[0].topic is topic and here.is_tight:
        return _mention((cell,), figure, here)
    return None


def _act_change(memory: Memory, figure: Figure, here: Here, topic: Topic) -> Mention | None:
    """行政许可新增9项: the column 本年增/减 of the form of 2019."""
    head = here.chain[0] if here.chain else None
    if memory.form != "2019" or figure.unit != "项" or head is None:
        return None
    if head.text not in ("新增", "减少") or topic.name not in _WITH_CHANGE:
        return None
    value = -figure.value if head.text == "减少" else figure.value
    cell = f"disclosure.{topic.name}.change"
    return Mention((cell,), figure, value, here.start, figure.end)


def money(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政事业性收费 in 万元, 信息处理费 in 元."""
    topical = topic_of(memory, here)
    if topical.topic is None or topical.topic.family != "fee":
        return None
    if topical.topic.name == "admin_fees":
        exact = Decimal(figure.value) / 10_000
        value = int(exact) if exact == exact.to_integral_value() else exact.normalize()
        return Mention(("disclosure.fees.amount",), figure, value, here.start, figure.end)
    if any("collect" in word.tags for word in here.clause_words):
        return Mention(("requests.fee.collected",), figure, figure.value, here.start, figure.end)
    return None


def _mention(
    cells: tuple[str, ...], figure: Figure, here: Here, outcome: bool = False
) -> Mention | None:
    if not cells:
        return None
    return Mention(cells, figure, figure.value, here.start, figure.end, False, outcome)
