"""``goiaudit rules expand``: every instance with its coefficients, for people and programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from goiaudit.output.exact_json import encode
from goiaudit.output.layout import wrap
from goiaudit.output.rulebook.naming import instance_label
from goiaudit.output.rulebook.words import tell
from goiaudit.output.words import say
from goiaudit.rules import ground as g
from goiaudit.rules.instances import (
    FormInstance,
    comparisons,
    condition_text,
    variable_text,
)
from goiaudit.rules.rule import Rule

Rules = Mapping[str, Rule]
_WIDTH = 80
_COLUMNS = (
    "rule", "form", "instance", "binding", "source", "part", "comparison", "operator", "side",
    "variable", "coefficient",
)  # fmt: skip


def text_lines(found: Iterable[FormInstance], rules: Rules, lang: str) -> Iterator[str]:
    """Instances as formulas over cell addresses, 80 columns wide."""
    count = 0
    for one in found:
        count += 1
        instance = one.instance
        form = say("who.form", lang, form=one.form)
        yield f"{instance_label(instance.rule, instance.binding, rules, lang)}  {form}"
        if instance.source is not None:
            source = f"{instance.source[0]}({instance.source[1]})"
            yield from _wrapped(tell("expand.source", lang, source=source), 2)
        if instance.guard is not None:
            condition = condition_text(instance.guard)
            yield from _wrapped(tell("expand.when", lang, condition=condition), 2)
        yield from _wrapped(condition_text(instance.check), 2)
    yield ""
    yield tell("expand.count", lang, count=count)


def csv_lines(found: Iterable[FormInstance], rules: Rules, lang: str) -> Iterator[str]:
    """One line per term; a constant is the variable 1. ``rules`` and ``lang`` play no part."""
    del rules, lang
    yield _csv(_COLUMNS)
    for one in found:
        instance = one.instance
        binding = ";".join(f"{name}={value}" for name, value in instance.binding)
        source = ":".join(instance.source) if instance.source else ""
        start = (instance.rule, one.form, one.number, binding, source)
        for part, condition in (("when", instance.guard), ("check", instance.check)):
            for number, compare in enumerate(comparisons(condition), 1):
                for side, name, factor in _terms(compare):
                    yield _csv((*start, part, number, compare.operator, side, name, factor))


def _terms(compare: g.Compare) -> Iterator[tuple[str, str, int]]:
    sides = {"left": compare.left, "whole": compare.whole, "right": compare.right}
    for side, linear in sides.items():
        if linear is None:
            continue
        yield from ((side, variable_text(variable), factor) for variable, factor in linear.terms)
        if linear.constant or not linear.terms:
            yield side, "1", linear.constant


def _csv(values: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()


def json_lines(found: Iterable[FormInstance], rules: Rules, lang: str) -> Iterator[str]:
    """A list of instances; conditions are trees, comparisons have both sides with coefficients."""
    del rules, lang
    members = [
        {
            "rule": one.instance.rule,
            "form": one.form,
            "instance": one.number,
            "binding": dict(one.instance.binding),
            "source": dict(zip(("kind", "name"), one.instance.source, strict=True))
            if one.instance.source
            else None,
            "when": _tree(one.instance.guard),
            "check": _tree(one.instance.check),
        }
        for one in found
    ]
    yield encode(members, 2)


def _tree(node: object) -> object:
    match node:
        case None:
            return None
        case g.Compare():
            return _compare(node)
        case g.Alternatives():
            return {"one_of": [_compare(option) for option in node.options]}
        case g.Constant():
            return {"constant": node.holds}
        case g.PassesRule():
            return {"passes": node.rule}
        case g.GroundNot():
            return {"not": _tree(node.part)}
        case g.GroundAll():
            return {"all": [_tree(part) for part in node.parts]}
        case g.GroundAny():
            return {"any": [_tree(part) for part in node.parts]}
        case g.GroundIf():
            return {"then": _tree(node.then), "if": _tree(node.condition)}
    return {"other": str(node)}


def _compare(compare: g.Compare) -> dict[str, object]:
    found: dict[str, object] = {"operator": compare.operator, "left": _linear(compare.left)}
    if compare.whole is not None:
        found["whole"] = _linear(compare.whole)
    return {**found, "right": _linear(compare.right)}


def _linear(linear: g.Linear) -> dict[str, object]:
    terms = [{"variable": variable_text(v), "coefficient": c} for v, c in linear.terms]
    return {"terms": terms, "constant": linear.constant}


def _wrapped(text: str, indent: int) -> Iterator[str]:
    first, *rest = wrap(text, _WIDTH, indent, indent + 2)
    yield " " * indent + first
    yield from (" " * (indent + 2) + line for line in rest)


WRITERS: Mapping[str, Callable[[Iterable[FormInstance], Rules, str], Iterator[str]]] = {
    "text": text_lines,
    "csv": csv_lines,
    "json": json_lines,
}
