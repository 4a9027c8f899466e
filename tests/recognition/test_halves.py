"""Headings and titles broken by hand: two lines that are one only together."""

from __future__ import annotations

import pytest

from goiaudit.reading import read_document
from goiaudit.recognition.headings import KEYS
from goiaudit.recognition.report import recognise
from tests.recognition.reports import SECTIONS, read
from tests.writers.docx import line, package

TITLE = "示例县教育局2023年政府信息公开工作年度报告"
LINES = SECTIONS.format(year=2023).splitlines()
HEADINGS = [text for text in LINES if text[1] == "、"]
SIGNED = ["示例县教育局", "2024年1月12日"]


def broken(text: str, place: int) -> list[str]:
    """The lines of a report of which one is broken at a place."""
    lines = [TITLE, *LINES, *SIGNED]
    at = lines.index(text)
    return [*lines[:at], text[:place], text[place:], *lines[at + 1 :]]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_broken_anywhere_is_whole(heading: str) -> None:
    whole = {section.key: section.body for section in read("\n".join([TITLE, *LINES])).sections}
    for place in range(3, len(heading)):
        sections = read("\n".join(broken(heading, place))).sections
        assert [section.key for section in sections if section.heading] == list(KEYS)
        assert heading in [section.heading.text for section in sections if section.heading]
        for section in sections:
            assert [p.text for p in section.body] == [p.text for p in whole[section.key]]


def test_a_broken_heading_in_a_word_document() -> None:
    lines = broken("四、政府信息公开行政复议、行政诉讼情况", 8)
    file = package("".join(map(line, lines)))
    (report,) = recognise(read_document(file, name="示例.docx"))
    headings = [section.heading.text for section in report.sections if section.heading]
    assert headings == HEADINGS


def test_both_halves_keep_their_places() -> None:
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    sections = read("\n".join(broken(heading, 8))).sections
    (found,) = [section.heading for section in sections if section.key == "disputes"]
    assert found is not None
    places = [found.place(offset) for offset in (0, 8)]
    assert [place.line for place in places if place] == [6, 7]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("一、健全制度", "存在的主要问题"),
        ("二、公开内容和形式", "主动公开情况如下"),
        ("四、行政复议", "诉讼情况良好"),
        ("总体", "情况"),
    ],
)
def test_other_lines_stay_apart(above: str, below: str) -> None:
    report = read("\n".join([TITLE, "一、总体情况", "今年公开信息12条。", above, below]))
    assert [p.text for p in report.sections[-1].body][-2:] == [above, below]


@pytest.mark.parametrize("place", range(1, len(TITLE)))
def test_a_title_broken_anywhere_names_its_organ_and_year(place: int) -> None:
    report = read("\n".join(broken(TITLE, place)))
    assert (report.organ, report.year) == ("示例县教育局", 2023)
    assert report.facts["title"].value == 1


def test_a_line_above_the_title_is_its_front_only_if_the_text_says_the_whole_name() -> None:
    title = "教育局2023年政府信息公开工作年度报告"
    assert read("\n".join(["示例县", title, *LINES, *SIGNED])).organ == "示例县教育局"
    assert read("\n".join(["示例县", title, *LINES])).organ == "教育局"
    assert read("\n".join(["信息公开", TITLE, *LINES, *SIGNED])).organ == "示例县教育局"
