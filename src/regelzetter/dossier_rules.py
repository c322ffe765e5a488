"""The rules of dossier.yaml and of opening a dossier."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_BRON = "beschrijving van het dossier"
_BESTAND = "dossier.yaml"
_GOED = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999, huisstijl: neutraal}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  regeling:
    soort: regeling
    bronnen: [regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
"""


def _wrong(old: str, new: str) -> str:
    assert old in _GOED
    return _GOED.replace(old, new)


ONTBREEKT = Rule(
    code="REGL0001", naam="bestand-ontbreekt", ernst=Ernst.FOUT,
    regel="Elk bestand dat dossier.yaml noemt bestaat, binnen de map van het dossier.",
    waarom="Een bron die ontbreekt zou stil uit het stuk vallen.", bron=_BRON,
    fout=voorbeeld(_wrong("[regeling.md]", "[regeling.md, bijlage.md]"), _BESTAND), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
ONBEKENDE_SLEUTEL = Rule(
    code="REGL0002", naam="onbekende-sleutel", ernst=Ernst.FOUT,
    regel="dossier.yaml heeft alleen sleutels die beschreven zijn.",
    waarom="Een tikfout in een sleutel zou anders betekenen dat de instelling stil niet geldt.", bron=_BRON,
    fout=voorbeeld(_GOED + "gegeven: [gegevens/meer.yaml]\n", _BESTAND), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
VERPLICHT = Rule(
    code="REGL0003", naam="sleutel-ontbreekt", ernst=Ernst.FOUT,
    regel="Wat een stuk nodig heeft staat in dossier.yaml.",
    waarom="Zonder soort, bronnen en formaten is niet te zeggen wat gemaakt moet worden.", bron=_BRON,
    fout=voorbeeld(_wrong("    soort: regeling\n", ""), _BESTAND), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
ONGELDIG = Rule(
    code="REGL0004", naam="ongeldige-instelling", ernst=Ernst.FOUT,
    regel="Een instelling heeft een waarde die kan: een soort, een formaat dat bij de "
    "soort past, een lijst waar een lijst hoort.",
    waarom="Een formaat dat een soort niet kent, kan niet worden gemaakt.", bron=_BRON,
    fout=voorbeeld(_wrong("[html]", "[htm]"), _BESTAND), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
CODERING = Rule(
    code="REGL0005", naam="geen-utf8", ernst=Ernst.FOUT,
    regel="Een bronbestand is tekst in UTF-8.",
    waarom="In een andere codering worden letters met accenten en het euroteken iets anders.", bron=_BRON,
    fout=voorbeeld("\ufffe", "regeling.md"), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
GEEN_DOSSIER = Rule(
    code="REGL0006", naam="geen-dossier", ernst=Ernst.FOUT,
    regel="In de map van een dossier staat een leesbaar dossier.yaml.",
    waarom="dossier.yaml zegt welke stukken er zijn.", bron=_BRON,
    fout=voorbeeld("- geen groep\n", _BESTAND), goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
ONGELEZEN = Rule(
    code="REGL0007", naam="gegevens-ongelezen", ernst=Ernst.WAARSCHUWING,
    regel="Elk gegevensbestand in gegevens/ staat onder gegevens in dossier.yaml.",
    waarom="Een bestand dat niemand leest lijkt te gelden, maar wie er een bedrag in verandert, verandert niets.", bron=_BRON,
    fout=Voorbeeld(((_BESTAND, _GOED), ("gegevens/meer.yaml", "rente: {percentage: 4, bron: begroting}\n"))),
    goed=voorbeeld(_GOED, _BESTAND),
)  # fmt: skip
TEKEN = Rule(
    code="REGL0008", naam="teken-dat-niet-kan", ernst=Ernst.FOUT,
    regel="In een tekst staan geen onzichtbare tekens die de leesrichting omkeren, en geen tekens uit een eigen lettertype.",
    waarom="Na een omgekeerde leesrichting staat er op papier iets anders dan in de bron; een opsommingsteken uit Word is in een "
    "ander lettertype een leeg hokje.", bron="Unicode, Bidirectional Algorithm (UAX 9); ISO 19005-2, 6.2.11.7",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is een \u202evast bedrag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is een vast bedrag.\n"),
)  # fmt: skip
RULES: tuple[Rule, ...] = (ONTBREEKT, ONBEKENDE_SLEUTEL, VERPLICHT, ONGELDIG, CODERING, GEEN_DOSSIER, ONGELEZEN, TEKEN)
