"""Two years of an organ, and a government beside those it adds up: what is told, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.audit import Audit, audit
from goiaudit.audit.relations import Relations
from goiaudit.model.cells import Location, Number
from goiaudit.model.claims import Claim, Fact
from goiaudit.model.findings import Elsewhere
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet
from tests.support.reports import claim, findings, line_of, report, row, rules, verdicts

SAYS_SO = {"aggregates": Fact(1), "own_figures": Fact(0)}
SAYS_NOTHING = {"aggregates": Fact(0), "own_figures": Fact(0)}
COMPLETE = {name: Fact(2) for name in ("children_listed", "children_found")} | {
    "children_office": Fact(1)
}
COUNT = st.integers(0, 10**6)


def year(
    number: int,
    *,
    requests: dict[str, dict[str, object]] | None = None,
    disclosure: dict[str, dict[str, object]] | None = None,
    claims: tuple[Claim, ...] = (),
    form: str = "2021",
    organ: str = "示例县水务局",
) -> Report:
    return report(
        year=number, requests=requests, disclosure=disclosure, claims=claims, form=form,  # type: ignore[arg-type]
        organ=organ, path=f"{number}.txt",
        facts={f"table_form[{name}]": Fact(form) for name in ("requests", "disclosure")},
    )  # fmt: skip


def government(facts: dict[str, Fact], **tables: object) -> Report:
    made = report(facts=facts, organ="示例县人民政府", path="county.txt", **tables)  # type: ignore[arg-type]
    return replace(made, kind="government")


def body(name: str, **tables: object) -> Report:
    return report(organ=f"示例县{name}", path=f"{name}.txt", **tables)  # type: ignore[arg-type]


def with_children(
    head: Report, *children: Report, ids: tuple[str, ...] = ("P101", "P102", "P104", "P105")
) -> Audit:
    return audit(head, rules(*ids), relations=[Relations(children=children)])


def incidents(judged: Audit) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for finding in judged.results[0].findings:
        found.setdefault(finding.incident, set()).add(finding.rule)
    return list(found.values())


# where the figures of the other report stand


def test_a_break_between_years_names_the_figure_of_last_year_and_its_place() -> None:
    before = year(2022, requests={"carried_out": row(2)})
    now = year(2023, requests={"carried_in": row(3)})

    (whole, part) = sorted(findings(audit([now, before], rules("Y101"))), key=lambda f: f.cells)[
        ::-1
    ]

    assert (whole.expected, whole.actual, whole.difference) == (2, 3, 1)
    assert whole.location == Location(line=line_of("requests.carried_in.total"))
    assert whole.related == (
        Elsewhere(
            relation="previous", path="2022.txt", part=None, organ="示例县水务局", year=2022,
            cell="requests.carried_out.total", value=2,
            location=Location(line=line_of("requests.carried_out.total")),
        ),
    )  # fmt: skip
    assert part.cells == ("requests.carried_in.natural_person",)


def test_a_figure_of_last_years_text_is_named_with_its_sentence() -> None:
    items = "disclosure.published_items"
    before = year(2022, requests={}, claims=(claim(f"{items}.total", 240),))
    said = (claim(f"{items}.total", 300), claim(f"{items}.yoy.difference", 50))
    now = year(2023, requests={}, claims=said)

    (found,) = findings(audit([now, before], rules("Y106")))

    assert (found.expected, found.actual) == (60, 50)
    assert [(e.cell, e.value, e.location) for e in found.related] == [
        (f"{items}.total", 240, Location(line=7))
    ]


def test_the_largest_of_many_children_are_named_first() -> None:
    children = [body(f"{n}局", requests={"new": row(n)}) for n in range(1, 13)]
    head = government(SAYS_SO, requests={"new": row(60)})

    (found, _) = findings(with_children(head, *children, ids=("P101",)))

    assert found.expected == 78
    assert [e.path for e in found.related] == [f"{n}局.txt" for n in range(12, 2, -1)]
    assert {e.relation for e in found.related} == {"child"}


# one cause, one incident


def test_a_column_that_was_not_carried_over_is_one_incident() -> None:
    before = year(2022, requests={"carried_out": row(2, 1)})
    now = year(2023, requests={"carried_in": row(5, 4)})

    judged = audit([now, before], rules("Y101"))

    assert len(findings(judged)) == 3
    assert incidents(judged) == [{"Y101"}]


def test_a_wrong_cell_that_breaks_sums_and_last_years_figure_is_one_incident() -> None:
    before = year(2022, requests={"carried_out": row(2)})
    figures = {
        "new": row(13, 2), "carried_in": row(5), "granted": row(12, 2),
        "handled_total": row(12, 2), "carried_out": row(3),
    }  # fmt: skip
    now = year(2023, requests=figures)

    judged = audit([now, before], rules("Y101", "T301", "T302", "T303"))

    assert incidents(judged) == [{"T301", "Y101"}]
    suggestion = judged.results[0].findings[0].suggestion
    assert suggestion is not None
    assert suggestion.cells == {
        "requests.carried_in.natural_person": 2, "requests.carried_in.total": 2,
    }  # fmt: skip


def test_a_sentence_left_over_from_last_year_is_one_incident() -> None:
    said = (claim("requests.new.total", 21),)
    before = year(2022, requests={"new": row(21)}, claims=said)
    now = year(2023, requests={"new": row(15)}, claims=said)

    judged = audit([now, before], rules("Y107", "N103"))

    assert incidents(judged) == [{"N103", "Y107"}]


def test_a_text_with_last_years_figure_belongs_to_the_table_that_has_another() -> None:
    said = (claim("requests.carried_in.total", 2),)
    before = year(2022, requests={"carried_out": row(2)})
    now = year(2023, requests={"carried_in": row(3)}, claims=said)

    assert incidents(audit([now, before], rules("Y101", "N105"))) == [{"N105", "Y101"}]


def test_what_a_body_left_out_breaks_is_one_incident() -> None:
    children = [
        body(
            "教育局", requests={"new": row(4, 1), "granted": row(4, 1), "handled_total": row(4, 1)}
        ),
        body("水务局", requests={"new": row(3), "granted": row(3), "handled_total": row(3)}),
    ]
    left = {"new": row(4, 1), "granted": row(4, 1), "handled_total": row(4, 1)}

    judged = with_children(government(SAYS_SO, requests=left), *children)

    assert len(findings(judged)) > 3
    assert incidents(judged) == [{"P101"}]


# order of trust


def test_a_jump_that_a_repair_of_sums_takes_back_is_not_told() -> None:
    before = year(2022, requests={"new": row(60, 10)}, disclosure={})
    parts = {"granted": row(65, 10), "handled_total": row(65, 10)}
    now = year(2023, requests={"new": row(65, 10, total=750), **parts}, disclosure={})

    judged = audit([now, before], rules("Y112", "T301", "T302", "T303"))

    assert {f.rule for f in findings(judged)} == {"T301", "T302"}
    assert "fail" not in verdicts(judged, "Y112")
    alone = audit([now, before], rules("Y112"))
    assert verdicts(alone, "Y112")["fail"] == 1


def test_a_sum_of_children_that_a_repair_puts_right_is_not_told() -> None:
    children = [body("教育局", requests={"new": row(60)}), body("水务局", requests={"new": row(5)})]
    parts = {"granted": row(65), "handled_total": row(65)}
    head = government(SAYS_SO, requests={"new": row(65, total=56), **parts})
    given_ = [Relations(children=children)]

    judged = audit(head, rules("P101", "T301", "T302", "T303"), relations=given_)

    assert {f.rule for f in findings(judged)} == {"T301", "T302"}


def test_fees_in_the_wrong_unit_are_no_jump_as_well() -> None:
    before = year(2022, disclosure={"fees": {"amount": 12}})
    now = year(2023, disclosure={"fees": {"amount": 119_253}})

    assert [f.rule for f in findings(audit([now, before], rules("Y108", "Y112")))] == ["Y108"]


# forms, merged bodies


@pytest.mark.parametrize(("last", "first"), [(2020, "2019"), (2022, "2021")])
def test_carried_over_is_compared_across_the_change_of_form(last: int, first: str) -> None:
    before = year(last, requests={"carried_out": row(4)}, form=first)
    now = year(last + 1, requests={"carried_in": row(4)})

    assert verdicts(audit([now, before], rules("Y101")), "Y101") == {"pass": 7}


def test_stocks_of_a_report_in_last_years_form_are_not_compared() -> None:
    before = year(2020, form="2019", disclosure={"normative_documents": {"total_published": 9}})
    now = year(2021, disclosure={"normative_documents": {"in_force": 40}})

    judged = audit([now, before], rules("Y102", "Y109"))

    assert verdicts(judged, "Y102") == {"not_applicable": 2}
    assert verdicts(judged, "Y109") == {"pass": 1}


def test_bodies_merged_into_an_organ_are_added_to_last_year() -> None:
    first = year(
        2022, requests={"carried_out": row(2)}, disclosure={"regulations": {"in_force": 4}}
    )
    second = year(2022, requests={"carried_out": row(3)}, disclosure={}, organ="示例县林业局")
    now = year(2023, requests={"carried_in": row(5)}, disclosure={"regulations": {"in_force": 4}})
    given_ = [Relations(previous=first, merged=(second,))]

    judged = audit(now, rules("Y101", "Y102"), relations=given_)

    assert verdicts(judged, "Y101") == {"pass": 7}
    assert verdicts(judged, "Y102") == {"pass": 2}


def test_merged_bodies_in_different_forms_leave_open_what_needs_the_form() -> None:
    first = year(2022, disclosure={"regulations": {"in_force": 4}})
    second = year(2022, disclosure={}, form="2019", organ="示例县林业局")
    now = year(2023, disclosure={"regulations": {"in_force": 4}})

    judged = audit(now, rules("Y102"), relations=[Relations(previous=first, merged=(second,))])

    assert verdicts(judged, "Y102") == {"unknown": 2}


# parent and children


def test_a_child_without_the_table_could_only_add() -> None:
    head = government(SAYS_SO | COMPLETE, requests={"new": row(5)})
    with_table, without = body("教育局", requests={"new": row(4)}), body("水务局", disputes={})

    judged = with_children(head, with_table, without)

    assert not findings(judged, "P101")
    assert verdicts(judged, "P102")["unknown"] > 0
    assert not findings(judged, "P102")


def test_more_than_all_bodies_on_a_complete_list_is_told_once() -> None:
    head = government(SAYS_SO | COMPLETE, disclosure={"penalties": {"decisions": 9}})
    children = [body(name, disclosure={"penalties": {"decisions": 4}}) for name in ("甲局", "乙局")]

    assert [f.rule for f in findings(with_children(head, *children))] == ["P102"]


@pytest.mark.parametrize(
    ("facts", "kind", "severity"),
    [
        (SAYS_SO, "government", "error"),
        (SAYS_NOTHING, "government", "warning"),
        (SAYS_SO, "office", "error"),
        (SAYS_NOTHING, "office", None),
        ({"aggregates": Fact(0), "own_figures": Fact(1)}, "government", None),
    ],
)
def test_less_than_one_child_is_an_error_only_where_the_report_says_that_it_adds_up(
    facts: dict[str, Fact], kind: str, severity: str | None
) -> None:
    head = replace(government(facts, requests={"granted": row(3)}), kind=kind)

    found = findings(
        with_children(head, body("教育局", requests={"granted": row(4)}), ids=("P101",))
    )

    assert {f.severity for f in found} == ({severity} if severity else set())


# what holds for all figures


@given(st.lists(COUNT, min_size=7, max_size=7), st.lists(COUNT, min_size=7, max_size=7))
@settings(max_examples=60, deadline=None)
def test_carried_in_passes_exactly_where_it_is_what_was_carried_out(
    then: list[int], now: list[int]
) -> None:
    names = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
    columns = (*names, "total")
    before = year(2022, requests={"carried_out": dict(zip(columns, then, strict=True))})
    after = year(2023, requests={"carried_in": dict(zip(columns, now, strict=True))})

    judged = audit([after, before], rules("Y101"))

    wrong = {
        f"requests.carried_in.{c}" for c, a, b in zip(columns, then, now, strict=True) if a != b
    }
    assert {f.cells[0] for f in findings(judged)} == wrong
    assert {f.cells[0]: f.difference for f in findings(judged)} == {
        f"requests.carried_in.{c}": b - a
        for c, a, b in zip(columns, then, now, strict=True)
        if a != b
    }


@given(st.lists(COUNT, min_size=1, max_size=5), COUNT)
@settings(max_examples=60, deadline=None)
def test_an_aggregate_fails_exactly_below_the_sum_and_is_an_error_below_the_largest(
    parts: list[int], whole: int
) -> None:
    children = [
        body(f"{n}局", disclosure={"licensing": {"decisions": part}})
        for n, part in enumerate(parts)
    ]
    head = government(SAYS_SO, disclosure={"licensing": {"decisions": whole}})

    found = findings(with_children(head, *children, ids=("P101",)))

    assert bool(found) == (whole < sum(parts))
    grades: set[str] = {"error"} if whole < max(parts) else {"warning"}
    assert {f.severity for f in found} <= grades


@given(st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=80, deadline=None)
def test_a_jump_is_more_than_fivefold_from_thirty_on(then: int, now: int) -> None:
    before = year(2022, requests={"new": row(then)})
    after = year(2023, requests={"new": row(now)})

    found: list[Number | str | None] = [
        f.actual for f in findings(audit([after, before], rules("Y112")))
    ]

    jumps = max(then, now) >= 30 and max(then, now) > 5 * min(then, now)
    assert found == ([now] if jumps else [])


def test_no_rule_on_two_years_speaks_of_the_first_year_of_the_form() -> None:
    own: RuleSet = rules("Y101", "Y105", "Y106", "Y107", "Y112")
    said = (claim("requests.new.total", 21), claim("requests.yoy.difference", 4))
    first = year(2019, requests={"carried_in": row(3)}, form="2019", claims=said)

    (result,) = audit(first, own).results

    assert {name for counts in result.by_rule.values() for name in counts} == {"not_applicable"}
