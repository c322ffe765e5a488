"""Where the templates are: inside an installed package, or at the top of the project."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """The folder with templates of the four dresses."""
    here = Path(__file__).resolve().parent
    installed = here / "templates"
    return installed if installed.is_dir() else here.parents[1] / "templates"
