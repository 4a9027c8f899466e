"""What may stand in a packed value, for ``packing``: classes by the modules that have them.

They are named and not imported: a run that finds all that it needs on the shelf needs few of
them, and half of its time would go into their modules.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, tuple[str, ...]]

RECORDS: Names = {
    "goiaudit.audit.heads": ("Head",),
    "goiaudit.audit.likeness.summary": ("Likeness",),
    "goiaudit.audit.linking.links": ("Links",),
    "goiaudit.model.claims": ("Claim",),
    "goiaudit.model.findings": (
        "Earlier", "Elsewhere", "Finding", "Repair", "Side", "Suggestion", "Term", "Waiver",
    ),
    "goiaudit.model.roster": ("Missing",),
}  # fmt: skip
"""Dataclasses that come apart into their fields."""
TUPLES: Names = {
    "goiaudit.model.cells": ("Cell", "CellAddress", "Location", "RowShape"),
    "goiaudit.model.claims": ("Fact", "Observation"),
    "goiaudit.model.findings": ("NotAssessable",),
    "goiaudit.model.text": ("FoldedText", "Paragraph", "RowCell", "Section"),
}
MAKERS: Names = {
    "goiaudit.batch.packing_places": ("page_of",),
    "goiaudit.batch.packing_reports": ("report_of",),
    "goiaudit.batch.packing_results": ("result_of",),
    "goiaudit.batch.packing_tables": ("table_of",),
}
"""Functions that make what was packed by columns."""
SINGLE: Names = {
    "goiaudit.model.cells": ("CellState", "Table"),
    "goiaudit.model.findings": ("Verdict",),
}
"""What is packed as Python does it."""
PLAIN: Names = {
    "builtins": ("frozenset", "set"),
    "datetime": ("date",),
    "decimal": ("Decimal",),
}
