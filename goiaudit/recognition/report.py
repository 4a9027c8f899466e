"""A Document to its Report: every room of recognition in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from goiaudit.definitions.forms import due_form
from goiaudit.definitions.lasting import lasting
from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.document import Document
from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.recognition.damage import damage_facts, denied_tables
from goiaudit.recognition.dates import (
    Signature,
    as_of_years,
    find_signature,
    heading_year,
    opening_year,
    periods,
    published,
)
from goiaudit.recognition.foreign import foreign_names
from goiaudit.recognition.furniture import is_running
from goiaudit.recognition.headings import Heading, choose, find_headings
from goiaudit.recognition.identity import Identity, identify
from goiaudit.recognition.lifetime import lifetime_facts
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.linewise import lines_of
from goiaudit.recognition.naming import authors, named_in_text
from goiaudit.recognition.parts import named_by_sheet, part_starts, sheet_starts
from goiaudit.recognition.passage import Passage
from goiaudit.recognition.records import recognise_records
from goiaudit.recognition.recurring import tables_of
from goiaudit.recognition.remedies import remedy_facts
from goiaudit.recognition.sections import Layout, find_sections, section_facts, text_end
from goiaudit.recognition.selfnames import is_same_organ, name_observations, self_references
from goiaudit.recognition.tables import TablesFound
from goiaudit.recognition.title import Title, find_title, named_by
from goiaudit.recognition.topheads import (
    declared_parts,
    heading_observations,
    other_headings,
    renamed_facts,
)

_FIRST_F2014, _LAST_F2014 = 2008, 2018
_TOPIC = seldom(r"公开|行政(?:许可|处罚|强制|复议|诉讼)|规范性文件")
_FIGURE = seldom(
    r"(?:\d|[零一两二三四五六七八九十]) ?[余多]?[条件宗篇份起次项个]|\d ?申请|"
    r"申请[^。]{0,6}[:为](?:无|零)|"
    r"(?:未|没有|无|从未)[^。]{0,30}?(?:申请|复议|诉讼)"
)
_CITED = seldom(r"第[一二三四五六七八九十百\d]{1,4}[条项件]")


@lasting()
def recognise(document: Document) -> tuple[Report, ...]:
    """Reports without claims; raises InputError ``not_a_report`` if nothing is recognised.

    A file with several titles of different organs or years, each with sections of its own, gives
    one report each, numbered in ``part``; so do records (a batch sheet, cells once written).
    """
    if records := recognise_records(document):
        return records
    paragraphs = lines_of(document)
    starts = part_starts(paragraphs)
    if len(starts) == 1:
        whole = _recognise(document, paragraphs, None)
        by_sheet = sheet_starts(paragraphs) if "several_reports" in whole.facts else [0]
        if len(by_sheet) == 1:
            return (whole,)
        return tuple(map(named_by_sheet, _each(document, paragraphs, by_sheet)))
    return tuple(_each(document, paragraphs, starts))


def _each(document: Document, paragraphs: Lines, starts: Sequence[int]) -> Iterator[Report]:
    ends = [*starts[1:], len(paragraphs)]
    for part, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield _recognise(document, paragraphs[start:end], part)


def _recognise(document: Document, paragraphs: Lines, part: int | None) -> Report:
    title = find_title(paragraphs)
    tables = tables_of(paragraphs, title.year if title else None)
    if title and tables.used and title.first > min(tables.used):
        title = None
    if not all(map(tables.used.issuperset, paragraphs.wholes)):
        paragraphs = paragraphs.row_by_row
    headings = choose(find_headings(paragraphs, tables.used), title.last if title else None)
    if paragraphs.wholes and not (headings and headings[0].index < paragraphs.wholes[0].start):
        paragraphs = paragraphs.row_by_row  # what stands above the text is looked at line by line
    if not (title or headings or tables.printed) and not _may_claim(paragraphs):
        raise InputError(
            document.path,
            "not_a_report",
            "neither a table nor a section, a title or a figure of such a report was found",
        )
    report = _assemble(document, paragraphs, title, tables, headings)
    return report if part is None else replace(report, part=part)


def is_report(report: Report) -> bool:
    """Whether table, section, title or claim of such a report was found (contract section 3).

    A text that only may hold claims is let through by ``recognise``: whether it does is known
    once they are read.
    """
    titled = "title" in report.facts and report.facts["title"].value == 1
    headed = any(section.heading for section in report.sections)
    return bool(titled or headed or report.printed or report.claims)


def _may_claim(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text speaks of what such reports count, and has a figure beside it."""
    return any(
        _TOPIC.search(paragraph.text) and _FIGURE.search(_CITED.sub("", paragraph.text))
        for paragraph in paragraphs
    )


