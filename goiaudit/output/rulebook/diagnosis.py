"""``goiaudit rules diagnose``: faults first, then what is worth knowing, form by form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goiaudit.output.exact_json import encode
from goiaudit.output.layout import wrap
from goiaudit.output.rulebook.naming import cells_label, instance_label, instances_label
from goiaudit.output.rulebook.words import joined, tell
from goiaudit.output.words import say
from goiaudit.rules.diagnose.diagnosis import (
    Chain,
    Contradiction,
    Diagnosis,
    ForcedZero,
    FormDiagnosis,
    Implied,
    Impossible,
)
from goiaudit.rules.diagnose.rows import InstanceName
from goiaudit.rules.rule import RuleSet

_WIDTH = 80
_MOST_IMPLIED = 3


def diagnosis_lines(found: Diagnosis, ruleset: RuleSet, lang: str) -> list[str]:
    """The page for a person, 80 columns wide."""
    return list(_Page(ruleset, lang).lines(found))


class _Page:
    def __init__(self, ruleset: RuleSet, lang: str) -> None:
        self.rules = ruleset.by_id
        self.lang = lang

    def lines(self, found: Diagnosis) -> Iterator[str]:
        for duplicate in found.duplicates:
            yield from self.told(
                "diagnosis.duplicate", 0, mark=self.mark(duplicate.rule), rule=duplicate.rule,
                other=duplicate.other, instances=self.instances(duplicate.instances),
            )  # fmt: skip
        for impossible in found.impossible:
            yield from self.impossible(impossible)
        yield from self.faults(found.forms)
        for form in found.forms:
            yield from ("", *self.form(form))
        yield ""
        yield from self.told("diagnosis.total", 0, rules=found.rules, faults=found.faults)

    def impossible(self, found: Impossible) -> Iterator[str]:
        rule = self.rules[found.rule]
        yield from self.told(
            f"diagnosis.{found.part}", 0, mark=self.mark(found.rule), rule=found.rule,
            number=found.number, condition=rule.when_text,
        )  # fmt: skip

    def faults(self, forms: Sequence[FormDiagnosis]) -> Iterator[str]:
        """Contradictions and forced zeros; what both forms have in common is said once."""
        said: dict[tuple[str, ...], list[str]] = {}
        for form in forms:
            told = [
                *map(self.conflict, form.contradictions),
                *(self.zero(z, form.form) for z in form.forced_zero),
            ]
            for lines in told:
                said.setdefault(tuple(lines), []).append(form.form)
        for told_lines, keys in said.items():
            named = joined([say("who.form", self.lang, form=key) for key in keys], self.lang)
            yield from self.wrapped(f"{named}: {told_lines[0]}", 0)
            for line in told_lines[1:]:
                yield from self.wrapped(line, 2)

    def conflict(self, found: Contradiction) -> Iterator[str]:
        key = "diagnosis.contradiction" + (".when" if found.when else "")
        yield tell(key, self.lang, chain=self.chain(found.chain), when=found.when)
        yield from self.places(found.chain)

    def zero(self, found: ForcedZero, form: str) -> Iterator[str]:
        yield tell("diagnosis.zero", self.lang, chain=self.chain(found.chain))
        yield tell(
            "diagnosis.zero.cells", self.lang, cells=cells_label(found.cells, form, self.lang, 6)
        )
        yield from self.places(found.chain)

    def form(self, form: FormDiagnosis) -> Iterator[str]:
        named = say("who.form", self.lang, form=form.form)
        counts = {"instances": form.instances, "equalities": form.equalities}
        yield from self.told("diagnosis.form", 0, form=named, **counts)
        if form.contradictions or form.forced_zero:
            yield from self.told("diagnosis.not_looked", 2)
        if form.implied or form.redundant:
            yield from self.told("diagnosis.implied", 2)
        yield from self.follows(form)
        for rule in form.redundant:
            others = joined(list(rule.others), self.lang)
            yield from self.told("diagnosis.redundant", 4, rule=rule.rule, others=others)
        yield from self.cells(form)

    def follows(self, form: FormDiagnosis) -> Iterator[str]:
        """Implied instances, of each rule the first few."""
        by_rule: dict[str, list[Implied]] = {}
        for one in form.implied:
            by_rule.setdefault(one.instance.rule, []).append(one)
        for rule, members in by_rule.items():
            for one in members[:_MOST_IMPLIED]:
                name = instance_label(rule, one.instance.binding, self.rules, self.lang)
                chain = self.chain(one.chain)
                yield from self.told("diagnosis.follows", 4, instance=name, chain=chain)
            if len(members) > _MOST_IMPLIED:
                count = len(members) - _MOST_IMPLIED
                yield from self.told("diagnosis.follows.more", 4, rule=rule, count=count)

    def cells(self, form: FormDiagnosis) -> Iterator[str]:
        cells = form.cells
        yield from self.told("diagnosis.apart", 2, apart=cells.apart, printed=cells.printed)
        if cells.inseparable:
            yield from self.told("diagnosis.inseparable", 2)
        for group in cells.inseparable:
            yield from self.wrapped(cells_label(group, form.form, self.lang), 4)
        for key, members in (
            ("unbound", cells.unbound), ("alone", cells.alone), ("untouched", cells.untouched),
        ):  # fmt: skip
            if members:
                words = cells_label(members, form.form, self.lang)
                yield from self.told(f"diagnosis.{key}", 2, count=len(members), cells=words)

    def told(self, key: str, indent: int, **values: object) -> Iterator[str]:
        yield from self.wrapped(tell(key, self.lang, **values), indent)

    def wrapped(self, text: str, indent: int) -> Iterator[str]:
        first, *rest = wrap(text, _WIDTH, indent, indent + 2)
        yield " " * indent + first
        yield from (" " * (indent + 2) + line for line in rest)

    def chain(self, chain: Chain) -> str:
        return self.instances(name for name, _ in chain)

    def instances(self, names: Iterable[InstanceName]) -> str:
        ordered = sorted(dict.fromkeys(names), key=lambda name: name.rule)
        return instances_label([(n.rule, n.binding) for n in ordered], self.rules, self.lang)

    def mark(self, rule: str) -> str:
        return str(self.rules[rule].mark)

    def places(self, chain: Chain) -> Iterator[str]:
        """Where the rules stand that are not shipped: one of them is to be mended."""
        rules = dict.fromkeys(name.rule for name, _ in chain)
        own = (rule for rule in rules if self.rules[rule].origin != "shipped")
        yield from (f"{self.mark(rule)}: {rule}" for rule in own)


def diagnosis_json(found: Diagnosis) -> str:
    """The same for programs; factors are exact, written as fractions."""
    return encode(
        {
            "rules": found.rules,
            "faults": found.faults,
            "duplicates": [
                {"rule": d.rule, "other": d.other, "instances": _names(d.instances)}
                for d in found.duplicates
            ],
            "impossible": [
                {"rule": i.rule, "part": i.part, "number": i.number} for i in found.impossible
            ],
            "forms": [_form(form) for form in found.forms],
        },
        2,
    )


def _form(form: FormDiagnosis) -> dict[str, object]:
    cells = form.cells
    return {
        "form": form.form,
        "instances": form.instances,
        "equalities": form.equalities,
        "contradictions": [
            {"when": c.when or None, "chain": _chain(c.chain)} for c in form.contradictions
        ],
        "forced_zero": [
            {"cells": list(z.cells), "chain": _chain(z.chain)} for z in form.forced_zero
        ],
        "implied": [
            {**_name(i.instance), "relation": i.relation, "chain": _chain(i.chain)}
            for i in form.implied
        ],
        "redundant": [{"rule": r.rule, "others": list(r.others)} for r in form.redundant],
        "cells": {
            "printed": cells.printed,
            "apart": cells.apart,
            "inseparable": [list(group) for group in cells.inseparable],
            "unbound": list(cells.unbound),
            "alone": list(cells.alone),
            "untouched": list(cells.untouched),
        },
    }


def _name(name: InstanceName) -> dict[str, object]:
    return {"rule": name.rule, "binding": dict(name.binding)}


def _names(names: Sequence[InstanceName]) -> list[dict[str, object]]:
    return [_name(name) for name in names]


def _chain(chain: Chain) -> list[dict[str, object]]:
    return [{**_name(name), "factor": str(factor)} for name, factor in chain]
