from __future__ import annotations

import pytest

from goiaudit.audit import audit
from goiaudit.audit.batch import audit_reports
from goiaudit.audit.relations import Relations
from goiaudit.model.findings import Suggestion
from goiaudit.model.report import Report
from tests.support.reports import BLANK, claim, findings, judge, report, row, rules

SUMS = ("T301", "T302", "T303", "T305", "T401")


def district(**changed: dict[str, object]) -> Report:
    """312 received, 20 carried in, 317 handled, 15 carried over; every row is its own."""
    requests = {
        "new": row(240, 61, 3, 0, 2, 6),
        "carried_in": row(14, 6),
        "granted": row(101, 22, 1, 0, 0, 3),
        "partially_granted": row(25, 9),
        "denied_third_party": row(7, 4),
        "unavailable_not_held": row(98, 20, 2, 0, 2, 3),
        "rejected_petition": row(12, 3),
        "handled_total": row(243, 58, 3, 0, 2, 6, total=312),
        "carried_out": row(11, 9),
    } | changed
    return report(requests=requests, disputes={}, disclosure={})  # type: ignore[arg-type]


def explained(found: Report, *, lang: str = "zh") -> Suggestion:
    """The one suggestion of a report; every failed sum has it and belongs to one incident."""
    group = findings(judge(found, *SUMS, lang=lang))
    assert group
    assert len({f.incident for f in group}) == 1, group
    sums = [f for f in group if f.rule != "T305"]
    (suggestion,) = {id(f.suggestion): f.suggestion for f in sums}.values()
    assert suggestion is not None
    return suggestion


def cells(row_: str, **values: int) -> dict[str, int]:
    return {f"requests.{row_}.{column}": value for column, value in values.items()}


def test_the_district_is_right_as_it_stands() -> None:
    assert findings(judge(district(), *SUMS)) == []


def test_a_row_moved_one_cell_to_the_right_is_named_as_that() -> None:
    suggestion = explained(district(rejected_petition=row(0, 12, 3, total=0)))

    assert (suggestion.kind, suggestion.uniqueness) == ("row_shifted", "unique")
    assert suggestion.cells == cells(
        "rejected_petition", natural_person=12, business=3, research=0, total=15
    )
    assert "右移了一格" in suggestion.reason
    assert "建议核对" in suggestion.reason


def test_a_row_moved_to_the_left_with_a_blank_at_its_end() -> None:
    suggestion = explained(
        district(rejected_petition=row(3, 0, 0, 0, 0, 15, total=BLANK)), lang="en"
    )

    assert suggestion.kind == "row_shifted"
    assert suggestion.cells == cells(
        "rejected_petition", natural_person=12, business=3, other=0, total=15
    )
    assert "one cell to the left" in suggestion.reason


def test_a_total_in_a_parts_column() -> None:
    suggestion = explained(district(partially_granted=row(25, 9, 0, 0, 0, 34, total=0)))

    assert (suggestion.kind, suggestion.uniqueness) == ("total_misplaced", "unique")
    assert suggestion.cells == cells("partially_granted", other=0, total=34)


def test_two_cells_of_a_row_exchanged() -> None:
    suggestion = explained(district(granted=row(22, 101, 1, 0, 0, 3)))

    assert (suggestion.kind, suggestion.uniqueness) == ("cells_swapped", "unique")
    assert suggestion.cells == cells("granted", natural_person=101, business=22)


def test_two_rows_exchanged() -> None:
    suggestion = explained(district(carried_out=row(7, 4), denied_third_party=row(11, 9)))

    assert suggestion.kind == "rows_swapped"
    assert suggestion.cells == cells(
        "denied_third_party", natural_person=7, business=4, total=11
    ) | cells("carried_out", natural_person=11, business=9, total=20)


def test_a_column_exchanged_with_the_total_in_every_row() -> None:
    right = district()
    swapped = {
        name: {
            column: right.printed["requests"].cells[n * 7 + place].value
            for place, column in enumerate(
                ("total", "business", "research", "public_welfare", "legal_service", "other",
                 "natural_person")
            )
        }
        for n, name in enumerate(right.printed["requests"].rows)
    }  # fmt: skip

    suggestion = explained(report(requests=swapped, disputes={}, disclosure={}))

    assert (suggestion.kind, suggestion.uniqueness) == ("columns_swapped", "unique")


def test_columns_exchanged_in_one_part_of_the_table_are_one_of_two() -> None:
    handled = {
        name: row(*(figures[1], figures[0], *figures[2:]))
        for name, figures in {
            "granted": (101, 22, 1, 0, 0, 3),
            "partially_granted": (25, 9, 0, 0, 0, 0),
            "denied_third_party": (7, 4, 0, 0, 0, 0),
            "unavailable_not_held": (98, 20, 2, 0, 2, 3),
            "rejected_petition": (12, 3, 0, 0, 0, 0),
            "handled_total": (243, 58, 3, 0, 2, 6),
        }.items()
    }

    suggestion = explained(district(**handled))

    kinds = [suggestion.kind, *(other.kind for other in suggestion.alternatives)]
    assert suggestion.uniqueness == "ambiguous"
    assert kinds.count("columns_swapped") >= 2


def test_parts_left_out_of_a_row_that_has_its_total() -> None:
    suggestion = explained(district(unavailable_not_held=row(total=125)))

    assert (suggestion.kind, suggestion.uniqueness) == ("part_left_out", "unique")
    assert suggestion.cells == cells(
        "unavailable_not_held", natural_person=98, business=20, research=2, legal_service=2, other=3
    )


