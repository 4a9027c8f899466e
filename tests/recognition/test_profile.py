"""What the configuration knows about an organ is laid over what its report shows."""

from __future__ import annotations

from datetime import date

import pytest

from goiaudit.model.report import Report
from goiaudit.model.settings import DEFAULT, Deadline, OrganKind, Settings, Statistics
from goiaudit.recognition.profile import is_same, with_profile


def of(organ: str | None, kind: str | None, level: str | None, year: int | None = 2023) -> Report:
    return Report("a.txt", organ=organ, kind=kind, level=level, year=year)


def due(report: Report, *deadlines: Deadline) -> object:
    facts = with_profile(report, Settings(deadlines=deadlines)).facts
    return facts["deadline_local"].value if "deadline_local" in facts else None


def test_without_settings_a_report_stays_as_it_is() -> None:
    report = of("示例县水务局", "department", "county")
    assert with_profile(report, DEFAULT) is report


def test_kind_and_level_are_those_that_are_set_for_the_organ() -> None:
    settings = Settings(organs=(OrganKind("示例县土地储备中心", "department"),))
    found = with_profile(of("示例县土地储备中心", "other", None), settings)
    assert (found.kind, found.level) == ("department", None)
    assert found.facts["kind"].value == "department"
    assert "level" not in found.facts
    other = of("示例县水务局", "department", "county")
    assert with_profile(other, settings) == other


def test_the_power_to_make_rules_follows_the_kind() -> None:
    organ = "示例市人民政府"
    settings = Settings(organs=(OrganKind(organ, "government", "prefecture"),))
    facts = with_profile(of(organ, "government", None), settings).facts
    assert facts["makes_regulations"].value == 1
    settings = Settings(organs=(OrganKind(organ, "government", "county"),))
    assert (
        with_profile(of(organ, "government", None), settings).facts["makes_regulations"].value == 0
    )


@pytest.mark.parametrize("name", ["示例縣水務局", "示例县 水务局", "　示例县水务局"])
def test_names_are_the_same_in_either_script_and_with_blanks(name: str) -> None:
    assert is_same(name, "示例县水务局")
    assert not is_same(name, "示例县教育局")


def test_the_local_deadline_is_in_the_year_after_the_report_year() -> None:
    rule = Deadline(1, 26, kind="department")
    assert due(of("示例县水务局", "department", "county"), rule) == date(2024, 1, 26)
    assert due(of("示例县水务局", "office", "county"), rule) is None
    assert due(of("示例县水务局", "department", "county", None), rule) is None
    assert due(of(None, None, None), rule) is None


def test_of_several_deadlines_the_narrowest_holds() -> None:
    level, kind = Deadline(3, 1, level="county"), Deadline(2, 1, kind="department")
    both = Deadline(1, 20, kind="department", level="county")
    own = Deadline(1, 10, organ="示例县水务局")
    report = of("示例县水务局", "department", "county")
    assert due(report, level) == date(2024, 3, 1)
    assert due(report, kind, level) == date(2024, 2, 1)
    assert due(report, level, both, kind) == date(2024, 1, 20)
    assert due(report, level, own, both, kind) == date(2024, 1, 10)


def test_figures_of_another_source_become_facts_of_their_year() -> None:
    known = Statistics("示例县水务局", 2023, (("penalties", 12), ("coercion", 0)))
    settings = Settings(statistics=(known,))
    report = of("示例县水务局", "department", "county")
    facts = with_profile(report, settings).facts
    assert {name: fact.value for name, fact in facts.items()} == {
        "enforcement[penalties]": 12,
        "enforcement[coercion]": 0,
    }
    assert with_profile(of("示例县水务局", None, None, 2022), settings).facts == {}
