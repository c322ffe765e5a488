"""The table of contents of a Word file (`contents.py` says when there is one, and what it names).

It is Word's own field, already filled with the headings, each a link to its place. The page numbers are fields too, but empty:
only Word knows on which page a heading comes. It fills them when it prints or makes a PDF, and when the reader asks (F9). The
setting `updateFields` and the mark `w:dirty` would make it do so at once, but then Word first asks every reader of every copy
whether it may update “fields that may refer to other files”; a letter of a minister does not open with a warning. A number from
elsewhere (the PDF, say) would be wrong where Word breaks its pages otherwise, and nobody would see it. No leaders, then: dots
that lead to nothing look like a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.writing.contents import TITLE, is_named, place_name
from regelzetter.writing.display import Heading
from regelzetter.writing.docx_runs import Made, plain
from regelzetter.writing.named_styles import Place, heading_level
from regelzetter.writing.runs import plain_runs

PAGE: Final = "PAGEREF {} \\h"
OPEN, MIDDLE, CLOSE = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def placed(made: Made, each: Heading, content: str, place: Place) -> str:
    """The words of a heading, with a place for the table of contents if it comes there."""
    if not made.top or place.kind != "tekst" or place.depth or not is_named(each, made.top, made.levels):
        return content
    name = place_name(len(made.entries) + 1)
    made.entries.append((heading_level(each) - made.top + 1, plain_runs(each.runs), name))
    return made.bookmarked(name, content)


def contents(made: Made) -> str:
    """The field with its entries, as Word itself would write it."""
    instruction = f'TOC \\o "{made.top}-{made.top + made.levels - 1}" \\h \\z \\u'
    begin = f"{OPEN}{_instruction(instruction)}{MIDDLE}"
    entries = [*_entries(made)]
    if not entries:
        return ""
    entries[0] = entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    entries[-1] = entries[-1].removesuffix("</w:p>") + f"{CLOSE}</w:p>"
    title = made.paragraph("TOCHeading", plain(TITLE), Place())
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    field = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>"
    return field + made.empty("NaInhoud")


def _entries(made: Made) -> Iterator[str]:
    for level, words, name in made.entries:
        page = f"{OPEN}{_instruction(PAGE.format(name))}{MIDDLE}{CLOSE}"
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{plain(words)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        yield made.paragraph(f"TOC{level}", link, Place())


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text.replace(chr(34), "&quot;")} </w:instrText></w:r>'
