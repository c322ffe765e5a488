"""One regulation through its revisions: what stays keeps its wId, what is new gets one that was never used."""

from __future__ import annotations

import difflib
import runpy
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from regelzetter.identities.file import written
from regelzetter.identities.model import EMPTY, Ledger
from regelzetter.proving.schema import stop_problems
from regelzetter.writing.files import File

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
stop_tests = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "writing" / "test_stop.py")))

EERSTE = """\
# Hoofdstuk 1. Algemeen

## Artikel 1. Begrippen

In deze regeling wordt verstaan onder:

minister
: de Minister van Voorbeelden;

school
: een school als bedoeld in de wet.

## Artikel 2. Subsidie

1. De minister verstrekt subsidie voor een proef met techniek op scholen.
2. De subsidie bedraagt ten hoogste een derde van de kosten, genoemd in [](#kosten).
3. Geen subsidie wordt verstrekt voor:
   a. huisvesting;
   b. reizen naar het buitenland.

## Artikel 3. Kosten {#kosten}

Voor subsidie komen de kosten van leraren en van werkplaatsen in aanmerking.

## Artikel 4. Aanvraag

1. Een aanvraag wordt ingediend met het formulier op de website.
2. De aanvrager meldt elke wijziging van het plan onmiddellijk.

# Hoofdstuk 2. Slot
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


VOORAAN = changed(
    EERSTE,
    ("## Artikel 4.", "## Artikel 5."), ("## Artikel 3.", "## Artikel 4."), ("## Artikel 2.", "## Artikel 3."),
    ("## Artikel 1.", "## Artikel 1. Doel\n\nHet doel van deze regeling is meer techniek.\n\n## Artikel 2."),
)  # fmt: skip
"""An article in front of all others."""
VERHUISD = changed(
    VOORAAN,
    ("2. De aanvrager meldt elke wijziging van het plan onmiddellijk.\n", ""),
    ("1. Een aanvraag wordt", "Een aanvraag wordt"),
    ("# Hoofdstuk 2. Slot\n", ""),
    ("   b. reizen naar het buitenland.\n",
     "   b. reizen naar het buitenland.\n4. De aanvrager meldt elke wijziging van het plan onmiddellijk.\n"),
) + "# Hoofdstuk 2. Slot\n"  # fmt: skip
"""A lid moves to another article."""
HERNOEMD = changed(
    VERHUISD,
    ("## Artikel 3. Subsidie", "## Artikel 3. Hoogte van de subsidie"),
    ("Voor subsidie komen de kosten van leraren en van werkplaatsen in aanmerking.",
     "Voor subsidie komen de loonkosten van leraren en de kosten van werkplaatsen in aanmerking."),
)  # fmt: skip
"""A heading and a text in other words."""
HOOFDSTUK = changed(
    HERNOEMD,
    ("# Hoofdstuk 2. Slot", "# Hoofdstuk 3. Slot"), ("# Hoofdstuk 1. Algemeen", "# Hoofdstuk 2. Algemeen"),
    ("## Artikel 5.", "## Artikel 6."), ("## Artikel 4.", "## Artikel 5."), ("## Artikel 3.", "## Artikel 4."),
    ("## Artikel 2.", "## Artikel 3."), ("## Artikel 1.", "## Artikel 2."),
)  # fmt: skip
HOOFDSTUK = f"# Hoofdstuk 1. Vooraf\n\n## Artikel 1. Reikwijdte\n\nDeze regeling geldt in heel Nederland.\n\n{HOOFDSTUK}"
"""A chapter in front: every number below it changes."""
VERVALLEN = changed(HOOFDSTUK, ("## Artikel 2. Doel\n\nHet doel van deze regeling is meer techniek.\n", ""))
for _number in range(3, 7):
    VERVALLEN = changed(VERVALLEN, (f"## Artikel {_number}.", f"## Artikel {_number - 1}."))
"""An article goes."""
NIEUW = VERVALLEN
for _number in range(5, 1, -1):
    NIEUW = changed(NIEUW, (f"## Artikel {_number}.", f"## Artikel {_number + 1}."))
NIEUW = changed(
    NIEUW, ("# Hoofdstuk 2. Algemeen\n", "# Hoofdstuk 2. Algemeen\n\n## Artikel 2. Looptijd\n\nEen proef duurt één jaar.\n")
)
"""Another article comes, with the number and the place of the one that went."""
REVISIONS = (EERSTE, VOORAAN, VERHUISD, HERNOEMD, HOOFDSTUK, VERVALLEN, NIEUW)


@pytest.fixture(scope="module")
def history() -> list[File]:
    files: list[File] = []
    ledger = EMPTY
    for text in REVISIONS:
        files.append(samples.built(text, ledger))
        ledger = samples.ledger_of(files[-1])
    return files


def test_a_text_that_stays_keeps_its_name(history: list[File]) -> None:
    for before, after in pairwise(history):
        old, new = samples.names(before), samples.names(after)
        by_words = {words: wid for wid, words in old.items() if list(old.values()).count(words) == 1 and words}
        again = {words: wid for wid, words in new.items() if list(new.values()).count(words) == 1 and words in by_words}
        assert len(again) > 10
        assert again == {words: by_words[words] for words in again}


def test_names_of_all_versions(history: list[File]) -> None:
    """What a jurist would say is the same part has the same name in every version."""
    for file in history:
        words = samples.names(file)
        assert words["mnre9999_1__chp_1"] == "Algemeen"
        assert words["mnre9999_1__chp_1__art_1"] == "Begrippen"
        assert words["mnre9999_1__chp_1__art_2"] in ("Subsidie", "Hoogte van de subsidie")
        assert words["mnre9999_1__chp_1__art_2__para_3__list_o_1__item_b"] == "reizen naar het buitenland."
        assert words["mnre9999_1__chp_1__art_3"] == "Kosten"
        assert words["mnre9999_1__chp_1__art_4__para_2"] == "De aanvrager meldt elke wijziging van het plan onmiddellijk."
    assert samples.names(history[-1])["mnre9999_4__chp_2__art_2"] == "Looptijd"


def test_each_new_part_has_the_version_that_made_it(history: list[File]) -> None:
    ledgers = [samples.ledger_of(file) for file in history]
    assert [ledger.versie for ledger in ledgers] == [1, 2, 2, 2, 3, 3, 4]
    assert [name for name in ledgers[4].names - ledgers[3].names if name.endswith("art_1")] == ["mnre9999_3__chp_1__art_1"]


def test_names_are_never_used_again(history: list[File]) -> None:
    given: set[str] = set()
    gone: set[str] = set()
    for file in history:
        ledger: Ledger = samples.ledger_of(file)
        here = [part.name for part in ledger.delen]
        assert len(set(here)) == len(here)
        assert gone.isdisjoint(here)
        assert given <= ledger.names
        assert set(samples.names(file)) <= set(here)
        gone.update(ledger.vervallen)
        given |= ledger.names
    assert "mnre9999_2__chp_1__art_1" in gone


def test_the_difference_of_a_ledger_is_small(history: list[File]) -> None:
    """A line for each part that came, went, moved or has other words; renumbering changes none."""
    texts = [written({"regeling": samples.ledger_of(file)}).splitlines() for file in history]
    lines = [
        [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        for old, new in pairwise(texts)
    ]
    assert [len(difference) for difference in lines] == [3, 7, 4, 4, 2, 3]
    assert lines[0][2].startswith('+    mnre9999_2__chp_1__art_1: {niveau: 2, begin: "Doel"')
    assert lines[4][1] == "+    - mnre9999_2__chp_1__art_1"


def test_building_again_changes_nothing(history: list[File]) -> None:
    for text, file in zip(REVISIONS, history, strict=True):
        again = samples.built(text, samples.ledger_of(file))
        assert samples.ledger_of(again) == samples.ledger_of(file)
        assert again.data == file.data


@pytest.mark.skipif(not stop_tests.SCHEMAS.is_dir(), reason="the official schemas are not here")
@pytest.mark.parametrize("version", stop_tests.VERSIONS)
def test_every_version_is_valid(history: list[File], version: str, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.xml" for number in range(len(history))]
    for path, file in zip(paths, history, strict=True):
        assert stop_problems(file.data, stop_tests.SCHEMAS, version) == ()
        path.write_bytes(file.data)
    assert stop_tests.schematron_faults(paths, version) == ""
