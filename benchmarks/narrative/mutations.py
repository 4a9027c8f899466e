"""One wrong figure in a consistent report: how often is it found, and what is told without cause.

    python -m benchmarks.narrative.mutations [reports] [--seed N] [-v]

Every report is made up: figures that hold together, tables filled in from them, and a text that
quotes them in sentences of its own (``phrasebook.yml``). Each consistent report is judged once:
every finding of the narrative rules on it is a false alarm. Then one figure of the text, and in
another copy one cell of the tables that the text quotes, gets another value. Printed are, by what
the figure counts, how many such slips a narrative rule has found; a wrong figure that the text may
mean all the same (received and carried in, cases decided) is no slip.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.narrative.drafts import YEAR, Draft, Slot, draft_of, slipped, written
from benchmarks.narrative.figures import CELLS, PARTS, RESULTS, Rows
from goiaudit.audit import audit
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, Number, RowShape, Table
from goiaudit.model.claims import Fact
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative import narrate
from goiaudit.recognition.normalise import fold
from goiaudit.rules import RuleSet, load_rules

FORM = "2021"
# What no other figure of the report says again: a slip in it cannot be known.
ALONE = {
    "website": ("website",), "wechat": ("wechat",), "items_open": ("items", "s1", "s2", "s3"),
}  # fmt: skip
_TEXT_RULES = re.compile(r"N1")


def report_of(draft: Draft, tables: Mapping[str, Rows], wrong: Mapping[int, Number]) -> Report:
    """The report with its text read."""
    sections = []
    for key in draft.sections:
        lines = draft.text(key, wrong).split("\n")
        body = tuple(
            Paragraph(fold(line), Location(line=n)) for n, line in enumerate(lines, 1) if line
        )
        sections.append(Section(key, None, body))
    printed = {name: _table(name, rows) for name, rows in tables.items()}
    facts = {f"table_present[{name}]": Fact(1) for name in printed}
    facts |= {"year_sure": Fact(1)}
    report = Report(
        "made.txt", organ=draft.organ, kind="department", level="county", year=YEAR, form=FORM,
        due_form=FORM, printed=printed, facts=facts, sections=tuple(sections),
    )  # fmt: skip
    return narrate(report)


def _table(name: str, rows: Rows) -> Table:
    definition = forms()[FORM].tables[name]
    cells = []
    for address in definition.addresses():
        value = rows.get(address.row, {}).get(address.column, 0)
        cells.append(Cell(address, CellState.NUMBER, value, str(value)))
    shapes = {key: RowShape(len(row.columns), 1) for key, row in definition.rows.items()}
    return Table(name, None if name == "disputes" else FORM, FORM, tuple(cells), shapes)


def told(reports: Sequence[Report], rules: RuleSet) -> list[list[Finding]]:
    """What the rules on the text say of each report; advice is left out."""
    return [
        [f for f in result.findings if _TEXT_RULES.match(f.rule) and f.severity != "info"]
        for result in audit(reports, rules).results
    ]


def wrong_cell(draft: Draft, name: str, source: random.Random) -> tuple[dict[str, Rows], str]:
    """The tables with one cell changed that the figure ``name`` states, and its address."""
    table, row, column = CELLS[name].split(".")
    if name in RESULTS:
        row = source.choice(RESULTS[name])
    elif name == "legal_person":
        column = "business"
    elif name == "litigation":
        row = source.choice(("litigation_direct", "litigation_after_review"))
    tables = {
        name: {row: dict(cells) for row, cells in rows.items()}
        for name, rows in draft.figures.tables.items()
    }
    cells = tables[table].setdefault(row, {})
    cells[column] = slipped(cells.get(column, 0), source)
    return tables, str(CellAddress(table, row, column))


def accepted(name: str, tables: Mapping[str, Rows]) -> set[Number]:
    """Other figures of the tables that a statement may mean (domain chapter 5.1)."""
    requests, disputes = tables["requests"], tables["disputes"]

    def of(row: str, *columns: str) -> int:
        return int(sum(requests.get(row, {}).get(column, 0) for column in columns))

    def decided(*rows: str) -> int:
        return int(sum(disputes[row]["total"] - disputes[row]["pending"] for row in rows))

    columns = {
        "new": ("total",), "natural_person": ("natural_person",), "legal_person": PARTS[1:],
    }.get(name)  # fmt: skip
    if columns is not None:
        at_hand = of("new", *columns) + of("carried_in", *columns)
        others = {at_hand} if name == "new" else {at_hand, of("handled_total", *columns)}
        return set(others)
    suits = ("litigation_direct", "litigation_after_review")
    rows = {
        "review": ("review",), "direct": suits[:1], "after_review": suits[1:], "litigation": suits,
    }.get(name)  # fmt: skip
    return {decided(*rows)} if rows is not None else set()


@dataclass
class Score:
    """What was planted and found, by what the figure counts."""

    text: Counter[str]
    text_found: Counter[str]
    table: Counter[str]
    table_found: Counter[str]
    alarms: int = 0


@dataclass(frozen=True)
class Slip:
    """A figure that was changed: in the text, or in the tables (``address`` is set)."""

    draft: Draft
    slot: Slot
    wrong: Number
    report: Report
    address: str = ""


def study(count: int, seed: int, loud: bool) -> Score:
    """Judge ``count`` consistent reports and two slips in each."""
    rules = load_rules().select(["N", "T308"])
    score = Score(Counter(), Counter(), Counter(), Counter())
    sources = [random.Random(f"{seed}-{number}") for number in range(count)]
    drafts = [draft_of(source) for source in sources]
    alarms = told([report_of(draft, draft.figures.tables, {}) for draft in drafts], rules)
    slips: list[Slip] = []
    for draft, source, false in zip(drafts, sources, alarms, strict=True):
        score.alarms += len(false)
        for finding in false if loud else ():
            print("FALSE", finding.rule, finding.message)
        slips += _slips(draft, source) if not false else ()
    for slip, found in zip(slips, told([slip.report for slip in slips], rules), strict=True):
        _count(slip, found, score, loud)
    return score


def _slips(draft: Draft, source: random.Random) -> Iterator[Slip]:
    """One slip in the text and one in the tables; what may be meant all the same is none."""
    known = [s for s in draft.slots() if s.block and s.name not in ALONE.get(s.block, ())]
    stated = [slot for slot in known if slot.name in CELLS]
    tables = draft.figures.tables
    if known:
        slot = source.choice(known)
        least = 2 if slot.name.endswith(("share", "growth")) else 1
        wrong = slipped(draft.figures.said[slot.name], source, least)
        if wrong not in accepted(slot.name, tables):
            yield Slip(draft, slot, wrong, report_of(draft, tables, {id(slot): wrong}))
    if stated:
        slot = source.choice(stated)
        changed, address = wrong_cell(draft, slot.name, source)
        value = draft.figures.said[slot.name]
        if value not in accepted(slot.name, changed):
            yield Slip(draft, slot, value, report_of(draft, changed, {}), address)


def _count(slip: Slip, found: Sequence[Finding], score: Score, loud: bool) -> None:
    kind, name = _kind(slip.slot.name), f"{slip.slot.block}/{slip.slot.name}"
    if slip.address:
        hit = any(finding.family == "narrative_table" for finding in found)
        score.table[kind] += 1
        score.table_found[kind] += hit
    else:
        hit = bool(found)
        score.text[kind] += 1
        score.text_found[kind] += hit
    if loud and not hit:
        where = f"in table {name}: {slip.address}" if slip.address else f"in text {name}"
        print(f"MISSED {where}: {slip.draft.figures.said[slip.slot.name]} -> {slip.wrong}")
        print("   ", _sentence(slip.draft, slip.slot, {id(slip.slot): slip.wrong}))


def _kind(name: str) -> str:
    if name.endswith(("share", "growth")):
        return "percentage"
    if name in ("last", "difference"):
        return "compared with last year"
    if name in CELLS:
        return CELLS[name]
    return "requests by channel" if name in ("online", "mail", "in_person") else "items listed"


def _sentence(draft: Draft, slot: Slot, wrong: Mapping[int, Number]) -> str:
    text = draft.text("overview", wrong)
    value = written(wrong.get(id(slot), draft.figures.said[slot.name]), slot.style)
    return " | ".join(s for s in re.split("[。\n]", text) if value in s)[:300]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the study."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="?", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", action="store_true", help="print what was missed")
    options = parser.parse_args(arguments)
    score = study(options.reports, options.seed, options.v)
    print(f"{'figure':52} {'in the text':>16} {'in the table':>16}")
    for kind in sorted(score.text | score.table):
        print(
            f"{kind:52} {_share(score.text_found, score.text, kind)} "
            f"{_share(score.table_found, score.table, kind)}"
        )
    print(
        f"{'all':52} {_share(score.text_found, score.text)} "
        f"{_share(score.table_found, score.table)}"
    )
    print(f"false alarms on {options.reports} consistent reports: {score.alarms}")


def _share(found: Counter[str], planted: Counter[str], kind: str | None = None) -> str:
    total = planted[kind] if kind else planted.total()
    hit = found[kind] if kind else found.total()
    return f"{hit:5} of {total:4} {hit / total:5.2f}" if total else f"{'-':>16}"


if __name__ == "__main__":
    main()
