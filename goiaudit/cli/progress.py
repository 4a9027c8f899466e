"""A bar with rate and time left on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from goiaudit.cli.texts import text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import ProgressColumn


@contextmanager
def steps(total: int, lang: str) -> Iterator[Callable[[str, int, int], None]]:
    """A function that takes the name of a step, how much of it is done, of how much."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.progress import Progress, TaskID

    with Progress(*_columns(lang), console=_console(), transient=True) as shown:
        tasks: dict[str, TaskID] = {}
        names = {"read": text("progress.read", lang), "judge": text("progress.judge", lang)}

        def tell(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = shown.add_task(names[name], total=total)
            shown.update(tasks[name], completed=done, total=of)

        yield tell


@contextmanager
def progress(total: int, lang: str, least: int) -> Iterator[Callable[[int, int], None] | None]:
    """A function that takes how many files are done, of how many; None where nothing is shown.

    Nothing is shown in a pipe, nor for fewer than ``least`` files.
    """
    if total < least or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(*_columns(lang), console=_console(), transient=True) as shown:
        task = shown.add_task(text("progress.read", lang), total=total)
        yield lambda done, _: shown.update(task, completed=done)


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def _columns(lang: str) -> list[ProgressColumn]:
    """What is done, a bar, how many of how many, how fast, the time left."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Files a second, over the last while."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(text("progress.rate", lang, rate=f"{speed:.0f}" if speed else "-"))

    return [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    ]
