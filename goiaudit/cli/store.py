"""``--store FILE``: the option, where it comes from, and what is said while it is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from goiaudit.cli.options import notice
from goiaudit.cli.texts import helped, text

if TYPE_CHECKING:
    from goiaudit.cli.configuration import RulesInForce
    from goiaudit.definitions.settings import Configuration
    from goiaudit.output.outcome import Outcome
    from goiaudit.store.store import Store

F = TypeVar("F", bound=Callable[..., object])


def store_option() -> Callable[[F], F]:
    """--store FILE."""
    return click.option("--store", metavar="FILE", help=helped("opt.store"))


def store_in_force(configuration: Configuration, given: str | None) -> Path | None:
    """The file of the store: of the command line, else configured, else None."""
    return Path(given) if given is not None else configuration.store


def waiting(lang: str) -> Callable[[str], None]:
    """Says that another process has the store."""
    return lambda process: notice(text("store.waiting", lang, process=process))


def store_of(configuration: Configuration, given: str | None, lang: str) -> Store | None:
    """The store of a run, made and examined before anything is read; None without one."""
    file = store_in_force(configuration, given)
    if file is None:
        return None
    from goiaudit.store.store import Store

    store = Store(file, waiting(lang))
    store.prepare()
    return store


def with_stored(outcome: Outcome, store: Store | None) -> Outcome:
    """The outcome with what the store has of its organs on other years, for the summary."""
    from goiaudit.audit.results import brief

    if store is None or len(outcome.results) < 2:
        return outcome
    return replace(outcome, stored=store.years(each.report for each in brief(outcome.results)))


def put_away(store: Store, outcome: Outcome, rules: RulesInForce, lang: str) -> None:
    """Write the results of a run to the store, and say what became of them."""
    from goiaudit.store.writing import RunFacts, pack_of

    judged = rules.judged
    complete = not outcome.unfinished
    facts = RunFacts(
        len(judged.rules), pack_of(judged), outcome.configuration, outcome.lang, complete
    )
    done = store.write(outcome.results, facts)
    counts = {
        "added": done.added, "replaced": done.replaced, "unchanged": done.unchanged,
        "removed": done.removed,
    }  # fmt: skip
    path = store.path.as_posix()
    notice(text("store.written", lang, path=path, reports=done.reports, **counts))
