"""goiaudit.toml: what a user has set, read strictly into frozen values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeGuard, cast

from goiaudit.definitions.tomlfile import TomlFile, fault, load_toml, near
from goiaudit.definitions.userfiles import definition_files
from goiaudit.model.cells import Number
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import SEVERITIES, Severity
from goiaudit.model.settings import Deadline, Limits, OrganKind, Settings, Statistics

KINDS = ("government", "office", "department", "township", "street", "other")
LEVELS = ("national", "province", "prefecture", "county", "township")
FAIL_ON = ("inconsistent", "error", "warning", "info", "never")
LANGS = ("zh", "en")
STATISTICS = ("licences_granted", "licences_refused", "licences_revoked", "penalties", "coercion")
"""Figures of an organ's 行政执法统计年报, which its report can be held against."""
_SIZE = re.compile(r"(\d+)\s*([KMG])i?B?", re.IGNORECASE)
_POWERS = {"K": 1, "M": 2, "G": 3}
_HUGE = 10**12
_DAY = re.compile(r"(\d\d)-(\d\d)")
_BESIDE = ("it is looked for beside this file", "从本文件所在的文件夹算起")
_DAY_MEND = ('write month and day of the next year: "01-26"', '请写次年的月和日: "01-26"')

Step = tuple[str, ...]


@dataclass(frozen=True)
class Configuration:
    """One configuration file, or what goiaudit does without one (``path`` None).

    ``path`` is how outputs name the file; ``folder`` is where it lies. ``organs`` is a list of
    organs (organs.csv) that it names. ``severity`` and
    ``tolerance`` map rules (ids; for severities also prefixes and families) to what they shall
    have. ``lang``, ``fail_on``, ``jobs`` and ``store`` are None where the file does not set them.
    """

    path: str | None = None
    folder: Path | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    tolerance: Mapping[str, Number | str] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    lang: str | None = None
    fail_on: str | None = None
    jobs: int | None = None
    organs: Path | None = None
    store: Path | None = None
    cache: Path | None = None
    file: TomlFile | None = None

    def fault(self, *path: str, en: str, zh: str, mend: tuple[str, str] = ("", "")) -> UsageError:
        """A UsageError at a key of the file, for faults that show later (no such rule)."""
        assert self.file is not None
        return fault(self.file.mark(*_prefix(self.file), *path), en, zh, mend)


def load_configuration(path: Path, shown_as: str | None = None) -> Configuration:
    """Read goiaudit.toml, or the table ``[tool.goiaudit]`` of a pyproject.toml."""
    file = load_toml(path, shown_as or path.as_posix())
    values: Any = file.values
    for key in _prefix(file):
        values = values.get(key) if isinstance(values, dict) else None
        if values is None:
            raise fault(file.mark(), "has no table [tool.goiaudit]", "没有 [tool.goiaudit] 一节")
    return _Reader(file, path.parent).read(values)


def _prefix(file: TomlFile) -> Step:
    is_project = Path(file.name).name == "pyproject.toml"
    return ("tool", "goiaudit") if is_project else ()


