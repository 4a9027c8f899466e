from __future__ import annotations

import pytest

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, due_form, forms


def test_there_are_the_forms_of_2019_and_2021_oldest_first() -> None:
    assert list(forms()) == ["2019", "2021"]


@pytest.mark.parametrize(
    ("form", "table", "cells", "rows"),
    [
        ("2021", "disclosure", 10, 6),
        ("2021", "requests", 175, 25),
        ("2021", "disputes", 15, 3),
        ("2019", "disclosure", 22, 8),
        ("2019", "requests", 161, 23),
        ("2019", "disputes", 15, 3),
    ],
)
def test_tables_have_the_cells_of_the_official_form(
    form: str, table: str, cells: int, rows: int
) -> None:
    definition = forms()[form].tables[table]

    assert len(definition.addresses()) == len(set(definition.addresses())) == cells
    assert len(definition.rows) == rows


@pytest.mark.parametrize(("form", "cells"), [("2021", 200), ("2019", 198)])
def test_form_has_its_number_of_cells(form: str, cells: int) -> None:
    assert sum(len(table.addresses()) for table in forms()[form].tables.values()) == cells


@pytest.mark.parametrize(
    ("year", "form"),
    [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2035, "2021"), (None, None)],
)
def test_form_due_for_a_year(year: int | None, form: str | None) -> None:
    assert due_form(year) == form


def derived(form: str) -> dict[str, set[str]]:
    table = forms()[form].tables["requests"]
    return {key: set(rows) for key, rows in table.derived_rows.items()}


@pytest.mark.parametrize(
    ("row", "items"), [("denied", 8), ("unavailable", 3), ("rejected", 5), ("other_handling", 3)]
)
def test_derived_row_is_the_sum_of_all_its_items(row: str, items: int) -> None:
    table = forms()["2021"].tables["requests"]

    assert len(table.derived_rows[row]) == items
    assert {key for key, r in table.rows.items() if r.group == row} == derived("2021")[row]
    assert row not in table.rows


def test_other_handling_is_a_printed_row_in_the_form_of_2019() -> None:
    table = forms()["2019"].tables["requests"]

    assert "other_handling" in table.rows
    assert set(derived("2019")) == {"denied", "unavailable", "rejected"}
    assert [derived("2019")[key] for key in ("denied", "unavailable", "rejected")] == [
        derived("2021")[key] for key in ("denied", "unavailable", "rejected")
    ]


def test_litigation_is_the_sum_of_its_two_rows() -> None:
    for form in forms().values():
        assert form.tables["disputes"].derived_rows == {
            "litigation": ("litigation_direct", "litigation_after_review")
        }


def test_legal_person_is_the_sum_of_five_columns() -> None:
    for form in forms().values():
        assert form.tables["requests"].derived_columns == {
            "legal_person": ("business", "research", "public_welfare", "legal_service", "other")
        }


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_results_are_all_rows_between_carried_in_and_the_total(form: str) -> None:
    table = forms()[form].tables["requests"]
    rows = list(table.rows)

    assert rows[:2] == ["new", "carried_in"]
    assert rows[-2:] == ["handled_total", "carried_out"]
    assert list(table.groups["results"]) == rows[2:-2]
    assert list(table.groups["parts"]) == list(table.columns)[:-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_row_has_a_label_of_its_own(form: str, name: str, lang: str) -> None:
    table = forms()[form].tables[name]
    rows = [table.row_label(key, lang) for key in (*table.rows, *table.derived_rows)]
    columns = [table.column_label(key, lang) for key in (*table.columns, *table.derived_columns)]

    assert len(set(rows)) == len(rows)
    assert len(set(columns)) == len(columns)
    assert all(label == label.strip() and label for label in (*rows, *columns))


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_no_spelling_of_a_row_names_another_row_of_its_table(form: str) -> None:
    for table in forms()[form].tables.values():
        spellings = [
            spelling
            for row in table.rows.values()
            for spelling in {row.core, *row.aliases, *row.wrong}
        ]
        assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize(
    ("row", "columns_2019", "columns_2021"),
    [
        ("regulations", "made published total_published", "issued repealed in_force"),
        ("normative_documents", "made published total_published", "issued repealed in_force"),
        ("licensing", "previous_items change decisions", "decisions"),
        ("penalties", "previous_items change decisions", "decisions"),
        ("coercion", "previous_items change decisions", "decisions"),
        ("fees", "previous_items change", "amount"),
    ],
)
def test_rows_of_table_two_have_the_columns_of_their_form(
    row: str, columns_2019: str, columns_2021: str
) -> None:
    found = [" ".join(f.tables["disclosure"].rows[row].columns) for f in forms().values()]

    assert found == [columns_2019, columns_2021]


def test_only_the_change_carries_a_sign_and_only_amounts_are_money() -> None:
    older, newer = (forms()[key].tables["disclosure"] for key in ("2019", "2021"))

    assert (older.signed, older.money) == ({"change"}, {"amount"})
    assert (newer.signed, newer.money) == (set(), {"amount"})


def test_words_of_facts_and_observations_have_codes_of_their_own() -> None:
    known = catalogue()

    assert len(set(known.codes.values())) == len(known.codes)
    for fact in known.facts.values():
        assert (fact.type == "word") == bool(fact.words), fact.name
