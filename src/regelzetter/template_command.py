"""`regelzetter sjabloon controleer`: what is missing in a Word letterhead, without a dossier."""

from __future__ import annotations

from pathlib import Path

from regelzetter.diagnostics import Diagnostic, Ernst
from regelzetter.source import Span
from regelzetter.templates_folder import templates_folder
from regelzetter.terminal import Terminal
from regelzetter.writing.huisstijl import DRESSES

FIT, UNFIT = 0, 1
USUAL = "rijksbrief"
LARGEST = 20_000_000
"""Bytes; as of every file of a dossier."""


def check_template(path: Path, terminal: Terminal) -> int:
    """Print what there is to say of it; 1 if it cannot be used."""
    found = findings(path)
    terminal.diagnostics(found, {}, "")
    if any(each.is_fout for each in found):
        return UNFIT
    terminal.say(f"{path.name} kan gebruikt worden")
    return FIT


def findings(path: Path) -> tuple[Diagnostic, ...]:
    """What there is to say of a template, and of its name."""
    from regelzetter.house_style import NAAM_VAN_SJABLOON
    from regelzetter.nearest import did_you_mean
    from regelzetter.writing.template_check import check

    dress = path.stem if path.stem in DRESSES else USUAL
    ours = (templates_folder() / f"{dress}.docx").read_bytes()
    data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    found = check(data, path.as_posix(), ours)
    if path.stem in DRESSES or any(each.rule.ernst is Ernst.FOUT and each.rule.code == "REGL0870" for each in found):
        return found
    named = f"'{path.name}' is niet de naam van een jas; hier is het bekeken als {USUAL}"
    tip = did_you_mean(path.name, [f"{each}.docx" for each in DRESSES])
    return (Diagnostic(NAAM_VAN_SJABLOON, Span(path.as_posix(), 1, 1, 1, 1), named, tip), *found)
