"""What the words behind a figure say of requests: 97件准予公开, 12件依申请公开, 3件来自网络."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Metric
from goiaudit.model.cells import Number
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.requests.asking import is_kind, kind_after, noun_further_on, of_requests
from goiaudit.narrative.requests.done_in_parts import is_part_of_done
from goiaudit.narrative.requests.outcomes import outcome_of
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.topics import is_rejected

NEW = "requests.new.total"
_MUCH = 16
_ALL_OF_THEM = ("全部", "总共", "一共", "全部的")
_WITHIN = ("中", "里", "当中")
_IS = ("为", "是", "系", "属", "属于", "涉及", "因", "由", "关于", "有关", "相关")


_SENT_ON = seldom(
    r"(?:件|份)?(?:政府)?(?:信息)?(?:公开)?(?:申请)?(?:已|均|经|则|被|依法)*"
    r"(?:告知|引导|建议|指引)(?:其|申请人|当事人)?(?:(?:可以?|应当?|须|宜)?(?:向|到|至))[^,。;:()0-9]{2,16}"
    r"(?:申请|提出|咨询|查询|反映|获取|办理)(?=[,。;、)]|$)"
)
_OTHER = ("requests.other_handling.total",)
_ITEMS = tuple(f"requests.{name}_" for name in ("denied", "unavailable", "rejected"))
_PAPERS = ("书", "文书", "案卷", "卷宗", "文本", "档案", "案例", "材料", "台账", "情况进行", "工作",
           "期限", "时限", "周期", "时间", "期间")  # fmt: skip
_LEFT = ("requests.carried_out.total",)
_WITHDRAWN = ("requests.outcome.withdrawn",)
# 收办23件,其中22件为当年收到: beside what was carried in.
_CAME_THIS_YEAR = seldom(
    r"(?P<all>均|都|全部|皆)?(?:为|是|系|属)(?:于|在)?(?:(?:本年度?|当年度?|今年|年内|(?P<year>20[0-9]{2})年度?)"
    r"(?:新?收到?|新?受理|新增|接收|接到)|新收到?)的?(?:申请|件)?(?=[,。;、)]|$)"
)
_THERE_WERE = (
    "当年有",
    "全年有",
    "年内有",
    "本年有",
    "今年有",
    "共有",
    "总共有",
    "一共有",
    "合计有",
    "总计有",
    "计有",
)
# 共有3件公开申请内容不明确, 涉及收费: told of some of them, where 进入办理流程 is told of all.
_OF_ALL = seldom(
    r"[^,。;、)0-9]{0,16}?(?:申请|信息公开)(?:公开)?(?:件|案件|事项|办件|需求|表)?(?=[,。;、)(]|$|(?:[,]?(?:均|都|全|皆|已|进入|"
    r"递|提交|录入|登记|在办|办理|等待|待|需要?办理|按|依法|获|得到|当中|中|里)))"
)
_WORK_OF_ALL = seldom(
    "(?:政府|政务)?信息公开申请(?:件)?的(?:收件|接件|收取|收转|接收|登记|受理|查档|检索|审查|承办)"
)
_AGAINST = seldom(
    "(?:针对|不服|就|围绕|对于?|不认可|不满意?)(?:我[局镇街区县市办委]|本机关)?(?:其中|当中|上述)?的?$"
)
_HANDLED = "requests.handled_total.total"
_ANSWERS = (_HANDLED, "requests.answered.total")


_REST = ("其余", "另", "另有", "余")
# 另有2件正在办理的建议
_OF_ANOTHER = seldom("的(?!(?:政府|政务|信息|公开|依)*申请|[,。;)]|$)")
_EACH_BEHIND = seldom("、[^,。;:()0-9]{2,24}各[0-9一二两三四五六七八九十]")
_SOME = seldom(
    "(?:^|[,;。:])(?:对|将|把|就|针对)[^,。;:()0-9]{2,20}(?<!收到)(?<![理收到转余部述有])的$"
)


def _are_some(memory: Memory, here: Here) -> bool:
    """对反复申请的5件合并答复: of those described, and not of all that came."""
    text, place = memory.reading.text, here.figure.start
    return _SOME.search(text[max(0, here.clause_start - 1) : place]) is not None


def said_behind(memory: Memory, here: Here, topical: Topical) -> tuple[tuple[str, ...], int]:
    """What the words after the figure say: 97件准予公开, 12件依申请公开, 3件来自网络."""
    received = here.has_received
    if not received:
        if (several := _several(memory, here)) is not None:
            return several
        outcome = outcome_of(tuple(reversed(here.after)), "requests", forward=True)
        if outcome is None:
            outcome = _outcome_ahead(memory, here)
        if outcome == _OTHER and _is_plain_rest(here):
            return (), 0
        if outcome:
            return outcome, here.ahead[-1].end if here.ahead else here.right_end
        if (sent := _sent_on(memory, here)) is not None:
            return ("requests.outcome.redirected",), sent
        if here.after and (kind := kind_after(memory, here)):
            return kind, here.right_end
    came = _CAME_THIS_YEAR.match(memory.reading.text, here.figure.end)
    if came is not None and came["all"] is not None and not here.is_tight:
        came = None
    if came is not None and came["year"] in (None, str(memory.whose.year)):
        return (NEW,), here.right_end
    noun = False
    for word in here.after:
        metric = of_requests(word)
        if word.topic is not None and word.topic.family == "requests":
            noun = True
            continue
        if "carry" in word.tags and not noun:
            return (), 0  # 42件新收申请和3件结转申请
        if metric is not None and metric.role == "verb" and not received:
            if memory.reading.text.startswith(_PAPERS, word.end):
                return (), 0  # 36件公开申请答复文书
            if metric.cell in _ANSWERS and (
                _is_object(memory, here) or _are_some(memory, here) or is_part_of_done(memory, here)
            ):
                return (), 0
            if metric.cell == _LEFT[0] and _OF_ANOTHER.match(memory.reading.text, word.end):
                return (), 0
            # 另有1件正在办理 is left all the same
            if metric.cell != _LEFT[0] and any(w.text in _REST for w in here.words):
                rest = _is_all_but_left(memory, metric, here.figure.value)
                return ((metric.cell,), word.end) if rest else ((), 0)
            if metric.cell != NEW:
                return (metric.cell,), word.end
            told = memory.requests_total or memory.received
            if noun and here.is_tight and not told:
                return (NEW,), word.end  # 有3件信息公开申请递到乡里
        if not noun and word.text in _IS:
            break
        if word.is_filler or "info" in word.tags:
            continue
        if word.text == "公开" and not received and not topical.explicit and here.is_tight:
            return ("requests.granted.total",), word.end
        break
    if noun and not received and _are_all(memory, here) and topical.explicit:
        return (NEW,), here.right_end
    part = here.in_list and memory.requests_total
    every = bool(here.chain) and here.chain[0].text in _ALL_OF_THEM
    ends = every or (noun and _is_of_which(here))
    ends = ends or (here.ends_with_noun and not _leads_elsewhere(memory, here))
    asked = noun and topical.explicit and _is_offered(here)
    if noun and not part and (received or asked or (topical.explicit and ends)):
        return (NEW,), here.right_end
    if received and not noun and not part and (end := noun_further_on(memory, here)):
        return (NEW,), end
    return (), 0


def _is_plain_rest(here: Here) -> bool:
    """其余3件按其他情形处理: what is left, however it was handled, and no class of the form."""
    rest = any(word.text in ("其余", "余下", "剩余") for word in here.words)
    return rest and any(word.text.startswith("按") for word in here.after)


def _is_object(memory: Memory, here: Here) -> bool:
    """针对其中1件答复,申请人提起复议: what somebody did something about, no count of answers."""
    return _AGAINST.search(memory.reading.text, here.clause_start, here.figure.start) is not None


def _several(memory: Memory, here: Here) -> tuple[tuple[str, ...], int] | None:
    """16件作无法提供、不予处理等答复: no one outcome; 3件因国家秘密、商业秘密不予公开: their class.

    None where the words behind the figure list no outcomes.
    """
    listed = memory.reading.text[here.right_end : here.right_end + 1] == "、"
    found = [m for m in map(of_requests, here.ahead if listed else ()) if m is not None]
    outcomes = [metric for metric in found if metric.role == "outcome"]
    first = next(filter(None, map(of_requests, here.after)), None)
    if not outcomes or first is None or first.role != "outcome":
        return None
    groups, end = {metric.group for metric in outcomes}, here.ahead[-1].end
    if _EACH_BEHIND.match(memory.reading.text, here.right_end):
        return (), end  # 4件因国家秘密、商业秘密各2件不予公开
    if groups == {"granted", "partial"}:
        return ("requests.outcome.granted_or_partial",), end
    cells = dict.fromkeys(metric.cell for metric in outcomes) if len(groups) == 1 else {}
    items = [cell for cell in cells if cell.startswith(_ITEMS)]
    if len(items) == 1 and not memory.reading.residue(here.figure.end, end):
        return (items[0],), end
    return tuple(cell for cell in cells if cell not in items), end


def _sent_on(memory: Memory, here: Here) -> int | None:
    """3件告知向税务部门查询: where it ends that requests were sent on, None where none were."""
    if not memory.requests_total or here.figure.kind != "count":
        return None
    match = _SENT_ON.match(memory.reading.text, here.figure.end)
    return match.end() if match is not None else None


def _is_all_but_left(memory: Memory, metric: Metric, value: Number) -> bool:
    """新到27件,年末在办1件,其余28件悉数办结: all that is not left over was handled; and of 9,
    除1件撤回外,其余8件皆已答复."""
    last = memory.last
    if last is not None and last.cells == _LEFT and metric.cell == _ANSWERS[1]:
        handled = [m.value for m in memory.heard if m.cells == (_HANDLED,)]
        if handled and handled[-1] == last.value + value:
            return True  # 办理66宗,其中结转下年5宗,其余61宗已答复
    counted = any(mention.cells == (NEW,) for mention in memory.heard)
    told = any(mention.outcome or mention.cells == (_HANDLED,) for mention in memory.heard)
    left = last is not None and last.cells in (_LEFT, _WITHDRAWN)
    told = told and not (last is not None and last.cells == _WITHDRAWN)
    return metric.cell in _ANSWERS and left and counted and not told


def _are_all(memory: Memory, here: Here) -> bool:
    """共有29件政府信息公开申请进入办理流程: so many there were, what is said is said of all."""
    if memory.requests_total:
        return False
    text, figure = memory.reading.text, here.figure
    if is_work_on_all(text, figure):
        return True
    if memory.received or not here.is_tight:
        return False
    so_many = text.endswith(_THERE_WERE, 0, figure.start)
    return so_many and _OF_ALL.match(text, figure.end) is not None


def is_work_on_all(text: str, figure: Figure) -> bool:
    """两人承担全年29件政府信息公开申请的收件、查档: so many there were, by the work on them."""
    year = text.endswith("全年", 0, figure.start)
    return year and _WORK_OF_ALL.match(text, figure.end) is not None


def _leads_elsewhere(memory: Memory, here: Here) -> bool:
    """有2件公开申请案件被提起诉讼, 有1件申请收取信息处理费80元: told of some of them."""
    words = memory.reading.between(here.figure.end, here.right_end)
    return any(w.topic is not None and w.topic.family != "requests" for w in words)


def _is_offered(here: Here) -> bool:
    """对民办园收费提出的3份公开申请: told of all who asked, not of one kind of them."""
    words = [word for word in here.chain if word.text != "的"][:1]
    kinds = any(is_kind(of_requests(word)) for word in here.clause_words)
    return bool(words) and "offered" in words[0].tags and not kinds


def _outcome_ahead(memory: Memory, here: Here) -> tuple[str, ...]:
    """1件涉及商业秘密不予公开: an outcome further on in the clause, the last one named."""
    unknown, place = 0, here.figure.end
    found: tuple[str, ...] = ()
    for word in here.ahead:
        unknown += max(0, word.start - place)
        # 2件公开申请因涉及个人隐私未予公开: the noun right behind the figure is what is counted.
        counted = word.start == here.figure.end and here.figure.kind == "count"
        counted = counted and word.topic is not None and word.topic.family == "requests"
        place = word.end
        if unknown > _MUCH or "negation" in word.tags:
            break
        if "distractor" in word.tags and not is_rejected(memory, word, here):
            break
        if word.topic is not None and not counted:
            break
        metric = of_requests(word)
        if metric is not None and metric.role == "outcome":
            found = (metric.cell,)
    return found


def _is_of_which(here: Here) -> bool:
    """57件公开申请中没有一件…: the figure is that of all."""
    last = next((w for w in here.after if w.topic is not None), None)
    return last is not None and any(w.start == last.end and w.text in _WITHIN for w in here.after)
