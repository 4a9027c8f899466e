"""Who asked, told in everyday words: 收到申请6件(居民4件,物业公司1件,律师事务所1件)."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here

_TOTALS = {"requests.new.total", "requests.handled_total.total"}
_PEOPLE = seldom(
    r"(?:其中|含|有)?(?:辖区|当地|本地|外地|小区|农村|退休)?"
    r"(?:居民|村民|市民|群众|患者|患者家属|家长|学生家长|业主|职工|农户|农民|教师|学生|个体户)(?:个人|提出|提交)?"
)
_FIRMS = seldom(
    r"(?:其中|含|有)?(?!律师)[^、,;:()0-9]{1,8}(?:公司|企业|厂|工厂|开发商)(?:提出|提交)?"
)
_CELLS = (
    (_PEOPLE, "requests.new.natural_person"),
    (_FIRMS, "requests.new.business"),
)
# 学生4件,教职工2件,校外人员1件: kinds of persons are no columns.
_PERSON = seldom("(?:人员|[人者员工生师长户民众])(?:个人|提出|提交|申请)*$")
_LONGEST = 60
_PAIR = 2


def everyday_asker(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """A member of a bracket behind all requests whose figures add up to them; else None."""
    text = memory.reading.text
    if figure.kind != "count" or not memory.heard:
        return None
    closing = text.find(")", figure.end, figure.end + _LONGEST)
    if closing < 0:
        return None
    whole = next((m for m in reversed(memory.heard) if set(m.cells) & _TOTALS), None)
    if whole is None or not text.startswith("(", whole.figure.end):
        return None
    if text.find(")", whole.figure.end, closing) >= 0:
        return None
    inside = [f for f in memory.reading.figures if whole.figure.end < f.start < closing]
    if len(inside) < _PAIR or sum(f.value for f in inside) != whole.value:
        return None
    marks = [whole.figure.end, *(f.end for f in inside)]
    persons = [
        f for f, mark in zip(inside, marks, strict=False) if _PERSON.search(text, mark, f.start)
    ]
    label = text[here.start : figure.start]
    cell = next((cell for pattern, cell in _CELLS if pattern.fullmatch(label)), "")
    if not cell or (cell == _CELLS[0][1] and len(persons) > 1):
        return None
    return Mention((cell,), figure, figure.value, here.start, figure.end)
