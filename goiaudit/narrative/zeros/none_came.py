"""That no request came, told of the place where they come in, or of everybody who may ask.

依申请公开受理邮箱、窗口全年均未接件; 未有申请人以任何形式向我局提出信息公开要求.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.pattern import search_pattern
from goiaudit.narrative.text.words import DENIES, Reading
from goiaudit.narrative.zeros.denial import Zero

_NEW = ("requests.new.total",)
_STOP = r"(?=[,。;)]|$)"
_NO = r"(?:没有|未有|未见|未曾有|不曾有|从未有|从无|[无没未])(?:过|任何|一[个名位家人])?"
_WHO = (
    r"(?!(?:[一任]何?家?)?企业(?![、和或及与]))(?:(?:任何|其他|各类|有关|相关|社会|外地|本地|来自)?(?:公民|法人|非法人|组织|个人|单位|机构|自然人|企业|市民|群众|"
    r"村民|居民|申请人|当事人|公众|家长|业主|农户|学生|[人者])[、和或及与]?(?:以及)?)+"
)
_HOW = (
    r"(?:(?:以|通过|采取|采用|用|经由?|按)[^,。;:()0-9]{1,20}(?:形式|方式|渠道|途径|平台|系统|名义)|"
    r"书面|当面|前来|登门|上门|主动|亲自|[到来至](?:[我本]?[局镇乡街办委院校馆厅]|窗口|现场|单位|机关|大厅)里?)"
)
_TO = r"(?:[向对到][^,。;:()0-9]{1,24}?)"
_ASK = r"(?:提出过?|提交过?|递交过?|提过?)"
_WHAT = (
    r"(?:(?:政府|政务)?信息公开的?(?:书面)?(?:要求|请求|申请|诉求)|"
    r"(?:要求|请求|申请)(?:公开|获取|提供)(?:政府|政务|相关|有关)?信息的?(?:要求|请求|申请)?)"
)
_BARE = r"(?:(?:申请|要求|请求)(?:政府|政务)?(?:信息公开|公开(?:政府|政务)?信息))"
_AROUND = f"(?:{_HOW})?(?:{_TO})?(?:{_HOW})?"
_NOBODY = re.compile(
    f"{_NO}{_WHO}的?{_AROUND}(?:{_ASK}{_WHAT}|{_BARE})(?:的?(?:情[况形]|行为|事项))?{_STOP}|"
    f"{_NO}(?:收到|接到|受理|接获)过?(?:任何|一[件份条]|书面|网上|当面|各[类种])*(?:(?:形式|方式|渠道|类型)的)?"
    f"(?:政府|政务)?信息公开的?(?:要求|请求|诉求){_STOP}"
)
# In a paragraph on requests: 全年未见申请人递件, 各渠道均未接件, 一年来无人问津.
_NO_MORE = re.compile(
    f"{_NO}{_WHO}{_AROUND}(?:递件|递交|递表|来件|送件|提出|提交|问津|提过|递来)(?:申请|材料|过)*{_STOP}|"
    f"(?:(?:没有|未有|未曾|从未|[未无没])(?:[接收来到进]件|来[函信]申请|件可[办收])|(?:[接收来进]件|受理)(?:量|数)?"
    f"(?:均|都|皆|仍|全)*(?:为空|空白|为零|挂零)){_STOP}|"
    f"(?<=[,。;:])(?:但|却|可|不过|只是)?(?:是)?(?:全年|本年度?|年内|今年|一年来|一年下来|当年)(?:却|里|内)?"
    f"一[件份宗](?:申请)?[都也](?:没有?|未|未曾)(?:收到|接到|来)过?{_STOP}"
)
# 未受理依申请公开申请: without a figure none came to be taken up; 未受理的申请 is an outcome.
_NOT_TAKEN_UP = seldom(
    "(?<![和及或其中项有])未(?:曾|有)?受理过?(?:到|任何|一[件份条宗])?(?:公民|群众|社会公众|个人)?的?"
    "(?:(?:依申请|申请)公开(?:政府|政务)?(?:信息)?|(?:政府|政务)?信息(?:依申请)?公开)"
    f"的?(?:申请|请求)?(?:信息)?(?:申请|事项|件|业务|情[况形]|案件)?{_STOP}"
)
_UNTAKEN = "未受理"
_MAY = re.compile(search_pattern(("信息", "递", "件", "问津", "提出", "提交", "提过")))
# 信访窗口未接件, 热线无来件: the post of other business.
_ANOTHERS = seldom(
    "信访|热线|投诉|举报|工单|信箱|留言|咨询|建议|提案|许可|审批|复议|诉讼|救助|仲裁|档案|图书"
)
_COMING = ("前来", "到", "来")
"""没有群众到局申请: that nobody came to ask is said of all."""
_FAR = 60


def none_came(reading: Reading, asked: bool) -> Iterator[Zero]:
    """The zero of requests received; ``asked`` in a paragraph that is about requests."""
    text = reading.text
    match = _NOT_TAKEN_UP.search(text) if _UNTAKEN in text else None
    if match is not None and _is_of_all(reading, match):
        yield _zero(reading, match)
        return
    if not reading.flags & DENIES or _MAY.search(text) is None:
        return
    match = _NOBODY.search(text)
    if match is not None and _is_of_all(reading, match):
        yield _zero(reading, match, "channel" if _ways(reading, match) else None)
        return
    for match in _NO_MORE.finditer(text) if asked else ():
        begin = max(0, match.start() - _FAR)
        if _ANOTHERS.search(text, begin, match.end()) or not _is_of_all(reading, match):
            continue
        yield _zero(reading, match)
        return


def _zero(reading: Reading, match: re.Match[str], doubt: str | None = None) -> Zero:
    return Zero(_NEW, _begin(reading, match), match.end(), doubt)


def _begin(reading: Reading, match: re.Match[str]) -> int:
    return reading.left(match.start(), CLAUSE, max(0, match.start() - _FAR))


def _is_of_all(reading: Reading, match: re.Match[str]) -> bool:
    """邮箱全年未接件, 无人当面提交: one way of asking that had none says nothing of the others.

    Where requests were counted it is said of one kind of them.
    """
    begin = _begin(reading, match)
    if any(f.kind == "count" and f.value and f.start < begin for f in reading.figures):
        return False
    return len(_ways(reading, match)) != 1


def _ways(reading: Reading, match: re.Match[str]) -> set[str]:
    """The ways of asking that are named, in the clause before or within what denies."""
    return {
        metric.cell
        for word in reading.between(_begin(reading, match), match.end())
        for metric in word.metrics
        if metric.role == "channel" and metric.topic == "requests"
        if not word.text.startswith(_COMING)
    }
