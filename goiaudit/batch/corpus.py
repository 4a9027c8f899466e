"""A run of any size in three steps, each put away as it is done: read, link, judge.

1. read: worker processes turn files into reports, which go onto the shelf with their heads.
2. link: over all heads, who belongs to whom and who resembles whom.
3. judge: worker processes judge the reports in chunks, each beside its relatives.

What stays in memory of a report is some hundred bytes: its path, its keys, its packed links.

What is on the shelf already is not done again: a run that was killed goes on where it stopped,
and one of whose files some have changed does those.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.links import NO_LINKS
from goiaudit.batch.discovery import Input
from goiaudit.batch.drawer import Drawer
from goiaudit.batch.judge_stage import (
    Judged,
    Task,
    judge_pieces,
    lost_result,
    name_of,
)
from goiaudit.batch.keys import SIZE, Keys, judge_key, key_of, program_version
from goiaudit.batch.link_stage import PackedLinks, What, linked
from goiaudit.batch.on_shelf import ShelvedResults
from goiaudit.batch.packing import PackingError, pack, unpack
from goiaudit.batch.pieces import Lost
from goiaudit.batch.processes import MODULES
from goiaudit.batch.read_stage import Progress, Reading, Stopped, packed_head
from goiaudit.batch.reading import unread
from goiaudit.batch.run import processors
from goiaudit.batch.shelf import Shelf
from goiaudit.batch.wishes import Ran, Step, Wishes, earlier_heads
from goiaudit.batch.workers import END, Workers
from goiaudit.model.report import Report
from goiaudit.model.roster import Missing

_MOST_TOGETHER, _FEWEST_TOGETHER = 512, 64
"""Reports judged in one product; more gain little and make the last worker late. With fewer each
costs more: one of 16 twice what one of 64 does.
"""
_PARTS = 4
"""Chunks per worker at least, so that they end at about the same time."""
_AT_ONCE = 500
"""Entries that the shelf is asked about together."""
_TELLS = b"!"
"""Body of a result whose report has something to tell."""
_CHANGED = "the file changed during the run"


def run_corpus(
    inputs: Sequence[Input],
    wishes: Wishes,
    shelf: Shelf,
    step: Step = lambda *_: None,
    stopped: Stopped = lambda: False,
) -> Ran:
    """Read, link and judge ``inputs``, at most what was reached before ``stopped()``.

    Results come in the order of ``inputs``. The shelf must stay open as long as they are used.
    """
    return _Corpus(inputs, wishes, shelf).run(step, stopped)


class _Corpus:
    """One run; a place is the number of a report in the order of the inputs."""

    def __init__(self, inputs: Sequence[Input], wishes: Wishes, shelf: Shelf) -> None:
        self.inputs, self.wishes, self.shelf = inputs, wishes, shelf
        self.jobs = wishes.jobs or processors()
        self.reading = Reading(shelf, inputs, wishes.settings)
        self.judge_key = judge_key(wishes.ruleset, wishes.lang)
        rules = wishes.ruleset.without_examples
        self.work = partial(judge_pieces, ruleset=rules, lang=wishes.lang, renders=wishes.renders)
        self.keys = Keys()
        self.input_of = array("L")
        self.count = 0
        self.links = PackedLinks((), 0)
        self.names: dict[int, str] = {}
        self.result_keys = Keys()
        self.telling = bytearray()
        self.drawer = Drawer(shelf, self.result_keys, tuple(map(name_of, wishes.renders)))

    def run(self, step: Step, stopped: Stopped) -> Ran:
        """The three steps; what was stopped in the first still goes through the others."""

        def heard() -> bool:
            self.shelf.tick()
            return stopped()

        self.reading.read(self.jobs, partial(step, "read"), heard)
        if stopped():
            stopped = _never
        reached = 0
        for n, keys in enumerate(self.reading.keys):
            if keys is not None:
                self.keys.add(keys)
                self.input_of.extend([n] * (len(keys) // SIZE))
                reached += not keys
        self.count = len(self.keys)
        missing = self._link()
        places = self._judge(partial(step, "judge"), heard)
        seconds = self.wishes.settings.limits.seconds
        drawer = self.drawer if self.shelf.is_kept or self.wishes.renders else None
        results = ShelvedResults(self, places, self.jobs, seconds, drawer=drawer)
        reached += sum(1 for _ in groupby(self.input_of[place] for place in places))
        return Ran(results, missing, len(self.inputs) - reached)

    def result(self, n: int) -> bytes:
        """The packed result at a place; judged anew where the shelf has it no more."""
        data = self.shelf.get(self.result_keys[n], "head")
        if data is None:
            self._judge_places([n], lambda _: None, _never)
            data = self.shelf.get(self.result_keys[n], "head")
        assert data is not None
        return data

    def report(self, n: int) -> bytes:
        """The packed report at a place; read anew where the shelf has it no more."""
        data = self.shelf.get(self.keys[n], "body")
        if data is not None:
            return data
        if n in self.names:
            self._load({n: self.names[n]})
        elif not self.reading.again(self.input_of[n]):
            return pack(self._changed(n))
        data = self.shelf.get(self.keys[n], "body")
        assert data is not None
        return data

    def tells(self, n: int) -> bool:
        """Whether the report at a place has something to tell."""
        return bool(self.telling[n])

    def heads(self) -> Iterator[bytes]:
        """The packed heads of all reports; made anew where the shelf has them no more."""
        for first in range(0, self.count, _AT_ONCE):
            keys = self.keys[first : min(first + _AT_ONCE, self.count)]
            found = self.shelf.heads(keys)
            yield from (found.get(key) or self._head(n) for n, key in enumerate(keys, first))

    def again(self, what: What, n: int) -> bytes:
        """A packed report, or a head that is made anew."""
        return self.report(n) if what == "report" else self._head(n)

    def _head(self, n: int) -> bytes:
        if self.reading.again(self.input_of[n]):
            data = self.shelf.get(self.keys[n], "head")
            assert data is not None
            return data
        return packed_head(self._changed(n))

    def _changed(self, n: int) -> Report:
        """Stands for a report that is on the shelf no more, nor in its file."""
        return unread(self.inputs[self.input_of[n]].path, "damaged", _CHANGED)

    def _link(self) -> tuple[Missing, ...]:
        """Find the relatives of every report; reports of a store that are some are put away."""
        elsewhere = self.wishes.elsewhere
        earlier = earlier_heads(elsewhere, _Heads(self)) if elsewhere else {}
        heads = tuple(earlier.values())
        roster = self.wishes.roster
        key = key_of("links", program_version(), self.keys.digest, roster, heads)
        known = self.shelf.get(key, "head") if self.shelf.is_kept else None
        missing: tuple[Missing, ...]
        if known is not None:
            slices, missing = unpack(known)
            self.links = PackedLinks(slices, self.count)
        else:
            self.links, missing = linked(self, self.count, roster, heads)
            if self.shelf.is_kept:
                self.shelf.put(key, pack((self.links.slices, missing)))
        self._fetch(tuple(earlier))
        return missing

    def _fetch(self, names: Sequence[str]) -> None:
        """Put those reports of elsewhere on the shelf that are relatives of the run's."""
        count = self.count
        self.keys.add(bytes(SIZE) * len(names))
        needed = {n for links in self.links for n in links.places if n >= count}
        self.names = {n: names[n - count] for n in sorted(needed)}
        self._load(self.names)

    def _load(self, places: Mapping[int, str]) -> None:
        if not places or self.wishes.elsewhere is None:
            return
        place_of = {name: n for n, name in places.items()}
        for name, report in self.wishes.elsewhere.reports(list(place_of)):
            data = pack(report)
            key = key_of("elsewhere", data)
            self.shelf.put(key, b"", data)
            self.keys[place_of[name]] = key

    def _judge(self, progress: Progress, stopped: Stopped) -> Sequence[int]:
        """Judge what is not on the shelf; returns the places of all that is judged, in order."""
        judged = bytearray(self.count)
        count = 0

        def done(places: Sequence[int]) -> None:
            nonlocal count
            for place in places:
                judged[place] = True
            count += len(places)
            progress(count, self.count)

        for place in range(self.count):
            self.result_keys.add(self._result_key(place))
        self.telling = bytearray(self.count)
        done(self._judged_before())
        left = sorted((n for n in range(self.count) if not judged[n]), key=self._oldest)
        self._judge_places(array("L", left), done, stopped)
        if count == self.count:
            return range(count)
        return array("L", (n for n in range(self.count) if judged[n]))

    def _judged_before(self) -> Sequence[int]:
        """The places whose results are on the shelf."""
        found = array("L")
        for first in range(0, self.count if self.shelf.is_kept else 0, _AT_ONCE):
            keys = self.result_keys[first : first + _AT_ONCE]
            known = self.shelf.bodies(keys)
            for n, key in enumerate(keys, first):
                if key in known:
                    found.append(n)
                    self.telling[n] = known[key] == _TELLS
        return found

    def _judge_places(
        self, places: Sequence[int], done: Callable[[Sequence[int]], None], stopped: Stopped
    ) -> None:
        """Judge reports in chunks; those of a chunk that no worker survives one by one."""
        if not places:
            return
        size = _size(len(places), self.jobs)
        chunks = [places[n : n + size] for n in range(0, len(places), size)]
        alone: list[int] = []
        seconds = self.wishes.settings.limits.seconds
        pool = Workers(self.work, min(self.jobs, len(chunks)), seconds, 1, MODULES)
        for number, piece in pool.stream(
            lambda n: self._task(chunks[n]), range(len(chunks)), stopped
        ):
            chunk = chunks[number]
            if piece is END:
                continue
            if isinstance(piece, list):
                self._put(chunk, piece)
                done(chunk)
            elif len(chunk) > 1:
                alone += chunk
            else:
                self._put(chunk, [Judged(self._lost(chunk[0], piece))])
                done(chunk)
        for place in alone:
            if not stopped():
                self._judge_places([place], done, stopped)

    def _task(self, chunk: Sequence[int]) -> Task:
        """A chunk with all that its judging needs."""
        links = {place: self.links[place] for place in chunk}
        needed = {n: None for place in chunk for n in (place, *self.links[place].places)}
        return Task({n: self.report(n) for n in needed}, links)

    def _put(self, chunk: Sequence[int], results: Sequence[Judged]) -> None:
        for place, judged in zip(chunk, results, strict=True):
            self.telling[place] = judged.tells
            self.shelf.put(self.result_keys[place], judged.result, _TELLS * judged.tells)
        self.drawer.put(chunk, [judged.texts for judged in results])

    def _lost(self, place: int, piece: object) -> bytes:
        """The result of a report whose judging ended its process, or took too long."""
        lost = piece if isinstance(piece, Lost) else Lost("crashed", "its result cannot be sent")
        return lost_result(self.report(place), lost)

    def _result_key(self, place: int) -> bytes:
        """What a result depends on: its report, its relatives, what comparing told, the rules."""
        links = self.links[place]
        if links == NO_LINKS:
            return key_of(self.judge_key, self.keys[place])
        relatives = [
            [None if n is None else self.keys[n] for n in group]
            for group in (
                (links.previous, links.before, links.parent),
                links.merged,
                links.children if links.children is not None else (None,),
            )
        ]
        told = (dict(links.facts), links.observations)
        return key_of(self.judge_key, self.keys[place], relatives, told)

    def _oldest(self, place: int) -> int:
        """Sorts the years of an organ together, so that few relatives are sent twice."""
        oldest = place
        while (before := self.links[oldest].previous) is not None and before < len(self.links):
            oldest = before
        return oldest


def _size(count: int, jobs: int) -> int:
    """How many of so many reports are judged in one product, by workers that all have some."""
    even = -(-count // jobs)
    return min(_MOST_TOGETHER, max(count // (_PARTS * jobs), min(even, _FEWEST_TOGETHER)))


class _Heads:
    """The heads of a run, unpacked as they are walked over."""

    def __init__(self, corpus: _Corpus) -> None:
        self.corpus = corpus

    def __iter__(self) -> Iterator[Head]:
        for n, data in enumerate(self.corpus.heads()):
            try:
                yield unpack(data)
            except PackingError:
                yield unpack(self.corpus.again("head", n))


def _never() -> bool:
    return False
