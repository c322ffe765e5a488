"""Random small trees, with anything anywhere that a finished document can hold; for the tests of official XML."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from hypothesis import strategies as st

from regelzetter.tree import nodes as n

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))

_text = st.text(st.sampled_from("ab é<&]>\"'\u00a0:;."), min_size=1, max_size=6).map(lambda x: trees.t("w" + x))
_leaf = st.one_of(
    _text,
    st.just(trees.waarde("€ 1")),
    st.just(n.Regeleinde(span=trees.S)),
    st.builds(lambda x: trees.noot(7, trees.al(x)), st.sampled_from(["noot", "n:"])),
)


def _inlines(inner: st.SearchStrategy[n.Inline]) -> st.SearchStrategy[n.Inline]:
    many = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda stijl, inhoud: trees.nadruk(stijl, *inhoud), st.sampled_from(["vet", "cursief", "superscript"]), many),
        st.builds(lambda inhoud: trees.web("https://example.org/", *inhoud), many),
        st.builds(lambda inhoud: replace(trees.intern("", trees.adres("artikel 1")), inhoud=inhoud), many),
    )


inlines = st.lists(st.recursive(_leaf, _inlines, max_leaves=4), min_size=1, max_size=3).map(lambda xs: (trees.t("Zin "), *xs))
_alinea = st.builds(lambda x, end: n.Alinea(inhoud=(*x, trees.t(end)), span=trees.S), inlines, st.sampled_from([":", ".", ""]))


def _blocks(inner: st.SearchStrategy[n.Block]) -> st.SearchStrategy[n.Block]:
    many = st.lists(inner, min_size=1, max_size=2).map(tuple)
    simple = st.tuples(_alinea, st.builds(lambda a: trees.lijst("letters", ("a", (a,))), _alinea))
    span = st.integers(1, 3)
    cell = st.builds(lambda b, k, c, r: trees.cel(*b, kop=k, kolommen=c, rijen=r), simple, st.booleans(), span, span)
    row = st.lists(cell, max_size=3).map(tuple)
    return st.one_of(
        st.lists(many, min_size=1, max_size=2).map(
            lambda xs: trees.lijst("letters", *((chr(97 + i), b) for i, b in enumerate(xs)))
        ),
        many.map(lambda b: trees.lijst("streepjes", ("–", b), ("–", b))),
        st.tuples(inlines, many).map(lambda x: trees.begrippen((x[0][1], x[1]))),
        st.tuples(st.lists(row, max_size=1), st.lists(row, min_size=1, max_size=3)).map(
            lambda x: trees.tabel(tuple(x[0]), tuple(x[1]))
        ),
    )


blocks = st.lists(st.recursive(_alinea, _blocks, max_leaves=6), max_size=3).map(lambda xs: (trees.al("Woorden"), *xs))


def _divisies(inner: st.SearchStrategy[n.Divisie]) -> st.SearchStrategy[n.Divisie]:
    return st.builds(lambda b, d, e: trees.divisie(1, "Kop", *b, *d, *e), blocks, st.lists(inner, max_size=2), blocks)


vrij = st.builds(
    lambda b, d: (*b, *d),
    blocks,
    st.lists(st.recursive(st.builds(lambda b: trees.divisie(1, "Blad", *b), blocks), _divisies, max_leaves=3), max_size=2),
)


@st.composite
def regelingen(draw: st.DrawFn) -> n.Document:
    """A regulation of two articles, an annex and a note, with anything in them."""
    leden = [trees.lid(str(number), *content) for number, content in enumerate(draw(st.lists(blocks, min_size=1, max_size=2)), 1)]
    inhoud = n.Regeling(
        aanhef=(trees.al("De Minister,"), trees.al(*draw(inlines)), trees.al("Besluit:")),
        lichaam=(trees.artikel("1", "Een", *leden), trees.artikel("2.1", "Twee", trees.lid(None, *draw(blocks)))),
        slotformulier=draw(blocks),
        ondertekening=trees.teken(),
        bijlagen=(n.Bijlage(nummer="1", opschrift=draw(inlines), onderschrift=draw(inlines), inhoud=draw(vrij), span=trees.S),),
        toelichting=n.Toelichting(algemeen=draw(vrij), artikelsgewijs=(), ondertekening=None, span=trees.S),
        span=trees.S,
    )
    return n.Document(naam="regeling", soort="regeling", titel=(trees.t("Titel"),), velden=(), inhoud=inhoud, span=trees.S)


@st.composite
def brieven(draw: st.DrawFn) -> n.Document:
    return n.Document(
        naam="brief",
        soort="kamerbrief",
        titel=draw(inlines),
        velden=(n.Veld(naam="adres", regels=(draw(inlines),), span=trees.S),),
        inhoud=n.Tekststuk(inhoud=draw(vrij), ondertekening=trees.teken(), span=trees.S),
        bijlagen=(draw(regelingen()),),
        span=trees.S,
    )
