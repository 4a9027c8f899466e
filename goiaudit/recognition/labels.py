"""Row labels of the three tables: how they are written, found and told from headers.

Labels are compared by their Chinese characters alone, so numbers (``1.`` ``1、`` ``(七)``),
quotation marks, spaces and line ends never matter. An explanation in brackets is skipped, and so
is a definition behind a colon (规章:是指…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from goiaudit.definitions.forms import RowDefinition, forms
from goiaudit.definitions.seldom import seldom

Quality = Literal["exact", "wrong"]

_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
_BRACKET = seldom(r"\((?![一二三四五六七八九十]{1,2}(?:[)\0]|$))[^()]*(?:\)|$)")
"""An explanation; (五 of a group's number may stand on a line without its other bracket."""
_DEFINITION = seldom(r"[:(-]+[^:。]{0,14}指(?![南标引导挥定])[^\0]*")
_LEAST_DEFINED = 8
_NUMBER = re.compile(r"(\d)[.、]")
_OF_ROW = seldom(r"(\d)\.\D*$")
_ENUMERATORS = seldom(r"(?:第[一二三四五六七八九十]+条第?)?[一二三四五六七八九十]{0,2}")
_SHORT = 3
_LONGEST_HEAD = 60
_MOST_CACHED = 240
_CACHED = 120  # longer texts are no labels and would only fill the caches
# Headings of groups, which carry no values, and what else stands in the head of a table.
_HEADS = (
    "信息内容", "申请人情况", "法人或其他组织", "三本年度办理结果", "不予公开", "无法提供",
    "不予处理", "六其他处理", "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "小计",
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和", "单位万元", "单位元",
    "制作数量", "公开数量", "其他结果", "采购总金额万元", "本年收费金额单位万元", "科研企业",
)  # fmt: skip
_CLAUSE = seldom(r"第[一二三四五六七八九十]{1,4}条第?[一二三四五六七八九十]{1,3}项?$")


class RowName(NamedTuple):
    """A row of one of the tables, and whether the words that name it are the right ones."""

    table: str
    row: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class Found:
    """A row label found in a run of label fragments: fragments ``first`` to ``last`` (incl.)."""

    name: RowName
    first: int
    last: int


def characters(text: str) -> str:
    """The Chinese characters of a text, brackets' content included."""
    return _characters(text) if len(text) <= _CACHED else _NOT_HAN.sub("", text)


@lru_cache(maxsize=16384)
def _characters(text: str) -> str:
    return _NOT_HAN.sub("", text)


@lru_cache(maxsize=1)
def row_names() -> Mapping[str, RowName]:
    """Every accepted or wrong wording of every row of every form, by its characters."""
    names: dict[str, RowName] = {}
    for form in forms().values():
        for table in ("requests", "disclosure"):
            for row in form.tables[table].rows.values():
                for text in (row.core, *row.aliases):
                    name = RowName(table, row.key, "exact")
                    names.setdefault(characters(text), name)
                    names.setdefault(characters(_BRACKET.sub("", text)), name)
                for text in row.wrong:
                    names.setdefault(characters(text), RowName(table, row.key, "wrong"))
    return names


@lru_cache(maxsize=1)
def _ends() -> str:
    return "".join(f"{name}\n" for name in row_names())


def ends_row_name(han: str) -> bool:
    """Whether the name of some row ends with these characters."""
    return f"{han}\n" in _ends()


@lru_cache(maxsize=1)
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in row_names()}, reverse=True))


@lru_cache(maxsize=1)
def row_order() -> Mapping[str, tuple[str, ...]]:
    """Rows of requests and disclosure, of all forms together, in the order of the forms."""
    order: dict[str, tuple[str, ...]] = {}
    for table in ("requests", "disclosure"):
        merged: list[str] = []
        for form in forms().values():
            place = 0
            for key in form.tables[table].rows:
                if key in merged:
                    place = merged.index(key) + 1
                else:
                    merged.insert(place, key)
                    place += 1
        order[table] = tuple(merged)
    return order


