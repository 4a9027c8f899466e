"""Reviews and suits of another matter than disclosure: 征地补偿类行政复议, 其他行政诉讼."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.own_names import own_name_end
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_SMALL_RESIDUE = 1
_START = attrgetter("start")
_NEAR = 40
_KIND = "类"
# 因土地登记引发的行政诉讼3件, 其他行政诉讼126件: cases of another matter.
_CAUSED = seldom(
    r"(?:因|由|就)([^,。;:()0-9]{2,30}?)(?:而?(?:引发|引起|产生|导致|提起|发生))的?(?:其[他它])?$"
)
_UNLED = seldom("([^,。;:()0-9]{2,30}?)(?:而?(?:引发|引起|导致))的?$")
_BOTH = seldom(
    "复议(?:案件|案)?(?:、|和|及|与|以及)(?:行政)?诉讼(?:案件|案|事项)?(?:共计|合计|总计|共|为|有)*$"
)
_CONTENTS = ("不服", "不满", "异议", "不同意", "有争议")
# 工伤认定行政复议3件: right before the noun what the organ decides on beside requests.
_MATTER = seldom(
    "(?:行政(?:许可|处罚|强制|征收|确认|裁决|协议|赔偿|补偿)|(?:土地|房屋|集体土地|国有土地)?(?:征收|征用)(?:补偿|安置)*|"
    "征地(?:拆迁|补偿|安置)*|(?:房屋)?拆迁(?:补偿|安置)*|工伤(?:认定|保险|待遇)?|(?:土地|山林|林地|林权|房屋)(?:确权|权属|登记|行政|执法)|"
    "(?:不动产|婚姻|户籍|户口|工商|企业|市场主体)登记|违法建设|违法建筑|治安管理|交通(?:违法|管理|处罚|执法)|投诉举报|举报投诉|"
    "社会保险|社保|养老保险|医疗保险|劳动保障|劳动监察|职称评[审定]|行政执法|执法)"
    "(?:领域|方面|业务|类|的|等|争议|纠纷|案件|决定|事项|引发|引起|涉及)*$"
)
_ALL_OF_ACTS = re.compile(
    "[,(](?:均|皆|都|全部?)(?:系|为|是|属于?)(?:涉及?|有关)?(?:行政处罚|行政许可|行政强制|行政征收|"
    "征收补偿|征收|拆迁|工伤认定|工伤|社保|执法|土地|房屋登记|不动产登记)(?:领域|方面|类|的|争议|纠纷)*"
    "(?:案件|复议|诉讼)?(?=[,。;)]|$)"
)
_KINDS = "(?:[各种类]?类型?|类别|种类|性质|领域|业务|事由|案由)"
_OF_OTHERS = re.compile(
    f"(?:(?:其[他它]|别的|另类){_KINDS}?|其余{_KINDS})的?$|"
    "(?:非|不涉及|不属于?)(?:政府|政务)?信息公开[类的]*$"
)
_UNRELATED = re.compile(
    "[^;。]{0,50}?(?:无关|无涉|不相关|不相干|没有关[系联]|无关联|没有任何关[系联]|"
    "不涉及(?:政府)?信息公开|不属于?(?:政府)?信息公开)"
)
# 行政诉讼6件,皆因征地补偿引起: told behind them of what they are.
_ALL_CAUSED = re.compile(
    "[,(](?:均|皆|都|全部?)(?:系|是|为)?(?:(?:由于?|因|就)?([^,。;:()0-9]{2,24}?)而?(?:引起|引发|导致|产生|所致)|"
    "(?:源于|源自|起因于|缘于)([^,。;:()0-9]{2,24}))(?:的|案件|诉讼|复议)*(?=[,。;)]|$)"
)
_ABOUT = seldom("(?:涉及?|针对|关于|有关)([^,。;:()0-9]{2,16})[的类]$")
_RESPONDENT = seldom(
    "(办理|承办|审理|受理|审结|新收|收到)?以((?![本我])[^,。;:()0-9]{2,14}?)(?:为|作为)被(?:申请人|告)的"
)
_ABOUT_OURS = ("公开", "答复", "申请", "告知", "回复")
_ANSWERS = "答复"
_PLAINLY = ("行政复议", "行政诉讼")
_ROWS = ("litigation_direct", "litigation_after_review")
_OF_A_BODY = ("案", "不服", "代理", "审", "承办", "办案", "协助", "复议机")


def is_of_both(memory: Memory, here: Here) -> bool:
    """复议、诉讼案件共9件,维持6件: what became of reviews and suits that one figure counts."""
    if memory.last is not None or any(word.topic is not None for word in here.words):
        return False
    figures = memory.reading.figures
    place = bisect_left(figures, here.figure.start, key=_START)
    start = figures[place - 1].start if place else 0
    return _BOTH.search(memory.reading.text, max(0, start - _NEAR), start) is not None


def is_of_another_kind(memory: Memory, here: Here, noun: int) -> bool:
    """征地补偿类行政复议61件: cases of a kind that is not disclosure."""
    words = [word for word in here.clause_words if word.end <= noun]
    beside = words[-1].topic if words and words[-1].end == noun else None
    if beside is not None and beside.family == "acts":
        return True  # 行政许可复议3件
    if _MATTER.search(memory.reading.text, here.clause_start, noun):
        return True  # 工伤认定行政复议3件
    if not words or words[-1].text != _KIND or words[-1].end != noun:
        return False
    known = words[-2].end if len(words) > 1 else here.clause_start
    return len(memory.reading.residue(known, noun)) > _SMALL_RESIDUE


def is_of_another_cause(memory: Memory, here: Here, noun: int) -> bool:
    """因土地、房屋登记引发的其他行政诉讼126件: cases that have nothing to do with disclosure."""
    text = memory.reading.text
    before = text[here.clause_start : noun]
    if _OF_OTHERS.search(before):
        return True
    if here.figure.value and _is_about_acts(memory, here.clause_start, noun):
        return True
    caused = (_CAUSED.search(before) or _UNLED.match(before)) if here.figure.value else None
    if caused is None or any(said in caused[1] for said in _ABOUT_OURS):
        return False
    start, end = (here.clause_start + place for place in caused.span(1))
    other = any("distractor" in w.tags or w.topic for w in memory.reading.between(start, end))
    if other or any(said in caused[1] for said in _CONTENTS):
        return other  # 因当事人不服引起的行政复议3件
    return len(memory.reading.residue(start, end)) > _SMALL_RESIDUE


def is_against_another(memory: Memory, here: Here) -> bool:
    """办理以县政府为被申请人的行政复议36件: brought against another body, and decided here."""
    against = _RESPONDENT.search(memory.reading.text, here.clause_start, here.figure.start)
    if against is None or memory.whose.area_is_own:
        return False
    organ = memory.whose.organ
    # Where no title tells whose report it is, only who decides says so.
    return own_name_end(against[2], 0, organ) == 0 and bool(organ or against[1])


def _is_about_acts(memory: Memory, start: int, noun: int) -> bool:
    """涉行政处罚的行政诉讼5件: cases about what the organ did, other than answering requests."""
    about = _ABOUT.search(memory.reading.text, start, noun)
    if about is None or any(said in about[1] for said in _ABOUT_OURS):
        return False
    words = memory.reading.between(about.start(1), about.end(1))
    return any(word.topic is not None and word.topic.family == "acts" for word in words)


_DECIDING = ("司法局", "司法厅", "司法部")
_TAKES_UP = seldom("(?:办理|新收|受理|收到|接收|承办|审结|审理|办结)[^,。;:()0-9]{0,16}复议")


def _is_decided_here(memory: Memory, here: Here) -> bool:
    """示例县司法局办理信息公开行政复议18件: the bureau decides reviews, whatever they are about."""
    if memory.section == "disputes" or not memory.whose.organ.endswith(_DECIDING):
        return False
    return _TAKES_UP.search(memory.reading.text, here.clause_start, here.figure.start) is not None


def is_said_to_be_of_others(memory: Memory, here: Here) -> bool:
    """行政复议5件,均与信息公开无关; 行政诉讼6件,皆因征地引起: told behind the figure."""
    text, end = memory.reading.text, here.figure.end
    if _UNRELATED.match(text, end):
        return True
    if _ALL_OF_ACTS.match(text, end) or _is_decided_here(memory, here):
        return True
    caused = _ALL_CAUSED.match(text, end)
    if caused is None:
        return False
    cause = caused[1] or caused[2]
    return not any(said in cause for said in (*_ABOUT_OURS, *_CONTENTS))


def is_answered(memory: Memory, word: Word, noun: int) -> bool:
    """全年答复行政复议案件7件: what an organ does in cases of every kind."""
    return word.text == _ANSWERS and word.end == noun and "公开" not in memory.reading.text[:noun]


def follows_others(memory: Memory, here: Here) -> bool:
    """其他类型行政诉讼19件,行政复议27件: nothing but the noun, right behind those of others."""
    figures, text = memory.reading.figures, memory.reading.text
    place = figures.index(here.figure)
    before = figures[place - 1] if place else None
    if before is None or text[before.end : here.start].strip("、,;和及") or here.start < before.end:
        return False
    if not all(word.is_filler or word.topic for word in here.words):
        return False
    others = [w for w in memory.cases if w.end <= before.start and w.start in memory.blocked]
    if not others:
        return False
    noun = others[-1]
    begin = memory.reading.left(noun.start, CLAUSE, 0)
    if _OF_OTHERS.search(text[begin : noun.start]):
        return True
    # 工伤认定引发行政复议11件,维持9件,行政诉讼6件: the suits are of the same matter
    caused = memory.reading.between(begin, noun.start)
    return here.figure.value != 0 and any("distractor" in word.tags for word in caused)


_RESULT = seldom("(复议|诉讼)(?:案件|审理|处理|裁判)*(?:结果|结论)[^,。;:()]*$")
_LONGEST = 60


def result_of(memory: Memory, here: Here) -> str:
    """复议结果一件维持、一件被责令重作: whose results a clause tells; empty where it names none."""
    place = here.figure.start
    begin = memory.reading.left(place, CLAUSE, max(0, place - _LONGEST))
    said = _RESULT.search(memory.reading.text, begin, place)
    return {"复议": "review", "诉讼": "litigation"}[said[1]] if said is not None else ""


def come_beside_suits(memory: Memory) -> bool:
    """新收行政复议3件、行政诉讼1件: who decides reviews is not sued as often in one breath.

    Nor does it tell the rows of the form: 复议3件;未经复议直接起诉1件,复议后起诉0件.
    """
    told = {word.text for word in memory.cases}
    rows = any(word.topic is not None and word.topic.name in _ROWS for word in memory.cases)
    text = memory.reading.text
    return (rows or told.issuperset(_PLAINLY)) and not any(sign in text for sign in _OF_A_BODY)
