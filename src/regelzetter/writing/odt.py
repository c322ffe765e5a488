"""Display document → OpenDocument Text (ODT).

pandoc makes the body as OpenDocument XML; `odt_finish.py` puts it in the template's place for it. Styles, page and letterhead
are the template's, rendered by the same sandboxed Jinja as the Word template. All this happens once for a shape.
"""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from io import BytesIO

from regelzetter.writing import office
from regelzetter.writing.archive import Member, member
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.files import Settings, Written
from regelzetter.writing.office import SJABLOON_ONBRUIKBAAR, Office, Parts, UnusableTemplateError, author, markup
from regelzetter.writing.pandoc import tree
from regelzetter.writing.pictures import PICTURES, picture_files
from regelzetter.writing.shapes import CONTENTS, Shape, clean, context, part

MIMETYPE = "mimetype"
CONTENT, STYLES, PROPERTIES, MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
WHOLE_PARAGRAPH = re.compile(r"<text:p\b[^>]*>(?:<text:span\b[^>]*>)?\{%p (.*?)%\}(?:</text:span>)?</text:p>")
"""A paragraph with only `{%p … %}` makes room for the tag, as in docxtpl."""
LINE_BREAK = "<text:line-break/>"
SPACES = re.compile("^ +| +$|  +")


def write(document: DisplayDocument, settings: Settings) -> Written:
    """One file, `<naam>.odt`."""
    return office.write(document, settings, Office("odt", prepared, properties, in_text))


def in_text(text: str) -> str:
    """Text with its spaces, which OpenDocument would otherwise run together.

    >>> in_text("1234 AB  Stad")
    '1234 AB<text:s text:c="2"/>Stad'
    """
    return SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', markup(text))


@lru_cache(maxsize=64)
def prepared(shape: Shape, template: bytes) -> Parts:
    """Every member but the properties, with holes for the values."""
    from regelzetter.writing.contents import levels, top
    from regelzetter.writing.odt_finish import finished, listed
    from regelzetter.writing.sheets import open_sheet

    deep = levels(shape.blokken)
    ours = dict(letterhead(template, shape.velden, contents=deep > 0))
    body = office.pandoc(tree(shape.blokken, shape.taal, open_sheet(ours[STYLES])), "-t", "opendocument", "-s")
    ours[CONTENT] = finished(body, ours[CONTENT], top(shape.blokken), deep)
    pictures = {f"{PICTURES}/{name}": data for name, data in picture_files(shape.blokken).items()}
    ours |= pictures
    ours[MANIFEST] = listed(ours[MANIFEST], pictures)
    made = [part(name, data) for name, data in sorted(ours.items()) if name not in (MIMETYPE, PROPERTIES)]
    return (member(MIMETYPE, ours[MIMETYPE], plain=True), *made)


@lru_cache(maxsize=64)
def letterhead(template: bytes, velden: tuple[tuple[str, int], ...], *, contents: bool = False) -> tuple[tuple[str, bytes], ...]:
    """The members of the template, with holes for its fields; paragraphs of fields without content are gone."""
    from jinja2 import TemplateError
    from markupsafe import Markup

    fields = {name: Markup(text) for name, text in context(velden, LINE_BREAK).items()}
    fields |= {"inhoudsopgave": Markup(CONTENTS)} if contents else {}
    try:
        members = read(template)
        for name in (CONTENT, STYLES):
            source = WHOLE_PARAGRAPH.sub(r"{% \1%}", members[name].decode())
            members[name] = office.jinja().from_string(source).render(fields).encode()
    except (TemplateError, ArithmeticError, TypeError) as error:
        raise UnusableTemplateError(
            SJABLOON_ONBRUIKBAAR, f"een veld van het sjabloon is niet goed geschreven: {error}"
        ) from error
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise UnusableTemplateError(SJABLOON_ONBRUIKBAAR, "het sjabloon is geen bestand van LibreOffice (odt)") from error
    return tuple(sorted(members.items()))


def read(package: bytes) -> dict[str, bytes]:
    """The members of a package; one without a media type is none."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        members = {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    return {MIMETYPE: members[MIMETYPE], **members}


def properties(document: DisplayDocument) -> Member:
    """Title, author, language and date."""
    stamp = f"{document.datum}T00:00:00Z"
    name = markup(author(document))
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.3"><office:meta><dc:title>{markup(clean(document.titel))}</dc:title>'
        f"<dc:language>{markup(document.taal)}</dc:language><meta:initial-creator>{name}</meta:initial-creator>"
        f"<dc:creator>{name}</dc:creator><meta:creation-date>{stamp}</meta:creation-date><dc:date>{stamp}</dc:date>"
        "</office:meta></office:document-meta>"
    )
    return member(PROPERTIES, xml.encode())
