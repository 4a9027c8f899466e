"""Table four with pieces of its header between its values."""

from __future__ import annotations

from tests.recognition.reading import read_tables

HEAD = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n\n行政诉讼\n\n"
WORDS = "结果\n\n结果\n\n其他\n\n尚未\n\n维持\n\n纠正\n\n结果\n\n审结\n\n"


def read(review: str, direct: str, after: str) -> list[object]:
    """The cells of a text with three kinds of cases, each four results and their total."""
    text = HEAD
    for heading, figures in (("", review), ("未经复议直接起诉\n", direct), ("复议后起诉\n", after)):
        *parts, total = figures.split()
        text += WORDS + "\n\n".join(parts) + f"\n\n{heading}总计\n\n{total}\n\n"
    found = read_tables(text + "五、存在的主要问题及改进情况\n")
    table = found.printed.get("disputes")
    return [cell.value for cell in table.cells] if table else []


def test_fifteen_values_in_pieces_are_one_row() -> None:
    assert read("1 0 0 2 3", "0 0 0 0 0", "4 0 1 0 5") == [1, 0, 0, 2, 3, *[0] * 5, 4, 0, 1, 0, 5]


def test_nothing_is_read_where_a_total_does_not_bear_the_order_out() -> None:
    assert not any(read("1 0 0 2 3", "0 0 0 0 0", "4 0 1 0 6"))


def test_nothing_is_read_where_a_value_is_missing() -> None:
    assert not any(read("1 0 0 2 3", "0 0 0 0", "4 0 1 0 5"))


def read_with_total_below(values: str, below: str) -> list[object]:
    """The cells of a text with fourteen values, a heading and a sentence, and what is below."""
    text = HEAD + WORDS * 3 + "\n\n".join(values.split())
    text += f"\n\n五、存在的主要问题及改进情况\n公开内容不够全面,解读形式较为单一。\n\n{below}\n\n"
    table = read_tables(text + "六、其他需要报告的事项\n").printed.get("disputes")
    return [cell.value for cell in table.cells] if table else []


def test_the_last_total_may_stand_below_the_next_heading() -> None:
    values = [1, 0, 0, 2, 3, *[0] * 5, 4, 0, 1, 0, 5]
    assert read_with_total_below("1 0 0 2 3 0 0 0 0 0 4 0 1 0", "5") == values
    assert read_with_total_below("1 0 0 2 3 0 0 0 0 0 4 0 1 0", "总计\n\n5") == values
    signed = "示例县教育局\n2024 年 1 月 12 日\n\n5"
    assert read_with_total_below("1 0 0 2 3 0 0 0 0 0 4 0 1 0", signed) == values


def test_another_figure_below_the_next_heading_is_no_total() -> None:
    assert not any(read_with_total_below("1 0 0 2 3 0 0 0 0 0 4 0 1 0", "6"))
    assert not any(read_with_total_below("1 0 0 2 3 0 0 0 0 0 4 0 1 0", "5\n\n6"))
    # Here the total of 行政复议 may be the one that is missing.
    assert not any(read_with_total_below("3 0 0 0 3 0 0 0 3 3 0 0 0 3", "3"))
