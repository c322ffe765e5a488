"""Rules about entry into force and duration: aanwijzingen 4.14–4.22 and 5.60–5.63, and article 4.10 of the Comptabiliteitswet."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID, NIET_NAGEKEKEN
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_PRIJS: Final = "# Artikel 1. Proef\n\nDe minister kan een prijs uitreiken.\n"
_SUBSIDIE: Final = "# Artikel 1. Proef\n\nDe minister kan subsidie verstrekken voor een proef.\n"
_IN_WERKING: Final = "Deze regeling treedt in werking met ingang van {{ inwerking }}"
_DOSSIER: Final = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  regeling:
    soort: regeling
    bronnen: [regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef (Proefregeling)
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    publicatie: {bekendmaking: "{{ bekend }}"}
    formaten: [html]
"""
_DAGEN: Final = (
    "dag: {{datum: 2025-03-01}}\nbekend: {{datum: {}}}\ninwerking: {{datum: 2025-07-01}}\nverval: {{datum: 2030-07-01}}\n"
)


def closing(inwerking: str = f"{_IN_WERKING}.", artikel: str = _PRIJS) -> str:
    """A regulation of three articles with this article on entry into force."""
    return (
        f"{artikel}\n# Artikel 2. Inwerkingtreding\n\n{inwerking}\n\n# Artikel 3. Citeertitel\n\n"
        "Deze regeling wordt aangehaald als: Proefregeling.\n"
    )


def _inwerking(tekst: str, artikel: str = _PRIJS) -> Voorbeeld:
    return voorbeeld(closing(tekst, artikel))


def _met(waarden: str, tekst: str, artikel: str = _PRIJS) -> Voorbeeld:
    """With values of its own; `dag`, `inwerking` and `verval` are there already."""
    return Voorbeeld((("gegevens/waarden.yaml", waarden), ("regeling.md", closing(tekst, artikel))))


def _bekend(dag: str) -> Voorbeeld:
    """Published on this day, in force on 1 July 2025."""
    return Voorbeeld((("dossier.yaml", _DOSSIER), ("gegevens/waarden.yaml", _DAGEN.format(dag))))


