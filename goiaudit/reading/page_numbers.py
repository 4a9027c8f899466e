"""Numbers of pages in text taken from a PDF, where a form feed ends each page.

A bare number between the rows of a table would be one of its values. It is the number of its page
if those of the other pages count on from it.
"""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom

_PAGE_END = "\f"
_LAST_LINE = seldom(r"(?:\A|\n)[ \t\u3000]*(\d{1,3})\s*\Z")
_FEWEST = 2


def without_page_numbers(text: str) -> str:
    """The text with spaces in place of bare numbers at the end of pages that count these."""
    if _PAGE_END not in text:
        return text
    pages = text.split(_PAGE_END)
    found = {n: match for n, page in enumerate(pages) if (match := _LAST_LINE.search(page))}
    ahead = {int(match[1]) - n for n, match in found.items()}
    filled = sum(bool(page.strip()) for page in pages)
    if len(ahead) != 1 or len(found) < _FEWEST or len(found) < filled - 1:
        return text
    for n, match in found.items():
        start, end = match.span(1)
        pages[n] = pages[n][:start] + " " * (end - start) + pages[n][end:]
    return _PAGE_END.join(pages)
