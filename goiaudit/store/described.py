"""The tables of a store in words, for docs/store.md."""

from __future__ import annotations

from collections.abc import Iterator

from goiaudit.store.ready import READY
from goiaudit.store.schema import FIGURES, PUBLIC

_HEADS = {"zh": ("列", "类型", "含义"), "en": ("column", "type", "meaning")}
_READY = {"zh": "现成的查询", "en": "Ready queries"}
_NAMES = {"zh": ("名称", "内容"), "en": ("name", "what")}


def described(lang: str) -> Iterator[str]:
    """Lines of Markdown: every table and view with its columns, then the ready queries."""
    for table in (*PUBLIC, FIGURES):
        yield f"### `{table.name}`: {table.meaning.in_language(lang)}"
        yield ""
        yield f"| {' | '.join(_HEADS[lang])} |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {column.meaning.in_language(lang)} |"
        yield ""
    yield f"## {_READY[lang]}"
    yield ""
    yield f"| {' | '.join(_NAMES[lang])} |"
    yield "|---|---|"
    for ready in READY:
        yield f"| `{ready.name}` | {ready.title.in_language(lang)} |"
