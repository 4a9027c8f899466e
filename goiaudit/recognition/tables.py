"""The three official tables in the text of a report (domain 2.2-2.6, layouts.md A-D)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goiaudit.model.cells import Table
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.text import Paragraph
from goiaudit.recognition.above import with_values_below
from goiaudit.recognition.alternating import with_disputes_joined
from goiaudit.recognition.blockwise import with_disclosure_by_blocks
from goiaudit.recognition.candidates import candidates, join_interrupted
from goiaudit.recognition.clauses import (
    clause_observations,
    has_results_heading,
    label_slips,
    wrong_labels,
)
from goiaudit.recognition.cut_figures import with_figures_whole
from goiaudit.recognition.disputes import header_words, recognise_disputes
from goiaudit.recognition.former import former_tables, without
from goiaudit.recognition.inorder import with_rows_in_order
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_narrative, is_section_heading
from goiaudit.recognition.paired import without_column_names
from goiaudit.recognition.placed import Candidate
from goiaudit.recognition.row_numbers import without_row_numbers
from goiaudit.recognition.roworder import order_fact
from goiaudit.recognition.rowtables import RowTable, recognise_rows
from goiaudit.recognition.runs import Run, runs
from goiaudit.recognition.several import doubled_tables
from goiaudit.recognition.strips import Piece, text_strips
from goiaudit.recognition.torn import with_rows_whole

_DISPUTE_WORDS = 3


@dataclass(frozen=True, slots=True)
class TablesFound:
    """Tables found, the form that they show, and the paragraphs that they take up.

    ``used`` are indices of paragraphs that are header, label or value lines of a table;
    ``facts`` are table_present, table_form, results_heading and rows_lost, ``observations`` clause
    and wrong_label of rules/facts.yml. Tables of several reports that cannot be told apart are not
    printed: then the fact several_reports is all that is said of them.
    """

    printed: Mapping[str, Table]
    form: str | None
    used: frozenset[int]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()


def recognise_tables(paragraphs: Sequence[Paragraph], year: int | None) -> TablesFound:
    """Find the tables in running text; ``year`` only helps where no table shows its form."""
    lines = Lines.of(paragraphs).row_by_row
    loose = with_figures_whole(without_row_numbers(runs(text_strips(lines))), lines)
    whole = with_rows_whole(loose, lines)
    ordered = with_disclosure_by_blocks(with_values_below(with_rows_in_order(whole)))
    found = without_column_names(join_interrupted(with_disputes_joined(ordered)))
    named = [item for item in candidates(found) if not _heads_disputes(item)]
    if doubled := doubled_tables(found, named):
        former = former_tables(lines, year)
        if not former:
            return _several(lines, doubled)
        rest = recognise_tables(without(lines, former), year)
        return replace(rest, used=rest.used | former)
    rows = {
        name: table
        for name in ("requests", "disclosure")
        if (table := recognise_rows(name, found, named, year)) is not None
    }
    taken = {index for table in rows.values() for index in table.aligned.taken}
    disputes = recognise_disputes(lines, found, taken, year)
    printed = {name: table.table for name, table in rows.items()}
    spans = [_span(table) for table in rows.values()]
    if disputes is not None:
        printed["disputes"] = disputes.table
        pieces = [*disputes.head, *_values(found[disputes.first : disputes.last + 1])]
        spans.append([piece.source for piece in pieces])
    slips = [slip for table in rows.values() for slip in wrong_labels(table.aligned)]
    return TablesFound(
        printed=printed,
        form=_form(printed),
        used=_used(lines, spans),
        facts=_facts(printed, rows.get("requests"), found)
        | ({"label_slips": label_slips(slips)} if rows else {})
        | {f"rows_moved[{name}]": order_fact(table.aligned) for name, table in rows.items()},
        observations=(*_clauses(rows, found), *slips),
    )


def _several(lines: Lines, pieces: Sequence[Piece]) -> TablesFound:
    """No table: what stands there is of several reports, and no one knows what of which."""
    used = _used(lines, [[piece.source for piece in pieces]])
    return TablesFound({}, None, used, {"several_reports": Fact(1, location=pieces[0].location)})


def _heads_disputes(item: Candidate) -> bool:
    return item.row == "handled_total" and header_words(item.run) >= _DISPUTE_WORDS


def _form(printed: Mapping[str, Table]) -> str | None:
    """The form of table two, else of table three (domain 2.5); tables may mix."""
    forms = [printed[name].form for name in ("disclosure", "requests") if name in printed]
    return next((form for form in forms if form is not None), None)


def _values(found: Iterable[Run]) -> list[Piece]:
    return [piece for run in found for piece in run.values]


def _span(table: RowTable) -> list[int]:
    """Paragraphs of the header, the row labels and the values of a table."""
    aligned = table.aligned
    pieces = [*table.head]
    for placed in aligned.rows.values():
        pieces += [*placed.label, *placed.cells]
    return [piece.source for piece in pieces]


def _used(lines: Lines, spans: Iterable[list[int]]) -> frozenset[int]:
    """Every line between the first and the last of a table but sentences and headings."""
    used: set[int] = set()
    for span in spans:
        if not span:
            continue
        last = max(span)
        while last + 1 < len(lines) and _is_rule(lines.texts[last + 1]):
            last += 1
        first = min(span)
        while first > 0 and _is_rule(lines.texts[first - 1]):
            first -= 1
        between = set(range(first, last + 1))
        others = [n for n in between.difference(span) if lines.texts[n]]
        prose = {n for n in others if _is_prose(lines.texts[n])}
        used |= between - prose
    return frozenset(used)


def _is_rule(text: str) -> bool:
    """A line of nothing but pipes."""
    return "|" in text and not text.strip("|-: ")


def _is_prose(text: str) -> bool:
    return "|" not in text and (is_section_heading(text) or is_narrative(text))


def _facts(
    printed: Mapping[str, Table], requests: RowTable | None, found: Sequence[Run]
) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for name in ("requests", "disputes", "disclosure"):
        table = printed.get(name)
        present = table is not None and table.has_number
        facts[f"table_present[{name}]"] = Fact(
            int(present), location=table.location if table is not None else None
        )
        if table is not None and table.form is not None:
            facts[f"table_form[{name}]"] = Fact(table.form, location=table.location)
    if requests is not None:
        heading = has_results_heading(requests.aligned, found)
        facts["results_heading"] = Fact(int(heading), location=requests.table.location)
        lost = sum(shape.times == 0 for shape in requests.table.rows.values())
        facts["rows_lost[requests]"] = Fact(lost, location=requests.table.location)
    return facts


def _clauses(rows: Mapping[str, RowTable], found: Sequence[Run]) -> Iterable[Observation]:
    return clause_observations(rows["disclosure"].aligned, found) if "disclosure" in rows else ()
