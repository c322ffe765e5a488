"""Our Word and OpenDocument templates in the house style of a dossier: its colour, its letter, its logo.

The templates are made in the style of the Rijk with an open letter; here another colour and letter take their place, and the
run `{{ logo }}` becomes the picture. All this happens before Jinja reads the template, so nothing that a dossier says may get
into it: the words that describe a logo are the field `logo_tekst`, and the name of a letter has letters and spaces only.
"""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Final

from regelzetter.writing.archive import archive, member
from regelzetter.writing.huisstijl import Huisstijl, Logo
from regelzetter.writing.pictures import SUFFIXES, picture_bytes

LETTER: Final = "Source Sans Pro"
COLOUR: Final = "154273"
"""As `scripts/sjablonen/stijlen.py` writes them."""
WIDEST, HIGHEST = 45.0, 22.0
"""Millimetres that a logo may take."""
EMU: Final = 36_000
"""English metric units in a millimetre (ECMA-376 part 1, 20.1.2.1)."""
LETTERS: Final = re.compile(r"word/(?:styles|fontTable)\.xml|(?:styles|content)\.xml")
OUR_FONTS: Final = re.compile(r"word/fonts/.*|word/_rels/fontTable\.xml\.rels|Fonts/.*")
EMBEDDED: Final = re.compile(
    r"<w:(?:altName|panose1|embed\w+|saveSubsetFonts)\b[^>]*/>|<Override [^>]*\bPartName=\"/word/fonts/[^>]*/>"
    r"|<svg:font-face-src>.*?</svg:font-face-src>|<manifest:file-entry [^>]*\bmanifest:full-path=\"Fonts/[^>]*/>"
)
"""What a template says of the letter that is embedded in it, in Word and in OpenDocument."""
WORD_RUN: Final = re.compile(r"<w:r(?: [^>]*)?>(?:(?!</w:r>).)*\{\{ logo \}\}.*?</w:r>", re.DOTALL)
OPEN_RUN: Final = "{{ logo }}"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


@lru_cache(maxsize=16)
def dressed(template: bytes, suffix: str, look: Huisstijl) -> bytes:
    """The template in this style, not packed: who asks for it opens it at once."""
    members = _read(template)
    letter = next(iter(look.families), LETTER)
    members |= {
        name: data.replace(COLOUR.encode(), look.kleur.encode()) for name, data in members.items() if LETTERS.fullmatch(name)
    }
    if letter != LETTER:
        members = _with_letter(members, letter)
    if look.logo is not None:
        members = _with_word_logo(members, look.logo) if suffix == "docx" else _with_open_logo(members, look.logo)
    return archive(member(name, data, plain=True) for name, data in members.items())


def _with_letter(members: dict[str, bytes], letter: str) -> dict[str, bytes]:
    """Another letter, and ours no longer embedded. Theirs is not embedded either: of few letters does the licence allow that in a
    file that others may change, and a ministry has its own letter installed.
    """
    made = {name: data for name, data in members.items() if not OUR_FONTS.fullmatch(name)}
    for name, data in made.items():
        text = data.decode().replace(LETTER, letter) if LETTERS.fullmatch(name) else data.decode()
        made[name] = EMBEDDED.sub("", text).encode()
    return made


def _read(template: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(template)) as package:
        return {name: package.read(name) for name in package.namelist()}


def size(logo: Logo) -> tuple[float, float]:
    """Width and height on paper, in millimetres.

    >>> from regelzetter.tree.nodes import Beeld
    >>> size(Logo(Beeld(media="image/png", breedte=300, hoogte=100, inhoud=b""), ""))
    (45.0, 15.0)
    """
    share = logo.beeld.breedte / logo.beeld.hoogte
    width = min(WIDEST, HIGHEST * share)
    return round(width, 2), round(width / share, 2)


# --- Word -----------------------------------------------------------------------------------------


def _with_word_logo(members: dict[str, bytes], logo: Logo) -> dict[str, bytes]:
    """The picture in each header that has a place for it."""
    made = dict(members)
    file = f"logo.{SUFFIXES[logo.beeld.media]}"
    for name, data in members.items():
        text = data.decode() if re.fullmatch(r"word/header\d*\.xml", name) else ""
        if not WORD_RUN.search(text):
            continue
        drawing = _drawing(logo)
        made[name] = WORD_RUN.sub(lambda _, drawing=drawing: drawing, text).encode()  # type: ignore[misc]
        relation = f'<Relationship Id="rIdLogo" Type="{KIND}/image" Target="media/{file}"/>'
        path = f"word/_rels/{name.removeprefix('word/')}.rels"
        empty = f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()
        made[path] = made.get(path, empty).decode().replace("</Relationships>", f"{relation}</Relationships>").encode()
        made[f"word/media/{file}"] = picture_bytes(logo.beeld)
    types = made["[Content_Types].xml"].decode()
    suffix = SUFFIXES[logo.beeld.media]
    if f'Extension="{suffix}"' not in types:
        default = f'<Default Extension="{suffix}" ContentType="{logo.beeld.media}"/>'
        types = re.sub(r"(<Types\b[^>]*>)", lambda found: found[1] + default, types, count=1)
    made["[Content_Types].xml"] = types.encode()
    return made


def _drawing(logo: Logo) -> str:
    width, height = (round(side * EMU) for side in size(logo))
    about = 'id="1001" name="Logo" descr="{{ logo_tekst }}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {about}/><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData '
        f'uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{KIND}" r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


# --- OpenDocument ---------------------------------------------------------------------------------


def _with_open_logo(members: dict[str, bytes], logo: Logo) -> dict[str, bytes]:
    width, height = size(logo)
    path = f"Pictures/logo.{SUFFIXES[logo.beeld.media]}"
    styles = members["styles.xml"].decode()
    if OPEN_RUN not in styles:
        return members
    frame = (
        f'<draw:frame draw:name="Beeldmerk" text:anchor-type="as-char" svg:width="{width}mm" svg:height="{height}mm" '
        f'draw:z-index="1"><draw:image xlink:href="{path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "<svg:desc>{{ logo_tekst }}</svg:desc></draw:frame>"
    )
    entry = f'<manifest:file-entry manifest:media-type="{logo.beeld.media}" manifest:full-path="{path}"/>'
    manifest = members["META-INF/manifest.xml"].decode().replace("</manifest:manifest>", f"{entry}</manifest:manifest>")
    return members | {
        "styles.xml": styles.replace(OPEN_RUN, frame).encode(),
        "META-INF/manifest.xml": manifest.encode(),
        path: picture_bytes(logo.beeld),
    }
