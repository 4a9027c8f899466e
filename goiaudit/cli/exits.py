"""The exit status of ``goiaudit check`` (contract section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goiaudit.model.findings import Finding
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
    from goiaudit.audit.baseline import standing
    from goiaudit.audit.results import brief

    grave = () if fail_on == "inconsistent" else _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    unchecked = False
    for result in brief(results):
        status = standing(result) if compared else result.status
        if status == "inconsistent" and not grave:
            return FOUND
        if any(f.severity in grave and _counts(f) for f in result.findings):
            return FOUND
        unchecked |= status in ("incomplete", "unreadable")
    return NOT_ALL_CHECKED if unchecked else FINE


def _counts(finding: Finding) -> bool:
    return finding.waived is None and finding.baseline != "unchanged"
