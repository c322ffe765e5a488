"""The end of a regulation: its slotformulier, who signs it, and that the note it announces is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.opening_rules import dossier
from regelzetter.checks.passages import Deel
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld, voorbeeld
from regelzetter.tree.nodes import Regeling

_ARTIKEL: Final = "# Artikel 1. Proef\n\nDe minister kan een prijs uitreiken.\n\n"
_SLOT: Final = """\
# Artikel 2. Inwerkingtreding

Deze regeling treedt in werking met ingang van {{ inwerking }}.

# Artikel 3. Citeertitel

Deze regeling wordt aangehaald als: Proefregeling.

# Slotformulier

"""
_FORMULE: Final = "Deze regeling zal met de toelichting in de Staatscourant worden geplaatst."


def _slot(formule: str) -> Voorbeeld:
    return voorbeeld(f"{_ARTIKEL}{_SLOT}{formule}\n")


def _without_note(formule: str) -> Voorbeeld:
    """A dossier that names no note."""
    opening = (
        "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op artikel 4:23 van de Algemene wet bestuursrecht;\n\nBesluit:\n\n"
    )
    return dossier("", "", ("regeling.md", f"{opening}{_ARTIKEL}{_SLOT}{formule}\n"))


SLOTFORMULIER: Final = Rule(
    code="REGL0573",
    naam="formule-van-het-slot",
    ernst=Ernst.FOUT,
    regel="Het slotformulier luidt “Deze regeling zal met de toelichting in de Staatscourant worden geplaatst” en een punt.",
    waarom="De formule is de opdracht om de regeling bekend te maken; pas daarna kan zij in werking treden.",
    bron="aanwijzing 4.31, vierde lid, van de Aanwijzingen voor de regelgeving",
    fout=_slot("Deze regeling wordt met de toelichting gepubliceerd in de Staatscourant."),
    goed=_slot(_FORMULE),
)
NAMENS: Final = Rule(
    code="REGL0574",
    naam="regeling-namens-de-minister",
    ernst=Ernst.FOUT,
    regel="Een ministeriële regeling wordt ondertekend door de bewindspersoon zelf, niet namens hem.",
    waarom="De ondertekening is de vaststelling; de bevoegdheid om regels te stellen wordt in beginsel niet gemandateerd.",
    bron="aanwijzing 4.33 van de Aanwijzingen voor de regelgeving; artikel 10:3, tweede lid, van de Algemene wet bestuursrecht",
    fout=dossier("functie: De Minister van Voorbeelden, naam: A. Voorbeeld",
                 'functie: de directeur Proeven, naam: A. Voorbeeld, namens: "De Minister van Voorbeelden,"'),
    goed=dossier(),
)  # fmt: skip
GEEN_TOELICHTING: Final = Rule(
    code="REGL0575",
    naam="toelichting-ontbreekt",
    ernst=Ernst.FOUT,
    regel="Noemt het slotformulier een toelichting, dan is zij er; is zij er, dan noemt het slotformulier haar.",
    waarom="Een regeling wordt geplaatst zoals het slotformulier zegt; een toelichting die niet genoemd is, blijft weg.",
    bron="aanwijzingen 4.31 en 4.42 van de Aanwijzingen voor de regelgeving",
    fout=_without_note(_FORMULE),
    goed=_without_note(_FORMULE.replace("met de toelichting ", "")),
)
RULES: Final[tuple[Rule, ...]] = (SLOTFORMULIER, NAMENS, GEEN_TOELICHTING)

_PLACED: Final = r"(?:Deze (?:regeling|beleidsregel)|Dit besluit) zal (?:met .+ )?in de Staatscourant worden geplaatst\b.*\.$"


def check_signing(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the end of each regulation."""
    for name, document in subject.documenten.items():
        if not isinstance(document.inhoud, Regeling):
            continue
        spec = subject.dossier.documenten[name]
        closing = [passage for passage in subject.passages[name] if passage.deel is Deel.SLOTFORMULIER]
        texts = [passage.tekst.strip() for passage in closing]
        if closing and not _compiled(_PLACED).match(texts[0]):
            yield Diagnostic(SLOTFORMULIER, closing[0].hele, f"‘{texts[0]}’ is niet de vaste formule", f"schrijf: {_FORMULE}")
        elif len(closing) > 1 and any("Staatscourant" in text for text in texts[1:]):
            yield Diagnostic(
                SLOTFORMULIER,
                closing[1].hele,
                "het slotformulier zegt twee keer waar de regeling wordt geplaatst",
                "laat één zin staan",
            )
        for namens in (each.namens for each in spec.ondertekening if each.namens is not None):
            yield Diagnostic(
                NAMENS,
                namens.span,
                "de regeling wordt namens de minister ondertekend",
                "laat de bewindspersoon uit de aanhef zelf ondertekenen",
            )
        if closing and spec.toelichting is None and document.inhoud.toelichting is None and "toelichting" in texts[0]:
            yield Diagnostic(
                GEEN_TOELICHTING,
                closing[0].hele,
                "het slotformulier noemt een toelichting, maar die is er niet",
                "schrijf een toelichting en zet in dossier.yaml toelichting: toelichting.md",
            )
        elif closing and document.inhoud.toelichting is not None and not any("toelichting" in text for text in texts):
            yield Diagnostic(
                GEEN_TOELICHTING,
                closing[0].hele,
                "de regeling heeft een toelichting, maar het slotformulier noemt haar niet",
                f"schrijf: {_FORMULE}",
            )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
