from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.definitions.forms import forms
from tests.support.reports import (
    BLANK,
    SLASH,
    UNREADABLE,
    WORDS,
    claim,
    findings,
    judge,
    line_of,
    only,
    own_rules,
    reasons,
    report,
    row,
    verdicts,
)

SUMS = ("T301", "T302", "T303", "T305", "T401")


def test_blank_that_alone_decides_an_equality_is_reported_with_the_value_it_needs() -> None:
    found = report(disputes={"review": {"upheld": 2, "pending": 1, "total": BLANK}})

    finding = only(judge(found, "T401", "T305"))

    assert (finding.rule, finding.family, finding.severity) == ("T305", "value", "warning")
    assert finding.cells == ("disputes.review.total",)
    assert (finding.expected, finding.actual, finding.difference) == (3, None, None)
    assert finding.location is not None
    assert finding.location.line == line_of("disputes.review.total")
    assert "行政复议/总计" in finding.message
    assert "3" in finding.message


@pytest.mark.parametrize("null", [BLANK, SLASH, WORDS, UNREADABLE])
def test_every_kind_of_null_can_decide(null: object) -> None:
    found = report(disputes={"review": {"upheld": null, "total": 4}})  # type: ignore[dict-item]

    finding = only(judge(found, "T401", "T305"))

    assert (finding.cells, finding.expected) == (("disputes.review.upheld",), 4)


def test_two_blanks_that_could_both_mend_it_decide_nothing() -> None:
    found = report(disputes={"review": {"upheld": BLANK, "corrected": BLANK, "total": 4}})

    judged = judge(found, "T401", "T305")

    assert findings(judged) == []
    assert verdicts(judged, "T401") == {"pass": 2, "unknown": 1}
    assert verdicts(judged, "T305") == {"pass": 1}


def test_second_blank_that_could_not_mend_it_does_not_count() -> None:
    # parts are short: the blank total could only make it worse if it were a part
    found = report(disputes={"review": {"upheld": 5, "corrected": BLANK, "total": BLANK}})

    finding = only(judge(found, "T401", "T305"))

    assert (finding.cells, finding.expected) == (("disputes.review.total",), 5)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unread", [UNREADABLE, WORDS])
def test_nothing_is_worked_out_beside_another_cell_that_cannot_be_read(
    unread: object, lang: str
) -> None:
    # parts are short by one at least: the part that cannot be read may be anything
    parts = {"upheld": 5, "corrected": unread, "total": UNREADABLE}
    found = report(disputes={"review": parts})  # type: ignore[dict-item]

    finding = only(judge(found, "T401", "T305", lang=lang))

    assert (finding.rule, finding.cells) == ("T305", ("disputes.review.total",))
    assert (finding.expected, finding.suggestion) == (None, None)
    assert ("无法推算" if lang == "zh" else "cannot be worked out") in finding.message
    assert "T401" in finding.message


def test_value_that_another_equality_needs_is_suggested_all_the_same() -> None:
    # its column has another cell that cannot be read, its row has none
    found = report(
        requests={
            "new": row(BLANK, 1, total=6),
            "handled_total": row(5, 1),
            "carried_out": row(UNREADABLE),
        }
    )

    finding = only(judge(found, "T301", "T305"))
    assert (finding.cells, finding.expected) == (("requests.new.natural_person",), None)

    finding = only(judge(found, "T301", "T302", "T305"))
    assert (finding.cells, finding.expected) == (("requests.new.natural_person",), 5)


def test_blank_that_should_be_zero_is_no_finding() -> None:
    found = report(requests={"new": row(3, BLANK, total=3), "handled_total": row(3)})

    assert findings(judge(found, "T301", "T302", "T305")) == []


def test_several_rules_that_need_the_same_value_are_one_finding() -> None:
    found = report(
        requests={
            "new": row(BLANK, 1, total=3),
            "granted": row(2, 1),
            "handled_total": row(2, 1),
        }
    )

    judged = judge(found, *SUMS)

    finding = only(judged)
    assert (finding.cells, finding.expected) == (("requests.new.natural_person",), 2)
    assert verdicts(judged, "T305") == {"fail": 1}


