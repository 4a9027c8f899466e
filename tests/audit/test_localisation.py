from __future__ import annotations

from decimal import Decimal

import pytest

from goiaudit.audit.localise.parts import misprinted_part
from goiaudit.audit.localise.slips import slip
from goiaudit.model.cells import CellState, Number
from goiaudit.model.report import Report
from tests.support.reports import (
    BLANK,
    claim,
    findings,
    judge,
    line_of,
    only,
    report,
    row,
    verdicts,
)

SUMS = ("T301", "T302", "T303", "T305", "T401")
CARRIED = "requests.carried_out.natural_person"


def water_bureau(**changed: dict[str, object]) -> Report:
    """The worked example: 15 received, 2 carried in, 14 handled, 3 carried over."""
    requests = {
        "new": row(13, 2),
        "carried_in": row(2),
        "granted": row(9, 1),
        "unavailable_not_held": row(3, 1),
        "handled_total": row(12, 2),
        "carried_out": row(1, total=3),
    } | changed
    return report(
        requests=requests,  # type: ignore[arg-type]
        disputes={},
        disclosure={},
        claims=[
            claim("requests.new.total", 15),
            claim("disputes.review.total", 0),
            claim("disputes.litigation.total", 0),
        ],
    )


def test_worked_example_has_two_findings_and_nothing_else_fails() -> None:
    judged = judge(water_bureau(), *SUMS, "N1")

    balance, total = findings(judged)
    assert (balance.rule, balance.family, balance.severity) == ("T301", "balance", "error")
    assert (balance.expected, balance.actual, balance.difference) == (15, 13, -2)
    assert (total.rule, total.family, total.severity) == ("T302", "row_total", "error")
    assert (total.expected, total.actual, total.difference) == (1, 3, 2)
    assert verdicts(judged, "T301") == {"pass": 6, "fail": 1}
    assert verdicts(judged, "T302") == {"pass": 24, "fail": 1}
    assert verdicts(judged, "T303") == {"pass": 7}
    assert judged.results[0].status == "inconsistent"


def test_worked_example_is_one_incident_with_one_cell_that_repairs_it() -> None:
    balance, total = findings(judge(water_bureau(), *SUMS))

    assert balance.incident == total.incident
    for finding in (balance, total):
        suggestion = finding.suggestion
        assert suggestion is not None
        assert suggestion.cells == {CARRIED: 3}
        assert suggestion.uniqueness == "unique"
        assert suggestion.alternatives == ()
        assert suggestion.kind == "digit"
        assert finding.location is not None
        assert finding.location.line == line_of(CARRIED)


def test_worked_example_spells_out_both_sums_and_what_to_check() -> None:
    first = findings(judge(water_bureau(), *SUMS))[0]

    assert first.suggestion is not None
    assert "13 + 2 = 15 ≠ 12 + 1 = 13，差 2" in first.suggestion.reason
    assert "建议核对“四、结转下年度继续办理/自然人”是否应为3" in first.suggestion.reason
    english = findings(judge(water_bureau(), *SUMS, lang="en"))[0].suggestion
    assert english is not None
    assert "13 + 2 = 15 ≠ 12 + 1 = 13, off by 2" in english.reason
    assert "please check" in english.reason


def test_worked_example_with_the_cell_left_blank() -> None:
    judged = judge(water_bureau(carried_out=row(BLANK, total=3)), *SUMS, "N1")

    finding = only(judged)
    assert (finding.rule, finding.family, finding.severity) == ("T305", "value", "warning")
    assert (finding.cells, finding.expected, finding.actual) == ((CARRIED,), 3, None)
    assert verdicts(judged, "T301") == {"pass": 6, "unknown": 1}
    assert verdicts(judged, "T302") == {"pass": 24, "unknown": 1}
    assert judged.results[0].status == "incomplete"


def test_cell_at_the_crossing_of_a_row_and_its_columns_is_found() -> None:
    found = water_bureau(carried_out=row(3), handled_total=row(12, 2), granted=row(9, 7, total=10))

    group = findings(judge(found, *SUMS))

    assert {f.rule for f in group} == {"T302", "T303"}
    for finding in group:
        assert finding.suggestion is not None
        assert finding.suggestion.cells == {"requests.granted.business": 1}
        assert finding.suggestion.uniqueness == "unique"


def test_grand_total_where_one_row_and_two_columns_fail_by_the_same() -> None:
    found = water_bureau(carried_out=row(3), handled_total=row(12, 2, total=16))

    group = findings(judge(found, *SUMS))

    assert {f.rule for f in group} == {"T301", "T302", "T303"}
    assert len({f.incident for f in group}) == 1
    for finding in group:
        assert finding.suggestion is not None
        assert finding.suggestion.cells == {"requests.handled_total.total": 14}
        assert finding.suggestion.uniqueness == "unique"


def test_fault_inside_a_dispute_block_could_be_any_of_its_five_cells() -> None:
    found = report(
        disputes={"review": {"upheld": 2, "corrected": 1, "other": 1, "pending": 1, "total": 6}}
    )

    finding = only(judge(found, "T401"))

    assert (finding.expected, finding.actual, finding.difference) == (5, 6, 1)
    assert finding.suggestion is not None
    assert finding.suggestion.uniqueness == "ambiguous"
    candidates = dict(finding.suggestion.cells)
    for repair in finding.suggestion.alternatives:
        candidates |= repair.cells
    assert candidates == {
        "disputes.review.upheld": 3,
        "disputes.review.corrected": 2,
        "disputes.review.other": 2,
        "disputes.review.pending": 2,
        "disputes.review.total": 5,
    }
    # where one cell is no surer than the others, the total that was compared is shown
    assert finding.location is not None
    assert finding.location.line == line_of("disputes.review.total")


