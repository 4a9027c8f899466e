"""What workers of a cluster do: plain functions of plain values, which may run twice.

Reports stay packed where they were read. A worker that goes away takes its partitions with it;
Dask makes them again from the same calls on another one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from multiprocessing import current_process
from typing import TYPE_CHECKING, Any, NamedTuple

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness import likeness_links
from goiaudit.audit.linking.links import Links
from goiaudit.audit.linking.match import Match
from goiaudit.batch.discovery import Input
from goiaudit.batch.judge_stage import Task, judged
from goiaudit.batch.packing import unpack
from goiaudit.batch.pieces import Lost
from goiaudit.batch.processes import MODULES
from goiaudit.batch.read_stage import Piece, piece_of, shelf_pieces
from goiaudit.batch.reading import read_pieces
from goiaudit.batch.run import guarded, lost_report
from goiaudit.batch.workers import Workers
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings
from goiaudit.rules.rule import RuleSet

if TYPE_CHECKING:
    from distributed import Client

Bodies = Mapping[int, bytes]
"""Packed reports by place in the run."""


class Partition(NamedTuple):
    """The reports of some inputs: their heads and their packed bodies."""

    heads: tuple[Head, ...]
    bodies: tuple[bytes, ...]


class Compared(NamedTuple):
    """A report that is compared with others: its head, whose it is, and where it lies.

    ``key`` is that of its partition, ``at`` its number there.
    """

    head: Head
    match: Match
    key: str
    at: int


def same(value: Any) -> Any:
    """A value of the client as a task, so that it can be had again whoever goes away."""
    return value


def read_partition(items: Sequence[Input], settings: Settings) -> Partition:
    """Read inputs; each in a process of its own kind, where a worker may have any.

    Dask's workers may not unless they run with ``distributed.worker.daemon: false``. There a
    file that crashes its parser, or never ends, costs that file only; elsewhere a crash costs
    the worker, and the file is told by who is left.
    """
    if current_process().daemon:
        return read_here(items, settings)
    pieces: dict[int, list[Piece]] = {n: [] for n in range(len(items))}

    def take(n: int, piece: Piece | Lost) -> None:
        if isinstance(piece, Lost):
            piece = piece_of("", [lost_report(items[n], piece)])
        pieces[n].append(piece)

    work = partial(shelf_pieces, settings=settings)
    pool = Workers(work, 1, settings.limits.seconds, preload=MODULES)
    for n in pool.run(items.__getitem__, range(len(items)), take):
        pieces[n] = _piece_here(items[n], settings)
    return partition_of(list(pieces.values()))


def read_here(items: Sequence[Input], settings: Settings) -> Partition:
    """Read inputs in this process."""
    return partition_of([_piece_here(item, settings) for item in items])


def _piece_here(item: Input, settings: Settings) -> list[Piece]:
    return [piece_of("", guarded(partial(read_pieces, settings=settings), item))]


def partition_of(pieces: Sequence[Sequence[Piece]]) -> Partition:
    """The pieces of some inputs as a partition."""
    heads: list[Head] = []
    bodies: list[bytes] = []
    for piece in (piece for found in pieces for piece in found):
        heads += map(unpack, piece.heads)
        bodies += piece.bodies
    return Partition(tuple(heads), tuple(bodies))


def brief(partition: Partition) -> list[Head]:
    """What is known of every report everywhere: its head, without what it is compared by."""
    return [replace(head, likeness=None) for head in partition.heads]


def compared_at(partition: Partition, key: str, matches: Mapping[int, Match]) -> list[Compared]:
    """Some reports of a partition, by their numbers in it, with all that they are compared by."""
    return [Compared(partition.heads[n], match, key, n) for n, match in matches.items()]


def bodies_at(partition: Partition, wanted: Mapping[int, int]) -> Bodies:
    """Packed reports of a partition; ``wanted`` maps a place in the run to a number in it."""
    return {place: partition.bodies[n] for place, n in wanted.items()}


def alike(*parts: Sequence[Compared]) -> dict[int, tuple[Observation, ...]]:
    """What comparing the reports of one year tells, by number among them.

    The few reports that must be seen whole are asked for where they lie.
    """
    from distributed import worker_client

    every = [one for part in parts for one in part]
    heads, matches = [one.head for one in every], [one.match for one in every]
    with worker_client() as client:
        return likeness_links(heads, _fetcher(client, every), matches)


def _fetcher(client: Client, every: Sequence[Compared]) -> Callable[[int], Report]:
    from distributed import Future

    @lru_cache(maxsize=1024)
    def get(n: int) -> Report:
        lies: Future[Partition] = Future(every[n].key, client)
        found = client.submit(bodies_at, lies, {n: every[n].at}, pure=False).result()
        report: Report = unpack(found[n])
        return report

    return get


def judge_partition(
    links: Mapping[int, Links], ruleset: RuleSet, lang: str, *bodies: Bodies
) -> list[bytes]:
    """The packed results of the reports that ``links`` names, in its order."""
    reports = {place: data for part in bodies for place, data in part.items()}
    return [each.result for each in judged(Task(reports, links), ruleset, lang)]


def lost_partition(item: Input, lost: Lost) -> Partition:
    """Stands for an input that no worker could read."""
    return partition_of([[piece_of("", [lost_report(item, lost)])]])
