"""The words that the narrative engine understands, loaded strictly from YAML.

A vocabulary file is a mapping with the one key ``vocabulary:``. Its parts may be spread over
any number of files (and over a user's own); lists of the same name are joined:

``topics``       what a clause may speak of; ``words`` name it, ``weak`` ones need a verb beside
``metrics``      one cell (or key of contract section 1): the words that state it, about a topic
``distractors``  things whose figures are never a cell (domain 5.7)
``units``        counting words by class: count, item, money, other
``words``        every other class of words: fillers, negations, qualifiers, periods, scopes

Every entry may carry sentences: ``examples`` say what they state, ``not`` must state nothing
(for a metric: nothing about its cell). A class of units or words is a list of words, or of
entries with ``words``, ``examples`` and ``not``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from goiaudit.definitions.pack import pack_root, shown, yaml_files
from goiaudit.definitions.yamlfile import Node, load_yaml, nearest
from goiaudit.model.errors import Mark

Role = Literal["verb", "outcome", "channel", "applicant", "amount"]
TOPICS = ("requests", "items", "review", "litigation", "documents", "acts", "fee", "own")
UNIT_CLASSES = ("count", "item", "money", "other")
WORD_CLASSES = (
    "filler", "negation", "join", "happen", "publish", "info", "closing", "opening",
    "restrict", "agency", "person", "about_before", "about_after",
    "at_least_before", "at_least_after", "at_most_before", "at_most_after", "previous", "next",
    "this", "half_year", "partial_year", "up_to_now", "area", "own", "cumulative",
    "fresh", "carry", "rise", "fall", "reach", "compared", "each", "all", "related", "reason",
    "collect", "charge", "etc", "noise", "ending", "zero_noun", "offered", "elsewhere",
    "piece", "place", "office", "respective", "directs", "represents", "others",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of an entry and what it must state.

    ``wanted`` maps addresses to the values that the sentence states for them, exactly these;
    ``silent`` says that it states nothing at all. ``form`` is the form it is read under.
    """

    text: str
    wanted: Mapping[str, tuple[str, ...]]
    silent: bool
    form: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Topic:
    """What a clause speaks of: requests, a review, a suit, documents of a kind."""

    name: str
    family: str
    words: tuple[str, ...]
    weak: tuple[str, ...]
    mark: Mark
    shown: bool = False
    """Whether the entry carries a sentence that shows it."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One cell: a figure whose word is in ``words`` (or, if ``bare``, the topic) states it.

    ``cell`` may differ by form (``form`` = "2019" or "2021"); None holds for both.
    ``group`` joins the items of one class (outcomes of a row and of its items); ``units`` are
    the classes of counting words that may follow the figure (empty: those of its topic).
    ``short`` are names that say so in a list of outcomes only: 第三方1件、过程性2件.
    """

    cell: str
    topic: str
    role: Role
    words: tuple[str, ...]
    bare: bool
    zero: bool
    form: str | None
    group: str | None
    units: tuple[str, ...]
    mark: Mark
    shown: bool = False
    refused: bool = False
    """Whether the entry carries a sentence that must not state it."""
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Distractor:
    """Words of things that are counted in a report and never stand in its tables."""

    words: tuple[str, ...]
    mark: Mark
    refused: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the narrative engine knows about words, and the sentences that show it."""

    topics: tuple[Topic, ...] = ()
    metrics: tuple[Metric, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The shipped vocabulary of the narrative engine."""
    return load_vocabulary([pack_root() / "vocabulary" / "narrative"])


def load_vocabulary(paths: Iterable[Path]) -> Vocabulary:
    """Load vocabulary files or folders, joined in the order given; faults are RuleErrors."""
    loader = _Loader()
    for path in paths:
        for file in yaml_files(path):
            loader.file(load_yaml(file, shown(file)))
    return loader.done()


