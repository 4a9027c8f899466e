"""A run on a cluster in the three steps of a run on one machine: read, link, judge.

1. read: the files are cut into partitions; each is read by a worker and stays there.
2. link: heads come back and are joined by organ and year. What is compared all with all, the
   texts and figures of a year, is moved together by year and compared on the workers.
3. judge: each partition is judged where it lies, beside its relatives, which are moved there.

Results come back a partition at a time, when somebody writes them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.join import link
from goiaudit.audit.linking.links import Links
from goiaudit.audit.linking.match import Match
from goiaudit.batch.cluster import tasks
from goiaudit.batch.cluster.connect import require_same
from goiaudit.batch.cluster.waiting import Finished
from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.judge_stage import lost_result
from goiaudit.batch.on_shelf import ShelvedResults
from goiaudit.batch.packing import pack
from goiaudit.batch.pieces import Lost
from goiaudit.batch.read_stage import Stopped
from goiaudit.batch.remote import seen_by_all
from goiaudit.batch.run import processors
from goiaudit.batch.wishes import Ran, Step, Wishes, earlier_heads
from goiaudit.model.roster import Missing

if TYPE_CHECKING:
    from distributed import Client, Future

_MOST_FILES, _MOST_TOGETHER = 64, 64
"""Files of a partition, reports judged together."""
_PARTS = 4
"""Partitions per thread of the cluster at least, so that all end at about the same time."""
_DIED = "the worker that read this file died"


def run_on_cluster(
    inputs: Sequence[Input],
    wishes: Wishes,
    client: Client,
    step: Step = lambda *_: None,
    stopped: Stopped = lambda: False,
) -> Ran:
    """Read, link and judge ``inputs``, at most what was reached before ``stopped()``.

    Results come in the order of ``inputs``, the same as of a run on one machine. The client
    must stay connected as long as they are used. Raises UsageError where the workers cannot do
    it (see require_same).
    """
    shared = seen_by_all(inputs)
    require_same(client, shared)
    return _Run(shared, wishes, client).run(step, stopped)


class _Run:
    """One run; a place is the number of a report in the order of the inputs."""

    def __init__(self, inputs: Sequence[Input], wishes: Wishes, client: Client) -> None:
        self.inputs, self.wishes, self.client = inputs, wishes, client
        self.partitions: list[Future[tasks.Partition]] = []
        self.starts: list[int] = []
        """The place of the first report of each partition."""
        self.heads: list[Head] = []
        self.units: list[Future[list[bytes]]] = []
        self.unit_starts: list[int] = []
        self.elsewhere: dict[int, bytes] = {}
        """Packed reports of a store that are relatives, by their places behind those of the run."""
        self.held: dict[str, tuple[int, Any]] = {}
        self.reached = 0

    def run(self, step: Step, stopped: Stopped) -> Ran:
        """The three steps; what was stopped in the first still goes through the others."""
        self._read(step, stopped)
        if stopped():
            stopped = _never
        links, missing = self._link()
        places = self._judge(links, step, stopped)
        jobs = self.wishes.jobs or processors()
        results = ShelvedResults(self, places, jobs, self.wishes.settings.limits.seconds)
        return Ran(results, missing, len(self.inputs) - self.reached)

    def result(self, n: int) -> bytes:
        """The packed result at a place."""
        unit = bisect_right(self.unit_starts, n) - 1
        results: list[bytes] = self._fetched("results", unit, self.units[unit])
        return results[n - self.unit_starts[unit]]

    def report(self, n: int) -> bytes:
        """The packed report at a place."""
        number, at = self._origin(n)
        found: tasks.Partition = self._fetched("reports", number, self.partitions[number])
        return found.bodies[at]

    def tells(self, _: int) -> bool:
        """Whether a report has something to tell: nobody knows before it is fetched."""
        return True

    def _fetched(self, kind: str, number: int, future: Future[Any]) -> Any:
        """What a task came to; the last one of each kind is kept, for the next is near it."""
        held = self.held.get(kind)
        if held is None or held[0] != number:
            held = self.held[kind] = (number, future.result())
        return held[1]

    def _origin(self, place: int) -> tuple[int, int]:
        """The partition of a report and its number there."""
        number = bisect_right(self.starts, place) - 1
        return number, place - self.starts[number]

    # Read

    def _read(self, step: Step, stopped: Stopped) -> None:
        threads = sum(self.client.nthreads().values())
        size = max(1, min(_MOST_FILES, len(self.inputs) // (_PARTS * max(threads, 1))))
        spans = [(n, min(n + size, len(self.inputs))) for n in range(0, len(self.inputs), size)]
        of: dict[Any, tuple[int, int, Future[tasks.Partition]]] = {}
        finished = Finished(stopped)

        def send(first: int, end: int, partition: Future[tasks.Partition]) -> None:
            head = self.client.submit(tasks.brief, partition, pure=False)
            of[head] = (first, end, partition)
            finished.add(head)

        for first, end in spans:
            send(first, end, self._partition(first, end))
        read: dict[int, tuple[Future[tasks.Partition], Sequence[Head]]] = {}
        for head in finished:
            first, end, partition = of.pop(head)
            heads = _result(head)
            if heads is not None:
                read[first] = (partition, heads)
                self.reached += end - first
                step("read", self.reached, len(self.inputs))
            elif end - first > 1:
                for n in range(first, end):
                    send(n, n + 1, self._partition(n, n + 1))
            else:
                lost = Lost("crashed", _DIED)
                args = (tasks.lost_partition, self.inputs[first], lost)
                send(first, end, self.client.submit(*args, pure=False))
        self.client.cancel(list(of))
        for _, (partition, heads) in sorted(read.items()):
            self.partitions.append(partition)
            self.starts.append(len(self.heads))
            self.heads += heads

    def _partition(self, first: int, end: int) -> Future[tasks.Partition]:
        items, settings = self.inputs[first:end], self.wishes.settings
        if any(item.file == STDIN for item in items):  # which belongs to this process
            return self.client.submit(tasks.same, tasks.read_here(items, settings), pure=False)
        return self.client.submit(tasks.read_partition, items, settings, pure=False)

    # Link

    def _link(self) -> tuple[list[Links], tuple[Missing, ...]]:
        earlier = earlier_heads(self.wishes.elsewhere, self.heads)
        linked = link(self.heads, self.wishes.roster, tuple(earlier.values()))
        links = list(linked.links)
        self._fetch(tuple(earlier), links)
        compared = [
            (places, self._alike(places, linked.matches))
            for places in _by_year(self.heads, linked.matches).values()
        ]
        for places, future in compared:
            for n, seen in future.result().items():
                links[places[n]] = links[places[n]].plus({}, seen)
        return links, linked.missing

    def _fetch(self, names: Sequence[str], links: Sequence[Links]) -> None:
        """Have those reports of elsewhere here that are relatives of the run's."""
        count = len(self.heads)
        needed = sorted({n for one in links for n in one.places if n >= count})
        if self.wishes.elsewhere is None or not needed:
            return
        place_of = {names[n - count]: n for n in needed}
        for name, report in self.wishes.elsewhere.reports(list(place_of)):
            self.elsewhere[place_of[name]] = pack(report)

    def _alike(self, places: Sequence[int], matches: Sequence[Match]) -> Future[Any]:
        """Compare the reports of one year, whose whole heads are moved to one worker."""
        parts: dict[int, dict[int, Match]] = defaultdict(dict)
        for place in places:
            number, at = self._origin(place)
            parts[number][at] = matches[place]
        moved = []
        for number, wanted in parts.items():
            lies = self.partitions[number]
            args = (tasks.compared_at, lies, str(lies.key), wanted)
            moved.append(self.client.submit(*args, pure=False))
        return self.client.submit(tasks.alike, *moved, pure=False)

    # Judge

    def _judge(self, links: Sequence[Links], step: Step, stopped: Stopped) -> list[int]:
        """Judge all reports; returns the places of those that are judged."""
        rules = self.client.submit(tasks.same, self.wishes.ruleset.without_examples, pure=False)
        spans = self._spans()
        finished = Finished(stopped)
        unit_of: dict[Any, int] = {}
        for number, (first, end) in enumerate(spans):
            self.unit_starts.append(first)
            self.units.append(self._unit(range(first, end), links, rules))
            unit_of[self.units[-1]] = number
            finished.add(self.units[-1])
        judged: list[int] = []
        for future in finished:
            number = unit_of.pop(future)
            first, end = spans[number]
            if future.status != "error":
                judged += range(first, end)
                step("judge", len(judged), len(self.heads))
                continue
            if end - first > 1:
                alone = [self._unit([n], links, rules) for n in range(first, end)]
                results = [
                    self._alone(n, one) for n, one in zip(range(first, end), alone, strict=True)
                ]
            else:
                results = [self._alone(first, future)]
            self.units[number] = self.client.submit(tasks.same, results, pure=False)
            unit_of[self.units[number]] = number
            finished.add(self.units[number])
        self.client.cancel(list(unit_of))
        return sorted(judged)

    def _spans(self) -> list[tuple[int, int]]:
        """First and last place of what is judged together: never more than a partition."""
        ends = [*self.starts[1:], len(self.heads)]
        return [
            (n, min(n + _MOST_TOGETHER, end))
            for start, end in zip(self.starts, ends, strict=True)
            for n in range(start, end, _MOST_TOGETHER)
        ]

    def _unit(
        self, places: Sequence[int], links: Sequence[Links], rules: Future[Any]
    ) -> Future[list[bytes]]:
        """Judge reports on one worker; their relatives are moved there from where they lie."""
        wanted: dict[int, dict[int, int]] = defaultdict(dict)
        stored: dict[int, bytes] = {}
        for place in places:
            for n in (place, *links[place].places):
                if n in self.elsewhere:
                    stored[n] = self.elsewhere[n]
                else:
                    number, at = self._origin(n)
                    wanted[number][n] = at
        moved = [
            self.client.submit(tasks.bodies_at, self.partitions[number], at, pure=False)
            for number, at in wanted.items()
        ]
        own = {place: links[place] for place in places}
        return self.client.submit(
            tasks.judge_partition, own, rules, self.wishes.lang, stored, *moved, pure=False
        )

    def _alone(self, place: int, future: Future[list[bytes]]) -> bytes:
        """The result of a report that is judged alone; one that says so where it cannot be."""
        try:
            return future.result()[0]
        # Whatever went wrong on a worker comes here as what it was there, or as KilledWorker.
        except Exception as error:
            lost = Lost("crashed", f"{type(error).__name__}: {error}")
            return lost_result(self.report(place), lost)


def _result(future: Future[Any]) -> Any:
    """What a task came to; None where every worker that tried it died."""
    try:
        return future.result()
    # KilledWorker, or what went wrong there; the files are then tried one by one.
    except Exception:
        return None


def _by_year(heads: Sequence[Head], matches: Sequence[Match]) -> dict[int, list[int]]:
    """The places of the reports that can be compared, by year."""
    years: dict[int, list[int]] = {}
    for place, (head, match) in enumerate(zip(heads, matches, strict=True)):
        if match.year is not None and head.unreadable is None:
            years.setdefault(match.year, []).append(place)
    return dict(sorted(years.items()))


def _never() -> bool:
    return False
