"""The same run on a cluster of real processes: a scheduler and two workers on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from benchmarks.corpus import Plan, write_corpus
from goiaudit.audit import audit
from goiaudit.batch.cluster.connect import connected
from goiaudit.batch.cluster.run import run_on_cluster
from goiaudit.batch.discovery import Input
from goiaudit.batch.wishes import Wishes
from goiaudit.cli.main import cli
from goiaudit.definitions.roster import load_roster
from goiaudit.model.errors import UsageError
from goiaudit.model.result import AuditedReport
from goiaudit.pipeline import read
from goiaudit.rules import load_rules

_ROOT = Path(__file__).parents[2]
_PATIENCE = 120


@dataclass
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]

    def add_worker(self) -> None:
        """Start one more worker; it may have processes of its own."""
        self.workers.append(_start("worker", self.address, "--nthreads", "1", "--no-nanny"))


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--host", "127.0.0.1"]
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.DEVNULL
    )


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Cluster]:
    """A scheduler without workers, until there are some."""
    port = _free_port()
    process = _start("scheduler", "--port", str(port))
    found = Cluster(f"tcp://127.0.0.1:{port}", [])
    try:
        yield found
    finally:
        for each in [*found.workers, process]:
            each.kill()
            each.wait()


@pytest.fixture(scope="module")
def cluster(scheduler: Cluster) -> Cluster:
    """The scheduler with two workers."""
    scheduler.add_worker()
    scheduler.add_worker()
    with connected(scheduler.address, _PATIENCE) as client:
        client.wait_for_workers(2, timeout=_PATIENCE)
    return scheduler


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """500 reports of two years, one in five with a fault, with the list of their organs."""
    plan = Plan(255, (2022, 2023), {"txt": 0.8, "md": 0.2}, faults=0.2, seed=11)
    folder = tmp_path_factory.mktemp("corpus")
    written = write_corpus(plan, folder)
    assert 500 <= sum(written.files.values()) <= 530
    return folder


def test_a_scheduler_without_workers_is_told(scheduler: Cluster) -> None:
    with pytest.raises(UsageError, match="has no workers; start some with 'dask worker"):
        _connect_soon(scheduler.address)


def _connect_soon(address: str) -> None:
    """Connect as soon as the scheduler is up; a worker is waited for half a second."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with connected(address, 0.5):
                return
        except UsageError as error:
            if "no scheduler" not in str(error) or time.monotonic() > end:
                raise


def _check(*arguments: str) -> Result:
    """``goiaudit check`` in this process."""
    return CliRunner().invoke(cli, ["check", *arguments, "--no-config", "--lang", "en"])


def _with_organs(corpus: Path, output: Path) -> tuple[str, ...]:
    """The corpus with the list of its organs, into a file of JSON lines."""
    organs = str(corpus / "organs.csv")
    return (str(corpus / "reports"), "--organs", organs, "--format", "jsonl", "-o", str(output))


def test_500_reports_give_the_same_bytes_as_on_one_machine(
    cluster: Cluster, corpus: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert _check(*_with_organs(corpus, here)).exit_code == 1
    done = _check(*_with_organs(corpus, there), "--engine", "dask", "--scheduler", cluster.address)
    assert done.exit_code == 1, done.stderr
    assert there.read_bytes() == here.read_bytes()
    text = here.read_text(encoding="utf-8")
    # Series, roll-up and duplicates, which need other partitions, are among the findings.
    assert all(f'"rule":"{rule}"' in text for rule in ("T302", "Y101", "Y102", "P103", "C103"))


def _few(corpus: Path) -> list[Input]:
    files = sorted((corpus / "reports").rglob("*局.txt"))[:60]
    return [Input(path.relative_to(corpus).as_posix(), str(path)) for path in files]


def _told(results: Iterator[AuditedReport]) -> list[object]:
    return [(result.report.path, result.status, result.findings) for result in results]


def test_a_worker_killed_during_the_run_changes_nothing(cluster: Cluster, corpus: Path) -> None:
    inputs = _few(corpus)
    roster = load_roster(corpus / "organs.csv", "organs.csv")
    wishes = Wishes(load_rules().active, "en", roster=roster, jobs=1)
    reports = [read(item.file, name=item.path) for item in inputs]
    expected = _told(iter(audit(reports, wishes.ruleset, "en", roster=roster).results))
    killed: list[int] = []

    def kill_one(step: str, done: int, of: int) -> None:
        """When half of the files are read, the worker that holds some of them goes away."""
        if step == "read" and 2 * done >= of and not killed:
            worker = cluster.workers.pop()
            os.kill(worker.pid, signal.SIGKILL)
            killed.append(worker.wait())

    with connected(cluster.address, _PATIENCE) as client:
        ran = run_on_cluster(inputs, wishes, client, kill_one)
        found = _told(iter(ran.results))
    cluster.add_worker()
    assert killed
    assert found == expected
    assert ran.unfinished == 0


def test_reports_behind_a_url_are_read_by_the_workers(
    cluster: Cluster, corpus: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for item in _few(corpus)[:3]:
        (folder / Path(item.file).name).write_bytes(Path(item.file).read_bytes())
    (folder / ".hidden.txt").write_text("x")
    (folder / "picture.jpg").write_bytes(b"x")
    url, output = folder.as_uri(), tmp_path / "out"
    run = ("--engine", "dask", "--scheduler", cluster.address, "--fail-on", "never")
    done = _check(url, *run, "--format", "parquet", "-o", str(output))
    assert done.exit_code == 0, done.stderr
    assert ".jpg 1" in done.stderr
    reports = pd.read_parquet(output / "reports.parquet")
    names = sorted(path.name for path in folder.glob("[!.]*.txt"))
    assert list(reports["path"]) == [f"{url}/{name}" for name in names]


def test_a_scheduler_that_does_not_answer_is_told_with_the_mend(corpus: Path) -> None:
    address = f"tcp://127.0.0.1:{_free_port()}"
    told = "no scheduler answers at .*; start one with"
    with pytest.raises(UsageError, match=told), connected(address, 0.5):
        pass
    done = _check(str(corpus / "reports"), "--engine", "dask", "--scheduler", "8786")
    assert done.exit_code == 2
    assert "write it as tcp://HOST:8786" in done.stderr


def test_the_options_of_a_cluster_go_together(corpus: Path) -> None:
    here = "tcp://127.0.0.1:8786"
    for given, told in (
        (("--engine", "dask"), "needs --scheduler"),
        (("--scheduler", here), "goes with --engine dask"),
        (("--engine", "dask", "--scheduler", here, "--cache", "c"), "--cache does not go with"),
        (("--engine", "dask", "--scheduler", here, "--explain", "T301"), "--explain does not go"),
    ):
        done = _check(str(corpus / "reports"), *given)
        assert (done.exit_code, told in done.stderr) == (2, True), done.stderr


def test_a_url_is_not_fetched_unless_a_cluster_is_asked() -> None:
    done = _check("https://example.com/reports")
    assert done.exit_code == 2
    assert "read with --engine dask only" in done.stderr


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = r"pip install 'goiaudit\[dask\]'"
    with pytest.raises(UsageError, match=told), connected("tcp://127.0.0.1:8786"):
        pass
