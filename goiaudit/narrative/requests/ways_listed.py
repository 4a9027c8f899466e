"""Ways of asking in a list that says it tells of them: 渠道为平台5件、邮寄2件."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here

# 答复渠道, 公开渠道, 发布渠道 are those of something else.
_HEADING = seldom(
    "(?<!答复)(?<!回复)(?<!送达)(?<!公开)(?<!发布)(?<!传播)(?<!宣传)(?<!监督)(?<!反映)(?<!诉求)"
    "(?:渠道|途径|来源方式|申请方式|提交方式|提出方式|递交方式|收件方式)"
    "(?:来?看|上|方面|分布|构成|情况|依次|分别|分)*(?:为|是|有|:|,)"
)
_LABEL = seldom("[^,。;:、()0-9]{2,16}$")
_LEADS = seldom(".*?(?:(?:渠道|途径|方式)[^为是有]{0,6}[为是有]|其中)")
_WAYS = (
    ("email", re.compile("(?:邮箱|电子邮件|电邮|邮件)")),
    ("mail", re.compile("(?:来函|信函|函件|来信|邮寄|邮政|快递|挂号|寄送|寄来)")),
    ("in_person", re.compile("(?:窗口|柜台|当面|现场|上门|前台)")),
    ("online", re.compile("(?:平台|系统|网站?|线上|小程序|网页)$")),
)
_TAIL = seldom("(?:方式)?(?:递交|提交|提出|申请|收到|受理|接收|交来|送来|方式|渠道)?$")
_OTHERS = seldom("12345|热线|信访|投诉|举报|咨询|留言|发布|公开信息|新媒体")
_FAR = 160


def way_listed(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """A member of a list of ways of asking, by the end of its name; None anywhere else.

    The list stands behind a heading (从渠道看, 渠道为) in a text that has counted requests.
    """
    text = memory.reading.text
    told = memory.requests_total or (memory.near_requests and memory.received)
    if figure.kind not in ("count", "none") or not told:
        return None
    begin = memory.reading.left(figure.start, SENTENCE, max(0, figure.start - _FAR))
    heading = _HEADING.search(text, begin, figure.start)
    if heading is None or _OTHERS.search(text, begin, figure.start):
        return None
    label = _LABEL.search(text, heading.end() - 1, figure.start)
    way = _way(_LEADS.sub("", label[0])) if label is not None else ""
    if not way or figure.start > memory.ways_of_answering:
        return None
    start = max(here.start, label.start() if label is not None else here.start)
    return Mention((f"requests.channel.{way}",), figure, figure.value, start, figure.end)


def _way(label: str) -> str:
    """The channel that a name is one of, empty where it is none."""
    name = _TAIL.sub("", label)
    return next((way for way, pattern in _WAYS if pattern.search(name)), "")
