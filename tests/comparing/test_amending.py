"""Two versions of a wijzigingsregeling, by hand: every change in a formula, figure, quotation or caption is seen."""

from __future__ import annotations

import re
import runpy
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from regelzetter.comparing.changes import compare
from regelzetter.comparing.lines import as_lines
from regelzetter.tree import nodes as n
from regelzetter.tree.walk import rewrite
from regelzetter.values.load import load

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "writing" / "amending_samples.py")))
VALUES = load(()).value
OLD = samples.wijziging()


def lines(new: n.Document, old: n.Document = OLD) -> list[str]:
    return as_lines(compare((old,), (new,), VALUES, VALUES))


def with_words(old: str, new: str) -> n.Document:
    """The same regulation with other words wherever these stand."""

    def visit(node: n.Node) -> Sequence[n.Node] | None:
        return (replace(node, tekst=node.tekst.replace(old, new)),) if isinstance(node, n.Tekst) and old in node.tekst else None

    changed = rewrite(OLD, visit)
    assert changed != OLD
    return changed


def test_the_same_is_the_same() -> None:
    assert lines(OLD) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S = A × B", "S = A × D"),
        ("waarin:", "waarbij:"),
        ("het bedrag per leerling", "het bedrag per school"),
        ("Artikel 3a. Eindafrekening", "Artikel 3b. Eindafrekening"),
        ("de resultaten.", "de opbrengst."),
        ("1 oktober;", "1 maart;"),
        ("Een citaat in een citaat.", "Een ander citaat."),
        ("in duizenden euro’s", "in miljoenen euro’s"),
        ("Nederland met zijn regio’s", "Nederland met zijn gemeenten"),
        ("Eindafrekening", "Afrekening"),
        ("General Block ", "General "),
    ],
)
def test_a_change_is_seen(old: str, new: str) -> None:
    told = "\n".join(lines(with_words(old, new)))
    differing = set(re.findall(r"\w+", old)) ^ set(re.findall(r"\w+", new))
    assert differing and all(word in told for word in differing)


def changed(visit_kind: type[n.Knoop], **fields: object) -> n.Document:
    def visit(node: n.Node) -> Sequence[n.Node] | None:
        return (replace(node, **fields),) if isinstance(node, visit_kind) else None  # type: ignore[arg-type]

    return rewrite(OLD, visit)


def test_another_picture_or_another_description_is_seen() -> None:
    beeld = n.Beeld(media="image/png", breedte=900, hoogte=300, inhoud=samples.png(30, 10))
    assert any("kenmerk" in line for line in lines(changed(n.Afbeelding, beeld=beeld)))
    assert any("Foto" in line for line in lines(changed(n.Afbeelding, alt="Foto van een school")))


def test_a_cell_is_told_under_the_title_of_its_column() -> None:
    told = lines(with_words("2.000", "2.500"))
    assert told and all("2030: [-2.000-] {+2.500+}" in line for line in told)


def test_another_language_is_seen() -> None:
    assert any("taal: de" in line for line in lines(changed(n.Vreemd, taal="de")))


def test_a_quoted_number_is_a_word() -> None:
    def visit(node: n.Node) -> Sequence[n.Node] | None:
        return (replace(node, merk="d"),) if isinstance(node, n.Onderdeel) and node.merk == "c" else None

    assert any("[-c" in line and "{+d" in line for line in lines(rewrite(OLD, visit)))


def test_marks_of_an_amending_article_have_no_full_stop() -> None:
    (line, *_) = lines(with_words("“vijf”", "“zes”"))
    assert line.startswith("wijziging, artikel I: gewijzigd: A … wordt “vier” vervangen door “[-vijf-] {+zes+}”")
