"""Figures that count something else than requests, or that together with these."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_TOTALS = frozenset(
    ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
)
_UNITS = ("条", "则", "封", "通", "篇", "单")
"""Requests are seldom counted in these, messages and letters mostly are."""
_OTHERS = (
    *("来信", "群众来信", "来电", "来访", "信访", "热线", "12345", "12315", "工单", "信箱", "留言"),
    *("咨询", "投诉", "举报", "诉求", "建议", "提案"),
)
_PLACES = (
    *("窗口", "机构", "机关", "部门", "科室", "渠道", "途径", "方式", "场所", "地点"),
    *("受理点", "查阅点", "平台", "系统", "端口", "专区", "岗", "岗位", "制度", "流程", "邮箱"),
)
"""依申请公开受理窗口1个: what serves requests, counted in 个."""
_COMPLETED = ("完成", "已完成", "完成了", "均完成", "均已完成")
_CAME = frozenset(("requests.new.total", "requests.carried_in.total"))
_REFUSED = ("未受理", "不予受理", "未予受理", "不受理")
_JOINED = seldom("(?:件|等|事项|平台|热线|[、和及与,])*[、和及与](?:网上|网络|书面|政府|政务)*")


def counts_others(memory: Memory, here: Here) -> bool:
    """Whether what was answered is no request, where the clause does not say what it is.

    Its unit is that of a figure right before it which was not understood, or the requests told
    before have another unit and are fewer.
    """
    figure = here.figure
    if here.chain and here.chain[0].text in _COMPLETED:
        # 收到9件,完成8件; 重点工作26项,已完成24项 may be anything
        came = [m for m in memory.heard if not m.aside and _CAME.intersection(m.cells)]
        alike = all(m.figure.unit == figure.unit for m in came)
        return not alike or figure.value > sum(m.value for m in came)
    if figure.unit not in _UNITS:
        return False
    if any(w.topic is not None and w.topic.family == "requests" for w in here.clause_words):
        return False
    place = memory.reading.figures.index(figure)
    before = memory.reading.figures[place - 1] if place else None
    if before is not None and memory.last is None and before.unit == figure.unit:
        return True
    told = [m for m in (*memory.before, *memory.heard) if _TOTALS.intersection(m.cells)]
    units = {m.figure.unit for m in told}
    return bool(told) and figure.unit not in units and figure.value > max(m.value for m in told)


def counts_more(memory: Memory, here: Here) -> bool:
    """收到群众来信、依申请公开等26件: requests and other business, counted in one figure.

    Nor does 未受理公开申请2件 count all that came; it is asked of no zero.
    收到来信、来访等方式的公开申请7件 tells how requests came; 信访、公开申请0件 says none of each.
    申请受理窗口2个 are no requests.
    """
    words, text = here.clause_words, memory.reading.text
    if here.figure.unit == "个" and text.endswith(_PLACES, 0, here.figure.start):
        return True
    said = {word.text for word in words}
    if not said.isdisjoint(_REFUSED) and any(word.text in _REFUSED for word in here.words):
        return True
    if said.isdisjoint(_OTHERS):
        return False
    asked = [w for w in words if w.topic is not None and w.topic.family == "requests"]
    nouns = [word for word in asked if not word.weak]
    if not nouns:
        return False
    first, last = nouns[0].start, nouns[-1].end
    before = [word for word in words if word.end <= first and word.text in _OTHERS]
    behind = [word for word in words if word.start >= last and word.text in _OTHERS]
    joined = bool(before) and _JOINED.fullmatch(text, before[-1].end, first) is not None
    return joined or (bool(behind) and _JOINED.fullmatch(text, last, behind[0].start) is not None)
