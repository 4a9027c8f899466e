"""Near-duplicates among many texts: time, memory, and recall against exact comparison.

    python benchmarks/near_duplicates.py [texts] [sample]

Texts of made-up reports (about 1,500 characters, a quarter of them a template that the 50 organs
of a county share) are masked and sketched by two processes and compared by one, as a run of
``goiaudit check`` does it. One text in 25 is a copy of another organ's, with other figures and
up to a fifth of its sentences replaced. A sample, half of it such copies, is compared exactly
with every text: recall is the share of those alike to 0.85 that were found.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Sequence
from functools import lru_cache
from multiprocessing import get_context
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus.tree import words
from goiaudit.audit.likeness.duplicates import duplicates
from goiaudit.audit.likeness.shingles import Shingles
from goiaudit.audit.likeness.subjects import Subject
from goiaudit.audit.likeness.summary import likeness_of, text_shingles
from goiaudit.model.report import Report
from goiaudit.model.text import FoldedText, Paragraph, Section

COUNTY = 50
COPIES = 25
ALIKE = 0.85
_TEMPLATE, _OWN = 10, (26, 40)
_PLACE = re.compile(r"\{(\w+)\}")
_CHUNK = 500


def organ(n: int) -> str:
    """The name of an organ; 50 of them have one county."""
    names = words()["names"]
    first, second = names["first"], names["second"]
    county = n // COUNTY
    place = "".join(second[county // len(second) ** k % len(second)] for k in range(3))
    return f"{place}县{first[n % COUNTY % len(first)]}{second[n % COUNTY % len(second)]}局"


def text(n: int, texts: int) -> list[str]:
    """The sentences of a text."""
    random = Random(f"text {n}")
    if is_copy(n):
        source = random.randrange(texts)
        while is_copy(source):
            source = random.randrange(texts)
        changed = random.random() * 0.2
        return [
            sentence(random) if random.random() < changed else figures_changed(line, random)
            for line in text(source, texts)
        ]
    template = Random(f"county {n // COUNTY}")
    lines = [sentence(template) for _ in range(_TEMPLATE)]
    lines += [sentence(random) for _ in range(random.randint(*_OWN))]
    return [figures_changed(line, random) for line in lines]


def is_copy(n: int) -> bool:
    """Whether a text is copied from another one."""
    return n % COPIES == COPIES - 1


def sentence(random: Random) -> str:
    """One of some millions of sentences, with a figure."""
    topic = words()["topics"][random.choice(list(words()["topics"]))]
    phrases = words()["phrases"]
    said = _PLACE.sub(lambda found: str(random.choice(phrases[found[1]])), random.choice(topic))
    return f"全年{random.randint(1, 999)}次，{said}"


def figures_changed(line: str, random: Random) -> str:
    """A sentence with another figure."""
    return re.sub(r"\d+", str(random.randint(1, 999)), line)


def report(n: int, texts: int) -> Report:
    """A report that has nothing but a text."""
    body = tuple(Paragraph(FoldedText(line, line)) for line in text(n, texts))
    return Report(
        f"{n}.txt", organ=organ(n), year=2023, sections=(Section("overview", None, body),)
    )


def subjects(given: tuple[int, int, int]) -> tuple[list[Subject], float, float]:
    """The summaries of some texts; processor seconds to write and to sketch them."""
    first, last, texts = given
    begin = time.process_time()
    reports = [report(n, texts) for n in range(first, last)]
    written = time.process_time()
    made = [
        Subject(n, organ(n), "department", "county", f"{n}.txt", likeness_of(each))
        for n, each in enumerate(reports, first)
    ]
    return made, written - begin, time.process_time() - written


def exact(given: tuple[int, int, int, tuple[int, ...]]) -> NDArray[np.float64]:
    """The greatest similarity of each text of a sample to some texts of other organs."""
    first, last, texts, sample = given
    shingles, owners, starts, sizes = _postings(sample, texts)
    best = np.zeros(len(sample))
    for n in range(first, last):
        own = text_shingles(report(n, texts))
        place = np.minimum(np.searchsorted(shingles, own), len(shingles) - 1)
        place = place[shingles[place] == own]
        hits = [owners[starts[p] : starts[p + 1]] for p in place.tolist()]
        shared = np.bincount(np.concatenate(hits), minlength=len(sample)) if hits else 0
        alike = shared / (sizes + len(own) - shared)
        best = np.maximum(best, np.where(np.array(sample) == n, 0, alike))
    return best


@lru_cache(maxsize=1)
def _postings(
    sample: tuple[int, ...], texts: int
) -> tuple[Shingles, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The shingles of a sample, and which of its texts have each."""
    own = [text_shingles(report(n, texts)) for n in sample]
    every = np.concatenate(own)
    owner = np.repeat(np.arange(len(sample)), [len(each) for each in own])
    order = np.argsort(every, kind="stable")
    shingles, starts = np.unique(every[order], return_index=True)
    return shingles, owner[order], np.append(starts, len(every)), np.array([len(s) for s in own])


def found_by_rule(all_subjects: Sequence[Subject], texts: int) -> dict[int, float]:
    """What the rule is given: the likest other report of each, as far as it was found."""
    return {
        subject.place: float(str(seen.values["similarity"])) / 100
        for subject, seen in duplicates(all_subjects, lambda n: report(n, texts))
        if seen.values["similarity"]
    }


def main(texts: int = 50_000, size: int = 400) -> None:
    """Print the time of each step, the memory, the recall."""
    parts = [(n, min(n + _CHUNK, texts), texts) for n in range(0, texts, _CHUNK)]
    with get_context("spawn").Pool(2) as pool:
        begin = time.perf_counter()
        done = list(pool.imap(subjects, parts))
        every = [subject for some, _, _ in done for subject in some]
        sketched, used = time.perf_counter(), time.process_time()
        found = found_by_rule(every, texts)
        compared, used = time.perf_counter(), time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        random = Random(711)
        copies = [n for n in range(texts) if is_copy(n)]
        others = [n for n in range(texts) if not is_copy(n)]
        sample = tuple(random.sample(copies, size // 2) + random.sample(others, size // 2))
        best = np.max(list(pool.imap(exact, [(*part, sample) for part in parts])), axis=0)
    alike = [n for n, value in zip(sample, best.tolist(), strict=True) if value >= ALIKE]
    hit = [n for n in alike if found.get(n, 0) >= ALIKE]
    false = [
        n
        for n, value in zip(sample, best.tolist(), strict=True)
        if value < ALIKE <= found.get(n, 0)
    ]
    print(f"{texts} texts, {sum(value >= ALIKE for value in found.values())} near-duplicates")
    writing, sketching = sum(part[1] for part in done), sum(part[2] for part in done)
    print(f"two processes  {sketched - begin:8.1f} s")
    print(f"  writing      {writing:8.1f} s of processor time")
    print(f"  sketching    {sketching:8.1f} s of processor time")
    print(f"comparing      {compared - sketched:8.1f} s, {used:.1f} s of processor time")
    print(f"peak memory    {peak:8.0f} MB of the process that compares")
    print(f"sample of {size}: {len(alike)} alike to {ALIKE} by exact comparison, {len(hit)} found")
    print(f"recall {len(hit) / max(len(alike), 1):.3f}, found though less alike {len(false)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
