"""The marks that a sentence is cut at; folded text has these in their half-width form."""

from __future__ import annotations

SOFT = ",、;:()。!?\n"
"""What ends a segment: a member of a list, a clause, a bracket."""

CLAUSE = ",;:()。!?\n"
"""What ends a clause or a bracket."""

QUOTED = ",;:。!?\n"
"""What ends the clause that a finding quotes: brackets belong to it."""

SENTENCE = ";。!?\n"
"""What ends a sentence or a half of one."""
