"""The fields of a document around its text in HTML: letterhead, masthead of a Kamerstuk, and what stands at the foot.

Each dress shows its own fields, as on paper. Every element that shows one says so in `data-veld`, so that a reader can tell
a field from the text.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.html_runs import tag, text
from regelzetter.writing.huisstijl import Logo
from regelzetter.writing.pictures import picture_bytes

ADDRESS = {"retouradres": "Retouradres", "adres": "Aan"}
SUBJECT = {"datum": "Datum", "betreft": "Betreft"}
COLOPHON = {
    "onderdeel": "Onderdeel",
    "bezoekadres": "Bezoekadres",
    "postadres": "Postadres",
    "website": "Website",
    "contactpersoon": "Contactpersoon",
    "kenmerk": "Onze referentie",
    "uw_brief": "Uw brief",
    "uw_kenmerk": "Uw referentie",
    "bijlagen_aantal": "Bijlagen",
}
GIVEN_BY_THE_KAMER = ("vergaderjaar", "dossiernummer", "nummer")
"""Without one of these a document in this dress is no Kamerstuk, and bears no masthead."""


def header(document: DisplayDocument, hidden_title: str, logo: Logo | None = None) -> str:
    """What stands above the text. `hidden_title` is the h1 for who cannot see the page, or empty where the text has one."""
    match document.sjabloon:
        case "rijksbrief" | "beschikking":
            parts = [_logo(logo) if logo is not None else "", *_letterhead(document, hidden_title)]
        case "kamerstuk":
            parts = [hidden_title, *_masthead(document)]
        case "regeling":
            parts = [hidden_title]
    shown = [part for part in (_line(document, "merk"), *parts) if part]
    return tag("header", "\n".join(["", *shown, ""]), class_="kop") if shown else ""


def salutation(document: DisplayDocument) -> str:
    """The opening of a letter, just above its text."""
    return _line(document, "aanhef") if document.sjabloon in ("rijksbrief", "beschikking") else ""


def footer(document: DisplayDocument) -> str:
    line = _line(document, "kamerstuk_voet" if document.sjabloon == "kamerstuk" else "voettekst")
    return tag("footer", line, class_="voet") if line else ""


def _logo(logo: Logo) -> str:
    data = b64encode(picture_bytes(logo.beeld)).decode()
    return tag("p", f'<img src="data:{logo.beeld.media};base64,{data}" alt="{escape(logo.tekst)}">', class_="logo")


def _letterhead(document: DisplayDocument, hidden_title: str) -> list[str]:
    """The subject of a letter is its h1; without a subject the title is, out of sight."""
    return [
        hidden_title if "betreft" not in document.velden else "",
        _line(document, "organisatie"),
        _list(document, ADDRESS, "adressering"),
        _list(document, SUBJECT, "onderwerp", heading="betreft" if hidden_title else ""),
        _list(document, COLOPHON, "colofon"),
    ]


def _masthead(document: DisplayDocument) -> list[str]:
    opening = [
        _in_margin(document, "dossiernummer", "dossiertitel"),
        _in_margin(document, "nummer", "afzender_kapitalen", before="Nr.\u00a0"),
        _line(document, "aan"),
        _line(document, "plaats_datum"),
    ]
    if not any(name in document.velden for name in GIVEN_BY_THE_KAMER):
        return opening
    kamer = tag("p", f"Tweede Kamer der Staten-Generaal {tag('span', '2')}", class_="vergadering")
    return [kamer, _line(document, "vergaderjaar", before="Vergaderjaar "), *opening]


def _in_margin(document: DisplayDocument, number: str, title: str, before: str = "") -> str:
    """A number with what it is the number of. The Kamer gives the number later, so either may be missing."""
    if number not in document.velden or title not in document.velden:
        return _line(document, number, before) or _line(document, title)
    term = tag("dt", before + _lines(document.velden[number]), data_veld=number)
    described = tag("dd", _lines(document.velden[title]), data_veld=title)
    return tag("dl", tag("div", term + described), class_="nummers")


def _list(document: DisplayDocument, labels: dict[str, str], style: str, heading: str = "") -> str:
    """The fields that are there, as a list of names and values; the value of `heading` is the h1 of the page."""
    entries = []
    for name, label in labels.items():
        if name in document.velden:
            value = _lines(document.velden[name])
            value = tag("h1", value) if name == heading else value
            entries.append(tag("div", tag("dt", label) + tag("dd", value), class_=name, data_veld=name))
    return tag("dl", "\n".join(["", *entries, ""]), class_=style) if entries else ""


def _line(document: DisplayDocument, name: str, before: str = "") -> str:
    lines = document.velden.get(name)
    return tag("p", before + _lines(lines), class_=f"veld-{name.replace('_', '-')}", data_veld=name) if lines else ""


def _lines(lines: tuple[str, ...]) -> str:
    return "<br>".join(text(line) for line in lines)
