"""Names of the organ itself, and words that only are in one: 示例区信访局共登记申请12件."""

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
_CLAUSES = seldom("(?:^|[,;。:])(?:其中|而|同时|另外)?[,:]?")
# 各村公示栏张贴96期,镇微信公众号推送213条: the account of the level that reports.
_OWN_PAGE = seldom(
    "(?P<level>[局委厅院校镇乡办]|街道)(?:机关|本级|官方|政务|政府|党务|党政)*"
    "(?:微信|公众号|微博|抖音|门户|网站|网|公示栏|公开栏|公告栏|宣传栏|新媒体)"
)
# 示例县民政局主动公开政府信息633条: the organ by its name, right before the year or the verb.
_ORGAN = seldom(
    r"(?!围绕|针对|关于|涉及|按照|根据|依据|[对在就以将把])[^,;。:()0-9]{2,24}"
    r"(?:(?<!全)局|委员会|委|厅|政府|办公室|中心|[院校镇乡]|街道办事处|街道)"
    r"(?=20[0-9]{2}年|[全本今]年|年内|共|主动|累计|依法|公开|发布|通过[各多])"
)
_AMONG = "其中"
_SHORTEST_NAME = 3
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


def own_subject(text: str, floor: int, organ: str) -> int | None:
    """Where behind ``floor`` a clause begins with the organ's own name, or with a page of it.

    全县公开信息1.8万条,县教育局公开764条, in the report of 示例县教育局.
    """
    begins = (match.end() for match in _CLAUSES.finditer(text, max(0, floor)))
    return next((place for place in begins if own_name_end(text, place, organ)), None)


def own_name_end(text: str, place: int, organ: str) -> int:
    """Where the organ's name that stands at ``place`` ends, whole or without its area; else 0.

    镇微信公众号 in a report of a 镇, or of nobody known, is its own; 其中 before it is passed over.
    """
    place += len(_AMONG) if text.startswith(_AMONG, place) else 0
    page = _OWN_PAGE.match(text, place)
    of_level = organ.removesuffix("人民政府").removesuffix("办事处")
    if page is not None and (not organ or of_level.endswith(page["level"])):
        return page.end("level")
    names = (organ[n:] for n in range(len(organ) - _SHORTEST_NAME + 1))
    return next((place + len(name) for name in names if text.startswith(name, place)), 0)


def past_organ(text: str, start: int, end: int) -> int:
    """Where the name of an organ ends that opens ``text[start:end]``, else ``start``.

    It says whose the figure is, and nothing of what it counts: 农业农村局 is no village.
    """
    named = _ORGAN.match(text, start, end)
    return named.end() if named is not None else start
