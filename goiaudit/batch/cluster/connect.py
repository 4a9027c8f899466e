"""The way to a scheduler, and what must hold before a run: workers, same program, same files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.keys import program_version
from goiaudit.batch.remote import is_url, missing_extra
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client

_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+")
PATIENCE = 10.0
"""Seconds to wait for the scheduler, and for a first worker."""


@contextmanager
def connected(address: str, patience: float = PATIENCE) -> Iterator[Client]:
    """A client of the scheduler at ``address`` (``tcp://HOST:8786``); no other host is asked.

    Raises UsageError where Dask is not installed, nobody answers or no worker is there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise missing_extra("dask[distributed]") from error
    if not _ADDRESS.fullmatch(address):
        raise UsageError(
            f"{address} is no address of a scheduler; write it as tcp://HOST:8786",
            f"{address} 不是调度器的地址；请写成 tcp://主机:8786",
        )
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except OSError as error:
        raise _nobody(address, error) from error
    try:
        _wait(client, address, patience)
        yield client
    finally:
        client.close()


def _nobody(address: str, error: Exception) -> UsageError:
    told = str(error).strip().splitlines()
    why = told[0] if told else type(error).__name__
    return UsageError(
        f"no scheduler answers at {address} ({why}); start one with 'dask scheduler', workers "
        "with 'dask worker tcp://HOST:8786', and give --scheduler tcp://HOST:8786",
        f"{address} 没有调度器应答 ({why})；请先运行 dask scheduler，再运行 "
        "dask worker tcp://主机:8786，并用 --scheduler tcp://主机:8786 指明",
    )


def _wait(client: Client, address: str, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise UsageError(
            f"the scheduler at {address} has no workers; start some with 'dask worker {address}'",
            f"{address} 的调度器没有工作进程；请运行 dask worker {address}",
        ) from error


def require_same(client: Client, inputs: Sequence[Input]) -> None:
    """UsageError if a worker has another goiaudit, or does not see the files."""
    own = program_version()
    for worker, version in client.run(_version).items():
        if version != own:
            raise UsageError(
                f"the worker {worker} has another goiaudit ({version}) than this one ({own}); "
                "install the same one on every machine",
                f"工作进程 {worker} 上的 goiaudit ({version}) 与本机 ({own}) 不同；"
                "请在所有机器上安装同一版本",
            )
    here = [item for item in inputs if not is_url(item.file) and item.file != STDIN]
    known = next((item.file for item in here if os.path.exists(item.file)), None)  # noqa: PTH110
    if known is None:
        return
    for worker, found in client.run(os.path.exists, known).items():
        if not found:
            raise UsageError(
                f"the worker {worker} does not see {known}; put the reports in a folder that "
                "every machine has under the same path, or give a URL (s3://…)",
                f"工作进程 {worker} 看不到 {known}；请把报告放在各机器路径相同的共享文件夹，"
                "或用 URL (s3://…) 指明",
            )


def _version() -> str:
    """The version that a worker runs."""
    try:
        return program_version()
    except ImportError as error:
        return str(error)