def test_no_candidate_is_ever_below_zero() -> None:
    found = report(disputes={"review": {"upheld": 10, "corrected": 1}})

    finding = only(judge(found, "T401"))

    # each part would have to become negative
    assert finding.suggestion is not None
    assert finding.suggestion.cells == {"disputes.review.total": 11}
    assert finding.suggestion.uniqueness == "unique"


def test_what_the_text_says_of_the_cases_settles_a_block_that_could_be_wrong_in_many_ways() -> None:
    cells = {"review": {"upheld": 1, "corrected": 1, "total": 0}}

    alone = only(judge(report(disputes=cells), "T401"))
    told = report(disputes=cells, claims=[claim("disputes.review.total", 2)])
    total, text = findings(judge(told, "T401", "N106"))

    assert alone.suggestion is not None
    assert alone.suggestion.uniqueness == "ambiguous"
    assert total.suggestion is not None
    assert total.suggestion.cells == {"disputes.review.total": 2}
    assert (total.suggestion.uniqueness, total.incident) == ("unique", text.incident)


def test_of_several_explanations_only_those_are_named_that_the_text_agrees_with() -> None:
    cells = {"review": {"other": 1, "pending": 1, "total": 0}}
    told = report(disputes=cells, claims=[claim("disputes.review.total", 2)])

    suggestion = only(judge(told, "T401")).suggestion

    assert suggestion is not None
    named = [suggestion.cells, *(other.cells for other in suggestion.alternatives)]
    assert [cells["disputes.review.total"] for cells in named] == [2, 2]


def test_faults_of_two_dispute_blocks_are_two_incidents() -> None:
    found = report(
        disputes={
            "review": {"upheld": 10, "corrected": 1},
            "litigation_direct": {"upheld": 5},
        }
    )

    assert len({f.incident for f in judge(found, "T401")}) == 2


def test_two_digits_that_are_one_figure() -> None:
    found = report(
        requests={"new": row(1, 2, total=12), "granted": row(12), "handled_total": row(12)}
    )

    group = findings(judge(found, *SUMS))

    # both columns and the row fail: no single cell explains them
    assert sorted(f.rule for f in group) == ["T301", "T301", "T302"]
    assert len({f.incident for f in group}) == 1
    for finding in group:
        assert finding.suggestion is not None
        assert finding.suggestion.cells == {
            "requests.new.natural_person": 12,
            "requests.new.business": 0,
        }
        assert finding.suggestion.kind == "split_digits"
        assert finding.suggestion.uniqueness == "unique"


def test_rows_that_are_right_in_themselves_are_never_suggested() -> None:
    found = water_bureau(
        carried_out=row(3), denied_third_party=row(0, 0, 0, 0, 1), rejected_repeated=row(0, 0, 4)
    )

    group = findings(judge(found, *SUMS))

    # two rows too many: the columns of both fail, and the total column by their sum
    assert sorted(f.difference or 0 for f in group) == [-5, -4, -1]
    assert {f.rule for f in group} == {"T303"}
    assert all(f.suggestion is None or f.suggestion.uniqueness != "unique" for f in group)


def test_failure_that_no_cell_explains_has_no_suggestion() -> None:
    found = report(
        requests={"new": row(5, 5, total=12), "carried_in": row(3, total=1), "granted": row(7)}
    )

    assert all(f.suggestion is None or f.suggestion.uniqueness != "unique"
               for f in findings(judge(found, *SUMS)))  # fmt: skip


def test_suggested_figure_repairs_the_report() -> None:
    before = water_bureau()
    suggestion = findings(judge(before, *SUMS))[0].suggestion
    assert suggestion is not None

    after = water_bureau(carried_out=row(suggestion.cells[CARRIED], total=3))

    assert findings(judge(after, *SUMS)) == []


@pytest.mark.parametrize(
    ("printed", "right", "kind"),
    [
        (None, 3, "blank_for_figure"),
        (BLANK, 3, "blank_for_figure"),
        (-3, 3, "sign"),
        (1, 3, "digit"),
        (15, 25, "digit"),
        (16, 18, "look_alike"),
        (3, 8, "look_alike"),
        (12, 21, "transposed"),
        (1268, 1286, "transposed"),
        (12, 123, "dropped_digit"),
        (1, 12, "dropped_digit"),
        (122, 12, "doubled_digit"),
        (20, 2, "power_of_ten"),
        (3, 300, "power_of_ten"),
        (Decimal("119253.55"), Decimal("11.925355"), "power_of_ten"),
        (47, 8, "figure"),
        (132, 321, "figure"),
    ],
)
def test_kind_of_slip(printed: Number | CellState | None, right: Number, kind: str) -> None:
    figure = None if isinstance(printed, CellState) else printed

    assert slip(figure, right) == kind


@pytest.mark.parametrize(
    ("parts", "total", "repair"),
    [
        ([20, 30, 4], 64, (4, 14)),  # a lost digit goes before 20 for 30 and 30 for 40
        ([12, 305], 362, (305, 350)),
        ([7, 9], 30, None),
        ([30, 40], 75, None),  # 30 for 35 or 40 for 45
    ],
)
def test_one_misprinted_part_explains_a_sum_of_the_text(
    parts: list[int], total: int, repair: tuple[int, int] | None
) -> None:
    assert misprinted_part(parts, total) == repair
