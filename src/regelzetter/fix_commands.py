"""`herstel` and `hernummer`: edits on the sources, written back as they were — only the signs that are wrong change."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from regelzetter.commands import DONE, ERRORS, Workplace
from regelzetter.compile import compile_dossier
from regelzetter.fixing import apply, fix
from regelzetter.passes.renumber import renumbered

ROUNDS: Final = 20
"""A fix may bring another to light; more rounds than this would mean that two rules disagree."""


def repair(place: Workplace, codes: tuple[str, ...], dry: bool) -> int:
    """Apply the fixes of the findings, those of `codes` only if there are any, until nothing changes any more."""
    files = _texts(place)
    original = dict(files)
    count = 0
    for _ in range(ROUNDS):
        outcome = compile_dossier(_Overlay(place, files))
        wanted = [each for each in outcome.diagnostics if not codes or each.rule.code in codes]
        done = fix(wanted, files)
        if not done.files:
            break
        files.update(done.files)
        count += len(done.mended)
        for each in done.mended:
            place.terminal.say(
                f"{place.prefix}{each.span.path}:{each.span.line}:{each.span.column}: {each.rule.code}: {each.tip}"
            )
    return _finish(place, original, files, f"{count} {'melding' if count == 1 else 'meldingen'} hersteld", dry)


def renumber(place: Workplace, dry: bool) -> int:
    """Typed numbers that do not follow on get the number that does, and references to them follow."""
    files = _texts(place)
    outcome = compile_dossier(place.files())
    if outcome.value is None:
        place.terminal.diagnostics(outcome.diagnostics, {}, place.prefix)
        return ERRORS
    edits = renumbered(tuple(outcome.value.documenten.values()), outcome.value.sources)
    for edit in edits:
        place.terminal.say(f"{place.prefix}{edit.span.path}:{edit.span.line}:{edit.span.column}: wordt {edit.text}")
    changed = {
        path: apply(text, [edit for edit in edits if edit.span.path == path]) for path, text in files.items()
    }  # fmt: skip
    return _finish(place, files, changed, f"{len(edits)} {'nummer' if len(edits) == 1 else 'nummers'} gewijzigd", dry)


def _finish(place: Workplace, original: Mapping[str, str], files: Mapping[str, str], said: str, dry: bool) -> int:
    """Write what changed. A trial writes nothing, and answers 1 if there was something to change."""
    changed = {path: text for path, text in files.items() if text != original[path]}
    if dry:
        place.terminal.say(f"{said.rsplit(' ', 1)[0]} te wijzigen; niets geschreven")
        return ERRORS if changed else DONE
    for path, text in changed.items():
        _replace(_root(place) / path, text)
    place.terminal.say(f"{said} in {len(changed)} {'bestand' if len(changed) == 1 else 'bestanden'}")
    return DONE


def _root(place: Workplace) -> Path:
    return place.dossier.parent if place.dossier.name == "dossier.yaml" else place.dossier


def _texts(place: Workplace) -> dict[str, str]:
    """Every text of the dossier as it is on disk, line ends and all."""
    files = place.files()
    texts: dict[str, str] = {}
    for path in files.names():
        data = files.read(path) if path.endswith((".md", ".yaml", ".yml")) else None
        if data is not None:
            try:
                texts[path] = data.decode("utf-8")
            except UnicodeDecodeError:
                continue  # reported by the compiler; a file that cannot be read is not written
    return texts


def _replace(path: Path, text: str) -> None:
    """Beside it first, then in its place: a full disk does not cost a source. A link stays a link."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".regelzetter-")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)
    Path(name).chmod(target.stat().st_mode)
    Path(name).replace(target)


class _Overlay:
    """The files of the dossier with some texts as they are about to be written."""

    def __init__(self, place: Workplace, texts: Mapping[str, str]) -> None:
        self._files = place.files()
        self._texts = texts

    def names(self) -> tuple[str, ...]:
        return self._files.names()

    def read(self, path: str) -> bytes | None:
        text = self._texts.get(path)
        return text.encode() if text is not None else self._files.read(path)
