"""The fee for handling information (section six): what was notified, billed and collected.

国办函〔2020〕109号 wants three figures of a year, in these words or much like them:
发出收费通知的件数和总金额,以及实际收取的总金额.
"""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Metric, Topic
from goiaudit.narrative.mentions import Memory, Mention, Topical, mention
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here

_COLLECTED = ("requests.fee.collected",)
_PASSED = frozenset({"join", "this", "own", "all", "each", "publish"})
# 对12件申请收取信息处理费,合计3560元: the sum of what the clause before collected.
_COLLECTED_BEFORE = seldom(r"(?:收取|收到)[^,。;0-9]{0,12}处理费用?,(?:共计|合计|总计|累计|共|计)$")
_AMOUNT = ("disclosure.fees.amount",)
_BILLED = ("requests.fee.billed",)
_UNPAID = ("requests.other_fee_unpaid.total",)
_NOTICES = "requests.fee.notices"
_IN_ALL = seldom(r",(?:共计|合计|总计|金额|费用)(?:共计|合计|总计)?$")
_CAME_IN = seldom(r"收到(?:了|申请人)?(?:缴纳的?)?(?:政府信息公开)?信息处理费(?:共计|合计|共)?$")
_NOTHING = seldom(
    r"处理费用?(?:的?(?:收取|收缴|收费))?的?(?:情况|金额|总额|数额)?(?:共计|合计|总计)?[为:]?"
    r"(?:0[件份宗],)?$"
)
_LONGEST = 40


def fee(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure of notices, or a zero of all that is named: 发出收费通知2件, 件数和总金额均为0."""
    topic = topical.topic
    assert topic is not None
    nothing = topic.name == "admin_fees" and not figure.value and memory.form == "2021"
    nothing = nothing and figure.kind != "item"  # 涉及行政事业性收费的信息0条
    if nothing and here.is_tight and _is_amount(here):
        return mention(_AMOUNT, figure, here)
    named = _named(here, topic)
    if not figure.value and figure.kind in ("count", "none") and (here.figure_is_each or not named):
        cells = tuple(dict.fromkeys(m.cell for m in named))
        return mention(cells or _none_collected(memory, figure), figure, here)
    if not named and here.after and any(m.cell == _NOTICES for m in here.after[0].metrics):
        return mention((_NOTICES,), figure, here)  # 发出3份收费通知
    if not named and figure.kind == "count" and _is_unpaid(here):
        return mention(_UNPAID, figure, here)
    if figure.kind == "none" and memory.reading.text[figure.start : figure.end].endswith("万"):
        return None  # 收取行政事业性收费0.57万: in 元 or 万元 is not said
    fitting = [m for m in named[:1] if figure.kind in m.units or figure.kind == "none"]
    return mention(tuple(m.cell for m in fitting), figure, here)


def _is_amount(here: Here) -> bool:
    """行政事业性收费收取金额为零: nothing but the charges and what came in."""
    return all(
        word.is_filler or word.topic is not None or word.tags & {"this", "own"} or word.metrics
        for word in here.words
    )


def _is_unpaid(here: Here) -> bool:
    """另1件申请人逾期未缴: one of the requests that were charged, and what became of it."""
    return any(m.cell == _UNPAID[0] for w in (*here.chain, *here.ahead) for m in w.metrics)


def collected(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """An amount without a word of its own: 收取信息处理费120元, 收取信息处理费,合计120元."""
    text, end = memory.reading.text, figure.start
    begin = max(0, end - _LONGEST)
    last = memory.last
    if last is not None and last.cells == (_NOTICES,) and _IN_ALL.search(text, begin, end):
        return mention(_BILLED, figure, here)  # 发出收费通知3件,总计1200元
    if (
        any("collect" in word.tags for word in here.clause_words)
        or _COLLECTED_BEFORE.search(text, begin, end)
        or _CAME_IN.search(text, begin, end)
    ):
        return mention(_COLLECTED, figure, here)
    return mention(_none_collected(memory, figure), figure, here)


def _named(here: Here, topic: Topic) -> list[Metric]:
    """The metrics of the fee that stand before the figure, nearest first."""
    found: list[Metric] = []
    for word in here.chain:
        metrics = [m for m in word.metrics if m.topic == topic.name]
        if metrics:
            found.append(metrics[0])
        elif not (word.is_filler or word.topic is topic or word.tags & _PASSED):
            break
    return found


def _none_collected(memory: Memory, figure: Figure) -> tuple[str, ...]:
    """信息处理费:0元, 收取信息处理费情况:0: none was collected where no more is said."""
    text, end = memory.reading.text, figure.start
    nothing = not figure.value and _NOTHING.search(text, max(0, end - _LONGEST), end) is not None
    return _COLLECTED if nothing else ()
