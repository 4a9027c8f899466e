"""What workers and their parent say to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from goiaudit.model.errors import Reason

Work = Callable[[Any, int], Iterable[object]]
"""``work(task, start)`` yields the pieces of a task from number ``start`` on, a module's function.

Before a piece that has a name of its own (a file in an archive) it yields ``At(name)``: if that
piece is lost, the others of the task are still asked for. After ``Last(piece)`` nothing more is
asked for. None is no piece but a pause: other tasks of the list may be brought as far before this
one goes on. A task whose pieces have names does not pause.
"""
READY, PIECE, LAST, DONE, UNSENT = range(5)
"""Kinds of messages: begun, a piece, the last one, no more, one that no pipe takes."""


class At(NamedTuple):
    """The name of the piece that comes next."""

    name: str


class Last(NamedTuple):
    """A piece after which its task has no more: one message less for most files."""

    piece: object


class Lost(NamedTuple):
    """Stands for a piece that no worker could make; ``name`` is its own, None for a whole task."""

    reason: Reason
    message: str
    name: str | None = None
