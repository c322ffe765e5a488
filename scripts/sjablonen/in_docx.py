"""A dress as a Word template, with python-docx: styles, page, letterhead with the fields of docxtpl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Documentsoort
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Twips

from sjablonen.kleding import KAMER, PAGINA, PAGINAS, Adresvak, Deel, Kleding, Marges, Regel, Vak
from sjablonen.letters import letterbeelden
from sjablonen.stijlen import KADERLIJN, KADERWIT, KLEUR, LETTER, Maat, Stijl, Tab, gewone_stijlen

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INGEBOUWD = {
    "Standaard": ("Normal", "Normal"),
    "Noottekst": ("FootnoteText", "footnote text"),
    "Koptekst": ("Header", "header"),
    "Voettekst": ("Footer", "footer"),
    "Inhoudskop": ("TOCHeading", "TOC Heading"),
    **{f"Inhoud{n}": (f"TOC{n}", f"toc {n}") for n in (1, 2)},
    **{f"Kop{n}": (f"Heading{n}", f"heading {n}") for n in range(1, 7)},
}
"""Names that Word knows by itself: its own identifier and name."""
MET_EFFECTEN = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
"""Where Word 2010 kept its styles a second time; later versions do not use it. It is 438 kB that every letter would carry."""
A4 = (11906, 16838)
JC = {"rechts": "right", "midden": "center"}
RAND = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="auto"/>'
ZIJDEN = ("top", "left", "bottom", "right", "insideH", "insideV")
CELMARGES = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)

APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>regelzetter</Application></Properties>'
)
"""Instead of the number of pages of python-docx's own template."""

LETTERS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {W} xmlns:r="{RELATIES}"><w:font w:name="{LETTER}">'
    '<w:altName w:val="Source Sans 3,Calibri"/><w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/>{}</w:font></w:fonts>'
)
"""What Word knows of the letter. Where it cannot use what is embedded, as on a telephone, it takes another name of the letter, or
else Calibri: of the letters that come with Word the one that is nearly as narrow.
"""
CIJFER = '<w:r><w:rPr><w:rStyle w:val="Kamercijfer"/></w:rPr><w:t>2</w:t></w:r>'
VERHASPELD = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


# --- styles ---------------------------------------------------------------------------------------


def paragraph_properties(stijl: Stijl) -> Iterator[str]:
    """In the order that the schema asks."""
    if stijl.samen:
        yield "<w:keepNext/>"
    if stijl.heel:
        yield "<w:keepLines/>"
    if stijl.kader:
        yield f"<w:pBdr>{''.join(rule(zijde, KADERLIJN, wit) for zijde, wit in KADERWIT.items())}</w:pBdr>"
    elif stijl.lijn_boven or stijl.lijn_onder:
        yield f"<w:pBdr>{rule('top', stijl.lijn_boven)}{rule('bottom', stijl.lijn_onder)}</w:pBdr>"
    if stijl.tabs:
        yield f"<w:tabs>{''.join(map(tab_stop, stijl.tabs))}</w:tabs>"
    if stijl.afbreken:
        yield '<w:suppressAutoHyphens w:val="0"/>'
    yield spacing(stijl)
    yield indentation(stijl)
    if stijl.uitlijning:
        yield f'<w:jc w:val="{JC[stijl.uitlijning]}"/>'
    if stijl.niveau:
        yield f'<w:outlineLvl w:val="{stijl.niveau - 1}"/>'


def rule(zijde: str, dikte: float, wit: int = 4) -> str:
    if not dikte:
        return ""
    return f'<w:{zijde} w:val="single" w:sz="{round(dikte * 8)}" w:space="{wit}" w:color="auto"/>'


def tab_stop(tab: Tab) -> str:
    return f'<w:tab w:val="{"right" if tab.rechts else "left"}" w:pos="{twips(tab.plaats)}"/>'


