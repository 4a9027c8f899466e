"""Which cells explain a group of failures, and what probably should stand in them."""

from goiaudit.audit.localise.causes import Cause, causes
from goiaudit.audit.localise.equations import Equations, equations_of
from goiaudit.audit.localise.puzzle import Puzzle, puzzle_of
from goiaudit.audit.localise.witnesses import Statement, statements

__all__ = [
    "Cause",
    "Equations",
    "Puzzle",
    "Statement",
    "causes",
    "equations_of",
    "puzzle_of",
    "statements",
]
