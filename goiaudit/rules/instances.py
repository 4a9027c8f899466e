"""The instances of rules in each form, for those who want to see what is really judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import forms
from goiaudit.rules import ground as g
from goiaudit.rules.expand import Context, expand
from goiaudit.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class FormInstance:
    """An instance in one form; ``number`` counts the instances of its rule there from 1."""

    form: str
    number: int
    instance: g.Instance


def expanded(rules: Iterable[Rule], only: Sequence[str] = ()) -> Iterator[FormInstance]:
    """Rule by rule, form by form; a rule without instances (a method) yields none."""
    for rule in rules:
        for form in forms():
            if (only and form not in only) or (rule.forms and form not in rule.forms):
                continue
            for number, instance in enumerate(expand(rule, Context(form, form, form)), 1):
                yield FormInstance(form, number, instance)


def variable_text(variable: g.Variable) -> str:
    """A variable as the rule language names it, with its cells written out."""
    key = variable.key
    match variable.kind:
        case "cell":
            return ".".join(part for part in key if part)
        case "largest":
            return f"largest({'.'.join(key)})"
        case "count":
            return f"{key[0]}({', '.join(key[1:])})"
        case "differs":
            half = (len(key) - 1) // 2
            return f"differs({', '.join(key[1 : 1 + half])}; {', '.join(key[1 + half :])})"
        case "shape":
            return f"{key[0]}({'.'.join(key[1:3])})"
        case "fact":
            return key[0]
        case "fact_of":
            return ".".join(key)
        case "claim_of":
            return f"{key[0]}.claim({key[1]})"
        case "seen":
            return f"seen({'.'.join(key)})"
        case "date":
            later = f" + {key[0]}" if key[0] != "0" else ""
            return f"date(year{later}, {key[1]}, {key[2]})"
        case "words":
            return f"words({key[-1]})"
    return f"{variable.kind}({', '.join(key)})"


def linear_text(linear: g.Linear, most: int = 0) -> str:
    """``a + 2 * b - 3``; of more than ``most`` terms (0: any number) only the ends are written."""
    pieces = [(c, variable_text(v)) for v, c in linear.terms]
    if linear.constant or not pieces:
        pieces.append((linear.constant, ""))
    text = ""
    for place, (factor, name) in enumerate(pieces):
        if most and len(pieces) > most and 1 <= place < len(pieces) - 1:
            text += f" + … ({len(pieces)})" if place == 1 else ""
            continue
        size = abs(factor)
        word = name if name and size == 1 else f"{size} * {name}" if name else str(size)
        sign = "-" if factor < 0 else "+"
        text += f" {sign} {word}" if place else ("-" if factor < 0 else "") + word
    return text


def condition_text(node: object, most: int = 0) -> str:
    """A condition after expansion as the rule language would write it."""
    match node:
        case g.Compare():
            return f"{_left(node, most)} {node.operator} {_side(node, node.right, most)}"
        case g.Alternatives():
            lefts = " | ".join(_left(option, most) for option in node.options)
            first = node.options[0]
            return f"{lefts} {first.operator} {_side(first, first.right, most)}"
        case g.Constant():
            return "true" if node.holds else "false"
        case g.PassesRule():
            return f"passes({node.rule})"
        case g.GroundNot():
            return f"not ({condition_text(node.part, most)})"
        case g.GroundAll():
            return " and ".join(_inner(part, most) for part in node.parts)
        case g.GroundAny():
            return " or ".join(_inner(part, most) for part in node.parts)
        case g.GroundIf():
            return f"{_inner(node.then, most)} if {_inner(node.condition, most)}"
    return str(node)


def _left(compare: g.Compare, most: int) -> str:
    left = _side(compare, compare.left, most)
    if compare.whole is None:
        return left
    return f"percent({left}, {linear_text(compare.whole, most)})"


def _side(compare: g.Compare, side: g.Linear, most: int) -> str:
    """One side; a constant that stands for a word is that word."""
    if not side.terms and len(compare.difference.terms) == 1:
        words = words_of(compare.difference.terms[0][0])
        if side.constant in words:
            return next(w for w, code in catalogue().codes.items() if code == side.constant)
    return linear_text(side, most)


def words_of(variable: g.Variable) -> tuple[int, ...]:
    """The codes of the words that a fact or a field of an observation can be; else empty."""
    known = catalogue()
    words: tuple[str, ...] = ()
    if variable.kind == "fact":
        words = known.facts[variable.key[0].split("[")[0]].words
    elif variable.kind == "seen":
        words = known.observations[variable.key[0]].words.get(variable.key[1], ())
    return tuple(known.codes[word] for word in words)


def _inner(node: object, most: int) -> str:
    text = condition_text(node, most)
    loose = isinstance(node, g.GroundAll | g.GroundAny | g.GroundIf | g.Alternatives)
    return f"({text})" if loose else text


def comparisons(node: object) -> Iterator[g.Compare]:
    """Every comparison of a condition, in the order in which it is written."""
    match node:
        case g.Compare():
            yield node
        case g.Alternatives():
            yield from node.options
        case g.GroundNot():
            yield from comparisons(node.part)
        case g.GroundAll() | g.GroundAny():
            for part in node.parts:
                yield from comparisons(part)
        case g.GroundIf():
            yield from comparisons(node.then)
            yield from comparisons(node.condition)
