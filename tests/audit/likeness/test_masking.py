"""What is taken out of a text before it is compared with another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit.likeness.areas import area_of, names_of, places_of
from goiaudit.audit.likeness.masking import masked, masked_sections, own_names
from goiaudit.model.text import Section
from tests.support.texts import written

# Characters of which names, numbers, titles and references to oneself are made.
TEXTS = st.text("示例县水务局东河镇三我本机关年月日一二〇0123,。《》[]号#报告公开\n ", max_size=60)
NAMES = st.lists(st.sampled_from(["示例县", "水务局", "示例县水务局", "三河镇", "东河镇", "河镇"]))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("全年公开信息208条。", "全年公开信息#条"),
        ("2023年1月1日至12月31日", "#年#月#日至#月#日"),
        ("收到申请十五件，增长1.5%。", "收到申请#件增长#"),
        ("根据《中华人民共和国政府信息公开条例》公开。", "根据#公开"),
        ("按照国办公开办函[2021]30号的要求。", "按照国办公开办函#的要求"),
        ("示例县水务局公布，水务局审核，我局公开，本机关答复。", "#公布#审核#公开#答复"),
        ("在我县门户网站公开。", "在#门户网站公开"),
        ("Tel: (0751) abc", "#"),
    ],
)
def test_figures_dates_titles_and_names_are_masked(text: str, left: str) -> None:
    assert masked(text, own_names("示例县水务局", [text])) == left


def test_a_short_form_that_the_report_declares_is_masked_too() -> None:
    text = "示例县发展和改革局(以下简称县发改局)公开信息，由县发改局审核。"

    assert masked(text, own_names("示例县发展和改革局", [text])) == "#以下简称#公开信息由#审核"


def test_two_organs_that_say_the_same_of_themselves_have_one_masked_text() -> None:
    one = written("示例县水务局", overview="示例县水务局2023年公开信息208条，我局认真审核。")
    other = written("甲县东河镇人民政府", overview="东河镇2022年公开信息31条，我镇认真审核。")

    assert masked_sections(one) == masked_sections(other)


def test_the_preface_is_left_out() -> None:
    report = written(overview="公开信息。")
    preface = Section("preface", None, report.sections[0].body)
    object.__setattr__(report, "sections", (preface, *report.sections))

    assert set(masked_sections(report)) == {"overview"}


@given(TEXTS, TEXTS)
def test_sections_are_masked_as_each_of_them_alone(overview: str, problems: str) -> None:
    report = written("示例县水务局", overview=overview, problems=problems)
    bodies = {s.key: "\n".join(p.text for p in s.body) for s in report.sections if s.body}
    names = own_names(report.organ, list(bodies.values()))

    assert masked_sections(report) == {key: masked(body, names) for key, body in bodies.items()}


def test_a_title_that_is_not_closed_reaches_into_no_other_section() -> None:
    report = written(overview="公开《条例。", problems="制度》不健全。")

    assert masked_sections(report) == {"overview": "公开条例", "problems": "制度不健全"}


@given(TEXTS, NAMES)
def test_masking_a_masked_text_changes_nothing(text: str, names: list[str]) -> None:
    known = own_names(None, []) + tuple(sorted(set(names), key=lambda name: -len(name)))
    once = masked(text, known)

    assert masked(once, known) == once


@given(TEXTS)
def test_no_figure_and_no_mark_is_left(text: str) -> None:
    assert not set(masked(text)) & set("0123456789,。《》[]一二三〇 \n")


@pytest.mark.parametrize(
    ("organ", "places", "area"),
    [
        ("示例县水务局", ("示例县",), "示例县"),
        ("甲市示例县东河镇人民政府", ("甲市", "示例县", "东河镇"), "甲市示例县"),
        ("示例县城市管理局", ("示例县",), "示例县"),
        ("东河镇人民政府", ("东河镇",), ""),
        ("水务局", (), ""),
    ],
)
def test_the_places_of_a_name(organ: str, places: tuple[str, ...], area: str) -> None:
    assert places_of(organ) == places
    assert area_of(organ) == area


def test_the_body_of_a_name_is_a_name_too() -> None:
    assert set(names_of("甲市示例县水务局")) == {"甲市示例县水务局", "甲市", "示例县", "水务局"}
