"""A figure as a part of a total: of which kind it is, and whether it can be one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import PUBLISHES, Reading, flags_of

BASES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_TOTAL = "disclosure.published_items.total"
_INTERPRETATION = "disclosure.published_items.interpretation"
_NEW_MEDIA = "disclosure.published_items.new_media"
_IN_NEW_MEDIA = ("disclosure.published_items.wechat", "disclosure.published_items.weibo")
_WHOLES = seldom(
    r"disclosure\.published_items\.(?!yoy)\w+|requests\.(?:new|handled_total|answered)\.total|"
    r"requests\.(?:denied|unavailable|rejected)\.total|requests\.new\.legal_person|disputes\.\w+\.total"
)
APART = (_NEW_MEDIA, "disputes.litigation.total")
"""Among their lists are figures that are no parts of them."""
_ORGANISATIONS = "requests.new.legal_person"
_OF_ORGANISATIONS = frozenset(
    f"requests.new.{name}"
    for name in ("business", "research", "public_welfare", "legal_service", "other")
)
_OFFLINE = seldom(
    r"线下|电话|来访|[通经]过?[^,。;:()0-9]{1,14}(?:渠道|途径|方式)(?:共|新)?(?:收到|受理|接收|接到)(?:申请)?$"
)
"""Ways of asking that are none of the form."""
_SCREEN = re.compile("(?:电子|LED|显示|液晶|触摸)大?屏幕?$")
_REST = re.compile(r"\s*其[他它余]$")
_NOT_PUBLISHED = re.compile("免予公开|免于公开|不予公开|不公开|报送|上报|呈报|移交|抄送|报备|供稿")
"""向政府办报送信息100条, 免予公开的公文20条: information, but none that was published."""
_AMOUNTS = ("收费", "金额", "收入", "经费", "资金")
_STRICT = ("closing", "kind", "colon", "bracket")
_ANSWERED = seldom(
    "(?:经|已|依法|被|均)*(?:告知|引导|指引|建议|通知|要求|视为|视同|按照?|作为|作出|转为|转交|转送|移送|属于|不属于?|"
    "申请人|逾期|未按)[^,。;:()0-9]{2,}"
)
"""告知作出更改补充12件: what a request was answered with, in words that nobody knows."""
_BODIES = seldom(
    r"(?:部门|单位|乡镇|镇街|街道|[县市]区|区县|[省市县区州旗]直|政府|政府办|办公[厅室]|本级|机关|分局|"
    r"[(](?:街道|镇|乡|市、区|区、市|区|市)[)])(?:共|收到|受理|办理|接收|有|为)*$"
)
"""收到95件(市级部门31件,县区45件,乡镇19件): whose requests they were."""
_OWN_BODIES = seldom(
    r"^[其中各]*[省市县区州旗盟本]?[级直属]*(?:部门|单位|乡镇|镇街|街道|政府(?:办公?[厅室]?)?|办公[厅室]|本级|机关)"
    r"(?:共|收到|受理|接收|有|为)*$"
)
"""其中市政府2件,部门5件; 涉及部门14件 tells what requests were about."""
BODY = "body"
"""The kind of a part that names the bodies who received it."""


# Neither is a tuple, whose fields take several times as long to look at.
@dataclass(slots=True)
class Whole:
    """A total to be broken down in ``reading``, by its figures from number ``first`` on.
    Never changed.

    ``mentions`` belong to the figures of the reading; ``place`` is the offset behind the total
    (0 where it stands in the sentence before); ``stated`` are all figures that may be the base.
    """

    reading: Reading
    mentions: Sequence[Mention | None]
    mention: Mention
    first: int
    place: int
    stated: tuple[Mention, ...]
    cell: str = field(init=False)
    """What the total counts."""

    def __post_init__(self) -> None:
        self.cell = self.mention.cells[0]


@dataclass(slots=True)
class Part:
    """One part. Never changed.

    ``kind`` is channel, applicant, outcome, dispute, item, body, subject or rest; ``cell`` is what
    the part itself states, empty where that is nothing known; ``sure`` is unset where the figure
    may be something else, ``beside`` set where it may stand beside the total.
    """

    figure: Figure
    label: str
    kind: str
    cell: str
    sure: bool = True
    beside: bool = False


def stands_apart(whole: Whole, mention: Mention) -> bool:
    """Whether a figure in a list is no part of what it stands behind, as only in those of APART.

    Among accounts of new media a website is told beside; 诉讼5件,其中直接起诉4件,维持3件、其他1件:
    what became of the four is in them already.
    """
    if whole.cell == _NEW_MEDIA:
        cell = mention.cells[0] if mention.cells else ""
        return cell.startswith("disclosure.published_items.") and cell not in (
            *_IN_NEW_MEDIA, _TOTAL, _NEW_MEDIA,
        )  # fmt: skip
    if not mention.outcome:
        return False
    row = f"{mention.cells[0].rpartition('.')[0]}.total"
    told = (m for m in whole.mentions if m is not None and m.start < mention.start)
    return row != whole.cell and any(row in m.cells for m in told)


def part_of(
    whole: Whole, figure: Figure, label: str, mention: Mention | None, marker: str
) -> Part | None:
    """One figure as a part of the whole: None where it begins something else."""
    cell = whole.cell
    own = mention.cells[0] if mention is not None and mention.cells else ""
    if cell.startswith("disclosure."):
        return _part_of_items(whole, figure, label, own)
    if figure.kind == "item" and figure.unit != "条":
        return None
    if cell.startswith("disputes."):
        row = cell.rpartition(".")[0]
        if not own:
            return Part(figure, label, "dispute", "", bool(_REST.match(label)))
        fits = own.startswith(row) or (row == "disputes.litigation" and "litigation_" in own)
        return Part(figure, label, "dispute", own) if fits else None
    if cell == _ORGANISATIONS:
        return Part(figure, label, "applicant", own) if own in _OF_ORGANISATIONS else None
    if cell not in BASES:
        fits = own.startswith(cell.rpartition(".")[0])
        return Part(figure, label, "item", own) if fits else None
    again = own == cell and not (mention is not None and _is_some_of_it(whole, mention))
    if again or own.startswith(("disputes", "disclosure", "requests.carried_in")):
        return None
    kind = "rest" if _REST.match(label) else request_kind(own)
    if not kind and _OFFLINE.search(label):
        kind = "channel"
    if not kind and marker in _STRICT and figure.kind == "count":
        kind = "outcome" if label.endswith("类") or _ANSWERED.fullmatch(label) else ""
    if not kind and figure.kind == "count":
        bodies = {"bracket": _BODIES, "open": _OWN_BODIES}.get(marker)
        kind = BODY if bodies is not None and bodies.search(label) else ""
    return Part(figure, label, kind or "subject", own, bool(kind))


def _is_some_of_it(whole: Whole, mention: Mention) -> bool:
    """办理22件,其中办结19件,结转2件: of all that were at hand those that were done are a part."""
    if mention.silent:
        return True
    text, told = whole.reading.text, whole.mention
    said = text[mention.start : max(mention.end, mention.figure.end)]
    return "办结" in said and "办结" not in text[told.start : told.figure.start]


def _part_of_items(whole: Whole, figure: Figure, label: str, own: str) -> Part | None:
    if figure.unit in ("次", "起", "宗") or own == _TOTAL or _NOT_PUBLISHED.search(label):
        return None
    if not figure.unit and label.endswith(_AMOUNTS):
        return None  # 行政事业性收费0.57万
    if own and not own.startswith("disclosure.published_items."):
        return None
    if own and whole.cell != _TOTAL and (whole.cell != _NEW_MEDIA or own not in _IN_NEW_MEDIA):
        return None
    if whole.cell == _INTERPRETATION:
        return Part(figure, label, "subject", "")  # 视频解读18篇 is a form, no channel
    words = whole.reading.between(figure.start - len(label), figure.start)
    if not own:
        own = next((word.text for word in words if "elsewhere" in word.tags), "")
        own = own or ("" if _SCREEN.search(label) is None else label)
    if not own:
        return Part(figure, label, "subject", "")
    # 政府网站公开42条 may be a part or a count beside the total.
    beside = bool(flags_of(words) & PUBLISHES)
    return Part(figure, label, "channel", own, True, beside)


def request_kind(cell: str) -> str:
    """channel, applicant or outcome: what a cell of requests is a part by; else empty."""
    if cell.startswith("requests.channel."):
        return "channel"
    if cell.startswith("requests.new.") and cell != "requests.new.total":
        return "applicant"
    return "outcome" if cell.startswith("requests.") else ""


def is_whole(mention: Mention) -> bool:
    """Whether a figure may be broken down into parts."""
    cells = mention.cells
    if mention.aside or not cells:
        return False
    if len(cells) == 1:
        return _may_be_whole(cells[0])
    return all(cell in BASES for cell in cells)  # 受理并办结18件


@lru_cache(maxsize=1024)
def _may_be_whole(cell: str) -> bool:
    return _WHOLES.fullmatch(cell) is not None
