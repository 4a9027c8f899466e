from __future__ import annotations

import pytest

from goiaudit.definitions.divisions import divisions
from goiaudit.definitions.organs import organ_names
from goiaudit.recognition.organs import nature
from tests.recognition.reports import SECTIONS, read, report


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("示例县教育局2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局2023年度政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局 2023 年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例縣教育局２０２３年政府信息公開工作年度報告", "示例县教育局", 2023),
        ("示例县教育局关于2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("关于示例县教育局2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("2023年示例县教育局政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局二〇二三年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局政府信息公开工作年度报告(2023年)", "示例县教育局", 2023),
        ("示例县教育局政府信息公开工作2023年年度报告", "示例县教育局", 2023),
        ("示例县教育局\n2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县教育局\n\n2023年政府信息公开\n工作年度报告", "示例县教育局", 2023),
        ("示例县教育局2023年政府信息公开\n工作年度报告", "示例县教育局", 2023),
        ("标题:示例县教育局2023年政府信息公开工作年度报告", "示例县教育局", 2023),
        ("示例县人民政府信息公开工作年度报告(2023年)", "示例县人民政府", 2023),
        ("示例县示例镇2023年政府信息公开工作年度报告", "示例县示例镇", 2023),
        ("示例县示例镇人民政府2023年政府信息公开工作年度报告", "示例县示例镇人民政府", 2023),
    ],
)
def test_titles_name_organ_and_year(title: str, organ: str, year: int) -> None:
    found = report(title)
    assert (found.organ, found.year) == (organ, year)
    assert found.facts["title"].value == 1
    assert found.facts["title_organ"].value == 1
    assert found.facts["title_phrase"].value == 1
    assert found.facts["title_year"].value == year


@pytest.mark.parametrize(
    "title",
    [
        "示例县教育局2023年政府信息公开工作总结",
        "示例县教育局2023年政务公开工作年度报告",
        "示例县教育局2023年政府网站工作年度报告",
        "示例县教育局2023年政府信息公开年报",
    ],
)
def test_a_wrong_phrase_is_a_title_still(title: str) -> None:
    found = report(title)
    assert found.organ == "示例县教育局"
    assert found.facts["title"].value == 1
    assert found.facts["title_phrase"].value == 0


@pytest.mark.parametrize(
    "line",
    [
        "文号: 关键词: 政府网站工作年度报告",
        "当前位置: 首页 > 政府信息公开年报 > 示例县教育局2022年政府信息公开工作年度报告",
        "上一篇:示例县教育局2022年政府信息公开工作年度报告",
        "示例县教育局2022年政府信息公开工作年度报告 2023-01-12",
    ],
)
def test_links_and_keywords_are_no_title(line: str) -> None:
    found = report(line)
    assert found.facts["title"].value == 0
    assert "title_year" not in found.facts
    assert found.year == 2023


def test_the_title_stands_next_above_the_text() -> None:
    found = report(
        "示例县人民政府\n首页\n政府信息公开年报\n示例县教育局2021年政府信息公开工作年度报告\n"
        "示例县教育局2023年政府信息公开工作年度报告\n发布时间:2024-01-10\n"
    )
    assert (found.organ, found.year) == ("示例县教育局", 2023)
    assert found.facts["title"].location is not None
    assert found.facts["title"].location.line == 5


def test_a_site_name_above_a_title_is_overruled_by_the_signature() -> None:
    found = report("示例县人民政府\n2023年政府信息公开工作年度报告", "示例县教育局\n2024年1月10日")
    assert found.organ == "示例县教育局"


@pytest.mark.parametrize(
    ("above", "signed", "organ"),
    [
        ("示例县青石镇人民政府", "青石镇人民政府", "示例县青石镇人民政府"),
        ("示例县公安局城东新区分局", "示例县公安局城东分局", "示例县公安局城东新区分局"),
        ("示例新区管理委员会", "示例新区管理委员会办公室", "示例新区管理委员会"),
        # the line may be the site's, and the report the office's own
        ("示例县人民政府", "示例县人民政府办公室", "示例县人民政府办公室"),
        ("示例县教育局", "示例县民政局", "示例县民政局"),
    ],
)
def test_a_name_above_the_title_counts_where_the_same_organ_signs(
    above: str, signed: str, organ: str
) -> None:
    title = f"{above}\n2023年政府信息公开工作年度报告"
    assert report(title, f"{signed}\n2024年1月12日").organ == organ


