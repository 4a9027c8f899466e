"""Words that only are in a name: 示例区信访局共登记申请12件, “示例信访”微信公众号."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import Reading, Word

_IN_NAMES = ("信访", "仲裁", "热线", "12345", "调解", "法律援助", "举报", "投诉", "咨询")
_OWN_NAME = seldom(
    "(?:20[0-9]{2}年度?,?)?[^,、:;()0-9由转向对各]{2,14}(?:局|中心|委员会|办公室|院)"
    "(?=共|全年|本年|今年|年内|机关|本级|新?收到|受理|新?登记|接到|新收|办理|办结|"
    "(?:在|通过|利用|依托)[^,。;:]{2,24}(?:公开|发布|推送))"
)
_NAME = 12
_ACCOUNTS = ("微信", "公众号", "政务微信", "官方微信", "微博", "政务微博", "官方微博", "订阅号")
_LONG = 40


def is_in_own_name(reading: Reading, word: Word) -> bool:
    """示例区信访局共登记申请12件: what an organ is called after, where its name opens a clause.

    “示例信访”微信公众号发布57条 names an account so.
    """
    if word.text not in _IN_NAMES:
        return False
    end = reading.text.find("”", word.end, word.end + _NAME)
    if end >= 0 and reading.text.startswith(_ACCOUNTS, end + 1):
        return "“" in reading.text[max(0, word.start - _NAME) : word.start]
    begin = reading.left(word.start, CLAUSE, max(0, word.start - _LONG))
    name = _OWN_NAME.match(reading.text, begin)
    return name is not None and word.end < name.end()
