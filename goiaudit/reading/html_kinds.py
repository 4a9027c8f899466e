"""Kinds of elements by what the walk through a page does at them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from goiaudit.definitions.seldom import seldom

_BLOCK_TAGS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu
nav noframes ol p pre section summary table tbody td tfoot th thead tr ul ucapcontent ucaptitle
"""
_SKIPPED_TAGS = """
script style noscript template select option datalist button svg math object applet audio video
canvas map head title meta link base iframe frame textarea del s strike rt rp
"""
BLOCK, BREAK_LINE, LINK, SKIP, NO_ELEMENT = range(1, 6)
KINDS: Mapping[object, int] = {
    **dict.fromkeys(_BLOCK_TAGS.split(), BLOCK),
    **dict.fromkeys(_SKIPPED_TAGS.split(), SKIP),
    "br": BREAK_LINE,
    "a": LINK,
    # What lxml gives as the tag of comments, processing instructions and entities.
    **dict.fromkeys((etree.Comment, etree.ProcessingInstruction, etree.Entity), NO_ELEMENT),
}
"""What to do at an element; any other stands in its line."""
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "menu"})
_NAMES = """
nav navbar navi navigation navigator menu submenu mainmenu menus breadcrumb breadcrumbs bread crumb
crumbs footer foot footbox bottom copyright copyrights share sharebox bshare bdshare
bdsharebuttonbox jiathis sidebar sidenav leftnav rightnav aside toolbar topbar toplinks friendlink
friendlinks friendlylink links related relate relevant recommend recommended xglj xgxx xgwj xgwz
xgyd xgjd yqlj wzdh dqwz daohang fenxiang dibu caidan weizhi location position mbx mianbaoxie login
search searchbox pagination pager prevnext prenext qrcode ewm erweima siteinfo sitemap
accessibility wza gotop backtop floatbar sidetool
"""
_FURNITURE_NAMES = frozenset(_NAMES.split())
"""Words of class and id attributes, the pinyin of Chinese templates among them."""
_WORD = seldom(r"[a-z]+|[A-Z][a-z]*")


def is_furniture(tag: str, attributes: Mapping[str, str] | etree._Element) -> bool:
    """Whether an element says by tag, role, class or id that it is no main text."""
    if tag in _FURNITURE_TAGS:
        return True
    if not attributes.keys() or tag in ("td", "th", "tr", "body", "html"):
        return False
    if attributes.get("role") in _FURNITURE_ROLES:
        return True
    return _is_furniture_name(attributes.get("class")) or _is_furniture_name(attributes.get("id"))


@lru_cache(maxsize=2048)
def _is_furniture_name(name: str | None) -> bool:
    """Whether a class or id has a word of furniture in it; a site's pages all have the same."""
    words = {word.lower() for word in _WORD.findall(name or "")}
    return not words.isdisjoint(_FURNITURE_NAMES)
