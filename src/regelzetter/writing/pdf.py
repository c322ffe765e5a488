"""Display document → PDF/A-2a (with XML inside: PDF/A-3a) and PDF/UA-1, by Typst.

One `typst.Compiler` for a template is kept and used for every document in that dress. The data go in as a file beside a copy
of the templates, not through `sys.inputs`: Typst keeps what it has set as long as its inputs are the same, so that the next
letter costs a third. A process that has compiled has threads of Typst, and must not fork.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias
from weakref import finalize

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.source import Span
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.files import File, Settings, Written
from regelzetter.writing.huisstijl import FontFile, Huisstijl
from regelzetter.writing.pdf_data import ENCLOSED, as_data
from regelzetter.writing.pdf_tags import with_row_heads
from regelzetter.writing.pictures import picture_bytes, picture_files, picture_name

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

Stamped: TypeAlias = tuple[Path, int]

STANDARDS: list[PDFStandard] = ["a-2a", "ua-1"]
ENCLOSING: list[PDFStandard] = ["a-3a", "ua-1"]
"""Of a PDF with XML inside: PDF/A-2 allows no file that is not PDF/A itself."""

FONT_PACKAGE = "font_source_sans_pro"
FONT_FILES = tuple(f"SourceSansPro-{style}.otf" for style in ("Regular", "It", "Bold", "BoldIt"))
"""The wheel holds each style twice, as OTF and TTF; Typst would take whichever the file system names first."""
DATA = "document.json"
TEMPLATE_SUFFIXES = frozenset({".typ", ".svg", ".png", ".jpg"})
FONT_SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})

PDF_GEWEIGERD = Rule(
    code="REGL0810",
    naam="pdf-geweigerd",
    ernst=Ernst.FOUT,
    regel="Typst maakt van elk goedgekeurd document een toegankelijke PDF (PDF/A-2a en PDF/UA-1).",
    waarom="Wat Typst weigert, had een eerdere controle moeten melden. Dit is dus een fout van regelzetter of van het "
    "sjabloon, en niet van wie de tekst schreef.",
    bron="PDF/A-2 (ISO 19005-2), PDF/UA-1 (ISO 14289-1)",
    fout=voorbeeld("#panic(1)\n", "templates/regeling.typ"),
    goed=voorbeeld('#import "blokken.typ": *\n', "templates/regeling.typ"),
)

TEKEN_ZONDER_LETTER = Rule(
    code="REGL0811",
    naam="teken-zonder-letter",
    ernst=Ernst.FOUT,
    regel="Elk teken van een document bestaat in een van de lettertypen van de PDF.",
    waarom="Anders staat er een leeg hokje, en een schermlezer slaat het teken over.",
    bron="PDF/A-2 (ISO 19005-2), 6.2.11.8",
    fout=voorbeeld("# Artikel 1. Doel {#doel}\n\nDe minister verstrekt subsidie. \U0001f600\n"),
    goed=voorbeeld("# Artikel 1. Doel {#doel}\n\nDe minister verstrekt subsidie.\n"),
)


def write(document: DisplayDocument, settings: Settings) -> Written:
    """One file, `<naam>.pdf`; no file and a diagnostic where Typst refuses."""
    try:
        look = settings.huisstijl
        fonts = font_files(settings.fonts)
        dress = dressed(template_files(settings.sjablonen), f"{document.sjabloon}.typ", fonts, look.letters)
        pdf = dress.put_on(document, look)
    except (RuntimeError, OSError) as error:  # typst.TypstError is a RuntimeError
        return Outcome((), (refused(document, str(error), getattr(error, "diagnostic", "")),))
    return Outcome((File(f"{document.naam}.pdf", pdf),))


# --- what Typst refuses ---------------------------------------------------------------------------


def _named(sign: str) -> str:
    """A sign with its number; Typst writes one that cannot be seen as an escape.

    >>> _named("😀"), _named(r"\\u{d7ff}")
    ('😀 (U+1F600)', 'U+D7FF')
    """
    escaped = re.fullmatch(r"\\u\{([0-9a-f]+)\}", sign)
    return f"U+{escaped[1].upper():0>4}" if escaped else f"{sign} (U+{ord(sign[0]):04X})"


def refused(document: DisplayDocument, message: str, details: str) -> Diagnostic:
    """What Typst said, as a finding; `details` is its own report, with places in the template."""
    span = Span(document.naam, 1, 1, 1, 1)
    signs = dict.fromkeys(re.findall(r'the text `"(.+?)"` could not be displayed', details))
    if signs:
        named = ", ".join(map(_named, signs))
        return Diagnostic(
            rule=TEKEN_ZONDER_LETTER,
            span=span,
            melding=f"geen lettertype van de PDF heeft het teken {named}",
            tip="schrijf het anders, of geef een map met een lettertype dat dit teken heeft",
        )
    if "CMYK" in message:
        return Diagnostic(
            rule=PDF_GEWEIGERD,
            span=span,
            melding=f"een afbeelding van '{document.naam}' is bedoeld voor drukwerk (CMYK), en dat mag niet in deze PDF",
            tip="sla de afbeelding opnieuw op met gewone kleuren (RGB)",
        )
    place = re.search(r"┌─ .*?([^\s/\\]+:\d+:\d+)", details)
    where = f" ({place[1]})" if place else ""
    return Diagnostic(
        rule=PDF_GEWEIGERD,
        span=span,
        melding=f"Typst weigert de PDF van '{document.naam}' in de jas '{document.sjabloon}': {message}{where}",
        tip="dit is een fout van regelzetter of van het sjabloon, niet van de tekst: meld haar met dit bericht",
    )


# --- the compiler and its fonts -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Dress:
    """A template made ready."""

    families: tuple[str, ...]
    """Names of type families, in order: the first that has a sign is used."""
    compiler: Compiler
    root: Path
    """Of the compiler: a folder with the templates, and during a compile with the data and the pictures."""
    busy: Lock = field(default_factory=Lock)

    def put_on(self, document: DisplayDocument, look: Huisstijl) -> bytes:
        """The PDF. The data are of people: they are on the disk, in a folder of this user only, no longer than needed."""
        data = json.dumps(as_data(document, self.families, look), ensure_ascii=False).encode()
        beside = {DATA: data, **picture_files(document.blokken)}
        if document.bijgesloten is not None:
            beside[ENCLOSED] = document.bijgesloten.data
        if look.logo is not None:
            beside[picture_name(look.logo.beeld)] = picture_bytes(look.logo.beeld)
        with self.busy:
            try:
                for name, content in beside.items():
                    (self.root / name).write_bytes(content)
                pdf = self.compiler.compile(format="pdf", pdf_standards=ENCLOSING if document.bijgesloten else STANDARDS)
            finally:
                for name in beside:
                    (self.root / name).unlink(missing_ok=True)
        assert isinstance(pdf, bytes)
        return with_row_heads(pdf, document.blokken)


_REMOVALS: list[Callable[[], object]] = []
"""How to remove the folder of each compiler; once it is gone, doing so does nothing."""


def undress() -> None:
    """Remove the folders of the compilers, for a process that ends without an end of Python: also of one that was stopped while
    it wrote, when what it was doing still holds them."""
    dressed.cache_clear()
    for removal in _REMOVALS:
        removal()


@lru_cache(maxsize=16)
def dressed(templates: tuple[Stamped, ...], main: str, fonts: tuple[Path, ...], letters: tuple[FontFile, ...] = ()) -> Dress:
    """The compiler of the template named `main`, with a folder of its own for as long as it lives; fonts of the dossier
    (`letters`) come before ours.
    """
    folder = Path(mkdtemp(prefix="regelzetter-"))
    try:
        own = tuple(_kept(font, folder / "letters" / f"{number:04}") for number, font in enumerate(letters))
        dress = _dress(folder, templates, main, (*own, *fonts))
    except BaseException:
        shutil.rmtree(folder)
        raise
    _REMOVALS.append(finalize(dress, shutil.rmtree, folder, ignore_errors=True))
    return dress


def _dress(folder: Path, templates: tuple[Stamped, ...], main: str, fonts: tuple[Path, ...]) -> Dress:
    """Typst takes folders and knows fonts in the order in which the file system happens to list them; one folder for each
    font makes that order ours. Typst's own fonts come last: they have signs that a typeface for letters lacks.
    """
    import typst

    root = folder / "sjablonen"
    root.mkdir()
    for path, _ in templates:
        shutil.copyfile(path, root / path.name)
    folders = [folder_of(font, folder / f"{number:04}") for number, font in enumerate(fonts)]
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    families = tuple(dict.fromkeys(info.family for info in known.fonts() if info.path))
    return Dress(families, typst.Compiler(root / main, root=root, font_paths=known), root)


def template_files(folder: Path) -> tuple[Stamped, ...]:
    """The templates and the pictures they use, each with the moment of its last change: a changed template is read anew."""
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.iterdir()) if path.suffix in TEMPLATE_SUFFIXES)


def font_files(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The fonts of the dossier in order of name, then ours."""
    own = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in FONT_SUFFIXES]
    ours = Path(str(files(FONT_PACKAGE))) / "files"
    return (*own, *(ours / name for name in FONT_FILES))


def _kept(font: FontFile, folder: Path) -> Path:
    """The font as a file, in a folder of its own."""
    folder.mkdir(parents=True)
    path = folder / font.naam
    path.write_bytes(font.data)
    return path


def folder_of(font: Path, folder: Path) -> Path:
    """A new folder with only this font in it; a copy where the system has no symbolic links."""
    folder.mkdir()
    try:
        (folder / font.name).symlink_to(font.resolve())
    except OSError:
        shutil.copyfile(font, folder / font.name)
    return folder


RULES: tuple[Rule, ...] = (PDF_GEWEIGERD, TEKEN_ZONDER_LETTER)
