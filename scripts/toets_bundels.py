"""Bundles by the official rules, without regelzetter: `toets_bundels.py [MAP]` (default build/publicatie).

Takes each besluit out of every zip, and has KOOP's schemas and Schematron look at it, in STOP 1.3.0 and 1.4.1, by `stop_check.py`
from the folder with schemas (REGELZETTER_SCHEMAS, or else ../shared/schemas). Exit 1 if a besluit is refused or if there is none;
2 if the check itself could not be done.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
VERSIONS: Final = ("1.3.0", "1.4.1")
BESLUIT: Final = "stop/besluit.xml"
LARGEST: Final = 50_000_000
"""Bytes; a besluit is never larger."""


def main(arguments: list[str]) -> int:
    bundles = sorted(Path(arguments[0] if arguments else ROOT / "build" / "publicatie").glob("*.zip"))
    schemas = Path(os.environ.get("REGELZETTER_SCHEMAS") or ROOT.parent / "shared" / "schemas")
    check = schemas / "stop_check.py"
    if not check.is_file():
        print(f"geen {check}: geef de map met schema's in REGELZETTER_SCHEMAS", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        besluiten = [path for bundle in bundles for path in taken_out(bundle, Path(folder))]
        print(f"{len(bundles)} bundels, {len(besluiten)} met een besluit", flush=True)
        if not besluiten:
            return 1
        # Each version is asked, also when the first has refused: the report is whole.
        codes = [checked(check, version, besluiten) for version in VERSIONS]
    return max(codes)


def taken_out(bundle: Path, folder: Path) -> list[Path]:
    """The besluiten of a bundle (its own, and those of annexes) as files that bear its name; none if nothing in it has STOP.

    A file that is no bundle that can be opened ends the check: it has not passed.
    """
    paths: list[Path] = []
    try:
        with zipfile.ZipFile(bundle) as archive:
            for name in archive.namelist():
                if name != BESLUIT and not name.endswith(f"/{BESLUIT}"):
                    continue
                if archive.getinfo(name).file_size > LARGEST:
                    raise SystemExit(f"{bundle}: {name} is groter dan {LARGEST} bytes")
                place = name.removesuffix(BESLUIT).replace("/", ".")
                paths.append(folder / f"{bundle.stem}.{place}besluit.xml")
                paths[-1].write_bytes(archive.read(name))
    # What zipfile is known to raise on damaged, hostile or encrypted archives.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as reason:
        raise SystemExit(f"{bundle}: geen heel zip-bestand ({reason})") from reason
    return paths


def checked(check: Path, version: str, besluiten: list[Path]) -> int:
    """0: nothing found; 1: refused; 2: the check broke off."""
    run = subprocess.run([sys.executable, str(check), version, *map(str, besluiten)], check=False, capture_output=True, text=True)
    print(run.stdout, end="", flush=True)
    if run.returncode and "faults" not in run.stdout:
        print(run.stderr, file=sys.stderr)
        return 2
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
