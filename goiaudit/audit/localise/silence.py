"""Keep a library that prints by itself from writing into our output."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from threading import Lock

_ONE_AT_A_TIME = Lock()
_OUTPUTS = (1, 2)


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Nothing that is printed inside reaches standard output or error, C libraries included.

    Their buffers are emptied before the outputs come back, or the text would follow later.
    Where the outputs cannot be turned aside (closed, no descriptors) they stay as they are.
    """
    with _ONE_AT_A_TIME, contextlib.ExitStack() as after:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        _empty_buffers()
        with contextlib.suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            after.callback(os.close, nowhere)
            for output in _OUTPUTS:
                with contextlib.suppress(OSError):
                    kept = os.dup(output)
                    after.callback(_put_back, kept, output)
                    os.dup2(nowhere, output)
        after.callback(_empty_buffers)
        yield


def _put_back(kept: int, output: int) -> None:
    os.dup2(kept, output)
    os.close(kept)


def _empty_buffers() -> None:
    """Write out what the C library still holds back."""
    name = "ucrtbase" if os.name == "nt" else None
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(name).fflush(None)
