"""Which paragraphs of a report are about requests for information, where others ask for much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.narrative.clauses import Sentence

# What a paragraph says that is about requests for information.
_ASKED = re.compile(r"信息公开.?答复|申请公开|公开申请|公开的?申请|公开政府信息的?申请")
# Each begins with one of few characters, which re skips to.
_RECEIVED = re.compile(
    r"[收接受新登办处答0-9申](?:"
    r"(?:(?<=收)[到悉]?|(?<=接)[到收获]|(?<=受)理|(?<=新)[收增]|(?<=登)记|(?<=办)[理结]|(?<=处)理|(?<=答)复)"
    r"(?:了|的|各类|公民|群众|市民|居民|村民|"
    r"法人|社会公众|自然人|企业|通过|以|网络|网上|电子邮件|邮件|信函|信件|书面|当面|现场|窗口|提出|提交|递交|方式|"
    r"有效|此类|该类|相关)*申请|"
    r"(?<=[0-9])[件份宗]申请|"
    r"(?<=申)请(?:(?<![^,。;:年度]..)(?:(?<!度..)|(?<=年度..))(?:数量|总?量|件数)|"
    r"(?<![^,。;:]..)(?:办理|受理)(?:方面|情况)))"
)
# 对申请逐件会商,予以公开20件,不予公开7件: only requests for information have such outcomes.
_OUTCOMES = re.compile(
    r"(?:予以公开|(?<![动请])公开类|部分公开|不予公开|无法提供)类?的?[0-9]+[件份宗项][^。;]{0,24}"
    r"(?:部分公开|不予公开|无法提供|不予处理)类?的?[0-9]"
)
# A paragraph on disclosure that counts 申请 without more counts these, unless others are named.
_DISCLOSURE = re.compile(r"(?:信息|政务)公开|依申请|公开(?:政府|政务|各类)?信息|主动公开")
_OTHERS_ASKED = re.compile(
    r"救助|低保|许可|补[贴助]|登记(?!在)|保障(?!监督)|仲裁|认定|资格|执照|审批|入党|专利|商标|公租|廉租|贷款|助学|"
    r"社保|低收入|临时困难|报名|入学|落户|求职|培训申请|立项|奖励|退税|减免|理赔|援助"
)
# 30件申请当中,网上9件、邮寄21件: no other requests are counted by how they came.
_BY_POST = re.compile(
    r"(?:邮寄|信函|电子邮件|传真|电子邮箱)(?:方式|渠道|提交|申请|的|寄送)*[0-9]+[件份宗]"
)
_BOTH_CASES = re.compile(
    "复议(?:案件|申请)?(?:[、和与及或,]|以及|或者)?(?:被|未|没有|也|均|都|提起)*(?:行政)?诉讼"
)
_DECIDES = re.compile(
    "(?<![在未待])审理|(?<![未已待均])审结|复议机[构关]|受理(?:行政)?复议|应诉|出庭|代理|立案|维权"
)
_GRANTED = re.compile(
    r"(?:予以|部分|不予|准予|同意)公开|(?:上年|[0-9]年度?)结转|结转(?:至|到)?(?:下|次|[0-9])"
)


def names_requests(text: str) -> bool:
    """依申请公开, 公开申请: whether a text names requests for information."""
    return "依申请" in text or _ASKED.search(text) is not None


def paragraphs_about_requests(pages: Sequence[Sentence]) -> set[tuple[int, str]]:
    """The paragraphs that name requests for information anywhere."""
    found: set[tuple[int, str]] = set()
    received: set[tuple[int, str]] = set()
    for sentence in pages:
        text = sentence.text
        asked = "申请" in text
        if not asked and "答复" not in text and "部分公开" not in text:
            continue
        if "公开" in text and (_ASKED.search(text) or _OUTCOMES.search(text)):
            found.add((sentence.block, sentence.section))
        elif asked and _RECEIVED.search(text):
            received.add((sentence.block, sentence.section))
    return found | _surely_received(pages, received - found)


def _surely_received(
    pages: Sequence[Sentence], unsure: set[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Those of some paragraphs that count 申请 and tell elsewhere that these ask for information.

    接到申请12件,…。其中予以公开9件: what became of them says what they were.
    """
    told: dict[tuple[int, str], list[str]] = {}
    for sentence in pages if unsure else ():
        block = (sentence.block, sentence.section)
        if block in unsure:
            told.setdefault(block, []).append(sentence.text)
    return {block for block, texts in told.items() if _is_for_information(texts)}


def _is_for_information(texts: Sequence[str]) -> bool:
    """Whether the sentences of a paragraph that counts 申请 speak of disclosure, of no other."""
    if any(_GRANTED.search(text) for text in texts):
        return True
    others = any("申请" in text and _OTHERS_ASKED.search(text) for text in texts)
    if others:
        return False
    if any(_BY_POST.search(text) for text in texts):
        return True
    # 收到申请14件。行政复议与行政诉讼各1件: what a report tells of side by side.
    beside = any(_BOTH_CASES.search(text) for text in texts)
    decides = any(_DECIDES.search(text) for text in texts)
    return (beside and not decides) or any(_DISCLOSURE.search(text) for text in texts)
