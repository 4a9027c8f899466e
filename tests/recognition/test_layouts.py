"""Tables as they stand in text: spans, blanks, short rows, headers and everything between."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goiaudit.model.cells import CellState
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.recognition.reading import cells, read_tables, values
from tests.writers import LAYOUTS, Options, write_report, zeros
from tests.writers.made_up import drawn

BLANK, TEXT, NONE, BROKEN = "blank", "text", "not_applicable", "unreadable"
DOCUMENTS = """第二十条第(一)项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
"""
ITEMS_2019 = """第二十条第(五)项 | |||
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
"""
REQUESTS = """申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
"""
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
TOTAL = "(七)总计"
OUT = "四、结转下年度继续办理"
DENIED = (
    "denied_state_secret",
    "denied_prohibited_by_law",
    "denied_security_stability",
    "denied_third_party",
    "denied_internal_affairs",
    "denied_process_information",
    "denied_enforcement_file",
    "denied_administrative_query",
)
FULL = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


def requests(row: str, *more: str) -> str:
    """A table three with one row under test and enough rows to be one."""
    return "".join([REQUESTS, row, "\n", *(f"{line}\n" for line in more), TOTAL, FULL, OUT, FULL])


def test_trailing_pipes_are_spans() -> None:
    found = read_tables(DOCUMENTS + "规章 | 0 | 0 | 0 | ||\n行政许可 | 41 | ||\n行政处罚 | 7 |\n")
    assert values(found, "disclosure", "licensing") == [41]
    assert values(found, "disclosure", "penalties") == [7]
    assert values(found, "disclosure", "regulations") == [0, 0, 0]


def test_a_lone_cell_is_merged_only_where_it_covers_the_others() -> None:
    spanned = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n"
    found = read_tables(REQUESTS + f"{NEW} | 0 |\n{CARRIED}{spanned}{TOTAL}{spanned}{OUT}{spanned}")
    assert values(found, "requests", "new") == [0] + [BROKEN] * 6
    merged = f"{NEW} | 0 | ||||||||\n"
    found = read_tables(REQUESTS + merged + f"{CARRIED}{spanned}{TOTAL}{spanned}{OUT}{spanned}")
    assert values(found, "requests", "new") == [0] * 7


def test_a_zero_run_into_its_label_is_no_merged_zero_beside_further_values() -> None:
    rows = [f"{label}\n" + "0\n" * 7 for label in (CARRIED, TOTAL, OUT)]
    found = read_tables("".join([REQUESTS, f"{NEW}0\n", "3\n" * 6, *rows]))
    assert values(found, "requests", "new") == [BROKEN] * 7
    assert values(found, "requests", "carried_in") == [0] * 7
    found = read_tables("".join([REQUESTS, f"{NEW}0\n", *rows]))
    assert values(found, "requests", "new") == [0] * 7


def test_a_space_behind_a_label_groups_no_digits() -> None:
    head = "第二十条第(五)项\n信息内容 本年处理决定数量\n"
    found = read_tables(head + "行政许可 207 207\n行政处罚 7\n行政强制 0\n")
    assert values(found, "disclosure", "licensing") == [BROKEN]
    assert values(found, "disclosure", "penalties") == [7]


DISPUTES = (
    "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
    + "结果维持 结果纠正 其他结果 尚未审结 总计\n" * 3
)


def test_fifteen_values_may_stand_on_three_lines_or_between_tabs() -> None:
    expected = [2, 0, 0, 1, 3, *[0] * 5, 1, 0, 0, 0, 1]
    for text in ("2 0 0 1 3\n0 0 0 0 0\n1 0 0 0 1\n", "\t".join(map(str, expected))):
        found = read_tables(DISPUTES + text)
        assert [cell.value for cell in found.printed["disputes"].cells] == expected


def test_a_zero_inside_the_header_of_disputes_is_no_merged_zero() -> None:
    header = "行政复议\n行政诉讼\n" + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 3
    text = header.removesuffix("总计\n") + "0\n总计\n" + "3\n" * 14
    found = read_tables(text)
    assert "disputes" not in found.printed or all(
        cell.value is None for cell in found.printed["disputes"].cells
    )


def test_a_cell_between_values_may_be_blank() -> None:
    found = read_tables(ITEMS_2019 + "行政许可 | 0 |  | 0 |\n行政处罚 | 1 | -8 | 2 |\n")
    assert values(found, "disclosure", "licensing") == [0, BLANK, 0]
    assert values(found, "disclosure", "penalties") == [1, -8, 2]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (NEW + " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", [3, 0, 0, 0, 0, 0, 3]),
        (NEW + " | 0 | ||||||||", [0] * 7),
        (NEW + " | 0 |", [0] * 7),
        (NEW + " | 5 | ||||||||", [BLANK] * 6 + [5]),
        (NEW + " | 5 |", [BROKEN] * 7),
        (NEW + " | / | ||||||||", [NONE] * 7),
        (NEW + " | | | | | | | 0", [BLANK] * 6 + [0]),
        (NEW + " | 3 | | | | | | 3 |", [3, *[BLANK] * 5, 3]),
        (NEW + " | 0 | 0 | 0 | 0 | 0 | 0", [0] * 6 + [BROKEN]),
        (NEW + " | 若干 | 0 | 0 | 0 | 0 | 0 | 3 |", [TEXT, 0, 0, 0, 0, 0, 3]),
        (NEW + " | 3 | 0 | 若干 | 0 | 0 | 0 | 3 |", [3, 0, TEXT, 0, 0, 0, 3]),
        (NEW + " | 3 | 0 | 12% | 0 | 0 | 0 | 3 |", [3, 0, BROKEN, 0, 0, 0, 3]),
        (NEW + " | 1 268 | 0 | 0 | 0 | 0 | 0 | 1,268 |", [1268, 0, 0, 0, 0, 0, 1268]),
        (NEW + " | 3 | 0 | 0 | 0 | 0 | 0 | 3 | 9 |", [BROKEN] * 7),
        (NEW + " 3 0 0 0 0 0 3", [3, 0, 0, 0, 0, 0, 3]),
        (NEW + " 0 0 0 0 0 0", [0] * 6 + [BROKEN]),
        (NEW + " 3 0 0 0 0 3", [BROKEN] * 7),
        (NEW + " 3", [BROKEN] * 7),
        (NEW + "0000000", [0] * 7),
        (NEW + "3000003", [BROKEN] * 7),
        (NEW + "\n3\n0\n若干\n0\n0\n0\n3", [3, 0, TEXT, 0, 0, 0, 3]),
        (NEW + "\n0 0 0\n0 0 0 0", [0] * 7),
        (NEW + "\n1 268\n0\n0\n0\n0\n0\n1 268", [1268, 0, 0, 0, 0, 0, 1268]),
        (NEW + "\n1 268\n0\n0\n0\n0\n0", [BROKEN] * 7),
        (NEW + "\n3\n0\n0\n0\n0\n- 4 -\n0\n3", [3, 0, 0, 0, 0, 0, 3]),
        (NEW + "\n3\n0\n0\n字体:大\n0\n0\n0", [BROKEN] * 7),
        (NEW + "\n3\n0\n0\n字体\n0\n0\n0\n3", [BROKEN] * 7),
    ],
)
def test_a_row_is_read_or_left(row: str, expected: list[object]) -> None:
    assert values(read_tables(requests(row, CARRIED + FULL)), "requests", "new") == expected


def test_only_what_does_not_stand_in_its_place_is_lost() -> None:
    found = read_tables(requests(NEW + " | 0 | 0 | 0 | 0 | 0 | 0", CARRIED + " 3 0 0"))
    assert [cell.lost for cell in cells(found, "requests", "new")] == [False] * 6 + [True]
    assert all(cell.lost for cell in cells(found, "requests", "carried_in"))
    assert all(cell.lost for cell in cells(found, "requests", "granted"))
    shapes = found.printed["requests"].rows
    assert [shapes[row].values for row in ("new", "carried_in", "granted")] == [6, 3, 0]
    assert [shapes[row].times for row in ("new", "carried_in", "granted")] == [1, 1, 0]


def test_a_row_that_stands_twice_is_counted() -> None:
    found = read_tables(requests(NEW + FULL, NEW + FULL, CARRIED + FULL))
    assert found.printed["requests"].rows["new"].times == 2


def test_a_row_without_any_value_is_blank() -> None:
    found = read_tables(requests(NEW + FULL, CARRIED + " | | | | | | | |", "(一)予以公开" + FULL))
    assert values(found, "requests", "carried_in") == [BLANK] * 7
    assert found.printed["requests"].rows["carried_in"].values == 7


def test_a_table_without_any_value_is_blank() -> None:
    labels = [NEW, CARRIED, "(一)予以公开", "1.属于国家秘密", TOTAL, OUT]
    found = read_tables(REQUESTS + "\n".join(f"{label} | | | | | | | |" for label in labels))
    assert values(found, "requests", "handled_total") == [BLANK] * 7
    assert values(found, "requests", "carried_out") == [BLANK] * 7
    assert found.facts["table_present[requests]"].value == 0


def test_group_headings_carry_no_values() -> None:
    text = requests(
        NEW + FULL,
        "三、本年度办理结果 | (一)予以公开" + FULL,
        "(三)不予公开 | 1.属于国家秘密" + FULL,
    )
    found = read_tables(text)
    assert values(found, "requests", "denied_state_secret") == [0] * 7
    assert found.facts["results_heading"].value == 1


def test_a_row_out_of_order_is_known_by_its_label() -> None:
    rows = ["2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "1.属于国家秘密" + FULL]
    found = read_tables(requests(NEW + FULL, CARRIED + FULL, *rows, "3.危及“三安全一稳定”" + FULL))
    assert values(found, "requests", "rejected_repeated") == [1, 0, 0, 0, 0, 0, 1]
    assert values(found, "requests", "denied_state_secret") == [0] * 7


def test_subtotals_are_not_counted() -> None:
    head = REQUESTS.replace("其他 | ||", "其他 | 小计 |")
    row = " | 1 | 2 | 0 | 0 | 0 | 0 | 2 | 3 |\n"
    found = read_tables(head + NEW + row + CARRIED + row + "小计" + row + TOTAL + row + OUT + row)
    assert values(found, "requests", "new") == [1, 2, 0, 0, 0, 0, 3]
    assert values(found, "requests", "carried_out") == [1, 2, 0, 0, 0, 0, 3]


def test_a_remark_behind_the_values_is_none_of_them() -> None:
    row = NEW + " | 1 | 2 | 0 | 0 | 0 | 0 | 3 | 含网络申请 |"
    found = read_tables(requests(row, CARRIED + FULL))
    assert values(found, "requests", "new") == [1, 2, 0, 0, 0, 0, 3]


def test_rows_of_other_names_are_passed_over() -> None:
    found = read_tables(
        """第二十条第(一)项
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 0 | 0 | 0 |
规范性文件(含公告…) | 87 | 0 | 0 |
其他主动公开文件(含以本单位名义…) | 1 | 0 | 0 |
行政处罚 | 4 | 0 | 0 |
"""
    )
    assert values(found, "disclosure", "normative_documents") == [87, 0, 0]
    assert values(found, "disclosure", "licensing") == [BROKEN] * 3
    assert found.printed["disclosure"].rows["licensing"].times == 0


def test_a_mutilated_label_is_known_by_its_place() -> None:
    rows = ["1.属于国家秘密" + FULL, "2.其他法律行政止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"]
    found = read_tables(requests(NEW + FULL, *rows, "3.危及“三安全一稳定”" + FULL))
    assert values(found, "requests", "denied_prohibited_by_law") == [1, 0, 0, 0, 0, 0, 1]


def test_an_unlabelled_row_is_known_by_its_neighbours() -> None:
    rows = ["1.属于国家秘密" + FULL, "| 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "3.危及“三安全一稳定”" + FULL]
    found = read_tables(requests(NEW + FULL, *rows))
    assert values(found, "requests", "denied_prohibited_by_law") == [1, 0, 0, 0, 0, 0, 1]


def test_loose_values_make_a_short_row_unreadable() -> None:
    found = read_tables(
        DOCUMENTS + "22\n(其中联合16件)\n规章 | 22 | 235 |\n规范性文件 | 1 | 2 | 3 |\n"
    )
    assert values(found, "disclosure", "regulations") == [BROKEN] * 3
    assert values(found, "disclosure", "normative_documents") == [1, 2, 3]


def test_a_note_on_the_next_line_belongs_to_its_value() -> None:
    row = "规章\n22\n(其中修订16件)\n55\n(含自然失效29件)\n235\n"
    found = read_tables(f"信息内容\n本年制发件数\n{row}规范性文件\n0\n0\n0")
    assert values(found, "disclosure", "regulations") == [22, 55, 235]
    assert cells(found, "disclosure", "regulations")[1].note == "含自然失效29件"


@pytest.mark.parametrize(
    ("header", "cell", "value", "unit"),
    [
        ("采购总金额", "8040", 8040, None),
        ("采购总金额(元)", "80400", "8.0400", "元"),
        ("采购总金额(元)", "8.5万元", "8.5", "万元"),
    ],
)
def test_the_unit_of_money(header: str, cell: str, value: object, unit: str | None) -> None:
    rows = f"信息内容 | 采购项目数量 | {header} |\n政府集中采购 | 4 | {cell} |"
    text = f"{ITEMS_2019}行政许可 | 0 | 0 | 0 |\n{rows}"
    amount = cells(read_tables(text), "disclosure", "procurement")[1]
    assert (str(amount.value), amount.unit) == (str(value), unit)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("0 | " * 15, [0] * 15),
        ("0 | ||||||||||||||", [0] * 15),
        ("0" * 15, [0] * 15),
        (" ".join("0" * 14), [0] * 14 + [BROKEN]),
        (" ".join("1" + "0" * 13), [BROKEN] * 15),
        ("100001000000000", [BROKEN] * 15),
        ("5 | ||||||||||||||", [BROKEN] * 15),
        ("| " + "/ | / | / | / | 0 | " * 3, [NONE, NONE, NONE, NONE, 0] * 3),
        ("4\n0\n1\n0\n5" + "\n0" * 10, [4, 0, 1, 0, 5, *[0] * 10]),
    ],
)  # fmt: skip
def test_the_fifteen_values_of_table_four(row: str, expected: list[object]) -> None:
    block = "结果维持\n结果\n纠正\n其他结果\n尚未\n审结\n总计\n"
    head = f"行政复议\n行政诉讼\n{block}未经复议直接起诉\n复议后起诉\n{block}{block}"
    found = read_tables(head + row)
    rows = ("review", "litigation_direct", "litigation_after_review")
    assert [value for key in rows for value in values(found, "disputes", key)] == expected


def test_the_form_is_told_table_by_table() -> None:
    text = (
        DOCUMENTS
        + "规章 | 0 | 0 | 0 |\n规范性文件 | 0 | 0 | 0 |\n"
        + requests(NEW + FULL, "(六)其他处理" + FULL)
    )
    found = read_tables(text, 2022)
    assert found.printed["disclosure"].form == "2021"
    assert found.printed["requests"].form == "2019"
    assert found.form == "2021"
    assert found.facts["table_form[requests]"].value == "2019"


def test_a_table_that_shows_no_form_is_laid_out_as_is_due() -> None:
    text = requests(NEW + FULL, CARRIED + FULL)
    assert read_tables(text).printed["requests"].form is None
    assert read_tables(text, 2020).printed["requests"].layout == "2019"
    assert read_tables(text, 2023).printed["requests"].layout == "2021"
    assert read_tables(text).form is None


def test_clauses_are_observed_with_the_row_below() -> None:
    text = (
        DOCUMENTS
        + "规章 0 0 0\n规范性文件 0 0 0\n"
        + "第二十六条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n3\n行政强制\n0"
    )
    seen = [o for o in read_tables(text).observations if o.name == "clause"]
    assert [dict(o.values) for o in seen] == [
        {"row": "regulations", "found": 2001, "due": 2001},
        {"row": "penalties", "found": 2606, "due": 2006},
    ]
    assert seen[1].quote == "第二十六条第（六）项"
    assert seen[1].location is not None
    assert seen[1].location.line == 5


def test_sentences_and_menus_are_no_tables() -> None:
    text = """一、总体情况
