"""The letter to parliament (Kamerbrief): to whom, how it is marked, and that it names the table of CW 3.1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from regelzetter.checks.decision_letter import compiled
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.policy_choices import choices
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld, voorbeeld
from regelzetter.dossier import DocumentSpec

_DOSSIER: Final = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  brief:
    soort: kamerbrief
    vorm: VORM
    bronnen: [brief.md]
    titel: Een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    brief: {BRIEF}
    formaten: [html]
"""
_NIET_IN_BRON: Final = "de vorm van een Kamerbrief buiten het gedrukte Kamerstuk is niet in een bron nagekeken"
_TEXT: Final = "Met deze brief informeer ik u over een proef.\n"


def _letter(fields: str, form: str = "rijksbrief", more: str = "") -> Voorbeeld:
    dossier = _DOSSIER.replace("VORM", form).replace("BRIEF", fields) + more
    return Voorbeeld((("dossier.yaml", dossier), ("brief.md", _TEXT)))


def _with_table(text: str) -> Voorbeeld:
    return Voorbeeld((*choices().bestanden, ("kamerbrief.md", text)))


AAN_DE_KAMER = Rule(
    code="REGL0698",
    naam="kamerbrief-geadresseerde",
    ernst=Ernst.WAARSCHUWING,
    regel="Een Kamerbrief is gericht aan de voorzitter van de Tweede of de Eerste Kamer der Staten-Generaal.",
    waarom="De Kamer neemt een brief alleen als Kamerstuk in behandeling als hij aan haar voorzitter is gericht.",
    bron="gebruik bij Kamerbrieven; vergelijk Kamerstukken II 2023/24, 30079, nr. 119",
    fout=_letter("kenmerk: '123', adres: [De leden van de vaste commissie]"),
    goed=_letter("kenmerk: '123', adres: [De Voorzitter van de Tweede Kamer der Staten-Generaal]"),
    onzeker=_NIET_IN_BRON,
)
KENMERK = Rule(
    code="REGL0699",
    naam="kamerbrief-kenmerk",
    ernst=Ernst.WAARSCHUWING,
    regel="Een Kamerbrief heeft een kenmerk; gedrukt als Kamerstuk heeft hij een dossiernummer (30 079) en een plaats.",
    waarom="Zonder kenmerk of dossiernummer is de brief later niet terug te vinden en kan niemand ernaar verwijzen.",
    bron="gebruik bij Kamerbrieven; vergelijk Kamerstukken II 2023/24, 30079, nr. 119",
    fout=_letter("adres: [De Voorzitter van de Tweede Kamer der Staten-Generaal]"),
    goed=_letter("kenmerk: '123', adres: [De Voorzitter van de Tweede Kamer der Staten-Generaal]"),
    onzeker=_NIET_IN_BRON,
)
KAMERSTUKKEN = Rule(
    code="REGL0587",
    naam="kamerstukken-een-vorm",
    ernst=Ernst.WAARSCHUWING,
    regel="Een dossier verwijst op één manier naar Kamerstukken.",
    waarom="Twee schrijfwijzen naast elkaar lijken op verwijzingen naar verschillende soorten stukken, en zoeken gaat mis.",
    bron="aanwijzing 3.43 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("Zie Kamerstukken II 2022/23, 30079, nr. 116.\n\nZie ook Kamerstukken II, 30 079, nummer 117.\n", "nota.md"),
    goed=voorbeeld(
        "Zie Kamerstukken II 2022/23, 30079, nr. 116.\n\nZie ook Kamerstukken II 2022/23, 30079, nr. 117.\n", "nota.md"
    ),
)
TABEL_GENOEMD = Rule(
    code="REGL0588",
    naam="brief-noemt-cw31",
    ernst=Ernst.WAARSCHUWING,
    regel="De Kamerbrief noemt de tabel “Beleidskeuzes uitgelegd” die erbij hoort.",
    waarom="De toelichting van artikel 3.1 moet vindbaar zijn; een tabel na de ondertekening die de brief niet "
    "noemt, wordt overgeslagen.",
    bron="Kamerstukken II 2022/23, 31865, nr. 231",
    fout=_with_table(_TEXT),
    goed=_with_table(f"{_TEXT.strip()} De tabel ‘Beleidskeuzes uitgelegd’ volgt op de ondertekening.\n"),
)
RULES: tuple[Rule, ...] = (AAN_DE_KAMER, KENMERK, KAMERSTUKKEN, TABEL_GENOEMD)

_Form: TypeAlias = tuple[bool, bool, bool]
_LETTERS: Final = (Deel.TEKST, Deel.FICHE)
_CITATION: Final = (
    r"\bKamerstukken (?:(?:I|II|I/II)\b(?P<komma>,)? ?)?(?P<jaar>\d{4}[/–-]\d{2,4},? ?)?"
    r"(?P<nummer>\d{2} ?\d{3})(?:[ -][IVX]+\b)?, (?P<nr>nr\.|nummer|nrs\.|nummers|no\.) ?\d+"
)


