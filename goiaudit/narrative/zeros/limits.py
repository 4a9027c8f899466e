"""What limits a statement on all requests or cases: a kind, a way, an outcome, a deadline.

公开申请一件也没有 says that there was none at all; 逾期的公开申请一件也没有 says so of some. What
may limit is told by its words; what a clause says besides must be short or known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from goiaudit.narrative.text.words import Reading, Word

_LIMITS = re.compile(
    # deadlines and how well the work was done
    "逾期|超期|超时|超[过出]|延期|延迟|迟|按[期时]|如期|时限|期限|期内|限期|耽误|拖延|积压|[漏错误]|推诿|失[误职密]|"
    # outcomes, answers, and what is done with one request
    "不予|予以|准予|部分|无法|不[能宜得符属服满同掌]|撤|终止|驳回|维持|纠|改判|确认|败诉|胜诉|履行|告知|答[复辩]|回[复应]|反馈|补正|"
    "办[完毕妥好理结]|处[理置]|审[理结查核]|完成|更正|解读|备案|公示|整改|重复|大量|反复|恶意|有效|无效|"
    # another thing than the request itself
    "投诉|举报|信访|来访|咨询|留言|热线|工单|建议|提案|议案|意见|异议|争议|质疑|听证|仲裁|收费|费用|费|培训|会议|考核|检查|督查|通报|"
    "追责|问责|责任|违[法规]|事故|故障|舆情|泄|表扬|平台|渠道|系统|专栏|栏目|流程|制度|规定|办法|指南|目录|标准|机制|机构|队伍|人员|专人|专职|"
    "岗|电话|宣传|道歉|招聘|招标|[0-9两三四五六七八九十几][个家]|"
    # kinds of requests and who handles them
    "涉及|涉|类的|性的|关于|疑难|复杂|紧急|匿名|联名|转[来交办送给]|移送|移交|交办|上级|下级|下属|所属|派出|其[它余]|其他(?!组织)|代理|代办|别的|另外|"
    # ways of asking
    "网上|网络|网站|在线|线[上下]|邮[件箱寄]|信函|传真|当面|窗口|现场|书面|纸质|口头|快递|"
    # other times and what is only wished for
    "去年|上年|上一年|往年|历年|以前|以往|此前|同期|如[果需有]|若|目标|力争|争取|确保|不再|避免|防止|是否|能否|第[二三四五]|超过|多于|更多"
)
_PERIODS = {
    *("previous", "next", "half_year", "partial_year", "month", "cumulative"),
    *("area", "restrict"),
}
_OTHER_FAMILIES = ("acts", "documents", "fee", "items")
_WHOLE_KINDS = ("requests.new.natural_person", "requests.new.legal_person")
_START = attrgetter("start")
_ALL_BUT = ("自然人", "公民个人", "个人名义")
_HARMLESS = ("来件", "发文", "承办", "来函", "函件", "案件")


def is_limited(reading: Reading, start: int, end: int, year: int | None) -> bool:
    """Whether ``text[start:end]`` says of which requests or cases, or speaks of something else.

    ``year`` is the report's: any other limits, too.
    """
    if start >= end:
        return False
    if _LIMITS.search(reading.text, start, end):
        return True
    first = bisect_left(reading.figures, start, key=_START)  # there may be many of them
    last = bisect_left(reading.figures, end, first, key=_START)
    if any(figure.value for figure in reading.figures[first:last]):
        return True
    kinds = set()
    for word in reading.between(start, end):
        if word.tags & _PERIODS or (word.year is not None and word.year != year):
            return True
        if "distractor" in word.tags and word.text not in _HARMLESS:
            return True
        if word.topic is not None and word.topic.family in _OTHER_FAMILIES:
            return True
        if word.text in _ALL_BUT:
            return True
        kinds |= {m.cell for m in word.metrics if m.role == "applicant"}
    return bool(kinds) and kinds.isdisjoint(_WHOLE_KINDS) and not _everybody(reading, start, end)


_ELSEWHERE = re.compile("信箱|热线|来信|来访|所辖|各村|下属")
_MORE = re.compile(
    "第[二三四五]|超过|多于|更多|涉及|不[符属明合]|另外|额外|别的|(?<![、和及或与])其[他它余](?!(?:社会)?组织|[法主]|个?人)"
)
_OF_VILLAGES = re.compile(
    r"(?:^|[,;。:])(?:各|全[镇乡]各|辖区)*(?:村|社区|村居)(?:\([^()]{1,6}\))?(?:均|都|也|全年)*$"
)
_NEAR = 16


def is_of_villages(reading: Reading, place: int) -> bool:
    """村(社区)未收到公开申请: of those below, in the report of a town."""
    return _OF_VILLAGES.search(reading.text[max(0, place - _NEAR) : place]) is not None


def told_of_some(reading: Reading, start: int, denial: Word, noun: Word) -> bool:
    """领导信箱没有收到公开申请, 没有第二件公开申请: of a box, of others, of more than were told.

    ``start`` is where the clause of the denial begins, ``noun`` what it denies.
    """
    if _ELSEWHERE.search(reading.text, start, denial.start) or is_of_villages(
        reading, denial.start
    ):
        return True
    return _MORE.search(reading.text, denial.end, noun.start) is not None


_CAUSE = re.compile(
    "(?:因|由|就|不服|对)([^,。;:()0-9]{2,24}?)(?:不服|不满)?(?:而|所)*"
    "(?:引发|引起|产生|导致|提起|发生|申请)?的$"
)
_ACTS = re.compile("行政(?:处罚|许可|强制|执法|审批|征收)|执法工作|执法案件|征地|土地征收")
_ABOUT = re.compile(
    "(?:方面|事项|工作)?的?(?:投诉|举报|咨询|建议|意见|信访|留言|来电|电话|问题)(?=[,。;)]|$)"
)
_OURS = ("公开", "答复", "申请", "告知", "回复", "此", "本", "我", "其", "依法", "当事人")


def names_another_cause(reading: Reading, start: int, end: int) -> bool:
    """因征地引起的行政诉讼: whether what stands before the noun names another matter."""
    if _ACTS.search(reading.text, start, end) and "公开" not in reading.text[start:end]:
        return True
    caused = _CAUSE.search(reading.text, start, end)
    return caused is not None and not any(said in caused[1] for said in _OURS)


def is_about_requests(reading: Reading, place: int) -> bool:
    """7件公开申请的投诉: whether another thing is counted that is about requests."""
    return _ABOUT.match(reading.text, place) is not None


def _everybody(reading: Reading, start: int, end: int) -> bool:
    """哪位公民、哪家企业; 单位和企业: anybody, whoever it may be."""
    others = [
        word
        for word in reading.between(start, end)
        if "person" in word.tags and not any(m.role == "applicant" for m in word.metrics)
    ]
    return bool(others)
