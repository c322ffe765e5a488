"""Official XML as the proof reads it: space that is text counts, indentation does not, and no attribute hides words."""

from __future__ import annotations

import pytest

from regelzetter.proving.found_akn import read_akn
from regelzetter.proving.found_op import read_op
from regelzetter.proving.found_stop import read_stop
from regelzetter.proving.text import xml_words

AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
STOP = '<BesluitKlassiek xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">{}</BesluitKlassiek>'
OP = "<officiele-publicatie><staatscourant>{}</staatscourant></officiele-publicatie>"


@pytest.mark.parametrize("inside", [
    "<p>een<b> </b><i>twee</i> <i>drie</i>\n</p>\n  <p>vier</p>",
    "<p>een<b>twee</b>drie<!-- niets --> <b>vier</b></p>",
    "<p>een<authorialNote>\n <p>noot</p>\n</authorialNote> twee<authorialNote><p>nog <b>een</b></p></authorialNote>drie</p>",
    "<meta>weg</meta>een<p/>twee",
    '<doc name="nota"><preface><p>hoofd</p><longTitle><p>een</p></longTitle></preface>\n<mainBody><p>twee</p></mainBody></doc>',
    '<doc name="kamerbrief"><preface>\n <longTitle><p>een</p></longTitle></preface><mainBody><p>twee</p></mainBody></doc>',
])  # fmt: skip
def test_akn(inside: str) -> None:
    data = AKN.format(inside).encode()
    assert read_akn(data).text == xml_words(data)


@pytest.mark.parametrize("inside", [
    "<Al>een<b> </b><i>twee</i> <i>drie</i>\n</Al>\n  <Al>vier</Al>",
    "<Al>een<Noot>\n<NootNummer>1</NootNummer><Al>noot</Al></Noot> twee<VerwijderdeTekst>weg</VerwijderdeTekst>drie</Al>",
    "<RegelingOpschrift>\n <Al>een</Al></RegelingOpschrift>"
    "<RegelingKlassiek><RegelingOpschrift><Al>een</Al></RegelingOpschrift></RegelingKlassiek>",
])  # fmt: skip
def test_stop(inside: str) -> None:
    data = STOP.format(inside).encode()
    assert read_stop(data).text == xml_words(data)


@pytest.mark.parametrize("inside", [
    '<al>een<nadruk type="vet"> </nadruk><nadruk>twee</nadruk> <sup>drie</sup></al>\n <al>vier</al>',
    "<al>een<noot><noot.nr>1</noot.nr><noot.al>noot</noot.al></noot> twee</al>",
])  # fmt: skip
def test_op(inside: str) -> None:
    data = OP.format(inside).encode()
    assert read_op(data).text == xml_words(data)


def test_a_class_or_a_role_hides_nothing() -> None:
    data = AKN.format('<p class="verborgen">een</p><p role="doc-noteref">twee</p>').encode()
    assert read_akn(data).text.body == ("een", "twee")
