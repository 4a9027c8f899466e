"""The title of a report: which lines it takes, which organ and year it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from goiaudit.definitions.seldom import seldom
from goiaudit.model.text import Paragraph
from goiaudit.recognition.calendar import YEAR, year_of
from goiaudit.recognition.furniture import is_running
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import names_organ
from goiaudit.recognition.passage import Passage, Spot, compact

OFFICIAL_PHRASE = "政府信息公开工作年度报告"
_YEAR = re.compile(rf"[\[(]?({YEAR})[\])]?(?:年(?:度(?!报告|工作报告))?|(?=政府信息公开|\Z))")
_TOPICS = ("政府信息公开", "政务信息公开", "信息公开", "政务公开", "政府网站")
_END = re.compile(r"[^。;,!?:]{0,24}?(?:报告|总结|年报)(?:\([^()]{0,20}\))?")
_LABEL = re.compile(r"^(?:标题|名称|信息名称|文件名称|公文名称|题名|\[标题\])[:\]]?")
_ABOUT = re.compile(r"^(?:关于)?(?:印发|公布|发布|报送)?|(?:关于)?(?:印发|公布|发布|报送)?$")
_PIECES = seldom(r"[_|/\\]|--+|——|\s[-–]\s")
PLACELESS = ("省", "市", "区", "县", "州", "旗", "镇", "乡")
_LAST = "告结报)"
_MARKS = re.compile(r"[。;,!?>|»]")
_REMARK = re.compile(r"^\([^()]*(?:公开|版)\)")
"""(此件主动公开)示例县水务局2023年…: a remark on the paper, in front of its title."""
_SPAM = re.compile(r"[A-Za-z0-9]")
_LONGEST_LINE = 60
_LONGEST = 90
_MOST_LINES = 4
_SEARCHED = 200
_LINES_ABOVE = 6
_MOST_LINES_ABOVE = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title: paragraphs ``first`` to ``last``, its text without spaces, what it names.

    ``organ`` is None if the title has none or an unusable one; ``named`` says whether some
    name stands there. ``joined`` marks a name that stands on lines of its own.
    """

    first: int
    last: int
    text: str
    year: int | None
    organ: str | None
    named: bool
    joined: bool
    spot: Spot

    @property
    def official(self) -> bool:
        """Whether the title has the official phrase (a year inside it is left out)."""
        return OFFICIAL_PHRASE in self.text


def find_title(lines: Lines) -> Title | None:
    """The title nearest above the text of the report; page headers and links are none."""
    filled = lines.filled[:_SEARCHED]
    body = next((n for n, i in enumerate(filled) if is_running(lines.texts[i])), len(filled))
    above = list(_candidates(lines, filled[:body]))
    if lines.wholes and not (above and body < len(filled) and filled[body] < lines.wholes[0].start):
        return find_title(lines.row_by_row)
    if not above:
        above = list(islice(_candidates(lines, filled[body:]), 1))
    complete = [title for title in above if title.named and title.year]
    best = max(complete or above, key=lambda title: (title.first, -title.last), default=None)
    return _in_full(_with_its_name(best, above, lines), complete) if best else None


def _in_full(title: Title, others: Sequence[Title]) -> Title:
    """区财政局 is the 示例市示例区财政局 of another title for the same year."""
    name = title.organ or ""
    if name.startswith(PLACELESS):
        for other in others:
            if other.year == title.year and other.organ != name and _ends(other.organ, name):
                return replace(title, organ=other.organ)
    return title


def _ends(name: str | None, end: str) -> bool:
    return name is not None and name.endswith(end)


def _with_its_name(title: Title, others: Sequence[Title], lines: Lines) -> Title:
    """The title with the line above where that has the front of its name: 示例县教/育局2023年….

    What stands above may be the site's as well, so the whole name has to come again in the text.
    """
    for longer in others:
        name = longer.organ
        if longer.last != title.last or longer.first >= title.first or not name:
            continue
        if (
            not title.named
            and longer.joined
            and names_organ(name)
            and _is_said(name, longer, lines)
        ):
            return longer
        if not title.named or not name.endswith(title.organ or "") or name == title.organ:
            continue
        front = compact(lines.texts[longer.first]).strip("#*")
        if (name.startswith(front) or front.startswith(name)) and _is_said(name, longer, lines):
            return longer
    return title


def _is_said(name: str, title: Title, lines: Lines) -> bool:
    texts = lines.row_by_row.texts
    elsewhere = (*texts[: title.first], *texts[title.last + 1 :])
    return any(name in text for text in elsewhere)


def all_titles(lines: Lines) -> list[Title]:
    """Every title that names an organ and a year, anywhere in a file, on up to three lines."""
    found = (_complete(lines, [last]) or _complete_above(lines, last) for last in title_ends(lines))
    return [title for title in found if title]


