"""What an Akoma Ntoso file says about itself: work, expression and manifestation (FRBR), who made it, and where it is published.

IRIs follow the Akoma Ntoso Naming Convention 1.0, § 4: `/akn/nl/act/mnre9999/2030/naam`, the expression with `/nld@` and its
date, the manifestation with `.xml`, a component with `/!name`. The date is that of the document, never that of the build.
"""

from __future__ import annotations

from regelzetter.diagnostics import Outcome
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.nodes import Document, Regeling
from regelzetter.tree.walk import plain
from regelzetter.writing.files import Identity
from regelzetter.writing.ids import akn_number
from regelzetter.writing.markup import Element, Maker
from regelzetter.writing.publication import Asked

AUTHOR = "#ministerie"
_TOOI = "https://identifier.overheid.nl/tooi/id/ministerie/"


@record(frozen=True, slots=True, kw_only=True)
class Work:
    """The identity of a file and of the components in it."""

    iri: str
    naam: str
    soort: str
    datum: str
    code: str
    organisatie: str
    citeertitel: str
    bekendmaking: str
    """Empty: not published in the Staatscourant, or not yet known when."""
    gebeurtenis: str
    """What happened on the date: vaststelling, or ontwerp."""
    span: Span


def work(document: Document, identity: Identity) -> Outcome[Work | None]:
    """What the file needs to say about itself, or what the dossier does not tell."""
    ask = Asked(document, identity, "Akoma Ntoso")
    code, name, day = ask.code(), _named(ask.work_name(), document), ask.document_day()
    is_regeling = isinstance(document.inhoud, Regeling)
    iri = ask.work("regeling", "act", code, day[:4], name) if is_regeling else f"/akn/nl/doc/{code}/{day[:4]}/{name}"
    published = is_regeling and bool(identity.publicatie.get("bekendmaking"))
    about = Work(
        iri=iri,
        naam=name,
        soort=document.soort,
        datum=day,
        code=code,
        organisatie=identity.organisatie,
        citeertitel=next(iter(identity.publicatie.get("citeertitel", ())), "") if is_regeling else "",
        bekendmaking=ask.publication_day("bekendmaking") if published else "",
        gebeurtenis="ontwerp" if ask.ontwerp else "vaststelling",
        span=document.span,
    )
    return Outcome(None if ask.found else about, tuple(ask.found))


def _named(name: str, document: Document) -> str:
    """Decisions made of the same text are told apart by their reference, as the last part of the name."""
    lines = (plain(regel) for veld in document.velden if veld.naam == "kenmerk" for regel in veld.regels)
    number = akn_number(next(lines, "")) if document.soort == "beschikking" else ""
    return f"{name}-{number}" if name and number and number not in name else name


def write_meta(make: Maker, parent: Element, about: Work, component: str = "main", kind: str = "") -> None:
    """The block meta of a document (`component` is main) or of a part that has a block of its own (a bijlage)."""
    meta = make.add(parent, "meta")
    identification = make.add(meta, "identification", source=AUTHOR)
    main = component == "main"
    element = _level(make, identification, "FRBRWork", about.iri, f"{about.iri}/!{component}", about)
    if main and about.citeertitel:
        make.add(element, "FRBRalias", value=make.clean(about.citeertitel, about.span), name="citeertitel")
        element.content.insert(2, element.content.pop())
    make.add(element, "FRBRcountry", value="nl")
    make.add(element, "FRBRsubtype", value=kind or about.soort)
    make.add(element, "FRBRnumber", value=about.naam)
    expression = f"{about.iri}/nld@{about.datum}"
    element = _level(make, identification, "FRBRExpression", expression, f"{expression}/!{component}", about)
    make.add(element, "FRBRlanguage", language="nld")
    element = _level(make, identification, "FRBRManifestation", f"{expression}.xml", f"{expression}/!{component}.xml", about)
    make.add(element, "FRBRformat", value="application/akn+xml")
    if not main:
        return
    if about.bekendmaking:
        make.add(meta, "publication", date=about.bekendmaking, name="Staatscourant", showAs="Staatscourant")
    references = make.add(meta, "references", source=AUTHOR)
    name = make.clean(about.organisatie, about.span)
    make.add(references, "TLCOrganization", eId=AUTHOR[1:], href=_TOOI + about.code, showAs=name)


def _level(make: Maker, parent: Element, name: str, uri: str, this: str, about: Work) -> Element:
    """What work, expression and manifestation have in common."""
    element = make.add(parent, name)
    make.add(element, "FRBRthis", value=this)
    make.add(element, "FRBRuri", value=uri)
    make.add(element, "FRBRdate", date=about.datum, name=about.gebeurtenis)
    make.add(element, "FRBRauthor", href=AUTHOR)
    return element
