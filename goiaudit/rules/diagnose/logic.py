"""Conditions in one normal form: equal forms say the same, and their cases can be listed.

Negation is pushed down to the comparisons, what the binding decides is folded away, parts of
conjunctions and disjunctions stand once and in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goiaudit.rules import ground as g
from goiaudit.rules.diagnose.rows import Row, is_whole, row_of
from goiaudit.rules.ground import Variable
from goiaudit.rules.instances import words_of

_NEGATED = {"=": "!=", "!=": "=", "<=": ">", "<": ">=", ">=": "<", ">": "<="}
MOST_CASES = 256


@dataclass(frozen=True, slots=True)
class Leaf:
    """A comparison; ``unequal`` says that the row, an equality, must not hold."""

    row: Row
    unequal: bool = False


@dataclass(frozen=True, slots=True)
class Opaque:
    """A condition that no linear form says (another rule's verdict, words of the text)."""

    ground: object
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """Conjunction; without parts it always holds."""

    parts: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Disjunction; without parts it never holds."""

    parts: tuple[Form, ...]


Form = Leaf | Opaque | Both | Either
ALWAYS: Form = Both(())
NEVER: Form = Either(())


def normal(node: object, *, negated: bool = False) -> Form:
    """The normal form of a condition after expansion, or of its negation."""
    match node:
        case g.Compare():
            return _leaf(node, negated)
        case g.Constant():
            return ALWAYS if node.holds != negated else NEVER
        case g.GroundNot():
            return normal(node.part, negated=not negated)
        case g.GroundAll():
            return _joined(node.parts, all_of=not negated, negated=negated)
        case g.GroundAny():
            return _joined(node.parts, all_of=negated, negated=negated)
        case g.Alternatives():
            return _joined(node.options, all_of=negated, negated=negated)
        case g.GroundIf():
            then = normal(node.then, negated=negated)
            condition = normal(node.condition, negated=not negated)
            return both(then, condition) if negated else either(then, condition)
    return Opaque(node, negated)


def _joined(parts: Iterable[object], *, all_of: bool, negated: bool) -> Form:
    forms = [normal(part, negated=negated) for part in parts]
    return both(*forms) if all_of else either(*forms)


def both(*parts: Form) -> Form:
    """The conjunction of forms."""
    if NEVER in parts:
        return NEVER
    found = {p for part in parts for p in (part.parts if isinstance(part, Both) else (part,))}
    return next(iter(found)) if len(found) == 1 else Both(_ordered(found))


def either(*parts: Form) -> Form:
    """The disjunction of forms."""
    if ALWAYS in parts:
        return ALWAYS
    found = {p for part in parts for p in (part.parts if isinstance(part, Either) else (part,))}
    return next(iter(found)) if len(found) == 1 else Either(_ordered(found))


def _ordered(parts: set[Form]) -> tuple[Form, ...]:
    return tuple(sorted(parts, key=repr))


def _leaf(compare: g.Compare, negated: bool) -> Form:
    if compare.operator not in _NEGATED:
        return Opaque(compare, negated)
    operator = _NEGATED[compare.operator] if negated else compare.operator
    unequal = operator == "!="
    row = row_of(compare, "=" if unequal else operator)
    if row is None:
        return Opaque(compare, negated)
    if row.terms:
        return Leaf(row, unequal)
    holds = (row.bound == 0) if row.equal else (row.bound >= 0)
    return ALWAYS if holds != unequal else NEVER


def demanded(form: Form) -> tuple[Row, ...]:
    """The rows that must hold wherever the form does; alternatives demand none of theirs."""
    match form:
        case Leaf(unequal=False):
            return (form.row,)
        case Both():
            return tuple(row for part in form.parts for row in demanded(part))
    return ()


def cases(form: Form) -> list[tuple[Row, ...]] | None:
    """The ways in which a form can hold, as rows that hold together; None if there are too many.

    What is opaque is taken to hold.
    """
    found: list[tuple[Row, ...]] = []
    for case in _cases(form):
        found.append(case)
        if len(found) > MOST_CASES:
            return None
    return found


def _cases(form: Form) -> Iterator[tuple[Row, ...]]:
    match form:
        case Leaf():
            yield from _ways(form)
        case Either():
            for part in form.parts:
                yield from _cases(part)
        case Both():
            yield from _together(_settled(form.parts))
        case _:
            yield ()


def _together(parts: tuple[Form, ...]) -> Iterator[tuple[Row, ...]]:
    if not parts:
        yield ()
        return
    for first in _cases(parts[0]):
        for rest in _together(parts[1:]):
            yield (*first, *rest)


def _settled(parts: tuple[Form, ...]) -> tuple[Form, ...]:
    """Parts with all that is said of one word put together: it is one of the words left over."""
    left: dict[Variable, list[int]] = {}
    others: list[Form] = []
    for part in parts:
        variable, words = _said_of_word(part)
        if variable is None:
            others.append(part)
        else:
            known = left.get(variable, words)
            left[variable] = [word for word in known if word in words]
    chosen = [
        either(*(Leaf(Row(((variable, 1),), True, word)) for word in words))
        for variable, words in left.items()
    ]
    return (*chosen, *others)


def _said_of_word(part: Form) -> tuple[Variable | None, list[int]]:
    """The fact whose words a condition limits, and the codes of those that it leaves."""
    options = part.parts if isinstance(part, Either) else (part,)
    variables: set[Variable] = set()
    allowed: set[int] = set()
    for option in options:
        if not isinstance(option, Leaf) or not option.row.equal or len(option.row.terms) != 1:
            return None, []
        variable = option.row.terms[0][0]
        bound = option.row.bound
        variables.add(variable)
        allowed |= {code for code in words_of(variable) if (code == bound) != option.unequal}
    if len(variables) != 1:
        return None, []
    (variable,) = variables
    return (variable, sorted(allowed)) if words_of(variable) else (None, [])


def _ways(leaf: Leaf) -> Iterator[tuple[Row, ...]]:
    """An equality that must not hold is missed from below or from above."""
    row = leaf.row
    if not leaf.unequal:
        yield (row,)
        return
    _, words = _said_of_word(leaf)
    if words:
        yield from ((Row(row.terms, True, code),) for code in words)
        return
    step = int(all(is_whole(variable) for variable, _ in row.terms))
    yield (Row(row.terms, False, row.bound - step),)
    yield (Row(tuple((v, -c) for v, c in row.terms), False, -row.bound - step),)
