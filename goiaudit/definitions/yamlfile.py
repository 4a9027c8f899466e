"""YAML read strictly, every value with its place in the file.

Plain YAML guesses: ``no`` becomes False, ``2021-01-01`` a date, a repeated key is lost. In a
rule file each of these is a slip. Here a scalar is text, an integer, a decimal or null; a
repeated key, an anchor, an alias and a tag are errors.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from goiaudit.model.errors import Mark, RuleError

_INTEGER = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_NO_ANCHORS = "anchors and aliases (& and *) are not used in rule files"
_NULL = {"", "~", "null"}
_FIRST = frozenset("+-0123456789")
_BRACKETS = re.compile(r"[\[\]{}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STARTS = re.compile(r"^[ ?:-]+", re.MULTILINE)
_DEEPEST = 100
_LONGEST_INTEGER = 40
"""More digits are no figure of any file; they stay text."""

# libyaml where PyYAML was built with it: a tenth of the time, the same nodes and marks.
_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fastest):  # type: ignore[misc]
    """Composes nodes and guesses no types: what a scalar means is decided here, not by YAML."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002
        """No tag at all."""
        return ""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to look up."""

    def ascend_resolver(self) -> None:
        """Nothing to look up."""


Scalar = str | int | Decimal | None


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to ``word``, empty if none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else ""


class Node(NamedTuple):
    """A value of a YAML file with its mark; ``value`` is a scalar, a list or a dict of nodes."""

    value: Scalar | list[Node] | dict[str, Node]
    mark: Mark
    key_marks: dict[str, Mark] | None = None
    lines: tuple[tuple[Mark, int], ...] = ()
    """Where each source line of a scalar begins: its mark and its offset in the value."""

    def place(self, offset: int) -> Mark:
        """The place of a character of a scalar."""
        start, before = self.mark, 0
        for mark, first in self.lines:
            if first <= offset:
                start, before = mark, first
        return Mark(start.path, start.line, start.column + offset - before)

    def error(self, problem: str, hint: str = "") -> RuleError:
        """A RuleError at this place."""
        return RuleError(self.mark, problem, hint)

    def text(self) -> str:
        """The value as non-empty text; numbers count as written."""
        if isinstance(self.value, str | int | Decimal) and str(self.value):
            return str(self.value)
        raise self.error("text expected here", "write a word or a quoted sentence")

    def integer(self) -> int:
        """The value as an integer."""
        if isinstance(self.value, int):
            return self.value
        raise self.error("a whole number expected here", "write 12, without quotes")

    def items(self) -> list[Node]:
        """The entries of a list."""
        if isinstance(self.value, list):
            return self.value
        raise self.error("a list expected here", "begin each entry with '- '")

    def texts(self) -> tuple[str, ...]:
        """One text or a list of texts, as a tuple."""
        if isinstance(self.value, list):
            return tuple(item.text() for item in self.value)
        return (self.text(),)

    def mapping(
        self, known: Iterable[str] | None = None, required: Iterable[str] = ()
    ) -> dict[str, Node]:
        """The entries of a mapping; unknown and missing keys are errors with a nearest name."""
        if not isinstance(self.value, dict):
            raise self.error("a mapping expected here", "write 'key: value' lines")
        if known is not None:
            names = list(known)
            for key in self.value:
                if key not in names:
                    mark = (self.key_marks or {}).get(key, self.mark)
                    hint = nearest(key, names) or "known: " + ", ".join(names)
                    raise RuleError(mark, f"unknown key '{key}'", hint)
        for key in required:
            if key not in self.value:
                raise self.error(f"key '{key}' is missing", f"add '{key}: …'")
        return self.value

    def plain(self) -> object:
        """The value as ordinary Python data, without marks."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value


