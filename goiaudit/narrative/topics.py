"""What a figure is about: the nearest thing named before it, in its clause or earlier."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.cases.case_decided import case_decided
from goiaudit.narrative.disclosure.clean_ups import is_own_account
from goiaudit.narrative.disclosure.item_words import (
    is_account,
    is_column_of_site,
    is_field_on_site,
    lists_all,
)
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.requests.asking import asks_for_papers, is_asked_about, noun_further_on
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.own_names import is_in_own_name
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DISTRACTS, PUBLISHES, Word

_FARTHEST = 400
_VERBS = frozenset(
    (
        *("收到", "新收", "受理", "接收", "接到", "接获", "登记", "新收到", "新受理", "共收到"),
        *("收到并办理", "被申请", "提起", "申请数量", "申请件数", "申请总数", "申请量"),
        *("共受理", "共接收", "共接到", "共收", "登记受理", "受理登记"),
        *("新登记", "新接收", "新接到", "新接", "接办", "进件", "收", "共收"),
        *("收到并受理", "收到并登记", "接收并登记", "接到并受理", "新增受理", "登记在册", "收悉"),
    )
)
# Words between a figure and what it counts: 有1件因政府信息公开引起的行政诉讼.
_LEADS_ON = frozenset({"related", "happen", "person"})
_NEXT = 6
_CLEAN_UP = "清理"
_SENDS_ON = ("告知", "引导", "建议", "指引")
"""1件告知向县档案馆查询: to whom, and no thing that is counted."""
_REVISES = ("修订", "修改", "修正")
_DOCUMENTS = ("disclosure.normative_documents.", "disclosure.regulations.")
_LETTERS = ("来件", "来函", "来信", "函件")
_ASKS = seldom(r"(?:申请|要求|请求)(?:公开|获取|提供)[^,。;:()0-9]{1,30}的$")
_SO_MANY = seldom("[0-9一二两三四五六七八九十][名位个][^,。;:、()0-9]{0,4}$")
_LONG = 40
_BESIDE = ("与", "和", "及")
_POSTS = ("通知", "解读", "稿件", "宣传", "公告", "提示", "科普")
_PETITIONS = ("信访", "投诉", "举报")
_REJECTED = "requests.rejected.total"
_RECEIVED_IN_PERSON = ("接待", "接待群众", "接待来人", "接待市民", "接待人民群众")
_ITEMS = ("item", "none")
"""What items are counted in; the unit may be missing: 公开政务信息150余."""
_WITHOUT = ("不含", "不包括", "不包含", "除", "扣除", "剔除", "除去", "不计", "除了")
_IN_ALL = ("合计", "共计", "总计", "共", "合起来", "加起来")
_CASES = ("review", "litigation")
_ANOTHER = Topical(distractor=True)
_ENDS_A_NAME = ("review", "litigation", "requests")


def is_distracted(memory: Memory, here: Here) -> bool:
    """Whether the nearest thing named in the clause of the figure is a distractor.

    Asked only in a sentence that holds one.
    """
    items = here.figure.kind in _ITEMS
    passed = False
    for word in reversed(here.clause_words):
        if items and "etc" in word.tags:
            if here.head is not None and "info" in here.head.tags:
                return False
            if lists_all(memory.reading, here):
                return False
        if word.flags & DISTRACTS and _is_of_another_thing(memory, word, here, passed):
            memory.blocked.add(word.start)
            return True
        if word.topic is not None and not word.weak:
            return False
        if word.metrics and word.metrics[0].role == "outcome":
            return False
        if items and word.flags & PUBLISHES:
            passed = True
        if passed and word.start < here.start:
            return False
    after = here.after
    if not after or after[0].text in _SENDS_ON:
        return False
    for word in after:
        if word.flags & DISTRACTS:
            known = _is_outcome_of_cases(memory, word) or _is_way(memory, word)
            return not (known or is_rejected(memory, word, here))
        if word.topic is not None or word.metrics or not word.is_filler:
            return False
    return False


def _is_of_another_thing(memory: Memory, word: Word, here: Here, passed: bool) -> bool:
    """Whether a distractor before a figure is what is counted; ``passed``: behind it a verb of
    publishing stands, of which it may be the place."""
    place = "place" in word.tags
    return not (
        (passed and (place or _is_locative(memory, word)))
        or _is_in_zero_list(memory, word, here)
        or is_in_own_name(memory.reading, word)
        or (word.text == _CLEAN_UP and is_own_account(memory))
        or _is_outcome_of_cases(memory, word)
        or _is_way(memory, word)
        or _asks_for_information(memory, word)
        or _may_be_granted(memory, word)
        or (place and _holds_what_follows(memory, word))
        or is_column_of_site(word, here)
        or is_account(word, here)
        or is_field_on_site(memory.reading, word, here)
        # 公众号发文203篇 is a verb, 制发公文203件 a thing.
        or (word.flags & PUBLISHES and here.figure.unit in ("篇", "条"))
        or _is_put_out_beside(memory, word, here)
        or _explains(word, here)
        or _is_counted_itself(memory, word, here)
        or asks_for_papers(memory, here)
    )


def _is_outcome_of_cases(memory: Memory, word: Word) -> bool:
    """复议2件,其中1件调解: behind a case counted 调解 is what became of it."""
    last = memory.marks[-1][1].topic if memory.marks else None
    return (
        last is not None
        and last.family in _CASES
        and any(m.role == "outcome" and m.topic == last.family for m in word.metrics)
    )


def is_rejected(memory: Memory, word: Word, here: Here) -> bool:
    """2件系信访事项、不予处理: what is no request for information was asked for as one."""
    asked = memory.requests_total or memory.near_requests
    petition = asked and word.text.startswith(_PETITIONS)
    return petition and any(m.cell == _REJECTED for w in here.ahead for m in w.metrics)


def _may_be_granted(memory: Memory, word: Word) -> bool:
    """收到申请9宗,可以公开的2宗: behind requests these are outcomes, elsewhere papers."""
    outcome = any(m.topic == "requests" and m.role == "outcome" for m in word.metrics)
    return outcome and memory.requests_total


def _is_put_out_beside(memory: Memory, word: Word, here: Here) -> bool:
    """公众号刊发科普与通知305篇: one of the kinds that a channel has put out, all in one figure."""
    text = memory.reading.text
    joined = text[word.start - 1] in _BESIDE or text[word.end : word.end + 1] in _BESIDE
    return (joined and word.text.endswith(_POSTS) and here.figure.kind == "item") and any(
        metric.topic == "items" and metric.role == "channel"
        for other in here.clause_words
        for metric in other.metrics
    )


def _asks_for_information(memory: Memory, word: Word) -> bool:
    """申请公开事故报告的来件共3件: what a letter asks for makes it a request for information."""
    text, place = memory.reading.text, word.start
    return word.text in _LETTERS and _ASKS.search(text, max(0, place - _LONG), place) is not None


def _is_way(memory: Memory, word: Word) -> bool:
    """网上2份、来信1份: behind another way of asking a letter is one, too; 接待来访9次 is none."""
    if memory.reading.text.endswith(_RECEIVED_IN_PERSON, 0, word.start):
        return False
    cells = memory.last.cells if memory.last is not None else ()
    way = bool(cells) and cells[0].startswith("requests.channel.")
    return way and any(m.role == "channel" and m.topic == "requests" for m in word.metrics)


def _holds_what_follows(memory: Memory, word: Word) -> bool:
    """更新栏目内容233篇: what stands in the column is counted, not the columns."""
    after = memory.reading.between(word.end, word.end + _NEXT)
    return bool(after) and after[0].start == word.end and bool(after[0].tags & {"info", "piece"})


def _is_in_zero_list(memory: Memory, word: Word, here: Here) -> bool:
    """行政复议、行政诉讼、信访件数均为零: none of what is listed, whatever stands beside it."""
    listed = "、" in memory.reading.text[here.clause_start : word.start]
    return listed and here.figure.value == 0 and here.figure_is_each


def _is_locative(memory: Memory, word: Word) -> bool:
    """Whether something was done on or in the thing: 在手册上公开, not 巡查记录上传."""
    behind = memory.reading.text[word.end : word.end + 8]
    behind = behind.replace("上网", "").replace("上传", "")
    return bool(set(behind) & set("上里中内"))


def _explains(word: Word, here: Here) -> bool:
    """Whether 案件 only ends the name of what is counted: 行政复议案件, 依申请公开案件."""
    return word.text == "案件" and any(
        other.topic is not None and other.topic.family in _ENDS_A_NAME
        for other in here.clause_words
    )


def _is_counted_itself(memory: Memory, word: Word, here: Here) -> bool:
    """2名工作人员承担全年78件公开申请的登记: each of the two figures has its own noun behind it."""
    noun = here.after[0] if here.after and here.after[0].start == here.figure.end else None
    if noun is None or noun.topic is None or noun.weak or noun.topic.family != "requests":
        return False
    return _SO_MANY.search(memory.reading.text, here.clause_start, word.start) is not None


def topic_of(memory: Memory, here: Here) -> Topical:
    """The topic of a figure: named in its clause, right after it, or carried from before."""
    for word in reversed(here.clause_words):
        if word.topic is not None and (not word.weak or _is_named(memory, here, word)):
            return Topical(word.topic, False, True)
    for word in here.after:
        if word.topic is not None and (not word.weak or _has_verb(here, word.topic)):
            return Topical(word.topic, False, True)
        if word.topic is not None and (
            here.verb_after(word) or _is_notice(memory, word) or _is_decided_case(here, word)
        ):
            return Topical(word.topic, False, True)
        if not word.is_filler and word.topic is None and not _leads_on(word):
            break
    if here.has_received and noun_further_on(memory, here):
        return Topical(memory.requests, False, True)
    if memory.cases and (case := case_decided(memory, here)) is not None:
        return Topical(case.topic)
    return topic_before(memory, here.clause_start)


def _is_decided_case(here: Here, noun: Word) -> bool:
    """审结的两件复议结果都是维持: a short name of cases, and what became of them."""
    family = noun.topic.family if noun.topic is not None else ""
    return family in _CASES and any(
        metric.role == "outcome" and metric.topic == family
        for word in here.ahead
        for metric in word.metrics
    )


def _is_notice(memory: Memory, word: Word) -> bool:
    """发出3份收费通知: in section six, which tells of the fee for information."""
    return memory.section == "other" and word.topic is not None and word.topic.name == "fee"


def _leads_on(word: Word) -> bool:
    """Whether a word may stand between a figure and what it counts: 有3件被申请人提起行政复议."""
    return bool(word.tags & _LEADS_ON) or any(m.topic in _CASES for m in word.metrics)


def _is_named(memory: Memory, here: Here, word: Word) -> bool:
    """Whether a weak noun names the topic after all: by its verb, as 复议1件, as 网上申请9件."""
    assert word.topic is not None
    if _has_verb(here, word.topic):
        return True
    if word.topic.family == "acts":
        if _is_decided(here, word):
            return True
        return here.is_tight and _is_enumerated(memory, word.topic)
    if word.topic.name == "fee":
        return memory.section == "other" or any("related" in w.tags for w in memory.reading.words)
    if word not in here.chain:
        return False
    if word.topic.family in ("review", "litigation"):
        if _has_outcome_behind(here, word) or _are_none(here):
            return True
        if memory.reading.text.endswith("信息公开", 0, word.start):
            return True  # 提出信息公开复议的1件
        return here.is_tight and here.head is not None and here.head.topic is not None
    place = here.chain.index(word)
    before = here.chain[place + 1 : place + 2]
    way = (
        before
        and before[0].end == word.start
        and any(
            m.topic == "requests" and m.role in ("channel", "applicant") for m in before[0].metrics
        )
    )
    other = any(w.topic is not None and not w.weak for w in here.clause_words)
    return bool(way) and not other and memory.speaks_of_disclosure


def _are_none(here: Here) -> bool:
    """复议、诉讼均为零, 被提起的复议、诉讼各0件: named together, they are cases."""
    names = {w.topic.family for w in here.clause_words if w.topic is not None}
    return here.figure.value == 0 and names >= {"review", "litigation"}


def _has_outcome_behind(here: Here, noun: Word) -> bool:
    """复议维持3件: the outcome right behind a short name is one of its cases."""
    after = next((word for word in here.clause_words if word.start == noun.end), None)
    topic = noun.topic
    return after is not None and topic is not None and any(
        m.role == "outcome" and m.topic == topic.family for m in after.metrics
    )  # fmt: skip


def _is_decided(here: Here, noun: Word) -> bool:
    """立案并下达处罚决定38件, 两类程序合计处罚决定90件: its verb or a sum before a decision.

    作出林木采伐等许可决定389件 names some kinds of them first.
    """
    place = here.chain.index(noun) if noun in here.chain else -1
    before = here.chain[place + 1 : place + 2]
    if place >= 0 and noun.text.endswith("决定") and before and "etc" in before[0].tags:
        name = noun.topic.name if noun.topic is not None else ""
        return any(metric.topic == name for word in here.clause_words for metric in word.metrics)
    if place > 0 and noun.text.endswith("决定") and here.chain[place - 1].text in _IN_ALL:
        return True  # 种子、兽药两类许可决定合起来134件
    if place > 0 and here.chain[0].text == "决定":
        name = noun.topic.name if noun.topic is not None else ""  # 许可共作出决定86件
        said = here.chain[:place]
        return all(w.is_filler or any(m.topic == name for m in w.metrics) for w in said)
    if place < 0 or not noun.text.endswith("决定") or not before or before[0].end != noun.start:
        return False
    names = {metric.topic for metric in before[0].metrics}
    return bool(noun.topic and noun.topic.name in names) or before[0].text in _IN_ALL


def _is_enumerated(memory: Memory, topic: Topic) -> bool:
    """办理许可12件,处罚3件: without 行政 only beside another kind of act."""
    named = [w.topic for w in memory.reading.words if w.topic and w.topic.family == "acts"]
    return any(other is not topic for other in named)


def _has_verb(here: Here, topic: Topic) -> bool:
    return any(
        word.text in _VERBS
        and any(m.topic == topic.name for m in word.metrics)
        and not _ends_a_noun(word, here)
        for word in here.chain
    )


def _ends_a_noun(verb: Word, here: Here) -> bool:
    """房屋征收56件: a verb of one character behind what nobody knows is the end of a noun."""
    return len(verb.text) == 1 and verb is here.chain[-1] and verb.start > here.clause_start


def topic_before(memory: Memory, place: int) -> Topical:
    """The topic that reaches ``place`` from the left; the sentence before counts at last.

    What a bracket names that was closed before counts only where nothing else is named.
    """
    marks = memory.marks
    if marks and marks[-1][0] >= place:
        marks = [mark for mark in marks if mark[0] < place]
    at, marked, far = -1, memory.inherited, _FARTHEST
    if marks:
        last = len(marks) - 1
        while last > 0 and memory.is_remark(marks[last][0], place):
            last -= 1
        at, marked = marks[last]
        far = min(place - at, far)
    aside: Topical | None = None
    for word in memory.signs_before(place, far):
        topical = _named_by(memory, word)
        if topical is None:
            continue
        if not memory.is_remark(word.start, place):
            return topical
        aside = aside or topical
    return aside if aside is not None and at < 0 and marked.topic is None else marked


def _named_by(memory: Memory, word: Word) -> Topical | None:
    """What a word makes the topic of the figures behind it, None where it makes none."""
    if word.text in _REVISES and _is_of_documents(memory):
        return None  # 制发2件、修订0件、废止1件
    if is_asked_about(memory, word):
        return None
    if word.start in memory.blocked:
        return _ANOTHER
    if word.topic is not None and not word.weak:
        return Topical(word.topic)
    if "distractor" in word.tags and not (
        _follows_figure(memory, word)
        or _is_taken_out(memory, word)
        or is_in_own_name(memory.reading, word)
        or ("publish" in word.tags and _puts_out(memory, word))
        or (word.text == _CLEAN_UP and is_own_account(memory))
    ):
        return _ANOTHER
    return None


def _is_of_documents(memory: Memory) -> bool:
    """Whether documents of table two were counted last."""
    told = memory.heard[-1].cells if memory.heard else ()
    return bool(told) and told[0].startswith(_DOCUMENTS)


def _is_taken_out(memory: Memory, word: Word) -> bool:
    """收到12件,不含转办件,办结11件: what is not counted is no subject."""
    return memory.reading.text.endswith(_WITHOUT, max(0, word.start - _NEXT), word.start)


def _puts_out(memory: Memory, word: Word) -> bool:
    """公众号发文203篇: right before a count of items a verb, and no paper."""
    return any(f.start == word.end and f.kind == "item" for f in memory.reading.figures)


def _follows_figure(memory: Memory, word: Word) -> bool:
    """Whether the word tells what became of a figure before it (12件按咨询处理)."""
    start = memory.reading.left(word.start, SOFT, max(0, word.start - 20))
    return any(start <= figure.start < word.start for figure in memory.reading.figures)
