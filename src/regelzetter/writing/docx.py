"""Display document → Word (DOCX).

docxtpl renders the template: letterhead, headers, footers. The body is written straight as OOXML (`docx_text.py`), in the
styles of the template, and put in the template's place for it; all else in the template stays what it was. All this happens
once for a shape.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType

from regelzetter.writing import office
from regelzetter.writing.archive import Member, member
from regelzetter.writing.display import Blocks, DisplayDocument, Heading
from regelzetter.writing.files import Settings, Written
from regelzetter.writing.office import SJABLOON_ONBRUIKBAAR, Office, Parts, UnusableTemplateError, author, markup, said
from regelzetter.writing.pictures import picture_files
from regelzetter.writing.shapes import CONTENTS, Shape, context, part

BODY, STYLES = "word/document.xml", "word/styles.xml"
PROPERTIES = "docProps/core.xml"
NAMESPACES = MappingProxyType(
    {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
)


def write(document: DisplayDocument, settings: Settings) -> Written:
    """One file, `<naam>.docx`."""
    return office.write(document, settings, Office("docx", prepared, properties, markup))


@lru_cache(maxsize=64)
def prepared(shape: Shape, template: bytes) -> Parts:
    """Every member but the properties, with holes for the values."""
    from lxml import etree

    from regelzetter.writing.contents import levels, top
    from regelzetter.writing.docx_contents import contents
    from regelzetter.writing.docx_package import completed, first_note
    from regelzetter.writing.docx_place import has_contents, placed, text_width
    from regelzetter.writing.docx_runs import Made
    from regelzetter.writing.docx_styles import Styles
    from regelzetter.writing.docx_text import block_list
    from regelzetter.writing.sheets import TWIP, word_sheet

    deep = levels(shape.blokken)
    ours = dict(letterhead(template, shape.velden, contents=deep > 0))
    page = etree.fromstring(ours[BODY])
    sheet = word_sheet(ours[BODY], ours[STYLES])
    width = text_width(page) or round(sheet.room / TWIP)
    made = Made(Styles(ours[STYLES], width), sheet, width, block_list, first_note=first_note(ours))
    if has_contents(page):
        made.top, made.levels = top(shape.blokken), deep
    title, rest = titled(shape.blokken)
    opening, body = block_list(made, title, sheet), block_list(made, rest, sheet)
    body += made.empty("NaTabel") if body.endswith("</w:tbl>") else ""
    ours[BODY] = placed(page, opening + contents(made) + body)
    ours[STYLES] = made.styles.part(shape.taal)
    whole = completed(ours, made, picture_files(shape.blokken) if made.pictures else {})
    return tuple(part(name, data) for name, data in sorted(whole.items()) if name != PROPERTIES)


def titled(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The opschrift, if there is one, and all that comes after the place of the contents."""
    first = blocks[0] if blocks else None
    ends = int(isinstance(first, Heading) and first.stijl == "opschrift")
    return blocks[:ends], blocks[ends:]


@lru_cache(maxsize=64)
def letterhead(template: bytes, velden: tuple[tuple[str, int], ...], *, contents: bool = False) -> tuple[tuple[str, bytes], ...]:
    """The members of the template with holes for its fields; paragraphs of fields without content are gone."""
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    result = BytesIO()
    fields = context(velden, "\n") | ({"inhoudsopgave": CONTENTS} if contents else {})
    try:
        paper = DocxTemplate(BytesIO(template))
        paper.render(fields, office.jinja(), autoescape=True)
        paper.save(result)
    except (TemplateError, ArithmeticError, TypeError) as error:
        raise UnusableTemplateError(
            SJABLOON_ONBRUIKBAAR, f"een veld van het sjabloon is niet goed geschreven: {error}"
        ) from error
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnusableTemplateError(SJABLOON_ONBRUIKBAAR, "het sjabloon is geen bestand van Word (docx)") from error
    return read(result.getvalue())


def read(package: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return tuple((name, opened.read(name)) for name in opened.namelist() if not name.endswith("/"))


def properties(document: DisplayDocument) -> Member:
    """Title, author, language and date."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    stamp = f"{document.datum}T00:00:00Z"
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {spaces}>'
        f"<dc:title>{said(document.titel)}</dc:title><dc:creator>{markup(author(document))}</dc:creator>"
        f"<dc:language>{markup(document.taal)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
    return member(PROPERTIES, xml.encode())
