"""What the modules that load rules can say of a fault, read off their source.

The texts handed to ``RuleError`` and to the helpers around it are followed through local names,
``+``, ``or`` and conditions; ``{}`` stands for what is filled in when the program runs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import goiaudit

PACKAGE = Path(goiaudit.__file__).parent
ROOMS = ("rules", "definitions", "audit", "narrative")
_SPEAKERS = {"RuleError": 1, "fault": 1, "error": 0, "_nothing": 1}
"""Calls that tell a fault, and the place of the problem among their arguments."""
_MENDERS = {"mend_of", "_mend", "_width"}
"""Functions whose results are mends."""
_IN_TWO_LANGUAGES = {"roster.py", "waivers.py", "settings.py", "tomlfile.py"}
"""These give their Chinese words where they speak."""


class Said(NamedTuple):
    """A problem or a mend, and where it is told."""

    text: str
    mend: bool
    place: str


def said() -> set[Said]:
    """Everything, one entry for each place."""
    return {item for room in ROOMS for path in (PACKAGE / room).rglob("*.py") for item in _of(path)}


def _of(path: Path) -> Iterator[Said]:
    if path.name in _IN_TWO_LANGUAGES:
        return
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        for node in ast.walk(function):
            place = f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Return) and function.name in _MENDERS and node.value:
                yield from (Said(text, True, place) for text in _texts(node.value, function, tree))
            if isinstance(node, ast.Call) and _name(node.func) in _SPEAKERS:
                first = _SPEAKERS[_name(node.func)]
                for at, argument in enumerate(node.args[first : first + 2]):
                    for text in _texts(argument, function, tree):
                        yield Said(text, at == 1, place)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _texts(node: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> set[str]:
    match node:
        case ast.Constant(value=str(text)):
            return {text} if text else set()
        case ast.JoinedStr(values=parts):
            return {"".join(p.value if isinstance(p, ast.Constant) else "{}" for p in parts)}
        case ast.BinOp(left=left, right=right):
            after = _texts(right, function, tree) or {"{}"}
            return {a + b for a in _texts(left, function, tree) for b in after}
        case ast.BoolOp(values=parts):
            return set().union(*(_texts(part, function, tree) for part in parts))
        case ast.IfExp(body=body, orelse=other):
            return _texts(body, function, tree) | _texts(other, function, tree)
        case ast.Name(id=name):
            return set().union(*(_texts(v, function, tree) for v in _values(name, function, tree)))
    return set()


def _values(name: str, function: ast.FunctionDef, tree: ast.Module) -> Iterator[ast.expr]:
    for node in (*ast.walk(function), *tree.body):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, node.value.elts, strict=False)
                yield from (v for t, v in pairs if isinstance(t, ast.Name) and t.id == name)


def usage_errors_in_one_language() -> list[str]:
    """Places that tell wrong usage without Chinese words."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and _name(node.func) == "UsageError"):
                continue
            spoken = node.args and isinstance(node.args[0], ast.Call | ast.Name)
            told = len(node.args) > 1 or any(word.arg == "zh" for word in node.keywords)
            if not told and not spoken:
                found.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    return found


def said_of_files() -> set[Said]:
    """Why files cannot be read, as the readers and the run say it."""
    found = set()
    for path in (p for room in ("reading", "batch", "pipeline.py") for p in _modules(room)):
        tree = ast.parse(path.read_text("utf-8"))
        for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and _name(node.func) == "InputError":
                    place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    for argument in node.args[2:3]:
                        texts = _texts(argument, function, tree)
                        found |= {Said(text, False, place) for text in texts}
    return found


def _modules(room: str) -> list[Path]:
    place = PACKAGE / room
    return [place] if place.is_file() else sorted(place.rglob("*.py"))
