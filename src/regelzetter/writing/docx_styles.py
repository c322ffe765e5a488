"""The styles of a Word template, and the few that a text needs besides.

Nothing in the text has a look of its own: every paragraph, run and table names a style. What a style of the template cannot know
(this paragraph stays with the next, this heading begins a page, this value is bold) is said by a style based on it: “Alinea
samen”, “Waarde vet”. Only what is used is added, so a letterhead that someone else made needs no more than the styles of
`named_styles.py`; one of those that it lacks is made too, as plain as it may be.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from lxml import etree

from regelzetter.writing.display import Words
from regelzetter.writing.office import markup, said
from regelzetter.writing.shapes import clean

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BUILT_IN: Final = MappingProxyType(
    {
        "FootnoteText": "footnote text",
        "FootnoteReference": "footnote reference",
        "Strong": "Strong",
        "Emphasis": "Emphasis",
        "Hyperlink": "Hyperlink",
        "TOCHeading": "TOC Heading",
        **{f"TOC{level}": f"toc {level}" for level in range(1, 4)},
    }
)
"""Names that Word knows by itself: its identifier in English → its name. Word in Dutch has other identifiers, but these names."""
LOOKS: Final = MappingProxyType(
    {
        "Vet": "<w:b/><w:bCs/>",
        "Cursief": "<w:i/><w:iCs/>",
        "Superscript": '<w:vertAlign w:val="superscript"/>',
        "Subscript": '<w:vertAlign w:val="subscript"/>',
    }
)
ALONE: Final = MappingProxyType({"Vet": "Strong", "Cursief": "Emphasis"})
"""What has a name of Word's own if it stands alone; screen readers and other programs know those."""
FIRM: Final = MappingProxyType(
    {
        "Samen": "<w:keepNext/>",
        "NieuwePagina": "<w:pageBreakBefore/>",
        "Ruimte": '<w:spacing w:after="80"/>',
    }
)
"""What a paragraph may ask besides its style, in the order that the schema asks. Ruimte: four points before a table."""
SPOKEN: Final = MappingProxyType({"NieuwePagina": "nieuwe pagina"})
HEADING: Final = re.compile(r"(?:Opschrift|[A-Z][a-z]+kop)([1-6])")
OWN: Final = MappingProxyType(
    {
        "NaTabel": '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>',
        "TussenTabellen": '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr>',
        "FootnoteReference": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        "Strong": f"<w:rPr>{LOOKS['Vet']}</w:rPr>",
        "Emphasis": f"<w:rPr>{LOOKS['Cursief']}</w:rPr>",
        "Begripsterm": f"<w:rPr>{LOOKS['Cursief']}</w:rPr>",
        "TOCHeading": '<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="60"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
        "NaInhoud": '<w:pPr><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/></w:pPr>',
    }
)
"""How a style looks that a template may lack. NaTabel: where Word wants a paragraph after a table, too low to begin a page.
TussenTabellen: the room between two tables, which Word would make one. NaInhoud: the room below a table of contents, which Word
makes anew in its own styles."""


