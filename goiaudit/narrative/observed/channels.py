"""A channel that the text says does not exist and yet counts items for (rule N119)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.pattern import holds_one
from goiaudit.recognition.normalise import fold

_DENIED = re.compile(
    r"(?:未|没有|没|尚未|暂未|并未|未曾|无)(?:单独|自行|独立|专门|另行|另外)?"
    r"(?:开设|开通|建立|建设|设立|注册|运营|自建|设有|拥有)(?:有|过)?(?P<what>[^,。;:!?0-9]{1,40})"
)
# One of these is in all that _DENIED matches.
_HAVING = ("设", "开通", "建立", "自建", "注册", "运营", "拥有")
_CHANNELS = (
    ("website", re.compile(r"网站|门户")),
    ("weibo", re.compile(r"微博")),
    ("wechat", re.compile(r"微信|公众号|订阅号")),
    ("new_media", re.compile(r"新媒体")),
)
_PAST = seldom(r"(?:之前|以前|前|期间|时)$")
# Somebody else's: the county's website, the platform of the office above.
_ANOTHERS = seldom(r"[省市州盟县区旗]|上级|主管|政府(?:门户)?网|“|依托|借助|融媒体")


def may_deny_channel(text: str) -> bool:
    """Whether a text that denies something may deny that there is a channel."""
    return holds_one(text, _HAVING)


def denied_channels(sentence: Sentence) -> Iterator[Observation]:
    """The channels that a sentence says the organ does not have."""
    for match in _DENIED.finditer(sentence.text):
        what = match["what"]
        if _PAST.search(what):
            continue
        for channel, pattern in _CHANNELS:
            named = pattern.search(what)
            # 没有网站的村: those that have none are somebody else.
            if named is not None and "的" not in what[named.end() :]:
                start, end = match.span()
                location, _ = sentence.place(start)
                quote = sentence.quote(start, end).strip()
                intact = not sentence.is_damaged(start, end)
                yield Observation("denied", {"channel": channel}, quote, location, intact)


def counted_channels(
    denied: Sequence[Observation], claims: Sequence[Claim]
) -> Iterator[Observation]:
    """The counts for channels that do not exist, one for each channel."""
    first: dict[str, Observation] = {}
    for one in denied:
        first.setdefault(f"disclosure.published_items.{one.values['channel']}", one)
    told: set[str] = set()
    for claim in claims if first else ():
        one_denied = first.get(claim.cell)
        if one_denied is None or claim.cell in told or not claim.value or claim.doubt is not None:
            continue
        if _ANOTHERS.search(fold(claim.quote).text):
            continue
        told.add(claim.cell)
        values: dict[str, Scalar] = {
            "none": 0, "count": int(claim.value), "denied": one_denied.quote,
        }  # fmt: skip
        intact = one_denied.intact and not claim.damaged
        yield Observation("no_channel", values, claim.quote, claim.location, intact, (claim.cell,))
