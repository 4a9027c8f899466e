"""Rule x form -> instances: bindings run through, groups and derived rows written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from goiaudit.definitions.forms import TABLES, Label, TableDefinition, forms
from goiaudit.definitions.yamlfile import nearest
from goiaudit.model.errors import RuleError
from goiaudit.model.findings import Severity
from goiaudit.rules import ground as g
from goiaudit.rules import syntax as s
from goiaudit.rules.rule import Assertion, Binding, MessageCase, Rule, SeverityCase
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
    if rule.text is not None:
        return tuple(_text_instances(rule, context))
    form = governing_form(rule, context)
    return tuple(
        instance
        for assertion in rule.assertions
        for instance in _asserted(rule, assertion, context, form, limit)
    )


def _asserted(
    rule: Rule, assertion: Assertion, context: Context, form: str | None, limit: int | None
) -> Iterator[g.Instance]:
    """The instances of one assertion, at most ``limit`` of them."""
    count = 0
    for env in _environments(assertion.bindings, context):
        try:
            yield _instance(rule, assertion, Scope(assertion.source, env, context, rule, form))
        except NoSuchCellError:
            continue
        count += 1
        if count == limit:
            return


def _instance(rule: Rule, assertion: Assertion, scope: Scope) -> g.Instance:
    check = scope.check(assertion.check, rule.lenience)
    guards = [scope.case(rule.when, rule.when_source or scope.source)]
    guards.append(scope.case(assertion.when, assertion.when_source or scope.source))
    return g.Instance(
        rule=rule.id,
        binding=tuple(scope.env.items()),
        source=_source(assertion, scope),
        guard=_together(guards),
        check=check,
        severities=_severities(rule.severity, scope),
        messages=_messages(assertion.message or rule.message, scope),
    )


def _text_instances(rule: Rule, context: Context) -> Iterator[g.Instance]:
    """One instance per part of a text rule: none of its phrases, all of its groups."""
    assert rule.text is not None
    for part in rule.text.parts:
        scope = Scope(rule.text.source, {}, context, rule, governing_form(rule, context))
        guards = [scope.case(rule.when, rule.when_source or scope.source)]
        guards.append(scope.case(part.when, part.when_source or scope.source))
        kind = "hits" if part.forbidden else "lacking"
        found = g.Linear(((g.Variable(kind, (rule.id, part.key)), 1),))
        instance = g.Instance(
            rule=rule.id,
            binding=(),
            source=None,
            guard=_together(guards),
            check=g.Compare("=", g.Linear(), found),
            severities=_severities(part.severity or rule.severity, scope),
            messages=_messages(rule.message, scope),
        )
        if scope.sources or scope.says:
            problem = "a text rule reads the report as a whole, no single claim or observation"
            raise RuleError(rule.mark, problem, "write a rule with check: for it")
        yield instance


def _together(guards: Sequence[g.Ground | None]) -> g.Ground | None:
    given = tuple(guard for guard in guards if guard is not None)
    return given[0] if len(given) == 1 else g.GroundAll(given) if given else None


def _severities(
    cases: Sequence[SeverityCase], scope: Scope
) -> tuple[tuple[g.Ground | None, Severity], ...]:
    return tuple((scope.case(case.when, case.source), case.severity) for case in cases)


def _messages(
    cases: Sequence[MessageCase], scope: Scope
) -> tuple[tuple[g.Ground | None, Label], ...]:
    return tuple((scope.case(case.when, case.source), case.text) for case in cases)


def _source(assertion: Assertion, scope: Scope) -> tuple[str, str] | None:
    if len(scope.sources) > 1:
        names = " and ".join(name for _, name in scope.sources)
        raise RuleError(
            assertion.source.place(0),
            f"an assertion can read one claim or one observation, not {names}",
            "list one assertion for each under check:",
        )
    if scope.says and not scope.sources:
        problem = "says(…) looks at the words of a claim or an observation"
        raise RuleError(assertion.source.place(0), problem, "read one with claim(…) or seen(…)")
    return next(iter(scope.sources), None)


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
    visit(tuple(assertion.when for assertion in rule.assertions))
    return found
