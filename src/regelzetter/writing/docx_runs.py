"""What stands in a line of a Word file: words in the style of what they are, links, marks of notes, places to point to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, assert_never
from urllib.parse import quote

from regelzetter.record import altered, record
from regelzetter.writing.bookmarks import bookmark
from regelzetter.writing.display import Blocks, LineBreak, Link, Note, Run, Runs, Words
from regelzetter.writing.docx_styles import Styles
from regelzetter.writing.named_styles import Place
from regelzetter.writing.office import said
from regelzetter.writing.shapes import clean

TAB: Final = "<w:r><w:tab/></w:r>"
IN_URL: Final = "%:/?#[]@!$&'()*+,;=~"
"""Signs that an address keeps; others are percent-encoded, for an address with a space makes Word call the file damaged."""
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@record(frozen=True, slots=True)
class Line:
    """How a line looks already, and whether it stands in a note."""

    bold: bool = False
    slanted: bool = False
    in_note: bool = False


@dataclass(slots=True)
class Made:
    """What a text needs outside the text itself, gathered while it is written."""

    styles: Styles
    sheet: Place
    width: int
    """Of the text, in twentieths of a point."""
    write: Callable[[Made, Blocks, Place], str]
    """The writer of blocks, for what stands in cells and in notes."""
    top: int = 0
    """The highest level in the table of contents; 0: there is none. And `levels`, how many levels it has."""
    levels: int = 0
    first_note: int = 1
    notes: list[str] = field(default_factory=list)
    """The whole of each footnote, in the order of their marks."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Address on the web → identifier of the relation, for the text; and for the notes."""
    note_addresses: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """Name of a picture → identifier of the relation."""
    lines: dict[str, Line] = field(default_factory=dict)
    """How a line in each style looks, as far as it was asked."""
    places: set[str] = field(default_factory=set)
    bookmarks: int = 0
    drawings: int = 0
    entries: list[tuple[int, str, str]] = field(default_factory=list)
    """Of the table of contents: level, words as XML, bookmark."""

    def paragraph(self, style: str, content: str, place: Place, *, new_page: bool = False) -> str:
        """A paragraph in a named style; one in a note has the style of notes."""
        name = "FootnoteText" if place.kind == "noot" else style
        key = self.styles.paragraph(name, together=place.together, before_table=place.before_table, new_page=new_page)
        return f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr>{content}</w:p>'

    def empty(self, style: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles.paragraph(style)}"/></w:pPr></w:p>'

    def mark(self, anchor: str) -> str:
        """The place that links point to; Word knows only the first of a name, and takes the others away."""
        if not anchor:
            return ""
        name = bookmark(anchor)
        if name in self.places:
            return ""
        self.places.add(name)
        return self.bookmarked(name, "")

    def bookmarked(self, name: str, content: str) -> str:
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{said(name)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self.bookmarks}"/>'


def line(made: Made, style: str, place: Place) -> Line:
    """Of a paragraph in this style."""
    if place.kind == "noot":
        return Line(in_note=True)
    if style not in made.lines:
        key = made.styles.paragraph(style)
        made.lines[style] = Line(made.styles.has(key, "rPr/b"), made.styles.has(key, "rPr/i"))
    return made.lines[style]


def run_list(made: Made, runs: Runs, around: Line, style: str = "") -> str:
    """`style`: that of the term in which the runs stand."""
    return "".join([_run(made, each, around, style) for each in runs])


def _run(made: Made, each: Run, around: Line, style: str) -> str:
    match each:
        case Words():
            return words(made, each, around, style)
        case Link():
            return _link(made, each, around)
        case Note():
            return _note(made, each, around)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case _:
            assert_never(each)


def words(made: Made, each: Words, around: Line, style: str = "") -> str:
    key = made.styles.run(each, style, bold=around.bold, slanted=around.slanted)
    look = f'<w:rPr><w:rStyle w:val="{key}"/></w:rPr>' if key else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{said(each.tekst)}</w:t></w:r>'


def plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{said(text)}</w:t></w:r>'


def _link(made: Made, each: Link, around: Line) -> str:
    inside = "".join([words(made, one, around, "Hyperlink") for one in each.woorden])
    if each.anker:
        return f'<w:hyperlink w:anchor="{said(bookmark(each.anker))}" w:history="1">{inside}</w:hyperlink>'
    known = made.note_addresses if around.in_note else made.addresses
    key = known.setdefault(quote(clean(each.url), safe=IN_URL), f"rIdAdres{len(known) + 1}")
    return f'<w:hyperlink {R} r:id="{key}" w:history="1">{inside}</w:hyperlink>'


# --- notes ----------------------------------------------------------------------------------------


def _note(made: Made, each: Note, around: Line) -> str:
    """A real footnote: Word numbers it, also one whose mark stands in a cell."""
    assert not around.in_note, "a note in a note: the grammar has none"
    style = f'<w:rPr><w:rStyle w:val="{made.styles.character("FootnoteReference")}"/></w:rPr>'
    number = made.first_note + len(made.notes)
    made.notes.append("")
    inside = made.write(made, each.blokken, altered(made.sheet, kind="noot"))
    lead = f"<w:r>{style}<w:footnoteRef/></w:r>{plain(' ')}"
    made.notes[number - made.first_note] = f'<w:footnote w:id="{number}">{_led(made, inside, lead)}</w:footnote>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def _led(made: Made, inside: str, lead: str) -> str:
    """The paragraphs of a note, with its number before the first; that needs a paragraph to stand in."""
    if not inside.startswith("<w:p>"):
        return made.paragraph("", lead, Place(kind="noot")) + inside
    return inside.replace("</w:pPr>", f"</w:pPr>{lead}", 1)
