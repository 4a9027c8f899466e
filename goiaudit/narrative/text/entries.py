"""Every word of a vocabulary with all that is known of it, worked out once."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Metric, Topic, Vocabulary
from goiaudit.narrative.text.words import (
    ACTS,
    BEGINNINGS,
    CARRIES,
    CASES,
    CHANNELS,
    CHARGES,
    COMPARES,
    CUMULATES,
    DATES,
    DENIES,
    DIRECTS,
    DISTRACTS,
    DOCUMENTS,
    FEES,
    LEANS,
    NAMES,
    OPENS_PARTS,
    OUTCOMES,
    PARTS,
    PUBLISHES,
    RECEIVES,
    REPRESENTS,
    RESPECTIVE,
    SCOPES,
    THIS_YEAR,
)

_CASES, _REQUESTS = ("案件", "案"), ("申请", "请求")
_RECEIVED = "requests.new.total"

# The length of a word, and its fields.
Entry = tuple[int, str, frozenset[str], Topic | None, bool, tuple[Metric, ...], bool, None, int]


def entries_of(words: Vocabulary) -> dict[str, Entry]:
    """Every word with all that is known of it."""
    found: dict[str, tuple[set[str], list[tuple[Topic, bool]], list[Metric]]] = {}

    def entry(word: str) -> tuple[set[str], list[tuple[Topic, bool]], list[Metric]]:
        return found.setdefault(word, (set(), [], []))

    for topic in words.topics:
        for word in topic.words:
            entry(word)[1].append((topic, False))
        for word in topic.weak:
            entry(word)[1].append((topic, True))
    for metric in words.metrics:
        for word in metric.words:
            entry(word)[2].append(metric)
    for distractor in words.distractors:
        for word in distractor.words:
            entry(word)[0].add("distractor")
    for name, members in words.words.items():
        for word in members:
            entry(word)[0].add(name)
        if name.endswith("_before"):  # 超过12件: the word belongs to the figure
            for word in members:
                entry(word)[0].add("filler")
    for tags, topics, _ in found.values():
        if topics:
            tags.discard("distractor")  # what somebody has made a topic is counted
    return {
        word: (
            len(word),
            word,
            frozenset(tags),
            topics[0][0] if topics else None,
            bool(topics and topics[0][1]),
            tuple(metrics),
            "filler" in tags and not metrics and not topics,
            None,
            _flags(word, tags, topics, metrics),
        )
        for word, (tags, topics, metrics) in found.items()
    }


_FLAGGED = {
    "negation": DENIES, "zero_noun": DENIES, "respective": RESPECTIVE,
    "distractor": NAMES | DISTRACTS, "carry": CARRIES,
    "publish": PUBLISHES, "charge": FEES, "cumulative": CUMULATES, "directs": DIRECTS,
    "previous": COMPARES | DATES, "next": DATES,
    **dict.fromkeys(("rise", "fall", "reach"), COMPARES),
    **dict.fromkeys(
        ("year", "half_year", "partial_year", "month", "this", "up_to_now", "office", "area",
         "own"), SCOPES),
    "represents": SCOPES | REPRESENTS,
}  # fmt: skip
# What a noun names, by the family of its topic or by the topic itself.
_NAMED = {
    "review": CASES, "litigation": CASES, "documents": DOCUMENTS, "acts": ACTS, "fee": FEES,
    "admin_fees": CHARGES,
}  # fmt: skip


def _flags(
    word: str, tags: set[str], topics: list[tuple[Topic, bool]], metrics: list[Metric]
) -> int:
    flags = NAMES if topics and not topics[0][1] else 0
    if topics:
        topic = topics[0][0]
        flags |= _NAMED.get(topic.family, 0) | _NAMED.get(topic.name, 0)
    if "offered" not in tags and any(metric.cell == _RECEIVED for metric in metrics):
        flags |= RECEIVES
    if any(metric.role == "outcome" for metric in metrics):
        flags |= OUTCOMES
    for tag in tags:
        flags |= _FLAGGED.get(tag, 0)
    if word.startswith(THIS_YEAR):
        flags |= SCOPES
    if word in OPENS_PARTS:
        flags |= PARTS
    if word in BEGINNINGS:
        flags |= DATES
    if any(metric.role == "channel" and metric.topic == "items" for metric in metrics):
        flags |= CHANNELS
    leans = word in _CASES or (topics and word.removeprefix("的").startswith(_REQUESTS))
    return flags | LEANS if leans else flags
