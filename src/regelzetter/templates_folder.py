"""Where the templates are: inside an installed package, or at the top of the project."""

from __future__ import annotations

from pathlib import Path

from regelzetter.storage import StorageError


def templates_folder() -> Path:
    """The folder with templates of the four dresses. Raises StorageError where they are gone."""
    here = Path(__file__).resolve().parent
    installed = here / "templates"
    folder = installed if installed.is_dir() else here.parents[1] / "templates"
    if not folder.is_dir():
        raise StorageError(f"de map {folder} met de sjablonen bestaat niet; zet haar terug of installeer regelzetter opnieuw")
    return folder
