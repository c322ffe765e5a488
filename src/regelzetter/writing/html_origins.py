"""Where the figures of a page come from: a list behind the text, and a way to it behind each part of the text.

Who points at a value sees where it comes from, and a press leads to its line in the list. With keys that would be hundreds of
stops, so a value is none. Instead there is one stop behind each part of the text, out of sight until a key comes there: it
shows the origins of the values in that part, and leads to all of them in the list; from there a link leads back. So keys show
all that pointing does (WCAG 2.2, 2.1.1), what is shown covers nothing (1.4.13), and who reads is not held up. No script needed.

The list is no part of the document: it stands outside `main`, and the link has no words, as the link to copy of a heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regelzetter.writing.display import Herkomst
from regelzetter.writing.html_runs import Part, origin_ident, origin_line, tag, text

TITLE = "Herkomst van de cijfers"
LIST = "herkomst_van_de_cijfers"
SHOWN = 8
"""Values that the link behind a part of the text tells of by itself; the list has them all."""
_ABOUT = (
    "De cijfers en andere gegevens in dit document komen uit de gegevens van het dossier. Hieronder staan zij in de volgorde van "
    "de tekst. Deze lijst hoort niet bij de tekst van het document."
)


def origins_link(part: Part, origins: Mapping[str, Herkomst]) -> str:
    """The way from a part of the text to its lines in the list; empty if it prints no value of known origin."""
    if not part.waarden:
        return ""
    count = len(part.waarden)
    told = [f"{origins[key].waarde}: {origin_line(key, origins[key])}" for key in [*part.waarden][:SHOWN]]
    told += [f"en nog {count - SHOWN}"] if count > SHOWN else []
    return tag(
        "a",
        "",
        class_="bronnen",
        href=f"#{_group_ident(part)}",
        aria_label=f"Herkomst van {'één gegeven' if count == 1 else f'{count} gegevens'} in “{part.label}”",
        data_herkomst="\n".join(told),
    )


def origin_list(parts: Sequence[Part], origins: Mapping[str, Herkomst]) -> str:
    """Values by part of the text, in the order of printing; empty if the page tells of none."""
    groups = "\n".join(_group(part, origins) for part in parts if part.waarden)
    if not groups:
        return ""
    title = tag("h2", TITLE, id=LIST)
    return tag("section", f"\n{title}\n{tag('p', _ABOUT)}\n{groups}\n", class_="herkomst", aria_labelledby=LIST)


def _group(part: Part, origins: Mapping[str, Herkomst]) -> str:
    """The values of one part, under a link back to it."""
    ident = _group_ident(part)
    back = tag("p", tag("a", text(part.label), href=f"#{part.ident}"), id=ident, class_="deel")
    entries = (_entry(place, key, origins[key]) for key, place in part.waarden.items())
    listed = tag("dl", "\n".join(("", *entries, "")))
    return tag("div", f"{back}\n{listed}", role="group", aria_labelledby=ident)


def _group_ident(part: Part) -> str:
    return f"herkomst_bij_{min(part.waarden.values())}"


def _entry(place: int, key: str, origin: Herkomst) -> str:
    said = [tag("dd", text(origin.waarde), class_="gegeven")]
    if origin.formule:
        said.append(tag("dd", f"= {tag('code', text(origin.formule))}"))
    if origin.bron:
        said.append(tag("dd", text(f"Bron: {origin.bron}")))
    said.append(tag("dd", tag("code", text(origin.plaats))))
    return tag("div", tag("dt", tag("code", text(key))) + "".join(said), id=origin_ident(place))
