"""Pieces that trip parsers: odd numbers, marks, tags, words that reports are recognised by."""

from __future__ import annotations

_NUMBERS = """
0 -0 1 -1 2 3 9 00 007 65535 65536 2147483648 -2147483649 9223372036854775808 1e400 1e-400
1e999999999 NaN Infinity -inf sNaN 0x10 1_000 1,234 1,23,4 12，345 1.2.3 .5 5. +3 -- +- % 100%
200.5% ９９ １２．５ ² ½ ① ⑳ ㈠ ٣ ৪ 〇 〇〇 一百二十 万亿 3万 1.2亿 -3.7万元 三十万零五 半
两 廿
"""
_WORDS = """
一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 六、其他需要报告的事项
第二十条第（一）项 第二十条第（八）项 （三）不予公开 （六）其他处理 （七）总计
四、结转下年度继续办理 自然人 总计 商业企业 行政复议 行政诉讼 结果维持 尚未审结 制发件数
现行有效件数 本年新收 废止 信息内容 单位：万元 共收到申请 其中 答复 0件 同比增长
示例县教育局2023年政府信息公开工作年度报告 2022年度 2021年13月45日 9999年12月31日 0000年00月00日
2024-02-30 公元前 本年 上年 人民政府 索引号 发布机构 发文日期 生成日期 附件 目录 ———— ……
、、、 。。。
"""
_TAGS = """
<table> </table> <tr> </tr> <td> </td> <th~colspan=3> <p> <br/> <!-- --> <![CDATA[ ]]>
<?xml~version='1.0'?> <!DOCTYPE~a~[<!ENTITY~b~'c'>]> <script> </script> <style> <textarea>
<title> <frameset> <select><option> <svg> <math> <template> <noscript> <iframe~src='a'> <body>
</html> & &amp; &b; &#0; &#xD800; &#1114112; &nbsp; &#99999999999; < > <w:tbl> <w:tr> <w:tc>
</w:tc> <w:p/> <w:r><w:t>1</w:t></w:r> <w:tab/> <w:vMerge/> <w:vMerge~w:val='restart'/>
<w:gridSpan~w:val='-1'/> <w:hMerge/> <w:gridBefore~w:val='99999'/> <w:del> <w:ins>
<w:numId~w:val='x'/> <w:sdt> <c~r='A0'/> <c~r='ZZZZ9'><v>1</v></c> <row~r='0'> <v>NaN</v>
<is><t>1</t></is> <mergeCell~ref='A1:XFD1048576'/> <mergeCell~ref='B2:A1'/> <f>1/0</f> <si/>
"""
_ATTRIBUTES = """
colspan rowspan style class hidden width charset content lang w:val w:w r:id Id Target Type r s
t ref sheetId name xml:space xmlns xmlns:w mc:Ignorable encoding customFormat state
"""
_VALUES = """
65534 1000000000 A1 A1:B2 XFD1048576 $A$1 rId1 rId99999 ../../a display:none
visibility:hidden;width:0 position:absolute;left:-9999px mso-list:l0 gbk utf-16 utf-7 big5 hz
x-none text/html;~charset=gb2312 restart true false s b e d str inlineStr veryHidden continue /
file:///etc/passwd http://[
"""
_MARKS = "（ ） ( ) 【 】 “ ” ： ； ， 。 | ｜ ¦ \t \" ' , ; \\ / # * _ ` ~ -"
_CHARACTERS = "\u2028 \u200b \u202e \ufeff \ufffd \ufffe \u3000 \u0301 \U0001f600"
_CONTROLS = (0x00, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B, 0x7F, 0x85)


def _pieces(text: str) -> list[bytes]:
    """The pieces between blanks; a tilde in one stands for a blank."""
    return [piece.replace("~", " ").encode() for piece in text.split()]


NUMBERS: tuple[bytes, ...] = (
    *_pieces(_NUMBERS),
    b"9" * 5000,
    b"0." + b"3" * 5000,
    b"1" * 30 + b"." + b"7" * 30,
    "九".encode() * 3000,
    b"",
)
"""What may stand for a figure; empty for none."""

WORDS: tuple[bytes, ...] = tuple(_pieces(_WORDS))
"""Headings, labels and dates of reports."""

MARKS: tuple[bytes, ...] = (
    *(bytes([control]) for control in _CONTROLS),
    *(b"\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf"),
    *(mark.encode() for mark in _MARKS.split(" ")),
    *(character.encode() for character in _CHARACTERS.split(" ")),
    *(b"|" * 40, "（".encode() * 200, b")" * 200, b"|\n" * 60, b"|---" * 30, b'"' * 7),
    *(b"(" * 2000, b"\t" * 300, b" " * 3000, b"\n" * 500, "\u3000".encode() * 300),
)
"""Separators, brackets, controls and bytes that are no text."""

TAGS: tuple[bytes, ...] = tuple(_pieces(_TAGS))
"""Tags and entities of pages, of Word and of sheets."""

ATTRIBUTES: tuple[bytes, ...] = tuple(_pieces(_ATTRIBUTES))
VALUES: tuple[bytes, ...] = (
    *NUMBERS,
    *_pieces(_VALUES),
    *(b"x" * 3000, b"\xff\xfe", "年".encode() * 500),
)
"""What may stand in an attribute."""
