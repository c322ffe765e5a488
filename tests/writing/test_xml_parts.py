"""STOP and Akoma Ntoso: formulas, figures, quotations, captions, foreign words, and the wijzigingsregeling."""

from __future__ import annotations

import base64
import re
import runpy
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from regelzetter.proving.expected import expected
from regelzetter.proving.proof import prove
from regelzetter.proving.schema import akn_problems, stop_problems
from regelzetter.proving.text import expected_words, first_difference, xml_words
from regelzetter.tree import nodes as n
from regelzetter.writing import akn, stop
from regelzetter.writing.akn_text import NAMESPACE
from regelzetter.writing.files import File
from regelzetter.writing.layout import layout
from regelzetter.writing.quotation import quoted_articles, quoted_leden
from regelzetter.writing.stop_text import TEKST

at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
parts = at_random.parts
trees = parts.trees
SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
VERSIONS = ("1.3.0", "1.4.1")
NS = {"t": TEKST, "a": NAMESPACE, "m": "http://www.overheid.nl/2017/lvbb"}
QUICK = settings(
    max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
official = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
DOCUMENTS = {"regeling": parts.NIEUW, "wijzigingsregeling": parts.WIJZIGING}


def delivery(document: n.Document) -> dict[str, bytes]:
    written = stop.write(document, trees.IDENTITY)
    assert written.ok, written.diagnostics
    return {file.path.removeprefix("stop/"): file.data for file in written.value}


def akn_file(document: n.Document) -> bytes:
    (file,) = akn.write(document, trees.IDENTITY).value
    return file.data


def stop_root(*lichaam: n.Artikel, soort: str = "regeling") -> etree._Element:
    return etree.fromstring(delivery(parts.regeling(*lichaam, parts.INWERKINGTREDING, soort=soort))["besluit.xml"])


def article(*blocks: n.Block, nummer: str = "1") -> n.Artikel:
    return trees.artikel(nummer, "Een", trees.lid(None, *blocks))


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()).strip().replace(trees.NBSP, " ") for element in root.xpath(path, namespaces=NS)]


