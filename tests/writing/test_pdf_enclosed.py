"""XML inside the PDF, for a document that asks for it: the file that lies beside it, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from regelzetter.building import Built, build
from regelzetter.compile import compile_dossier
from regelzetter.order import Order
from regelzetter.proving.expected import expected
from regelzetter.proving.facts import Facts
from regelzetter.proving.pdf import enclosed_files
from regelzetter.proving.proof import prove
from regelzetter.publishing.received import Listed, Received
from regelzetter.publishing.verify import enclosed_steps
from regelzetter.source import Span
from regelzetter.storage import MemoryFiles
from regelzetter.templates_folder import templates_folder
from regelzetter.writing.display import Enclosed
from regelzetter.writing.files import File, Settings
from tests.writing.pdf_samples import document, made, t

SECOND: Final = Path(__file__).parents[1] / "tweede-dossier"
XML: Final = Enclosed("proef.akn.xml", b"<akomaNtoso/>\n", "De tekst van dit stuk in Akoma Ntoso")
FORMATS: Final = b"    formaten:"


@cache
def built(
    formats: tuple[str, ...], asked: bool = True, names: tuple[str, ...] = ("wijziging", "werkwijze", "verlening")
) -> tuple[Built, ...]:
    """Some documents of the second dossier: one with STOP, one with only Akoma Ntoso, and letters."""
    files = {str(path.relative_to(SECOND)): path.read_bytes() for path in SECOND.rglob("*") if path.is_file()}
    if asked:
        files["dossier.yaml"] = files["dossier.yaml"].replace(FORMATS, b"    xml_in_pdf: ja\n" + FORMATS)
    compiled = compile_dossier(MemoryFiles(files)).value
    assert compiled is not None
    outcome = build(compiled, Order(names, formats, workers=1), Settings(templates_folder()), lambda _: None)
    assert outcome.ok, [each.melding for each in outcome.diagnostics]
    return outcome.value


def inside(data: bytes) -> dict[str, tuple[bytes, str, str, str]]:
    """Of each file in a PDF its bytes, and what the PDF says of it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {
            name: (each.get_file().read_bytes(), str(each.get_file().mime_type), str(each.relationship), each.description)
            for name, each in pdf.attachments.items()
        }


def test_the_xml_inside_is_the_file_beside_the_pdf() -> None:
    files = {file.pad: file for file in built(("pdf", "stop", "akn"))}
    pairs = {
        "wijziging/wijziging.pdf": (
            "wijziging/stop/besluit.xml",
            "De tekst van dit besluit in STOP, zoals aangeleverd voor bekendmaking",
        ),
        "werkwijze/werkwijze.pdf": ("werkwijze/werkwijze.akn.xml", XML.beschrijving),
        "beschikkingen/verlening/LPB-0002.pdf": ("beschikkingen/verlening/LPB-0002.akn.xml", XML.beschrijving),
    }
    for pdf, (xml, said) in pairs.items():
        assert inside(files[pdf].data) == {xml.rpartition("/")[2]: (files[xml].data, "application/xml", "/Alternative", said)}
        assert {"PDF/A-3a en PDF/UA-1", "bijgesloten XML"} <= set(files[pdf].getoetst)


def test_a_pdf_that_is_built_alone_is_the_same() -> None:
    alone = {file.pad: file.data for file in built(("pdf",)) if file.formaat == "pdf"}
    assert alone == {file.pad: file.data for file in built(("pdf", "stop", "akn")) if file.formaat == "pdf"}


def test_a_document_that_does_not_ask_has_nothing_inside() -> None:
    for file in built(("pdf",), asked=False, names=("werkwijze",)):
        assert inside(file.data) == {}
        assert "PDF/A-2a en PDF/UA-1" in file.getoetst
        assert b"<pdfaid:part>2</pdfaid:part>" in file.data


# --- the proof ------------------------------------------------------------------------------------


@cache
def enclosing() -> tuple[bytes, Facts]:
    shown = replace(document("regeling", (t("De tekst."),)), bijgesloten=XML)
    return made(shown), expected(shown)


