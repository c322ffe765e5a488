"""Every file that is written is read back at once, by readers that are not ours, before it takes its place.

What is compared is the words of the document in their order, what stands at which of them (headings, references and where
they point, tables, values), its title and language, and what the validators say. A difference is a fault of regelzetter or of a
template, never of the dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from regelzetter.diagnostics import Diagnostic, Outcome, Rule
from regelzetter.proving.descriptions import difference as undescribed
from regelzetter.proving.differences import differences, other_words
from regelzetter.proving.fact_rules import BESCHRIJVING, UITVOER, Abilities, Difference
from regelzetter.proving.fact_rules import RULES as OUR_RULES
from regelzetter.proving.facts import Facts
from regelzetter.proving.readers import READINGS, Reading
from regelzetter.source import Span
from regelzetter.writing.files import File

RULES: tuple[Rule, ...] = OUR_RULES

_WORDS = "woorden"
_DESCRIPTIONS = "beschrijvingen van afbeeldingen"
_FACTS = "koppen, verwijzingen, tabellen, waarden, titel en taal"


def prove(file: File, format_name: str, expected: Facts, span: Span, one_of_many: bool = False) -> Outcome[tuple[str, ...]]:
    """The names of the proofs a file passed, and a finding for each that it did not pass.

    `expected` is what the document says; `span` is where a finding points, for want of a better place. `one_of_many` letters are
    proven as any document, but without a second reader that starts a process; the tests have it read one of them.
    """
    reading = READINGS[format_name]
    whole = reading if file.path.endswith(reading.achtervoegsel) else None
    left_out = (*(_BY_THE_SAME_READER if whole else ()), *(_BY_A_PROCESS if one_of_many else ()))
    passed: list[str] = []
    found: list[Diagnostic] = []
    begun = [(name, proof(file, expected)) for name, proof in _PROOFS[format_name] if proof not in left_out]
    read = _read_meanwhile(whole, file.data) if any(callable(outcome) for _, outcome in begun) else None
    for name, outcome in begun:
        problems = outcome() if callable(outcome) else outcome
        if problems is None:
            continue
        if not problems:
            passed.append(name)
        found.extend(_finding(file, name, problem, span) for problem in problems)
    if whole is not None and not found:
        for name, problems in _facts(file.data, format_name, expected, whole.able, read or whole.read(file.data)):
            passed.extend([] if problems else [name])
            found.extend(_finding(file, name, problem, span) for problem in problems)
    return Outcome(tuple(dict.fromkeys(passed)), tuple(found))


def _read_meanwhile(whole: Reading | None, data: bytes) -> Facts | None:
    """What a file says, read while validators are at work; None if that fails: of a broken file they can say what is wrong."""
    import pikepdf

    try:
        return whole.read(data) if whole is not None else None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, pikepdf.PdfError):  # as pikepdf is known to raise
        return None


def _facts(data: bytes, format_name: str, expected: Facts, able: Abilities, read: Facts) -> Iterator[tuple[str, Problems]]:
    """The words and, if they are right, what stands at which of them, and what is said of the pictures between them."""
    wrong = other_words(expected, read.text)
    yield _WORDS, wrong
    if wrong:
        return
    yield _FACTS, differences(expected, read, able)
    if expected.beelden:
        other = undescribed(format_name, data, expected.beelden)
        yield _DESCRIPTIONS, (Difference(BESCHRIJVING, other),) if other else ()


def _finding(file: File, name: str, problem: Problem, span: Span) -> Diagnostic:
    rule, message = (UITVOER, problem) if isinstance(problem, str) else problem
    return Diagnostic(rule, span, f"{file.path} doorstaat de proef '{name}' niet: {message}",
                      "dit is een fout van regelzetter of van een sjabloon, niet van het dossier; meld haar")  # fmt: skip


# --- one proof each: the problems, or None where it does not apply --------------------------------

Problem: TypeAlias = str | Difference
Problems: TypeAlias = tuple[Problem, ...]
Begun: TypeAlias = Callable[[], Problems]
"""A proof that others are at work on: called, it gives the problems."""
Proof = Callable[[File, Facts], Problems | Begun | None]


def _pdf_standards(file: File, expected: Facts) -> Begun | None:
    from regelzetter.proving.pdf import judged

    return judged(file.data) if expected.bijgesloten is None else None


def _pdf_enclosing(file: File, expected: Facts) -> Begun | None:
    from regelzetter.proving.pdf import judged

    return judged(file.data, encloses=True) if expected.bijgesloten is not None else None


def _pdf_enclosed(file: File, expected: Facts) -> Problems | None:
    from regelzetter.proving.pdf import enclosed_problems

    return enclosed_problems(file.data, expected.bijgesloten) if expected.bijgesloten is not None else None


def _pdf_words(file: File, expected: Facts) -> Problems:
    from regelzetter.proving.pdf import read_text

    return other_words(expected, read_text(file.data))


def _docx_structure(file: File, _: Facts) -> Problems:
    from regelzetter.proving.docx import problems

    return problems(file.data)


def _docx_words(file: File, expected: Facts) -> Problems:
    from regelzetter.proving.docx import read_text

    return other_words(expected, read_text(file.data))


def _odt_words(file: File, expected: Facts) -> Problems:
    """As for Word; the reader is pandoc, a process for each file."""
    return _docx_words(file, expected)


def _html_words(file: File, expected: Facts) -> Problems:
    from regelzetter.proving.text import html_words

    return other_words(expected, html_words(file.data))


def _akn_schema(file: File, _: Facts) -> Problems:
    from regelzetter.proving.schema import akn_problems

    return akn_problems(file.data)


def _xml_words(file: File, expected: Facts) -> Problems | None:
    from regelzetter.proving.text import xml_words

    if not file.path.endswith(".xml") or file.path.endswith(("manifest.xml", "opdracht.xml", "metadata.xml")):
        return None
    return other_words(expected, xml_words(file.data))


def _op_record(file: File, expected: Facts) -> Problems | None:
    """The record says what of the other formats the file itself says: its title and language."""
    from regelzetter.proving.found_op import record_problems

    return record_problems(file.data, expected.titels, expected.taal) if file.path.endswith(".metadata.xml") else None


_BY_THE_SAME_READER = (_pdf_words, _docx_words, _html_words, _xml_words)
"""What is proven anew where a whole file is read: the reader tells its words too. OpenDocument has two readers."""
_BY_A_PROCESS = (_odt_words,)
_PROOFS: dict[str, tuple[tuple[str, Proof], ...]] = {
    "pdf": (
        ("PDF/A-2a en PDF/UA-1", _pdf_standards),
        ("PDF/A-3a en PDF/UA-1", _pdf_enclosing),
        ("bijgesloten XML", _pdf_enclosed),
        (_WORDS, _pdf_words),
    ),
    "docx": (("opbouw", _docx_structure), (_WORDS, _docx_words)),
    "odt": (("opbouw", _docx_structure), (_WORDS, _odt_words)),
    "html": ((_WORDS, _html_words),),
    "stop": ((_WORDS, _xml_words),),
    "akn": (("Akoma Ntoso 3.0 XSD", _akn_schema), (_WORDS, _xml_words)),
    "op": (("titel en taal", _op_record), (_WORDS, _xml_words)),
}
