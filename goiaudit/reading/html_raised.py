"""Raised notes of a web page (``8<sup>1</sup>``), kept apart from the figure before them."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom

_INLINE = rb"(?:</?(?:span|font|b|strong|i|em|u|a|o:p)\b[^<>]{0,500}>\s*){0,6}"
_NOTE = rb"(?=[0-9*]|\xe2\x91[\xa0-\xb3]|\xe6\xb3\xa8|\[)"  # a digit, *, ① to ⑳, 注, [
_RAISED = seldom(rb"(?i)([0-9]\s*" + _INLINE + rb"<sup\b[^<>]{0,500}>\s*" + _INLINE + rb")" + _NOTE)
_ENDS = ("</sup", "</SUP", "</Sup")


def with_raised_notes(markup: bytes) -> bytes:
    """Markup in UTF-8 with a ``^`` before each raised note that follows a digit, as in Word files.

    Elements stay as they are, so do their XPaths.
    """
    raised = any(end.encode() in markup for end in _ENDS)
    return _RAISED.sub(rb"\1^", markup) if raised else markup


def with_notes_marked(source: str) -> str:
    """The same for a part of a page as text."""
    return with_raised_notes(source.encode()).decode() if may_have_notes(source) else source


def may_have_notes(source: str) -> bool:
    """Whether anything is raised at all."""
    return any(map(source.__contains__, _ENDS))
