from __future__ import annotations

from datetime import date

import pytest

from goiaudit.model.claims import Observation
from goiaudit.model.report import Report
from tests.recognition.reports import SECTIONS, read, report

TITLE = "示例县教育局2023年政府信息公开工作年度报告"


def periods(text: str) -> list[tuple[object, object]]:
    found = report(f"{TITLE}\n{text}\n")
    return [(o.values["start"], o.values["end"]) for o in seen(found, "period")]


def seen(found: Report, name: str) -> list[Observation]:
    return [o for o in found.observations if o.name == name]


def years(found: Report) -> list[tuple[object, object]]:
    return [(o.values["place"], o.values["year"]) for o in seen(found, "stated_year")]


WHOLE = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "本报告统计期限自2023年1月1日起至2023年12月31日止。",
        "本报告所列数据的统计期限自2023年1月1日起,至12月31日止。",
        "数据统计自2023年1月1日开始，到2023年12月31日结束。",
        "统计时段：2023年1月1日至同年12月31日。",
        "文中数据起止时间为2023年1月1日至12月31日。",
        "数据时间跨度：2023年1月1日—12月31日。",
        "数据统计期限从2023年1月1日到12月31日止。",
        "报告数据统计口径为2023年1月1日零时至2023年12月31日24时。",
        "统计时间为2023年1月1日0时—12月31日24时。",
        "统计期限为2023年1月1日—2023年12月31日。",
        "统计起止时间:2023年1月1日至2023年12月31日。",
        "统计时限:2023.1.1-2023.12.31。",
        "统计期限为 2023 年 1 月 1 日至 12 月 31 日。",
        "本年度报告中所列数据统计期限为 2023\n年 1 月 1 日至 12 月 31 日。",
        "统计期限为二〇二三年一月一日至十二月三十一日。",
        "統計期限自２０２３年１月１日起至１２月３１日止。",
        "本报告反映2023年1月1日至12月31日的政府信息公开情况。",
        "统计期限为2023年度。",
        "统计期限为2023年1月至12月。",
    ],
)
def test_a_period_of_the_whole_year(text: str) -> None:
    assert periods(text) == [WHOLE]


def test_a_period_stated_twice_is_two_observations() -> None:
    line = "本报告统计期限自2023年1月1日起至2023年12月31日止。"
    assert periods(f"{line}\n{line}") == [WHOLE, WHOLE]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("统计期限自2023年1月1日起至2023年12月30日止。", (date(2023, 1, 1), date(2023, 12, 30))),
        ("统计期限为2022年1月1日至2023年12月31日。", (date(2022, 1, 1), date(2023, 12, 31))),
        ("统计期限为2023年1月至11月。", (date(2023, 1, 1), date(2023, 11, 30))),
    ],
)
def test_a_wrong_period_is_read_as_it_stands(text: str, period: tuple[date, date]) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自202311日起至20231231日止。",
        "统计期限自2023年1月1日起至20231230日止。",
        "统计期限自2023年1月1日起至2023年12月32日止。",
    ],
)
def test_a_broken_date_is_never_repaired(text: str) -> None:
    found = report(f"{TITLE}\n{text}\n")
    (period,) = seen(found, "period")
    assert period.values["end"] is None
    assert not period.intact
    assert ("period", 2023) not in years(found)


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月1日至2023年3月31日,我局开展政策宣传月活动。",
        "公示期自2023年5月1日起至2023年5月7日止。",
        "2023年1月1日至12月31日,共办理提案3件。",
    ],
)
def test_other_ranges_are_no_period(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("ending", "signed"),
    [
        ("示例县教育局\n2024年1月13日", date(2024, 1, 13)),
        ("示例县教育局\n\n\u3000\u30002024 年 1 月 13 日", date(2024, 1, 13)),
        ("示例县教育局 2024年1月13日", date(2024, 1, 13)),
        ("示例县教育局\n二〇二四年一月十三日", date(2024, 1, 13)),
        ("2024年1月13日\n示例县教育局", date(2024, 1, 13)),
        ("2024年1月13日", date(2024, 1, 13)),
        (
            "示例县教育局\n2024年1月13日\n扫一扫在手机打开当前页\n主办单位:示例县人民政府",
            date(2024, 1, 13),
        ),
        ("示例县教育局\n2024年2月31日", None),
        ("示例县教育局\n2024年月日", None),
    ],
)
def test_the_signature_is_dated(ending: str, signed: date | None) -> None:
    fact = report(TITLE, ending).facts["signed"]
    assert fact.value == signed
    assert fact.intact is (signed is not None)


