"""Periods that are as short as the organ's life in the year, by its own words."""

from __future__ import annotations

import pytest

from tests.recognition.reports import read

REPORT = """示例市数据局2024年政府信息公开工作年度报告
{said}本报告统计期限为{period}。
一、总体情况
2024年,我局认真做好公开工作。
"""
FROM_MARCH = "2024年3月28日至2024年12月31日"


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("市数据局于2024年3月28日挂牌成立,", FROM_MARCH),
        ("本局2024年3月由原市大数据中心组建。", FROM_MARCH),
        ("2024年9月本局撤销,职责划入示例市发展和改革委员会。", "2024年1月1日至2024年9月30日"),
    ],
)
def test_an_organ_may_be_younger_than_its_year(said: str, period: str) -> None:
    fact = read(REPORT.format(said=said, period=period)).facts["lifetime"]
    assert fact.value == 1
    assert fact.quote in said


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("", FROM_MARCH),
        ("本局成立于2019年3月。", FROM_MARCH),  # another year
        ("市数据局于2024年6月1日挂牌成立,", FROM_MARCH),  # another month
        ("市数据局于2024年3月28日挂牌成立,", "2024年1月1日至2024年12月31日"),
        ("2024年3月28日印发要点,成立领导小组。", FROM_MARCH),  # something else is founded
    ],
)
def test_a_short_period_without_such_words_has_no_excuse(said: str, period: str) -> None:
    assert "lifetime" not in read(REPORT.format(said=said, period=period)).facts
