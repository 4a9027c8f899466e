"""The rule files that ``goiaudit rules new`` writes."""

from __future__ import annotations

from pathlib import Path


def starting_file(lang: str) -> str:
    """A commented rule file in ``zh`` or ``en``."""
    return (Path(__file__).parent / f"rules.{lang}.yml").read_text(encoding="utf-8")
