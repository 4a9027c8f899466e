"""Processes beside this one: how they start, and what each does first.

Ctrl-C on a terminal goes to every process there, and only this one has to hear it: the others end
with it, or go on to the end of what they are at.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

MODULES = (
    "goiaudit.audit.batch",
    "goiaudit.batch.judge_stage",
    "scipy.sparse",
    "goiaudit.batch.warm",
)
"""What the workers of a large run need, imported and made once for all of them."""
_PAUSES = (0.05, 0.2, 1.0)
"""Seconds between attempts to start a process."""


def context_with(preload: Sequence[str]) -> BaseContext:
    """How processes start, with what is imported once for all of them.

    Never by a fork of this one: it has threads (numpy's).
    """
    if "forkserver" in get_all_start_methods():
        context = get_context("forkserver")
        context.set_forkserver_preload(list(preload))
        return context
    return get_context("spawn")


def started(
    context: BaseContext, target: Callable[..., None], *arguments: object
) -> tuple[BaseProcess, Connection]:
    """A new process that runs ``target(pipe, *arguments)``, and the other end of its pipe.

    OSError if none can be started. What starts them may have been killed just now: it is waited
    for, and begun anew.
    """
    here, there = context.Pipe()
    try:
        for pause in _PAUSES:
            with suppress(EOFError, OSError):
                return _started(context, target, there, *arguments), here
            time.sleep(pause)
        return _started(context, target, there, *arguments), here
    except EOFError as error:
        raise OSError(f"no process can be started: {error}") from error
    finally:
        there.close()


def _started(context: BaseContext, target: Callable[..., None], *arguments: object) -> BaseProcess:
    # The context's class is chosen at run time, so its Process is not known to the types.
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]
        target=target, args=arguments, daemon=True
    )
    with _without_ctrl_c():
        process.start()
    return process


def begin() -> None:
    """What a process does first: Ctrl-C is the parent's, standard output the results'."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.dup2(2, 1)
    threading.Thread(target=_end_with_parent, daemon=True).start()


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Processes started inside are born deaf to Ctrl-C, and stay so until they ask for it.

    They would import modules first, and show where they were interrupted. This process hears
    of it as soon as they are started.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started with the first process, it would take away again what is blocked here.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """A parent that was killed can end nobody: a worker that waits for a file must not stay."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
