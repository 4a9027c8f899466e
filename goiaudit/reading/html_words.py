"""Words by which the parts of a government page are told apart, in both scripts."""

from __future__ import annotations

import re
from functools import lru_cache

from goiaudit.definitions.seldom import seldom

_HEADING = seldom(
    r"[(（]?[一二三四五六][)）]?[ \u3000\xa0]*[、.．,，:：]?.{0,16}?"
    r"(?:情况|情況|概述|问题|問題|事项|事項|报告|報告)"
)
_NUMBERS = frozenset("(（一二三四五六")
_MAY_BEGIN = frozenset("(（一二三四五六 \u3000\xa0")
_ANY_HEADING = seldom(r"[一二三四五六].{0,24}?(?:情况|情況|概述|问题|問題|事项|事項|报告|報告)")
_SUBJECT = seldom(
    r"总体|總體|概述|主动公开|主動公開|申请|申請|复议|復議|複議|诉讼|訴訟|"
    r"主要问题|主要問題|改进|改進|需要报告|需要報告"
)
_TITLE = re.compile(
    r"(?:信息公开|信息公開|政务公开|政務公開).{0,14}?(?:报告|報告|年报|年報|总结|總結)"
)
_TABLE = re.compile(
    # Most characters begin none of these words: that is seen five times faster so.
    r"(?=[上予信制勾处處复復对對尚属屬废廢总總收有未本法第结結自行複采])(?:自然人|法人或其他|信息内容|信息內容|第二十[条條]|(?:结果|結果)(?:维持|維持|纠正|糾正)|尚未[审審][结結]|"
    r"本年新收|上年[结結]转|本年新|予以公[开開]|(?:处理|處理)[决決]定|[对對]外公[开開]|行政(?:许可|許可|处罚|處罰|强制|強制)|"
    r"制[发發]件|[废廢]止件|有效件|勾稽|未[经經][复復複][议議]|[复復複][议議]后|收[费費]|采[购購]|属于|屬於|[总總][计計])"
)
_LABEL = (
    r"索引号|索取号|信息索引号?|信息编号|发布机构|发布单位|发布部门|发文机关|发文机构|发文单位|制发机关|制作单位|公开主体|公开部门|"
    r"公开责任部门|信息来源|文章来源|稿件来源|来源|作者|文号|文件编号|发文字号|发文日期|发文时间|成文日期|成文时间|生成日期|"
    r"生成时间|生效日期|发布日期|发布时间|公开日期|公开时间|公开时限|公开方式|公开形式|公开范围|公开类别|公开程序|更新时间|更新日期|"
    r"主题分类|主题词|主题|关键词|关键字|体裁分类|体裁|组配分类|信息分类|所属分类|服务对象分类?|名称|信息名称|文件名称|公文名称|"
    r"标题|题名|有效性|效力状态|时效性|是否有效|有效期|公文种类|文种|内容概述|内容摘要|概述|摘要|语种|载体类型|记录形式|责任编辑|"
    r"浏览次数|浏览量|点击数|点击量|阅读次数|访问量|分类|索引號|發布機構|發文機關|發文日期|發布日期|成文日期|生成日期|信息來源"
)
_ANY_LABEL = re.compile(_LABEL)
_OPEN, _CLOSE = r"[\[【〔(（]?", r"[\]】〕)）]?"
_BARE_LABEL = re.compile(rf"{_OPEN}(?:{_LABEL}){_CLOSE}[:：]?{_CLOSE}")
_LABELLED = seldom(rf"{_OPEN}(?:{_LABEL}){_CLOSE}[ \u3000\xa0]*[:：]")
_GLUED = re.compile(
    rf"({_OPEN}(?:{_LABEL}){_CLOSE})[ \u3000\xa0]*((?:19|20)\d\d[-年/.]\d.{{0,24}})"
)
_FOOTER = (
    "版权所有", "版權所有", "icp备", "icp備", "公网安备", "网站标识码", "网站支持", "技术支持",
    "主办单位", "承办单位", "主办:", "主办：", "承办:", "承办：", "主管单位", "copyright",
    "建议使用", "分辨率", "邮政编码", "网站地图", "联系我们", "ipv6",
)  # fmt: skip
_VISITOR = re.compile("您是第.{0,12}(?:访|位)")
_CRUMB = seldom(
    r"(?:当前|现在|所在|您的|你的)[^。]{0,4}位置|首页[ \xa0\u3000]*[>》»/＞→-]|"
    r"[>»＞][^>»＞]{1,40}[>»＞]"
)
_CRUMB_MARKS = ("位置", "首页", ">", "»", "＞")
"""One of them is in every breadcrumb."""
_BESIDE = re.compile(
    r"(?:相关|关联)(?:链接|附件|文章|阅读|信息|文件|解读|稿件|推荐|新闻|内容)|友情链接|推荐阅读|热点(?:新闻|推荐)|"
    r"(?:上|下)一[篇条]|返回顶部|扫一扫|分享(?:到|至)?|打印(?:本页)?|关闭(?:窗口|本页)?|收藏|纠错"
)
_LONGEST_TITLE = 80
_LONGEST_MENU = 4_000
_LONGEST_HEADING = 60
_FEWEST_TABLE_WORDS = 2


