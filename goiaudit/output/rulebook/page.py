"""``goiaudit rules explain``: everything that is declared about one rule, 80 columns wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goiaudit.audit.rule_examples import RuleExample
from goiaudit.output.layout import wrap
from goiaudit.output.rulebook.formula import bound, formula
from goiaudit.output.rulebook.listing import SHIPPED, WIDTH, severities_of, severity_of
from goiaudit.output.rulebook.words import joined, tell
from goiaudit.output.words import say
from goiaudit.rules import syntax as s
from goiaudit.rules.cases import SeverityCase
from goiaudit.rules.rule import Assertion, Rule
from goiaudit.rules.texts import Forbidden, Required, Search, Word

_PLAIN = re.compile(r"[^\s\[\]{},:#&*!|>'\"%@`?-][^\[\]{},:#\n\"']*")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
Entry = tuple[str, str]
"""Heading and text of one paragraph; an empty heading continues the one before."""


@dataclass(frozen=True, slots=True)
class ShownExample:
    """An example as written, and what the rule says of it."""

    kind: str
    setup: str
    messages: tuple[str, ...] = ()


def shown_example(example: RuleExample) -> ShownExample:
    """An example as one line of the rule language."""
    # An example without a text has no clause to quote.
    messages = tuple(message.replace("“”", "“…”") for message in example.messages)
    return ShownExample(example.kind, flow(example.setup.plain()), messages)


def flow(value: object) -> str:
    """Plain data as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    """A scalar; text that YAML would read otherwise is quoted."""
    if value is None:
        return "null"
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text not in ("null", "~")
    if isinstance(value, str) and (not plain or _NUMBER.fullmatch(text)):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return text


def rule_page(
    rule: Rule, lang: str, declared: Rule | None = None, examples: Sequence[ShownExample] = ()
) -> Iterator[str]:
    """The page of a rule; ``declared`` is the rule before a configuration changed it."""
    yield f"{rule.id} {rule.name}".rstrip()
    yield from ("  " + line for line in wrap(rule.title.in_language(lang), WIDTH, 2, 2))
    for heading, text in entries(rule, lang, declared):
        yield from _entry(tell(f"page.{heading}", lang) if heading else "", text)
    for example in examples:
        yield from _entry(tell(f"page.example.{example.kind}", lang), example.setup)
        for message in example.messages:
            yield from _entry(tell("page.says", lang), message)


def entries(
    rule: Rule, lang: str, declared: Rule | None = None, *, lines: bool = True
) -> Iterator[Entry]:
    """Headings and texts of the page, what is empty left out.

    ``lines`` False names the file of a rule without the line, which moves with its neighbours.
    """
    found = (
        ("family", _family(rule, lang)),
        *_severities(rule, lang, declared),
        ("forms", joined([say("who.form", lang, form=form) for form in rule.forms], lang)),
        ("basis", rule.basis),
        ("why", rule.why.in_language(lang) if rule.why else ""),
        *_assertions(rule, lang),
        *_texts(rule, lang),
        ("blanks", tell(f"page.blanks.{rule.blanks}", lang) if rule.blanks != "decide" else ""),
        ("tolerance", _tolerance(rule)),
        ("shared_cause", tell("page.silent", lang) if rule.silent else ""),
        ("default", "" if rule.on else tell("page.off", lang)),
        ("check", rule.check_text),
        ("false_alarms", rule.false_alarms.in_language(lang) if rule.false_alarms else ""),
        ("tests", str(len(rule.tests))),
        ("origin", _origin(rule, lang, str(rule.mark) if lines else rule.mark.path)),
    )
    yield from ((heading, text) for heading, text in found if text)


def _family(rule: Rule, lang: str) -> str:
    """The family in words, with the key that --select takes."""
    words = say(f"family.{rule.family}", lang)
    return words if words == rule.family else f"{words} ({rule.family})"


