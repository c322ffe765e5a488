"""The programs that people read documents with, as far as this machine has them, with the letters of the project and no others.

So a page looks the same on every machine: not what fonts it has, but what we made decides where a line ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

from regelzetter.writing.pdf import FONT_PACKAGE

NEEDS: Final = {
    "docx": ("soffice", "pdftoppm"),
    "odt": ("soffice", "pdftoppm"),
    "pdf": ("pdftoppm",),
    "html": ("chromium",),
}
"""Format → the programs that draw it."""
_PATIENCE: Final = 600
"""Seconds for one program."""
_LETTERS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>
  <match target="font">
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


def missing(formaat: str) -> tuple[str, ...]:
    """The programs that this format needs and this machine does not have."""
    return tuple(name for name in NEEDS[formaat] if shutil.which(name) is None)


def drawable(formats: Iterable[str]) -> tuple[str, ...]:
    return tuple(formaat for formaat in formats if not missing(formaat))


def run(command: list[str], place: Path) -> None:
    """Run a program with our letters; `place` is a folder that it may fill. A program that fails ends it all, with its words."""
    letters = place / "fonts.conf"
    letters.write_text(_LETTERS.format(fonts=files(FONT_PACKAGE) / "files", cache=place / "cache"), encoding="utf-8")
    around = {**os.environ, "FONTCONFIG_FILE": str(letters)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE, env=around)
    if done.returncode:
        raise SystemExit(f"{command[0]} stopte met {done.returncode}:\n{done.stdout}{done.stderr}")