@lru_cache(maxsize=1)
def row_widths() -> Mapping[tuple[str, str], frozenset[int]]:
    """How many values a row has, in each form that prints it."""
    widths: dict[tuple[str, str], frozenset[int]] = {}
    for form in forms().values():
        for table in ("requests", "disclosure"):
            for row in form.tables[table].rows.values():
                known = widths.get((table, row.key), frozenset())
                widths[table, row.key] = known | {len(row.columns)}
    return widths


def row_definitions(table: str, row: str) -> tuple[RowDefinition, ...]:
    """The row in each form that prints it."""
    every = (form.tables[table].rows.get(row) for form in forms().values())
    return tuple(definition for definition in every if definition is not None)


@lru_cache(maxsize=1)
def _heads() -> str:
    columns = [
        characters(label.zh)
        for form in forms().values()
        for table in form.tables.values()
        for label in table.columns.values()
    ]
    return "\n".join((*_HEADS, *columns))


def is_head(text: str) -> bool:
    """Whether a fragment is a column header, a group heading or a piece of one."""
    return _is_head(text) if len(text) <= _CACHED else "勾稽" in text


@lru_cache(maxsize=8192)
def _is_head(text: str) -> bool:
    han = characters(_BRACKET.sub("", text)) or characters(text)
    if not han or not han.strip("一二三四五六七八九十"):
        return True
    return bool(han in _heads() or _CLAUSE.match(han) or "勾稽" in han or "信息内容" in han)


@lru_cache(maxsize=1)
def _head_letters() -> frozenset[str]:
    return frozenset(_heads()) - {"\n"}


def is_head_piece(text: str) -> bool:
    """As ``is_head``, for columns run together or cut anywhere; only next to a table."""
    if text.startswith(("#", "表")):
        return True
    han = characters(text)
    return is_head(text) or (len(text) <= _LONGEST_HEAD and _head_letters().issuperset(han))


def is_defined_row(text: str) -> bool:
    """Whether a text is a row label with its definition behind it, be that sentences long."""
    if "指" not in text or len(text) < _LEAST_DEFINED:
        return False
    match = _DEFINITION.search(text)
    name = characters(text[: match.start()]) if match else ""
    return name.lstrip("一二三四五六七") in row_names()


def label_at_end(fragments: Sequence[str]) -> Found | None:
    """The row that the fragments end with; headers and group headings may stand before it."""
    if not fragments or fragments[-1][-1:].isdigit():
        return None
    last = len(fragments) - 1
    name = row_names().get(characters(fragments[last]))
    if name is not None:
        return Found(name, last, last)
    pieces = tuple(fragments)
    if sum(map(len, pieces)) <= _MOST_CACHED:
        return _known_label_in_pieces(pieces)
    return _label_in_pieces(pieces)


def _label_in_pieces(fragments: tuple[str, ...]) -> Found | None:
    """A row name over several fragments, or behind other words in one."""
    return _suffix(fragments, True) or _suffix(fragments, False)


_known_label_in_pieces = lru_cache(maxsize=4096)(_label_in_pieces)


def item_number(text: str) -> str:
    """The number that a label begins with (``3.其他``), empty where it has none."""
    match = _NUMBER.match(text)
    return match[1] if match else ""


def row_number(row: RowDefinition) -> str:
    """The number of a row in its group (三、(三)1.属于国家秘密), empty where it has none."""
    match = _OF_ROW.search(row.label.zh)
    return match[1] if match else ""


def begins_row(text: str, row: RowDefinition) -> bool:
    """Whether a label is the numbered beginning of a row's, the rest stands further down."""
    number, begun = item_number(text), characters(text)
    return (
        bool(begun)
        and number == row_number(row) != ""
        and (any(name.startswith(begun) for name in _wordings(row)))
    )


