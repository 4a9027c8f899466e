"""What recognition can tell about a report, as data: rules/facts.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.forms import Label
from goiaudit.definitions.pack import pack_root, shown
from goiaudit.definitions.yamlfile import Node, load_yaml

FACT_TYPES = ("count", "size", "flag", "word", "date", "text", "name")
"""A size or flag decides, but is no figure to report as expected or actual."""
OBSERVATION_TYPES = ("count", "clause", "flag", "word", "date", "percent", "text", "name")
"""A clause is article x 100 + item of the Regulations, shown in words; a percent a figure that
keeps the decimals it was printed with."""
TEXT_TYPES = ("text", "name")
"""What is only ever compared with another text: equal or not."""


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A fact: its type, the words it may be, the indices it has, why it may be unknown."""

    name: str
    type: str
    label: Label
    words: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    reason: str = "no_table"


@dataclass(frozen=True, slots=True)
class ObservationDefinition:
    """An observation and its fields; a field maps to its type and, for words, its words.

    Where a report has none of it, rules that read it are not applicable, or unknown for
    ``reason`` if there is one; with ``table``, only where that table is absent.
    """

    name: str
    label: Label
    fields: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    reason: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class FactCatalogue:
    """Every fact and observation that a rule may name; ``codes`` numbers the words."""

    facts: Mapping[str, FactDefinition]
    observations: Mapping[str, ObservationDefinition]
    codes: Mapping[str, int]


@lru_cache(maxsize=1)
def catalogue() -> FactCatalogue:
    """The shipped catalogue."""
    path = pack_root() / "facts.yml"
    top = load_yaml(path, shown(path)).mapping(("facts", "observations"), required=("facts",))
    facts = {name: _fact(name, node) for name, node in top["facts"].mapping().items()}
    observations = {
        name: _observation(name, node) for name, node in top["observations"].mapping().items()
    }
    words = {word for fact in facts.values() for word in fact.words}
    words |= {word for seen in observations.values() for ws in seen.words.values() for word in ws}
    return FactCatalogue(facts, observations, {word: n for n, word in enumerate(sorted(words), 1)})


def _fact(name: str, node: Node) -> FactDefinition:
    parts = node.mapping(
        ("type", "words", "index", "reason", "zh", "en"), required=("type", "zh", "en")
    )
    return FactDefinition(
        name=name,
        type=_known(parts["type"], FACT_TYPES),
        label=Label(parts["zh"].text(), parts["en"].text()),
        words=parts["words"].texts() if "words" in parts else (),
        index=parts["index"].texts() if "index" in parts else (),
        reason=parts["reason"].text() if "reason" in parts else "no_table",
    )


def _known(node: Node, types: tuple[str, ...]) -> str:
    if node.text() not in types:
        raise node.error(f"type must be one of {', '.join(types)}")
    return node.text()


def _observation(name: str, node: Node) -> ObservationDefinition:
    parts = node.mapping(("fields", "reason", "table", "zh", "en"), required=("fields", "zh", "en"))
    fields: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    for field, value in parts["fields"].mapping().items():
        if isinstance(value.value, list):
            fields[field], words[field] = "word", value.texts()
        else:
            fields[field] = _known(value, OBSERVATION_TYPES)
    return ObservationDefinition(
        name=name,
        label=Label(parts["zh"].text(), parts["en"].text()),
        fields=fields,
        words=words,
        reason=parts["reason"].text() if "reason" in parts else "",
        table=parts["table"].text() if "table" in parts else "",
    )
