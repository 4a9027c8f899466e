"""How many requests came, in any order of words: 27件公开申请送到街道; 公开申请落到我局头上的有5件.

A figure beside a noun that can mean only requests for information, and between or behind them no
more than that they came, or were dealt with, here; nothing that says which of them are meant.
"""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.requests.both_ways import is_led
from goiaudit.narrative.requests.coming import COME, FURTHER, HEAD, REQUEST
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import DIRECTS
from goiaudit.narrative.zeros.limits import is_limited
from goiaudit.narrative.zeros.none_at_all import ATTRIBUTES, speaks_of_more

_NEW, _ANSWERED = "requests.new.total", "requests.answered.total"
_HANDLED = "requests.handled_total.total"
_FAR = 48
_TIME = (
    "(?:20[0-9]{2}年(?:度|内|里)?|全年|本年度?|今年|当年|年内|这一年里?|先后|陆续|一共|总共|共|"
    "在|于|里|内|都|均|全部|已|被|,)*+"
)
_HERE = (
    "(?:[我本][局镇乡办委院站厅处馆校所园]|[我本](?:街道|机关|单位|中心)|街道|乡里|镇里|局里|"
    "[^,、:;。()0-9无未没零的转移]{1,10}(?:局|委|镇|乡|厅|处|站|院|中心|街道|苏木|政府|办公室|办事处))"
    "(?:的?(?:案头|手[里中上]|头上|桌上|桌面|门上|名下|这里|来)|里)?"
)
_BRINGS = f"[^,、:;。()0-9转移退驳报抄]{{1,2}}(?:到|至|给|进|来|上|往|向|在){_HERE}(?:的)?"
_DEALS = (
    f"(?:{_TIME}(?:由|经|归|让)?{_HERE})?{_TIME}"
    "(?:处理|办理|办结|经办|经手|处置|承办)(?:完毕|完|了|过|的)?"
)
_CAME = seldom(f"{_TIME}(?:{_BRINGS}|{_HERE}?{COME}(?:了|的)?(?:{_HERE})?){_TIME}(?=[,。;:(]|$)")
_DEALT = seldom(f"(?:{_DEALS})(?=[,。;:(]|$)")
_IS = (
    "(?:为|是|有|共计|共|计|达到|达|只|仅|总计|合计|总共|一共|拢共|就|才|填|记|定格在|停在|的|数目|数量|件数|"
    "总数|总量)*+"
)
_SAID = seldom(f"{_TIME}(?:{_BRINGS}|{_HERE}|{COME}|面对|了|的)*+{_TIME}{_IS}")
_BEFORE = seldom(f"(?:{_HERE}|{COME}|这里?|所有|全部|有|了|{_TIME})*+")
_VERB = seldom("[收接受新登来到进]")
_BOTH = seldom(
    "(?:收到|受理|接收|新收|接到)(?:数|量)?(?:与|和|及|、|并|以及)(?P<done>答复|回复|办结|办理|处理)(?:数|量)?的?"
    f"(?:{REQUEST.pattern})?{HEAD.pattern}(?:同|均|都|皆|全|各|一样)*(?:为|是|有)$"
)
_TOLD = seldom(
    "[,:]?(?:这|此|即|便|就|正)*是[^。;]{0,40}(?:总数|总量|全部|数目|数量|件数)(?=[,。;]|$)"
)


def asked_in_all(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The figure as the number of all requests that came, or were dealt with, this year."""
    if figure.kind != "count" or memory.received or not figure.value:
        return None
    text = memory.reading.text
    if not ("申请" in text or "要求" in text) or any(
        _NEW in m.cells for m in memory.heard if not m.aside
    ):
        return None
    if here.in_list or here.opens_bracket or is_led(memory, here):
        return None
    if any(word.flags & DIRECTS for word in here.clause_words):
        return None  # 协办区政府信息公开申请8件
    begin = memory.reading.left(figure.start, CLAUSE, max(0, figure.start - _FAR))
    return (
        _both(memory, figure, begin)
        or _counted_first(memory, figure, begin)
        or _counted_last(memory, figure, begin)
    )


def _both(memory: Memory, figure: Figure, begin: int) -> Mention | None:
    """收到与答复的公开申请同为11件."""
    match = _BOTH.search(memory.reading.text, begin, figure.start)
    if match is None or REQUEST.search(memory.reading.text, begin, figure.start) is None:
        return None
    if is_limited(memory.reading, begin, match.start(), memory.whose.year):
        return None
    done = _ANSWERED if match["done"] in ("答复", "回复") else _HANDLED
    return Mention((_NEW, done), figure, figure.value, match.start(), figure.end)


def _counted_first(memory: Memory, figure: Figure, begin: int) -> Mention | None:
    """27件公开申请在2023年送到街道; 9件公开申请经我局处理; 18件,这是…公开申请的总数."""
    reading, text, year = memory.reading, memory.reading.text, memory.whose.year
    if not _BEFORE.fullmatch(text, begin, figure.start):
        return None
    if is_limited(reading, begin, figure.start, year):
        return None
    noun = REQUEST.match(text, figure.end)
    if noun is None:
        told = _TOLD.match(text, figure.end)
        if told is None or not REQUEST.search(told.group()):
            return None
        limited = is_limited(reading, figure.end, told.end(), year)
        return None if limited else _mention((_NEW,), figure, begin, told.end())
    head = HEAD.match(text, noun.end())
    behind = head.end() if head is not None else noun.end()
    stop = reading.right(noun.end(), CLAUSE, min(len(text), noun.end() + _FAR))
    if behind == stop and _VERB.search(text, begin, figure.start):
        return _mention((_NEW,), figure, begin, stop)
    if match := _DEALT.match(text, behind):
        return _mention((_HANDLED,), figure, begin, match.end())
    match = _CAME.match(text, behind) or _CAME.match(text, noun.end())
    if match is None or is_limited(reading, noun.end(), stop, year):
        return None
    more = speaks_of_more(reading, behind, stop)
    return None if more else _mention((_NEW,), figure, begin, stop)


def _counted_last(memory: Memory, figure: Figure, begin: int) -> Mention | None:
    """公开申请2023年落到我局头上的有5件; 信息公开申请的数目,2023年是21件."""
    reading, text, year = memory.reading, memory.reading.text, memory.whose.year
    nouns = list(REQUEST.finditer(text, begin, figure.start))
    if not nouns and begin and text[begin - 1] in ",:":
        begin = reading.left(begin - 1, CLAUSE, max(0, begin - 1 - _FAR))
        nouns = list(REQUEST.finditer(text, begin, figure.start))
    if not nouns or text[figure.end : figure.end + 1] not in ("", ",", "。", ";", "("):
        return None
    noun = nouns[-1]
    if noun.group() in ATTRIBUTES:
        return None
    head = HEAD.match(text, noun.end(), figure.start)
    behind = head.end() if head is not None else noun.end()
    behind += 1 if text[behind : behind + 1] in (",", ":") else 0
    if _SAID.fullmatch(text, behind, figure.start) is None:
        return None
    if any(begin <= other.start < figure.start for other in reading.figures):
        return None
    if is_limited(reading, begin, noun.start(), year) or is_limited(
        reading, behind, figure.start, year
    ):
        return None
    if FURTHER.sub("", reading.residue(begin, noun.start())).strip("的"):
        return None
    return _mention((_NEW,), figure, begin, figure.end)


def _mention(cells: tuple[str, ...], figure: Figure, start: int, end: int) -> Mention:
    return Mention(cells, figure, figure.value, start, end)
