"""``goiaudit rules test | lint | diagnose``: what is wrong with the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence

import click

from goiaudit.cli.options import lang_option
from goiaudit.cli.rules_options import (
    DONE,
    FOUND,
    definitions_in_force,
    form_option,
    format_option,
    in_force,
    named,
    rule_options,
    text_reader,
    told,
    vocabulary_problems,
    words_argument,
)
from goiaudit.cli.texts import helped


@click.command(help=helped("rules.test"))
@words_argument()
@rule_options()
@lang_option()
@format_option("text", "json")
@click.help_option("-h", "--help", help=helped("opt.help"))
def test(
    words: Sequence[str],
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    format_name: str,
) -> int:
    """Run every test of every rule; those that fail are listed with their place."""
    from goiaudit.audit.ruletests import run_tests
    from goiaudit.audit.vocabulary_tests import run_vocabulary_tests
    from goiaudit.output.rulebook.checks import tests_json, tests_lines

    known = in_force(rules, config, no_config).known
    chosen = named(known, words)
    ids = {rule.id for rule in chosen}
    definitions = definitions_in_force(rules, config, no_config)
    tests = run_tests(known, text_reader(definitions))
    results = [result for result in tests if result.rule in ids]
    if not words:
        results += run_vocabulary_tests(definitions)
    failed = any(not result.ok for result in results)
    if format_name == "json":
        told([tests_json(results, len(chosen))], machine=True)
    else:
        told(tests_lines(results, len(chosen), lang))
    return FOUND if failed else DONE


@click.command(help=helped("rules.lint"))
@words_argument()
@rule_options()
@lang_option()
@format_option("text", "json")
@click.help_option("-h", "--help", help=helped("opt.help"))
def lint(
    words: Sequence[str],
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    format_name: str,
) -> int:
    """What the rules lack: texts, basis, tests; each with its place."""
    from goiaudit.output.rulebook.checks import lint_json, lint_lines
    from goiaudit.rules.lint import lint as find_problems

    known = in_force(rules, config, no_config).declared
    chosen = named(known, words)
    ids = {rule.id for rule in chosen} | ({""} if not words else set())
    problems = [problem for problem in find_problems(known) if problem.rule in ids]
    if not words:
        problems += vocabulary_problems(definitions_in_force(rules, config, no_config))
    if format_name == "json":
        told([lint_json(problems, len(chosen))], machine=True)
    else:
        told(lint_lines(problems, len(chosen), lang))
    return FOUND if any(not problem.advice for problem in problems) else DONE


@click.command(help=helped("rules.diagnose"))
@rule_options()
@lang_option()
@form_option()
@format_option("text", "json")
@click.help_option("-h", "--help", help=helped("opt.help"))
def diagnose(
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    forms: Sequence[str],
    format_name: str,
) -> int:
    """Contradictions, duplicates, conditions that never hold; what follows from what."""
    from goiaudit.output.rulebook.diagnosis import diagnosis_json, diagnosis_lines
    from goiaudit.rules.diagnose import diagnose as examine

    known = in_force(rules, config, no_config).known
    found = examine(known, forms)
    if format_name == "json":
        told([diagnosis_json(found)], machine=True)
    else:
        told(diagnosis_lines(found, known, lang))
    return FOUND if found.faults else DONE
