"""How a text opens a list of parts: 其中, 分别为, 按渠道看, 构成如下, a colon, a bracket."""

from __future__ import annotations

import re

from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import Reading

# What a list may be divided by.
_BY = (
    "渠道|途径|方式|形式|来源|构成|组成|分布|结构|类型|类别|种类|分类|结果|情况|主体|身份|性质|平台|载体|"
    "对象|明细|去向|内容|领域|办法|媒介"
)
_NAMED = "[^,。;:()0-9]"
_LAID_OUT = "来看|来讲|来说|而言|看|统计|划分|区分|分类|归类|计算|如下|上|方面|分"
_IS = "(?:分别|依次|具体|大致)?(?:为|是|有|如下|包括)"
# 按申请方式分: with such a word before it any noun may be what the list goes by.
_BY_ANYTHING = (
    f"(?:按照?|依照?|从|就|以|分){_NAMED}{{0,10}}?(?:{_BY})(?:的不同|不同)?(?:{_LAID_OUT})?(?:{_IS}|(?=[:,]))|"
    f"(?:按照?|从|分){_NAMED}{{1,10}}(?:为|看|分|是|划分|类|统计)|"
    "(?:[拆分展]开|细分|逐项)来?看(?=[,:])"
)
_BY_NOUN = (
    f"(?!以){_NAMED}{{0,8}}?(?:{_BY})(?:统计|方面|上|明细)?(?:{_IS}|(?=:))|"
    f"{_NAMED}{{0,6}}(?:{_BY})(?:方面|上)(?=,)|"
    f"{_NAMED}{{0,6}}(?:{_BY}){_NAMED}{{1,8}}(?=:)"
)
# 9件,均已审结:维持5件,…: what was done with all of them stands before the colon.
_DEALT_WITH = (
    "(?:目前|现|都|均|全部|已经?)*"
    "(?:审结|结案|办结|办毕|答复|回复|(?:办理|处理|审理)完(?:毕|结|成))"
)
_MARKER = re.compile(
    r"[,;]?\s*(?P<closing>(?:其中)?(?:分别|依次|各)(?:为|是)|分为|"
    rf"(?:共|可)?分{_NAMED}{{2,40}}?[二两三四五六七八][类种项个]{_NAMED}{{0,4}}[,:]?(?:分别|依次|各)(?:为|是|有))|"
    r"[,;]?\s*(?P<open>其中|主要(?:包括|有|是)|包括|包含|涵盖|涉及|内?含(?!有)|当中|内有|计有?|即|"
    r"出自|来自|如(?!下)|具体为)|"
    rf"[,;]?\s*(?P<kind>{_BY_ANYTHING}|{_BY_NOUN})|"
    rf"(?P<colon>(?:,{_DEALT_WITH})?:)|(?P<bracket>\()|(?P<bare>,)"
)
_BEGINS_WITH_PARTS = re.compile(
    rf"\s*(?:其中|{_BY_ANYTHING}|(?!{_NAMED}{{0,8}}(?:结果|情况|去向))(?:{_BY_NOUN})|"
    rf"(?:按照?|从|分){_NAMED}{{1,10}}[:,]|"
    r"(?:办理|处理|答复|审理)(?:结果|情况|类型)|[^,。;:()0-9]{1,12}占(?:了|有)?[0-9])"
)
_HEADING = re.compile(
    rf"[,;]\s*(?=(?:从|按照?|依照?){_NAMED}{{1,12}}(?:看|分|划分|统计|分类|而言|来说)[,:])"
)
_BEHIND_NOUN = frozenset(
    ("的", "中", "里", "内", "之中", "当中", "的申请", "申请件", "事项", "来件", "材料")
)
_MARKS = frozenset(",;:(")
_LONGEST_NOUN = 24


def opening(text: str, place: int) -> re.Match[str] | None:
    """What introduces a list at ``place``; the group that matched names its kind."""
    return _MARKER.match(text, place)


def begins_with_parts(text: str) -> bool:
    """Whether a sentence goes on with parts of what the one before has told."""
    return _BEGINS_WITH_PARTS.match(text) is not None


def headings(text: str) -> list[int]:
    """Where further lists of the same whole begin: …;从渠道看,网络11件…;从结果看,…."""
    if "看" not in text and "分" not in text and "统计" not in text:
        return []
    return [match.end() for match in _HEADING.finditer(text)]


def past_noun(reading: Reading, figure: Figure) -> int:
    """本年共收23件政府信息公开申请:…: where a figure ends together with what it counts."""
    text, place = reading.text, figure.end
    if text[place : place + 1] in _MARKS:
        return place
    for word in reading.between(place, place + _LONGEST_NOUN):
        noun = word.topic is not None or "info" in word.tags or word.text in _BEHIND_NOUN
        if word.start != place or not noun:
            break
        place = word.end
    return place if text[place : place + 1] in _MARKS else figure.end
