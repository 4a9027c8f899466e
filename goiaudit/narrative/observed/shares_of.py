"""What a percentage may be of: the bases that a text states, and whether a share agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Number
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.wholes.parts import BASES

_OF = seldom(
    r"(?P<handled>办结|办理|处理|答复|回复)|(?P<received>收到|受理|新收|接收|申请)|(?P<items>信息|发布)|"
    r"(?P<all>总数量|总数|总量|总件数|总计|全部|全年|本年度|本年|年度|总|所有|上述|该类|以上|比例|比重|比)|"
    r"(?P<plain>政府|政务|公开|依申请|主动|已|件|条|数量|数|量|的|其|了|到|约)"
)
_ABOUT = re.compile(r"(?:约|大概|近)(?:占比?)?(?:为|是|达)?\s*$")
_ABOUT_AFTER = ("左右", "上下")
_BOUND = re.compile(
    r"(?:超过|超|逾|不足|不到|不低于|不少于|不超过|高于|低于|突破|目标|力争)[^,。;]{0,4}$"
)
_BOUND_AFTER = ("以上", "以下", "以内", "多", "余", "+")
CARRIED_IN = "requests.carried_in.total"


@dataclass(frozen=True, slots=True)
class Share:
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


@dataclass(slots=True)
class Stated:
    """A base for shares of requests that a paragraph states: cell, value, sentence.
    Never changed."""

    cell: str
    value: int
    sentence: int


def stated_bases(said: Said, sentence: int) -> Iterator[Stated]:
    """What a sentence states of requests received, carried in, handled and answered."""
    for mention in said.understood:
        if mention.aside or mention.figure.qualifier != "exact":
            continue
        for cell in mention.cells:
            if cell in BASES or cell == CARRIED_IN:
                yield Stated(cell, int(mention.value), sentence)


def row_totals(cell: str) -> tuple[str, ...]:
    """The totals that a cell of the disputes may be a share of."""
    row = cell.rpartition(".")[0]
    wider = ("disputes.litigation.total",) if "litigation_" in row else ()
    return (f"{row}.total", *wider)


def base_named(words: str) -> str:
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


def is_about(text: str, figure: Figure) -> bool:
    """约占12%, 12%左右: the percentage is said to be rounded."""
    before = text[max(0, figure.start - 6) : figure.start]
    return bool(_ABOUT.search(before)) or text.startswith(_ABOUT_AFTER, figure.end)


def is_bound(text: str, figure: Figure) -> bool:
    """不低于4%, 60%以上: a limit or a target, no figure to recompute."""
    before = text[max(0, figure.start - 10) : figure.start]
    return bool(_BOUND.search(before)) or text.startswith(_BOUND_AFTER, figure.end)
