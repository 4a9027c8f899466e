"""What reading said about a file, in Chinese: why it cannot be read, what was noticed.

Readers speak English, once, where they stand; what has no words here is shown as they said it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DETAILS = (
    (r"the (?:file|document|page|sheets?) (?:is empty|holds? no text)(?:; .*)?", "没有文字"),
    (r"the sheets hold no text", "没有文字"),
    (r"the pages are pictures without a text layer.*", "页面是图片，没有文字层，请提供文字版"),
    (r"the PDF is cut off or damaged", "PDF 不完整或已损坏，请重新导出"),
    (r"a page of the PDF cannot be read", "PDF 有一页无法读取，请重新导出"),
    (r"more than (\d+) pages", r"超过 \1 页"),
    (r"more than (\d+) (?:objects|characters) on one page", r"一页内容超过 \1 项"),
    (r"the file is larger than the limit of (\d+) MB", r"文件超过 \1 MB 的限制"),
    (r"([\d,]+) lines, more than the limit of ([\d,]+)", r"共 \1 行，超过 \2 行的限制"),
    (r"a line of ([\d,]+) characters, limit ([\d,]+)", r"有一行长达 \1 字，限 \2 字"),
    (r"more than ([\d,]+) cells(?: in its sheets)?", r"单元格超过 \1 个"),
    (r"more than ([\d,]+) members in one file", r"压缩包内文件超过 \1 个"),
    (r"(?:it|.+) inflates more than ([\d,]+) times, as zip bombs do", r"解压后膨胀 \1 倍以上"),
    (r"(?:the archive|.+) inflates beyond the limit of (\d+) MB(?: in all)?", r"解压后超过 \1 MB"),
    (r"an archive in an archive in an archive is not opened", "压缩包嵌套层数过多"),
    (r"too many files in one archive", "压缩包内文件过多"),
    (r"not read after ([\d.]+) s, given up", r"\1 秒内没有读完，已放弃"),
    (r"LibreOffice did not convert it within ([\d.]+) seconds",
     r"LibreOffice 在 \1 秒内没有转换完"),
    (r"no permission to read this file", "没有权限读取此文件"),
    (r"the folder cannot be listed", "没有权限打开此文件夹"),
    (r"the file is not there any more", "文件已不存在"),
    (r"the file cannot be read: (.*)", r"读取失败 (\1)"),
    (r"the file is protected by a password.*",
     "文件有密码保护，请取消密码另存后再核对"),
    (r"(?:neither|no) .*was found(?: in it)?",
     "没有找到年度报告的表格、各部分标题、报告标题或数据"),
    (r"the archive holds no file of a known format", "压缩包里没有可读格式的文件"),
    (r"the (?:document|sheets) holds? pictures and no (?:text|cells).*",
     "只有图片、没有文字，请提供原始文档"),
    (r"the web archive holds no HTML page", "网页存档里没有网页"),
    (r"(?:the file|the archive) is damaged.*LibreOffice.*", "LibreOffice 无法转换，文件已损坏"),
    (r"the (?:file|archive)(?: in the archive)? is damaged.*", "文件已损坏或不完整"),
    (r"this seems to be a picture.*", "这是图片，请提供原始文档"),
    (r"this seems to be a PDF file.*", "这是 PDF 文件，请另存为文本 (.txt)"),
    (r"this seems to be an archive.*", "这是压缩包，请解压后核对其中的文件"),
    (r"this seems to be an e-mail:.*: (.*)", r"这是电子邮件，请另存附件后核对: \1"),
    (r"this seems to be no text.*", "这不是文本文件，请提供年度报告的文档或文本"),
    (r"this seems to be .*(?:an? |\()(\.?\w+)\).*",
     r"这是 \1 文件，尚不能读取，请另存为文本 (.txt)"),
    (r"this is a binary Excel workbook \(\.xlsb\).*", "这是 .xlsb 工作簿，请另存为 .xlsx"),
    (r"this is .*: install LibreOffice, or save the file as \.docx",
     "请安装 LibreOffice，或另存为 .docx"),
    (r"this is what goiaudit check printed.*", "这是 goiaudit 输出的核对结果，不是年度报告"),
    (r"this is JSON, but not what goiaudit tables writes.*", "这个 JSON 不是 goiaudit tables 写的"),
    (r"the process that read this file died", "读取此文件的进程异常退出"),
    (r"encoding guessed: (.*)", r"编码是推测的: \1"),
    (r"([\d,]+) damaged byte sequences \(read as (.*)\)", r"有 \1 处字节损坏 (按 \2 读取)"),
    (r"converted by LibreOffice", "已由 LibreOffice 转换"),
    (r"passed over, goiaudit wrote it: (.*)", r"略过 goiaudit 自己写的文件: \1"),
    (r"goiaudit itself wrote this file", "这是 goiaudit 自己写的文件"),
    (r"an embedded document is missing in the file", "缺少一份嵌入的文档"),
    (r"an embedded document is not read \((.*)\)", r"没有读取嵌入的文档 (\1)"),
    (r"tracked changes are read as accepted \((.*)\)", "修订按已接受读取"),
    (r"text that is struck through is left out \((\d+) characters\)",
     r"没有读取划掉的文字 (\1 字)"),
    (r"the web archive holds (\d+) pages; read: (.*)", r"网页存档有 \1 页，读取的是 \2"),
    (r"the sheet (.*) is hidden; it is read like the others", r"工作表 \1 是隐藏的，照常读取"),
    (r"(\d+) formulas have no saved result.*",
     r"有 \1 个公式没有保存结果，请用 Excel 打开并保存一次"),
    (r"the page hides its text until a script runs.*", "网页靠脚本显示正文，已读取隐藏的文字"),
    (r"the page shows other files in frames: (.*)", r"网页在框架里显示其他文件: \1"),
    (r"the page says that it is (.*), its bytes are (.*)", r"网页声明编码为 \1，实际为 \2"),
    (r"a row of cells has too many fields", "一行的字段过多"),
    (r"line (\d+): .*", r"第 \1 行无法分列"),
    (r"no cell that goiaudit wrote \((.*)\)", r"不是 goiaudit 写的单元格 (\1)"),
    (r"more than (\d+) parts(?: with parts of their own)? in a web archive",
     r"网页存档的部分超过 \1 个"),
    (r"the cells of sheet (.*) reach too far apart", r"工作表 \1 的单元格相距过远"),
    (r"(.+) claims to hold (\d+) entries and has not", r"\1 声称有 \2 项，实际没有"),
    (r"(.+) declares a document type, which Office files never do",
     r"\1 声明了文档类型，Office 文件不会如此"),
    (r"(.+) is nested too deeply or has too long a text", r"\1 嵌套过深或文字过长"),
    (r"the file holds (\d+) reports: use read_all", r"文件中有 \1 份报告，请用 read_all"),
    (r"the reader failed on this file \((.*)\)", r"读取此文件时程序出错 (\1)"),
    (r"a page slow to parse, limit (.*)", r"网页解析过慢，限 \1"),
    (r"elements nested too deeply, limit (.*)", r"网页嵌套过深，限 \1"),
    (r"a tag with ([\d,]+) attributes, limit (.*)", r"有一个标签带 \1 个属性，限 \2"),
    (r"([\d,]+) tags, limit (.*)", r"网页有 \1 个标签，限 \2"),
    (r"too many (.+), limit (.*)", r"内容过多 (\1)，限 \2"),
    (r"(.+), over the limit", r"超过限制 (\1)"),
    (r"text marked as deleted or struck through was left out", "没有读取标为删除或带删除线的文字"),
)  # fmt: skip


def detail(message: str, lang: str) -> str:
    """A message of a reader in the language of the run; as it is where there are no words."""
    if lang != "zh":
        return message
    for pattern, words in _compiled():
        found = pattern.fullmatch(message)
        if found is not None:
            return found.expand(words)
    return message


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in _DETAILS)
