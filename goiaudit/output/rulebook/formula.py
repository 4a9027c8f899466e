"""Assertions in mathematical form, with the official labels of rows, columns and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from goiaudit.audit.wording import key_label, number
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, TableDefinition, forms
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.rulebook.words import joined, tell, tells
from goiaudit.rules import syntax as s
from goiaudit.rules.rule import Binding

_SIGNS = {"=": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}


def formula(condition: s.Condition, bindings: Iterable[Binding], lang: str, form: str = "") -> str:
    """A condition as a formula; ``form`` is the form whose labels are used (newest by default)."""
    tables = {name: binding.table for binding in bindings for name in binding.names}
    return _Formula(tables, lang, form).condition(condition)


def bound(binding: Binding, lang: str, form: str = "") -> str:
    """``c = 自然人、…、总计``: what a bound name runs through."""
    words = _Formula({}, lang, form)
    names = ", ".join(binding.names)
    return f"{names} = {words.members(binding)}"


class _Formula:
    def __init__(self, tables: Mapping[str, str], lang: str, form: str) -> None:
        self.tables = tables
        self.lang = lang
        self.form = forms()[form or list(forms())[-1]]

    def tell(self, key: str, **values: object) -> str:
        return tell(f"formula.{key}", self.lang, **values)

    # conditions

    def condition(self, node: s.Condition, inner: bool = False) -> str:
        text, loose = self._condition(node)
        return f"({text})" if inner and loose else text

    def _condition(self, node: s.Condition) -> tuple[str, bool]:
        """The text, and whether it needs brackets within another condition."""
        match node:
            case s.Comparison():
                return self._comparison(node), len(node.lefts) > 1
            case s.Share():
                lefts = [self._share(left) for left in node.lefts]
                return f"{self._either(lefts)} ≈ {self.expression(node.right)}", len(lefts) > 1
            case s.Membership():
                words = ", ".join(self._against(node.left, word) for word in node.words)
                return f"{self.expression(node.left)} ∈ {{{words}}}", False
            case s.InForm():
                return self.tell("form", form=node.form), False
            case s.Passes():
                return self.tell("passes", rule=node.rule), False
            case s.Not():
                return self.tell("not", part=self.condition(node.part)), False
            case s.All():
                return self._joined("and", node.parts), True
            case s.AnyOf():
                return self._joined("or", node.parts), True
            case s.If():
                then, condition = self.condition(node.then), self.condition(node.condition)
                return self.tell("if", then=then, condition=condition), True
        return str(node), False

    def _joined(self, word: str, parts: Sequence[s.Condition]) -> str:
        return self.tell(word).join(self.condition(part, inner=True) for part in parts)

    def _comparison(self, node: s.Comparison) -> str:
        if truth := self._known(node) or self._flag(node):
            return truth
        lefts = [self._against(node.right, left) for left in node.lefts]
        right = self._against(node.lefts[0], node.right)
        if len(lefts) > 1:
            return self.tell("one_of", value=right, options=self._either(lefts))
        return f"{lefts[0]} {_SIGNS.get(node.operator, node.operator)} {right}"

    def _against(self, other: s.Expression, node: s.Expression) -> str:
        """One side; a word is a value where the other side is a fact of words."""
        known = catalogue()
        allowed: tuple[str, ...] = ()
        if isinstance(other, s.SeenTerm):
            allowed = known.observations[other.name].words.get(other.field, ())
        elif isinstance(other, s.Name) and other.word in known.facts:
            allowed = known.facts[other.word].words
        if isinstance(node, s.Name) and node.word in allowed:
            return number(node.word, self.lang)
        return self.expression(node)

    def _known(self, node: s.Comparison) -> str:
        """``known(signed) = 1`` in words."""
        sides = (node.lefts[0], node.right)
        fact = next((side.fact for side in sides if isinstance(side, s.Known)), None)
        value = next((side.value for side in sides if isinstance(side, s.Literal)), None)
        if fact is None or node.operator != "=" or value not in (0, 1):
            return ""
        return self.tell("known" if value else "not_known", fact=self.expression(fact))

    def _flag(self, node: s.Comparison) -> str:
        """``text_damaged = 1`` in words."""
        sides = (node.lefts[0], node.right)
        value = next((side.value for side in sides if isinstance(side, s.Literal)), None)
        names = [side for side in sides if isinstance(side, s.Name)]
        fact = catalogue().facts.get(names[0].word) if names else None
        if fact is None or fact.type != "flag" or node.operator != "=" or value not in (0, 1):
            return ""
        return self.tell("flag" if value else "no_flag", fact=self.expression(names[0]))

    def _share(self, node: s.Percent) -> str:
        part, whole = self.expression(node.part), self.expression(node.whole)
        return self.tell("share", part=_bracketed(part), whole=_bracketed(whole))

    def _either(self, options: Sequence[str]) -> str:
        return self.tell("either").join(options)

    # expressions

    def expression(self, node: s.Expression) -> str:
        match node:
            case s.Literal():
                return str(node.value)
            case s.Added():
                return self._added(node.terms)
            case s.Scaled():
                inner = _bracketed(self.expression(node.term))
                return f"-{inner}" if node.factor == -1 else f"{node.factor} × {inner}"
            case s.Cells():
                return self.cells(node)
            case s.Sum():
                return "Σ(" + ", ".join(self.cells(part, summed=True) for part in node.parts) + ")"
            case s.Largest():
                return self.tell("largest", cell=self.cells(replace(node.cells, scope="")))
            case s.Count():
                cells = ", ".join(self.cells(part, summed=True) for part in node.parts)
                return self.tell(f"count.{node.function}", cells=cells)
            case s.ClaimTerm():
                return self._other(node.scope, self.tell("claim", cell=self._address(node.address)))
            case s.SeenTerm():
                label = catalogue().observations[node.name].label.in_language(self.lang)
                return f"{label}({node.field})"
            case s.Name():
                return self._name(node)
            case s.Known():
                return self.tell("known", fact=self.expression(node.fact))
            case s.DateTerm():
                return self._date(node)
            case s.WordsTerm():
                return self.tell("words", name=node.name)
            case s.SaysTerm():
                return self.tell("says", words=joined(list(node.words), self.lang))
        return str(node)

    def _date(self, node: s.DateTerm) -> str:
        last = node.year.terms[-1] if isinstance(node.year, s.Added) else s.Literal(0)
        later = last.value if isinstance(last, s.Literal) else None
        key = {0: "date.this", 1: "date.next"}.get(-1 if later is None else later, "date")
        year = _bracketed(self.expression(node.year))
        return self.tell(key, year=year, month=node.month, day=node.day)

    def _added(self, terms: Sequence[s.Expression]) -> str:
        text = ""
        for place, term in enumerate(terms):
            minus = isinstance(term, s.Scaled) and term.factor < 0
            shown = (
                s.Scaled(-term.factor, term.term) if isinstance(term, s.Scaled) and minus else term
            )
            if isinstance(shown, s.Scaled) and shown.factor == 1:
                shown = shown.term
            word = self.expression(shown)
            text += (" - " if minus else " + ") + word if place else ("-" if minus else "") + word
        return text

    def _name(self, node: s.Name) -> str:
        if node.word.startswith("$"):
            return node.word[1:]
        fact = catalogue().facts.get(node.word)
        if fact is None:
            table = next((t for t in self.tables.values() if t), "")
            label = key_label(table, node.word, self.lang)
            return number(node.word, self.lang) if label == node.word else label
        label = fact.label.in_language(self.lang)
        if node.index is not None:
            index = node.index.removeprefix("$")
            named = index if node.index.startswith("$") else key_label("", index, self.lang)
            label = f"{label}({named})"
        return self._other(node.scope, label)

    def _address(self, address: str) -> str:
        parts = address.split(".")
        if not any(part.startswith("$") for part in parts):
            return claim_label(address, self.lang)
        if len(parts) != 3 or parts[0] not in TABLES:
            return address.replace("$", "")
        table = self.form.tables[parts[0]]
        words = [part[1:] if part.startswith("$") else self._key(table, part) for part in parts[1:]]
        return "/".join(words)

    def _other(self, scope: str, text: str) -> str:
        return self.tell(f"scope.{scope}", figure=text) if scope else text

    # cells

    def cells(self, node: s.Cells, *, summed: bool = False) -> str:
        """``“一、本年新收…/c”``, with Σ before several cells that stand for their sum."""
        if node.table.startswith("$"):
            named = f"{node.table[1:]}: {self._free(node.rows)}/{self._free(node.columns)}"
            return self._other(node.scope, f"“{named}”")
        table = self.form.tables[node.table]
        rows, several_rows = self._selected(node.rows, table, "row")
        columns, several_columns = self._selected(node.columns, table, "column")
        many = (several_rows or several_columns) and not summed
        return self._other(node.scope, ("Σ " if many else "") + f"“{rows}/{columns}”")

    def _free(self, selector: s.Selector) -> str:
        """A selection in a table that is not fixed."""
        words = [self.tell("all") if name == "*" else name.lstrip("$") for name in selector.names]
        return joined(words, self.lang)

    def _selected(
        self, selector: s.Selector, table: TableDefinition, what: str
    ) -> tuple[str, bool]:
        """A selection in words, and whether it is more than one row or column."""
        words, many = [], len(selector.names) > 1
        for name in selector.names:
            if name.startswith("$"):
                words.append(name[1:])
                continue
            members = _members(name, table, what)
            many = many or len(members) > 1
            words.append(self.range(members, table, name, what))
        text = joined(words, self.lang)
        if selector.minus:
            left_out = joined([self._key(table, key) for key in selector.minus], self.lang)
            text = self.tell("without", members=text, left_out=left_out)
        return text, many

    def range(self, members: Sequence[str], table: TableDefinition, name: str, what: str) -> str:
        """One key in words, all rows, or the first and the last of several."""
        if name == "*":
            return self.tell(f"all_{what}s")
        derived = name.removesuffix(".*")
        if name.endswith(".*") and derived in table.derived_labels:
            return self.tell("items", whole=self._key(table, derived))
        if len(members) > 2:
            ends = (self._key(table, members[0]), self._key(table, members[-1]))
            return self.tell("range", first=ends[0], last=ends[1], count=len(members))
        return joined([self._key(table, key) for key in members], self.lang)

    def _key(self, table: TableDefinition, key: str) -> str:
        if key in table.rows or key in table.derived_rows:
            return table.row_label(key, self.lang)
        if key in table.columns or key in table.derived_columns:
            return table.column_label(key, self.lang)
        return key_label(table.name, key, self.lang)

    def members(self, binding: Binding) -> str:
        """What a binding runs through, in words."""
        name = binding.group.names[0]
        if not binding.table:
            key = f"group.{name}"
            text = tell(f"formula.{key}", self.lang) if tells(f"formula.{key}") else name
            left_out = [key_label("", key, self.lang) for key in binding.group.minus]
        else:
            table = self.form.tables[binding.table]
            if name in ("rows", "columns"):
                what = self.tell(f"all_{name}")
            else:
                known = next(
                    (f.tables[binding.table] for f in (self.form, *forms().values())
                     if _members(name, f.tables[binding.table], "")), table,
                )  # fmt: skip
                labels = [self._key(known, key) for key in _members(name, known, "")]
                what = joined(labels, self.lang)
            title = table.title.in_language(self.lang)
            text = self.tell("of_table", table=title, members=what)
            left_out = [self._key(table, key) for key in binding.group.minus]
        if left_out:
            text = self.tell("without", members=text, left_out=joined(left_out, self.lang))
        return text


def _members(name: str, table: TableDefinition, what: str) -> tuple[str, ...]:
    """The printed keys that a name in brackets or a group stands for; itself if it is one."""
    if name in ("*", "rows", "columns"):
        rows = name == "rows" or what == "row"
        return tuple(table.rows if rows else table.columns)
    key = name.removesuffix(".*")
    if name.endswith(".*"):
        return table.derived_rows.get(key) or table.derived_columns.get(key, ())
    if key in table.groups:
        return table.groups[key]
    return (key,) if what else ()


def _bracketed(text: str) -> str:
    return f"({text})" if " + " in text or " - " in text or text.startswith("-") else text
