"""The table of contents of a Word file: there where the template has the paragraph `{{ inhoudsopgave }}`.

It is Word's own field, already filled with the headings, each a link to its place. The page numbers are fields too, but empty:
only Word knows on which page a heading comes. Word fills them when it prints, when it makes a PDF, and when the reader asks (F9).
The setting `updateFields` would make Word fill them at once, but then it first asks every reader of every copy whether it may
update “fields that may refer to other files”; a letter of a minister does not open with a warning. A number from elsewhere (the
PDF, say) would be wrong where Word breaks its pages otherwise, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.writing.display import Blocks, Heading
from regelzetter.writing.docx_runs import Made, plain
from regelzetter.writing.named_styles import Place, heading_level
from regelzetter.writing.runs import plain_runs

FEWEST: Final = 12
"""Headings that make a table of contents worth its page."""
LEVELS: Final = 2
TITLE: Final = "Inhoud"
PAGE: Final = "PAGEREF {} \\h"
OPEN, MIDDLE, CLOSE = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def top(blocks: Blocks) -> int:
    """The highest level in the table of contents: under the opschrift, if there is one."""
    return 2 if blocks and isinstance(blocks[0], Heading) and blocks[0].stijl == "opschrift" else 1


def listed(blocks: Blocks) -> bool:
    """Has the document enough headings?"""
    first = top(blocks)
    return sum(isinstance(each, Heading) and first <= each.niveau < first + LEVELS for each in blocks) >= FEWEST


def placed(made: Made, each: Heading, content: str, place: Place) -> str:
    """The words of a heading, with a place for the table of contents if it comes there."""
    if not made.top or place.kind != "tekst" or place.depth or not made.top <= heading_level(each) < made.top + LEVELS:
        return content
    name = f"_Toc{len(made.entries) + 1:08d}"
    made.entries.append((heading_level(each) - made.top + 1, plain_runs(each.runs), name))
    return made.bookmarked(name, content)


def contents(made: Made) -> str:
    """The field with its entries, as Word itself would write it."""
    instruction = f'TOC \\o "{made.top}-{made.top + LEVELS - 1}" \\h \\z \\u'
    begin = f"{OPEN}{_instruction(instruction)}{MIDDLE}"
    entries = [*_entries(made)]
    entries[0] = entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    entries[-1] = entries[-1].removesuffix("</w:p>") + f"{CLOSE}</w:p>"
    title = made.paragraph("TOCHeading", plain(TITLE), Place())
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>"


def _entries(made: Made) -> Iterator[str]:
    for level, words, name in made.entries:
        page = f"{OPEN}{_instruction(PAGE.format(name))}{MIDDLE}{CLOSE}"
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{plain(words)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        yield made.paragraph(f"TOC{level}", link, Place())


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text.replace(chr(34), "&quot;")} </w:instrText></w:r>'
