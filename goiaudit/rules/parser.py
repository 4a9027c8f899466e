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

from goiaudit.definitions.yamlfile import Node
from goiaudit.rules import syntax as s
from goiaudit.rules.expressions import Expressions


def parse_condition(node: Node) -> s.Condition:
    """Parse a ``check:`` or ``when:`` value."""
    return _Conditions(node).whole()


class _Conditions(Expressions):
    def whole(self) -> s.Condition:
        condition = self.condition()
        if self.token.kind != "end":
            raise self.fault(self.token.offset, f"'{self.token.text}' is left over")
        return condition

    def condition(self) -> s.Condition:
        self.deeper()
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
            self.deeper()
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
