"""Percentages, tolerances, policies on blanks, severities by report, lists of checks, waiting."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.audit import audit
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet
from tests.support.reports import BLANK, SLASH, UNREADABLE, findings, own_rules, report, verdicts

SHARE = """
- id: X1
  title: share
  family: percentage
  check: >-
    percent(requests[granted, total], requests[handled_total, total])
    | percent(requests[granted, total], requests[new, total])
    ~= claim(requests.answer_rate.percent)
"""


def own(folder: Path, lines: str) -> RuleSet:
    return own_rules(folder, f"- id: X1\n  title: own\n{lines}")


OBSERVED_RULE = """
- id: X1
  title: own
  check: percent(seen(percentage.part), seen(percentage.whole)) ~= seen(percentage.printed)
"""


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    return own_rules(tmp_path_factory.mktemp("own"), OBSERVED_RULE)


def answered(
    printed: str, granted: int, handled: int, new: int | None = None, qualifier: str = "exact"
) -> Report:
    value = Decimal(printed)
    claim = Claim(
        "requests.answer_rate.percent",
        value,
        f"{printed}%",
        qualifier=qualifier,  # type: ignore[arg-type]
        decimals=-int(value.as_tuple().exponent),
    )
    cells = {"granted": granted, "handled_total": handled, "new": handled if new is None else new}
    return report(requests={row: {"total": n} for row, n in cells.items()}, claims=[claim])


@pytest.mark.parametrize(
    ("printed", "qualifier", "outcome"),
    [
        ("66.7", "exact", "pass"),
        ("66.67", "exact", "pass"),
        ("67", "exact", "pass"),
        ("66.6", "exact", "fail"),  # cut off, not rounded
        ("66.66", "exact", "fail"),
        ("66", "exact", "fail"),
        ("66", "about", "pass"),
        ("68", "about", "fail"),
        ("60", "at_least", "pass"),
        ("70", "at_least", "fail"),
        ("70", "at_most", "pass"),
        ("60", "at_most", "fail"),
    ],
)
def test_printed_percentage_is_rounded_and_never_cut(
    printed: str, qualifier: str, outcome: str, tmp_path: Path
) -> None:
    judged = audit(answered(printed, 2, 3, qualifier=qualifier), own_rules(tmp_path, SHARE))

    assert verdicts(judged, "X1") == {outcome: 1}


def test_any_of_the_shares_named_will_do(tmp_path: Path) -> None:
    assert verdicts(audit(answered("50", 2, 3, 4), own_rules(tmp_path, SHARE)), "X1") == {"pass": 1}


def test_wrong_percentage_is_told_with_the_computed_one(tmp_path: Path) -> None:
    (found,) = findings(audit(answered("70.0", 10, 14, 20), own_rules(tmp_path, SHARE)), "X1")

    assert (found.expected, found.actual) == (Decimal("71.4"), Decimal("70.0"))
    assert found.difference == Decimal("-1.4")
    assert found.message.endswith("100 × 10 / 14 = 71.4 ≠ 70.0")


@pytest.mark.parametrize(
    ("printed", "whole", "expected"),
    [
        ("0.4", 8, "12.5"),
        ("3", 2000, "0.1"),
        ("30", 3, "33.3"),  # one decimal at least
        ("30.1", 3, "33.3"),
        ("30.12", 3, "33.33"),
        ("8.2", 16, "6.25"),  # exact with one decimal more
    ],
)
def test_computed_percentage_has_the_decimals_of_the_printed_one(
    printed: str, whole: int, expected: str, tmp_path: Path
) -> None:
    (found,) = findings(audit(answered(printed, 1, whole, whole), own_rules(tmp_path, SHARE)), "X1")

    assert found.expected == Decimal(expected)


def test_share_of_nothing_is_unknown(tmp_path: Path) -> None:
    assert verdicts(audit(answered("50", 0, 0), own_rules(tmp_path, SHARE)), "X1") == {"unknown": 1}


def test_observation_prints_its_percentage_and_may_be_approximate(observed: RuleSet) -> None:
    def seen(printed: str, about: int) -> dict[str, int]:
        values = {"part": 2, "whole": 3, "printed": Decimal(printed), "approximate": about}
        return verdicts(
            audit(report(observations=[Observation("percentage", values)]), observed), "X1"
        )

    assert seen("66.6", 0) == {"fail": 1}
    assert seen("66.6", 1) == {"pass": 1}


@settings(deadline=None)
@given(part=st.integers(0, 10**6), whole=st.integers(1, 10**6), decimals=st.integers(0, 3))
def test_every_rounded_percentage_passes(
    observed: RuleSet, part: int, whole: int, decimals: int
) -> None:
    exact = Decimal(100 * part) / Decimal(whole)
    printed = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
    values = {"part": part, "whole": whole, "printed": printed, "approximate": 0}

    judged = audit(report(observations=[Observation("percentage", values)]), observed)

    assert verdicts(judged, "X1") == {"pass": 1}


@pytest.mark.parametrize(
    ("tolerance", "new", "outcome"),
    [
        ("2", 102, "pass"),
        ("2", 98, "pass"),
        ("2", 103, "fail"),
        ('"1 %"', 101, "pass"),
        ('"1 %"', 102, "fail"),
        ('"0.5%"', 101, "fail"),
        ('"3 units"', 103, "pass"),
        ('"0.6 units"', 101, "fail"),
    ],
)
def test_equality_may_be_off_by_the_tolerance(
    tolerance: str, new: int, outcome: str, tmp_path: Path
) -> None:
    rule = own(
        tmp_path,
        f"  tolerance: {tolerance}\n  check: requests[granted, total] = requests[new, total]\n",
    )
    rows = {"granted": {"total": 100}, "new": {"total": new}}

    assert verdicts(audit(report(requests=rows), rule), "X1") == {outcome: 1}


def test_unit_is_the_last_place_that_is_printed(tmp_path: Path) -> None:
    rule = own(
        tmp_path,
        '  forms: ["2021"]\n  tolerance: "1 unit"\n'
        "  check: disclosure[fees, amount] = disclosure[licensing, decisions]\n",
    )

    def amount(value: str) -> dict[str, int]:
        rows = {"fees": {"amount": Decimal(value)}, "licensing": {"decisions": 12}}
        return verdicts(audit(report(disclosure=rows), rule), "X1")

    assert amount("12.1") == {"pass": 1}  # 12 is printed to the unit
    assert amount("13.1") == {"fail": 1}


def test_tolerance_does_not_touch_guards_and_inequalities(tmp_path: Path) -> None:
    rule = own(
        tmp_path,
        "  tolerance: 5\n  when: requests[carried_in, total] = 0\n"
        "  check: requests[granted, total] = requests[new, total] and requests[new, total] <= 10\n",
    )

    def judged(new: int, carried: int) -> dict[str, int]:
        rows = {"granted": {"total": 9}, "new": {"total": new}, "carried_in": {"total": carried}}
        return verdicts(audit(report(requests=rows), rule), "X1")

    assert judged(10, 0) == {"pass": 1}
    assert judged(11, 0) == {"fail": 1}
    assert judged(10, 1) == {"not_applicable": 1}


@pytest.mark.parametrize(
    ("policy", "blank", "slash", "unreadable", "needless"),
    [
        ("decide", "unknown", "unknown", "unknown", "pass"),
        ("zero", "fail", "fail", "unknown", "pass"),
        ("unknown", "unknown", "unknown", "unknown", "unknown"),
        ("ignore", "not_applicable", "not_applicable", "not_applicable", "not_applicable"),
    ],
)
def test_policy_says_what_a_rule_makes_of_blanks(
    policy: str, blank: str, slash: str, unreadable: str, needless: str, tmp_path: Path
) -> None:
    check = "requests[new, total] = requests[granted, total] + requests[carried_in, total]"
    rule = own(tmp_path, f"  blanks: {policy}\n  check: {check}\n")

    def of(state: object, new: int) -> str:
        rows = {"new": {"total": new}, "granted": {"total": 2}, "carried_in": {"total": state}}
        (verdict,) = verdicts(audit(report(requests=rows), rule), "X1")  # type: ignore[arg-type]
        return verdict

    assert of(BLANK, 5) == blank
    assert of(SLASH, 5) == slash
    assert of(UNREADABLE, 5) == unreadable
    assert of(BLANK, 2) == needless  # it holds with the blank read as 0


@pytest.mark.parametrize(
    ("form", "kind", "level", "severity"),
    [
        ("2019", "government", "county", "warning"),
        ("2021", "government", "county", "error"),
        ("2021", "government", "prefecture", "info"),
        ("2021", "township", "township", "warning"),
        ("2021", "street", "township", "info"),
    ],
)
def test_severity_by_form_kind_and_level_is_tried_in_order(
    form: str, kind: str, level: str, severity: str, tmp_path: Path
) -> None:
    rule = own(
        tmp_path,
        '  severity: {"2019": warning, county government: error, kind.township: warning, '
        "default: info}\n"
        "  check: requests[new, total] = 1\n",
    )
    found = replace(
        report(requests={}, form=form, year=2020 if form == "2019" else 2023),
        kind=kind,
        level=level,
    )

    assert [f.severity for f in findings(audit(found, rule), "X1")] == [severity]


CHECKS = """
- id: X1
  title: own
  for: {c: requests.columns - total}
  message: {zh: 规则, en: rule}
  check:
    - requests[new, $c] = requests[granted, $c]
    - check: requests[new, total] = claim(requests.new.total)
      for: {}
      message: {zh: 项, en: item}
    - check: requests[carried_in, total] = claim(requests.carried_in.total)
      for: {}
      when: year >= 2022
