"""What rules of later years need of a report besides cells and claims, as compressed JSON.

JSON and not pickle: a store is passed on among people, and reading it must run nothing.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from goiaudit.model.cells import Location, RowShape, Table, at_line
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.report import Report
from goiaudit.model.text import FoldedText, Paragraph, RowCell, Section

_LEVEL = 1
"""Of zlib: a third larger than its best, five times faster."""
_LARGEST = 64 * 1024 * 1024
"""Bytes that a packed report may expand to; a real one has some 20 kB."""


def packed(report: Report) -> bytes:
    """Everything of a report that the other tables do not have, except reading's notices."""
    told = {
        "tables": {table.name: _table(table) for table in report.printed.values()},
        "facts": {name: _fact(fact) for name, fact in report.facts.items()},
        "seen": [_seen(seen) for seen in report.observations],
        "sections": [_section(section) for section in report.sections],
        "encoding": report.encoding,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "replace"), _LEVEL)


def unpacked(data: bytes) -> dict[str, Any]:
    """The plain values of ``packed``; ValueError for what is no such thing."""
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(data, _LARGEST)
        told = json.loads(text)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if inflate.unconsumed_tail or not isinstance(told, dict):
        raise ValueError("not a packed report")
    return told


def location_text(location: Location | None) -> str | None:
    """A place as JSON, None where nothing stands anywhere."""
    if location is None:
        return None
    if location.line is not None and location.column is None:  # text, by far the most frequent
        return f'{{"line":{location.line}}}'
    told = location.as_dict()
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else None


@lru_cache(maxsize=4096)
def location_of(text: str | None) -> Location | None:
    """A place from its JSON; None for what names none."""
    told = json.loads(text) if text is not None else None
    if not isinstance(told, dict) or not told.keys() <= set(Location._fields):
        return None
    if told.keys() == {"line"}:
        return at_line(told["line"])
    if "bbox" in told:
        told["bbox"] = tuple(told["bbox"])
    return Location(**told)


def facts_of(told: Mapping[str, Any]) -> dict[str, Fact]:
    """The facts of an unpacked report."""
    return {
        name: Fact(_value(value), quote, location_of(place), intact)
        for name, (value, quote, place, intact) in told["facts"].items()
    }


def observations_of(told: Mapping[str, Any]) -> tuple[Observation, ...]:
    """The observations of an unpacked report."""
    return tuple(
        Observation(
            name,
            {key: _value(value) for key, value in values.items()},
            quote,
            location_of(place),
            intact,
            tuple(cells),
        )
        for name, values, quote, place, intact, cells in told["seen"]
    )


def sections_of(told: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections of an unpacked report."""
    return tuple(
        Section(
            key,
            _paragraph_of(heading) if heading else None,
            tuple(_paragraph_of(one) for one in body),
        )
        for key, heading, body in told["sections"]
    )


Shape = tuple[str | None, str, dict[str, RowShape], Location | None]


def shape_of(told: Mapping[str, Any], name: str) -> Shape:
    """Form, layout, shapes of the rows and place of one table."""
    form, layout, rows, place = told["tables"][name]
    shapes = {
        key: RowShape(values, times, label, location_of(at))
        for key, (values, times, label, at) in rows.items()
    }
    return form, layout, shapes, location_of(place)


def _table(table: Table) -> list[Any]:
    rows = {
        key: [row.values, row.times, row.label, location_text(row.location)]
        for key, row in table.rows.items()
    }
    return [table.form, table.layout, rows, location_text(table.location)]


def _fact(fact: Fact) -> list[Any]:
    return [_plain(fact.value), fact.quote, location_text(fact.location), fact.intact]


def _seen(seen: Observation) -> list[Any]:
    values = {key: _plain(value) for key, value in seen.values.items()}
    place = location_text(seen.location)
    return [seen.name, values, seen.quote, place, seen.intact, list(seen.cells)]


def _section(section: Section) -> list[Any]:
    heading = _paragraph(section.heading) if section.heading else None
    return [section.key, heading, [_paragraph(one) for one in section.body]]


def _paragraph(one: Paragraph) -> list[Any]:
    joined = [[start, location_text(place)] for start, place in one.joined]
    cells = [[*_folded(cell.content), location_text(cell.location)] for cell in one.cells]
    return [*_folded(one.content), location_text(one.location), joined, cells]


def _folded(text: FoldedText) -> list[Any]:
    """Four values; the folded text is left out where it is the same as the printed one."""
    same = text.text == text.raw
    origin = list(text.origin) if text.origin is not None else None
    return [text.raw, None if same else text.text, origin, list(text.damaged)]


def _paragraph_of(told: Sequence[Any]) -> Paragraph:
    raw, text, origin, damaged, place, joined, cells = told
    return Paragraph(
        _folded_of(raw, text, origin, damaged),
        location_of(place),
        tuple((start, location_of(at)) for start, at in joined),
        tuple(RowCell(_folded_of(*parts), location_of(at)) for *parts, at in cells),
    )


def _folded_of(raw: str, text: str | None, origin: Any, damaged: Sequence[int]) -> FoldedText:
    way = None if origin is None else tuple(origin)
    return FoldedText(raw, raw if text is None else text, way, tuple(damaged))


def _plain(value: Scalar) -> Any:
    """Dates and exact fractions as marked texts, all else as it is."""
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"exact": str(value)} if isinstance(value, Decimal) else value


def _value(told: Any) -> Scalar:
    if isinstance(told, dict):
        found: Scalar = Decimal(told["exact"]) if "exact" in told else None
        return date.fromisoformat(told["date"]) if "date" in told else found
    return told  # type: ignore[no-any-return]
