"""The PDF: valid, tagged by meaning, and with the same words."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pikepdf
import pytest

from regelzetter.proving import pdf as proof
from regelzetter.proving import pdf_fonts
from regelzetter.writing.display import (
    Block,
    Column,
    DisplayDocument,
    Figure,
    Formula,
    Link,
    Quote,
    Row,
    Run,
    Table,
    Words,
)
from regelzetter.writing.pdf_data import as_data
from regelzetter.writing.pdf_tags import with_row_heads
from regelzetter.writing.pdf_walk import runs_of

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("pdf_samples.py"))))
DRESSES = samples.DRESSES
EVERYTHING = samples.EVERYTHING
LONG_TEXT = samples.LONG_TEXT
bedragen = samples.bedragen
cel = samples.cel
document = samples.document
elements = samples.elements
fiche = samples.fiche
items = samples.items
kader = samples.kader
kop = samples.kop
made = samples.made
says = samples.says
t = samples.t


# --- every block, every run, every dress ----------------------------------------------------------


def test_everything_is_everything() -> None:
    used = {type(run) for run in runs_of(EVERYTHING)}
    assert used == set(get_args(Run))
    assert {type(block) for block in EVERYTHING} == set(get_args(Block)) - {Formula, Figure, Quote}  # see amending_samples.py


@pytest.mark.parametrize("dress", DRESSES)
def test_every_dress_is_valid_and_says_the_same(dress: str) -> None:
    each = document(dress)
    data = made(each)
    assert proof.problems(data) == ()
    assert says(data, each) is None


@pytest.mark.parametrize("dress", DRESSES)
def test_without_fields_no_label_is_left(dress: str) -> None:
    data = made(DisplayDocument("stuk", "nota", dress, "titel", {}, (), "2024-02-29"))  # type: ignore[arg-type]
    assert proof.words(data) == ()
    assert proof.problems(data) == ()


def test_only_fields_with_content_are_printed() -> None:
    words = " ".join(proof.words(made(document("beschikking", (), kenmerk=("K-1",), datum=("1 mei 2024",)))))
    assert words == "Datum 1 mei 2024 Onze referentie K-1"


def test_the_letterhead_is_read_before_the_text() -> None:
    words = " ".join(proof.words(made(document("rijksbrief", (t("De tekst."),)))))
    sender = "Ministerie van Voorbeelden > Retouradres Postbus 1, 1234 AB Den Haag"
    assert words.startswith(f"{sender} Stichting School Postbus 2 1234 AB Dorp")
    assert "Betreft Verlening van subsidie" in words
    assert words.endswith("Bijlagen 2 Geacht bestuur, De tekst.")


def test_the_head_of_a_kamerstuk() -> None:
    words = " ".join(proof.words(made(document("kamerstuk", (t("De tekst."),)))))
    assert words == (
        "Tweede Kamer der Staten-Generaal 2 Vergaderjaar 2023–2024 30 079 Voorbeelden Nr. 119 BRIEF VAN DE MINISTER "
        "Aan de Voorzitter Den Haag, 29 februari 2024 De tekst."
    )


def test_a_fiche_of_its_own_has_no_head() -> None:
    each = document("kamerstuk", (fiche(),), organisatie=("Ministerie",))
    assert proof.words(made(each))[:2] == ("Beleidskeuzes", "uitgelegd")


# --- tags -----------------------------------------------------------------------------------------


def test_tags_say_what_things_are() -> None:
    kinds = Counter(kind for kind, _ in elements(made(document("regeling"))))
    assert [kinds[f"/H{level}"] for level in range(1, 6)] == [1, 3, 2, 3, 0]
    assert kinds["/Note"] == 2
    assert kinds["/Table"] == kinds["/THead"] == 3
    marks = 3 + 2 + 2 + 2 + 2 + 2 + 2 + 2  # leden, two levels of onderdelen, dashes, terms, their parts, two lists in a table
    assert kinds["/LI"] == kinds["/LBody"] == marks
    assert kinds["/Lbl"] == marks + 2 * kinds["/Note"]
    assert kinds["/Link"] >= 5 and kinds["/Strong"] and kinds["/Em"]


def cells_of(data: bytes) -> list[tuple[str, str | None, bool]]:
    """Of each cell: its kind, its scope, and whether it lists its headers."""
    found = [each for each in elements(data) if each[0] in ("/TH", "/TD")]
    return [(kind, attributes.get("/Scope"), "/Headers" in attributes) for kind, attributes in found]


def test_cells_that_head_a_row() -> None:
    cells = cells_of(made(document("kamerstuk", (fiche(),))))
    title, *rest = cells
    assert title == ("/TH", "/Column", True)
    assert rest == [("/TH", "/Row", False), ("/TD", None, False)] * 3


def test_cells_of_other_tables_keep_their_headers() -> None:
    data = made(document("regeling", (bedragen(1), fiche())))
    cells = cells_of(data)
    assert cells[:6] == [("/TH", "/Column", True)] * 2 + [("/TD", None, True)] * 4
    assert proof.problems(data) == ()


def test_a_table_without_header_may_head_its_rows() -> None:
    table = Table((Column("links", 1), Column("links", 3)), (), (Row((cel("kop", kop="rij"), cel("waarde"))),), "kader")
    data = made(document("regeling", (table,)))
    assert [kind for kind, _ in elements(data) if kind in ("/TH", "/TD")] == ["/TH", "/TD"]
    assert proof.problems(data) == ()


def test_row_heads_change_no_length_and_miss_no_cell() -> None:
    blocks = (fiche(),)
    plain = made(document("regeling", (replace(fiche(), rijen=tuple(Row((cel("veld"), cel("tekst"))) for _ in range(3))),)))
    assert len(with_row_heads(plain, blocks)) == len(plain)
    with pytest.raises(RuntimeError, match="6 gegevenscellen en het document 12"):
        with_row_heads(plain, blocks * 2)


# --- words ----------------------------------------------------------------------------------------


def test_hyphens_of_lines_are_not_of_words() -> None:
    narrow = Table((Column("links", 1),) * 9, (), (Row(tuple(cel(LONG_TEXT) for _ in range(9))),), "kader")
    each = document("regeling", (narrow,))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        written = "".join(proof.texts_of(opened).values())
    assert written.count("\u00ad") > 50
    assert proof.words(data) == tuple(LONG_TEXT.split()) * 9


def test_the_text_of_a_law() -> None:
    source = Path(__file__).parents[3] / "shared/reference/aanwijzingen-voor-de-regelgeving-2015.md"
    if not source.exists():
        pytest.skip("zonder ../shared")
    found = [re.sub(r"\s+", " ", re.sub(r"[*\\]", "", each)).strip() for each in source.read_text(encoding="utf-8").split("\n\n")]
    texts = [each for each in found if len(each) > 100][:80]
    blocks = tuple(t(each) if number % 2 else items("leden", ("1.", (t(each),))) for number, each in enumerate(texts))
    for dress in ("regeling", "kamerstuk"):
        data = made(document(dress, blocks, organisatie=("Ministerie",)))
        expected = " ".join(each if number % 2 else f"1. {each}" for number, each in enumerate(texts))
        assert proof.words(data) == tuple(expected.split())


def test_a_cell_over_two_pages_is_read_whole() -> None:
    each = document("kamerstuk", (fiche(herhaal=9),), organisatie=("Ministerie",))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) >= 2
    assert says(data, each) is None


def test_text_is_never_code() -> None:
    nasty = '#panic("x") $a$ *b* _c_ ] } \\u{41} " `raw` <label> // weg /* weg */ {{ x }}'
    each = document("beschikking", (kop(1, nasty), t(nasty)), aanhef=(nasty,))
    assert proof.words(made(each)) == tuple(nasty.split()) * 3


def test_only_anchors_that_are_linked_to_go_along() -> None:
    data = as_data(document("regeling", (kop(1, "A", anker="a"), kop(2, "B", anker="b"), t(Link((Words("b"),), anker="b")))), ())
    assert [block.get("anker") for block in data["blokken"]] == [None, "b", None]


def test_only_long_words_are_hyphenated_and_ranges_never() -> None:
    (block,) = as_data(document("regeling", (t("In (2025–2028), bij onderwijsaanbod en maatschappij."),)), ())["blokken"]
    assert block["runs"] == [
        "In ",
        {"soort": "tekst", "tekst": "(2025–2028), ", "heel": True},
        "bij onde",
        {"soort": "tekst", "tekst": "rwijsaanbod ", "lang": True},
        "en maatschappij.",
    ]


def test_short_rows_stay_whole_and_long_rows_may_break() -> None:
    rows = as_data(document("regeling", (kader(), fiche(herhaal=20))), ())["blokken"]
    assert [row["vast"] for table in rows for row in table["rijen"]] == [True, False, False, False, False]


def test_what_leads_in_a_list_stays_with_it() -> None:
    blocks = as_data(document("regeling", (t("los"), t("U moet:"), items("streepjes", ("–", (t("iets."),))))), ())["blokken"]
    assert [block.get("plakt") for block in blocks] == [None, "blok", None]


# --- the proof itself -----------------------------------------------------------------------------


def test_the_proof_finds_faults() -> None:
    assert any("niet te lezen" in line for line in proof.problems(b"geen pdf"))
    data = made(document("regeling"))
    without_language = data.replace(b"/Lang(nl-NL)", b"            ", 1)
    assert any(line.startswith("PDF/UA-1: ") for line in proof.problems(without_language))


@pytest.mark.parametrize(
    ("end", "length", "mistaken"),
    [(b"abc\r\n", 4, True), (b"abcd\n", 4, False), (b"abc\r\n", 3, False), (b"abc\r\r\n", 4, False)],
)
def test_a_stream_that_ends_in_a_carriage_return_is_no_fault(end: bytes, length: int, mistaken: bool) -> None:
    data = b"%%PDF-1.7\n7 0 obj\n<</Length %d>>\nstream\n%sendstream\nendobj\n" % (length, end)
    failure: Any = SimpleNamespace(rule_id="PDFA2A-STREAM-LENGTH-001", object_id=SimpleNamespace(object_number=7, generation=0))
    assert proof._is_mistaken(data, failure) is mistaken


def test_the_map_of_a_font() -> None:
    source = (
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        b"1 beginbfchar\n<0001> <00660069>\nendbfchar\n"
        b"2 beginbfrange\n<0002> <0004> <0061>\n<0005> <0006> [<0078> <00790079>]\nendbfrange\n"
    )
    assert pdf_fonts._read_map(source).text(bytes.fromhex("000100020003000400050006")) == "fiabcxyy"
