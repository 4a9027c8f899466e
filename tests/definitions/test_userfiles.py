"""Files of definitions and files of rules, told apart by how they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.definitions.userfiles import definition_files, is_definition


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("vocabulary:\n  topics: []\n", True),
        ("# words of our county\n\n---\nvocabulary: {}\n", True),
        ("\ufeffvocabulary: {}\n", True),
        ("{vocabulary: {}}\n", True),
        ('"vocabulary": {}\n', True),
        ("\r\n# a\r\nvocabulary: {}\r\n", True),
        ("# a\r\n" * 60 + "vocabulary: {}\r\n", True),
        ("# a\r\n" * 60 + "- id: X1\r\n", False),  # read line by line, not in 2 to the 60 ways
        ("- id: X1\n  title: vocabulary:\n", False),
        ("vocabularies: {}\n", False),
        ("form: {}\n", False),
        ("", False),
    ],
)
def test_the_first_key_tells(tmp_path: Path, text: str, definition: bool) -> None:
    path = tmp_path / "own.yml"
    path.write_bytes(text.encode())
    assert is_definition(path) is definition


def test_folders_are_searched_and_missing_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    words = tmp_path / "pack" / "words.yml"
    words.write_text("vocabulary: {}\n", encoding="utf-8")
    (tmp_path / "pack" / "rules.yml").write_text("- id: X1\n", encoding="utf-8")
    given = [tmp_path / "pack", words, tmp_path / "gone.yml"]
    assert definition_files(given) == (str(words),)
