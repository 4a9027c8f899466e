"""The exit status of ``goiaudit check`` (contract section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goiaudit.model.result import AuditedReport

FAIL_ON = ("inconsistent", "error", "warning", "info", "never")
FINE, FOUND, USAGE, NOT_ALL_CHECKED = 0, 1, 2, 3
_SEVERITIES = ("error", "warning", "info")


def exit_status(results: Sequence[AuditedReport], fail_on: str) -> int:
    """0, 1 or 3; waived findings do not count."""
    if fail_on == "never":
        return FINE
    if fail_on == "inconsistent":
        found = any(result.status == "inconsistent" for result in results)
    else:
        grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
        found = any(
            finding.severity in grave and finding.waived is None
            for result in results
            for finding in result.findings
        )
    if found:
        return FOUND
    unchecked = any(result.status in ("incomplete", "unreadable") for result in results)
    return NOT_ALL_CHECKED if unchecked else FINE
