"""Outcomes told in words, without a figure (domain 5.6, rules N109 and N114)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.pattern import holds_one

_CASES = re.compile(r"复议|诉讼|应诉|被诉|起诉")
_REVIEW = seldom(r"复议(?!后)")
_DIRECT = seldom(r"未经复议|直接起诉")
_AFTER = seldom(r"复议后(?:提起|的)?(?:行政)?(?:诉讼|起诉)")
_LITIGATION = seldom(r"诉讼|应诉|被诉|起诉")
_OWN = seldom(r"信息公开|政务公开|公开申请|依申请")
_UPHELD = re.compile(
    r"(?:均|全部|都)(?:已)?(?:获|被|予以|得到|为|是)?(?:复议机关|法院|上级)?(?:结果)?(?:维持|驳回)"
)
_NONE_CORRECTED = re.compile(
    r"零纠错|[均都]?(?:未|没有|无)(?:发生|出现|一起|一件|一例)?(?:被)?纠错|无一(?:件|起|例)?被?纠[错正]"
)
_NONE_LOST = re.compile(
    r"零败诉|[均都]?(?:未|没有|无)(?:发生|出现|一起|一件|一例)?败诉|无一(?:件|起|例)?败诉|(?:均|全部|都)胜诉"
)
_ALL_GRANTED = seldom(r"(?:均|全部|都)(?:已)?(?:依法|按时|按期|及时)*予以公开(?![0-9])")
_NONE_GRANTED = seldom(r"(?:均|全部|都)(?:未|没有)予以公开")
_ALL_NATURAL = seldom(r"(?:均|全部|都)(?:为|是|由|系|来自)自然人(?:提出|申请|提交)?")
_REQUESTS = seldom(
    r"公开(?:政府信息的?|信息的?)?申请|信息公开申请|依申请公开|申请公开|收到的?申请|受理的?申请"
)
_OTHERS = re.compile(
    r"建议|提案|议案|信访|工单|留言|咨询|来信|来电|热线|投诉|举报|诉求|行政许可|审理|承办的?行政复议"
)
# Each begins with one of few characters, which re skips to.
_DONE = seldom(
    r"[均全都已办答](?:(?:(?<=均)(?:已全部)??|(?<=全)部|(?<=都)|(?<=已)全部)(?:已经|已)?"
    r"(?:依法|依规|及时|妥善|规范|按规定|进行|予以|给予|做出|作出)*"
    r"(?:书面)?(?:办结|办理完毕|办理完结|处理完毕|办毕|办理完成|答复|回复)|"
    r"(?:(?<=办)[结理]|(?<=答)复)(?<!按时..)(?<!按期..)(?<!如期..)(?<!限时..)率"
    r"(?:为|达到|达|均为|是|均达)?100%)"
)
_FINISHED = ("办结", "毕", "完结", "完成", "答复", "回复", "100%")
"""One of these ends all that _DONE matches."""
_IN_TIME = seldom(r"按期|按时|如期|应办|期限|时限|到期|工作日|限时")
_HOPE = re.compile(r"力争|争取|确保|努力|做到|实现|要求|将|应当|下一步")
# 审结的2件均维持: of those decided, others may still be open.
_DECIDED = seldom(r"审结|结案|已结|未审|在审|审理|判决|裁定|一审|二审|待[审判]|尚未")
_SOME = seldom(r"其中[^,。;]{0,20}$|[0-9][^,。;]{0,8}$")
_MARK = re.compile("[,;。:]")
_FARTHEST = 30
_CELLS = {
    "upheld": ("upheld",),
    "decided_upheld": ("upheld",),
    "none_corrected": ("corrected",),
    "none_lost": ("corrected",),
}
_ROWS = {
    "review": "disputes.review.", "litigation": "disputes.litigation.",
    "litigation_direct": "disputes.litigation_direct.",
    "litigation_after_review": "disputes.litigation_after_review.",
}  # fmt: skip


def may_tell_outcome(text: str) -> bool:
    """Whether a text holds what all outcomes told in words hold: most hold nothing of it."""
    return "诉" in text or "复议" in text or "予以公开" in text or "自然人" in text


def outcome_words(sentence: Sentence, requests: bool) -> Iterator[Observation]:
    """What a sentence says of all cases or requests; ``requests`` tells what the text spoke of."""
    text = sentence.text
    cases = ("诉" in text or "复议" in text) and _CASES.search(text)
    if not cases and "予以公开" not in text and "自然人" not in text:
        return
    if _HOPE.search(text) and not _DONE.search(text):
        return
    if cases:
        yield from _of_cases(sentence, text)
    elif (requests or _REQUESTS.search(text)) and not _OTHERS.search(text):
        yield from _of_requests(sentence, text)


def _of_cases(sentence: Sentence, text: str) -> Iterator[Observation]:
    if _OTHERS.search(text):
        return
    for says, pattern in (
        ("upheld", _UPHELD), ("none_corrected", _NONE_CORRECTED), ("none_lost", _NONE_LOST),
    ):  # fmt: skip
        match = pattern.search(text)
        if match is None or (says == "upheld" and _SOME.search(text[: match.start()])):
            continue
        rows = _rows(text, match.start(), match.end())
        if says == "upheld" and _DECIDED.search(text):
            says = "decided_upheld"
        if says == "none_lost":
            rows = [row for row in rows if row.startswith("litigation")] or ["litigation"]
        for row in rows:
            yield _observation(sentence, match, row, says)


def _rows(text: str, start: int, end: int) -> list[str]:
    """The rows that the words are about: those named in the clauses before, or right after."""
    clause = text.rfind(",", 0, start) + 1
    begin = max(text.rfind("。", 0, start), text.rfind(";", 0, start)) + 1
    for where in (text[clause:start], text[begin:start], text[end : end + 12]):
        rows = [
            row
            for row, pattern in (
                ("litigation_direct", _DIRECT),
                ("litigation_after_review", _AFTER),
            )
            if pattern.search(where)
        ]
        plain = _AFTER.sub("", _DIRECT.sub("", where))
        if _REVIEW.search(plain):
            rows.append("review")
        if not any(row.startswith("litigation") for row in rows) and _LITIGATION.search(plain):
            rows.append("litigation")
        if rows:
            return rows
    return ["review", "litigation"]


def _of_requests(sentence: Sentence, text: str) -> Iterator[Observation]:
    for says, word, pattern in (
        ("none_granted", "予以公开", _NONE_GRANTED), ("all_granted", "予以公开", _ALL_GRANTED),
        ("all_natural", "自然人", _ALL_NATURAL),
    ):  # fmt: skip
        match = pattern.search(text) if word in text else None
        if match is not None:
            yield _observation(sentence, match, "requests", says)


def _observation(sentence: Sentence, match: re.Match[str], row: str, says: str) -> Observation:
    start, end = match.span()
    begin = max(0, start - _FARTHEST)
    clause = _MARK.search(sentence.text, begin, start)
    begin = begin if clause is None else clause.end()
    location, _ = sentence.place(start)
    quote = sentence.quote(begin, end).strip(" \u3000\n,，、;；:：。")
    values: dict[str, Scalar] = {"row": row, "says": says}
    return Observation("outcome_word", values, quote, location, not sentence.is_damaged(begin, end))


def speaks_of_own(sentence: Sentence) -> bool:
    """Whether the sentence itself says that its cases or requests are about disclosure."""
    return sentence.section == "disputes" or _OWN.search(sentence.text) is not None


def not_counted(
    found: Sequence[tuple[Observation, bool]], claims: Sequence[Claim]
) -> Iterator[Observation]:
    """Without those whose sentence gives the figure too (that one is a claim of its own), and
    without cases of which it is not sure (the flag) that they are about disclosure."""
    cells = {cell for one, _ in found for cell in _claimed(one)}
    told = {(claim.cell, claim.location) for claim in claims if claim.cell in cells}
    for one, own in found:
        place, sure = one.location, own or one.values["row"] == "requests"
        if not sure:
            cases = (claim for claim in claims if claim.cell.startswith("disputes."))
            sure = any(claim.location == place for claim in cases)
        if sure and not any((cell, place) in told for cell in _claimed(one)):
            yield one


def _claimed(found: Observation) -> list[str]:
    row, says = str(found.values["row"]), str(found.values["says"])
    if row == "requests":
        return {
            "all_granted": ["requests.granted.total"],
            "none_granted": ["requests.granted.total"],
            "all_natural": ["requests.new.natural_person"],
        }[says]
    rows = (_ROWS[row], _ROWS["litigation"]) if row.startswith("litigation") else (_ROWS[row],)
    return [f"{row}{column}" for row in rows for column in _CELLS[says]]


def may_be_done(text: str) -> bool:
    """Whether a text holds how all that says 均已办结 ends."""
    return holds_one(text, _FINISHED)


def all_done(sentence: Sentence, requests: bool) -> Iterator[Observation]:
    """均已办结, 办结率100%: nothing is left over, unless only what was due is meant."""
    text = sentence.text
    match = _DONE.search(text)
    if match is None or _HOPE.search(text) or _OTHERS.search(text) or _CASES.search(text):
        return
    if _IN_TIME.search(text) or not (requests or _REQUESTS.search(text)):
        return
    begin = max(text.rfind(mark, 0, match.start()) for mark in ",;。") + 1
    location, _ = sentence.place(match.start())
    quote = sentence.quote(begin, match.end()).strip(" \u3000\n,，、;；:：。")
    intact = not sentence.is_damaged(begin, match.end())
    yield Observation("all_done", {}, quote, location, intact)


def with_received(found: Sequence[Observation], claims: Sequence[Claim]) -> list[Observation]:
    """all_done with the number received that the text states, -1 where it states none.

    Left out where the text itself says that some were carried over.
    """
    if all(one.name != "all_done" for one in found):
        return list(found)
    left_over = any(c.cell == "requests.carried_out.total" and c.value for c in claims)
    received = [c.value for c in claims if c.cell == "requests.new.total"]
    kept = []
    for one in found:
        if one.name != "all_done":
            kept.append(one)
        elif not left_over:
            values: dict[str, Scalar] = {"received": received[-1] if received else -1}
            kept.append(Observation(one.name, values, one.quote, one.location, one.intact))
    return kept
