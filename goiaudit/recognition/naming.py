"""Sentences that say whose report it is: 现公布…年度报告, 本报告由…编制, 2023年,…局认真…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from goiaudit.definitions.organs import organ_names
from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.calendar import GAP, YEAR
from goiaudit.recognition.organs import name_parts, names_organ, nature
from goiaudit.recognition.passage import Passage, Spot, compact

_HAN = "[\u3400-\u9fff· ]"
_REPORT = "(?:政府|政务)?信息公开(?:工作)?(?:年度|情况)*(?:工作)?(?:总结)?(?:情况)?报告"
_NAMING = seldom(
    rf"(?:公布|发布|编制|编成|编写|公开|形成|撰写|现将)(?:了)?(?P<organ>{_HAN}{{0,40}})"
    rf"(?:\([^()\n]{{1,20}}\))?(?:[《“](?P<inner>{_HAN}{{0,40}}))?"
    rf"(?P<year>{YEAR}){GAP}年(?:度)?(?P<after>[^\n0-9A-Za-z,。;:、《》“”()]{{0,40}}?){_REPORT}"
)
_LONGEST = 200
"""No naming sentence takes more characters."""
_NAMED = re.compile("信息公开(?:工作|年度|情况|总结)*报告")
"""What ends every naming sentence; few texts have one, which is found out quickly."""
_ITSELF = seldom(
    rf"(?:^|[。\n]) *《?(?P<organ>{_HAN}{{2,40}}?)(?P<year>{YEAR}){GAP}年(?:度)?{_REPORT}》?"
    r"(?: ?\([^()\n]{0,40}\)){0,2} ?(?:是|由|根据|依据|按照|依照|本报告)"
)
_STATE = seldom(
    rf"(?:现将|公布|汇报|通报)(?P<organ>{_HAN}{{0,40}})(?P<year>{YEAR}){GAP}年(?:度)?"
    r"(?:政府|政务)?信息公开(?:工作)?(?:的)?(?:总体)?(?:情况|[。,;])"
)
_BY = seldom(
    rf"由(?P<organ>{_HAN}{{2,40}}?)(?:负责|牵头)?"
    r"(?:编制|(?:结合|根据|按照|依据|围绕|综合)[^。;\n]{0,150}?编制)"
)
# 本报告依据条例要求,由…编制, or the end of it where a page has lost the beginning: 由…编制.
_ITS_OWN = seldom(r" *(?:(?:本|《?年报》?)[^。;\n]{0,12}?(?:报告|年报)[^。;\n]{0,200}|)")
_STARTS = seldom(rf"(?:^|[。\n])(?P<organ>{_HAN}{{3,40}}?)(?:根据|依据|按照|依照)[《国省]")
_OPENS = seldom(
    rf"(?:^|[。\n])(?:{YEAR})年(?:度)?,?(?P<organ>{_HAN}{{3,40}}?)(?:\(以下简称|坚持|认真|严格|深入|全面|按照|根据)"
)
_CLAUSE = seldom(
    rf"(?:^|[。\n]|(?:要求|规定|精神|部署),) *(?:{YEAR}) ?年(?:度)?,?"
    r"(?:在[^。;\n]{2,60}?(?:领导|指导|支持|关心|帮助|部署)下,)?(?P<clause>[\u3400-\u9fff·]{4,60})"
)
# What an organ does in an opening sentence, right behind its name.
_ACTS = seldom(
    "以|在|坚持|认真|严格|深入|全面|按照|按|根据|依据|围绕|进一步|积极|始终|高度重视|不断|持续|着力|扎实|依法|切实|"
    "聚焦|大力|通过|贯彻|落实|紧紧|紧扣|主动|充分|依托|加强|政府信息|政务信息|信息公开|政务公开|主要"
)
_OPENING = 1200
"""Characters in which the opening of section one is looked for."""
_OF_WORK = seldom(
    rf"(?:结合|(?:全文|内容)(?:主要)?(?:包括|涵盖):?)(?:(?:{YEAR})年(?:度)?)?(?P<organ>{_HAN}{{3,40}}?)"
    rf"(?:(?:{YEAR})年(?:度)?)?(?:政府|政务)?信息公开(?:年度)?(?:工作|总体情况)"
)
_CONTACT = seldom(
    r"(?:疑问|意见|建议|咨询)[^。;\n]{0,30}?(?:请|可)(?:直接)?(?:(?:与|和|同|向)|联系:?) ?"
    rf"(?P<organ>{_HAN}{{3,40}}?)(?:联系|反映|咨询|[(,。;:\n]|$)"
)
# 示例镇人民政府党政办公室 answers questions for 示例镇人民政府.
_ANSWERS = seldom(
    r"(?P<organ>.+(?:局|厅|委(?:员会)?|(?:镇|乡|苏木)(?:人民政府|政府)?|街道(?:办事处)?|管委会|海关))"
    r"(?:[\u3400-\u9fff]{0,8}(?:办公室|科|股|处|室))?"
)
# Offices that answer for the whole government whose report it is.
_FOR_ALL = seldom("政务|数据|行政审批|信息公开|领导小组")
_PARTY = seldom("[省市区县州旗镇乡党工]委(?!员)")
_JOINT = seldom("汇总|综合|各(?:部门|单位|镇|乡|街|苏木|委办局)")
_LEAD = seldom(
    r"^(?:本(?:年度)?(?:报告|年报)(?:是)?由|我们|现将|关于|向社会|(?:并|和)?(?:编制|编写|公布|发布|公开)|[了由])+|(?:关于|的)$"
)
_NO_NAMES = (
    "我", "本", "该", "各", "其", "贵局", "贵委", "贵单位", "贵机关", "贵部门", "有关", "相关",
    "上级", "全", "通过", "在", "对", "为", "由", "按", "根据", "依据", "依托", "围绕", "结合",
    "利用", "向", "从",
)  # fmt: skip
_PLACES = (
    "本溪", "全州", "全椒", "全南", "向阳", "向化", "从化", "从江", "各莫", "对坡", "在园",
)  # fmt: skip
_BARE = seldom(r"[省市区县州旗镇乡](?:人民)?(?:政府)?(?:办|办公室|办公厅)?|(?:街道|乡镇).{0,3}")
_SOME_STREET = seldom("街道(?:办事处|办)?(?:党政)?(?:办公室)?")
"""街道办事处深入贯彻…: which one is not said."""
_ENDINGS = (
    "局", "厅", "委", "委员会", "办", "办公室", "办公厅", "海关", "署", "中心", "办事处", "街道",
    "镇", "乡", "苏木", "政府", "县", "区", "市", "旗", "州", "盟", "管委会",
)  # fmt: skip
_SENTENCE = "。;\n"
_LONGEST_PRONOUN = 4
_COMMANDS = ("督促", "指导", "组织", "要求", "收到", "接到")
_MAKING = seldom("(?:现|特|特此|向社会|依法|认真|按时|负责|组织)+$")


def authors(text: Passage) -> Iterator[str]:
    """Organs that the text says to make or publish the report, the surest sentences first."""
    for group in ("organ", "inner", "after"):
        for match in namings(text):
            if name := organ_in(match, group):
                yield name
    for match in _ITSELF.finditer(text.text):
        if name := organ_in(match, "organ"):
            yield name
    for match in _BY.finditer(text.text):
        name = organ_in(match, "organ")
        own = _ITS_OWN.fullmatch(sentence_before(text.text, match.start())) and not _is_joint(match)
        if name and own and not _FOR_ALL.search(name):
            yield name
    for pattern in (_STARTS, _OPENS):
        for match in pattern.finditer(text.text):
            if (name := organ_in(match, "organ")) and not _is_joint(match):
                yield name


def _is_joint(match: re.Match[str]) -> bool:
    """由示例县数据局汇总各部门…编制: put together for the government whose report it is."""
    end = match.string.find("。", match.end())
    said = match.string[match.start() : end if end >= 0 else None]
    return "编制" in said and _JOINT.search(said) is not None


def hints(text: Passage) -> Iterator[str]:
    """Organs that the text only seems to speak for: asked where no sentence names its author.

    A name is none if the report calls itself something else: 我局 is not what 示例县 says.
    """
    for source in (_makers, _of_work, _openings, _contacts):
        yield from (name for name in source(text) if _fits(name, text.text))


def namings(text: Passage) -> Sequence[re.Match[str]]:
    """Every sentence that publishes a report: 现公布…2020年…年度报告."""
    return _namings_in(text.text)


def states(text: Passage) -> Iterator[re.Match[str]]:
    """Where a text names itself without publishing words, or tells how publication stands."""
    for pattern in (_ITSELF, _STATE):
        yield from pattern.finditer(text.text)


@lru_cache(maxsize=2)
def _namings_in(text: str) -> Sequence[re.Match[str]]:
    """Several rooms ask for them one after the other."""
    return tuple(match for match in _all_namings(text) if _is_naming(match))


def _all_namings(text: str) -> Iterator[re.Match[str]]:
    """Only what stands in front of the name of a report is looked at."""
    done = 0
    for name in _NAMED.finditer(text):
        begin = max(done, name.start() - _LONGEST)
        for match in _NAMING.finditer(text, begin, name.end()):
            yield match
            done = match.end()


def _is_naming(match: re.Match[str]) -> bool:
    """Between the year and the report stands nothing, or whose report it is."""
    after = compact(match["after"])
    own = after.startswith(("本", "我", "全")) and len(after) <= _LONGEST_PRONOUN
    return not after or own or organ_in(match, "after") is not None


def named_in_text(text: Passage) -> Iterator[tuple[str, Spot]]:
    """Organs that the text says to publish the report, with the sentence that says so."""
    for match in namings(text):
        for group in ("organ", "inner"):
            if name := organ_in(match, group):
                yield name, text.spot(match.start(), match.end())


def organ_in(match: re.Match[str], group: str) -> str | None:
    """The organ that a part of a sentence names; 我局 and 本街道 are none."""
    name = match[group] or ""
    if name.endswith("人民") and match.string.startswith("政府", match.end(group)):
        name += "政府"  # 示例县人民政府信息公开…: the doubled 政府 was written once
    name = _clean(name)
    return name if names_organ(name) and not _is_no_name(name) else None


def _is_no_name(name: str) -> bool:
    if _SOME_STREET.fullmatch(name):
        return True
    return name.startswith(_NO_NAMES) and not name.startswith(_PLACES)


def _clean(name: str) -> str:
    name = _LEAD.sub("", compact(name))
    inner = name.removesuffix("办公室")
    # 示例县教育局办公室 prepares the report of 示例县教育局.
    return inner if inner != name and nature(inner).kind == "department" else name


def sentence_before(text: str, place: int) -> str:
    """What stands in front of a place in its sentence."""
    return text[max(text.rfind(mark, 0, place) for mark in _SENTENCE) + 1 : place]


def _makers(text: Passage) -> Iterator[str]:
    """示例县教育局编制了2023年…年度报告: the clause in front of the verb is an organ's name."""
    for match in namings(text):
        clause = sentence_before(text.text, match.start()).rpartition(",")[2]
        name = _MAKING.sub("", compact(clause))
        if _is_likely(name) and not name.startswith(_COMMANDS):
            yield name


