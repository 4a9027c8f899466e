"""Figures and zeros of one sentence become claims: address, quote, place and doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from goiaudit.model.cells import Location
from goiaudit.model.claims import Claim
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.scope import Scope, Scopes
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.marks import QUOTED
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.zeros.denial import Zero

_LONGEST_QUOTE = 60
_TRIMMED = " \u3000\n,，、;；:：。"
_OPENS, _CLOSES = "(（", ")）"
_ITEMS = "disclosure.published_items."
_CLASSES = tuple(f"requests.{name}.total" for name in ("denied", "unavailable", "rejected"))
_POSITION = attrgetter("position")
_REPEALED = ".repealed"
_WAN = 4
"""Decimals more in 万元 than in 元."""


class Page:
    """One sentence on the way to claims: quotes, places and scopes."""

    def __init__(self, sentence: Sentence, reading: Reading, scopes: Scopes) -> None:
        self._sentence, self._scopes = sentence, scopes
        text = reading.text
        # Where a quote may begin at the earliest: behind a clause, behind another figure.
        self._begins = [figure.end for figure in reading.figures]
        self._begins += [place + 1 for place in reading.soft if text[place] in QUOTED]
        self._begins.sort()
        self._as_printed = sentence.is_as_printed
        paragraph, self._first = sentence.pieces[0]
        self._line = paragraph.location
        self._is_one_line = len(sentence.pieces) == 1 and not paragraph.joined

    def claims(self, mentions: Sequence[Mention | None], zero: Sequence[Zero]) -> list[Claim]:
        """The claims of the sentence, figures and zeros in the order of the text."""
        sure = [mention for mention in mentions if mention and not mention.silent]
        if len(sure) > 1:
            sure = _stated_once(_added_up(sure))
        found: list[Claim] = []
        for mention in sure:
            self._figure(mention, found)
        for item in zero:
            self._zero(item, found)
        if len(found) <= 1:
            return found
        if self._is_one_line:
            return sorted(found, key=_POSITION)
        return sorted(found, key=lambda claim: (claim.line or 0, claim.position))

    def _figure(self, mention: Mention, found: list[Claim]) -> None:
        """Add what a figure claims."""
        figure, start, end = mention.figure, mention.start, mention.end
        scope = self._scopes.at(figure.start)
        if mention.aside and scope.area:
            return  # 全区收到136件,比上年减少11件: no difference of the organ's own
        own = mention.aside or (scope.period == "this" and not scope.area and not scope.office)
        if not own and scope.period == "next" and figure.qualifier == "at_least":
            return  # 明年主动公开信息不少于200条: what is meant to be done
        location, position = self._place(figure.start)
        damaged = not self._as_printed and self._sentence.is_damaged(start, end)
        quote, lost = self._quote(start, end), "damaged" if damaged else None
        decimals = _decimals(mention) if figure.kind == "money" else figure.decimals
        value, qualifier = mention.value, figure.qualifier
        for cell in mention.cells:
            address, doubt = (cell, None) if own else self._addressed(cell, scope)
            if address is not None:
                reason = doubt or lost
                found.append(
                    Claim(
                        address, value, quote, location, qualifier, reason, damaged, decimals,
                        position,
                    )
                )  # fmt: skip

    def _addressed(self, cell: str, scope: Scope) -> tuple[str | None, str | None]:
        whose = self._own_unless_named(scope) if cell.startswith(_ITEMS) else scope
        return addressed(cell, whose)

    def _own_unless_named(self, scope: Scope) -> Scope:
        """The scope without an area that only an earlier sentence has named.

        None in the whole area is none here, and items published are never told for an area.
        """
        if not scope.area or self._scopes.names_area:
            return scope
        return scope.but(area=False)

    def _zero(self, zero: Zero, found: list[Claim]) -> None:
        """Add what a zero in words claims."""
        scope = self._own_unless_named(self._scopes.at(zero.end))
        location, position = self._place(zero.start)
        damaged = not self._as_printed and self._sentence.is_damaged(zero.start, zero.end)
        quote, lost = self._quote(zero.start, zero.end), "damaged" if damaged else None
        for cell in zero.cells:
            address, doubt = addressed(cell, scope)
            if address is not None:
                reason = zero.doubt or doubt or lost
                found.append(
                    Claim(address, 0, quote, location, "exact", reason, damaged, 0, position)
                )

    def _place(self, offset: int) -> tuple[Location | None, int]:
        if self._is_one_line:
            return self._line, self._first + offset
        return self._sentence.place(offset)

    def _quote(self, start: int, end: int) -> str:
        """The clause as printed, from its beginning, at most 60 characters before the figure."""
        begun = bisect_right(self._begins, start)
        begin = self._begins[begun - 1] if begun else 0
        if begin < start - _LONGEST_QUOTE:
            begin = start - _LONGEST_QUOTE
        quote = self._sentence.quote(begin, end).strip(_TRIMMED)
        if "(" in quote or "（" in quote or ")" in quote or "）" in quote:
            return _without_half_brackets(quote)
        return quote


def _without_half_brackets(quote: str) -> str:
    """The quote without the bracket at its edge whose other half stands outside of it."""
    opened = sum(char in _OPENS for char in quote)
    closed = sum(char in _CLOSES for char in quote)
    if (closed > opened and quote[:1] in tuple(_CLOSES)) or (
        opened > closed and quote[:1] in tuple(_OPENS)
    ):
        quote = quote[1:].strip(_TRIMMED)
    return quote


def _added_up(mentions: list[Mention]) -> list[Mention]:
    """废止3件、失效2件: side by side only their sum is what the table counts (domain 5.1)."""
    repealed = [m for m in mentions if m.cells and m.cells[0].endswith(_REPEALED) and not m.aside]
    if len(repealed) <= 1:
        return mentions
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last is not None and mention in repealed and last.cells == mention.cells:
            end = max(last.end, mention.end)
            found[-1] = replace(last, value=last.value + mention.value, end=end)
        else:
            found.append(mention)
    return found


def _decimals(mention: Mention) -> int:
    """Decimals of money as claimed: 26.84万元 has two in 万元, the unit of the form."""
    figure = mention.figure
    return figure.decimals + _WAN if mention.value != figure.value else figure.decimals


def _stated_once(mentions: list[Mention]) -> list[Mention]:
    """1件维持,1件驳回: two branches of one cell in one sentence state neither its value."""
    told = [m for m in mentions if m.outcome and m.cells]
    if not told:
        return mentions
    branches = Counter([m.cells[0] for m in told])
    if len(branches) == len(told) and branches.keys().isdisjoint(_CLASSES):
        return mentions
    some = {m.cells[0] for m in told if m.cells[0] in _CLASSES and _is_one_of_class(m, told)}
    left_out = some | {cell for cell, times in branches.items() if times > 1}
    return [m for m in mentions if not (m.outcome and m.cells and m.cells[0] in left_out)]


def _is_one_of_class(mention: Mention, told: Sequence[Mention]) -> bool:
    """1件因内容敏感不予公开、2件属于行政查询事项不予公开: neither is the whole class."""
    item = mention.cells[0].removesuffix(".total") + "_"
    behind = mention.end > mention.figure.end
    return behind and any(m.cells[0].startswith(item) and m.end > m.figure.end for m in told)


def addressed(cell: str, scope: Scope) -> tuple[str | None, str | None]:
    """The key of a claim under a scope and the doubt that it brings; None: no claim at all."""
    if scope.period == "this" and (scope.office or not scope.area):
        return cell, "scope" if scope.office else None
    if cell.startswith(_ITEMS):
        if scope.area:
            return None, None
        if scope.period == "this":
            return cell, None
        return cell, "part_year" if scope.period.endswith("year") else "period"
    if cell.startswith("requests.fee.") and scope.period in ("this", "next"):
        return cell, None
    if cell.startswith("requests.carried_") and scope.period in ("previous", "next"):
        return cell, None
    return _of_scope(cell, scope)


def _of_scope(cell: str, scope: Scope) -> tuple[str | None, str | None]:
    table, _, rest = cell.partition(".")
    if scope.period in ("half_year", "partial_year"):
        return f"{table}.{scope.period}.{rest}", "part_year"
    if scope.area:
        return f"{table}.area.{rest}", "scope"
    if scope.period == "previous":
        if scope.stated and cell == "requests.new.total":
            return "requests.previous_year.total", "period"
        return (f"{table}.previous_year.{rest}", "period") if scope.stated else (cell, "period")
    if scope.period in ("next", "other"):
        return None, None
    return cell, None


def without_repeats(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each once: two ways of reading may come to the same."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        first.setdefault((claim.cell, claim.value, claim.location, claim.position), claim)
    return tuple(first.values())
