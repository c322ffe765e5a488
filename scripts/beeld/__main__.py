"""`make beeld`: every page of every document as a picture, and the first pages beside those that someone has looked at.

Builds both dossiers, draws all pages into build/beeld/ and compares a small set with tests/beeld/. A page that looks different is
reported, with a picture that shows how it was, how it is and what differs. After looking: `--aanvaard` makes the new pictures the
reference. Exit 0: all the same or accepted; 1: something looks different; 2: a program that draws is not there.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Final

from scripts.beeld.compare import compare, shrunk
from scripts.beeld.render import TOOLS, draw, missing_tools
from scripts.beeld.small_set import small_set

ROOT: Final = Path(__file__).parents[2]
REFERENCE: Final = ROOT / "tests" / "beeld"
DOSSIERS: Final = ("regeling", "tests/tweede-dossier")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="make beeld", description="Teken alle bladzijden en vergelijk de eerste met tests/beeld/."
    )
    parser.add_argument("--uit", type=Path, default=ROOT / "build" / "beeld", metavar="MAP")
    parser.add_argument("--aanvaard", action="store_true", help="de nieuwe beelden worden het voorbeeld")
    parser.add_argument("--klein", action="store_true", help="alleen de bladzijden die een voorbeeld hebben")
    asked = parser.parse_args(arguments)
    if missing := missing_tools():
        print(f"niet geïnstalleerd: {', '.join(missing)} (nodig: {', '.join(TOOLS)})", file=sys.stderr)
        return 2
    shutil.rmtree(asked.uit, ignore_errors=True)
    pictures: dict[str, Path] = {}
    for dossier in DOSSIERS:
        if (ROOT / dossier / "dossier.yaml").is_file():
            drawn = draw(ROOT / dossier, asked.uit / Path(dossier).name, first_only=asked.klein)
            print(f"{dossier}: {len(drawn)} bladzijden in {asked.uit / Path(dossier).name}/", flush=True)
            pictures |= small_set(Path(dossier).name, drawn)
    return accept(pictures) if asked.aanvaard else report(pictures, asked.uit / "verschil")


def accept(pictures: dict[str, Path]) -> int:
    """The pictures of now become the reference; what has no picture any more goes."""
    REFERENCE.mkdir(exist_ok=True)
    for old in REFERENCE.glob("*.png"):
        if old.name not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        shrunk(picture, REFERENCE / name)
    print(f"{len(pictures)} beelden aanvaard in {REFERENCE}/")
    return 0


def report(pictures: dict[str, Path], folder: Path) -> int:
    """Say which pages look different from their reference, and draw the difference of each in a folder."""
    known = {path.name for path in REFERENCE.glob("*.png")}
    different = [f"{name} heeft nog geen voorbeeld" for name in sorted(pictures.keys() - known)]
    different += [f"{name} wordt niet meer gemaakt" for name in sorted(known - pictures.keys())]
    for name in sorted(pictures.keys() & known):
        if (part := compare(REFERENCE / name, pictures[name], folder / name)) > 0:
            different.append(f"{name} ziet er anders uit ({part:.1%} van de bladzijde): {folder / name}")
    for line in different:
        print(line)
    print(f"{len(pictures)} beelden vergeleken, {len(different)} anders")
    if different:
        print("bekijk ze; is het goed zo, dan: make beeld AANVAARD=ja")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
