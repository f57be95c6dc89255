"""Why a file gives no text, or not all of it."""

from enum import StrEnum


class Obstacle(StrEnum):
    """A reason why a file gives no text; the value is what to tell its editor.

    ``PART`` alone comes with text, of which there is more than may be taken or could be read.
    """

    EMPTY = "文件是空的，请换成有内容的文件"
    NO_TEXT = "没有文字（扫描件或图片），请另附可复制文字的版本"
    ENCRYPTED = "加了密或限制了复制，请换成不加密的版本"
    DAMAGED = "文件损坏或与扩展名不符，请重新另存后再附上"
    TOO_LARGE = "文件过大或解压后过大，请拆分"
    OLD_FORMAT = "旧格式读不出文字，请另存为 docx、xlsx、pptx 或 PDF"
    PART = "有一部分文字没有读出来（过长或损坏），请拆分或者重新另存后再附上"
    UNKNOWN_TYPE = "这种文件读不出文字，请另附 PDF、docx、xlsx 或 txt 的版本"


class UnreadableError(Exception):
    """A file gives no text, for the reason that it carries."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle
