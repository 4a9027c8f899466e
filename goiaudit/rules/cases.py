"""Severities and messages that depend on conditions: tried in order, the last always holds."""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.definitions.forms import Label
from goiaudit.definitions.yamlfile import Node
from goiaudit.model.findings import Severity
from goiaudit.rules.syntax import Condition


@dataclass(frozen=True, slots=True)
class SeverityCase:
    """A severity and the condition under which it holds (None: always), with its source."""

    when: Condition | None
    severity: Severity
    source: Node


@dataclass(frozen=True, slots=True)
class MessageCase:
    """A message template and the condition under which it is used (None: always)."""

    when: Condition | None
    text: Label
    source: Node
