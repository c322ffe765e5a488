"""`vergelijk`: two versions of a dossier → findings on the terminal, and a redline."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from regelzetter.commands import DONE, ERRORS, Workplace
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import one_line
from regelzetter.output import as_json as json_bytes
from regelzetter.output import replace_files
from regelzetter.storage import Files, StorageError, UnknownRevisionError, open_folder, open_revision
from regelzetter.tree.nodes import Document

SHOWN = 5
"""Errors of a version on the terminal; the page and the data have all."""
DRAFTING: Final = ("REGL05", "REGL06")


def open_version(place: Workplace, version: str) -> Files:
    """A version by name: a folder with a dossier, or a git revision of this dossier."""
    folder = Path(version)
    if folder.is_dir() or folder.name == "dossier.yaml":
        return open_folder(folder)
    if folder.is_file():
        raise StorageError(f"'{version}' is een bestand; noem de map waar dossier.yaml in staat, of een versie in git")
    if not place.dossier.is_dir():
        raise StorageError(
            f"de map '{version}' bestaat niet; voor een versie in git kiest u met --dossier de map van het dossier"
        )
    try:
        return open_revision(place.dossier, version)
    except UnknownRevisionError as error:
        raise StorageError(f"'{version}' is geen map en geen versie in git (een tag, een tak of een commit)") from error


def compare_versions(place: Workplace, old: str, new: str, target: Path) -> int:
    """Compile both versions and tell what changed. A version with errors is compared as far as it can be read; the exit code is 1
    when the new one has any, and when the old one could not be read whole: then what is told may not be all."""
    from regelzetter.comparing.changes import as_json, as_lines, compare
    from regelzetter.comparing.lines import counted
    from regelzetter.comparing.redline import redline_html
    from regelzetter.templates_folder import templates_folder
    from regelzetter.writing.html import style_sheet

    was, now = _compiled(place, old), _compiled(place, new)
    before, after, unread = was.dossier, now.dossier, (*was.errors, *now.errors)
    comparison = compare(texts(before), texts(after), before.values, after.values)
    for line in as_lines(comparison):
        place.terminal.show(line)
    place.terminal.say(counted(len(comparison.changes)))
    title = f"Vergelijking {after.dossier.naam}"
    style = style_sheet(templates_folder(), after.huisstijl)
    files = {
        "vergelijking/vergelijking.html": redline_html(comparison, title, old, new, style, unread),
        "vergelijking/vergelijking.json": json_bytes(as_json(comparison, unread)),
    }
    replace_files(target, files, ())
    place.terminal.say(f"{target}/vergelijking/vergelijking.html")
    return DONE if was.is_whole and not now.errors else ERRORS


def texts(version: Compiled) -> tuple[Document, ...]:
    """The documents; a letter to many recipients with all its passages, not as the first of them gets it."""
    return tuple({**version.documenten, **version.ongevuld}.values())


class _Version(NamedTuple):
    dossier: Compiled
    errors: tuple[str, ...]
    """In one line each: they say what of it could not be compared."""
    is_whole: bool
    """There is no error but of drafting: a rule that is younger than an old version takes nothing from its text."""


def _compiled(place: Workplace, version: str) -> _Version:
    outcome = compile_dossier(open_version(place, version))
    if outcome.value is None:
        first = outcome.diagnostics[0]
        raise StorageError(
            f"in '{version}' staat geen dossier dat gelezen kan worden: {first.span.path}:{first.span.line}: {first.melding}"
        )
    errors = tuple(one_line(finding, f"{version}: ") for finding in outcome.diagnostics if finding.is_fout)
    if errors:
        place.terminal.insist(
            f"let op: '{version}' heeft {len(errors)} {'fout' if len(errors) == 1 else 'fouten'}; "
            "vergeleken wordt wat gelezen kon worden"
        )
    for line in errors[:SHOWN]:
        place.terminal.insist(f"  {line}")
    is_whole = all(not finding.is_fout or finding.rule.code.startswith(DRAFTING) for finding in outcome.diagnostics)
    return _Version(outcome.value, errors, is_whole)
