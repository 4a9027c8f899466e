"""How a line without cell borders falls into label fragments and values (layouts.md A).

The shape of a line depends on its text alone, so that it is found once for all reports: the
labels and most figures of the form come again in every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.labels import (
    characters,
    is_defined_row,
    is_head,
    label_at_end,
    row_names,
    row_widths,
)
from goiaudit.recognition.values import COUNTING, is_bracketed_change, look

_FURNITURE = re.compile(
    r"-+ ?\d{1,4} ?-+|(?:第 ?\d{1,4} ?页)?[ ,/]?(?:共 ?\d{1,4} ?页)?|\d{1,4} ?页"
)
_TOKEN = re.compile(r"(?:\([^()]*\)|\S)+")
_TAIL = re.compile(rf"[\d.,+/_增减-]*\d[\d.,+/_增减-]*(?:[千万亿]?元|[{COUNTING}])?$")
_TAIL_ENDS = frozenset(f".,+/_增减-元{COUNTING}")
"""What ``_TAIL`` ends with, but for digits."""
_UNIT = seldom(rf"(?:[{COUNTING}]|[千万亿]?元)(?:\([^()]*\))?")
_REMARK = re.compile(r"(?:备?注|说明)\d?[:、.]")
_NOTE = seldom(r"\((?![一二三四五六七八九十]{1,2}\))[^()]*(?:\d|其中|含|包括)[^()]*\)")
_SECTION = re.compile(r"#* ?\(?[一二三四五六七]\)?[、.,:](?P<title>.*)")
_ROW_END = seldom(r"(?: +[\d,.]+){3}$")
_PAGE = re.compile(r"-+\d{1,4}-+")
_CUT_FIGURE = seldom(r"\d*[.,]")
_SECTION_WORDS = seldom(r"情况|问题|改进|事项|概述|公开|报告")
_OF_A_LABEL = "只计这一情形"
_RESULTS = "本年度办理结果"
_BESIDE_ROW = seldom(r"本[年度办理结果 ]*\([一二三]\)")
"""A piece of the merged cell of the results, and beside it the label of a row."""
_BRACKETS = seldom(r"\([^()]*\)")
_COMMA = seldom(r",(?!\d)")
_FEW_COMMAS = 2
_LONG_LINE = 100
_SIGNS = ("增", "减", "增加", "减少")
_RULES = ("-------", "=======", "_______")  # longer than what stands for no figure
_MANY_TOKENS = 24
_CACHED = 64  # longer lines are hardly ever labels and would only fill the cache

Span = tuple[int, int]


class LineShape(NamedTuple):
    """Where the label fragments and the values of a text begin and end.

    ``kind`` tells a text that is one value or one fragment of a label from a ``mixed`` one, and
    what is neither: a sentence or heading that breaks a table, a page number that does not.
    ``glued`` marks figures that stand without any separator behind a label.
    """

    kind: Literal["value", "words", "mixed", "break", "nothing"]
    labels: tuple[Span, ...] = ()
    values: tuple[Span, ...] = ()
    glued: bool = False

    @property
    def reversed(self) -> bool:
        """Whether the values stand in front of the label."""
        return bool(self.labels and self.values) and self.values[0] < self.labels[0]


_BREAK = LineShape("break")
_NOTHING = LineShape("nothing")


def line_shape(text: str) -> LineShape:
    """The shape of a line; ``text`` has no spaces around it and is not empty."""
    return _known_line_shape(text) if len(text) <= _CACHED else _line_shape(text)


def _line_shape(text: str) -> LineShape:
    if " " not in text and look(text) != "text":
        return _NOTHING if _PAGE.fullmatch(text) else _value(text)
    if is_bracketed_change(text):
        return _value(text)
    if _is_rule(text) or _FURNITURE.fullmatch(text) or _REMARK.match(text):
        return _NOTHING
    if is_section_heading(text) or is_narrative(text):
        return _BREAK
    return bare_shape(text)


_known_line_shape = lru_cache(maxsize=8192)(_line_shape)


def is_wordy(text: str) -> bool:
    """Whether a line surely has no values in its shape, which need not be found for that.

    It has none if both its first token and its last one are words, each by itself.
    """
    if " " not in text:
        return not (text[-1] in _TAIL_ENDS or text[-1].isdecimal()) and look(text) == "text"
    tokens = text.split()
    if "(" in text or len(tokens) > _MANY_TOKENS or tokens[0] in _SIGNS or tokens[-2][-1].isdigit():
        return False
    return look(tokens[0]) == look(tokens[-1]) == "text"


def _is_rule(text: str) -> bool:
    """Whether a line only draws the border of a table; short dashes are cells."""
    if text.strip("-=_+: "):
        return False
    return text.startswith("+") or any(rule in text for rule in _RULES)


def is_narrative(text: str) -> bool:
    """Whether a line without cell borders is a sentence and no piece of a table."""
    if "勾稽" in text or is_defined_row(text):
        return False
    if "。" in text or len(text) - text.count(" ") > _LONG_LINE:
        return True
    if _OF_A_LABEL in text:
        return False
    if text.count(",") < _FEW_COMMAS:
        return False
    if len(_COMMA.findall(_BRACKETS.sub("", text))) < _FEW_COMMAS:
        return False
    return label_at_end((text,)) is None


def is_section_heading(text: str) -> bool:
    """Whether a line is the heading of one of the six sections and no row label."""
    match = _SECTION.fullmatch(text)
    if match is None or not _SECTION_WORDS.search(match["title"]) or _ROW_END.search(text):
        return False
    title = characters(match["title"])
    if title in _RESULTS or title.startswith(_RESULTS) or is_head(title):
        return False
    if _BESIDE_ROW.match(match["title"]):
        return False
    return not any(name.startswith(title) or title.startswith(name) for name in _top_rows())


def _top_rows() -> Iterator[str]:
    return (
        name for name, row in row_names().items() if row.row in {"new", "carried_in", "carried_out"}
    )


def bare_shape(text: str) -> LineShape:
    """The shape of words, or of words and then values, spaces or nothing between."""
    spans = _tokens(text) if " " in text else []
    if not spans:
        return _glued_shape(text)
    tokens = [text[start:end] for start, end in spans]
    if before := _values_before(tokens):
        return LineShape("mixed", tuple(spans[before:]), tuple(spans[:before]))
    first = len(tokens)
    while first > 0 and (look(tokens[first - 1]) != "text" or _is_cut(tokens[:first])):
        first -= 1
    if first == len(tokens) or _are_furniture(tokens, first):
        return LineShape("mixed", tuple(spans)) if first else _value(text)
    return LineShape("mixed", tuple(spans[:first]), tuple(spans[first:]))


def _is_cut(tokens: Sequence[str]) -> bool:
    """Whether the last of some tokens is the front of a figure (35. 8 5), and none of a label."""
    if len(tokens) < 2 or not _CUT_FIGURE.fullmatch(tokens[-1]):
        return False
    return look(tokens[-2]) != "text"


def _are_furniture(tokens: Sequence[str], first: int) -> bool:
    """Whether all tokens from ``first`` on are odd, and stand behind no label of a row."""
    odd = all(look(token) == "odd" for token in tokens[first:])
    return odd and label_at_end(tokens[:first]) is None


def _values_before(tokens: Sequence[str]) -> int:
    """How many values stand in front of the label of their row, as text of a PDF may have them.

    Zero unless they are all that the row has, and words are all that follows.
    """
    count = next((n for n, token in enumerate(tokens) if look(token) == "text"), 0)
    if not count or any(look(token) != "text" for token in tokens[count:]):
        return 0
    found = label_at_end(tokens[count:])
    return count if found and count in row_widths()[found.name.table, found.name.row] else 0


def _value(text: str) -> LineShape:
    return LineShape("value", (), ((0, len(text)),))


def _tokens(text: str) -> Sequence[Span]:
    """What stands between spaces; a counting word, unit or note is joined to its figure."""
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        if spans and _belongs(text[slice(*spans[-1])], match.group()):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans if len(spans) <= _MANY_TOKENS else ()


def _belongs(before: str, token: str) -> bool:
    if before in _SIGNS:
        return token.isdigit()
    if not before[-1].isdigit() or look(before) != "value":
        return False
    return bool(_UNIT.fullmatch(token) or _NOTE.fullmatch(token))


def _glued_shape(text: str) -> LineShape:
    """Words, or a row label with its figures run together behind it."""
    tail = _TAIL.search(text) if len(text) <= _LONG_LINE else None
    if tail is not None and tail.start() > 0:
        label = text[: tail.start()]
        if label[-1] == ":" and is_head(label):
            return LineShape("mixed", ((0, tail.start() - 1),), (tail.span(),))
        if _ends_in_words(label) and (label_at_end((label,)) or ends_disputes(label)):
            return LineShape("mixed", ((0, tail.start()),), (tail.span(),), glued=True)
    return LineShape("words", ((0, len(text)),))


def _ends_in_words(text: str) -> bool:
    return bool(characters(text[-1])) or text[-1] in ")”"


def ends_disputes(text: str) -> bool:
    """Whether a text is the end of the header of table four, where its values are due."""
    return "审结" in text and text.endswith("总计")
