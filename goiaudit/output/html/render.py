"""Templates to text: everything that comes from a file is escaped, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

import goiaudit
from goiaudit.output.html.scripts import script_json
from goiaudit.output.outcome import Outcome
from goiaudit.output.words import say

_TEMPLATES = ("base.html", "parts.html", "supervised.html", "report.html", "batch.html")
_ASSETS = {"css": "page.css", "report_js": "report.js", "batch_js": "batch.js"}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = files("goiaudit.output.html") / "templates"
    sources = {name: (folder / name).read_text("utf-8") for name in _TEMPLATES}
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for key, name in _ASSETS.items():
        # Our own style and script, not a word of the audited file.
        environment.globals[key] = Markup((folder / name).read_text("utf-8"))
    return environment


def render(template: str, outcome: Outcome, **values: object) -> Iterator[str]:
    """The page in pieces; ``values`` are what the template shows."""
    lang = outcome.lang
    found = _environment().get_template(template)
    return found.generate(
        lang=lang,
        version=goiaudit.__version__,
        say=partial(say, lang=lang),
        run=_run(outcome),
        names=_names(outcome),
        **values,
    )


def _run(outcome: Outcome) -> str:
    configuration = outcome.configuration or say("summary.no_configuration", outcome.lang)
    return say(
        "summary.run",
        outcome.lang,
        version=goiaudit.__version__,
        rules=len(outcome.rules),
        configuration=configuration,
    )


def _names(outcome: Outcome) -> Markup:
    """Titles of the rules for the script of the page."""
    return script_json(
        {key: rule.title.in_language(outcome.lang) for key, rule in outcome.rules.items()}
    )
