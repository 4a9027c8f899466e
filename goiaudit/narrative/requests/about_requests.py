"""Which paragraphs of a report are about requests for information, where others ask for much."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.pattern import Lines, holds_one

# What a paragraph says that is about requests for information.
_ASKED = re.compile(
    r"信息公开.?答复|申请公开|公开申请|公开的?申请|公开政府信息的?申请|"
    r"(?:要求|请求|申请)(?:公开|获取)[^,。;:()0-9]{2,24}的(?:申请|来信|来函|来件)"
)
# Each begins with one of few characters, which re skips to.
_RECEIVED = re.compile(
    r"[收接受新登办处答0-9申](?:"
    r"(?:(?<=收)[到悉]?|(?<=接)[到收获办]|(?<=受)理|(?<=新)[收增接]|(?<=登)记|(?<=办)[理结]|(?<=处)理|(?<=答)复)"
    r"(?:了|的|各类|公民|群众|市民|居民|村民|"
    r"法人|社会公众|自然人|企业|通过|以|网络|网上|电子邮件|邮件|信函|信件|书面|当面|现场|窗口|提出|提交|递交|方式|"
    r"有效|此类|该类|相关|和处理|和办理|并处理|并办理)*申请|"
    r"(?<=[0-9])[件份宗]申请|"
    r"(?<=申)请(?:(?<![^,。;:年度]..)(?:(?<!度..)|(?<=年度..))(?:数量|总?量|件数)|"
    r"(?<![^,。;:年度内]..)[0-9]+[件份宗](?=[,;(])|"
    r"件(?:全年|年内|仅|只|共|已|均)*(?:收到|接到|受理)|(?<![^年度的]..)(?:办理|受理)情况|"
    r"(?<![^,。;:]..)(?:(?:办理|受理)(?:方面|情况)|(?:受理|接收|递交|提交|办理)?(?:渠道|方式|来源|途径|去向|结果)"
    r"[^,;:0-9]{0,6}[。:])))"
)
# 对申请逐件会商,予以公开20件,不予公开7件: only requests for information have such outcomes.
_OUTCOMES = seldom(
    r"(?:予以公开|(?<![动请])公开类|部分公开|不予公开|无法提供)类?的?[0-9]+[件份宗项](?:[^。;]{0,24}|;)"
    r"(?:部分公开|不予公开|无法提供|不予处理)类?的?[0-9]"
)
_SECOND = ("部分公开", "不予公开", "无法提供", "不予处理")
# 予以公开:2;部分公开:0;不予公开:无: the rows of the table, told one by one.
_RETOLD = seldom(
    r"(?:予以公开|部分公开|不予公开|无法提供):[0-9零无][^。]{0,24}"
    r"(?:部分公开|不予公开|无法提供|不予处理):[0-9零无]"
)
# A paragraph on disclosure that counts 申请 without more counts these, unless others are named.
_DISCLOSURE = seldom(
    r"(?:信息|政务)公开|公开(?:工作|平台)|依申请|公开(?:政府|政务|各类)?信息|主动公开"
)
_OTHERS_ASKED = seldom(
    r"救助|低保|许可|补[贴助]|(?<!申请)登记(?!在)|保障(?!监督)|仲裁|认定|资格|执照|审批|入党|专利|商标|公租|廉租|贷款|助学|"
    r"社保|低收入|临时困难|报名|入学|落户|求职|培训申请|立项|奖励|退税|减免|理赔|援助"
)
# 30件申请当中,网上9件、邮寄21件: no other requests are counted by how they came.
_BY_POST = seldom(
    r"(?:邮寄|信函|电子邮件|传真|电子邮箱)(?:方式|渠道|提交|申请|来件|收到|的|寄送)*[0-9]+(?:[件份宗]|(?=[、,;)]))"
)
# 自然人104件、法律服务机构2件: nor by these columns of who asked.
_BY_COLUMNS = seldom(
    r"(?:法律服务机构|律师事务所|社会公益组织)(?:方面|提出|提交|申请|的|各|有)*[0-9]+[件份宗]"
)
_BOTH_CASES = seldom(
    "复议(?:案件|申请)?(?:[0零]件?)?(?:[、和与及或,;]|以及|或者)?(?:被|未|没有|也|均|都|提起|零|无)*(?:行政)?诉讼"
)
_DECIDES = seldom(
    "(?<![在未待])审理|(?<![未已待均])审结|复议机[构关]|受理(?:行政)?复议|应诉|出庭|代理|立案|维权"
)
_GRANTED = seldom(
    r"(?:予以|给予|部分|不予|准予|同意)公开|(?:上年|[0-9]年度?)结转|结转(?:至|到)?(?:下|次|[0-9])"
)
# 年内答复415件,…; 三件都已办完: a paragraph that goes on with the requests of the one before.
_GOES_ON = re.compile(
    r"\s*(?:截[至止到](?:20[0-9]{2}年|本年度?|今年|当年)?(?:12月)?(?:31日|[底末])?止?,)?"
    r"(?:年度?内|当年|全年|本年度?|今年|至年底|到年底|截至年底|年底前|其中|上述|以上|共|已|均|累计|依法|按时|按期|,)*+"
    r"(?:(?:办[结理毕完]|答复|回复|处理|结转|转结)(?:完毕|结案|回复|答复|办结|公开)?(?:了|的|申请|数|量|为|:)*"
    r"[0-9一二三四五六七八九十两百]|[0-9一二三四五六七八九十两百]+[件宗份](?:申请)?(?:中|里|当中)?,?(?:都|均|全部|已|自然人|网[上络]|线上|予以公开|同意公开|办[结完毕妥]))|"
    r"\s*(?:上述|以上|这些|全部|所有)(?:政府信息公开|信息公开|公开)?申请|"
    r"\s*申请(?:渠道|方式|来源|途径|去向|结果)[^,;:0-9]{0,6}[。:]"
)
_OTHER_BUSINESS = seldom(
    r"建议|提案|议案|信访|工单|热线|留言|来信|来访|投诉|举报|许可|处罚|案件|复议|诉讼|救助|仲裁|问题|人次"
)


def names_requests(text: str) -> bool:
    """依申请公开, 公开申请: whether a text names requests for information."""
    return "依申请" in text or _asks(text)


def _asks(text: str) -> bool:
    """Whether _ASKED matches; most headings hold none of what it must."""
    return (
        ("公开" in text or "获取" in text)
        and ("申请" in text or "答复" in text or "来" in text)
        and _ASKED.search(text) is not None
    )


def _names_them(text: str) -> bool:
    """Whether a text names requests for information, or tells what became of several."""
    if _asks(text) or _tells_outcomes(text):
        return True
    return "公开:" in text and _RETOLD.search(text) is not None


def paragraphs_about_requests(
    pages: Sequence[Sentence], begins: Sequence[int], lines: Lines
) -> set[int]:
    """The numbers of the paragraphs that name requests for information anywhere.

    ``begins`` are the sentences that the paragraphs begin with, ``lines`` the texts of ``pages``.
    """
    found: set[int] = set()
    received: set[int] = set()
    for number in lines.naming(("申请", "答复", "部分公开")):
        text = lines.lines[number]
        if "公开" in text and _names_them(text):
            found.add(bisect_right(begins, number) - 1)
        elif "申请" in text and _RECEIVED.search(text):
            received.add(bisect_right(begins, number) - 1)
    unsure = received - found
    return found | _surely_received(pages, begins, unsure) if unsure else found


def going_on(heads: Sequence[Sentence], asked: Set[int]) -> set[int]:
    """The paragraphs that count on without naming what, right behind one about requests.

    ``heads`` are the sentences that the paragraphs begin with.

    收到信息公开申请430件。 and, as a paragraph of its own, 年内答复415件,15件转入下年.
    """
    found: set[int] = set()
    for first in asked:
        if _opens_with_more(heads[first].text):
            found.add(first)
        for number in range(first + 1, len(heads)):
            head = heads[number]
            behind = number not in asked and head.section == heads[first].section
            if not (behind and _opens_with_more(head.text)):
                break
            found.add(number)
    return found


def _opens_with_more(text: str) -> bool:
    """Whether a paragraph begins with what became of requests, and with no other business."""
    return _GOES_ON.match(text) is not None and _OTHER_BUSINESS.search(text) is None


def _tells_outcomes(text: str) -> bool:
    """Whether a sentence counts two classes of outcomes; most hold no name of the second."""
    return holds_one(text, _SECOND) and _OUTCOMES.search(text) is not None


def _surely_received(
    pages: Sequence[Sentence], begins: Sequence[int], unsure: Set[int]
) -> set[int]:
    """Those of some paragraphs that count 申请 and tell elsewhere that these ask for information.

    接到申请12件,…。其中予以公开9件: what became of them says what they were.
    """
    ends = (*begins[1:], len(pages))
    return {
        paragraph
        for paragraph in unsure
        if _is_for_information([s.text for s in pages[begins[paragraph] : ends[paragraph]]])
    }


def _is_for_information(texts: Sequence[str]) -> bool:
    """Whether the sentences of a paragraph that counts 申请 speak of disclosure, of no other."""
    if any(_GRANTED.search(text) for text in texts):
        return True
    others = any("申请" in text and _OTHERS_ASKED.search(text) for text in texts)
    if others:
        return False
    if any(_BY_POST.search(text) or _BY_COLUMNS.search(text) for text in texts):
        return True
    # 收到申请14件。行政复议与行政诉讼各1件: what a report tells of side by side.
    beside = any(_BOTH_CASES.search(text) for text in texts)
    decides = any(_DECIDES.search(text) for text in texts)
    return (beside and not decides) or any(_DISCLOSURE.search(text) for text in texts)
