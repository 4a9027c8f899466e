from __future__ import annotations

import errno
import os

import pytest

from goiaudit.model.refusals import REFUSALS, refusal


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC])
def test_why_the_system_refused_is_said_in_both_languages(number: int) -> None:
    said = refusal(OSError(number, os.strerror(number), "a.txt"))

    assert said.en == os.strerror(number)
    assert said.zh == REFUSALS[said.en] != said.en


def test_a_rare_reason_is_said_as_the_system_says_it() -> None:
    assert refusal(OSError(errno.ESTALE, "Stale file handle")).zh == "Stale file handle"
    assert refusal(OSError("closed")).zh == "closed"
