"""Bytes to text: marks first, strict UTF-8 next, else the candidate that reads best.

The files to tell apart are Chinese reports in half a dozen encodings. What was said in another
encoding comes out as rare characters, so a candidate is judged by how much of it is made of
the commonest characters and the words of the form, in both scripts.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from goiaudit.definitions.seldom import seldom

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"big5hkscs": "big5"}
_SAMPLE = 16_384
_FEW = 30
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制"
    "机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正"
    "心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角"
    "期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压"
    "志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万"
    "每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林"
    "律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史"
    "感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层"
    "片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严申请诉讼复议息镇乡街处费编制答受督监"
    "镇网站依主动不予公开重复询项目批准营服务项条件宗条份章规范栏维健疗财预决执罚许可强录"
    "這為個國來時們對會發動過說種學經進著體機當點從業應開還實現產間與關總設數無義問題邊應變條結解軍"
    "員長資頭級圖統組見計別論運農幾區強決戰則據處隊給門號領導規熱東壓爭濟階術極聯認權證採轉單風帶場"
    "車務萬達積議聲報類離華確節話張馬傳許廣記須際驗連斷難備辦歷衆書複復請訴訟構稱準維劃選標寫親"
    "參紅細聽該鐵價嚴縣屬滿養層狀識適創鎮鄉網監費編製錄項預執罰營範欄療財詢"
)
_WORDS = seldom(
    "政府信息公开|政府信息公開|年度报告|年度報告|总体情况|總體情況|行政许可|行政許可|行政复议|行政復議|"
    "行政處罰|行政处罚|主动公开|主動公開|申请|申請|办理|辦理|公开|公開|情况|情況|人民|工作|信息|数量|數量|"
    "[\n\r]0[\n\r]"
)
_PLAIN = seldom("[\t\n\r -~\u00a0·“”‘’—…、。《》〔〕（）：；，．？！％／\u3000０-９㈠-㈩①-⑩]")
_BAD = seldom("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\U000e0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding; ``notices`` say what was guessed or damaged.

    ``readable`` is False if no encoding gives anything like text in any script.
    """

    text: str
    encoding: str
    notices: tuple[str, ...] = ()
    readable: bool = True


def decode(data: bytes) -> Decoded:
    """Decode a whole file; bytes that fit no encoding become U+FFFD. Linear in its length."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], encoding, guessed=False)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            return Decoded(text, "utf-8")
    sample = _sample(data)
    scores = {encoding: _plausibility(sample, encoding) for encoding in _CANDIDATES}
    best, second = sorted(_CANDIDATES, key=lambda encoding: -scores[encoding])[:2]
    sure = best in ("utf-8", "gb18030") and scores[best] > scores[second] + 0.1
    found = _finish(data, best, guessed=not sure)
    return replace(found, readable=_readable(sample.decode(best, errors="replace")))


def _finish(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    text = data.decode(encoding, errors="replace")
    name = _NAMES.get(encoding, encoding)
    notices = [f"encoding guessed: {name}"] if guessed else []
    lost = text.count("\ufffd") - (0 if encoding == "big5hkscs" else _printed_marks(data, encoding))
    if lost > 0:
        notices.append(f"{lost} damaged byte sequences (read as {name})")
    return Decoded(text, name, tuple(notices))


def _printed_marks(data: bytes, encoding: str) -> int:
    """How many U+FFFD the file itself holds: damage of an earlier step, decoded faithfully."""
    return data.count("\ufffd".encode(encoding))


def _sample(data: bytes) -> bytes:
    """The beginning and the middle; cut at even places so that UTF-16 stays aligned."""
    if len(data) <= 2 * _SAMPLE:
        return data
    middle = len(data) // 4 * 2
    return data[:_SAMPLE] + data[middle : middle + _SAMPLE]


def _plausibility(sample: bytes, encoding: str) -> float:
    """Share of common characters, plus what words add, minus what damage takes."""
    text = sample.decode(encoding, errors="replace")
    plain = len(_PLAIN.findall(text))
    foreign = len(text) - plain
    common = sum(char in _COMMON for char in text)
    words = len(_WORDS.findall(text))
    bad = text.count("\ufffd") + len(_BAD.findall(text))
    # Spaces and digits read the same in most encodings: only the rest can tell them apart.
    told = max(foreign, 1)
    return (common + 2 * words - 4 * bad) / told + (plain - 4 * bad) / max(len(text), 1) * 0.1


def _readable(text: str) -> bool:
    """Whether the best decoding of a file is text: common characters, or hardly any but ASCII."""
    foreign = len(text) - len(_PLAIN.findall(text))
    common = sum(char in _COMMON for char in text)
    return foreign < _FEW or foreign * 3 < len(text) or common * 10 > foreign