def is_heading(text: str) -> bool:
    """Whether a line is the heading of one of the six sections."""
    if text[:1] not in _MAY_BEGIN:
        return False
    line = text.strip(" \u3000\xa0")
    if len(line) > _LONGEST_HEADING or line[:1] not in _NUMBERS or "。" in line:
        return False
    return _is_heading(line)


@lru_cache(maxsize=1024)
def _is_heading(line: str) -> bool:
    return _HEADING.match(line) is not None and _SUBJECT.search(line) is not None


def is_title(text: str) -> bool:
    """Whether a line may be the title of a report (a link or a breadcrumb is none)."""
    if "公" not in text or "。" in text:
        return False
    return _known_title(text) if len(text) <= _LONGEST_TITLE else _is_title(text)


def _is_title(text: str) -> bool:
    line = "".join(text.split())
    if len(line) > _LONGEST_TITLE or is_crumb(line):
        return False
    return _TITLE.search(line) is not None


_known_title = lru_cache(maxsize=1024)(_is_title)


def is_ours(texts: str) -> bool:
    """Whether the text of a table has words of at least two kinds of the official form."""
    found: set[str] = set()
    for match in _TABLE.finditer(texts.replace("\n", "").replace(" ", "")):
        found.add(match[0])
        if len(found) >= _FEWEST_TABLE_WORDS:
            return True
    return False


def is_label(text: str) -> bool:
    """Whether a text is the label of a metadata field and nothing else."""
    return len(text) <= 24 and _is_label(text)


def is_metadata(text: str) -> bool:
    """Whether a line has the label of a metadata field: alone, or before a value."""
    return _is_metadata(text) if len(text) <= _LONGEST_TITLE else _is_told(text)


def _is_told(text: str) -> bool:
    return is_label(text) or is_labelled(text) or part_label(text) != text


_is_metadata = lru_cache(maxsize=1024)(_is_told)


@lru_cache(maxsize=1024)
def _is_label(text: str) -> bool:
    return _BARE_LABEL.fullmatch("".join(text.split())) is not None


def is_labelled(text: str) -> bool:
    """Whether a text begins with a metadata label and its colon."""
    return ("：" in text or ":" in text) and _LABELLED.match(text) is not None


def part_label(text: str) -> str:
    """A label that stands before its date without a mark gets a colon: 发文日期: 2023-01-13."""
    match = _GLUED.fullmatch(text) if "19" in text or "20" in text else None
    return f"{match[1]}: {match[2]}" if match else text


def is_footer(text: str) -> bool:
    """Whether a line belongs to the foot of a site."""
    return len(text) <= 300 and _is_footer(text)


@lru_cache(maxsize=1024)
def _is_footer(text: str) -> bool:
    return is_footer_text(text)


def is_footer_text(text: str) -> bool:
    """Whether words of the foot of a site stand in a text, however long."""
    low = text.lower()
    for word in _FOOTER:  # a third of the time of ``any``
        if word in low:
            return True
    return _VISITOR.search(text) is not None


def is_crumb(text: str) -> bool:
    """Whether a line is a breadcrumb: 首页 > 政务公开 > 年报."""
    if len(text) > 160 or "。" in text or not any(map(text.__contains__, _CRUMB_MARKS)):
        return False
    return _CRUMB.search(text) is not None


def says_nothing(text: str) -> bool:
    """Whether no line of a text can be one that the report, its metadata or a footer has.

    Surely so, whatever the lines are: this may be asked of many lines run together, as those of
    the menus that all pages of a site have.
    """
    return _known_menu(text) if len(text) <= _LONGEST_MENU else _says_nothing(text)


def _says_nothing(text: str) -> bool:
    if any(mark in text for mark in "。，；") or _ANY_LABEL.search(text) or is_footer_text(text):
        return False
    line = "".join(text.split())
    return _TITLE.search(line) is None and _ANY_HEADING.search(line) is None


_known_menu = lru_cache(maxsize=256)(_says_nothing)


def is_beside(text: str) -> bool:
    """Whether a line offers something beside the text: related links, sharing, printing."""
    return len(text) <= 40 and _BESIDE.search(text) is not None


def is_running(text: str) -> bool:
    """Whether a line is a sentence or more."""
    return len(text) >= 40 and ("。" in text or "，" in text or "；" in text)
