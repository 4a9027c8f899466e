"""Which reports belong to each other: the same organ's of other years, a government's children.

Everything here looks at heads only; the reports themselves are loaded by whoever judges them.
"""

from goiaudit.audit.linking.hints import likely_organs
from goiaudit.audit.linking.join import link, link_reports, related
from goiaudit.audit.linking.links import NO_LINKS, Linked, Links, relations_of
from goiaudit.audit.linking.match import Match, match_heads

__all__ = [
    "NO_LINKS", "Linked", "Links", "Match", "likely_organs", "link", "link_reports", "match_heads",
    "related", "relations_of",
]  # fmt: skip
