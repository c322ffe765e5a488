"""Any edits on any regulation: a text that is untouched keeps its name, and no name is given twice."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import replace
from hashlib import blake2b

from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.identities.fingerprint import fingerprint
from regelzetter.identities.matching import matched, matched_by_steps
from regelzetter.identities.model import EMPTY, Ledger, Part, lost
from regelzetter.identities.renewing import renewed

CODE = "mnre9999"
WORDS = st.lists(st.sampled_from(["kosten", "subsidie", "minister", "school", "aanvraag", "leraar", "plan", "regio"]), max_size=7)
Tree = list[tuple[str, list[str]]]
"""Articles with their heading, and the texts of their leden."""


def part(eid: str, text: str, label: str = "") -> Part:
    return Part(eid, eid.count("__") + 1, label, text[:20], fingerprint(text))


def parts_of(tree: Tree) -> list[Part]:
    found: list[Part] = []
    for number, (heading, leden) in enumerate(tree, 1):
        found.append(part(f"art_{number}", heading))
        found.extend(part(f"art_{number}__para_{index}", text) for index, text in enumerate(leden, 1))
    return found


def by_text(tree: Tree, ledger: Ledger) -> dict[str, str]:
    texts = [text for heading, leden in tree for text in (heading, *leden)]
    return dict(zip(texts, (part.name for part in ledger.delen), strict=True))


@st.composite
def edits(draw: st.DrawFn, unique: bool) -> list[Tree]:
    """Versions of a regulation, each made from the one before: parts come, go, move, and get other words."""
    count = 0

    def text() -> str:
        nonlocal count
        count += 1
        return " ".join([*draw(WORDS), *([f"nummer{count}"] if unique else [])])

    tree: Tree = [(text(), [text() for _ in range(draw(st.integers(0, 3)))]) for _ in range(draw(st.integers(1, 5)))]
    versions = [tree]
    for _ in range(draw(st.integers(1, 4))):
        tree = [(heading, list(leden)) for heading, leden in tree]
        for _ in range(draw(st.integers(0, 3))):
            _edit(draw, tree, text())
        versions.append(tree)
    return versions


def _edit(draw: st.DrawFn, tree: Tree, text: str) -> None:
    at = draw(st.integers(0, len(tree)))
    leden = tree[at % len(tree)][1] if tree else []
    match draw(st.sampled_from(("insert", "lid", "reword", "rename", "delete", "move", "move lid"))):
        case "insert":
            tree.insert(at, (text, []))
        case "lid":
            leden.insert(at % (len(leden) + 1), text)
        case "reword" if leden:
            leden[at % len(leden)] = text
        case "rename" if tree:
            tree[at % len(tree)] = (text, leden)
        case "delete" if len(tree) > 1:
            del tree[at % len(tree)]
        case "move" if tree:
            tree.insert(draw(st.integers(0, len(tree) - 1)), tree.pop(at % len(tree)))
        case "move lid" if leden:
            tree[draw(st.integers(0, len(tree) - 1))][1].append(leden.pop())


@given(edits(unique=True))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_untouched_texts_keep_their_names(versions: list[Tree]) -> None:
    ledger, before = EMPTY, dict[str, str]()
    for tree in versions:
        ledger = renewed(ledger, parts_of(tree), CODE)
        now = by_text(tree, ledger)
        assert {text: wid for text, wid in now.items() if text in before} == {
            text: wid for text, wid in before.items() if text in now
        }
        before = now


@given(edits(unique=False))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_no_name_is_given_twice(versions: list[Tree]) -> None:
    """With texts that occur many times too."""
    ledger = EMPTY
    for tree in versions:
        new = renewed(ledger, parts_of(tree), CODE)
        names = [*(part.name for part in new.delen), *new.vervallen]
        assert len(names) == len(set(names))
        assert lost(ledger, new) == ()
        assert [part.kind for part in new.delen] == [part.kind for part in parts_of(tree)]
        assert set(ledger.vervallen).isdisjoint(part.name for part in new.delen)
        assert renewed(new, parts_of(tree), CODE) == new, "building again changes nothing"
        ledger = new


def kept(before: list[Part], after: list[Part]) -> list[str]:
    return [part.name for part in renewed(renewed(EMPTY, before, CODE), after, CODE).delen]


@given(edits(unique=False))
@settings(deadline=None)
def test_a_document_that_is_built_again_is_the_same_with_and_without_the_steps(versions: list[Tree]) -> None:
    """Texts that occur twice, and none at all, too."""
    parts = parts_of(versions[-1])
    before = renewed(EMPTY, parts, CODE).delen
    assert matched(before, parts) == matched_by_steps(before, parts) == {index: index for index in range(len(parts))}


def test_a_label_is_trusted_first() -> None:
    before = [part("art_1", "Kosten en baten", "kosten"), part("art_2", "Aanvraag", "aanvraag")]
    after = [part("art_1", "Aanvraag", "kosten"), part("art_2", "Kosten en baten", "aanvraag")]
    assert kept(before, after) == ["mnre9999_1__art_1", "mnre9999_1__art_2"]


def test_an_article_with_another_heading_is_known_by_its_leden() -> None:
    leden = [part("art_1__para_1", "De minister beslist."), part("art_1__para_2", "Bezwaar is mogelijk.")]
    moved = [replace(lid, name=lid.name.replace("art_1", "art_2")) for lid in leden]
    after = [part("art_1", "Nieuw"), part("art_2", "Besluit op de aanvraag"), *moved]
    assert kept([part("art_1", "Beslissing"), *leden], after) == [
        "mnre9999_2__art_1", "mnre9999_1__art_1", "mnre9999_1__art_1__para_1", "mnre9999_1__art_1__para_2",
    ]  # fmt: skip


def test_a_text_in_other_words_between_the_same_neighbours_is_the_same_part() -> None:
    """“Artikel 2 komt te luiden:”."""
    before = [part("art_1", "Begrippen"), part("art_2", "Doel"), part("art_3", "Slot")]
    after = [part("art_1", "Begrippen"), part("art_2", "Reikwijdte"), part("art_3", "Slot")]
    assert kept(before, after) == ["mnre9999_1__art_1", "mnre9999_1__art_2", "mnre9999_1__art_3"]


def test_another_term_is_another_definition() -> None:
    """Definitions bear no number, so their place says nothing."""
    before = [part("list_o_1", ""), part("list_o_1__item_o_1", "aanvrager: wie vraagt")]
    after = [part("list_o_1", ""), part("list_o_1__item_o_1", "school: waar men leert")]
    assert kept(before, after) == ["mnre9999_1__list_o_1", "mnre9999_2__list_o_1__item_o_1"]


def test_of_equal_texts_the_nearest_stay_together() -> None:
    before = [
        part("art_1", "Een"),
        part("art_1__para_1", "Vervallen."),
        part("art_2", "Twee"),
        part("art_2__para_1", "Vervallen."),
    ]
    after = [
        part("art_1", "Twee"),
        part("art_1__para_1", "Vervallen."),
        part("art_2", "Een"),
        part("art_2__para_1", "Vervallen."),
    ]
    assert kept(before, after) == [f"mnre9999_1__{eid}" for eid in ("art_2", "art_2__para_1", "art_1", "art_1__para_1")]


@given(st.text())
def test_a_fingerprint_begins_with_base32_of_the_hash(text: str) -> None:
    """As identiteiten.yaml of every dossier holds it: any other way to write it must give the same signs."""
    kenmerk = fingerprint(text)
    assert kenmerk == "" or kenmerk[:8] == b32encode(blake2b(text.encode(), digest_size=5).digest()).decode().lower()
