"""What comes of a page of `pages.py`: its dossier compiled, and a text for each block that expects something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Final, TypeVar

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import Diagnostic, in_order, one_line
from regelzetter.identity import identity
from regelzetter.opening import open_dossier
from regelzetter.plan import Planner
from regelzetter.printed import as_json, value_lines
from regelzetter.reading.build import read_document
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Artikel, Document, Fiche, Node, Regeling, Tekststuk
from regelzetter.tree.show import show, show_nodes
from regelzetter.tree.walk import walk
from regelzetter.writing.display import Blocks, Heading
from regelzetter.writing.files import Identity, Written
from regelzetter.writing.layout import layout
from tests.pages import Page, PageError
from tests.show_display import plain_text, show_blocks

N = TypeVar("N", bound=Node)
DATE: Final = "2025-03-01"
DRAFTING: Final = re.compile(r"REGL(050[3-9]|05[2-8]\d|059[2-9]|06\d\d|10\d\d)")
"""Rules about how law is drafted. Only the pages of the room `checks` are about them; the others give fragments of a text."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a page: its findings (those of writers included) and a text for each block that expects one."""

    found: tuple[Diagnostic, ...]
    made: tuple[str, ...]


def run_page(page: Page) -> Result:
    """Compile the dossier of a page and make what its blocks expect."""
    outcome = compile_dossier(MemoryFiles(page.files))
    found = list(outcome.diagnostics)
    made: dict[int, str] = {}
    for block in page.expected:
        if block.words[0] != "meldingen":
            made[block.start] = MAKERS[block.words[0]](page, outcome.value, block.words[1:], found)
    findings = in_order(each for each in found if page.path.parent.name == "checks" or not DRAFTING.match(each.rule.code))
    texts = (made.get(block.start, printed(findings)) for block in page.expected)
    return Result(findings, tuple(texts))


def printed(found: Sequence[Diagnostic]) -> str:
    """Findings as a page shows them: each its line and its tip, with ordinary spaces."""
    lines: list[str] = []
    for each in found:
        lines.append(one_line(each))
        if each.tip:
            lines.append(f"   tip: {each.tip}")
    return "".join(f"{line}\n" for line in lines).replace("\u00a0", " ")


def accepted(page: Page, result: Result) -> str:
    """The text of the page with what came of it in the place of what it expected."""
    text = page.text
    for block, made in reversed(list(zip(page.expected, result.made, strict=True))):
        text = text[: block.start] + made + text[block.end :]
    if result.found and not any(block.words[0] == "meldingen" for block in page.expected):
        text = f"{text.rstrip()}\n\n```meldingen\n{printed(result.found)}```\n"
    return text


def _document(compiled: Compiled | None, words: Sequence[str]) -> Document:
    name = next(iter(words), "regeling")
    if compiled is None or name not in compiled.documenten:
        raise PageError(f"there is no document '{name}'")
    return compiled.documenten[name]


