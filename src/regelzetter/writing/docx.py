"""Display document → Word (DOCX).

docxtpl renders the template: letterhead, headers, footers. The result is pandoc's reference document; pandoc makes the body
in its styles; `docx_finish.py` puts that body in the template's place for it. All this happens once for a shape.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from regelzetter.writing import office
from regelzetter.writing.archive import Member, member
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.files import Settings, Written
from regelzetter.writing.office import SJABLOON_ONBRUIKBAAR, Office, Parts, UnusableTemplateError, author, markup
from regelzetter.writing.pandoc import tree
from regelzetter.writing.pictures import picture_files
from regelzetter.writing.shapes import Shape, clean, context, part

BODY, STYLES = "word/document.xml", "word/styles.xml"
KEPT = ("word/settings.xml", "docProps/app.xml")
"""Members of the template that pandoc would replace by its own."""
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
    from regelzetter.writing.docx_finish import finished
    from regelzetter.writing.sheets import word_sheet

    dressed = letterhead(template, shape.velden)
    ours = read(dressed)
    sheet = word_sheet(ours[BODY], ours[STYLES])
    made = read(with_body(tree(shape.blokken, shape.taal, sheet), dressed, picture_files(shape.blokken)))
    made[BODY] = finished(made[BODY], ours[BODY])
    made |= {name: ours[name] for name in KEPT if name in ours}
    return tuple(part(name, data) for name, data in sorted(made.items()) if name != PROPERTIES)


@lru_cache(maxsize=64)
def letterhead(template: bytes, velden: tuple[tuple[str, int], ...]) -> bytes:
    """The template with holes for its fields; paragraphs of fields without content are gone."""
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    result = BytesIO()
    try:
        paper = DocxTemplate(BytesIO(template))
        paper.render(context(velden, "\n"), office.jinja(), autoescape=True)
        paper.save(result)
    except (TemplateError, ArithmeticError, TypeError) as error:
        raise UnusableTemplateError(
            SJABLOON_ONBRUIKBAAR, f"een veld van het sjabloon is niet goed geschreven: {error}"
        ) from error
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnusableTemplateError(SJABLOON_ONBRUIKBAAR, "het sjabloon is geen bestand van Word (docx)") from error
    return result.getvalue()


def with_body(body: str, reference: bytes, pictures: dict[str, bytes]) -> bytes:
    """pandoc wants its reference document and the pictures as files."""
    with TemporaryDirectory(prefix="regelzetter-") as folder:
        path = Path(folder) / "sjabloon.docx"
        path.write_bytes(reference)
        for name, data in pictures.items():
            (Path(folder) / name).write_bytes(data)
        where = (f"--reference-doc={path}", f"--resource-path={folder}")
        return office.pandoc(body, "-t", "docx", "--syntax-highlighting=none", *where)


def read(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def properties(document: DisplayDocument) -> Member:
    """Title, author, language and date."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    stamp = f"{document.datum}T00:00:00Z"
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {spaces}>'
        f"<dc:title>{markup(clean(document.titel))}</dc:title><dc:creator>{markup(author(document))}</dc:creator>"
        f"<dc:language>{markup(document.taal)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
    return member(PROPERTIES, xml.encode())
