"""Walks over the tokens of a rule's expression; every fault names its column."""

from __future__ import annotations

from goiaudit.definitions.yamlfile import Node
from goiaudit.model.errors import RuleError
from goiaudit.rules.mends import mend_of
from goiaudit.rules.tokens import Token, tokens_of

_KEYWORDS = {"and", "or", "not", "if", "in"}
_DEEPEST = 40
_MOST_DIGITS = 12


class Cursor:
    """The tokens of one value of a rule file, and the place that parsing has reached."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.source = node.text()
        self.tokens = tokens_of(node)
        self.place = 0
        self.depth = 0

    def fault(self, offset: int, problem: str, hint: str = "") -> RuleError:
        """A fault at a place of the expression, with how to mend it."""
        mend = hint or mend_of(self.tokens, self.place)
        return RuleError(self.node.place(offset), problem, mend)

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.place]

    def next_is(self, *texts: str) -> bool:
        """Whether the next token is one of these."""
        return self.token.kind != "end" and self.token.text in texts

    def take(self, *texts: str) -> Token:
        """The next token, which must be one of these if any are named."""
        token = self.token
        if texts and (token.kind == "end" or token.text not in texts):
            found = f"'{token.text}'" if token.text else "the end"
            wanted = " or ".join(f"'{text}'" for text in texts)
            hint = mend_of(self.tokens, self.place, texts)
            raise self.fault(token.offset, f"{wanted} expected before {found}", hint)
        self.place += 1
        return token

    def took(self, *texts: str) -> bool:
        """Whether the next token was one of these, and is passed now."""
        if self.next_is(*texts):
            self.place += 1
            return True
        return False

    def word(self, what: str) -> Token:
        """The next token, which must be a word; ``what`` says in a fault what it stands for."""
        if self.token.kind != "word" or self.token.text in _KEYWORDS:
            found = f"'{self.token.text}'" if self.token.text else "the end"
            raise self.fault(self.token.offset, f"{what} expected before {found}")
        return self.take()

    def string(self) -> str:
        """What the next token has in quotes."""
        if self.token.kind != "string" or not self.token.text[1:-1].strip():
            raise self.fault(self.token.offset, 'a word in quotes expected here, as in says("…")')
        return self.take().text[1:-1]

    def integer(self) -> int:
        """The next token as a whole number."""
        if self.token.kind != "number":
            raise self.fault(self.token.offset, "a whole number expected here")
        token = self.take()
        if len(token.text.lstrip("0")) > _MOST_DIGITS:
            problem = f"a number of more than {_MOST_DIGITS} digits cannot be judged"
            raise self.fault(token.offset, problem, "no form holds so large a figure")
        return int(token.text)

    def deeper(self) -> None:
        """One level deeper; the caller comes back by itself."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault(self.token.offset, "the expression is nested too deeply")
