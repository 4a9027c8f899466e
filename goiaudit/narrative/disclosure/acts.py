"""Figures about acts of table 二: decisions of licensing, penalties and coercion, and matters."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.disclosure.disclosures import COUNTS, amount, fits, stated
from goiaudit.narrative.mentions import Memory, Mention, Topical, mention
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_WITH_CHANGE = ("licensing", "other_services", "penalties", "coercion", "admin_fees")
_ROWS = {"admin_fees": "fees"}
"""Rows of the form that their topic does not name."""
_GROWS = ("增减", "增减数", "新增", "增加", "调增", "增设", "新设", "增补", "净增", "多")
_SHRINKS = ("减少", "核减", "调减", "缩减", "精简", "取消", "压减", "净减", "下降", "减")
_FAR = 80
_BRANCHES = ("准予", "不予", "准许", "变更", "撤销", "注销", "延续", "不准予")
_BRANCH = seldom(f"({'|'.join(_BRANCHES)})(?:行政)?许可")
_OTHER_ACTS = ("行政检查", "行政确认", "行政征收", "行政裁决", "行政给付", "行政奖励", "行政备案")
_DECISIONS = ("决定", "决定书", "决定数量", "决定数")
_CONTAINS = ("含", "其中", "包括", "包含", "内含", "其中含")
_LISTED_INSIDE = seldom("[^()]*\\)[、,;]")
"""行政许可156件(施工许可120件、预售许可36件)、行政处罚15件: past the kinds in the bracket."""
_BY_COURT = seldom(r"(?:法院|移送)[^,。;0-9]{0,8}强制执行[^,。;0-9]{0,4}$")
_KINDS_OF_COERCION = seldom(r"强制(措施|执行)(?:决定)?[^,。;()0-9]{0,4}(?=[0-9])")
_BESIDE_A_ROW = {"this", "own", "year", "office", "area"}
_ON_OFFER = {"distractor", "publish", "offered"}
_KINDS, _SHORT = 2, 4
_ROW = seldom(
    "(行政(?:许可|处罚|强制))(?:决定|案件|措施|类|事项|办理|处理)*+(?:总数量?|总量|数量|件数|合计|总计|共计?)?"
    "[:|_ 为是有]*(?:[0-9零无]|没有)|"
    "行政事业性收费(?:金额|收入|总额|共计?|合计|[为:])*+[0-9.]+[万亿]?元"
)
_SO_MANY = seldom("(?:总数量?|总量|数量|件数|合计|总计|共计?)?[:|_ 为是有]*")
_TABLE_TWO = ("disclosure.normative", "disclosure.regulations", "disclosure.fees.")
_MATTERS = ("事项", "事项共", "事项为", "事项有", "事项共有")
_CHANGED = seldom(
    ",(?:[比较]|同比|与)[^,。;()]{0,12}(?:增|减|持平|多|少)[^,。;()]{0,3}(?:[0-9]+项|,|。|;|$)"
)
"""行政强制事项3件,比上年增加1项: how many there are."""


_BESIDES = seldom(
    "[^,。;:()0-9我本]{2,20}(?:[局所队站]|中心)另(?:行|外)?(?:共|又|还)?(?:作出|办理|实施|查处|办结)"
)
_UNDONE = seldom(
    "(?:撤销|撤回|纠正|终止|暂缓|复核|强制执行)(?:原|了)?(?:作出的)?(?:行政)?(?:处罚|许可|强制)"
)

_TAKEN_UP = seldom(
    "立案(?:查处|调查|办理)?(?:各类|一般程序|的)*(?:行政)?(?:处罚|违法)[^,。;:()0-9]{0,6}$"
)


def act(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Decisions of licensing, penalties, coercion; matters on offer are none."""
    topic = topical.topic
    assert topic is not None
    if not topical.explicit and (not here.is_tight or _is_of_another(here, topic)):
        return None
    if _UNDONE.search(memory.reading.text, here.start, figure.start):
        return None  # 撤销行政处罚决定2件
    if _TAKEN_UP.search(memory.reading.text, here.start, figure.start):
        return None  # 立案查处行政处罚案件46件
    if _is_of_another_body(memory, figure, here, topic):
        return None
    if _is_some_of(here, topic) or (topic.name == "coercion" and _is_a_kind(memory, figure)):
        return None
    if figure.kind in COUNTS and _is_change(here):
        return _act_change(memory, figure, here, topic)
    if here.figure_is_each and figure.value and (joined := _joined(figure, here)):
        return mention(joined, figure, here)
    metrics = stated(memory, figure, here, topic)
    if metrics:
        value = amount(metrics[0].cell, figure)
        return mention((metrics[0].cell,), figure, here, value)
    if figure.kind not in COUNTS:
        return None
    if joined := _joined(figure, here):
        return mention(joined, figure, here)
    offered = figure.unit not in ("件", "宗", "件次", "宗次")
    offered = offered or _CHANGED.match(memory.reading.text, figure.end) is not None
    offered = offered and topic.name != "procurement"  # 集中采购事项5项: what was bought
    if offered and memory.reading.text.endswith(_MATTERS, 0, figure.start):
        return None  # 行政强制事项3项: what there is on offer
    cell = f"disclosure.{topic.name}.decisions"
    if _names_decisions(memory, here, topic):
        return mention((cell,), figure, here)
    acts = _follows_acts(memory, figure)
    named = [w for w in here.words if not w.is_filler]
    bare = [m for m in memory.bare if fits(m, topic, memory, figure)]
    if bare and topical.explicit and here.chain_is_noun(topic):
        return mention((bare[0].cell,), figure, here)
    if acts and len(named) == 1 and named[0].topic is topic and here.is_tight:
        return mention((cell,), figure, here)
    if _is_row(memory, figure, here, topic):
        return mention((cell,), figure, here)
    if topical.explicit and (
        _ends_a_list(memory, figure, here, topic, acts) or _is_listed(memory, here, topic)
    ):
        return mention((cell,), figure, here)
    return None


