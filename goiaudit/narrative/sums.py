"""A total that comes last and says only that it is one: 网络14件、信函5件,合计19件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.said import Said
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Word

NEW = "requests.new.total"
_AT_HAND = {NEW, "requests.carried_in.total"}
_SUMS = frozenset(
    (
        *("合计", "总计", "共计", "共", "总共", "一共", "合计有", "总计有", "加起来", "相加"),
        *("总数", "两项合计", "应办", "应办理", "需办理"),
    )
)
_KINDS = ("requests.channel.", "requests.new.")
_SMALL = frozenset({"this", "own", "all", "half_year", "partial_year"})
_PARTS = {"half_year", "partial_year"}
_FEWEST = 2


def summed(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The requests received, told as the sum of what was told before: by channel, by half-year."""
    if figure.kind not in ("count", "none") or not _may_sum(here.words) or not here.is_tight:
        return None
    if _says_part_of_year(here.words) and memory.last is not None and memory.last.cells == (NEW,):
        return Mention((NEW,), figure, figure.value, here.start, figure.end)
    sure = _says_sum(here.words)
    if not sure and not _says_year(here.words):
        return None
    if any(word.metrics or not (word.is_filler or word.weak) for word in here.after[:1]):
        return None
    parts = [m for m in memory.heard if not m.aside] or list(memory.before)
    if len(parts) < _FEWEST or not all(len(part.cells) == 1 for part in parts):
        return None
    cells = [part.cells[0] for part in parts]
    kinds = {kind for cell in cells for kind in _KINDS if cell.startswith(kind)}
    halves = set(cells) == {NEW} and sum(part.value for part in parts) == figure.value
    lists = sure and len(kinds) == 1 and NEW not in cells and len(set(cells)) == len(cells)
    if not (halves or (lists and all(cell.startswith(tuple(kinds)) for cell in cells))):
        return None
    return Mention((NEW,), figure, figure.value, here.start, figure.end)


def settled(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """收到55件,其中转办8件不计入,实际受理47件: the figure that stands; the first is taken back."""
    if figure.kind != "count":
        return None
    received = any(m.cell == NEW and m.role == "verb" for w in here.words for m in w.metrics)
    told = [m for m in memory.heard if NEW in m.cells and not m.aside]
    really = any(word.text.startswith("实际") for word in here.words)
    if not (received and really and told and here.is_tight):
        return None
    return Mention((NEW,), figure, figure.value, here.start, figure.end)


def _may_sum(words: Sequence[Word]) -> bool:
    """Whether every word before a figure is a small one; none at all says nothing."""
    for word in words:
        if not (word.is_filler or word.tags & _SMALL):
            return False
    return bool(words)


def _says_sum(words: Sequence[Word]) -> bool:
    """Whether the words before a figure say that it is a sum, and nothing else."""
    said = any(word.text in _SUMS for word in words)
    return said and all(word.is_filler or word.tags & {"this", "own", "all"} for word in words)


def _says_year(words: Sequence[Word]) -> bool:
    """上半年11件,下半年9件,全年20件: the whole year, and nothing else."""
    year = any("this" in word.tags for word in words)
    return year and all(word.is_filler or "this" in word.tags for word in words)


def _says_part_of_year(words: Sequence[Word]) -> bool:
    """上半年收到11件,下半年9件: the next part of the year."""
    return bool(words) and all(word.tags & _PARTS for word in words)


def at_hand(said: Said) -> Iterator[Observation]:
    """新收12件,上年结转2件,合计14件: a breakdown of what was at hand (domain 5.1, 5.5)."""
    figures, mentions = said.reading.figures, said.mentions
    for index in range(_FEWEST, len(figures)):
        figure, parts = figures[index], mentions[index - _FEWEST : index]
        if mentions[index] is not None or figure.kind not in ("count", "none"):
            continue
        if not isinstance(figure.value, int) or figure.qualifier != "exact":
            continue
        told = [part for part in parts if part is not None and not part.aside]
        if {cell for part in told for cell in part.cells} != _AT_HAND:
            continue
        start = parts[-1].figure.end if parts[-1] is not None else 0
        if not _says_sum(said.reading.between(start, figure.start)):
            continue
        if said.reading.residue(start, figure.start) or len(told) != _FEWEST:
            continue
        values: dict[str, Scalar] = {
            "metric": NEW,
            "parts": sum(int(part.value) for part in told),
            "total": figure.value,
            "closed": 1,
            "approximate": 0,
            "apart": 0,
            "rough": 0,
            "near": 0,
            "listed": " + ".join(str(part.value) for part in told),
        }
        yield said.observation("breakdown", values, told[0].start, figure.end, (NEW,))
