"""One report of a corpus before it is written: whose, on which year, with which figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.corpus.figures import Cells, form_of, written
from benchmarks.corpus.plan import SUFFIXES, Plan
from benchmarks.corpus.text import Draft, draft_of, figures_of
from benchmarks.corpus.tree import Body
from tests.writers.made_up import MadeUp, Told

_LAST_DAY = {"government": (3, 25), "office": (1, 30)}


@dataclass(frozen=True)
class Entry:
    """The true figures of a report; ``before`` are those of the year before.

    ``above`` are the governments that add the report up, the nearest first; ``renamed`` says
    that the organ had another name the year before.
    """

    plan: Plan
    body: Body
    year: int
    cells: Cells
    before: Cells | None
    above: tuple[Body, ...] = ()
    renamed: bool = False

    @property
    def form(self) -> str:
        """The form that is due."""
        return form_of(self.year)

    @property
    def format(self) -> str:
        """How it is written."""
        return self.plan.format_of(self.body.name, self.year)

    @property
    def path(self) -> str:
        """Where it is written."""
        return self.path_of(self.body, self.year)

    def path_of(self, body: Body, year: int) -> str:
        """Where the report of an organ on a year is written."""
        suffix = SUFFIXES[self.plan.format_of(body.name, year)]
        return f"reports/{year}/{body.folder}{body.name}{suffix}"

    @property
    def is_faulted(self) -> bool:
        """Whether a fault is planted in it, where it can have one."""
        return self.plan.random(self.body.name, self.year, "fault").random() < self.plan.faults

    def last_year(self) -> Entry | None:
        """Last year's report of the same name, if nothing is wrong with it."""
        if self.before is None or self.year - 1 not in self.plan.years:
            return None
        last = replace(self, year=self.year - 1, cells=self.before, before=None)
        return None if last.is_faulted or self.renamed else last

    def near(self) -> tuple[str, ...]:
        """Where a fault of this report may show, too."""
        later = [self.path_of(self.body, year) for year in self.plan.years if year == self.year + 1]
        return (*later, *(self.path_of(body, self.year) for body in self.above))

    def draft(self, cells: Cells | None = None, words: tuple[str, int] | None = None) -> Draft:
        """The text that goes with ``cells``; ``words``: whose sentences of which year."""
        said = self.cells if cells is None else cells
        name, year = self.body.name, self.year
        drawn = self.plan.random(name, year, "said")
        figures = figures_of(self.body, said, self.before, year, drawn)
        return draft_of(self.body, figures, self.plan.random(*(words or (name, year)), "words"))

    def made(self, cells: Cells, draft: Draft, wrong: dict[int, int] | None = None) -> MadeUp:
        """The report with these figures printed and this text."""
        signed, published = self._days()
        told = Told(
            self.body.name,
            self.year,
            draft.said("overview", wrong),
            draft.said("problems", wrong),
            draft.said("other", wrong),
            signed,
            published,
        )
        return MadeUp(self.form, written(cells, self.form), told)

    def _days(self) -> tuple[date, date]:
        """Signed and published in time."""
        random = self.plan.random(self.body.name, self.year, "days")
        last = date(self.year + 1, *_LAST_DAY.get(self.body.kind, (1, 28)))
        signed = date(self.year + 1, 1, 6)
        signed += timedelta(days=random.randint(0, (last - signed).days - 3))
        return signed, signed + timedelta(days=random.randint(0, 3))
