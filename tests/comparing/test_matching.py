"""Which part is which, the finer points: letters with open holes, wrong labels, words in a redline."""

from __future__ import annotations

from regelzetter.comparing.changes import Comparison, as_lines, compare
from regelzetter.comparing.difference import verschil
from regelzetter.comparing.findings import Stuk
from regelzetter.comparing.lines import marked
from regelzetter.comparing.words import GEDRUKT, woorden
from regelzetter.reading.build import DocumentPlan, read_document, read_line
from regelzetter.source import Source
from regelzetter.tree.nodes import Document
from regelzetter.values.load import load
from tests.comparing.versions import AT, compared, kinds, version

LETTER = """Geachte {{ rij.naam }},

U ontvangt {{ rij.bedrag }} van de {{ plafond }}.

::: als rij.gebied = "noord"
Uw regio ligt in het noorden.
::: anders
Uw regio ligt elders.
:::
"""


def _letter(text: str) -> Document:
    """A letter as it was read: holes and passages are still open."""
    plan = DocumentPlan("verlening", "beschikking", (), (), (), (Source("verlening.md", text),), None, AT)
    return read_document(plan).value


def _compared(text: str, plafond: str = "1 000", bedrag: str = "10") -> Comparison:
    def values(amount: str, cell: str) -> tuple[Source, ...]:
        schema = "tabel: regios\nkolommen: {naam: {soort: tekst, uniek: ja}, bedrag: {soort: bedrag}, gebied: {soort: tekst}}\n"
        return (
            Source("gegevens/b.yaml", f"plafond: {{bedrag: {amount}}}\n"),
            Source("gegevens/r.yaml", schema),
            Source("gegevens/r.csv", f"naam,bedrag,gebied\nA,{cell},noord\nB,20,zuid\n"),
        )

    old, new = load(values("1 000", "10")).value, load(values(plafond, bedrag)).value
    return compare((_letter(LETTER),), (_letter(text),), old, new)


def test_letter_for_many_recipients() -> None:
    assert kinds(_compared(LETTER)) == []
    assert as_lines(_compared(LETTER.replace("ligt elders", "ligt in het zuiden"))) == [
        "verlening, tekst: gewijzigd: Uw regio ligt [-elders-] {+in het zuiden+}."
    ]
    assert as_lines(_compared(LETTER.replace('= "noord"', '= "zuid"')))[0].startswith(
        "verlening, tekst: gewijzigd: als rij.gebied ="
    )
    assert as_lines(_compared(LETTER.replace("{{ rij.bedrag }}", "{{ plafond }}"))) == [
        "verlening, tekst: gewijzigd: U ontvangt [-{{ rij.bedrag }}-] {+{{ plafond }}+} van de {{ plafond }}."
    ]


def test_values_of_a_letter_are_told_with_their_places() -> None:
    assert as_lines(_compared(LETTER, plafond="2 000")) == [
        "waarde plafond: gewijzigd: [-€ 1.000-] {+€ 2.000+} (verlening, tekst)",
    ]


def test_cell_printed_in_the_letter_of_its_recipient() -> None:
    comparison = _compared(LETTER, bedrag="15")
    assert as_lines(comparison) == ["waarde regios[A].bedrag: gewijzigd: [-€ 10-] {+€ 15+} (verlening, tekst)"]


def test_double_labels_are_matched_in_order() -> None:
    """A version with errors is compared as far as it can be read."""
    articles = ["# Artikel 1. Een {#a}\n\nTekst een.\n", "# Artikel 2. Twee {#b}\n\nTekst twee.\n"]
    plan = DocumentPlan("r", "regeling", (), (), (), (Source("r.md", "\n".join(articles).replace("#b", "#a")),), None, AT)
    document = read_document(plan).value
    values = load(()).value
    assert compare((document,), (document,), values, values) == Comparison((), ())


def test_unlabelled_article_that_moves_to_another_chapter() -> None:
    text = """# Hoofdstuk 1. Een

## Artikel 1.1. Aanvraag

De aanvraag wordt met een formulier ingediend bij de minister.

## Artikel 1.2. Besluit

De minister besluit binnen tien weken na ontvangst.

# Hoofdstuk 2. Twee

## Artikel 2.1. Slot

Deze regeling vervalt.
"""
    moved = text.replace("\n## Artikel 1.2. Besluit\n\nDe minister besluit binnen tien weken na ontvangst.\n", "")
    moved += "\n## Artikel 2.2. Besluit\n\nDe minister besluit binnen tien weken na ontvangst.\n"
    comparison = compared(version({"regeling": text}), version({"regeling": moved}))
    assert as_lines(comparison) == ["regeling, artikel 2.2: verplaatst (was artikel 1.2)"]


def test_new_article_around_an_old_lid() -> None:
    text = "# Artikel 1. Een {#een}\n\n1. Eerste tekst hier.\n2. Tweede tekst daar. {#tweede}\n"
    split = "# Artikel 1. Een {#een}\n\n1. Eerste tekst hier.\n\n# Artikel 2. Twee {#twee}\n\n1. Tweede tekst daar. {#tweede}\n"
    comparison = compared(version({"regeling": text}), version({"regeling": split}))
    assert kinds(comparison) == ["artikel_toegevoegd", "lid_verplaatst"]


def _difference(old: str, new: str) -> str:
    def words(text: str) -> tuple[Stuk, ...]:
        return verschil(
            woorden(read_line(text, AT).inhoud, GEDRUKT),
            woorden(read_line(new, AT).inhoud, GEDRUKT),
        )

    return marked(words(old))


def test_redline_groups_little_words() -> None:
    assert _difference("de minister van de school", "een bewindspersoon van een regio") == (
        "[-de minister van de school-] {+een bewindspersoon van een regio+}"
    )
    assert _difference("Alles blijft gelijk; en dit, ook", "Alles blijft gelijk; dit ook") == (
        "Alles blijft gelijk; [-en dit,-] {+dit+} ook"
    )
    assert _difference("de aanvraag is op tijd gedaan", "de aanvraag was te laat gedaan") == (
        "de aanvraag [-is op tijd-] {+was te laat+} gedaan"
    )


def test_emphasis_is_told() -> None:
    assert _difference("een m2 grond en groen", "een m^2^ grond en *groen*") == (
        "een [-m2-] {+m2 (superscript)+} grond en [-groen-] {+groen (cursief)+}"
    )
