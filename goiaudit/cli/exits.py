"""The exit status of ``goiaudit check`` (contract section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goiaudit.model.result import AuditedReport

FAIL_ON = ("inconsistent", "error", "warning", "info", "never")
FINE, FOUND, USAGE, NOT_ALL_CHECKED = 0, 1, 2, 3
_SEVERITIES = ("error", "warning", "info")


def exit_status(results: Sequence[AuditedReport], fail_on: str, *, compared: bool = False) -> int:
    """0, 1 or 3; waived findings do not count.

    In a run ``compared`` with a baseline only what is new or updated trips ``fail_on``.
    """
    if fail_on == "never":
        return FINE
    statuses = [result.status for result in results]
    if compared:
        from goiaudit.audit.baseline import standing

        statuses = [standing(result) for result in results]
    if fail_on == "inconsistent":
        found = "inconsistent" in statuses
    else:
        grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
        found = any(
            finding.severity in grave and finding.waived is None
            for result in results
            for finding in result.findings
            if finding.baseline != "unchanged"
        )
    if found:
        return FOUND
    unchecked = any(status in ("incomplete", "unreadable") for status in statuses)
    return NOT_ALL_CHECKED if unchecked else FINE