def is_misnumbered(found: Found, fragments: Sequence[str]) -> bool:
    """2.其他 begins 2.其他法律行政法规禁止公开: so short a label goes by its number, too."""
    label = fragments[found.first]
    number = item_number(label) if len(characters(label)) < _SHORT else ""
    if not number:
        return False
    rows = row_definitions(found.name.table, found.name.row)
    return all(row_number(row) not in ("", number) for row in rows)


def labels_inside(fragments: Sequence[str], end: int) -> Iterator[Found]:
    """Rows named by fragments before ``end``, from the last to the first; whole fragments."""
    while end > 0:
        if is_head(fragments[end - 1]) and not row_names().get(characters(fragments[end - 1])):
            end -= 1
            continue
        found = label_at_end(fragments[max(0, end - 12) : end])
        if found is None:
            end -= 1
            continue
        shift = max(0, end - 12)
        end = found.first + shift
        yield Found(found.name, end, found.last + shift)


def _suffix(fragments: Sequence[str], keep_brackets: bool) -> Found | None:
    """Longest row name that the characters of the last fragments end with."""
    text, owners = _joined(fragments, keep_brackets)
    names = row_names()
    for length in _lengths():
        name = names.get(text[-length:]) if length <= len(text) else None
        if name is None:
            continue
        start = len(text) - length
        if length <= _SHORT and not _starts_cleanly(text, owners, start):
            continue
        return Found(name, owners[start], len(fragments) - 1)
    return None


def _joined(fragments: Sequence[str], keep_brackets: bool) -> tuple[str, list[int]]:
    longest = _lengths()[0] + 4
    texts: list[str] = []
    size = 0
    first = len(fragments)
    while first > 0 and size <= 3 * longest:
        first -= 1
        texts.append(fragments[first])
        size += len(fragments[first])
    texts.reverse()
    if not keep_brackets:
        # A bracket may open in one fragment and close in another.
        emptied = _BRACKET.sub(lambda match: "\0" * match.group().count("\0"), "\0".join(texts))
        texts = _DEFINITION.sub("", emptied).split("\0")
    owners: list[int] = []
    pieces: list[str] = []
    for offset, piece in enumerate(map(characters, texts)):
        pieces.append(piece)
        owners.extend([first + offset] * len(piece))
    return "".join(pieces), owners


def _starts_cleanly(text: str, owners: Sequence[int], start: int) -> bool:
    """Whether only a number stands before ``start`` in the same fragment."""
    begin = start
    while begin > 0 and owners[begin - 1] == owners[start]:
        begin -= 1
    return _ENUMERATORS.fullmatch(text, begin, start) is not None


def likeness(fragments: Sequence[str], row: RowDefinition) -> float:
    """How well the end of the fragments names a row: 1 for all of its characters, 0 for none.

    Characters lost from a label and labels cut off by a line end are forgiven, others not.
    """
    best = 0.0
    for count in range(1, min(3, len(fragments)) + 1):
        text = characters("".join(fragments[-count:])).lstrip("一二三四五六七八九十")
        for name in _wordings(row):
            best = max(best, _likeness(text, name))
    return best


def _wordings(row: RowDefinition) -> tuple[str, ...]:
    texts = (row.core, *row.aliases, *row.wrong)
    return tuple(
        dict.fromkeys(characters(text) for text in texts if len(characters(text)) > _SHORT)
    )


def _likeness(text: str, name: str) -> float:
    if not text or len(text) > len(name) + 3 or len(text) < _SHORT:
        return 0.0
    common = _common(text, name)
    if text in name:
        # A piece of a long label: the more of it the surer, never as sure as the whole.
        return 0.6 + 0.3 * len(text) / len(name) if len(text) > _SHORT else 0.0
    return common / max(len(name), len(text))


@lru_cache(maxsize=4096)
def _common(left: str, right: str) -> int:
    """Length of the longest common subsequence; both are label-sized."""
    row = [0] * (len(right) + 1)
    for char in left:
        diagonal = 0
        for place, other in enumerate(right, 1):
            kept = row[place]
            row[place] = diagonal + 1 if char == other else max(row[place], row[place - 1])
            diagonal = kept
    return row[-1]