def test_names_of_cloned_sites_are_unusable() -> None:
    found = report(
        "365体育直播示例县水务局2023年政府信息公开工作年度报告",
        "示例县水务局\n2024年1月10日",
    )
    assert found.organ == "示例县水务局"


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        (
            "现公布示例旗示例苏木2023年政府信息公开工作年度报告。统计期限从2023年1月1日到12月31日止。",
            "示例旗示例苏木",
        ),
        (
            "本报告由示例县水务局办公室编制,统计期限自2023年1月1日起至2023年12月31日止。",
            "示例县水务局",
        ),
        ("示例县司法局根据《中华人民共和国政府信息公开条例》编制本报告。", "示例县司法局"),
        ("根据上级要求,现编制2023年政府信息公开工作年度报告。", None),
        ("按照示例省财政厅的要求,我局公开了信息,主动公开政府信息12条。", None),
    ],
)
def test_without_title_the_text_names_the_organ(text: str, organ: str | None) -> None:
    assert read(f"{text}\n(一)主动公开。2023年主动公开政府信息12条。\n").organ == organ


def test_without_title_the_signature_goes_before_the_text() -> None:
    assert report("", "示例县水务局\n2024年1月10日").organ == "示例县水务局"


@pytest.mark.parametrize(
    ("period", "sure"),
    [("2023年1月1日至2023年12月31日", 1), ("2022年1月1日至2022年12月31日", 0), ("", 1)],
)
def test_the_year_is_sure_if_no_stated_period_contradicts_the_title(period: str, sure: int) -> None:
    stated = f"本报告统计期限为{period}。" if period else ""
    found = report(f"示例县教育局2023年政府信息公开工作年度报告\n{stated}")
    assert found.year == 2023
    assert found.facts["year_sure"].value == sure


def test_two_periods_that_differ_give_no_year() -> None:
    text = "数据统计期限为2021年1月1日至12月31日。\n统计期限为2022年1月1日至12月31日。\n"
    found = read(text + SECTIONS.replace("{year}年,", ""))
    assert found.year is None
    assert "year" not in found.facts
    assert "year_sure" not in found.facts


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # period, opening and the report's own name, two against one
        (
            "编制了2023年政府信息公开年度报告。统计期限为2022年1月1日至2022年12月31日。{2023年,我局公开信息。}",
            2023,
        ),
        ("统计期限为2022年1月1日至2022年12月31日。{2023年,我局公开信息。}", 2022),
        # the name of last year's report is not this one's
        ("{2023年,我局按时公布2022年政府信息公开工作年度报告。}", 2023),
        ("{我局按时公布2022年政府信息公开工作年度报告。}", None),
        # the report's own name without publishing words
        (
            "示例县水务局2023年政府信息公开工作年度报告(以下简称年报)是根据条例编制的。{我局公开信息。}",
            2023,
        ),
        ("{本报告根据条例,汇报我镇2023年政府信息公开工作。}", 2023),
        # years that sentences begin with
        ("2023年,我局在县委领导下公开信息。{我局公开信息。}", 2023),
        ("{我局公开信息。2023年共公开12条。}", 2023),
        ("{(一)主动公开情况。\n2023年,我局公开信息。}", 2023),
        ("{1.2023年,我局公开信息。}", 2023),
        ("{根据条例的要求,2023年县水务局公开信息。}", 2023),
        ("{我局公开信息。截至2023年12月31日公开12条。}", 2023),
        # two of them, or a later one, leave it open; so do months, carried requests, 以来
        ("{我局公开信息。2022年共公开8条。2023年共公开12条。}", None),
        ("{我局公开信息。2022年共公开8条,2023年计划公开12条。}", None),
        ("{我局公开信息。2023年5月公开12条。}", None),
        ("{我局公开信息。2023年结转申请1件。}", None),
        ("{我局公开信息。2023年以来公开12条。}", None),
        # a plan to a later year is none of the report's
        ("{我局公开信息。2023年制定2023-2025年行动方案。}", 2023),
    ],
)
def test_without_title_the_text_names_the_year(text: str, year: int | None) -> None:
    preface, _, overview = text.removesuffix("}").partition("{")
    opening = f"{preface}\n一、总体情况\n{overview}\n二、主动公开政府信息情况\n"
    assert read(opening).year == year


def test_a_report_is_signed_in_the_year_after() -> None:
    text = "一、总体情况\n我局公开信息。2021年共公开12条。\n六、其他需要报告的事项\n无。\n"
    assert read(f"{text}示例县水务局\n2022年1月12日\n").year == 2021
    assert read(f"{text}示例县水务局\n2024年1月12日\n").year is None


