"""The rules of the three passes: filling, numbering, referring."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml, gegevens/regios.csv]
documenten:
  nota:
    soort: nota
    bronnen: [nota.md]
    titel: Proef
    ontvangers: gegevens/regios.csv
    ontvanger: {kenmerk: regio}
    formaten: [html]
"""


def _brief(rij: str) -> Voorbeeld:
    """A letter for each row, that names the amount."""
    return Voorbeeld(
        (
            ("gegevens/regios.yaml", "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}}\n"),
            ("gegevens/regios.csv", f"regio,bedrag\n{rij}\n"),
            ("dossier.yaml", _DOSSIER),
            ("nota.md", "De regio krijgt {{ rij.bedrag }}.\n"),
        )
    )


ONBEKENDE_WAARDE = Rule(
    code="REGL0201",
    naam="onbekende-waarde",
    ernst=Ernst.FOUT,
    regel="Een sleutel tussen {{ en }} staat in de gegevens van het dossier.",
    waarom="Een sleutel die niet bestaat kan niet worden gedrukt; meestal is het een tikfout.",
    bron="brontaal, waarden",
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafnd }}.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }}.\n"),
)
ONBEKENDE_TABEL = Rule(
    code="REGL0202",
    naam="onbekende-tabel",
    ernst=Ernst.FOUT,
    regel="{rijen=naam} noemt een tabel uit de gegevens, en één rij van de tabel eronder gebruikt {{ rij.… }}.",
    waarom="Zonder tabel of zonder rij die herhaald wordt, zouden de gegevens niet worden gedrukt.",
    bron="brontaal, passages",
    fout=voorbeeld("# Artikel 1. Proef\n\n{rijen=regios}\n| a |\n|---|\n| {{ rij.a }} |\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n| a |\n|---|\n| {{ plafond }} |\n"),
)
LEEG_IN_ZIN = Rule(
    code="REGL0203",
    naam="lege-cel-in-een-zin",
    ernst=Ernst.FOUT,
    regel="Een cel die in een zin wordt gedrukt, is ingevuld.",
    waarom="“Ik verleen u een subsidie van .” is een besluit zonder bedrag.",
    bron="brontaal, passages",
    fout=_brief("Noord,"),
    goed=_brief("Noord,100"),
)
KLEINER_DAN_NUL = Rule(
    code="REGL0209",
    naam="kleiner-dan-nul-in-een-zin",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag, aantal of percentage dat in een zin wordt gedrukt, is niet kleiner dan nul.",
    waarom="“Ik verleen u een subsidie van € -100” of een plafond onder nul is een fout in de gegevens of in een formule.",
    bron="brontaal, waarden",
    fout=_brief("Noord,-100"),
    goed=_brief("Noord,100"),
)
NUMMERING = Rule(
    code="REGL0301",
    naam="nummering-klopt-niet",
    ernst=Ernst.FOUT,
    regel="Getypte nummers van hoofdstukken, artikelen, leden, onderdelen en bijlagen "
    "volgen op elkaar, zonder gat en zonder dubbele.",
    waarom="Een gat of een dubbel nummer maakt verwijzingen onzeker.",
    bron="aanwijzingen 3.54, 3.56, 3.58 en 3.59",
    fout=voorbeeld("# Artikel 1. Proef\n\n1. Een.\n\n3. Drie.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n1. Een.\n\n2. Twee.\n"),
)
DUBBEL_LABEL = Rule(
    code="REGL0401",
    naam="dubbel-label",
    ernst=Ernst.FOUT,
    regel="Een label komt in een dossier één keer voor.",
    waarom="Met twee gelijke labels is niet te zien waar een verwijzing heen gaat.",
    bron="brontaal, labels",
    fout=voorbeeld("# Artikel 1. Proef {#een}\n\nTekst.\n\n# Artikel 2. Slot {#een}\n\nTekst.\n"),
    goed=voorbeeld("# Artikel 1. Proef {#een}\n\nTekst.\n\n# Artikel 2. Slot {#twee}\n\nTekst.\n"),
)
LOSSE_VERWIJZING = Rule(
    code="REGL0402",
    naam="losse-verwijzing",
    ernst=Ernst.FOUT,
    regel="Een verwijzing [](#label) gaat naar een label dat bestaat, en naar een lid of onderdeel dat daar staat.",
    waarom="Een verwijzing die nergens heen gaat is de meest gemaakte fout in regelgeving.",
    bron="aanwijzing 3.28; brontaal, verwijzingen",
    fout=voorbeeld("# Artikel 1. Proef {#proef}\n\n1. Een.\n\n2. Zie [](#proef/3).\n"),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\n1. Een.\n\n2. Zie [](#proef/1).\n"),
)
ONBEKENDE_WET = Rule(
    code="REGL0403",
    naam="onbekende-wet",
    ernst=Ernst.FOUT,
    regel="Een verwijzing [](wet:SLEUTEL/artikel) noemt een regeling die in dossier.yaml onder wetten staat.",
    waarom="Titel en vindplaats van een regeling worden één keer vastgelegd.",
    bron="brontaal, verwijzingen",
    fout=voorbeeld("# Artikel 1. Proef\n\nZie [](wet:AWBB/4:24).\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nZie [](wet:AWB/4:24).\n"),
)
ONLEESBARE_VERWIJZING = Rule(
    code="REGL0404",
    naam="onleesbare-verwijzing",
    ernst=Ernst.FOUT,
    regel="Een verwijzing is [](#label), [](#label/2/b), [](wet:SLEUTEL/artikel) of [tekst](https://…).",
    waarom="Wat niet gelezen kan worden, kan niet worden nagegaan.",
    bron="brontaal, verwijzingen",
    fout=voorbeeld("# Artikel 1. Proef\n\nZie [](artikel 2).\n"),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\nZie [](#proef).\n"),
)
RULES: tuple[Rule, ...] = (
    ONBEKENDE_WAARDE, ONBEKENDE_TABEL, LEEG_IN_ZIN, KLEINER_DAN_NUL, NUMMERING, DUBBEL_LABEL, LOSSE_VERWIJZING, ONBEKENDE_WET,
    ONLEESBARE_VERWIJZING,
)  # fmt: skip
