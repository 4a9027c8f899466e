from __future__ import annotations

import subprocess
import sys
from types import FunctionType, ModuleType

import pytest

import goiaudit

NAMES = {
    "read", "read_all", "audit", "Report", "Audit", "Finding", "Claim", "RuleSet", "InputError",
    "RuleError", "UsageError",
}  # fmt: skip


def test_the_public_names_are_these_and_no_others() -> None:
    assert set(goiaudit.__all__) == NAMES
    assert set(dir(goiaudit)) == NAMES | {"__version__"}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_public_name_can_be_had(name: str) -> None:
    value = getattr(goiaudit, name)
    kind = FunctionType if name[0].islower() else type
    assert isinstance(value, kind)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        goiaudit.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_audit_stays_the_function_when_the_subpackage_is_imported() -> None:
    import goiaudit.audit.wording
    from goiaudit import audit

    assert isinstance(audit, FunctionType)
    assert isinstance(goiaudit.audit, FunctionType)
    assert isinstance(sys.modules["goiaudit.audit"], ModuleType)


def test_importing_the_package_imports_nothing_else() -> None:
    probe = "import sys, goiaudit; print(*(n for n in sys.modules if n.startswith('goiaudit.')))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
    assert done.stdout.strip() == b""


def test_a_language_that_there_is_not_is_refused() -> None:
    with pytest.raises(goiaudit.UsageError, match="zh"):
        goiaudit.audit([], lang="fr")
