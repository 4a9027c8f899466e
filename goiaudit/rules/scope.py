"""Names of a rule resolved for one binding in one context: expressions become linear forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goiaudit.definitions.facts import TEXT_TYPES, catalogue
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules import ground as g
from goiaudit.rules import syntax as s
from goiaudit.rules.cellnames import CellNames, Context, NoSuchCellError
from goiaudit.rules.lenience import STRICT, Lenience
from goiaudit.rules.rule import Rule

SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
__all__ = ["SECTIONS", "Context", "NoSuchCellError", "Scope"]
_DAYS = {month: 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)} | {2: 29}
CLAIM_ROWS = (
    "answered", "answer_rate", "channel", "outcome", "fee", "previous_year", "yoy", "area",
    "half_year", "partial_year", "published_items",
)  # fmt: skip


class Scope(CellNames):
    """Names resolved for one binding in one context."""

    def __init__(
        self, source: Node, env: Mapping[str, str], context: Context, rule: Rule, form: str | None
    ) -> None:
        super().__init__(source, env, context)
        self.rule = rule
        self.form = form
        self.lenience = STRICT
        self.sources: dict[tuple[str, str], int] = {}
        self.says = False

    # conditions

    def check(self, node: s.Condition, lenience: Lenience) -> g.Ground:
        """What a rule asserts, with what it lets pass."""
        self.lenience = lenience
        found = self.condition(node)
        self.lenience = STRICT
        return found

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
            case s.Share():
                return self._share(node)
            case s.InForm():
                return g.Constant(node.form == self.form)
            case s.Passes():
                return g.PassesRule(node.rule)
            case s.Not():
                return g.GroundNot(self.condition(node.part))
            case s.All():
                return g.GroundAll(tuple(self.condition(part) for part in node.parts))
            case s.AnyOf():
                return g.GroundAny(tuple(self.condition(part) for part in node.parts))
            case s.If():
                return self._if(node)

    def _if(self, node: s.If) -> g.Ground:
        then, lenience = self.condition(node.then), self.lenience
        self.lenience = STRICT  # what an implication depends on is no assertion
        found = g.GroundIf(then, self.condition(node.condition))
        self.lenience = lenience
        return found

    def _comparison(self, node: s.Comparison) -> g.Ground:
        first = node.lefts[0]
        if isinstance(first, s.Name) and first.word.startswith("$"):
            if node.operator not in ("=", "!=") or len(node.lefts) > 1:
                raise self.fault(node.offset, "a bound name can only be compared with = or !=")
            return g.Constant(self._is(first, node.right) == (node.operator == "="))
        if any(self._is_text(side) for side in (*node.lefts, node.right)):
            return self._texts(node)
        right = self.linear(node.right)
        self._check_word(first, node.right)
        self._check_word(node.right, first)
        options = tuple(
            g.Compare(node.operator, self.linear(left), right, lenience=self.lenience)
            for left in node.lefts
        )
        return options[0] if len(options) == 1 else g.Alternatives(options)

    def _is_text(self, node: s.Expression) -> bool:
        """Whether a term is free text: it has no figure and no code."""
        known = catalogue()
        if isinstance(node, s.SeenTerm) and node.name in known.observations:
            return known.observations[node.name].fields.get(node.field) in TEXT_TYPES
        return isinstance(node, s.Name) and (
            node.word in known.facts and known.facts[node.word].type in TEXT_TYPES
        )

    def _texts(self, node: s.Comparison) -> g.Ground:
        if node.operator not in ("=", "!="):
            raise self.fault(node.offset, "texts can only be compared with = or !=")
        for side in (*node.lefts, node.right):
            if not self._is_text(side):
                hint = "compare it with another fact or field of type text or name"
                raise self.fault(node.offset, "a text can only be compared with a text", hint)
        lefts, right = [self._text(left) for left in node.lefts], self._text(node.right)
        options = tuple(g.Compare(node.operator, left, right) for left in lefts)
        return options[0] if len(options) == 1 else g.Alternatives(options)

    def _text(self, node: s.Expression) -> g.Linear:
        variable, _ = self.linear(node).terms[0]
        return _one(g.Variable("text", (variable.kind, *variable.key)))

    def _share(self, node: s.Share) -> g.Ground:
        right = self.linear(node.right)
        if isinstance(node.right, s.SeenTerm):
            declared = catalogue().observations[node.right.name].fields[node.right.field]
            if declared not in ("percent", "count"):
                hint = "declare the field as percent"
                raise self.fault(node.right.offset, f"'{node.right.field}' is no percentage", hint)
        options = tuple(
            g.Compare("~=", self.linear(left.part), right, self.linear(left.whole), self.lenience)
            for left in node.lefts
        )
        return options[0] if len(options) == 1 else g.Alternatives(options)

    def _is(self, bound: s.Name, word: s.Expression) -> bool:
        """Whether a bound name stands for a word, which must be a key of some table or group."""
        if not isinstance(word, s.Name) or word.index is not None:
            raise self.fault(bound.offset, f"'{bound.word}' can only be compared with a word")
        known = _keys()
        if word.word not in known:
            hint = nearest(word.word, known)
            raise self.fault(word.offset, f"'{word.word}' is no row, column or table", hint)
        return self.bound(bound.word, bound.offset) == word.word

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
            case s.Largest():
                return _one(self._largest(node))
            case s.Count():
                return _one(self._count(node))
            case s.ClaimTerm():
                return _one(self._claim(node))
            case s.SeenTerm():
                return _one(self._seen(node))
            case s.SaysTerm():
                self.says = True
                words = tuple(fold_marks(word).strip() for word in node.words)
                return _one(g.Variable("says", words))
            case s.WordsTerm():
                return _one(self._words(node))
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
            found = self.addresses(part) if not part.scope else self.elsewhere(part)
            for address in found:
                variable = g.cell(address, part.scope)
                terms[variable] = terms.get(variable, 0) + 1
        return g.Linear(tuple(terms.items()))

    def _largest(self, node: s.Largest) -> g.Variable:
        found = self.elsewhere(node.cells)
        if len(found) != 1:
            raise self.fault(node.offset, "largest(…) takes one cell of the children")
        return g.Variable("largest", (node.cells.scope, *found[0]))

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

    def _words(self, node: s.WordsTerm) -> g.Variable:
        if node.name not in self.rule.words:
            hint = nearest(node.name, self.rule.words) or "name them under words:"
            raise self.fault(node.offset, f"the rule names no words '{node.name}'", hint)
        return g.Variable("words", (self.rule.id, node.name))

    def _claim(self, node: s.ClaimTerm) -> g.Variable:
        words = [self.bound(word, node.offset) for word in node.address.split(".")]
        self._check_claim(words, node.offset)
        address = ".".join(words)
        if node.scope:
            return g.Variable("claim_of", (node.scope, address))
        self.sources[("claim", address)] = 1
        return g.Variable("claim", (address,))

    def _check_claim(self, words: list[str], offset: int) -> None:
        if words[0] not in (*TABLES, "interaction"):
            hint = nearest(words[0], TABLES)
            if len(words) > 1 and not hint:
                return  # an own key of a vocabulary that a user has added
            raise self.fault(offset, f"claim addresses begin with a table, not '{words[0]}'", hint)
        if words[0] == "interaction" or (len(words) > 1 and words[1] in CLAIM_ROWS):
            return
        if len(words) != 3:
            raise self.fault(offset, "a claim address is table.row.column")
        known = [form.tables[words[0]] for form in forms().values()]
        rows = {key for table in known for key in (*table.rows, *table.derived_rows)}
        columns = {key for table in known for key in (*table.columns, *table.derived_columns)}
        for word, names, what in ((words[1], rows, "row"), (words[2], columns, "column")):
            if word not in names:
                hint = nearest(word, {*names, *CLAIM_ROWS})
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
        kind, of = ("fact_of", (node.scope,)) if node.scope else ("fact", ())
        if node.word not in known.facts:
            if node.index is None and not node.scope and node.word in known.codes:
                return g.Linear((), known.codes[node.word])
            hint = nearest(node.word, {*known.facts, *known.codes, *TABLES})
            raise self.fault(node.offset, f"'{node.word}' is no fact", hint)
        fact = known.facts[node.word]
        if bool(fact.index) != (node.index is not None):
            wanted = f"write {fact.name}[{fact.index[0]}]" if fact.index else "it takes no index"
            raise self.fault(node.offset, f"'{fact.name}' is used wrongly", wanted)
        if node.index is None:
            return _one(g.Variable(kind, (*of, fact.name)))
        index = self.bound(node.index, node.offset)
        if index not in fact.index:
            if node.index.startswith("$"):
                raise NoSuchCellError
            hint = nearest(index, fact.index) or "known: " + ", ".join(fact.index)
            raise self.fault(node.offset, f"'{fact.name}' has no '{index}'", hint)
        return _one(g.Variable(kind, (*of, f"{fact.name}[{index}]")))


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
