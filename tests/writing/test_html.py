"""The page: complete, safe, self-contained, and made so that everybody can read it."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

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
    Run,
    Signature,
    Table,
    TextBlock,
    Words,
)
from regelzetter.writing.files import Settings
from regelzetter.writing.html import write
from regelzetter.writing.spans import column_starts
from tests.writing.html_judges import AXE, HAS_AXE, HAS_VALIDATE, html_validate, in_chromium

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(ROOT / "templates")


def al(*parts: str | Run) -> TextBlock:
    return TextBlock(tuple(Words(part) if isinstance(part, str) else part for part in parts))


def cell(text: str, **more: object) -> Cell:
    return replace(Cell((al(text),)), **more)  # type: ignore[arg-type]


def heading(level: int, text: str, stijl: str = "tussenkop", anker: str = "") -> Heading:
    return Heading(level, (Words(text),), stijl, anker)  # type: ignore[arg-type]


FIGURES = Table(
    (Column("links", 3), Column("rechts", 1), Column("midden", 1)),
    (Row((cell("Regio", kop="kolom", rijen=2), cell("Jaren", kop="kolom", kolommen=2))),
     Row((cell("2025", kop="kolom"), cell("2026", kop="kolom")))),
    (Row((cell("STO-1", kop="rij", rijen=2), cell("€\u00a01.000"), cell("ja"))),
     Row((cell("€\u00a02.000"), cell("nee"))),
     Row((cell("Totaal"), cell("€\u00a03.000"), cell("")), totaal=True)),
    "gegevens",
)  # fmt: skip
FRAME = Table((Column("links", 1),), (), (Row((Cell((al("een"), al("twee"))),)),), "kader")
FICHE = Table(
    (Column("links", 1), Column("links", 3)),
    (Row((cell("Beleidskeuzes", kop="kolom", kolommen=2),)),),
    (Row((cell("Doel", kop="rij"), Cell((al("Tekst."), ItemList("streepjes", (Item("–", (al("streep"),)),)))))),),
    "fiche",
)
BODY: tuple[Block, ...] = (
    heading(1, "Regeling proef", "opschrift"),
    TextBlock((Words("Besluit:"),), "aanhef"),
    heading(2, "Hoofdstuk 1. Algemeen", "hoofdstuk", "hoofdstuk-1"),
    heading(3, "Artikel 1.2. Plafond", "artikel", "artikel-1.2"),
    ItemList("leden", (
        Item("1.", (al("Ten hoogste ", Words("€\u00a097.150.000", sleutel="plafond.totaal"), ".",
                        Note(1, (al("Eerste noot."),))),), "artikel-1.2-lid-1"),
        Item("2.", (
            al("Zie ", Link((Words("het eerste lid"),), anker="artikel-1.2-lid-1"), ", ",
               Link((Words("de wet"),), url="https://wetten.overheid.nl/?a=1&b=2"), ":", LineBreak(), Words("vet", vet=True),
               Words("cursief", cursief=True), Words("2", superscript=True),
               Words("alle", vet=True, cursief=True, superscript=True)),
            ItemList("onderdelen", (Item("a.", (ItemList("onderdelen", (Item("1°.", (al("diep;"),)),)),)),)),
            al("slotzin."),
        ), "artikel-1.2-lid-2"),
    )),
    DefinitionList((Definition((Words("school:"),), (al("vmbo-school;"),), "begrip-school"),)),
    FIGURES,
    FIGURES,
    FRAME,
    FICHE,
    Signature(((Words("De Minister,"),),), (Words("A. Naam"),)),
    replace(heading(2, "Bijlage 1. Kader", "bijlage", "bijlage-1"), nieuwe_pagina=True),
    TextBlock((Words("behorende bij artikel 1.2"),), "onderschrift"),
    heading(3, "Zonder anker"),
    al("Tweede", Note(2, (
        al("Zie:"), ItemList("onderdelen", (Item("a.", (al("in een noot", Note(3, (al("Diep."),))),)),)),
    )), "."),
)  # fmt: skip
DAY = "2024-03-27"
REGELING = DisplayDocument("proef", "regeling", "regeling", "Regeling proef", {"voettekst": ("CONCEPT", "versie 1")}, BODY, DAY)
LETTER_FIELDS = {
    name: (f"{name} een", f"{name} twee")
    for name in (
        "organisatie", "onderdeel", "retouradres", "bezoekadres", "postadres", "website", "contactpersoon", "kenmerk", "uw_brief",
        "uw_kenmerk", "bijlagen_aantal", "datum", "betreft", "adres", "aanhef", "voettekst",
    )
}  # fmt: skip
KAMER_FIELDS = {
    "vergaderjaar": ("2023–2024",), "dossiernummer": ("30\u00a0079",), "dossiertitel": ("VMBO",), "nummer": ("119",),
    "afzender_kapitalen": ("BRIEF VAN DE MINISTER",), "aan": ("Aan de Voorzitter",), "plaats_datum": ("Den Haag, 1 mei 2024",),
    "kamerstuk_voet": ("kst-30079-119", "ISSN 0921 - 7371"),
}  # fmt: skip
LETTER_BODY: tuple[Block, ...] = (
    al("U vraagt."), heading(1, "Besluit"), al("Ja."), heading(1, "Bezwaar"), heading(2, "Termijn"), al("Kort."),
)  # fmt: skip
LETTER = DisplayDocument("brief", "beschikking", "beschikking", "Verlening", LETTER_FIELDS, LETTER_BODY, DAY)
KAMERSTUK = DisplayDocument("kst", "kamerbrief", "kamerstuk", "Techniek", KAMER_FIELDS, (*LETTER_BODY, FICHE), DAY)
SHEET = DisplayDocument("fiche", "beleidskeuzes", "kamerstuk", "Keuzes", {}, (FICHE,), DAY)
ARTICLES = tuple(heading(2, f"Artikel {number}. Lang", "artikel", f"artikel-{number}") for number in range(1, 60))
LONG = replace(REGELING, naam="lang", blokken=(heading(1, "Regeling", "opschrift"), *ARTICLES))
ALL = (LONG, REGELING, LETTER, replace(LETTER, naam="rijks", sjabloon="rijksbrief"), KAMERSTUK, SHEET)


def page(document: DisplayDocument) -> str:
    (file,) = write(document, SETTINGS).value
    return file.data.decode()


def tree(document: DisplayDocument) -> etree._Element:
    return etree.fromstring(page(document), etree.HTMLParser())


def said(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(map(str, element.itertext()))


def texts(root: etree._Element, path: str) -> list[str]:
    return [said(found) for found in root.iterfind(path)]


# --- the file -------------------------------------------------------------------------------------


def test_one_file_without_findings() -> None:
    outcome = write(REGELING, SETTINGS)
    assert [file.path for file in outcome.value] == ["proef.html"]
    assert outcome.diagnostics == ()
    assert outcome == write(REGELING, SETTINGS)


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.naam)
def test_the_page_stands_alone(document: DisplayDocument) -> None:
    source = page(document)
    root = tree(document)
    assert not re.search(r"@import|url\(|<script|<link|<img|<iframe|\ssrc=|\son\w+=", source)
    assert "default-src 'none'" in source
    assert root.get("lang") == "nl-NL"
    assert texts(root, ".//title") == [document.titel]


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.naam)
def test_every_link_arrives_and_every_name_is_given_once(document: DisplayDocument) -> None:
    root = tree(document)
    names = Counter(element.get("id") for element in root.iterfind(".//*[@id]"))
    assert set(names.values()) == {1}
    inside = {element.get("href", "")[1:] for element in root.iterfind(".//a[@href]") if element.get("href", "").startswith("#")}
    named = {element.get("aria-labelledby") for element in root.iterfind(".//*[@aria-labelledby]")}
    assert inside | named <= set(names)


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.naam)
def test_headings_make_an_outline(document: DisplayDocument) -> None:
    levels = [int(element.tag[1]) for element in tree(document).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_regulation_is_called_by_its_short_title() -> None:
    named = replace(REGELING, velden={"citeertitel": ("Regeling kort",)})
    assert texts(tree(named), ".//title") == ["Regeling kort"]
    assert texts(tree(named), ".//h1") == ["Regeling proef"]


def test_nothing_becomes_markup() -> None:
    evil = "</style><script>alert(\"x\")</script>&amp; <b onclick='y'>"
    blocks = (
        heading(1, evil), al(evil, Words(evil, sleutel=evil), Link((Words(evil),), url=f"https://x/{evil}")),
        TextBlock((Words(evil),), anker=evil), ItemList("leden", (Item(evil, (al(evil),), evil + "2"),)),
        DefinitionList((Definition((Words(evil),), (al(evil, Note(1, (al(evil),))),)),)),
        replace(FRAME, rijen=(Row((cell(evil),)),)),
        Signature(((Words(evil),),), (Words(evil),)),
    )  # fmt: skip
    document = replace(LETTER, titel=evil, velden=dict.fromkeys(LETTER_FIELDS, (evil,)), blokken=blocks)
    root = tree(document)
    assert root.find(".//script") is None
    assert root.find(".//b") is None
    assert len(list(root.iter("style"))) == 1
    assert all(not str(name).startswith("on") for element in root.iter("*") for name in element.attrib)
    assert said(root.find(".//main/p[2]")) == evil * 3


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", " javascript:x", "vbscript:x"])
def test_a_link_cannot_run(address: str) -> None:
    root = tree(replace(REGELING, blokken=(al(Link((Words("klik"),), url=address)),)))
    assert texts(root, ".//main/p") == ["klik"]
    assert root.find(".//main//a") is None


def test_a_sign_no_page_may_hold_is_shown() -> None:
    assert texts(tree(replace(REGELING, blokken=(al("a\x00b\ud800c\tz"),))), ".//main/p") == ["a\ufffdb\ufffdc\tz"]


# --- blocks and runs ------------------------------------------------------------------------------


def test_lists_are_lists_and_their_marks_are_text() -> None:
    root = tree(REGELING)
    lists = [*root.iterfind(".//main//ol[@role='list']"), *root.iterfind(".//main//ul[@role='list']")]
    assert Counter(element.get("class") for element in lists) == {"leden": 1, "onderdelen": 3, "streepjes": 1}
    assert texts(root, ".//li[@id='artikel-1.2-lid-1']/p/span[@class='merk']") == ["1. "]
    assert texts(root, ".//li[@id='artikel-1.2-lid-1']/p") == ["1. Ten hoogste €\u00a097.150.000.1"]
    assert texts(root, ".//li[@id='artikel-1.2-lid-2']/ol/li/ol/li/p") == ["1°. diep;"]
    assert texts(root, ".//li[@id='artikel-1.2-lid-2']/p")[-1] == "slotzin."


def test_values_say_their_key_and_do_not_break() -> None:
    root = tree(
        replace(REGELING, blokken=(al(Words("€\u00a05", sleutel="a.b"), Words("een lange zin", sleutel="c"), Words("6")),))
    )
    values = [(span.get("data-sleutel"), span.get("class")) for span in root.iterfind(".//main//span")]
    assert values == [("a.b", "waarde vast"), ("c", "waarde")]


def test_a_range_of_years_does_not_break() -> None:
    root = tree(replace(REGELING, blokken=(al("In 2020–2024 & 2025–2028, a–b."),)))
    assert [span.text for span in root.iterfind(".//main//span[@class='vast']")] == ["2020–2024", "2025–2028"]


def test_styles_and_links() -> None:
    source = page(REGELING)
    assert "<strong>vet</strong><em>cursief</em><sup>2</sup><strong><em><sup>alle</sup></em></strong>" in source
    assert '<a href="#artikel-1.2-lid-1" data-doel="1. Ten hoogste €\u00a097.150.000.">het eerste lid</a>' in source
    assert '<a href="https://wetten.overheid.nl/?a=1&amp;b=2">de wet</a>:<br>' in source


def test_definitions() -> None:
    entry = tree(REGELING).find(".//main/dl/div[@id='begrip-school']")
    assert entry is not None
    assert (texts(entry, "dt"), texts(entry, "dd/p")) == (["school:"], ["vmbo-school;"])


def test_notes_go_there_and_back() -> None:
    root = tree(REGELING)
    marks = root.findall(".//a[@role='doc-noteref']")
    assert [(mark.text, mark.get("aria-label"), mark.get("href")) for mark in marks] == [
        ("1", "Noot 1", "#noot_1"), ("2", "Noot 2", "#noot_2"), ("3", "Noot 3", "#noot_3"),
    ]  # fmt: skip
    notes = root.findall(".//section[@role='doc-endnotes']/ol/li")
    assert [(item.get("id"), item.get("value")) for item in notes] == [("noot_1", "1"), ("noot_2", "2"), ("noot_3", "3")]
    back = root.findall(".//a[@role='doc-backlink']")
    assert [link.get("href", "")[1:] for link in back] == [mark.get("id") for mark in marks]


def test_notes_with_one_number_stay_apart() -> None:
    root = tree(replace(REGELING, blokken=(al(Note(1, (al("een"),))), al(Note(1, (al("ander"),))))))
    assert texts(root, ".//section[@role='doc-endnotes']/ol/li/p") == ["een", "ander"]


def test_the_table_of_contents_follows_the_headings() -> None:
    root = tree(REGELING)
    assert texts(root, ".//nav/details/ol/li/a") == ["Hoofdstuk 1. Algemeen", "Bijlage 1. Kader"]
    assert texts(root, ".//nav/details/ol/li/ol/li/a") == ["Artikel 1.2. Plafond", "Zonder anker"]
    assert [link.get("href") for link in root.iterfind(".//nav//a")] == ["#hoofdstuk-1", "#artikel-1.2", "#bijlage-1", "#kop_5"]
    assert tree(SHEET).find(".//nav") is None


def test_deep_headings_keep_their_level() -> None:
    blocks = (heading(1, "een"), *(heading(level, str(level)) for level in range(2, 7)))
    last = tree(replace(REGELING, blokken=blocks)).findall(".//main/h6")[-1]
    assert last.get("aria-level") == "7"


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_has_a_name_of_its_own_and_can_be_scrolled() -> None:
    root = tree(REGELING)
    names = texts(root, ".//table/caption")
    assert names[:2] == ["Tabel bij “Artikel 1.2. Plafond”", "Tabel bij “Artikel 1.2. Plafond” (2)"]
    assert len(set(names)) == 4
    assert texts(tree(SHEET), ".//table/caption") == ["Tabel bij “Keuzes”"]
    assert [region.get("tabindex") for region in root.iterfind(".//section[@class='tabel']")] == ["0"] * 4


def test_heading_cells_say_what_they_head() -> None:
    table = tree(REGELING).find(".//table")
    assert table is not None
    heads = [(th.text, th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in table.iter("th")]
    assert heads == [
        ("Regio", "col", None, "2"), ("Jaren", "col", "2", None), ("2025", "col", None, None), ("2026", "col", None, None),
        ("STO-1", "row", None, "2"),
    ]  # fmt: skip


def test_amounts_stand_right_also_beside_a_cell_that_spans_rows() -> None:
    table = tree(REGELING).find(".//table")
    assert table is not None
    sides = {said(td): td.get("class") for td in table.iter("td")}
    assert sides == {
        "€\u00a01.000": "rechts vast", "ja": "midden", "€\u00a02.000": "rechts vast", "nee": "midden",
        "Totaal": None, "€\u00a03.000": "rechts vast", "": "midden",
    }  # fmt: skip
    assert table.findall(".//tr[@class='totaal']") == [list(table.iter("tr"))[-1]]


def test_column_starts() -> None:
    rows = (
        Row((cell("a", rijen=3), cell("b", kolommen=2), cell("c"))),
        Row((cell("d"), cell("e", kolommen=2, rijen=2))),
        Row((cell("f"),)),
        Row((cell("g"), cell("h"), cell("i"), cell("j"))),
    )
    assert list(column_starts(rows)) == [(0, 1, 3), (1, 2), (1,), (0, 1, 2, 3)]


def test_a_table_of_text_says_its_roles() -> None:
    table = tree(SHEET).find(".//table")
    assert table is not None
    assert [element.get("role") for element in table.iter("table", "tbody", "tr", "th", "td")] == [
        "table", "row", "columnheader", "rowgroup", "row", "rowheader", "cell",
    ]  # fmt: skip
    assert ".breed-25 { width: 25% }" in page(SHEET)


# --- around the text ------------------------------------------------------------------------------


def test_every_field_of_a_letter_is_shown_once() -> None:
    root = tree(LETTER)
    for name, lines in LETTER_FIELDS.items():
        (shown,) = root.findall(f".//*[@data-veld='{name}']")
        assert said(shown).endswith("".join(lines)), name
    assert texts(root, ".//header//h1") == ["betreft eenbetreft twee"]
    assert texts(root, ".//dl/div[@data-veld='kenmerk']/dt") == ["Onze referentie"]


def test_the_masthead_of_a_kamerstuk() -> None:
    root = tree(KAMERSTUK)
    assert texts(root, ".//header//dl/div/dt") == ["30\u00a0079", "Nr.\u00a0119"]
    assert texts(root, ".//header//dl/div/dd") == ["VMBO", "BRIEF VAN DE MINISTER"]
    assert texts(root, ".//header/p[@data-veld='vergaderjaar']") == ["Vergaderjaar 2023–2024"]
    assert texts(root, ".//footer/p") == ["kst-30079-119ISSN 0921 - 7371"]


def test_what_the_kamer_has_not_given_yet_is_left_out() -> None:
    fields = {name: KAMER_FIELDS[name] for name in ("dossiertitel", "afzender_kapitalen", "aan")}
    root = tree(replace(KAMERSTUK, velden=fields))
    assert texts(root, ".//header/p") == ["VMBO", "BRIEF VAN DE MINISTER", "Aan de Voorzitter"]
    assert root.find(".//header//dl") is None
    assert "Tweede Kamer" not in said(root.find(".//body"))


def test_the_foot_of_a_regulation() -> None:
    assert texts(tree(REGELING), ".//footer/p") == ["CONCEPTversie 1"]


def test_landmarks_and_the_way_past_them() -> None:
    root = tree(LETTER)
    body = root.find("body")
    assert body is not None
    assert [element.tag for element in body] == ["a", "header", "nav", "main", "footer"]
    assert body[0].get("href") == "#" + (body[3].get("id") or "")


# --- judges from outside --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("pages")
    amending = runpy.run_path(str(Path(__file__).with_name("amending_samples.py")))
    documents = (*ALL, *(amending["shown"](amending[name]()) for name in ("wijziging", "brief")))
    for document in documents:
        (folder / f"{document.naam}.html").write_bytes(write(document, SETTINGS).value[0].data)
    return [str(folder / f"{document.naam}.html") for document in documents]


@pytest.mark.skipif(not HAS_VALIDATE, reason="html-validate is not installed")
def test_html_validate_has_nothing_to_say(pages: list[str], tmp_path: Path) -> None:
    assert html_validate(pages, tmp_path) == ""


@pytest.mark.skipif(not HAS_AXE, reason="axe-core or a browser is not installed")
def test_axe_has_nothing_to_say(pages: list[str], tmp_path: Path) -> None:
    """At 320 and at 1280 pixels: no violation of WCAG 2.2 AA, no request, nothing that scrolls sideways."""
    assert in_chromium(AXE, pages, tmp_path) == []
