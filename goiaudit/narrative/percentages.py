"""Percentages printed beside the counts that they are made of (domain 5.6, rule N111).

Shares of a whole, rates of requests and growth against the year before. Precision first: a
percentage is given out only where part and whole are sure, and one that fits any whole that the
text states is right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goiaudit.model.cells import Number
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.breakdown import is_whole
from goiaudit.narrative.lists import BASES, Whole, part_lists
from goiaudit.narrative.marks import SOFT
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.said import Said

_ABOUT = re.compile(r"(?:约|大概|近)(?:占比?)?(?:为|是|达)?\s*$")
_ABOUT_AFTER = ("左右", "上下")
_BOUND = re.compile(
    r"(?:超过|超|逾|不足|不到|不低于|不少于|不超过|高于|低于|突破|目标|力争)[^,。;]{0,4}$"
)
_BOUND_AFTER = ("以上", "以下", "以内", "多", "余", "+")
_IN_BRACKET = re.compile(r"\s*\((?:占比?)?(?:为|是|约)?\s*")
_SHARE = re.compile(
    r"[,、(]?\s*(?:大约|约)?占比?(?P<of>[^0-9,。;:()%]{0,18}?)"
    r"(?:的?(?:比例|比重|比))?(?:的|为|是|达到|达|约|近)*\s*"
)
_OF = re.compile(
    r"(?P<handled>办结|办理|处理|答复|回复)|(?P<received>收到|受理|新收|接收|申请)|(?P<items>信息|发布)|"
    r"(?P<all>总数量|总数|总量|总件数|总计|全部|全年|本年度|本年|年度|总|所有|上述|该类|以上|比例|比重|比)|"
    r"(?P<plain>政府|政务|公开|依申请|主动|已|件|条|数量|数|量|的|其|了|到|约)"
)
_RATE = re.compile(
    r"(?P<due>按时|按期|如期|限时|及时|期限内)?(?P<what>办结|办理|答复|回复|公开)率"
    r"(?:仅|只|也|均|已|约|为|是|达到|达|:)*\s*$"
)
_OTHERS_BUSINESS = re.compile(r"满意|合格|公文|文件|留言|工单|信箱|热线|建议|提案|诉求|投诉|咨询")
_ITEMS = "disclosure.published_items."
_CARRIED_IN = "requests.carried_in.total"
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


@dataclass(frozen=True, slots=True)
class Stated:
    """A base for shares of requests that a paragraph states: cell, value, sentence."""

    cell: str
    value: int
    sentence: int


def stated_bases(said: Said, sentence: int) -> Iterator[Stated]:
    """What a sentence states of requests received, carried in, handled and answered."""
    for mention in said.understood():
        if mention.aside or mention.figure.qualifier != "exact":
            continue
        for cell in mention.cells:
            if cell in BASES or cell == _CARRIED_IN:
                yield Stated(cell, int(mention.value), sentence)


def percentages(said: Said, stated: Sequence[Stated], sentence: int) -> Iterator[Observation]:
    """The percentages of a sentence that states their counts.

    ``stated`` are the bases of its paragraph, before and behind it; the nearest before counts.
    """
    here = bisect_right(stated, sentence, key=lambda base: base.sentence)
    before, behind = stated[max(0, here - _REACH) : here], stated[here : here + _REACH]
    page = _Page(said, (*reversed(before), *behind))
    for index, figure in enumerate(said.reading.figures):
        if figure.kind == "percent" and 0 <= figure.value < _LARGEST:
            found = page.judge(index, figure)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class _Share:
    """A part with the wholes that it may be of, the expected one first.

    ``base`` is stated, growth, or the cell of the tables that is meant where the text gives no
    figure for it (handled, received).
    """

    part: int
    wholes: tuple[int, ...]
    cell: str
    start: int
    base: str = "stated"

    @property
    def exceeds(self) -> bool:
        """More than the whole: it is a share of something else."""
        return self.base == "stated" and all(self.part > whole for whole in self.wholes)


class _Page:
    """One sentence with percentages; ``stated`` begins with the nearest base."""

    def __init__(self, said: Said, stated: Sequence[Stated]) -> None:
        self.said, self.stated = said, stated
        self.reading, self.mentions = said.reading, said.mentions
        self._holders: dict[int, Whole] | None = None
        self._last: Whole | None = None

    def judge(self, index: int, figure: Figure) -> Observation | None:
        """The observation of one percentage, None where its counts are not sure."""
        if self._is_bound(figure):
            return None
        share = self._growth(index, figure) or self._share(index) or self._rate(index, figure)
        if share is None or share.exceeds:
            return None
        printed = Decimal(figure.value)
        about = self._is_about(figure)
        whole = next((w for w in share.wholes if agrees(printed, share.part, w, about)), None)
        if whole is None:
            whole = share.wholes[0] if share.wholes else None
        if whole is None and share.base == "stated":
            return None
        values: dict[str, Scalar] = {
            "printed": printed, "part": share.part, "whole": whole,
            "base": share.base, "approximate": int(about),
        }  # fmt: skip
        cells = (share.cell,) if share.cell else ()
        end = figure.end + self.reading.text.startswith(")", figure.end)
        return self.said.observation("percentage", values, share.start, end, cells)

    # how the figure is meant

    def _is_about(self, figure: Figure) -> bool:
        text = self.reading.text
        before = text[max(0, figure.start - 6) : figure.start]
        return bool(_ABOUT.search(before)) or text.startswith(_ABOUT_AFTER, figure.end)

    def _is_bound(self, figure: Figure) -> bool:
        """不低于4%, 60%以上: a limit or a target, no figure to recompute."""
        text = self.reading.text
        before = text[max(0, figure.start - 10) : figure.start]
        return bool(_BOUND.search(before)) or text.startswith(_BOUND_AFTER, figure.end)

    # shares

    def _share(self, index: int) -> _Share | None:
        figure = self.reading.figures[index]
        part = self.reading.figures[index - 1] if index else None
        if part is None or part.kind not in ("count", "item", "none"):
            return None
        if part.qualifier != "exact" or not isinstance(part.value, int):
            return None
        gap = self.reading.text[part.end : figure.start]
        bracketed = _IN_BRACKET.fullmatch(gap) is not None
        named = _SHARE.fullmatch(gap)
        if not bracketed and named is None:
            return None
        base = _base_named(named["of"]) if named is not None and not bracketed else "all"
        return self._share_of(index - 1, part, base) if base else None

    def _share_of(self, index: int, part: Figure, base: str) -> _Share | None:
        mention = self.mentions[index]
        cell = mention.cells[0] if mention is not None and len(mention.cells) == 1 else ""
        if mention is not None and (mention.aside or not cell):
            return None
        value = int(part.value)
        others = self._others(index)
        if cell.startswith("requests."):
            nearest = self._bases(base, cell)
            if not nearest and base in ("handled", "received"):
                return _Share(value, (), cell, self._label(part), base)
            if not nearest or self._is_nested(index, part):
                nearest = ()
        elif cell.startswith("disputes."):
            nearest = self._total_before(part, _row_totals(cell))
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
        return _Share(value, wholes, cell, self._label(part))

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
        return tuple(
            int(f.value)
            for n, f in enumerate(self.reading.figures)
            if n != index and f.kind in counts and isinstance(f.value, int) and f.value > 0
        )

    def _bases(self, base: str, cell: str) -> tuple[int, ...]:
        """The stated bases that a share of requests may have, the nearest first."""
        here = [s for s in self.stated if s.value > 0]
        bases = [s for s in here if s.cell in BASES and s.cell != cell]
        if base in _LIKE:
            meant = [s for s in bases if s.cell in _LIKE[base]]
            bases = meant or []
        carried = [s.value for s in here if s.cell == _CARRIED_IN]
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
        return within and not is_whole(mention) and mention.cells[0] != _CARRIED_IN

    def _total_before(self, part: Figure, cells: tuple[str, ...]) -> tuple[int, ...]:
        """The nearest total of one of the cells before the part, in this sentence or the last."""
        mine = [m for m in self.said.understood() if m.figure.end <= part.start]
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
        stated = (*self.said.before, *self.said.understood())
        for index, mention in enumerate(self.mentions):
            exact = mention is not None and mention.figure.qualifier == "exact"
            if mention is not None and exact and is_whole(mention) and mention.value:
                place = mention.figure.end
                yield Whole(self.reading, self.mentions, mention, index + 1, place, stated)

    # rates

    def _rate(self, index: int, figure: Figure) -> _Share | None:
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
        granted = [int(m.value) for m in self.said.understood() if m.cells[0:1] == _GRANTED[:1]]
        part = int(numerator.value)
        if cell == _GRANTED[1] and granted:
            # 予以公开12件,部分公开3件,公开率75%: of both together.
            together = part + granted[-1]
            fits = [w for w in bases if agrees(Decimal(figure.value), granted[-1], w, False)]
            part = granted[-1] if fits else together
        return _Share(part, bases, cell, numerator.start)

    # growth

    def _growth(self, index: int, figure: Figure) -> _Share | None:
        """同比增长25%: this year's count and last year's, or the difference, stand beside it."""
        mention = self.mentions[index]
        if mention is None or not mention.cells or not mention.cells[0].endswith(".yoy.percent"):
            return None
        total, previous, difference = _series(mention.cells[0])
        mine = [m for m in self.said.understood() if m.figure.end <= figure.start]
        now = [m for m in (*self.said.before, *mine) if m.cells == (total,)]
        if not now or now[-1].figure.qualifier != "exact" or now[-1].aside:
            return None
        this = int(now[-1].value)
        place = now[-1].start if now[-1] in mine else 0
        near = [m for m in self.said.understood() if m.start >= place]
        last = [int(m.value) for m in near if _is_last_years(m, previous)]
        last += [this - int(m.value) for m in near if m.cells == (difference,)]
        last = [value for value in last if value > 0]
        if not last:
            return None
        sign = -1 if mention.value < 0 else 1
        printed, about = Decimal(figure.value), self._is_about(figure)
        fits = [w for w in last if agrees(printed, sign * (this - w), w, about)]
        whole = fits[0] if fits else last[0]
        return _Share(sign * (this - whole), (whole,), total, place, "growth")


def _is_last_years(mention: Mention, cells: Sequence[tuple[str, ...]]) -> bool:
    exact = mention.aside and mention.figure.qualifier == "exact"
    return exact and mention.figure.kind != "percent" and mention.cells in cells


def _series(percent: str) -> tuple[str, tuple[tuple[str, ...], ...], str]:
    """This year's cell, what last year's may be claimed as, and the difference's cell."""
    series = percent.removesuffix(".yoy.percent")
    if series == "requests":
        previous: tuple[tuple[str, ...], ...] = (("requests.previous_year.total",),)
        return "requests.new.total", previous, "requests.yoy.difference"
    return f"{_ITEMS}total", ((),), f"{_ITEMS}yoy.difference"


def _row_totals(cell: str) -> tuple[str, ...]:
    row = cell.rpartition(".")[0]
    wider = ("disputes.litigation.total",) if "litigation_" in row else ()
    return (f"{row}.total", *wider)


def _base_named(words: str) -> str:
    """What 占…的 names: handled, received, all; empty where it is something else."""
    kinds: set[str] = set()
    place = 0
    for match in _OF.finditer(words):
        if match.start() != place:
            return ""
        kinds.add(match.lastgroup or "")
        place = match.end()
    if place != len(words):
        return ""
    for kind in ("handled", "received"):
        if kind in kinds:
            return kind
    return "all" if kinds <= {"all", "items", "plain"} else ""


def agrees(printed: Number, part: int, whole: int, about: bool) -> bool:
    """Whether 100 x part / whole is the printed percentage: within 0.6 units of its last digit,
    less than one unit where it is said to be about so (rule N111)."""
    if not whole:
        return False
    exact = Fraction(printed)
    exponent = Decimal(printed).as_tuple().exponent
    unit = Fraction(10) ** (exponent if isinstance(exponent, int) and exponent < 0 else 0)
    apart = abs(exact - Fraction(100 * part, whole))
    return apart < unit if about else apart <= unit * Fraction(6, 10)
