"""Runs of inputs in a child process: a crash or a hang of a parser is a fault like others."""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from tests.fuzz.checks import check
from tests.fuzz.seeds import Source

_BATCH = 500
_MEMORY = 6 * 1024**3
_KEPT = 3


@dataclass
class Summary:
    """What a run found: endings, the slowest inputs, and faults by what they look like."""

    inputs: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, int]] = field(default_factory=list)
    seconds: float = 0.0
    faults: dict[str, list[int]] = field(default_factory=dict)

    def take(self, line: dict[str, object]) -> None:
        """One line of the child: number, and ending and seconds or fault."""
        number = int(str(line["number"]))
        self.inputs += 1
        if "fault" in line:
            self.faults.setdefault(str(line["fault"]), []).append(number)
            self.endings["FAULT"] += 1
            return
        spent = float(str(line["seconds"]))
        self.seconds += spent
        self.endings[str(line["ending"])] += 1
        self.slowest = sorted([*self.slowest, (spent, number)], reverse=True)[:5]


def run(source: Source, seconds: float, bound: float, folder: Path, first: int = 0) -> Summary:
    """Inputs from number ``first`` for so many seconds; what fails is written to ``folder``."""
    summary, end, number = Summary(), time.monotonic() + seconds, first
    while time.monotonic() < end:
        begun = number
        for line in _batch(source, number, end, bound):
            known = set(summary.faults)
            summary.take(line)
            number = int(str(line["number"])) + 1
            fault = str(line.get("fault", ""))
            if fault and len(summary.faults[fault]) <= _KEPT:
                _keep(source, int(str(line["number"])), folder)
            if fault and fault not in known:
                print(f"FAULT at {line['number']}: {fault}\n{line.get('trace', '')}", flush=True)
        if number == begun:  # out of time before the first of them
            break
    return summary


def _keep(source: Source, number: int, folder: Path) -> None:
    try:
        seed = source.input(number)
    except Exception:  # the mutation itself may be what fails; the others go on
        print(f"input {number} cannot be made: {traceback.format_exc()}", flush=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{source.reader}-{source.seed}-{number}-{seed.name}").write_bytes(seed.data)


def _batch(source: Source, first: int, end: float, bound: float) -> Iterator[dict[str, object]]:
    """Lines of a child that takes some hundred inputs; one more if it dies of the last."""
    inlet, outlet = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        try:
            _work(source, first, end, bound, outlet)
        finally:  # of a mutation that fails: the child must never go on as its parent would
            traceback.print_exc()
            os._exit(1)
    os.close(outlet)
    number = first
    with os.fdopen(inlet, encoding="utf-8") as lines:
        for text in lines:
            line = json.loads(text)
            number = line["number"] + 1
            yield line
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        yield {"number": number, "fault": f"killed by {name}"}
    elif os.WEXITSTATUS(status):
        yield {"number": number, "fault": f"exit with {os.WEXITSTATUS(status)}"}


def _work(source: Source, first: int, end: float, bound: float, outlet: int) -> NoReturn:
    # The clock of a run in time of the processor, and one of the wall for what sleeps.
    for number in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
        faulthandler.register(number, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("error")
    os.environ["PATH"] = ""  # no converter: what is meant for LibreOffice is refused
    with os.fdopen(outlet, "w", encoding="utf-8", buffering=1) as out:
        for number in range(first, first + _BATCH):
            if time.monotonic() >= end:
                break
            out.write(json.dumps(_one(source, number, bound)) + "\n")
    sys.stderr.flush()
    os._exit(0)


def _one(source: Source, number: int, bound: float) -> dict[str, object]:
    seed = source.input(number)
    signal.setitimer(signal.ITIMER_PROF, 3 * bound)
    signal.setitimer(signal.ITIMER_REAL, 60 * bound)
    try:
        ending, seconds = check(seed, bound)
    except Exception as error:
        trace = traceback.format_exc()[-6000:]
        return {"number": number, "fault": _look(error), "trace": trace}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"number": number, "ending": ending, "seconds": seconds}


def _look(error: Exception) -> str:
    """What faults of one cause have in common: the kind of error and the place it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "goiaudit" in Path(frame.filename).parts]
    place = (ours or frames)[-1]
    words = "".join(char for char in str(error)[:60] if not char.isdigit())
    return f"{type(error).__name__} {Path(place.filename).name}:{place.lineno} {words}"
