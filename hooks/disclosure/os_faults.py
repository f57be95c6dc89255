"""Why the system refused something, in Chinese."""

import errno
from typing import Final

_REASONS: Final = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "端口已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOENT: "文件不存在",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "这是文件，不是文件夹",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
}


def reason_of(error: OSError) -> str:
    """Return why, in a few Chinese words; for rare reasons with the system's own number."""
    if error.errno is None:  # what NumPy raises when not all is written
        return "无法读写，磁盘可能已满"
    return _REASONS.get(error.errno, f"无法读写（系统错误 {error.errno}）")
