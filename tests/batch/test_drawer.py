"""Rendered results come back as they were, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from goiaudit.batch.drawer import Drawer
from goiaudit.batch.keys import key_of
from goiaudit.batch.packing import packed_text
from goiaudit.batch.shelf import FILE, Shelf

KEYS = [key_of("result", n) for n in range(4)]
TEXTS = [f"示例县第{n}局 {list(range(200))}\n" for n in range(4)]
NAME = "output.line_text"


def put_all(drawer: Drawer) -> None:
    """The texts of one chunk, in another order than that of the places."""
    like = TEXTS[2].encode()
    others = [(packed_text(TEXTS[n], like),) for n in (0, 1, 3)]
    drawer.put([2, 0, 1, 3], [(packed_text(TEXTS[2]),), *others])


def test_texts_of_a_chunk_come_back_whichever_are_asked_for() -> None:
    with Shelf() as shelf:
        drawer = Drawer(shelf, KEYS, (NAME,))
        put_all(drawer)
        assert drawer.texts(range(4), NAME) == dict(enumerate(TEXTS))
        assert drawer.texts([3], NAME) == {3: TEXTS[3]}
        assert drawer.drawn(range(4), NAME) == {0, 1, 2, 3}
        assert drawer.drawn(range(4), "another") == set()


def test_what_is_like_another_text_takes_little_room() -> None:
    assert len(packed_text(TEXTS[1], TEXTS[2].encode())) < len(packed_text(TEXTS[1])) / 4


def test_renderings_without_a_name_and_lost_results_have_no_texts() -> None:
    with Shelf() as shelf:
        drawer = Drawer(shelf, KEYS, (None, NAME))
        drawer.put([0], [()])
        drawer.put([1], [(packed_text("-"), packed_text(TEXTS[1]))])
        assert drawer.texts(range(4), NAME) == {1: TEXTS[1]}


def test_what_was_rendered_later_stands_by_itself() -> None:
    with Shelf() as shelf:
        drawer = Drawer(shelf, KEYS, (NAME,))
        put_all(drawer)
        drawer.keep_text(2, NAME, TEXTS[2])
        drawer.keep_text(0, NAME, TEXTS[0])
        assert drawer.texts(range(4), NAME) == dict(enumerate(TEXTS))


@pytest.mark.parametrize(("harmed", "left"), [(0, {1, 2, 3}), (2, set[int]())])
def test_a_damaged_text_is_not_there_nor_are_those_packed_like_it(
    tmp_path: Path, harmed: int, left: set[int]
) -> None:
    with Shelf(tmp_path) as shelf:
        put_all(Drawer(shelf, KEYS, (NAME,)))
    with sqlite3.connect(tmp_path / FILE) as database:
        cut = "UPDATE entries SET head = substr(head, 1, 40) WHERE key = ?"
        database.execute(cut, [key_of(NAME, KEYS[harmed])])
    database.close()
    told: list[str] = []
    with Shelf(tmp_path, trouble=lambda kind, _: told.append(kind)) as shelf:
        texts = Drawer(shelf, KEYS, (NAME,)).texts(range(4), NAME)
        assert texts == {n: TEXTS[n] for n in left}
        assert set(told) == {"damaged"}
