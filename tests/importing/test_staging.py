"""Writing as a whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure.importing.staging import finish, stage_and_move


def files(root: Path) -> dict[str, bytes]:
    """Return the contents of all files below the folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_everything_is_written(tmp_path: Path) -> None:
    """Contents and copies come to their places, and nothing else is left."""
    source = tmp_path / "source.pdf"
    source.write_bytes(b"pdf")
    root = tmp_path / "root"
    stage_and_move(root, [("docs/a.md", b"a"), ("report.csv", b"r")], [(source, "docs/a/b.pdf")])
    assert files(root) == {"docs/a.md": b"a", "docs/a/b.pdf": b"pdf", "report.csv": b"r"}
    assert not (root / ".import").exists()


def test_a_crash_while_writing_leaves_nothing(tmp_path: Path) -> None:
    """What was staged by an import that broke off never comes to its place."""

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a.md", b"new"
        raise KeyboardInterrupt

    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        stage_and_move(tmp_path, broken(), [])
    assert (tmp_path / "a.md").read_bytes() == b"old"
    finish(tmp_path)
    assert files(tmp_path) == {"a.md": b"old"}


def test_a_crash_while_moving_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was complete when an import broke off is moved into place by the next one."""
    moved: list[Path] = []
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if moved and self.suffix == ".md":
            raise OSError("disk pulled")
        if self.suffix == ".md":
            moved.append(target)
        return replace(self, target)

    contents = [("a.md", b"a"), ("b.md", b"b"), ("report.csv", b"r")]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(OSError, match="disk pulled"):
            stage_and_move(tmp_path, contents, [])
    assert (tmp_path / "a.md").exists()
    assert not (tmp_path / "report.csv").exists()
    finish(tmp_path)
    assert files(tmp_path) == dict(contents)


def test_nothing_to_write_makes_no_folder(tmp_path: Path) -> None:
    """An import without anything new doesn't touch the folder."""
    stage_and_move(tmp_path / "root", [], [])
    assert not (tmp_path / "root").exists()
