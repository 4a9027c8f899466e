"""Waivers that do nothing, in words."""

from __future__ import annotations

from goiaudit.model.waivers import StaleWaiver
from goiaudit.output.plain import plain
from goiaudit.output.words import say


def stale_words(waiver: StaleWaiver, lang: str) -> str:
    """One stale waiver: its name, its place, and why it is stale."""
    entry = waiver.entry
    place = str(entry.mark) if entry.mark else "waivers.yml"
    values = {"name": plain(entry.name), "place": place, "until": entry.until}
    return say(f"stale.{waiver.reason}", lang, **values)
