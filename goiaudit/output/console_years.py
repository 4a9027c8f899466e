"""The supervisor's lines of the console's summary: years, missing reports, repeated text."""

from __future__ import annotations

from collections.abc import Iterator

from goiaudit.output.layout import NBSP
from goiaudit.output.outcome import Outcome
from goiaudit.output.plain import plain
from goiaudit.output.views.supervised import Line, percent, supervision_of
from goiaudit.output.words import say

_MOST_NAMES = 6


def supervised_lines(outcome: Outcome) -> Iterator[str]:
    """Nothing for one report; a line a year where there are several years."""
    if len(outcome.results) < 2:
        return
    found, lang = supervision_of(outcome), outcome.lang
    known = [line for line in found.years if line.key]
    for line in known if len(known) > 1 else ():
        yield "  " + _year(line, lang)
    stored = sum(line.stored for line in known)
    if stored and len(known) > 1:
        yield "  " + say("years.stored", lang, count=stored)
    if found.missing:
        joint = "、" if lang == "zh" else ", "
        names = [f"{plain(one.organ, 40)}{NBSP}{one.year}" for one in found.missing[:_MOST_NAMES]]
        more = ["…"] if len(found.missing) > _MOST_NAMES else []
        count = len(found.missing)
        yield say("missing.line", lang, count=count, names=joint.join([*names, *more]))
    if found.repeats:
        yield say("repeats.line", lang, count=len(found.repeats))


def _year(line: Line, lang: str) -> str:
    star = "*" if line.stored else ""
    values = {"year": line.key + star, "reports": line.reports, "share": percent(line)}
    parts = [say("years.line", lang, **values)]
    if line.repeated:
        parts.append(say("years.line_repeated", lang, count=line.repeated))
    if line.missing:
        parts.append(say("years.line_missing", lang, count=line.missing))
    return ("，" if lang == "zh" else ", ").join(parts)
