"""Tables told value by value, each behind the name of its column."""

from __future__ import annotations

import pytest

from tests.recognition.reading import read_tables, values

SEVEN = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
ROWS = {
    "new": ("一、本年新收政府信息公开申请数量", (3, 1, 0, 0, 0, 0, 4)),
    "carried_in": ("二、上年结转政府信息公开申请数量", (0,) * 7),
    "granted": ("（一）予以公开", (2, 1, 0, 0, 0, 0, 3)),
    "handled_total": ("（七）总计", (2, 1, 0, 0, 0, 0, 3)),
    "carried_out": ("四、结转下年度继续办理", (1, 0, 0, 0, 0, 0, 1)),
}
CASES = {
    "review": ("行政复议", (2, 1, 0, 1, 4)),
    "litigation_direct": ("行政诉讼 未经复议直接起诉", (0, 0, 1, 0, 1)),
    "litigation_after_review": ("行政诉讼 复议后起诉", (3, 0, 0, 0, 3)),
}


def told(label: str, names: tuple[str, ...], figures: tuple[int, ...], mark: str) -> str:
    """One row: its label, then every value behind the name of its column."""
    pairs = zip(names, figures, strict=True)
    return "\n".join([label, *(f"{name}{mark}{figure}" for name, figure in pairs)])


@pytest.mark.parametrize("mark", ["：", "\t", "\n"])
def test_columns_named_for_every_value_make_rows(mark: str) -> None:
    text = "\n".join(told(label, SEVEN, figures, mark) for label, figures in ROWS.values())
    found = read_tables(f"三、收到和处理政府信息公开申请情况\n{text}")
    for row, (_, figures) in ROWS.items():
        assert values(found, "requests", row) == list(figures)


@pytest.mark.parametrize("mark", ["：", "\t", "\n"])
def test_cases_told_value_by_value_are_table_four(mark: str) -> None:
    text = "\n".join(told(label, FIVE, figures, mark) for label, figures in CASES.values())
    found = read_tables(f"四、政府信息公开行政复议、行政诉讼情况\n{text}")
    for row, (_, figures) in CASES.items():
        assert values(found, "disputes", row) == list(figures)
