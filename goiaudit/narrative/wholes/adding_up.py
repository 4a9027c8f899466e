"""Whether the parts of one list must add up to their whole, and whether they do (domain 5.5).

Precision first: a list is given out as one that may fail only where its marker, its level and
the kind of every part are understood; otherwise only where it adds up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.intervals import can_meet
from goiaudit.narrative.text.marks import QUOTED
from goiaudit.narrative.text.numerals import Figure, may_hold_percentage
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.wholes.lists import SUMMED_BEFORE, PartList
from goiaudit.narrative.wholes.parts import BASES, BODY, Part, Whole, is_whole

_NESTED = seldom(r"其中|含|包括|如")
_SAME_ITEMS = re.compile(
    r"同步|均(?![匀衡等已按获依])|同一批|同时|各(?=[0-9一二两三四五六七八九十])|累计"
)
_MANY_CHANNELS = re.compile(
    r"同步(?:发布|上线|推送|公开|更新|刊)|(?:多|各|两|三)个?(?:平台|渠道|端)(?:同步|同时|重复|共同)|一[文稿键]多|重复(?:计算|统计|发布)|"
    r"交叉|一[文稿][双两三四]|(?:部分|有的|相同|同一)信息[^,。;]{0,8}(?:同步|同时|重复|多|均|都)"
)
_SELECTS = re.compile(
    r"主要|重点|热点|焦点|前[一二两三四五几0-9]|较[多大高]|居前|排名|突出|典型|特别|尤其|意见|征求|补正|延期"
)
_OTHERS = re.compile(r"其他|其它|其余|另外")
_INTRODUCED = seldom(r"(?:办理|处理|答复)(?:结果|情况)(?:为|如下|是)?")
_BRANCHES = ("requests.handled_total.total", "requests.answered.total")
_CARRIED_OUT = "requests.carried_out.total"
_BESIDE_BRANCHES = (_CARRIED_OUT, "requests.outcome.withdrawn")
_DONE = seldom("办结|办毕|完毕|[答回]复")
_CLASSES = ("denied", "unavailable", "rejected", "other_handling")
_PERSONS = {"requests.new.natural_person", "requests.new.legal_person"}
_SUITS = {"disputes.litigation_direct.total", "disputes.litigation_after_review.total"}
_HOLE = re.compile(
    r"(?:(?<![A-Za-z])[XxN×○*?]{1,4}|_{1,8}|[(\[] *[)\]]|"
    r"[(\[]?待(?:填|核|补|定|确认|统计)[^,。;、]{0,3}?) ?(?=[件条份篇宗起项次])"
)
"""A figure that is still to be filled in: 〔待填〕件, XX件, __件, ( )件."""
_PASSED_OVER = re.compile("(?<![0-9.第])[0-9]{1,6}(?= ?[期场次部册张套集档个条篇份件则])")
"""What is counted in some way: 征集调查16期, 新闻发布会2场 may be parts as well as 条 are."""
_FEWEST = 2
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_HALVES = ("上半年", "下半年")
_NEAR, _A_TENTH = 50, 10
_ENDS_LIST = ";。!?\n"


def judged(sentence: Sentence, whole: Whole, found: PartList) -> Observation | None:
    """The observation of a list, None where nothing can be said about it."""
    if whole.cell in _BRANCHES and found.total != whole.mention.value:
        found = _without_carried_out(whole, found)
    parts, total = found.parts, whole.mention.figure
    if len(parts) < _FEWEST:
        return None
    if list(map(int, found.values)) != found.values:
        return None
    if total.value in found.values and not _are_columns(whole, found):
        return None  # the same items counted again, no partition
    stated, cell = _base(whole, found)
    holds = found.total == stated
    approximate = _is_approximate(total, parts, found.total > stated)
    closed = _is_closed(whole, found, stated)
    sure = not holds and _may_fail(whole, found, closed, stated)
    apart = approximate and sure and _is_apart(whole, found, closed)
    if not holds:
        span = whole.reading.text[whole.place : parts[-1].figure.end]
        if _is_told_twice(whole, span) or (approximate and found.marker == "bare"):
            return None
        if found.total < stated and (_has_hole(whole, found) or _holds_with_others(whole, found)):
            return None  # 部分公开〔待填〕件: what a draft leaves open is a part, too
        if not approximate and not sure:
            return None
    flags = {
        "closed": int(closed),
        "approximate": int(approximate),
        "apart": int(apart),
        "rough": int(total.qualifier != "exact"),
        "near": int(sure and not approximate and not closed and _is_nearly_whole(found, stated)),
        "outcomes": int(whole.cell in BASES and found.kinds == {"outcome"}),
    }
    return _observation(sentence, whole, found, (stated, cell), flags)


def _without_carried_out(whole: Whole, found: PartList) -> PartList:
    """收到21件,已答复18件,撤回2件,结转1件: what goes on is a part of the 21, not of the 18.

    办理50件,予以公开45件,结转5件 may tell of all that was at hand.
    """
    *parts, last = found.parts
    if last.cell != _CARRIED_OUT:
        return found
    said = whole.reading.text[whole.mention.start : whole.mention.figure.start]
    if _DONE.search(said) or {part.cell for part in parts} <= set(_BESIDE_BRANCHES):
        return replace(found, parts=tuple(parts))
    return found


def _has_hole(whole: Whole, found: PartList) -> bool:
    """Whether a figure among the parts is still to be filled in."""
    ends = (whole.mention.figure, found.parts[0].figure, found.parts[-1].figure)
    start, end = min(each.start for each in ends), max(each.end for each in ends)
    return _HOLE.search(whole.reading.text, start, end) is not None


def _holds_with_others(whole: Whole, found: PartList) -> bool:
    """公开940条,其中动态937条,新闻发布会2场,访谈1期: whether it adds up with what was passed over.

    All figures within the list count, those behind it up to the one that makes it complete.
    """
    if not whole.cell.startswith("disclosure."):
        return False
    text, parts = whole.reading.text, found.parts
    ends = {part.figure.start for part in parts}
    left, last = whole.mention.value - found.total, parts[-1].figure.end
    stop = whole.reading.right(last, _ENDS_LIST, len(text))
    for match in _PASSED_OVER.finditer(text, parts[0].figure.start, stop):
        if match.start() in ends:
            continue
        left -= int(match.group())
        if match.start() > last and left <= 0:
            break
    return left == 0


def _are_columns(whole: Whole, found: PartList) -> bool:
    """复议1件(维持0、纠正0、其他1、未审结1): columns of a row, which nothing is in twice."""
    cases = whole.cell.startswith("disputes.") and found.kinds == {"dispute"}
    return cases and len(found.parts) > _FEWEST


def _is_told_twice(whole: Whole, span: str) -> bool:
    """Whether the parts may be the same items again, or stand beside figures since the start."""
    if whole.cell.endswith(".cumulative"):
        span = span.replace("累计", "")
    if whole.cell.startswith("disclosure.") and _MANY_CHANNELS.search(whole.reading.text):
        return True
    return bool(_SAME_ITEMS.search(span))


def _observation(
    sentence: Sentence,
    whole: Whole,
    found: PartList,
    base: tuple[int, str],
    flags: Mapping[str, int],
) -> Observation:
    """``base`` is the total that the parts are held against, and its cell."""
    stated, cell = base
    end = found.parts[-1].figure.end
    within = any(mention is whole.mention for mention in whole.mentions)
    start = whole.mention.figure.start if within else found.parts[0].figure.start
    if found.marker == SUMMED_BEFORE:
        end = whole.mention.figure.end
    if found.marker == "sum":
        start, end = found.parts[0].figure.start, whole.mention.figure.end
    begin = whole.reading.left(start, QUOTED, max(0, start - 40))
    location, _ = sentence.place(start)
    values: dict[str, Scalar] = {
        "metric": cell,
        "parts": found.total,
        "total": stated,
        **flags,
        "listed": " + ".join(map(str, map(int, found.values))),
    }
    intact = not sentence.is_damaged(begin, end)
    quote = sentence.quote(begin, end).strip()
    return Observation("breakdown", values, quote, location, intact, (cell,))


def _base(whole: Whole, found: PartList) -> tuple[int, str]:
    """The stated total and its cell, or another base that the parts add up to: received, or
    received + carried in."""
    total, summed = (int(whole.mention.value), whole.cell), found.total
    if whole.cell not in BASES or summed == total[0]:
        return total
    stated = {
        cell: int(m.value)
        for m in whole.stated
        if not m.aside and (len(m.cells) == 1 or is_whole(m))
        for cell in m.cells
    }
    carried = stated.get("requests.carried_in.total", 0)
    bases = [(stated[name], name) for name in BASES if name in stated]
    bases += [(base + carried, name) for base, name in bases]
    if summed in dict(bases):
        return summed, whole.cell
    # Who asked and how is told of those that came, even behind those that were done.
    by_asking = found.kinds and found.kinds <= {"channel", "applicant"}
    return min(bases, key=lambda base: abs(base[0] - summed)) if by_asking and bases else total


def _is_approximate(total: Figure, parts: Sequence[Part], exceeds: bool) -> bool:
    """Whether rounding may explain a difference; 200余 more than an exact total cannot."""
    if total.qualifier != "exact":
        return True
    kinds = {part.figure.qualifier for part in parts} - {"exact"}
    return bool(kinds) and not (kinds == {"at_least"} and exceeds)


def _is_closed(whole: Whole, found: PartList, stated: int) -> bool:
    """Whether the list claims to be complete (domain 5.5, rule 2)."""
    last = found.parts[-1].label if _is_counted_alike(whole, found) else ""
    lead = found.intro.removesuffix(found.parts[0].label)
    if found.etc or _SELECTS.search(lead):
        return False
    if (
        found.marker in ("closing", "kind", "sum", SUMMED_BEFORE)
        or _OTHERS.search(last)
        or _is_a_year(found)
    ):
        return "主要" not in found.intro and not (found.marker == "kind" and "有" in found.intro)
    if found.pure and not _NESTED.search(found.intro):
        return True
    if _shares_are_whole(whole.reading, found.parts):
        return True
    if whole.cell in BASES:
        if found.kinds == {"channel"} or {part.cell for part in found.parts} >= _PERSONS:
            return True
        introduced = _INTRODUCED.search(found.intro)
        if found.kinds == {"outcome"}:
            return bool(introduced) or "其他处理" in last or "结转" in last
    if whole.cell == "disputes.litigation.total" and {p.cell for p in found.parts} == _SUITS:
        return True
    short = stated - found.total
    near = len(found.parts) > _FEWEST and stated >= _NEAR and "主要" not in found.intro
    return near and 0 < short <= max(1, stated // 100)


def _is_apart(whole: Whole, found: PartList, closed: bool) -> bool:
    """Whether no figures behind the rounded ones agree; what falls short of 200余 may be a
    choice of the parts unless the list says that it names the rest, too."""
    rest = _OTHERS.search(found.parts[-1].label) is not None and _is_counted_alike(whole, found)
    complete = found.marker == "closing" or rest
    total = whole.mention.figure
    closed = closed and (total.qualifier == "exact" or complete)
    return not can_meet(total, (part.figure for part in found.parts), closed)


def _is_counted_alike(whole: Whole, found: PartList) -> bool:
    """信息5万条,其中规范性文件3件,其他文件76件: the others are those of the documents."""
    unit, rest = whole.mention.figure.unit, found.parts[-1].figure.unit
    return not whole.cell.startswith("disclosure.") or not (unit == "条" and rest in ("件", "个"))


def _is_nearly_whole(found: PartList, stated: int) -> bool:
    """An open list of three parts or more that lacks 1 to 10 % of its total (domain 5.5)."""
    short = stated - found.total
    named = len(found.parts) > _FEWEST and not found.etc and "主要" not in found.intro
    return named and max(1, stated // 100) < short <= stated // 10


def _is_a_year(found: PartList) -> bool:
    """Four quarters are all of the year, and two halves."""
    last = found.parts[-1].label
    return any(
        names[-1] in last
        and len(found.parts) == len(names)
        and all(name in part.label for name, part in zip(names, found.parts, strict=True))
        for names in (_QUARTERS, _HALVES)
    )


def _shares_are_whole(reading: Reading, parts: Sequence[Part]) -> bool:
    """Whether the shares printed beside the parts sum to about 100 %."""
    if not may_hold_percentage(reading.text):
        return False
    first, last = parts[0].figure.start, parts[-1].figure.end + 12
    shares = [f for f in reading.figures if f.kind == "percent" and first < f.start < last]
    return len(shares) == len(parts) and abs(sum(float(f.value) for f in shares) - 100) < 1


def _may_fail(whole: Whole, found: PartList, closed: bool, stated: int) -> bool:
    """Whether a list that does not add up was read surely enough to be given out."""
    if not (found.sure or _are_subjects_and_rest(found, stated)) or _counts_twice(found):
        return False
    exceeds = found.total > stated
    if exceeds and (_holds_unstated(whole, found) or _is_one_of_them(whole, found)):
        return False
    if BODY in found.kinds and not exceeds and (len(found.parts) == _FEWEST or not found.pure):
        return False  # 45件(县直部门20件,乡镇12件): two kinds of bodies need not be all
    if not closed and not exceeds:
        return found.marker != "bare"
    if len(found.kinds) > 1 and (exceeds or found.marker == "bare"):
        return False
    if found.marker == "bare" and whole.cell.startswith("disclosure."):
        # 公开信息31条,重点领域信息71条,其他信息11条: more than the first, and no part of it
        apart = any(part.figure.value > stated for part in found.parts)
        return closed and not apart and bool(_OTHERS.search(found.parts[-1].label))
    return True


def _are_subjects_and_rest(found: PartList, stated: int) -> bool:
    """涉及征地21件、规划14件、其他10件 of 46: what was asked for, up to the rest, lacks a few.

    More than all there may be, as one request may ask for several things.
    """
    *subjects, rest = found.parts
    told = len(subjects) >= _FEWEST and all(part.kind == "subject" for part in subjects)
    alike = len({part.figure.unit for part in found.parts}) == 1 and not found.etc
    named = told and alike and _OTHERS.match(rest.label) is not None
    return named and 0 < stated - found.total <= max(1, stated // _A_TENTH)


def _holds_unstated(whole: Whole, found: PartList) -> bool:
    """收到60件,办结56件,5件结转下年: those carried in, which the text leaves out, may be 1."""
    if whole.cell not in BASES or any(
        m.cells[0] == "requests.carried_in.total" for m in whole.stated if m.cells
    ):
        return False
    done = ("requests.carried_out.total", *_BRANCHES)
    if whole.cell != BASES[0]:
        return False
    left = any(part.cell == "requests.carried_out.total" for part in found.parts)
    if "其中" in found.intro and not left:
        return False  # 收到53件,其中撤回11件,答复44件: those among the 53
    loose = found.marker == "bare" and found.kinds == {"outcome"}
    return loose or any(part.cell in done for part in found.parts)


def _is_one_of_them(whole: Whole, found: PartList) -> bool:
    """受理10件,其中办结2件,不掌握6件,重复1件: an answer in a list of outcomes, and no whole."""
    if whole.cell not in _BRANCHES or found.marker != "bare" or found.kinds != {"outcome"}:
        return False
    place, all_told = whole.mention.start, found.total + whole.mention.value
    return any(
        m.cells == BASES[:1] and not m.aside and m.value >= all_told and m.start < place
        for m in whole.stated
    )


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