def _assemble(
    document: Document,
    paragraphs: Lines,
    title: Title | None,
    tables: TablesFound,
    headings: Sequence[Heading],
) -> Report:
    lines = range(title.first, title.last + 1) if title else range(0)
    start = min([lines.stop, *(heading.index for heading in headings)])
    tail = max(start, max(tables.used, default=-1) + 1, *(h.index + 1 for h in headings), 0)
    signature = find_signature(
        paragraphs, range(tail, len(paragraphs)), (title.first, title.last) if title else None
    )
    closing = signature.first if signature and signature.first >= tail else None
    end = text_end(paragraphs, tail, closing)
    layout = Layout.of(paragraphs, start, end, tables.used, lines)
    sections = find_sections(layout, headings)
    body = Passage.of(chain.from_iterable(section.body for section in sections))
    filed = document.metadata.get("title", "")
    identity = _identity(title, signature, sections, body, filed)
    others = list(other_headings(paragraphs, layout.filled, headings))
    facts = {
        **_dates(paragraphs, layout, signature, _top(paragraphs, layout, headings)),
        **identity.facts,
        **_file_facts(filed, identity),
        **section_facts(sections, headings),
        **renamed_facts(others),
        **remedy_facts(sections),
        **damage_facts(paragraphs),
        **denied_tables(sections),
        **tables.facts,
        **_form_facts(tables, identity.year),
    }
    return Report(
        path=document.path,
        organ=identity.organ,
        kind=identity.kind,
        level=identity.level,
        year=identity.year,
        form=tables.form,
        due_form=due_form(identity.year),
        printed=tables.printed,
        facts=facts,
        observations=(
            *identity.observations,
            *tables.observations,
            *heading_observations(others),
            *_of_itself(paragraphs, title, signature, body, headings, identity),
        ),
        sections=sections,
        digest=document.digest,
        encoding=document.encoding,
        notices=document.notices,
    )


def _file_facts(filed: str, identity: Identity) -> dict[str, Fact]:
    """What the file's own properties name as organ and year, where the report itself does not."""
    if not filed or (identity.organ is not None and identity.year is not None):
        return {}
    organ, year = named_by(filed)
    facts = {"file_organ": Fact(organ)} if identity.organ is None and organ else {}
    if identity.year is None and year:
        facts["file_year"] = Fact(year)
    return facts


def _identity(
    title: Title | None,
    signature: Signature | None,
    sections: Sequence[Section],
    body: Passage,
    filed: str,
) -> Identity:
    heading, overview = next((own[1:] for own in sections if own.key == "overview"), (None, ()))
    covered = periods(body)
    stated = [*heading_year(heading), *opening_year(overview), *as_of_years(body)]
    opening = [p for own in sections if own.key in ("preface", "overview") for p in own.body]
    found = identify(title, signature, body, covered, stated, opening, filed)
    return Identity(
        found.organ,
        found.kind,
        found.level,
        found.year,
        found.facts | lifetime_facts(body, covered),
        (*covered, *found.observations),
    )


def _of_itself(
    paragraphs: Sequence[Paragraph],
    title: Title | None,
    signature: Signature | None,
    body: Passage,
    headings: Sequence[Heading],
    identity: Identity,
) -> Iterator[Observation]:
    """What the text says of its own organ and of its own make."""
    if title and title.organ and _is_due(title.organ, identity, body):
        found = list(named_in_text(body))
        if signature and signature.organ:
            lines = Passage.of(paragraphs[signature.first : signature.last + 1])
            found.append((signature.organ, lines.spot(0, len(lines.text))))
        yield from name_observations((title.organ, title.spot), found, body.text)
    yield from self_references(body, identity.organ)
    yield from foreign_names(body, identity.organ, identity.kind)
    yield from declared_parts(body, headings)


def _is_due(organ: str, identity: Identity, body: Passage) -> bool:
    """Whether the organ of the title is the one due.

    A name on a line of its own above the title may be the site's: the text has to name it as
    the maker of the report, too.
    """
    return organ == identity.organ or any(is_same_organ(organ, name) for name in authors(body))


def _top(paragraphs: Lines, layout: Layout, headings: Sequence[Heading]) -> int:
    """The first line of text below the title."""
    heading = min((h.index for h in headings), default=layout.end)
    lines = range(layout.start, heading)
    return next((n for n in lines if is_running(paragraphs.texts[n])), heading)


def _dates(
    paragraphs: Lines,
    layout: Layout,
    signature: Signature | None,
    top: int,
) -> dict[str, Fact]:
    """Signature and publication; only lines above the text and below it can date a page."""
    facts: dict[str, Fact] = {}
    if signature and signature.date:
        facts["signed"] = signature.date
    texts = paragraphs.texts
    furniture = [
        [paragraphs[n] for n in places if not is_running(texts[n])]
        for places in (range(top), range(layout.end, len(paragraphs)))
    ]
    if date := published(furniture):
        facts["published"] = date
    return facts


def _form_facts(tables: TablesFound, year: int | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    if tables.form is not None:
        tell = (tables.printed.get(name) for name in ("disclosure", "requests"))
        place = next((t.location for t in tell if t and t.form == tables.form), None)
        facts["form"] = Fact(tables.form, location=place)
    due = due_form(year)
    if due is None and year is not None and _FIRST_F2014 <= year <= _LAST_F2014:
        due = "F2014"
    if due is not None:
        facts["due_form"] = Fact(due)
    return facts
