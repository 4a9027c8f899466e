"""Questions to a store: what is answered, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.model.errors import UsageError
from goiaudit.store.export import answers, export_parquet
from goiaudit.store.queries import asked, query_of, write_parquet
from goiaudit.store.ready import READY
from goiaudit.store.schema import ALL, FIGURES, PUBLIC
from goiaudit.store.store import Store
from tests.store.made_up import finding, made, rows, store, waived


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two organs, two years, one of them without a report of the second."""
    return store(
        tmp_path_factory.mktemp("store"),
        made("r/a22.txt", finding(), year=2022, new=5, status="inconsistent"),
        made("r/a23.txt", finding("Y111", severity="warning"), year=2023, new=7),
        made("r/b22.txt", waived(), year=2022, organ="示例县水务局", new=1),
    )


def said(store: Store, sql: str) -> UsageError:
    with pytest.raises(UsageError) as caught, asked(store.path, query_of(sql)) as answer:
        list(answer.rows)
    return caught.value


def test_the_tables_are_those_of_the_schema(corpus: Store) -> None:
    for table in (*ALL, FIGURES):
        found = rows(corpus, f'SELECT column_name, column_type FROM (DESCRIBE "{table.name}")')
        assert found == [(column.name, column.type) for column in table.columns], table.name


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.name)
def test_every_ready_query_runs(corpus: Store, ready: object) -> None:
    with asked(corpus.path, query_of(ready.name)) as answer:  # type: ignore[attr-defined]
        assert answer.columns
        list(answer.rows)


def test_share_of_consistent_reports_by_year(corpus: Store) -> None:
    with asked(corpus.path, query_of("years")) as answer:
        assert answer.columns[0] == "year"
        assert [(row[0], row[1], row[-1]) for row in answer.rows] == [
            (2022, 2, 50.0), (2023, 1, 100.0),
        ]  # fmt: skip


def test_who_has_not_published(corpus: Store) -> None:
    assert rows(corpus, query_of("unpublished")) == [("示例县水务局", 2022, 1)]


def test_who_repeats_last_year(corpus: Store) -> None:
    assert [row[:3] for row in rows(corpus, query_of("repeated"))] == [
        (2023, "示例县教育局", "Y111")
    ]


def test_waived_findings_are_not_counted_by_rule(corpus: Store) -> None:
    assert rows(corpus, query_of("rules")) == [
        ("T301", "error", 2022, 1, 1), ("Y111", "warning", 2023, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM runs", "INSERT INTO runs SELECT * FROM runs", "DROP TABLE cells",
        "CREATE TABLE t AS SELECT 1", "UPDATE reports SET year = 1", "ATTACH ':memory:' AS other",
        "COPY reports TO 'out.csv'", "SET threads = 1", "PRAGMA database_list", "INSTALL httpfs",
        "CALL pragma_database_size()", "VACUUM reports", "EXPORT DATABASE 'out'",
    ],
)  # fmt: skip
def test_a_query_only_reads(corpus: Store, sql: str) -> None:
    error = said(corpus, sql)
    assert str(error).startswith(f"{sql.split()[0]}: a query reads only")
    assert "查询只能读取" in error.zh


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/*')", "SELECT * FROM read_parquet('http://127.0.0.1/x.parquet')",
        "SELECT * FROM '/etc/passwd.csv'", "SELECT * FROM sniff_csv('/etc/passwd')",
    ],
)  # fmt: skip
def test_a_query_sees_nothing_but_the_store(corpus: Store, sql: str) -> None:
    assert "the query fails" in str(said(corpus, sql))


def test_a_variable_of_the_program_is_no_table(corpus: Store) -> None:
    import pandas as pd

    frame = pd.DataFrame({"secret": [1]})
    assert "frame" in str(said(corpus, "SELECT * FROM frame")), len(frame)


@pytest.mark.parametrize(
    ("sql", "en", "zh"),
    [
        ("SELECT * FROM reprts", "did you mean reports? (tables:", "是否为 reports?"),
        ("SELECT organn FROM reports", 'did you mean "organ"', '是否为 "organ"'),
        ("SELEC 1", 'syntax error at or near "SELEC"', "查询出错"),
        ("SELECT 1; SELECT 2", "one statement at a time: these are 2", "这里有 2 条"),
        ("  ", "the query is empty", "查询是空的"),
        ("SELECT 'a'::INT", "Could not convert", "查询出错"),
        ("yeers", "no ready query is called 'yeers'; did you mean years?", "是否为 years?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_is_near(corpus: Store, sql: str, en: str, zh: str) -> None:
    error = said(corpus, sql)
    assert en in str(error)
    assert zh in error.zh


def test_all_tables_as_parquet(corpus: Store, tmp_path: Path) -> None:
    from pyarrow import parquet

    export_parquet(corpus.path, tmp_path)

    assert {path.stem for path in tmp_path.iterdir()} == {table.name for table in PUBLIC}
    reports = parquet.read_table(tmp_path / "reports.parquet")
    assert reports.num_rows == 3
    assert reports["organ"].to_pylist().count("示例县水务局") == 1


def test_all_tables_row_by_row(corpus: Store) -> None:
    sizes = {name: len(list(answer.rows)) for name, answer in answers(corpus.path)}
    assert (sizes["reports"], sizes["findings"], sizes["runs"]) == (3, 3, 1)


def test_parquet_is_written_to_the_folder_named_and_nowhere_else(
    corpus: Store, tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        write_parquet(corpus.path, "COPY runs TO 'x.csv'", tmp_path / "a.parquet")
    with pytest.raises(UsageError):
        write_parquet(corpus.path, "SELECT * FROM read_csv('/etc/passwd')", tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []
