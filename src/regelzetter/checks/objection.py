"""The clause on objection (bezwaar) under a decision, or on appeal (beroep) under a decision on an objection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter import dutch
from regelzetter.checks.decision_examples import BEZWAAR, besluit
from regelzetter.checks.decision_letter import Letter, compiled
from regelzetter.checks.passages import Passage
from regelzetter.diagnostics import Diagnostic, Ernst, Rule


def _clause(old: str, new: str) -> str:
    return BEZWAAR.replace("\n", " ").replace(old, new)


TERMIJN = Rule(
    code="REGL0638",
    naam="bezwaar-termijn",
    ernst=Ernst.FOUT,
    regel="De bezwaarclausule noemt de termijn van zes weken.",
    waarom="Wie door een onjuiste termijn te laat is, wordt toch ontvangen; het besluit staat dan langer niet vast.",
    bron="artikelen 3:45 en 6:7 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", bezwaar=_clause("zes weken", "vier weken")),
    goed=besluit("verlening"),
)
BEGIN = Rule(
    code="REGL0639",
    naam="bezwaar-begin-termijn",
    ernst=Ernst.WAARSCHUWING,
    regel="De bezwaartermijn begint op de dag na die waarop het besluit is bekendgemaakt.",
    waarom="De dagtekening van een brief is niet de dag van bekendmaking: een brief die later is verzonden, geeft meer tijd.",
    bron="artikelen 3:41 en 6:8 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", bezwaar=_clause("de dag waarop dit besluit is verzonden", "de datum van deze brief")),
    goed=besluit("verlening"),
)
WIE = Rule(
    code="REGL0640",
    naam="bezwaar-wie-en-waar",
    ernst=Ernst.WAARSCHUWING,
    regel="De bezwaarclausule noemt wie bezwaar kan maken en bij welk bestuursorgaan.",
    waarom="Bezwaar gaat naar het orgaan dat het besluit nam; een naam of adres van een dienst zegt dat niet.",
    bron="artikelen 3:45 en 6:4 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", bezwaar=_clause(" bij de Minister van Voorbeelden,", "")),
    goed=besluit("verlening"),
)
INHOUD = Rule(
    code="REGL0641",
    naam="bezwaar-inhoud",
    ernst=Ernst.WAARSCHUWING,
    regel="De bezwaarclausule zegt wat in een bezwaarschrift staat: naam en adres, datum, besluit, gronden en ondertekening.",
    waarom="Een bezwaarschrift dat daaraan niet voldoet, kan niet-ontvankelijk worden verklaard; de ontvanger moet het weten.",
    bron="artikel 6:5 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", bezwaar=_clause(", de gronden van uw bezwaar", "")),
    goed=besluit("verlening"),
)
ADRES = Rule(
    code="REGL0642",
    naam="bezwaar-adres",
    ernst=Ernst.WAARSCHUWING,
    regel="De bezwaarclausule zegt waar het bezwaarschrift heen gaat: een adres of een website.",
    waarom="Zonder adres zoekt de ontvanger het zelf, en komt het bezwaar te laat of op de verkeerde plaats aan.",
    bron="artikelen 3:45 en 6:4 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", bezwaar=_clause(" Stuur het naar Postbus 1, 1234 AB Voorbeeldstad.", "")),
    goed=besluit("verlening"),
)
BEROEP = Rule(
    code="REGL0643",
    naam="beroep-na-bezwaar",
    ernst=Ernst.FOUT,
    regel="Tegen een beslissing op bezwaar staat beroep open, niet opnieuw bezwaar.",
    waarom="Met de verkeerde clausule gaat de ontvanger terug naar de minister en verloopt de termijn bij de rechtbank.",
    bron="artikelen 6:23 en 7:1 van de Algemene wet bestuursrecht",
    fout=besluit("bezwaar", fout="Tegen deze beslissing kunt u opnieuw bezwaar maken."),
    goed=besluit("bezwaar"),
)
RULES: tuple[Rule, ...] = (TERMIJN, BEGIN, WIE, INHOUD, ADRES, BEROEP)

_MAKES: Final = (
    r"\bbezwaar (?:maken|indienen|worden gemaakt|aantekenen|te maken)\b|\bmaken bezwaar\b"
    r"|\bbezwaarschrift (?:indienen|worden ingediend|in te dienen)\b"
)
_FROM: Final = (
    r"weken (?:na|vanaf|te rekenen vanaf|gerekend vanaf) (?:de )?"
    r"(?:datum van (?:deze|dit|de)|dagtekening|datum (?:boven|die boven)|datum waarop (?:deze brief|dit besluit) is gedateerd)"
    r"|(?:begint|vanaf|op) (?:op )?de (?:dag na de )?(?:dagtekening|datum van (?:deze|dit|de))"
)
_DAY_AFTER: Final = (
    "dag na",
    "dag waarop",
    "nadat",
    "verzonden",
    "verzending",
    "bekendgemaakt",
    "bekendmaking",
    "toegezonden",
    "uitgereikt",
)
_PERSON: Final = ("belanghebbende", " u ", "ieder", " wie ", "degene", "wiens belang")
_ORGAN: Final = (
    r"bezwaar[^.]{0,120}\b(?:bij|aan|tot)\b (?:mij|ons|de|het|hem|haar|‹)|gericht aan|richt u aan|\bter attentie van|\bt\.a\.v\."
)
_PARTS: Final = (
    ("de naam en het adres", ("naam",)),
    ("de datum", ("datum", "dagtekening", "gedateerd")),
    ("om welk besluit het gaat", ("kenmerk", "referentie", "omschrijving", "dit besluit", "het besluit waar", "kopie")),
    ("de gronden", ("grond", "waarom", "reden", "motiver")),
    ("de handtekening", ("handtekening", "ondertek")),
)
_SENDING: Final = (
    "postbus", "www.", "http", "@", " stuur", " zend", "richt u", "richten aan", "gericht aan", "adres:", "digitaal", "formulier",
    "postadres", "website", "adresseer",
)  # fmt: skip


def in_clause(letter: Letter) -> Iterator[Diagnostic]:
    """What the clause lacks. Whether there is one at all is asked with the other parts of a decision."""
    if letter.soort == "bezwaar":
        yield from _again(letter)
        return
    clause = _clause_of(letter)
    if clause is not None:
        yield from _lacking(letter, clause)


def _clause_of(letter: Letter) -> Passage | None:
    """The first passage that says that one can object."""
    return next((each for each in letter.passages if compiled(_MAKES).search(each.tekst)), None)


def _around(letter: Letter, clause: Passage) -> str:
    """The text from the clause on, on one line: the clause is often a paragraph and a list."""
    index = next(index for index, each in enumerate(letter.passages) if each is clause)
    return f" {' '.join(letter.teksten[index:])} "


def _lacking(letter: Letter, clause: Passage) -> Iterator[Diagnostic]:
    text = _around(letter, clause)
    yield from _term(clause, text)
    yield from _whom(clause, text)
    missing = [name for name, words in _PARTS if not any(word in text for word in words)]
    if missing:
        yield Diagnostic(
            INHOUD,
            clause.hele,
            f"over het bezwaarschrift ontbreekt: {dutch.opsomming(missing)}",
            "schrijf: Zet in het bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit, waarom u het er "
            "niet mee eens bent, en uw handtekening",
        )
    if not any(word in text for word in _SENDING):
        yield Diagnostic(
            ADRES, clause.hele, "er staat niet waar het bezwaarschrift heen gaat", "schrijf: Stuur het bezwaarschrift naar: …"
        )


def _term(clause: Passage, text: str) -> Iterator[Diagnostic]:
    found = compiled(r"\b(\w+) weken\b").search(text)
    if not compiled(r"\b(?:zes|6) weken\b").search(text):
        there = f"een termijn van {found[1]} weken" if found is not None else "geen termijn"
        yield Diagnostic(
            TERMIJN,
            clause.hele,
            f"bij het bezwaar staat {there}; dat is zes weken",
            "schrijf: binnen zes weken na de dag waarop dit besluit is verzonden",
        )
        return
    wrong = compiled(_FROM).search(clause.tekst)
    if wrong is not None:
        yield Diagnostic(
            BEGIN,
            clause.span(*wrong.span()),
            "de bezwaartermijn loopt hier vanaf de datum van de brief, en niet vanaf de dag na de verzending",
            "schrijf: weken na de dag waarop dit besluit is verzonden",
        )
    elif not any(word in text for word in _DAY_AFTER):
        yield Diagnostic(
            BEGIN,
            clause.hele,
            "er staat niet wanneer de bezwaartermijn begint",
            "schrijf: binnen zes weken na de dag waarop dit besluit is verzonden",
        )


def _whom(clause: Passage, text: str) -> Iterator[Diagnostic]:
    if not compiled(_ORGAN).search(text):
        yield Diagnostic(
            WIE,
            clause.hele,
            "er staat niet bij welk bestuursorgaan bezwaar wordt gemaakt",
            "noem het orgaan dat het besluit nam: bezwaar maken bij de Minister van …",
        )
    if not any(word in text for word in _PERSON):
        yield Diagnostic(
            WIE, clause.hele, "er staat niet wie bezwaar kan maken", "schrijf: Een belanghebbende kan bezwaar maken, of: U kunt"
        )


def _again(letter: Letter) -> Iterator[Diagnostic]:
    """A decision on an objection that says that one can object to it."""
    for passage in letter.passages:
        found = compiled(r"\b(?:kan|kunt|kunnen)\b[^.]{0,100}\bbezwaar maken\b").search(passage.tekst)
        if found is not None:
            yield Diagnostic(
                BEROEP,
                passage.span(*found.span()),
                "een beslissing op bezwaar noemt opnieuw bezwaar",
                "schrijf: Tegen deze beslissing kunt u binnen zes weken na de dag waarop zij is verzonden, beroep instellen "
                "bij de rechtbank …",
            )
