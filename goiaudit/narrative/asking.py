"""Who asked and in which way: channels and applicants of requests."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Word

_HANDLED = "requests.handled_total.total"
_KINDS = ("channel", "applicant")
_WAYS = ("形式", "方式", "渠道", "途径", "名义")
_OFFERED = ("提交", "提出", "递交", "申请", "提交的", "寄来")
_FROM = ("来自", "通过", "由", "以", "出自", "从", "属", "为", "是", "系", "在")
_ASKED = (
    *("提出", "提交", "申请", "的申请", "递交", "寄来", "寄"),
    *("当面提出", "现场递交", "当面递交"),
)


def of_requests(word: Word) -> Metric | None:
    """What a word states of requests, None where it states nothing of them."""
    for metric in word.metrics:
        if metric.topic == "requests":
            return metric
    return None


def is_kind(metric: Metric | None) -> bool:
    """Whether a metric is a channel or an applicant."""
    return metric is not None and metric.role in _KINDS


def kind_of(memory: Memory, here: Here, metric: Metric) -> tuple[str, ...]:
    """A channel or an applicant; 各2件 gives the figure to every one of them."""
    if not (memory.requests_total or memory.speaks_of_disclosure):
        return ()
    if here.words_have("publish") or here.figure.unit in ("个", "项"):
        return ()
    if here.figure.kind == "item" and memory.items and not memory.requests_total:
        return ()
    cells = [metric.cell]
    if here.figure_is_each:
        for word in here.wide_words:
            same = [m for m in word.metrics if m.topic == "requests" and m.role == metric.role]
            cells += [m.cell for m in same[:1]]
    if memory.base == _HANDLED and metric.role == "applicant":
        cells = [of_handled(cell) for cell in cells]
    return tuple(dict.fromkeys(cells))


def of_handled(cell: str) -> str:
    """The row of an applicant follows its sentence's verb: 办理7件,其中自然人6件."""
    return cell if cell.endswith(".legal_person") else cell.replace(".new.", ".handled_total.")


def kind_behind(memory: Memory, here: Here) -> tuple[str, ...]:
    """通过网络收到14件 after the total, 以网络方式收到14件: one kind, and no list of them."""
    found: dict[str, Metric] = {}
    named = False
    words = here.clause_words
    for place, word in enumerate(words):
        metric = of_requests(word)
        if metric is not None and metric.role in _KINDS:
            found[metric.cell] = metric
            after = words[place + 1] if place + 1 < len(words) else None
            beside = after is not None and after.start == word.end
            # 公民提出的申请 is said of all requests, 自然人提出的申请 is not.
            says = _WAYS if "person" in word.tags else (*_WAYS, *_OFFERED)
            named = beside and after is not None and after.text in says
            named = named or word.text.endswith(_WAYS)
        if "etc" in word.tags:
            return ()
    if len(found) != 1 or not (memory.requests_total or named):
        return ()
    return kind_of(memory, here, next(iter(found.values())))


def kind_after(memory: Memory, here: Here) -> tuple[str, ...]:
    """3件来自网络, 2件为自然人申请, 1件当面提出."""
    if not memory.requests_total:
        return ()
    came = here.after[0].text in _FROM
    for place, word in enumerate(here.after):
        metric = of_requests(word)
        if metric is not None and metric.role in _KINDS:
            asked = any(w.text in _ASKED for w in here.after[place:])
            return kind_of(memory, here, metric) if came or asked else ()
        if not word.is_filler:
            break
    return ()
