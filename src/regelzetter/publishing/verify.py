"""Checks a bundle that comes from anywhere, one step after another; a step that cannot be done says so.

open within limits → manifest → digests → validators → all formats say the same → built again from its commit, the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from regelzetter.archives import RefusedError
from regelzetter.proving.pdf import enclosed_files
from regelzetter.proving.reading import UnreadableError, read_back, standards
from regelzetter.proving.text import Text, first_difference
from regelzetter.publishing.page import DELIVERY
from regelzetter.publishing.received import Listed, Received, digest_problems, received
from regelzetter.publishing.unpacking import flat, unpacked

REBUILT: Final = "opnieuw gebouwd, dezelfde bytes"
"""The step without which a bundle is only known to agree with itself: whoever made it also wrote its digests."""
Outcome = Literal["goed", "fout", "niet getoetst"]


class Rebuilt(NamedTuple):
    """The files of a bundle, built again from its commit; `waarom` says in Dutch what explains that they are others."""

    files: Mapping[str, bytes]
    waarom: tuple[str, ...] = ()


Rebuild = Callable[[Received], Rebuilt | str]
"""Builds a bundle again, or says in Dutch why that cannot be done here."""


class Step(NamedTuple):
    """One thing that was checked. `meldingen` say what is wrong, or why it could not be checked."""

    naam: str
    uitkomst: Outcome
    meldingen: tuple[str, ...] = ()


def verify(data: bytes, schemas: Path | None, rebuild: Rebuild) -> tuple[Step, ...]:
    """All steps up to the first that makes the rest useless."""
    steps: list[Step] = []
    content = _opened(data)
    if isinstance(content, str):
        return (Step("openen", "fout", (content,)),)
    steps.append(Step("openen", "goed"))
    bundle = received(content)
    if isinstance(bundle, str):
        return (*steps, Step("manifest", "fout", (bundle,)))
    steps.append(Step("manifest", "goed"))
    steps.append(_step("SHA-256 van elk bestand", digest_problems(bundle)))
    if steps[-1].uitkomst == "fout":
        return tuple(steps)
    steps.extend(_validators(bundle, schemas))
    steps.append(_step("alle formaten zeggen hetzelfde", _differences(bundle)))
    steps.extend(enclosed_steps(bundle))
    steps.extend(_deliveries(bundle))
    steps.append(_rebuilt(bundle, rebuild))
    return tuple(steps)


def _opened(data: bytes) -> dict[str, bytes] | str:
    try:
        return unpacked(data)
    except RefusedError as reason:
        return str(reason)


def _step(name: str, problems: Iterator[str]) -> Step:
    found = tuple(problems)
    return Step(name, "fout" if found else "goed", found)


# --- validators -----------------------------------------------------------------------------------


def _validators(bundle: Received, schemas: Path | None) -> Iterator[Step]:
    """One step for each validator, over all files that it is for."""
    found: dict[str, list[str]] = {}
    skipped: dict[str, str] = {}
    for file in bundle.files:
        for name, problems in standards(file.formaat, file.pad, bundle.content[file.pad], schemas):
            if problems is None:
                skipped[name] = "geef de map met de officiële schema's: --schemas of REGELZETTER_SCHEMAS"
            else:
                found.setdefault(name, []).extend(f"{file.pad}: {problem}" for problem in problems)
    yield from (_step(name, iter(problems)) for name, problems in found.items())
    yield from (Step(name, "niet getoetst", (why,)) for name, why in skipped.items())


# --- the same words -------------------------------------------------------------------------------


def _differences(bundle: Received) -> Iterator[str]:
    """Formats of one text that do not say the same; the first format is the measure of the others."""
    measures: dict[str, tuple[str, Text]] = {}
    for file in bundle.files:
        try:
            text = read_back(file.formaat, file.pad, bundle.content[file.pad])
        except UnreadableError as fault:
            yield f"{file.pad} is niet te lezen ({fault})"
            continue
        if text is None:
            continue
        name = _text_name(file)
        first, measure = measures.setdefault(name, (file.pad, text))
        difference = first_difference(measure, text)
        if difference:
            yield f"{file.pad} zegt iets anders dan {first}: {difference}"


def enclosed_steps(bundle: Received) -> Iterator[Step]:
    """XML inside a PDF is that of the bundle, byte for byte; no step where no PDF has any."""
    inside = [
        (file, name, data)
        for file in bundle.files
        if file.formaat == "pdf"
        for name, data in enclosed_files(bundle.content[file.pad]).items()
    ]
    wrong = (f"{name} in {file.pad} staat zo niet in de bundel" for file, name, data in inside if not _holds(bundle, name, data))
    if inside:
        yield _step("XML in de PDF is die van de bundel", wrong)


def _holds(bundle: Received, name: str, data: bytes) -> bool:
    return any(path.rpartition("/")[2] == name and content == data for path, content in bundle.content.items())


def _deliveries(bundle: Received) -> Iterator[Step]:
    """What is handed in is what can be read; no step where there is no delivery."""
    zips = [path for path in bundle.content if path.rpartition("/")[2] == DELIVERY]
    wrong = [path for path in zips if flat(bundle.content[path]) != _beside(bundle, path)]
    if zips:
        yield _step("de levering is die van de map stop", (f"{path} bevat iets anders dan de map stop ernaast" for path in wrong))


def _beside(bundle: Received, path: str) -> dict[str, bytes]:
    folder = f"{path.removesuffix(DELIVERY)}stop/"
    return {name.removeprefix(folder): data for name, data in bundle.content.items() if name.startswith(folder)}


def _text_name(file: Listed) -> str:
    """Files of one text stand in one folder under one name; a delivery stands in a folder of its own.

    >>> [_text_name(Listed(path, "x", form, "", ())) for path, form in (("x.akn.xml", "akn"), ("stop/besluit.xml", "stop"))]
    ['x', 'x']
    >>> _text_name(Listed("bijlagen/x/stop/besluit.xml", "x", "stop", "", ()))
    'bijlagen/x/x'
    """
    folder, _, name = file.pad.rpartition("/")
    if file.formaat == "stop":
        folder, name = folder.removesuffix("stop").rstrip("/"), file.document
    return f"{folder}/{name.split('.')[0]}".lstrip("/")


# --- once more ------------------------------------------------------------------------------------


def _rebuilt(bundle: Received, rebuild: Rebuild) -> Step:
    again = rebuild(bundle)
    if isinstance(again, str):
        return Step(REBUILT, "niet getoetst", (again,))
    problems = [f"{path} is anders" for path in _different(bundle.content, again.files)]
    return _step(REBUILT, iter((*again.waarom, *problems)))


def _different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> Iterator[str]:
    yield from sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