class _Reader:
    """One file on its way to a Configuration; every method raises at the key that is wrong."""

    def __init__(self, file: TomlFile, folder: Path) -> None:
        self.file, self.folder = file, folder

    def wrong(self, path: Step, en: str, zh: str, mend: tuple[str, str] = ("", "")) -> UsageError:
        return fault(self.file.mark(*_prefix(self.file), *path), en, zh, mend)

    def read(self, values: Any) -> Configuration:
        table = self.table(values, ())
        for key in table:
            if key not in _KEYS:
                raise self.wrong(
                    (key,), f"unknown key '{key}'", f"没有“{key}”这一项", near(key, _KEYS)
                )
        given = {key: _KEYS[key](self, table[key], (key,)) for key in table}
        kinds, roster = given.pop("organs", ((), None))
        settings = Settings(
            limits=given.pop("limits", Limits()),
            definitions=definition_files(given.get("rules", ())),
            organs=kinds,
            deadlines=given.pop("deadlines", ()),
            statistics=given.pop("statistics", ()),
        )
        return Configuration(
            path=self.file.name,
            folder=self.folder,
            settings=settings,
            organs=roster,
            file=self.file,
            **given,
        )

    # shapes

    def table(self, value: Any, path: Step) -> dict[str, Any]:
        if not isinstance(value, dict):
            name = path[-1] if path else "goiaudit"
            mend = (f"write [{name}] and its keys below", f"请写 [{name}]，下面逐项列出")
            raise self.wrong(path, "a table expected here", "这里应是一节", mend)
        return value

    def words(self, value: Any, path: Step) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(word, str) and word for word in value):
            return tuple(value)
        mend = (f'write {path[-1]} = ["…", "…"]', f'请写 {path[-1]} = ["…", "…"]')
        raise self.wrong(path, "a list of texts expected here", "这里应是文字列表", mend)

    def choice(self, value: Any, path: Step, known: Sequence[str]) -> str:
        if not isinstance(value, str):
            en, zh = (
                f"a text expected here, not {_kind(value)[0]}",
                f"这里应是文字，不是{_kind(value)[1]}",
            )
            raise self.wrong(path, en, zh, near("", known))
        if value not in known:
            raise self.wrong(path, f"'{value}' is not known", f"没有“{value}”", near(value, known))
        return value

    # keys

    def rules(self, value: Any, path: Step) -> tuple[Path, ...]:
        found = tuple(self.folder / word for word in self.words(value, path))
        for file, word in zip(found, value, strict=True):
            if not file.exists():
                raise self.wrong(
                    path,
                    f"no such file or folder: {word}",
                    f"没有这个文件或文件夹: {word}",
                    _BESIDE,
                )
        return found

    def store(self, value: Any, path: Step) -> Path:
        """A file beside this one, which need not be there yet."""
        if not isinstance(value, str) or not value:
            mend = ('write store = "audit.duckdb"', '请写 store = "audit.duckdb"')
            raise self.wrong(path, "the name of a file expected here", "这里应是文件名", mend)
        return self.folder / value

    def severity(self, value: Any, path: Step) -> dict[str, Severity]:
        return {
            rule: cast(Severity, self.choice(word, (*path, rule), SEVERITIES))
            for rule, word in self.table(value, path).items()
        }

    def tolerance(self, value: Any, path: Step) -> dict[str, Number | str]:
        found: dict[str, Number | str] = {}
        for rule, number in self.table(value, path).items():
            words = isinstance(number, str) and number
            if not words and not (_is_figure(number) and number >= 0):
                mend = (
                    'e.g. 5 (in the unit of the form) or "1 %"',
                    '如 5 (单位与表格相同) 或 "1 %"',
                )
                raise self.wrong(
                    (*path, rule), "a tolerance expected here", "这里应是允许的误差", mend
                )
            found[rule] = number
        return found

    def jobs(self, value: Any, path: Step) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            mend = ("1 or more", "不小于 1")
            raise self.wrong(path, "a whole number expected here", "这里应是整数", mend)
        return value

    def cache(self, value: Any, path: Step) -> Path:
        if not isinstance(value, str) or not value:
            mend = ('write cache = "folder"', '请写 cache = "文件夹"')
            raise self.wrong(path, "the name of a folder expected here", "这里应是文件夹", mend)
        return self.folder / value

    def organs(self, value: Any, path: Step) -> tuple[tuple[OrganKind, ...], Path | None]:
        """What is said of organs one by one, and the list of them: a text, or the key ``file``."""
        if isinstance(value, str):
            return (), self.beside(value, path)
        table = self.table(value, path)
        listed = table.get("file")
        roster = self.beside(listed, (*path, "file")) if isinstance(listed, str) else None
        return tuple(
            self.organ(name, told, (*path, name))
            for name, told in table.items()
            if roster is None or name != "file"
        ), roster

    def beside(self, word: str, path: Step) -> Path:
        """A file named from the folder of this one."""
        file = self.folder / word
        if not word or not file.is_file():
            raise self.wrong(path, f"no such file: {word}", f"没有这个文件: {word}", _BESIDE)
        return file

    def organ(self, name: str, value: Any, path: Step) -> OrganKind:
        known = {"kind": KINDS, "level": LEVELS}
        told = self.table(value, path)
        for key in told:
            if key not in known:
                raise self.wrong(
                    (*path, key), f"unknown key '{key}'", f"没有“{key}”这一项", near(key, known)
                )
        if not told:
            raise self.wrong(path, "says nothing of it: kind or level", "没有写 kind 或 level")
        return OrganKind(
            name, **{key: self.choice(told[key], (*path, key), known[key]) for key in told}
        )

    def statistics(self, value: Any, path: Step) -> tuple[Statistics, ...]:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            mend = ("write [[statistics]] and its keys below", "请写 [[statistics]]，下面逐项列出")
            raise self.wrong(path, "a list of tables expected here", "这里应是若干节", mend)
        return tuple(self.statistic(each, path) for each in value)

    def statistic(self, told: Mapping[str, Any], path: Step) -> Statistics:
        known = ("organ", "year", *STATISTICS)
        for key, value in told.items():
            at = (*path, key)
            if key not in known:
                raise self.wrong(at, f"unknown key '{key}'", f"没有“{key}”这一项", near(key, known))
            if key == "organ":
                if not isinstance(value, str) or not value:
                    raise self.wrong(at, "a name expected here", "这里应是机关名称")
            elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise self.wrong(at, f"{key} is a whole number", f"{key} 应是整数")
        for key in ("organ", "year"):
            if key not in told:
                raise self.wrong(path, f"key '{key}' is missing", f"缺少 {key}")
        figures = tuple((key, told[key]) for key in STATISTICS if key in told)
        return Statistics(told["organ"], told["year"], figures)

    def limits(self, value: Any, path: Step) -> Limits:
        known = {each.name: each.type for each in fields(Limits)}
        found = {}
        for key, limit in self.table(value, path).items():
            at = (*path, key)
            if key not in known:
                raise self.wrong(
                    at, f"no limit is called '{key}'", f"没有“{key}”这个限制", near(key, known)
                )
            found[key] = self.limit(limit, at, whole=str(known[key]) == "int")
        return Limits(**found)

    def limit(self, value: Any, path: Step, *, whole: bool) -> Any:
        size = _SIZE.fullmatch(value) if whole and isinstance(value, str) else None
        if size is not None:
            return int(size[1]) * 1024 ** _POWERS[size[2].upper()]
        if not _is_figure(value) or value <= 0:
            mend = ('e.g. 5000 or "64MB"', '如 5000 或 "64MB"') if whole else ("e.g. 120", "如 120")
            raise self.wrong(path, "a limit is a number above 0", "限制是大于 0 的数字", mend)
        if whole and value != int(value):
            raise self.wrong(path, "this limit is a whole number", "这个限制是整数")
        return int(value) if whole else float(value)

    def deadlines(self, value: Any, path: Step) -> tuple[Deadline, ...]:
        return tuple(self.deadlines_of(self.table(value, path), path))

    def deadlines_of(self, table: Mapping[str, Any], path: Step) -> Iterator[Deadline]:
        for key, day in table.items():
            at = (*path, key)
            if isinstance(day, dict):
                level = self.choice(key, at, LEVELS)
                for kind, its in day.items():
                    self.choice(kind, (*at, kind), KINDS)
                    yield Deadline(*self.day(its, (*at, kind)), kind=kind, level=level)
            elif key in KINDS:
                yield Deadline(*self.day(day, at), kind=key)
            elif key in LEVELS:
                yield Deadline(*self.day(day, at), level=key)
            elif key.isascii():
                en, zh = (
                    f"'{key}' is neither a kind, a level nor an organ",
                    f"“{key}”不是机关类型、层级或机关名称",
                )
                raise self.wrong(at, en, zh, near(key, dict.fromkeys((*KINDS, *LEVELS))))
            else:
                yield Deadline(*self.day(day, at), organ=key)

    def day(self, value: Any, path: Step) -> tuple[int, int]:
        found = _DAY.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise self.wrong(path, "a day of the year expected here", "这里应是月和日", _DAY_MEND)
        month, day = int(found[1]), int(found[2])
        try:
            date(2001, month, day)
        except ValueError as error:
            no_day = "no such day in every year", "不是每年都有这一天"
            raise self.wrong(path, *no_day, _DAY_MEND) from error
        return month, day


_KEYS: Mapping[str, Callable[[_Reader, Any, Step], Any]] = {
    "rules": _Reader.rules,
    "select": _Reader.words,
    "ignore": _Reader.words,
    "enable": _Reader.words,
    "severity": _Reader.severity,
    "tolerance": _Reader.tolerance,
    "deadlines": _Reader.deadlines,
    "organs": _Reader.organs,
    "statistics": _Reader.statistics,
    "limits": _Reader.limits,
    "lang": lambda reader, value, path: reader.choice(value, path, LANGS),
    "fail_on": lambda reader, value, path: reader.choice(value, path, FAIL_ON),
    "jobs": _Reader.jobs,
    "cache": _Reader.cache,
    "store": _Reader.store,
}


def _is_figure(value: object) -> TypeGuard[int | Decimal]:
    """Whether a value is a number that one can reckon with; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return Decimal(value).is_finite() and abs(Decimal(value)) < _HUGE


def _kind(value: object) -> tuple[str, str]:
    kinds = {bool: ("true or false", "真假值"), int: ("a number", "数字"), list: ("a list", "列表")}
    kinds |= {Decimal: ("a number", "数字"), dict: ("a table", "一节")}
    return kinds.get(type(value), ("this", "别的"))
