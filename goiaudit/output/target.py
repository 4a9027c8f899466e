"""Where a result goes: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Self, TextIO

from goiaudit.model.errors import UsageError
from goiaudit.model.refusals import refusal

STDOUT = "-"


class Target:
    """The place of one result; ``file`` None or ``-`` is standard output.

    ``medium`` is text, bytes (a file only) or folder: then the writer gets the path of a folder.
    A file is written beside its place and moved there when it is complete, so that nobody
    reads half of it and an old result survives a failed run. UsageError where it cannot be
    written: that is found out when the target is made, before the work is done.
    """

    def __init__(self, file: str | None, *, machine: bool, binary: bool = False) -> None:
        self.file = None if file == STDOUT else file
        self.machine = machine
        self.binary = binary
        self.place: Path | None = None
        self.beside: Path | None = None
        self.stream: IO[Any] = self._stdout() if self.file is None else self._open(Path(self.file))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Discard what was not completed."""
        if self.file is not None:
            with suppress(OSError):
                self.stream.close()
        if self.beside is not None:
            self.beside.unlink(missing_ok=True)

    def write(self, writer: Callable[[Any], None]) -> None:
        """Let ``writer`` fill the stream, then put a file in its place."""
        try:
            writer(self.stream)
            self.stream.flush()
            if self.file is not None:
                self.stream.close()
            if self.beside is not None and self.place is not None:
                if self.place.exists():
                    self.beside.chmod(stat.S_IMODE(self.place.stat().st_mode))
                self.beside.replace(self.place)
                self.beside = None
        except BrokenPipeError:
            if self.file is not None:
                raise
            _hush()
        except OSError as error:
            raise self._unwritable(error) from error

    def _open(self, path: Path) -> IO[Any]:
        make = _binary_file if self.binary else _text_file
        try:
            if path.is_dir():
                raise UsageError(
                    f"-o {self.file}: this is a folder; name a file in it",
                    f"-o {self.file}: 这是文件夹；请指明其中的文件",
                )
            if path.exists() and not path.is_file():
                return make(path)  # a device or pipe: there is nothing to replace
            self.place = path.resolve()
            if self.place.exists() and not os.access(self.place, os.W_OK):
                raise PermissionError(13, "Permission denied")
            self.beside = self.place.with_name(f".goiaudit-{secrets.token_hex(6)}.tmp")
            return make(self.beside)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> UsageError:
        why = refusal(error)
        return UsageError(
            f"{f'-o {self.file}' if self.file else 'standard output'}: cannot be written: {why.en}",
            f"{f'-o {self.file}' if self.file else '标准输出'}: 无法写入: {why.zh}",
        )

    def _stdout(self) -> TextIO:
        """Standard output: UTF-8 for machines, for people never an error for want of a sign."""
        if sys.stdout is None:
            raise UsageError(
                "standard output is closed; name a file with -o", "标准输出已关闭；请用 -o 指定文件"
            )
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None and self.machine:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
        elif reconfigure is not None:
            reconfigure(errors="replace")
        return sys.stdout


class FolderTarget:
    """A folder of files: filled beside its place, then moved into it file by file.

    Files of an earlier run that this one does not write again are removed, others are left
    alone: only names that the formatter itself gives are ever touched.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.folder = Path(file)
        self.beside = self.folder / f".goiaudit-{secrets.token_hex(6)}.tmp"
        try:
            if self.folder.exists() and not self.folder.is_dir():
                raise UsageError(
                    f"-o {file}: this is a file; name a folder",
                    f"-o {file}: 这是文件；请指明文件夹",
                )
            self.beside.mkdir(parents=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Discard what was not moved."""
        shutil.rmtree(self.beside, ignore_errors=True)

    def write(self, writer: Callable[[Any], None]) -> None:
        """Let ``writer`` fill the folder, then put its files in their places."""
        try:
            writer(self.beside)
            written = [place for place in sorted(self.beside.rglob("*")) if place.is_file()]
            for place in written:
                target = self.folder / place.relative_to(self.beside)
                target.parent.mkdir(parents=True, exist_ok=True)
                place.replace(target)
            names = {place.relative_to(self.beside) for place in written}
            for old in _numbered(self.folder):
                if old.relative_to(self.folder) not in names:
                    old.unlink()
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> UsageError:
        why = refusal(error)
        return UsageError(
            f"-o {self.file}: cannot be written: {why.en}", f"-o {self.file}: 无法写入: {why.zh}"
        )


def _numbered(folder: Path) -> Iterable[Path]:
    """Pages of an earlier run: index-2.html, reports/000001.html."""
    yield from folder.glob("index-[0-9]*.html")
    yield from (folder / "reports").glob("[0-9][0-9][0-9][0-9][0-9][0-9].html")


def open_target(file: str | None, *, machine: bool, medium: str) -> Target | FolderTarget:
    """The target of a medium: text, bytes or folder."""
    if medium == "folder" and file is not None:
        return FolderTarget(file)
    return Target(file, machine=machine, binary=medium == "bytes")


def write_lines(lines: Iterable[str]) -> Callable[[TextIO], None]:
    """A writer of lines, for ``Target.write``."""

    def write(stream: TextIO) -> None:
        stream.writelines(f"{line}\n" for line in lines)

    return write


def _binary_file(path: Path) -> BinaryIO:
    return path.open("wb")


def _text_file(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="replace", newline="\n")


def _hush() -> None:
    """The reader of our pipe is gone; let the interpreter flush into nothing at its end."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