def check_kamerbrief(subject: Subject) -> Iterator[Diagnostic]:
    """Addressee and marks of a letter to parliament, and whether it names the table."""
    has_table = any(spec.soort == "beleidskeuzes" for spec in subject.dossier.documenten.values())
    for name, passages in subject.passages.items():
        spec = subject.dossier.documenten[name]
        if spec.soort != "kamerbrief":
            continue
        yield from _addressee(spec)
        yield from _marks(spec)
        if has_table and passages and set(spec.bronnen) <= {passage.hele.path for passage in passages}:
            yield from _table(name, passages)


def _addressee(spec: DocumentSpec) -> Iterator[Diagnostic]:
    lines = spec.velden.get("brief.adres", ())
    text = " ".join(line.tekst for line in lines).lower()
    if lines and not ("voorzitter" in text and ("kamer" in text or "staten-generaal" in text)):
        yield Diagnostic(
            AAN_DE_KAMER,
            lines[0].span,
            f"de brief '{spec.naam}' is niet gericht aan de voorzitter van de Kamer",
            "schrijf: De Voorzitter van de Tweede Kamer der Staten-Generaal",
        )


def _marks(spec: DocumentSpec) -> Iterator[Diagnostic]:
    form = spec.velden.get("vorm")
    if form is not None and form[0].tekst == "kamerstuk":
        yield from _printed_marks(spec)
    elif "brief.kenmerk" not in spec.velden and "kenmerk" not in spec.velden:
        tip = "zet bij brief kenmerk: … (in de brief: Onze referentie)"
        yield Diagnostic(KENMERK, spec.span, f"de brief '{spec.naam}' heeft geen kenmerk", tip)


def _printed_marks(spec: DocumentSpec) -> Iterator[Diagnostic]:
    number = spec.velden.get("kamerstuk.dossier")
    if number is None:
        tip = "zet bij het stuk kamerstuk: {dossier: 30 079, titel: …}"
        yield Diagnostic(KENMERK, spec.span, f"de brief '{spec.naam}' heeft geen dossiernummer van de Kamer", tip)
    elif not compiled(r"^\d{2}[ \u00a0]\d{3}(?:[ -][IVX]+)?$").match(number[0].tekst):
        tip = "schrijf het dossiernummer met een spatie: 30 079"
        yield Diagnostic(KENMERK, number[0].span, f"'{number[0].tekst}' is geen dossiernummer zoals de Kamer het drukt", tip)
    if "brief.plaats" not in spec.velden:
        yield Diagnostic(KENMERK, spec.span, f"de brief '{spec.naam}' noemt geen plaats", "zet bij brief plaats: Den Haag")


def _table(name: str, passages: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    text = "\n".join(passage.tekst for passage in passages).lower()
    if "beleidskeuzes uitgelegd" not in text and "artikel 3.1 " not in text and "cw 3.1" not in text:
        yield Diagnostic(
            TABEL_GENOEMD,
            passages[0].hele,
            f"de brief '{name}' noemt de tabel “Beleidskeuzes uitgelegd” niet",
            "schrijf: De tabel ‘Beleidskeuzes uitgelegd’ volgt op de ondertekening en geeft de onderbouwing van "
            "artikel 3.1 van de Comptabiliteitswet 2016",
        )


def check_kamerstukken(subject: Subject) -> Iterator[Diagnostic]:
    """Citations in a letter, table or nota in another form than in the rest of the dossier. That of a regulation and its note is
    fixed, and asked elsewhere."""
    found = [
        (_form(match), match.span(), passage)
        for passages in subject.passages.values()
        for passage in passages
        if "Kamerstukken" in passage.tekst
        for match in compiled(_CITATION).finditer(passage.tekst)
    ]
    forms = Counter(form for form, _, _ in found)
    if len(forms) < 2:
        return
    usual = _usual(found)
    example = next(passage.tekst[begin:end] for form, (begin, end), passage in found if form == usual)
    for form, (begin, end), passage in found:
        if form != usual and passage.deel in _LETTERS and passage.vorm != "citaat":
            yield Diagnostic(
                KAMERSTUKKEN,
                passage.span(begin, end),
                f"'{passage.tekst[begin:end]}' is anders geschreven dan de andere Kamerstukken in dit dossier",
                f"kies één vorm; elders staat: {example}",
            )


def _usual(found: Sequence[tuple[_Form, tuple[int, int], Passage]]) -> _Form:
    """The form of the regulation and its note; without those, the form that is there most."""
    fixed = Counter(form for form, _, passage in found if passage.deel not in _LETTERS)
    return (fixed or Counter(form for form, _, _ in found)).most_common(1)[0][0]


def _form(found: re.Match[str]) -> _Form:
    """With a year of sessions? The number of the dossier with a space? “nummer” in full?"""
    return bool(found["jaar"]), " " in found["nummer"], found["nr"].startswith("nummer")
