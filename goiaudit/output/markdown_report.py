"""``--format markdown``: for pull requests and mail; text of files never becomes markup."""

from __future__ import annotations

import re
from typing import TextIO

import goiaudit
from goiaudit.audit.wording import key_label
from goiaudit.model.result import AuditedReport
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome, summarise
from goiaudit.output.plain import plain
from goiaudit.output.views.alike import folded
from goiaudit.output.views.grouped import Incident, by_gravity, by_table, incidents_of, severities
from goiaudit.output.views.named import heading_of
from goiaudit.output.views.told import (
    SEVERITY_SIGN,
    advice_of,
    change_of,
    compared,
    gone,
    message_of,
    quote_of,
    waiver_of,
    where,
)
from goiaudit.output.words import reason, say

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+|~!&])")
_MANY = 2


def write_markdown(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001
    """A table of the reports where there are several, then each report's findings."""
    lang, total = outcome.lang, summarise(outcome)
    counts = " · ".join(f"{say(f'status.{k}', lang)} {n}" for k, n in total.by_status.items())
    stream.write(f"# {say('html.title', lang, count=total.reports)}\n\n")
    stream.write(say("summary.reports", lang, count=total.reports, counts=counts) + "\n")
    if against := compared(total, outcome):
        stream.write(f"\n{escaped(against)}\n")
    ranked = by_gravity(outcome.results)
    if len(ranked) >= _MANY:
        _table(ranked, outcome, stream)
    for place in ranked:
        _report(outcome.results[place], outcome, stream)
    version = goiaudit.__version__
    configuration = outcome.configuration or say("summary.no_configuration", lang)
    values = {"version": version, "rules": len(outcome.rules), "configuration": configuration}
    stream.write(f"\n---\n\n{say('summary.run', lang, **values)}\n")


def _table(ranked: list[int], outcome: Outcome, stream: TextIO) -> None:
    lang = outcome.lang
    heads = [say(f"html.{key}", lang) for key in ("status", "organ")]
    heads += [say(f"severity.{key}", lang) for key in ("error", "warning", "info")]
    stream.write(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    for place in ranked:
        result = outcome.results[place]
        cells = [say(f"status.{result.status}", lang), escaped(heading_of(result, lang))]
        cells += [str(count) for count in severities(result).values()]
        stream.write(f"| {' | '.join(cells)} |\n")


def _report(result: AuditedReport, outcome: Outcome, stream: TextIO) -> None:
    lang = outcome.lang
    status = say(f"status.{result.status}", lang)
    stream.write(f"\n## {status}: {escaped(heading_of(result, lang))}\n\n")
    stream.write(f"{escaped(result.report.path)}\n")
    if result.report.unreadable:
        stream.write(f"\n{reason('unreadable', result.report.unreadable, lang)}\n")
    for table, incidents in by_table(incidents_of(result.findings)).items():
        title = key_label("", table, lang) if table else say("group.text", lang)
        stream.write(f"\n### {title}\n")
        for incident, others in folded(incidents):
            _incident(incident, lang, stream)
            if others:
                stream.write(f"  {say('alike.others', lang, count=len(others))}\n")
    if result.absent:
        stream.write(f"\n### {say('absent.heading', lang)}\n\n")
        stream.writelines(f"- √ {escaped(line)}\n" for line in gone(result))


def _incident(incident: Incident, lang: str, stream: TextIO) -> None:
    stream.write("\n")
    for finding in incident.findings:
        grade = say(f"severity.{finding.severity}", lang)
        place = f" ({escaped(where(finding, lang))})" if where(finding, lang) else ""
        sign = escaped(SEVERITY_SIGN[finding.severity])
        message = message_of(finding, lang)
        words = (message.before, message.steps, message.after)
        change = f" [{change_of(finding, lang)}]" if finding.baseline is not None else ""
        stream.write(f"- {sign} **{grade} {finding.rule}**{escaped(change)}{place} ")
        stream.write("  \n  ".join(escaped(part) for part in words if part) + "\n")
        if quote := quote_of(finding):
            stream.write(f"  > {escaped(quote)}\n")
        if waiver := waiver_of(finding, lang):
            stream.write(f"  {escaped(waiver)}\n")
    for suggestion in incident.suggestions:
        advice = advice_of(suggestion, incident.findings, lang)
        stream.write(f"  - → {escaped(advice.lead)}\n")
        stream.writelines(f"    - {escaped(other)}\n" for other in advice.others)


def escaped(text: str) -> str:
    """Text of a file as Markdown that shows it and does nothing else."""
    return _MARKUP.sub(r"\\\1", plain(text))
