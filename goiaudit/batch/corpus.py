"""A run of any size in three steps, each put away as it is done: read, link, judge.

1. read: worker processes turn files into reports, which go onto the shelf; only heads stay.
2. link: over all heads, who belongs to whom and who resembles whom.
3. judge: worker processes judge the reports in chunks, each beside its relatives.

What is on the shelf already is not done again: a run that was killed goes on where it stopped,
and one of whose files some have changed does those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.links import NO_LINKS, Links
from goiaudit.batch.discovery import Input
from goiaudit.batch.drawer import Drawer
from goiaudit.batch.judge_stage import (
    Judged,
    Task,
    judge_pieces,
    lost_result,
    name_of,
)
from goiaudit.batch.keys import judge_key, key_of, program_version
from goiaudit.batch.on_shelf import ShelvedResults
from goiaudit.batch.packing import pack, unpack
from goiaudit.batch.pieces import Lost
from goiaudit.batch.read_stage import CHANGED, Progress, Reading, Stopped
from goiaudit.batch.reading import unread
from goiaudit.batch.run import processors
from goiaudit.batch.shelf import Shelf
from goiaudit.batch.wishes import Ran, Step, Wishes, earlier_heads
from goiaudit.batch.workers import END, MODULES, Workers
from goiaudit.model.roster import Missing

_MOST_TOGETHER, _FEWEST_TOGETHER = 256, 64
"""Reports judged in one product; more gain little and make the last worker late. With fewer each
costs more: one of 16 twice what one of 64 does.
"""
_PARTS = 4
"""Chunks per worker at least, so that they end at about the same time."""


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
        self.keys: list[bytes] = []
        self.input_of: list[int] = []
        self.count = 0
        self.links: Sequence[Links] = ()
        self.names: dict[int, str] = {}
        self.result_keys: list[bytes] = []
        self.drawer = Drawer(shelf, self.result_keys, tuple(map(name_of, wishes.renders)))

    def run(self, step: Step, stopped: Stopped) -> Ran:
        """The three steps; what was stopped in the first still goes through the others."""

        def heard() -> bool:
            self.shelf.tick()
            return stopped()

        self.reading.read(self.jobs, partial(step, "read"), heard)
        if stopped():
            stopped = _never
        for n, kept in sorted(self.reading.kept.items()):
            if kept.complete:
                self.keys += kept.keys
                self.input_of += [n] * len(kept.keys)
        self.count = len(self.keys)
        missing = self._link()
        places = sorted(self._judge(partial(step, "judge"), heard))
        seconds = self.wishes.settings.limits.seconds
        drawer = self.drawer if self.shelf.is_kept or self.wishes.renders else None
        results = ShelvedResults(self, places, self.jobs, seconds, drawer=drawer)
        reached = {n for n, kept in self.reading.kept.items() if kept.complete}
        reached -= set(self.input_of) - {self.input_of[place] for place in places}
        return Ran(results, missing, len(self.inputs) - len(reached))

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
            return pack(unread(self._heads()[n].path, "damaged", CHANGED))
        data = self.shelf.get(self.keys[n], "body")
        assert data is not None
        return data

    def _link(self) -> tuple[Missing, ...]:
        """Find the relatives of every report; reports of a store that are some are put away."""
        elsewhere = self.wishes.elsewhere
        earlier = earlier_heads(elsewhere, self._heads()) if elsewhere else {}
        heads = tuple(earlier.values())
        key = key_of("links", program_version(), self.keys, self.wishes.roster, heads)
        known = self.shelf.get(key, "head") if self.shelf.is_kept else None
        missing: tuple[Missing, ...]
        if known is not None:
            self.links, missing = unpack(known)
        else:
            from goiaudit.audit.likeness import with_likeness
            from goiaudit.audit.linking.join import link

            own = self._heads()
            linked = link(own, self.wishes.roster, heads)
            linked = with_likeness(linked, own, lambda n: unpack(self.report(n)))
            self.links, missing = linked.links, linked.missing
            if self.shelf.is_kept:
                self.shelf.put(key, pack((tuple(self.links), missing)))
        self._fetch(tuple(earlier))
        return missing

    def _heads(self) -> list[Head]:
        """The heads of all reports of the run."""
        return [head for n in dict.fromkeys(self.input_of) for head in self.reading.heads(n)]

    def _fetch(self, names: Sequence[str]) -> None:
        """Put those reports of elsewhere on the shelf that are relatives of the run's."""
        count = self.count
        self.keys += [b""] * len(names)
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

    def _judge(self, progress: Progress, stopped: Stopped) -> set[int]:
        """Judge what is not on the shelf; returns the places of all that is judged."""
        self.result_keys += map(self._result_key, range(self.count))
        known = self.shelf.known(self.result_keys) if self.shelf.is_kept else ()
        judged = {place for place, key in enumerate(self.result_keys) if key in known}
        left = [place for place in range(self.count) if place not in judged]
        progress(len(judged), self.count)

        def done(places: Sequence[int]) -> None:
            judged.update(places)
            progress(len(judged), self.count)

        self._judge_places(sorted(left, key=self._oldest), done, stopped)
        return judged

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
            self.shelf.put(self.result_keys[place], judged.result)
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

    def _oldest(self, place: int) -> tuple[int, int]:
        """Sorts the years of an organ together, so that few relatives are sent twice."""
        oldest = place
        while (before := self.links[oldest].previous) is not None and before < len(self.links):
            oldest = before
        return oldest, place


def _size(count: int, jobs: int) -> int:
    """How many of so many reports are judged in one product, by workers that all have some."""
    even = -(-count // jobs)
    return min(_MOST_TOGETHER, max(count // (_PARTS * jobs), min(even, _FEWEST_TOGETHER)))


def _never() -> bool:
    return False
