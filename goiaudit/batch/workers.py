"""Worker processes that may crash or hang: one file is lost, never the run.

Files are untrusted and some parsers are C libraries. Each worker is given a short list of tasks
and answers piece by piece; a worker that dies or does not answer in time costs the piece it was
at, and a new one takes its place.
"""

from __future__ import annotations

import pickle
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from goiaudit.batch.pieces import LAST, PIECE, READY, UNSENT, At, Lost, Work
from goiaudit.batch.processes import context_with, started
from goiaudit.batch.serving import serve
from goiaudit.model.errors import Reason

Take = Callable[[int, Any], None]

LONGEST_LIST = 16
"""Tasks that a worker is given at a time."""
END, UNSENDABLE = object(), object()
"""Stand for a piece: there are no more, or they cannot be sent."""
_ATTEMPTS = 2
_SECONDS_TO_START = 60.0
"""What a process may take to begin; a busy machine must not cost the first file its time."""
_LONGEST_WAIT = 0.2
"""Seconds after which somebody who wants the run to stop is heard."""
_DIED = "the process that read this file died"


@dataclass(slots=True)
class _Worker:
    """A process, its pipe, the tasks that it has still to answer for, and its deadline."""

    process: BaseProcess
    pipe: Connection
    tasks: deque[int] = field(default_factory=deque)
    deadline: float = 0.0
    ready: bool = False
    at: str | None = None


class Workers:
    """Does ``work`` in ``count`` processes; ``seconds`` is the time that one piece may take.

    ``longest`` is how many tasks a worker is given at a time, ``preload`` the modules that are
    imported once for all workers.
    """

    def __init__(
        self,
        work: Work,
        count: int,
        seconds: float,
        longest: int = LONGEST_LIST,
        preload: Sequence[str] = ("goiaudit.pipeline",),
    ) -> None:
        self.count, self.seconds, self.longest = count, seconds, longest
        self.packed_work = pickle.dumps(work)
        self.context = context_with(preload)

    def run(
        self,
        task: Callable[[int], object],
        indices: Iterable[int],
        take: Take,
        done: Callable[[int], None] = lambda _: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> list[int]:
        """Hand every piece of ``task(index)``, or what was ``Lost``, to ``take``.

        ``done`` is told each index when its last piece was taken. Returns the indices whose
        pieces no pipe carries. Ends early, between two pieces, where ``stopped()``.
        """
        unsent = []
        for index, piece in self.stream(task, indices, stopped):
            if piece is END:
                done(index)
            elif piece is UNSENDABLE:
                unsent.append(index)
            else:
                take(index, piece)
        return unsent

    def stream(
        self,
        task: Callable[[int], object],
        indices: Iterable[int],
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[int, object]]:
        """The same as pairs of an index and a piece, ``END`` after the last one, or ``UNSENDABLE``.

        Workers that have answered wait until the pairs are asked for.
        """
        run = _Run(self, task, deque(indices))
        try:
            yield from run.answers(stopped)
        finally:
            run.stop()

    def start(self) -> _Worker:
        """A new process with an open pipe."""
        return _Worker(*started(self.context, serve, self.packed_work))


class _Run:
    """One call of ``Workers.run``: the queue, the living workers, the failed attempts."""

    def __init__(self, pool: Workers, task: Callable[[int], object], queue: deque[int]) -> None:
        self.pool, self.task, self.queue = pool, task, queue
        self.answered: deque[tuple[int, object]] = deque()
        self.length = max(1, min(pool.longest, len(queue) // (4 * pool.count)))
        self.workers: list[_Worker] = []
        self.taken: Counter[int] = Counter()
        self.failed: Counter[tuple[int, int]] = Counter()
        self.suspects: set[int] = set()

    def answers(self, stopped: Callable[[], bool]) -> Iterator[tuple[int, object]]:
        """What the workers answer, until every task is done or somebody wants to stop."""
        while self.queue or any(worker.tasks for worker in self.workers):
            if stopped():
                return
            while len(self.workers) < min(self.pool.count, len(self.queue)):
                self.workers.append(self.pool.start())
            for worker in list(self.workers):
                if not worker.tasks and self.queue:
                    self._give(worker)
            self._listen()
            while self.answered:
                yield self.answered.popleft()

    def stop(self) -> None:
        """End every worker; those that are idle go by themselves."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def _give(self, worker: _Worker) -> None:
        # A task that failed once is tried alone, so that it can fail nobody else.
        first = self.queue.popleft()
        worker.tasks.append(first)
        while first not in self.suspects and self.queue and len(worker.tasks) < self.length:
            if self.queue[0] in self.suspects:
                break
            worker.tasks.append(self.queue.popleft())
        tasks = [(index, self.task(index), self.taken[index]) for index in worker.tasks]
        patience = self.pool.seconds + (0 if worker.ready else _SECONDS_TO_START)
        worker.deadline = time.monotonic() + patience
        try:
            worker.pipe.send(tasks)
        except OSError:
            self._lose(worker, "crashed", _DIED)

    def _listen(self) -> None:
        """Take what has been answered; give up workers that died or are overdue."""
        busy = [worker for worker in self.workers if worker.tasks]
        if not busy:
            return
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        pipes = [worker.pipe for worker in busy]
        ready = wait(pipes, timeout=min(patience, _LONGEST_WAIT))
        for worker in busy:
            if worker.pipe in ready:
                self._answer(worker)
            elif time.monotonic() >= worker.deadline:
                self._lose(worker, "limit", f"not read after {self.pool.seconds:g} s, given up")

    def _answer(self, worker: _Worker) -> None:
        try:
            messages = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, "crashed", _DIED)
            return
        worker.deadline = time.monotonic() + self.pool.seconds
        for message in messages:
            self._hear(worker, *message)

    def _hear(self, worker: _Worker, kind: int, index: int, piece: Any) -> None:
        if kind == READY:
            worker.ready = True
        elif kind == PIECE and isinstance(piece, At):
            worker.at = piece.name
        elif kind == PIECE:
            worker.at = None
            self.taken[index] += 1
            self.answered.append((index, piece))
        else:
            worker.tasks.remove(index)
            worker.at = None
            if kind == LAST:
                self.answered.append((index, piece))
            self.answered.append((index, UNSENDABLE if kind == UNSENT else END))

    def _lose(self, worker: _Worker, reason: Reason, message: str) -> None:
        """A worker is gone: the piece it was at failed; of several tasks each is tried alone."""
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.suspects.update(worker.tasks)
        if len(worker.tasks) > 1:  # they may have taken turns: nobody knows whose fault it was
            self.queue.extendleft(reversed(worker.tasks))
            return
        (index,) = worker.tasks
        place = (index, self.taken[index])
        self.failed[place] += 1
        if reason == "crashed" and self.failed[place] < _ATTEMPTS:
            self.queue.append(index)
            return
        self.answered.append((index, Lost(reason, message, worker.at)))
        if worker.at is None:
            self.answered.append((index, END))
            return
        self.taken[index] += 1
        self.queue.append(index)
