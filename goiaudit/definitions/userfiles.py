"""Which of a user's YAML files are definitions (``vocabulary:``) and which are rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from goiaudit.definitions.pack import yaml_files

KINDS = ("vocabulary",)
"""The keys that make a file one of definitions; every other file is taken for a list of rules,
so that a key that a user's file cannot have (``form:``) is told where rules are loaded."""

_OPENING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?\r?\n|---[ \t]*\r?\n)*"
    rb"\{?[ \t]*[\"']?(?:" + "|".join(KINDS).encode() + rb")[\"']?[ \t]*:"
)
_EDGE = 64 * 1024


def is_definition(path: Path) -> bool:
    """Whether a file begins as a file of definitions does; what cannot be read is none.

    Only the opening is looked at: whoever loads the file reads it strictly.
    """
    try:
        with path.open("rb") as file:
            return _OPENING.match(file.read(_EDGE)) is not None
    except OSError:
        return False


def definition_files(paths: Iterable[Path]) -> tuple[str, ...]:
    """The files of definitions among files and folders, in a stable order, each once."""
    found = (file for path in paths for file in yaml_files(path) if is_definition(file))
    return tuple(dict.fromkeys(str(file) for file in found))
