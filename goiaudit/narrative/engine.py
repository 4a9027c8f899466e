"""The narrative engine: sentences of a report in, claims and breakdowns out."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from goiaudit.definitions.pack import pack_root
from goiaudit.definitions.vocabulary import Vocabulary, load_vocabulary, vocabulary
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.narrative.mentions import Known
from goiaudit.narrative.observed.further import Further
from goiaudit.narrative.stating import without_repeats
from goiaudit.narrative.text.clauses import Sentence, sentences
from goiaudit.narrative.text.lexicon import Lexicon
from goiaudit.narrative.text.misprints import corrected, is_misprinted
from goiaudit.narrative.text.pattern import Lines
from goiaudit.narrative.text.short_names import ShortNames
from goiaudit.narrative.walk import Walk


class Engine:
    """Reads the narrative of reports with one vocabulary; holds no state between reports."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.lexicon = Lexicon(words)
        topics = {topic.name: topic for topic in words.topics}
        bare = tuple(metric for metric in words.metrics if metric.bare)
        self.known = Known(topics, bare, ShortNames.of(words.metrics))

    def read(self, report: Report) -> tuple[tuple[Claim, ...], tuple[Observation, ...]]:
        """The claims and the breakdowns of a report's text, in the order of the text."""
        pages, begins, lines = _pages(report)
        telling = self.lexicon.telling(lines)
        digits = "\n".join([lines.lines[number] for number in telling])
        further = Further(report.year, lines, digits)
        walk = Walk(self.lexicon, self.known, report, pages, begins, lines, further)
        walk.through(telling)
        kept = without_repeats(walk.claims)
        return kept, (*walk.found, *further.end(kept))


@lru_cache(maxsize=1)
def shipped() -> Engine:
    """The engine with the shipped vocabulary."""
    return Engine(vocabulary())


def engine_of(definitions: tuple[str, ...]) -> Engine:
    """The engine with the shipped vocabulary and that of a user's files of definitions.

    It is built once for the same files as long as they do not change. Files of other
    definitions (``form:``) are passed over. RuleError where a file is wrong.
    """
    files = [Path(path) for path in definitions if _holds_vocabulary(Path(path))]
    return _engine(tuple(_stamp(file) for file in files)) if files else shipped()


_Stamp = tuple[str, str, int, int]


def _stamp(file: Path) -> _Stamp:
    """A file as named and where it lies, with time of change and size; zeros if it is gone."""
    try:
        state = file.stat()
    except OSError:
        return str(file), str(file), 0, 0
    return str(file), str(file.resolve()), state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _engine(stamps: tuple[_Stamp, ...]) -> Engine:
    files = [Path(stamp[0]) for stamp in stamps]
    return Engine(load_vocabulary([pack_root() / "vocabulary" / "narrative", *files]))


def _holds_vocabulary(path: Path) -> bool:
    """Whether a file of definitions is one of vocabulary; one that cannot be read counts."""
    try:
        text = path.read_bytes()[:65536].decode("utf-8-sig", "replace")
    except OSError:
        return True
    return re.search(r"^[ \t]*[{]?[\"']?form[\"']?[ \t]*:", text, re.MULTILINE) is None


def _pages(report: Report) -> tuple[list[Sentence], list[int], Lines]:
    """The sentences of a report in their order, which of them begin a paragraph, and all of
    their text."""
    pages: list[Sentence] = []
    begins: list[int] = []
    for section in report.sections:
        if section.body:
            cut, begin = sentences(section.body, section.key, len(pages))
            pages += cut
            begins += begin
    lines = Lines([sentence.text for sentence in pages])
    if is_misprinted(lines.text):
        pages = list(map(corrected, pages))
        lines = Lines([sentence.text for sentence in pages])
    return pages, begins, lines
