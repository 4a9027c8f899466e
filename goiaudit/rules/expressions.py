"""The expressions of rules: sums of cells, claims, facts and what functions make of them.

The grammar is in ``parser``, whose conditions are made of these.
"""

from __future__ import annotations

from goiaudit.definitions.forms import TABLES
from goiaudit.definitions.yamlfile import nearest
from goiaudit.rules import syntax as s
from goiaudit.rules.cursor import Cursor
from goiaudit.rules.tokens import Token

_FUNCTIONS = (
    "sum", "largest", "claim", "seen", "says", "words", "percent", "date", "passes", "known",
    "differs", *s.COUNTS, *s.SHAPES,
)  # fmt: skip
_LARGEST_FACTOR = 1_000_000
"""What is larger stands in no form; figures are judged in int64."""


class Expressions(Cursor):
    """A cursor that reads expressions."""

    def sum(self) -> s.Expression:
        """``['-'] term (('+'|'-') term)*``."""
        self.deeper()
        terms = [s.Scaled(-1, self.term()) if self.took("-") else self.term()]
        while self.next_is("+", "-"):
            sign = self.take().text
            term = self.term()
            terms.append(s.Scaled(-1, term) if sign == "-" else term)
        self.depth -= 1
        return terms[0] if len(terms) == 1 else s.Added(tuple(terms))

    def term(self) -> s.Expression:
        """``[integer '*'] factor``."""
        if self.token.kind == "number" and self.tokens[self.place + 1].text == "*":
            offset, factor = self.token.offset, self.integer()
            if factor > _LARGEST_FACTOR:
                raise self.fault(offset, f"a factor above {_LARGEST_FACTOR} cannot be judged")
            self.take("*")
            return s.Scaled(factor, self.factor())
        factor_term = self.factor()
        if self.next_is("*"):
            raise self.fault(
                self.token.offset, "only 'number * term' can be written", "put the number first"
            )
        return factor_term

    def factor(self) -> s.Expression:
        """A figure, what stands for one, or a sum in parentheses."""
        if self.token.kind == "number":
            return s.Literal(self.integer())
        if self.took("("):
            inner = self.sum()
            self.take(")")
            return inner
        head = self.word("a figure")
        if self.next_is("("):
            return self.call(head)
        if head.text in s.SCOPES:
            return self.scoped(head)
        if head.text == s.THIS and self.next_is("."):
            return self.own_claim(head)
        if head.text in TABLES or (head.text[0] == "$" and self.next_is("[")):
            return self.cells(head)
        if self.next_is("["):
            return self.fact(head)
        if self.next_is("."):
            raise self.fault(
                head.offset,
                f"'{head.text}' is no table",
                nearest(head.text, (*TABLES, *s.SCOPES)) or "tables: " + ", ".join(TABLES),
            )
        return s.Name(head.text, None, head.offset)

    def scoped(self, head: Token) -> s.Expression:
        """Cells, a claim or a fact of another report."""
        self.take(".")
        inner = self.token
        if inner.text in TABLES or inner.text[:1] == "$":
            self.place -= 1
            return self.cells(head)
        inner = self.word("a table")
        if inner.text == "claim" and self.next_is("("):
            self.take("(")
            address = self._dotted()
            self.take(")")
            return s.ClaimTerm(address, head.offset, self._single(head, "claims"))
        if self.next_is("(", "."):
            hint = nearest(inner.text, (*TABLES, "claim")) or "tables: " + ", ".join(TABLES)
            raise self.fault(inner.offset, f"'{inner.text}' is no table", hint)
        fact = self.fact(inner)
        return s.Name(fact.word, fact.index, fact.offset, self._single(head, "facts"))

    def own_claim(self, head: Token) -> s.ClaimTerm:
        """``this.claim(address)``: cells and facts of the report itself need no ``this``."""
        self.take(".")
        if self.token.text != "claim":
            hint = f"write {self.token.text} without 'this.'" if self.token.text else ""
            raise self.fault(head.offset, "'this.' stands before claim(…) only", hint)
        self.take()
        self.take("(")
        address = self._dotted()
        self.take(")")
        return s.ClaimTerm(address, head.offset, s.THIS)

    def _single(self, head: Token, what: str) -> str:
        if head.text == "children":
            raise self.fault(head.offset, f"children. takes cells only, their {what} have no sum")
        return head.text

    def fact(self, head: Token) -> s.Name:
        """``fact ['[' index ']']``, its first word taken."""
        index = None
        if self.took("["):
            index = self.word("an index").text
            if self.next_is(",", ".", "-"):
                hint = nearest(head.text, TABLES) or "tables: " + ", ".join(TABLES)
                raise self.fault(head.offset, f"'{head.text}' is no table", hint)
            self.take("]")
        return s.Name(head.text, index, head.offset)

    def call(self, head: Token) -> s.Expression:
        """A function with its arguments, its name taken."""
        if head.text == "percent":
            raise self.fault(head.offset, "percent(…) stands alone, left of '~='")
        if head.text not in _FUNCTIONS or head.text == "passes":
            hint = nearest(head.text, _FUNCTIONS) or "functions: " + ", ".join(_FUNCTIONS)
            raise self.fault(head.offset, f"'{head.text}' is no function", hint)
        self.take("(")
        result = self._arguments(head)
        self.take(")")
        return result

    def _arguments(self, head: Token) -> s.Expression:
        if head.text == "claim":
            return s.ClaimTerm(self._dotted(), head.offset)
        if head.text == "seen":
            name = self.word("an observation")
            self.take(".")
            return s.SeenTerm(name.text, self.word("a field").text, head.offset)
        if head.text == "says":
            words = [self.string()]
            while self.took(","):
                words.append(self.string())
            return s.SaysTerm(tuple(words), head.offset)
        if head.text == "words":
            return s.WordsTerm(self.word("a name under words:").text, head.offset)
        if head.text == "known":
            return s.Known(self.fact(self.word("a fact")))
        if head.text == "date":
            year = self.sum()
            self.take(",")
            month = self.integer()
            self.take(",")
            return s.DateTerm(year, month, self.integer(), head.offset)
        parts = [self.cells(self.word("a table"))]
        while self.took(","):
            parts.append(self.cells(self.word("a table")))
        if head.text == "largest":
            return self._largest(head, parts)
        if head.text == "sum":
            return s.Sum(tuple(parts))
        if head.text == "differs" and len(parts) != 2:
            raise self.fault(head.offset, "differs(…) takes two lists of cells")
        return s.Count(head.text, tuple(parts), head.offset)

    def _largest(self, head: Token, parts: list[s.Cells]) -> s.Largest:
        if len(parts) != 1 or parts[0].scope != "children":
            hint = "write largest(children.requests[new, total])"
            raise self.fault(head.offset, "largest(…) takes one cell of the children", hint)
        return s.Largest(parts[0], head.offset)

    def _dotted(self) -> str:
        words = [self.word("an address").text]
        while self.took("."):
            words.append(self.word("the rest of the address").text)
        return ".".join(words)

    def cells(self, head: Token) -> s.Cells:
        """``[scope '.'] table '[' selector ',' selector ']'`` or dotted, its first word taken."""
        start, scope = head, ""
        if head.text in s.SCOPES:
            scope = head.text
            self.take(".")
            head = self.word("a table")
        if head.text not in TABLES and head.text[0] != "$":
            hint = nearest(head.text, TABLES) or "tables: " + ", ".join(TABLES)
            raise self.fault(head.offset, f"'{head.text}' is no table", hint)
        if self.took("."):
            rows = s.Selector((self._dotless("a row"),), (), head.offset)
            self.take(".")
            columns = s.Selector((self._dotless("a column"),), (), head.offset)
            return s.Cells(head.text, rows, columns, scope, start.offset)
        self.take("[")
        rows = self.selector()
        self.take(",")
        columns = self.selector()
        self.take("]")
        return s.Cells(head.text, rows, columns, scope, start.offset)

    def _dotless(self, what: str) -> str:
        return self.word(what).text

    def selector(self) -> s.Selector:
        """``name ('-' name)*``."""
        offset = self.token.offset
        names = [self._selected()]
        minus: list[str] = []
        while self.took("-"):
            minus.append(self._selected())
        return s.Selector(tuple(names), tuple(minus), offset)

    def _selected(self) -> str:
        if self.took("*"):
            return "*"
        name = self.word("a row or column").text
        if self.took("."):
            self.take("*")
            return f"{name}.*"
        return name
