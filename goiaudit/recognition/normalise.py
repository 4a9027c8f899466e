"""Repair of extraction damage and folding for matching (domain chapter 6), reversible.

A line becomes ``FoldedText``: simplified script, half-width digits, letters and brackets, no
pinyin insertions, no doubled marks; ``quote()`` gives back what the source prints. Figures
and words that were lost are never invented: their places are marked as damaged.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import repeat

from goiaudit.definitions.seldom import seldom
from goiaudit.model.text import FoldedText

# Marks that mean the same in half and full width; 。and 、stay, they have no ASCII twin.
_MARKS = str.maketrans({
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?", "．": ".",
    "％": "%", "／": "/", "＼": "\\", "＋": "+", "－": "-", "−": "-", "—": "-", "–": "-",
    "―": "-", "‐": "-", "‑": "-", "﹣": "-", "＿": "_", "｜": "|", "〔": "[",
    "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]", "＂": '"', "「": "“", "」": "”",
    "『": "‘", "』": "’", "＝": "=", "＜": "<", "＞": ">", "～": "~", "﹪": "%", "｡": "。",
    "､": "、", "︰": ":", "﹕": ":", "﹐": ",", "﹔": ";", "﹙": "(", "﹚": ")", "＊": "*",
    "＃": "#", "＆": "&", "＠": "@",
})  # fmt: skip
# Drawn borders of tables: lying lines are dashes, all others part cells (block Box Drawing).
_BORDERS = dict.fromkeys(range(0x2500, 0x2580), "|") | dict.fromkeys(map(ord, "─━┄┅┈┉╌╍═"), "-")
_SPACES = "\t\v\f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ"
_HAN = "\u3400-\u9fff"
_ENCLOSED = "㈠-㈩⒈-⒛⑴-⒇"
# Each of these begins with a set of characters and looks back afterwards: the engine finds the
# places of such a pattern an order of magnitude faster than those of one that looks back first.
_PINYIN = seldom(rf"[(（?？](?<=[{_HAN}].)(?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]")
_DOUBLED = seldom(r"[,，。](?:(?<=。)(?=。)|(?<!。)(?=[,，、。;；:：!！?？]))")
_SHIFTED = seldom(r"[?？](?=。[^\x00-\x7f])")
_LOST = seldom(
    rf"[\ufffd\ue000-\uf8ff?](?:(?<!\?)|(?<=[{_HAN}]\?)(?=[;；{_HAN}a-z])|(?<=;\?)(?=[、,，]))"
)
# The mark of a note at a figure, as readers write a raised one: 12^1件, 12^[1]件, 12件^①.
_NOTED = (
    r"\^(?<=[\d０-９%％件条宗起份次人元项]\^)"
    r"(?:注?\d{1,2}|[\[［〔(（]注?\d{1,2}[\]］〕)）]|注?[①-⑳]|\*{1,3})"
)
_ODD = seldom(rf"[{_INVISIBLE}^\ufffd\ue000-\uf8ff{_ENCLOSED}?？\r]")
_EVENT = seldom(
    rf"(?P<shifted>{_SHIFTED.pattern})|(?P<pinyin>{_PINYIN.pattern})|(?P<doubled>{_DOUBLED.pattern})|"
    rf"(?P<lost>{_LOST.pattern})|(?P<enclosed>[{_ENCLOSED}])|(?P<dropped>[{_INVISIBLE}\r]|{_NOTED})"
)
_MAY_BE_EVENT = re.compile(
    rf"[?？^(（,，。\ufffd\ue000-\uf8ff{_ENCLOSED}{_INVISIBLE}\r]"
    rf"(?!(?<=[,，。])[^,，、。;；:：!！?？])(?!(?<=[(（])[^a-zü{_TONED}])"
)
_QUESTION = seldom("[吗嗎呢么麼何怎哪谁誰几幾]|疑[问問]|是否|多少")
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes
# Conversion to traditional script may put Taiwan's word for a thing, as long as the usual one.
_WORDS = (
    ("訊", re.compile("(?<=政府)資訊|資訊(?=公開|處理|內容|管理)"), "信息"),
    ("專", re.compile("專案(?=數量)"), "项目"),
    ("網", re.compile("網路"), "网络"),
    ("過", re.compile("透過"), "通过"),
)
"""A character that no simplified text has (looked for first), Taiwan's word, what it means."""
_LONGEST_SHIFT = 24
_CACHED = 64
"""Longest line whose folding is kept: labels and figures come again, sentences do not."""
_OPEN, _CLOSE = "（".encode("gbk"), "）".encode("gbk")
_SECOND_BYTES = {char.encode("gbk")[:1]: char.encode("gbk")[1:] for char in "二三六十"}


