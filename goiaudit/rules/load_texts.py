"""``text:`` and ``words:`` of a rule -> frozen definitions; faults with line and column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import RuleError
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules.load_parts import label_of, one_of, severities
from goiaudit.rules.parser import parse_condition
from goiaudit.rules.patterns import checked_pattern
from goiaudit.rules.texts import (
    ONE_PER,
    PLACES,
    WHOLE_TEXT,
    Forbidden,
    Grouping,
    Required,
    Search,
    TextCheck,
    TextPart,
    Word,
)

TEXT_KEYS = ("in", "one_per", "forbid", "require")
_BESIDE = ("near", "unless", "unless_before", "unless_after")
SEARCH_KEYS = ("in", "any", *_BESIDE)
FORBID_KEYS = ("phrase", "pattern", "in", *_BESIDE, "mend", "note", "when", "severity")
REQUIRE_KEYS = ("zh", "en", *SEARCH_KEYS, "when")


def text_check(node: Node | None) -> TextCheck | None:
    """``text:`` of a rule."""
    if node is None:
        return None
    parts = node.mapping(TEXT_KEYS)
    if "forbid" not in parts and "require" not in parts:
        raise node.error("a text rule needs forbid: or require:", "write forbid: [words]")
    places = _places(parts.get("in"), (WHOLE_TEXT,))
    found = _Parts()
    for item in parts["forbid"].items() if "forbid" in parts else ():
        found.forbid(item, places)
    for item in parts["require"].items() if "require" in parts else ():
        found.require(item, places)
    if not found.parts:
        raise node.error("a text rule needs an entry", "write forbid: [words]")
    one_per = cast(Grouping, one_of(parts.get("one_per"), ONE_PER, "words", "one_per"))
    return TextCheck(tuple(found.parts.values()), node, one_per)


def named_words(node: Node | None) -> Mapping[str, Search]:
    """``words:`` of a rule: named searches for ``words(name)``."""
    found = {}
    for name, value in node.mapping().items() if node is not None else ():
        if not name.isidentifier() or not name.isascii():
            mark = (node.key_marks or {}).get(name, node.mark) if node is not None else value.mark
            raise RuleError(mark, f"'{name}' is no name", "use letters, digits and _")
        if isinstance(value.value, dict):
            parts = value.mapping(SEARCH_KEYS, required=("any",))
            found[name] = _search(parts, parts["any"], (WHOLE_TEXT,))
        else:
            found[name] = Search((WHOLE_TEXT,), _words(value))
    return found


class _Parts:
    """Entries put together where they share their condition and severity."""

    def __init__(self) -> None:
        self.parts: dict[str, TextPart] = {}

    def forbid(self, item: Node, places: tuple[str, ...]) -> None:
        if not isinstance(item.value, dict):
            self._add("forbid", {}, Forbidden(Search(places, _words(item))))
            return
        parts = item.mapping(FORBID_KEYS)
        if ("phrase" in parts) == ("pattern" in parts):
            raise item.error("an entry of forbid: has either phrase: or pattern:", "keep one")
        if "pattern" in parts:
            words = tuple(Word(checked_pattern(node), True) for node in _many(parts["pattern"]))
        else:
            words = _words(parts["phrase"])
        mend = parts["mend"].text() if "mend" in parts else ""
        note = label_of(parts["note"]) if "note" in parts else None
        self._add("forbid", parts, Forbidden(_beside(parts, words, places), mend, note))

    def require(self, item: Node, places: tuple[str, ...]) -> None:
        parts = item.mapping(REQUIRE_KEYS, required=("zh", "any"))
        label = label_of(Node({key: parts[key] for key in ("zh", "en") if key in parts}, item.mark))
        self._add("require", parts, Required(_search(parts, parts["any"], places), label))

    def _add(self, kind: str, parts: Mapping[str, Node], entry: Forbidden | Required) -> None:
        when, severity = parts.get("when"), parts.get("severity")
        shared = repr((kind, when and when.plain(), severity and severity.plain()))
        known = self.parts.get(shared) or TextPart(
            key=f"{kind}{len(self.parts) + 1}",
            when=parse_condition(when) if when else None,
            when_source=when,
            severity=severities(severity) if severity else (),
        )
        self.parts[shared] = TextPart(
            known.key,
            (*known.forbidden, entry) if isinstance(entry, Forbidden) else known.forbidden,
            (*known.required, entry) if isinstance(entry, Required) else known.required,
            known.when,
            known.when_source,
            known.severity,
        )


def _search(parts: Mapping[str, Node], words: Node, places: tuple[str, ...]) -> Search:
    return _beside(parts, _words(words), places)


def _beside(parts: Mapping[str, Node], words: tuple[Word, ...], places: tuple[str, ...]) -> Search:
    beside = {key: _words(parts[key]) if key in parts else () for key in _BESIDE}
    return Search(_places(parts.get("in"), places), words, **beside)


def _many(node: Node) -> list[Node]:
    return node.items() if isinstance(node.value, list) else [node]


def _words(node: Node) -> tuple[Word, ...]:
    found = tuple(_word(item) for item in _many(node))
    if not found:
        raise node.error("a word or a list of words expected here", "write [words, more]")
    return found


def _word(node: Node) -> Word:
    if isinstance(node.value, dict):
        parts = node.mapping(("pattern",), required=("pattern",))
        return Word(checked_pattern(parts["pattern"]), True)
    text = fold_marks(node.text()).strip()
    if not text or "\n" in text:
        raise node.error("a phrase of one line expected here", "write it without line ends")
    return Word(text)


def _places(node: Node | None, default: tuple[str, ...]) -> tuple[str, ...]:
    if node is None:
        return default
    for item in _many(node):
        word = item.text()
        if word not in PLACES:
            hint = nearest(word, PLACES) or "places: " + ", ".join(PLACES)
            raise item.error(f"'{word}' is no place of a report", hint)
    return node.texts()
