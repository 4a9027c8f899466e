"""Rule x form -> instances: bindings run through, groups and derived rows written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from goiaudit.definitions.forms import TABLES, TableDefinition, forms
from goiaudit.definitions.yamlfile import nearest
from goiaudit.model.errors import RuleError
from goiaudit.rules import ground as g
from goiaudit.rules import syntax as s
from goiaudit.rules.rule import Binding, Rule
from goiaudit.rules.scope import SECTIONS, Context, NoSuchCellError, Scope

__all__ = ["Context", "expand", "governing_form"]


def governing_form(rule: Rule, context: Context) -> str | None:
    """The form by which a rule is in or out: its one table's own form, else the report's."""
    tables = _tables(rule) - {"disputes"}
    if tables == {"requests"}:
        return context.requests
    return context.disclosure if tables == {"disclosure"} else context.report


def expand(rule: Rule, context: Context, limit: int | None = None) -> tuple[g.Instance, ...]:
    """The instances of a rule in a context, in the order of its bindings."""
    found = []
    for env in _environments(rule.bindings, context):
        try:
            found.append(_instance(rule, env, context))
        except NoSuchCellError:
            continue
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


def _instance(rule: Rule, env: Mapping[str, str], context: Context) -> g.Instance:
    assert rule.check is not None
    assert rule.check_source is not None
    scope = Scope(rule.check_source, env, context)
    check = scope.condition(rule.check)
    scope.source = rule.when_source or rule.check_source
    guard = scope.condition(rule.when) if rule.when is not None else None
    return g.Instance(
        rule=rule.id,
        binding=tuple(env.items()),
        source=_source(rule, scope.sources),
        guard=guard,
        check=check,
        severities=tuple(
            (scope.case(case.when, case.source), case.severity) for case in rule.severity
        ),
        messages=tuple((scope.case(case.when, case.source), case.text) for case in rule.message),
    )


def _source(rule: Rule, found: dict[tuple[str, str], int]) -> tuple[str, str] | None:
    if len(found) > 1:
        names = " and ".join(name for _, name in found)
        raise RuleError(
            rule.check_mark,
            f"a rule can read one claim or one observation, not {names}",
            "write one rule for each",
        )
    return next(iter(found), None)


def _environments(bindings: tuple[Binding, ...], context: Context) -> Iterator[dict[str, str]]:
    choices: list[list[tuple[tuple[str, str], ...]]] = []
    for binding in bindings:
        members = _members(binding, context)
        if len(binding.names) == 1:
            choices.append([((binding.names[0], member),) for member in members])
        else:
            first, second = binding.names
            choices.append([((first, a), (second, b)) for a, b in combinations(members, 2)])
    for choice in product(*choices):
        yield dict(pair for pairs in choice for pair in pairs)


def _members(binding: Binding, context: Context) -> list[str]:
    name = binding.group.names[0]
    if not binding.table:
        members: tuple[str, ...] = TABLES if name == "tables" else SECTIONS
    else:
        table = context.table(binding.table)
        if name.endswith(".*"):
            members = table.derived_rows.get(name[:-2], ())
        elif name in ("rows", "columns"):
            members = tuple(table.rows if name == "rows" else table.columns)
        else:
            members = table.groups.get(name, ())
        if not members:
            _unknown_group(binding, name, table)
            return []
    for word in binding.group.minus:
        if word not in members:
            raise RuleError(binding.mark, f"'{word}' is not in the group", nearest(word, members))
    return [member for member in members if member not in binding.group.minus]


def _unknown_group(binding: Binding, name: str, table: TableDefinition) -> None:
    known = {"rows", "columns"} | {
        group for form in forms().values() for group in form.tables[table.name].groups
    }
    if name in known:
        return
    raise RuleError(
        binding.mark,
        f"'{table.name}.{name}' is no group",
        nearest(name, known) or "groups: " + ", ".join(sorted(known)),
    )


def _tables(rule: Rule) -> set[str]:
    """The tables whose cells a rule reads, in its check or guard."""
    found: set[str] = set()

    def visit(node: object) -> None:
        if isinstance(node, s.Cells):
            found.add(node.table)
        elif isinstance(node, tuple):
            for part in node:
                visit(part)
        elif hasattr(node, "__slots__"):
            for name in node.__slots__:
                visit(getattr(node, name))

    visit(rule.check)
    visit(rule.when)
    return found
