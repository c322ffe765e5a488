"""The same words in the same order: what a document must say, and what a file says that is read back.

Readers from outside (lxml here; others for DOCX and PDF) give text; `words` makes it comparable. What is ignored, and no more:

- capitals: “HOOFDSTUK 1” is “Hoofdstuk 1”;
- kinds of space, ends of lines, soft hyphens and joiners without width;
- the shape of a character: composed or not (NFC), the printer's ligatures ﬀ…ﬆ;
- punctuation, that is Unicode's class P but for % ‰ § &: a full stop after a number, a colon after a term, a dash before a part,
  quotation marks, brackets, the hyphen in “EU-land” (two words everywhere). But a full stop, comma or colon *between two
  figures* counts (97,15 and 1.2 and 16:00 are one word each), and so does a minus before one;
- U+FFFD, which writers print for a sign that a file cannot hold;
- styles and the boundaries of blocks (where headings, links, cells and values stand is compared apart, see `facts.py`);
- marks of notes (the notes are compared one by one, in the order of their marks);
- in a file: what stands around the text (letterhead, contents, names of tables, links back, metadata).

Signs such as € % ° § + = are words of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from regelzetter.record import record
from regelzetter.writing.display import (
    Block,
    Blocks,
    DefinitionList,
    DisplayDocument,
    Figure,
    Formula,
    Heading,
    ItemList,
    LineBreak,
    Link,
    Note,
    Quote,
    Run,
    Runs,
    Signature,
    Table,
    TextBlock,
    Words,
)

if TYPE_CHECKING:
    from lxml import etree

WordList: TypeAlias = tuple[str, ...]

LETTERS = ("kamerbrief", "beschikking")
"""Kinds of document whose title is a subject above the text (the name of their `doc` in AKN)."""
CONTEXT = 4
"""Words shown before the first difference, and after its first word."""

_UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
_SIGNS = _UNSEEN | _LIGATURES
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_WORD = re.compile(r"([^\W_]+(?:(?<=\d)[.,:](?=\d)[^\W_]+)*|[^\w\s.,:;()/‘’“”–-])")
"""A word, which counts, or a sign, which may; signs that are everywhere and never count are no sign."""
_MINUS = re.compile(r"(?<![\w-])-(?=\d)")


class Text(NamedTuple):
    """The words of a document: its text, and each of its notes."""

    body: WordList
    notes: tuple[WordList, ...] = ()


def words(text: str) -> WordList:
    """The words of a text, as they are compared; see the top of this module.

    >>> words("Artikel\u00a01.2. Bud\u00adget: (€\u00a097,15 miljoen, of 10%), onderdeel\u00a01°")
    ('artikel', '1.2', 'budget', '€', '97,15', 'miljoen', 'of', '10', '%', 'onderdeel', '1', '°')
    """
    found = _WORD.findall(plain(text))
    passed = _passed_over(found)
    return tuple([word for word in found if word not in passed] if passed else found)


def word_places(text: str) -> tuple[WordList, list[int], list[int]]:
    """The words of a text that is `plain`, and the signs at which each begins and ends.

    >>> word_places(plain("Artikel 1.2. Budget"))
    (('artikel', '1.2', 'budget'), [0, 8, 13], [7, 11, 19])
    """
    pieces = _WORD.split(text)  # what is between words and the words, in turns
    ends = list(accumulate(map(len, pieces)))
    found, starts, stops = pieces[1::2], ends[:-1:2], ends[1::2]
    passed = _passed_over(found)
    kept = [number for number, word in enumerate(found) if word not in passed] if passed else range(len(found))
    return tuple([found[each] for each in kept]), [starts[each] for each in kept], [stops[each] for each in kept]


def _passed_over(found: list[str]) -> set[str]:
    """The signs among these that do not count."""
    return {sign for sign in set(found) if len(sign) == 1 and not sign.isalnum() and not _counts(sign)}


def plain(text: str) -> str:
    """A text without all that is ignored but punctuation."""
    seen = _SIGN.sub(lambda match: _SIGNS[match[0]], text)
    return _MINUS.sub("\u2212", unicodedata.normalize("NFC", seen).casefold())


def _counts(sign: str) -> bool:
    """Not punctuation, and not a character that could not be printed."""
    return sign in "%‰§&" or (sign != "\ufffd" and unicodedata.category(sign)[0] not in "PCM")


# --- what must be said ----------------------------------------------------------------------------


def expected_words(document: DisplayDocument) -> Text:
    """The words of the text of a document, without its letterhead. A note in a note comes after all others."""
    notes: list[Note] = []
    body = words(_block_text(document.blokken, notes))
    return Text(body, tuple(words(_block_text(note.blokken, notes)) for note in notes))


def _block_text(blocks: Blocks, notes: list[Note]) -> str:
    return "\n".join(text for block in blocks for text in _lines(block, notes))


def _lines(block: Block, notes: list[Note]) -> Iterator[str]:
    match block:
        case Heading() | TextBlock() | Formula():
            yield _run_text(block.runs, notes)
        case ItemList():
            for item in block.items:
                yield item.merk
                yield _block_text(item.blokken, notes)
        case DefinitionList():
            for definition in block.definities:
                yield _run_text(definition.term, notes)
                yield _block_text(definition.blokken, notes)
        case Quote():
            yield _block_text(block.blokken, notes)
        case Figure():
            yield _run_text(block.bijschrift, notes)
        case Table():
            yield _run_text(block.bijschrift, notes)
            for row in (*block.kop, *block.rijen):
                for cell in row.cellen:
                    yield _block_text(cell.blokken, notes)
        case Signature():
            for line in (*block.regels, block.naam):
                yield _run_text(line, notes)
        case _:
            assert_never(block)


def _run_text(runs: Runs, notes: list[Note]) -> str:
    return "".join(_one_run(run, notes) for run in runs)


def _one_run(run: Run, notes: list[Note]) -> str:
    match run:
        case Words():
            return run.tekst
        case Link():
            return "".join(part.tekst for part in run.woorden)
        case Note():
            notes.append(run)
            return ""
        case LineBreak():
            return "\n"
        case _:
            assert_never(run)


# --- what a file says -----------------------------------------------------------------------------


@record(frozen=True, slots=True)
class Dialect:
    """What the elements of a format mean for who reads its text; local names."""

    inline: frozenset[str]
    """Stand in a word or between words; every other element ends a word."""
    left_out: frozenset[str]
    note: str
    """The element that holds a note at the place of its mark; empty: the notes stand elsewhere."""


HIDDEN = "verborgen"
"""The class of what a page only says to who cannot see it."""
HTML = Dialect(frozenset({"a", "span", "strong", "em", "sup", "sub"}), frozenset(), "")
AKN = Dialect(
    frozenset({"ref", "a", "b", "i", "u", "sup", "sub", "span", "inline", "def", "term", "docTitle", "date", "role", "person"}),
    frozenset({"meta"}),
    "authorialNote",
)
STOP = Dialect(
    frozenset({"b", "i", "u", "strong", "sup", "sub", "abbr", "ExtRef", "IntRef", "ExtIoRef", "IntIoRef", "NieuweTekst"}),
    frozenset({"NootNummer", "Nootref", "VerwijderdeTekst"}),
    "Noot",
)
OP = Dialect(
    frozenset({"nadruk", "sup", "inf", "ovl", "unl", "extref", "intref"}),
    frozenset({"metadata", "kamerstukkop", "dossier", "stuknr", "noot.nr"}),
    "noot",
)


def html_words(data: bytes) -> Text:
    """The words of a page of ours: what stands in `main`, without fields of a letterhead; its notes are the doc-endnotes."""
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True))
    notes = tuple(_element_words(note, HTML) for note in root.iterfind(".//section[@role='doc-endnotes']/ol/li"))
    return Text(tuple(word for main in root.iter("main") for word in _element_words(main, HTML)), notes)


def xml_words(data: bytes) -> Text:
    """The words of Akoma Ntoso, of a besluit in STOP with its explanatory note, or of an official publication (OP), in order.

    Of a preface (AKN) only `longTitle` is text, and in a letter not even that: its subject belongs to the letterhead. The
    opschrift that STOP asks twice counts once; text that an amendment strikes out (VerwijderdeTekst) does not count.
    Raises lxml's XMLSyntaxError on a file that is no XML.
    """
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    besluit = next(root.iter("{*}BesluitKlassiek"), None)
    dialect = {"akomaNtoso": AKN, "officiele-publicatie": OP}.get(local_name(root), STOP)
    parts = publication_parts(root) if dialect is OP else [root] if besluit is None else besluit_parts(besluit)
    notes: list[etree._Element] = []
    body = words("\n".join(_element_text(part, dialect, notes) for part in parts))
    return Text(body, tuple(words(_content_text(note, dialect, notes)) for note in notes))


def besluit_parts(besluit: etree._Element) -> list[etree._Element]:
    """The regulation and what follows it; the opschrift of the besluit only where it is not that of the regulation."""
    own = besluit.find("{*}RegelingOpschrift")
    inner = besluit.find("{*}RegelingKlassiek/{*}RegelingOpschrift")
    is_same = own is not None and inner is not None and _element_words(own, STOP) == _element_words(inner, STOP)
    return [part for part in besluit if not (is_same and part is own)]


def publication_parts(root: etree._Element) -> list[etree._Element]:
    """A regulation as a whole; of a letter what is not its letterhead: its text, who signs it and its annexes."""
    if root.find("staatscourant") is not None:
        return root.findall("staatscourant")
    text = [part for part in root.iterfind("*/stuk/algemeen/vrije-tekst/*") if part.get("id") != "briefhoofd"]
    return [*text, *root.findall("*/stuk/algemeen/tekst-sluiting"), *root.findall("*/stuk/bijlage")]


def _element_words(element: etree._Element, dialect: Dialect) -> WordList:
    return words(_element_text(element, dialect, []))


def _element_text(element: etree._Element, dialect: Dialect, notes: list[etree._Element]) -> str:
    """The text of an element, parted from what is around it unless it is inline; its notes are put aside."""
    name = local_name(element)
    if not name or name in dialect.left_out or is_around(element):
        return " " if name not in dialect.inline and name else ""
    if name == dialect.note:
        notes.append(element)
        return ""
    content = _content_text(element, dialect, notes)
    return content if name in dialect.inline else f"\n{content}\n"


def _content_text(element: etree._Element, dialect: Dialect, notes: list[etree._Element]) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += (_element_text(child, dialect, notes), child.tail or "")
    return "".join(parts)


def local_name(element: etree._Element) -> str:
    """The local name; empty for a comment or an instruction."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


