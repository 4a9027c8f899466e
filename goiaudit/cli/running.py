"""A run from its inputs to its outcome: in memory where it is small, on a shelf where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goiaudit.cli.options import notice, read_reports
from goiaudit.cli.progress import steps
from goiaudit.cli.stopping import stoppable
from goiaudit.cli.texts import text
from goiaudit.model.refusals import REFUSALS

if TYPE_CHECKING:
    from goiaudit.batch.discovery import Found
    from goiaudit.batch.judge_stage import Render
    from goiaudit.batch.wishes import Elsewhere, Ran
    from goiaudit.cli.plan import Plan
    from goiaudit.definitions.settings import Configuration
    from goiaudit.output.outcome import Outcome

_ARCHIVES = (".zip",)


@contextmanager
def ran(
    found: Found,
    plan: Plan,
    jobs: int | None,
    cache: Path | None,
    lang: str,
    started: float,
    *,
    small: bool = False,
    elsewhere: Elsewhere | None = None,
    scheduler: str | None = None,
    entry: Render | None = None,
) -> Iterator[Outcome]:
    """The outcome of a run; its results may lie on disk and are gone with the context.

    ``small`` says that the run shall be in memory whatever its size; ``elsewhere`` has reports
    of earlier years. ``scheduler`` is the address of the cluster that does the run instead.
    ``entry`` is what the results are going to be written by, if they are one by one.
    """
    if scheduler is not None:
        with _on_cluster(scheduler, found, plan, jobs, lang, elsewhere) as done:
            yield plan.told(done.results, lang, started, done.missing, done.unfinished)
        return
    if small or (cache is None and not _is_large(found)):
        reports = read_reports(found, jobs, lang, plan.settings)
        yield plan.outcome(reports, lang, started, elsewhere)
        return
    # Imported here, so that a fault of the program is not taken for so many bad files.
    import goiaudit.pipeline  # noqa: F401
    from goiaudit.batch.corpus import run_corpus
    from goiaudit.batch.keys import program_version
    from goiaudit.batch.shelf import Shelf
    from goiaudit.batch.wishes import Wishes

    renders = (entry,) if entry is not None and not plan.changes_results else ()
    wishes = Wishes(
        plan.rules.judged, lang, plan.settings, plan.organs.roster, jobs, elsewhere, renders
    )
    with Shelf(cache, program_version(), _troubles(cache, lang)) as shelf:
        total = len(found.inputs)
        with stoppable(lambda: _tell_stopping(lang)) as stopped, steps(total, lang) as step:
            done = run_corpus(found.inputs, wishes, shelf, step, stopped)
        yield plan.told(done.results, lang, started, done.missing, done.unfinished)


@contextmanager
def _on_cluster(
    scheduler: str,
    found: Found,
    plan: Plan,
    jobs: int | None,
    lang: str,
    elsewhere: Elsewhere | None,
) -> Iterator[Ran]:
    """The same run on a cluster, which must stay connected as long as its results are used."""
    from goiaudit.batch.cluster.connect import connected
    from goiaudit.batch.cluster.run import run_on_cluster
    from goiaudit.batch.wishes import Wishes

    wishes = Wishes(plan.rules.judged, lang, plan.settings, plan.organs.roster, jobs, elsewhere)
    with connected(scheduler) as client:
        total = len(found.inputs)
        with stoppable(lambda: _tell_stopping(lang)) as stopped, steps(total, lang) as step:
            done = run_on_cluster(found.inputs, wishes, client, step, stopped)
        yield done


def tell_unfinished(outcome: Outcome, total: int, lang: str) -> int:
    """Say how far an interrupted run came; the exit status of one."""
    from goiaudit.cli.main import INTERRUPTED

    done = total - outcome.unfinished
    notice(text("stopped", lang, done=done, total=total))
    return INTERRUPTED


def cache_folder(given: str | None, configuration: Configuration, unused: bool) -> Path | None:
    """The folder of the cache: of the command line, else configured, else none."""
    if unused:
        return None
    return Path(given) if given is not None else configuration.cache


def _is_large(found: Found) -> bool:
    """Whether a run may have more reports than belong in memory: an archive may hold thousands."""
    from goiaudit.batch.run import MANY_FILES

    files = found.inputs
    return len(files) >= MANY_FILES or any(i.file.lower().endswith(_ARCHIVES) for i in files)


def _tell_stopping(lang: str) -> None:
    click.echo(err=True)
    notice(text("stopping", lang))


def _in_language(what: str, lang: str) -> str:
    """Particulars that end in what the operating system says."""
    place, _, why = what.rpartition(": ")
    return f"{place}: {REFUSALS[why]}" if lang == "zh" and why in REFUSALS else what


def _troubles(cache: Path | None, lang: str) -> Callable[[str, str], None]:
    """Tells each kind of trouble with the shelf once: a damaged file has many entries."""
    told: set[str] = set()
    place = cache.as_posix() if cache is not None else text("cache.temporary", lang)

    def tell(kind: str, what: str) -> None:
        if kind in told:
            return
        told.add(kind)
        words = {
            "full": text("cache.full", lang, place=place, what=what),
            "damaged": text("cache.damaged", lang, place=place),
            "replaced": text("cache.replaced", lang, what=what),
            "unusable": text("cache.unusable", lang, what=_in_language(what, lang)),
        }
        notice(words[kind])

    return tell