def title_ends(lines: Lines) -> list[int]:
    """Every line that may be the last one of such a title."""
    texts = lines.texts
    return [n for n in lines.having("报告") if _may_end_title(texts[n]) and _plain(texts[n])]


def named_by(text: str) -> tuple[str | None, int | None]:
    """The organ and year that the title of a page, or the name of a file, names; None each."""
    for piece in _PIECES.split(text):
        if not _plain(piece):
            continue
        title = _read([Paragraph(fold(piece))], [0])
        if title is not None:
            organ = title.organ if title.organ and names_organ(title.organ) else None
            return organ, title.year
    return None, None


def _complete(paragraphs: Sequence[Paragraph], window: Sequence[int]) -> Title | None:
    title = _read(paragraphs, window)
    return title if title and title.official and title.organ and title.year else None


def _complete_above(lines: Lines, last: int) -> Title | None:
    """A title whose last line this is; its lines may have empty ones between."""
    window = [last]
    for index in range(last - 1, max(-1, last - _LINES_ABOVE), -1):
        if not lines.texts[index]:
            continue
        if not _plain(lines.texts[index]) or len(window) == _MOST_LINES_ABOVE:
            return None
        window.insert(0, index)
        if title := _complete(lines, window):
            return title
    return None


def _candidates(lines: Lines, places: Sequence[int]) -> Iterator[Title]:
    texts = [lines.texts[place] for place in places]
    ends = [n for n, text in enumerate(texts) if _may_end_title(text)]
    if not ends:
        return
    plain = [_plain(text) and not _is_labelled(compact(text)) for text in texts[: ends[-1] + 1]]
    for start in range(len(plain)):
        for end in range(start, min(start + _MOST_LINES, len(plain))):
            if not plain[end]:
                break
            if end in ends and (title := _read(lines, places[start : end + 1])):
                yield title
                break


def _plain(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_LINE and _MARKS.search(text) is None


def _may_end_title(text: str) -> bool:
    """Whether a line ends like the last one of a title; lines of other ends add nothing to it."""
    return text.rstrip("#* ")[-1:] in _LAST


def _read(paragraphs: Sequence[Paragraph], window: Sequence[int]) -> Title | None:
    dense = tuple([compact(paragraphs[place].text) for place in window])
    if any(map(_is_labelled, dense)):
        return None
    named = _named(dense)
    if named is None:
        return None
    passage = Passage.of(paragraphs[window[0] : window[-1] + 1])
    return Title(window[0], window[-1], *named, passage.spot(0, len(passage.text)))


def _is_labelled(line: str) -> bool:
    """Whether a line has a label that no title has: most lines of metadata show it so."""
    return ":" in line and _LABEL.match(line.strip("#*")) is None


@lru_cache(maxsize=512)
def _named(dense: tuple[str, ...]) -> tuple[str, int | None, str | None, bool, bool] | None:
    """Text, year, organ, named and joined (``Title``) of a title on lines without spaces."""
    lines = [_LABEL.sub("", line.strip("#*")) for line in dense]
    text = "".join(lines)
    if len(text) > _LONGEST or ":" in text or text.startswith(("上一", "下一", "附件")):
        return None
    years = [match for match in _YEAR.finditer(text) if year_of(match[1])]
    topic = next((place for word in _TOPICS if (place := text.rfind(word)) >= 0), -1)
    if topic < 0 or not _END.fullmatch(text, topic):
        return None
    if len(lines) > 1 and not (years or names_organ(lines[0])):
        return None
    bare = _YEAR.sub("", text)
    name = _organ_part(text[:topic], text[topic:])
    plain = _SPAM.sub("", name)  # a cloned site puts its own name in front
    if len(lines) > 1 and name and lines[0].startswith(name) and not names_organ(plain):
        return None
    return (
        bare if OFFICIAL_PHRASE in bare else text,
        year_of(years[0][1]) if years else None,
        name if name and not _SPAM.search(name) and len(name) > 1 else None,
        bool(name),
        len(lines) > 1 and bool(name) and lines[0] == name,
    )


def _organ_part(before: str, topic: str) -> str:
    """The name in front of the topic, once year and 关于 are taken out."""
    before = _REMARK.sub("", before)
    parts = [_ABOUT.sub("", part.strip("《》“”\"'-_·")) for part in _YEAR.split(before)[::2]]
    name = next((part for part in parts if part), "")
    if name.endswith("人民") and topic.startswith("政府"):
        name += "政府"  # 示例县人民政府信息公开…: the doubled 政府 was written once
    return "" if re.fullmatch(r"(?:本|我|全).{0,3}|年度?|度", name) else name
