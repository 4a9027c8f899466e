"""Pages whose text has the labels of table three and its values apart, for the tests here."""

from __future__ import annotations

from goiaudit.recognition.tables import TablesFound
from tests.recognition.reading import values
from tests.writers.grids import requests_rows
from tests.writers.made_up import MadeUp, zeros

BROKEN = "unreadable"
FILLED = zeros(
    "2021",
    requests__new__natural_person="11",
    requests__new__other="2",
    requests__new__total="13",
    requests__granted__natural_person="7",
    requests__granted__total="7",
    requests__denied_third_party__other="2",
    requests__denied_third_party__total="2",
    requests__rejected_repeated__natural_person="4",
    requests__rejected_repeated__total="4",
    requests__handled_total__natural_person="11",
    requests__handled_total__other="2",
    requests__handled_total__total="13",
)
"""A table that adds up; every row is its own label and seven figures."""

Block = tuple[list[str], list[str]]
"""Labels, one on a line, and the figures that follow them."""


def blocks(made: MadeUp = FILLED) -> list[Block]:
    """Label by label; what stands before the first row of a group belongs to its label."""
    rows = [row for row in requests_rows(made) if row.values]
    return [(row.cells[: -len(row.values)], list(row.values)) for row in rows]


def joined(rows: list[Block]) -> Block:
    """All labels first, then the figures of all rows, one row after the other."""
    return [word for own, _ in rows for word in own], [cell for _, own in rows for cell in own]


def text_of(rows: list[Block], between: str = "\n\n") -> str:
    head = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n"
    return head + "\n".join("\n".join(words) + "\n" + between.join(own) for words, own in rows)


def shown(found: TablesFound, *rows: str) -> list[list[object]]:
    return [values(found, "requests", row) for row in rows]
