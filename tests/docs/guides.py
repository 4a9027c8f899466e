"""A guide with commands, run as a reader would: files written, commands typed, output compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_FENCE = re.compile(r"^```(\w*)$")
_MARK = re.compile(r"^<!-- (file|replace|with): (\S+) -->$")
ANYTHING = "…"


@dataclass(frozen=True)
class Step:
    """One thing that a guide does: write a file, replace a part of it, or run a command.

    ``replace`` names the old text of a file, ``with`` the new text in its place.
    """

    kind: Literal["file", "replace", "with", "run"]
    line: int
    target: str
    text: str


def steps(guide: Path) -> Iterator[Step]:
    """The steps of a guide in order; blocks without a mark or a prompt are only read."""
    mark: tuple[str, str] | None = None
    lines = guide.read_text(encoding="utf-8").splitlines()
    number = 0
    while number < len(lines):
        if found := _MARK.match(lines[number]):
            mark = (found[1], found[2])
        elif fence := _FENCE.match(lines[number]):
            start = number + 1
            end = lines.index("```", start)
            yield from _block(fence[1], mark, lines[start:end], start + 1)
            mark, number = None, end
        number += 1


def _block(
    language: str, mark: tuple[str, str] | None, block: list[str], line: int
) -> Iterator[Step]:
    if mark is not None:
        yield Step(mark[0], line, mark[1], "\n".join(block) + "\n")  # type: ignore[arg-type]
    elif language == "console":
        prompts = [n for n, text in enumerate(block) if text.startswith("$ ")]
        for place, end in zip(prompts, [*prompts[1:], len(block)], strict=True):
            command = block[place].removeprefix("$ ")
            yield Step("run", line + place, command, "\n".join(block[place + 1 : end]))


def agrees(shown: str, printed: str) -> bool:
    """Whether output is as shown; a … stands for anything, alone in its line for any lines."""
    parts = [re.escape(part) for part in shown.strip("\n").split(ANYTHING)]
    return re.fullmatch("(?s:.*?)".join(parts), printed.strip("\n")) is not None
