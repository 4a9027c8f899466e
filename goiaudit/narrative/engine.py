"""The narrative engine: sentences of a report in, claims and breakdowns out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from goiaudit.definitions.forms import due_form
from goiaudit.definitions.vocabulary import Vocabulary, vocabulary
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.narrative.breakdown import breakdowns
from goiaudit.narrative.clauses import Sentence, sentences
from goiaudit.narrative.denial import Zero
from goiaudit.narrative.lexicon import Lexicon, Reading
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.metrics import mentions_of, topic_at_end, universals
from goiaudit.narrative.negation import zeros
from goiaudit.narrative.scope import Scope, Scopes, Whose

_READ = ("preface", "overview", "disclosure", "requests", "disputes", "problems", "other")
_TABLES = ("requests.", "disputes.", "disclosure.")
_CLAUSE = ",;。:!?\n"
_LONGEST_QUOTE = 60
_LONGEST_HEADING = 40
_TRIMMED = " \u3000\n,，、;；:：(（。"


class Engine:
    """Reads the narrative of reports with one vocabulary; holds no state between reports."""

    def __init__(self, words: Vocabulary) -> None:
        self._lexicon = Lexicon(words)
        self._requests = next((t for t in words.topics if t.name == "requests"), None)

    def read(self, report: Report) -> tuple[tuple[Claim, ...], tuple[Observation, ...]]:
        """The claims and the breakdowns of a report's text, in the order of the text."""
        pages = self._pages(report)
        form = report.form or _due(report)
        whose = Whose(report.year, _area_is_own(report, pages))
        claims: list[Claim] = []
        found: list[Observation] = []
        scope, topical, block = Scope(), Topical(), (-1, "")
        before: tuple[Mention, ...] = ()
        skipped = ""
        for sentence, reading in pages:
            if sentence.section != block[1]:
                scope = Scope()
            if (sentence.block, sentence.section) != block:
                topical, before, skipped = self._opening(sentence.section), (), ""
                scope = Scope(scope.period if scope.period == "half_year" else "this")
            block = (sentence.block, sentence.section)
            if reading is None:
                before, skipped = (), sentence.text
                continue
            if skipped and len(skipped) <= _LONGEST_HEADING:
                heading = Memory(self._lexicon.skim(skipped), whose, form, topical, self._requests)
                topical = topic_at_end(heading)
            skipped = ""
            scopes = Scopes(reading, scope, whose)
            page = _Page(sentence, reading, scopes)
            memory = Memory(reading, whose, form, topical, self._requests)
            mentions = mentions_of(memory)
            context = self._requests if sentence.section == "requests" else None
            mentions_all = [*mentions, *universals(memory, mentions)]
            claims += page.claims(mentions_all, list(zeros(reading, form, context)))
            found += breakdowns(sentence, reading, mentions, before)
            before = tuple(mention for mention in mentions if mention is not None)
            topical = topic_at_end(memory)
            scope = scopes.last
        return tuple(_without_repeats(claims)), tuple(found)

    def _opening(self, section: str) -> Topical:
        """What a paragraph speaks of before it says so: in section 三 of requests."""
        return Topical(self._requests) if section == "requests" else Topical()

    def _pages(self, report: Report) -> list[tuple[Sentence, Reading | None]]:
        return [
            (sentence, self._lexicon.read(sentence.text))
            for section in report.sections
            for sentence in sentences(section.body, section.key)
        ]


@lru_cache(maxsize=1)
def shipped() -> Engine:
    """The engine with the shipped vocabulary."""
    return Engine(vocabulary())


