"""The official tables drawn as printed: rows of cells with their spans (国办公开办函〔2021〕30号).

The drawing follows from the definitions of the forms, so that a new form is drawn without code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from goiaudit.definitions.forms import RowDefinition, TableDefinition

_CORNER = {
    "zh": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "en": "(items 1 and 2 together equal items 3 and 4 together)",
}
_APPLICANTS = {"zh": "申请人情况", "en": "Applicants"}
_RESULTS = {"zh": "三、本年度办理结果", "en": "3 results of the year"}
_CONTENT = {"zh": "信息内容", "en": "Content"}
_SUITS = {"zh": "行政诉讼", "en": "Lawsuits"}
_CLAUSE = {"zh": "第二十条第（{}）项", "en": "Article 20 ({})"}
_NUMERALS = "零一二三四五六七八九十"
_BEFORE_RESULTS = ("new", "carried_in")
_AFTER_RESULTS = "carried_out"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell of the drawing: a label, or the value cell at ``address`` (row.column)."""

    text: str = ""
    address: str | None = None
    colspan: int = 1
    rowspan: int = 1
    scope: str = ""
    """``col`` or ``row`` for a label that heads one; empty for any other label."""


Rows = list[list[Drawn]]


def draw(table: TableDefinition, lang: str) -> tuple[Rows, Rows]:
    """Header rows and body rows of one table; their spans add up to equal widths."""
    return _DRAWN[table.name](table, lang)


def _requests(table: TableDefinition, lang: str) -> tuple[Rows, Rows]:
    parts = table.derived_columns["legal_person"]
    person, *_, total = table.columns
    label = {key: found.in_language(lang) for key, found in table.columns.items()}
    head = [
        [Drawn(_CORNER[lang], colspan=3, rowspan=3), Drawn(_APPLICANTS[lang], colspan=7)],
        [
            Drawn(label[person], rowspan=2, scope="col"),
            Drawn(table.column_label("legal_person", lang), colspan=len(parts)),
            Drawn(label[total], rowspan=2, scope="col"),
        ],
        [Drawn(label[part], scope="col") for part in parts],
    ]
    results = [key for key in table.rows if key not in (*_BEFORE_RESULTS, _AFTER_RESULTS)]
    body: Rows = []
    shown: set[str] = set()
    for key, row in table.rows.items():
        labels = []
        if key == results[0]:
            labels.append(Drawn(_RESULTS[lang], rowspan=len(results)))
        if key not in results:
            labels.append(Drawn(row.label.in_language(lang), colspan=3, scope="row"))
        elif row.group is None or row.group not in table.derived_rows:
            labels.append(Drawn(_short(row.label.in_language(lang)), colspan=2, scope="row"))
        else:
            labels += _item(table, row, lang, shown)
        body.append([*labels, *_values(row, row.columns)])
    return head, body


def _item(
    table: TableDefinition, row: RowDefinition, lang: str, shown: set[str]
) -> Iterator[Drawn]:
    """An item of a group, with the group's own cell in front of the first."""
    group = row.group or ""
    name = table.row_label(group, lang)
    if group not in shown:
        shown.add(group)
        size = sum(other.group == group for other in table.rows.values())
        yield Drawn(_short(name), rowspan=size)
    own = row.label.in_language(lang)
    number = name.partition(")")[0] + ")"
    yield Drawn(own.removeprefix(number), scope="row")


def _short(label: str) -> str:
    """A result's label without the number of the block that it stands in."""
    return label.removeprefix("三、").removeprefix("3")


def _values(row: RowDefinition, columns: tuple[str, ...], last: int = 1) -> Iterator[Drawn]:
    for n, column in enumerate(columns):
        span = last if n == len(columns) - 1 else 1
        yield Drawn(address=f"{row.key}.{column}", colspan=span)


def _disputes(table: TableDefinition, lang: str) -> tuple[Rows, Rows]:
    review, *suits = table.rows
    columns = [column.in_language(lang) for column in table.columns.values()]
    width = len(columns)
    head = [
        [
            Drawn(table.row_label(review, lang), colspan=width),
            Drawn(_SUITS[lang], colspan=width * len(suits)),
        ],
        [
            *(Drawn(label, rowspan=2, scope="col") for label in columns),
            *(Drawn(_suit(table.row_label(row, lang)), colspan=width) for row in suits),
        ],
        [Drawn(label, scope="col") for _ in suits for label in columns],
    ]
    values = [cell for row in table.rows.values() for cell in _values(row, row.columns)]
    return head, [values]


def _suit(label: str) -> str:
    return label.removeprefix("行政诉讼-").removeprefix("行政诉讼—")


def _disclosure(table: TableDefinition, lang: str) -> tuple[Rows, Rows]:
    width = max(len(row.columns) for row in table.rows.values())
    body: Rows = []
    clause: tuple[object, ...] = ()
    for row in table.rows.values():
        if (row.clause, row.columns) != clause:
            clause = (row.clause, row.columns)
            number = _NUMERALS[row.clause or 0] if lang == "zh" else str(row.clause)
            body.append([Drawn(_CLAUSE[lang].format(number), colspan=width + 1)])
            body.append([Drawn(_CONTENT[lang], scope="col"), *_heads(table, row, width, lang)])
        last = width - len(row.columns) + 1
        label = Drawn(row.label.in_language(lang), scope="row")
        body.append([label, *_values(row, row.columns, last)])
    return [], body


def _heads(table: TableDefinition, row: RowDefinition, width: int, lang: str) -> Iterator[Drawn]:
    for n, column in enumerate(row.columns):
        span = width - len(row.columns) + 1 if n == len(row.columns) - 1 else 1
        yield Drawn(table.column_label(column, lang), colspan=span, scope="col")


_DRAWN: Mapping[str, Callable[[TableDefinition, str], tuple[Rows, Rows]]] = {
    "requests": _requests,
    "disputes": _disputes,
    "disclosure": _disclosure,
}
