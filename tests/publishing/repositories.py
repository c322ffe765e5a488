"""Small repositories to publish from: the second dossier, committed by nobody at a fixed hour, so that the commit is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

SECOND: Final = Path(__file__).parents[1] / "tweede-dossier"
NEUTRAL: Final = ":root { --blauw: #1b1b1b;"
"""In the style sheet of each of its pages: it asks for the neutral look."""
_NOBODY: Final = {
    "GIT_AUTHOR_NAME": "Proef",
    "GIT_AUTHOR_EMAIL": "proef@example.org",
    "GIT_COMMITTER_NAME": "Proef",
    "GIT_COMMITTER_EMAIL": "proef@example.org",
    "GIT_AUTHOR_DATE": "2030-01-31T12:00:00Z",
    "GIT_COMMITTER_DATE": "2030-01-31T12:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, env=os.environ | _NOBODY, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """A repository with the second dossier in `dossier/`; its folder."""
    shutil.copytree(SECOND, folder / "dossier")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "een")
    return folder


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def changed(folder: Path, path: str, old: str, new: str) -> None:
    """One change in a file of the repository, not committed."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
