"""Runs that are large, kept, killed, stopped, or short of room: no result lost, none wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from written import report_text

from goiaudit.batch.shelf import FILE

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COMMAND = [sys.executable, "-W", "error", "-m", "goiaudit", "check"]
LONG_AGO = 1_600_000_000


def organ(n: int) -> str:
    return f"示例{chr(0x4E00 + n)}县水务局"


def write_reports(folder: Path, count: int, wrong: frozenset[int] = frozenset({3, 7})) -> Path:
    """Reports of different organs, some with a wrong cell, that have not changed for years."""
    folder.mkdir(exist_ok=True)
    for n in range(count):
        changes = {("carried_out", "natural_person"): 1} if n in wrong else {}
        text = report_text(changes).replace("示例县水务局", organ(n))
        file = folder / f"{n:04}.txt"
        file.write_text(text, encoding="utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))
    return folder


def entries(cache: Path) -> int:
    """How much a running audit has put away."""
    try:
        database = sqlite3.connect(f"file:{cache / FILE}?mode=ro", uri=True)
        found: int = database.execute("SELECT count(*) FROM entries").fetchone()[0]
        database.close()
    except sqlite3.Error:
        return 0
    return found


def started(folder: Path, *arguments: str, alone: bool = False) -> subprocess.Popen[str]:
    """A running audit; ``alone`` in a process group of its own, as a terminal has it."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=alone,
    )


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.05)


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that never ends: whoever reads it waits."""
    place = tmp_path / "endless.txt"
    os.mkfifo(place)
    return place


def test_results_are_the_same_in_memory_on_the_shelf_and_in_the_cache(
    run: Run, tmp_path: Path
) -> None:
    write_reports(tmp_path / "r", 12)
    plain = run("check", "r", "--format", "jsonl")
    assert (plain.returncode, len(plain.stdout.splitlines())) == (1, 12)
    for jobs in ("1", "3"):
        fresh = run("check", "r", "--format", "jsonl", "--cache", f"c{jobs}", "--jobs", jobs)
        again = run("check", "r", "--format", "jsonl", "--cache", f"c{jobs}", "--jobs", jobs)
        assert (fresh.stdout, fresh.returncode) == (plain.stdout, 1)
        assert (again.stdout, again.returncode, again.stderr) == (plain.stdout, 1, plain.stderr)


@pytest.mark.parametrize("name", ["console", "csv", "sarif", "markdown", "json", "html"])
def test_every_format_is_the_same_from_the_shelf(run: Run, tmp_path: Path, name: str) -> None:
    write_reports(tmp_path / "r", 5)
    for target, more in (("a", ()), ("b", ("--cache", "cache"))):
        assert run("check", "r", "--format", name, "-o", target, *more).returncode == 1
    one, two = ((tmp_path / target).read_text("utf-8") for target in "ab")
    drop = '"elapsed_seconds"'
    assert [line for line in one.splitlines() if drop not in line] == [
        line for line in two.splitlines() if drop not in line
    ]


def test_a_large_run_keeps_the_order_of_its_files(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 70)
    done = run("check", "r", "--format", "jsonl")
    assert done.returncode == 1
    assert [line["path"] for line in lines(done.stdout)] == [f"r/{n:04}.txt" for n in range(70)]
    bad = [line["path"] for line in lines(done.stdout) if line["status"] == "inconsistent"]
    assert bad == ["r/0003.txt", "r/0007.txt"]


def test_a_second_run_reads_only_what_has_changed(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 6)
    before = lines(run("check", "r", "--format", "jsonl", "--cache", "cache").stdout)
    # Same size, same time: a file that is read again would now be found unreadable.
    kept = tmp_path / "r/0001.txt"
    kept.write_bytes(b" " * kept.stat().st_size)
    os.utime(kept, (LONG_AGO, LONG_AGO))
    changed = tmp_path / "r/0002.txt"
    changed.write_bytes(b" " * changed.stat().st_size)
    after = lines(run("check", "r", "--format", "jsonl", "--cache", "cache").stdout)
    assert [line["status"] for line in after] == [
        "unreadable" if n == 2 else line["status"] for n, line in enumerate(before)
    ]


def test_other_rules_or_another_language_find_no_old_result(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 4)
    for options in (["--lang", "zh"], ["--lang", "en"], ["--lang", "en", "--ignore", "T301"]):
        plain = run("check", "r", "--format", "jsonl", *options)
        for _ in range(2):
            cached = run("check", "r", "--format", "jsonl", "--cache", "cache", *options)
            assert (cached.stdout, cached.returncode) == (plain.stdout, plain.returncode)


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    process: Run, tmp_path: Path, endless: Path
) -> None:
    write_reports(tmp_path / "r", 30)
    run = started(tmp_path, "r", endless.name, "--format", "jsonl", "--cache", "cache")
    wait_for(lambda: entries(tmp_path / "cache") >= 60)
    run.kill()
    run.communicate()
    expected = process("check", "r", "--format", "jsonl").stdout
    for file in (tmp_path / "r").iterdir():
        file.write_bytes(b" " * file.stat().st_size)  # none of them is read again
        os.utime(file, (LONG_AGO, LONG_AGO))
    assert process("check", "r", "--format", "jsonl", "--cache", "cache").stdout == expected


def test_ctrl_c_ends_the_reading_and_writes_what_is_done(tmp_path: Path, endless: Path) -> None:
    write_reports(tmp_path / "r", 9)
    arguments = ("r", endless.name, "--format", "jsonl", "-o", "out.jsonl", "--cache", "cache")
    run = started(tmp_path, *arguments, "--lang", "en")
    wait_for(lambda: entries(tmp_path / "cache") >= 18)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=90)[1]
    assert run.returncode == 130
    assert "interrupted: results of 9 of 10 files" in said
    done = lines((tmp_path / "out.jsonl").read_text("utf-8"))
    assert [line["status"] for line in done].count("inconsistent") == 2
    assert len(done) == 9


def test_ctrl_c_twice_ends_at_once(tmp_path: Path, endless: Path) -> None:
    write_reports(tmp_path / "r", 70)
    run = started(tmp_path, endless.name, "r", "--format", "jsonl", "-o", "out.jsonl")
    time.sleep(2)
    run.send_signal(signal.SIGINT)
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=90)
    assert run.returncode in (130, -signal.SIGINT)
    assert [file.name for file in tmp_path.iterdir() if "goiaudit" in file.name] == []


def test_a_file_that_hangs_costs_that_file(run: Run, tmp_path: Path, endless: Path) -> None:
    write_reports(tmp_path / "r", 9)
    (tmp_path / "goiaudit.toml").write_text("[limits]\nseconds = 3\n")
    arguments = ("r", endless.name, "--format", "jsonl", "--cache", "cache")
    done = run("check", *arguments, "--fail-on", "never")
    found = lines(done.stdout)
    assert [line["reason"] for line in found] == [None] * 9 + ["limit"]
    assert "3 秒内没有读完" in done.stderr


def children_of(parent: int) -> Iterator[int]:
    """Processes that a process started, and those that they did."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            child = int(place.parent.name)
            yield child
            yield from children_of(child)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("processes", [1, 2, 3, 4])
