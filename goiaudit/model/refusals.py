"""Why the operating system refused to read or write a file, in English and Chinese."""

from __future__ import annotations

import errno
import os
from typing import NamedTuple

_CHINESE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径的上一级不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只能读，不能写",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘读写出错",
}
REFUSALS = {os.strerror(number): words for number, words in _CHINESE.items()}
"""What the system says, and the same in Chinese."""


class Refusal(NamedTuple):
    """The same reason in both languages; the system's own words where it is a rare one."""

    en: str
    zh: str


def refusal(error: OSError) -> Refusal:
    """Why the system refused."""
    said = error.strerror or str(error) or type(error).__name__
    return Refusal(said, _CHINESE.get(error.errno or 0, said))
