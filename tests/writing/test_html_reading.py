"""What a reader can do with a page without script: see where a figure comes from, copy a link, use it with keys, print it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.origins import origins
from regelzetter.proving.expected import expected
from regelzetter.proving.proof import prove
from regelzetter.storage import open_folder
from regelzetter.writing.display import DisplayDocument, Heading, Herkomst, Item, ItemList, Link, TextBlock, Words
from regelzetter.writing.excerpts import LONGEST, excerpts
from regelzetter.writing.files import File, Settings
from regelzetter.writing.html import write
from regelzetter.writing.html_origins import SHOWN
from regelzetter.writing.layout import layout
from tests.alles import alles
from tests.writing.html_judges import ROOT

SETTINGS: Final = Settings(ROOT / "templates")
SECOND: Final = ROOT / "tests/tweede-dossier"
SUM: Final = "€\u00a01.000"
ORIGIN: Final = Herkomst(SUM, "deel * 2", "gegevens/bedragen.yaml:12", "Stcrt. 2024, 1")
MARK: Final = "CONCEPT · versie 0.3 · 31 januari 2026"
LINE: Final = "plafond = deel * 2 (gegevens/bedragen.yaml:12)"


def document(*blocks: TextBlock | Heading | ItemList) -> DisplayDocument:
    return DisplayDocument(
        "proef", "regeling", "regeling", "Proef", {}, blocks, "2024-03-27", herkomst={"plafond": ORIGIN, "elders": ORIGIN}
    )


def written(shown: DisplayDocument) -> File:
    (file,) = write(shown, SETTINGS).value
    assert file == write(shown, SETTINGS).value[0]
    return file


def tree(shown: DisplayDocument) -> etree._Element:
    return etree.fromstring(written(shown).data, etree.HTMLParser(encoding="utf-8"))


def said(element: etree._Element | None) -> str:
    assert element is not None
    return " ".join("".join(map(str, element.itertext())).split())


# --- values ---------------------------------------------------------------------------------------


def value(key: str = "plafond") -> Words:
    return Words(SUM, sleutel=key)


def test_a_value_leads_to_the_line_that_tells_where_it_comes_from_but_is_no_stop_for_keys() -> None:
    root = tree(document(TextBlock((value(), Words(" en "), replace(value(), vet=True)))))
    links = root.findall(".//main//a[@data-sleutel]")
    assert [link.get("data-herkomst") for link in links] == [LINE] * 2
    assert {(link.get("href"), link.get("aria-describedby")) for link in links} == {("#herkomst_1", "herkomst_1")}
    assert {link.get("tabindex") for link in links} == {"-1"}
    assert said(root.find(".//*[@id='herkomst_1']")) == (
        "plafond" + SUM.replace("\u00a0", " ") + "= deel * 2Bron: Stcrt. 2024, 1gegevens/bedragen.yaml:12"
    )


def test_behind_each_part_of_the_text_one_stop_tells_of_its_values_and_leads_to_them_and_back() -> None:
    root = tree(
        document(
            TextBlock((value(),)),
            Heading(2, (Words("Artikel 1. Een"),), "artikel", "artikel-1"),
            TextBlock((value(), value(), value("elders"))),
            Heading(2, (Words("Artikel 2. Twee"),), "artikel", "artikel-2"),
            TextBlock((Words("geen cijfer"),)),
        )
    )
    first, second = root.findall(".//main/a[@class='bronnen']")
    assert (first.get("aria-label"), first.get("data-herkomst")) == ("Herkomst van één gegeven in “Proef”", f"{SUM}: {LINE}")
    assert (second.get("aria-label"), second.text) == ("Herkomst van 2 gegevens in “Artikel 1. Een”", None)
    assert second.get("data-herkomst", "").splitlines() == [f"{SUM}: {LINE}", f"{SUM}: {LINE.replace('plafond', 'elders')}"]
    groups = root.findall(".//section[@class='herkomst']/div")
    assert [[entry.get("id") for entry in group.iterfind("dl/div")] for group in groups] == [
        ["herkomst_1"], ["herkomst_2", "herkomst_3"],
    ]  # fmt: skip
    labels = [group.find("p") for group in groups]
    assert [(label.get("id"), label[0].get("href")) for label in labels if label is not None] == [
        (first.get("href", "")[1:], "#de_tekst"), (second.get("href", "")[1:], "#artikel-1"),
    ]  # fmt: skip


def test_of_many_values_the_stop_tells_some_and_how_many_there_are_more() -> None:
    keys = [f"waarde{number}" for number in range(SHOWN + 2)]
    shown = replace(document(TextBlock(tuple(value(key) for key in keys))), herkomst=dict.fromkeys(keys, ORIGIN))
    (link,) = tree(shown).findall(".//main/a[@class='bronnen']")
    assert len(link.get("data-herkomst", "").splitlines()) == SHOWN + 1
    assert link.get("data-herkomst", "").endswith("\nen nog 2")


def test_the_list_stands_outside_the_text_and_names_each_value_of_a_part_once() -> None:
    root = tree(document(TextBlock((value(), value()))))
    assert len(root.findall(".//section[@class='herkomst']/div/dl/div")) == 1
    assert root.find(".//main//section") is None
    assert tree(document(TextBlock((Words("geen cijfer"),)))).find(".//section") is None


def test_a_value_of_unknown_origin_or_in_a_reference_is_no_link() -> None:
    root = tree(document(TextBlock((value("onbekend"), Link((value(),), url="https://example.org")))))
    assert [link.get("href") for link in root.iterfind(".//main//a")] == ["https://example.org"]
    assert [span.get("data-sleutel") for span in root.iterfind(".//main//span")] == ["onbekend", "plafond"]


def second() -> Compiled:
    compiled = compile_dossier(open_folder(SECOND)).value
    assert compiled is not None
    return compiled


def test_origins_are_told_of_every_value_but_not_to_a_citizen() -> None:
    compiled = second()
    told = origins(compiled.documenten["regeling"], compiled.values)
    assert "plafond" in told
    assert all(re.fullmatch(r"gegevens/[^ ]+:\d+", origin.plaats) for origin in told.values())
    assert told["rij.bedrag"].waarde == "kolom bedrag van de tabel havens"
    assert "rij.haven" not in told  # two tables have such a column, each with cells of its own
    assert origins(compiled.documenten["verlening"], compiled.values) == {}


# --- references and links to copy -----------------------------------------------------------------

LID: Final = Item("1.", (TextBlock((Words("Het eerste lid."),)),), "artikel-1-lid-1")
ARTICLES: Final = (
    Heading(2, (Words("Artikel 1. Een"),), "artikel", "artikel-1"),
    ItemList("leden", (LID,)),
    Heading(2, (Words("Artikel 2. Twee"),), "artikel", "artikel-2"),
    TextBlock((Link((Words("artikel 1"),), anker="artikel-1"), Words(" is lang. " + "Nog een woord. " * 30))),
)


def test_a_reference_shows_how_its_target_begins() -> None:
    (link,) = tree(document(*ARTICLES)).findall(".//main/p/a")
    assert link.get("data-doel") == "Artikel 1. Een 1. Het eerste lid."


def test_an_excerpt_ends_with_its_part_or_between_two_words() -> None:
    found = excerpts(ARTICLES)
    assert found.of("artikel-1-lid-1") == "1. Het eerste lid."
    assert found.of("artikel-2").endswith("een woord. Nog een…")
    assert len(found.of("artikel-2")) <= LONGEST
    assert found.of("nergens") == ""


def test_behind_the_heading_of_an_article_stands_a_link_without_words() -> None:
    root = tree(document(*ARTICLES, Heading(2, (Words("Los"),), "tussenkop", "los")))
    signs = root.findall(".//main//a[@class='koppeling']")
    assert [(sign.get("href"), sign.get("aria-label"), sign.text) for sign in signs] == [
        ("#artikel-1", "Koppeling naar Artikel 1. Een", None), ("#artikel-2", "Koppeling naar Artikel 2. Twee", None),
    ]  # fmt: skip


# --- every kind of document ---------------------------------------------------------------------


def shown_documents() -> list[DisplayDocument]:
    """Every kind of document, with origins, and the regulation that uses every kind of text."""
    compiled, every = second(), alles().value
    assert every is not None
    trees = [(tree, compiled.values) for tree in compiled.documenten.values()]
    trees.append((replace(every.documenten["regeling"], naam="alles"), every.values))
    return [replace(layout(tree, "2026-01-31"), herkomst=origins(tree, values)) for tree, values in trees]


def test_what_stands_around_the_text_is_not_read_as_text() -> None:
    for shown in shown_documents():
        proof = prove(written(shown), "html", expected(shown), alles().value.documenten["regeling"].span, one_of_many=False)  # type: ignore[union-attr]
        assert (shown.naam, proof.diagnostics) == (shown.naam, ())
