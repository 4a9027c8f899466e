"""Values of one row on two lines of a text that is laid out as the page was."""

from __future__ import annotations

import pytest

from tests.recognition.reading import read_tables, values

BROKEN = "unreadable"
HEAD = """                        自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收政府信息公开申请数量    11     0     0     0     0     2    13
二、上年结转政府信息公开申请数量     0     0     0     0     0     0     0
"""
LAST = """(七)总计                    11     0     0     0     0     2    13
四、结转下年度继续办理               0     0     0     0     0     0     0
"""


def granted(*lines: str) -> list[object]:
    return values(read_tables(HEAD + "\n".join(lines) + "\n" + LAST), "requests", "granted")


def test_a_cell_that_stands_higher_keeps_its_column() -> None:
    assert granted(
        "(一)予以公开                                                              13",
        "                        11     0     0     0     0     2",
    ) == [11, 0, 0, 0, 0, 2, 13]


def test_a_cell_that_stands_lower_keeps_its_column() -> None:
    assert granted(
        "(一)予以公开                       0     0     0     0     2    13",
        "                        11",
    ) == [11, 0, 0, 0, 0, 2, 13]


def test_where_lines_are_not_laid_out_a_row_has_to_add_up_in_this_order_alone() -> None:
    assert granted("(一)予以公开 11 0 0 0 0 2", "13") == [11, 0, 0, 0, 0, 2, 13]
    assert granted("(一)予以公开 13", "11 0 0 0 0 2") == [BROKEN] * 7
    # 2, 0 ... 0, 2: the first may as well be the total, and the last one that of 其他.
    assert granted("(一)予以公开 2", "0 0 0 0 0 2") == [BROKEN] * 7
    assert granted("(一)予以公开 0", "0 0 0 0 0 0") == [0] * 7


def test_digits_below_each_other_are_two_lines_of_one_figure() -> None:
    found = granted(
        "                                                               49",
        "(一)予以公开                48     0     0     0     0     1",
        "                                                                1",
    )
    assert found == [BROKEN] * 7


def test_a_label_may_go_on_below_its_first_values() -> None:
    text = HEAD + (
        "1.申请人无正当理由逾期不补正、                                              9\n"
        "行政机关不再处理其政府信息公开    9     0     0     0     0     0\n"
        "申请\n"
        "3.其他                      2     0     0     0     0     2     4\n"
    )
    found = read_tables(text + LAST)
    assert values(found, "requests", "other_no_correction") == [9, 0, 0, 0, 0, 0, 9]
    assert values(found, "requests", "other_misc") == [2, 0, 0, 0, 0, 2, 4]


@pytest.mark.parametrize("below", ["2.重复申请", "(二)部分公开"])
def test_a_row_with_a_label_of_its_own_goes_on_with_no_row_above(below: str) -> None:
    found = granted(
        "(一)予以公开                    11     0     0",
        f"{below}                                       0     0     2    13",
    )
    assert found == [BROKEN] * 7


def test_the_heading_of_the_results_may_stand_beside_the_lines_of_other_cells() -> None:
    text = HEAD + (
        "三、 (一)予以公开            11     0     0     0     0     2    13\n"
        "本年 (二)部分公开(区分处理\n"
        "度办 的,只计这一情形,不计      0     0     0     0     0     0     0\n"
        "理结 其他情形)\n"
        "果   1.属于国家秘密          0     0     0     0     0     0     0\n"
    )
    found = read_tables(text + LAST)
    assert found.facts["results_heading"].value == 1
    assert read_tables(HEAD + LAST).facts["results_heading"].value == 0
