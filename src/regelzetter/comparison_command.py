"""`vergelijk`: two versions of a dossier → findings on the terminal, and a redline."""

from __future__ import annotations

from pathlib import Path

from regelzetter.commands import DONE, Workplace
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.output import as_json as json_bytes
from regelzetter.output import replace_files
from regelzetter.storage import Files, StorageError, open_folder, open_revision
from regelzetter.tree.nodes import Document


def open_version(place: Workplace, version: str) -> Files:
    """A version by name: a folder with a dossier, or a git revision of this dossier."""
    folder = Path(version)
    if folder.is_dir() or folder.name == "dossier.yaml":
        return open_folder(folder)
    return open_revision(place.dossier, version)


def compare_versions(place: Workplace, old: str, new: str, target: Path) -> int:
    """Compile both versions and tell what changed. A version with errors is compared as far as it can be read."""
    from regelzetter.comparing.changes import as_json, as_lines, compare
    from regelzetter.comparing.redline import redline_html
    from regelzetter.templates_folder import templates_folder
    from regelzetter.writing.html import style_sheet

    before, after = _compiled(place, old), _compiled(place, new)
    comparison = compare(texts(before), texts(after), before.values, after.values)
    for line in as_lines(comparison):
        place.terminal.show(line)
    title = f"Vergelijking {after.dossier.naam}"
    style = style_sheet(templates_folder(), after.huisstijl)
    files = {
        "vergelijking/vergelijking.html": redline_html(comparison, title, old, new, style),
        "vergelijking/vergelijking.json": json_bytes(as_json(comparison)),
    }
    replace_files(target, files, ())
    place.terminal.say(f"{target}/vergelijking/vergelijking.html")
    return DONE


def texts(version: Compiled) -> tuple[Document, ...]:
    """The documents; a letter to many recipients with all its passages, not as the first of them gets it."""
    return tuple({**version.documenten, **version.ongevuld}.values())


def _compiled(place: Workplace, version: str) -> Compiled:
    outcome = compile_dossier(open_version(place, version))
    if outcome.value is None:
        first = outcome.diagnostics[0]
        raise StorageError(
            f"in '{version}' staat geen dossier dat gelezen kan worden: {first.span.path}:{first.span.line}: {first.melding}"
        )
    errors = sum(finding.is_fout for finding in outcome.diagnostics)
    if errors:
        place.terminal.say(
            f"let op: '{version}' heeft {errors} {'fout' if errors == 1 else 'fouten'}; vergeleken wordt wat gelezen kon worden"
        )
    return outcome.value
