"""TOML read strictly, every key with its place in the file; faults in both languages."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from goiaudit.model.errors import Mark, UsageError
from goiaudit.model.refusals import refusal

Keys = tuple[str, ...]
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_FULL_WIDTH = re.compile("[“”‘’＝［］｛｝，：]")
_BARE = re.compile(r"^\s*\[{0,2}\s*[^\s\"'#\[\]=.]*[^\x00-\x7f]")


def fault(mark: Mark, en: str, zh: str, mend: tuple[str, str] = ("", "")) -> UsageError:
    """A UsageError at a place: what is wrong and, in brackets, how to mend it."""
    english = f"{mark}: {en}" + (f" ({mend[0]})" if mend[0] else "")
    return UsageError(english, f"{mark}: {zh}" + (f" ({mend[1]})" if mend[1] else ""))


def near(word: str, known: Iterable[str]) -> tuple[str, str]:
    """A mend that names the known word nearest to ``word``, else lists them all."""
    names = list(known)
    found = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if found:
        return f"did you mean {found[0]}?", f"是否为 {found[0]}？"
    return "known: " + ", ".join(names), "可用: " + ", ".join(names)


@dataclass(frozen=True)
class TomlFile:
    """The values of a file and where each key stands; decimals are exact."""

    name: str
    values: Mapping[str, Any]
    source: str = ""

    @cached_property
    def marks(self) -> Mapping[Keys, Mark]:
        """Where each key begins; worked out only if something is wrong."""
        return _marks(self.source, self.name)

    def mark(self, *path: str) -> Mark:
        """The place of a key; of the nearest key above it where it stands in brackets."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return Mark(self.name, 1, 1)


def load_toml(path: Path, name: str) -> TomlFile:
    """Read a TOML file; every fault is a UsageError with file, line and column."""
    start = Mark(name, 1, 1)
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = refusal(error)
        raise fault(start, f"cannot be read: {why.en}", f"无法读取: {why.zh}") from error
    except UnicodeDecodeError as error:
        mend = ("save it as UTF-8", "请另存为 UTF-8")
        raise fault(start, "is not UTF-8", "不是 UTF-8 编码", mend) from error
    try:
        values = tomllib.loads(source, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, source, name) from error
    except (RecursionError, ArithmeticError) as error:
        raise fault(start, "is not TOML: nested too deeply", "不是 TOML: 嵌套过深") from error
    return TomlFile(name, values, source)


def _not_toml(error: tomllib.TOMLDecodeError, source: str, name: str) -> UsageError:
    lines = source.split("\n")
    found = _AT.search(str(error))
    line = int(found[1]) if found and found[1] else len(lines)
    column = int(found[2]) if found and found[2] else len(lines[-1]) + 1
    reason = _AT.sub("", str(error))
    text = lines[line - 1] if line <= len(lines) else ""
    return fault(
        Mark(name, line, column), f"is not TOML: {reason}", f"不是 TOML: {reason}", _mend(text)
    )


def _mend(line: str) -> tuple[str, str]:
    if _BARE.match(line):
        return 'put a Chinese name in quotes: "…" = …', '中文名称要加英文引号: "…" = …'
    if _FULL_WIDTH.search(line):
        return "write ASCII quotes, brackets and signs", "引号、括号和符号要用英文半角"
    if re.search(r"=\s*(?:True|False|yes|no|on|off)\b", line):
        return "write true or false", "请写 true 或 false"
    if re.search(r"=\s*[A-Za-z]", line):
        return 'put text in quotes: "…"', '文字要加英文引号: "…"'
    return "look at quotes, brackets and commas of this line", "请看这一行的引号、括号和逗号"


def _marks(source: str, name: str) -> dict[Keys, Mark]:
    """Where each key begins; keys inside brackets are looked for on the lines of their statement.

    A statement is as many lines as make TOML by themselves, so that no text in quotes is taken
    for a key.
    """
    marks: dict[Keys, Mark] = {}
    table: Keys = ()
    held: list[str] = []
    for number, line in enumerate(source.replace("\r\n", "\n").split("\n"), start=1):
        held.append(line)
        try:
            value = tomllib.loads("\n".join(held))
        except tomllib.TOMLDecodeError:
            continue
        first = number - len(held) + 1
        if value:
            is_table = held[0].lstrip().startswith("[")
            path = _path(value, is_table)
            whole = path if is_table else table + path
            for length in range(1, len(whole) + 1):
                _mark(marks, whole[:length], held[0], Mark(name, first, 1))
            if is_table:
                table = whole
            else:
                _mark_inside(marks, whole, value, path, held, Mark(name, first, 1))
        held = []
    return marks


def _path(value: Mapping[str, Any], is_table: bool) -> Keys:
    """The dotted key of one statement: one key a level until a value or an empty table."""
    path: list[str] = []
    here: Any = value
    while isinstance(here, Mapping) and len(here) == 1:
        key = next(iter(here))
        path.append(key)
        here = here[key]
        if not is_table and not isinstance(here, Mapping):
            break
    return tuple(path)


def _mark(marks: dict[Keys, Mark], path: Keys, line: str, at: Mark) -> None:
    column = max(line.find(path[-1]), 0) + 1
    quoted = column > 1 and line[column - 2] in "\"'"
    marks.setdefault(path, Mark(at.path, at.line, column - quoted))


def _mark_inside(
    marks: dict[Keys, Mark],
    whole: Keys,
    value: Mapping[str, Any],
    path: Keys,
    held: list[str],
    at: Mark,
) -> None:
    """The keys of an inline table."""
    inner: Any = value
    for key in path:
        inner = inner[key]
    if not isinstance(inner, Mapping):
        return
    for key in inner:
        for n, line in enumerate(held):
            if (column := line.find(key, line.find("=") + 1 if n == 0 else 0)) >= 0:
                marks.setdefault((*whole, key), Mark(at.path, at.line + n, column + 1))
                break
