"""``check --annotate``: the drafter's Word file with comments."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goiaudit.cli.texts import text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.batch.discovery import Found
    from goiaudit.model.settings import Limits
    from goiaudit.output.outcome import Outcome


def write_annotated(found: Found, outcome: Outcome, file: str, limits: Limits, lang: str) -> None:
    """Write the one input as Word file with comments; UsageError if it is no such file."""
    from goiaudit.output.annotated.comments import annotated
    from goiaudit.output.annotated.notes import notes_of
    from goiaudit.output.target import open_target

    count = max(len(found.inputs), len(outcome.results))
    if count != 1:
        raise UsageError(text("annotate.one", lang, count=count))
    place = Path(found.inputs[0].file)
    data = place.read_bytes() if place.is_file() else b""
    if not data.startswith(b"PK") or place.suffix.lower() not in (".docx", ".docm"):
        raise UsageError(text("annotate.docx", lang, path=found.inputs[0].path))
    result = outcome.results[0]
    if result.report.unreadable:
        raise UsageError(text("annotate.unreadable", lang, path=result.report.path))
    new = annotated(data, list(notes_of(result, outcome)), limits, datetime.now(UTC))
    with open_target(file, machine=True, medium="bytes") as target:
        target.write(lambda stream: stream.write(new))