def test_a_row_left_out_could_be_any_empty_one_until_the_text_says_which() -> None:
    silent = district(denied_third_party=row())
    suggestion = explained(silent)
    assert suggestion.uniqueness == "ambiguous"
    named = set(suggestion.cells) | {c for other in suggestion.alternatives for c in other.cells}
    assert set(cells("denied_third_party", natural_person=7, business=4, total=11)) <= named

    told = claim("requests.denied_third_party.total", 11)
    spoken = Report(**{**vars_of(silent), "claims": (told,)})
    decided = explained(spoken)

    assert decided.uniqueness == "unique"
    assert decided.cells == cells("denied_third_party", natural_person=7, business=4, total=11)
    assert "正文为11" in decided.reason


def vars_of(found: Report) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_a_row_of_last_year_is_told_where_last_year_is_known() -> None:
    typed = row(230, 55, 0, 0, 1, 4)
    before = report(requests={"new": typed}, disputes={}, disclosure={}, year=2022)

    (result,) = audit_reports(
        [district(new=typed)], rules(*SUMS), "zh", [Relations(previous=before)]
    )

    suggestions = [f.suggestion for f in result.findings]
    assert suggestions
    for suggestion in suggestions:
        assert suggestion is not None
        assert (suggestion.kind, suggestion.uniqueness) == ("previous_year", "unique")
        assert suggestion.cells["requests.new.total"] == 312
        assert "上年" in suggestion.reason


def test_two_independent_slips_are_two_incidents() -> None:
    found = district(
        granted=row(110, 22, 1, 0, 0, 3, total=127), rejected_petition=row(12, 8, total=15)
    )

    group = findings(judge(found, *SUMS))

    by_incident = {f.incident: f.suggestion for f in group}
    assert len(by_incident) == 2
    suggested = [s.cells for s in by_incident.values() if s is not None]
    assert cells("granted", natural_person=101) in suggested
    assert cells("rejected_petition", business=3) in suggested
    assert all(s is not None and s.uniqueness == "unique" for s in by_incident.values())


def test_a_slip_beside_a_shifted_row_is_found_with_it() -> None:
    found = district(
        granted=row(0, 101, 22, 1, 0, 0, total=3), rejected_petition=row(13, 3, total=15)
    )

    group = findings(judge(found, *SUMS))

    named = {a for f in group if f.suggestion for a in f.suggestion.cells}
    assert "requests.rejected_petition.natural_person" in named
    assert "requests.granted.total" in named


def test_a_claim_equal_to_the_printed_total_speaks_against_changing_it() -> None:
    blocks = {"review": {"upheld": 2, "corrected": 1, "other": 1, "pending": 1, "total": 6}}

    found = report(disputes=blocks, claims=[claim("disputes.review.total", 6)])
    suggestion = explained(found)

    assert suggestion.uniqueness == "ambiguous"
    assert "disputes.review.total" not in suggestion.cells
    assert list(suggestion.alternatives[-1].cells) == ["disputes.review.total"]


def test_a_claim_equal_to_the_repaired_value_decides() -> None:
    blocks = {"review": {"upheld": 2, "corrected": 1, "other": 1, "pending": 1, "total": 6}}

    found = report(disputes=blocks, claims=[claim("disputes.review.total", 5)])
    suggestion = explained(found)

    assert suggestion.uniqueness == "unique"
    assert suggestion.cells == {"disputes.review.total": 5}


def test_figures_of_table_four_moved_on_across_blocks_are_never_sure() -> None:
    found = report(
        disputes={
            "review": {"upheld": 0, "corrected": 12, "other": 3, "pending": 1, "total": 2},
            "litigation_direct": {"upheld": 18, "corrected": 4, "other": 0, "total": 1},
            "litigation_after_review": {"upheld": 5},
        }
    )

    suggestion = explained(found)

    assert (suggestion.kind, suggestion.uniqueness) == ("row_shifted", "ambiguous")
    assert suggestion.cells["disputes.review.total"] == 18


def test_text_against_a_table_that_adds_up_is_a_slip_of_the_text() -> None:
    found = Report(**{**vars_of(district()), "claims": (claim("requests.new.total", 321),)})

    (finding,) = findings(judge(found, *SUMS, "N103"))

    assert finding.family == "narrative_table"
    assert finding.suggestion is not None
    assert finding.suggestion.cells == {}
    assert finding.suggestion.kind == "transposed"
    assert "建议核对正文的321是否为312之误" in finding.suggestion.reason


def test_text_against_a_wrong_cell_joins_its_incident() -> None:
    wrong = district(new=row(240, 61, 3, 0, 2, 6, total=321))
    found = Report(**{**vars_of(wrong), "claims": (claim("requests.new.total", 312),)})

    group = findings(judge(found, *SUMS, "N103"))

    assert {f.rule for f in group} == {"T301", "T302", "N103"}
    assert len({f.incident for f in group}) == 1
    assert all(f.suggestion and f.suggestion.cells == {"requests.new.total": 312} for f in group)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_report_is_explained_the_same_way_every_time(lang: str) -> None:
    found = district(granted=row(22, 101, 1, 0, 0, 3), carried_out=row(7, 4))

    runs = [[f.suggestion for f in audit([found] * 3, rules(*SUMS), lang)] for _ in range(2)]

    assert runs[0] == runs[1]
    third = len(runs[0]) // 3
    assert runs[0][:third] == runs[0][third : 2 * third]
