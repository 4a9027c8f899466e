from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.audit.wording import side_text
from goiaudit.model.cells import Location
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.findings import SEVERITIES, Side, Term
from goiaudit.model.report import Report
from tests.support.reports import (
    BLANK,
    WORDS,
    claim,
    findings,
    judge,
    line_of,
    only,
    own_rules,
    report,
    row,
    signed,
    verdicts,
)

WRONG = {"new": row(13, 2), "granted": row(12, 2), "handled_total": row(12, 2), "carried_out": {}}


def seen(name: str, **values: object) -> Observation:
    return Observation(name, values, quote=str(values), location=Location(line=7))  # type: ignore[arg-type]


# expected, actual, difference


def test_balance_expects_what_came_in() -> None:
    finding = findings(judge(report(requests=WRONG), "T301"))[0]

    assert (finding.expected, finding.actual, finding.difference) == (13, 12, -1)
    assert finding.cells == (
        "requests.new.natural_person",
        "requests.carried_in.natural_person",
        "requests.handled_total.natural_person",
        "requests.carried_out.natural_person",
    )


@pytest.mark.parametrize(
    ("found", "rule", "expected", "actual"),
    [
        (report(requests={"new": row(3, 1, total=6)}), "T302", 4, 6),
        (report(requests={"granted": {"total": 3}}), "T303", 3, 0),
        (report(disputes={"review": {"upheld": 2, "total": 1}}), "T401", 2, 1),
    ],
)
def test_sums_expect_their_parts_and_find_the_printed_total(
    found: Report, rule: str, expected: int, actual: int
) -> None:
    finding = findings(judge(found, rule))[0]

    assert (finding.expected, finding.actual) == (expected, actual)
    assert finding.difference == actual - expected


def test_text_against_table_expects_the_cell_and_finds_the_text() -> None:
    found = report(requests={"new": row(15)}, claims=[claim("requests.new.total", 16)])

    finding = only(judge(found, "N103"))

    assert (finding.expected, finding.actual, finding.difference) == (15, 16, 1)
    assert finding.cells == ("requests.new.total",)
    assert finding.quote == "共16件"


def test_of_several_accepted_cells_the_first_with_a_number_is_expected() -> None:
    found = report(
        requests={"new": row(15), "carried_in": row(2)}, claims=[claim("requests.new.total", 9)]
    )

    assert only(judge(found, "N103")).expected == 15


def test_sum_in_the_text_expects_its_parts() -> None:
    parts = seen(
        "breakdown", metric="disclosure.published_items.total", parts=54, total=64,
        closed=1, approximate=0, apart=0, rough=0,
    )  # fmt: skip

    finding = only(judge(report(requests={}, observations=[parts]), "N110"))

    assert (finding.expected, finding.actual, finding.difference) == (54, 64, 10)
    assert finding.cells == ("disclosure.published_items.total",)


def test_dates_expect_their_bound_and_have_no_difference() -> None:
    finding = only(judge(report(requests={}, facts=signed(date(2023, 12, 13))), "D102"))

    assert (finding.expected, finding.actual) == ("2024-01-01", "2023-12-13")
    assert finding.difference is None
    assert finding.cells == ()
    assert finding.location == Location(line=900)


def test_words_are_compared_as_words() -> None:
    sure = {"year_sure": Fact(1)}

    finding = only(judge(report(form="2019", year=2022, requests={}, facts=sure), "F101"))

    assert (finding.expected, finding.actual, finding.difference) == ("2021", "2019", None)


def test_fractions_are_shown_exactly() -> None:
    found = report(requests={"new": row(Decimal("0.1"), Decimal("0.2"), total=Decimal("0.4"))})

    finding = only(judge(found, "T302"))

    assert (finding.expected, finding.actual) == (Decimal("0.3"), Decimal("0.4"))
    assert finding.difference == Decimal("0.1")