def load_yaml(path: Path, shown_as: str | None = None) -> Node:
    """Read a YAML file; every fault is a RuleError with file, line and column."""
    name = shown_as or str(path)
    start = Mark(name, 1, 1)
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(start, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RuleError(start, "is not UTF-8", "save it as UTF-8") from error
    return parse_yaml(source, name)


def parse_yaml(source: str, name: str) -> Node:
    """Parse YAML text; ``name`` stands in marks. An empty text is a null node."""
    try:
        tree = _compose(source)
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        mark = Mark(name, place.line + 1, place.column + 1) if place else Mark(name, 1, 1)
        problem = error.problem or error.context or "not YAML"
        if "undefined alias" in problem:
            problem = _NO_ANCHORS
        raise RuleError(mark, problem, _mend(source, place)) from error
    except yaml.reader.ReaderError as error:
        before = source[: error.position].splitlines() or [""]
        mark = Mark(name, len(before), len(before[-1]) + 1)
        problem = f"a character that YAML does not allow (U+{int(error.character):04X})"
        raise RuleError(mark, problem, "delete it") from error
    except yaml.YAMLError as error:
        raise RuleError(Mark(name, 1, 1), f"not YAML: {error}") from error
    except RecursionError as error:
        raise _too_deep(name) from error
    if tree is None:
        return Node(None, Mark(name, 1, 1))
    try:
        return _Converter(source, name).convert(tree)
    except RecursionError as error:
        raise _too_deep(name) from error


def _too_deep(name: str) -> RuleError:
    return RuleError(Mark(name, 1, 1), "nested too deeply", "write it flatter, as several rules")


def _mend(source: str, place: yaml.Mark | None) -> str:
    if place is None:
        return ""
    lines = source.splitlines()
    line = lines[place.line] if place.line < len(lines) else ""
    if "\t" in line:
        return "indent with spaces, not with tabs"
    before = [text for text in lines[max(place.line - 2, 0) : place.line + 1] if "：" in text]
    if any(":" not in text for text in before):
        return "write the ASCII colon ': ', not '：'"
    if line.count(": ") > 1 or re.search(r": [\[{%@`!&*|>]", line):
        return "put a value that has ': ', [ ], { } or a leading sign in quotes"
    return "look at indentation, quotes and brackets of this line and the one before"


def _is_deep(source: str) -> bool:
    """Whether a text is nested deeper than any rule is; libyaml would overflow the stack.

    Events tell for sure and are not nested themselves; most texts need not be asked.
    """
    depth = deepest = 0
    for mark in _BRACKETS.findall(source):
        depth = depth + 1 if mark in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    starts = max((len(start) for start in _STARTS.findall(source)), default=0)
    if deepest <= _DEEPEST and starts <= _DEEPEST:
        return False
    depth = 0
    try:
        for event in yaml.parse(source, Loader=_Fastest):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return True
    except yaml.YAMLError:
        return False  # what is wrong is told when the text is composed
    return False


def _compose(source: str) -> yaml.Node | None:
    if _is_deep(source):
        raise RecursionError
    try:
        return yaml.compose(source, Loader=_Loader)
    except yaml.YAMLError:
        # libyaml is terse about faults; the slow loader says the same more helpfully.
        return yaml.compose(source, Loader=yaml.SafeLoader)


class _Converter:
    """Turns composed nodes into Nodes; nothing is ever constructed from them."""

    def __init__(self, source: str, name: str) -> None:
        self.name = name
        self.lines = source.splitlines()
        self.seen: set[int] = set()
        # What most files have nowhere is not looked for at every value.
        self.marked = "&" in source or "!" in source
        self.escaped = "\\" in source

    def convert(self, node: yaml.Node) -> Node:
        mark = self._mark(node)
        if id(node) in self.seen or (self.marked and self._has_anchor(mark)):
            raise RuleError(mark, _NO_ANCHORS, "write the value out, or put it in quotes")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            values: dict[str, Node] = {}
            marks: dict[str, Mark] = {}
            for key, key_mark, value in self._pairs(node):
                values[key] = self.convert(value)
                marks[key] = key_mark
            return Node(values, mark, marks)
        if isinstance(node, yaml.SequenceNode):
            return Node([self.convert(item) for item in node.value], mark)
        assert isinstance(node, yaml.ScalarNode)
        if self.escaped and _SURROGATE.search(str(node.value)):
            problem = "half a character (\\ud800 … \\udfff)"
            raise RuleError(mark, problem, "write the character itself")
        return Node(_scalar(node), mark, lines=self._lines(node, mark))

    def _lines(self, node: yaml.ScalarNode, mark: Mark) -> tuple[tuple[Mark, int], ...]:
        """Line starts of a scalar that is quoted, in a block or folded over several lines."""
        style = node.style
        if node.start_mark.line == node.end_mark.line:
            if style == "'" or style == '"':
                return ((Mark(self.name, mark.line, mark.column + 1), 0),)
            return ()
        found = []
        offset = 0
        block = style in ("|", ">")
        for number in range(mark.line + block, min(node.end_mark.line + 1, len(self.lines)) + 1):
            line = self.lines[number - 1]
            first = mark.column - 1 if number == mark.line else len(line) - len(line.lstrip())
            found.append((Mark(self.name, number, first + 1), offset))
            offset += len(line[first:].rstrip()) + 1
        return tuple(found)

    def _mark(self, node: yaml.Node) -> Mark:
        start = node.start_mark
        return Mark(self.name, start.line + 1, start.column + 1)

    def _has_anchor(self, mark: Mark) -> bool:
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        return line[mark.column - 1 : mark.column] in ("&", "!")

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Mark, yaml.Node]]:
        seen: dict[str, Mark] = {}
        for key, value in node.value:
            mark = self._mark(key)
            if not isinstance(key, yaml.ScalarNode):
                raise RuleError(mark, "a key must be a plain word", "write 'key: value'")
            word = str(key.value)
            if word in seen:
                first = f"first in line {seen[word].line}"
                raise RuleError(mark, f"key '{word}' stands twice", first)
            seen[word] = mark
            yield word, mark, value


def _scalar(node: yaml.ScalarNode) -> Scalar:
    text = str(node.value)
    if node.style:
        return text
    if text in _NULL:
        return None
    if text[0] not in _FIRST:
        return text
    if _INTEGER.fullmatch(text) and len(text) <= _LONGEST_INTEGER:
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
