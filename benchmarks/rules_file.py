"""500 user rules in one file: load, lint, compile, in processor seconds of this run.

    python benchmarks/rules_file.py [rules]

The rules are made up after the kinds that a user writes: sums over a column, comparisons of two
cells, guards by kind of organ, graded severities, claims, forbidden words. The shipped pack is
loaded with them, as ``--rules`` does; its own share is shown apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from goiaudit.definitions.forms import forms
from goiaudit.rules.compile import compile_rules
from goiaudit.rules.expand import Context
from goiaudit.rules.lint import lint
from goiaudit.rules.load import load_rules
from goiaudit.rules.rule import RuleSet

CONTEXT = Context("2021", "2021", "2021")
T = TypeVar("T")
KINDS = (
    "  for: {{c: requests.columns}}\n"
    "  check: requests[{row}, $c] <= requests[handled_total, $c] + {n}\n",
    "  for: {{r: requests.rows - {row}}}\n"
    "  severity: [{{when: \"requests[$r, total] > 10\", is: warning}}, info]\n"
    "  check: 2 * requests[$r, total] >= requests[{row}, total] - {n}\n",
    "  when: kind in (township, street) and year >= 2020\n"
    "  check: requests[{row}, total] <= {n} if requests[new, total] < {n}\n",
    "  check: claim(requests.{row}.total) <= sum(requests[{row}, parts]) + {n}\n",
    "  text:\n    in: [overview, problems]\n"
    "    forbid: [错词{n}, {{phrase: 误写{n}, mend: 正写}}]\n",
)  # fmt: skip
ABOUT = """\
  name: made-up-{n}
  basis: 示例
  title: {{zh: 规则{n}, en: rule {n}}}
  why: {{zh: 因为{n}, en: because {n}}}
  false_alarms: {{zh: 无{n}, en: none {n}}}
  tests:
    - pass: {{requests: {{{row}: {{total: {n}}}}}}}
    - fail: {{requests: {{{row}: {{natural_person: {n}}}}}}}
"""


def written(count: int) -> str:
    """A rule file of ``count`` rules."""
    rows = [row for row in forms()["2021"].tables["requests"].rows if row in _both()]
    return "".join(
        f"- id: X{n:04}\n"
        + ABOUT.format(n=n, row=rows[n % len(rows)])
        + KINDS[n % len(KINDS)].format(n=n, row=rows[n % len(rows)])
        for n in range(count)
    )


def _both() -> set[str]:
    return set.intersection(*(set(form.tables["requests"].rows) for form in forms().values()))


def timed(label: str, run: Callable[[], T]) -> T:
    """Run once and print the processor time."""
    begin = time.process_time()
    result = run()
    print(f"{label:<40}{time.process_time() - begin:>8.3f} s")
    return result


def main(count: int = 500) -> None:
    """Measure ``count`` rules, then the shipped pack alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.yml"
        path.write_text(written(count), encoding="utf-8")
        shipped = timed("shipped pack: load", load_rules)
        timed("shipped pack: lint", lambda: lint(shipped))
        begin = time.process_time()
        both = timed(f"pack and {count} rules: load", lambda: load_rules([path]))
        own = RuleSet(tuple(rule for rule in both.rules if rule.origin != "shipped"))
        timed(f"{count} rules: lint", lambda: lint(own))
        program = timed(f"{count} rules: compile", lambda: compile_rules(own, CONTEXT))
        total = time.process_time() - begin
        instances = sum(len(group.instances) for group in program.groups)
        print(f"{len(own.rules)} rules, {instances} instances: {total:.3f} s with the pack's load")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
