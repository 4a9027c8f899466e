"""What an account has posted, told twice in the same words: 编发图文312篇 … 编发图文321篇."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom

_POSTED = seldom(
    "(?:编发|推送|发布|推出|刊发|更新|发送)(?P<what>(?:政务|原创)?(?:图文|推文|文章|消息)(?:信息)?)[共约计]*$"
)
_ACCOUNT = seldom(
    r"“([^”]{2,12})”(?:官方|政务)?(?:微信|公众|微博|抖音)|(?:公众号|微博|抖音号?)“([^”]{2,12})”"
)
_DONE = seldom(r"(?:推送|发布|公开|更新|发送|推出)(?=(?:政府|政务|各类)?(?:信息)?共?$)")


def says_posted(text: str) -> bool:
    """Whether the words before a figure end in what an account has posted."""
    return _POSTED.search(text) is not None


def is_slip(first: tuple[str, int], later: tuple[str, int]) -> bool:
    """Whether two counts of the same posts have the same digits in another order."""
    mine, other = _POSTED.search(first[0]), _POSTED.search(later[0])
    if mine is None or other is None or mine["what"] != other["what"]:
        return False
    return sorted(str(first[1])) == sorted(str(later[1]))


def tells_of_account(text: str) -> bool:
    """Whether an account is named, and what it has put out."""
    return _ACCOUNT.search(text) is not None and _DONE.search(text) is not None


def account_told(text: str, begin: int, end: int) -> tuple[str, str] | None:
    """The one account named within ``text[begin:end]``, and what was done: 推送信息."""
    names = ["".join(pair) for pair in _ACCOUNT.findall(text, begin, end)]
    done = _DONE.search(text, begin, end)
    return (names[0], done[0]) if len(names) == 1 and done is not None else None
