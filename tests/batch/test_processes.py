"""Processes beside the first one, whatever happens to what starts them."""

from __future__ import annotations

import os
import signal
from multiprocessing import forkserver
from multiprocessing.connection import Connection

import pytest

from goiaudit.batch.processes import begin, context_with, started


def answer(pipe: Connection, text: str) -> None:
    begin()
    pipe.send(text)


def heard(text: str) -> str:
    process, pipe = started(context_with(()), answer, text)
    try:
        said: str = pipe.recv()
        return said
    finally:
        pipe.close()
        process.kill()
        process.join()


def test_a_process_runs_what_it_is_given() -> None:
    assert heard("收到") == "收到"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_what_starts_processes_may_be_killed_at_any_moment() -> None:
    """It may be found dead, or be dying while it is asked."""
    for attempt in range(8):
        heard("before")
        pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert heard(f"after {attempt}") == f"after {attempt}"
