"""Names of a rule resolved for one binding in one context: expressions become linear forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, TableDefinition, forms
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.cells import CellAddress
from goiaudit.model.errors import RuleError
from goiaudit.rules import ground as g
from goiaudit.rules import syntax as s

SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
_DAYS = {month: 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)} | {2: 29}
_CLAIM_ROWS = (
    "answered", "answer_rate", "channel", "outcome", "fee", "previous_year", "yoy", "area",
    "half_year", "partial_year", "published_items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """The forms that a report goes by: of each table, and of the report as a whole.

    ``report`` is None where neither the tables nor the year tell; rules for one form only are
    then unknown, and tables that are absent anyway are expanded as in the newest form.
    """

    requests: str
    disclosure: str
    report: str | None

    def table(self, name: str) -> TableDefinition:
        """Definition of a table in this context."""
        key = {"requests": self.requests, "disclosure": self.disclosure}.get(name)
        return forms()[key or self.report or list(forms())[-1]].tables[name]


class NoSuchCellError(Exception):
    """A binding has run to a cell that the form does not print; the instance is left out."""


class Scope:
    """Names resolved for one binding in one context."""

    def __init__(self, source: Node, env: Mapping[str, str], context: Context) -> None:
        self.source = source
        self.env = env
        self.context = context
        self.sources: dict[tuple[str, str], int] = {}

    def fault(self, offset: int, problem: str, hint: str = "") -> RuleError:
        """A RuleError at a character of the expression that is being resolved."""
        return RuleError(self.source.place(offset), problem, hint)

    # conditions

    def case(self, node: s.Condition | None, source: Node) -> g.Ground | None:
        """The condition of a severity or message case, faults marked at the case."""
        self.source = source
        return self.condition(node) if node is not None else None

    def condition(self, node: s.Condition) -> g.Ground:
        """A condition with its names resolved; RuleError for one that does not exist."""
        match node:
            case s.Comparison():
                return self._comparison(node)
            case s.Membership():
                if isinstance(node.left, s.Name) and node.left.word.startswith("$"):
                    return g.Constant(any(self._is(node.left, word) for word in node.words))
                left = self.linear(node.left)
                for word in node.words:
                    self._check_word(node.left, word)
                return g.GroundAny(
                    tuple(g.Compare("=", left, self.linear(word)) for word in node.words)
                )
            case s.Passes():
                return g.PassesRule(node.rule)
            case s.Not():
                return g.GroundNot(self.condition(node.part))
            case s.All():
                return g.GroundAll(tuple(self.condition(part) for part in node.parts))
            case s.AnyOf():
                return g.GroundAny(tuple(self.condition(part) for part in node.parts))
            case s.If():
                return g.GroundIf(self.condition(node.then), self.condition(node.condition))

    def _comparison(self, node: s.Comparison) -> g.Ground:
        first = node.lefts[0]
        if isinstance(first, s.Name) and first.word.startswith("$"):
            if node.operator not in ("=", "!=") or len(node.lefts) > 1:
                raise self.fault(node.offset, "a bound name can only be compared with = or !=")
            return g.Constant(self._is(first, node.right) == (node.operator == "="))
        right = self.linear(node.right)
        self._check_word(first, node.right)
        self._check_word(node.right, first)
        options = tuple(g.Compare(node.operator, self.linear(left), right) for left in node.lefts)
        return options[0] if len(options) == 1 else g.Alternatives(options)

    def _is(self, bound: s.Name, word: s.Expression) -> bool:
        """Whether a bound name stands for a word, which must be a key of some table or group."""
        if not isinstance(word, s.Name) or word.index is not None:
            raise self.fault(bound.offset, f"'{bound.word}' can only be compared with a word")
        known = _keys()
        if word.word not in known:
            hint = nearest(word.word, known)
            raise self.fault(word.offset, f"'{word.word}' is no row, column or table", hint)
        return self._bound(bound.word, bound.offset) == word.word

    def _check_word(self, fact: s.Expression, word: s.Expression) -> None:
        """A word that is compared must be one that the fact can be."""
        known = catalogue()
        if not isinstance(word, s.Name) or word.word in known.facts or word.word not in known.codes:
            return
        words: tuple[str, ...] = ()
        if isinstance(fact, s.Name) and fact.word in known.facts:
            words = known.facts[fact.word].words
        elif isinstance(fact, s.SeenTerm) and fact.name in known.observations:
            words = known.observations[fact.name].words.get(fact.field, ())
        if word.word not in words:
            hint = nearest(word.word, words) or ("known: " + ", ".join(words) if words else "")
            raise self.fault(word.offset, f"'{word.word}' is no value that this can have", hint)

    # expressions

    def linear(self, node: s.Expression) -> g.Linear:
        """An expression as Σ coefficient x variable + constant."""
        match node:
            case s.Literal():
                return g.Linear((), node.value)
            case s.Added():
                total = g.Linear()
                for term in node.terms:
                    total = total.plus(self.linear(term))
                return total
            case s.Scaled():
                return self.linear(node.term).times(node.factor)
            case s.Cells():
                return self._sum_of((node,))
            case s.Sum():
                return self._sum_of(node.parts)
            case s.Count():
                return _one(self._count(node))
            case s.ClaimTerm():
                return _one(self._claim(node))
            case s.SeenTerm():
                return _one(self._seen(node))
            case s.DateTerm():
                return _one(self._date(node))
            case s.Name():
                return self._name(node)
            case s.Known():
                key = self._name(node.fact).terms
                if not key:
                    raise self.fault(node.fact.offset, f"'{node.fact.word}' is no fact")
                return _one(g.Variable("known", key[0][0].key))

    def _sum_of(self, parts: tuple[s.Cells, ...]) -> g.Linear:
        terms: dict[g.Variable, int] = {}
        for part in parts:
            for address in self.addresses(part):
                variable = g.cell(address, part.scope)
                terms[variable] = terms.get(variable, 0) + 1
        return g.Linear(tuple(terms.items()))

    def _count(self, node: s.Count) -> g.Variable:
        groups = [self.addresses(part) for part in node.parts]
        if any(part.scope for part in node.parts):
            raise self.fault(node.offset, f"{node.function}(…) looks at cells of this report only")
        flat = tuple(str(address) for group in groups for address in group)
        if node.function in s.SHAPES:
            rows = dict.fromkeys((a.table, a.row) for group in groups for a in group)
            if len(rows) != 1:
                raise self.fault(node.offset, f"{node.function}(…) takes the cells of one row")
            return g.Variable("shape", (node.function, *next(iter(rows))))
        if node.function == "differs":
            if len(groups[0]) != len(groups[1]):
                raise self.fault(node.offset, "differs(…) takes two lists of the same length")
            return g.Variable("differs", ("differs", *flat))
        return g.Variable("count", (node.function, *flat))

    def _claim(self, node: s.ClaimTerm) -> g.Variable:
        words = [self._bound(word, node.offset) for word in node.address.split(".")]
        self._check_claim(words, node.offset)
        address = ".".join(words)
        self.sources[("claim", address)] = 1
        return g.Variable("claim", (address,))

    def _check_claim(self, words: list[str], offset: int) -> None:
        if words[0] not in (*TABLES, "interaction"):
            hint = nearest(words[0], TABLES)
            raise self.fault(offset, f"claim addresses begin with a table, not '{words[0]}'", hint)
        if words[0] == "interaction" or (len(words) > 1 and words[1] in _CLAIM_ROWS):
            return
        if len(words) != 3:
            raise self.fault(offset, "a claim address is table.row.column")
        known = [form.tables[words[0]] for form in forms().values()]
        rows = {key for table in known for key in (*table.rows, *table.derived_rows)}
        columns = {key for table in known for key in (*table.columns, *table.derived_columns)}
        for word, names, what in ((words[1], rows, "row"), (words[2], columns, "column")):
            if word not in names:
                hint = nearest(word, {*names, *_CLAIM_ROWS})
                raise self.fault(offset, f"'{word}' is no {what} of {words[0]}", hint)

    def _seen(self, node: s.SeenTerm) -> g.Variable:
        known = catalogue().observations
        if node.name not in known:
            hint = nearest(node.name, known) or "observations: " + ", ".join(known)
            raise self.fault(node.offset, f"'{node.name}' is no observation", hint)
        if node.field not in known[node.name].fields:
            fields = known[node.name].fields
            hint = nearest(node.field, fields) or "fields: " + ", ".join(fields)
            raise self.fault(node.offset, f"'{node.name}' has no field '{node.field}'", hint)
        self.sources[("seen", node.name)] = 1
        return g.Variable("seen", (node.name, node.field))

    def _date(self, node: s.DateTerm) -> g.Variable:
        year = self.linear(node.year)
        if year.terms != ((g.Variable("fact", ("year",)), 1),):
            raise self.fault(node.offset, "write date(year, m, d) or date(year + n, m, d)")
        if not 1 <= node.day <= _DAYS.get(node.month, 0):
            raise self.fault(node.offset, f"there is no day {node.month}-{node.day}")
        return g.Variable("date", (str(year.constant), str(node.month), str(node.day)))

    def _name(self, node: s.Name) -> g.Linear:
        known = catalogue()
        if node.word not in known.facts:
            if node.index is None and node.word in known.codes:
                return g.Linear((), known.codes[node.word])
            hint = nearest(node.word, {*known.facts, *known.codes, *TABLES})
            raise self.fault(node.offset, f"'{node.word}' is no fact", hint)
        fact = known.facts[node.word]
        if bool(fact.index) != (node.index is not None):
            wanted = f"write {fact.name}[{fact.index[0]}]" if fact.index else "it takes no index"
            raise self.fault(node.offset, f"'{fact.name}' is used wrongly", wanted)
        if node.index is None:
            return _one(g.Variable("fact", (fact.name,)))
        index = self._bound(node.index, node.offset)
        if index not in fact.index:
            if node.index.startswith("$"):
                raise NoSuchCellError
            hint = nearest(index, fact.index) or "known: " + ", ".join(fact.index)
            raise self.fault(node.offset, f"'{fact.name}' has no '{index}'", hint)
        return _one(g.Variable("fact", (f"{fact.name}[{index}]",)))

    # cells

    def addresses(self, node: s.Cells) -> tuple[CellAddress, ...]:
        """The printed cells that a reference names, derived rows and columns written out."""
        name = self._bound(node.table, node.offset)
        if name not in TABLES:
            raise self.fault(node.offset, f"'{node.table}' is not bound to a table")
        table = self.context.table(name)
        rows = self._select(node.rows, table, table.rows, table.derived_rows, "row")
        columns = self._select(node.columns, table, table.columns, table.derived_columns, "column")
        found = tuple(
            CellAddress(name, row, column)
            for row in rows
            for column in columns
            if column in table.rows[row].columns
        )
        if not found:
            if any(n.startswith("$") for n in (*node.rows.names, *node.columns.names)):
                raise NoSuchCellError
            raise self.fault(
                node.offset,
                f"{name} has no cell [{', '.join(rows)}; {', '.join(columns)}] in this form",
                "limit the rule with forms: […]",
            )
        return found

    def _select(
        self,
        selector: s.Selector,
        table: TableDefinition,
        printed: Mapping[str, object],
        derived: Mapping[str, tuple[str, ...]],
        what: str,
    ) -> list[str]:
        chosen: list[str] = []
        for name in selector.names:
            chosen += self._one_selected(name, table, printed, derived, what, selector.offset)
        dropped: set[str] = set()
        for name in selector.minus:
            dropped.update(self._one_selected(name, table, printed, derived, what, selector.offset))
        return [key for key in chosen if key not in dropped]

    def _one_selected(
        self,
        name: str,
        table: TableDefinition,
        printed: Mapping[str, object],
        derived: Mapping[str, tuple[str, ...]],
        what: str,
        offset: int,
    ) -> tuple[str, ...]:
        if name == "*":
            return tuple(printed)
        key = self._bound(name.removesuffix(".*"), offset)
        if key in derived:
            return derived[key]
        if key in printed:
            return (key,)
        if key in table.groups and set(table.groups[key]) <= {*printed, *derived}:
            return tuple(
                item for member in table.groups[key] for item in derived.get(member, (member,))
            )
        if name.startswith("$"):
            raise NoSuchCellError
        elsewhere = [
            form.key
            for form in forms().values()
            if key in {*form.tables[table.name].rows, *form.tables[table.name].columns}
        ]
        hint = nearest(key, {*printed, *derived, *table.groups})
        if elsewhere:
            hint = f'only form {elsewhere[0]} has it: add forms: ["{elsewhere[0]}"]'
        raise self.fault(offset, f"'{key}' is no {what} of {table.name}", hint)

    def _bound(self, word: str, offset: int) -> str:
        if not word.startswith("$"):
            return word
        if word[1:] not in self.env:
            hint = nearest(word[1:], self.env) or "bind it with for: {…}"
            raise self.fault(offset, f"'{word}' is not bound", hint)
        return self.env[word[1:]]


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    """Every key that a binding can take."""
    found = {*TABLES, *SECTIONS}
    for form in forms().values():
        for table in form.tables.values():
            found |= {*table.rows, *table.columns, *table.derived_rows, *table.derived_columns}
    return frozenset(found)


def _one(variable: g.Variable) -> g.Linear:
    return g.Linear(((variable, 1),))
