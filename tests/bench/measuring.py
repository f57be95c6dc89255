"""Runs a command and measures it: seconds, processor seconds, peak memory."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

_PROCESSES: Final = Path("/proc")
_PAUSE: Final = 0.25
_SESSION: Final = 3  # place of the session in /proc/PID/stat, behind the name
_TAIL: Final = 2000


class CommandFailedError(Exception):
    """A measured command failed; the message has the end of its output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a run took: ``processor`` is user and system time of all processes, memory in bytes."""

    seconds: float
    processor: float
    memory: int


def middle(runs: Sequence[Measurement]) -> Measurement:
    """Return the medians of several runs."""
    return Measurement(
        seconds=median(run.seconds for run in runs),
        processor=median(run.processor for run in runs),
        memory=round(median(run.memory for run in runs)),
    )


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Measurement:
    """Run a command in a folder and measure it with all that it starts.

    Memory is that of the largest process or, where /proc tells it, of all at once, pages that
    they share counted once. This process must stay small: a child begins with its memory.

    Raises:
        CommandFailedError: it ended with another code than 0.
    """
    log = folder / ".bench.log"
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler = _Sampler(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # interrupted: what was started ends, too
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    together = sampler.stop()
    if process.returncode:
        tail = log.read_text("utf-8", "replace")[-_TAIL:]
        raise CommandFailedError(f"{' '.join(map(str, command))}: {process.returncode}\n{tail}")
    log.unlink()
    return Measurement(
        seconds=seconds,
        processor=usage.ru_utime + usage.ru_stime,
        memory=max(usage.ru_maxrss * 1024, together),
    )


class _Sampler:
    """Samples what the processes of a session hold together, until stopped."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop, and return the most that was seen, in bytes; 0 without /proc."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _sample(self) -> None:
        while not self._stopped.wait(_PAUSE):
            processes = [each for each in _PROCESSES.glob("[0-9]*") if self._is_ours(each)]
            # Alone, a process needs no sampling: the system keeps its peak.
            if len(processes) > 1:
                self._peak = max(self._peak, sum(map(_held, processes)))

    def _is_ours(self, process: Path) -> bool:
        try:
            stat = (process / "stat").read_text("utf-8", "replace")
        except OSError:
            return False
        return int(stat.rpartition(")")[2].split()[_SESSION]) == self._session


def _held(process: Path) -> int:
    """Return a process's share of the pages it holds, in bytes; 0 if it is gone."""
    try:
        lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
