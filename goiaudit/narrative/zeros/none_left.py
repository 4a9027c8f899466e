"""What a text on requests says of none carried over, in words that name no request.

年底无结转; 无一件在办; 也不结转下年; 上年底没有未办结件带入; 上年结转、结转下年均为0件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.pattern import holds_one, search_pattern
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.zeros.denial import Zero

_IN, _OUT = "requests.carried_in.total", "requests.carried_out.total"
_NO = (
    r"(?:(?:也|亦|均|都|并|再|就|已|尚)*(?:没有|未有|不存在|未|没|无)(?:再|有|任何)*"
    r"(?:一[件宗份个例])?)"
)
_LAST = r"(?:上年度?|上一年度?|去年度?|往年|以前年度|年初|期初)(?:年?[底末])?"
_THEN = r"(?:下年度?|下一年度?|次年度?|明年度?|来年|翌年|跨年)"
_YEAR_END = (
    r"(?<![0-9上去一])(?:[到至截]{0,2}(?:报告期末|年底|年末|期末|岁末|年终|当年底|本年底|12月31日|12月底))"
    r"(?:[,时前]|本[局镇乡街办]|街道|[局镇乡办委]里)?"
)
_OPEN = (
    r"(?:未办结|未办完|未办理完毕|尚未办结|没有办完|未答复|待答复|待办|在办|积压|未了结?|未结|未完结|"
    r"逾期未办|未办)"
)
_CARRIED = r"(?:结转|遗留|留存|结余|结存|留转|转结|跨年|滚存|余留)"
_LEFT = f"(?:{_CARRIED}|积压)"
_FROM_LAST = f"(?:由|从|自|来自)?{_LAST}"
_ARE_NONE = "[均都皆全](?:为|是)?(?:0 ?|零|无|没有)"
_LEFT_OPEN = f"(?:{_LEFT}|(?:留下|剩下|留有)?{_OPEN})"
_THINGS = (
    r"(?:的|之|政府|信息|公开|依申请|申请|事项|办件|件数|件|情况|情形|问题|现象|宗数|份数|数量|数|"
    r"存在|发生|办理|答复|案件)*+"
)
_STOP = r"(?=[,。;)、]|$)"
_TO = r"(?:至|到|入|给|往)?下?"
_CAME = r"(?:带入|转入|转来|结转|接转|移交|留下)?"
# 由上年度转来者无,转入下年度者亦无: denied behind what is carried.
_IS_NONE = f"(?:者|的|之件|件数|件)*(?:也|亦|均|都|皆|同样)*(?:无|没有){_STOP}"
_NONE_CAME = f"{_FROM_LAST}(?:{_LEFT}|转入|转来|带入|移来|接转)(?:而来|过来|下来)?{_IS_NONE}"
_NONE_WENT = f"(?<![不未])(?:{_LEFT}|转|转入|带入|移交?){_TO}{_THEN}{_IS_NONE}"
_NONE_OUT = seldom(
    f"{_YEAR_END}{_NO}{_LEFT_OPEN}{_THINGS}{_STOP}|"
    f"(?:{_NO}|不再?|无需|无须|未曾)(?:需要?)?(?:{_LEFT}|转){_TO}{_THEN}{_THINGS}{_STOP}|"
    f"{_NONE_WENT}"
)
# 没有一件拖入2023年, 无移交下年的在办件: carried on in any words, the next year is named.
_ON = (
    r"(?:拖延?|留[给待]?|延期?|跨|带|转|移交?|滚|推|顺延|结转|转结|遗留|移转|留转|递延|流转|转接|挪|放|拖欠|压)"
    r"[入到至给往进下过]?"
)
_NEXT_YEAR = rf"(?:(?P<year>20[0-9]{{2}})年度?|{_THEN})"
_NONE_ON = re.compile(
    rf"(?:{_NO}|不再?|无需|无须|未曾)(?:任何|需|须|要|有待)*{_ON}{_NEXT_YEAR}的?(?:继续|再|接着|才)?"
    rf"(?:办理|答复|处理|办结|续办)?的?(?:(?:{_OPEN}|未办)的?)?{_THINGS}{_STOP}"
)
_NOT_OPEN = seldom(f"{_NO}(?!积压){_OPEN}{_THINGS}{_STOP}")

_NONE_IN = seldom(
    f"{_LAST}(?:也|亦|均|都|并|就)*{_NO}(?:{_LEFT}|{_OPEN}){_THINGS}{_CAME}{_THINGS}{_STOP}|"
    f"{_NO}{_FROM_LAST}(?:{_CARRIED}|{_OPEN}|转入|转来|带入|接转|而来|过来|下来|来|、){{1,6}}"
    f"{_THINGS}{_STOP}|{_NONE_CAME}"
)
_NEITHER = seldom(
    f"{_LAST}(?:{_LEFT}|转入)(?:和|、|与|及|以及)(?:本年度?|当年|需|须|转)?(?:{_LEFT}|转|转入)?{_TO}"
    f"{_THEN}?(?:{_LEFT})?{_THINGS}(?:两项|两栏)?{_ARE_NONE}[件宗份例起]?{_STOP}"
)
# What all matches of a pattern hold, beginning with one of few characters, which re skips to.
_DENIES = r"(?:有|存在|再|需|须|曾)?(?:再|有|任何)*(?:一[件宗份个例])?(?:需要?)?"
_DENIED_BEHIND = f"(?<=[没无])有?{_STOP}"
_DENIES_LEFT = re.compile(f"[没未不无](?:{_DENIES}(?:{_LEFT_OPEN}|转)|{_DENIED_BEHIND})")
_DENIES_LAST = re.compile(
    f"[没未不无](?:{_DENIES}(?:{_LEFT}|{_OPEN}|{_FROM_LAST})|{_DENIED_BEHIND})"
)
_ALL_NONE = re.compile(_ARE_NONE)
_NAMES_LAST = ("上年", "上一年", "去年", "往年", "以前年度", "年初", "期初")
_GOES_ON = re.compile(
    "[拖延留给待期跨带转移交滚推结递接挪放欠压入到至往进下过](?:20|[下次明]一?年|[来翌跨]年)"
)
_MAY = re.compile(
    search_pattern(
        (
            *("转", "留", "在办", "未办", "待办", "积压", "未了", "未结", "未完", "跨年"),
            *("没有办", "答复", "拖", "延", "移交"),
        )
    )
)


def none_left(reading: Reading, year: int | None) -> Iterator[Zero]:
    """The zeros of carrying over that a sentence in a paragraph on requests states.

    ``year`` is the report's.
    """
    text = reading.text
    if not _MAY.search(text):
        return
    taken: list[tuple[int, int]] = []
    denies_left = _DENIES_LEFT.search(text) is not None
    out = ((_NONE_OUT, (_OUT,)),) if denies_left else ()
    for pattern, cells in (*_of_last_year(text), *out):
        for match in pattern.finditer(text):
            if _is_free(taken, match.span()):
                taken.append(match.span())
                yield Zero(cells, *match.span())
    for match in _NONE_ON.finditer(text) if _GOES_ON.search(text) else ():
        named = match["year"]
        later = named is None or year is None or int(named) == year + 1
        if later and _is_free(taken, match.span()):
            taken.append(match.span())
            yield Zero((_OUT,), *match.span())
    for match in _NOT_OPEN.finditer(text) if denies_left else ():
        if _is_free(taken, match.span()) and _stands_alone(reading, match):
            taken.append(match.span())
            yield Zero((_OUT,), *match.span())


def _of_last_year(text: str) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    """The patterns of what was not carried in that a text may match, with their cells."""
    if not holds_one(text, _NAMES_LAST):
        return  # as most
    if _ALL_NONE.search(text):
        yield _NEITHER, (_IN, _OUT)
    if _DENIES_LAST.search(text):
        yield _NONE_IN, (_IN,)


def _is_free(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end in taken)


def _stands_alone(reading: Reading, match: re.Match[str]) -> bool:
    """无一件在办: nothing before it in its clause says of what or of when."""
    start = match.start()
    begin = reading.left(start, CLAUSE, max(0, start - 40))
    words = reading.between(begin, start)
    plain = all(word.is_filler or word.tags & {"this", "own", "up_to_now"} for word in words)
    if any("distractor" in word.tags for word in reading.between(0, start)):
        return False  # 工单全部办结,无在办件
    return plain and not reading.residue(begin, start)


def not_told(zeros: Sequence[Zero], told: Sequence[Zero]) -> list[Zero]:
    """Those of some zeros that none of the others states of the same cells in the same words."""
    return [
        zero
        for zero in zeros
        if not any(
            set(one.cells) >= set(zero.cells) and one.start < zero.end and zero.start < one.end
            for one in told
        )
    ]
