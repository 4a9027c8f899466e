"""The sentences that a vocabulary carries, read by its engine: each must state what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goiaudit.definitions.vocabulary import Example
from goiaudit.model.cells import Location
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative.engine import Engine
from goiaudit.recognition.normalise import fold

YEAR = 2022
"""The year of the report that an example stands in, whatever its form is."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One sentence: what it should state, what was read from it instead (empty: as it should)."""

    example: Example
    wanted: str
    found: str

    @property
    def ok(self) -> bool:
        """Whether the sentence was read as its entry says."""
        return not self.found


def run_examples(examples: Iterable[Example], engine: Engine) -> Iterator[ExampleResult]:
    """Read every sentence as the only one of a report's overview."""
    for example in examples:
        yield _result(example, _claims(example, engine))


def _claims(example: Example, engine: Engine) -> tuple[Claim, ...]:
    body = tuple(
        Paragraph(fold(line), Location(line=number))
        for number, line in enumerate(example.text.splitlines(), 1)
    )
    section = Section("overview", None, body)
    report = Report("example", year=YEAR, form=example.form, sections=(section,))
    return engine.read(report)[0]


def _result(example: Example, claims: tuple[Claim, ...]) -> ExampleResult:
    if example.silent:
        return ExampleResult(example, "-", _told((c.cell, str(c.value)) for c in claims))
    wrong: list[tuple[str, str]] = []
    for cell, values in example.wanted.items():
        found = tuple(str(claim.value) for claim in claims if claim.cell == cell)
        if found != values:
            wrong.append((cell, ", ".join(found) or "-"))
    wanted = ((cell, ", ".join(values) or "-") for cell, values in example.wanted.items())
    return ExampleResult(example, _told(wanted), _told(wrong))


def _told(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{cell} = {value}" for cell, value in pairs)
