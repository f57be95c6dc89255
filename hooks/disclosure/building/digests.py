"""Digests: what a kept result depends on, in a few bytes."""

import hashlib
import sys
from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
DIGEST_BYTES: Final = 16


def digest_of(*parts: bytes | str) -> bytes:
    """Return 16 bytes that change with any of the parts, and with where one ends."""
    total = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.digest()


def file_digest(file: BufferedReader) -> bytes:
    """Return 16 bytes that change with a file's content, which may be larger than memory."""
    return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES)).digest()


def program_digest() -> bytes:
    """Return what changes with the program: its code, and the versions of all that it runs on."""
    folders = (Path(place) for place in sys.path)
    versions = {each.name for folder in folders for each in folder.glob("*.dist-info")}
    return digest_of(sys.version, *sorted(versions), folder_digest(_PACKAGE, (".py",)))


def folder_digest(folder: Path, endings: tuple[str, ...]) -> bytes:
    """Return what changes with the files below a folder that have one of the endings."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in endings)
    return digest_of(*_named(folder, files))


def _named(folder: Path, files: Iterable[Path]) -> Iterable[bytes]:
    for path in files:
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()