def _tree(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    if "gelezen" not in words:
        return _shown(page, _document(compiled, words))
    opened = open_dossier(MemoryFiles(page.files)).value
    if opened is None:
        raise PageError("there is no dossier to read")
    name = next((word for word in words if word != "gelezen"), "regeling")
    planner = Planner(opened.dossier, opened.sources, [])
    return _shown(page, read_document(planner.plan(opened.dossier.documenten[name])).value)


def _shown(page: Page, document: Document) -> str:
    return show(document) if "dossier.yaml" in page.given else show_nodes(_parts(_pruned(page, document)))


def _pruned(page: Page, document: Document) -> Document:
    """The document without what stands in files that the page leaves to the default dossier."""

    def kept(nodes: tuple[N, ...]) -> tuple[N, ...]:
        return tuple(node for node in nodes if node.span.path in page.given)

    match document.inhoud:
        case Regeling() as whole:
            note = replace(whole.toelichting, ondertekening=()) if whole.toelichting is not None else None
            return replace(document, inhoud=replace(
                whole, aanhef=kept(whole.aanhef), lichaam=kept(whole.lichaam), slotformulier=kept(whole.slotformulier),
                ondertekening=(), bijlagen=kept(whole.bijlagen), toelichting=note,
            ))  # fmt: skip
        case Tekststuk() as letter:
            return replace(document, inhoud=replace(letter, ondertekening=()))
        case Fiche():
            return document


def _parts(document: Document) -> Iterator[Node]:
    """What stands in a document under its title."""
    match document.inhoud:
        case Regeling() as whole:
            yield from (*whole.aanhef, *whole.lichaam, *whole.slotformulier, *whole.bijlagen)
            yield from () if whole.toelichting is None else (whole.toelichting,)
        case Tekststuk(inhoud=content):
            yield from content
        case Fiche(velden=fields):
            yield from fields


def _displayed(page: Page, document: Document) -> Blocks:
    """The display blocks; without the title, unless the page gives it."""
    if "dossier.yaml" in page.given:
        return layout(document, DATE).blokken
    blocks = layout(_pruned(page, document), DATE).blokken
    return blocks[1:] if isinstance(blocks[0], Heading) and blocks[0].stijl == "opschrift" else blocks


def _layout(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    return show_blocks(_displayed(page, _document(compiled, words)))


def _text(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    return plain_text(_displayed(page, _document(compiled, words)))


def _stop(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    from regelzetter.writing import stop

    return _xml(compiled, stop.write, words or ("Lichaam",), found)


def _akn(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    from regelzetter.writing import akn

    return _xml(compiled, akn.write, words or ("body",), found)


def _op(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    from regelzetter.writing import op

    name, element = words if len(words) == 2 else ("regeling", *(words or ("regeling-tekst",)))
    return _xml(compiled, op.write, (element,), found, name)


def _xml(
    compiled: Compiled | None,
    write: Callable[[Document, Identity], Written],
    names: Sequence[str],
    found: list[Diagnostic],
    name: str = "regeling",
) -> str:
    assert compiled is not None
    document = _document(compiled, (name,))
    written = write(document, publishable(document, identity(document, document.naam, compiled)))
    found.extend(written.diagnostics)
    return "".join(_elements(written.value[0].data, names)) if written.value else ""


def _elements(data: bytes, names: Sequence[str]) -> Iterator[str]:
    from lxml import etree

    for element in etree.fromstring(data).iter("{*}" + names[0]):
        element.tail = None
        yield _readable(etree.tostring(element, method="c14n", exclusive=True).decode())


def _readable(xml: str) -> str:
    """Canonical XML without its namespaces and outer indentation; a no-break space can be seen."""
    bare = re.sub(r' xmlns(?::\w+)?="[^"]*"|(?<=[</])\w+:(?=\w+[ >])', "", xml).replace("\u00a0", "&#160;")
    first, _, rest = bare.partition("\n")
    return f"{first}\n{dedent(rest)}".rstrip() + "\n"


def _changes(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    from regelzetter.comparing.changes import as_lines, compare

    old = compile_dossier(MemoryFiles(page.old_files))
    if old.value is None or compiled is None or any(not DRAFTING.match(each.rule.code) for each in old.diagnostics):
        raise PageError(f"the earlier version is not without findings: {printed(old.diagnostics)}")
    before, after = tuple(old.value.documenten.values()), tuple(compiled.documenten.values())
    changes = compare(before, after, old.value.values, compiled.values)
    return "".join(f"{line}\n" for line in as_lines(changes)).replace("\u00a0", " ")


def _values(page: Page, compiled: Compiled | None, words: Sequence[str], found: list[Diagnostic]) -> str:
    scenario = next((word.removeprefix("scenario:") for word in words if word.startswith("scenario:")), "")
    if scenario:
        compiled = compile_dossier(MemoryFiles(page.files), scenario=scenario).value
    assert compiled is not None
    keys = tuple(word for word in words if not word.startswith("scenario:"))
    entries = [entry for entry in as_json(compiled) if str(entry["sleutel"]).startswith(keys)]
    return "".join(f"{value_lines(entry, in_full=True)}\n" for entry in entries)


def publishable(document: Document, official: Identity) -> Identity:
    """An identity with all that official XML asks for: a page is about the text, not about its publication."""
    last = ([node.nummer for node in walk(document) if isinstance(node, Artikel) and node.nummer] or ["1"])[-1]
    given = {
        "bekendmaking": ("2025-03-10",),
        "inwerkingtreding": ("2025-04-01",),
        "inwerkingtreding_artikel": (last,),
        "onderwerp": ("c_9d1917e9",),
        "oin": ("00000001003214400000",),
    }
    return replace(official, datum=DATE, publicatie={**given, **official.publicatie})


Maker = Callable[[Page, Compiled | None, Sequence[str], list[Diagnostic]], str]

MAKERS: Final[Mapping[str, Maker]] = {
    "boom": _tree,
    "layout": _layout,
    "tekst": _text,
    "stop": _stop,
    "akn": _akn,
    "op": _op,
    "wijzigingen": _changes,
    "waarden": _values,
}
"""What a block that expects something is called, and what makes it."""
