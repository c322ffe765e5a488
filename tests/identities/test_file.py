"""`identiteiten.yaml`: what is written can be read, and what was broken, lost or forgotten is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic, Rule, Voorbeeld
from regelzetter.identities.file import read_ledgers, written
from regelzetter.identities.fingerprint import fingerprint
from regelzetter.identities.keeping import behind, lost_names
from regelzetter.identities.model import EMPTY, Ledger, Ledgers, Part, lost
from regelzetter.identities.quick import read_as_written
from regelzetter.identities.rules import ACHTER, DUBBEL, ONLEESBAAR, ONTBREEKT, PATH, VERLOREN
from regelzetter.source import Source
from regelzetter.storage import MemoryFiles
from tests.default_dossier import completed

LEDGER: Final = Ledger(
    versie=2,
    delen=(
        Part("mnre9999_1__art_1", 1, "begrippen", 'Wat "school" is: a\\b {x} # 1 · é…', fingerprint("Wat een school is")),
        Part("mnre9999_2__art_1__list_o_1", 2, "", "", ""),
    ),
    vervallen=("mnre9999_1__art_2",),
)
LEDGERS: Final = {"regeling": LEDGER, "wijziging": replace(LEDGER, vervallen=())}


def read(text: str) -> tuple[Ledgers, list[str]]:
    outcome = read_ledgers(Source(PATH, text))
    return outcome.value, [f"{d.span.line}:{d.span.column} {d.rule.code} {d.melding}" for d in outcome.diagnostics]


def test_what_is_written_is_read() -> None:
    text = written(LEDGERS)
    assert read(text) == (LEDGERS, [])
    assert read_as_written(text, text.partition("\nregeling:")[0]) == LEDGERS
    assert read(f"{text}# Een regel erbij.\n") == (LEDGERS, []), "as YAML"


def test_one_line_for_each_part_and_a_comment_on_top() -> None:
    lines = written({"regeling": LEDGER}).splitlines()
    assert lines[0].startswith("# Dit bestand schrijft regelzetter.")
    assert [line for line in lines if line and not line.startswith("#")] == [
        "regeling:",
        "  versie: 2",
        "  delen:",
        '    mnre9999_1__art_1: {niveau: 1, label: "begrippen", begin: "Wat \\"school\\" is: a\\\\b {x} # 1 · é…", '
        f"kenmerk: {fingerprint('Wat een school is')}}}",
        "    mnre9999_2__art_1__list_o_1: {niveau: 2}",
        "  vervallen:",
        "    - mnre9999_1__art_2",
    ]


BROKEN = [
    ("- regel\n", "1:1 REGL0850 hier wordt de naam van een regeling verwacht"),
    ("r: x\n", "1:4 REGL0850 bij 'r' horen de sleutels versie, delen, vervallen"),
    (
        "r:\n  versie: 1\n  delen:\n    m1_1__art_1: Begrippen\n",
        "4:18 REGL0850 bij 'm1_1__art_1' horen de sleutels niveau, label, begin, kenmerk",
    ),
    ("r:\n  versie: 0\n", "2:11 REGL0850 hier ontbreekt de versie: een getal vanaf 1"),
    ("r:\n  delen: {}\n", "1:1 REGL0850 hier ontbreekt de versie: een getal vanaf 1"),
    ("r:\n  versie: 1\n  deel: {}\n", "3:3 REGL0850 de sleutel 'deel' bestaat niet in identiteiten.yaml"),
    ("r:\n  versie: 1\n  delen:\n    art_1: {niveau: 1}\n", "4:5 REGL0850 'art_1' is geen vaste naam van een deel"),
    (
        "r:\n  versie: 1\n  delen:\n    m1_2__art_1: {niveau: 1}\n",
        "4:5 REGL0850 'm1_2__art_1' is van een latere versie dan 1, de versie van de regeling",
    ),
    ("r:\n  versie: 1\n  delen:\n    m1_1__art_1: {niveau: 2}\n", "4:18 REGL0850 niveau 2 kan niet volgen op niveau 0"),
    ("r:\n  versie: 1\n  delen:\n    m1_1__art_1: {niveau: 1, kenmerk: x}\n", "4:39 REGL0850 'x' is geen kenmerk"),
    ("r:\n  versie: 1\n  delen: [m1_1__art_1]\n", "3:10 REGL0850 hier worden namen van delen verwacht, elk met een dubbele punt"),
    ("r:\n  versie: 1\n  vervallen: m1_1__art_1\n", "3:14 REGL0850 hier wordt een lijst van namen verwacht"),
    (
        "r:\n  versie: 1\n  delen:\n    m1_1__art_1: {niveau: 1}\n    m1_1__art_1: {niveau: 1}\n",
        "5:5 REGL0211 de sleutel 'm1_1__art_1' staat hier voor de tweede keer",
    ),
    (
        "r:\n  versie: 1\n  vervallen: [m1_1__art_1, m1_1__art_1]\n",
        "3:28 REGL0851 de naam 'm1_1__art_1' staat hier voor de tweede keer",
    ),
]


@pytest.mark.parametrize(("text", "finding"), BROKEN)
def test_a_broken_ledger_is_told_with_its_place(text: str, finding: str) -> None:
    assert read(text)[1] == [finding]
    assert read(f"{written({})}\n{text}")[1] != [], "not read as it was written"


def test_marks_of_a_merge_are_told() -> None:
    conflict = written(LEDGERS).replace("  vervallen:", "<<<<<<< HEAD\n  vervallen:")
    assert read(conflict)[1] != []


def test_a_dossier_without_ledger_has_none() -> None:
    compiled = compile_dossier(MemoryFiles(completed({}, closed=True)))
    assert compiled.value is not None and compiled.value.identiteiten == {}


# --- what was lost ----------------------------------------------------------------------------------


def test_lost_names() -> None:
    assert lost(LEDGER, LEDGER) == lost(EMPTY, LEDGER) == ()
    assert lost(LEDGER, replace(LEDGER, delen=LEDGER.delen[:1], vervallen=())) == (
        "mnre9999_2__art_1__list_o_1",
        "mnre9999_1__art_2",
    )
    assert lost(LEDGER, replace(LEDGER, delen=(), vervallen=tuple(LEDGER.names))) == ()


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    assert all(each.span.path == PATH and each.tip and each.is_fout for each in found)
    return [(each.rule.code, each.melding) for each in found]


def test_a_ledger_that_is_gone_is_noticed() -> None:
    assert told(list(lost_names(LEDGERS, {}, "v1"))) == [("REGL0852", "identiteiten.yaml ontbreekt, en versie v1 had het")]
    assert told(list(lost_names(LEDGERS, {"regeling": LEDGER}, "v1"))) == [
        ("REGL0852", "'wijziging' staat niet meer in identiteiten.yaml, en in versie v1 wel")
    ]
    started_again = {"regeling": Ledger(1, (replace(LEDGER.delen[0]),)), "wijziging": LEDGERS["wijziging"]}
    assert told(list(lost_names(LEDGERS, started_again, "HEAD"))) == [
        (
            "REGL0853",
            "van 'regeling' zijn namen verloren die versie HEAD had: mnre9999_2__art_1__list_o_1, mnre9999_1__art_2",
        )
    ]
    assert list(lost_names({}, LEDGERS, "v1")) == list(lost_names(LEDGERS, LEDGERS, "v1")) == []


def test_a_ledger_that_is_behind_is_noticed() -> None:
    new = Part("mnre9999_3__art_2", 1, "", "Nieuw", fingerprint("Nieuw"))
    now = Ledger(3, (LEDGER.delen[0], new), ("mnre9999_1__art_2", "mnre9999_2__art_1__list_o_1"))
    assert list(behind("regeling", LEDGER, LEDGER)) == []
    assert told(list(behind("regeling", EMPTY, LEDGER))) == [("REGL0854", "'regeling' staat nog niet in identiteiten.yaml")]
    assert told(list(behind("regeling", LEDGER, now))) == [
        (
            "REGL0854",
            "identiteiten.yaml is niet bijgewerkt voor 'regeling' "
            "(nieuw: mnre9999_3__art_2; vervallen: mnre9999_2__art_1__list_o_1)",
        )
    ]
    other_words = replace(LEDGER, delen=(replace(LEDGER.delen[0], kenmerk=fingerprint("anders")), LEDGER.delen[1]))
    assert [melding for _, melding in told(list(behind("regeling", LEDGER, other_words)))] == [
        "identiteiten.yaml is niet bijgewerkt voor 'regeling' (van sommige delen zijn de woorden of de plaats anders)"
    ]


# --- the rules --------------------------------------------------------------------------------------


def ledgers_in(example: Voorbeeld) -> Ledgers:
    text = dict(example.bestanden).get(PATH)
    outcome = read_ledgers(Source(PATH, text)) if text else None
    assert outcome is None or outcome.diagnostics == ()
    return outcome.value if outcome else {}


@pytest.mark.parametrize("rule", [ONLEESBAAR, DUBBEL], ids=lambda rule: rule.code)
def test_the_examples_of_the_file_do_what_they_say(rule: Rule) -> None:
    for example, codes in ((rule.fout, {rule.code}), (rule.goed, set())):
        compiled = compile_dossier(MemoryFiles(completed(dict(example.bestanden), closed=True)))
        assert {each.rule.code for each in compiled.diagnostics} == codes


@pytest.mark.parametrize("rule", [ONTBREEKT, VERLOREN], ids=lambda rule: rule.code)
def test_the_examples_of_what_is_lost_do_what_they_say(rule: Rule) -> None:
    older = ledgers_in(VERLOREN.goed)
    assert [each.rule for each in lost_names(older, ledgers_in(rule.fout), "v1")] == [rule]
    assert list(lost_names(older, ledgers_in(rule.goed), "v1")) == []


def test_the_example_of_what_is_behind_does_what_it_says() -> None:
    for example, number in ((ACHTER.fout, 1), (ACHTER.goed, 0)):
        ledger = ledgers_in(example)["regeling"]
        headings = dict(example.bestanden)["regeling.md"].count("# Artikel")
        more = tuple(Part(f"mnre9999_3__art_{count}", 1, "", "Nieuw", "") for count in range(3, headings + 1))
        now = replace(ledger, delen=(*ledger.delen, *more))
        assert len(list(behind("regeling", ledger, now))) == number
