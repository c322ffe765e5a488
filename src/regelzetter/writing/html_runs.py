"""Runs as HTML, and what all of a page shares. Text goes through `text`, an attribute through `tag`: both escape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import assert_never

from regelzetter.record import record
from regelzetter.writing.display import Herkomst, LineBreak, Link, Note, Run, Runs, Words
from regelzetter.writing.excerpts import Excerpts

SAFE_SCHEMES = ("https:", "http:", "mailto:")
LONGEST_UNBROKEN = 30
"""Characters; a printed value that is longer may break, or a small screen could not hold it."""
_RANGE = re.compile(r"\d+–\d+")
"""Browsers break a line after the dash of 2025–2028."""
_PLAIN = re.compile("[a-zA-Z0-9_ .#-]*")
"""An attribute of these signs stands in the page as it is."""
_NOT_HTML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@record(frozen=True, slots=True)
class Entry:
    """A heading as the table of contents needs it."""

    level: int
    ident: str
    label: str


@dataclass(slots=True)
class Part:
    """The text from one heading to the next, and the values it prints whose origin the page tells."""

    label: str
    ident: str
    waarden: dict[str, int] = field(default_factory=dict)
    """Key → its place in the list of origins."""


@dataclass(slots=True)
class Page:
    """What one page remembers while it is made: headings and notes in order, and the names it gave out.

    Names of its own hold an underscore, which no anchor of a dossier does.
    """

    title: str
    shift: int
    """Added to the level of every heading: 1 where the letterhead holds the h1."""
    headings: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    tables: Counter[str] = field(default_factory=Counter)
    widths: set[int] = field(default_factory=set)
    """Widths of columns in percents, for the page's own style rules."""
    herkomst: Mapping[str, Herkomst] = field(default_factory=dict)
    doelen: Excerpts = field(default_factory=Excerpts)
    delen: list[Part] = field(default_factory=list)
    namen: set[str] = field(default_factory=set)

    def begin(self, label: str, ident: str) -> Part:
        """A new part of the text: values that are printed from now on are told of with it."""
        self.delen.append(Part(label, ident))
        return self.delen[-1]

    def origin(self, key: str) -> str:
        """The name of the line that tells where a value in this part comes from; empty if that is not known."""
        if key not in self.herkomst:
            return ""
        part = self.delen[-1] if self.delen else self.begin(self.title, "")
        known = sum(len(each.waarden) for each in self.delen)
        return origin_ident(part.waarden.setdefault(key, known + 1))

    def name(self, anker: str) -> str:
        """An anchor as the id of an element: only the first part that has it, for a page may give no name twice."""
        if anker in self.namen:
            return ""
        self.namen.add(anker)
        return anker


def text(words: str) -> str:
    """Words as HTML text; a sign that no page may hold is shown as U+FFFD.

    >>> text("<b> & \\x01")
    '&lt;b&gt; &amp; \ufffd'
    """
    if not words.isprintable():
        words = _NOT_HTML.sub("\ufffd", words)
    return escape(words, quote=False) if "&" in words or "<" in words or ">" in words else words


def tag(name: str, content: str, /, **attributes: str) -> str:
    """An element; attributes without a value are left out, `class_` is class, `data_x` is data-x.

    >>> tag("p", "a &amp; b", id="x", class_="")
    '<p id="x">a &amp; b</p>'
    """
    if not attributes:
        return f"<{name}>{content}</{name}>"
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def lone(name: str, /, **attributes: str) -> str:
    """An element without an end, such as `img`."""
    return f"<{name}{_attributes(attributes)}>"


def _attributes(attributes: dict[str, str]) -> str:
    shown = ""
    for key, value in attributes.items():
        if value:
            shown += f' {_attribute(key)}="{_quoted(value)}"'
    return shown


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _quoted(value: str) -> str:
    """What stands between the quotation marks of an attribute; most of it is a name of ours."""
    return value if _PLAIN.fullmatch(value) else escape(_NOT_HTML.sub("", value))


