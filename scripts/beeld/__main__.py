"""`make beeld`: every page of every document as a picture, and the first pages beside those that someone has looked at.

Builds both dossiers, draws all pages into build/beeld/ and compares a small set with tests/beeld/. A page that looks different is
reported, with a picture that shows how it was, how it is and what differs. `--klein` draws that small set alone, in about a
minute. After looking: `--aanvaard` makes the new pictures the reference.

A format whose programs are not installed is skipped, and said to be. Exit 0: all that was drawn looks the same, or is accepted;
1: something looks different or has no reference; 2: nothing could be drawn, or not all that `--aanvaard` needs.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scripts.beeld.compare import compare, shrunk
from scripts.beeld.programs import NEEDS, drawable, missing
from scripts.beeld.render import Picture, build, draw
from scripts.beeld.small_set import CHOSEN, formaat_of, small_set

ROOT: Final = Path(__file__).parents[2]
REFERENCE: Final = ROOT / "tests" / "beeld"
DONE, DIFFERENT, CANNOT = 0, 1, 2


def main(arguments: list[str], reference: Path = REFERENCE) -> int:
    parser = argparse.ArgumentParser(
        prog="make beeld", description="Teken alle bladzijden en vergelijk de eerste met tests/beeld/."
    )
    parser.add_argument("--uit", type=Path, default=ROOT / "build" / "beeld", metavar="MAP")
    parser.add_argument("--aanvaard", action="store_true", help="de nieuwe beelden worden het voorbeeld")
    parser.add_argument("--klein", action="store_true", help="alleen de bladzijden die een voorbeeld hebben")
    asked = parser.parse_args(arguments)
    formats = drawable(NEEDS)
    for formaat in NEEDS:
        if lacking := missing(formaat):
            print(f"overgeslagen: {formaat}, want niet geïnstalleerd: {', '.join(lacking)}", flush=True)
    if not formats or (asked.aanvaard and len(formats) < len(NEEDS)):
        print("voorbeelden aanvaarden kan alleen met alle formaten" if formats else "niets getekend", file=sys.stderr)
        return CANNOT
    drawn = _drawn(asked.uit, formats, asked.klein)
    pictures = small_set(drawn)
    if asked.aanvaard:
        return accept(pictures, reference)
    known = {path.name for path in reference.glob("*.png") if formaat_of(path.name) in formats}
    return report(pictures, reference, known, asked.uit / "verschil")


def _drawn(target: Path, formats: tuple[str, ...], small: bool) -> dict[Picture, Path]:
    """Pages of both dossiers as pictures, in a folder that holds nothing else."""
    shutil.rmtree(target, ignore_errors=True)
    with TemporaryDirectory() as place:
        built = []
        for dossier, documents in CHOSEN.items():
            built += build(ROOT / dossier, Path(place) / Path(dossier).name, formats, documents if small else ())
        drawn = draw(built, target, first_pages=small)
    print(f"{len(drawn)} bladzijden in {target}/", flush=True)
    return drawn


def accept(pictures: dict[str, Path], reference: Path) -> int:
    """The pictures of now become the reference; what looks the same stays as it is, and what has no picture any more goes."""
    reference.mkdir(exist_ok=True)
    for old in reference.glob("*.png"):
        if old.name not in pictures:
            old.unlink()
    changed = [name for name, picture in pictures.items() if not _same(reference / name, picture)]
    for name in changed:
        shrunk(pictures[name], reference / name)
    print(f"{len(changed)} van {len(pictures)} beelden zijn nieuw of anders, en nu het voorbeeld in {reference}/")
    return DONE


def _same(reference: Path, picture: Path) -> bool:
    return reference.exists() and compare(reference, picture) == 0


def report(pictures: dict[str, Path], reference: Path, known: set[str], folder: Path) -> int:
    """Say which pages look different from their reference, and draw the difference of each in a folder."""
    different = [f"{name} heeft nog geen voorbeeld" for name in sorted(pictures.keys() - known)]
    different += [f"{name} wordt niet meer gemaakt" for name in sorted(known - pictures.keys())]
    for name in sorted(pictures.keys() & known):
        if (part := compare(reference / name, pictures[name], folder / name)) > 0:
            different.append(f"{name} ziet er anders uit ({part:.2%} van de bladzijde): {folder / name}")
    for line in different:
        print(line)
    print(f"{len(pictures)} beelden vergeleken, {len(different)} anders")
    if different:
        print("bekijk ze; is het goed zo, dan: make beeld AANVAARD=ja")
    return DIFFERENT if different else DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
