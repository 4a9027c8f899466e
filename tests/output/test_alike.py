"""A draft half filled in: dozens of cells with the same to mend are one thing to read."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up import consistent, table

from goiaudit.model.cells import CellState, Location
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.html.page import GroupView, page_of, rule_set
from goiaudit.output.look import Look
from goiaudit.output.markdown_report import write_markdown
from goiaudit.output.notice.letters import letters
from goiaudit.output.outcome import Outcome

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other",
           "total")  # fmt: skip
NEW = [f"requests.new.{column}" for column in COLUMNS]
GRANTED = [f"requests.granted.{column}" for column in COLUMNS]


def half_filled(cells: list[str], text: str = "待填") -> AuditedReport:
    """A draft with words in these cells of table three; T304 finds each of them."""
    result = consistent()
    words = {cell.partition(".")[2]: CellState.TEXT for cell in cells}
    printed = {**result.report.printed, "requests": table("requests", words)}
    findings = tuple(
        Finding(
            rule="T304",
            family="value",
            severity="warning",
            message=f"表三第{number}格填的是文字，应填整数",
            cells=(cell,),
            actual=text,
            incident=f"i{number}",
        )
        for number, cell in enumerate(cells, 1)
    )
    report = replace(result.report, printed=printed)
    return replace(result, report=report, status="incomplete", findings=findings)


def groups(run: Outcome) -> tuple[GroupView, ...]:
    (result,) = run.results
    return page_of(result, run, rule_set(run)).groups


def test_on_the_page_they_are_one_with_a_link_to_every_cell(
    outcome: Callable[..., Outcome],
) -> None:
    ((item,),) = (group.incidents for group in groups(outcome(half_filled(NEW + GRANTED))))
    assert item.findings[0].before == "表三第1格填的是文字，应填整数"
    assert len(item.alike) == 13
    assert [link.id for link in item.alike[-1].links] == ["c-requests-granted-total"]


def test_a_few_stay_by_themselves(outcome: Callable[..., Outcome]) -> None:
    (group,) = groups(outcome(half_filled(NEW[:6])))
    assert len(group.incidents) == 6
    assert not any(item.alike for item in group.incidents)


def test_cells_with_other_words_in_them_are_another_thing_to_mend(
    outcome: Callable[..., Outcome],
) -> None:
    unfilled, copied = half_filled(NEW), half_filled(GRANTED, text="见附件")
    later = tuple(replace(f, incident=f"k{f.incident}") for f in copied.findings)
    (group,) = groups(outcome(replace(unfilled, findings=unfilled.findings + later)))
    assert [len(item.alike) for item in group.incidents] == [6, 6]


def test_every_finding_keeps_an_anchor_that_its_cell_leads_to(
    outcome: Callable[..., Outcome],
) -> None:
    run = outcome(half_filled(NEW))
    page = page_of(run.results[0], run, rule_set(run))
    (group,) = page.groups
    anchors = {item.id for item in group.incidents}
    anchors |= {other.id for item in group.incidents for other in item.alike}
    cells = [cell for sheet in page.sheets for row in sheet.body for cell in row]
    assert {cell.incident for cell in cells if cell.incident} == anchors


@pytest.mark.parametrize(
    "lang, words", [("zh", "同样的问题共 14 处"), ("en", "14 like this in all")]
)
def test_in_a_letter_they_are_one_row_that_names_cells_and_counts_them(
    outcome: Callable[..., Outcome], lang: str, words: str
) -> None:
    (letter,) = letters(outcome(half_filled(NEW + GRANTED), lang=lang))
    (row,) = letter.rows
    assert row.message.startswith("表三第1格填的是文字")
    assert row.message.endswith(words)
    assert row.cells.count(";") == 3
    assert row.cells.endswith("…")


def test_in_markdown_the_others_are_counted(outcome: Callable[..., Outcome]) -> None:
    stream = io.StringIO()
    write_markdown(outcome(half_filled(NEW)), stream, Look())
    assert stream.getvalue().count("填的是文字") == 1
    assert "同样的问题还有 6 处" in stream.getvalue()


def test_a_finding_of_several_tables_stands_under_the_one_that_it_sends_the_reader_to(
    outcome: Callable[..., Outcome],
) -> None:
    there, elsewhere = Location(line=9), Location(line=70)
    twin = Finding(
        rule="C103",
        family="duplicate",
        severity="warning",
        message="另一份文件与本文件有2个单元格不同",
        cells=("disputes.review.total", "requests.granted.total"),
        location=there,
        locations={"disputes.review.total": elsewhere, "requests.granted.total": there},
    )
    (group,) = groups(outcome(replace(consistent(), findings=(twin,))))
    assert group.title == "收到和处理政府信息公开申请情况"