@pytest.mark.parametrize(
    "ending",
    ["", "示例县教育局", "发布时间:2024-01-13", "2024-01-13 10:21", "网站更新于2024年1月13日"],
)
def test_a_report_without_signature_has_no_such_fact(ending: str) -> None:
    assert "signed" not in report(TITLE, ending).facts


def test_the_date_under_the_title_is_a_signature() -> None:
    assert report(f"{TITLE}\n(2024年1月13日)").facts["signed"].value == date(2024, 1, 13)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间:2024-01-16 10:21 浏览次数:12",
        "发文日期: 2024-01-16",
        "发布日期:\n2024年1月16日",
        "[发布日期] 2024/1/16",
        "文章来源:本网 更新时间:2024-01-16 10:21",
        "2024-01-16 15:53文章来源: 教育局",
        "来源:教育局 2024-01-16 15:53",
        "更新时间:2024-01-18 发布时间:2024-01-16",
    ],
)
def test_a_labelled_date_is_that_of_publication(line: str) -> None:
    fact = report(f"{TITLE}\n{line}").facts["published"]
    assert fact.value == date(2024, 1, 16)
    assert fact.quote in line


@pytest.mark.parametrize(
    "line", ["", "2024-01-16", "成文日期:2024-01-16", "发布时间:2024-13-16", "发布时间:"]
)
def test_a_date_without_label_is_none_of_publication(line: str) -> None:
    assert "published" not in report(f"{TITLE}\n{line}").facts


def test_dates_in_the_text_never_date_the_page() -> None:
    text = SECTIONS.format(year=2023).replace("认真", "于发布时间:2023-05-01起认真")
    assert "published" not in read(f"{TITLE}\n{text}").facts


def test_title_period_and_opening_state_the_year() -> None:
    found = report(f"{TITLE}\n统计期限自2023年1月1日起至2023年12月31日止。", year=2023)
    assert years(found) == [("title", 2023), ("period", 2023), ("opening", 2023)]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("2022年,我局认真贯彻条例。", [("opening", 2022)]),
        ("2022年度,我局认真贯彻条例。", [("opening", 2022)]),
        ("截至2022年12月31日,公开信息12条。", [("as_of", 2022)]),
        ("截止 2022 年 12 月 31 日,公开信息12条。", [("as_of", 2022)]),
        ("较截至2022年12月31日的数据增长3%,公开信息12条。", []),
        ("2022年以来,我局认真贯彻条例。", []),
        ("2022年12月,我局召开会议。", []),
        ("2022年底,我局召开会议。", []),
        ("2022年政府信息公开工作要点印发后,我局认真落实。", []),
        ("我局认真贯彻条例,2024年将继续努力。", []),
        ("与2022年相比,公开信息增长3%。", []),
        ("2022年收到申请5件,2023年收到8件,增长60%。", []),
        ("2022年收到申请5件。2023年收到8件。", []),
        ("2022年收到申请5件,为2023年打下基础。", [("opening", 2022)]),
        ("2022年,我局在评估中获评优秀。2023年,我局以便民为宗旨公开信息。", []),
        ("2022年,我局公开信息12条。2023年,我局将继续努力。", [("opening", 2022)]),
        ("针对2022年政府信息公开工作年度报告指出的问题,我局整改。", []),
        ("根据示例办发〔2022〕12号文件,我局整改。", []),
    ],
)
def test_years_of_the_text_are_taken_with_care(sentence: str, stated: list[object]) -> None:
    text = SECTIONS.replace("{year}年,我局认真贯彻《中华人民共和国政府信息公开条例》,", sentence)
    assert years(read(f"{TITLE}\n{text}")) == [("title", 2023), *stated]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("现公布示例县教育局2022年政府信息公开工作年度报告。", "opening"),
        ("现将我局2022年政府信息公开工作年度报告公布如下。", "opening"),
        ("现将我局2022年度政府信息公开工作情况报告如下。", "opening"),
        ("特向社会公布2022年度示例县教育局政府信息公开工作年度报告。", "opening"),
        ("遵照条例编写2022年政府信息公开工作年度报告,统计数据截至年底。", "opening"),
        ("遵照条例编制发布2022年政府信息公开工作年度报告,配发图解2篇。", "quoted_title"),
        ("1月,我局公布2022年政府信息公开工作年度报告。", "quoted_title"),
        ("现将2022年政府信息公开工作年度报告中的问题整改如下。", "quoted_title"),
    ],
)
def test_a_sentence_that_publishes_the_report_names_its_year(sentence: str, place: str) -> None:
    assert (place, 2022) in years(report(f"{TITLE}\n{sentence}"))


