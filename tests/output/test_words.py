from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import goiaudit
from goiaudit.cli.help_texts import HELP
from goiaudit.cli.texts import TEXTS, text
from goiaudit.model.errors import Reason
from goiaudit.model.findings import SEVERITIES, Uniqueness, Verdict
from goiaudit.output.outcome import STATUSES
from goiaudit.output.words import WORDS, reason, say
from goiaudit.rules.rule import FAMILIES

ROOT = Path(goiaudit.__file__).parent
CATALOGUES = {"words": WORDS, "texts": TEXTS, "help": HELP}
REASONS = (
    "blank", "not_applicable", "unreadable", "no_table", "form_unknown", "no_date",
    "organ_unknown", "no_previous", "no_children", "scope",
)  # fmt: skip


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_entry_has_both_languages_with_the_same_placeholders(catalogue: str) -> None:
    for key, (zh, en) in CATALOGUES[catalogue].items():
        assert zh.strip(), key
        assert en.strip(), key
        assert fields(zh) == fields(en), key
        assert not re.search("[\u4e00-\u9fff]", en.replace("无", "")), key


def test_every_value_of_the_contract_has_words() -> None:
    for status in STATUSES:
        assert say(f"status.{status}", "zh")
    for severity in SEVERITIES:
        assert say(f"severity.{severity}", "en")
    for verdict in Verdict:
        assert say(f"verdict.{verdict.value}", "zh")
    for code in get_args(Reason):
        assert say(f"unreadable.{code}", "en")
    for code in REASONS:
        assert say(f"reason.{code}", "zh")
    for family in FAMILIES:
        assert say(f"family.{family}", "zh") != say(f"family.{family}", "en") == family
    for kind in get_args(Uniqueness):
        assert kind == "unique" or say(f"suggest.{kind}", "zh")


def test_a_code_without_words_stands_for_itself() -> None:
    assert reason("reason", "added_later", "zh") == "added_later"


def test_every_key_that_the_code_names_is_in_the_catalogue_and_none_is_idle() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    said = set(re.findall(r'\bsay\(\s*"([a-z_.]+)"', source))
    helped = set(re.findall(r'\bhelped\("([a-z_.]+)"', source))
    texted = set(re.findall(r"\b(?:text|_refused)\(\s*['\"]([a-z_.]+)['\"]", source))
    assert said <= WORDS.keys()
    assert helped == HELP.keys()
    assert texted == TEXTS.keys()


def test_words_are_filled_in_the_language_asked_for() -> None:
    assert say("place.line", "zh", line=3) == "第 3 行"
    assert say("place.line", "en", line=3) == "line 3"
    assert text("path.missing", "en", path="x") == "no such file or folder: x"
