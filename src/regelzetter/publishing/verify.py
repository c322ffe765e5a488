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
from regelzetter.publishing.bundle import MANIFEST, PAGE, SUMS
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.received import Listed, Received, digest_problems, received
from regelzetter.publishing.unpacking import unpacked

Outcome = Literal["goed", "fout", "niet getoetst"]
Rebuild = Callable[[Received], "Mapping[str, bytes] | str"]
"""The files of the bundle, built again from its commit; or in Dutch why that cannot be done here."""

_ABOUT_PROOFS: Final = frozenset({MANIFEST, PAGE, SUMS})
"""Files that say what was proven: other bytes where the official schemas are not at hand."""


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
    steps.append(_rebuilt(bundle, rebuild, schemas))
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


def _rebuilt(bundle: Received, rebuild: Rebuild, schemas: Path | None) -> Step:
    name = "opnieuw gebouwd, dezelfde bytes"
    again = rebuild(bundle)
    if isinstance(again, str):
        return Step(name, "niet getoetst", (again,))
    official = [proof for file in bundle.files if file.formaat in ("stop", "op") for proof in file.getoetst]
    proven = bool(official) and not any(proof.endswith(NIET_GETOETST) for proof in official)
    passed_over = frozenset() if not official or proven == (schemas is not None) else _ABOUT_PROOFS
    problems = [f"{path} is anders" for path in _different(bundle.content, again) if path not in passed_over]
    return _step(name, iter(problems))


def _different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> Iterator[str]:
    yield from sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
