"""Entities and escapes that a program left in a text."""

from __future__ import annotations

from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers import write_report, zeros


def lines(text: str) -> list[tuple[int | None, str]]:
    blocks = read_document(text.encode()).blocks
    return [(block.location.line, block.text) for block in blocks if block.location]  # type: ignore


def test_entities_are_the_characters_that_they_stand_for() -> None:
    assert lines("规章&nbsp;|&#160;0&ensp;|\n&ldquo;三安全&rdquo;") == [
        (1, "规章\xa0|\xa00\u2002|"),
        (2, "“三安全”"),
    ]


def test_what_is_no_entity_stays() -> None:
    text = "http://example.gov.cn/?a=1&copy=2;b\nA&B;公司&unknown;&#10;&#7;"
    assert lines(text) == [(n, line) for n, line in enumerate(text.split("\n"), 1)]


def test_a_dumped_string_has_its_lines_back_on_the_line_where_it_stands() -> None:
    assert lines(r"一、总体情况\n二\r\n三\t3\n四\n五\n六\n七\xa07\u3000八\n九\n十") == [
        (1, part)
        for part in ["一、总体情况", "二", "三 3", "四", "五", "六", "七 7 八", "九", "十"]
    ]  # fmt: skip


def test_a_path_is_not_parted() -> None:
    assert lines(r"见 D:\new\table") == [(1, r"见 D:\new\table")]


def test_a_dumped_report_has_its_cells() -> None:
    made = zeros("2021", requests__new__total="3", requests__new__natural_person="3")
    text = write_report(made, "A6").replace("\n", r"\n")
    found = read(text.encode()).printed
    cells = {str(c.address): c.value for table in found.values() for c in table.cells}
    assert cells == made.values()