def test_ctrl_c_on_a_terminal_is_left_to_the_first_process(
    tmp_path: Path, endless: Path, processes: int
) -> None:
    """It goes to all of them, even to those that are just starting: none shows a traceback."""
    write_reports(tmp_path / "r", 70)
    run = started(tmp_path, endless.name, "r", "-o", "out.jsonl", alone=True)
    wait_for(lambda: len(list(children_of(run.pid))) >= processes)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=90)[1]
    assert run.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, process: Run) -> None:
    write_reports(tmp_path / "r", 500)
    expected = process("check", "r", "--format", "jsonl", "--cache", "one").stdout
    run = started(tmp_path, "r", "--format", "jsonl", "--cache", "two")
    wait_for(lambda: entries(tmp_path / "two") > 0)
    run.send_signal(signal.SIGSTOP)  # so that it does not end its workers just now
    workers = [pid for pid in children_of(run.pid) if len(list(children_of(pid))) == 0]
    os.kill(workers[-1], signal.SIGKILL)
    run.send_signal(signal.SIGCONT)
    assert run.communicate(timeout=120)[0] == expected


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET body = substr(body, 1, length(body) - 9) || x'000000000000000000'",
        "UPDATE entries SET head = x'00' WHERE length(head) > 16",
        "UPDATE entries SET head = head || x'00', body = body || x'00'",
    ],
)
def test_damaged_entries_are_told_and_done_again(run: Run, tmp_path: Path, harm: str) -> None:
    write_reports(tmp_path / "r", 4)
    expected = json.loads(run("check", "r", "--format", "json").stdout)["reports"]
    run("check", "r", "--format", "jsonl", "--cache", "cache")
    with sqlite3.connect(tmp_path / "cache" / FILE) as database:
        database.execute(harm)
    database.close()
    # The lines of jsonl are kept as they were written; json needs the reports themselves.
    done = run("check", "r", "--format", "json", "--cache", "cache", "--lang", "zh")
    assert json.loads(done.stdout)["reports"] == expected
    assert "缓存 cache 中有损坏的内容" in done.stderr


