"""How each format is built, for who wants to damage it."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tests.proving.sabotage import Anatomy, Damage, Root, path, said


def renamed(where: str, to: str) -> Damage:
    """Give one element another name."""

    def damage(root: Root, rng: Random) -> bool:
        found = [each for each in root.xpath(path(where)) if said(each)]
        if found:
            element = rng.choice(found)
            element.tag = f"{element.tag.rpartition('}')[0]}}}{to}" if "}" in element.tag else to
        return bool(found)

    return damage


def changed(where: str, by: str) -> Damage:
    """Put another number in an attribute: one higher, or for `by` “5” that."""

    def damage(root: Root, rng: Random) -> bool:
        node = rng.choice(root.xpath(path(where)))
        level = int(re.findall(r"\d", str(node))[-1])
        node.getparent().set(node.attrname, re.sub(r"\d$", str(level % 6 + 1), str(node)) if by == "next" else by)
        return True

    return damage


def moved_out(where: str) -> Damage:
    """The last part of what is around it goes on behind that: its heading rises a level, its words keep their place."""

    def damage(root: Root, rng: Random) -> bool:
        found = [each for each in root.xpath(path(where)) if each.getnext() is None and each.getparent().getparent() is not None]
        if not found:
            return False
        part: Any = rng.choice(found)
        part.getparent().addnext(part)
        return True

    return damage


def lowered(heads: str, body: str) -> Damage:
    """A header row becomes the first of the other rows."""

    def damage(root: Root, rng: Random) -> bool:
        found = root.xpath(path(heads))
        if not found:
            return False
        row: Any = rng.choice(found)
        head = row.getparent()
        rows = head.getparent().xpath(path(body)) if body else []
        if rows:
            rows[0].insert(0, row)
        else:
            head.addnext(row)
        if not len(head):
            head.getparent().remove(head)
        return True

    return damage


def without(where: str) -> Damage:
    """Take one element away."""

    def damage(root: Root, rng: Random) -> bool:
        found = root.xpath(path(where))
        if found:
            element = rng.choice(found)
            element.getparent().remove(element)
        return bool(found)

    return damage


_UNSAID = "not(ancestor-or-self::*[@role='doc-noteref' or @role='doc-backlink' or @data-veld or @class='verborgen'])"
HTML = Anatomy(
    text=f"//main//text()[{_UNSAID}][not(ancestor::section[@role='doc-endnotes'])]",
    note=f"//section[@role='doc-endnotes']/ol/li//text()[{_UNSAID}]",
    cell="//main//td",
    link="//main//a[not(@role or @data-sleutel or @class='koppeling')]/@href",
    place="//main//h4/@id | //main//h3/@id",
    heading=renamed("//main//h4", "h5"),
    head=renamed("//main//th", "td"),
    title="/html/head/title/text()",
    language="/html/@lang",
)
AKN = Anatomy(
    text="//:akomaNtoso//text()[normalize-space()][not(ancestor::*[local-name()='meta'])]",
    note="//:authorialNote//text()[normalize-space()]",
    cell="//:td",
    link="//:ref/@href | //:a/@href",
    place="//:article/@eId",
    heading=moved_out("//:chapter/:article | //:subsection/:article | //:hcontainer/:hcontainer"),
    head=renamed("//:th", "td"),
    title="//:longTitle//:docTitle/text()",
    language="//:FRBRExpression/:FRBRlanguage/@language",
)
STOP = Anatomy(
    text="//:BesluitKlassiek//text()[normalize-space()][not(ancestor::*[local-name()='NootNummer'])]",
    note="//:Noot//text()[normalize-space()][not(ancestor::*[local-name()='NootNummer'])]",
    cell="//:tbody/:row/:entry",
    link="//:IntRef/@ref | //:ExtRef/@ref",
    place="//:Artikel/@eId",
    heading=moved_out(
        "//:Hoofdstuk/:Artikel | //:Paragraaf/:Artikel | //:Divisie/:Divisietekst | //:AlgemeneToelichting/*[@eId]"
    ),
    head=lowered("//:thead/:row[last()]", "./:tbody"),
    title="//:officieleTitel/text()",
    language="//:ExpressionIdentificatie/:FRBRExpression/text()",
    address=lambda old, new: f"{old.rpartition('#')[0]}#{new}" if "#" in old else new,
)
OP = Anatomy(
    text="//:staatscourant//text()[normalize-space()][not(ancestor::*[local-name()='noot.nr' or local-name()='metadata'])]",
    note="//:noot//text()[normalize-space()][not(ancestor::*[local-name()='noot.nr'])]",
    cell="//:tbody/:row/:entry",
    link="//:intref/@anker | //:extref/@doc",
    place="//:artikel/@id",
    heading=moved_out("//:hoofdstuk/:artikel | //:paragraaf/:artikel | //:divisie/:divisie"),
    head=lowered("//:thead/:row[last()]", "./:tbody"),
    title="",
    language="",
    address=lambda _, new: new,
)
_INHOUD = "preceding::*[local-name()='bookmarkStart'][@*='_inhoud'] and not(ancestor::*[local-name()='sdt'])"
"""Of the table of contents the proof of the structure says whether it is what the headings say."""
DOCX = Anatomy(
    text=f"//:t/text()[{_INHOUD}]",
    note="//:footnote//:t/text()",
    cell=f"//:tc[{_INHOUD}][not(.//*[local-name()='vMerge'])]",
    link=f"//:hyperlink[{_INHOUD}]/@*[local-name()='anchor']",
    place="//:bookmarkStart[ancestor::*[1]/*/*[starts-with(@*, 'Artikelkop')]]/@*[local-name()='name']",
    heading=changed("//:pStyle/@*[starts-with(., 'Artikelkop')]", "next"),
    head=without("//:tblHeader"),
    title="//:title/text()",
    language="//:language/text()",
    body="word/document.xml",
    notes="word/footnotes.xml",
    about="docProps/core.xml",
    speech="docProps/core.xml",
    address=lambda _, new: new,
)
ODT = Anatomy(
    text="//:text//text()[normalize-space()][ancestor::*[local-name()='p' or local-name()='h']]"
    "[preceding::*[local-name()='bookmark']]"
    "[not(ancestor::*[local-name()='note-citation' or local-name()='desc' or local-name()='table-of-content'])]",
    note="//:note-body//text()[normalize-space()]",
    cell="//:table-cell[not(@*[local-name()='number-rows-spanned' or local-name()='number-columns-spanned'])]",
    link="//:a[not(ancestor::*[local-name()='table-of-content'])]/@*[local-name()='href']",
    place="//:bookmark[ancestor::*[1][starts-with(@*, 'Artikelkop')]]/@*[local-name()='name']",
    heading=changed("//:h/@*[local-name()='outline-level']", "next"),
    head=lowered("//:table-header-rows/:table-row[last()]", ""),
    title="//:title/text()",
    language="//:default-style/:text-properties/@*[local-name()='language']",
    body="content.xml",
    about="meta.xml",
    speech="styles.xml",
)
ANATOMIES = {"html": HTML, "akn": AKN, "stop": STOP, "op": OP, "docx": DOCX, "odt": ODT}