def test_rules_that_need_different_values_are_both_named_and_none_is_suggested() -> None:
    found = report(requests={"new": row(BLANK, 1, total=3), "handled_total": row(5, 1)})

    finding = only(judge(found, "T301", "T302", "T305"), "T305")

    assert finding.cells == ("requests.new.natural_person",)
    assert finding.expected is None
    assert finding.suggestion is None
    assert "2、5" in finding.message or "5、2" in finding.message
    assert "不同" in finding.message


def test_needed_value_is_exact_with_fractions() -> None:
    found = report(requests={"new": row(Decimal("0.1"), BLANK, total=Decimal("0.3"))})

    assert only(judge(found, "T302", "T305"), "T305").expected == Decimal("0.2")


def test_needed_value_never_comes_from_an_inequality() -> None:
    found = report(
        form="2019", year=2020, disclosure={"fees": {"previous_items": BLANK, "change": -2}}
    )

    judged = judge(found, "T202", "T305")

    assert verdicts(judged, "T202") == {"pass": 4, "unknown": 1}
    assert findings(judged) == []


def test_claim_about_a_blank_cell_gives_the_value_it_needs(tmp_path: Path) -> None:
    text = (
        "- id: X1\n  title: own\n  check: requests[carried_in, total] = "
        "claim(requests.carried_in.total)\n"
    )
    found = report(
        requests={"carried_in": {"total": BLANK}}, claims=[claim("requests.carried_in.total", 4)]
    )

    judged = audit(found, own_rules(tmp_path, text, "T305"))

    finding = only(judged, "T305")
    assert (finding.cells, finding.expected) == (("requests.carried_in.total",), 4)
    assert (verdicts(judged, "X1"), reasons(judged, "X1")) == ({"unknown": 1}, {"blank"})


PROVINCE = {
    "granted": 272, "partially_granted": 3, "denied_state_secret": 14,
    "denied_prohibited_by_law": 5, "denied_third_party": 4, "denied_internal_affairs": 12,
    "unavailable_not_held": 265, "unavailable_needs_creation": 47, "unavailable_unclear": 25,
    "rejected_petition": 149, "rejected_repeated": 9,
}  # fmt: skip


def provincial() -> dict[str, dict[str, object]]:
    """Eleven result rows of one province with a blank total, the sum in (七) printed."""
    rows = {key: row(n, total=BLANK) for key, n in PROVINCE.items()}
    return rows | {"new": row(805), "handled_total": row(805)}


def test_eleven_blank_totals_get_their_values_and_complete_the_subtotal() -> None:
    found = report(form="2019", year=2019, requests=provincial())  # type: ignore[arg-type]

    judged = judge(found, *SUMS)

    assert {f.cells[0]: f.expected for f in findings(judged)} == {
        f"requests.{key}.total": n for key, n in PROVINCE.items()
    }
    assert {f.rule for f in findings(judged)} == {"T305"}
    assert all("T303" in f.message and "成立" in f.message for f in findings(judged))
    assert verdicts(judged, "T303") == {"pass": 6, "unknown": 1}
    assert reasons(judged, "T303") == {"blank"}


def test_subtotal_that_would_not_hold_is_not_announced() -> None:
    rows = provincial() | {"handled_total": row(805, total=806), "new": row(805, total=806)}

    judged = judge(report(form="2019", year=2019, requests=rows), *SUMS)  # type: ignore[arg-type]

    blanks = findings(judged, "T305")
    assert len(blanks) == 11
    assert not any("成立" in finding.message for finding in blanks)


def test_words_come_in_the_language_of_the_run() -> None:
    found = report(form="2019", year=2019, requests=provincial())  # type: ignore[arg-type]

    messages = [f.message for f in judge(found, *SUMS, lang="en")]

    assert all("once filled in, T303 holds" in message for message in messages)
    assert not any("一" <= char <= "鿿" for message in messages for char in message)