class _Page:
    """One sentence on the way to claims: quotes, places and scopes."""

    def __init__(self, sentence: Sentence, reading: Reading, scopes: Scopes) -> None:
        self._sentence = sentence
        self._reading = reading
        self._scopes = scopes

    def claims(self, mentions: list[Mention | None], zero: list[Zero]) -> list[Claim]:
        """The claims of the sentence, figures and zeros in the order of the text."""
        sure = _stated_once([mention for mention in mentions if mention])
        found = [claim for mention in sure for claim in self._figure(mention)]
        found += [claim for item in zero for claim in self._zero(item)]
        return sorted(found, key=lambda claim: (claim.line or 0, claim.position))

    def _figure(self, mention: Mention) -> Iterator[Claim]:
        scope = self._scopes.at(mention.figure.start)
        end = mention.end
        for cell in mention.cells:
            address, doubt = (cell, None) if mention.aside else _scoped(cell, scope)
            if address is not None:
                yield self._claim(address, mention, mention.start, end, doubt)

    def _claim(self, cell: str, mention: Mention, start: int, end: int, doubt: str | None) -> Claim:
        figure = mention.figure
        location, position = self._sentence.place(figure.start)
        damaged = self._sentence.is_damaged(start, end)
        return Claim(
            cell,
            mention.value,
            self._quote(start, end),
            location,
            figure.qualifier,
            doubt or ("damaged" if damaged else None),
            damaged,
            figure.decimals,
            position,
        )

    def _zero(self, zero: Zero) -> Iterator[Claim]:
        scope = self._scopes.at(zero.end)
        location, position = self._sentence.place(zero.start)
        damaged = self._sentence.is_damaged(zero.start, zero.end)
        for cell in zero.cells:
            address, doubt = _scoped(cell, scope)
            if address is None:
                continue
            reason = zero.doubt or doubt or ("damaged" if damaged else None)
            quote = self._quote(zero.start, zero.end)
            yield Claim(address, 0, quote, location, "exact", reason, damaged, 0, position)

    def _quote(self, start: int, end: int) -> str:
        """The clause as printed, from its beginning, at most 60 characters before the figure."""
        floor = max(0, start - _LONGEST_QUOTE)
        for figure in self._reading.figures:
            if figure.end <= start:
                floor = max(floor, figure.end)
        begin = self._reading.left(start, _CLAUSE, floor)
        return self._sentence.quote(begin, end).strip(_TRIMMED)


def _stated_once(mentions: list[Mention]) -> list[Mention]:
    """1件维持,1件驳回: two branches of one cell in one sentence state neither its value."""
    branches = Counter(m.cells[0] for m in mentions if m.outcome and m.cells)
    return [m for m in mentions if not (m.outcome and m.cells and branches[m.cells[0]] > 1)]


def _scoped(cell: str, scope: Scope) -> tuple[str | None, str | None]:
    """The key of a claim under a scope and the doubt that it brings; None: no claim at all."""
    if scope.office and scope.period == "this":
        return cell, "scope"
    if cell.startswith("disclosure.published_items."):
        if scope.area:
            return None, None
        if scope.period == "this":
            return cell, None
        return cell, "part_year" if scope.period.endswith("year") else "period"
    if cell.startswith("requests.fee.") and scope.period in ("this", "next"):
        return cell, None
    table, _, rest = cell.partition(".")
    if scope.period in ("half_year", "partial_year"):
        return f"{table}.{scope.period}.{rest}", "part_year"
    if scope.area:
        return f"{table}.area.{rest}", "scope"
    if scope.period == "previous":
        if scope.stated and cell == "requests.new.total":
            return "requests.previous_year.total", "period"
        return (f"{table}.previous_year.{rest}", "period") if scope.stated else (cell, "period")
    if scope.period in ("next", "other"):
        return None, None
    return cell, None


def _due(report: Report) -> str:
    if report.due_form in ("2019", "2021"):
        return str(report.due_form)
    due = due_form(report.year) if report.year is not None else None
    return due if due in ("2019", "2021") else "2021"


def _area_is_own(report: Report, pages: list[tuple[Sentence, Reading | None]]) -> bool:
    """Whether the tables are the area's: a government's report, or one that says so."""
    if report.kind == "government" and report.level != "township":
        return True
    return any("汇总" in sentence.text and "报告" in sentence.text for sentence, _ in pages)


def _without_repeats(claims: list[Claim]) -> Iterator[Claim]:
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        key = (claim.cell, claim.value, claim.location, claim.position)
        if key not in seen:
            seen.add(key)
            yield claim
