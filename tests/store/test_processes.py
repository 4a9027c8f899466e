"""What becomes of a store when processes die, disks fill up, and two runs come at once.

Each of these is a real process; the store is read by another one afterwards.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goiaudit.model.errors import UsageError
from goiaudit.store.opening import connected
from goiaudit.store.store import Store
from tests.store.made_up import made, put, rows, store

RUN = """
import os, sys, time
from pathlib import Path
from goiaudit.model.errors import UsageError
from goiaudit.store.store import Store
from tests.store.made_up import FACTS, made, unreadable

file, mode = Path(sys.argv[1]), sys.argv[2]

class Results(list):
    def __iter__(self):
        for n in range(600):
            if mode == "die" and n == 550:
                print("writing", flush=True)
                time.sleep(60)
            yield unreadable(f"r/{n}-{os.urandom(2000).hex() if mode == 'full' else ''}.txt")

if mode == "full":
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = file.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    if mode == "hold":
        with Store(file)._open(readonly=False):
            print("writing", flush=True)
            sys.stdin.readline()
    else:
        Store(file).write(Results(), FACTS)
except UsageError as error:
    print(error, error.zh, sep="\\n", flush=True)
    sys.exit(2)
"""


@contextmanager
def process(file: Path, mode: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(file), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    ) as started:
        yield started
        started.kill()


@pytest.fixture
def corpus(tmp_path: Path) -> Store:
    return store(tmp_path, made())


def test_a_run_that_is_killed_while_it_writes_leaves_the_store_as_it_was(corpus: Store) -> None:
    with process(corpus.path, "die") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "writing\n"
        running.kill()  # -9: nothing is tidied up
    assert rows(corpus, "SELECT path FROM reports") == [("r/a.txt",)]
    assert rows(corpus, "SELECT count(*) FROM runs") == [(1,)]
    assert put(corpus, made()).unchanged == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_disk_that_is_full_leaves_the_store_as_it_was(corpus: Store) -> None:
    with process(corpus.path, "full") as running:
        said, _ = running.communicate()
    assert running.returncode == 2
    english, chinese = said.strip().splitlines()
    assert "as it was before" in english
    assert "与此前相同" in chinese
    assert rows(corpus, "SELECT path FROM reports") == [("r/a.txt",)]
    assert put(corpus, made("r/b.txt", organ="示例县水务局")).added == 1


def test_a_second_run_waits_until_the_first_has_written(corpus: Store) -> None:
    told: list[str] = []
    with process(corpus.path, "hold") as running:
        assert running.stdout is not None
        assert running.stdin is not None
        assert running.stdout.readline() == "writing\n"

        def waiting(holder: str) -> None:
            told.append(holder)
            assert running.stdin is not None
            running.stdin.write("\n")
            running.stdin.flush()

        patient = Store(corpus.path, waiting, seconds=60)
        done = put(patient, made("r/b.txt", organ="示例县水务局"))
        assert told == [str(running.pid)]
    assert done.added == 1
    assert len(rows(corpus, "SELECT * FROM reports")) == 2


def test_a_store_that_stays_locked_is_said_with_who_has_it(corpus: Store) -> None:
    with process(corpus.path, "hold") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "writing\n"
        with pytest.raises(UsageError) as caught:
            put(Store(corpus.path, seconds=0.3), made("r/b.txt"))
        assert f"(process {running.pid}); waited 0.3 s" in str(caught.value)
        assert "正被另一个程序占用" in caught.value.zh
    assert len(rows(corpus, "SELECT * FROM reports")) == 1


def test_two_runs_at_once_both_end_up_in_the_store(corpus: Store) -> None:
    with process(corpus.path, "write") as running:
        put(Store(corpus.path, seconds=60), made("r/b.txt", organ="示例县水务局"))
        assert running.wait() == 0
    assert rows(corpus, "SELECT count(*) FROM reports") == [(602,)]
    assert rows(corpus, "SELECT run FROM runs ORDER BY run") == [(1,), (2,), (3,)]


def test_readers_do_not_wait_for_each_other(corpus: Store) -> None:
    with connected(corpus.path, readonly=True):
        assert len(corpus.heads()) == 1
