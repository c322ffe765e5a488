"""Mutations of real dossiers: whatever is typed, the compiler answers with findings that have a place, and soon.

`python -m tests.fuzz 20000` (make fuzz) takes half an hour on two cores; `test_fuzz.py` runs a short part with the same seed.
A mutation takes a file of the dossier and deletes, doubles, swaps or puts in a stretch of it, or cuts it off.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from regelzetter.commands import exit_code
from regelzetter.compile import compile_dossier
from regelzetter.storage import MemoryFiles
from tests.alles import alles_files

ROOT: Final = Path(__file__).parents[1]
SEED: Final = 20241124
LONGEST: Final = 2.0
"""Seconds of work that one mutation may take; not of the clock, which runs on while the machine does other things."""
MARKS: Final = (
    "\n", "\n\n", " ", "  ", "\t", "#", "# ", "## Artikel 1. X\n", "# Hoofdstuk 2. X\n", "# Bijlage\n", "1. ", "2a. ",
    "a. ", "aa. ", "1°. ", "i. ", "– ", "- ", "- x\n", ":", ";", ".", "{{ plafond }}", "{{ rij.bedrag }}", "{{", "}}",
    "{{ a.b | c }}", "{#x}", "{#", "[](#plafond/2/b)", "[](", "[x](#y)", "[](wet:AWB/4:23)", "[^n]", "[^n]: x\n", "*",
    "**", "^", "~2~", "\\", "`", "<b>", "<!--", "&amp;", "| a | b |\n| - | - |\n| ^ | < |\n",
    "{rijen=regios kop=2 breedtes=1,x}\n", "::: als rij.x = 1\n", "::: anders\n", ":::\n", "::: fiche A | B\n",
    "::: formule\n", "> ", "> > ", "![x](y.png)", "[x]{en}", "\u00a0", "’", "«", "€ 1.000", "1 mei 2025", "10%", "\x00",
    "\ufeff", "\r\n", "\u2028", "é", "𝔸", "&", "%", "!", "0", "9999999999999999999", "-1", "null", "[", "]", "{", "}",
    "? ", "is: a - b\n", "bedrag: 1\n", "datum: 2025-02-30\n", "&a *a", "!!python/object", "...", "---\n",
    "jaren(a, 99999)", "a / 0",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mutation that did what it may not: which, and what happened."""

    number: int
    what: str


@cache
def sto() -> Mapping[str, bytes]:
    """The dossier of the project; the second dossier where that is away."""
    folder = ROOT / "regeling" if (ROOT / "regeling").is_dir() else ROOT / "tests" / "tweede-dossier"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@cache
def alles() -> Mapping[str, bytes]:
    """The dossier that uses every node."""
    return alles_files().content


def mutated(files: Mapping[str, bytes], number: int) -> Mapping[str, bytes]:
    """The dossier with one to four mutations in one of its texts. The same number gives the same dossier."""
    chance = random.Random(SEED + number)
    texts = [path for path in files if path.endswith((".md", ".yaml", ".csv"))]
    path = chance.choice(texts)
    text = files[path].decode()
    for _ in range(chance.randint(1, 4)):
        text = _mutation(text, chance)
    return {**files, path: text.encode("utf-8", errors="surrogatepass")}


def _mutation(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((1, 1, 2, 5, 20, 200)))
    match chance.randrange(6):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + text[start:]
        case 2:
            other = chance.randrange(len(text) + 1)
            return text[:other] + text[start:end] + text[other:]
        case 3:
            return text[:start] if chance.random() < 0.2 else text[:start] + chance.choice(MARKS) + text[end:]
        case _:
            return text[:start] + chance.choice(MARKS) + text[start:]


def tried(number: int) -> Trouble | None:
    """One mutation: odd numbers of the dossier of the project, even ones of `alles`."""
    files = mutated(sto() if number % 2 else alles(), number)
    start = time.process_time()
    try:
        found = compile_dossier(MemoryFiles(files)).diagnostics
    except Exception as error:  # any exception at all is what we look for
        return Trouble(number, f"{type(error).__name__}: {error}")
    seconds = time.process_time() - start
    if seconds > LONGEST:
        return Trouble(number, f"{seconds:.1f} s")
    if exit_code(found) not in (0, 1, 2):
        return Trouble(number, f"exit code {exit_code(found)}")
    nowhere = [each.rule.code for each in found if each.span.line < 1 or each.span.column < 1 or each.span.path not in files]
    return Trouble(number, f"no place: {nowhere}") if nowhere else None


def run(first: int, count: int, workers: int) -> Iterator[Trouble]:
    """Try so many mutations, in processes beside each other."""
    with ProcessPoolExecutor(workers) as pool:
        for done, trouble in enumerate(pool.map(tried, range(first, first + count), chunksize=20), 1):
            if trouble is not None:
                yield trouble
            if done % 1000 == 0:
                print(f"{done} of {count}", flush=True)


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    began = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    troubles = list(run(began, amount, 2))
    for each in troubles:
        print(f"mutation {each.number}: {each.what}")
    print(f"{amount} mutations from {began}, seed {SEED}: {len(troubles)} in trouble")
    sys.exit(1 if troubles else 0)