def _origin(rule: Rule, lang: str, place: str) -> str:
    shipped = tell("page.shipped", lang)
    own = f"{shipped} ({place})" if rule.origin == SHIPPED else place
    if not rule.overrides:
        return own
    replaced = shipped if rule.overrides == SHIPPED else rule.overrides
    return tell("page.replaces", lang, origin=own, replaced=replaced)


def _severities(rule: Rule, lang: str, declared: Rule | None) -> list[Entry]:
    """One word, or the cases in the order in which they are tried."""
    if declared is not None and severities_of(rule) != severities_of(declared):
        return [("severity", tell("page.regraded", lang, severity=severity_of(rule, lang)))]
    if len(rule.severity) < 2:
        return [("severity", severity_of(rule, lang))]
    texts = [_severity(case, rule, lang) for case in rule.severity]
    return [("severity" if not n else "", text) for n, text in enumerate(texts)]


def _severity(case: SeverityCase, rule: Rule, lang: str) -> str:
    word = say(f"severity.{case.severity}", lang)
    if case.when is None:
        return tell("page.otherwise", lang, severity=word)
    condition = formula(case.when, rule.bindings, lang, _form(rule))
    return tell("page.case", lang, severity=word, condition=condition)


def _form(rule: Rule) -> str:
    """The form whose labels a rule's formula takes: its only one, else the newest."""
    return rule.forms[0] if len(rule.forms) == 1 else ""


def _assertions(rule: Rule, lang: str) -> Iterator[Entry]:
    if rule.method:
        yield "formula", tell(f"page.method.{rule.method}", lang)
    if rule.when is not None:
        yield "when", formula(rule.when, rule.bindings, lang, _form(rule))
    for assertion in rule.assertions:
        yield from _assertion(assertion, rule, lang)


def _assertion(assertion: Assertion, rule: Rule, lang: str) -> Iterator[Entry]:
    form = _form(rule)
    bindings = "; ".join(bound(binding, lang, form) for binding in assertion.bindings)
    if bindings:
        yield "for", bindings
    if assertion.when is not None:
        yield "when", formula(assertion.when, assertion.bindings, lang, form)
    check = assertion.check
    parts = check.parts if isinstance(check, s.All) else (check,)
    for place, part in enumerate(parts):
        yield "" if place else "formula", formula(part, assertion.bindings, lang, form)


def _texts(rule: Rule, lang: str) -> Iterator[Entry]:
    """What a text rule forbids and requires, and the words that a rule counts."""
    for part in rule.text.parts if rule.text is not None else ():
        if part.when is not None:
            yield "when", formula(part.when, (), lang)
        entries: Iterable[Forbidden | Required] = (*part.forbidden, *part.required)
        for place, entry in enumerate(entries):
            heading = "forbid" if isinstance(entry, Forbidden) else "require"
            yield "" if place else heading, _looked_for(entry, lang)
    for name, search in rule.words.items():
        yield "words", f"{name}: {_search(search, lang)}"


def _looked_for(entry: Forbidden | Required, lang: str) -> str:
    text = _search(entry.search, lang)
    if isinstance(entry, Required):
        return f"{entry.label.in_language(lang)}: {text}"
    return tell("page.mend", lang, words=text, mend=entry.mend) if entry.mend else text


def _search(search: Search, lang: str) -> str:
    places = joined([tell(f"place.{place}", lang) for place in search.places], lang)
    words = joined([_word(word) for word in search.words], lang)
    return f"{words} ({tell('page.place', lang, places=places)})"


def _word(word: Word) -> str:
    return f"/{word.text}/" if word.is_pattern else f"“{word.text}”"


def _tolerance(rule: Rule) -> str:
    if rule.tolerance is None:
        return ""
    unit = {"absolute": "", "units": " units", "percent": " %"}[rule.tolerance.unit]
    return f"{rule.tolerance.amount}{unit}"


def _entry(heading: str, text: str) -> list[str]:
    words = f"{heading}: {text}" if heading else text
    indent = 2 if heading else 4
    first, *rest = wrap(" ".join(words.split()), WIDTH, indent, indent + 2)
    return [" " * indent + first, *(" " * (indent + 2) + line for line in rest)]
