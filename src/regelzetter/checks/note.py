"""The explanatory note: what it should not say, and what it must tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.passages import Deel
from regelzetter.checks.patterns import Patroon, find
from regelzetter.checks.sources import AFGELEID
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Divisie, Regeling

_NOTE: Final = "toelichting.md"
_DELEN: Final = """\
# Algemeen deel

## 1. Aanleiding

Er is behoefte aan een proef.

## 2. Inhoud

De regeling maakt een proef mogelijk.

## 3. {}

De proef wordt betaald uit {}.
"""

OVERBODIG: Final = Rule(
    code="REGL0576",
    naam="toelichting-die-niets-zegt",
    ernst=Ernst.INFORMATIEF,
    regel="De toelichting zwijgt over een artikel dat geen toelichting behoeft.",
    waarom="Dat een artikel voor zich spreekt, hoeft niet te worden gezegd; de zin kost de lezer tijd en geeft niets.",
    bron="aanwijzing 4.48 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Algemeen deel\n\nEr is een proef.\n\n# Artikelsgewijs\n\n## [](#proef)\n\nDit artikel spreekt voor zich.\n",
                   _NOTE),
    goed=voorbeeld("# Algemeen deel\n\nEr is een proef.\n\n# Artikelsgewijs\n\n## [](#proef)\n\nDe proef is voor iedereen.\n",
                   _NOTE),
)  # fmt: skip
FINANCIEEL: Final = Rule(
    code="REGL0577",
    naam="toelichting-zonder-financiele-gevolgen",
    ernst=Ernst.WAARSCHUWING,
    regel="De toelichting zegt wat de regeling het Rijk en de sector kost, ook als dat niets is.",
    waarom="Wie de regeling beoordeelt, wil weten wat zij kost en waar het geld vandaan komt.",
    bron="aanwijzing 4.45 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld(_DELEN.format("Duur", "giften"), _NOTE),
    goed=voorbeeld(_DELEN.format("Financiële gevolgen", "de begroting van het ministerie"), _NOTE),
)
RULES: Final[tuple[Rule, ...]] = (OVERBODIG, FINANCIEEL)

PATRONEN: Final = (
    Patroon(
        rule=OVERBODIG,
        woorden=("geen toelichting", "geen nadere toelichting", "geen verdere toelichting", "voor zich"),
        zoek=r"\b(?:artikel(?:en)?|leden|lid|bepaling(?:en)?|onderdeel|onderdelen)\b[^.;]{0,60}?"
        r"\b(?:(?:behoeft|behoeven|vergt|vergen) geen (?:nadere |verdere )?toelichting|spreekt voor zich|spreken voor zich)",
        melding="‘{0}’ zegt de lezer niets",
        tip="laat de zin weg, of leg uit wat de bepaling betekent",
        delen=(Deel.TOELICHTING,),
        getypt=False,
    ),
)
_WHOLE_NOTE: Final = 3
"""From this number of headings the general part of a note is divided in subjects, and one of them may be missed."""
_MONEY: Final = ("financi", "begroting", "budget", "€", "bekosti", "kosten", "euro", "lasten")


def check_note(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the note of each new regulation."""
    yield from find(subject, PATRONEN)
    for name, document in subject.ontwerpen.items():
        if document.soort != "regeling" or not isinstance(document.inhoud, Regeling) or document.inhoud.toelichting is None:
            continue
        note = document.inhoud.toelichting
        subjects = sum(isinstance(part, Divisie) for part in note.algemeen)
        texts = [passage.tekst.lower() for passage in subject.passages[name] if passage.deel is Deel.TOELICHTING]
        if subjects >= _WHOLE_NOTE and not any(word in text for text in texts for word in _MONEY):
            yield Diagnostic(
                FINANCIEEL,
                note.span,
                "de toelichting zegt niets over de financiële gevolgen",
                "zet er een kop “Financiële gevolgen” in, ook als er geen zijn",
            )
