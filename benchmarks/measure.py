"""A command as a whole: time on the wall and on the processors, memory, what it left."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall and on all processors, MiB of the largest process, bytes of output."""

    wall: float
    cpu: float
    memory: float
    output: int


def run(command: tuple[str, ...], folder: Path) -> Cost:
    """Run *command* in *folder*. Raises RuntimeError with what it said when it fails."""
    began = time.perf_counter()
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1893456000"}
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said.decode()[-4000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(wall, cpu, usage.ru_maxrss / 1024, size(folder / "output"))


def size(folder: Path) -> int:
    """Return the bytes of all files in *folder*."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
