"""The two sides of a comparison as a finding shows them: terms, sums, words for what is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goiaudit.audit import figures as f
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.shares import as_printed, computed_share, printed_share
from goiaudit.audit.shown import Mention, fact_value
from goiaudit.audit.wording import clause_label
from goiaudit.definitions.facts import catalogue
from goiaudit.model.cells import Number
from goiaudit.model.claims import Observation
from goiaudit.model.findings import Side, Term
from goiaudit.model.report import Report
from goiaudit.rules.compile import Atom
from goiaudit.rules.ground import Linear, Variable


@dataclass(frozen=True, slots=True)
class Sides:
    """What a comparison shows in one column of a judged group."""

    judged: Judged
    column: int
    atom: Atom
    report: Report
    mention: Mention | None

    def of(self, linear: Linear) -> Side:
        """One side of the comparison, with its terms."""
        if len(linear.terms) == 1 and linear.terms[0][1] == 1 and not linear.constant:
            special = self._special(linear.terms[0][0])
            if special is not None:
                return Side((Term(None, None),), special)
        if not linear.terms and (word := self._word(linear.constant)):
            return Side((), word)
        terms = [self._term(variable, factor) for variable, factor in linear.terms]
        if linear.constant:
            terms.append(Term(None, linear.constant))
        total: Number = linear.constant
        for term in terms[: len(linear.terms)]:
            total += term.coefficient * (term.value or 0)
        return Side(tuple(terms), total)

    def shares(self) -> tuple[Side, Side]:
        """100 x part / whole as it would be printed, and what is printed."""
        index = self.judged.group.index
        share = computed_share(self.atom, index, self.judged.columns, self.column)
        printed = printed_share(self.atom, self.judged.columns, self.column)
        assert share is not None
        assert printed is not None
        total = as_printed(share, printed.decimals)
        return Side((Term(None, total),), total), Side((Term(None, printed.value),), printed.value)

    def _term(self, variable: Variable, factor: int) -> Term:
        columns, place = self.judged.columns, (self.judged.group.index[variable], self.column)
        if columns.null[place] or columns.missing[place]:
            return Term(variable.address or None, None, factor)
        value = f.unscaled(int(columns.values[place]), self._scale)
        return Term(variable.address or None, value, factor)

    def _special(self, variable: Variable) -> str | None:
        """A word, a text or a date (ISO) instead of a number."""
        if variable.kind == "date":
            value = self._value(variable) // self._scale
            return date.fromordinal(value).isoformat() if value else None
        raw: object = None
        if variable.kind == "text":
            variable = Variable(variable.key[0], variable.key[1:])
        if variable.kind == "fact":
            raw = fact_value(self.report, variable.key[0])
        elif variable.kind == "seen" and isinstance(self.mention, Observation):
            raw = self.mention.values.get(variable.key[1])
            declared = catalogue().observations[variable.key[0]].fields[variable.key[1]]
            if declared == "clause" and isinstance(raw, int):
                return clause_label(raw)
        if isinstance(raw, date):
            return raw.isoformat()
        return raw if isinstance(raw, str) else None

    def _word(self, constant: int) -> str | None:
        """The word that a constant stands for, where the other side is a fact of words."""
        for variable, _ in self.atom.compare.difference.terms:
            name = variable.key[0].split("[")[0]
            if variable.kind == "fact" and catalogue().facts[name].type == "word":
                return next((w for w, c in catalogue().codes.items() if c == constant), None)
        return None

    def _value(self, variable: Variable) -> int:
        return int(self.judged.columns.values[self.judged.group.index[variable], self.column])

    @property
    def _scale(self) -> int:
        return int(self.judged.columns.scale[self.column])


def is_null(judged: Judged, column: int, variable: Variable) -> bool:
    """Whether there is no number for a variable."""
    row = judged.group.index[variable]
    return bool(judged.columns.null[row, column] or judged.columns.missing[row, column])
