"""The command line in Chinese: argparse with its fixed English words put into Chinese."""

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NoReturn

_MESSAGES: Final = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected one argument", r"参数 \1 后面要写一个值"),
    (r"argument (.*): expected at least one argument", r"参数 \1 后面至少要写一个值"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数 \1 不能是 \2，可选：\3"),
    (r"argument (.*): ignored explicit argument (.*)", r"参数 \1 不接受值 \2"),
    (r"argument (.*): ([^\x00-\x7f].*)", r"参数 \1 \2"),
    (r"ambiguous option: (.*) could match (.*)", r"参数 \1 不明确，可能是 \2"),
)

_LAST_PORT: Final = 65_535


class ChineseParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Chinese."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        """Make the parser with a Chinese ``--help`` and Chinese headings."""
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            formatter_class=_ChineseFormatter,
            allow_abbrev=False,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Print the fault in one Chinese line and exit with code 2."""
        for pattern, chinese in _MESSAGES:
            message = re.sub(f"^{pattern}$", chinese, message, flags=re.DOTALL)
        self.exit(2, f"{self.prog}: {message}；用 {self.prog} --help 查看用法\n")


class _ChineseFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def make_parser() -> ChineseParser:
    """Return the parser of the ``disclosure`` command."""
    parser = ChineseParser(
        prog="disclosure", description="政府信息公开网站：检查、生成、导入、统计。"
    )
    commands = parser.add_subparsers(
        title="命令", dest="command", required=True, metavar="命令", parser_class=ChineseParser
    )
    for name, summary, fill in _COMMANDS:
        fill(commands.add_parser(name, help=summary, description=summary))
    return parser


def _source(parser: ChineseParser) -> None:
    repository = Path(__file__).resolve().parents[2]
    parser.add_argument(
        "--source",
        type=_folder,
        default=repository,
        metavar="文件夹",
        help="含 docs 和 metadata 的文件夹，默认是本仓库",
    )
    parser.add_argument(
        "--as-of", metavar="日期", help="按哪一天判断有效性，如 2026-01-31，默认今天"
    )


def _folder(text: str) -> Path:
    return Path(text).resolve()


def _strict(parser: ChineseParser) -> None:
    parser.add_argument("--strict", action="store_true", help="严格：有警告也算不通过")


def _site(parser: ChineseParser) -> None:
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="文件夹", help="网站文件夹，默认 site"
    )


def _build(parser: ChineseParser) -> None:
    _source(parser)
    _site(parser)
    _strict(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="试运行：只说明会增加、改动、删去哪些文件"
    )


def _serve(parser: ChineseParser) -> None:
    _source(parser)
    parser.add_argument(
        "--address",
        type=_address,
        default=("127.0.0.1", 8000),
        metavar="地址",
        help="主机:端口，默认 127.0.0.1:8000",
    )


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or not 1 <= int(port) <= _LAST_PORT:
        raise argparse.ArgumentTypeError("要写成“主机:端口”，如 127.0.0.1:8000")
    return host, int(port)


def _check(parser: ChineseParser) -> None:
    _source(parser)
    _strict(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        metavar="格式",
        help="text 逐行文字（默认）或 json",
    )


def _import(parser: ChineseParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="文件", help="旧系统导出的 JSON Lines 或 CSV 文件"
    )
    parser.add_argument("--into", type=Path, required=True, metavar="文件夹", help="写到哪个文件夹")
    parser.add_argument(
        "--mapping", type=Path, metavar="文件", help="列名对照表（YAML，每行“字段: 列名”）"
    )


def _visits(parser: ChineseParser) -> None:
    parser.add_argument(
        "logs", nargs="+", type=Path, metavar="日志", help="网站服务器的访问日志，可以是 .gz"
    )
    _site(parser)


_COMMANDS: Final[tuple[tuple[str, str, Callable[[ChineseParser], None]], ...]] = (
    ("build", "检查并生成网站；有错误时不生成", _build),
    ("serve", "在本机预览网站，改动后自动刷新", _serve),
    ("check", "只检查，不生成", _check),
    ("import", "导入旧系统的数据", _import),
    ("visits", "从访问日志统计访客数", _visits),
)
