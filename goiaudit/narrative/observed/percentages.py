"""Percentages printed beside the counts that they are made of (domain 5.6, rule N111).

Shares of a whole, rates of requests and growth against the year before. Precision first: a
percentage is given out only where part and whole are sure, and one that fits any whole that the
text states is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, islice

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.observed.growth import growth
from goiaudit.narrative.observed.shares_of import (
    CARRIED_IN,
    Share,
    Stated,
    agrees,
    base_named,
    is_about,
    is_bound,
    row_totals,
)
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.numerals import TIMES_MORE, Figure
from goiaudit.narrative.text.passed_over import last_before
from goiaudit.narrative.wholes.lists import part_lists
from goiaudit.narrative.wholes.openings import past_noun
from goiaudit.narrative.wholes.parts import BASES, Whole, is_whole

_IN_BRACKET = seldom(r"\s*\((?:占比?)?(?:为|是|约)?\s*")
_SHARE = seldom(
    r"[,、(]?\s*(?:大约|约)?占比?(?P<of>[^0-9,。;:()%]{0,18}?)"
    r"(?:的?(?:比例|比重|比))?(?:的|为|是|达到|达|约|近)*\s*"
)
_NAMED_BASE = seldom(
    r"占比?(?P<of>[^0-9,。;:()%占]{0,18}?)(?:的?(?:比例|比重|比))?(?:的|为|是|达到|达|约|近|了)*$"
)
_OF_ALL = seldom(r"[,、(]?\s*占(?:了|到)?(?:全部|全年|总共|所有|总|收到|受理|的)*")
_ITS_SHARE = seldom(r"[^,。;:()0-9]{0,12}?的?(?:比例|比重)?(?:的|为|是|约)?")
_PAIR = 2
_RATE = seldom(
    r"(?P<due>按时|按期|如期|限时|及时|期限内)?(?P<what>办结|办理|答复|回复|公开)率"
    r"(?:仅|只|也|均|已|约|为|是|达到|达|:)*\s*$"
)
_OTHERS_BUSINESS = seldom(r"满意|合格|公文|文件|留言|工单|信箱|热线|建议|提案|诉求|投诉|咨询")
_ITEMS = "disclosure.published_items."
_GRANTED = ("requests.granted.total", "requests.partially_granted.total")
_NUMERATORS = {
    "办结": ("requests.handled_total.total",),
    "办理": ("requests.handled_total.total",),
    "答复": ("requests.answered.total", "requests.handled_total.total"),
    "回复": ("requests.answered.total", "requests.handled_total.total"),
    "公开": (*_GRANTED, "requests.outcome.granted_or_partial"),
}
_LIKE = {"handled": BASES[1:], "received": BASES[:1]}
_WHOLE_RATE = 100
_LARGEST = 10**9
_REACH = 40
"""Bases looked at before and behind a sentence: no paragraph of a report states so many."""
_LONGEST_LABEL = 40


def percentages(
    said: Said, stated: Sequence[Stated], sentence: int, earlier: Sequence[Stated] = ()
) -> Iterator[Observation]:
    """The percentages of a sentence that states their counts.

    ``stated`` are the bases of its paragraph, before and behind it; the nearest before counts.
    A share that is right of a base of an ``earlier`` paragraph is right.
    """
    here = bisect_right(stated, sentence, key=lambda base: base.sentence)
    before, behind = stated[max(0, here - _REACH) : here], stated[here : here + _REACH]
    page = _Page(said, (*reversed(before), *behind), earlier)
    for index, figure in enumerate(said.reading.figures):
        if figure.kind == "percent" and 0 <= figure.value < _LARGEST:
            found = page.judge(index, figure)
            if found is not None:
                yield found


def _base_word(share: Share) -> str:
    """What the rule holds a share against; one of requests may be of what table 3 counts."""
    asked = share.base == "stated" and share.cell.startswith("requests.")
    return "asked" if asked else share.base


def _is_so_many_times(share: Share, figure: Figure, about: bool) -> bool:
    """增长一倍: whether it is so, rounded to the last digit that is printed."""
    unit = Fraction(_WHOLE_RATE, 10**figure.decimals)
    apart = unit if about else unit * Fraction(6, 10)
    growth = (Fraction(_WHOLE_RATE * share.part, whole) for whole in share.wholes if whole)
    return any(abs(Fraction(figure.value) - grown) <= apart for grown in growth)


class _Page:
    """One sentence with percentages; ``stated`` begins with the nearest base of its paragraph."""

    def __init__(
        self, said: Said, stated: Sequence[Stated], earlier: Sequence[Stated] = ()
    ) -> None:
        self.said, self.stated, self.earlier = said, stated, earlier
        self.reading, self.mentions = said.reading, said.mentions
        self._holders: dict[int, Whole] | None = None
        self._last: Whole | None = None

    def judge(self, index: int, figure: Figure) -> Observation | None:
        """The observation of one percentage, None where its counts are not sure."""
        if is_bound(self.reading.text, figure):
            return None
        share = growth(self.said, index) or self._share(index) or self._rate(index, figure)
        share = share or self._told_before(index)
        if share is None or share.exceeds:
            return None
        printed = Decimal(figure.value)
        about = is_about(self.reading.text, figure)
        if figure.unit == TIMES_MORE and _is_so_many_times(share, figure, about):
            return None
        whole = next((w for w in share.wholes if agrees(printed, share.part, w, about)), None)
        if whole is None and self._is_joint(index, share, printed, about):
            return None
        if whole is None and self._is_of_earlier(share, printed, about):
            return None
        if whole is None:
            whole = share.wholes[0] if share.wholes else None
        if whole is None and share.base == "stated":
            return None
        values: dict[str, Scalar] = {
            "printed": printed, "part": share.part, "whole": whole,
            "base": _base_word(share), "approximate": int(about),
        }  # fmt: skip
        cells = (share.cell,) if share.cell else ()
        stated = self.mentions[index]
        if share.base == "growth" and stated is not None:
            cells = (*cells, *stated.cells)
        end = figure.end + self.reading.text.startswith(")", figure.end)
        return self.said.observation("percentage", values, share.start, end, cells)

    def _is_joint(self, index: int, share: Share, printed: Decimal, about: bool) -> bool:
        """予以公开24件,部分公开5件,占43.3%: whether it is the share of several parts together."""
        parts = [int(part.value) for part in self._parts_before(index)]
        if share.base != "stated" or parts[:1] != [share.part]:
            return False
        sums = accumulate(parts)
        return any(
            agrees(printed, joint, whole, about)
            for joint in islice(sums, 1, None)
            for whole in share.wholes
            if joint <= whole
        )

    def _is_of_earlier(self, share: Share, printed: Decimal, about: bool) -> bool:
        """收到10件。…已答复的9件中,同意公开7件,占总数的70%: of what a paragraph before tells."""
        asked = share.base == "stated" and share.cell.startswith("requests.")
        wholes = {base.value for base in self.earlier[-_REACH:]} if asked else set()
        return any(agrees(printed, share.part, whole, about) for whole in wholes)

    def _parts_before(self, index: int) -> Iterator[Figure]:
        """Exact counts right before a percentage, the nearest first, up to another percentage."""
        for part in reversed(self.reading.figures[:index]):
            plain = part.kind in ("count", "item") and part.qualifier == "exact"
            if not plain or not isinstance(part.value, int):
                return
            yield part

    # shares

    def _share(self, index: int) -> Share | None:
        figure = self.reading.figures[index]
        part = self.reading.figures[index - 1] if index else None
        if part is None or part.kind not in ("count", "item", "none"):
            return None
        if part.qualifier != "exact" or not isinstance(part.value, int):
            return None
        gap = self.reading.text[self._end_of_part(index - 1, part) : figure.start]
        if (stated := self._of_stated(index)) is not None:
            return stated
        bracketed = _IN_BRACKET.fullmatch(gap) is not None
        named = _SHARE.fullmatch(gap)
        if not bracketed and named is None:
            return None
        base = base_named(named["of"]) if named is not None and not bracketed else "all"
        return self._share_of(index - 1, part, base) if base else None

    def _end_of_part(self, index: int, part: Figure) -> int:
        """Where a part ends with the words behind its figure: 27件予以公开,占37.5%."""
        mention = self.mentions[index]
        if mention is None or mention.end <= part.end:
            return part.end
        said = self.reading.text[part.end : mention.end]
        return part.end if any(mark in said for mark in SOFT) else mention.end

    def _told_before(self, index: int) -> Share | None:
        """信函申请占37.5%(27件), 占37.5%,为27件: the share stands before its count."""
        figures, text = self.reading.figures, self.reading.text
        part = figures[index + 1] if index + 1 < len(figures) else None
        if part is None or part.kind not in ("count", "item") or part.qualifier != "exact":
            return None
        if not isinstance(part.value, int) or last_before(self.reading, index + 1) == index:
            return None
        named = _NAMED_BASE.search(text, max(0, figures[index].start - 24), figures[index].start)
        base = base_named(named["of"]) if named is not None else ""
        return self._share_of(index + 1, part, base) if base else None

    def _of_stated(self, index: int) -> Share | None:
        """征地类43件,占全部92件申请的46.7%: the whole stands between the part and its share."""
        if index < _PAIR:
            return None
        figures, text = self.reading.figures, self.reading.text
        part, whole, share = figures[index - _PAIR], figures[index - 1], figures[index]
        told = self.mentions[index - 1]
        before, behind = text[part.end : whole.start], text[whole.end : share.start]
        if told is None or told.cells != BASES[:1] or not _OF_ALL.fullmatch(before):
            return None
        plain = part.kind == whole.kind and part.qualifier == whole.qualifier == "exact"
        if not plain or not isinstance(part.value, int) or not _ITS_SHARE.fullmatch(behind):
            return None
        return Share(part.value, (int(whole.value),), told.cells[0], self._label(part))

    def _share_of(self, index: int, part: Figure, base: str) -> Share | None:
        mention = self.mentions[index]
        cell = mention.cells[0] if mention is not None and len(mention.cells) == 1 else ""
        if mention is not None and (mention.aside or not cell):
            return None
        value = int(part.value)
        others = self._others(index)
        if cell.startswith("requests."):
            nearest = self._bases(base, cell)
            if not nearest and base in ("handled", "received"):
                return Share(value, (), cell, self._label(part), base)
            if not nearest or self._is_nested(index, part):
                nearest = ()
        elif cell.startswith("disputes."):
            nearest = self._total_before(part, row_totals(cell))
        elif cell.startswith(_ITEMS) and cell != f"{_ITEMS}total":
            nearest = self._total_before(part, (f"{_ITEMS}total",))
            holder = self._holder(part)
            if holder is not None and holder.cell != f"{_ITEMS}total":
                nearest = (int(holder.mention.value),)
        else:
            holder = self._holder(part) or self._continued(index)
            nearest = ()
            if holder is not None and not cell:
                nearest, cell, self._last = self._of_holder(holder), holder.cell, holder
        if not nearest:
            return None
        wholes = tuple(dict.fromkeys((*nearest, *others)))
        return Share(value, wholes, cell, self._label(part))

    def _label(self, part: Figure) -> int:
        """Where the words before a part begin."""
        return self.reading.left(part.start, SOFT, max(0, part.start - _LONGEST_LABEL))

    def _of_holder(self, holder: Whole) -> tuple[int, ...]:
        own = int(holder.mention.value)
        return (own, *self._bases("all", "")) if holder.cell in BASES else (own,)

    def _continued(self, index: int) -> Whole | None:
        """公告24条,占9%;文件56条,占21%: the next item of a list whose items have their shares."""
        before = self.reading.figures[index - 1] if index else None
        return self._last if before is not None and before.kind == "percent" else None

    def _others(self, index: int) -> tuple[int, ...]:
        """Every other count of the sentence: a share that fits one of them is right."""
        counts = ("count", "item", "none")
        figures = self.reading.figures
        whole = self._holder(figures[index])
        return tuple(
            int(f.value)
            for n, f in enumerate(figures)
            if n != index
            and f.kind in counts
            and isinstance(f.value, int)
            and f.value > 0
            # no share of another part of the same whole
            and (whole is None or self._holder(f) is not whole)
        )

    def _bases(self, base: str, cell: str) -> tuple[int, ...]:
        """The stated bases that a share of requests may have, the nearest first."""
        here = [s for s in self.stated if s.value > 0]
        bases = [s for s in here if s.cell in BASES and s.cell != cell]
        if base in _LIKE:
            meant = [s for s in bases if s.cell in _LIKE[base]]
            bases = meant or []
        carried = [s.value for s in here if s.cell == CARRIED_IN]
        plain = [s.value for s in bases]
        return tuple(dict.fromkeys((*plain, *(p + c for p in plain for c in carried))))

    def _is_nested(self, index: int, part: Figure) -> bool:
        """Whether the part belongs to another part (予以公开12件,其中全部公开10件)."""
        text = self.reading.text
        before = next(
            (n for n in range(index - 1, -1, -1) if self.reading.figures[n].kind != "percent"), None
        )
        if before is None:
            return False
        mention, figure = self.mentions[before], self.reading.figures[before]
        between = text[figure.end : part.start]
        opened = between.count("(") > between.count(")")
        within = opened or any(w in between for w in ("其中", "含", "包括", "内有"))
        if mention is None or not mention.cells:
            return within
        # 上年结转2件,其中…: of all that was at hand, not of what was carried in.
        return within and not is_whole(mention) and mention.cells[0] != CARRIED_IN

    def _total_before(self, part: Figure, cells: tuple[str, ...]) -> tuple[int, ...]:
        """The nearest total of one of the cells before the part, in this sentence or the last."""
        mine = [m for m in self.said.understood if m.figure.end <= part.start]
        for mention in reversed((*self.said.before, *mine)):
            exact = mention.figure.qualifier == "exact" and not mention.aside
            if exact and len(mention.cells) == 1 and mention.cells[0] in cells and mention.value:
                return (int(mention.value),)
        return ()

    def _holder(self, part: Figure) -> Whole | None:
        """The whole whose list the part stands in."""
        if self._holders is None:
            self._holders = {}
            for whole in self._wholes():
                for found in part_lists(whole):
                    for member in found.parts:
                        self._holders[member.figure.start] = whole
        return self._holders.get(part.start)

    def _wholes(self) -> Iterator[Whole]:
        stated = (*self.said.before, *self.said.understood)
        for index, mention in enumerate(self.mentions):
            exact = mention is not None and mention.figure.qualifier == "exact"
            if mention is not None and exact and is_whole(mention) and mention.value:
                place = past_noun(self.reading, mention.figure)
                yield Whole(self.reading, self.mentions, mention, index + 1, place, stated)

    # rates

    def _rate(self, index: int, figure: Figure) -> Share | None:
        """办结率95%: of requests only, and only where it is less than all of them."""
        if figure.value == _WHOLE_RATE or not index:
            return None
        begin = self.reading.figures[index - 1].end
        before = self.reading.text[begin : figure.start]
        match = _RATE.search(before)
        if match is None or match["due"] or _OTHERS_BUSINESS.search(before):
            return None
        numerator = self.mentions[index - 1]
        if numerator is None or numerator.aside or numerator.figure.qualifier != "exact":
            return None
        cell = numerator.cells[0] if len(numerator.cells) == 1 else ""
        if cell not in _NUMERATORS[match["what"]]:
            return None
        bases = self._bases("all", cell)
        if not bases:
            return None
        granted = [int(m.value) for m in self.said.understood if m.cells[0:1] == _GRANTED[:1]]
        part = int(numerator.value)
        if cell == _GRANTED[1] and granted:
            # 予以公开12件,部分公开3件,公开率75%: of both together.
            together = part + granted[-1]
            fits = [w for w in bases if agrees(Decimal(figure.value), granted[-1], w, False)]
            part = granted[-1] if fits else together
        return Share(part, bases, cell, numerator.start)