def test_null_counts_as_nothing_in_the_sides() -> None:
    finding = only(judge(report(requests={"new": row(3, BLANK, total=2)}), "T302"))

    assert finding.sides is not None
    assert finding.sides[0].total == 3
    assert Term("requests.new.business", None) in finding.sides[0].terms


# cells and places


def test_cells_of_a_finding_are_those_of_both_sides() -> None:
    finding = only(judge(report(requests={"new": row(3, total=4)}), "T302"))

    assert len(finding.cells) == 7
    assert finding.cells[-1] == "requests.new.total"
    assert set(finding.locations) == set(finding.cells)


def test_finding_without_a_suggestion_stands_at_its_first_actual_cell() -> None:
    found = report(requests={"carried_in": row(3), "handled_total": row(2)})

    finding = only(judge(found, "T309"))

    assert finding.location == Location(line=line_of("requests.carried_in.total"))


def test_finding_about_the_text_stands_at_its_clause() -> None:
    found = report(requests={"new": row(15)}, claims=[claim("requests.new.total", 16)])

    finding = only(judge(found, "N103"))

    assert finding.location == Location(line=7)
    assert finding.locations["requests.new.total"] == Location(line=line_of("requests.new.total"))


def test_count_of_cells_names_the_cells_that_it_counts() -> None:
    found = report(requests={"new": row(3, BLANK, total=3), "granted": {"other": BLANK}})

    assert only(judge(found, "T313")).cells == ("requests.new.business", "requests.granted.other")


# fingerprints


def prints(found: Report, *ids: str, lang: str = "zh") -> list[str]:
    return [finding.fingerprint for finding in judge(found, *ids, lang=lang)]


def test_fingerprint_does_not_change_with_path_language_or_figure() -> None:
    first = report(requests={"new": row(3, total=4)})
    moved = replace(first, path="elsewhere/other.txt", digest="other")
    larger = report(requests={"new": row(30, total=50)})

    assert prints(first, "T302") == prints(moved, "T302") == prints(larger, "T302")
    assert prints(first, "T302") == prints(first, "T302", lang="en")


def test_fingerprint_does_not_change_with_the_title_or_the_severity(tmp_path: Path) -> None:
    text = "- id: X1\n  title: {}\n  severity: {}\n  check: 1 = requests[new, total]\n"
    found = report(requests={})

    one = audit(found, own_rules(tmp_path, text.format("a", "info")))
    two = audit(found, own_rules(tmp_path, text.format("b", "error")))

    assert [f.fingerprint for f in one] == [f.fingerprint for f in two]


def test_fingerprint_does_not_change_with_other_findings() -> None:
    alone = report(requests={"new": row(3, total=4)})
    more = report(requests={"new": row(3, total=4), "granted": row(1, total=7)})

    assert set(prints(alone, "T302")) < set(prints(more, "T302"))


def test_fingerprints_of_one_report_are_all_different() -> None:
    found = report(
        requests={key: row(1, total=2) for key in ("new", "granted", "handled_total")},
        disputes={"review": {"total": 1}, "litigation_direct": {"total": 1}},
        claims=[claim("requests.new.total", 9), claim("requests.new.total", 8)],
    )

    fingerprints = prints(found)

    assert len(fingerprints) > 6
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize("other", [{"organ": "示例县财政局"}, {"year": 2024}])
def test_fingerprint_changes_with_organ_and_year(other: dict[str, object]) -> None:
    first = report(requests={"new": row(3, total=4)})

    assert prints(first, "T302") != prints(replace(first, **other), "T302")  # type: ignore[arg-type]


@pytest.mark.parametrize("unknown", [{"organ": None}, {"year": None}])
def test_digest_of_the_file_stands_in_for_an_unknown_organ_or_year(
    unknown: dict[str, object],
) -> None:
    first = replace(report(requests={"new": row(3, total=4)}), **unknown)  # type: ignore[arg-type]

    assert prints(first, "T302") == prints(replace(first, path="b.txt"), "T302")
    assert prints(first, "T302") != prints(replace(first, digest="e"), "T302")
    assert prints(first, "T302") != prints(replace(first, part=2), "T302")