全年办理行政许可 12 件、行政处罚 3 件。
行政许可 12 件
行政处罚 3 件
行政强制
行政事业性收费
(一)予以公开 3 件
(二)部分公开 2 件
2.重复申请 1 件
其他处理 0 件
复议结果维持、结果纠正、尚未审结
2 件"""
    found = read_tables(text)
    assert dict(found.printed) == {}
    assert found.used == frozenset()
    assert {fact.value for fact in found.facts.values()} == {0}


def test_a_menu_before_the_table_is_no_part_of_it() -> None:
    menu = "首页\n规章\n规范性文件\n行政许可\n行政处罚\n"
    found = read_tables(menu + DOCUMENTS + "规章 | 0 | 0 | 0 |\n行政许可 | 41 | ||\n")
    assert values(found, "disclosure", "penalties") == [BROKEN]
    assert min(found.used) == 5


def test_damaged_cells_are_unreadable() -> None:
    found = read_tables(requests(NEW + " | 1\ufffd | 0 | 0 | 0 | 0 | 0 | 1 |", CARRIED + FULL))
    damaged = cells(found, "requests", "new")[0]
    assert (damaged.state, damaged.damaged) == (CellState.UNREADABLE, True)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_in_traditional_script_with_cut_headers(layout: str) -> None:
    made = zeros("2019", requests__new__total="0", disclosure__procurement__items="0")
    text = write_report(made, layout, Options(traditional=True, cut=True, explained=True))
    found = read_tables(text)
    assert {cell.value for table in found.printed.values() for cell in table.cells} == {0}
    assert found.form == "2019"


@pytest.mark.parametrize(
    "text",
    [
        "|" * 200_000, "(" * 200_000, "1" * 200_000, "0 " * 100_000, "其他\n0\n" * 10_000,
        "总计" * 60_000, "结果维持\n" * 20_000, "规章 | " * 40_000, "第二十条第(" * 30_000,
        "增" * 100_000, "0 | " * 100_000,
    ],
)  # fmt: skip
def test_hostile_text_ends_soon(text: str) -> None:
    assert not read_tables(text).printed.get("requests")


def test_odd_lines_behind_the_values_of_a_row_leave_it_unreadable() -> None:
    # Two lines hold two figures each, and what stands on the last line is none at all.
    row = ["3.补正后申请内容仍不明确", "45", "\ufffd 1", "7", "13 393", "62", "26", "3\ufffd544"]
    text = write_report(drawn("2021", 3), "A6")
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if "补正后申请内容仍不明确" in line)
    end = next(n for n, line in enumerate(lines) if "信访举报投诉类申请" in line)
    damaged = "\n".join([*lines[:start], *row, *lines[end:]])

    found = read_tables(damaged)

    assert set(values(found, "requests", "unavailable_unclear")) == {BROKEN}


def test_spans_of_a_label_are_no_blank_cells() -> None:
    blanks = " |||  |  |  |  |  |  | 0 |\n"
    row = f"{NEW} ||| 2 |  |  |  |  |  | 2 |"
    found = read_tables(requests(row, CARRIED + blanks.strip("\n")))
    assert values(found, "requests", "new") == [2, BLANK, BLANK, BLANK, BLANK, BLANK, 2]
    assert values(found, "requests", "carried_in") == [BLANK] * 6 + [0]


def test_rows_drawn_out_with_spaces_are_no_sentences() -> None:
    wide = "　" * 20
    text = "\n".join(f"{label}{wide}{wide.join('3000003')}" for label in (NEW, CARRIED, TOTAL, OUT))
    found = read_tables(text)
    assert values(found, "requests", "new") == [3, 0, 0, 0, 0, 0, 3]


def test_values_may_stand_before_their_label() -> None:
    text = "\n".join(f"3 0 0 0 0 0 3 {label}" for label in (NEW, CARRIED, TOTAL, OUT))
    found = read_tables("申请人情况 自然人 法人或其他组织 总计\n" + text)
    assert values(found, "requests", "new") == [3, 0, 0, 0, 0, 0, 3]
    assert values(found, "requests", "carried_out") == [3, 0, 0, 0, 0, 0, 3]


def test_values_after_a_line_end_belong_to_the_label_above() -> None:
    rows = f"申请人情况 {NEW}\n1 0 0 0 0 0 1 {CARRIED}\n2 0 0 0 0 0 2 {TOTAL}\n"
    found = read_tables(f"{rows}3 0 0 0 0 0 3 {OUT}\n0 0 0 0 0 0 0")
    shown = [values(found, "requests", row)[0] for row in ("new", "carried_in", "handled_total")]
    assert shown == [1, 2, 3]


@pytest.mark.parametrize("row", [" 73,85\n2 4 15 0 12 0 0", " 1 4 15 0 12 0 49\n,686"])
def test_a_figure_cut_by_a_line_end_is_never_half_a_figure(row: str) -> None:
    others = "\n".join(f"{name} 0 0 0 0 0 0 0" for name in (CARRIED, "(一)予以公开", TOTAL, OUT))
    found = read_tables(f"{NEW}{row}\n{others}")
    assert values(found, "requests", "new") == [BROKEN] * 7


def test_a_cell_that_ends_on_the_next_line_is_not_its_first_half() -> None:
    found = read_tables(requests(f"{NEW} | 1 | 4 | 15 | 0 | 12 | 0 | 49\n686 | ||", CARRIED + FULL))
    assert values(found, "requests", "new") == [1, 4, 15, 0, 12, 0, BROKEN]


def test_a_label_put_together_from_two_lines_is_read_though_no_line_holds_it() -> None:
    cut = "| 5.属于三类内部事务信息 3\n5 | 0 | 0 | 0 | 0 | 0 | 0 | 5 |"
    found = read_tables(f"{REQUESTS}{NEW} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n{cut}\n{OUT}{FULL}")

    assert values(found, "requests", "new") == [3, 0, 0, 0, 0, 0, 3]


# Text of a PDF as `pdftotext -layout` gives it: values beside the first line of a label that goes
# on below them, a group heading beside it, and a page number between two lines of a label.
BROKEN_LABELS = """一、本年新收政府信息公开申    31    6     0     0     3    0    40
     请数量