@lru_cache(maxsize=1)
def _fold_table() -> dict[int, str]:
    """One character to one character: traditional to simplified, full to half width."""
    import opencc

    han = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    plain = [unicodedata.normalize("NFKC", char) for char in han]
    simplified = opencc.OpenCC("t2s").convert("\n".join(plain)).split("\n")
    table = {
        ord(char): simple
        for char, simple in zip(han, simplified, strict=True)
        if char != simple and len(simple) == 1
    }
    for code in (*range(0x2E80, 0x2FE0), *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[code] = table.get(ord(folded), folded)
    spaces = re.findall(rf"[{_SPACES}]", "".join(map(chr, range(0x3001))))
    return table | _MARKS | _BORDERS | {ord(char): " " for char in spaces}


@lru_cache(maxsize=1)
def _folded() -> tuple[re.Pattern[str], dict[str, str]]:
    """Characters that fold to others, as a pattern with one group and as a table.

    ``str.translate`` looks every character up; most texts have few that fold.
    """
    table = {chr(code): folded for code, folded in _fold_table().items()}
    return re.compile(f"([{re.escape(''.join(table))}])"), table


def fold_marks(text: str) -> str:
    """Fold script, width and marks only, character by character; the length stays the same."""
    pattern, table = _folded()
    text = _with_usual_marks(text)
    for char, word, meant in _WORDS:
        if char in text:
            text = word.sub(meant, text)
    parts = pattern.split(text)
    if len(parts) == 1:
        return text
    parts[1::2] = map(table.__getitem__, parts[1::2])
    return "".join(parts)


def fold(raw: str) -> FoldedText:
    """Repair and fold one line or paragraph; the way back to ``raw`` is kept."""
    return _fold_short(raw) if len(raw) <= _CACHED else _fold(raw)


def fold_lines(raws: Sequence[str]) -> list[FoldedText]:
    """As ``fold`` each of them, in one go where none has anything to repair."""
    joined = "\n".join(raws)
    if joined.count("\n") != len(raws) - 1 or _needs_repair(joined):
        return list(map(fold, raws))
    texts = fold_marks(joined).split("\n")
    return list(map(partial(_new, FoldedText), zip(raws, texts, repeat(None), repeat(()))))


def _needs_repair(lines: str) -> bool:
    """Whether ``fold`` repairs anything in lines; nearly none may have an event at all."""
    if not _MAY_BE_EVENT.search(f"{lines}\n"):
        return False
    return any(pattern.search(lines) for pattern in (_ODD, _DOUBLED, _PINYIN))


def _fold(raw: str) -> FoldedText:
    if raw.isdigit() and raw.isascii():
        return FoldedText(raw, raw)
    if not (_ODD.search(raw) or _DOUBLED.search(raw) or _PINYIN.search(raw)):
        return FoldedText(raw, fold_marks(raw))
    repaired, origin, lost = _repair(raw)
    return FoldedText(raw, fold_marks(repaired), (*origin, len(raw)), tuple(lost))


_fold_short = lru_cache(maxsize=8192)(_fold)


def _repair(raw: str) -> tuple[str, list[int], list[int]]:
    """The repaired text, the index in ``raw`` of each of its characters, the places of losses."""
    pieces: list[str] = []
    origin: list[int] = []
    lost: set[int] = set()
    place = 0
    for candidate in _MAY_BE_EVENT.finditer(raw):
        start = candidate.start()
        event = _EVENT.match(raw, start) if start >= place else None
        if event is None:
            continue
        end = event.end()
        pieces.append(raw[place:start])
        origin.extend(range(place, start))
        place = end
        kind = event.lastgroup
        if kind == "shifted":
            repair = _unshift(raw, start + 1)
            if repair is not None:
                repaired, place, whole = repair
                pieces.append(repaired)
                # Each repaired character points into the garbled run, in proportion.
                origin.extend(min(start + 1 + n, place - 1) for n in range(len(repaired)))
                if not whole:
                    lost.add(len(origin) - 1)
                continue
            kind = "lost" if _LOST.match(raw, start) else "kept"
        if kind == "lost" and _asks(raw, start):
            kind = "kept"
        if kind == "pinyin" and raw[start] in "?？":
            lost.add(max(len(origin) - 1, 0))
        elif kind == "lost":
            lost.add(len(origin))
        if kind in ("lost", "enclosed", "kept"):
            written = _expand(raw[start:end])
            pieces.append(written)
            origin.extend([start] * len(written))
    pieces.append(raw[place:])
    origin.extend(range(place, len(raw)))
    return "".join(pieces), origin, sorted(lost)


def _asks(raw: str, place: int) -> bool:
    """Whether a ``?`` between characters closes a question: 如有疑问?请联系."""
    return raw[place] == "?" and _QUESTION.search(raw, max(place - 12, 0), place) is not None


def _expand(char: str) -> str:
    """Enclosed numbers written out: ㈠ is (一), ⒈ is 1., ① stays one character wide."""
    if "㈠" <= char <= "㈩" or "⒈" <= char <= "⒛" or "⑴" <= char <= "⒇":
        return unicodedata.normalize("NFKC", char)
    return char


def _unshift(raw: str, start: int) -> tuple[str, int, bool] | None:
    """Undo a GBK text that lost one byte: ``。ㄒ唬┲鲃庸_`` is ``（一）主动公`` and a lost one.

    Returns the repaired text, the end of the garbled run in ``raw`` and whether nothing of it
    was lost; None where the run does not read as a sub-heading once its first byte is dropped.
    """
    end = start
    while end < len(raw) and end - start < _LONGEST_SHIFT and raw[end] > "\x7f":
        end += 1
    data = _number_restored(raw[start:end].encode("gbk", errors="ignore")[1:])
    whole = False
    if end < len(raw) and raw[end] != "_":
        try:
            joined = (data + raw[end].encode("gbk")).decode("gbk")
        except (UnicodeEncodeError, UnicodeDecodeError):
            joined = ""
        if joined and "\u4e00" <= joined[-1] <= "\u9fff":
            return (joined, end + 1, True) if joined.startswith("（") else None
    repaired = data.decode("gbk", errors="ignore")
    if not repaired.startswith("（"):
        return None
    if end < len(raw) and raw[end] == "_":
        repaired, end = repaired + "_", end + 1
    return repaired, end, whole


def _number_restored(data: bytes) -> bytes:
    """Put back what a shift took from （二）, （三）, （六）, （十）: a pair GBK does not assign.

    The second byte of the number and the first of the bracket were read as one character of
    the private area and dropped; which number it was still shows in the first byte.
    """
    second = _SECOND_BYTES.get(data[2:3])
    if second and data[:2] == _OPEN and data[3:4] == _CLOSE[1:]:
        return data[:3] + second + _CLOSE[:1] + data[3:]
    return data


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """Characters that only traditional script uses (opencc folds them to another one)."""
    return frozenset(
        chr(code)
        for code, char in _fold_table().items()
        if 0x4E00 <= code <= 0x9FFF and char != chr(code)
    )


def damage(raw: str) -> Counter[str]:
    """Count what extraction did to a text: pinyin, doubled, shifted, lost, traditional."""
    return damage_of_marks(raw, raw) + damage_of_script(raw)


def may_be_lost(raw: str) -> bool:
    """Whether a text has a mark that stands where characters were lost, or a question ends."""
    return _LOST.search(raw) is not None


def damage_of_marks(raw: str, whole: str) -> Counter[str]:
    """The part of ``damage`` that only a text with repairs can have: all but ``traditional``.

    ``raw`` has the lines with repairs, ``whole`` all lines: lost characters are counted there.
    """
    found: Counter[str] = Counter()
    if not raw:
        return found
    inserted = _PINYIN.findall(raw)
    broken = sum(text[0] in "?？" for text in inserted)
    found["pinyin"] = len(inserted) - broken
    found["doubled"] = len(_DOUBLED.findall(raw))
    found["shifted"] = sum(
        _unshift(raw, match.start() + 1) is not None for match in _SHIFTED.finditer(raw)
    )
    found["lost"] = broken + sum(
        not _PINYIN.match(whole, match.start()) and not _asks(whole, match.start())
        for match in _LOST.finditer(whole)
    )
    return +found


def _with_usual_marks(raw: str) -> str:
    """A text with the marks folded that nearly every sentence has; quicker than all of them."""
    for mark in "，（）：；":
        raw = raw.replace(mark, _MARKS[ord(mark)])
    return raw.replace("\u3000", " ")


def damage_of_script(raw: str, folded: str | None = None) -> Counter[str]:
    """The other part: ``traditional``, of which folding leaves no trace but the changed text.

    ``folded`` is that text, if it is at hand: it tells quickly that nothing but marks changed.
    """
    if folded is not None and _with_usual_marks(raw) == folded:
        return Counter()
    traditional = _traditional()
    count = sum(char in traditional for char in _folded()[0].findall(raw))
    return Counter(traditional=count) if count else Counter()