# severity


def test_claim_in_doubt_or_damaged_never_yields_an_error() -> None:
    for more in ({"doubt": "newly"}, {"damaged": True}):
        found = report(requests={"new": row(4)}, claims=[claim("requests.new.total", 0, **more)])
        assert only(judge(found, "N101")).severity == "warning"


def test_sure_claim_is_an_error() -> None:
    found = report(requests={"new": row(4)}, claims=[claim("requests.new.total", 0)])

    assert only(judge(found, "N101")).severity == "error"


def test_damaged_date_is_a_warning() -> None:
    early = date(2023, 12, 13)

    assert only(judge(report(requests={}, facts=signed(early)), "D102")).severity == "error"
    broken = signed(early, intact=False)
    assert only(judge(report(requests={}, facts=broken), "D102")).severity == "warning"


def test_damaged_cell_is_a_warning_and_damage_elsewhere_is_not() -> None:
    rows = {"new": row(3, total=4)}
    near = report(requests=rows, damaged=["requests.new.natural_person"])
    far = report(requests=rows, damaged=["requests.granted.total"])

    assert only(judge(near, "T302")).severity == "warning"
    assert only(judge(far, "T302")).severity == "error"


def test_cap_lowers_errors_only() -> None:
    found = report(requests={"new": row(4)}, claims=[claim("requests.new.total", 3, doubt="x")])

    assert only(judge(found, "N103")).severity == "warning"


def test_severity_follows_its_conditions() -> None:
    text = report(requests={"new": {"business": WORDS}})
    number = report(requests={"new": {"business": -1}})

    assert only(judge(text, "T304")).severity == "warning"
    assert only(judge(number, "T304")).severity == "error"


# mentions


def test_two_mentions_of_the_same_figure_are_one_finding_and_two_verdicts() -> None:
    found = report(
        requests={"new": row(3)},
        claims=[claim("requests.new.total", 2), claim("requests.new.total", 2)],
    )

    judged = judge(found, "N103")

    assert len(findings(judged)) == 1
    assert verdicts(judged, "N103") == {"fail": 2}


def test_wrong_sums_of_two_metrics_stay_two_findings_where_the_figures_agree() -> None:
    both = [
        seen("breakdown", metric=f"disclosure.published_items.{channel}", parts=54, total=64,
             closed=1, approximate=0, apart=0, rough=0)
        for channel in ("website", "wechat")
    ]  # fmt: skip

    assert len(findings(judge(report(requests={}, observations=both), "N110"))) == 2


def test_wrong_year_of_the_period_stays_an_error_beside_the_same_slip_in_the_text() -> None:
    both = [seen("stated_year", year=2022, place=place) for place in ("opening", "period")]
    titled = {"title_year": Fact(2023)}

    found = findings(judge(report(requests={}, observations=both, facts=titled), "D103"))

    assert "error" in {finding.severity for finding in found}


# order and words


def test_findings_come_by_severity_rule_and_place() -> None:
    found = report(
        requests={"rejected_reissue": row(1, total=2), "new": row(1, BLANK, total=2),
                  "carried_in": row(3)},
        disputes={"review": {"total": 1}},
    )  # fmt: skip

    keys = [
        (SEVERITIES.index(f.severity), f.rule, f.location.line if f.location else 0)
        for f in judge(found, "T")
    ]

    assert len(keys) > 5
    assert keys == sorted(keys)


def test_messages_come_in_the_language_of_the_run() -> None:
    found = report(
        requests={"new": row(3, BLANK, total=2), "carried_in": row(9), "granted": {"other": WORDS}},
        disputes={"review": {"total": 1}},
        disclosure={"licensing": {"decisions": -1}},
        claims=[claim("requests.new.total", 7, quote="7 requests")],
    )

    english = [f.message for f in judge(found, lang="en")]
    chinese = [f.message for f in judge(found, lang="zh")]

    assert len(english) == len(chinese) > 6
    assert not [m for m in english if any("一" <= char <= "鿿" for char in m) and "规章" not in m]
    assert all(any("一" <= char <= "鿿" for char in m) for m in chinese)
    assert not [m for m in (*english, *chinese) if "{" in m]


