"""``--engine`` and ``--scheduler``: whether a run happens here or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

F = TypeVar("F", bound=Callable[..., object])
ENGINES = ("local", "dask")


def engine_options() -> Callable[[F], F]:
    """--engine NAME and --scheduler ADDRESS."""

    def added(command: F) -> F:
        for option in (
            click.option("--scheduler", metavar="ADDRESS", help=helped("opt.scheduler")),
            click.option(
                "--engine",
                type=click.Choice(ENGINES),
                default=ENGINES[0],
                show_default=True,
                help=helped("opt.engine"),
            ),
        ):
            command = option(command)
        return command

    return added


def scheduler_of(
    engine: str, scheduler: str | None, lang: str, *, cached: bool, explained: bool
) -> str | None:
    """The address of the scheduler; None for a run on this machine.

    Raises UsageError where the options do not go together: a cache lies on one machine, and
    rules are explained in one process.
    """
    if engine == ENGINES[0]:
        if scheduler is not None:
            raise UsageError(text("engine.local", lang))
        return None
    if scheduler is None:
        raise UsageError(text("engine.no_scheduler", lang))
    for option, given in (("--cache", cached), ("--explain", explained)):
        if given:
            raise UsageError(text("engine.not_with", lang, option=option))
    return scheduler