def test_report_without_both_tables_cannot_be_judged() -> None:
    judged = judge(report(disclosure={}), "T305", "T301", "T401")

    assert (verdicts(judged, "T305"), reasons(judged, "T305")) == ({"unknown": 1}, {"no_table"})


def test_each_blank_is_an_incident_of_its_own() -> None:
    found = report(form="2019", year=2019, requests=provincial())  # type: ignore[arg-type]

    assert len({f.incident for f in judge(found, *SUMS)}) == 11


def test_all_columns_of_a_blank_row_are_worked_out() -> None:
    parts = forms()["2021"].tables["requests"].groups["parts"]
    blank_row = dict.fromkeys((*parts, "total"), BLANK)
    found = report(
        requests={"new": row(5, 2), "granted": row(3, 2), "handled_total": row(3, 2),
                  "carried_out": blank_row}
    )  # fmt: skip

    needed = {f.cells[0]: f.expected for f in judge(found, *SUMS)}

    assert needed == {
        "requests.carried_out.natural_person": 2,
        "requests.carried_out.total": 2,
    }


def test_rule_that_may_not_apply_needs_no_value(tmp_path: Path) -> None:
    text = (
        "- id: X1\n  title: own\n  when: signed >= date(year, 1, 1)\n"
        "  check: requests[carried_in, total] = requests[granted, total]\n"
    )
    found = report(requests={"carried_in": {"total": BLANK}, "granted": {"total": 4}})

    judged = audit(found, own_rules(tmp_path, text, "T305"))

    assert verdicts(judged, "X1") == {"unknown": 1}
    assert findings(judged, "T305") == []


def test_needed_value_is_suggested_with_the_rules_that_ask_for_it() -> None:
    found = report(
        requests={
            "new": row(13, 2),
            "carried_in": row(2),
            "handled_total": row(12, 2),
            "granted": row(12, 2),
            "carried_out": row(BLANK, total=3),
        }
    )

    finding = only(judge(found, *SUMS))

    suggestion = finding.suggestion
    assert suggestion is not None
    assert dict(suggestion.cells) == {"requests.carried_out.natural_person": 3}
    assert (suggestion.kind, suggestion.uniqueness) == ("blank_for_figure", "unique")
    assert suggestion.reason == "由T301、T302推算"


def test_needed_value_that_breaks_a_sum_that_holds_is_a_guess_only() -> None:
    # the row adds up with the blank as 0, the column needs 2
    found = report(
        requests={"new": row(2), "handled_total": {}, "carried_out": row(BLANK, total=0)}
    )

    finding = only(judge(found, "T301", "T302", "T305"), "T305")

    assert finding.suggestion is not None
    assert finding.suggestion.uniqueness == "speculative"
    assert "T302" in finding.suggestion.reason


def test_a_column_of_totals_left_empty_is_filled_without_breaking_anything() -> None:
    # with the totals as 0 their column adds up, and it does with all of them filled in
    found = report(
        requests={
            "new": row(13, 2, total=BLANK),
            "granted": row(13, 2, total=BLANK),
            "handled_total": row(13, 2, total=BLANK),
        }
    )

    told = [f.suggestion for f in findings(judge(found, *SUMS), "T305")]

    assert [s and (dict(s.cells), s.uniqueness) for s in told] == [
        ({f"requests.{name}.total": 15}, "unique") for name in ("new", "granted", "handled_total")
    ]
    assert not any(s and "不再成立" in s.reason for s in told)


def test_nothing_is_suggested_where_two_rules_need_different_values() -> None:
    found = report(requests={"new": row(2), "carried_out": row(BLANK, total=3)})

    finding = only(judge(found, "T301", "T302", "T305"), "T305")

    assert finding.expected is None
    assert finding.suggestion is None
