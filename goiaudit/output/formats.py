"""The family of formatters: results in, text out; found by name or by the extension of -o."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, Literal, Protocol, cast

from goiaudit.model.errors import UsageError
from goiaudit.model.result import AuditedReport
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.target import STDOUT

Medium = Literal["text", "bytes", "folder"]
"""What a formatter fills: a text stream, a binary stream, or a folder of files."""


class Formatter(Protocol):
    """Writes one run to a stream or folder; decides nothing and reads nothing again."""

    def __call__(self, outcome: Outcome, stream: Any, look: Look) -> None:
        """Write ``outcome``; ``stream`` is what the medium says."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the contract; ``home`` and ``folder_home`` are ``module:function``.

    ``machine`` formats are UTF-8 whatever the terminal is, and contain nothing else. One with a
    ``folder_home`` fills a folder where ``-o`` names one. ``entry_home`` is what writes one result
    as text, in a format that writes them one by one.
    """

    name: str
    home: str = ""
    extensions: tuple[str, ...] = ()
    machine: bool = True
    binary: bool = False
    folder_home: str = ""
    entry_home: str = ""

    def medium(self, file: str | None) -> Medium:
        """What ``-o`` is to become; UsageError where this format cannot go there."""
        if self.folder_home and (not self.home or _names_folder(file)):
            if file is None or file == STDOUT:
                raise UsageError(
                    f"--format {self.name} writes a folder: name it with -o DIR/",
                    zh=f"--format {self.name} 要写入文件夹，请用 -o 文件夹/ 指定",
                )
            return "folder"
        if self.binary and (file is None or file == STDOUT):
            raise UsageError(
                f"--format {self.name} needs a file: name it with -o FILE",
                zh=f"--format {self.name} 要写入文件，请用 -o 文件 指定",
            )
        return "bytes" if self.binary else "text"

    def formatter(self, medium: Medium = "text") -> Formatter:
        """The function that writes it, imported when asked for."""
        home = self.folder_home if medium == "folder" else self.home
        return cast(Formatter, _found_at(home))

    def entry(self) -> Callable[[AuditedReport], str] | None:
        """The function that writes one result, None where results are not written one by one."""
        if not self.entry_home:
            return None
        return cast("Callable[[AuditedReport], str]", _found_at(self.entry_home))


FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        Format("console", "goiaudit.output.console:write_console", machine=False),
        Format(
            "json",
            "goiaudit.output.json_report:write_json",
            (".json",),
            entry_home="goiaudit.output.json_report:entry_text",
        ),
        Format(
            "jsonl",
            "goiaudit.output.json_report:write_jsonl",
            (".jsonl", ".ndjson"),
            entry_home="goiaudit.output.json_report:line_text",
        ),
        Format(
            "html",
            "goiaudit.output.html.write:write_html",
            (".html", ".htm"),
            folder_home="goiaudit.output.html.write:write_site",
        ),
        Format("xlsx", "goiaudit.output.workbook:write_xlsx", (".xlsx",), binary=True),
        Format("csv", "goiaudit.output.csv_report:write_csv", (".csv",)),
        Format("sarif", "goiaudit.output.sarif_report:write_sarif", (".sarif",)),
        Format("markdown", "goiaudit.output.markdown_report:write_markdown", (".md", ".markdown")),
        Format("parquet", folder_home="goiaudit.output.parquet:write_parquet"),
    )
}


EXTENSIONS = tuple(end for known in FORMATS.values() for end in known.extensions[:1])
"""What ``-o`` may end in, one for each format."""


def _found_at(home: str) -> Any:
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)


def choose(name: str | None, file: str | None) -> Format:
    """The format asked for, else the one of the extension of ``file``, else console.

    A folder without ``--format`` is filled with pages.
    """
    if name is None:
        suffix = PurePath(file).suffix.lower() if file else ""
        known = (format.name for format in FORMATS.values() if suffix in format.extensions)
        name = "html" if _names_folder(file) else next(known, "console")
    return FORMATS[name]


def _names_folder(file: str | None) -> bool:
    return file is not None and (file.endswith(("/", "\\")) or Path(file).is_dir())
