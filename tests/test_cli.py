"""The editors' command, end to end on small sources."""

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure import cli
from disclosure.__main__ import main as start
from disclosure.cli import REPOSITORY, main

BASE = Path(__file__).parent / "checks" / "base"
ITEM = """---
标题: 示例通知
索引号: 000000001/2024-00001
组配分类: 未分类
发布机构: {body}
发文日期: 2024-03-05
内容概述: 说明一件示例事项。
---
正文。
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source folder with valid declarations and one valid item."""
    folder = tmp_path / "source"
    shutil.copytree(BASE, folder)
    (folder / "docs" / "items").mkdir(parents=True, exist_ok=True)
    write(folder, "不详")
    return folder


def write(source: Path, body: str) -> None:
    """Write the source's item with that issuing body."""
    path = source / "docs" / "items" / "示例.md"
    path.write_text(ITEM.format(body=body), encoding="utf-8")


def run(*arguments: str | Path) -> int:
    """Run the command on a fixed day and return its exit code."""
    return main([*map(str, arguments), "--as-of", "2026-06-30"])


def test_a_faulty_source_changes_nothing_that_is_published(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build with errors leaves the published folder untouched and says each in one line."""
    site = tmp_path / "site"
    assert run("build", "--source", source, "--site", site) == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write(source, "没有的机构")
    assert run("build", "--source", source, "--site", site) == 1
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if "[issuing-body-unknown]" in line] != []
    assert "Traceback" not in "\n".join(lines)


def test_strict_fails_on_warnings(source: Path, tmp_path: Path) -> None:
    """A value that nobody knows is a warning: it passes, but not a strict build."""
    assert run("check", "--source", source) == 0
    assert run("check", "--source", source, "--strict") == 1
    assert run("build", "--source", source, "--site", tmp_path / "site", "--strict") == 1
    assert not (tmp_path / "site").exists()


def test_check_writes_json(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The findings can be read by programs, each with path, line and rule."""
    write(source, "没有的机构")
    assert run("check", "--source", source, "--format", "json") == 1
    findings = json.loads(capsys.readouterr().out)
    found = {(finding["path"], finding["line"], finding["rule"]) for finding in findings}
    assert ("docs/items/示例.md", 5, "issuing-body-unknown") in found


def test_a_build_carries_the_count_of_visits_over(source: Path, tmp_path: Path) -> None:
    """What has been counted stays when the folder is replaced."""
    site = tmp_path / "site"
    run("build", "--source", source, "--site", site)
    (site / "visits.json").write_text('{"total": 7}', encoding="utf-8")
    run("build", "--source", source, "--site", site)
    assert json.loads((site / "visits.json").read_text(encoding="utf-8")) == {"total": 7}


@pytest.mark.parametrize("command", ["build", "serve", "check", "import", "visits"])
def test_help_is_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself in Chinese."""
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "用法：" in text
    assert "选项" in text
    assert "usage" not in text


def test_wrong_use_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown option is one Chinese line with code 2."""
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--nope"])
    assert stopped.value.code == 2
    assert "不认识的参数" in capsys.readouterr().err


def test_an_error_of_a_command_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A command's error begins with its name, without the word that begins its usage."""
    with pytest.raises(SystemExit):
        main(["import"])
    told = capsys.readouterr().err
    assert told.startswith("disclosure import: 缺少参数")
    assert "用法：" not in told


def test_a_folder_without_documents_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source folder that is none is a Chinese line, not a traceback."""
    assert run("build", "--source", tmp_path, "--site", tmp_path / "site") == 1
    assert "没有 docs 文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["docs", "docs/items", "metadata/new", ".", ".."])
def test_a_site_never_takes_the_place_of_its_sources(
    source: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the sources are, no site is put, and nothing is lost."""
    before = sorted(source.rglob("*"))
    assert run("build", "--source", source, "--site", source / place) == 1
    assert sorted(source.rglob("*")) == before
    assert "源文件就在这里" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["thesis.txt", ""])
