from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goiaudit.model.report import Report
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")


def sample(number: str) -> Report:
    (report,) = recognise(read_document(SAMPLES / f"{number}.txt"))
    return report


@pytest.mark.parametrize(
    ("number", "organ", "kind", "level", "year"),
    [
        ("000", "江海区人民政府办公室", "office", "county", 2021),
        ("001", "绵阳市机关事务管理局", "department", "prefecture", 2022),
        ("002", "丰城市河洲街道办事处", "street", "township", 2020),
        ("003", "鄂温克族自治旗巴彦嵯岗苏木", "township", "township", 2020),
        ("004", "恩平市人民政府办公室", "office", "county", 2019),
    ],
)
def test_organ_and_year(number: str, organ: str, kind: str, level: str, year: int) -> None:
    found = sample(number)
    assert (found.organ, found.kind, found.level, found.year) == (organ, kind, level, year)
    assert found.facts["makes_regulations"].value == 0
    assert found.facts["year_sure"].value == int(number != "003")


@pytest.mark.parametrize(
    ("number", "signed", "published"),
    [
        ("000", date(2021, 12, 13), date(2021, 12, 16)),
        ("001", None, date(2023, 1, 13)),
        ("002", date(2021, 1, 21), None),
        ("003", None, None),
        ("004", None, None),
    ],
)
def test_dates(number: str, signed: date | None, published: date | None) -> None:
    facts = sample(number).facts
    for name, expected in (("signed", signed), ("published", published)):
        assert (name in facts) is (expected is not None)
        assert expected is None or (facts[name].value == expected and facts[name].intact)


@pytest.mark.parametrize(
    ("number", "times"), [("000", 0), ("001", 2), ("002", 1), ("003", 1), ("004", 0)]
)
def test_periods(number: str, times: int) -> None:
    found = sample(number)
    periods = [o for o in found.observations if o.name == "period"]
    whole = {"start": date(found.year or 1, 1, 1), "end": date(found.year or 1, 12, 31)}
    assert [dict(o.values) for o in periods] == [whole] * times


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_year_but_its_own_is_stated(number: str) -> None:
    found = sample(number)
    stated = {o.values["year"] for o in found.observations if o.name == "stated_year"}
    assert stated == {found.year}


@pytest.mark.parametrize(
    ("number", "headings"), [("000", 6), ("001", 6), ("002", 6), ("003", 0), ("004", 6)]
)
def test_headings_stand_in_order(number: str, headings: int) -> None:
    facts = sample(number).facts
    assert facts["headings"].value == headings
    assert facts["title"].value == int(number != "003")
    assert all(
        fact.value == 1 for name, fact in facts.items() if name.startswith("section_ordered")
    )


def test_bodies_hold_no_furniture() -> None:
    other = {number: bodies(sample(number))["other"] for number in ("001", "002", "003")}
    assert other == {"001": ["本年度未收取信息处理费。"], "002": [], "003": ["无其他需报告事项"]}
    assert bodies(sample("004"))["other"][-1].endswith("力争建议提案办理工作上一个新台阶。")
    assert bodies(sample("000"))["other"][-1].endswith("总结等各环节工作。")
    assert sample("002").facts["section_body[other]"].value == 0


def test_text_above_headings_is_preface_and_stripped_sections_are_told() -> None:
    assert len(bodies(sample("001"))["preface"]) == 1
    found = bodies(sample("003"))
    assert list(found) == ["preface", "overview", "problems", "other"]
    assert found["problems"][0].startswith("今年以来")


@pytest.mark.parametrize(
    ("number", "damage"),
    [
        ("000", {"pinyin": 115, "doubled": 96, "shifted": 5, "subheading": 0}),
        ("001", {"pinyin": 0, "doubled": 0, "traditional": 0, "shifted": 0, "lost": 0}),
        ("002", {"subheading": 3, "pinyin": 0, "doubled": 0, "traditional": 0}),
        ("003", {"pinyin": 117, "shifted": 0, "lost": 0, "subheading": 0}),
        ("004", {"pinyin": 0, "doubled": 0, "traditional": 0, "shifted": 0, "subheading": 0}),
    ],
)
def test_damage(number: str, damage: dict[str, int]) -> None:
    facts = sample(number).facts
    assert {kind: facts[f"damage[{kind}]"].value for kind in damage} == damage


def bodies(report: Report) -> dict[str, list[str]]:
    return {s.key: [p.text.strip() for p in s.body if p.text.strip()] for s in report.sections}
