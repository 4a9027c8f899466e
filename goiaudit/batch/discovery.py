"""Which files a run takes: PATH arguments turned into inputs, in the order of the contract."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from goiaudit.definitions.search import (
    CONFIGURATION,
    ORGANS,
    PROJECT,
    WAIVERS,
    is_configuration,
)
from goiaudit.model.errors import Reason

STDIN = "-"
NO_REPORTS = frozenset({CONFIGURATION, WAIVERS, ORGANS})
_LOCK = "~$"
_NAME = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; ``path`` is how the output names it (``-`` for standard input).

    ``blocked`` is set for a folder that cannot be listed: it counts as unreadable, so that
    what lies in it is not silently passed over.
    """

    path: str
    file: str
    blocked: Reason | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the PATH arguments come to.

    ``missing`` are arguments that do not exist, ``empty`` folders without a file to take,
    ``own`` files left out because goiaudit itself wrote them. ``passed_over`` counts the
    files of folders whose format is not read, by extension. ``steering`` are configurations,
    waivers and lists of organs that lie in the folders: what comes from the audited steers no
    audit.
    """

    inputs: tuple[Input, ...] = ()
    missing: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)
    steering: tuple[str, ...] = ()


def discover(
    paths: Sequence[str],
    suffixes: Collection[str],
    is_own: Callable[[Path], bool] = lambda _: False,
) -> Found:
    """List the inputs in the order of ``paths``, sorted within a folder, each file once.

    ``suffixes`` are the extensions of the known formats (lower case, with the dot); a file
    that is named directly is taken whatever it is called. URLs are listed through fsspec.
    ``is_own`` tells whether goiaudit wrote a file.
    """
    inputs: dict[str, Input] = {}
    missing: list[str] = []
    empty: list[str] = []
    own: list[str] = []
    passed_over: Counter[str] = Counter()
    steering: dict[str, None] = {}
    for given in paths:
        if given == STDIN:
            inputs.setdefault(STDIN, Input(STDIN, STDIN))
        elif "://" in given:
            from goiaudit.batch.remote import listed_url

            listed, others = listed_url(given, suffixes)
            inputs.update((item.file, item) for item in listed if item.file not in inputs)
            passed_over.update(others)
            if not listed:
                empty.append(given)
        elif os.path.isdir(given):  # noqa: PTH112 - a Path would drop the "./" as given
            before = len(own)
            taken = 0
            for item in _walk(given, suffixes, passed_over, steering):
                if item.blocked is None and is_own(Path(item.file)):
                    own.append(item.path)
                    continue
                taken += 1
                inputs.setdefault(_identity(item.file), item)
            if not taken:
                empty.append(given)
                del own[before:]
        elif os.path.lexists(given):
            inputs.setdefault(_identity(given), Input(_shown(given), given))
        else:
            missing.append(given)
    others = dict(passed_over.most_common())
    return Found(
        tuple(inputs.values()),
        tuple(missing),
        tuple(empty),
        tuple(own),
        others,
        tuple(sorted(steering)),
    )


def _identity(file: str) -> str:
    """Same name, same input; two names of one file (links) stay two."""
    return os.path.abspath(file)  # noqa: PTH100 - lexical on purpose


def _shown(path: str) -> str:
    """The path with ``/`` as separator and every character printable in UTF-8."""
    shown = path.replace(os.sep, "/") if os.sep != "/" else path
    shown = shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return path if shown == path else shown  # one text for both: a run may have very many


def _walk(
    root: str, suffixes: Collection[str], passed_over: Counter[str], steering: dict[str, None]
) -> Iterator[Input]:
    """Files below ``root``, by name at each level; a folder that links back is not re-entered."""
    base = root.rstrip("/" + os.sep) or root[:1]
    seen: set[tuple[int, int]] = set()
    # A stack and not recursion: a hostile archive unpacked may nest thousands of folders.
    pending = [(base, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield Input(_shown(path), path)
            continue
        try:
            place = os.stat(path)  # noqa: PTH116
            if (place.st_dev, place.st_ino) in seen:
                continue
            seen.add((place.st_dev, place.st_ino))
            with os.scandir(path) as listed:
                entries = sorted(listed, key=_NAME, reverse=True)
        except OSError:
            yield Input(_shown(path), path, "permission")
            continue
        prefix = path if path.endswith("/") else path + "/"
        for entry in entries:
            name = entry.name
            if name.startswith((".", _LOCK)) or name.lower() in NO_REPORTS:
                if name in NO_REPORTS:
                    steering[prefix + name] = None
                continue
            suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
            is_folder = _is_folder(entry)
            if is_folder or (suffix in suffixes and _is_file(entry)):
                pending.append((prefix + name, is_folder))
            elif suffix not in suffixes:
                if name == PROJECT and is_configuration(Path(prefix + name)):
                    steering[prefix + name] = None
                passed_over[_shown(suffix)] += 1


# What a folder is listed with says what most entries are; only links have to be followed.


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except PermissionError:
        return True  # it is there: reading it will say why it cannot be read
    except OSError:
        return False