def schematron_faults(files: Iterable[Path], version: str) -> str:
    pytest.importorskip("saxonche")
    run = subprocess.run(
        [sys.executable, str(SCHEMAS / "stop_check.py"), version, *map(str, files)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    return run.stdout if run.returncode else ""


def marked(document: n.Document) -> str:
    """The words of the tree with the marks of its onderdelen and leden, squeezed. Full stops do not count."""
    return re.sub(r"[.\s\u00a0]", "", _marked(document.inhoud))


def _marked(node: object) -> str:
    match node:
        case n.Onderdeel():
            return f"{node.merk} {_marked(node.inhoud)}"
        case n.Lid():
            return f"{node.nummer or ''} {_marked(node.inhoud)}"
        case n.Artikel():
            return f"Artikel {node.nummer} {_marked(node.opschrift)} {_marked(node.leden)}"
        case n.Tabel():
            return _marked((node.bijschrift, node.kop, node.rijen))
        case n.Formule():
            return _marked((node.inhoud, node.inleiding, node.legenda.begrippen if node.legenda else ()))
        case n.Begrip():
            return _marked((node.term, node.omschrijving))
        case n.Noot():
            return _marked(node.inhoud)
        case n.Regeling():
            return _marked(node.lichaam)
        case n.Indeling():
            label = "§" if node.teken else node.woord.capitalize()
            return f"{label} {node.nummer} {_marked(node.opschrift)} {_marked(node.inhoud)}"
        case n.Afbeelding():
            return _marked(node.bijschrift)
        case tuple():
            return "".join(_marked(part) for part in node)
        case n.Tekst() | n.Invulling():
            return node.tekst
        case n.Regeleinde():
            return ""
        case n.Knoop():
            return "".join(
                _marked(getattr(node, name)) for name in ("inhoud", "onderdelen", "begrippen", "cellen") if hasattr(node, name)
            )
    return ""  # fmt: skip


def said(root: etree._Element, path: str) -> str:
    """The same of a file: the text of its body, without the numbers of notes."""
    (body,) = root.xpath(path, namespaces=NS)
    for number in body.iter(f"{{{TEKST}}}NootNummer"):
        number.text = ""
    return re.sub(r"[.\s\u00a0]", "", "".join(body.itertext()))


# --- the whole --------------------------------------------------------------------------------------


def test_the_trees_hold_every_node_of_a_finished_document() -> None:
    unfinished = {n.Invoeging, n.Verwijzing, n.OnbegrepenTekst, n.Keuze, n.Grafiek, n.Grafiekdeel, n.Onbegrepen}
    every = {kind for kind in vars(n).values() if isinstance(kind, type) and issubclass(kind, n.Knoop)} - unfinished - {n.Knoop}
    assert every == trees.every_node() | parts.every_node()


@official
@pytest.mark.parametrize("soort", DOCUMENTS)
@pytest.mark.parametrize("version", VERSIONS)
def test_stop_is_valid(soort: str, version: str, tmp_path: Path) -> None:
    files = delivery(DOCUMENTS[soort])
    for name in ("besluit.xml", "manifest.xml", "opdracht.xml"):
        assert stop_problems(files[name], SCHEMAS, version) == ()
    (tmp_path / "besluit.xml").write_bytes(files["besluit.xml"])
    assert schematron_faults([tmp_path / "besluit.xml"], version) == ""


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_every_word_is_in_stop_and_in_akoma_ntoso(soort: str) -> None:
    document = DOCUMENTS[soort]
    assert said(etree.fromstring(delivery(document)["besluit.xml"]), "//t:Lichaam") == marked(document)
    data = akn_file(document)
    assert akn_problems(data) == ()
    assert said(etree.fromstring(data), "/*/a:act/a:body") == marked(document)


@pytest.mark.parametrize("document", [parts.NIEUW, parts.WIJZIGING, parts.BRIEF], ids=lambda document: document.soort)
def test_what_is_read_back_is_what_is_printed(document: n.Document) -> None:
    expected = expected_words(layout(document, "2030-01-15"))
    assert first_difference(expected, xml_words(akn_file(document))) is None
    if document.soort != "kamerbrief":
        assert first_difference(expected, xml_words(delivery(document)["besluit.xml"])) is None


def test_a_letter_takes_every_block() -> None:
    assert akn_problems(akn_file(parts.BRIEF)) == ()


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_names_are_unique(soort: str) -> None:
    root = etree.fromstring(delivery(DOCUMENTS[soort])["besluit.xml"])
    for name in ("eId", "wId"):
        names = root.xpath(f"//t:RegelingKlassiek//@{name}", namespaces=NS)
        assert len(names) == len(set(names))
    eids = etree.fromstring(akn_file(DOCUMENTS[soort])).xpath("//@eId")
    assert len(eids) == len(set(eids))


@official
@pytest.mark.parametrize("kind", ["regelingen", "wijzigingsregelingen"])
def test_random_trees_are_valid_and_complete(kind: str, tmp_path: Path) -> None:
    files: list[Path] = []

    @QUICK
    @given(getattr(at_random, kind)())
    def each(document: n.Document) -> None:
        besluit, other = delivery(document)["besluit.xml"], akn_file(document)
        assert [stop_problems(besluit, SCHEMAS, version) for version in VERSIONS] == [(), ()]
        assert akn_problems(other) == ()
        for data, body in ((besluit, "//t:Lichaam"), (other, "/*/a:act/a:body")):
            assert said(etree.fromstring(data), body) == marked(document)
            assert first_difference(expected_words(layout(document, "2030-01-15")), xml_words(data)) is None
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(besluit)

    each()
    assert [schematron_faults(files, version) for version in VERSIONS] == ["", ""]


# --- formulas, figures, tables ------------------------------------------------------------------------


def test_a_formula_is_words_in_stop_and_a_container_in_akoma_ntoso() -> None:
    root = stop_root(article(trees.al("De subsidie is:"), parts.FORMULE))
    inhoud = root.find(".//t:Artikel[1]/t:Inhoud", NS)
    assert inhoud is not None
    assert [child.tag.split("}")[1] for child in inhoud] == ["Al", "Al", "Al", "Begrippenlijst"]
    assert texts(root, "//t:Artikel[1]/t:Inhoud/t:Al") == ["De subsidie is:", "S = A × B1 / C2", "waarin:"]
    assert texts(root, "//t:sub | //t:sup") == ["1", "2"]
    other = etree.fromstring(akn_file(parts.NIEUW))
    assert texts(other, "//a:article//a:blockContainer[@class='formule']/a:p[@class='formule']")[0] == "S = A × B1 / C2"
    assert texts(other, "//a:blockContainer[@class='formule']//a:def")[:2] == ["S", "A"]


def test_a_paragraph_after_a_formula_is_not_the_end_of_the_list_before_it() -> None:
    root = stop_root(article(trees.al("Dit:"), trees.lijst("letters", ("a", (trees.al("een."),))), parts.formule("S = 1")))
    assert texts(root, "//t:Lijstsluiting") == []
    assert texts(root, "//t:Artikel[1]/t:Inhoud/t:Al") == ["S = 1"]


def test_a_figure_travels_with_the_delivery() -> None:
    files = delivery(parts.NIEUW)
    assert [name for name in files if name.endswith(".png")] == ["kaart-1.png", "kaart-1-2.png"]
    assert files["kaart-1.png"] == parts.PIXEL
    manifest = etree.fromstring(files["manifest.xml"])
    assert texts(manifest, "//m:bestandsnaam") == list(files)
    assert texts(manifest, "//m:contentType") == ["application/xml"] * 3 + ["image/png"] * 2
    root = etree.fromstring(files["besluit.xml"])
    assert set(root.xpath("//t:Illustratie/@naam", namespaces=NS)) == {"kaart-1.png", "kaart-1-2.png"}
    picture = root.find(".//t:Illustratie", NS)
    assert picture is not None
    assert dict(picture.attrib) == {
        "naam": "kaart-1.png",
        "breedte": "640",
        "hoogte": "400",
        "uitlijning": "start",
        "formaat": "image/png",
        "alt": "Kaart van “Noord” & Zuid",
        "dpi": "150",
    }
    assert texts(root, "//t:Lid[1]/t:Inhoud/t:Figuur/t:Bijschrift") == ["De regio’s, zie artikel 2.1"]


def test_a_picture_in_a_delivery_is_not_proven_as_xml() -> None:
    proof = prove(File("stop/kaart-1.png", parts.PIXEL), "stop", expected(layout(parts.NIEUW, "2030-01-15")), parts.S)
    assert (proof.value, proof.diagnostics) == ((), ())


def test_a_figure_is_in_the_akoma_ntoso_file() -> None:
    picture = etree.fromstring(akn_file(parts.NIEUW)).find(".//a:img", NS)
    assert picture is not None
    kind, _, data = picture.get("src", "").partition(",")
    assert (kind, base64.b64decode(data)) == ("data:image/png;base64", parts.PIXEL)
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == ("Kaart van “Noord” & Zuid", "640", "400")


def test_a_large_picture_is_valid_too() -> None:
    large = n.Beeld(media="image/jpeg", breedte=10_000, hoogte=10_000, inhoud=bytes(5_000_000))
    document = parts.regeling(article(trees.al("Zie:"), replace(parts.KAART, beeld=large, bijschrift=())), parts.INWERKINGTREDING)
    assert akn_problems(akn_file(document)) == ()
    assert list(delivery(document))[3:] == ["kaart-1.jpg"]


def test_a_table_has_its_caption_spans_and_heading_rows() -> None:
    root = stop_root(article(parts.TABEL))
    assert texts(root, "//t:table/t:title") == ["Bedragen per regio in CO2"]
    assert [len(row) for row in root.findall(".//t:thead/t:row", NS)] == [2, 2]
    assert root.xpath("//t:entry[@morerows]/@morerows", namespaces=NS) == ["1", "1"]
    other = etree.fromstring(akn_file(parts.NIEUW))
    table = other.find(".//a:table", NS)
    assert table is not None
    assert texts(table, "a:caption") == ["Bedragen per regio in CO2"]
    assert [[cell.get("rowspan"), cell.get("colspan")] for cell in table.iter(f"{{{NAMESPACE}}}th")][:2] == [
        ["2", None],
        [None, "2"],
    ]


def test_foreign_words_keep_their_words_and_in_akoma_ntoso_their_language() -> None:
    zin = trees.al("de ", parts.vreemd(trees.t("General "), trees.nadruk("cursief", trees.t("Block"))))
    assert texts(stop_root(article(zin)), "//t:Artikel[1]//t:Al") == ["de General Block"]
    spans = etree.fromstring(akn_file(parts.NIEUW)).findall(".//a:span", NS)
    assert {span.get("{http://www.w3.org/XML/1998/namespace}lang") for span in spans} == {"en"}


def test_a_paragraaf_is_headed_by_its_sign() -> None:
    root = etree.fromstring(delivery(parts.NIEUW)["besluit.xml"])
    assert texts(root, "//t:Paragraaf/t:Kop/*") == ["§", "1", "Met teken"]
    assert root.find(".//t:Paragraaf", NS).get("eId") == "subsec_1"  # type: ignore[union-attr]
    assert texts(etree.fromstring(akn_file(parts.NIEUW)), "//a:subsection/a:num") == ["§ 1"]


def test_no_figure_in_the_aanhef() -> None:
    document = parts.regeling(parts.INWERKINGTREDING)
    aanhef = (trees.al("De Minister,"), parts.KAART, trees.al("Besluit:"))
    written = stop.write(replace(document, inhoud=replace(document.inhoud, aanhef=aanhef)), trees.IDENTITY)
    assert [(d.rule.code, d.melding) for d in written.diagnostics] == [("REGL0847", "STOP kent geen afbeelding in de aanhef")]


# --- quotations -----------------------------------------------------------------------------------------


def test_a_quotation_in_an_article() -> None:
    root = stop_root(article(trees.al("Het luidt:"), parts.CITAAT))
    citaat = root.find(".//t:Citaat", NS)
    assert citaat is not None
    assert citaat.get("eId") == "art_1__cit_o_1"
    assert [child.tag.split("}")[1] for child in citaat][:3] == ["Tussenkop", "Al", "Lijst"]
    assert texts(citaat, "t:Tussenkop") == ["Kop van het citaat and more"]


def test_a_quotation_in_an_onderdeel_is_an_unmarked_list() -> None:
    citaat = parts.citaat(parts.tussenkop("Kop"), parts.ALINEA)
    root = stop_root(article(trees.lijst("letters", ("a", (trees.al("Nieuw:"), citaat)))))
    assert texts(root, "//t:Li/t:Lijst[@type='ongemarkeerd']/t:Li/t:Al") == ["Kop", "Gewone tekst."]
    assert texts(root, "//t:Al/t:b") == ["Kop"]


def test_quoted_parts_are_never_the_target_of_a_reference() -> None:
    quote = parts.citaat(trees.lijst("letters", ("a", (trees.al("geciteerd."),))))
    link = trees.intern("onderdeel a", trees.adres("artikel 1", "onderdeel a"))
    blocks = (trees.al("Zie ", link, ":"), quote, trees.lijst("letters", ("a", (trees.al("van dit artikel."),))))
    root = stop_root(article(*blocks))
    assert root.xpath("//t:IntRef/@ref", namespaces=NS) == ["art_1__list_o_1__item_a"]
    other = etree.fromstring(akn_file(parts.regeling(article(*blocks), parts.INWERKINGTREDING)))
    assert other.xpath("//a:ref[starts-with(@href, '#')]/@href", namespaces=NS) == ["#art_1__list_1__point_a"]


def test_a_heading_in_a_quotation_holds_no_reference() -> None:
    quote = parts.citaat(parts.tussenkop("Zie ", trees.wet("de wet")), parts.ALINEA)
    written = stop.write(parts.regeling(article(quote), parts.INWERKINGTREDING), trees.IDENTITY)
    assert [(d.rule.code, d.melding) for d in written.diagnostics] == [("REGL0845", "STOP kent geen verwijzing in een tussenkop")]


KOP = parts.tussenkop


@pytest.mark.parametrize(
    ("inhoud", "expected"),
    [
        ((KOP("Artikel 3. Kop"), parts.ALINEA), [("3", "Kop", [None])]),
        (
            (KOP("Artikel 4a"), parts.ALINEA, KOP(f"ARTIKEL{trees.NBSP}II."), parts.ALINEA),
            [("4a", "", [None]), ("II", "", [None])],
        ),
        ((KOP("Artikel 1.2. ", trees.nadruk("vet", trees.t("Vet"))), parts.ALINEA), [("1.2", "Vet", [None])]),
        ((KOP("Artikel 3"), trees.lijst("cijfers", ("2a", (parts.ALINEA,)))), [("3", "", ["2a"])]),
        ((KOP("Artikel 3"), parts.ALINEA, trees.lijst("cijfers", ("1", (parts.ALINEA,)))), [("3", "", [None])]),
        ((KOP("Artikel 3 en verder"), parts.ALINEA), []),
        ((KOP("Artikel 3", trees.nadruk("vet", trees.t("a"))), parts.ALINEA), []),
        ((KOP("Artikel 3. Kop"),), []),
        ((KOP("Artikel 3. Kop"), trees.al(" ")), []),
        ((KOP("Hoofdstuk 2. Kop"), KOP("Artikel 3. Kop"), parts.ALINEA), []),
        ((parts.ALINEA, KOP("Artikel 3. Kop"), parts.ALINEA), []),
        ((KOP(trees.waarde("Artikel 3")), parts.ALINEA), []),
        ((parts.ALINEA,), []),
        ((), []),
    ],
)
def test_whole_articles_are_recognised(inhoud: n.Blocks, expected: list[tuple[str, str, list[str | None]]]) -> None:
    found = quoted_articles(parts.citaat(*inhoud))
    assert [(a.nummer, trees.words(a.opschrift), [lid.nummer for lid in a.leden]) for a in found] == expected


# --- the wijzigingsregeling -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wijziging() -> etree._Element:
    return etree.fromstring(delivery(parts.WIJZIGING)["besluit.xml"])


def test_an_article_with_parts_is_a_wijzigartikel(wijziging: etree._Element) -> None:
    lichaam = wijziging.find(".//t:Lichaam", NS)
    assert lichaam is not None
    kinds = [(child.tag.split("}")[1], child.get("eId")) for child in lichaam]
    assert kinds == [("WijzigArtikel", "art_I"), ("Artikel", "art_II"), ("Artikel", "art_III"), ("Artikel", "art_2.1")]
    assert texts(wijziging, "//t:WijzigArtikel/t:Wat") == ["De Proefregeling wordt als volgt gewijzigd:"]
    assert texts(wijziging, "//t:Instructie/t:Nummer") == ["A", "B", "C", "D", "1.", "2.", "E"]
    assert texts(wijziging, "//t:Instructie[2]/t:Wat") == ["Artikel 3 wordt vervangen door:"]


def test_new_articles_are_articles(wijziging: etree._Element) -> None:
    new = wijziging.findall(".//t:Instructie/t:Artikel", NS)
    assert [article.get("eId") for article in new] == ["art_I__art_3a", "art_I__art_3b"]
    assert texts(new[0], "t:Kop/*") == ["Artikel", "3a", "Nieuw opschrift"]
    assert texts(new[0], "t:Lid/t:LidNummer") == ["1.", "2."]


def test_new_leden_are_leden(wijziging: etree._Element) -> None:
    assert texts(wijziging, "//t:Instructie[3]/t:Wat") == ["Artikel 4, tweede lid, komt te luiden:"]
    assert texts(wijziging, "//t:Instructie[3]/t:Lid/t:LidNummer") == ["2."]


def test_changes_in_a_part_are_instructies_of_their_own(wijziging: etree._Element) -> None:
    assert texts(wijziging, "//t:Instructie[position() > 3 and position() < 7]/t:Wat") == [
        "Artikel 5 wordt als volgt gewijzigd:",
        "Het eerste lid vervalt.",
        "Toegevoegd wordt:",
    ]


def test_other_new_text_stays_a_quotation(wijziging: etree._Element) -> None:
    assert texts(wijziging, "//t:Instructie[6]/t:Inhoud/t:Citaat/t:Al") == ["Gewone tekst."]
    # without parts A, B, C there is no place for an Instructie: an ordinary article with a Citaat
    assert texts(wijziging, "//t:Artikel[@eId='art_II']/t:Inhoud/t:Citaat/t:Tussenkop") == [
        "Artikel 3a. Nieuw opschrift",
        "Artikel 3b",
    ]


@pytest.mark.parametrize(
    ("wat", "inhoud", "expected"),
    [
        ("Het tweede lid komt te luiden:", (trees.lijst("cijfers", ("2", (parts.ALINEA,))),), ["2"]),
        ("De bijlage komt te luiden:", (trees.lijst("cijfers", ("2", (parts.ALINEA,))),), []),
        ("Het tweede lid komt te luiden:", (trees.lijst("letters", ("a", (parts.ALINEA,))),), []),
        ("Het tweede lid komt te luiden:", (trees.lijst("cijfers", ("2", ())),), []),
        ("Het tweede lid komt te luiden:", (parts.ALINEA,), []),
    ],
)
def test_whole_leden_are_recognised(wat: str, inhoud: n.Blocks, expected: list[str]) -> None:
    assert [lid.nummer for lid in quoted_leden((trees.t(wat),), parts.citaat(*inhoud))] == expected


def test_parts_are_printed_without_a_full_stop(wijziging: etree._Element) -> None:
    numbers = "//t:Artikel[@eId='art_III']/t:Lid[2]/t:Inhoud/t:Lijst/t:Li/t:LiNummer"
    assert texts(wijziging, numbers) == ["A", "B", "C", "D", "E"]


def test_a_reference_to_a_part_leads_to_its_article() -> None:
    lid = trees.lid(None, trees.al("Zie ", trees.intern("onderdeel B", trees.adres("artikel I", "onderdeel B")), "."))
    een = trees.artikel("I", "", trees.lid(None, trees.al("De regeling wordt gewijzigd:"), parts.DELEN))
    root = stop_root(een, trees.artikel("II", "", lid), soort="wijzigingsregeling")
    assert root.xpath("//t:Artikel[@eId='art_II']//t:IntRef/@ref", namespaces=NS) == ["art_I"]


@pytest.mark.parametrize(
    "blocks",
    [
        (parts.DELEN,),
        (trees.al("Als volgt:"), parts.DELEN, trees.al("Slot.")),
        (trees.al("Als volgt:"), trees.lijst("hoofdletters", ("A", (parts.CITAAT,)))),
        (trees.al("Als volgt:"), trees.lijst("letters", ("a", (parts.ALINEA,)))),
    ],
    ids=["zonder aanhef", "met slot", "zonder wat", "kleine letters"],
)
def test_another_shape_stays_an_ordinary_article(blocks: n.Blocks) -> None:
    root = stop_root(article(*blocks), soort="wijzigingsregeling")
    assert texts(root, "//t:WijzigArtikel") == []
    if SCHEMAS.is_dir():
        assert [stop_problems(etree.tostring(root), SCHEMAS, version) for version in VERSIONS] == [(), ()]


def test_akoma_ntoso_says_what_is_changed_and_by_what() -> None:
    root = etree.fromstring(akn_file(parts.WIJZIGING))
    mods = root.xpath("//a:body//a:mod", namespaces=NS)
    assert [mod.text for mod in mods[:2]] == ["Artikel 3 wordt vervangen door:", "Artikel 4, tweede lid, komt te luiden:"]
    assert [len(mod.findall("a:quotedStructure/a:article", NS)) for mod in mods] == [2, 0, 0, 2, 2, 2, 0, 0]
    assert texts(root, "//a:point[@eId='art_I__list_1__point_A']/a:num") == ["A"]
    assert texts(root, "//a:point[@eId='art_I__list_1__point_C']//a:quotedStructure/a:paragraph/a:num") == ["2."]
    # in the note a quotation changes nothing
    assert not root.xpath("//a:attachments//a:mod", namespaces=NS)
    assert root.xpath("//a:attachments//a:embeddedStructure", namespaces=NS)