ONTBREEKT: Final = Rule(
    code="REGL0557",
    naam="geen-inwerkingtreding",
    ernst=Ernst.FOUT,
    regel="Een regeling zegt wanneer zij in werking treedt.",
    waarom="Anders gebeurt dat op de eerste dag van de tweede kalendermaand na de bekendmaking, ook als dat niet is bedoeld.",
    bron="aanwijzing 4.14 van de Aanwijzingen voor de regelgeving; artikel 7 van de Bekendmakingswet",
    fout=voorbeeld(_PRIJS + "\n# Artikel 2. Citeertitel\n\nDeze regeling wordt aangehaald als: Proefregeling.\n"),
    goed=voorbeeld(closing()),
)
FORMULE: Final = Rule(
    code="REGL0558",
    naam="formule-van-de-inwerkingtreding",
    ernst=Ernst.FOUT,
    regel="De bepaling luidt “Deze regeling treedt in werking met ingang van …”; de Staatscourant is die “waarin zij wordt "
    "geplaatst”.",
    waarom="“Met ingang van” laat geen twijfel of de genoemde dag zelf meetelt; “op” en “per” wel.",
    bron="aanwijzingen 4.21, derde lid, en 4.22 van de Aanwijzingen voor de regelgeving",
    fout=_inwerking("Deze regeling treedt in werking op {{ inwerking }}."),
    goed=voorbeeld(closing()),
)
VOORWAARDE: Final = Rule(
    code="REGL0559",
    naam="inwerkingtreding-onder-voorwaarde",
    ernst=Ernst.WAARSCHUWING,
    regel="Het tijdstip van inwerkingtreding hangt niet af van iets dat niet in het Staatsblad of de Staatscourant te lezen is.",
    waarom="Wie zich aan de regeling moet houden, moet zelf kunnen nagaan of zij al geldt.",
    bron="aanwijzing 4.15, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=_inwerking("Deze regeling treedt in werking zodra de Tweede Kamer heeft ingestemd."),
    goed=voorbeeld(closing()),
)
VOOR_BEKENDMAKING: Final = Rule(
    code="REGL0560",
    naam="in-werking-voor-de-bekendmaking",
    ernst=Ernst.FOUT,
    regel="Een regeling treedt in werking na de dag van haar bekendmaking; zo nodig werkt zij terug.",
    waarom="Niemand is gebonden aan een regeling die hij nog niet kan lezen (artikel 89, derde lid, van de Grondwet).",
    bron="aanwijzingen 4.16 en 5.63 van de Aanwijzingen voor de regelgeving",
    fout=_bekend("2025-07-02"),
    goed=_bekend("2025-04-01"),
)
VERANDERMOMENT: Final = Rule(
    code="REGL0561",
    naam="vast-verandermoment",
    ernst=Ernst.WAARSCHUWING,
    regel="Een regeling treedt in werking op een vast verandermoment, of de toelichting zegt waarom niet.",
    waarom="Wie met regels werkt, hoeft dan maar vier keer per jaar te kijken wat er verandert, en kan zich voorbereiden.",
    bron="aanwijzing 4.17, tweede, derde, vijfde en zesde lid, van de Aanwijzingen voor de regelgeving",
    fout=_met("start: {datum: 2025-08-15}\n", "Deze regeling treedt in werking met ingang van {{ start }}."),
    goed=voorbeeld(closing()),
)
INVOERINGSTERMIJN: Final = Rule(
    code="REGL0562",
    naam="invoeringstermijn",
    ernst=Ernst.WAARSCHUWING,
    regel="Tussen bekendmaking en inwerkingtreding liggen ten minste twee maanden, of de toelichting zegt waarom niet.",
    waarom="Burgers, bedrijven en uitvoerders hebben tijd nodig om zich op nieuwe regels in te stellen.",
    bron="aanwijzing 4.17, vierde tot en met zesde lid, van de Aanwijzingen voor de regelgeving",
    fout=_bekend("2025-06-10"),
    goed=_bekend("2025-05-01"),
)
TERUGWERKEND: Final = Rule(
    code="REGL0563",
    naam="formule-van-terugwerkende-kracht",
    ernst=Ernst.FOUT,
    regel="Terugwerkende kracht luidt “… en werkt terug tot en met …”.",
    waarom="Een regeling kan niet in het verleden in werking treden; zij kan wel gevolgen krijgen voor wat al is gebeurd.",
    bron="aanwijzing 5.63 van de Aanwijzingen voor de regelgeving",
    fout=_inwerking("Deze regeling wordt geacht in werking te zijn getreden met ingang van {{ inwerking }}."),
    goed=voorbeeld(closing()),
)
REDEN: Final = Rule(
    code="REGL0564",
    naam="reden-van-terugwerkende-kracht",
    ernst=Ernst.WAARSCHUWING,
    regel="De toelichting zegt waarom een regeling terugwerkt.",
    waarom="Terugwerkende kracht raakt wat mensen al hebben gedaan; zij is er alleen om een bijzondere reden.",
    bron="aanwijzingen 5.62 en 5.63 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=_inwerking(f"{_IN_WERKING} en werkt terug tot en met {{{{ dag }}}}."),
    goed=Voorbeeld((
        ("regeling.md", closing(f"{_IN_WERKING} en werkt terug tot en met {{{{ dag }}}}.")),
        ("toelichting.md", "# Algemeen deel\n\nDe regeling heeft terugwerkende kracht omdat de proef al is begonnen.\n"),
    )),
)  # fmt: skip
GEEN_VERVAL: Final = Rule(
    code="REGL0565",
    naam="geen-vervaldatum",
    ernst=Ernst.FOUT,
    regel="Een subsidieregeling zegt wanneer zij vervalt.",
    waarom="De wet staat een subsidieregeling zonder einddatum niet toe, zodat om de vijf jaar wordt gevraagd of zij nog helpt.",
    bron="artikel 4.10, tweede lid, van de Comptabiliteitswet 2016",
    fout=_inwerking(f"{_IN_WERKING}.", _SUBSIDIE),
    goed=_inwerking(f"{_IN_WERKING} en vervalt met ingang van {{{{ verval }}}}.", _SUBSIDIE),
)
TE_LAAT: Final = Rule(
    code="REGL0566",
    naam="vervaldatum-na-vijf-jaar",
    ernst=Ernst.FOUT,
    regel="Een subsidieregeling vervalt binnen vijf jaar na haar inwerkingtreding; met een reden in de toelichting binnen "
    "tien jaar.",
    waarom="Langer kan alleen met een motivering, een tussentijds verslag en een voorhang bij de Tweede Kamer.",
    bron="artikel 4.10, tweede tot en met vijfde lid, van de Comptabiliteitswet 2016",
    fout=_met("einde: {datum: 2031-01-01}\n", f"{_IN_WERKING} en vervalt met ingang van {{{{ einde }}}}.", _SUBSIDIE),
    goed=_inwerking(f"{_IN_WERKING} en vervalt met ingang van {{{{ verval }}}}.", _SUBSIDIE),
)
VERVALT: Final = Rule(
    code="REGL0567",
    naam="formule-van-het-verval",
    ernst=Ernst.WAARSCHUWING,
    regel="De bepaling luidt “Deze regeling vervalt met ingang van …”.",
    waarom="Bij “vervalt op” of “geldt tot” is niet zeker of de regeling op die dag zelf nog geldt.",
    bron="aanwijzing 181 (oud) van de Aanwijzingen voor de regelgeving",
    onzeker=NIET_NAGEKEKEN,
    fout=_inwerking(f"{_IN_WERKING} en vervalt op {{{{ verval }}}}."),
    goed=_inwerking(f"{_IN_WERKING} en vervalt met ingang van {{{{ verval }}}}."),
)
_VERSLAG: Final = _SUBSIDIE.replace("een proef.", "een proef. De ontvanger doet verslag uiterlijk op {{ verslag }}.")
_TOT: Final = f"{_IN_WERKING} en vervalt met ingang van {{{{ verval }}}}"
VERPLICHTING: Final = Rule(
    code="REGL0568",
    naam="vervalt-voor-de-laatste-verplichting",
    ernst=Ernst.WAARSCHUWING,
    regel="Een regeling vervalt na de laatste datum die zij noemt, of zegt dat zij op lopende gevallen van toepassing blijft.",
    waarom="Na het verval bestaat de verplichting niet meer, en rust de vaststelling van lopende subsidies nergens op.",
    bron="aanwijzing 5.60 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=_met("verslag: {datum: 2030-10-01}\n", f"{_TOT}.", _VERSLAG),
    goed=_met("verslag: {datum: 2030-10-01}\n", f"{_TOT}, met dien verstande dat zij van toepassing blijft op subsidies die voor "
              "die datum zijn verleend.", _VERSLAG),
)  # fmt: skip
_TIJDVAK: Final = """\
eerste_tijdvak: {periode: {van: 2026-01-01, tot_en_met: 2026-12-31}}
tweede_tijdvak: {periode: {van: %s, tot_en_met: 2027-12-31}}
"""
_TIJDVAKKEN: Final = (
    "# Artikel 1. Proef\n\nHet verslag betreft de periode van {{ eerste_tijdvak }} of van {{ tweede_tijdvak }}.\n"
)
PERIODEN: Final = Rule(
    code="REGL0569",
    naam="perioden-sluiten-niet-aan",
    ernst=Ernst.WAARSCHUWING,
    regel="Perioden die op elkaar volgen, sluiten op elkaar aan: de tweede begint op de dag na de eerste.",
    waarom="Over de dagen tussen twee perioden hoeft niemand verslag te doen; dagen in twee perioden tellen dubbel.",
    bron="gevolgtrekking uit de gegevens: perioden die eerste, tweede, derde … heten",
    fout=Voorbeeld((("gegevens/waarden.yaml", _TIJDVAK % "2027-03-01"), ("regeling.md", _TIJDVAKKEN))),
    goed=Voorbeeld((("gegevens/waarden.yaml", _TIJDVAK % "2027-01-01"), ("regeling.md", _TIJDVAKKEN))),
)
VERVALT_EERDER: Final = Rule(
    code="REGL1011",
    naam="vervalt-voor-de-inwerkingtreding",
    ernst=Ernst.FOUT,
    regel="Een regeling vervalt na de dag waarop zij in werking treedt.",
    waarom="Een regeling die al is vervallen als zij in werking treedt, heeft nooit gegolden.",
    bron="rekenkunde",
    fout=_met("einde: {datum: 2024-07-01}\n", f"{_IN_WERKING} en vervalt met ingang van {{{{ einde }}}}."),
    goed=_met("einde: {datum: 2029-07-01}\n", f"{_IN_WERKING} en vervalt met ingang van {{{{ einde }}}}."),
)
RULES: Final[tuple[Rule, ...]] = (
    ONTBREEKT, FORMULE, VOORWAARDE, VOOR_BEKENDMAKING, VERANDERMOMENT, INVOERINGSTERMIJN, TERUGWERKEND, REDEN, GEEN_VERVAL,
    TE_LAAT, VERVALT, VERPLICHTING, PERIODEN, VERVALT_EERDER,
)  # fmt: skip
