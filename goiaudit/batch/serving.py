"""The life of a worker process: lists of tasks come in, pieces go out."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection

from goiaudit.batch.pieces import DONE, LAST, PIECE, READY, UNSENT, Last, Lost, Work

_OBJECTS_BETWEEN_COLLECTIONS = 500_000
"""Reports are thousands of tuples and few cycles, and some hundred of them are judged together:
each collection walks them all, and finds next to nothing."""


def serve(pipe: Connection, packed_work: bytes) -> None:
    """The life of a worker: Ctrl-C is the parent's, standard output the results'.

    ``packed_work`` is the pickled ``Work``: what is large in it is taken apart once for all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work: Work = pickle.loads(packed_work)
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    with suppress(OSError):
        pipe.send((READY, None, None))
    while True:
        try:
            tasks = pipe.recv()
        except (EOFError, OSError):
            return
        for index, task, start in tasks:
            try:
                for message in _answers(index, work, task, start):
                    if not _send(pipe, message):
                        break
            except OSError:
                return


def _end_with_parent() -> None:
    """A parent that was killed can end nobody: a worker that waits for a file must not stay."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answers(index: int, work: Work, task: object, start: int) -> Iterator[tuple[int, int, object]]:
    """The messages of one task; one that raises is a fault of goiaudit, and costs that task."""
    try:
        for piece in work(task, start):
            if isinstance(piece, Last):
                yield LAST, index, piece.piece
                return
            yield PIECE, index, piece
    except Exception as error:
        yield PIECE, index, Lost("crashed", f"{type(error).__name__}: {error}")
    yield DONE, index, None


def _send(pipe: Connection, message: tuple[int, int, object]) -> bool:
    """Whether a message could be sent; what cannot be pickled is made again in the parent."""
    try:
        pipe.send(message)
    except OSError:
        raise
    except Exception:
        pipe.send((UNSENT, message[1], None))
        return False
    return True