@pytest.mark.parametrize(
    ("above", "organ"),
    [
        (
            "示例市示例区财政局2023年政府信息公开工作年度报告\n发布日期:2024-01-10\n",
            "示例市示例区财政局",
        ),
        ("示例市示例区财政局2022年政府信息公开工作年度报告\n发布日期:2024-01-10\n", "区财政局"),
        ("示例市示例区民政局2023年政府信息公开工作年度报告\n发布日期:2024-01-10\n", "区财政局"),
    ],
)
def test_the_fuller_of_two_titles_names_the_organ(above: str, organ: str) -> None:
    assert report(f"{above}2023年度区财政局政府信息公开工作年度报告").organ == organ


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("现公布示例区财政局2023年政府信息公开工作年度报告。", "示例区财政局"),
        ("现公布示例区民政局2023年政府信息公开工作年度报告。", "区财政局"),
    ],
)
def test_the_text_may_name_the_place_that_the_title_leaves_out(text: str, organ: str) -> None:
    assert report(f"区财政局2023年政府信息公开工作年度报告\n{text}").organ == organ


def test_a_year_in_front_of_the_topic_needs_no_word_for_it() -> None:
    found = report("示例镇2023政府信息公开工作年度报告")
    assert (found.organ, found.year) == ("示例镇", 2023)


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("示例县水务局\n政府信息公开工作年度报告", "本报告由示例县水务局编制。", 1),
        ("示例县人民政府\n政府信息公开工作年度报告", "本报告由示例县水务局编制。", 0),
        ("NewSport水务局\n2023年政府信息公开工作年度报告", "", 1),
        ("NewSport首页\n2023年政府信息公开工作年度报告", "", 0),
    ],
)
def test_an_organ_on_the_line_above_belongs_to_the_title(title: str, text: str, named: int) -> None:
    assert report(f"{title}\n{text}").facts["title_organ"].value == named


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("示例区人民政府办公室", "office", "county"),
        ("示例市高新区", "other", None),
        ("示例市临空经济区", "other", None),
        ("示例中央商务区管理委员会", "other", None),
        ("示例区", "government", "county"),
        ("上海市人民政府办公厅", "office", "province"),
        ("绵阳市市场监督管理局", "department", "prefecture"),
        ("示例县教育局", "department", "county"),
        ("示例市教育局", "department", None),
        ("示例市示例区城市管理局", "department", "county"),
        ("义乌市人民政府", "government", "county"),
        ("兴安盟行政公署", "government", "prefecture"),
        ("恩施土家族苗族自治州人民政府", "government", "prefecture"),
        ("巴中市巴州区教育局", "department", "county"),
        ("示例县示例镇人民政府", "township", "township"),
        ("示例旗示例苏木", "township", "township"),
        ("示例市示例街道办事处", "street", "township"),
        ("示例经济技术开发区管理委员会", "other", None),
        ("示例市国有资产监督管理委员会", "department", None),
        ("国家税务总局示例县税务局", "department", "county"),
        ("国家统计局", "department", "national"),
        ("示例县城乡建设局", "department", "county"),
        ("津市市教育局", "department", "county"),
        ("示例县(本级)", "government", "county"),
        ("鞍山市海城市教育局", "department", "county"),
        ("海城市城市管理局", "department", "county"),
        ("市中区人民政府", "government", "county"),
        ("市教育局", "department", None),
        ("滨海新区教育局", "department", "county"),
        ("晋城市城区教育局", "department", "county"),
        ("示例市城区环境卫生管理局", "department", None),
        ("芒市芒市镇人民政府", "township", "township"),
        ("义县人民政府办公室", "office", "county"),
    ],
)
def test_kind_and_level_are_read_off_the_name(name: str, kind: str, level: str | None) -> None:
    found = nature(name)
    assert (found.kind, found.level) == (kind, level)


@pytest.mark.parametrize(
    ("name", "power"),
    [
        ("示例县人民政府", False),
        ("示例县示例镇人民政府", False),
        ("绵阳市人民政府办公室", True),
        ("东莞市人民政府", True),
        ("示例市教育局", False),
        ("兴安盟行政公署", False),
        ("四川省人民政府", True),
        ("恩平市人民政府", False),
        ("教育部", True),
        ("示例市人民政府", None),
    ],
)
def test_who_makes_regulations(name: str, power: bool | None) -> None:
    assert nature(name).makes_regulations is power


@pytest.mark.parametrize("field", ["教育局", "城市管理局", "人民政府办公室"])
def test_every_division_of_the_country_gives_its_organs_its_level(field: str) -> None:
    known = divisions()
    vague = organ_names().vague_counties

    for name in known.prefectures:
        assert nature(name + field).level == "prefecture", name
    for name, chains in known.counties.items():
        if name not in vague:
            assert nature(name + field).level == "county", name
        for chain in chains:
            assert nature(chain[-1] + name + field).level == "county", (chain, name)
