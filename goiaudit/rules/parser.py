"""Rule expressions read by recursive descent; every fault names its column.

    condition  := all ('or' all)*                 all  := one ('and' one)*
    one        := unary ['if' unary]              unary := 'not' unary | '(' condition ')' | test
    test       := passes(ID) | sum ['|' sum]… op sum | sum 'in' '(' sum, … ')'
                | percent(sum, sum) ['|' percent(sum, sum)]… '~=' printed
    printed    := seen(name.field) | claim(address)
    sum        := ['-'] term (('+'|'-') term)*    term := [integer '*'] factor
    factor     := integer | cells | sum(cells, …) | count(cells, …) | largest(children '.' cells)
                | [scope '.' | 'this' '.'] claim(address) | seen(name.field) | says("…", …)
                | words(name) | date(sum, m, d) | known(fact)
                | [scope '.'] fact ['[' index ']'] | '(' sum ')'
    cells      := [scope '.'] table '[' selector ',' selector ']'
                | [scope '.'] table '.' row '.' column
    selector   := name ('-' name)*                name := word | $var | '*' | word '.*'

``if`` binds tightest, then ``and``, then ``or``; use parentheses where a reader could doubt.
``op`` is one of = != < <= > >=; alternatives with ``|`` take ``=``. A scope is another report:
``previous`` (last year's), ``children`` (cells only, summed), ``parent``. ``this.claim(…)`` is
what the report's own text says of a cell, whichever mention is judged.
"""

from __future__ import annotations

from goiaudit.definitions.forms import TABLES
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import RuleError
from goiaudit.rules import syntax as s
from goiaudit.rules.mends import mend_of
from goiaudit.rules.tokens import Token, tokens_of

_KEYWORDS = {"and", "or", "not", "if", "in"}
_FUNCTIONS = (
    "sum", "largest", "claim", "seen", "says", "words", "percent", "date", "passes", "known",
    "differs", *s.COUNTS, *s.SHAPES,
)  # fmt: skip
_DEEPEST = 40
_MOST_DIGITS = 12
_LARGEST_FACTOR = 1_000_000
"""What is larger stands in no form; figures are judged in int64."""


def parse_condition(node: Node) -> s.Condition:
    """Parse a ``check:`` or ``when:`` value."""
    return _Parser(node).whole()


