"""`herstel` and `hernummer`: edits on the sources, written back as they were — only the signs that are wrong change."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from regelzetter.checks.citing_own_rules import GETYPT, NERGENS
from regelzetter.commands import DONE, ERRORS, Workplace
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.dossier_rules import CODERING, ONTBREEKT
from regelzetter.fixing import apply, fix
from regelzetter.judging import ONGEBRUIKT
from regelzetter.passes.renumber import Renumbered, renumbered
from regelzetter.source import Span
from regelzetter.storage import StorageError, reason

ROUNDS: Final = 20
"""A fix may bring another to light; more rounds than this would mean that two rules disagree."""
_UNREAD: Final = (ONTBREEKT, CODERING)
"""Without one of its files a regulation seems to have a gap there."""
_LABEL: Final = re.compile(r"\[\]\(#([a-z][a-z0-9-]*)")


def repair(place: Workplace, codes: tuple[str, ...], dry: bool) -> int:
    """Apply the fixes of the findings, those of `codes` only if there are any, until nothing changes any more."""
    outcome = compile_dossier(place.files())
    if outcome.value is None:
        place.terminal.diagnostics(outcome.diagnostics, {}, place.prefix)
        return ERRORS
    original = _texts(place, outcome)
    files = dict(original)
    count = 0
    for _ in range(ROUNDS):
        wanted = [each for each in outcome.diagnostics if not codes or each.rule.code in codes]
        done = fix(wanted, files)
        if not done.files:
            break
        files.update(done.files)
        count += len(done.mended)
        for each in done.mended:
            place.terminal.say(f"{_place(place, each.span)}: {each.rule.code}: {each.tip}")
        outcome = compile_dossier(_Overlay(place, files))
    return _finish(place, original, files, f"{count} {'melding' if count == 1 else 'meldingen'} hersteld", dry)


def renumber(place: Workplace, dry: bool) -> int:
    """Typed numbers that do not follow on get the number that does, and references to them follow.

    A typed reference (“artikel 5, tweede lid”) to what gets another number is made live first, and so follows too. Where that
    cannot be, it is named: whoever renumbers has to look at it.
    """
    outcome = compile_dossier(place.files())
    unread = [each for each in outcome.diagnostics if each.rule in _UNREAD]
    if outcome.value is None or unread:
        place.terminal.diagnostics(unread or outcome.diagnostics, {}, place.prefix)
        return ERRORS
    original = _texts(place, outcome)
    work = _renumbered(outcome.value)
    live = fix([each for each in outcome.diagnostics if _is_moved(each, work.moved)], original)
    files = {**original, **live.files}
    if live.files:
        outcome = compile_dossier(_Overlay(place, files))
        work = _renumbered(outcome.value) if outcome.value is not None else work
    if work.left or work.lost:
        return _refused(place, work)
    for each in live.mended:
        place.terminal.say(f"{_place(place, each.span)}: wordt {each.fix[0].text}")
    for edit in work.edits:
        place.terminal.say(f"{_place(place, edit.span)}: wordt {edit.text}")
    changed = {path: apply(text, [edit for edit in work.edits if edit.span.path == path]) for path, text in files.items()}
    code = _finish(place, original, changed, f"{_numbers(len(work.edits))} gewijzigd", dry)
    for each in outcome.diagnostics if work.edits else ():
        if each.rule in (GETYPT, NERGENS) and not (_label(each) and _label(each) not in work.moved):
            place.terminal.say(f"{_place(place, each.span)}: {each.melding}; dat gaat niet mee, kijk na of het nummer klopt")
    if work.edits:
        known = {each.span for each in outcome.diagnostics if each.rule is ONGEBRUIKT}
        for each in compile_dossier(_Overlay(place, changed)).diagnostics:
            if each.rule is ONGEBRUIKT and each.span not in known:
                place.terminal.say(
                    f"{_place(place, each.span)}: {each.melding}: een uitzondering gaat niet mee, verbeter de plaats"
                )
    return code


def _numbers(count: int) -> str:
    return f"{count} {'nummer' if count == 1 else 'nummers'}"


def _renumbered(compiled: Compiled) -> Renumbered:
    """A letter as it was written, with every passage: the one of its first recipient leaves some out."""
    documents = {**compiled.documenten, **compiled.ongevuld}
    return renumbered(tuple(documents.values()), compiled.sources)


def _is_moved(finding: Diagnostic, moved: Collection[str]) -> bool:
    return finding.rule is GETYPT and _label(finding) in moved


def _label(finding: Diagnostic) -> str:
    """The label that a typed reference should have; empty when there is none."""
    found = _LABEL.search(finding.tip)
    return found[1] if found is not None and found[1] != "naam" else ""


def _refused(place: Workplace, work: Renumbered) -> int:
    """Half a renumbering is worse than none; and what points at nothing would come to point at another lid."""
    lines = [f"{_place(place, edit.span)}: hernummer kan dit niet wijzigen in {edit.text}" for edit in work.left]
    lines += [
        f"{_place(place, edit.span)}: {edit.text} wijst naar niets, en zou na het hernummeren naar iets anders wijzen"
        for edit in work.lost
    ]
    tips = [
        "wijzig die verwijzing eerst" if work.lost else "",
        "wijzig zelf wat twee stukken anders nummeren of wat bijzonder is getypt" if work.left else "",
    ]
    lines.append(f"regelzetter: niets geschreven; {' en '.join(filter(None, tips))}")
    print("\n".join(lines), file=sys.stderr)
    return ERRORS


def _place(place: Workplace, span: Span) -> str:
    return f"{place.prefix}{span.path}:{span.line}:{span.column}"


def _finish(place: Workplace, original: Mapping[str, str], files: Mapping[str, str], said: str, dry: bool) -> int:
    """Write what changed. A trial writes nothing, and answers 1 if there was something to change."""
    changed = {path: text for path, text in files.items() if text != original[path]}
    if dry:
        place.terminal.say(f"{said.rsplit(' ', 1)[0]} te wijzigen; niets geschreven")
        return ERRORS if changed else DONE
    _write({_root(place) / path: text for path, text in changed.items()})
    place.terminal.say(f"{said} in {len(changed)} {'bestand' if len(changed) == 1 else 'bestanden'}")
    return DONE


def _root(place: Workplace) -> Path:
    return place.dossier.parent if place.dossier.name == "dossier.yaml" else place.dossier


def _texts(place: Workplace, outcome: Outcome[Compiled | None]) -> dict[str, str]:
    """Every text of the dossier as it is on disk, line ends and all. What cannot be read is reported by the compiler."""
    files = place.files()
    read = ((path, files.read(path)) for path in (outcome.value.sources if outcome.value is not None else ()))
    return {path: data.decode("utf-8") for path, data in read if data is not None}


def _write(texts: Mapping[Path, str]) -> None:
    """All beside their places first, then in them: a full disk does not cost a source. A link stays a link."""
    beside: list[tuple[Path, Path]] = []
    for path, text in texts.items():
        target = path.resolve()
        try:
            beside.append((_beside(target, text), target))
        except OSError as error:
            for new, _ in beside:
                new.unlink()
            raise StorageError(f"{path} kan niet worden geschreven: {reason(error)}; er is niets gewijzigd") from error
    for new, target in beside:
        new.replace(target)


def _beside(target: Path, text: str) -> Path:
    """Raises OSError where the file may not be written: replacing it would not ask."""
    if not target.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(0, "het bestand is alleen te lezen")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".regelzetter-")
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        new.chmod(target.stat().st_mode)
    except OSError:
        new.unlink()
        raise
    return new


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
