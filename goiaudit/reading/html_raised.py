"""Raised notes of a web page (``8<sup>1</sup>``), kept apart from the figure before them."""

from __future__ import annotations

import re

_INLINE = rb"(?:</?(?:span|font|b|strong|i|em|u|a|o:p)\b[^<>]{0,500}>\s*){0,6}"
_NOTE = rb"(?=[0-9*]|\xe2\x91[\xa0-\xb3]|\xe6\xb3\xa8|\[)"  # a digit, *, ① to ⑳, 注, [
_RAISED = re.compile(
    rb"(?i)([0-9]\s*" + _INLINE + rb"<sup\b[^<>]{0,500}>\s*" + _INLINE + rb")" + _NOTE
)


def with_raised_notes(markup: bytes) -> bytes:
    """Markup in UTF-8 with a ``^`` before each raised note that follows a digit, as in Word files.

    Elements stay as they are, so do their XPaths.
    """
    if b"</sup" not in markup and b"</SUP" not in markup:
        return markup
    return _RAISED.sub(rb"\1^", markup)
