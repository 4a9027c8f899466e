"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings

import pytest

import goiaudit
from goiaudit.definitions import seldom as module
from goiaudit.definitions.seldom import seldom


def test_it_answers_as_a_pattern_does() -> None:
    pattern, usual = seldom("收到([0-9]+)件"), re.compile("收到([0-9]+)件")
    text = "收到3件,又收到4件"
    assert pattern.findall(text) == usual.findall(text) == ["3", "4"]
    assert pattern.search(text, 4).span() == usual.search(text, 4).span()  # type: ignore[union-attr]
    assert pattern.sub("-", text) == usual.sub("-", text)
    assert (pattern.pattern, pattern.groups) == (usual.pattern, usual.groups)


def test_flags_and_bytes_are_taken() -> None:
    assert seldom(b"<SUP>", re.IGNORECASE).search(b"8<sup>1</sup>") is not None


def test_it_is_compiled_once_and_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    usual = re.compile

    def counting(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return usual(source, flags)

    monkeypatch.setattr(module.re, "compile", counting)
    pattern = seldom("没有(?:收到)?")
    assert compiled == []
    assert pattern.search("没有收到") is not None
    assert pattern.search("收到") is None
    assert compiled == ["没有(?:收到)?"]


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    """Also those that no other test asks."""
    found = 0
    for info in pkgutil.walk_packages(goiaudit.__path__, "goiaudit."):
        if info.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            if isinstance(value, module._Seldom):
                with warnings.catch_warnings():
                    warnings.simplefilter("error")
                    assert value.flags is not None, info.name
                found += 1
    assert found > 0