def spacing(stijl: Stijl) -> str:
    parts = []
    if stijl.voor is not None:
        parts.append(f'w:before="{round(stijl.voor * 20)}"')
    if stijl.na is not None:
        parts.append(f'w:after="{round(stijl.na * 20)}"')
    if stijl.regel is not None:
        parts.append(f'w:line="{round(stijl.regel * 20)}" w:lineRule="atLeast"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def indentation(stijl: Stijl) -> str:
    parts = []
    if stijl.links is not None or stijl.hangend:
        parts.append(f'w:left="{twips(stijl.links or 0)}"')
    if stijl.rechts is not None:
        parts.append(f'w:right="{twips(stijl.rechts)}"')
    if stijl.hangend:
        parts.append(f'w:hanging="{twips(stijl.hangend)}"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def run_properties(stijl: Stijl) -> Iterator[str]:
    for waarde, tag in ((stijl.vet, "b"), (stijl.cursief, "i")):
        if waarde is not None:
            aan = "" if waarde else ' w:val="0"'
            yield f"<w:{tag}{aan}/><w:{tag}Cs{aan}/>"
    if stijl.kapitalen:
        yield "<w:caps/>"
    if stijl.gekleurd:
        yield f'<w:color w:val="{KLEUR}"/>'
    if stijl.corps is not None:
        yield f'<w:sz w:val="{round(stijl.corps * 2)}"/><w:szCs w:val="{round(stijl.corps * 2)}"/>'


def paragraph_style(stijl: Stijl) -> str:
    """Rare depths are hidden until they are used, and styles of cells stay out of the gallery."""
    styleid, naam = INGEBOUWD.get(stijl.naam, (stijl.naam, stijl.naam))
    eigen = "" if stijl.naam in INGEBOUWD else ' w:customStyle="1"'
    basis = INGEBOUWD.get(stijl.basis, (stijl.basis, ""))[0]
    zeldzaam = stijl.naam[-1] in "456"
    zicht = "<w:semiHidden/><w:unhideWhenUsed/>" if zeldzaam else "" if stijl.naam.startswith("Tabel") else "<w:qFormat/>"
    volgende = '<w:next w:val="Alinea"/>' if stijl.niveau else ""
    return (
        f'<w:style {W} w:type="paragraph"{eigen} w:styleId="{styleid}"><w:name w:val="{naam}"/><w:basedOn w:val="{basis}"/>'
        f"{volgende}{zicht}<w:pPr>{''.join(paragraph_properties(stijl))}</w:pPr>"
        f"<w:rPr>{''.join(run_properties(stijl))}</w:rPr></w:style>"
    )


def defaults(maat: Maat) -> str:
    """Letter, size, language: what every style starts from."""
    return (
        f'<w:docDefaults {W}><w:rPrDefault><w:rPr><w:rFonts w:ascii="{maat.letter}" w:hAnsi="{maat.letter}" '
        f'w:eastAsia="{maat.letter}" w:cs="{maat.letter}"/><w:kern w:val="2"/><w:sz w:val="{round(maat.corps * 2)}"/>'
        f'<w:szCs w:val="{round(maat.corps * 2)}"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:suppressAutoHyphens/>"
        f'<w:spacing w:before="0" w:after="0" w:line="{round(maat.regel * 20)}" w:lineRule="atLeast"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def table_style(naam: str, randen: dict[str, int], eerste_rij: str = "", marges: str = CELMARGES) -> str:
    """A table style: thickness of its borders in eighths of a point."""
    borders = "".join(RAND.format(zijde, randen[zijde]) for zijde in ZIJDEN if zijde in randen)
    return (
        f'<w:style {W} w:type="table" w:customStyle="1" w:styleId="{naam}"><w:name w:val="{naam}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{marges}</w:tblPr>'
        f"{eerste_rij}</w:style>"
    )


def fixed_styles() -> Iterator[str]:
    """Styles that no dress changes: characters and tables."""
    yield (f'<w:style {W} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>')
    yield (
        f'<w:style {W} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    yield (
        f'<w:style {W} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    yield character_style("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    yield character_style("Hyperlink", "Hyperlink", "")
    yield character_style("Waarde", "Waarde", "")
    yield character_style("Kamercijfer", "Kamercijfer", '<w:sz w:val="60"/><w:szCs w:val="60"/>')
    yield character_style("Begripsterm", "Begripsterm", "<w:i/><w:iCs/>")
    kopregel = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{RAND.format("bottom", 8)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    yield table_style("Gegevenstabel", {"top": 8, "bottom": 8, "insideH": 2}, kopregel)
    yield table_style("Kadertabel", dict.fromkeys(ZIJDEN, 4), kopregel)
    yield table_style("Fichetabel", dict.fromkeys(ZIJDEN, 4))
    yield table_style("Adrestabel", {}, marges="")


def character_style(styleid: str, naam: str, look: str) -> str:
    eigen = ' w:customStyle="1"' if styleid == naam and naam != "Hyperlink" else ""
    return (
        f'<w:style {W} w:type="character"{eigen} w:styleId="{styleid}"><w:name w:val="{naam}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


# --- letterhead -----------------------------------------------------------------------------------


def run(tekst: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>' if tekst else ""


def field(instructie: str) -> str:
    return f'<w:fldSimple w:instr="{instructie}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def runs(tekst: str) -> str:
    """Text with tabs and page numbers."""
    geheel = run(tekst)
    for merk, xml in (("\t", "<w:r><w:tab/></w:r>"), (PAGINAS, field("NUMPAGES")), (PAGINA, field("PAGE")), (KAMER, CIJFER)):
        geheel = (f'</w:t></w:r>{xml}<w:r><w:t xml:space="preserve">').join(geheel.split(merk))
    return geheel.replace('<w:r><w:t xml:space="preserve"></w:t></w:r>', "")


def paragraphs(regel: Regel, frame: str = "") -> Iterator[str]:
    """A paragraph; where it has a condition, between two paragraphs that docxtpl takes away."""
    styleid = INGEBOUWD.get(regel.stijl, (regel.stijl, ""))[0]
    if regel.als:
        yield f"<w:p {W}>{run(f'{{%p if {regel.als} %}}')}</w:p>"
    yield f'<w:p {W}><w:pPr><w:pStyle w:val="{styleid}"/>{frame}</w:pPr>{runs(regel.tekst)}</w:p>'
    if regel.als:
        yield f"<w:p {W}>{run('{%p endif %}')}</w:p>"


def address_window(vak: Adresvak, breedte: int) -> str:
    inhoud = "".join(p for regel in vak.regels for p in paragraphs(regel))
    return (
        f'<w:tbl {W}><w:tblPr><w:tblStyle w:val="Adrestabel"/><w:tblW w:w="{breedte}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{breedte}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>'
        f'<w:trHeight w:val="{twips(vak.hoogte)}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/></w:tcPr>{inhoud}</w:tc></w:tr></w:tbl>'
    )


def part_xml(deel: Deel, breedte: int) -> Iterator[str]:
    if isinstance(deel, Regel):
        yield from paragraphs(deel)
    elif isinstance(deel, Vak):
        breed = "" if deel.breedte is None else f'w:w="{twips(deel.breedte)}" '
        frame = (
            f'<w:framePr {breed}w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{twips(deel.x)}" w:y="{twips(deel.y)}"/>'
        )
        for regel in deel.regels:
            yield from paragraphs(regel, frame)
    else:
        yield address_window(deel, breedte)


def fill(houder: BaseOxmlElement, delen: Iterable[Deel], breedte: int) -> None:
    """Put the parts in place of the empty paragraph that python-docx makes."""
    for kind in list(houder):
        if not kind.tag.endswith("}sectPr"):
            houder.remove(kind)
    for plaats, xml in enumerate(xml for deel in delen for xml in part_xml(deel, breedte)):
        houder.insert(plaats, parse_xml(xml))


def dress_page(houder: _Header | _Footer, delen: tuple[Deel, ...], breedte: int, stijl: str) -> None:
    """A header or footer; frames need a plain paragraph to hang on."""
    houder.is_linked_to_previous = False
    los = all(isinstance(deel, Vak) for deel in delen)
    fill(houder._element, (*delen, Regel(stijl, "")) if los else delen, breedte)


def set_page(section: Section, marges: Marges) -> None:
    section.page_width, section.page_height = Twips(A4[0]), Twips(A4[1])
    section.left_margin, section.right_margin = Twips(twips(marges.links)), Twips(twips(marges.rechts))
    section.top_margin, section.bottom_margin = Twips(twips(marges.boven)), Twips(twips(marges.onder))
    section.header_distance, section.footer_distance = Twips(twips(marges.kop)), Twips(twips(marges.voet))


def strip(document: Documentsoort) -> None:
    """Take away what python-docx's own template brings along: a picture of a page, styles twice, and somebody's name."""
    for sleutel, rel in list(document.part.package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del document.part.package.rels[sleutel]
    for sleutel, rel in list(document.part.rels.items()):
        if rel.reltype in (RELATIONSHIP_TYPE.CUSTOM_XML, MET_EFFECTEN):
            del document.part.rels[sleutel]
    for deel in document.part.package.iter_parts():
        if deel.partname == "/docProps/app.xml":
            deel._blob = APP
        elif deel.partname == "/word/fontTable.xml":
            embed_letters(deel)
    eigenschappen = document.core_properties
    eigenschappen.author = eigenschappen.comments = eigenschappen.title = ""
    eigenschappen.created = eigenschappen.modified = datetime(2024, 1, 1, tzinfo=UTC)


def embed_letters(deel: Part) -> None:
    """The letter in the file itself, so that it looks the same where the letter is not installed."""
    plaatsen = []
    for beeld in letterbeelden():
        bestand = Part(PackURI(f"/word/fonts/{beeld.naam.lower()}.odttf"), VERHASPELD, beeld.verhaspeld, deel.package)
        sleutel = deel.relate_to(bestand, RELATIONSHIP_TYPE.FONT)
        plaatsen.append(f'<w:embed{beeld.naam} r:id="{sleutel}" w:fontKey="{{{beeld.sleutel}}}" w:subsetted="1"/>')
    deel._blob = LETTERS.format("".join(plaatsen)).encode()


def set_settings(document: Documentsoort) -> None:
    """Word's way of today, and Dutch."""
    wortel = document.settings.element
    for kind in list(wortel):
        wortel.remove(kind)
    for xml in (
        f'<w:zoom {W} w:percent="100"/>',
        f"<w:embedTrueTypeFonts {W}/>",
        f"<w:saveSubsetFonts {W}/>",
        f'<w:defaultTabStop {W} w:val="709"/>',
        f"<w:autoHyphenation {W}/>",
        f'<w:characterSpacingControl {W} w:val="doNotCompress"/>',
        f'<w:compat {W}><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>',
        f'<w:themeFontLang {W} w:val="nl-NL"/>',
        f'<w:decimalSymbol {W} w:val=","/>',
        f'<w:listSeparator {W} w:val=";"/>',
    ):
        wortel.append(parse_xml(xml))


def set_styles(document: Documentsoort, kleding: Kleding) -> None:
    wortel = document.styles.element
    for kind in list(wortel):
        wortel.remove(kind)
    wortel.append(parse_xml(defaults(kleding.maat)))
    for xml in fixed_styles():
        wortel.append(parse_xml(xml))
    for stijl in (*gewone_stijlen(kleding.maat), *kleding.stijlen):
        wortel.append(parse_xml(paragraph_style(stijl)))


def docx(kleding: Kleding) -> bytes:
    """The template of one dress."""
    document = Document()
    strip(document)
    set_settings(document)
    set_styles(document, kleding)
    section = document.sections[0]
    set_page(section, kleding.marges)
    breedte = A4[0] - twips(kleding.marges.links) - twips(kleding.marges.rechts)
    fill(document.element.body, kleding.begin, breedte)
    dress_page(section.header, kleding.kop, breedte, "Koptekst")
    dress_page(section.footer, kleding.voet, breedte, "Voettekst")
    if kleding.kop_eerste is not None and kleding.voet_eerste is not None:
        section.different_first_page_header_footer = True
        dress_page(section.first_page_header, kleding.kop_eerste, breedte, "Koptekst")
        dress_page(section.first_page_footer, kleding.voet_eerste, breedte, "Voettekst")
    geheel = BytesIO()
    document.save(geheel)
    return geheel.getvalue()
