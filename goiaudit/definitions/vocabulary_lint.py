"""What a vocabulary lacks or says twice; every shortcoming has a place, a code and values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goiaudit.definitions.vocabulary import Vocabulary
from goiaudit.model.errors import Mark


@dataclass(frozen=True, slots=True)
class VocabularyProblem:
    """One shortcoming with its place; ``advice`` is worth reading but no fault."""

    mark: Mark
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    advice: bool = False


def lint_vocabulary(words: Vocabulary) -> list[VocabularyProblem]:
    """Every shortcoming of a vocabulary, in the order of its entries."""
    return [*_without_sentences(words), *_twice(words), *_two_ways(words)]


def _without_sentences(words: Vocabulary) -> Iterator[VocabularyProblem]:
    """Metrics need a sentence that states them and one that must not; others one of either."""
    for metric in words.metrics:
        for kind, there in (("examples", metric.shown), ("not", metric.refused)):
            if not there:
                yield VocabularyProblem(
                    metric.mark, "no_sentence", {"entry": metric.cell, "key": kind}
                )
    for topic in words.topics:
        if not topic.shown:
            values = {"entry": topic.name, "key": "examples"}
            yield VocabularyProblem(topic.mark, "no_sentence", values)
    for distractor in words.distractors:
        if not distractor.refused:
            values = {"entry": distractor.words[0], "key": "not"}
            yield VocabularyProblem(distractor.mark, "no_sentence", values)


def _twice(words: Vocabulary) -> Iterator[VocabularyProblem]:
    entries = [
        *((topic.mark, topic.words) for topic in words.topics),
        *((metric.mark, metric.words) for metric in words.metrics),
        *((metric.mark, metric.short) for metric in words.metrics),
        *((distractor.mark, distractor.words) for distractor in words.distractors),
    ]
    for mark, own in entries:
        for word, count in Counter(own).items():
            if count > 1:
                yield VocabularyProblem(mark, "word_twice", {"word": word})


def _two_ways(words: Vocabulary) -> Iterator[VocabularyProblem]:
    """A distractor that is a topic, too: the topic wins, the distractor says nothing."""
    topics = {word: topic.name for topic in words.topics for word in (*topic.words, *topic.weak)}
    for distractor in words.distractors:
        for word in distractor.words:
            if word in topics:
                values = {"word": word, "topic": topics[word]}
                yield VocabularyProblem(distractor.mark, "distractor_topic", values, advice=True)
