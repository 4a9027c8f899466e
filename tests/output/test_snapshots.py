"""Console and Markdown as they are printed, kept to be compared (``--snapshot-update`` renews)."""

from __future__ import annotations

import io

import pytest
from syrupy.assertion import SnapshotAssertion

from goiaudit.output.console import write_console
from goiaudit.output.look import Look
from goiaudit.output.markdown_report import write_markdown
from goiaudit.output.outcome import Outcome


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_console(
    everything: Outcome,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    width: int,
    colour: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = io.StringIO()
    outcome = Outcome(everything.results, everything.rules, lang)
    write_console(outcome, stream, Look(width=width, colour=colour))
    assert stream.getvalue() == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown(everything: Outcome, snapshot: SnapshotAssertion, lang: str) -> None:
    stream = io.StringIO()
    write_markdown(Outcome(everything.results, everything.rules, lang), stream, Look())
    assert stream.getvalue() == snapshot
