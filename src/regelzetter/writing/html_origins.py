"""The list behind the text of where its figures come from. It is no part of the document: it stands outside `main`."""

from __future__ import annotations

from collections.abc import Sequence

from regelzetter.writing.display import Herkomst
from regelzetter.writing.html_runs import origin_ident, tag, text

TITLE = "Herkomst van de cijfers"
LIST = "herkomst_van_de_cijfers"
_ABOUT = (
    "De cijfers en andere gegevens in dit document komen uit de gegevens van het dossier. Hieronder staat elk gegeven één keer. "
    "Deze lijst hoort niet bij de tekst van het document."
)


def origin_list(printed: Sequence[tuple[str, Herkomst]]) -> str:
    """Values in the order of printing, each once; empty if the page tells of none."""
    if not printed:
        return ""
    entries = (_entry(place, key, origin) for place, (key, origin) in enumerate(printed, start=1))
    title = tag("h2", TITLE, id=LIST)
    listed = tag("dl", "\n".join(("", *entries, "")))
    return tag("section", f"\n{title}\n{tag('p', _ABOUT)}\n{listed}\n", class_="herkomst", aria_labelledby=LIST)


def _entry(place: int, key: str, origin: Herkomst) -> str:
    said = [tag("dd", text(origin.waarde), class_="gegeven")]
    if origin.formule:
        said.append(tag("dd", f"= {tag('code', text(origin.formule))}"))
    if origin.bron:
        said.append(tag("dd", text(f"Bron: {origin.bron}")))
    said.append(tag("dd", tag("code", text(origin.plaats))))
    return tag("div", tag("dt", tag("code", text(key))) + "".join(said), id=origin_ident(place))
