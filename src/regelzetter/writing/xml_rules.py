"""What official XML asks of a dossier and cannot be had otherwise: the rules of `stop.py` and `akn.py`.

They stand apart so that they can be listed without loading an XML library.
"""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld

_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999, huisstijl: neutraal}
datum: "{{ vastgesteld }}"
gegevens: [gegevens/dagen.yaml]
documenten:
  regeling:
    soort: regeling
    titel: Regeling van de Minister van Voorbeelden van {{ vastgesteld }}, houdende een proef (Proefregeling)
    citeertitel: Proefregeling
    bronnen: [regeling.md]
    werk: proefregeling
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [stop]
    publicatie:
      bekendmaking: "{{ bekend }}"
      inwerkingtreding: "{{ geldt }}"
      inwerkingtreding_artikel: inwerkingtreding
      onderwerp: [c_9d1917e9]
      oin: "00000001003214400000"
"""
_DAGEN = """\
vastgesteld: {datum: 2029-09-15}
bekend: {datum: 2029-09-20}
geldt: {datum: 2030-01-01}
"""
_AANHEF = """\
# Aanhef

De Minister van Voorbeelden,

Gelet op artikel 4:23 van de Algemene wet bestuursrecht;

Besluit:
"""
_ARTIKEL = """\
# Artikel 1. Inwerkingtreding {#inwerkingtreding}

Deze regeling treedt in werking met ingang van {{ geldt }}.
"""
_CITEERTITEL = """\
# Artikel. Citeertitel

Deze regeling wordt aangehaald als: Proefregeling.
"""
_SLOT = """\
# Slotformulier