def test_other_papers_of_a_year_name_no_report() -> None:
    sentence = "公布2022年度关于做好政府信息公开工作的通知和有关政府信息公开工作报告。"
    assert years(report(f"{TITLE}\n{sentence}")) == [("title", 2023), ("opening", 2023)]


def test_a_damaged_date_is_marked() -> None:
    found = report(f"{TITLE}\n统计期限自2023年1月1日起至2023年12月31日止。")
    assert seen(found, "period")[0].intact
    assert seen(found, "period")[0].quote == "2023年1月1日起至2023年12月31日"


def test_hostile_lines_stay_linear() -> None:
    for piece in (
        "2023年1月1日至",
        "统计期限",
        "二〇二三年",
        "截至2022年12月31日",
        "公布" + "县" * 30,
        "2023年1月1日" + "-" * 80,
        "2023年12月31日~" + "—" * 80,
    ):
        found = read(f"{TITLE}\n{piece * 3000}。\n{SECTIONS.format(year=2023)}")
        assert found.year == 2023


def test_hostile_lines_of_a_page_without_a_title_stay_linear() -> None:
    for piece in (
        "由示例县教育局根据",
        "本报告由",
        "如有疑问,请与示例县教育局",
        "2023年,在县委领导下,示例县教育局在",
        "结合2023年示例县教育局政府信息公开",
        "公布2023年示例县教育局",
        "示例县教育局2023年政府信息公开工作年度报告",
    ):
        read(f"{piece * 3000}。\n{SECTIONS.format(year=2023)}")


@pytest.mark.parametrize(
    "sentence",
    [
        "在2023年1月1日至2023年12月31日统计时段内,公开信息12条。",
        "2023年1月1日至12月31日统计数据如下。",
    ],
)
def test_the_word_for_the_period_may_stand_behind_it(sentence: str) -> None:
    (period,) = seen(report(f"{TITLE}\n{sentence}"), "period")
    assert period.values == {"start": date(2023, 1, 1), "end": date(2023, 12, 31)}


def test_a_part_of_the_year_in_front_of_the_word_is_no_period() -> None:
    sentence = "2023年5月1日至2023年5月31日统计数据如下。"
    assert seen(report(f"{TITLE}\n{sentence}"), "period") == []


def test_the_heading_of_section_one_names_its_year() -> None:
    text = SECTIONS.format(year=2023).replace("一、总体情况", "一、2022年总体情况")
    assert ("opening", 2022) in years(read(f"{TITLE}\n{text}"))