def test_arithmetic_is_spelled_out() -> None:
    found = report(requests={"new": row(13), "carried_in": row(2), "handled_total": row(11),
                             "carried_out": row(3)})  # fmt: skip

    assert "13 + 2 = 15 ≠ 11 + 3 = 14，差 1" in findings(judge(found, "T301"))[0].message
    english = findings(judge(found, "T301", lang="en"))[0].message
    assert "13 + 2 = 15 ≠ 11 + 3 = 14, off by 1" in english


def test_rule_without_a_message_says_its_title_and_the_sum(tmp_path: Path) -> None:
    text = "- id: X1\n  title: {zh: 甲, en: own}\n  check: 2 * requests[new, total] = 7\n"
    found = report(requests={"new": row(2)})

    assert only(audit(found, own_rules(tmp_path, text))).message == "甲：2 × 2 = 4 ≠ 7，差 3"
    assert only(audit(found, own_rules(tmp_path, text), "en")).message == (
        "own: 2 × 2 = 4 ≠ 7, off by 3"
    )


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ([(13, 1), (2, 1)], "13 + 2 = 15"),
        ([(13, 1), (0, 1)], "13 + 0 = 13"),
        ([(13, 1), *[(0, 1)] * 6], "13"),
        ([(0, 1)] * 7, "0"),
        ([(13, 1), (None, 1), (2, 1)], "13 + 2 = 15"),
        ([(13, 1), (2, -1)], "13 - 2 = 11"),
        ([(13, 1), (-2, 1)], "13 - 2 = 11"),
        ([(2, -1), (13, 1)], "-2 + 13 = 11"),
        ([(3, 2)], "2 × 3 = 6"),
        ([(3, 1), (Decimal("-3.5"), 1)], "3 - 3.5 = -0.5"),
    ],
)
def test_side_of_a_comparison_in_words(terms: list[tuple[object, int]], text: str) -> None:
    addends = tuple(Term("a", value, factor) for value, factor in terms)  # type: ignore[arg-type]
    total = sum((term.value or 0) * term.coefficient for term in addends)

    assert side_text(Side(addends, total), "zh") == text


def test_comparison_under_a_not_is_told_as_it_stands(tmp_path: Path) -> None:
    check = "not requests[new, total] = 15"
    rule = own_rules(tmp_path, f"- {{id: X1, title: 不应为十五, check: '{check}'}}\n")

    finding = only(audit(report(requests={"new": row(15)}), rule))

    assert finding.message == "不应为十五：15 = 15"


def test_findings_of_one_line_come_in_the_order_of_the_form() -> None:
    wrong = report(requests={"new": row(1, 2, 3, 4, 5, 6)})
    cells = [
        (cell, cell._replace(location=Location(line=9))) for cell in wrong.printed["requests"].cells
    ]
    table = replace(wrong.printed["requests"], cells=tuple(cell for _, cell in cells))
    one_line = replace(wrong, printed={"requests": table})

    columns = [finding.cells[0].split(".")[2] for finding in judge(one_line, "T301")]

    assert columns == [
        "natural_person", "business", "research", "public_welfare", "legal_service", "other",
        "total",
    ]  # fmt: skip


def test_findings_come_in_the_order_of_the_sheet_where_there_are_no_lines() -> None:
    wrong = report(requests={name: row(1, total=0) for name in ("new", "granted", "carried_out")})
    places = {"new": "I20", "granted": "B3", "carried_out": "AA3"}
    cells = [
        cell._replace(location=Location(sheet="s", cell=places.get(cell.address.row, "C30")))
        for cell in wrong.printed["requests"].cells
    ]
    table = replace(wrong.printed["requests"], cells=tuple(cells))

    found = judge(replace(wrong, printed={"requests": table}), "T302")

    assert [f.cells[0].split(".")[1] for f in found] == ["granted", "carried_out", "new"]
