"""``goiaudit rules``: list, explain, expand, test, lint and diagnose the rules, begin new ones."""

from __future__ import annotations

from collections.abc import Sequence

import click

from goiaudit.cli.options import lang_option
from goiaudit.cli.rules_checks import diagnose, lint, test
from goiaudit.cli.rules_new import catalogue, new
from goiaudit.cli.rules_options import (
    definitions_in_force,
    form_option,
    format_option,
    in_force,
    named,
    page,
    rule_options,
    text_reader,
    told,
    words_argument,
)
from goiaudit.cli.texts import helped, text


@click.group(help=helped("rules"))
@click.help_option("-h", "--help", help=helped("opt.help"))
def rules() -> None:
    """The group of commands about rules."""


@rules.command("list", help=helped("rules.list"))
@words_argument()
@rule_options()
@lang_option()
@format_option("table", "json")
@click.help_option("-h", "--help", help=helped("opt.help"))
def list_(
    words: Sequence[str],
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    format_name: str,
) -> int:
    """Every rule with id, severity, family, title, and where it comes from if not as shipped."""
    from goiaudit.output.rulebook.listing import rule_table, rules_json

    force = in_force(rules, config, no_config)
    found = named(force.known, words)
    if format_name == "json":
        return told([rules_json(found, force.declared.by_id)], machine=True)
    lines = rule_table(found, lang, force.declared.by_id)
    return told([*lines, "", text("rules.count", lang, count=len(found))])


@rules.command(help=helped("rules.explain"))
@words_argument(required=True)
@rule_options()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def explain(
    words: Sequence[str], rules: Sequence[str], config: str | None, no_config: bool, lang: str
) -> int:
    """What a rule asserts, why, on what basis, when it errs, with an example of each kind."""
    from goiaudit.audit.rule_examples import examples_of
    from goiaudit.output.rulebook.page import rule_page, shown_example

    force = in_force(rules, config, no_config)
    reader = text_reader(definitions_in_force(rules, config, no_config))
    lines: list[str] = []
    for rule in named(force.known, words):
        examples = examples_of(rule, force.known, reader, lang)
        shown = [shown_example(example) for example in examples]
        declared = force.declared.by_id.get(rule.id)
        lines += [*([""] if lines else []), *rule_page(rule, lang, declared, shown)]
    return told(lines)


@rules.command(help=helped("rules.expand"))
@words_argument()
@rule_options()
@lang_option()
@form_option()
@format_option("text", "csv", "json")
@click.help_option("-h", "--help", help=helped("opt.help"))
def expand(
    words: Sequence[str],
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    forms: Sequence[str],
    format_name: str,
) -> int:
    """Every instance of the rules, with the coefficients of its comparisons."""
    from goiaudit.output.rulebook.instances import WRITERS
    from goiaudit.rules.instances import expanded

    force = in_force(rules, config, no_config)
    found = expanded(named(force.known, words), forms)
    return page(WRITERS[format_name](found, force.known.by_id, lang), machine=format_name != "text")


for command in (test, lint, diagnose, new, catalogue):
    rules.add_command(command)