_AROUND = frozenset({"doc-noteref", "doc-backlink", "doc-endnotes"})


def is_around(element: etree._Element) -> bool:
    """Does this stand around the text: a field, a mark of a note, a link back, the notes as a whole, a letterhead in AKN, the
    name of a table for who cannot see it?"""
    said = element.get
    if said("data-veld") is not None or said("class") == HIDDEN or said("role") in _AROUND:
        return True
    preface = element.getparent()
    if preface is None or local_name(preface) != "preface":
        return False
    whole = preface.getparent()
    return local_name(element) != "longTitle" or (whole is not None and whole.get("name") in LETTERS)


# --- the comparison -------------------------------------------------------------------------------


def first_difference(expected: Text, found: Text) -> str | None:
    """Where a file first says something else than it must, in Dutch; None: it says the same."""
    message = _difference(expected.body, found.body)
    if message:
        return message
    for number, (wanted, read) in enumerate(zip_longest(expected.notes, found.notes), start=1):
        if wanted is None:
            return f"noot {number} staat alleen in het bestand: “{_shown(read, 0)}”"
        if read is None:
            return f"noot {number} ontbreekt: “{_shown(wanted, 0)}”"
        message = _difference(wanted, read)
        if message:
            return f"noot {number}, {message}"
    return None


def _difference(expected: WordList, found: WordList) -> str | None:
    if expected == found:
        return None
    for place, (wanted, read) in enumerate(zip_longest(expected, found)):
        if wanted != read:
            return f"woord {place + 1}: verwacht “{_shown(expected, place)}”, gelezen “{_shown(found, place)}”"
    return None


def _shown(sequence: Sequence[str], place: int) -> str:
    """The word at a place with some words around it; … where the text goes on."""
    start, end = max(0, place - CONTEXT), place + CONTEXT + 1
    shown: Iterable[str] = sequence[start:end] if place < len(sequence) else [*sequence[start:], "(einde)"]
    return f"{'… ' if start else ''}{' '.join(shown)}{' …' if end < len(sequence) else ''}"
