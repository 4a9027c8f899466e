"""The command ``goiaudit``: its subcommands, and what becomes of errors."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

import goiaudit
from goiaudit.cli.options import NAMES
from goiaudit.cli.texts import default_lang, helped, text
from goiaudit.cli.usage import SpokenContext, asked, in_chinese, language, spoken
from goiaudit.definitions.lasting import collect_rarely
from goiaudit.model.errors import GoiauditError, RuleError, UsageError
from goiaudit.output.faults import spoken_fault
from goiaudit.output.plain import plain

USAGE = 2
INTERRUPTED = 130
_COMMANDS = {
    "check": "goiaudit.cli.check:check",
    "claims": "goiaudit.cli.claims:claims",
    "diff": "goiaudit.cli.diff:diff",
    "notice": "goiaudit.cli.notice:notice",
    "organs": "goiaudit.cli.organs:organs",
    "query": "goiaudit.cli.query:query",
    "rules": "goiaudit.cli.rules:rules",
    "schema": "goiaudit.cli.schema:schema",
    "tables": "goiaudit.cli.tables:tables",
    "watch": "goiaudit.cli.watch:watch",
    "waive": "goiaudit.cli.waive:waive",
}


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    context_class = SpokenContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return spoken(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one gets the nearest name."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, _COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(_COMMANDS)}."
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a fault in its use is told in the language of the run."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise UsageError(_told(error, language(ctx, default_lang()))) from error

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with a status of the contract; never with a traceback."""
        extra["standalone_mode"] = False
        lang = asked(sys.argv[1:] if args is None else args) or default_lang()
        sys.exit(_status(lambda: super(Commands, self).main(args, *rest, **extra), lang))


def _told(error: UsageError, lang: str) -> str:
    """A wrong use in words; that of a file of YAML that is none is told as its reader says it."""
    cause = error.__cause__
    if isinstance(cause, RuleError) and not error.zh:
        return spoken_fault(cause, lang)
    return error.in_language(lang)


def _status(run: Any, lang: str = "zh") -> int:
    try:
        status = run()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        words = error.format_message()
        lang = language(getattr(error, "ctx", None), lang)
        return _complain(in_chinese(words) if lang == "zh" else words, lang, error.exit_code)
    except RuleError as error:
        return _complain(spoken_fault(error, lang), lang, USAGE)
    except GoiauditError as error:
        return _complain(str(error), lang, USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo(text("interrupted", lang), err=True)
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("GOIAUDIT_DEBUG"):
            raise
        fault = f"{type(error).__name__}: {error}"
        click.echo(text("internal", lang, error=fault), err=True)
        return USAGE
    return status if isinstance(status, int) else 0


def _complain(message: str, lang: str, status: int) -> int:
    click.echo(text("error", lang, message=plain(message)), err=True)
    return status


@click.group(cls=Commands, context_settings=NAMES, help=helped("main"))
@click.version_option(
    goiaudit.__version__, "--version", prog_name="goiaudit", help=helped("opt.version")
)
@click.help_option("-h", "--help", help=helped("opt.help"))
def cli() -> None:
    """The group of all commands."""


def main() -> None:
    """Entry point of the console script."""
    collect_rarely()
    cli.main(prog_name="goiaudit")


if __name__ == "__main__":
    main()
