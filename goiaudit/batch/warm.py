"""Imported by the process that the workers of a large run part from.

What the first file of every worker would make (lexicons, patterns, the forms) is made here once,
and shared by all of them.
"""

from __future__ import annotations

from goiaudit.batch.packing import pack
from goiaudit.model.settings import DEFAULT
from goiaudit.narrative import engine_of
from goiaudit.pipeline import read_or_reason

_PAGE = b"<html><body><p>2023</p><table><tr><td>1</td><td>2</td></tr></table></body></html>"
"""No report: read all the same, but for its claims."""

engine_of(DEFAULT.definitions)
pack(read_or_reason(_PAGE, name="warm.html"))
