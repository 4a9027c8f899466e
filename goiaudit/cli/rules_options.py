"""What the commands about rules share: the rule set in force, words that name rules, printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from goiaudit.cli.options import config_options, rules_option
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.audit.examples import TextReader
    from goiaudit.rules.lint import Problem
    from goiaudit.rules.rule import Rule, RuleSet

F = TypeVar("F", bound=Callable[..., object])
DONE, FOUND = 0, 1


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as declared in their files, and as a configuration has changed them."""

    declared: RuleSet
    known: RuleSet


def rule_options() -> Callable[[F], F]:
    """--rules, --config and --no-config."""

    def all_of(command: F) -> F:
        return rules_option()(config_options()(command))

    return all_of


def format_option(*names: str) -> Callable[[F], F]:
    """--format, the first name by default."""
    return click.option(
        "--format", "format_name", type=click.Choice(names), default=names[0], show_default=True,
        help=helped("opt.list_format"),
    )  # fmt: skip


def form_option() -> Callable[[F], F]:
    """--form, repeatable; a test compares the names with the forms shipped."""
    choice = click.Choice(["2019", "2021"])
    return click.option("--form", "forms", multiple=True, type=choice, help=helped("opt.form"))


def words_argument(*, required: bool = False) -> Callable[[F], F]:
    """[ID|PREFIX|FAMILY]...: the rules meant; all of them where none is named."""
    return click.argument("words", metavar="[ID|PREFIX]...", nargs=-1, required=required)


def in_force(rules: Sequence[str], config: str | None, no_config: bool) -> Rules:
    """The shipped pack with ``--rules`` and what a configuration makes of it."""
    from goiaudit.cli.configuration import configure, rule_paths, rules_in_force
    from goiaudit.rules.load import load_rules

    configuration = configure(config, no_config)
    known = rules_in_force(configuration, rules).known
    changed = configuration.severity or configuration.tolerance or configuration.enable
    declared = load_rules(rule_paths(configuration, rules)) if changed else known
    return Rules(declared, known)


def definitions_in_force(
    rules: Sequence[str], config: str | None, no_config: bool
) -> tuple[str, ...]:
    """The files of definitions (vocabulary, form) among ``--rules`` and those configured."""
    from goiaudit.cli.configuration import configure, settings_in_force

    return settings_in_force(configure(config, no_config), rules).definitions


def vocabulary_problems(definitions: tuple[str, ...]) -> list[Problem]:
    """What the vocabulary of a run lacks, in the shape of the problems of rules."""
    from goiaudit.definitions.vocabulary_lint import lint_vocabulary
    from goiaudit.narrative.engine import engine_of
    from goiaudit.rules.lint import Problem

    return [
        Problem(found.mark, "", f"vocabulary.{found.code}", found.values, found.advice)
        for found in lint_vocabulary(engine_of(definitions).words)
    ]


def named(known: RuleSet, words: Sequence[str]) -> list[Rule]:
    """The rules that the words name: by id, else by prefix or family; all where there is none."""
    from goiaudit.definitions.yamlfile import nearest

    found: dict[str, Rule] = {}
    for word in words:
        chosen = [known.by_id[word]] if word in known.by_id else _beginning(known.rules, word)
        if not chosen:
            hint = nearest(word, known.by_id)
            raise UsageError(
                text("rules.unknown", "en", word=word, hint=hint and f"; {hint}"),
                zh=text("rules.unknown", "zh", word=word, hint=hint and f"；{_guess(hint)}"),
            )
        found |= {rule.id: rule for rule in chosen}
    return list(found.values()) if words else list(known.rules)


def _guess(hint: str) -> str:
    from goiaudit.output.faults import spoken_mend

    return spoken_mend(hint, "zh")


def _beginning(known: Iterable[Rule], word: str) -> list[Rule]:
    return [rule for rule in known if rule.is_named(word)] if word else []


def text_reader(definitions: tuple[str, ...]) -> TextReader:
    """What reads the texts of examples with the vocabulary of a run."""
    from goiaudit import pipeline
    from goiaudit.audit.examples import TextReader
    from goiaudit.model.settings import Settings
    from goiaudit.narrative import engine_of

    settings = Settings(definitions=definitions)
    return TextReader(
        lambda source: pipeline.read(source.encode(), settings), engine_of(definitions)
    )


def told(lines: Sequence[str], *, machine: bool = False) -> int:
    """Print lines to standard output."""
    return page(lines, machine=machine)


def page(lines: Iterable[str], *, machine: bool) -> int:
    """Print lines as they come to standard output."""
    from goiaudit.output.target import Target, write_lines

    with Target(None, machine=machine) as target:
        target.write(write_lines(lines))
    return DONE
