"""The life of a worker process: lists of tasks come in, pieces go out."""

from __future__ import annotations

import gc
import pickle
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from goiaudit.batch.pieces import DONE, LAST, PIECE, READY, UNSENT, Last, Lost, Work
from goiaudit.batch.processes import begin

_OBJECTS_BETWEEN_COLLECTIONS = 500_000
"""Reports are thousands of tuples and few cycles, and some hundred of them are judged together:
each collection walks them all, and finds next to nothing."""
_SECONDS_TO_BEGIN = 0.1
"""Files that take long are read one after the other, so that few are held at once."""
Task = tuple[int, object, int]
"""Its number, what it is, the number of the piece to start with."""
Message = tuple[int, int, object]
Answers = Iterator[Message | None]
_ENDS = (LAST, DONE)


def serve(pipe: Connection, packed_work: bytes) -> None:
    """The life of a worker.

    ``packed_work`` is the pickled ``Work``: what is large in it is taken apart once for all.
    """
    begin()
    work: Work = pickle.loads(packed_work)
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    with suppress(OSError):
        pipe.send([(READY, None, None)])
    while True:
        try:
            tasks = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            _do(pipe, work, tasks)
        except OSError:
            return


def _do(pipe: Connection, work: Work, tasks: Sequence[Task]) -> None:
    """Do tasks up to their next pauses in turn, as many as begin within a short time."""
    paused: list[Answers] = []
    ends: list[Message] = []
    late = time.monotonic() + _SECONDS_TO_BEGIN
    for index, task, start in tasks:
        answers = _answers(index, work, task, start)
        paused += [answers] if _pauses(pipe, answers, ends) else []
        if time.monotonic() > late:
            _finish(pipe, paused, ends)
            paused, ends = [], []
            late = time.monotonic() + _SECONDS_TO_BEGIN
    _finish(pipe, paused, ends)


def _finish(pipe: Connection, paused: list[Answers], ends: list[Message]) -> None:
    while paused:
        paused = [answers for answers in paused if _pauses(pipe, answers, ends)]
    if ends:
        _send(pipe, ends)


def _pauses(pipe: Connection, answers: Answers, ends: list[Message]) -> bool:
    """Send what a task answers until it pauses; whether it does, and has not come to its end.

    How it ends is added to ``ends``, which are sent together.
    """
    for message in answers:
        if message is None:
            return True
        if message[0] in _ENDS:
            ends.append(message)
        elif not _send(pipe, [message]):
            return False
    return False


def _answers(index: int, work: Work, task: object, start: int) -> Answers:
    """The messages of one task, None for a pause.

    One that raises is a fault of goiaudit, and costs that task.
    """
    try:
        for piece in work(task, start):
            if isinstance(piece, Last):
                yield LAST, index, piece.piece
                return
            yield None if piece is None else (PIECE, index, piece)
    except Exception as error:
        yield PIECE, index, Lost("crashed", f"{type(error).__name__}: {error}")
    yield DONE, index, None


def _send(pipe: Connection, messages: Sequence[Message]) -> bool:
    """Whether all could be sent; a task whose answer cannot be pickled is done by the parent."""
    try:
        pipe.send(messages)
    except OSError:
        raise
    except Exception:
        if len(messages) > 1:
            for message in messages:
                _send(pipe, [message])
            return False
        pipe.send([(UNSENT, messages[0][1], None)])
        return False
    return True
