"""``goiaudit rules``: list, explain, test and lint the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from goiaudit.cli.options import lang_option, load, rules_option
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.model.report import Report
    from goiaudit.rules.rule import Rule

DONE, FOUND = 0, 1


@click.group(help=helped("rules"))
@click.help_option("-h", "--help", help=helped("opt.help"))
def rules() -> None:
    """The group of commands about rules."""


@rules.command("list", help=helped("rules.list"))
@rules_option()
@lang_option()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=helped("opt.list_format"),
)
@click.help_option("-h", "--help", help=helped("opt.help"))
def list_(rules: Sequence[str], lang: str, format_name: str) -> int:
    """Every rule with id, name, family, severity and title."""
    from goiaudit.output.rule_pages import rule_table, rules_json

    found = load(rules).rules
    if format_name == "json":
        return _print([rules_json(found)], machine=True)
    return _print([*rule_table(found, lang), "", text("rules.count", lang, count=len(found))])


@rules.command(help=helped("rules.explain"))
@click.argument("word", metavar="ID")
@rules_option()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def explain(word: str, rules: Sequence[str], lang: str) -> int:
    """What a rule asserts, why, on what basis, and when it errs."""
    from goiaudit.definitions.yamlfile import nearest
    from goiaudit.output.rule_pages import rule_page

    known = load(rules)
    named = [known.by_id[word]] if word in known.by_id else _beginning(known.rules, word)
    if not named:
        hint = nearest(word, known.by_id)
        raise UsageError(text("rules.unknown", lang, word=word, hint=hint and f"; {hint}"))
    lines: list[str] = []
    for rule in named:
        lines += [*([""] if lines else []), *rule_page(rule, lang)]
    return _print(lines)


@rules.command(help=helped("rules.test"))
@rules_option()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def test(rules: Sequence[str], lang: str) -> int:
    """Run every test of every rule; those that fail are listed with their place."""
    from goiaudit.audit.ruletests import run_tests

    known = load(rules)
    results = run_tests(known, _read_text)
    failed = [result for result in results if not result.ok]
    lines = [
        text(
            "rules.failed",
            lang,
            mark=result.mark,
            rule=result.rule,
            index=result.index,
            expected=result.expected,
            detail=result.detail,
        )
        for result in failed
    ]
    counts = {"rules": len(known.rules), "tests": len(results), "failed": len(failed)}
    _print([*lines, text("rules.tested", lang, **counts)])
    return FOUND if failed else DONE


@rules.command(help=helped("rules.lint"))
@rules_option()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def lint(rules: Sequence[str], lang: str) -> int:
    """What the rules lack: texts, basis, tests; each with its place."""
    from goiaudit.rules.lint import lint as find_problems

    known = load(rules)
    problems = find_problems(known)
    lines = [f"{problem.mark}: {problem.rule}: {problem.message}" for problem in problems]
    counts = {"rules": len(known.rules), "problems": len(problems)}
    _print([*lines, text("rules.linted", lang, **counts)])
    return FOUND if problems else DONE


def _beginning(known: Iterable[Rule], word: str) -> list[Rule]:
    return [rule for rule in known if rule.id.startswith(word)] if word else []


def _read_text(source: str) -> Report:
    """A whole report given as text in a rule's test."""
    from goiaudit import pipeline

    return pipeline.read(source.encode())


def _print(lines: Sequence[str], *, machine: bool = False) -> int:
    from goiaudit.output.target import Target, write_lines

    with Target(None, machine=machine) as target:
        target.write(write_lines(lines))
    return DONE
