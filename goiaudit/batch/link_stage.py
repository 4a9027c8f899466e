"""The second step of a large run: over all heads, who belongs to whom and who resembles whom.

It needs all heads at once, and tables of all organs. A process of its own does it where there are
many, and the memory goes with it: this process has the rest of the run before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Literal, Protocol, overload

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.links import Links
from goiaudit.batch.packing import PackingError, pack, unpack
from goiaudit.batch.processes import MODULES, begin, context_with, started
from goiaudit.definitions.lasting import lasting
from goiaudit.model.roster import Missing, Roster

_MANY = 256
"""Heads from which on a process of its own earns the time that it takes to start."""
_AT_ONCE = 512
"""Heads that are sent together."""
_OF_A_SLICE = 32
"""Links packed together: many are alike, and each may be asked for alone."""
_AT_HAND = 64
"""Slices that were asked for last and stay unpacked."""
_END: list[bytes] = []
_NO_HEAD = Head("", None, None, None, None, None, "")
What = Literal["head", "report"]
Get = Callable[[What, int], bytes]
"""Gives a packed head or report; for a head that cannot be unpacked, one that can."""


class Source(Protocol):
    """Where heads and reports lie, packed."""

    def heads(self) -> Iterator[bytes]:
        """The heads of all reports, in their order."""

    def again(self, what: What, n: int) -> bytes:
        """The report at a place, or its head made anew."""


class PackedLinks(Sequence[Links]):
    """The links of all reports of a run, packed a few together: most are small and alike."""

    def __init__(self, slices: Sequence[bytes], total: int) -> None:
        self.slices, self.total = slices, total
        self._slice = lru_cache(maxsize=_AT_HAND)(self._unpacked)

    def __len__(self) -> int:
        return self.total

    @overload
    def __getitem__(self, place: int) -> Links: ...
    @overload
    def __getitem__(self, place: slice) -> list[Links]: ...
    def __getitem__(self, place: int | slice) -> Links | list[Links]:
        if isinstance(place, slice):
            return [self[n] for n in range(self.total)[place]]
        number, at = divmod(range(self.total)[place], _OF_A_SLICE)
        return self._slice(number)[at]

    def __iter__(self) -> Iterator[Links]:
        return (links for n in range(len(self.slices)) for links in self._slice(n))

    def _unpacked(self, number: int) -> tuple[Links, ...]:
        links: tuple[Links, ...] = unpack(self.slices[number])
        return links


Found = tuple[PackedLinks, tuple[Missing, ...]]


def linked(source: Source, count: int, roster: Roster, earlier: Sequence[Head]) -> Found:
    """The links of ``count`` reports, and the reports that are missing.

    ``earlier`` are heads of other runs; places go on through them.
    """
    if count >= _MANY:
        try:
            return _linked_apart(source, count, roster, earlier)
        except (EOFError, OSError):  # no process can be started, or it died: then here
            pass
    slices: list[bytes] = []
    heads = _unpacked(source.heads(), source.again)
    missing = _link(heads, roster, earlier, source.again, slices.append)
    return PackedLinks(slices, count), missing


def _linked_apart(source: Source, count: int, roster: Roster, earlier: Sequence[Head]) -> Found:
    process, pipe = started(context_with(MODULES), _serve, roster, tuple(earlier))
    try:
        left = source.heads()
        while some := list(islice(left, _AT_ONCE)):
            pipe.send(some)
        pipe.send(_END)
        slices: list[bytes] = []
        while True:
            message = pipe.recv()
            if isinstance(message, bytes):
                slices.append(message)
            elif isinstance(message, list):
                return PackedLinks(slices, count), tuple(message)
            else:
                pipe.send(source.again(*message))
    finally:
        pipe.close()
        process.kill()
        process.join()


def _serve(pipe: Connection, roster: Roster, earlier: Sequence[Head]) -> None:
    """The life of that process: heads come in, what else is needed is asked for, links go out."""
    begin()

    def again(what: What, n: int) -> bytes:
        pipe.send((what, n))
        data: bytes = pipe.recv()
        return data

    heads = _unpacked(chain.from_iterable(iter(pipe.recv, _END)), again)
    pipe.send(list(_link(heads, roster, earlier, again, pipe.send)))


@lasting()
def _unpacked(packed: Iterable[bytes], again: Get) -> list[Head]:
    """The heads themselves; once all have come, those that cannot be unpacked are asked for."""
    heads: list[Head] = []
    damaged: list[int] = []
    for n, data in enumerate(packed):
        try:
            heads.append(unpack(data))
        except PackingError:
            heads.append(_NO_HEAD)
            damaged.append(n)
    for n in damaged:
        heads[n] = unpack(again("head", n))
    return heads


@lasting()
def _link(
    heads: Sequence[Head],
    roster: Roster,
    earlier: Sequence[Head],
    again: Get,
    take: Callable[[bytes], None],
) -> tuple[Missing, ...]:
    """Hand the links to ``take``, packed a few together; returns what is missing."""
    from goiaudit.audit.likeness import with_likeness
    from goiaudit.audit.linking.join import link

    found = link(heads, roster, earlier)
    found = with_likeness(found, heads, lambda n: unpack(again("report", n)))
    for first in range(0, len(heads), _OF_A_SLICE):
        take(pack(tuple(found.links[first : first + _OF_A_SLICE])))
    return found.missing