def test_a_site_never_takes_the_place_of_other_files(
    source: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with other files, or a file, is refused and left as it was; an empty one is not."""
    folder = tmp_path / "folder"
    folder.mkdir()
    thesis = folder / "thesis.txt"
    thesis.write_text("mine", encoding="utf-8")
    target = folder if name else thesis
    assert run("build", "--source", source, "--site", target) == 1
    assert thesis.read_text(encoding="utf-8") == "mine"
    assert "请用 --site 指明" in capsys.readouterr().err
    thesis.unlink()
    assert run("build", "--source", source, "--site", target) == 0


@pytest.mark.parametrize("address", ["foo", "127.0.0.1", "127.0.0.1:99999", ":8000"])
def test_a_wrong_address_is_said_in_chinese(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no host with a port is wrong use."""
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--address", address])
    assert stopped.value.code == 2
    assert "要写成“主机:端口”" in capsys.readouterr().err


def test_a_port_in_use_is_said_before_anything_is_built(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program on the port is a Chinese line, with nothing made."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        place = f"127.0.0.1:{other.getsockname()[1]}"
        assert run("serve", "--source", source, "--address", place) == 1
    assert capsys.readouterr().err == "serve: 端口已被别的程序占用\n"
    assert not (source / ".cache").exists()


@pytest.mark.parametrize("address", ["https://[bad/", "https://www.example.gov.cn:abc/"])
def test_an_address_that_is_none_is_a_finding(
    source: Path, tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address of the site that no browser understands stops a build in one line."""
    path = source / "metadata" / "site.yml"
    text = re.sub("(?m)^网址: .*$", f'网址: "{address}"', path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    assert run("build", "--source", source, "--site", tmp_path / "site") == 1
    assert f"“{address}”的形式不对" in capsys.readouterr().err


def test_a_terminal_that_knows_few_letters_is_told_all(source: Path) -> None:
    """A letter that GBK lacks is printed as its code, and the findings all appear."""
    write(source, "示例\u200b机构")
    told = subprocess.run(
        [sys.executable, "-m", "disclosure", "check", "--source", str(source)],
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(REPOSITORY / "hooks")},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 1
    assert "示例\\u200b机构" in told.stdout.decode("gbk")


def test_a_locale_without_utf8_spoils_no_names(source: Path) -> None:
    """Names of files are in UTF-8, whatever the locale; what is printed is in the locale's."""
    environment = os.environ | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "disclosure", "check", "--source", str(source)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_stopping_is_one_line(
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl+C ends a command with the code that shells expect and without a traceback."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("disclosure.cli.publish", stop)
    assert start(["build", "--source", str(source), "--site", str(tmp_path / "site")]) == 130
    assert capsys.readouterr().err == "已停止（Ctrl+C）\n"


def test_stopping_while_the_program_loads_is_one_line(tmp_path: Path) -> None:
    """The first second, in which modules are loaded, is no exception."""
    (tmp_path / "mkdocs.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "disclosure", "check"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (130, "已停止（Ctrl+C）\n")


def test_files_that_nothing_uses_are_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file beside the items that is neither attachment nor image of one is a warning."""
    item = source / "docs" / "items" / "示例.md"
    item.write_text(item.read_text("utf-8") + "[附表](a.csv)\n", "utf-8")
    for name in ("a.csv", "b.csv"):
        (item.parent / name).write_bytes(b"x")
    assert run("check", "--source", source) == 0
    assert "a.csv" not in (told := capsys.readouterr().out)
    assert "docs/items/b.csv: 文件: 没有信息用到它" in told


def test_attachments_are_read_with_all_else(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What must not be published is told by a check, and by a build that fails for other faults."""
    item = source / "docs" / "items" / "示例.md"
    item.write_text(item.read_text("utf-8") + "[名单](a.csv)\n", "utf-8")
    (item.parent / "a.csv").write_text("1,110101190001010014\n", "utf-8")
    assert run("check", "--source", source) == 1
    assert "示例.md:10: 附件: “a.csv”" in capsys.readouterr().out
    assert not (source / ".cache").exists()
    item.write_text(item.read_text("utf-8").replace("组配分类: 未分类\n", ""), "utf-8")
    assert run("build", "--source", source, "--site", tmp_path / "site") == 1
    errors = capsys.readouterr().err
    assert "[identity-number]" in errors
    assert "[mandatory-missing]" in errors


def test_an_import_that_can_use_nothing_fails(tmp_path: Path) -> None:
    """A script that calls it can tell; what can be used is enough."""
    export = tmp_path / "a.jsonl"
    for text, code in (('{"标题": ', 1), ('{"标题": "甲", "正文": "乙"}\n{', 0)):
        export.write_text(text, encoding="utf-8")
        assert main(["import", str(export), "--into", str(tmp_path / "site")]) == code


@pytest.mark.parametrize("text", ["site_name: [示例", "theme: 没有的主题", "- 示例"])
def test_a_faulty_configuration_is_one_line(
    text: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with mkdocs.yml, that file is named in Chinese, without a traceback."""
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(cli, "REPOSITORY", tmp_path)
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    assert run("check", "--source", source) == 1
    assert re.fullmatch(r"mkdocs\.yml: 配置有误（.*）；请改正", told.getvalue().splitlines()[-1])
