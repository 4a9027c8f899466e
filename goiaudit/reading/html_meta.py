"""What a page says of itself in its head."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

_MOST_META, _LONGEST_META = 200, 2_000
_STANDARD = {
    name.lower(): name
    for name in (
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
        "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Url",
    )
}  # fmt: skip
"""Names of 政府网站发展指引 as it writes them; every other name is kept in lower case."""


def metadata_of(root: etree._Element) -> dict[str, str]:
    """``<meta>`` by name, and the title of the page under ``title``; the first one counts."""
    title = next(root.iter("title"), None)
    return collected(
        "" if title is None else "".join(title.itertext()),
        (
            (meta.get("name") or meta.get("property") or "", meta.get("content") or "")
            for meta in root.iter("meta")
        ),
    )


def collected(title: str, metas: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The title of a page and the names and contents of its ``<meta>`` as metadata."""
    found: dict[str, str] = {}
    if text := " ".join(title.split()):
        found["title"] = text[:_LONGEST_META]
    for name, content in metas:
        name, content = name.strip().lower(), content.strip()
        if name and content and len(found) < _MOST_META:
            found.setdefault(_STANDARD.get(name, name)[:80], content[:_LONGEST_META])
    return found
