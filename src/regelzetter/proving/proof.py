"""Every file that is written is read back at once, by readers that are not ours, before it takes its place.

What is compared is the words of the document in their order, and what the validators say. A difference is a fault of
regelzetter or of a template, never of the dossier.
"""

from __future__ import annotations

from collections.abc import Callable

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.proving.text import Text, first_difference
from regelzetter.source import Span
from regelzetter.writing.files import File

UITVOER = Rule(
    code="REGL0901",
    naam="uitvoer-klopt-niet",
    ernst=Ernst.FOUT,
    regel="Een bestand dat is geschreven, zegt bij teruglezen wat het stuk zegt, en doorstaat zijn toets.",
    waarom="Een bestand dat iets anders zegt dan de bron, of geweigerd wordt, mag de deur niet uit.",
    bron="opbouw van regelzetter, proef op de uitvoer",
    fout=voorbeeld("een woord valt weg bij het schrijven", "uitvoer.html"),
    goed=voorbeeld("alle woorden staan er, in dezelfde volgorde", "uitvoer.html"),
)
RULES: tuple[Rule, ...] = (UITVOER,)

_WORDS = "woorden"


def prove(file: File, format_name: str, expected: Text, span: Span, one_of_many: bool = False) -> Outcome[tuple[str, ...]]:
    """The names of the proofs a file passed, and a finding for each that it did not pass.

    `expected` are the words of the document; `span` is where a finding points, for want of a better place. A proof that starts
    a process is left out for `one_of_many` letters; the tests do it for one of them.
    """
    passed: list[str] = []
    found: list[Diagnostic] = []
    for name, proof in _PROOFS[format_name]:
        if one_of_many and proof is _odt_words:
            continue
        problems = proof(file, expected)
        if problems is None:
            continue
        if not problems:
            passed.append(name)
        found.extend(_finding(file, name, problem, span) for problem in problems)
    return Outcome(tuple(passed), tuple(found))


def _finding(file: File, name: str, problem: str, span: Span) -> Diagnostic:
    return Diagnostic(UITVOER, span, f"{file.path} doorstaat de proef '{name}' niet: {problem}",
                      "dit is een fout van regelzetter of van een sjabloon, niet van het dossier; meld haar")  # fmt: skip


def _same_words(expected: Text, read: Text) -> tuple[str, ...]:
    difference = first_difference(expected, read)
    return () if difference is None else (difference,)


# --- one proof each: the problems, or None where it does not apply --------------------------------

Proof = Callable[[File, Text], "tuple[str, ...] | None"]


def _pdf_standards(file: File, _: Text) -> tuple[str, ...]:
    from regelzetter.proving.pdf import problems

    return problems(file.data)


def _pdf_words(file: File, expected: Text) -> tuple[str, ...]:
    from regelzetter.proving.pdf import read_text

    return _same_words(expected, read_text(file.data))


def _docx_structure(file: File, _: Text) -> tuple[str, ...]:
    from regelzetter.proving.docx import problems

    return problems(file.data)


def _docx_words(file: File, expected: Text) -> tuple[str, ...]:
    from regelzetter.proving.docx import read_text

    return _same_words(expected, read_text(file.data))


def _odt_words(file: File, expected: Text) -> tuple[str, ...]:
    """As for Word; the reader is pandoc, a process for each file."""
    return _docx_words(file, expected)


def _html_words(file: File, expected: Text) -> tuple[str, ...]:
    from regelzetter.proving.text import html_words

    return _same_words(expected, html_words(file.data))


def _akn_schema(file: File, _: Text) -> tuple[str, ...]:
    from regelzetter.proving.schema import akn_problems

    return akn_problems(file.data)


def _xml_words(file: File, expected: Text) -> tuple[str, ...] | None:
    from regelzetter.proving.text import xml_words

    if not file.path.endswith(".xml") or file.path.endswith(("manifest.xml", "opdracht.xml")):
        return None
    return _same_words(expected, xml_words(file.data))


_PROOFS: dict[str, tuple[tuple[str, Proof], ...]] = {
    "pdf": (("PDF/A-2a en PDF/UA-1", _pdf_standards), (_WORDS, _pdf_words)),
    "docx": (("opbouw", _docx_structure), (_WORDS, _docx_words)),
    "odt": (("opbouw", _docx_structure), (_WORDS, _odt_words)),
    "html": ((_WORDS, _html_words),),
    "stop": ((_WORDS, _xml_words),),
    "akn": (("Akoma Ntoso 3.0 XSD", _akn_schema), (_WORDS, _xml_words)),
}
