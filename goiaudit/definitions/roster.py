"""organs.csv: a user's list of organs, read strictly into frozen values."""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goiaudit.definitions.settings import KINDS, LEVELS
from goiaudit.definitions.tomlfile import fault, near
from goiaudit.model.errors import Mark, UsageError
from goiaudit.model.refusals import refusal
from goiaudit.model.roster import Roster, RosterEntry

COLUMNS = ("organ", "parent", "kind", "level", "aliases", "from", "to", "successor")
_YEAR = re.compile(r"(?:20\d\d)年?")
_BETWEEN_NAMES = re.compile(r"[;；|｜]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LARGEST = 32 * 1024 * 1024
_COLUMNS_MEND = (
    "columns: " + ", ".join(COLUMNS),
    "各列: organ 机关, parent 汇总单位, kind 类型, level 层级, aliases 别名, from 起始年度, "
    "to 截止年度, successor 承接机关",
)


def load_roster(path: Path, shown_as: str | None = None) -> Roster:
    """Read a list of organs, UTF-8 or GB18030; every fault is a UsageError with line and column."""
    name = shown_as or path.as_posix()
    lines = [*_records(_decoded(path, name), name)]
    header = lines[0] if lines else _Record((), Mark(name, 1, 1), "")
    columns = _columns(header)
    entries = tuple(_entry(columns, line) for line in lines[1:] if any(line.fields))
    _check_names(entries)
    _check_links(entries)
    return Roster(entries, name)


@dataclass(frozen=True, slots=True)
class _Record:
    """One line of the file: its fields without blanks around, and where it stands."""

    fields: tuple[str, ...]
    mark: Mark
    source: str

    def at(self, column: int) -> Mark:
        """The place of a field; of the line's begin where a field spans lines."""
        quoted, count = False, 0
        for place, char in enumerate(self.source):
            if count == column:
                return Mark(self.mark.path, self.mark.line, place + 1)
            quoted ^= char == '"'
            count += char == "," and not quoted
        return Mark(self.mark.path, self.mark.line, len(self.source) + 1 if count == column else 1)


def _decoded(path: Path, name: str) -> str:
    start = Mark(name, 1, 1)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        why = refusal(error)
        raise fault(start, f"cannot be read: {why.en}", f"无法读取: {why.zh}") from error
    if len(data) > _LARGEST:
        raise fault(start, "is larger than 32 MB", "超过 32 MB")
    mend = "save it as CSV in UTF-8", "请另存为 CSV UTF-8 格式"
    if data.startswith((*_UTF16, b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise fault(start, "is no CSV file in UTF-8 or GB18030",
                    "不是 UTF-8 或 GB18030 编码的 CSV 文件", mend)  # fmt: skip
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, first.start) + 1
            begin = data.rfind(b"\n", 0, first.start) + 1
            column = len(data[begin : first.start].decode("utf-8-sig", "replace")) + 1
            place = Mark(name, line, column)
            raise fault(place, "is neither UTF-8 nor GB18030",
                        "不是 UTF-8 或 GB18030 编码", mend) from error  # fmt: skip


def _records(text: str, name: str) -> Iterator[_Record]:
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        for fields in reader:
            source = lines[line - 1].rstrip("\r\n") if line <= len(lines) else ""
            yield _Record(tuple(field.strip() for field in fields), Mark(name, line, 1), source)
            line = reader.line_num + 1
    except csv.Error as error:
        mend = ("look at the quotes of this line", "请看这一行的引号")
        raise fault(Mark(name, line, 1), f"is not CSV: {error}", f"不是 CSV: {error}", mend) from (
            error
        )


def _columns(header: _Record) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for place, column in enumerate(header.fields):
        if not column:
            continue
        if column not in COLUMNS:
            mend = near(column, COLUMNS) if column.isascii() else _COLUMNS_MEND
            if "，" in column or "\t" in column:
                mend = "separate the columns by ASCII commas", "各列之间请用英文逗号"
            raise fault(
                header.at(place), f"unknown column '{column}'", f"没有“{column}”这一列", mend
            )
        if column in found:
            raise fault(header.at(place), f"column '{column}' stands twice", f"“{column}”列重复")
        found[column] = place
    if "organ" not in found:
        raise fault(header.mark, "column 'organ' is missing", "缺少 organ 列", _COLUMNS_MEND)
    return found


def _entry(columns: Mapping[str, int], line: _Record) -> RosterEntry:
    if any(line.fields[max(columns.values()) + 1 :]):
        mend = ("put a name with a comma in quotes; names of one field are separated by ；",
                "含逗号的名称请加英文双引号；同一格内多个名称用；隔开")  # fmt: skip
        place = line.at(max(columns.values()) + 1)
        raise fault(place, "more fields than columns", "内容比表头的列多", mend)
    read = _Fields(columns, line)
    if not read["organ"]:
        raise fault(read.at("organ"), "the organ has no name", "没有写机关名称")
    first, last = read.year("from"), read.year("to")
    if first is not None and last is not None and first > last:
        raise fault(read.at("to"), f"{last} is before {first}", f"{last} 早于 {first}",
                    ("'from' and 'to' are the first and last year reported on",
                     "from、to 是首个和最后一个报告年度"))  # fmt: skip
    if read["successor"] and last is None:
        raise fault(read.at("successor"), "a successor, but no last year",
                    "写了承接机关，没有写截止年度",
                    ("write in 'to' the last year that the organ reported on",
                     "请在 to 列写该机关最后一个报告年度"))  # fmt: skip
    names = (name.strip() for name in _BETWEEN_NAMES.split(read["aliases"]))
    return RosterEntry(
        organ=read["organ"],
        parent=read["parent"] or None,
        kind=read.one_of("kind", KINDS),
        level=read.one_of("level", LEVELS),
        aliases=tuple(dict.fromkeys(name for name in names if name and name != read["organ"])),
        first=first,
        last=last,
        successor=read["successor"] or None,
        mark=read.at("organ"),
    )


class _Fields:
    """The fields of one line by the names of their columns."""

    def __init__(self, columns: Mapping[str, int], line: _Record) -> None:
        self.columns, self.line = columns, line

    def __getitem__(self, column: str) -> str:
        place = self.columns.get(column)
        fields = self.line.fields
        return fields[place] if place is not None and place < len(fields) else ""

    def at(self, column: str) -> Mark:
        return self.line.at(self.columns[column])

    def year(self, column: str) -> int | None:
        if not (word := self[column]):
            return None
        if not _YEAR.fullmatch(word):
            mend = ("write 2023", "请写成 2023")
            raise fault(self.at(column), f"'{word}' is no report year",
                        f"“{word}”不是报告年度", mend)  # fmt: skip
        return int(word[:4])

    def one_of(self, column: str, known: Sequence[str]) -> str | None:
        word = self[column]
        if word and word not in known:
            raise fault(self.at(column), f"'{word}' is not known", f"没有“{word}”",
                        near(word, known))  # fmt: skip
        return word or None


def _check_names(entries: Sequence[RosterEntry]) -> None:
    """Every name, aliases included, stands for one organ."""
    seen: dict[str, RosterEntry] = {}
    for entry in entries:
        for name in (entry.organ, *entry.aliases):
            other = seen.setdefault(_plain(name), entry)
            if other is not entry:
                raise _fault(
                    entry,
                    f"'{name}' stands for {other.organ} in line {_line(other)} already",
                    f"“{name}”已在第 {_line(other)} 行 ({other.organ})",
                    ("one name belongs to one organ", "一个名称只能属于一个机关"),
                )


def _check_links(entries: Sequence[RosterEntry]) -> None:
    """Parents and successors stand in the list, and nobody is above or behind itself."""
    known = {entry.organ: entry for entry in entries}
    for entry in entries:
        for what, name in (("parent", entry.parent), ("successor", entry.successor)):
            if name is None:
                continue
            if name not in known:
                en, zh = f"{what} '{name}' is not in the list", f"列表中没有 {what} “{name}”"
                raise _fault(entry, en, zh, _listed(name, known))
            if _comes_back(entry, what, known):
                en, zh = f"{what}s lead back to {entry.organ}", f"{what} 绕回了 {entry.organ}"
                raise _fault(entry, en, zh, ("look at the lines of both", "请核对相关各行"))


def _comes_back(entry: RosterEntry, what: str, known: Mapping[str, RosterEntry]) -> bool:
    name: str | None = getattr(entry, what)
    passed: set[str] = set()
    while (
        name is not None and name in known and name not in passed
    ):  # a ring further on is told where it begins
        if name == entry.organ:
            return True
        passed.add(name)
        name = getattr(known[name], what)
    return False


def _listed(name: str, known: Mapping[str, RosterEntry]) -> tuple[str, str]:
    alias = next((e.organ for e in known.values() if name in e.aliases), None)
    if alias is not None:
        return f"write {alias}", f"请写 {alias}"
    en, zh = near(name, known) if len(known) < 2000 else ("", "")
    if en.startswith("did"):
        return en, zh
    return "give it a line of its own", "请为它单列一行"


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def _line(entry: RosterEntry) -> int:
    return entry.mark.line if entry.mark else 0


def _fault(entry: RosterEntry, en: str, zh: str, mend: tuple[str, str]) -> UsageError:
    return fault(entry.mark or Mark("", 1, 1), en, zh, mend)