def _of_work(text: Passage) -> Iterator[str]:
    """结合示例县教育局政府信息公开工作实际: whose work the report is on."""
    for pattern in (_STATE, _OF_WORK):
        for match in pattern.finditer(text.text):
            name = organ_in(match, "organ")
            if name and _is_likely(name):
                yield name


def _openings(text: Passage) -> Iterator[str]:
    """2023年,在县委领导下,示例县教育局以…为指导: whom an opening sentence speaks of."""
    for match in _CLAUSE.finditer(text.text[:_OPENING]):
        clause = match["clause"]
        names = (clause[: act.start()] for act in _ACTS.finditer(clause, 3))
        if (name := next(filter(names_organ, names), None)) and _is_likely(name):
            yield name


def _contacts(text: Passage) -> Iterator[str]:
    """Who answers questions about the report: a department or a township, never for others."""
    if "疑问" not in text.text and "咨询" not in text.text:
        return
    for match in _CONTACT.finditer(text.text):
        found = _ANSWERS.fullmatch(compact(match["organ"]))
        name = found["organ"] if found else ""
        ours = nature(name).kind in ("department", "township", "street", "other")
        if ours and _is_likely(name) and not _FOR_ALL.search(name):
            yield name


def _is_likely(name: str) -> bool:
    """Whether a name stands for an organ of a certain place; 县政府 and 领导干部 do not."""
    if not name.endswith(_ENDINGS) or "在" in name[1:] or not names_organ(name):
        return False  # 医院在市政府信息公开网上发布: 医院在市 is no name
    if _is_no_name(name) or _BARE.fullmatch(name) or _PARTY.search(name):
        return False
    kind = nature(name).kind
    placed = bool(name_parts(name)[0]) or name.startswith(("省", "市", "区", "县", "州", "旗"))
    return placed or kind in ("township", "street") or (kind == "other" and name.endswith("区"))


def _fits(name: str, text: str) -> bool:
    """Whether an organ may be what a text calls 我局, 本镇; a text without such words fits all."""
    words = organ_names().self_words
    said = [word for word in words if f"我{word}" in text or f"本{word}" in text]
    return not said or any(part in name for word in said for part in words[word])
