"""What is kept of a build for the next one."""

from dataclasses import dataclass, field

from disclosure.building.attachments import KnownFile
from disclosure.building.outputs import Stamp
from disclosure.building.reading import ReadItem
from disclosure.building.rendering import RenderedItem
from disclosure.building.searching import KeptIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of a build.

    Items are kept by path, ``pages`` are the digests of what other pages depend on, by path of the
    page; ``stamps`` tell how each published file was when it was published.
    """

    read: dict[str, ReadItem] = field(default_factory=dict)
    rendered: dict[str, RenderedItem] = field(default_factory=dict)
    index: KeptIndex | None = None
    pages: dict[str, bytes] = field(default_factory=dict)
    copied: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, KnownFile] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