def _is_of_another_body(memory: Memory, figure: Figure, here: Here, topic: Topic) -> bool:
    """处罚27件,县市场监管所另作出行政处罚41件: behind the organ's own what others did besides."""
    if _BESIDES.search(memory.reading.text, here.clause_start, figure.start) is None:
        return False
    cell = f"disclosure.{topic.name}.decisions"
    return any(mention.cells == (cell,) for mention in memory.heard)


def _names_decisions(memory: Memory, here: Here, topic: Topic) -> bool:
    """行政许可决定5件: decisions, unless it is told that they were published."""
    noun = next((w for w in here.chain if not w.is_filler or "info" in w.tags), None)
    if noun is None or noun.topic is not topic or not noun.text.endswith(_DECISIONS):
        return False
    text = memory.reading.text
    if text.endswith(_BRANCHES, 0, noun.start) and len(set(_BRANCH.findall(text))) > 1:
        return False  # 准予许可决定71件、不予许可决定2件
    return not any("publish" in word.tags for word in _listed_with(memory, here))


def _listed_with(memory: Memory, here: Here) -> tuple[Word, ...]:
    """公示许可决定5件、处罚决定3件: the words before a figure from its list's beginning on."""
    if memory.last is not None or memory.reading.text[here.start - 1 : here.start] != "、":
        return here.clause_words
    begin = memory.reading.left(here.start, CLAUSE, max(0, here.start - _FAR))
    return memory.reading.between(begin, here.figure.start)


def _is_some_of(here: Here, topic: Topic) -> bool:
    """行政许可含委托办理206件: behind the noun a part of it, which is no cell."""
    noun = next((word.end for word in here.words if word.topic is topic), None)
    return noun is not None and any(
        word.text in _CONTAINS and word.start >= noun for word in here.words
    )


