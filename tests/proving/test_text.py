"""What counts as the same words, and the readers of HTML, Akoma Ntoso and STOP."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelzetter.proving.text import Text, expected_words, first_difference, html_words, words, xml_words
from regelzetter.writing.display import (
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    DisplayDocument,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
    Row,
    Signature,
    Table,
    TextBlock,
    Words,
)
from regelzetter.writing.html import render

ROOT = Path(__file__).parents[2]
STOP_EXAMPLE = ROOT.parent / "shared/schemas/stop-voorbeelden/nieuwe-regeling/besluit.xml"


def al(text: str) -> TextBlock:
    return TextBlock((Words(text),))


def note(number: int, text: str) -> Note:
    return Note(number, (al(text),))


def document(*blocks: Block) -> DisplayDocument:
    return DisplayDocument("stuk", "regeling", "regeling", "Stuk", {"voettekst": ("concept",)}, blocks, "2024-03-27")


EVERYTHING = document(
    Heading(1, (Words("Regeling proef"),), "opschrift"),
    Heading(2, (Words("Artikel\u00a01.2. "), Words("Plafond", cursief=True), note(1, "Over de kop.")), "artikel", "artikel-1.2"),
    ItemList("leden", (
        Item("1.", (TextBlock((Words("Ten hoogste "), Words("€\u00a097,15 miljoen", sleutel="p.t"), Words("; m"),
                               Words("2", superscript=True), Words(" telt."))),)),
        Item("2.", (
            TextBlock((Words("Zie "), Link((Words("arti"), Words("kel 1", vet=True)), anker="artikel-1.2"), Words(":"),
                       LineBreak(), Words("verder"), Note(2, (al("Buiten"), TextBlock((Words("en"), note(4, "Binnenin."))))),
                       Words("."))),
            ItemList("onderdelen", (Item("1°.", (al("eerste;"),)),)),
        )),
    )),
    DefinitionList((Definition((Words("school:"),), (
        al("vmbo-school;"), ItemList("streepjes", (Item("–", (al("streep."),)),)),
    )),)),
    Table(
        (Column("links", 1), Column("rechts", 1)),
        (Row((Cell((al("Regio"),), "kolom"), Cell((al("Bedrag"),), "kolom"))),),
        (Row((Cell((al("Noord"),), "rij"), Cell((TextBlock((Words("€\u00a0-12"), note(3, "In een cel."))),)))),
         Row((Cell((al("Totaal"),)), Cell((al("10%"),))), totaal=True)),
        "gegevens",
    ),
    Signature(((Words("De Minister,"),),), (Words("A. Naam"),)),
)  # fmt: skip


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), [
    ("HOOFDSTUK 1. ALGEMENE BEPALINGEN", "Hoofdstuk\n1\nAlgemene bepalingen"),
    ("artikel\u00a01.2,\u202ftweede lid", "artikel 1.2 tweede lid"),
    ("sub\u00adsidie\u200b", "subsidie"),
    ("coo\u0308peratie", "co\u00f6peratie"),
    ("e\ufb03ciënt", "efficiënt"),
    ("«Voortgang», (regio’s) – ‘x’…", "Voortgang regio's x"),
    ("basisschool:", "basisschool"),
    ("1°.", "1°"),
    ("onbekend \ufffd teken", "onbekend teken"),
    ("€\u00a0\u221212", "€ -12"),
])  # fmt: skip
def test_what_is_ignored(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [
    ("97,15", "9715"),
    ("97,15", "97.15"),
    ("97,15", "97 15"),
    ("1.2", "12"),
    ("16:00", "1600"),
    ("€ 10", "10"),
    ("10%", "10"),
    ("1°", "1"),
    ("€ -12", "€ 12"),
    ("§ 3", "3"),
    ("het lid", "hetlid"),
    ("een twee", "twee een"),
])  # fmt: skip
def test_what_counts(one: str, other: str) -> None:
    assert words(one) != words(other)


@given(st.text())
def test_words_are_stable(text: str) -> None:
    """Reading again what was read changes nothing, whatever the text."""
    once = words(text)
    assert words(" ".join(once)) == once


# --- the document ---------------------------------------------------------------------------------


def test_every_block_and_run_is_said_in_order() -> None:
    assert expected_words(EVERYTHING) == Text(
        words("Regeling proef Artikel 1.2 Plafond 1 Ten hoogste € 97,15 miljoen; m2 telt 2 Zie artikel 1 verder 1° eerste "
              "school vmbo school streep Regio Bedrag Noord € -12 Totaal 10% De Minister A Naam"),
        (words("Over de kop"), words("Buiten en"), words("In een cel"), words("Binnenin")),
    )  # fmt: skip


def test_the_page_says_what_it_must() -> None:
    assert first_difference(expected_words(EVERYTHING), html_words(render(EVERYTHING, "").encode())) is None


@pytest.mark.parametrize(("old", "new"), [
    ("97,15", "97,16"),
    ("eerste;", ""),
    ("Over de kop", "Over de knop"),
    ("De Minister", "De Minister en meer"),
    ('<span class="merk">2. </span>', ""),
    ("<td", "<td>extra</td><td"),
])  # fmt: skip
def test_a_page_that_says_something_else_is_caught(old: str, new: str) -> None:
    page = re.sub(r' data-doel="[^"]*"', "", render(EVERYTHING, ""))  # says again, at a reference, how its target begins
    assert old in page
    assert first_difference(expected_words(EVERYTHING), html_words(page.replace(old, new, 1).encode())) is not None


def test_the_letterhead_is_not_text() -> None:
    letter = replace(EVERYTHING, sjabloon="rijksbrief", velden={"aanhef": ("Geachte",), "adres": ("Hier",), "betreft": ("Zaak",)})
    page = render(letter, "")
    assert all(word in page for word in ("Geachte", "Hier", "Zaak"))
    assert first_difference(expected_words(letter), html_words(page.encode())) is None


# --- the difference -------------------------------------------------------------------------------


def test_a_difference_shows_its_place() -> None:
    expected = Text(words("voor subsidie is dit jaar ten hoogste € 97,15 miljoen beschikbaar voor alle regio's"))
    found = Text(words("voor subsidie is dit jaar ten hoogste € 97 miljoen beschikbaar voor alle regio's"))
    assert first_difference(expected, found) == (
        "woord 9: verwacht “… jaar ten hoogste € 97,15 miljoen beschikbaar voor alle …”, "
        "gelezen “… jaar ten hoogste € 97 miljoen beschikbaar voor alle …”"
    )


def test_a_text_that_stops_says_so() -> None:
    assert first_difference(Text(("een", "twee")), Text(("een",))) == "woord 2: verwacht “een twee”, gelezen “een (einde)”"
    assert first_difference(Text(()), Text(("een",))) == "woord 1: verwacht “(einde)”, gelezen “een”"


def test_notes_are_compared_one_by_one() -> None:
    one, two = ("een",), ("twee",)
    assert first_difference(Text((), (one, two)), Text((), (one, two))) is None
    assert first_difference(Text((), (one, two)), Text((), (one,))) == "noot 2 ontbreekt: “twee”"
    assert first_difference(Text((), (one,)), Text((), (one, two))) == "noot 2 staat alleen in het bestand: “twee”"
    assert first_difference(Text((), (one,)), Text((), (two,))) == "noot 1, woord 1: verwacht “een”, gelezen “twee”"


# --- official XML ---------------------------------------------------------------------------------


AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="regeling">
<meta><identification source="#wij"><x>niet dit</x></identification></meta>
<preface><p>Den Haag</p><longTitle><p><docTitle>Regeling proef</docTitle></p></longTitle></preface>
<preamble><formula name="aanhef"><p>De Minister,</p></formula></preamble>
<body><chapter eId="chp_1"><num>Hoofdstuk 1</num><heading>Algemeen</heading><article><num>Artikel 1.1</num>
<heading>Plafond</heading><paragraph><num>1.</num><list><intro><p>Ten <b>hoog</b>ste <ref href="#x">€ 5</ref><authorialNote
marker="1"><p>Een noot<authorialNote marker="2"><p>Diep.</p></authorialNote>.</p></authorialNote>, dat is:</p></intro>
<point><num>a.</num><content><p>dit; m<sup>2</sup></p></content></point><wrapUp><p>en uit.</p></wrapUp></list></paragraph>
</article><!-- niet dit --></chapter></body><conclusions><p>A. Naam</p></conclusions>
<attachments><attachment><doc name="bijlage"><meta/><mainBody><table><tr><th><p>Regio</p></th><td><p>Noord</p></td></tr></table>
</mainBody></doc></attachment></attachments></act></akomaNtoso>""".encode()