二、上年结转政府信息公开申    0     1     0     0     0    0    1
     请数量
三、本   （一）予以公开    9     5     0     0     2    0    16
年度办   （二）部分公开    2     0     0     0     0    0     2
理结果  （区分处理的，只
     计这一情形，不计
       其他情形）
     （三）  1.属于   1     0     0     0     0    0    1
     不予公  国家秘
       开    密
          2.其他   2     0     0     0     0    0    2
          法律行
          政法规
          禁止公
            开
           3.危   3     0     0     0     0    0    3
          及“三安
          全一稳
           定”
          4.保护   4     0     0     0     0    0    4
          第三方
          合法权
            益
          5.属于   0     1     0     0     0    0    1
          三类内
          部事务
           信息
          6.属于   0     0     0     0     1    0    1
          四类过
          程性信
            息
          7.属于   5     0     0     0     0    0    5
          行政执
          法案卷
          8.属于   0     0     0     0     0    0    0
—2—
          行政查
          询事项
     （四）  1.本机   5     1     0     0     0    0    6
     无法提  关不掌
       供   握相关
          政府信
            息
          2.没有   0     0     0     0     0    0    0
          现成信
          息需要
          另行制
            作
          3.补正   0     0     0     0     0    0    0
          后申请
          内容仍
          不明确
     （五）  1.信访   0     0     0     0     0    0    0
     不予处  举报投
       理   诉类申
            请
          2.重复   0     0     0     0     0    0    0
           申请
          3.要求   0     0     0     0     0    0    0
          提供公
          开出版
            物
          4.无正   0     0     0     0     0    0    0
          当理由
          大量反
          复申请
          5.要求   0     0     0     0     0    0    0
          行政机
          关确认
          或重新
          出具已
          获取信
            息
     （六）  1.申请   0     0     0     0     0    0    0
     其他处  人无正
       理   当理由
          逾期不
          补正
          2.申请   0     0     0     0     0    0    0
          人逾期
          未按收
          费通知
          要求缴
          纳费用
          3.其他   0     0     0     0     0    0    0
        （七）总计    31    7     0     0     3    0    41
