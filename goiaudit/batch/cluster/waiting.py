"""Waiting for the tasks of a cluster without going deaf to whoever wants the run to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from distributed import Future

_GONE = "the scheduler went away during the run; start it and its workers again, and repeat the run"
_GONE_ZH = "运行中与调度器的连接断开；请重新启动调度器和工作进程，再运行一次"
_LONGEST_WAIT = 0.2
"""Seconds after which somebody who wants the run to stop is heard."""


class Finished:
    """Futures in the order in which they finish, well or not; more may be added on the way.

    What has finished may be gone again with its worker when it is asked for; asking waits until
    it is made anew. Iteration ends when all have finished, or where ``stopped()``; UsageError
    if the scheduler went away, and every result with it.
    """

    def __init__(self, stopped: Callable[[], bool]) -> None:
        self.stopped = stopped
        self.waiting = 0
        self.done: SimpleQueue[Future[Any]] = SimpleQueue()

    def add(self, future: Future[Any]) -> None:
        """Wait for one more."""
        self.waiting += 1
        future.add_done_callback(self.done.put)

    def __iter__(self) -> Iterator[Future[Any]]:
        while self.waiting and not self.stopped():
            try:
                future = self.done.get(timeout=_LONGEST_WAIT)
            except Empty:
                continue
            if future.status == "cancelled":
                raise UsageError(_GONE, _GONE_ZH)
            self.waiting -= 1
            yield future
