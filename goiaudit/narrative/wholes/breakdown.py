"""Breakdowns: the wholes of a sentence and the lists that a text gives of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.numerals import may_hold_percentage
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.wholes.adding_up import judged
from goiaudit.narrative.wholes.lists import PartList, list_before, part_lists
from goiaudit.narrative.wholes.openings import begins_with_parts, headings, past_noun
from goiaudit.narrative.wholes.parts import BASES, Whole, is_whole
from goiaudit.narrative.wholes.sentence_before import (
    channels_of_sentence_before,
    sum_of_sentence_before,
    sums_up,
)

_FEWEST = 2
_ITEMS = "disclosure.published_items."


def breakdowns(
    sentence: Sentence,
    reading: Reading,
    mentions: Sequence[Mention | None],
    before: tuple[Mention, ...] = (),
) -> list[Observation]:
    """The breakdowns of a sentence as observations (fields: rules/facts.yml, breakdown).

    ``before`` are the figures of the sentence before; one that begins with 其中 breaks down the
    last whole of them.
    """
    figures = reading.figures
    several = len(figures) >= _FEWEST
    if several and may_hold_percentage(reading.text):
        several = len([figure for figure in figures if figure.kind != "percent"]) >= _FEWEST
    if not several and not (figures and sums_up(reading)):
        return []
    found = _first_lists(sentence, reading, mentions, before)
    if places := headings(reading.text):
        found += _later_lists(sentence, reading, mentions, before, places)
    if len(found) <= 1:
        return found
    first: dict[Scalar, Observation] = {}
    for each in found:
        first.setdefault(each.values["listed"], each)
    return list(first.values())


def _first_lists(
    sentence: Sentence,
    reading: Reading,
    mentions: Sequence[Mention | None],
    before: tuple[Mention, ...],
) -> list[Observation]:
    """The lists that a whole opens, and those before a whole that sums them up."""
    found: list[Observation] = []
    stated = (*before, *filter(None, mentions))
    wholes = [mention for mention in before if is_whole(mention)]
    if wholes and begins_with_parts(reading.text):
        # The nearest whole of the sentence before that these can be parts of.
        for nearest in reversed(wholes):
            whole = Whole(reading, mentions, nearest, 0, 0, stated)
            lists = part_lists(whole)
            if len(wholes) > 1 and any(_count_other_things(nearest, each) for each in lists):
                continue  # 公开信息94条,收到申请2份。其中机构信息2条…
            if any(len(each.parts) >= _FEWEST for each in lists):
                several = _sum_of_channels(wholes, nearest)
                parts = _judged(sentence, whole, lists)
                found += [each for each in parts if not _may_be_of_all(each, several)]
                break
    elif wholes and (listed := channels_of_sentence_before(reading, mentions, wholes[-1])):
        whole = Whole(reading, mentions, wholes[-1], 0, 0, stated)
        found += _judged(sentence, whole, [listed])
    last = len(mentions) - 1
    for index, mention in enumerate(mentions):
        if mention is None or not is_whole(mention):
            continue
        summed = None
        if index >= _FEWEST:
            summed = list_before(reading, mentions, index)
        elif not index and before:
            summed = sum_of_sentence_before(reading, mention, before)
        if index == last and summed is None:
            break
        end = past_noun(reading, mention.figure)
        whole = Whole(reading, mentions, mention, index + 1, end, stated)
        if index < last:
            found += _judged(sentence, whole, part_lists(whole))
        if summed is not None:
            found += _judged(sentence, whole, [summed])
    return found


def _later_lists(
    sentence: Sentence,
    reading: Reading,
    mentions: Sequence[Mention | None],
    before: tuple[Mention, ...],
    places: Sequence[int],
) -> list[Observation]:
    """The lists behind the first one of a whole of requests, each with a heading of its own.

    ``places`` are those where the headings end.
    """
    found: list[Observation] = []
    stated = (*before, *filter(None, mentions))
    wholes = [m for m in stated if is_whole(m) and m.cells[0] in BASES]
    for place in places:
        nearest = next((m for m in reversed(wholes) if m in before or m.figure.end < place), None)
        first = next((n for n, f in enumerate(reading.figures) if f.start >= place), None)
        if nearest is not None and first is not None:
            whole = Whole(reading, mentions, nearest, first, place, stated)
            found += _judged(sentence, whole, part_lists(whole))
    return found


def _judged(sentence: Sentence, whole: Whole, lists: Iterable[PartList]) -> list[Observation]:
    """What lists of parts say of their whole."""
    judgements = [judged(sentence, whole, each) for each in lists]
    return [each for each in judgements if each is not None]


def _count_other_things(whole: Mention, listed: PartList) -> bool:
    """Whether a list counts pieces of information where its whole counts requests."""
    kinds = {part.figure.kind for part in listed.parts}
    return kinds == {"item"} and whole.cells[0] in BASES and whole.figure.kind == "count"


def _sum_of_channels(wholes: Sequence[Mention], nearest: Mention) -> int:
    """网站306条,新媒体708条。其中…: what the channels told before come to, 0 for a single one."""
    told = {m.cells[0]: int(m.value) for m in wholes if m.cells[0].startswith(_ITEMS)}
    told.pop(f"{_ITEMS}total", None)
    return sum(told.values()) if len(told) > 1 and nearest.cells[0] in told else 0


def _may_be_of_all(observation: Observation, several: int) -> bool:
    """Whether parts that are more than one channel may be those of all channels together."""
    parts, total = observation.values["parts"], observation.values["total"]
    return isinstance(parts, int) and isinstance(total, int) and total < parts <= several


def still_whole(reading: Reading, before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The totals of requests that a sentence of mere parts leaves for the next one.

    共收到48件。其中自然人41件…。从渠道看,网络27件…: the second list has the same whole.
    """
    if not before:
        return ()
    wholes = tuple(m for m in before if m.cells and m.cells[0] in BASES and is_whole(m))
    return wholes if wholes and begins_with_parts(reading.text) else ()
