"""What a web page or a printer puts around a report: never its text, its organ or its date."""

from __future__ import annotations

import re
from functools import lru_cache

from goiaudit.definitions.seldom import seldom

_CACHED = 64
_LONGEST = 120
_BEGINS = re.compile(
    r"版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|扫一扫|扫描二维码|返回顶部|关闭|打印|\[打印|"
    r"分享|上一[篇条]|下一[篇条]|相关(?:链接|附件|文章|阅读|信息|文件|解读|稿件|推荐|新闻)|关联稿件|站点地图|网站地图|"
    r"联系我们|浏览(?:次数|量|数)|访问(?:量|次数)|点击(?:数|量|率|次数)|阅读(?:次数|量|数)|责任编辑|责编|编辑:|审核:|"
    r"初审|终审|撰稿|信息来源|文章来源|来源:|字体|字号|\[字|附件[:\d一]|附件下载|技术支持|[Cc][Oo][Pp][Yy][Rr][Ii][Gg][Hh][Tt]|您是第|友情链接|"
    r"无障碍|网站支持|本站支持|我要纠错|收藏|索引号|发布机构|发文机关|公开主体|公开方式|公开形式|公开日期|公开时限|"
    r"发文日期|发文字号|文号|主题(?:分类|词)|关键词|名称:|标题:|信息名称|发布(?:时间|日期|机构|单位|者)|发布:|更新(?:时间|日期)|"
    r"生成日期|成文日期|有效性|体裁|组配|首页|当前位置|当前栏目|您(?:当前)?(?:所在)?(?:的)?位置|您现在|作者:|日期:|时间:|"
    r"分类:|索取号|信息分类|视力保护|繁体|简体|手机版|登录|注册|网站首页|\[大|大中小|正文$|听全文|语音播报|朗读"
)
_HOLDS = seldom(
    r"(?=[Ii公版网浏访主联©备更发来首])(?:[Ii][Cc][Pp]备|公网安备|[Ii][Pp][Vv]6|版权所有|网站标识码|浏览(?:次数|量):|访问量:|主办单位:|"
    r"联系电话:[-\d() ]+$|©|备案号|"
    r"(?:更新|发布)(?:时间|日期):|来源:|首页[ >»])"
)
_FOOTER = seldom(
    r"^(?:版权所有|主办(?:单位)?:|承办(?:单位)?:|扫一扫|返回顶部|上一[篇条]|下一[篇条]|相关(?:链接|附件|文章|阅读|新闻|推荐)|"
    r"站点地图|网站地图|友情链接|责任编辑|\[?打印|关闭|分享到)|[Ii][Cc][Pp]备|公网安备|网站标识码"
)
_PAGE_NUMBER = seldom(r"-+ ?\d{1,3} ?-+|第\d{1,3}页(?:,?共\d{1,3}页)?|\d{1,3}/\d{1,3}页?")
_PIPES = seldom(r"[| ]+")
_RUNNING = re.compile(r"[。;,、《]|本(?:年度)?报告|根据|按照|统计期限")
_SHORTEST_SENTENCE = 8
_SHORTEST_RUNNING = 18
_NAVIGATION = 16
_PLAIN_TEXT = 20
_SENTENCE = re.compile(r"[。;,]")
_SAYS_SOMETHING = seldom(r"[。;:,\d未无没费]|公开|事项|报告|答复")


def is_furniture(text: str) -> bool:
    """Whether a folded line is navigation, metadata, a page number or a footer."""
    line = text.strip()
    return _known_furniture(line) if len(line) <= _CACHED else _is_furniture(line)


def _is_furniture(line: str) -> bool:
    if not line or (line[0] == "|" and _PIPES.fullmatch(line)):
        return True
    if len(line) > _LONGEST:
        return False
    if (line[0] in "-第" or line[0].isdecimal()) and _PAGE_NUMBER.fullmatch(line):
        return True
    if line.endswith("。") or (len(line) > _PLAIN_TEXT and _SENTENCE.search(line)):
        return False
    return _BEGINS.match(line) is not None or _HOLDS.search(line) is not None


_known_furniture = lru_cache(maxsize=4096)(_is_furniture)


def is_footer(text: str) -> bool:
    """Whether a line can only stand below a report: copyright, host, links to other pages."""
    line = text.strip()
    return 0 < len(line) <= _LONGEST and _FOOTER.search(line) is not None


def is_running(text: str) -> bool:
    """Whether a folded line is running text: long enough, with marks of a sentence."""
    line = text.strip()
    return _known_running(line) if len(line) <= _CACHED else _is_running(line)


def _is_running(line: str) -> bool:
    shortest = _SHORTEST_SENTENCE if line.endswith("。") else _SHORTEST_RUNNING
    if len(line) < shortest or "|" in line or ">" in line[:40]:
        return False
    return _RUNNING.search(line) is not None and not is_furniture(line)


_known_running = lru_cache(maxsize=4096)(_is_running)


def is_navigation(text: str) -> bool:
    """Whether a short line says nothing: a link, a caption. Only trusted beside furniture."""
    line = text.strip()
    return len(line) <= _NAVIGATION and _SAYS_SOMETHING.search(line) is None
