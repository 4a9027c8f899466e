"""Worker processes that may crash or hang: one file is lost, never the run.

Files are untrusted and some parsers are C libraries. Each worker reads a short list of files
and answers file by file; a worker that dies or does not answer in time costs the file it was
at, and a new one takes its place.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from goiaudit.batch.discovery import Input
from goiaudit.model.errors import Reason
from goiaudit.model.report import Report

Reader = Callable[[Input], Sequence[Report]]
Take = Callable[[int, list[Report]], None]

LONGEST_LIST = 16
"""Files that a worker is given at a time."""
_ATTEMPTS = 2
_READY = -1
_SECONDS_TO_START = 60.0
"""What a process may take to begin; a busy machine must not cost the first file its time."""
_DIED = "the process that read this file died"


@dataclass(slots=True)
class _Worker:
    """A process, its pipe, the files that it has still to answer for, and its deadline."""

    process: BaseProcess
    pipe: Connection
    files: deque[int] = field(default_factory=deque)
    deadline: float = 0.0
    ready: bool = False


class Workers:
    """Reads files in ``count`` processes; ``seconds`` is the time that one file may take."""

    def __init__(self, reader: Reader, count: int, seconds: float) -> None:
        self.reader, self.count, self.seconds = reader, count, seconds
        self.context = _context()

    def read(self, inputs: Sequence[Input], indices: Sequence[int], take: Take) -> list[int]:
        """Hand the reports of every file to ``take``; return the files that no pipe carries."""
        run = _Run(self, inputs, deque(indices), take)
        try:
            run.work()
        finally:
            run.stop()
        return run.unsent

    def start(self) -> _Worker:
        """A new process with an open pipe."""
        here, there = self.context.Pipe()
        # The context's class is chosen at run time, so its Process is not known to the types.
        process = self.context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(there, self.reader), daemon=True
        )
        process.start()
        there.close()
        return _Worker(process, here)


class _Run:
    """One call of ``Workers.read``: the queue, the living workers, the failed attempts."""

    def __init__(
        self, pool: Workers, inputs: Sequence[Input], queue: deque[int], take: Take
    ) -> None:
        self.pool, self.inputs, self.queue, self.take = pool, inputs, queue, take
        share = len(queue) // (4 * pool.count)
        self.length = max(1, min(LONGEST_LIST, share))
        self.workers: list[_Worker] = []
        self.failed: dict[int, int] = {}
        self.unsent: list[int] = []

    def work(self) -> None:
        while self.queue or any(worker.files for worker in self.workers):
            while self.queue and len(self.workers) < self.pool.count:
                self.workers.append(self.pool.start())
            for worker in self.workers:
                if not worker.files and self.queue:
                    self._give(worker)
            self._listen()

    def stop(self) -> None:
        """End every worker; those that are idle go by themselves."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()

    def _give(self, worker: _Worker) -> None:
        # A file that failed once is tried alone, so that it can fail nobody else.
        first = self.queue.popleft()
        worker.files.append(first)
        while first not in self.failed and self.queue and len(worker.files) < self.length:
            if self.queue[0] in self.failed:
                break
            worker.files.append(self.queue.popleft())
        patience = self.pool.seconds + (0 if worker.ready else _SECONDS_TO_START)
        worker.deadline = time.monotonic() + patience
        try:
            worker.pipe.send([(index, self.inputs[index]) for index in worker.files])
        except OSError:
            self._lose(worker, "crashed", _DIED)

    def _listen(self) -> None:
        """Take what has been answered; give up workers that died or are overdue."""
        busy = [worker for worker in self.workers if worker.files]
        if not busy:
            return
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = wait([worker.pipe for worker in busy], timeout=patience)
        for worker in busy:
            if worker.pipe in ready:
                self._answer(worker)
            elif time.monotonic() >= worker.deadline:
                self._lose(worker, "limit", f"not read after {self.pool.seconds:g} s, given up")

    def _answer(self, worker: _Worker) -> None:
        try:
            index, reports = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, "crashed", _DIED)
            return
        worker.deadline = time.monotonic() + self.pool.seconds
        if index == _READY:
            worker.ready = True
            return
        worker.files.remove(index)
        if reports is None:
            self.unsent.append(index)
        else:
            self.take(index, reports)

    def _lose(self, worker: _Worker, reason: Reason, message: str) -> None:
        """A worker is gone: the file it was at failed, the others of its list go back."""
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        at = worker.files.popleft()
        self.queue.extendleft(reversed(worker.files))
        self.failed[at] = self.failed.get(at, 0) + 1
        if reason == "crashed" and self.failed[at] < _ATTEMPTS:
            self.queue.append(at)
            return
        self.take(at, [Report(path=self.inputs[at].path, unreadable=reason, message=message)])


def guarded(reader: Reader, item: Input) -> list[Report]:
    """A reader that raises is a fault of goiaudit; it must not cost the other files."""
    try:
        return list(reader(item))
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        return [Report(path=item.path, unreadable="crashed", message=message)]


def _serve(pipe: Connection, reader: Reader) -> None:
    """The life of a worker: Ctrl-C is the parent's, standard output the results'."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)
    with suppress(OSError):
        pipe.send((_READY, None))
    while True:
        try:
            files = pipe.recv()
        except (EOFError, OSError):
            return
        for index, item in files:
            reports: list[Report] | None = guarded(reader, item)
            try:
                pipe.send((index, reports))
            except OSError:
                return
            # What cannot be pickled is read again where nothing has to be sent.
            except Exception:
                pipe.send((index, None))


def _context() -> BaseContext:
    """Never fork: the parent has threads (numpy's)."""
    if "forkserver" in get_all_start_methods():
        context = get_context("forkserver")
        context.set_forkserver_preload(["goiaudit.pipeline"])
        return context
    return get_context("spawn")
