"""What a browser prints in the margins of a page: date and title above, address and number below.

It writes them last on each page, over whatever stands there, cut cells of tables among it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goiaudit.reading.pdf_page import Char, Page

_STAMP = re.compile(
    r"(?P<head>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?(?:[AaPp][Mm])?)"
    r"(?P<title>.{0,300}?)(?P<foot>(?:(?:https?|file)://.{0,500}?|about:blank)?\d{1,4}/\d{1,4})"
)
_BEGINNING = re.compile(r"(?=\d{1,4}[/.-]\d{1,2}[/.-]\d)")
_LONGEST, _ONE_LINE = 900, 3.0
"""Characters of a stamp at most; points by which those of a line differ in height."""
_MARGIN = 0.07
_SPACES = re.compile(r"\s+")


def without_browser_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without them, if each has them; a title that stands nowhere else stays once."""
    found = [stamp for page in pages if (stamp := _stamp(page)) is not None]
    if len(found) < len(pages):
        return list(pages)
    kept: list[Page] = []
    for page, stamp in zip(pages, found, strict=True):
        chars = page.chars[: len(page.chars) - len(stamp[0])]
        if not kept and not _is_said(stamp, chars):
            first, last = (place - stamp.start() for place in stamp.span("title"))
            chars = (*chars, *page.chars[len(chars) :][first:last])
        kept.append(replace(page, chars=chars))
    return kept


def _stamp(page: Page) -> re.Match[str] | None:
    """The stamp at the end of the characters of a page, one character for each of its own."""
    chars = page.chars[-_LONGEST:]
    text = "".join(char.text[:1] or " " for char in chars)
    for begun in _BEGINNING.finditer(text):
        found = _STAMP.fullmatch(text, begun.start())
        if found is not None and _is_in_margins(found, chars, page):
            return found
    return None


def _is_in_margins(stamp: re.Match[str], chars: Sequence[Char], page: Page) -> bool:
    """Whether date and title are a line at the top of the page and the rest one at its foot."""
    head = [char.y for char in chars[slice(*stamp.span("head"))]]
    title = [char.y for char in chars[slice(*stamp.span("title"))]]
    foot = [char.y for char in chars[slice(*stamp.span("foot"))]]
    high, low = max(head + title), min(foot)
    return (
        high < _MARGIN * page.height
        and low > (1 - _MARGIN) * page.height
        and high - min(head + title) < _ONE_LINE
        and max(foot) - low < _ONE_LINE
    )


def _is_said(stamp: re.Match[str], chars: Sequence[Char]) -> bool:
    """Whether the page itself has the title."""
    title = _SPACES.sub("", stamp["title"])
    return title in _SPACES.sub("", "".join(char.text for char in chars))
