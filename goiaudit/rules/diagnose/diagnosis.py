"""What a diagnosis says: plain values, printing is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from goiaudit.rules.diagnose.rows import InstanceName

Chain = tuple[tuple[InstanceName, Fraction], ...]
"""Instances with the factors by which their rows are multiplied before they are added up."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``rule`` says in every form only what ``other`` says already, in these instances."""

    rule: str
    other: str
    instances: tuple[InstanceName, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Instances that no figures can satisfy together; leave one out and some can.

    ``when`` is the rule whose guard must hold for it, empty if nothing must.
    """

    chain: Chain
    when: str = ""


@dataclass(frozen=True, slots=True)
class ForcedZero:
    """Cells that must be 0 if all instances of the chain hold and no count is negative."""

    cells: tuple[str, ...]
    chain: Chain


@dataclass(frozen=True, slots=True)
class Impossible:
    """A condition that never holds: ``part`` of a rule, ``number`` counts from 1.

    A ``check`` that is impossible to fail is meant by ``part`` "vacuous".
    """

    rule: str
    part: Literal["when", "if", "vacuous"]
    number: int = 1


@dataclass(frozen=True, slots=True)
class Implied:
    """An instance that holds wherever those of the chain do."""

    instance: InstanceName
    chain: Chain
    relation: Literal["equality", "inequality"]


@dataclass(frozen=True, slots=True)
class Redundant:
    """A rule each of whose instances follows from those of other rules."""

    rule: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """Printed cells of one form by what the rules can tell about them.

    ``untouched`` no rule looks at; ``alone`` are looked at without being held against another
    figure; ``unbound`` stand in no equality; ``apart`` counts cells whose error shows in a
    pattern of failed equalities of its own; ``inseparable`` are groups with one pattern.
    """

    printed: int
    untouched: tuple[str, ...]
    alone: tuple[str, ...]
    unbound: tuple[str, ...]
    apart: int
    inseparable: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FormDiagnosis:
    """The rules in one form; ``equalities`` counts instances that demand one of all reports."""

    form: str
    instances: int
    equalities: int
    contradictions: tuple[Contradiction, ...]
    forced_zero: tuple[ForcedZero, ...]
    implied: tuple[Implied, ...]
    redundant: tuple[Redundant, ...]
    cells: Cells


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A rule set examined: faults first, what is only worth knowing per form."""

    rules: int
    duplicates: tuple[Duplicate, ...]
    impossible: tuple[Impossible, ...]
    forms: tuple[FormDiagnosis, ...]

    @property
    def faults(self) -> int:
        """How many things are wrong; implied rules and inseparable cells are not."""
        of_forms = sum(len(form.contradictions) + len(form.forced_zero) for form in self.forms)
        return len(self.duplicates) + len(self.impossible) + of_forms
