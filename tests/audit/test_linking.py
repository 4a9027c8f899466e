"""Which reports belong together: whose they are, last year's, merged bodies, children, gaps."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit import audit
from goiaudit.audit.heads import Head, head_of
from goiaudit.audit.linking.join import link, related
from goiaudit.audit.linking.links import NO_LINKS, Linked, relations_of
from goiaudit.model.roster import Missing, Roster, RosterEntry
from goiaudit.recognition.organs import nature
from tests.recognition.reports import read
from tests.support.reports import findings, report, rules


def head(organ: str | None, year: int | None, path: str = "", **more: object) -> Head:
    """A report that names organ and year in its title."""
    found = nature(organ) if organ else None
    return Head(
        path=path or f"{organ}{year}.txt",
        part=None,
        organ=organ,
        kind=found.kind if found else None,
        level=found.level if found else None,
        year=year,
        digest=f"{organ}{year}",
        organ_from="title" if organ else None,
        year_from="title" if year else None,
        **more,  # type: ignore[arg-type]
    )


def heads(*organs_and_years: tuple[str, int]) -> list[Head]:
    return [head(organ, year) for organ, year in organs_and_years]


def previous(linked: Linked) -> list[int | None]:
    return [links.previous for links in linked.links]


# Whose report it is


def test_title_and_year_of_the_report_itself_are_the_plain_case() -> None:
    (match,) = link([head("示例县教育局", 2023)]).matches

    assert (match.organ, match.year, match.kind, match.level) == (
        "示例县教育局",
        2023,
        "department",
        "county",
    )
    assert (match.organ_from, match.year_from, match.by) == ("title", "title", "name")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例县教育局", "甲市示例县教育局"),
        ("示例县人民政府", "示例县"),
        ("示例县人民政府办公室", "示例县政府办公室"),
        ("甲县示例镇人民政府", "甲县示例镇"),
        ("甲县示例街道办事处", "乙市甲县示例街道"),
        ("恩平市教育局", "江门市恩平市教育局"),
        ("江门市恩平市教育局", "广东省恩平市教育局"),
    ],
)
def test_one_organ_in_other_words_is_one_and_the_match_says_so(one: str, other: str) -> None:
    linked = link(heads((one, 2022), (other, 2023)))

    assert previous(linked) == [None, 0]
    assert len({match.organ for match in linked.matches}) == 1
    assert sorted(str(match.by) for match in linked.matches) == ["name", "words"]
    assert [match.named for match in linked.matches] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例县教育局", "示例县水务局"),
        ("示例县发展和改革局", "示例县发改局"),
        ("教育局", "示例县教育局"),
        ("示例镇人民政府", "甲县示例镇人民政府"),
        ("甲市示例区教育局", "乙市示例区教育局"),
        ("鼓楼区教育局", "南京市鼓楼区教育局"),
        ("示例县人民政府", "示例县人民政府办公室"),
    ],
)
def test_what_may_be_two_organs_is_never_taken_for_one(one: str, other: str) -> None:
    assert previous(link(heads((one, 2022), (other, 2023)))) == [None, None]


def test_a_name_that_fits_two_places_belongs_to_neither() -> None:
    linked = link(
        heads(("甲市示例区教育局", 2022), ("乙市示例区教育局", 2022), ("示例区教育局", 2023))
    )

    assert previous(linked) == [None, None, None]


@pytest.mark.parametrize(
    ("path", "organ", "year"),
    [
        ("2023/示例县教育局.docx", "示例县教育局", 2023),
        ("示例县教育局2023年政府信息公开工作年度报告.pdf", "示例县教育局", 2023),
        ("报送/示例县教育局/2023年度.html", "示例县教育局", 2023),
        ("示例县/2023/3.html", None, 2023),
        ("示例县人民政府/2023/3.html", None, 2023),
        ("2022/示例县教育局2023年.txt", "示例县教育局", None),
        ("示例县教育局20240112.txt", "示例县教育局", None),
        ("示例县教育局 2024-01-12.txt", "示例县教育局", None),
        ("-", None, None),
    ],
)
def test_the_path_is_the_last_resort_and_marked(
    path: str, organ: str | None, year: int | None
) -> None:
    (match,) = link([head(None, None, path)]).matches

    assert (match.organ, match.year) == (organ, year)
    assert match.organ_from == ("path" if organ else None)
    assert match.year_from == ("path" if year else None)


def test_the_report_goes_before_the_properties_of_its_file_and_those_before_its_path() -> None:
    path = "2019/示例县民政局.txt"
    own = head("示例县教育局", 2023, path, file_organ="示例县水务局", file_year=2022)
    bare = head(None, None, path, file_organ="示例县水务局", file_year=2022)

    told = [(m.organ, m.organ_from, m.year, m.year_from) for m in link([own, bare]).matches]
    assert told == [
        ("示例县教育局", "title", 2023, "title"),
        ("示例县水务局", "file", 2022, "file"),
    ]


def test_a_report_knows_where_its_name_and_year_stand() -> None:
    text = "示例县水务局根据《条例》编制。\n一、总体情况\n2023年,主动公开信息3条。\n"
    signed = "六、其他需要报告的事项\n无。\n示例县水务局\n2024年1月10日\n"

    assert head_of(read(text)).organ_from == "text"
    assert head_of(read(text)).year_from == "text"
    assert head_of(read(text + signed)).organ_from == "signature"


# Other years


def test_each_report_is_linked_with_the_two_years_before_it() -> None:
    linked = link(heads(("示例县教育局", 2023), ("示例县教育局", 2021), ("示例县教育局", 2022)))

    assert previous(linked) == [2, None, 1]
    assert [links.before for links in linked.links] == [1, None, None]


def test_reports_of_a_store_are_linked_by_places_behind_those_of_the_run() -> None:
    linked = link(heads(("示例县教育局", 2023)), earlier=heads(("示例县教育局", 2022)))

    assert previous(linked) == [1]
    assert len(linked.matches) == 1


def test_of_several_reports_on_one_year_none_is_taken() -> None:
    linked = link(heads(("示例县教育局", 2022), ("示例县教育局", 2022), ("示例县教育局", 2023)))

    assert linked.links[2] is NO_LINKS


def test_two_files_with_the_same_figures_are_one_report() -> None:
    run = [report(year=2022, path="a.html"), report(year=2022, path="a.docx"), report(year=2023)]

    assert previous(link([head_of(each) for each in run])) == [None, None, 0]


def test_the_report_of_the_run_goes_before_the_one_of_the_store() -> None:
    run = heads(("示例县教育局", 2022), ("示例县教育局", 2023))
    earlier = heads(("示例县教育局", 2022), ("示例县教育局", 2021), ("示例县教育局", 2021))

    assert previous(link(run, earlier=earlier)) == [None, 0]


def test_an_unreadable_file_is_nobodys_last_year() -> None:
    broken = head(None, None, "2022/示例县教育局.docx", unreadable="damaged")

    assert link([head("示例县教育局", 2023), broken]).links == [NO_LINKS, NO_LINKS]


RENAMED = Roster(
    (
        RosterEntry("示例县环境保护局", last=2022, successor="示例县生态环境局"),
        RosterEntry("示例县生态环境局", first=2023),
        RosterEntry("示例县文化局", last=2022, successor="示例县文化和旅游局"),
        RosterEntry("示例县旅游局", last=2022, successor="示例县文化和旅游局"),
        RosterEntry("示例县文化和旅游局", first=2023),
        RosterEntry("示例县粮食局", last=2022, successor="示例县商务局"),
        RosterEntry("示例县商务局", aliases=("示例县经贸局",)),
    )
)


def test_last_years_report_of_a_renamed_organ_is_that_under_its_old_name() -> None:
    linked = link(heads(("示例县环境保护局", 2022), ("示例县生态环境局", 2023)), RENAMED)

    assert previous(linked) == [None, 0]


def test_an_alias_of_the_list_is_the_organ() -> None:
    linked = link(heads(("示例县经贸局", 2021), ("示例县商务局", 2022)), RENAMED)

    assert previous(linked) == [None, 0]
    assert linked.matches[0].by == "alias"


def test_bodies_merged_into_a_new_one_are_its_last_year_together() -> None:
    run = heads(("示例县文化局", 2022), ("示例县文化和旅游局", 2023), ("示例县旅游局", 2022))

    (links,) = [links for links in link(run, RENAMED).links if links.merged]
    assert (links.previous, links.merged) == (None, (0, 2))


def test_a_body_merged_into_an_old_one_is_added_to_its_last_year() -> None:
    run = heads(("示例县商务局", 2022), ("示例县粮食局", 2022), ("示例县商务局", 2023))

    assert (link(run, RENAMED).links[2].previous, link(run, RENAMED).links[2].merged) == (0, (1,))


def test_with_one_of_the_merged_reports_missing_there_is_no_last_year() -> None:
    for run in (
        heads(("示例县文化局", 2022), ("示例县文化和旅游局", 2023)),
        heads(("示例县商务局", 2022), ("示例县商务局", 2023)),
    ):
        assert previous(link(run, RENAMED)) == [None, None]


def test_carry_over_is_judged_across_renaming_and_merger() -> None:
    def of(organ: str, year: int, **rows: int) -> object:
        cells = {row: {"total": n, "natural_person": n} for row, n in rows.items()}
        return report(requests=cells, organ=organ, year=year, path=f"{organ}{year}")

    run = [
        of("示例县文化局", 2022, carried_out=2),
        of("示例县旅游局", 2022, carried_out=3),
        of("示例县文化和旅游局", 2023, carried_in=5),
        of("示例县环境保护局", 2022, carried_out=4),
        of("示例县生态环境局", 2023, carried_in=1),
    ]
    judged = audit(run, rules("Y101"), roster=RENAMED)  # type: ignore[arg-type]

    assert {(f.expected, f.actual) for f in findings(judged, "Y101")} == {(4, 1)}
    assert dict(judged.results[2].by_rule["Y101"]) == {"pass": 7}


# Children

FAMILY = Roster(
    (
        RosterEntry("示例县人民政府", level="county"),
        RosterEntry("示例县教育局", parent="示例县人民政府"),
        RosterEntry("示例县水务局", parent="示例县人民政府"),
        RosterEntry("示例县民政局", parent="示例县人民政府"),
        RosterEntry("示例县粮食局", parent="示例县人民政府", last=2020),
    )
)


def test_a_governments_children_are_those_of_the_list_on_its_year() -> None:
    run = heads(
        ("示例县人民政府", 2023),
        ("示例县教育局", 2023),
        ("示例县教育局", 2022),
        ("示例县水务局", 2023),
        ("示例县民政局", 2023),
        ("另县教育局", 2023),
    )
    linked = link(run, FAMILY)

    assert linked.links[0].children == (1, 3, 4)
    assert linked.links[0].facts["children_listed"].value == 3
    assert linked.links[0].facts["children_found"].value == 3
    assert [links.parent for links in linked.links] == [None, 0, None, 0, 0, None]
    assert linked.missing == ()


def test_missing_children_are_told_on_the_parents_report_and_for_the_summary() -> None:
    run = [
        report(organ="示例县人民政府"),
        report(organ="示例县教育局"),
        report(organ="示例县水务局"),
    ]
    judged = audit(run, rules("P103"), roster=FAMILY)

    (found,) = findings(judged, "P103")
    assert (found.severity, found.expected, found.actual) == ("warning", 3, 2)
    assert "示例县民政局" in found.message
    assert "示例县粮食局" not in found.message
    assert link([head_of(r) for r in run], FAMILY).missing == (
        Missing("示例县民政局", 2023, "roster", "示例县人民政府"),
    )


def test_without_the_parents_report_the_missing_are_still_listed_and_so_is_the_parent() -> None:
    linked = link(heads(("示例县教育局", 2023), ("示例县水务局", 2023)), FAMILY)

    assert {missing.organ for missing in linked.missing} == {"示例县人民政府", "示例县民政局"}


def test_a_run_of_one_report_is_not_told_that_all_others_are_missing() -> None:
    for organ in ("示例县人民政府", "示例县教育局"):
        linked = link(heads((organ, 2023)), FAMILY)
        assert linked.missing == ()
        assert linked.links[0].observations == ()


def test_a_file_that_cannot_be_read_is_not_missing_but_no_child_to_add_up() -> None:
    broken = head(None, None, "2023/示例县民政局.pdf", unreadable="scanned")
    run = [*heads(("示例县人民政府", 2023), ("示例县教育局", 2023), ("示例县水务局", 2023)), broken]
    linked = link(run, FAMILY)

    assert linked.missing == ()
    assert linked.links[0].children == (1, 2)
    assert linked.links[0].facts["children_found"].value == 2


def test_kind_and_level_of_the_list_go_before_those_of_the_name() -> None:
    known = Roster((RosterEntry("示例县土地储备中心", kind="department", level="county"),))
    (relation,) = related([report(organ="示例县土地储备中心")], known)

    told = relation.told(report(organ="示例县土地储备中心"))
    assert (told.kind, told.level) == ("department", "county")
    assert told.facts["level"].value == "county"


def test_a_department_has_the_level_of_its_government() -> None:
    known = Roster(
        (
            RosterEntry("示例市人民政府", level="prefecture"),
            RosterEntry("示例市教育局", parent="示例市人民政府"),
        )
    )
    (before,), (after,) = (
        link([head("示例市教育局", 2023)], roster).matches for roster in (Roster(), known)
    )

    assert (before.level, after.level) == (None, "prefecture")


# Organs that vanish

PLACE = ("示例县教育局", "示例县水务局", "示例县民政局", "示例县司法局")


def two_years(first: Sequence[str], second: Sequence[str]) -> list[Head]:
    return heads(*((o, 2022) for o in first), *((o, 2023) for o in second))


def kept(linked: Linked) -> dict[str, list[object]]:
    seen: dict[str, list[object]] = {}
    for match, links in zip(linked.matches, linked.links, strict=True):
        for observation in links.observations:
            seen.setdefault(str(match.organ), []).append(observation.values["kept"])
    return seen


def test_an_organ_without_a_report_on_the_next_year_is_told_where_its_neighbours_have_one() -> None:
    linked = link(two_years([*PLACE, "示例县环境保护局"], [*PLACE, "示例县生态环境局"]))

    assert kept(linked) == {organ: [1] for organ in PLACE} | {"示例县环境保护局": [0]}
    (told,) = [o for links in linked.links for o in links.observations if not o.values["kept"]]
    assert (told.values["year"], told.values["others"]) == ("2023", "示例县生态环境局")
    assert linked.missing == (Missing("示例县环境保护局", 2023, "other_years"),)


def test_two_files_of_a_county_say_nothing_of_the_rest() -> None:
    linked = link(two_years(PLACE, ["示例县教育局"]))

    assert kept(linked) == {}
    assert linked.missing == ()


def test_a_renaming_that_the_list_tells_is_none() -> None:
    linked = link(two_years([*PLACE, "示例县环境保护局"], [*PLACE, "示例县生态环境局"]), RENAMED)

    assert kept(linked)["示例县环境保护局"] == [1]
    assert linked.missing == ()


def test_the_rule_advises_to_look() -> None:
    run = [
        report(organ=organ, year=year, path=f"{organ}{year}")
        for year in (2022, 2023)
        for organ in (*PLACE, *(["示例县粮食局"] if year == 2022 else []))
    ]
    (found,) = findings(audit(run, rules("Y114")), "Y114")

    assert found.severity == "info"
    assert "2023" in found.message


# Whatever the run

_organs = st.sampled_from(
    ["甲县教育局", "乙市甲县教育局", "甲县", "甲县人民政府", "甲县文化局", "甲县旅游局",
     "甲县文化和旅游局", "丙镇人民政府", "甲县丙镇", "教育局"]
)  # fmt: skip
_heads = st.lists(
    st.builds(head, st.none() | _organs, st.none() | st.integers(2019, 2023)), max_size=30
)
_ROSTER = Roster(
    (
        RosterEntry("甲县人民政府"),
        RosterEntry("甲县教育局", parent="甲县人民政府"),
        RosterEntry("甲县文化局", parent="甲县人民政府", last=2020, successor="甲县文化和旅游局"),
        RosterEntry("甲县旅游局", parent="甲县人民政府", last=2021, successor="甲县文化和旅游局"),
        RosterEntry("甲县文化和旅游局", parent="甲县人民政府", first=2021),
    )
)


@given(_heads, st.sampled_from([Roster(), _ROSTER]))
def test_relatives_are_never_of_the_wrong_year_and_never_the_report_itself(
    run: list[Head], roster: Roster
) -> None:
    linked = link(run, roster)

    for n, (match, links) in enumerate(zip(linked.matches, linked.links, strict=True)):
        before = [m for m in (links.previous, *links.merged) if m is not None]
        assert n not in links.places
        assert len(set(before)) == len(before)
        years = [linked.matches[m].year for m in before]
        assert years == [(match.year or 0) - 1] * len(before)
        same = [links.parent] if links.parent is not None else []
        for m in (*same, *(links.children or ())):
            assert linked.matches[m].year == match.year


@given(_heads, st.sampled_from([Roster(), _ROSTER]), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(
    run: list[Head], roster: Roster, random: object
) -> None:
    order = list(range(len(run)))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = link(run, roster), link([run[n] for n in order], roster)

    for place, n in enumerate(order):
        mine, yours = one.links[n], other.links[place]
        assert one.matches[n] == other.matches[place]
        assert set(mine.places) == {order[m] for m in yours.places}
        assert mine.observations == yours.observations
    assert set(one.missing) == set(other.missing)


def test_relatives_are_loaded_by_their_places() -> None:
    run = [report(year=2022, path="a"), report(year=2023, path="b")]
    links = link([head_of(r) for r in run]).links[1]

    assert relations_of(links, run.__getitem__).previous is run[0]