Deze regeling zal in de Staatscourant worden geplaatst.
"""
_STUK = "    bijlagen: [nota]\n  nota: {soort: nota, titel: Over de proef, bronnen: [nota.md], formaten: [html]}\n"


def _proef(
    dossier: str = _DOSSIER, artikelen: str = _ARTIKEL, aanhef: str = _AANHEF, meer: tuple[tuple[str, str], ...] = ()
) -> Voorbeeld:
    """A whole small dossier: these rules look at all of it."""
    level = "#" if "# Hoofdstuk" in artikelen else ""
    regeling = f"{aanhef}\n{artikelen}\n{level}{_CITEERTITEL}\n{_SLOT}"
    return Voorbeeld((("dossier.yaml", dossier), ("gegevens/dagen.yaml", _DAGEN), ("regeling.md", regeling), *meer))


def _en(tekst: str) -> Voorbeeld:
    """With a second article."""
    return _proef(artikelen=f"{_ARTIKEL}\n# Artikel 2. Proef\n\n{tekst}\n")


def _met_toelichting(tekst: str) -> Voorbeeld:
    """With an explanatory note."""
    dossier = _DOSSIER.replace("    werk:", "    toelichting: toelichting.md\n    werk:")
    note = f"# Algemeen deel\n\n{tekst}\n"
    regeling = f"{_AANHEF}\n{_ARTIKEL}\n{_CITEERTITEL}\n{_SLOT.replace('zal in', 'zal met de toelichting in')}"
    return Voorbeeld(
        (("dossier.yaml", dossier), ("gegevens/dagen.yaml", _DAGEN), ("regeling.md", regeling), ("toelichting.md", note))
    )


WAT_HET_IS = {
    "organisatie.code": "de code van het ministerie bij TOOI, als mnre9999",
    "datum": "de dag van ondertekening",
    "titel": "het opschrift van de regeling of het onderwerp van het stuk",
    "werk": "een korte vaste naam van het stuk, van letters, cijfers, - en _",
    "publicatie.bekendmaking": "de dag van bekendmaking in de Staatscourant",
    "publicatie.inwerkingtreding": "de dag waarop de regeling in werking treedt",
    "publicatie.inwerkingtreding_artikel": "het label van het artikel dat de inwerkingtreding regelt",
    "publicatie.onderwerp": "een of meer begrippen van TOOI, als [c_9d1917e9]",
    "publicatie.oin": "het organisatie-identificatienummer: twintig cijfers, tussen aanhalingstekens",
}
"""Key in dossier.yaml → what to write there."""

ONTBREEKT = Rule(
    code="REGL0840",
    naam="publicatiegegeven-ontbreekt",
    ernst=Ernst.FOUT,
    regel="Voor STOP en Akoma Ntoso staat in dossier.yaml alles waarmee het stuk wordt geïdentificeerd en bekendgemaakt.",
    waarom="Een levering zonder datum van bekendmaking, onderwerp of OIN wordt geweigerd, en verzinnen mag de zetter ze niet.",
    bron="STOP 1.3.0, BesluitMetadata en ConsolidatieInformatie; LVBB 1.2.0, publicatieOpdracht; AKN-NC 1.0, § 4",
    fout=_proef(_DOSSIER.replace('      bekendmaking: "{{ bekend }}"\n', "")),
    goed=_proef(),
)
ONJUIST = Rule(
    code="REGL0841",
    naam="publicatiegegeven-onjuist",
    ernst=Ernst.FOUT,
    regel="Gegevens voor de bekendmaking hebben hun vaste vorm: een datum, een OIN, een code van TOOI, een naam zonder punt.",
    waarom="Deze gegevens worden deel van vaste kenmerken; wie ze leest, herkent ze alleen in hun voorgeschreven vorm.",
    bron="STOP 1.3.0, imop-aknjoin.sch (STOP1000–STOP1014); LVBB 1.2.0, dtOIN",
    fout=_proef(_DOSSIER.replace("00000001003214400000", "1003214400000")),
    goed=_proef(),
)
LEEG = Rule(
    code="REGL0842",
    naam="deel-zonder-tekst",
    ernst=Ernst.FOUT,
    regel="Elk deel van een regeling dat een eigen plaats heeft, heeft tekst.",
    waarom="STOP kent geen leeg artikel, lid, onderdeel of hoofdstuk: een lege plek is bijna altijd een vergissing.",
    bron="STOP 1.3.0, imop-tekst.xsd en STOP0005, STOP0006, STOP0058, STOP0060",
    fout=_proef(artikelen=f"# Hoofdstuk 1. Leeg\n\n# Hoofdstuk 2. Slot\n\n#{_ARTIKEL}"),
    goed=_proef(artikelen=f"# Hoofdstuk 1. Slot\n\n#{_ARTIKEL}"),
)
INDELING = Rule(
    code="REGL0843",
    naam="indeling-past-niet",
    ernst=Ernst.FOUT,
    regel="Onder één kop, en in de regeling zelf, staan delen van één soort: of artikelen, of hoofdstukken, of paragrafen.",
    waarom="Een artikel naast een hoofdstuk hoort bij geen hoofdstuk: dan is niet te zien waar het onder valt.",
    bron="aanwijzing 3.56; STOP 1.3.0, imop-tekst.xsd (mgLichaamStructuur)",
    fout=_proef(artikelen=f"{_ARTIKEL}\n# Hoofdstuk 1. Slot\n\n## Artikel 2. Slot\n\nDit is het slot.\n"),
    goed=_proef(artikelen=f"# Hoofdstuk 1. Slot\n\n#{_ARTIKEL}"),
)
INGESLOTEN = Rule(
    code="REGL0844",
    naam="stuk-in-regeling",
    ernst=Ernst.FOUT,
    regel="Een bijlage van een regeling staat in de bronnen van die regeling, niet als eigen stuk onder bijlagen.",
    waarom="STOP kent in een besluit alleen bijlagen die deel zijn van de regeling; een ander stuk heeft daarin geen plaats.",
    bron="STOP 1.3.0, imop-tekst.xsd (BesluitKlassiek)",
    fout=_proef(_DOSSIER + _STUK, meer=(("nota.md", "De proef duurt een jaar.\n"),)),
    goed=_proef(),
)
ZONDER_DOEL = Rule(
    code="REGL0845",
    naam="verwijzing-zonder-koppeling",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verwijzing wijst een plaats aan die in het bestand zelf staat, een wet of een adres dat met http begint.",
    waarom="De woorden van de verwijzing staan er, maar wie het bestand leest kan er niet op doorklikken.",
    bron="STOP 1.3.0, imop-tekst.sch (STOP0010, STOP0050)",
    fout=_met_toelichting("Vragen kunnen worden [gesteld](mailto:vragen@example.org)."),
    goed=_met_toelichting("Vragen kunnen worden [gesteld](https://example.org/vragen)."),
)
TEKEN = Rule(
    code="REGL0846",
    naam="teken-dat-xml-niet-kent",
    ernst=Ernst.FOUT,
    regel="De tekst bevat alleen tekens die in XML mogen staan.",
    waarom="Onzichtbare stuurtekens komen mee bij plakken uit andere programma's; geen lezer van XML laat ze toe.",
    bron="XML 1.0, § 2.2 (Char)",
    fout=_en("Een proef is een\x08 proef."),
    goed=_en("Een proef is een proef."),
)
GEEN_PLAATS = Rule(
    code="REGL0847",
    naam="blok-op-verkeerde-plaats",
    ernst=Ernst.FOUT,
    regel="In de aanhef staat geen tabel of afbeelding, in een tabel geen tabel en in een noot geen noot.",
    waarom="STOP heeft voor zo'n blok geen plaats, en weglaten mag niet.",
    bron="STOP 1.4.1, imop-tekst.sch (STOP0106, STOP0114); STOP 1.3.0 (STOP0038 telt de cellen van beide tabellen)",
    fout=_proef(aanhef=_AANHEF.replace("Besluit:", "| a | b |\n|---|---|\n| 1 | 2 |\n\nBesluit:")),
    goed=_proef(),
)
_ONTWERP = _DOSSIER.replace("      bekendmaking:", "      status: ontwerp\n      bekendmaking:").replace(
    "van {{ vastgesteld }}, houdende", "van …, houdende"
)
ONDERTEKEND = Rule(
    code="REGL0848",
    naam="ontwerp-ondertekend",
    ernst=Ernst.FOUT,
    regel="Een ontwerp heeft geen datum van ondertekening.",
    waarom="Een ontwerp wordt niet ondertekend; een datum wekt de indruk dat de regeling is vastgesteld.",
    bron="STOP 1.3.0, Procedureverloop; LVBB 1.2.0, lvbb-aanlevering.sch (BHKV1004)",
    fout=_proef(_ONTWERP),
    goed=_proef(_ONTWERP.replace('datum: "{{ vastgesteld }}"\n', "")),
    onzeker="de standaard staat de stap ondertekening bij een ontwerp toe; dat een ontwerp niet wordt ondertekend, is gewoonte",
)

RULES: tuple[Rule, ...] = (ONTBREEKT, ONJUIST, LEEG, INDELING, INGESLOTEN, ZONDER_DOEL, TEKEN, GEEN_PLAATS, ONDERTEKEND)
