"""Work by the chunk, on all processors where there is enough of it."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_work: Callable[[Any], Any] | None = None
"""What the processes of the pool do: they inherit it and all that it refers to when they fork."""


def processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def work_on(work: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Result]:
    """Yield what ``work`` makes of each chunk, in order, made by as many processes as help.

    Where processes cannot fork (a process with several threads must not), or there is one chunk,
    everything happens in this one.
    """
    count = min(processors(), len(chunks))
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if count < 2 or not can_fork:
        yield from map(work, chunks)
        return
    global _work  # noqa: PLW0603  # the only way into a forked process that copies nothing
    _work = work
    gc.freeze()  # what is there now stays shared with the processes, untouched by collections
    try:
        with multiprocessing.get_context("fork").Pool(count, _leave_stopping) as pool:
            yield from pool.imap(_run, chunks)
    finally:
        _work = None
        gc.unfreeze()


def _leave_stopping() -> None:
    """Let Ctrl+C, which all processes of a terminal are told of, be the first one's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(chunk: Any) -> Any:
    assert _work is not None
    return _work(chunk)


_FEW: Final = 48


def chunks_of(count: int, most: int) -> list[range]:
    """Return the places of ``count`` things in chunks of at most ``most``, for all processors."""
    if count <= _FEW:
        return [range(count)] if count else []
    size = max(1, min(most, -(-count // (processors() * 4))))
    return [range(start, min(start + size, count)) for start in range(0, count, size)]
