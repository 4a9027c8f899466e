"""Files behind a URL (``s3://…``, ``file://…``): listed and opened through fsspec."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import BinaryIO

from goiaudit.batch.discovery import NO_REPORTS, STDIN, Input
from goiaudit.model.errors import UsageError

_LOCK = "~$"


def is_url(path: str) -> bool:
    """Whether a path is a URL and not one of this machine's."""
    return "://" in path


def fsspec() -> ModuleType:
    """The library, imported where it is needed; UsageError names the extra."""
    try:
        import fsspec as library
    except ImportError as error:
        raise missing_extra("fsspec") from error
    found: ModuleType = library
    return found


def missing_extra(library: str) -> UsageError:
    """What to say where the libraries of a cluster are not installed."""
    mend = "pip install 'goiaudit[dask]'"
    return UsageError(
        f"this needs {library}, which is not installed: {mend}",
        f"需要 {library}，尚未安装: {mend}",
    )


@contextmanager
def opened(file: str) -> Iterator[str | BinaryIO]:
    """What to load an input from: standard input, an open URL, or the path as it is."""
    if file == STDIN:
        yield sys.stdin.buffer
    elif is_url(file):
        with fsspec().open(file, "rb") as stream:
            yield stream
    else:
        yield file


def listed_url(url: str, suffixes: Collection[str]) -> tuple[Sequence[Input], Mapping[str, int]]:
    """The files to take below a URL, sorted within each folder, and how many others of a kind.

    Hidden files and the lists that steer a run are none. Raises UsageError for a place that
    cannot be listed, and where fsspec is missing.
    """
    try:
        system, root = fsspec().core.url_to_fs(url)
        names = [root] if system.isfile(root) else system.find(root)
    except UsageError:
        raise
    # Each system (S3, HDFS, SSH, …) has errors of its own, and libraries of its own to lack.
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise UsageError(f"{url} cannot be listed: {told}", f"无法列出 {url}: {told}") from error
    shown = url.rstrip("/")
    others: Counter[str] = Counter()
    inputs = []
    for name in sorted(names, key=lambda name: name.split("/")):
        parts = name.removeprefix(root).strip("/").split("/")
        suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
        if name == root:
            inputs.append(Input(shown, shown))
        elif any(part.startswith((".", _LOCK)) for part in parts) or parts[-1] in NO_REPORTS:
            continue
        elif suffix in suffixes:
            path = f"{shown}/{'/'.join(parts)}"
            inputs.append(Input(path, path))
        else:
            others[suffix] += 1
    return inputs, others


def seen_by_all(inputs: Sequence[Input]) -> Sequence[Input]:
    """The inputs with paths that mean the same on every machine that shares the folder."""
    return [
        item if item.file == STDIN or is_url(item.file)
        else Input(item.path, os.path.abspath(item.file), item.blocked)  # noqa: PTH100
        for item in inputs
    ]  # fmt: skip
