"""Rules under a configuration: graded anew, more lenient, switched on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.model.errors import UsageError
from goiaudit.rules.adjust import Adjustments, adjusted, must_name
from goiaudit.rules.load import load_rules
from goiaudit.rules.rule import RuleSet
from tests.support.reports import own_rules, report, row

OWN = """\
- id: X1
  title: 甲
  family: value
  severity: [{when: kind = government, is: error}, info]
  check: requests[new, total] = requests[granted, total]
- id: X2
  title: 乙
  default: off
  check: requests[new, total] = 0
- id: Y3
  title: 丙
  check: requests[new, total] >= 9
- id: X4
  title: 丁
  text:
    forbid:
      - {phrase: 政务公平, severity: error}
"""


def fault(*keys: str, en: str, zh: str, mend: tuple[str, str] = ("", "")) -> UsageError:
    return UsageError(f"{'.'.join(keys)}: {en} ({mend[0]})", zh)


@pytest.fixture
def own(tmp_path: Path) -> RuleSet:
    return own_rules(tmp_path, OWN)


def changed(rules: RuleSet, **changes: object) -> RuleSet:
    return adjusted(rules, Adjustments(**changes), fault)  # type: ignore[arg-type]


def failing(rules: RuleSet) -> dict[str, str]:
    found = report(requests={"new": row(3, 1), "granted": row(2, 1)})
    return {finding.rule: finding.severity for finding in audit(found, rules)}


def test_without_changes_the_rules_are_the_same_set(own: RuleSet) -> None:
    assert changed(own) is own


def test_a_grade_holds_in_every_case(own: RuleSet) -> None:
    assert failing(own) == {"X1": "info", "Y3": "warning"}
    assert failing(changed(own, severity={"X1": "error"}))["X1"] == "error"
    (part,) = changed(own, severity={"X4": "info"}).by_id["X4"].text.parts  # type: ignore[union-attr]
    assert part.severity == ()


@pytest.mark.parametrize(
    ("severity", "grade"),
    [
        ({"value": "error"}, "error"),
        ({"value": "error", "X": "warning"}, "warning"),
        ({"X1": "info", "X": "warning", "value": "error"}, "info"),
    ],
)
def test_the_narrowest_word_decides(own: RuleSet, severity: object, grade: str) -> None:
    assert failing(changed(own, severity=severity))["X1"] == grade


def test_a_rule_that_is_off_is_judged_when_it_is_enabled_or_named(own: RuleSet) -> None:
    assert "X2" not in failing(own)
    assert "X2" in failing(changed(own, enable=["X2"]))
    assert "X2" in failing(changed(own, enable=["custom"]))
    assert "X2" in failing(own.select(["X2"]))
    assert "X2" not in failing(own.select(["X"]))
    assert {rule.id for rule in own.active.rules} == {"X1", "X4", "Y3"}


def test_a_tolerance_lets_small_differences_pass(own: RuleSet) -> None:
    assert "X1" not in failing(changed(own, tolerance={"X1": 1}))
    assert "X1" in failing(changed(own, tolerance={"X1": Decimal("0.5")}))
    assert "X1" not in failing(changed(own, tolerance={"X1": "30 %"}))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"severity": {"Z": "info"}}, "severity.Z: no rule is called 'Z'"),
        ({"enable": ["valeu"]}, "enable: no rule is called 'valeu' (did you mean value?)"),
        ({"tolerance": {"X": 1}}, "tolerance.X: no rule is called 'X'"),
        ({"tolerance": {"X1": "lots"}}, "tolerance.X1: 'lots' is no tolerance (write 5,"),
        ({"tolerance": {"Y3": 1}}, "tolerance.Y3: Y3 takes no tolerance"),
        ({"tolerance": {"X4": 1}}, "tolerance.X4: X4 takes no tolerance"),
    ],
)
def test_a_word_that_fits_nothing_is_told(
    own: RuleSet, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError) as error:
        changed(own, **changes)
    assert said in str(error.value)


def test_a_word_may_be_an_id_a_prefix_or_a_family(own: RuleSet) -> None:
    for word in ("X1", "X", "value", "custom"):
        must_name(own, word, fault)


def test_a_rule_of_the_same_id_overrides_and_says_whose_place_it_takes(tmp_path: Path) -> None:
    pack = tmp_path / "pack" / "deeper"
    pack.mkdir(parents=True)
    own = pack / "own.yml"
    own.write_text("- id: T302\n  title: 甲\n  check: requests[new, total] >= 0\n", "utf-8")
    rules = load_rules([tmp_path / "pack"])
    assert (rules.by_id["T302"].origin, rules.by_id["T302"].overrides) == (str(own), "shipped")
    assert (rules.by_id["T301"].origin, rules.by_id["T301"].overrides) == ("shipped", "")


def test_definition_files_among_the_rules_are_left_to_who_reads_them(tmp_path: Path) -> None:
    (tmp_path / "words.yml").write_text("vocabulary: {}\n", encoding="utf-8")
    assert load_rules([tmp_path]).by_id.keys() == load_rules().by_id.keys()
