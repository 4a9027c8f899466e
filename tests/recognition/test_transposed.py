"""Table three turned round, with applicants as rows and outcomes as columns."""

from __future__ import annotations

import pytest

import goiaudit
from goiaudit.definitions.forms import forms
from tests.writers.made_up import MadeUp, drawn

TITLE = (
    "<h1>示例县教育局2023年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2>"
)
GROUPS = {
    "denied": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "rejected": "（五）不予处理",
    "other_handling": "（六）其他处理",
}
TABLE = forms()["2021"].tables["requests"]
KINDS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other"]


def page(made: MadeUp, kinds: list[str]) -> bytes:
    """Two rows of headers, of which the upper one names groups, then a row for each applicant."""
    upper = lower = ""
    for group in dict.fromkeys(row.group for row in TABLE.rows.values()):
        own = [row for row in TABLE.rows.values() if row.group == group]
        if group is not None:
            upper += f"<td colspan={len(own)}>{GROUPS[group]}</td>"
            lower += "".join(f"<td>{row.label.zh[6:]}</td>" for row in own)
    first = [row for row in TABLE.rows.values() if row.group is None]
    single = "".join(f"<td rowspan=2>{row.label.zh}</td>" for row in first)
    rows = f"<tr><td colspan=2 rowspan=2>申请人情况</td>{single}{upper}</tr><tr>{lower}</tr>"
    order = [*first, *(row for row in TABLE.rows.values() if row.group is not None)]
    for kind in kinds:
        values = "".join(
            f"<td>{made.row('requests', row.key)[list(TABLE.columns).index(kind)]}</td>"
            for row in order
        )
        front = "<td rowspan=5>法人或其他组织</td>" if kind == "business" else ""
        wide = " colspan=2" if kind in ("natural_person", "total") else ""
        rows += f"<tr>{front}<td{wide}>{TABLE.columns[kind].zh}</td>{values}</tr>"
    return f"<html><body>{TITLE}<table>{rows}</table></body></html>".encode()


def test_every_cell_is_read_where_applicants_are_rows() -> None:
    made = drawn("2021", 7)
    report = goiaudit.read(page(made, [*KINDS, "total"]))
    cells = report.printed["requests"].cells
    assert {str(cell.address): cell.value for cell in cells} == {
        str(address): written.value
        for address, written in made.cells.items()
        if address.table == "requests"
    }


def test_a_cell_is_told_by_its_own_place() -> None:
    report = goiaudit.read(page(drawn("2021", 7), [*KINDS, "total"]))
    cell = next(
        cell
        for cell in report.printed["requests"].cells
        if str(cell.address) == "requests.new.business"
    )
    assert cell.location is not None
    assert (cell.location.row, cell.location.column) == (4, 3)


def test_nothing_is_turned_where_an_applicant_is_missing() -> None:
    report = goiaudit.read(page(drawn("2021", 7), KINDS))
    assert "requests" not in report.printed or not any(
        cell.value is not None for cell in report.printed["requests"].cells
    )


def piped(made: MadeUp, kinds: list[str], *, ruled: bool = False) -> bytes:
    """Lines with pipes: one that names the groups, one that names outcomes, then the applicants."""
    rows = list(TABLE.rows.values())
    groups = [GROUPS.get(row.group or "", row.label.zh) for row in rows]
    upper = ["申请人情况", *groups]
    lower = ["申请人情况", *(row.label.zh[6:] if row.group else row.label.zh for row in rows)]
    lines = [upper, lower]
    for kind in kinds:
        column = list(TABLE.columns).index(kind)
        values = [made.row("requests", row.key)[column] for row in rows]
        lines.append([TABLE.columns[kind].zh, *values])
    if ruled:
        lines.insert(1, ["---"] * len(upper))
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return (
        "示例县教育局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        f"{text}\n四、政府信息公开行政复议、行政诉讼情况\n"
    ).encode()


@pytest.mark.parametrize("ruled", [False, True])
def test_lines_with_pipes_are_turned_as_well(ruled: bool) -> None:
    made = drawn("2021", 7)
    report = goiaudit.read(piped(made, [*KINDS, "total"], ruled=ruled))
    cells = report.printed["requests"].cells
    assert {str(cell.address): cell.value for cell in cells} == {
        str(address): written.value
        for address, written in made.cells.items()
        if address.table == "requests"
    }
    assert cells[0].location is not None and cells[0].location.line == 5 + ruled


def test_lines_with_a_cell_missing_are_not_turned() -> None:
    text = piped(drawn("2021", 7), [*KINDS, "total"]).decode()
    start = text.index("| 商业企业")
    cut = text[:start] + text[start:].replace(" | ", " ", 1)
    report = goiaudit.read(cut.encode())
    assert "requests" not in report.printed or not any(
        cell.value is not None for cell in report.printed["requests"].cells
    )
