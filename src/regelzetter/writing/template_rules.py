"""The rules of a letterhead that somebody else made."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, voorbeeld

_BRON = "README, eigen briefpapier"
_PAD = "sjablonen/rijksbrief.docx"
_GOED = (
    "{{ adres }}\n\nDatum: {{ datum }}\nBetreft: {{ betreft }}\nOnze referentie: {{ kenmerk }}\n\n{{ aanhef }}\n\n{{ inhoud }}\n"
)

SJABLOON_GEEN_DOCX = Rule(
    code="REGL0870",
    naam="sjabloon-geen-docx",
    ernst=Ernst.FOUT,
    regel="Een sjabloon is een heel Word-bestand (docx), uitgepakt niet groter dan 60 MB.",
    waarom="Een ander bestand kan niet als briefpapier dienen; een bestand dat uitpakt tot veel meer dan het is, is geen brief.",
    bron=f"{_BRON}; ECMA-376 deel 2",
    fout=voorbeeld("Dit is geen Word-bestand.\n", _PAD),
    goed=voorbeeld(_GOED, _PAD),
)
SJABLOON_ONBEKEND_VELD = Rule(
    code="REGL0871",
    naam="sjabloon-onbekend-veld",
    ernst=Ernst.FOUT,
    regel="Een sjabloon noemt alleen velden die regelzetter kan vullen.",
    waarom="Een veld met een tikfout blijft op elke brief leeg, en niemand merkt het.",
    bron=_BRON,
    fout=voorbeeld(_GOED.replace("betreft }}", "betrefd }}"), _PAD),
    goed=voorbeeld(_GOED, _PAD),
)
SJABLOON_VELD_ONTBREEKT = Rule(
    code="REGL0872",
    naam="sjabloon-veld-ontbreekt",
    ernst=Ernst.FOUT,
    regel="Een sjabloon heeft elk veld dat een stuk in die jas niet kan missen, zoals het adres en de datum van een brief.",
    waarom="Wat in het dossier staat en geen plaats heeft op het papier, zou stil uit de brief vallen.",
    bron=_BRON,
    fout=voorbeeld(_GOED.replace("Onze referentie: {{ kenmerk }}\n", ""), _PAD),
    goed=voorbeeld(_GOED, _PAD),
)
SJABLOON_MAG_MEER = Rule(
    code="REGL0873",
    naam="sjabloon-mag-meer",
    ernst=Ernst.INFORMATIEF,
    regel="Velden en stijlen die een sjabloon niet heeft, mogen ontbreken als regelzetter ze kan missen of aanvullen.",
    waarom="Wie briefpapier maakt, wil weten wat er nog op kan staan en wat er van regelzetter komt.",
    bron=_BRON,
    fout=voorbeeld(_GOED, _PAD),
    goed=voorbeeld("Het sjabloon dat bij regelzetter hoort.\n", _PAD),
)
SJABLOON_ONVEILIG = Rule(
    code="REGL0874",
    naam="sjabloon-onveilig",
    ernst=Ernst.FOUT,
    regel="Een sjabloon heeft geen macro's, haalt niets van buiten het bestand, en geeft geen andere opdrachten dan velden.",
    waarom="Wie de brief opent, zou zonder het te weten een programma starten of aan een ander laten zien dat hij hem leest.",
    bron=f"{_BRON}; ECMA-376 deel 1, 17.16",
    fout=voorbeeld(_GOED + "\n{% for n in range(1000) %}{{ n }}{% endfor %}\n", _PAD),
    goed=voorbeeld(_GOED, _PAD),
)
RULES: tuple[Rule, ...] = (
    SJABLOON_GEEN_DOCX,
    SJABLOON_ONBEKEND_VELD,
    SJABLOON_VELD_ONTBREEKT,
    SJABLOON_MAG_MEER,
    SJABLOON_ONVEILIG,
)
