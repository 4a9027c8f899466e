"""waivers.yml: read strictly, and added to without touching what stands there."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from goiaudit.definitions.tomlfile import fault
from goiaudit.definitions.yamlfile import Node, load_yaml, parse_yaml
from goiaudit.model.errors import Mark, RuleError, UsageError
from goiaudit.model.refusals import refusal
from goiaudit.model.waivers import WaiverEntry

_KEYS = ("fingerprint", "rule", "organ", "year", "cells", "who", "why", "until")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CELL = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
_PLAIN = re.compile(r"[a-z][a-z0-9_.]*|[\u4e00-\u9fff][\u4e00-\u9fff\w，。、；（）]*")
_YEARS = range(2000, 2100)


def load_waivers(path: Path, shown_as: str | None = None) -> tuple[WaiverEntry, ...]:
    """The entries of a file; every fault is a UsageError with file, line and column."""
    name = shown_as or path.as_posix()
    try:
        return _entries(load_yaml(path, name))
    except RuleError as error:
        raise _as_usage(error) from error


def add_waiver(path: Path, entry: WaiverEntry, shown_as: str | None = None) -> None:
    """Append an entry to a file, which is made if there is none; the rest stays as it is.

    UsageError if the file does not load, the entry stands there already, or cannot be written.
    """
    name = shown_as or path.as_posix()
    known = load_waivers(path, name) if path.exists() else ()
    for other in known:
        if other.target == entry.target:
            line = other.mark.line if other.mark else 0
            raise UsageError(
                f"{name}:{line}: {entry.name} is waived here already; change that entry",
                f"{name}:{line}: 已有同样的豁免 {entry.name}，请直接修改该条",
            )
    try:
        before = path.read_bytes() if path.exists() else b""
        after = before + _appended(before, entry)
        _check(after, (*known, entry), name)
        _replace(path, after)
    except OSError as error:
        why = refusal(error)
        raise UsageError(
            f"{name}: cannot be written: {why.en}", f"{name}: 无法写入: {why.zh}"
        ) from error


def _as_usage(error: RuleError) -> UsageError:
    return UsageError(str(error))


def _entries(root: Node) -> tuple[WaiverEntry, ...]:
    if root.value is None:
        return ()
    if not isinstance(root.value, list):
        mend = ("begin each entry with '- fingerprint: …' or '- rule: …'",
                "每条以 “- fingerprint: …” 或 “- rule: …” 开头")  # fmt: skip
        raise fault(root.mark, "a list of waivers expected here", "这里应是豁免列表", mend)
    seen: dict[tuple[object, ...], Mark] = {}
    found = []
    for node in root.items():
        entry = _entry(node)
        if entry.target in seen:
            line = seen[entry.target].line
            raise fault(
                node.mark,
                f"the same waiver stands in line {line}",
                f"与第 {line} 行的豁免重复",
            )
        seen[entry.target] = node.mark
        found.append(entry)
    return tuple(found)


def _entry(node: Node) -> WaiverEntry:
    parts = node.mapping(_KEYS, required=("who", "why"))
    if "fingerprint" not in parts and "rule" not in parts:
        raise fault(node.mark, "neither a fingerprint nor a rule", "既没有 fingerprint 也没有 rule")
    return WaiverEntry(
        who=parts["who"].text(),
        why=parts["why"].text(),
        until=_day(parts["until"]) if "until" in parts else None,
        fingerprint=_matching(
            parts.get("fingerprint"), _FINGERPRINT, "16 hex digits", "16 位十六进制数"
        ),
        rule=_matching(parts.get("rule"), _RULE, "a rule id", "规则编号"),
        organ=parts["organ"].text() if "organ" in parts else None,
        year=_year(parts["year"]) if "year" in parts else None,
        cells=_cells(parts["cells"]) if "cells" in parts else (),
        mark=node.mark,
    )


def _matching(node: Node | None, pattern: re.Pattern[str], en: str, zh: str) -> str | None:
    if node is None:
        return None
    if not pattern.fullmatch(node.text()):
        raise fault(node.mark, f"'{node.text()}' is not {en}", f"“{node.text()}”不是{zh}")
    return node.text()


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError as error:
        mend = ("write 2026-12-31", "请写成 2026-12-31")
        raise fault(node.mark, "a date expected here", "这里应是日期", mend) from error


def _year(node: Node) -> int:
    if isinstance(node.value, int) and node.value in _YEARS:
        return node.value
    raise fault(node.mark, "a report year expected here", "这里应是报告年度")


def _cells(node: Node) -> tuple[str, ...]:
    items = node.items() if isinstance(node.value, list) else [node]
    for item in items:
        _matching(item, _CELL, "a cell (table.row.column)", "单元格 (table.row.column)")
    return node.texts()


# writing


def _appended(before: bytes, entry: WaiverEntry) -> bytes:
    """The lines of an entry, in the file's own line ends and indentation."""
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    dash = re.search(r"^([ ]*)-[ ]", text, re.MULTILINE)
    indent = dash[1] if dash else ""
    lines = [f"{key}: {value}" for key, value in _members(entry)]
    written = [indent + ("- " if n == 0 else "  ") + line for n, line in enumerate(lines)]
    start = end if text and not text.endswith("\n") else ""
    return (start + end.join(written) + end).encode("utf-8", "replace")


def _members(entry: WaiverEntry) -> list[tuple[str, str]]:
    found = [(key, _scalar(value)) for key in ("fingerprint", "rule", "organ")
             if (value := getattr(entry, key)) is not None]  # fmt: skip
    if entry.year is not None:
        found.append(("year", str(entry.year)))
    if entry.cells:
        found.append(("cells", "[" + ", ".join(entry.cells) + "]"))
    found += [("who", _scalar(entry.who)), ("why", _scalar(entry.why))]
    if entry.until is not None:
        found.append(("until", entry.until.isoformat()))
    return found


def _scalar(text: str) -> str:
    return (
        text
        if _PLAIN.fullmatch(text) or _RULE.fullmatch(text)
        else json.dumps(text, ensure_ascii=False)
    )


def _check(content: bytes, entries: tuple[WaiverEntry, ...], name: str) -> None:
    """What will be written must be read back as it was meant."""
    try:
        same = _entries(parse_yaml(content.decode("utf-8-sig"), name)) == entries
    except (RuleError, UsageError):
        same = False
    if not same:
        raise UsageError(
            f"{name}: an entry cannot be appended here; begin each entry on a line with '- '",
            f"{name}: 无法在文件末尾追加；请把每条豁免写成以 “- ” 开头的行",
        )


def _replace(path: Path, content: bytes) -> None:
    place = path.resolve()
    beside = place.with_name(f".{place.name}.tmp")
    try:
        beside.write_bytes(content)
        if place.exists():
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
