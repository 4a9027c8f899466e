"""The family of formatters: results in, text out; found by name or by the extension of -o."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, TextIO, cast

from goiaudit.model.errors import UsageError
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome


class Formatter(Protocol):
    """Writes one run to a text stream; decides nothing and reads nothing again."""

    def __call__(self, outcome: Outcome, stream: TextIO, look: Look) -> None:
        """Write ``outcome``."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the contract; ``home`` is ``module:function``, empty if not written yet.

    ``machine`` formats are UTF-8 whatever the terminal is, and contain nothing else.
    """

    name: str
    home: str = ""
    extensions: tuple[str, ...] = ()
    machine: bool = True

    def formatter(self) -> Formatter:
        """The function that writes it, imported when asked for."""
        module, _, name = self.home.partition(":")
        return cast(Formatter, getattr(import_module(module), name))


FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        Format("console", "goiaudit.output.console:write_console", machine=False),
        Format("json", "goiaudit.output.json_report:write_json", (".json",)),
        Format("jsonl", "goiaudit.output.json_report:write_jsonl", (".jsonl", ".ndjson")),
        Format("html", extensions=(".html", ".htm")),
        Format("xlsx", extensions=(".xlsx",)),
        Format("csv", extensions=(".csv",)),
        Format("sarif", extensions=(".sarif",)),
        Format("markdown", extensions=(".md", ".markdown")),
    )
}


def choose(name: str | None, file: str | None) -> Format:
    """The format asked for, else the one of the extension of ``file``, else console.

    UsageError for a format of the contract that this version does not write.
    """
    if name is None:
        suffix = PurePath(file).suffix.lower() if file else ""
        known = (format.name for format in FORMATS.values() if suffix in format.extensions)
        name = next(known, "console")
    chosen = FORMATS[name]
    if not chosen.home:
        written = ", ".join(format.name for format in FORMATS.values() if format.home)
        raise UsageError(f"this version does not write {name} yet; it writes {written}")
    return chosen
