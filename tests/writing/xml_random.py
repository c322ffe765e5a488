"""Random small trees, with anything anywhere that a finished document can hold; for the tests of official XML."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from hypothesis import strategies as st

from regelzetter.tree import nodes as n

parts = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_parts.py"))))
trees = parts.trees

_text = st.text(st.sampled_from("ab é<&]>\"'\u00a0:;."), min_size=1, max_size=6).map(lambda x: trees.t("w" + x))
_bare_leaf = st.one_of(_text, st.just(trees.waarde("€ 1")), st.just(n.Regeleinde(span=trees.S)))
_leaf = st.one_of(
    _bare_leaf,
    st.builds(lambda x: trees.noot(7, trees.al(x)), st.sampled_from(["noot", "n:"])),
)


def _inlines(inner: st.SearchStrategy[n.Inline]) -> st.SearchStrategy[n.Inline]:
    many = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(
            lambda stijl, inhoud: trees.nadruk(stijl, *inhoud),
            st.sampled_from(["vet", "cursief", "superscript", "subscript"]),
            many,
        ),
        st.builds(lambda inhoud: parts.vreemd(*inhoud), many),
        st.builds(lambda inhoud: trees.web("https://example.org/", *inhoud), many),
        st.builds(lambda inhoud: replace(trees.intern("", trees.adres("artikel 1")), inhoud=inhoud), many),
    )


def _line(leaf: st.SearchStrategy[n.Inline]) -> st.SearchStrategy[n.Inlines]:
    return st.lists(st.recursive(leaf, _inlines, max_leaves=4), min_size=1, max_size=3).map(lambda xs: (trees.t("Zin "), *xs))


inlines, bare = _line(_leaf), _line(_bare_leaf)
"""With notes, and without."""
_alinea = st.builds(lambda x, end: n.Alinea(inhoud=(*x, trees.t(end)), span=trees.S), inlines, st.sampled_from([":", ".", ""]))


_figuur = st.builds(
    lambda pad, bijschrift: parts.afbeelding(pad, *bijschrift),
    st.sampled_from(["kaart.png", "map/kaart.png", "map/plan é.png"]),
    st.one_of(st.just(()), bare),
)
_formule = st.builds(
    lambda x, y: parts.formule(*x, inleiding="waarin:", legenda=trees.begrippen(("S", (trees.al(*y),)))), bare, bare
)
_kop = st.builds(
    lambda words, niveau: parts.tussenkop(*words, niveau=niveau),
    st.one_of(bare, st.sampled_from([("Artikel 3. Kop",), ("Artikel 4a",), (f"Artikel{trees.NBSP}II. ",)])),
    st.integers(1, 3),
)


def _blocks(inner: st.SearchStrategy[n.Block]) -> st.SearchStrategy[n.Block]:
    many = st.lists(inner, min_size=1, max_size=2).map(tuple)
    simple = st.tuples(_alinea, st.builds(lambda a: trees.lijst("letters", ("a", (a,))), _alinea))
    span = st.integers(1, 3)
    inhoud = st.one_of(simple, st.tuples(_figuur))
    cell = st.builds(lambda b, k, c, r: trees.cel(*b, kop=k, kolommen=c, rijen=r), inhoud, st.booleans(), span, span)
    row = st.lists(cell, max_size=3).map(tuple)
    return st.one_of(
        st.lists(many, min_size=1, max_size=2).map(
            lambda xs: trees.lijst("letters", *((chr(97 + i), b) for i, b in enumerate(xs)))
        ),
        many.map(lambda b: trees.lijst("streepjes", ("–", b), ("–", b))),
        st.tuples(inlines, many).map(lambda x: trees.begrippen((x[0][1], x[1]))),
        st.builds(
            lambda kop, rijen, bijschrift: replace(trees.tabel(tuple(kop), tuple(rijen)), bijschrift=bijschrift),
            st.lists(row, max_size=3),
            st.lists(row, min_size=1, max_size=3),
            st.one_of(st.just(()), inlines),
        ),
        _figuur,
        _formule,
        st.builds(lambda x: parts.citaat(*x), st.lists(st.one_of(_kop, inner), min_size=1, max_size=4)),
    )


_nested = st.recursive(_alinea, _blocks, max_leaves=6)
blocks = st.lists(_nested, max_size=3).map(lambda xs: (trees.al("Woorden"), *xs))


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
        ondertekening=(trees.teken(),),
        bijlagen=(n.Bijlage(nummer="1", opschrift=draw(inlines), onderschrift=draw(inlines), inhoud=draw(vrij), span=trees.S),),
        toelichting=n.Toelichting(algemeen=draw(vrij), artikelsgewijs=(), ondertekening=(), span=trees.S),
        span=trees.S,
    )
    return n.Document(naam="regeling", soort="regeling", titel=(trees.t("Titel"),), velden=(), inhoud=inhoud, span=trees.S)


_LEVELS = ("deel", "hoofdstuk", "titel", "afdeling", "paragraaf", "paragraaf")


def _verwijzing(words: str, *steps: str) -> n.Alinea:
    """A line with a reference inside the regulation, one to a law by JCI, and one abroad."""
    return trees.al("Zie ", trees.intern(words, trees.adres(*steps)), ", ", trees.wet("artikel 4:23 van de Awb"), " en ",
                    trees.web("https://example.org/a?b=1&c=2", trees.t("elders")), ".")  # fmt: skip


@st.composite
def ingedeelde_regelingen(draw: st.DrawFn) -> n.Document:
    """A regulation of parts within parts, with references and a note to each article; its last article is 2.1."""
    levels = draw(st.lists(st.sampled_from(range(len(_LEVELS))), max_size=4, unique=True).map(sorted))
    articles = [
        trees.artikel(
            f"1.{number}", "Eerste", trees.lid("1", *draw(blocks)), trees.lid("2a", _verwijzing("artikel 2.1", "artikel 2.1"))
        )
        for number in range(1, draw(st.integers(2, 4)))
    ]
    lichaam: tuple[n.Indeling | n.Artikel, ...] = (*articles, trees.artikel("2.1", "", trees.lid(None, trees.al("Slot."))))
    for level in reversed(levels):
        empty = replace(articles[0], nummer=f"9{level}", label="")
        lichaam = (
            trees.indeling(_LEVELS[level], "1", "Blad", *lichaam),
            replace(trees.indeling(_LEVELS[level], "1a", "", empty), teken=_LEVELS[level] == "paragraaf"),
        )
    uitleg = tuple(
        n.ArtikelToelichting(
            verwijzing=trees.intern(f"Artikel {artikel.nummer}", trees.adres(f"artikel {artikel.nummer}")),
            inhoud=draw(vrij),
            span=trees.S,
        )
        for artikel in articles[:2]
    )
    toelichting = n.Toelichting(algemeen=draw(vrij), artikelsgewijs=uitleg, ondertekening=(trees.teken(),), span=trees.S)
    inhoud = replace(draw(regelingen()).inhoud, lichaam=lichaam, toelichting=toelichting)
    titel = (trees.t("Regeling van "), *draw(bare))
    return n.Document(naam="regeling", soort="regeling", titel=titel, velden=(), inhoud=inhoud, span=trees.S)


@st.composite
def wijzigingsregelingen(draw: st.DrawFn) -> n.Document:
    """A regulation whose articles change another one, with anything in their parts and anything quoted."""
    nieuw = st.builds(lambda xs: parts.citaat(*xs), st.lists(st.one_of(_kop, _nested), min_size=1, max_size=4))
    inhoud = st.builds(lambda al, rest: (al, *rest), _alinea, st.lists(st.one_of(nieuw, _nested), max_size=2))
    delen = st.lists(inhoud, min_size=1, max_size=3).map(
        lambda xs: trees.lijst("hoofdletters", *((chr(65 + i), b) for i, b in enumerate(xs)))
    )
    after = draw(st.one_of(st.just(()), blocks))
    een = trees.artikel("I", "", trees.lid(None, draw(_alinea), draw(delen), *after))
    twee = trees.artikel("II", "Twee", trees.lid("1", draw(_alinea), draw(nieuw)), trees.lid("2", draw(_alinea), draw(delen)))
    lichaam = (een, twee, parts.INWERKINGTREDING)
    return parts.regeling(*lichaam, soort="wijzigingsregeling", vrij=draw(vrij))


@st.composite
def brieven(draw: st.DrawFn) -> n.Document:
    return n.Document(
        naam="brief",
        soort="kamerbrief",
        titel=draw(inlines),
        velden=(n.Veld(naam="adres", regels=(draw(inlines),), span=trees.S),),
        inhoud=n.Tekststuk(inhoud=draw(vrij), ondertekening=(trees.teken(),), span=trees.S),
        bijlagen=(draw(regelingen()),),
        span=trees.S,
    )