class _Loader:
    """The parts of a vocabulary as they come, file by file."""

    def __init__(self) -> None:
        self.topics: list[Topic] = []
        self.metrics: list[Metric] = []
        self.distractors: list[Distractor] = []
        self.units: dict[str, tuple[str, ...]] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.examples: list[Example] = []

    def file(self, root: Node) -> None:
        """Read one file that is a mapping with the key ``vocabulary``."""
        known = ("topics", "metrics", "distractors", "units", "words")
        parts = root.mapping(("vocabulary",), ("vocabulary",))["vocabulary"].mapping(known)
        for key, part in parts.items():
            if key == "topics":
                self.topics += [self._topic(node) for node in part.items()]
            elif key == "metrics":
                self.metrics += [self._metric(node) for node in part.items()]
            elif key == "distractors":
                self.distractors += [self._distractor(node) for node in part.items()]
            elif key == "units":
                self._classes(self.units, part, UNIT_CLASSES)
            else:
                self._classes(self.words, part, WORD_CLASSES)

    def done(self) -> Vocabulary:
        """The whole, once every metric has been found to speak of a topic that there is."""
        names = {topic.name for topic in self.topics}
        for metric in self.metrics:
            if metric.topic not in names:
                hint = nearest(metric.topic, names) or "known: " + ", ".join(sorted(names))
                raise Node(None, metric.mark).error(f"unknown topic '{metric.topic}'", hint)
        return Vocabulary(
            tuple(self.topics),
            tuple(self.metrics),
            tuple(self.distractors),
            self.units,
            self.words,
            tuple(self.examples),
        )

    def _topic(self, node: Node) -> Topic:
        keys = node.mapping(
            ("topic", "family", "words", "weak", "examples", "not"), ("topic", "words")
        )
        name = keys["topic"].text()
        family = keys["family"].text() if "family" in keys else name
        if family not in TOPICS:
            raise keys.get("family", keys["topic"]).error(
                f"unknown family '{family}'",
                nearest(family, TOPICS) or "known: " + ", ".join(TOPICS),
            )
        weak = keys["weak"].texts() if "weak" in keys else ()
        self._sentences(keys)
        shown = "examples" in keys
        return Topic(name, family, keys["words"].texts(), weak, node.mark, shown)

    def _metric(self, node: Node) -> Metric:
        keys = node.mapping(_METRIC_KEYS, ("cell", "topic", "role"))
        words = keys["words"].texts() if "words" in keys else ()
        bare = _flag(keys.get("bare"))
        if not words and not bare:
            raise node.error("a metric needs words, or 'bare: yes'")
        metric = Metric(
            _address(keys["cell"]),
            keys["topic"].text(),
            _one_of(keys["role"], get_args(Role), "role"),  # type: ignore[arg-type]
            words,
            bare,
            _flag(keys.get("zero")),
            _one_of(keys["form"], ("2019", "2021"), "form") if "form" in keys else None,
            keys["group"].text() if "group" in keys else None,
            _units(keys.get("unit")),
            node.mark,
            "examples" in keys,
            "not" in keys,
            keys["short"].texts() if "short" in keys else (),
        )
        self._sentences(keys, metric)
        return metric

    def _distractor(self, node: Node) -> Distractor:
        keys = node.mapping(("words", "not"), ("words",))
        self._sentences(keys)
        return Distractor(keys["words"].texts(), node.mark, "not" in keys)

    def _classes(
        self, known: dict[str, tuple[str, ...]], node: Node, classes: tuple[str, ...]
    ) -> None:
        for name, part in node.mapping(classes).items():
            found = list(known.get(name, ()))
            for item in part.value if isinstance(part.value, list) else [part]:
                if isinstance(item.value, dict):
                    keys = item.mapping(("words", "examples", "not"), ("words",))
                    found += keys["words"].texts()
                    self._sentences(keys)
                else:
                    found.append(item.text())
            known[name] = tuple(found)

    def _sentences(self, keys: Mapping[str, Node], metric: Metric | None = None) -> None:
        form = metric.form if metric is not None and metric.form else "2021"
        for node in keys["examples"].items() if "examples" in keys else ():
            self.examples.append(_example(node, metric, form))
        for node in keys["not"].items() if "not" in keys else ():
            wanted: Mapping[str, tuple[str, ...]] = {metric.cell: ()} if metric else {}
            self.examples.append(Example(node.text(), wanted, metric is None, form, node.mark))


_METRIC_KEYS = (
    "cell", "topic", "role", "words", "short", "bare", "zero", "form", "group", "unit",
    "examples", "not",
)  # fmt: skip


def _example(node: Node, metric: Metric | None, form: str) -> Example:
    """``{text, value}`` of a metric, ``{text, claims: {address: value}}`` of anything else."""
    keys = node.mapping(("text", "value", "claims", "form"), ("text",))
    if "form" in keys:
        form = _one_of(keys["form"], ("2019", "2021"), "form")
    if "claims" in keys:
        wanted = {cell: value.texts() for cell, value in keys["claims"].mapping().items()}
    elif "value" in keys and metric is not None:
        wanted = {metric.cell: keys["value"].texts()}
    else:
        mend = "write value: 12" if metric else "write claims: {requests.new.total: 12}"
        raise node.error("an example says what the sentence states", mend)
    return Example(keys["text"].text(), wanted, False, form, node.mark)


def _address(node: Node) -> str:
    """A claim key: lower case words joined by dots, two at least."""
    text = node.text()
    parts = text.split(".")
    good = all(part and part.replace("_", "a").isalnum() and part.islower() for part in parts)
    if len(parts) < 2 or not good or not text.isascii():
        raise node.error(
            f"'{text}' is no address of a claim", "e.g. requests.new.total or our.hotline.calls"
        )
    return text


def _units(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    names = node.texts()
    for name in names:
        if name not in UNIT_CLASSES:
            hint = nearest(name, UNIT_CLASSES) or "known: " + ", ".join(UNIT_CLASSES)
            raise node.error(f"unknown class of units '{name}'", hint)
    return names


def _one_of(node: Node, known: tuple[str, ...], what: str) -> str:
    text = node.text()
    if text not in known:
        hint = nearest(text, known) or "known: " + ", ".join(known)
        raise node.error(f"unknown {what} '{text}'", hint)
    return text


def _flag(node: Node | None) -> bool:
    if node is None:
        return False
    if node.value in ("yes", "no"):
        return node.value == "yes"
    raise node.error("yes or no expected here")
