"""The rows of the official tables as they are printed, cell by cell, before any layout."""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.definitions.forms import forms
from tests.writers.made_up import MadeUp


@dataclass(frozen=True)
class Row:
    """Printed cells of a row; ``width`` is the width of the table, ``values`` the value cells."""

    cells: list[str]
    width: int
    values: tuple[str, ...] = ()

    @property
    def heading(self) -> bool:
        """Whether the row has no values."""
        return not self.values


_NUMERALS = {1: "一", 5: "五", 6: "六", 8: "八", 9: "九"}
_UNITS = {"2021": {"amount": "本年收费金额(单位:万元)"}, "2019": {}}


def disclosure_rows(made: MadeUp) -> list[Row]:
    """Table two with its clause headings and the header under each."""
    table = forms()[made.form].tables["disclosure"]
    rows: list[Row] = []
    clause = None
    for row in table.rows.values():
        if row.clause != clause:
            clause = row.clause
            heads = [_UNITS[made.form].get(key, table.columns[key].zh) for key in row.columns]
            rows.append(Row([f"第二十条第({_NUMERALS[row.clause or 1]})项"], 4))
            rows.append(Row(["信息内容", *heads], 4))
        values = made.row("disclosure", row.key)
        rows.append(Row([row.label.zh, *values], 4, tuple(values)))
    return rows


def requests_rows(made: MadeUp) -> list[Row]:
    """Table three; a group's heading stands in the first row of its group."""
    rows = [
        Row(["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"], 10),
        Row(["自然人", "法人或其他组织", "总计"], 10),
        Row(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], 10),
    ]
    groups = {"denied": "(三)不予公开", "unavailable": "(四)无法提供", "rejected": "(五)不予处理"}
    groups["other_handling"] = "(六)其他处理"
    seen: set[str] = set()
    for row in forms()[made.form].tables["requests"].rows.values():
        label = row.label.zh.removeprefix("三、")
        front = ["三、本年度办理结果"] if row.key == "granted" else []
        if row.group is not None:
            label = label[3:]
            if row.group not in seen:
                front = [groups[row.group]]
            seen.add(row.group)
        if row.core.startswith(("部分公开", "申请人")):
            label = label[:3] + row.core if row.core.startswith("部分") else label[:2] + row.core
        values = made.row("requests", row.key)
        rows.append(Row([*front, label, *values], 10, tuple(values)))
    return rows


def disputes_rows(made: MadeUp) -> list[Row]:
    """Table four: three header rows and one row of fifteen values."""
    block = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    keys = forms()[made.form].tables["disputes"].rows
    values = [value for key in keys for value in made.row("disputes", key)]
    return [
        Row(["行政复议", "行政诉讼"], 15),
        Row([*block, "未经复议直接起诉", "复议后起诉"], 15),
        Row(block * 2, 15),
        Row(values, 15, tuple(values)),
    ]


def with_row_numbers(rows: list[Row], *, head: str = "", behind: bool = False) -> list[Row]:
    """The rows with a column that counts them, before or behind their labels, under ``head``."""
    numbered = []
    count = 0
    for place, row in enumerate(rows):
        cells = list(row.cells)
        at = len(cells) - len(row.values) if behind else 0
        if row.values:
            count += 1
            cells.insert(at, str(count))
        elif place == 0 and head:
            cells.insert(1 if behind else 0, head)
        numbered.append(Row(cells, row.width + 1, row.values))
    return numbered


def disputes_apart(made: MadeUp) -> list[list[Row]]:
    """Table four as three tables, one for each kind of case."""
    block = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = {
        "review": ["行政复议"],
        "litigation_direct": ["行政诉讼", "未经复议直接起诉"],
        "litigation_after_review": ["行政诉讼", "复议后起诉"],
    }
    values = {key: made.row("disputes", key) for key in heads}
    return [
        [Row(head, 5), Row(block, 5), Row([*values[key]], 5, tuple(values[key]))]
        for key, head in heads.items()
    ]
