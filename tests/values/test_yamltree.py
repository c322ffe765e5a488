"""YAML with places: what is read, where it stands, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.diagnostics import Ernst, Rule, voorbeeld
from regelzetter.nearest import did_you_mean, nearest
from regelzetter.source import Source
from regelzetter.values.yamltree import MappingNode, Node, ScalarNode, SequenceNode, read, unknown_keys

Say = Callable[..., list[str]]


def tree(text: str) -> Node | None:
    outcome = read(Source("gegevens/waarden.yaml", text))
    assert outcome.diagnostics == ()
    return outcome.value


def scalar(text: str, *path: str | int) -> ScalarNode:
    node = tree(text)
    for step in path:
        if isinstance(step, str):
            assert isinstance(node, MappingNode)
            node = node.get(step)
        else:
            assert isinstance(node, SequenceNode)
            node = node.items[step]
    assert isinstance(node, ScalarNode)
    return node


@pytest.mark.parametrize(
    ("text", "path", "expected", "where", "inner"),
    [
        ("a: 1", ("a",), "1", (1, 4, 1, 5), (4, 5)),
        ("a: 010", ("a",), "010", (1, 4, 1, 7), (4, 7)),
        ("a: ja", ("a",), "ja", (1, 4, 1, 6), (4, 6)),
        ("a: 2024-10-01 16:00", ("a",), "2024-10-01 16:00", (1, 4, 1, 20), (4, 20)),
        ("a: {tijdstip: 2024-10-01 16:00}", ("a", "tijdstip"), "2024-10-01 16:00", (1, 15, 1, 31), (15, 31)),
        ('a: "x y"', ("a",), "x y", (1, 4, 1, 9), (5, 8)),
        ("a: 'x y'", ("a",), "x y", (1, 4, 1, 9), (5, 8)),
        ("a: 'x''y'", ("a",), "x'y", (1, 4, 1, 10), (4, 10)),
        ('a: "x\\ty"', ("a",), "x\ty", (1, 4, 1, 10), (4, 10)),
        ("é😀: {ö: 12}", ("é😀", "ö"), "12", (1, 9, 1, 11), (9, 11)),
        ("a:\n  - b\n  - c d", ("a", 1), "c d", (3, 5, 3, 8), (5, 8)),
        ("a: [b, c]", ("a", 1), "c", (1, 8, 1, 9), (8, 9)),
        ("a: >-\n  een\n  twee\nb: 1", ("a",), "een twee", (1, 4, 3, 7), (4, 7)),
        ("a: |\n  een\n\nb: 1", ("a",), "een\n", (1, 4, 2, 6), (4, 6)),
        ("a: een\n  twee\nb: 1", ("a",), "een twee", (1, 4, 2, 7), (4, 7)),
        # A comma inside braces ends a text for YAML, not for us.
        ("a: {percentage: 7,5}", ("a", "percentage"), "7,5", (1, 17, 1, 20), (17, 20)),
        ("a: {is: min(a, b), bron: x}", ("a", "is"), "min(a, b)", (1, 9, 1, 18), (9, 18)),
        ("a: {bron: Rijk, VIII, 5, soort: x}", ("a", "bron"), "Rijk, VIII, 5", (1, 11, 1, 24), (11, 24)),
        ("a: {bron: Rijk,\n  VIII}", ("a", "bron"), "Rijk, VIII", (1, 11, 2, 7), (11, 7)),
        # An insertion is a text, quoted or not.
        ("a: {{ datum }}", ("a",), "{{ datum }}", (1, 4, 1, 15), (4, 15)),
        ("a: {b: {{ x | jaar }}, c: 1}", ("a", "b"), "{{ x | jaar }}", (1, 8, 1, 22), (8, 22)),
    ],
)
def test_scalar(text: str, path: tuple[str | int, ...], expected: str, where: tuple[int, ...], inner: tuple[int, int]) -> None:
    node = scalar(text, *path)
    span = node.span
    assert node.text == expected
    assert (span.line, span.column, span.end_line, span.end_column) == where
    assert (node.inner.column, node.inner.end_column) == inner


def test_groups_end_with_their_last_value() -> None:
    node = tree("a:\n  b: 1\n  c: [x]\n\n# opmerking\nd: {e: 2}\n")
    assert isinstance(node, MappingNode)
    a, d = node.entry("a"), node.entry("d")
    assert a is not None
    assert d is not None
    assert (a.value.span.line, a.value.span.column, a.value.span.end_line, a.value.span.end_column) == (2, 3, 3, 9)
    assert (d.value.span.line, d.value.span.column, d.value.span.end_column) == (6, 4, 10)
    assert (d.key_span.line, d.key_span.column, d.key_span.end_column) == (6, 1, 2)
    assert node.keys == ("a", "d")
    assert node.get("x") is None


@pytest.mark.parametrize("text", ["", "# alleen een opmerking\n", "---\n"])
def test_nothing(text: str) -> None:
    assert tree(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", ["1:5-6 0210 hier staat een dubbele punt die niet past"]),
        ('a: "x', ["1:4-5 0210 een aanhalingsteken wordt nergens gesloten"]),
        ("a: 'x\nb: 2", ["1:4-5 0210 een aanhalingsteken wordt nergens gesloten"]),
        ("a: {b: 1\nc: 2\n", ["1:4-5 0210 een accolade wordt nergens gesloten, of er ontbreekt een komma"]),
        ("a: [1, 2", ["1:4-5 0210 een haak wordt nergens gesloten, of er ontbreekt een komma"]),
        ("a:\n\tb: 1", ["2:1-2 0210 deze regel springt in met een tab"]),
        ("a: @x", ["1:4-5 0210 een waarde kan niet beginnen met '@'"]),
        ("- a\nb: 1", ["2:1-2 0210 tussen de streepjes van een lijst staat een regel zonder streepje"]),
        ("a: {{ x }} en y", ["1:12-13 0210 na een invoeging staat nog tekst"]),
        ("a: 1\n---\nb: 2", ["2:1-4 0210 hier begint een tweede document"]),
        ("a: \x07", ["1:4-5 0210 hier staat een onzichtbaar teken dat niet mag"]),
        ("%FOO\n", ["1:5-2:1 0210 de YAML is hier niet te lezen"]),
        ("a: 1\na: 2", ["2:1-2 0211 de sleutel 'a' staat hier voor de tweede keer"]),
        ("x: {a: 1, b: 2, a: 3}", ["1:17-18 0211 de sleutel 'a' staat hier voor de tweede keer"]),
        ("a: &x 1\nb: *x", ["1:4-8 0212 '&x' is een anker van YAML", "2:4-6 0212 '*x' is een verwijzing van YAML"]),
        ("a: !!str 1", ["1:4-11 0212 'tag:yaml.org,2002:str' is een type van YAML"]),
        ("<<: *x\na: 1", ["1:5-7 0212 '*x' is een verwijzing van YAML"]),
        ("*x : 1", ["1:1-3 0212 '*x' is een verwijzing van YAML"]),
        ("{[a]: 1, b: 2}", ["1:2-3 0213 hier wordt een sleutel verwacht, geen lijst of groep"]),
    ],
)
def test_refused(text: str, expected: list[str], say: Say) -> None:
    assert say(read(Source("gegevens/waarden.yaml", text)).diagnostics) == expected


def test_first_of_two_equal_keys_stays() -> None:
    outcome = read(Source("gegevens/waarden.yaml", "a: 1\nb: 2\na: 3"))
    assert isinstance(outcome.value, MappingNode)
    assert [(entry.key, entry.value) for entry in outcome.value.entries] == [
        ("a", scalar("a: 1", "a")),
        ("b", scalar("b: 2", "b")),
    ]
    assert outcome.diagnostics[0].tip == "de eerste staat op gegevens/waarden.yaml:1"


def test_depth_has_an_end(say: Say) -> None:
    outcome = read(Source("gegevens/waarden.yaml", "a: " + "[" * 5000 + "]" * 5000))
    assert say(outcome.diagnostics) == ["1:15-16 0210 de gegevens zijn dieper genest dan 12 niveaus"]


EXAMPLE = voorbeeld("")
RULE = Rule("REGL0000", "proef", Ernst.FOUT, "", "", "", EXAMPLE, EXAMPLE)


def test_unknown_keys() -> None:
    node = tree("titel: x\nsort: y\n")
    assert isinstance(node, MappingNode)
    found = list(unknown_keys(node, ("titel", "soort"), RULE, "in dossier.yaml"))
    assert [(each.melding, each.tip) for each in found] == [
        ("de sleutel 'sort' bestaat niet in dossier.yaml", "bedoelde u 'soort'?")
    ]
    assert (found[0].span.line, found[0].span.column, found[0].span.end_column) == (2, 1, 5)


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("Bedrag", ["bedrag"], "bedrag"),
        ("plafond.totaaal", ["plafond.totaal", "plafond.techniek"], "plafond.totaal"),
        ("totaal", ["plafond.totaal", "jaar"], "plafond.totaal"),
        ("totaal", ["totaal_oud", "plafond.totaal"], "plafond.totaal"),
        ("kleur", ["bedrag"], None),
        ("x", [], None),
    ],
)
def test_nearest(word: str, candidates: list[str], expected: str | None) -> None:
    assert nearest(word, candidates) == expected


def test_did_you_mean_lists_a_few_words_and_no_more() -> None:
    assert did_you_mean("kleur", ["a", "b"]) == "het kan zijn: a, b"
    assert did_you_mean("kleur", [f"woord{n}" for n in range(20)]) == ""


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="ab:{}[],-\n \"'&*!|>#%?1\t"))
def test_any_text_gives_a_tree_or_findings(text: str) -> None:
    source = Source("gegevens/waarden.yaml", text)
    outcome = read(source)
    for found in outcome.diagnostics:
        assert 1 <= found.span.line <= len(source.starts)
        assert found.span.column >= 1


words = st.text(alphabet="abcdefg ", min_size=1, max_size=8).map(str.strip).filter(bool)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.dictionaries(words, words, min_size=1, max_size=5))
def test_spans_hold_the_text(pairs: dict[str, str]) -> None:
    source = Source("gegevens/waarden.yaml", "".join(f"'{key}': {value}\n" for key, value in pairs.items()))
    node = read(source).value
    assert isinstance(node, MappingNode)
    for entry in node.entries:
        assert isinstance(entry.value, ScalarNode)
        span = entry.value.inner
        assert source.line(span.line)[span.column - 1 : span.end_column - 1] == pairs[entry.key]
