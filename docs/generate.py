"""Writes the rule catalogue, docs/rules.md and docs/rules.zh-CN.md, from the shipped pack, and
the tables of docs/store.md and docs/store.zh-CN.md from the schema of the store.

    python docs/generate.py            write all files
    python docs/generate.py --check    write nothing; exit 1 if one of them is out of date

A test runs the check, so a rule is not changed without its page.
"""

from __future__ import annotations

import sys
from pathlib import Path

from goiaudit import pipeline
from goiaudit.model.report import Report
from goiaudit.output.rulebook.catalogue import catalogue
from goiaudit.output.rulebook.diagnosis import diagnosis_lines
from goiaudit.rules import RuleSet, load_rules
from goiaudit.rules.diagnose import Diagnosis, diagnose
from goiaudit.store.described import described

HERE = Path(__file__).parent
FILES = {"en": HERE / "rules.md", "zh": HERE / "rules.zh-CN.md"}
STORE = {"en": HERE / "store.md", "zh": HERE / "store.zh-CN.md"}
_START, _END = "docs/generate.py -->\n", "<!-- end -->"
"""The tables of the store stand between these."""
_HEADINGS = {
    "zh": "整套规则的诊断\n\n`goiaudit rules diagnose` 对整套规则的结论: 没有矛盾，"
    "没有只能为0的单元格；下列实例可由其他实例推出，下列单元格只凭等式分不清。",
    "en": "The pack as a whole\n\nWhat `goiaudit rules diagnose` says of it: no contradiction, no "
    "cell left no value but 0; these instances follow from others, these cells cannot be told "
    "apart by equalities alone.",
}


def read_text(source: str) -> Report:
    """A whole report given as text in a rule's test."""
    return pipeline.read(source.encode())


def document(pack: RuleSet, found: Diagnosis, lang: str) -> str:
    """The catalogue with the diagnosis of the pack behind it."""
    said = "\n".join(line.rstrip() for line in diagnosis_lines(found, pack, lang)).strip()
    lines = [
        *catalogue(pack.rules, pack, read_text, lang),
        "",
        f"## {_HEADINGS[lang]}",
        "",
        "```text",
        said,
        "```",
    ]
    return "\n".join(lines) + "\n"


def store_page(text: str, lang: str) -> str:
    """The page of the store with its tables as they are."""
    before, start, rest = text.partition(_START)
    _, end, after = rest.partition(_END)
    tables = "\n".join(described(lang))
    return f"{before}{start}\n{tables}\n\n{end}{after}"


def main(arguments: list[str]) -> int:
    """Write or check all files; 1 if a check finds one out of date."""
    pack = load_rules()
    found = diagnose(pack)
    texts = {path: document(pack, found, lang) for lang, path in FILES.items()}
    texts |= {
        path: store_page(path.read_text(encoding="utf-8"), lang) for lang, path in STORE.items()
    }
    stale = []
    for path, text in texts.items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"out of date: {', '.join(stale)}; run python docs/generate.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
