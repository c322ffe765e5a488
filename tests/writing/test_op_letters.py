"""Letters as Kamerstuk, the metadata record beside each publication, and what is reported as missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from regelzetter.building import Job, write_batch
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Rule, Voorbeeld
from regelzetter.identity import identity
from regelzetter.storage import MemoryFiles
from regelzetter.templates_folder import templates_folder
from regelzetter.tree import nodes as n
from regelzetter.writing import op
from regelzetter.writing.files import Identity, Settings
from regelzetter.writing.op_rules import RULES
from tests.page_outcomes import DRAFTING
from tests.pages import read_page
from tests.writing.op_samples import (
    BRIEF,
    KAMERSTUK,
    RIJKSBRIEF,
    ROOT,
    parts,
    root_of,
    texts,
    trees,
    with_fields,
    written,
)

# --- letters ------------------------------------------------------------------------------------------


def test_a_letter_is_a_kamerstuk() -> None:
    root = root_of(BRIEF)
    assert [child.tag for child in root.find("kamerstuk")] == ["kamerstukkop", "dossier", "stuk"]
    assert texts(root, "//tekstregel") == ["Vergaderjaar 2029–2030", "Tweede Kamer der Staten-Generaal"]
    assert texts(root, "//dossiernr | //begrotingshoofdstuk | //dossier/titel") == ["12 345", "XIV", "Proeven"]
    assert texts(root, "//stuknr | //stuk/titel") == ["Nr. 7", "BRIEF VAN DE MINISTER VAN VOORBEELDEN"]
    assert [child.tag for child in root.find(".//stuk")] == ["stuknr", "titel", "algemeen", "bijlage"]
    assert texts(root, "//tekst[@id='briefhoofd']/al") == [KAMERSTUK["aan"], KAMERSTUK["plaats_datum"]]
    assert texts(root, "//tekst-sluiting/slotformulering/al | //achternaam") == ["Hoogachtend,", "de Vries"]


def test_the_number_in_the_dossier_may_be_unknown() -> None:
    document = with_fields(trees.BRIEF, **{**KAMERSTUK, "nummer": ""})
    assert root_of(document).find(".//stuknr") is None
    assert "DC.identifier" not in rows(document)


def test_headings_tell_their_level_by_their_weight() -> None:
    assert root_of(BRIEF).xpath("//tussenkop/@kopopmaak") == ["vet", "vetcur"]
    flat = with_fields(parts.BRIEF, **KAMERSTUK)
    assert root_of(flat).xpath("//vrije-tekst/tekst/tussenkop/@kopopmaak") == ["cur"]


def test_a_letter_outside_the_dossiers() -> None:
    root = root_of(RIJKSBRIEF)
    assert [child.tag for child in root] == ["metadata", "niet-dossier-stuk"]
    assert texts(root, "//adresregel | //tekst[@id='briefhoofd']/al") == [
        "De Voorzitter",
        "Onze referentie: V-1",
        "Geachte voorzitter,",
    ]


def test_the_table_of_policy_choices() -> None:
    for root, path in ((root_of(trees.FICHE), "kamerstuk/stuk/bijlage"), (root_of(BRIEF), "kamerstuk/stuk/bijlage")):
        assert texts(root, f"{path}//thead//al") == ["Beleidskeuzes uitgelegd", "Onderbouwing doeltreffendheid"]
        assert texts(root, f"{path}//tbody/row/entry[1]") == ["Doel(en)", "Instrument"]


def test_a_field_of_the_table_can_be_referred_to() -> None:
    """From the letter that prints it and from the table itself, in every format that is made of it."""
    files = dict(read_page(ROOT / "tests" / "cases" / "writing" / "kamerstuk-als-publicatie.md").files)
    table, letter = files["beleidskeuzes.md"], files["kamerbrief.md"]
    files["beleidskeuzes.md"] = table.replace(b"## Doel(en)", b"## Doel(en) {#doel}").replace(b"Geen.", b"[](#doel)")
    files["kamerbrief.md"] = letter + b"\nZie [het doel](#doel).\n"
    whole = compile_dossier(MemoryFiles(files)).value
    assert whole is not None
    for name, document in whole.documenten.items():
        job = Job(name, name, document, ("op", "akn", "html", "docx"), identity(document, name, whole))
        assert write_batch((job,), Settings(templates_folder())).diagnostics == ()
    root = etree.fromstring(written(whole.documenten["kamerbrief"], identity(whole.documenten["kamerbrief"], "brief", whole)))
    assert [root.xpath(f"//*[@id='{ref.get('anker')}']")[0].tag for ref in root.iter("intref")] == ["row", "row"]


# --- the record ---------------------------------------------------------------------------------------


def rows(document: n.Document, about: Identity = trees.IDENTITY) -> dict[str, list[tuple[str, str]]]:
    """Name → its schemes and contents."""
    record = etree.fromstring(op.write(document, about).value[1].data)
    assert record.tag == "metadata_gegevens"
    found: dict[str, list[tuple[str, str]]] = {}
    for row in record:
        assert list(row.attrib) == ["name", "scheme", "content"] and row.get("content")
        found.setdefault(row.get("name", ""), []).append((row.get("scheme", ""), row.get("content", "")))
    return found


def test_the_record_of_a_kamerstuk() -> None:
    found = rows(BRIEF)
    assert found["DC.type"] == [("OVERHEIDop.Parlementair", "Kamerstuk"), ("OVERHEIDop.KamerstukTypen", "Brief")]
    assert found["DC.title"] == [("", "Proeven; Brief regering; Nieuwe regeling techniek")]
    assert found["DC.identifier"] == [("OVERHEIDop.ParlID", "kst-12345-XIV-7")]
    assert found["DC.creator"] == [("OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal")]
    assert found["OVERHEIDop.dossiernummer"] == [("", "12345-XIV")]
    assert found["OVERHEIDop.vergaderjaar"] == [("", "2029-2030")]
    assert found["OVERHEIDop.indiener"] == [("", "A. de Vries")]
    assert found["DCTERMS.issued"] == [("DCTERMS.W3CDTF", "2030-01-15")]
    assert "DCTERMS.available" not in found


def test_the_record_of_a_regulation() -> None:
    found = rows(trees.REGELING)
    assert found["DC.creator"] == [("OVERHEID.Ministerie", "Ministerie van Voorbeelden")]
    assert found["DCTERMS.alternative"] == [("", "Proefregeling & meer")]
    assert found["DCTERMS.available"] == [("DCTERMS.W3CDTF", "2030-01-20")]
    assert found["OVERHEIDop.datumOndertekening"] == [("DCTERMS.W3CDTF", "2030-01-15")]
    assert found["OVERHEIDop.publicationName"] == [("", "Staatscourant")]


def test_a_draft_is_not_signed() -> None:
    draft = replace(trees.IDENTITY, publicatie={**trees.PUBLICATIE, "status": ("ontwerp",)})
    assert "OVERHEIDop.datumOndertekening" not in rows(trees.REGELING, draft)


def test_what_the_dossier_does_not_tell_is_absent() -> None:
    found = rows(trees.REGELING, replace(trees.IDENTITY, datum="", publicatie={}))
    assert not {"DCTERMS.issued", "DCTERMS.available", "OVERHEIDop.datumOndertekening", "DCTERMS.alternative"} & set(found)
    assert set(rows(trees.FICHE)) == {
        *("DC.type", "DC.title", "DC.creator", "DCTERMS.language", "DCTERMS.issued", "OVERHEIDop.documenttitel")
    }


# --- what is missing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "melding"),
    [
        ({"dossiernummer": ""}, "voor een Kamerstuk ontbreekt 'kamerstuk.dossier' in dossier.yaml"),
        ({"dossiernummer": "proef"}, "voor een Kamerstuk klopt 'kamerstuk.dossier' niet: proef"),
        ({"vergaderjaar": "2030"}, "voor een Kamerstuk klopt 'kamerstuk.vergaderjaar' niet: 2030"),
    ],
)
def test_what_a_kamerstuk_must_say(change: dict[str, str], melding: str) -> None:
    outcome = op.write(with_fields(trees.BRIEF, **{**KAMERSTUK, **change}), trees.IDENTITY)
    assert outcome.value == ()
    assert [(d.rule.code, d.melding) for d in outcome.diagnostics] == [("REGL0860", melding)]


def test_every_publication_has_a_title() -> None:
    outcome = op.write(replace(trees.FICHE, titel=()), trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0840"]


@pytest.mark.parametrize(
    "noot",
    [trees.noot(1, trees.BEDRAGEN), trees.noot(1, trees.al("a", trees.noot(2)))],
    ids=["tabel", "noot"],
)
def test_what_has_no_place_in_a_note(noot: n.Noot) -> None:
    outcome = op.write(parts.regeling(trees.artikel("1", "", trees.lid(None, trees.al("x", noot)))), trees.IDENTITY)
    assert (outcome.value, [d.rule.code for d in outcome.diagnostics]) == ((), ["REGL0861"])


def test_a_note_has_no_place_in_a_signature() -> None:
    signed = replace(trees.teken(), functie=(trees.t("De Minister,"), trees.noot(1)))
    outcome = op.write(replace(BRIEF, inhoud=replace(BRIEF.inhoud, ondertekening=(signed,))), trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0861"]


def codes_of(example: Voorbeeld) -> set[str]:
    """The codes that reading and writing the small dossier of an example gives."""
    outcome = compile_dossier(MemoryFiles({path: text.encode() for path, text in example.bestanden}))
    assert outcome.value is not None
    found = [d for d in outcome.diagnostics if not DRAFTING.match(d.rule.code)]
    for name, document in outcome.value.documenten.items():
        found += op.write(document, identity(document, name, outcome.value)).diagnostics
    return {d.rule.code for d in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_do_what_they_say(rule: Rule) -> None:
    assert codes_of(rule.fout) == {rule.code}
    assert codes_of(rule.goed) == set()
