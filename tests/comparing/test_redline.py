"""How changes are told: the page, the lines, the data."""

from __future__ import annotations

import json
import re

from lxml import etree, html

from regelzetter.comparing.changes import Comparison, as_json, as_lines
from regelzetter.comparing.findings import Regel, Stuk
from regelzetter.comparing.lines import LONGEST, excerpt, marked
from regelzetter.comparing.redline import redline_html
from tests.comparing.versions import Version, compared, version

OLD = """# Artikel 1. Plafond {#plafond}

1. Ten hoogste {{ plafond }} is beschikbaar voor <scholen & regio’s.
2. De minister verdeelt het bedrag, bedoeld in [](#plafond/1).

# Artikel 2. Bedragen {#bedragen}

De bedragen zijn:

{rijen=regios}
| Regio | Bedrag |
| :---- | -----: |
| {{ rij.regio }} | {{ rij.bedrag }} |
"""
NEW = OLD.replace("is beschikbaar", "is per jaar beschikbaar").replace(
    "# Artikel 2.", "# Artikel 2. Nieuw\n\nHet <script>nieuwe</script> artikel.\n\n# Artikel 3."
)
DATA = {
    "bedragen.yaml": "plafond: {bedrag: 1 000}\ndubbel: {is: plafond * 2}\nlos: {aantal: 3}\n",
    "regios.yaml": "tabel: regios\nkolommen: {regio: {soort: tekst, uniek: ja}, bedrag: {soort: bedrag}}\n",
    "regios.csv": "regio,bedrag\nNoord,100\n",
}
NEW_DATA = {
    **DATA,
    "bedragen.yaml": DATA["bedragen.yaml"].replace("1 000", "2 000").replace("aantal: 3", "aantal: 4"),
    "regios.csv": "regio,bedrag\nNoord,150\nZuid,50\n",
}


def _plain(text: str) -> str:
    """Raw HTML is refused by the reader; its words are what matters here."""
    return text.replace("<script>", "‹script›").replace("</script>", "‹/script›").replace("<scholen", "scholen <")


def versions() -> tuple[Version, Version]:
    return version({"regeling": _plain(OLD)}, DATA), version({"regeling": _plain(NEW)}, NEW_DATA)


def page(comparison: Comparison) -> etree._Element:
    data = redline_html(comparison, "Vergelijking <proef>", "v1 & v2", "v2", "")
    assert data == redline_html(comparison, "Vergelijking <proef>", "v1 & v2", "v2", "")
    return html.document_fromstring(data.decode())


def test_page_stands_alone_and_is_named() -> None:
    root = page(compared(*versions()))
    assert root.get("lang") == "nl"
    assert root.findtext("head/title") == "Vergelijking <proef>"
    assert [each.text_content() for each in root.iter("h1")] == ["Vergelijking <proef>"]
    assert not list(root.iter("script", "link", "img"))


def test_every_link_has_its_place() -> None:
    root = page(compared(*versions()))
    names = [each.get("id") for each in root.iter() if isinstance(each.tag, str) and each.get("id")]
    assert len(names) == len(set(names))
    assert {link.get("href") for link in root.iter("a")} <= {f"#{name}" for name in names}


def test_overview_has_a_row_for_every_change() -> None:
    comparison = compared(*versions())
    rows = page(comparison).xpath("(//table)[1]/tbody/tr")
    assert len(rows) == len(comparison.changes) == 6


def test_page_shows_what_went_and_came_in_full_sentences() -> None:
    root = page(compared(*versions()))
    words = [re.sub(r"\s+", " ", each.text_content()).strip() for each in root.xpath("//div[@class='tekst']/p")]
    assert "1. Ten hoogste € 2.000 is per jaar beschikbaar voor scholen < & regio’s." in words
    assert [each.text_content() for each in root.xpath("//div[@class='tekst']//ins")][-2:] == [
        "Artikel\u00a02. Nieuw",
        "Het ‹script›nieuwe‹/script› artikel.",
    ]


def test_values_are_a_table_of_was_and_becomes() -> None:
    root = page(compared(*versions()))
    tables = {table.findtext("caption"): table for table in root.iter("table")}
    row = tables["Waar plafond gedrukt is"].find("tbody/tr")
    assert row is not None
    assert [cell.text_content() for cell in row] == ["regeling", "artikel\u00a01, eerste lid", "€\u00a01.000", "€\u00a02.000"]
    text = root.text_content()
    assert "Werkt door in dubbel: €\u00a02.000 €\u00a04.000" in text
    assert "In geen van de documenten gedrukt." in text
    assert "Gedrukt in: regeling, artikel\u00a03." in text


def test_it_is_dressed_as_the_other_pages() -> None:
    comparison = compared(*versions())
    dressed = redline_html(comparison, "t", "a", "b", "p { color: red }").decode()
    assert "p { color: red }" in dressed and "del {" in dressed and "--inkt" not in dressed


def test_nothing_changed() -> None:
    old, _ = versions()
    comparison = compared(old, old)
    assert as_lines(comparison) == []
    assert "Er zijn geen wijzigingen." in redline_html(comparison, "t", "a", "b", "").decode()


def test_lines_have_ordinary_spaces_and_one_line_each() -> None:
    lines = as_lines(compared(*versions()))
    assert len(lines) == 7
    assert all("\u00a0" not in line and "\n" not in line for line in lines)
    assert lines[-1] == "regeling: vernummerd: artikel 2 wordt artikel 3"


def test_data_is_json_and_has_everything() -> None:
    comparison = compared(*versions())
    data = json.loads(json.dumps(as_json(comparison)))
    assert [each["soort"] for each in data["wijzigingen"]] == [str(change.kind) for change in comparison.changes]
    assert data["wijzigingen"][0]["waarde"]["werkt_door"][0]["sleutel"] == "dubbel"
    assert data["vernummerd"] == [
        {"document": "regeling", "soort": "artikel", "oud": ["2"], "nieuw": ["3"], "zin": "artikel\u00a02 wordt artikel\u00a03"}
    ]


def test_excerpt_is_short() -> None:
    long = " ".join(f"woord{n}" for n in range(60))
    regel = Regel(stukken=(Stuk("gelijk", long), Stuk("weg", long), Stuk("nieuw", "kort"), Stuk("gelijk", long)))
    before, cut, after = (
        "woord55 woord56 woord57 woord58 woord59",
        " ".join(long.split()[:LONGEST]),
        "woord0 woord1 woord2 woord3 woord4",
    )
    assert marked(excerpt([regel])) == f"… {before} [-{cut} …-] {{+kort+}} {after} …"


def test_a_long_stretch_that_went_is_told_shortly() -> None:
    lines = [Regel(stukken=(Stuk("weg", f"regel {n}"),)) for n in range(1, 20)]
    assert marked(excerpt(lines)).endswith("[-regel 6-] / …")


def test_what_could_not_be_read_stands_above_the_changes() -> None:
    comparison = compared(*versions())
    said = "v1: regeling.md:3:1: fout REGL0005: geen UTF-8"
    told = html.document_fromstring(redline_html(comparison, "Vergelijking", "v1", "v2", "", (said,)).decode())
    assert [each.text_content() for each in told.xpath("//main/h2")][:2] == ["Let op", "Overzicht"]
    assert told.xpath("string(//main/ul[1]/li)") == said
    assert as_json(comparison, (said,))["let_op"] == [said]
