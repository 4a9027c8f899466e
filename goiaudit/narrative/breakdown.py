"""Breakdowns: whether the parts that a text names add up to their total (domain 5.5).

Precision first: a list is given out as one that may fail only where its marker, its level and
the kind of every part are understood; otherwise only where it adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.clauses import Sentence
from goiaudit.narrative.intervals import can_meet
from goiaudit.narrative.lists import PartList, list_before, part_lists
from goiaudit.narrative.marks import QUOTED
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.parts import BASES, Part, Whole
from goiaudit.narrative.words import Reading

_BEGINS_WITH_PARTS = re.compile(
    r"\s*(?:其中|(?:按照?|从|分)[^,。;:()0-9]{1,10}(?:看|分|划分|统计)[,:]?|"
    r"(?:办理|处理|答复|审理)(?:结果|情况|类型)|[^,。;:()0-9]{1,12}占(?:了|有)?[0-9])"
)
_NESTED = re.compile(r"其中|含|包括|如")
_SAME_ITEMS = re.compile(r"同步|均|同一批|同时|各(?=[0-9一二两三四五六七八九十])|累计")
_OTHERS = re.compile(r"其他|其它|其余|另外")
_INTRODUCED = re.compile(r"(?:办理|处理|答复)(?:结果|情况)(?:为|如下|是)?")
_WHOLES = re.compile(
    r"disclosure\.published_items\.(?!yoy)\w+|requests\.(?:new|handled_total|answered)\.total|"
    r"requests\.(?:denied|unavailable|rejected)\.total|disputes\.\w+\.total"
)
_BRANCHES = ("requests.handled_total.total", "requests.answered.total")
_BESIDE_BRANCHES = ("requests.carried_out.total", "requests.outcome.withdrawn")
_CLASSES = ("denied", "unavailable", "rejected", "other_handling")
_FEWEST = 2
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_NEAR = 50


def breakdowns(
    sentence: Sentence,
    reading: Reading,
    mentions: Sequence[Mention | None],
    before: tuple[Mention, ...] = (),
) -> Iterator[Observation]:
    """The breakdowns of a sentence as observations (fields: rules/facts.yml, breakdown).

    ``before`` are the figures of the sentence before; one that begins with 其中 breaks down the
    last whole of them.
    """
    if sum(figure.kind != "percent" for figure in reading.figures) < _FEWEST:
        return
    stated = (*before, *(mention for mention in mentions if mention is not None))
    wholes = [mention for mention in before if is_whole(mention)]
    if wholes and _BEGINS_WITH_PARTS.match(reading.text):
        # The nearest whole of the sentence before that these can be parts of.
        for nearest in reversed(wholes):
            whole = Whole(reading, mentions, nearest, 0, 0, stated)
            if any(len(found.parts) >= _FEWEST for found in part_lists(whole)):
                yield from _judged(sentence, whole)
                break
    for index, mention in enumerate(mentions):
        if mention is None or not is_whole(mention):
            continue
        end = mention.figure.end
        yield from _judged(sentence, Whole(reading, mentions, mention, index + 1, end, stated))
        if index >= _FEWEST and (summed := list_before(reading, mentions, index)) is not None:
            whole = Whole(reading, mentions, mention, index + 1, end, stated)
            observation = _judge(sentence, whole, summed)
            if observation is not None:
                yield observation


def still_whole(reading: Reading, before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The totals of requests that a sentence of mere parts leaves for the next one.

    共收到48件。其中自然人41件…。从渠道看,网络27件…: the second list has the same whole.
    """
    if not _BEGINS_WITH_PARTS.match(reading.text):
        return ()
    return tuple(mention for mention in before if is_whole(mention) and mention.cells[0] in BASES)


def is_whole(mention: Mention) -> bool:
    """Whether a figure may be broken down into parts."""
    plain = not mention.aside and len(mention.cells) == 1
    return plain and bool(_WHOLES.fullmatch(mention.cells[0]))


def _judged(sentence: Sentence, whole: Whole) -> Iterator[Observation]:
    for found in part_lists(whole):
        observation = _judge(sentence, whole, found)
        if observation is not None:
            yield observation


def _judge(sentence: Sentence, whole: Whole, found: PartList) -> Observation | None:
    """The observation of a list, None where nothing can be said about it."""
    parts, total = found.parts, whole.mention.figure
    if len(parts) < _FEWEST or any(part.figure.value != int(part.figure.value) for part in parts):
        return None
    if any(part.figure.value == total.value for part in parts):
        return None  # the same items counted again, no partition
    stated = _base(whole, found.total)
    holds = found.total == stated
    approximate = _is_approximate(total, parts, found.total > stated)
    closed = _is_closed(whole, found, stated)
    sure = not holds and _may_fail(whole, found, closed, stated)
    apart = approximate and sure and _is_apart(total, found, closed)
    if not holds:
        span = whole.reading.text[whole.place : parts[-1].figure.end]
        if _is_told_twice(whole, span) or (approximate and found.marker == "bare"):
            return None
        if not approximate and not sure:
            return None
    flags = {
        "closed": int(closed),
        "approximate": int(approximate),
        "apart": int(apart),
        "rough": int(total.qualifier != "exact"),
        "near": int(sure and not approximate and not closed and _is_nearly_whole(found, stated)),
    }
    return _observation(sentence, whole, found, stated, flags)


def _is_told_twice(whole: Whole, span: str) -> bool:
    """Whether the parts may be the same items again, or stand beside figures since the start."""
    if whole.cell.endswith(".cumulative"):
        span = span.replace("累计", "")
    return bool(_SAME_ITEMS.search(span))