四、结转下年度继续办理    0     0     0     0     0    0    0
"""


def test_rows_whose_labels_go_on_below_their_values_go_by_their_numbers() -> None:
    found = read_tables("申请人情况\n" + BROKEN_LABELS)

    assert values(found, "requests", "granted") == [9, 5, 0, 0, 2, 0, 16]
    totals = [values(found, "requests", row)[-1] for row in DENIED]
    assert totals == [1, 2, 3, 4, 1, 1, 5, 0]
    assert values(found, "requests", "unavailable_not_held") == [5, 1, 0, 0, 0, 0, 6]
    assert values(found, "requests", "other_misc") == [0] * 7


def test_numbers_that_skip_one_say_nothing() -> None:
    lost = BROKEN_LABELS.replace("          6.属于   0     0     0     0     1    0    1\n", "")
    found = read_tables("申请人情况\n" + lost)

    assert values(found, "requests", "denied_state_secret") == [BROKEN] * 7


def test_a_row_whose_label_goes_on_behind_a_page_end_goes_by_its_number() -> None:
    found = read_tables(
        "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
        "（五）\n不予处\n理\n1.信访\n举报投\n诉类申\n请\n0 0 0 0 0 0 0\n"
        "2.重复 1 0 0 0 0 2 3\n— 2 —\n申请\n3.要求\n提供公\n开出版\n物\n0 0 0 0 0 0 0\n"
        "4.无正\n当理由\n大量反\n复申请\n1 0 0 0 0 0 1\n"
        "（七）总计 2 0 0 0 0 2 4\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
    )

    assert values(found, "requests", "rejected_repeated") == [1, 0, 0, 0, 0, 2, 3]
    assert values(found, "requests", "rejected_excessive") == [1, 0, 0, 0, 0, 0, 1]


def test_a_merged_cell_written_out_over_its_columns_is_one_value() -> None:
    found = read_tables(
        DOCUMENTS + "规章 | 0 | 0 | 0 |\n"
        "第二十条第(五)项 | 第二十条第(五)项 | 第二十条第(五)项 | 第二十条第(五)项 |\n"
        "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n"
        "行政许可 | 11 | 11 | 11 |\n行政处罚 | 8 | 7 | 7 |\n"
    )

    assert values(found, "disclosure", "licensing") == [11]
    assert values(found, "disclosure", "penalties") == [BROKEN]


def test_a_figure_before_blank_cells_of_a_drawn_table_stands_in_its_own_column() -> None:
    blank = "<td></td>" * 2
    markup = (
        "<table><tr><td colspan=4>第二十条第（五）项</td></tr>"
        "<tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td></tr>"
        f"<tr><td>行政许可</td><td>52</td>{blank}</tr>"
        f"<tr><td>其他对外管理服务事项</td><td>0</td>{blank}</tr></table>"
    )
    (report,) = recognise(read_document(f"<html><body>{markup}</body></html>".encode()))
    cells = {str(c.address): c.value for c in report.printed["disclosure"].cells}

    assert cells["disclosure.licensing.previous_items"] == 52
    assert cells["disclosure.licensing.change"] is None
    assert cells["disclosure.other_services.change"] == 0


def test_two_figures_on_a_line_of_a_stacked_row_are_two_where_the_row_adds_up() -> None:
    row = NEW + "\n214\n0\n0\n0\n{}\n"
    adds_up = read_tables(requests(row.format("11\n0 225"), CARRIED + FULL))
    assert values(adds_up, "requests", "new") == [214, 0, 0, 0, 11, 0, 225]
    wrong = read_tables(requests(row.format("11\n0 226"), CARRIED + FULL))
    assert values(wrong, "requests", "new") == [BROKEN] * 7


def test_two_figures_on_a_line_are_one_only_where_digits_may_be_grouped() -> None:
    row = NEW + "\n{}\n0\n0\n0\n0\n0\n{}"
    found = read_tables(requests(row.format("1 268", "1268"), CARRIED + FULL))
    assert values(found, "requests", "new") == [1268, 0, 0, 0, 0, 0, 1268]
    for line, total in (("12 5", "125"), ("10 2482", "102482"), ("676 260", "13")):
        found = read_tables(requests(row.format(line, total), CARRIED + FULL))
        assert values(found, "requests", "new") == [BROKEN] * 7


def test_a_figure_cut_behind_its_point_takes_no_other_into_the_label() -> None:
    head = "第二十条第(九)项\n信息内容 采购项目数量 采购总金额\n"
    text = ITEMS_2019 + "行政许可 0 0 0\n行政处罚 1 -8 2\n" + head
    found = read_tables(text + "政府集中采购 120 35.85\n")
    assert values(found, "disclosure", "procurement") == [120, Decimal("35.85")]
    for figures in ("120 35. 8 5", "120 3 5 . 8 5"):
        found = read_tables(text + f"政府集中采购 {figures}\n")
        assert values(found, "disclosure", "procurement") == [BROKEN] * 2
