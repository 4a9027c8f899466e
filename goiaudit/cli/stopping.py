"""Ctrl-C in a long run: the first ends the step at hand, and what is done is written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable(tell: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """A function that says whether Ctrl-C was pressed; ``tell`` is called when it is.

    Pressed again it ends the program at once, as it does outside of this.
    """
    asked = False

    def hear(_: int, __: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        tell()

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
