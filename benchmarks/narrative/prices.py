"""What each module of the narrative engine costs: the price list of the grammar.

    python -m benchmarks.narrative.prices [--most 40]

Counted are the steps of the interpreter (bytecode instructions) that a module takes for 10 kB of
each made-up text (texts.py), its calls, and how often it asks a pattern. Unlike times these are
the same on every machine and every run (with one version of Python), so that a module's price is
seen to the step before and after a change: one that costs much where its words do not occur wants
a cheaper look at what they must hold. What a pattern takes is not in the steps: a module that asks
long patterns often takes more time than its share of steps.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import goiaudit.narrative
from benchmarks.narrative.speed import TEXTS, report_of, text_of
from goiaudit.model.report import Report
from goiaudit.narrative.engine import Engine, shipped

_ROOT = Path(goiaudit.narrative.__file__).parent
_MADE = "<string>"
"""The file of code that dataclasses write: what makes figures, mentions and claims."""
_KILOBYTES = 10


@dataclass
class Prices:
    """What reading one report took, by module (path below goiaudit/narrative, without .py)."""

    steps: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    searches: Counter[str] = field(default_factory=Counter)


def prices(engine: Engine, report: Report) -> Prices:
    """The prices of a report, which is read three times: once unseen, so that all is loaded.

    Only code of this program counts: who waits for objects to be freed runs at any time.
    """
    engine.read(report)
    found = Prices()
    modules: dict[CodeType, str | None] = {}

    def module_of(frame: FrameType) -> str | None:
        code = frame.f_code
        if code not in modules:
            modules[code] = _module(code.co_filename)
        return modules[code]

    def called(frame: FrameType, _event: str, _arg: Any) -> Callable[..., Any] | None:
        module = module_of(frame)
        if module is None:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        found.calls[module] += 1

        def stepped(_frame: FrameType, event: str, _arg: Any) -> Callable[..., Any]:
            if event == "opcode":
                found.steps[module] += 1
            return stepped

        return stepped

    def asked(frame: FrameType, event: str, arg: Any) -> None:
        if event == "c_call" and isinstance(getattr(arg, "__self__", None), re.Pattern):
            module = module_of(frame)
            if module is not None:
                found.searches[module] += 1

    before, profiled = sys.gettrace(), sys.getprofile()
    try:
        sys.settrace(called)
        engine.read(report)
        sys.settrace(None)
        sys.setprofile(asked)
        engine.read(report)
    finally:
        sys.setprofile(profiled)
        sys.settrace(before)
    return found


def _module(file: str) -> str | None:
    """What code of a file counts as, None where it is none of the program's."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).with_suffix("").as_posix()
    if path.is_relative_to(_ROOT.parent) or file == _MADE:
        return "(model)"
    return None


def _print(texts: dict[str, Prices], most: int) -> None:
    totals = {name: sum(found.steps.values()) for name, found in texts.items()}
    print(f"{'module':34}" + "".join(f"{name:>10} steps  share  calls searches" for name in texts))
    modules = sorted(
        {module for found in texts.values() for module in found.steps},
        key=lambda module: -sum(f.steps[module] / totals[n] for n, f in texts.items()),
    )
    for module in modules[:most]:
        print(f"{module:34}" + "".join(_row(texts[n], module, totals[n]) for n in texts))
    others = len(modules) - most
    if others > 0:
        print(f"… and {others} more (--most)")
    print(f"{'all':34}" + "".join(_all(found) for found in texts.values()))


def _row(found: Prices, module: str, total: int) -> str:
    steps = found.steps[module]
    calls, searches = found.calls[module], found.searches[module]
    return f"{steps:>16} {100 * steps / total:>5.1f}% {calls:>6} {searches:>8}"


def _all(found: Prices) -> str:
    steps, calls, searches = (
        sum(counts.values()) for counts in (found.steps, found.calls, found.searches)
    )
    return f"{steps:>16} {100:>5.1f}% {calls:>6} {searches:>8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=40, help="modules to list, the dearest first")
    most = parser.parse_args().most
    engine = shipped()
    texts = {
        name: prices(engine, report_of(text_of(_KILOBYTES, text))) for name, text in TEXTS.items()
    }
    print(f"steps of Python {sys.version.split()[0]} for {_KILOBYTES} kB\n")
    _print(texts, most)


if __name__ == "__main__":
    main()