def test_akoma_ntoso() -> None:
    assert xml_words(AKN) == Text(
        words("Regeling proef De Minister Hoofdstuk 1 Algemeen Artikel 1.1 Plafond 1 Ten hoogste € 5 dat is a dit m2 en uit "
              "A Naam Regio Noord"),
        (words("Een noot"), words("Diep")),
    )  # fmt: skip


def test_the_subject_of_a_letter_is_letterhead() -> None:
    letter = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="{}"><preface><longTitle><p>
    <docTitle>Techniek</docTitle></p></longTitle><container name="datum"><p>1 mei</p></container></preface>
    <mainBody><p>U vraagt.</p></mainBody></doc></akomaNtoso>"""
    assert xml_words(letter.format("kamerbrief").encode()).body == ("u", "vraagt")
    assert xml_words(letter.format("nota").encode()).body == ("techniek", "u", "vraagt")


STOP = """<t:BesluitKlassiek xmlns:t="https://standaarden.overheid.nl/stop/imop/tekst/">
<t:RegelingOpschrift><t:Al>Regeling proef</t:Al></t:RegelingOpschrift><t:RegelingKlassiek>
<t:RegelingOpschrift><t:Al>Regeling proef</t:Al></t:RegelingOpschrift><t:Lichaam><t:Artikel>
<t:Kop><t:Label>Artikel</t:Label><t:Nummer>1.1</t:Nummer><t:Opschrift>Plafond</t:Opschrift></t:Kop>
<t:Lid><t:LidNummer>1.</t:LidNummer><t:Inhoud><t:Al>Ten <t:b>hoog</t:b>ste € 5<t:Noot type="voet" id="n1">
<t:NootNummer>1</t:NootNummer><t:Al>Een noot</t:Al></t:Noot>, dat<t:Nootref refid="n1"/> is
<t:IntRef ref="x">dit</t:IntRef>.</t:Al>
<t:Begrippenlijst><t:Begrip><t:Term>school</t:Term><t:Definitie><t:Al>vmbo;</t:Al></t:Definitie></t:Begrip></t:Begrippenlijst>
<table xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><tgroup><tbody><row><entry>Noord</entry><entry>5<br/>6</entry>
</row></tbody></tgroup></table></t:Inhoud></t:Lid></t:Artikel></t:Lichaam></t:RegelingKlassiek>
<t:Toelichting><t:Kop><t:Opschrift>Toelichting</t:Opschrift></t:Kop></t:Toelichting></t:BesluitKlassiek>""".encode()


def test_stop() -> None:
    assert xml_words(STOP) == Text(
        words("Regeling proef Artikel 1.1 Plafond 1 Ten hoogste € 5 dat is dit school vmbo Noord 5 6 Toelichting"),
        (words("Een noot"),),
    )


def test_an_opschrift_that_differs_is_not_hidden() -> None:
    twice = STOP.replace(b"<t:Al>Regeling proef</t:Al>", b"<t:Al>Besluit proef</t:Al>", 1)
    assert xml_words(twice).body[:4] == ("besluit", "proef", "regeling", "proef")


@pytest.mark.skipif(not STOP_EXAMPLE.exists(), reason="the examples of STOP are not part of the project")
def test_a_whole_delivery() -> None:
    text = xml_words(STOP_EXAMPLE.read_bytes())
    assert text.notes == ()
    whole = " ".join(text.body)
    assert whole.startswith("regeling van de minister van onderwijs cultuur en wetenschap houdende proef de minister")
    assert text.body.count("houdende") == 1
    assert whole.endswith("onderwijs cultuur en wetenschap toelichting algemeen")