def test_a_cache_that_is_none_is_begun_anew(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 2)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"something else" * 999)
    done = run("check", "r", "--cache", "cache", "--lang", "en")
    assert done.returncode == 0
    assert "was begun anew" in done.stderr


def test_two_runs_on_one_cache_at_once(tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 40)
    runs = [started(tmp_path, "r", "--format", "jsonl", "--cache", "cache") for _ in range(2)]
    one, two = (run.communicate(timeout=120) for run in runs)
    assert [run.returncode for run in runs] == [1, 1]
    assert one == two
    assert len(one[0].splitlines()) == 40


def test_on_a_full_disk_the_run_goes_on(run: Run, tmp_path: Path) -> None:
    disk = tmp_path / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here (root and mount are needed)")
    try:
        write_reports(tmp_path / "r", 80)
        done = run("check", "r", "--format", "jsonl", "--cache", "small/cache", "--lang", "en")
        assert "what comes now is held in memory, the run goes on" in done.stderr
        assert done.stdout == run("check", "r", "--format", "jsonl", "--lang", "en").stdout
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_an_archive_is_put_away_and_found_again(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 8)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in sorted((tmp_path / "r").iterdir()):
            archive.write(file, file.name)
        archive.writestr("empty.txt", "")
    for _ in range(2):
        done = run("check", "all.zip", "--format", "jsonl", "--cache", "cache")
        found = lines(done.stdout)
        assert [line["path"] for line in found] == [
            *(f"all.zip!{n:04}.txt" for n in range(8)),
            "all.zip!empty.txt",
        ]
        assert [line["reason"] for line in found] == [None] * 8 + ["empty"]


def test_what_was_noticed_in_reading_is_told_each_time(run: Run, tmp_path: Path) -> None:
    """From the cache, too, where only the reports that it is told of are loaded."""
    write_reports(tmp_path / "r", 70)
    (tmp_path / "r/0042.txt").write_text("")
    latin = (tmp_path / "r/0051.txt").read_bytes() + b"\x80"
    (tmp_path / "r/0051.txt").write_bytes(latin)
    options = ("check", "r", "--format", "jsonl", "--lang", "en")
    plain = run(*options)
    assert [line.split(": ")[1] for line in plain.stderr.splitlines()] == [
        "r/0042.txt",
        "r/0051.txt",
    ]
    for _ in range(2):
        cached = run(*options, "--cache", "cache")
        assert (cached.stdout, cached.stderr) == (plain.stdout, plain.stderr)


def test_waivers_and_a_baseline_hold_on_the_shelf(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 9)
    (tmp_path / "waivers.yml").write_text(
        f"- rule: T301\n  organ: {organ(3)}\n  who: 王五\n  why: 已核实\n"
        "- rule: T302\n  organ: 示例一县水务局\n  who: 王五\n  why: 已核实\n",
        encoding="utf-8",
    )
    run("check", "r", "-o", "before.json")
    write_reports(tmp_path / "r", 9, frozenset({4, 7}))
    options = ("check", "r", "--format", "jsonl", "--baseline", "before.json")
    plain, cached = run(*options), run(*options, "--cache", "cache")
    assert (plain.stdout, plain.returncode) == (cached.stdout, cached.returncode)
    assert plain.stderr == cached.stderr
    changes = {f["baseline"] for line in lines(plain.stdout) for f in line["findings"]}  # type: ignore[attr-defined]
    assert changes == {"new", "unchanged"}


def test_the_configuration_names_the_cache_from_where_it_stands(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 2)
    (tmp_path / "goiaudit.toml").write_text('cache = "kept"\n')
    assert run("check", "r").returncode == 0
    assert (tmp_path / "kept" / FILE).exists()
    (tmp_path / "goiaudit.toml").write_text("cache = 3\n")
    done = run("check", "r", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "goiaudit.toml:1:1: the name of a folder expected here" in done.stderr


def test_globs_and_lists_say_what_to_check(run: Run, tmp_path: Path) -> None:
    write_reports(tmp_path / "r", 4)
    globbed = run("check", "r/*[12].txt", "--format", "jsonl")
    listed = run(
        "check", "--files-from", "-", "--format", "jsonl", input="r/0001.txt\nr/0002.txt\n"
    )
    assert globbed.stdout == listed.stdout
    assert [line["path"] for line in lines(listed.stdout)] == ["r/0001.txt", "r/0002.txt"]
    assert run("check", "r/none*.txt").returncode == 2
