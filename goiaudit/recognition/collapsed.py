"""Lines run together: a text whose line ends were lost, put back on lines of its own.

Scrapers often turn every line end into a space, or into nothing. Headings, rows of tables, the
title and the signature begin lines again here; what was a line within a sentence stays joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from goiaudit.definitions.seldom import seldom
from goiaudit.model.text import Paragraph
from goiaudit.recognition.headings import official_headings
from goiaudit.recognition.labels import row_names
from goiaudit.recognition.lines import Item, Lines
from goiaudit.recognition.passage import cut

_LONG = 200  # no line of a table is longer, and few paragraphs are
_SHORT = 16
_WORDS = ("信息内容", "本年新收", "其他需要报告", "总体情况")
_LEAST_STARTS = 3
_LETTERS = 4
_VALUE = r"[\d/\\-]"
_NUMBER = r"(?:[一二三四][、.] ?)?(?:\([一二三四五六七]\)|[1-8][、.])?"
_GROUPS = ("本年度办理结果", "不予公开", "无法提供", "不予处理", "其他处理", "总计")
_CLAUSES = r"第二十(?:六)?条 ?第"
_HEADERS = ("信息内容", "一、本年新收", "(?<=[数量])规章", "(?<=[数量] )规章")
_FIGURES = r"\d[\d,]*(?: +\d[\d,]*){9,}(?= |$)"
_TITLE = seldom(r"年度?政府信息公开(?:工作)?年度报告(?![》”\"])")
_NEAR_TOP, _NEAR_END = 160, 90
_LAST_LINES = seldom(r"[^。;]{0,60}20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 *\Z")
_SENTENCE_END = seldom(
    r"(?<=[。;:]) +(?=\S)|(?<=\S) +(?=\([一二三四五六七八九十]\)|[一二三四五六]、)"
)


def with_lines_apart(lines: Lines) -> Lines:
    """The lines, those of a text without line ends parted; others are left as they are."""
    if max(map(len, lines.texts), default=0) < _LONG:
        return lines
    if not any(len(text) >= _LONG and are_several(text) for text in lines.texts):
        return lines
    items: list[Item] = []
    for item, text in zip(lines.items, lines.texts, strict=True):
        if not isinstance(item, Paragraph) or item.cells or item.joined or len(text) < _SHORT:
            items.append(item)
        else:
            items += _parted(item)
    return Lines(items)


def are_several(text: str) -> bool:
    """Whether a long text holds several headings and rows of tables."""
    if not any(map(text.__contains__, _WORDS)):
        return False
    return len(official_headings(text)) + len(_starts().findall(text)) >= _LEAST_STARTS


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines that a paragraph is made of."""
    text = paragraph.content.text
    places = {0, len(text), *(match.start() for match in _starts().finditer(text))}
    edges = sorted(places.union(*official_headings(text), _other_places(text)))
    for begin, end in pairwise(edges):
        part = cut(paragraph, *_trimmed(text, begin, end))
        if part.text:
            yield part


def _other_places(text: str) -> Iterator[int]:
    """Where sentences end before a space, and around title and signature."""
    yield from (match.end() for match in _SENTENCE_END.finditer(text))
    if title := _TITLE.search(text, 0, _NEAR_TOP):
        yield title.end()
    if dated := _LAST_LINES.search(text, max(0, len(text) - _NEAR_END)):
        yield dated.start()


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span without the spaces at its ends."""
    part = text[begin:end]
    return begin + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    """Where a line of a table begins: a row behind a figure, or a header anywhere.

    Many figures are a line, too: the header of table four is too long for one with them.
    """
    names = {"requests": {*_GROUPS}, "disclosure": {_CLAUSES}}
    for name, row in row_names().items():
        names[row.table].add(name[:2] if row.table == "requests" else name[:_LETTERS])
    numbered, bare = ("|".join(sorted(own, key=len, reverse=True)) for own in names.values())
    label = rf"(?!{_VALUE})(?:{_NUMBER}(?:{numbered})|{bare})|[1-8][、.](?:{numbered})"
    behind = rf"(?:(?<={_VALUE} )|(?<={_VALUE})|(?<=[件元无零] ))"
    headers = "|".join(_HEADERS)
    return re.compile(rf"{behind}(?={label})|(?={headers})|(?<=[^\d,] )(?={_FIGURES})")
