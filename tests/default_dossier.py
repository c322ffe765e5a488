"""The small dossier without faults that fills in what a page or the example of a rule leaves out.

Given are some files of a dossier, by path. What is not given is filled in like this:

- No `dossier.yaml`: one is made that names every file that is given (data, annexes, note, letter, nota, decision) and one
  regulation in HTML. It knows one law, AWB. The date of all documents is the value `dag`, which stands in a file of its own,
  so that a page may give `gegevens/waarden.yaml` as it likes. Without it there is one value more: `plafond`.
- `regeling.md` has an aanhef, one article with the label `proef` and a slotformulier. A given regeling.md is left as it is. What
  it lacks of aanhef and slotformulier is in files before and after it, so that the lines of the given text keep their numbers.
- If it is `closed` (for pages and examples about drafting), a regulation without them gets articles on entry into force and its
  own name, without numbers, and a decision what a grant must say, so that only what is given can be wrong.
- With a `dossier.yaml` of its own nothing is added to it: then `regeling.md` and, if it is named, `gegevens/waarden.yaml` (with
  `plafond` and `dag`) are there, and that is all.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping

PLAFOND = "plafond: {bedrag: 1 000}\n"
DAG = "dag: {datum: 2025-03-01}\ninwerking: {datum: 2025-07-01}\nverval: {datum: 2030-07-01}\n"
AANHEF = """\
# Aanhef

De Minister van Voorbeelden,

Gelet op artikel 4:23 van de Algemene wet bestuursrecht;

Besluit:
"""
ARTIKEL = """\
# Artikel 1. Proef {#proef}

De Minister van Voorbeelden kan subsidie verstrekken voor een proef.
"""
CLOSING = ("treedt in werking", "wordt aangehaald", "Enig artikel")
_IN_FORCE = """\
# Artikel. Inwerkingtreding en vervaldatum

Deze regeling treedt in werking met ingang van {{ inwerking }} en vervalt met ingang van {{ verval }}.
"""
SLOT = """\
{1} Artikel. Inwerkingtreding en vervaldatum

Deze regeling treedt in werking met ingang van {{{{ inwerking }}}} en vervalt met ingang van {{{{ verval }}}}.

{1} Artikel. Citeertitel

Deze regeling wordt aangehaald als: Proefregeling.
"""
SLOTFORMULIER = """\
# Slotformulier

Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.
"""
_WITHOUT_NOTE = SLOTFORMULIER.replace("met de toelichting ", "")
_NOTE = "# Algemeen deel\n\nDe proef wordt in het laatste jaar geëvalueerd.\n"
VERLENING = """\
Ik verleen u een subsidie van ten hoogste {{ plafond }}, op grond van [](wet:AWB/4:29). Uw aanvraag voldoet aan de eisen.

De subsidie is bestemd voor de activiteiten in uw plan, in de periode tot {{ inwerking }}. U krijgt een voorschot. Dat krijgt u in
één keer, op het rekeningnummer dat bij mij bekend is.

U bent verplicht de subsidie daaraan te besteden. Meld het direct als iets niet doorgaat. U houdt een administratie bij en na
afloop verantwoordt u de subsidie.
"""
BEZWAAR = """\
Een belanghebbende kan bezwaar maken bij de Minister van Voorbeelden, binnen zes weken na de dag waarop dit besluit is verzonden.
Zet in het bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit, de gronden van uw bezwaar en uw handtekening.
Stuur het naar Postbus 1, 1234 AB Voorbeeldstad.
"""
UTF16 = "\ufffe"
"""A text that begins with this sign stands for a file in UTF-16: the sign is what a byte order mark looks like turned round."""

_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999, huisstijl: neutraal}
datum: "{{ dag }}"
"""
_WETTEN = "wetten: {AWB: {titel: Algemene wet bestuursrecht, kort: Awb, bwb: BWBR0005537}}\n"
_REGELING = """\
    soort: regeling
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef (Proefregeling)
    citeertitel: Proefregeling
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
"""
_OTHERS = {
    "kamerbrief.md": """\
    soort: kamerbrief
    vorm: rijksbrief
    titel: Een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    brief: {kenmerk: "123", adres: [De voorzitter van de Tweede Kamer]}
    formaten: [html]
""",
    "beleidskeuzes.md": "    soort: beleidskeuzes\n    titel: Beleidskeuzes uitgelegd\n    formaten: [html]\n",
    "nota.md": "    soort: nota\n    titel: Nota over een proef\n    formaten: [html]\n",
    "beschikkingen/besluit.md": """\
    soort: beschikking
    titel: Besluit over een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
""",
}
"""The documents that are there when their source is given: what dossier.yaml says of them."""
_REST = "beschikkingen/verder.md"
_RECIPIENTS = "gegevens/ontvangers.csv"