def _observation(
    sentence: Sentence, whole: Whole, found: PartList, stated: int, flags: Mapping[str, int]
) -> Observation:
    end = found.parts[-1].figure.end
    within = whole.place > 0
    start = whole.mention.figure.start if within else found.parts[0].figure.start
    if found.marker == "sum":
        start, end = found.parts[0].figure.start, whole.mention.figure.end
    begin = whole.reading.left(start, QUOTED, max(0, start - 40))
    location, _ = sentence.place(start)
    values: dict[str, Scalar] = {
        "metric": whole.cell,
        "parts": found.total,
        "total": stated,
        **flags,
        "listed": " + ".join(str(int(part.figure.value)) for part in found.parts),
    }
    intact = not sentence.is_damaged(begin, end)
    quote = sentence.quote(begin, end).strip()
    return Observation("breakdown", values, quote, location, intact, (whole.cell,))


def _base(whole: Whole, summed: int) -> int:
    """The stated total, or another base that the parts add up to: received + carried in."""
    total = int(whole.mention.value)
    if whole.cell not in BASES or summed == total:
        return total
    stated = {m.cells[0]: int(m.value) for m in whole.stated if len(m.cells) == 1 and not m.aside}
    bases = [stated[name] for name in BASES if name in stated]
    carried = stated.get("requests.carried_in.total", 0)
    return summed if summed in (*bases, *(base + carried for base in bases)) else total


def _is_approximate(total: Figure, parts: Sequence[Part], exceeds: bool) -> bool:
    """Whether rounding may explain a difference; 200余 more than an exact total cannot."""
    if total.qualifier != "exact":
        return True
    kinds = {part.figure.qualifier for part in parts} - {"exact"}
    return bool(kinds) and not (kinds == {"at_least"} and exceeds)


def _is_closed(whole: Whole, found: PartList, stated: int) -> bool:
    """Whether the list claims to be complete (domain 5.5, rule 2)."""
    last = found.parts[-1].label
    if found.etc:
        return False
    if found.marker in ("closing", "kind", "sum") or _OTHERS.search(last) or _is_a_year(found):
        return "主要" not in found.intro and not (found.marker == "kind" and "有" in found.intro)
    if found.pure:
        return not _NESTED.search(found.intro)
    if _shares_are_whole(whole.reading, found.parts):
        return True
    if whole.cell in BASES:
        if found.kinds == {"channel"}:
            return True
        introduced = _INTRODUCED.search(found.intro)
        if found.kinds == {"outcome"}:
            return bool(introduced) or "其他处理" in last or "结转" in last
    short = stated - found.total
    near = len(found.parts) > _FEWEST and stated >= _NEAR and "主要" not in found.intro
    return near and 0 < short <= max(1, stated // 100)


def _is_apart(total: Figure, found: PartList, closed: bool) -> bool:
    """Whether no figures behind the rounded ones agree; what falls short of 200余 may be a
    choice of the parts unless the list says that it names the rest, too."""
    complete = found.marker == "closing" or _OTHERS.search(found.parts[-1].label)
    closed = closed and (total.qualifier == "exact" or bool(complete))
    return not can_meet(total, (part.figure for part in found.parts), closed)


def _is_nearly_whole(found: PartList, stated: int) -> bool:
    """An open list of three parts or more that lacks 1 to 10 % of its total (domain 5.5)."""
    short = stated - found.total
    named = len(found.parts) > _FEWEST and not found.etc and "主要" not in found.intro
    return named and max(1, stated // 100) < short <= stated // 10


def _is_a_year(found: PartList) -> bool:
    """Four quarters are all of the year."""
    return len(found.parts) == len(_QUARTERS) and all(
        quarter in part.label for quarter, part in zip(_QUARTERS, found.parts, strict=True)
    )


def _shares_are_whole(reading: Reading, parts: Sequence[Part]) -> bool:
    """Whether the shares printed beside the parts sum to about 100 %."""
    first, last = parts[0].figure.start, parts[-1].figure.end + 12
    shares = [f for f in reading.figures if f.kind == "percent" and first < f.start < last]
    return len(shares) == len(parts) and abs(sum(float(f.value) for f in shares) - 100) < 1


def _may_fail(whole: Whole, found: PartList, closed: bool, stated: int) -> bool:
    """Whether a list that does not add up was read surely enough to be given out."""
    if not found.sure or _counts_twice(found):
        return False
    exceeds = found.total > stated
    if exceeds and _holds_unstated(whole, found):
        return False
    if not closed and not exceeds:
        return found.marker != "bare"
    if len(found.kinds) > 1 and (exceeds or found.marker == "bare"):
        return False
    if found.marker == "bare" and whole.cell.startswith("disclosure."):
        return closed and bool(_OTHERS.search(found.parts[-1].label))
    return True


def _holds_unstated(whole: Whole, found: PartList) -> bool:
    """收到60件,办结56件,5件结转下年: those carried in, which the text leaves out, may be 1."""
    if whole.cell not in BASES or any(
        m.cells[0] == "requests.carried_in.total" for m in whole.stated if m.cells
    ):
        return False
    done = ("requests.carried_out.total", *_BRANCHES)
    return whole.cell == BASES[0] and any(part.cell in done for part in found.parts)


def _counts_twice(found: PartList) -> bool:
    """办结13件,予以公开10件: a branch and what it consists of, or a class and its items."""
    cells = [part.cell for part in found.parts]
    if any(cell in _BRANCHES for cell in cells):
        others = [cell for cell in cells if cell not in _BRANCHES]
        return len(cells) - len(others) > 1 or any(c not in _BESIDE_BRANCHES for c in others)
    return any(
        f"requests.{name}.total" in cells
        and any(cell.startswith(f"requests.{name}_") for cell in cells)
        for name in _CLASSES
    )
