"""Figures about documents of table 二: 规章 and 规范性文件, by the columns of the form in use."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.disclosure.clean_ups import is_own_account
from goiaudit.narrative.disclosure.disclosures import fits, stated
from goiaudit.narrative.disclosure.headed import heading_noun
from goiaudit.narrative.mentions import Memory, Mention, Topical, mention
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_START = attrgetter("start")
_NEAR = 24
_FAR = 60
_LONGEST_TITLES = 200
_MASKED = "\n\n\n\n"
_TITLES = seldom(
    "(?<!\n)(?:\n{4,}+[、,和及与]?)+(?:等|的)?(?:(?:政府|部门|行政)*(?:规范性文件|规章)(?:共|共计|合计|计)?)?$"
)
"""Titles of papers, which the lexicon leaves nothing of but their length."""
_PUTS_OUT = ("发布", "公布", "公开", "登载", "刊登", "上传", "刊发", "推送")
_PAPERS = seldom(
    "(?:印发|制发|制定|出台|下发)(?:了|各类|各种|局|委|本局|我局|行政|党委|党政|机关|[镇乡市县区]|街道|(?:人民)?政府|办公室|、)*"
    r"(?:公文|文件)(?:\([^()]*\))?(?:共|合计|总计)*$"
)
_SUBJECT = seldom("(?:政策)?解读|[^,。;:()0-9、]{0,6}(?:动态|会议|信息|公告|通知)")
_ROWS = ("regulations", "normative_documents")
_REMARK = seldom(r"\([^()]*\)")
_JOINED = ("、", ",", "和", "及")
_OF_DOCUMENTS = ("件", "个", "份", "部", "")
# 对现行有效的8件规范性文件开展评估: what is done with some of them, or with another's.
_TAKES_UP = seldom(r"(?:^|[,;。:])[^,;。:]{0,6}(?:对|将|把|就|针对|围绕|组织)[^,;。:]{0,40}的$")
_OF_THE_YEAR = seldom("本年|今年|当年|年内|全年|新|20[0-9]{2}年度")


_REVISED = re.compile(r"[、,;和及](?:修订|修改|修正)")
_FOR_ANOTHER = re.compile(
    r"(?:报请|提请|呈报|报送|推动|协助|配合|代)[^,。;0-9]{0,6}(?:政府|党委|人大|办公室|[市县区]委|政府办)"
    r"[^,。;0-9]{0,8}(?:印发|出台|制定|发布|制发|草拟|起草|拟定)|"
    r"(?:起草|草拟|代拟|拟定)[的、,]{0,2}以[^,。;0-9]{1,10}(?:政府|党委|政府办)[^,。;0-9]{0,8}(?:印发|出台|制定|发布|制发)"
)
"""What an organ drafts for its government is issued by that."""


def document(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """规章 and 规范性文件 made, repealed, in force; by the columns of the form in use."""
    topic = topical.topic
    assert topic is not None
    if figure.unit not in _OF_DOCUMENTS or _is_clean_up(memory) or _is_taken_up(memory, here):
        return None
    if _FOR_ANOTHER.search(memory.reading.text, here.clause_start, figure.start):
        return None  # 起草、报请区政府印发规范性文件2件
    if not topical.explicit and not (
        (here.is_tight and _all_of(here, topic)) or _is_headed(memory, here, topic)
    ):
        return None
    if (here.in_list and _is_of_items(memory, here)) or _is_among_items(memory, here):
        return None
    told = stated(memory, figure, here, topic)
    cells = {metric.cell for metric in told}
    if here.figure_is_each and len(cells) > 1:  # 制发、废止规范性文件均为0件
        return mention(tuple(metric.cell for metric in reversed(told)), figure, here)
    if not cells:
        cells = _named_after(memory, figure, here, topic)
    if not cells and _MASKED in memory.reading.text:
        cells = _behind_titles(memory, figure, topic)
    if not cells:
        cells = _as_before(memory, here, topic) or _of_papers(memory, here, topic)
    if not cells and figure.value == 0 and _is_row_of_none(memory, here, topic):
        return mention((f"disclosure.{topic.name}.{_column(memory)}",), figure, here)
    if len(cells) == 1 and _is_beside_revised(memory, here):
        return None  # 制发规范性文件9件(新制定5件,修订4件)
    if len(cells) == 1 and here.in_list:
        cells = {_of_those_made(memory, cells.pop())}
    if len(cells) != 1:
        return None
    return Mention(tuple(cells), figure, figure.value, here.start, figure.end)


def _is_beside_revised(memory: Memory, here: Here) -> bool:
    """Those newly made are a part of those made where a list tells how many were revised."""
    text, end = memory.reading.text, here.figure.end
    if _REVISED.match(text, end) is None:
        return False
    listed = here.in_list or "(" in text[max(0, here.figure.start - _NEAR) : here.figure.start]
    return listed and any(word.text.startswith("新") for word in here.words)


def _is_of_items(memory: Memory, here: Here) -> bool:
    """发布政府信息473条,其中发布规章1件: what was put on a page, whenever it was made."""
    before = [figure for figure in memory.reading.figures if figure.end <= here.start]
    put_out = any(word.text in _PUTS_OUT for word in here.words)
    return put_out and bool(before) and before[-1].kind == "item"


def _is_among_items(memory: Memory, here: Here) -> bool:
    """发布规范性文件39件,政策解读42条,人事信息20条: one of the things published in a list."""
    if not any(word.text in _PUTS_OUT for word in here.words):
        return False
    figures, text = memory.reading.figures, memory.reading.text
    place = bisect_left(figures, here.figure.start, key=_START)
    before, after = figures[max(0, place - 1) : place], figures[place + 1 : place + 2]
    listed = before and before[0].kind == "item" and "其中" in text[: before[0].start]
    if listed and text[before[0].end] in ",、;":
        return True
    beside = after and after[0].kind == "item" and text[here.figure.end] in ",、"
    return (
        bool(beside) and _SUBJECT.fullmatch(text, here.figure.end + 1, after[0].start) is not None
    )


def _as_before(memory: Memory, here: Here, topic: Topic) -> set[str]:
    """制定规章2件、规范性文件11件: the verb of the row before holds for the next one, too."""
    last = memory.heard[-1] if memory.heard else None
    if last is None or last.aside or len(last.cells) != 1:
        return set()
    table, row, column = last.cells[0].split(".", 2)
    noun = [word for word in here.words if not word.is_filler]
    if table != "disclosure" or row not in _ROWS or row == topic.name or here.in_list:
        return set()
    if not any(word.metrics for word in memory.reading.between(last.start, here.start)):
        return set()  # 规章0件、规范性文件2件: of the latter nothing is said
    between = _REMARK.sub("", memory.reading.text[last.figure.end : here.start])
    if len(noun) != 1 or noun[0].topic is not topic or not here.is_tight:
        return set()
    return {f"{table}.{topic.name}.{column}"} if between.strip() in _JOINED else set()


def _of_papers(memory: Memory, here: Here, topic: Topic) -> set[str]:
    """印发文件86件,其中规范性文件2件: of all papers that were issued these."""
    before = [figure for figure in memory.reading.figures if figure.end <= here.start]
    named = [word for word in here.words if not (word.is_filler or "opening" in word.tags)]
    if not (here.in_list and before and here.is_tight) or [w.topic for w in named] != [topic]:
        return set()
    place = before[-1].start
    said = _PAPERS.search(memory.reading.text, max(0, place - _FAR), place)
    between = memory.reading.text[before[-1].end : here.start]
    column = _column(memory)
    plain = said is not None and between.strip(",(") == ""
    return {f"disclosure.{topic.name}.{column}"} if plain else set()


def _column(memory: Memory) -> str:
    """The column of those of the year."""
    return "made" if memory.form == "2019" else "issued"


def _is_row_of_none(memory: Memory, here: Here, topic: Topic) -> bool:
    """规章0件、规范性文件0件: a row of nothing, told by its noun alone."""
    named = [word for word in here.words if not word.is_filler]
    return len(named) == 1 and named[0].topic is topic and _opens_clause(memory, here, named[0])


def _opens_clause(memory: Memory, here: Here, noun: Word) -> bool:
    """Whether nothing stands before a noun in its clause, and nothing between it and its figure."""
    text = memory.reading.text
    begin = memory.reading.left(noun.start, CLAUSE, max(0, noun.start - _NEAR))
    return begin == noun.start and not text[noun.end : here.figure.start].strip(":为是")


def _is_headed(memory: Memory, here: Here, topic: Topic) -> bool:
    """规范性文件方面,县教育局年内制定3件: a heading says what is counted, an organ who did it."""
    noun = heading_noun(memory, here)
    verb = next((w for w in here.words if any(m.topic == topic.name for m in w.metrics)), None)
    headed = noun is not None and noun.topic is topic and verb is not None
    return headed and verb is not None and here.is_tight_from(verb.start)


def _of_those_made(memory: Memory, cell: str) -> str:
    """制作18件,其中对外公开16件: of those of the year, not of all that there are."""
    row, _, column = cell.rpartition(".")
    made = any(mention.cells == (f"{row}.made",) for mention in memory.heard)
    return f"{row}.published" if made and column == "total_published" else cell


def _all_of(here: Here, topic: Topic) -> bool:
    """Whether every word of the segment is one of the topic or says nothing."""
    return all(
        word.is_filler
        or word.topic is topic
        or word.tags & {"this", "own", "join", "up_to_now"}
        or word.text == "清理"
        or any(metric.topic == topic.name for metric in word.metrics)
        for word in here.words
    )


def _named_after(memory: Memory, figure: Figure, here: Here, topic: Topic) -> set[str]:
    """8件规范性文件现行有效: the verb follows the figure and its noun."""
    noun = here.chain_is_noun(topic)
    for word in here.after:
        named = [m for m in word.metrics if fits(m, topic, memory, figure)]
        if named and noun:
            return {named[0].cell}
        noun = noun or word.topic is topic
        if not (word.is_filler or word.topic is topic):
            break
    return set()


def _behind_titles(memory: Memory, figure: Figure, topic: Topic) -> set[str]:
    """制定《示例县停车管理办法》等规范性文件2件: the verb before the titles of some of them."""
    reading, place = memory.reading, figure.start
    titles = _TITLES.search(reading.text, max(0, place - _LONGEST_TITLES), place)
    if titles is None:
        return set()
    begin = reading.left(titles.start(), CLAUSE, max(0, titles.start() - _FAR))
    if _FOR_ANOTHER.search(reading.text, begin, titles.start()):
        return set()
    end = titles.start()
    for word in reversed(reading.between(begin, end)):
        named = [m for m in word.metrics if fits(m, topic, memory, figure)]
        if word.end != end or not (named or word.text == "了"):
            break
        if named:
            return {named[0].cell}
        end = word.start
    return set()


def _is_taken_up(memory: Memory, here: Here) -> bool:
    """对以省政府名义印发的14件文件提出建议: described by a verb, and an object of another one."""
    text, place = memory.reading.text, here.figure.start
    if not text.endswith("的", 0, place):
        return False
    begin = memory.reading.left(place, CLAUSE, max(0, place - _FAR))
    said = text[begin:place]
    return _TAKES_UP.search(said) is not None and _OF_THE_YEAR.search(said) is None


def _is_clean_up(memory: Memory) -> bool:
    """Figures of a clean-up of older documents are none of the year (domain 5.7)."""
    text = memory.reading.text
    if "清理" not in text or "清理废止" in text:
        return False
    return not is_own_account(memory)
