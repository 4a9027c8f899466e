"""Short reports for the tests of this folder."""

from __future__ import annotations

from goiaudit.model.report import Report
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise

SECTIONS = """一、总体情况
{year}年,我局认真贯彻《中华人民共和国政府信息公开条例》,主动公开政府信息12条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
存在公开不够及时的问题。下一步将加强培训。
六、其他需要报告的事项
无其他需要报告的事项。
"""


def read(text: str) -> Report:
    """The one report of a text."""
    (report,) = recognise(read_document(text.encode(), name="示例.txt"))
    return report


def report(title: str = "", ending: str = "", year: int = 2023) -> Report:
    """The report with the six sections, under a title and above an ending."""
    return read(f"{title}\n{SECTIONS.format(year=year)}{ending}\n")