def _is_a_kind(memory: Memory, figure: Figure) -> bool:
    """强制措施12件,强制执行5件: of two kinds neither is all; what a court enforces is neither."""
    text, end = memory.reading.text, figure.start
    if _BY_COURT.search(text, max(0, end - _FAR), end):
        return True
    kinds = {m[1]: m.end() for m in _KINDS_OF_COERCION.finditer(text)}
    kinds = {kind: place for kind, place in kinds.items() if not _BY_COURT.search(text, 0, place)}
    return len(kinds) > 1 and figure.start in kinds.values()


def _is_listed(memory: Memory, here: Here, topic: Topic) -> bool:
    """作出行政执法决定2739件:行政许可2318件、行政处罚406件: what was decided, behind a colon."""
    named = [word for word in here.words if not word.is_filler]
    text, place = memory.reading.text, here.start
    colon = text.rfind(":", max(0, place - _FAR), place)
    if len(named) != 1 or named[0].topic is not topic or not here.is_tight or colon < 0:
        return False
    if any(mark in text[colon:place] for mark in ";。("):
        return False
    said = memory.reading.between(max(0, colon - _FAR), colon)
    return "决定" in text[max(0, colon - _FAR) : colon] and any(
        metric.cell == f"disclosure.{topic.name}.decisions"
        for word in said
        for metric in word.metrics
    )


def _is_row(memory: Memory, figure: Figure, here: Here, topic: Topic) -> bool:
    """行政许可:88,行政处罚:0; 行政许可41件;行政处罚2件: rows of the table, told one by one."""
    text, reading = memory.reading.text, memory.reading
    noun = next((word for word in here.chain if word.topic is topic), None)
    if noun is None or noun.weak or figure.unit not in ("", "件", "宗"):
        return False
    opens = reading.left(noun.start, CLAUSE, max(0, noun.start - _FAR))
    plain = all(
        word.is_filler or word.tags & _BESIDE_A_ROW for word in reading.between(opens, noun.start)
    )
    if not plain or not _SO_MANY.fullmatch(text, noun.end, figure.start):
        return False
    if not noun.start and text.startswith(":", noun.end) and _follows_row(memory):
        return True
    begin = reading.left(opens - 1, SENTENCE, max(0, opens - _FAR)) if opens else 0
    if any(word.tags & _ON_OFFER for word in reading.between(begin, opens)):
        return False
    rows = list(_ROW.finditer(text))
    if len({match[1] for match in rows}) < _KINDS:
        return False
    first = rows[0].start()  # 政务大厅可办行政许可45件,行政处罚96件: what there is on offer
    opens = reading.left(first, CLAUSE, max(0, first - _FAR))
    known = all(w.is_filler or w.tags & _BESIDE_A_ROW for w in reading.between(opens, first))
    return known and len(reading.residue(opens, first)) <= _SHORT


def _follows_row(memory: Memory) -> bool:
    """行政规范性文件:制发1件。行政许可:25件。: whether the sentence before told of another row."""
    cells = [mention.cells[0] for mention in memory.before if mention.cells]
    return any(cell.startswith(_TABLE_TWO) or cell.endswith(".decisions") for cell in cells)


def _follows_acts(memory: Memory, figure: Figure) -> bool:
    """Whether decisions were counted last; 行政处罚36件、罚款4万元 passes over the money, and
    行政许可45件、行政检查300次 over what is done besides."""
    last = memory.last
    if last is None and memory.heard:
        place = memory.reading.figures.index(figure)
        before = memory.reading.figures[place - 1] if place else None
        if before is not None and (
            before.kind == "money" or memory.reading.text.endswith(_OTHER_ACTS, 0, before.start)
        ):
            last = memory.heard[-1]
        said = memory.reading.text[memory.heard[-1].figure.end : figure.start].lstrip(",;(")
        if said.startswith(_CONTAINS) or _LISTED_INSIDE.match(said):
            last = memory.heard[-1]  # 许可612件,其中登记类58件;行政强制17起
    return last is not None and bool(last.cells) and last.cells[0].endswith(".decisions")