def runs(page: Page, items: Runs) -> str:
    return "".join([_run(page, item) for item in items])


def _run(page: Page, item: Run) -> str:
    match item:
        case Words():
            return _words(item, page)
        case Link():
            return _link(page, item)
        case Note():
            return _note_mark(page, item)
        case LineBreak():
            return "<br>"
        case _:
            assert_never(item)


def _words(item: Words, page: Page | None = None) -> str:
    """Without a page a value is no link: it stands in a link already."""
    whole = bool(item.sleutel) and unbroken(item.tekst)
    inner = text(item.tekst)
    if not whole and "–" in inner:
        inner = _RANGE.sub(r'<span class="vast">\g<0></span>', inner)
    if item.sleutel:
        inner = _value(item.sleutel, inner, "waarde vast" if whole else "waarde", page)
    if item.subscript or item.superscript or item.cursief or item.vet:
        for wanted, name in ((item.subscript, "sub"), (item.superscript, "sup"), (item.cursief, "em"), (item.vet, "strong")):
            inner = tag(name, inner) if wanted else inner
    return tag("span", inner, lang=item.taal) if item.taal else inner


def _value(key: str, inner: str, style: str, page: Page | None) -> str:
    """A value leads to the line that says where it comes from, if that is known.

    Tab goes past it: a regulation prints hundreds of values. The link behind each part of the text (`html_origins.origins_link`)
    tells of all values in it, by one press of the key.
    """
    ident = page.origin(key) if page is not None else ""
    if page is None or not ident:
        return tag("span", inner, class_=style, data_sleutel=key)
    return tag(
        "a",
        inner,
        class_=style,
        href=f"#{ident}",
        tabindex="-1",
        aria_describedby=ident,
        data_sleutel=key,
        data_herkomst=origin_line(key, page.herkomst[key]),
    )


def origin_ident(place: int) -> str:
    """The name of the line of a value in the list of origins."""
    return f"herkomst_{place}"


def origin_line(key: str, origin: Herkomst) -> str:
    """What the page shows at a value that is pointed at.

    >>> origin_line("plafond.totaal", Herkomst("€ 9", "som(regios.bedrag)", "gegevens/bedragen.yaml:12"))
    'plafond.totaal = som(regios.bedrag) (gegevens/bedragen.yaml:12)'
    """
    made = f" = {origin.formule}" if origin.formule else ""
    return f"{key}{made} ({origin.plaats})"


def unbroken(words: str) -> bool:
    """Must this stay on one line? A figure, date or amount must; a value of many words breaks like other text.

    >>> unbroken("16:00"), unbroken("ABC-22-001"), unbroken("1 januari 2025 tot en met 1 mei"), unbroken("zeven")
    (True, True, False, False)
    """
    return " " not in words and len(words) <= LONGEST_UNBROKEN and any(sign.isdigit() for sign in words)


def _link(page: Page, item: Link) -> str:
    """An address with another scheme than these could run as a program: that is no link, only its words."""
    inner = "".join([_words(words) for words in item.woorden])
    if item.anker:
        return tag("a", inner, href=f"#{item.anker}", data_doel=page.doelen.of(item.anker))
    return tag("a", inner, href=item.url) if item.url.lower().startswith(SAFE_SCHEMES) else inner


def _note_mark(page: Page, item: Note) -> str:
    page.notes.append(item)
    place = len(page.notes)
    mark = tag(
        "a",
        str(item.nummer),
        id=f"noot_{place}_terug",
        href=f"#noot_{place}",
        role="doc-noteref",
        aria_label=f"Noot {item.nummer}",
    )
    return tag("sup", mark, class_="noot")


def plain(items: Runs) -> str:
    """The words of runs without style or notes, on one line."""
    return "".join([_plain(item) for item in items]).strip()


def _plain(item: Run) -> str:
    match item:
        case Words():
            return item.tekst
        case Link():
            return "".join(words.tekst for words in item.woorden)
        case Note():
            return ""
        case LineBreak():
            return " "
        case _:
            assert_never(item)
