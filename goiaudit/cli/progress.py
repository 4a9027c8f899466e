"""A bar with rate and time left on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from goiaudit.cli.texts import text


@contextmanager
def progress(total: int, lang: str, least: int) -> Iterator[Callable[[int, int], None] | None]:
    """A function that takes how many files are done, of how many; None where nothing is shown.

    Nothing is shown in a pipe, nor for fewer than ``least`` files.
    """
    if total < least or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
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

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as shown:
        task = shown.add_task(text("progress", lang), total=total)
        yield lambda done, _: shown.update(task, completed=done)
