"""The rules as one Markdown document: a table of all, then a section for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from goiaudit.audit.examples import ReadText
from goiaudit.audit.rule_examples import examples_of
from goiaudit.output.rulebook.listing import severity_of
from goiaudit.output.rulebook.page import Entry, ShownExample, entries, shown_example
from goiaudit.output.rulebook.words import tell, tells
from goiaudit.output.words import say
from goiaudit.rules.rule import Rule, RuleSet

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|])")
_AS_CODE = ("check",)


def catalogue(
    rules: Sequence[Rule], ruleset: RuleSet, read_text: ReadText, lang: str
) -> Iterator[str]:
    """The document of some rules of a set, each with examples that are judged anew."""
    examples = {
        rule.id: [shown_example(e) for e in examples_of(rule, ruleset, read_text, lang)]
        for rule in rules
    }
    return catalogue_lines(rules, examples, lang)


def catalogue_lines(
    rules: Sequence[Rule], examples: Mapping[str, Sequence[ShownExample]], lang: str
) -> Iterator[str]:
    """Lines of the document; groups go by the beginning of the ids."""
    yield f"# {tell('catalogue.title', lang)}"
    yield ""
    yield tell("catalogue.note", lang)
    yield ""
    yield from _table(rules, lang)
    for group, members in groupby(rules, key=_group):
        yield ""
        heading = f"catalogue.group.{group}"
        yield f"## {tell(heading, lang) if tells(heading) else group}"
        for rule in members:
            yield from _section(rule, examples.get(rule.id, ()), lang)


def _table(rules: Sequence[Rule], lang: str) -> Iterator[str]:
    names = ("id", "family", "severity", "forms", "title_column")
    yield "| " + " | ".join(tell(f"catalogue.{name}", lang) for name in names) + " |"
    yield "|" + "---|" * len(names)
    for rule in rules:
        cells = (
            f"[{rule.id}](#{rule.id.lower()})",
            say(f"family.{rule.family}", lang),
            severity_of(rule, lang),
            ", ".join(rule.forms) or tell("catalogue.both", lang),
            rule.title.in_language(lang),
        )
        yield "| " + " | ".join([cells[0], *(escaped(cell) for cell in cells[1:])]) + " |"


def _group(rule: Rule) -> str:
    """``T3`` of T301, ``N`` of N103: the group of the ids of the shipped rules."""
    start = re.match(r"T[0-9]|[A-Za-z]+", rule.id)
    return start[0] if start else rule.id


def _section(rule: Rule, examples: Sequence[ShownExample], lang: str) -> Iterator[str]:
    yield ""
    yield f"### {rule.id}"
    yield ""
    name = f" (`{rule.name}`)" if rule.name else ""
    yield f"**{escaped(rule.title.in_language(lang))}**{name}"
    yield ""
    yield from _entries(list(entries(rule, lang, lines=False)), lang)
    for example in examples:
        yield f"- {tell(f'page.example.{example.kind}', lang)}: `{example.setup}`"
        for message in example.messages:
            yield f"  - {tell('page.says', lang)}: {escaped(message)}"


def _entries(found: Sequence[Entry], lang: str) -> Iterator[str]:
    for heading, text in found:
        words = " ".join(text.split())
        shown = f"`{words}`" if heading in _AS_CODE else escaped(words)
        yield f"- {tell(f'page.{heading}', lang)}: {shown}" if heading else f"  - {shown}"


def escaped(text: str) -> str:
    """Text without the signs that mean something in Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
