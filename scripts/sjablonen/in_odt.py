"""A dress as an OpenDocument template: styles.xml with page and letterhead, content.xml with the begin of the text.

Jinja fields stand in it as text. `{%p … %}` is docxtpl's way of writing: the whole paragraph makes room for the tag.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

from sjablonen.kleding import KAMER, PAGINA, PAGINAS, Adresvak, Deel, Kleding, Marges, Regel, Vak
from sjablonen.letters import letterbeelden
from sjablonen.stijlen import KADERLIJN, KADERWIT, KLEUR, Maat, Stijl, Tab, gewone_stijlen

SOORT = "application/vnd.oasis.opendocument.text"
NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"'
    for prefix, naam in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"), ("config", "config"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
INGEBOUWD = {
    "Standaard": "Standard",
    "Noottekst": "Footnote",
    "Koptekst": "Header",
    "Voettekst": "Footer",
    "Inhoudskop": "Contents_20_Heading",
    **{f"Inhoud{n}": f"Contents_20_{n}" for n in (1, 2)},
    **{f"Kop{n}": f"Heading_20_{n}" for n in range(1, 7)},
}
UITLIJNING = {"rechts": "end", "midden": "center"}
DUN, GEWOON, DIK = "0.25pt solid #000000", "0.5pt solid #000000", "1pt solid #000000"
LETTERMAP = "Fonts"
VOETHOOGTE = 4
"""One line, so that a footer stands as low as in Word."""
ALS_IN_WORD = {
    "AddParaTableSpacing": "false",
    "AddParaSpacingToTableCells": "true",
    "HeaderSpacingBelowLastPara": "true",
    "TableRowKeep": "true",
}
"""How LibreOffice lays out text, as it does with a Word file: of the white space between two paragraphs the larger counts, white
space below the last paragraph of a cell and of a header counts too, and a row that must stay with the next row does. Without
these it takes each file for one of a version of twenty years ago.
"""
CELLEN = {
    "Gegevenscel": {"border-bottom": DUN},
    "Gegevenskop": {"border-top": DIK, "border-bottom": DIK},
    "Gegevenseinde": {"border-bottom": DIK},
    "Gegevenstotaal": {"border-top": DIK, "border-bottom": DIK},
    "Kadercel": {"border": GEWOON},
    "Fichecel": {"border": GEWOON},
}


def attributes(prefix: str, waarden: dict[str, str]) -> str:
    return "".join(f' {prefix}:{naam}="{waarde}"' for naam, waarde in waarden.items())


# --- styles ---------------------------------------------------------------------------------------


def paragraph_properties(stijl: Stijl) -> str:
    fo: dict[str, str] = {}
    if stijl.voor is not None:
        fo["margin-top"] = f"{stijl.voor}pt"
    if stijl.na is not None:
        fo["margin-bottom"] = f"{stijl.na}pt"
    if stijl.links is not None or stijl.hangend:
        fo["margin-left"] = f"{stijl.links or 0}mm"
        fo["text-indent"] = f"{-stijl.hangend}mm"
    if stijl.rechts is not None and not any(tab.rechts for tab in stijl.tabs):  # LibreOffice ends a line with a tab there too
        fo["margin-right"] = f"{stijl.rechts}mm"
    if stijl.uitlijning:
        fo["text-align"] = UITLIJNING[stijl.uitlijning]
    if stijl.samen:
        fo["keep-with-next"] = "always"
    if stijl.heel:
        fo["keep-together"] = "always"
    fo |= borders(stijl)
    regel = f' style:line-height-at-least="{stijl.regel}pt"' if stijl.regel is not None else ""
    return f"<style:paragraph-properties{attributes('fo', fo)}{regel}>{tab_stops(stijl)}</style:paragraph-properties>"


def borders(stijl: Stijl) -> dict[str, str]:
    if not stijl.lijn_boven and not stijl.lijn_onder:
        return {}
    dikte = {"border-top": stijl.lijn_boven, "border-bottom": stijl.lijn_onder}
    lijnen = {naam: f"{punten}pt solid #000000" if punten else "none" for naam, punten in dikte.items()}
    return {**lijnen, "border-left": "none", "border-right": "none", "padding-top": "4pt", "padding-bottom": "4pt"}


def tab_stops(stijl: Stijl) -> str:
    """OpenDocument measures tab stops from the indentation, the dresses from the margin."""
    if not stijl.tabs:
        return ""
    return f"<style:tab-stops>{''.join(tab_stop(tab, stijl.links or 0) for tab in stijl.tabs)}</style:tab-stops>"


def tab_stop(tab: Tab, links: float) -> str:
    soort = ' style:type="right"' if tab.rechts else ""
    return f'<style:tab-stop style:position="{tab.plaats - links:g}mm"{soort}/>'


def text_properties(stijl: Stijl) -> str:
    fo: dict[str, str] = {}
    if stijl.vet is not None:
        fo["font-weight"] = "bold" if stijl.vet else "normal"
    if stijl.cursief is not None:
        fo["font-style"] = "italic" if stijl.cursief else "normal"
    if stijl.kapitalen:
        fo["text-transform"] = "uppercase"
    if stijl.afbreken:
        fo |= {"hyphenate": "true", "hyphenation-remain-char-count": "4", "hyphenation-push-char-count": "3"}
    if stijl.gekleurd:
        fo["color"] = f"#{KLEUR}"
    if stijl.corps is not None:
        fo["font-size"] = f"{stijl.corps}pt"
    return f"<style:text-properties{attributes('fo', fo)}/>"


def paragraph_style(stijl: Stijl) -> str:
    naam, basis = INGEBOUWD.get(stijl.naam, stijl.naam), INGEBOUWD.get(stijl.basis, stijl.basis)
    niveau = f' style:default-outline-level="{stijl.niveau}" style:next-style-name="Alinea"' if stijl.niveau else ""
    return (
        f'<style:style style:name="{naam}" style:display-name="{naam.replace("_20_", " ")}" style:family="paragraph" '
        f'style:parent-style-name="{basis}"{niveau}>{paragraph_properties(stijl)}{text_properties(stijl)}</style:style>'
    )


def defaults(maat: Maat) -> str:
    letter = f'style:font-name="{maat.letter}" fo:font-size="{maat.corps}pt" fo:language="nl" fo:country="NL"'
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:widows="2" fo:orphans="2" '
        'style:tab-stop-distance="12.5mm" style:writing-mode="page"/>'
        f'<style:text-properties {letter} style:use-window-font-color="true" style:letter-kerning="true" '
        'fo:hyphenate="false"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties '
        f'style:line-height-at-least="{maat.regel}pt"/></style:style>'
    )


def text_style(naam: str, look: str) -> str:
    return (
        f'<style:style style:name="{naam}" style:display-name="{naam.replace("_20_", " ")}" style:family="text">'
        f"<style:text-properties{look}/></style:style>"
    )


def frame_style(naam: str, rand: dict[str, str]) -> str:
    return (
        f'<style:style style:name="{naam}" style:family="graphic"><style:graphic-properties style:wrap="run-through" '
        'style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="page" '
        f'style:horizontal-pos="from-left" style:horizontal-rel="page"{attributes("fo", rand)} '
        'draw:fill="none"/></style:style>'
    )


def named_styles(kleding: Kleding) -> str:
    alles = (*gewone_stijlen(kleding.maat), *kleding.stijlen)
    superschrift = ' style:text-position="super 58%"'
    return (
        defaults(kleding.maat)
        + "".join(map(paragraph_style, alles))
        + text_style("Waarde", "")
        + text_style("Kamercijfer", ' fo:font-size="30pt"')
        + text_style("Begripsterm", ' fo:font-style="italic"')
        + text_style("Internet_20_link", "")
        + text_style("Footnote_20_Symbol", superschrift)
        + text_style("Footnote_20_anchor", superschrift)
        + frame_style("Vak", {"border": "none", "padding": "0mm"})
        + frame_style(
            "Kadervak",
            {"border": f"{KADERLIJN}pt solid #000000", **{f"padding-{zijde}": f"{wit}pt" for zijde, wit in KADERWIT.items()}},
        )
        + '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol" '
        'text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" style:num-format="1" '
        'style:num-suffix=" " text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>'
    )


# --- letterhead -----------------------------------------------------------------------------------


def runs(tekst: str) -> str:
    """Text with tabs and page numbers."""
    geheel = escape(tekst).replace("\t", "<text:tab/>")
    geheel = geheel.replace(PAGINAS, "<text:page-count>1</text:page-count>")
    geheel = geheel.replace(KAMER, '<text:span text:style-name="Kamercijfer">2</text:span>')
    return geheel.replace(PAGINA, '<text:page-number text:select-page="current">1</text:page-number>')


def paragraph(regel: Regel, vakken: str = "") -> str:
    stijl = INGEBOUWD.get(regel.stijl, regel.stijl)
    tekst = f'<text:p text:style-name="{stijl}">{vakken}{runs(regel.tekst)}</text:p>'
    if not regel.als:
        return tekst
    return f"<text:p>{{%p if {escape(regel.als)} %}}</text:p>{tekst}<text:p>{{%p endif %}}</text:p>"


def frame(vak: Vak) -> str:
    """A box around nothing would be seen, so a frame whose lines have one condition has that condition itself."""
    gaten = {regel.als for regel in vak.regels}
    als = gaten.pop() if len(gaten) == 1 else ""
    inhoud = "".join(paragraph(replace(regel, als="") if als else regel) for regel in vak.regels)
    soort, breed, smalst = ("Vak", f' svg:width="{vak.breedte}mm"', "")
    if vak.breedte is None:
        soort, breed, smalst = ("Kadervak", "", ' fo:min-width="5mm"')
    xml = (
        f'<draw:frame draw:style-name="{soort}" draw:name="{vak.naam}" text:anchor-type="paragraph" svg:x="{vak.x}mm" '
        f'svg:y="{vak.y}mm"{breed} draw:z-index="0"><draw:text-box{smalst} fo:min-height="3mm">{inhoud}</draw:text-box>'
        "</draw:frame>"
    )
    return f"{{% if {escape(als)} %}}{xml}{{% endif %}}" if als else xml


def address_window(vak: Adresvak) -> str:
    inhoud = "".join(paragraph(regel) for regel in vak.regels)
    return (
        '<table:table table:name="Adresvak" table:style-name="Adrestabel"><table:table-column '
        'table:style-name="Adreskolom"/><table:table-row table:style-name="Adresrij"><table:table-cell '
        f'table:style-name="Adrescel" office:value-type="string">{inhoud}</table:table-cell></table:table-row></table:table>'
    )


def parts(delen: tuple[Deel, ...]) -> Iterator[str]:
    for deel in delen:
        if isinstance(deel, Regel):
            yield paragraph(deel)
        elif isinstance(deel, Adresvak):
            yield address_window(deel)


def header(delen: tuple[Deel, ...], stijl: str) -> str:
    """Frames hang on the first paragraph that is always there."""
    vakken = "".join(frame(deel) for deel in delen if isinstance(deel, Vak))
    vast = next((deel for deel in delen if isinstance(deel, Regel) and not deel.als), None)
    drager = f'<text:p text:style-name="{stijl}">{vakken}</text:p>' if not delen or (vakken and vast is None) else ""
    rest = "".join(paragraph(deel, vakken if deel is vast else "") for deel in delen if isinstance(deel, Regel))
    return drager + rest


def page(marges: Marges) -> str:
    return (
        '<style:page-layout style:name="Pagina"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" '
        f'style:print-orientation="portrait" fo:margin-top="{marges.kop}mm" fo:margin-bottom="{marges.voet}mm" '
        f'fo:margin-left="{marges.links}mm" fo:margin-right="{marges.rechts}mm" style:writing-mode="lr-tb">'
        '<style:footnote-sep style:width="0.5pt" style:distance-before-sep="2mm" style:distance-after-sep="1mm" '
        'style:line-style="solid" style:adjustment="left" style:rel-width="25%" style:color="#000000"/>'
        f"</style:page-layout-properties><style:header-style><style:header-footer-properties "
        f'fo:min-height="{marges.boven - marges.kop}mm" fo:margin-bottom="0mm" fo:margin-left="0mm" fo:margin-right="0mm"/>'
        "</style:header-style><style:footer-style><style:header-footer-properties "
        f'fo:min-height="{VOETHOOGTE}mm" fo:margin-top="{marges.onder - marges.voet - VOETHOOGTE}mm" fo:margin-left="0mm" '
        'fo:margin-right="0mm"/>'
        "</style:footer-style></style:page-layout>"
    )


def master(kleding: Kleding) -> str:
    delen = f"<style:header>{header(kleding.kop, 'Header')}</style:header>"
    if kleding.kop_eerste is not None:
        delen += f"<style:header-first>{header(kleding.kop_eerste, 'Header')}</style:header-first>"
    delen += f"<style:footer>{header(kleding.voet, 'Footer')}</style:footer>"
    if kleding.voet_eerste is not None:
        delen += f"<style:footer-first>{header(kleding.voet_eerste, 'Footer')}</style:footer-first>"
    return f'<style:master-page style:name="Standard" style:page-layout-name="Pagina">{delen}</style:master-page>'


# --- parts of the package -------------------------------------------------------------------------


def font(maat: Maat, bron: str = "") -> str:
    """The letter by one name only: LibreOffice gives the files that are embedded exactly this name, so no list of others."""
    return (
        f'<office:font-face-decls><style:font-face style:name="{maat.letter}" svg:font-family="&apos;{maat.letter}&apos;" '
        f'style:font-family-generic="swiss" style:font-pitch="variable">{bron}</style:font-face></office:font-face-decls>'
    )


def embedded() -> str:
    """Where the files of the letter are; which one is bold they say themselves."""
    plaatsen = "".join(
        f'<svg:font-face-uri xlink:href="{LETTERMAP}/{beeld.naam}.ttf" xlink:type="simple">'
        '<svg:font-face-format svg:string="truetype"/></svg:font-face-uri>'
        for beeld in letterbeelden()
    )
    return f"<svg:font-face-src>{plaatsen}</svg:font-face-src>"


def styles_xml(kleding: Kleding) -> str:
    return (
        f'<office:document-styles {NS} office:version="1.3">{font(kleding.maat, embedded())}'
        f"<office:styles>{named_styles(kleding)}</office:styles>"
        f"<office:automatic-styles>{page(kleding.marges)}</office:automatic-styles>"
        f"<office:master-styles>{master(kleding)}</office:master-styles></office:document-styles>"
    )


def cell_styles() -> str:
    """Looks of cells and rows. LibreOffice only reads them as automatic styles, so they stand in content.xml."""
    vast = {"padding-left": "1.5mm", "padding-right": "1.5mm", "padding-top": "0.5mm", "padding-bottom": "0.5mm"}
    rest = {"border-left": "none", "border-right": "none", "border-top": "none", "border-bottom": "none"}
    cellen = "".join(
        f'<style:style style:name="{naam}" style:family="table-cell"><style:table-cell-properties'
        f"{attributes('fo', vast | (lijnen if 'border' in lijnen else rest | lijnen))}/></style:style>"
        for naam, lijnen in CELLEN.items()
    )
    return cellen + (
        '<style:style style:name="Vasterij" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        '<style:style style:name="Losserij" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="auto"/></style:style>'
    )


def address_styles(kleding: Kleding) -> str:
    hoogte = next((deel.hoogte for deel in kleding.begin if isinstance(deel, Adresvak)), None)
    if hoogte is None:
        return ""
    breedte = 210 - kleding.marges.links - kleding.marges.rechts
    return (
        f'<style:style style:name="Adrestabel" style:family="table"><style:table-properties style:width="{breedte}mm" '
        'table:align="left"/></style:style><style:style style:name="Adreskolom" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{breedte}mm"/></style:style>'
        '<style:style style:name="Adresrij" style:family="table-row"><style:table-row-properties '
        f'style:min-row-height="{hoogte}mm" fo:keep-together="always"/></style:style>'
        '<style:style style:name="Adrescel" style:family="table-cell"><style:table-cell-properties fo:padding="0mm" '
        'fo:border="none"/></style:style>'
    )


def content_xml(kleding: Kleding) -> str:
    return (
        f'<office:document-content {NS} office:version="1.3">{font(kleding.maat)}'
        f"<office:automatic-styles>{cell_styles()}{address_styles(kleding)}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(parts(kleding.begin))}</office:text></office:body></office:document-content>"
    )


def meta_xml() -> str:
    return (
        f'<office:document-meta {NS} office:version="1.3"><office:meta><dc:title></dc:title>'
        "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
    )


def settings_xml() -> str:
    items = "".join(
        f'<config:config-item config:name="{naam}" config:type="boolean">{waarde}</config:config-item>'
        for naam, waarde in ALS_IN_WORD.items()
    )
    return (
        f'<office:document-settings {NS} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>'
        f'<config:config-item-set config:name="ooo:configuration-settings">{items}</config:config-item-set>'
        "</office:settings></office:document-settings>"
    )


def manifest_xml() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="text/xml" manifest:full-path="{naam}"/>'
        for naam in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    entries += "".join(
        f'<manifest:file-entry manifest:media-type="application/x-font-ttf" manifest:full-path="{LETTERMAP}/{beeld.naam}.ttf"/>'
        for beeld in letterbeelden()
    )
    return (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:media-type="{SOORT}" manifest:full-path="/" manifest:version="1.3"/>{entries}'
        "</manifest:manifest>"
    )


def odt(kleding: Kleding) -> bytes:
    """The template of one dress."""
    geheel = BytesIO()
    kop = '<?xml version="1.0" encoding="UTF-8"?>\n'
    with zipfile.ZipFile(geheel, "w") as archief:
        archief.writestr("mimetype", SOORT)
        archief.writestr("content.xml", kop + content_xml(kleding))
        archief.writestr("styles.xml", kop + styles_xml(kleding))
        archief.writestr("meta.xml", kop + meta_xml())
        archief.writestr("settings.xml", kop + settings_xml())
        archief.writestr("META-INF/manifest.xml", kop + manifest_xml())
        for beeld in letterbeelden():
            archief.writestr(f"{LETTERMAP}/{beeld.naam}.ttf", beeld.data)
    return geheel.getvalue()
