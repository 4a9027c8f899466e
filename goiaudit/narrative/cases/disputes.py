"""Figures about reviews and suits against the organ, not those that it decides."""

from __future__ import annotations

import re
from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.cases.case_decided import case_decided
from goiaudit.narrative.cases.former_latter import is_referred, referred
from goiaudit.narrative.cases.kinds_of_cases import of_all_kinds
from goiaudit.narrative.cases.other_cases import (
    come_beside_suits,
    follows_others,
    is_against_another,
    is_answered,
    is_of_another_cause,
    is_of_another_kind,
    is_of_both,
    is_said_to_be_of_others,
    result_of,
)
from goiaudit.narrative.cases.rows_of_suits import all_suits, is_of_one_instance
from goiaudit.narrative.disclosure.headed import heading_noun
from goiaudit.narrative.mentions import CASES, Memory, Mention, Topical, mention
from goiaudit.narrative.requests.outcomes import each_outcome, outcome_of
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DIRECTS, Word

FAMILIES = CASES
_ROWS = {"litigation_direct", "litigation_after_review"}
_SMALL_RESIDUE = 1
_SEGMENT, _FARTHEST = 24, 200
_CALLED = ("案件", "案")
_AND = ("和", "及", "与")
_DIRECTS = ("指导", "督", "代", "协", "会同", "配合")
_TWO = 2
_AMONG = re.compile(
    "(?:复议|诉讼|案件?)(?:(?:当中|之中|中|里)[,、]?|[审处]?理?(?:结果|结论)[为是:]?)$"
)
"""复议案件中一件维持: what became of one of them."""
_ITSELF = ("为被告", "作为被告", "为被申请人", "作为被申请人")
# Verbs that only a body that decides, or speaks for others, uses of reviews and suits.
_SPEAKS = ("答复", "应诉", "答辩", "行政应诉")
_NOT_OURS = re.compile(
    r"第三人|作为[^,。;]{0,8}复议机[关构]|(?:非|不涉及|不属于?)(?:政府)?信息公开"
)
_AS_BODY = seldom("作为(?:行政)?复议机[关构],$")
# 行政复议31件、诉讼9件,其中涉及政府信息公开3件: the whole is of every kind.
_OF_WHICH_OURS = re.compile(
    r"(?:[、,和及](?:行政)?(?:复议|诉讼)(?:案件)?[0-9]+[件起宗])?[,(、;]?其中[,:]?(?:涉及|因|属于|属|有关|涉|关于)?(?:政府|政务)?信息公开"
)
_STOPPED = re.compile("(?:中止|暂停|延期|顺延|结转)(?:办理|答复)?(?:的|共|有)*$")
_THIS_YEAR = seldom(",(?:其中)?(?:今年|本年|当年|年内)")
_COURT = seldom("法院|判决|裁定|[一二]审|原告")
_OFFICIAL = ("代理", "审理", "审结", "立案", "承办", "办案", "收案", "协助", "办理答复")
_DECIDED = ("审结", "结案")
_COMES = ("收到", "共收到", "新收到", "新收")
# Section four counts the cases against the organ; these say all the same that it is not one.
_OTHER_THING = {"distractor", "restrict"}
_FOR_OTHERS = ("代理", "立案", "承办", "协助")