"""


def test_list_of_checks_is_judged_one_by_one(tmp_path: Path) -> None:
    claims = [Claim("requests.new.total", 4, "4件"), Claim("requests.carried_in.total", 1, "1件")]
    rows = {"new": {"business": 1, "total": 3}}

    judged = audit(report(requests=rows, claims=claims), own_rules(tmp_path, CHECKS))

    # six columns, one of them wrong; one claim and another, both wrong
    assert verdicts(judged, "X1") == {"pass": 5, "fail": 3}
    assert {f.message for f in findings(judged, "X1")} == {"规则", "项"}


FEES = """\
  forms: ["2021"]
  check: requests[other_fee_unpaid, total] <= claim(requests.fee.notices)
"""


def test_inequality_holds_if_some_figure_of_a_vague_claim_does(tmp_path: Path) -> None:
    rule = own(tmp_path, FEES)

    def judged(qualifier: str, value: int) -> str:
        claim = Claim("requests.fee.notices", value, "件", qualifier=qualifier)  # type: ignore[arg-type]
        rows = {"other_fee_unpaid": {"total": 10}}
        (verdict,) = verdicts(audit(report(requests=rows, claims=[claim]), rule), "X1")
        return verdict

    assert judged("exact", 9) == "fail"
    assert judged("at_least", 9) == "pass"
    assert judged("at_most", 9) == "fail"
    assert judged("about", 9) == "fail"  # 9 and a tenth, cut to whole counts
    assert judged("about", 10) == "pass"


def test_rule_may_wait_until_another_one_passes(tmp_path: Path) -> None:
    text = (
        "- id: X1\n  title: own\n  when: passes(X2)\n  check: requests[new, total] = 0\n"
        "- id: X2\n  title: own\n  check: requests[granted, total] = 0\n"
    )
    rules = own_rules(tmp_path, text)

    both = audit(report(requests={"new": {"total": 1}, "granted": {"total": 1}}), rules)
    one = audit(report(requests={"new": {"total": 1}}), rules)

    assert (verdicts(both, "X1"), verdicts(both, "X2")) == ({"not_applicable": 1}, {"fail": 1})
    assert (verdicts(one, "X1"), verdicts(one, "X2")) == ({"fail": 1}, {"pass": 1})


def test_words_of_a_mention_may_decide(tmp_path: Path) -> None:
    rule = own(
        tmp_path,
        "  check: |-\n"
        "    requests[new, total] = claim(requests.new.total) if says(\"办理\", '处理') = 0\n",
    )

    def judged(quote: str) -> dict[str, int]:
        claims = [Claim("requests.new.total", 5, quote)]
        return verdicts(audit(report(requests={}, claims=claims), rule), "X1")

    assert judged("收到申请5件") == {"fail": 1}
    assert judged("辦理申请5件") == {"pass": 1}


def test_texts_are_equal_or_not(tmp_path: Path) -> None:
    rule = own(tmp_path, "  check: seen(wrong_label.due) = seen(wrong_label.found)\n")
    seen = [
        Observation("wrong_label", {"due": due, "found": found})
        for due, found in (("三类", "三类"), ("三类", "第三类"))
    ]

    judged = audit(report(observations=seen), rule)

    assert verdicts(judged, "X1") == {"pass": 1, "fail": 1}
    assert [(f.expected, f.actual) for f in findings(judged, "X1")] == [("三类", "第三类")]


def test_rule_that_is_off_is_not_judged_unless_it_is_named(tmp_path: Path) -> None:
    rules = own(tmp_path, "  default: off\n  check: requests[new, total] = 1\n")

    assert "X1" not in audit(report(requests={}), rules).results[0].by_rule
    assert verdicts(audit(report(requests={}), rules.select(["X1"])), "X1") == {"fail": 1}
