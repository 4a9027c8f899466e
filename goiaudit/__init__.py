"""Consistency audit of 政府信息公开工作年度报告; the public names, imported when first used."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goiaudit.audit import Audit, audit
    from goiaudit.model.claims import Claim
    from goiaudit.model.errors import InputError, RuleError, UsageError
    from goiaudit.model.findings import Finding
    from goiaudit.model.report import Report
    from goiaudit.pipeline import read, read_all
    from goiaudit.rules import RuleSet

__version__ = "0.1.0"

_HOMES = {
    "Audit": "goiaudit.audit",
    "Claim": "goiaudit.model.claims",
    "Finding": "goiaudit.model.findings",
    "InputError": "goiaudit.model.errors",
    "Report": "goiaudit.model.report",
    "RuleError": "goiaudit.model.errors",
    "RuleSet": "goiaudit.rules",
    "UsageError": "goiaudit.model.errors",
    "read": "goiaudit.pipeline",
    "read_all": "goiaudit.pipeline",
}

__all__ = [  # noqa: RUF022 - the order of contract section 4
    "read",
    "read_all",
    "audit",
    "Report",
    "Audit",
    "Finding",
    "Claim",
    "RuleSet",
    "InputError",
    "RuleError",
    "UsageError",
]


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that ``goiaudit --help`` loads no pandas."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'goiaudit' has no attribute '{name}'")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion."""
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """The package, where ``audit`` is the function although a subpackage has the same name.

    Importing ``goiaudit.audit`` would otherwise put the subpackage in the function's place.
    """

    @property
    def audit(self) -> object:
        from goiaudit.audit import audit

        return audit

    @audit.setter
    def audit(self, value: object) -> None:
        """Refuse what the import system puts here."""


sys.modules[__name__].__class__ = _Package