def dispute(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Reviews and suits counted, or one outcome of them; 行政复议、行政诉讼0件 gives both."""
    topic = topical.topic
    assert topic is not None
    if figure.kind == "item" and figure.unit != "条":
        return None
    if _STOPPED.search(memory.reading.text, here.start, figure.start):
        return None  # 其中因行政复议中止2件: why requests wait
    text = memory.reading.text
    since = "累计" in text and any("累计" in word.text for word in here.words)
    if since and _THIS_YEAR.search(text):
        return None  # 累计复议2件,今年没有新的复议
    chain = _of_this_case(memory, here)
    if is_referred(memory, here):
        meant = referred(memory, here)
        if meant is None:
            return None
        topic = meant
    topic = (topic.family == "review" and _court(memory, here)) or topic
    topic = _named_by_outcome(memory, chain, here) or topic
    topic = (topic.name in _ROWS and all_suits(memory, here)) or topic
    outcome = outcome_of(chain, topic.family)
    if outcome == () and here.figure_is_each:
        outcome = each_outcome(chain, topic.family) or outcome  # 结果维持、结果纠正各2件
    among = not topical.explicit or _AMONG.search(memory.reading.text, here.start, figure.start)
    if here.figure_is_each and any("others" in word.tags for word in chain):
        outcome = each_outcome(chain, topic.family) or outcome  # 维持、纠正、其他各1件
    if outcome is None and here.may_look_right and among and _is_clear(memory, here):
        behind = _up_to_outcome(here.after, topic.family)
        outcome = outcome_of(tuple(reversed(behind)), topic.family, forward=True)
    if outcome is not None:
        cells = tuple(row_of(cell, topic) for cell in outcome)
        again = _is_again(memory, here, topical) or is_of_both(memory, here)
        return None if again else mention(cells, figure, here, outcome=True)
    if _is_rest_of_outcomes(memory, here, topic):
        cell = row_of(f"disputes.{topic.family}.other", topic)
        return mention((cell,), figure, here, outcome=True)
    if not topical.explicit and (some := of_all_kinds(memory, here)) is not None:
        return mention((_total(some),), figure, here)
    if not topical.explicit and _is_of_this_year(here):
        topical = replace(topical, explicit=heading_noun(memory, here) is not None)
    others = _is_agency(memory, here) or _goes_on(memory, here) or _is_of_those(memory, here)
    others = others or follows_others(memory, here)
    if not topical.explicit or others:
        memory.blocked.update(word.start for word in here.clause_words if word.topic)
        return None
    nouns = [word for word in chain if word.topic and word.topic.family in FAMILIES]
    if not nouns and _is_of_this_year(here) and (head := heading_noun(memory, here)):
        return mention((_total(head.topic or topic),), figure, here)
    if not nouns or _counts_the_next(memory, here):
        return _before_its_noun(figure, here)
    if here.figure.value and here.chain_breaks_before(nouns[0]):
        return None
    if is_of_one_instance(memory, here):
        return None
    if _OF_WHICH_OURS.match(memory.reading.text, figure.end):
        return None
    joined = _joined(here)
    apart = figure.value != 0 and not here.figure_is_each
    if joined and joined[-1].family == "requests" and (apart or len(joined) < _TWO):
        joined = [topic for topic in joined if topic.family != "requests"]
    if len(joined) > 1:
        if figure.value != 0 and not here.figure_is_each:
            return None
        return mention(tuple(dict.fromkeys(_total(t) for t in joined)), figure, here)
    return mention((_total(nouns[0].topic or topic),), figure, here)


def _is_clear(memory: Memory, here: Here) -> bool:
    """Whether nothing unknown stands before a figure, or behind the name of its cases."""
    if here.is_tight:
        return True
    case = case_decided(memory, here)
    return case is not None and here.is_tight_from(case.start)


def _up_to_outcome(after: tuple[Word, ...], family: str) -> tuple[Word, ...]:
    """1件被撤销答复书中部分内容: what was decided, without what it was decided of."""
    for place in range(len(after), 0, -1):
        if any(m.role == "outcome" and m.topic == family for m in after[place - 1].metrics):
            return after[:place]
    return after


def _is_rest_of_outcomes(memory: Memory, here: Here, topic: Topic) -> bool:
    """维持2件,其他1件: behind outcomes of cases the last column of them."""
    last = memory.last
    if last is None or not last.outcome or not last.cells:
        return False
    alone = bool(here.words) and all(w.is_filler or "others" in w.tags for w in here.words)
    others = any("others" in word.tags for word in here.words)
    row = f"disputes.{topic.name}."
    return alone and others and last.cells[0].startswith(row)


def _is_of_this_year(here: Here) -> bool:
    """行政复议方面,去年6件、今年4件."""
    this = any("this" in word.tags for word in here.words)
    return this and all(word.is_filler or "this" in word.tags for word in here.words)


def _is_again(memory: Memory, here: Here, topical: Topical) -> bool:
    """被纠正的1件已重新答复: one that the sentence before has counted, and what became of it."""
    first = memory.reading.figures[0] is here.figure
    if topical.explicit or not first or not memory.before or not here.chain:
        return False
    goes_on = memory.reading.residue(here.figure.end, here.right_end)
    told = any(m.outcome and m.value == here.figure.value for m in memory.before)
    return here.chain[0].text == "的" and (bool(goes_on) or told)


def _court(memory: Memory, here: Here) -> Topic | None:
    """复议机关维持2件,法院驳回1件: what a court decides are the suits counted before."""
    if here.clause_words and any(w.topic and not w.weak for w in here.clause_words):
        return None
    if not _COURT.search(memory.reading.text, here.clause_start, here.figure.start):
        return None
    told = [topic.topic for _, topic in memory.marks if topic.topic is not None]
    return next((topic for topic in reversed(told) if topic.family == "litigation"), None)


def _named_by_outcome(memory: Memory, chain: tuple[Word, ...], here: Here) -> Topic | None:
    """复议纠错为零, 审结的两件复议结果都是维持: an outcome that says itself whose it is."""
    own = any(word.text == "复议纠错" for word in chain[:_TWO])
    own = own or memory.reading.text.startswith("复议结果", here.figure.end)
    if not own and ("结果" in memory.reading.text or "结论" in memory.reading.text):
        return memory.known.topics.get(result_of(memory, here))
    return memory.known.topics.get("review") if own else None


def _of_this_case(memory: Memory, here: Here) -> tuple[Word, ...]:
    """The chain without what a bracket says of the case before: 复议1件(尚未审结)、诉讼1件."""
    closing = memory.reading.text.rfind(")", here.clause_start, here.figure.start)
    if closing < 0:
        return here.chain
    near = tuple(word for word in here.chain if word.start > closing)
    return near if any(_speaks_of_cases(word) for word in near) else here.chain


def _speaks_of_cases(word: Word) -> bool:
    if word.topic and word.topic.family in FAMILIES:
        return True
    return any(m.role == "outcome" and m.topic in FAMILIES for m in word.metrics)


def _counts_the_next(memory: Memory, here: Here) -> bool:
    """Whether the figure belongs to the noun behind it: 2件复议案件和1件诉讼案件."""
    if memory.reading.text[here.figure.start - 1 : here.figure.start] not in _AND:
        return False
    return any(word.topic and word.topic.family in FAMILIES for word in here.after)


def part_of_cases(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """维持原答复2件,…,政府信息公开行政复议案件总计3件: an outcome before its noun."""
    if figure.kind != "count" or not memory.cases:
        return None
    topics = {w.topic.name: w.topic for w in memory.cases if w.topic and not w.weak}
    if len(topics) != 1:
        return None
    words = memory.reading.words
    if any((_is_case(w) and w.start < figure.start) or w.text in _OFFICIAL for w in words):
        return None
    topic = next(iter(topics.values()))
    outcome = outcome_of(here.chain, topic.family)
    if not outcome or not here.is_tight:
        return None
    return mention(tuple(row_of(cell, topic) for cell in outcome), figure, here, outcome=True)


def _is_case(word: Word) -> bool:
    return word.topic is not None and not word.weak and word.topic.family in FAMILIES


def _before_its_noun(figure: Figure, here: Here) -> Mention | None:
    """发生2件行政复议: the figure stands right before what it counts."""
    nouns = [word for word in here.after if word.topic and word.topic.family in FAMILIES]
    if not nouns or any(w.end <= nouns[0].start and not _leads_on(w) for w in here.after):
        return None
    if len({_total(word.topic) for word in nouns if word.topic}) > 1 and figure.value != 0:
        return None
    if not here.is_tight and not any("related" in w.tags for w in here.words):
        return None
    if any("negation" in w.tags for w in here.words):
        return None  # 没有发生一起…行政复议
    topic = nouns[-1].topic
    assert topic is not None
    ahead = (w for w in here.ahead if w.start > nouns[-1].start and w.text not in _CALLED)
    became = outcome_of(tuple(ahead), topic.family)
    if became:
        return mention(tuple(row_of(cell, topic) for cell in became), figure, here, outcome=True)
    cells = tuple(dict.fromkeys(_total(word.topic) for word in nouns if word.topic))
    found = mention(cells, figure, here)
    return found and replace(found, end=nouns[-1].end)


def _leads_on(word: Word) -> bool:
    """有1件因政府信息公开引起的行政诉讼: what stands between a figure and its noun."""
    cases = any(metric.topic in FAMILIES for metric in word.metrics)
    return word.is_filler or cases or bool(word.tags & {"related", "happen", "person"})


def brought(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """其中一件不服,提起行政复议: what became of the one is told in the next clause."""
    if figure.kind != "count" or not memory.cases:
        return None
    words = here.beyond
    nouns = [word for word in words if word.topic and word.topic.family in FAMILIES]
    if len(nouns) != 1 or not words[0].tags & {"happen"}:
        return None
    known = all(w.is_filler or w.topic or w.tags & {"happen", "ending", "related"} for w in words)
    topic = nouns[0].topic
    if not known or topic is None or memory.reading.residue(words[0].start, words[-1].end):
        return None
    end = words[-1].end
    return Mention((_total(topic),), figure, figure.value, here.start, end)


def _is_agency(memory: Memory, here: Here) -> bool:
    """Whether the organ handles the cases of others: 受理…行政复议n件 (domain 5.4)."""
    words, text = here.clause_words, memory.reading.text
    if "为被" in text and any(w.text.startswith(_ITSELF) for w in words):
        return is_against_another(memory, here)
    if _NOT_OURS.search(text, here.clause_start, here.figure.start):
        return True
    if "作为" in text and _AS_BODY.search(text, 0, here.clause_start):
        return True  # 县政府作为复议机关,受理信息公开行政复议12件
    if is_said_to_be_of_others(memory, here):
        return True
    noun = next((w for w in words if w.topic and w.topic.family in FAMILIES), None)
    first = noun.start if noun is not None else here.figure.start
    if noun is not None and noun.topic and noun.topic.family == "litigation":
        words = tuple(w for w in words if w.text != "立案")  # a court takes up suits
    if is_of_another_kind(memory, here, first) or is_of_another_cause(memory, here, first):
        return True
    if memory.reading.flags & DIRECTS and any(
        w.flags & DIRECTS and w.text.startswith(_DIRECTS) and w.end <= first for w in words
    ):
        return True  # 指导各区县局办理信息公开行政复议6件
    if memory.section == "disputes":
        return any(w.text in _FOR_OTHERS for w in words)
    related = any("related" in w.tags or _speaks_of_information(w) for w in words)
    before = [w for w in words if w.start <= first or "agency" in w.tags]
    if related:
        # 因信息公开引起的行政复议审结8件: decided by another, the noun stands before.
        before = [w for w in before if not _says_decided(memory, w, first)]
    if any(w.text in _OFFICIAL for w in before):
        return True
    if "答" in text and any(is_answered(memory, w, first) for w in before):
        return True
    if any(w.text in _SPEAKS and w.start > first for w in words):
        return True
    if related:
        return False
    if any("agency" in w.tags for w in before):
        # 收到公开申请4件;收到行政复议0件: a body that decides cases would have had some.
        none = here.figure.value == 0 or come_beside_suits(memory)
        none = none and memory.near_requests
        return not (none and all(w.text in _COMES for w in before if "agency" in w.tags))
    if here.figure.value == 0:
        return False
    known = max((w.end for w in words if w.end <= first), default=here.clause_start)
    return len(memory.reading.residue(known, first)) > _SMALL_RESIDUE


def _says_decided(memory: Memory, word: Word, first: int) -> bool:
    """因信息公开引起的行政复议审结8件, 已审结的涉信息公开行政复议5件: another has decided them."""
    if word.text not in _DECIDED:
        return False
    return word.start > first or memory.reading.text.startswith("的", word.end)


def _goes_on(memory: Memory, here: Here) -> bool:
    """另有复议二十三件、诉讼八件: the list of cases of others goes on."""
    figures = memory.reading.figures
    place = figures.index(here.figure)
    before = figures[place - 1] if place else None
    if before is None or memory.reading.text[before.end : here.start] != "、":
        return False
    names = memory.signs_before(before.start, _SEGMENT)
    last = next((word for word in names if word.topic is not None), None)
    return last is not None and last.start in memory.blocked


def _is_of_those(memory: Memory, here: Here) -> bool:
    """审结行政复议288件,其中涉及信息公开的27件: some of those that the organ decides."""
    if not here.in_list or any(word.text.startswith(_ITSELF) for word in here.clause_words):
        return False
    names = memory.signs_before(here.start, _FARTHEST)
    last = next((word for word in names if word.topic is not None), None)
    return last is not None and last.start in memory.blocked


def _speaks_of_information(word: Word) -> bool:
    return word.topic is not None and word.topic.family == "requests" and "公开" in word.text


def _joined(here: Here) -> list[Topic]:
    """The nouns joined by 、和或 right before the figure: 行政复议、行政诉讼0件."""
    found: list[Topic] = []
    for word in reversed(here.clause_words):
        if word.topic is not None and word.topic.family in FAMILIES:
            found.append(word.topic)
        elif found and _speaks_of_information(word) and here.joins(word):
            found.append(word.topic)  # type: ignore[arg-type]
            break
        elif not (word.is_filler or "join" in word.tags or "ending" in word.tags
                  or "each" in word.tags or "all" in word.tags
                  or (here.figure_is_each and _brings(word))
                  or (word.tags & _OTHER_THING and (found or not here.figure.value))):  # fmt: skip
            break
    topics = list({topic.name: topic for topic in found}.values())
    if len(topics) == _TWO and topics[0].name in _ROWS and topics[1].name == "litigation":
        return topics[:1]  # 行政诉讼未经复议直接起诉1件
    return topics


def _brings(word: Word) -> bool:
    """被申请行政复议、被提起行政诉讼各2件: the verb between two nouns."""
    return any(metric.topic in FAMILIES and metric.role == "verb" for metric in word.metrics)


def row_of(cell: str, topic: Topic) -> str:
    """The cell of an outcome in the row that a topic names."""
    return cell.replace("litigation", topic.name) if topic.name in _ROWS else cell


def _total(topic: Topic) -> str:
    if topic.family == "requests":
        return "requests.new.total"
    return f"disputes.{topic.name}.total"
