"""The words that the narrative engine understands, loaded strictly from YAML.

A vocabulary file is a mapping with the one key ``vocabulary:``. Its parts may be spread over
any number of files (and over a user's own); lists of the same name are joined:

``topics``       what a clause may speak of; ``words`` name it, ``weak`` ones need a verb beside
``metrics``      one cell (or key of contract section 1): the words that state it, about a topic
``distractors``  things whose figures are never a cell (domain 5.7)
``units``        counting words by class: count, item, money, other
``words``        every other class of words: fillers, negations, qualifiers, periods, scopes
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from goiaudit.definitions.pack import pack_root, shown, yaml_files
from goiaudit.definitions.yamlfile import Node, load_yaml, nearest
from goiaudit.model.errors import Mark

Role = Literal["verb", "outcome", "channel", "applicant", "amount"]
TOPICS = ("requests", "items", "review", "litigation", "documents", "acts", "fee")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must give ``values`` for the metric (none: the metric must stay silent)."""

    text: str
    values: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Topic:
    """What a clause speaks of: requests, a review, a suit, documents of a kind."""

    name: str
    family: str
    words: tuple[str, ...]
    weak: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Metric:
    """One cell: a figure whose word is in ``words`` (or, if ``bare``, the topic) states it.

    ``cell`` may differ by form (``form`` = "2019" or "2021"); None holds for both.
    ``group`` joins the items of one class (outcomes of a row and of its items).
    """

    cell: str
    topic: str
    role: Role
    words: tuple[str, ...]
    bare: bool
    zero: bool
    form: str | None
    group: str | None
    examples: tuple[Example, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Distractor:
    """Words of things that are counted in a report and never stand in its tables."""

    words: tuple[str, ...]
    examples: tuple[Example, ...]
    mark: Mark


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the narrative engine knows about words."""

    topics: tuple[Topic, ...] = ()
    metrics: tuple[Metric, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)


UNIT_CLASSES = ("count", "item", "money", "other")
WORD_CLASSES = (
    "filler", "negation", "join", "happen", "publish", "info", "closing", "opening",
    "restrict", "agency", "person", "about_before", "about_after",
    "at_least_before", "at_least_after", "at_most_before", "at_most_after", "previous", "next",
    "this", "half_year", "partial_year", "up_to_now", "area", "own", "cumulative",
    "fresh", "carry", "rise", "fall", "compared", "each", "all", "related", "reason",
    "collect", "charge", "etc", "noise", "ending", "zero_noun", "offered", "elsewhere",
    "piece", "place", "office",
)  # fmt: skip


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The shipped vocabulary of the narrative engine."""
    return load_vocabulary([pack_root() / "vocabulary" / "narrative"])


def load_vocabulary(paths: Iterable[Path]) -> Vocabulary:
    """Load vocabulary files or folders, joined in the order given; faults are RuleErrors."""
    topics: list[Topic] = []
    metrics: list[Metric] = []
    distractors: list[Distractor] = []
    units: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for path in paths:
        for file in yaml_files(path):
            root = load_yaml(file, shown(file)).mapping(("vocabulary",), ("vocabulary",))
            parts = root["vocabulary"].mapping(
                ("topics", "metrics", "distractors", "units", "words")
            )
            for key, part in parts.items():
                if key == "topics":
                    topics += [_topic(node) for node in part.items()]
                elif key == "metrics":
                    metrics += [_metric(node) for node in part.items()]
                elif key == "distractors":
                    distractors += [_distractor(node) for node in part.items()]
                else:
                    known = UNIT_CLASSES if key == "units" else WORD_CLASSES
                    _join(units if key == "units" else words, part, known)
    _check_topics(metrics, topics)
    return Vocabulary(tuple(topics), tuple(metrics), tuple(distractors), units, words)


def _topic(node: Node) -> Topic:
    keys = node.mapping(("topic", "family", "words", "weak"), ("topic", "words"))
    name = keys["topic"].text()
    family = keys["family"].text() if "family" in keys else name
    if family not in TOPICS:
        raise keys.get("family", keys["topic"]).error(
            f"unknown family '{family}'", nearest(family, TOPICS) or "known: " + ", ".join(TOPICS)
        )
    weak = keys["weak"].texts() if "weak" in keys else ()
    return Topic(name, family, keys["words"].texts(), weak, node.mark)


_METRIC_KEYS = (
    "cell", "topic", "role", "words", "bare", "zero", "form", "group", "examples",
    "counter_examples",
)  # fmt: skip


def _metric(node: Node) -> Metric:
    keys = node.mapping(_METRIC_KEYS, ("cell", "topic", "role"))
    role = keys["role"].text()
    if role not in get_args(Role):
        known = ", ".join(get_args(Role))
        raise keys["role"].error(f"unknown role '{role}'", f"known: {known}")
    words = keys["words"].texts() if "words" in keys else ()
    bare = _flag(keys.get("bare"))
    if not words and not bare:
        raise node.error("a metric needs words, or 'bare: yes'")
    return Metric(
        keys["cell"].text(),
        keys["topic"].text(),
        role,  # type: ignore[arg-type]
        words,
        bare,
        _flag(keys.get("zero")),
        keys["form"].text() if "form" in keys else None,
        keys["group"].text() if "group" in keys else None,
        (*_examples(keys.get("examples")), *_silent(keys.get("counter_examples"))),
        node.mark,
    )


def _distractor(node: Node) -> Distractor:
    keys = node.mapping(("words", "counter_examples"), ("words",))
    return Distractor(keys["words"].texts(), _silent(keys.get("counter_examples")), node.mark)


def _examples(node: Node | None) -> tuple[Example, ...]:
    found = []
    for item in node.items() if node else ():
        keys = item.mapping(("text", "value"), ("text", "value"))
        found.append(Example(keys["text"].text(), keys["value"].texts(), item.mark))
    return tuple(found)


def _silent(node: Node | None) -> tuple[Example, ...]:
    return tuple(Example(item.text(), (), item.mark) for item in node.items()) if node else ()


def _flag(node: Node | None) -> bool:
    if node is None:
        return False
    if node.value in ("yes", "no"):
        return node.value == "yes"
    raise node.error("yes or no expected here")


def _join(known: dict[str, tuple[str, ...]], node: Node, classes: tuple[str, ...]) -> None:
    for name, part in node.mapping(classes).items():
        known[name] = (*known.get(name, ()), *part.texts())


def _check_topics(metrics: list[Metric], topics: list[Topic]) -> None:
    names = {topic.name for topic in topics}
    for metric in metrics:
        if metric.topic not in names:
            hint = nearest(metric.topic, names) or "known: " + ", ".join(sorted(names))
            raise Node(None, metric.mark).error(f"unknown topic '{metric.topic}'", hint)
