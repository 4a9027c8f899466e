"""Years, months and parts of a year in a sentence, as words that carry their period."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.words import DATES, SCOPES, Word

# A day is a date, not the period of a figure.
_YEAR = re.compile(
    r"2(?<![0-9]2)0[0-9]{2} ?年(?:度|末|底)?(?! ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日)|"
    r"二[〇零][〇零一二三四五六七八九]{2}年度?"
)
_DIGITS_OF = str.maketrans("〇零一二三四五六七八九", "00123456789")
_PART = seldom(
    r"1(?<![0-9]1)月?[-至到](?:[2-9]|1[01])月|截[至止]?到?(?:20[0-9]{2}年)?(?<![0-9])"
    r"(?:[1-9]|1[01])月(?:底|末|份|[0-9]{1,2}日)?"
)
# One month, unless a day follows, a span begins or it ends the time that is counted (到12月).
_MONTH = seldom(
    r"[1-9](?<![0-9到至止.-][1-9])(?:(?<=1)[0-2])?月(?:份|中旬|上旬|下旬|初)?"
    r"(?![0-9]|[-至到底末]| ?[0-9])"
)
# 截至6月底4件;截至12月底11件: the second is the whole year's.
_WHOLE = seldom(r"截[至止]?到?(?:本年|今年|当年)?12月(?:底|末|31日)")
_UP_TO = seldom(r"[截到至止][0-9年 ]*$")
_LONGEST_DATE = 9
TIMES = frozenset({"year", "partial_year", "month"})
_YEAR_TAGS = frozenset({"year"})
_PART_TAGS = frozenset({"partial_year"})
_MONTH_TAGS = frozenset({"month"})
_WHOLE_TAGS = frozenset({"whole_year"})


def times(text: str) -> list[Word]:
    """The words of a sentence that name a year, a month or a part of a year."""
    dates = []
    if "20" in text or "二" in text:
        dates = [
            Word(*m.span(), m.group(), _YEAR_TAGS, None, False, (), True, _year(m), SCOPES | DATES)
            for m in _YEAR.finditer(text)
        ]
    if "月" not in text:
        return dates
    parts = [_word(match, _PART_TAGS) for match in _PART.finditer(text)]
    months = [
        _word(match, _MONTH_TAGS)
        for match in _MONTH.finditer(text)
        if not _UP_TO.search(text, max(0, match.start() - _LONGEST_DATE), match.start())
    ]
    whole = [_word(match, _WHOLE_TAGS) for match in _WHOLE.finditer(text)]
    return [*parts, *dates, *months, *whole]


def _word(match: re.Match[str], tags: frozenset[str]) -> Word:
    return Word(*match.span(), match.group(), tags, is_filler=True, flags=SCOPES)


def _year(match: re.Match[str]) -> int:
    return int(match.group()[:4].translate(_DIGITS_OF))
