"""``goiaudit rules new | catalogue``: a rule file to begin with, and the pages of a rule set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from goiaudit.cli.options import lang_option
from goiaudit.cli.rules_options import (
    definitions_in_force,
    in_force,
    named,
    rule_options,
    text_reader,
    told,
    words_argument,
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError
from goiaudit.model.refusals import Refusal, refusal

_FILE = "own-rules.yml"
_NO_REASON = Refusal("", "")


@click.command(help=helped("rules.new"))
@click.argument("file", metavar="[FILE]", default=_FILE)
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def new(file: str, lang: str) -> int:
    """Write a commented file of rules that pass lint and test; never over another file."""
    from goiaudit.output.rulebook.start import starting_file

    path = Path(file)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(starting_file(lang))
    except FileExistsError:
        raise _refused("new.exists", file) from None
    except OSError as error:
        raise _refused("new.unwritable", file, refusal(error)) from error
    return told([text("new.written", lang, file=file)])


def _refused(key: str, file: str, why: Refusal = _NO_REASON) -> UsageError:
    said = text(key, "en", file=file, why=why.en)
    return UsageError(said, zh=text(key, "zh", file=file, why=why.zh))


@click.command(help=helped("rules.catalogue"))
@words_argument()
@rule_options()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def catalogue(
    words: Sequence[str], rules: Sequence[str], config: str | None, no_config: bool, lang: str
) -> int:
    """All pages of ``explain`` as one Markdown document, by the beginning of the ids."""
    from goiaudit.output.rulebook.catalogue import catalogue as document

    known = in_force(rules, config, no_config).declared
    reader = text_reader(definitions_in_force(rules, config, no_config))
    return told(list(document(named(known, words), known, reader, lang)), machine=True)
