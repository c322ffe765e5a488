"""What a dossier says about the rules: how serious a finding is here, and where a rule does not apply. Each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.dossier import Dossier, Uitzondering
from regelzetter.nearest import did_you_mean

_DOSSIER: Final = """\
dossier: proef
organisatie: {{naam: Ministerie van Voorbeelden, code: mnre9999}}
datum: "{{{{ dag }}}}"
gegevens: [gegevens/waarden.yaml]
documenten:
  nota: {{soort: nota, bronnen: [nota.md], titel: Nota, formaten: [html]}}
uitzonderingen:
  - {{code: REGL0510, plaats: nota.md, reden: {reden}}}
"""
_NOTA: Final = "Er is € 1.000.\n"

ONGEBRUIKT: Final = Rule(
    code="REGL0590",
    naam="ongebruikte-uitzondering",
    ernst=Ernst.WAARSCHUWING,
    regel="Een uitzondering in dossier.yaml hoort bij een bevinding die er is.",
    waarom="Een uitzondering die blijft staan nadat de tekst is verbeterd, verbergt later een nieuwe fout op die plaats.",
    bron="beschrijving van het dossier, uitzonderingen",
    fout=Voorbeeld((("dossier.yaml", _DOSSIER.format(reden="het gaat om een voorbeeld")), ("nota.md", "Er is geld.\n"))),
    goed=Voorbeeld((("dossier.yaml", _DOSSIER.format(reden="het gaat om een voorbeeld")), ("nota.md", _NOTA))),
)
ONBEKENDE_CODE: Final = Rule(
    code="REGL0591",
    naam="onbekende-code",
    ernst=Ernst.FOUT,
    regel="Alleen voor een regel over de inhoud (REGL05…, REGL06…, REGL10… en REGL0205–0207) kan het dossier de ernst kiezen "
    "of een uitzondering maken.",
    waarom="De andere regels zeggen dat iets niet te lezen of te maken is; dat gaat niet weg door het toe te staan.",
    bron="beschrijving van het dossier, regels en uitzonderingen",
    fout=Voorbeeld(
        (
            ("dossier.yaml", _DOSSIER.format(reden="voorbeeld").replace("REGL0510", "REGL0201")),
            ("nota.md", "Er is geld.\n"),
        )
    ),
    goed=Voorbeeld((("dossier.yaml", _DOSSIER.format(reden="het gaat om een voorbeeld")), ("nota.md", _NOTA))),
)
RULES: Final = (ONGEBRUIKT, ONBEKENDE_CODE)

CHANGEABLE: Final = ("REGL05", "REGL06", "REGL10", "REGL0205", "REGL0206", "REGL0207")
"""Codes of the rules whose severity a dossier may choose; those from before there was no room left in 05 and 06 begin so."""
STRICT: Final = ("REGL051",)
"""Codes that `--streng` makes an error: figures typed by hand where a value should stand."""
OWN: Final = ("REGL0590", "REGL0591")


def judged(found: Iterable[Diagnostic], dossier: Dossier, strict: bool) -> Iterator[Diagnostic]:
    """The findings as this dossier weighs them, without what it excepts, and what is wrong with its exceptions."""
    used: set[Uitzondering] = set()
    for finding in found:
        hits = [each for each in dossier.uitzonderingen if _covers(each, finding)]
        used.update(hits)
        if not hits:
            yield from _weighed(finding, dossier, strict)
    yield from _codes(dossier)
    for exception in dossier.uitzonderingen:
        if exception not in used and _changeable(exception.code):
            yield Diagnostic(ONGEBRUIKT, exception.span, f"op '{exception.plaats}' is geen {exception.code} gevonden",
                             "haal de uitzondering weg, of verbeter de plaats")  # fmt: skip


def _weighed(finding: Diagnostic, dossier: Dossier, strict: bool) -> Iterator[Diagnostic]:
    """With `--streng` a typed figure is an error, whatever the dossier says of the others."""
    choice = dossier.regels.get(finding.rule.code)
    if strict and finding.rule.code.startswith(STRICT):
        yield replace(finding, rule=replace(finding.rule, ernst=Ernst.FOUT))
    elif choice is None or not _changeable(finding.rule.code):
        yield finding
    elif choice.ernst != "uit":
        yield replace(finding, rule=replace(finding.rule, ernst=Ernst(choice.ernst)))


def _covers(exception: Uitzondering, finding: Diagnostic) -> bool:
    """Same code, and the place is the file, the address, or a part of the law that the address begins with."""
    if exception.code != finding.rule.code or not _changeable(exception.code):
        return False
    if exception.woorden and exception.woorden not in _plain(f"{finding.melding} {finding.tip}"):
        return False
    address = _plain(finding.adres)
    places = (finding.span.path, address, f"{finding.span.path}, {address}")
    return any(place == exception.plaats or place.startswith(f"{exception.plaats}, ") for place in places)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _changeable(code: str) -> bool:
    return code.startswith(CHANGEABLE) and not code.startswith(OWN)


def _codes(dossier: Dossier) -> Iterator[Diagnostic]:
    """A code that no rule has, or of a rule that cannot be changed."""
    named = [(each.code, each.span) for each in dossier.regels.values()]
    named += [(each.code, each.span) for each in dossier.uitzonderingen]
    if not named:
        return
    from regelzetter.catalogue import check_rules

    known = [code for code in check_rules() if _changeable(code)]
    for code, span in named:
        if code not in known:
            yield Diagnostic(ONBEKENDE_CODE, span, f"'{code}' is geen regel waarvan het dossier de ernst kan kiezen",
                             did_you_mean(code, known))  # fmt: skip
