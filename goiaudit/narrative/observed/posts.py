"""What an account has posted, told twice in the same words: 编发图文312篇 … 编发图文321篇."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom

_POSTED = seldom(
    "(?:编发|推送|发布|推出|刊发|更新|发送)(?P<what>(?:政务|原创)?(?:图文|推文|文章|消息)(?:信息)?)[共约计]*$"
)


def says_posted(text: str) -> bool:
    """Whether the words before a figure end in what an account has posted."""
    return _POSTED.search(text) is not None


def is_slip(first: tuple[str, int], later: tuple[str, int]) -> bool:
    """Whether two counts of the same posts have the same digits in another order."""
    mine, other = _POSTED.search(first[0]), _POSTED.search(later[0])
    if mine is None or other is None or mine["what"] != other["what"]:
        return False
    return sorted(str(first[1])) == sorted(str(later[1]))