def _ends_a_list(memory: Memory, figure: Figure, here: Here, topic: Topic, acts: bool) -> bool:
    """办理施工许可等行政许可267件: some kinds of them by name, and then all of them."""
    noun = here.chain[0] if here.chain else None
    if noun is None or noun.topic is not topic or (noun.weak and not noun.text.endswith("决定")):
        return False
    if memory.reading.text[noun.start - 1 : noun.start] not in ("等", "类"):
        return False
    return acts or any(
        fits(metric, topic, memory, figure) and metric.role == "amount"
        for word in here.clause_words
        for metric in word.metrics
    )


def has_grown(here: Here) -> bool:
    """行政许可事项较上年新增3项: in the form of 2019 so many matters more."""
    if not here.chain:
        return False
    acts = [w.topic is not None and w.topic.family == "acts" for w in here.chain[:1]]
    named = acts[0] or any(w.topic is not None and w.topic.family == "acts" for w in here.words)
    grown = here.chain[1:2] if acts[0] else here.chain[:1]  # 新增行政许可3项
    return named and bool(grown) and grown[0].text.endswith(_GROWS[2:])


def previous_items(figure: Figure, here: Here) -> Mention | None:
    """行政许可事项上年为23项: the column 上一年项目数量 of the form of 2019."""
    nouns = [w for w in here.clause_words if w.topic is not None and not w.weak]
    if not (here.is_tight or (nouns and here.is_tight_from(nouns[0].start))):
        return None  # 市交通运输局行政许可事项上年12项 names the organ first
    topics = [w.topic for w in nouns if w.topic is not None]
    if len(topics) != 1 or topics[0].name not in _WITH_CHANGE or topics[0].family != "acts":
        return None
    if not any("previous" in w.tags for w in here.words) or _is_change(here):
        return None
    if any(w.tags & {"compared"} for w in here.words):
        return None
    return mention((f"disclosure.{topics[0].name}.previous_items",), figure, here)


def _joined(figure: Figure, here: Here) -> tuple[str, ...]:
    """行政处罚和行政强制均为0件: one figure for each of them."""
    if not here.figure_is_each and figure.value != 0:
        return ()
    found: list[str] = []
    for word in reversed(here.clause_words):
        if word.topic is not None and word.topic.family == "acts":
            found.append(f"disclosure.{word.topic.name}.decisions")
        elif any(metric.role == "amount" for metric in word.metrics):
            if found:
                break  # 作出行政许可、行政强制决定各12件
        elif not (word.is_filler or word.tags & {"join", "each", "all", "this", "own"}):
            return ()
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _is_of_another(here: Here, topic: Topic) -> bool:
    """上述许可中当场办结的: of the other kind of act that the segment names."""
    kinds = {word.topic.name for word in here.words if word.topic and word.topic.family == "acts"}
    return bool(kinds) and topic.name not in kinds


def _is_change(here: Here) -> bool:
    return any(word.text.endswith((*_GROWS, *_SHRINKS)) for word in here.clause_words)


def _act_change(memory: Memory, figure: Figure, here: Here, topic: Topic) -> Mention | None:
    """行政许可新增9项: the column 本年增/减 of the form of 2019."""
    said = [word for word in here.chain if word.text not in ("为", "是")]
    named = next((place for place, w in enumerate(said[:_KINDS]) if w.topic is topic), -1)
    if named == 0 or (named > 0 and said[0].text.endswith(_MATTERS[:1])):
        said = said[named + 1 :]  # 新增行政许可3项, 新增行政许可事项3项
    head = said[0] if said else None
    counted = figure.unit == "项" or (figure.kind == "none" and not figure.value)
    if memory.form != "2019" or not counted or head is None:
        return None
    if not head.text.endswith((*_GROWS, *_SHRINKS)) or topic.name not in _WITH_CHANGE:
        return None
    value = -figure.value if head.text.endswith(_SHRINKS) else figure.value
    row = _ROWS.get(topic.name, topic.name)
    return mention((f"disclosure.{row}.change",), figure, here, value)