def completed(given: Mapping[str, str], closed: bool = False) -> dict[str, bytes]:
    """The files of a whole dossier."""
    files = {**_defaults(given, closed), **given}
    return {path: _encoded(path, text) for path, text in files.items()}


def _encoded(path: str, text: str) -> bytes:
    """The bytes of a file. What stands for a picture is its bytes in base64, for a workbook its cells as CSV."""
    if path.endswith(".xlsx"):
        return workbook(text)
    if path.endswith((".png", ".jpg")):
        return b64decode(text)
    return text.encode("utf-16-le" if text.startswith(UTF16) else "utf-8")


def workbook(text: str) -> bytes:
    """An .xlsx with the cells of a CSV text on a sheet `Blad1`; figures are numbers, `=…` is a formula without a result."""
    import csv
    import io

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    for row in csv.reader(io.StringIO(text)):
        sheet.append([_cell(cell) for cell in row])
    for cell in (cell for row in sheet.iter_rows() for cell in row if str(cell.value).endswith("%")):
        cell.value, cell.number_format = float(cell.value.rstrip("%")) / 100, "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(text: str) -> object:
    from datetime import date

    for read in (int, float, date.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return text or None


def _defaults(given: Mapping[str, str], closed: bool) -> dict[str, str]:
    if "dossier.yaml" in given:
        end = f"{_IN_FORCE}\n{_WITHOUT_NOTE}" if closed else SLOTFORMULIER
        data = (
            {"gegevens/waarden.yaml": PLAFOND + DAG}
            if any(name in given["dossier.yaml"] for name in ("gegevens/waarden.yaml", "gegevens/*"))
            else {}
        )
        return {**data, "regeling.md": f"{AANHEF}\n{ARTIKEL}\n{end}"}
    files = {"gegevens/waarden.yaml": PLAFOND, "gegevens/dag.yaml": DAG, "regeling.md": ARTIKEL}
    regeling = given.get("regeling.md", ARTIKEL)
    if "# Aanhef" not in regeling:
        files["aanhef.md"] = AANHEF
    if closed and "# Artikel" in regeling and not any(words in regeling for words in CLOSING):
        files["slot.md"] = _closing(regeling)
    if "# Slotformulier" not in regeling:
        files["slotformulier.md"] = SLOTFORMULIER if "toelichting.md" in given or not closed else _WITHOUT_NOTE
    elif closed and "toelichting" in regeling.partition("# Slotformulier")[2]:
        files["toelichting.md"] = _NOTE
    decision = given.get("beschikkingen/besluit.md")
    if closed and decision is not None:
        files[_REST] = VERLENING + ("" if "bezwaar" in decision else f"\n{BEZWAAR}")
    names = {**files, **given}
    return {**files, "dossier.yaml": _dossier_yaml(names)}


def _closing(regeling: str) -> str:
    """Under a chapter of their own where the given text has chapters."""
    if "# Hoofdstuk" in regeling:
        return "# Hoofdstuk. Slotbepalingen\n\n" + SLOT.format("", "##")
    return SLOT.format("", "#")


def _dossier_yaml(names: Mapping[str, str]) -> str:
    data = ", ".join(path for path in names if path.startswith("gegevens/") and path != _RECIPIENTS)
    sources = [path for path in ("aanhef.md", "regeling.md", "slot.md", "slotformulier.md") if path in names]
    sources += sorted(path for path in names if path.startswith("bijlagen/"))
    note = "    toelichting: toelichting.md\n" if "toelichting.md" in names else ""
    regeling = f"documenten:\n  regeling:\n    bronnen: [{', '.join(sources)}]\n{note}{_REGELING}"
    return f"{_DOSSIER}gegevens: [{data}]\n{_WETTEN}{regeling}{''.join(_other_documents(names))}"


def _other_documents(names: Mapping[str, str]) -> Iterator[str]:
    for path, description in _OTHERS.items():
        if path not in names:
            continue
        sources = f"{path}, {_REST}" if path.startswith("beschikkingen/") and _REST in names else path
        yield f"  {path.split('/')[-1].removesuffix('.md')}:\n    bronnen: [{sources}]\n{description}"
        if _REST in sources:
            yield "    besluit: verlening\n" + ("" if _RECIPIENTS in names else "    brief: {adres: [Stichting Voorbeeld]}\n")
        if path.startswith("beschikkingen/") and _RECIPIENTS in names:
            yield f"    ontvangers: {_RECIPIENTS}\n    ontvanger: {{kenmerk: kenmerk, naam: naam, adres: [adres]}}\n"
