"""Personal data that a published report must not print (rule N118)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.text.clauses import Sentence

_LONG = re.compile(r"[0-9][0-9]{10}")
PARTIES = ("申请人", "原告", "上诉人", "当事人", "第三人", "申诉人")
_IDENTITY = seldom(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = seldom(r"(?<![0-9A-Za-z-])1[3-9][0-9]{9}(?![0-9])")
_OFFICE = seldom(r"(?:电话|热线|传真|手机|微信|联系方式|联系人|客服|咨询)[^。;]{0,20}$")
# Surnames that hardly ever begin another word.
_SURNAMES = (
    "张王李刘陈杨赵黄吴徐孙胡朱郭罗梁郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛叶阎潘"
    "杜戴钟汪姜范姚谭廖邹熊郝孔崔邱秦侯邵孟龚"
)
_PARTY = re.compile(
    rf"(?:{'|'.join(PARTIES)})(?:为|是|:)?([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=不服|诉|等[0-9一二两三四五六七八九十]+人|向我|向本|向县|向市|向区|提起|提出|申请公开)"
)
_ANONYMOUS = seldom(r"某|先生|女士|氏|家")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHOWN = 4
_AROUND = 16


def is_identity_number(number: str) -> bool:
    """Whether the check digit of an 18-digit identity number is right (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:-1], _WEIGHTS, strict=True))
    return _CHECKS[total % len(_CHECKS)] == number[-1].upper()


def has_long_number(text: str) -> bool:
    """Whether some digits may be the number of a person: eleven or more."""
    return _LONG.search(text) is not None


def personal_data(sentence: Sentence) -> Iterator[Observation]:
    """Identity numbers, mobile numbers of persons and names of parties; numbers are masked."""
    text = sentence.text
    if _LONG.search(text):
        yield from _numbers(sentence, text)
    for match in _PARTY.finditer(text):
        if not _ANONYMOUS.search(match[1]):
            yield _observation(sentence, match.start(1), match.end(1), "party")


def _numbers(sentence: Sentence, text: str) -> Iterator[Observation]:
    for match in _IDENTITY.finditer(text):
        if is_identity_number(match.group()):
            yield _observation(sentence, match.start(), match.end(), "identity_number")
    for match in _MOBILE.finditer(text):
        if not _OFFICE.search(text[max(0, match.start() - 40) : match.start()]):
            yield _observation(sentence, match.start(), match.end(), "mobile")


def _observation(sentence: Sentence, start: int, end: int, what: str) -> Observation:
    found = sentence.text[start:end]
    if what != "party":
        found = found[:_SHOWN] + "*" * (len(found) - 2 * _SHOWN) + found[-_SHOWN:]
    begin = max(0, start - _AROUND)
    quote = sentence.quote(begin, start) + found
    location, _ = sentence.place(start)
    values: dict[str, Scalar] = {"clean": 0, "what": what, "found": found}
    return Observation("personal", values, quote.strip(), location)
