"""The house style of a dossier: its logo, fonts and letterheads, read through `storage.Files` and looked at before use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.dossier import Dossier, Line
from regelzetter.figures import LARGEST, picture
from regelzetter.nearest import did_you_mean
from regelzetter.source import Span
from regelzetter.storage import Files
from regelzetter.tree.nodes import Beeld
from regelzetter.writing.huisstijl import DRESSES, FontFile, Huisstijl, Logo, Sjabloon

FONTS: Final = (".otf", ".ttf", ".ttc", ".otc")
TEMPLATE: Final = ".docx"
_GOED: Final = """\
dossier: proef
organisatie:
  naam: Ministerie van Voorbeelden
  code: mnre9999
  huisstijl: rijk
  logo: bestanden/logo.png
  logo_tekst: Beeldmerk van het Ministerie van Voorbeelden
  lettertypen: lettertypen
  sjablonen: sjablonen
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  regeling:
    soort: regeling
    bronnen: [regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [docx]
"""

NAAM_VAN_SJABLOON = Rule(
    code="REGL0875",
    naam="sjabloon-naam",
    ernst=Ernst.WAARSCHUWING,
    regel=f"Een sjabloon in de map sjablonen heet naar de jas die het vervangt: {', '.join(DRESSES)}, met .docx erachter.",
    waarom="Een sjabloon met een andere naam wordt nooit gebruikt; de brief krijgt dan stil het briefhoofd van regelzetter.",
    bron="beschrijving van het dossier",
    fout=voorbeeld("Een sjabloon met de naam brief.docx.\n", "sjablonen/brief.docx"),
    goed=voorbeeld(_GOED, "dossier.yaml"),
)
LOGO_ONLEESBAAR = Rule(
    code="REGL0876",
    naam="logo-onleesbaar",
    ernst=Ernst.FOUT,
    regel="Het logo is een PNG- of JPEG-bestand in het dossier, van ten hoogste 5 MB en 10.000 beeldpunten per zijde.",
    waarom="Een brief zonder het logo dat er hoort, gaat als een brief van een ander de deur uit.",
    bron="beschrijving van het dossier",
    fout=voorbeeld(_GOED.replace("logo.png", "logo.svg"), "dossier.yaml"),
    goed=voorbeeld(_GOED, "dossier.yaml"),
)
LETTERTYPE_ONLEESBAAR = Rule(
    code="REGL0877",
    naam="lettertype-onleesbaar",
    ernst=Ernst.FOUT,
    regel="In de map lettertypen staan hele lettertypebestanden (otf, ttf, ttc of otc), en ten minste één.",
    waarom="Zonder het lettertype zouden de stukken er anders uitzien dan de huisstijl vraagt, zonder dat iemand het merkt.",
    bron="beschrijving van het dossier, OpenType 1.9",
    fout=voorbeeld("Dit is geen lettertype.\n", "lettertypen/huisletter.otf"),
    goed=voorbeeld(_GOED, "dossier.yaml"),
)
RULES: tuple[Rule, ...] = (NAAM_VAN_SJABLOON, LOGO_ONLEESBAAR, LETTERTYPE_ONLEESBAAR)


def house_style(dossier: Dossier, files: Files) -> Outcome[Huisstijl]:
    """The style with all that belongs to it; what cannot be read is reported and left out."""
    found: list[Diagnostic] = []
    look = dossier.vorm
    logo = _logo(look.logo, files, found)
    words = " ".join(look.logo_tekst.tekst.split()) if look.logo_tekst is not None else ""
    made = Huisstijl(
        naam=look.huisstijl,
        logo=Logo(logo, words) if logo is not None else None,
        letters=tuple(_fonts(look.lettertypen, files, found)),
        sjablonen=tuple(_templates(look.sjablonen, files, found)),
    )
    return Outcome(made, tuple(found))


def _logo(line: Line | None, files: Files, found: list[Diagnostic]) -> Beeld | None:
    if line is None:
        return None
    data = files.read(line.tekst)
    if data is None or len(data) > LARGEST:
        found.append(Diagnostic(LOGO_ONLEESBAAR, line.span, f"'{line.tekst}' is groter dan 5 MB", "sla het logo kleiner op"))
        return None
    made = picture(data)
    if isinstance(made, Beeld):
        return made
    melding, tip = made or (f"'{line.tekst}' is geen hele PNG- of JPEG-afbeelding", "sla het logo opnieuw op als PNG of JPEG")
    found.append(Diagnostic(LOGO_ONLEESBAAR, line.span, melding, tip))
    return None


def _fonts(line: Line | None, files: Files, found: list[Diagnostic]) -> Iterator[FontFile]:
    """The fonts of the folder in order of their paths; two files of one name in different folders are both kept."""
    if line is None:
        return
    from regelzetter.writing.font_file import family

    paths = [path for path in _within(line, files) if path.lower().endswith(FONTS)]
    if not paths:
        tip = "zet er lettertypebestanden in (otf, ttf, ttc of otc)"
        found.append(Diagnostic(LETTERTYPE_ONLEESBAAR, line.span, f"in de map '{line.tekst}' staat geen lettertype", tip))
    for path in paths:
        data = files.read(path) or b""
        name = family(data)
        if name is None:
            tip = "zet het bestand er opnieuw in, zoals de maker van de letter het levert"
            found.append(Diagnostic(LETTERTYPE_ONLEESBAAR, _top(path), f"'{path}' is geen heel lettertypebestand", tip))
        else:
            yield FontFile(path.replace("/", "_"), name, data)


def _templates(line: Line | None, files: Files, found: list[Diagnostic]) -> Iterator[Sjabloon]:
    """The letterheads of the folder that bear the name of a dress; their content is looked at when a letter is made."""
    for path in _within(line, files) if line is not None else ():
        file = PurePosixPath(path)
        if file.suffix.lower() != TEMPLATE or file.name.startswith("~$"):
            continue
        data = files.read(path)
        if file.suffix == TEMPLATE and file.stem in DRESSES and data is not None:
            yield Sjabloon(file.stem, path, data)
        else:
            tip = did_you_mean(file.name, [f"{dress}{TEMPLATE}" for dress in DRESSES])
            what = f"'{path}' wordt niet gebruikt: geen jas heet zo" if data is not None else f"'{path}' is te groot om te lezen"
            found.append(Diagnostic(NAAM_VAN_SJABLOON, _top(path), what, tip))


def _within(line: Line, files: Files) -> list[str]:
    return [name for name in files.names() if name.startswith(f"{line.tekst}/")]


def _top(path: str) -> Span:
    return Span(path, 1, 1, 1, 1)