def _found(data: bytes) -> list[str]:
    outcome = prove(File("proef.pdf", data), "pdf", enclosing()[1], Span("proef", 1, 1, 1, 1))
    return [each.melding for each in outcome.diagnostics]


def _other_bytes(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[XML.naam].get_file().obj.write(XML.data.replace(b"akoma", b"Akoma"))


def _nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments[XML.naam]


def _one_more(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["meer.xml"] = pikepdf.AttachedFileSpec(pdf, b"<meer/>", mime_type="application/xml")


def _other_words(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[XML.naam].obj.Desc = pikepdf.String("Iets anders")


def _other_relation(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[XML.naam].obj.AFRelationship = pikepdf.Name.Source


def _other_type(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[XML.naam].get_file().obj.Subtype = pikepdf.Name("/text/plain")


def _of_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF


def test_a_whole_file_gives_no_finding() -> None:
    assert _found(enclosing()[0]) == []


@pytest.mark.parametrize("damage", [_other_bytes, _nothing, _one_more, _other_words, _other_relation, _other_type, _of_nothing])
def test_damage_to_what_is_inside_is_found(damage: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(BytesIO(enclosing()[0])) as pdf:
        damage(pdf)
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True)
    assert any("proef 'bijgesloten XML'" in message for message in _found(stream.getvalue()))


def test_a_pdf_without_what_it_must_carry_is_no_pdf_a_3() -> None:
    bare = made(document("regeling", (t("De tekst."),)))
    messages = _found(bare)
    assert any("PDF/A-3a: " in message for message in messages)
    assert any("bijgesloten is niets" in message for message in messages)


# --- a bundle from elsewhere ----------------------------------------------------------------------


def received(xml: bytes, data: bytes) -> Received:
    listed = tuple(Listed(path, "proef", form, "", ()) for path, form in (("proef.pdf", "pdf"), (XML.naam, "akn")))
    return Received("", "", {}, "proef", "", "", None, listed, {"proef.pdf": data, XML.naam: xml})


def test_a_bundle_holds_the_xml_of_its_pdf() -> None:
    whole = enclosing()[0]
    assert [step.uitkomst for step in enclosed_steps(received(XML.data, whole))] == ["goed"]
    (step,) = enclosed_steps(received(XML.data + b" ", whole))
    assert step.meldingen == ("proef.akn.xml in proef.pdf staat zo niet in de bundel",)
    assert list(enclosed_steps(received(XML.data, made(document("regeling", (t("De tekst."),)))))) == []
    assert list(enclosed_steps(received(XML.data, b"geen pdf"))) == []


def test_a_file_that_a_pdf_names_and_does_not_have_is_not_that_of_the_bundle() -> None:
    with pikepdf.open(BytesIO(enclosing()[0])) as pdf:
        del pdf.attachments[XML.naam].obj.EF
        stream = BytesIO()
        pdf.save(stream)
    assert enclosed_files(stream.getvalue()) == {XML.naam: b""}
    assert [step.uitkomst for step in enclosed_steps(received(XML.data, stream.getvalue()))] == ["fout"]


def test_what_is_inside_a_hostile_pdf_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regelzetter.proving.pdf.ENCLOSED_BYTES", 1000)
    with pikepdf.open(BytesIO(enclosing()[0])) as pdf:
        pdf.attachments[XML.naam].get_file().obj.write(b" " * 1_000_000)
        stream = BytesIO()
        pdf.save(stream, compress_streams=True)
    assert {name: len(data) for name, data in enclosed_files(stream.getvalue()).items()} == {XML.naam: 1000}


def test_of_a_broken_file_validators_say_what_is_wrong() -> None:
    outcome = prove(File("proef.pdf", b"geen pdf"), "pdf", replace(enclosing()[1], bijgesloten=None), Span("proef", 1, 1, 1, 1))
    assert len(outcome.diagnostics) == 2
    assert all("is niet te lezen" in each.melding for each in outcome.diagnostics)
