"""Which cell explains a group of failures, and what probably should stand in it."""

from __future__ import annotations

from goiaudit.audit.localise.hints import split_digits
from goiaudit.audit.localise.single import single_cell

__all__ = ["single_cell", "split_digits"]