class _Parser:
    def __init__(self, node: Node) -> None:
        self.node = node
        self.source = node.text()
        self.tokens = tokens_of(node)
        self.place = 0
        self.depth = 0

    def fault(self, offset: int, problem: str, hint: str = "") -> RuleError:
        mend = hint or mend_of(self.tokens, self.place)
        return RuleError(self.node.place(offset), problem, mend)

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    def next_is(self, *texts: str) -> bool:
        return self.token.kind != "end" and self.token.text in texts

    def take(self, *texts: str) -> Token:
        token = self.token
        if texts and (token.kind == "end" or token.text not in texts):
            found = f"'{token.text}'" if token.text else "the end"
            wanted = " or ".join(f"'{text}'" for text in texts)
            hint = mend_of(self.tokens, self.place, texts)
            raise self.fault(token.offset, f"{wanted} expected before {found}", hint)
        self.place += 1
        return token

    def took(self, *texts: str) -> bool:
        if self.next_is(*texts):
            self.place += 1
            return True
        return False

    def word(self, what: str) -> Token:
        if self.token.kind != "word" or self.token.text in _KEYWORDS:
            found = f"'{self.token.text}'" if self.token.text else "the end"
            raise self.fault(self.token.offset, f"{what} expected before {found}")
        return self.take()

    def string(self) -> str:
        if self.token.kind != "string" or not self.token.text[1:-1].strip():
            raise self.fault(self.token.offset, 'a word in quotes expected here, as in says("…")')
        return self.take().text[1:-1]

    def integer(self) -> int:
        if self.token.kind != "number":
            raise self.fault(self.token.offset, "a whole number expected here")
        token = self.take()
        if len(token.text.lstrip("0")) > _MOST_DIGITS:
            problem = f"a number of more than {_MOST_DIGITS} digits cannot be judged"
            raise self.fault(token.offset, problem, "no form holds so large a figure")
        return int(token.text)

    # conditions

    def whole(self) -> s.Condition:
        condition = self.condition()
        if self.token.kind != "end":
            raise self.fault(self.token.offset, f"'{self.token.text}' is left over")
        return condition

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault(self.token.offset, "the expression is nested too deeply")

    def condition(self) -> s.Condition:
        self._deeper()
        parts = [self.all()]
        while self.took("or"):
            parts.append(self.all())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else s.AnyOf(tuple(parts))

    def all(self) -> s.Condition:
        parts = [self.one()]
        while self.took("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else s.All(tuple(parts))

    def one(self) -> s.Condition:
        then = self.unary()
        return s.If(then, self.unary()) if self.took("if") else then

    def unary(self) -> s.Condition:
        if self.took("not"):
            self._deeper()
            negated = s.Not(self.unary())
            self.depth -= 1
            return negated
        if self.next_is("(") and self._opens_condition():
            self.take("(")
            inner = self.condition()
            self.take(")")
            return inner
        return self.test()

    def _opens_condition(self) -> bool:
        """Whether the parenthesis here holds a condition (it contains a comparison)."""
        depth = 0
        for token in self.tokens[self.place :]:
            depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
            if depth == 0:
                return False
            if token.text in (*s.COMPARISONS, "~=", "in", "and", "or", "not", "passes"):
                return True
        return False

    def test(self) -> s.Condition:
        start = self.token
        if start.text == "passes":
            self.take()
            self.take("(")
            rule = self.word("a rule id")
            self.take(")")
            return s.Passes(rule.text, start.offset)
        if start.text == "percent" and self.tokens[self.place + 1].text == "(":
            return self.share()
        lefts = [self.sum()]
        while self.took("|"):
            lefts.append(self.sum())
        if self.next_is("in") and len(lefts) == 1:
            self.take("in")
            self.take("(")
            words = [self.sum()]
            while self.took(","):
                words.append(self.sum())
            self.take(")")
            return s.Membership(lefts[0], tuple(words), start.offset)
        if self.next_is("~="):
            problem = "'~=' compares percent(part, whole) with a printed percentage"
            raise self.fault(self.token.offset, problem, "for figures write = and tolerance:")
        operator = self.take(*s.COMPARISONS)
        if len(lefts) > 1 and operator.text != "=":
            raise self.fault(operator.offset, "alternatives with '|' need '='")
        return s.Comparison(operator.text, tuple(lefts), self.sum(), start.offset)

    def share(self) -> s.Share:
        """``percent(a, b) | … ~= printed``."""
        offset = self.token.offset
        lefts = [self.percent()]
        while self.took("|"):
            lefts.append(self.percent())
        if not self.next_is("~="):
            hint = "a printed percentage is rounded: write ~="
            found = f"'{self.token.text}'" if self.token.text else "the end"
            raise self.fault(self.token.offset, f"'~=' expected before {found}", hint)
        self.take("~=")
        right, place = self.sum(), self.token.offset
        told = isinstance(right, s.ClaimTerm) and not right.scope
        if not told and not isinstance(right, s.SeenTerm):
            hint = "write seen(percentage.printed) or claim(….percent)"
            raise self.fault(place, "right of '~=' stands a printed percentage", hint)
        return s.Share(tuple(lefts), right, offset)

    def percent(self) -> s.Percent:
        self.take("percent")
        self.take("(")
        part = self.sum()
        self.take(",")
        whole = self.sum()
        self.take(")")
        return s.Percent(part, whole)

    # expressions

    def sum(self) -> s.Expression:
        self._deeper()
        terms = [s.Scaled(-1, self.term()) if self.took("-") else self.term()]
        while self.next_is("+", "-"):
            sign = self.take().text
            term = self.term()
            terms.append(s.Scaled(-1, term) if sign == "-" else term)
        self.depth -= 1
        return terms[0] if len(terms) == 1 else s.Added(tuple(terms))

    def term(self) -> s.Expression:
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
        index = None
        if self.took("["):
            index = self.word("an index").text
            if self.next_is(",", ".", "-"):
                hint = nearest(head.text, TABLES) or "tables: " + ", ".join(TABLES)
                raise self.fault(head.offset, f"'{head.text}' is no table", hint)
            self.take("]")
        return s.Name(head.text, index, head.offset)

    def call(self, head: Token) -> s.Expression:
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