class Styles:
    """Asks the styles of a template by name, and gathers what is added to them."""

    def __init__(self, part: bytes, width: int) -> None:
        self.root = etree.fromstring(part)
        self.width = width
        """Of the text, in twentieths of a point: where the numbers of a table of contents stand."""
        self.styles = {style.get(f"{W}styleId", ""): style for style in self.root.iterchildren(f"{W}style")}
        self.named = {(style.get(f"{W}type", ""), _name(style).lower()): key for key, style in self.styles.items()}
        self.known: dict[tuple[object, ...], str] = {}
        """What was asked → the identifier that was given: most of a text asks for the same few."""

    def paragraph(self, name: str, *, together: bool = False, new_page: bool = False, before_table: bool = False) -> str:
        """The identifier of a style for a paragraph, as it may stand in XML; so are all that the public methods give."""
        key = (name, together, new_page, before_table)
        known = self.known.get(key)
        if known is None:
            firm = tuple(firm for firm, wanted in zip(FIRM, key[1:], strict=True) if wanted)
            known = self.known[key] = markup(self._paragraph(name, firm))
        return known

    def _paragraph(self, name: str, firm: tuple[str, ...]) -> str:
        plain = self._of_template("paragraph", name)
        firm = tuple(each for each in firm if each != "Samen" or not self.has(plain, "pPr/keepNext"))
        if not firm:
            return plain
        shown = " ".join((_name(self.styles[plain]), *(SPOKEN.get(each, each.lower()) for each in firm)))
        properties = "".join(FIRM[each] for each in firm)
        following = f'<w:next w:val="{markup(self._following(plain))}"/>'
        return self._add("paragraph", plain + "".join(firm), shown, plain, following, f"<w:pPr>{properties}</w:pPr>")

    def _following(self, style: str) -> str:
        """What Word takes for the paragraph after this one: what the style says, or the style itself."""
        found = self.styles[style].find(f"{W}next")
        return style if found is None else found.get(f"{W}val", style)

    def character(self, name: str) -> str:
        return markup(self._of_template("character", name))

    def run(self, words: Words, around: str = "", *, bold: bool = False, slanted: bool = False) -> str:
        """The identifier of a style for words, or nothing; `around`: the style of the link or the term they stand in.

        In Word the bold of a run in a bold paragraph would cancel out; such words just stay as bold as their paragraph. So do
        slanted ones.
        """
        vet, cursief, is_value = words.vet and not bold, words.cursief and not slanted, bool(words.sleutel)
        key = (around, is_value, vet, cursief, words.superscript, words.subscript, words.taal)
        known = self.known.get(key)
        if known is None:
            looks = zip(LOOKS, key[2:6], strict=True)
            parts = (*(name for name, wanted in looks if wanted), *((f"Taal-{clean(words.taal)}",) if words.taal else ()))
            known = self.known[key] = markup(self._run(around, ("Waarde",) if is_value else (), parts))
        return known

    def _run(self, around: str, lead: tuple[str, ...], parts: tuple[str, ...]) -> str:
        names = (*lead, *((around,) if around else ()), *parts)
        if not names:
            return ""
        if len(names) == 1 and not names[0].startswith("Taal-"):
            return self._of_template("character", ALONE.get(names[0], names[0]))
        stem = self._of_template("character", around or lead[0]) if around or lead else ""
        looks = "".join(_look(each) for each in parts)
        shown = " ".join((names[0], *(each.lower() for each in names[1:])))
        return self._add("character", "".join(names), shown, stem, "", f"<w:rPr>{looks}</w:rPr>" if looks else "")

    def table(self, name: str, *, totals: bool) -> str:
        """The identifier of a style for a table; `totals`: with a line above its last row."""
        plain = self._of_template("table", name)
        if not totals:
            return markup(plain)
        line = '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>'
        look = f'<w:tblStylePr w:type="lastRow"><w:tblPr/><w:tcPr>{line}</w:tcPr></w:tblStylePr>'
        return markup(self._add("table", f"{plain}Totaal", f"{_name(self.styles[plain])} totaal", plain, "", look))

    def has(self, style: str, path: str) -> bool:
        """Is this property on in a style, by itself or by what it is based on?"""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            found = self.styles[style].find("/".join(f"{W}{step}" for step in path.split("/")))
            if found is not None:
                return found.get(f"{W}val", "true") in ("true", "1", "on")
            based = self.styles[style].find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val", "")
        return False

    def part(self, language: str) -> bytes:
        """The whole part, in the language of the document."""
        for lang in self.root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
            lang.set(f"{W}val", language)
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)

    # --- what is added ----------------------------------------------------------------------------

    def _of_template(self, kind: str, name: str) -> str:
        """The identifier of the style of this name; where the template has none, one is made."""
        shown = BUILT_IN.get(name, name)
        found = self.named.get((kind, shown.lower()))
        if found is not None:
            return found
        heading = HEADING.fullmatch(name) if kind == "paragraph" else None
        look, stem = self._look_of(name), self.named.get((kind, f"heading {heading[1]}")) if heading else None
        if heading:
            look = f'<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="{int(heading[1]) - 1}"/></w:pPr>'
        default = next((key for key, each in self.styles.items() if each.get(f"{W}type") == kind and _is_default(each)), "")
        return self._add(kind, name, shown, stem or default, "", look)

    def _look_of(self, name: str) -> str:
        if found := re.fullmatch(r"TOC([1-3])", name):
            indent = (int(found[1]) - 1) * 284
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
            return f'<w:pPr>{tab}<w:spacing w:before="40"/><w:ind w:left="{indent}" w:right="567"/></w:pPr>'
        return f"<w:rPr>{LOOKS[name]}</w:rPr>" if name in LOOKS else OWN.get(name, "")

    def _add(self, kind: str, key: str, name: str, stem: str, following: str, look: str) -> str:
        """One more style; a template may already have it, and then that is the one."""
        if key in self.styles:
            return key
        own = "" if key in BUILT_IN else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{markup(stem)}"/>' if stem else ""
        xml = (
            f'<w:style xmlns:w="{W[1:-1]}" w:type="{kind}"{own} w:styleId="{markup(key)}"><w:name w:val="{markup(name)}"/>'
            f'{based}{following}<w:uiPriority w:val="99"/>{look}</w:style>'
        )
        made = etree.fromstring(xml)
        self.root.append(made)
        self.styles[key] = made
        self.named[kind, name.lower()] = key
        return key


def _look(part: str) -> str:
    return LOOKS[part] if part in LOOKS else f'<w:lang w:val="{said(part.removeprefix("Taal-"))}"/>'


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "")


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default", "0") in ("1", "true", "on")
