"""`publiceer` and `verifieer`: bundles made from a commit, and bundles checked from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from regelzetter.commands import DONE, PROOF, USAGE, Workplace, count_documents, exit_code
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import Diagnostic, as_json, in_order
from regelzetter.order import Order
from regelzetter.output import as_json as json_bytes
from regelzetter.output import replace_files
from regelzetter.storage import Files, StorageError, open_commit
from regelzetter.version import VERSION

if TYPE_CHECKING:
    from regelzetter.publishing.bundle import Material
    from regelzetter.publishing.received import Received
    from regelzetter.publishing.verify import Rebuilt, Step
    from regelzetter.repository import Origin, Tag

FOLDER = "publicatie"
"""Where bundles go, under the folder for output."""
SUMS = "SHA256SUMS"
_SHOWN = 3
"""Why a version cannot be built; more does not help who did not write it."""


class Version(NamedTuple):
    """The commit that bundles are made of, and the tag before it, if there is one, that it is compared with."""

    herkomst: Origin
    files: Files
    tag: Tag | None
    eerder: Files | None


class Made(NamedTuple):
    """What bundles can be made of, or None when something forbids it; and everything that was found."""

    material: Material | None
    found: tuple[Diagnostic, ...]
    compiled: Compiled | None


def publish(place: Workplace, names: Sequence[str], target: Path, uitvoer: str, signer: str) -> int:
    """`publiceer`: one checked, reproducible bundle per document, and one list of digests over them."""
    from regelzetter.publishing.bundle import bundle, sums
    from regelzetter.publishing.refusals import refusals
    from regelzetter.repository import origin, tag_before, top, uncommitted
    from regelzetter.signing import SIGNERS, sign

    root, here = top(place.dossier), origin(place.dossier)
    version = _version(root, here, tag_before(root, here))
    made = _made(place, version, names, refusals(uncommitted(place.dossier, target)))
    if made.material is None:
        if exit_code(made.found) == DONE:
            raise StorageError(f"{', '.join(names)} staat niet in de vastgelegde versie van dossier.yaml; leg dossier.yaml vast")
        return _ended(place, made, uitvoer, {})
    wanted = tuple(names) or tuple(made.material.compiled.documenten)
    bundles = {f"{name}.zip": bundle(name, made.material) for name in wanted}
    files = {**bundles, SUMS: sums(bundles)}
    if signer:
        name, signature = sign(signer, SUMS, files[SUMS])
        files[name] = signature
    # A signature of an earlier list says nothing of this one.
    old = [f"{FOLDER}/{SUMS}{ending}" for _, ending in SIGNERS.values() if f"{SUMS}{ending}" not in files]
    replace_files(target, {f"{FOLDER}/{name}": data for name, data in files.items()}, old)
    if signer:
        place.terminal.say(f"ondertekend: {target / FOLDER / name}")
    others = sorted(path.name for path in (target / FOLDER).glob("*.zip") if path.name not in bundles)
    if others:
        place.terminal.say(f"niet van deze keer, en niet in {SUMS}: {', '.join(others)}")
    return _ended(place, made, uitvoer, {f"{target}/{FOLDER}/{name}": data for name, data in bundles.items()})


def _ended(place: Workplace, made: Made, uitvoer: str, bundles: Mapping[str, bytes]) -> int:
    """Tell what was found and made."""
    code = exit_code(made.found)
    if uitvoer == "json":
        import hashlib

        listed = [
            {"pad": path, "sha256": hashlib.sha256(data).hexdigest(), "grootte": len(data)} for path, data in bundles.items()
        ]
        report = {"uitkomst": code, "bundels": listed, "meldingen": [as_json(finding) for finding in made.found]}
        place.terminal.show(json_bytes(report).decode().rstrip())
        return code
    place.terminal.diagnostics(made.found, made.compiled.sources if made.compiled else {}, place.prefix)
    for path in bundles:
        place.terminal.say(path)
    if not bundles:
        place.terminal.say("niets gepubliceerd; wat er stond is niet aangeraakt")
    return code


def _version(root: Path, here: Origin, tag: Tag | None) -> Version:
    folder = here.folder or "."
    return Version(here, open_commit(root, here.commit, folder), tag, open_commit(root, tag.commit, folder) if tag else None)


def _made(
    place: Workplace, version: Version, names: Sequence[str], refused: tuple[Diagnostic, ...] = (), received: bool = False
) -> Made:
    """Compile a version and build what the bundles of `names` need.

    For a bundle that was `received` the official schemas are those of who checks it, not those that its dossier names.
    """
    from regelzetter.building import begin
    from regelzetter.ledger_command import unkept
    from regelzetter.manifest import input_digest
    from regelzetter.publishing.bundle import Material, loose_parts
    from regelzetter.publishing.metadata import Provenance
    from regelzetter.publishing.redline import Redline
    from regelzetter.templates_folder import templates_folder
    from regelzetter.writing.files import Settings
    from regelzetter.writing.html import style_sheet

    outcome = compile_dossier(version.files)
    found = in_order((*outcome.diagnostics, *refused))
    if outcome.value is None or refused or not outcome.ok:
        return Made(None, found, outcome.value)
    compiled = outcome.value
    if not set(names) <= compiled.documenten.keys():
        return Made(None, found, compiled)
    schemas = place.schemas if received else place.schemas_of(compiled.dossier)
    order = Order(loose_parts(compiled, names or tuple(compiled.documenten)))
    finish = begin(compiled, order, Settings(templates_folder(), schemas=schemas))
    with place.terminal.progress(count_documents(compiled, order)) as progress:
        built = finish(progress)
    tag = version.tag
    kept = unkept(compiled, built.value, version.eerder, tag.name if tag else "")
    found = in_order((*found, *built.diagnostics, *kept))
    if kept or not built.ok:
        return Made(None, found, compiled)
    # Faults in the version before do not matter: it is compared as far as it can be read.
    earlier = compile_dossier(version.eerder).value if version.eerder is not None else None
    redline = Redline(earlier, compiled, tag.name) if earlier is not None and tag is not None else None
    provenance = Provenance(version.herkomst, input_digest(version.files), tag)
    style = style_sheet(templates_folder(), compiled.huisstijl)
    return Made(Material(compiled, built.value, found, provenance, redline, style), found, compiled)


# --- verifieer ------------------------------------------------------------------------------------


class Extent(NamedTuple):
    """How much of a bundle is to be checked."""

    whole: bool = False
    """What cannot be checked here is a fault."""
    rebuild: bool = True
    """Build it again; who does not want that says so."""


def verify(place: Workplace, bundle: Path, repository: Path, uitvoer: str, extent: Extent) -> int:
    """`verifieer`: every step with its outcome; 3 when one failed, or with `whole` when one could not be done; 2 when the bundle
    could not be built again here, so that it is not known whether it is what its version says."""
    from regelzetter.proving.schematron import LVBB
    from regelzetter.publishing.unpacking import LARGEST_BUNDLE
    from regelzetter.publishing.verify import Step
    from regelzetter.publishing.verify import verify as steps_of

    if place.schemas is not None and not (place.schemas / LVBB).is_dir():
        raise StorageError(f"in de map {place.schemas} staan geen officiële schema's (zij heeft geen {LVBB})")
    if bundle.stat().st_size > LARGEST_BUNDLE:
        steps: tuple[Step, ...] = (Step("openen", "fout", (f"het bestand is groter dan {LARGEST_BUNDLE // 1_000_000} MB",)),)
    else:
        again = partial(_again, place, repository) if extent.rebuild else _not_again
        steps = steps_of(bundle.read_bytes(), place.schemas, again)
    code, verdict = _verdict(steps, extent)
    if uitvoer == "json":
        about: dict[str, object] = {"bundel": bundle.name, "uitkomst": code, "oordeel": verdict}
        if code == USAGE:
            about["fout"] = verdict
        place.terminal.show(json_bytes({**about, "stappen": [step._asdict() for step in steps]}).decode().rstrip())
        return code
    for step in steps:
        if not place.terminal.stil or step.uitkomst == "fout" or (code != DONE and step.uitkomst != "goed"):
            place.terminal.show(f"{step.uitkomst}: {step.naam}")
            for line in step.meldingen:
                place.terminal.show(f"   {_harmless(line)}")
    if code != DONE or not place.terminal.stil:
        place.terminal.show(verdict)
    return code


def _verdict(steps: Sequence[Step], extent: Extent) -> tuple[int, str]:
    """The exit code, and what it means in a sentence."""
    from regelzetter.publishing.verify import REBUILT

    skipped = [step.naam for step in steps if step.uitkomst == "niet getoetst"]
    if any(step.uitkomst == "fout" for step in steps):
        return PROOF, "de bundel is niet in orde"
    if extent.whole and skipped:
        return PROOF, f"niet alles is getoetst, en met --volledig moet dat: {', '.join(skipped)}"
    if extent.rebuild and REBUILT in skipped:
        return USAGE, (
            "niet vastgesteld of de bundel in orde is, want zij is hier niet opnieuw gebouwd; hoeft dat niet, geef dan "
            "--zonder-herbouw"
        )
    return DONE, "de bundel is in orde" + (f"; niet getoetst: {', '.join(skipped)}" if skipped else "")


def _harmless(line: str) -> str:
    """Words from a bundle, without signs that a terminal obeys or that turn the order of what is shown."""
    return "".join("\ufffd" if category(sign).startswith("C") else sign for sign in line)


def _not_again(_: Received) -> str:
    return "niet gevraagd (--zonder-herbouw)"


def _again(place: Workplace, repository: Path, bundle: Received) -> Rebuilt | str:
    """The files of the bundle, made again from its commit with this regelzetter; or why not."""
    from regelzetter.publishing.bundle import bundle_files, with_claims
    from regelzetter.publishing.verify import Rebuilt
    from regelzetter.repository import Origin, is_repository, kind_of

    why_not = _other_tools(bundle) or _needs_schemas(place, bundle)
    if why_not:
        return why_not
    here, short = Origin(bundle.commit, bundle.folder), bundle.commit[:12]
    try:
        is_repository(repository)
    except StorageError as error:  # its advice is for who makes a dossier
        return f"versie {short} is hier niet in git: {str(error).partition('; ')[0]}; geef met --git de map van de broncode"
    try:
        if kind_of(repository, bundle.commit) != "commit":
            return f"versie {short} is hier niet in git; haal haar op met git fetch, of geef met --git de map van de broncode"
        if kind_of(repository, f"{bundle.commit}:{bundle.folder}") != "tree":
            return Rebuilt({}, (f"in versie {short} is er geen map '{bundle.folder}'",))
        tag, wrong = _compared_with(repository, bundle)
        version = _version(repository, here, tag)
    except StorageError as error:
        return f"versie {short} is hier niet te lezen: {error}"
    if version.tag is None and bundle.tag is not None and not wrong:
        return f"de tag {bundle.tag[0]} waarmee de bundel is vergeleken, is hier niet; haal hem op met git fetch --tags"
    made = _made(place, version, (bundle.document,), received=True)
    if made.material is None:
        faults = [finding.melding for finding in made.found if finding.is_fout]
        return Rebuilt({}, (*wrong, f"in deze versie is er geen stuk {bundle.document} dat gebouwd kan worden", *faults[:_SHOWN]))
    claims = {file.pad: file.getoetst for file in bundle.files}
    material = with_claims(bundle.document, made.material, claims, place.schemas is not None)
    return Rebuilt(bundle_files(bundle.document, material), wrong)


def _other_tools(bundle: Received) -> str:
    """Why this program and its packages cannot make the same bytes."""
    from regelzetter.publishing.metadata import dependencies, python

    if bundle.regelzetter != VERSION:
        return f"de bundel is gemaakt met regelzetter {bundle.regelzetter}, dit is {VERSION}; neem die versie"
    if bundle.python != python():
        return f"de bundel is gemaakt met Python {bundle.python}, dit is {python()}; neem die versie"
    others = [name for name, version in dependencies() if bundle.afhankelijkheden.get(name) != version]
    if others:
        return f"de bundel is gemaakt met andere versies van {', '.join(others)}; neem die van requirements.lock"
    return ""


def _needs_schemas(place: Workplace, bundle: Received) -> str:
    """What official rules found is in the bundle, and they are not here to find it again."""
    from regelzetter.publishing.claims import CODES

    if place.schemas is None and any(code.encode() in bundle.content.get("diagnostiek.json", b"") for code in CODES):
        return "de bundel noemt wat de officiële schema's vonden; geef ze met --schemas of REGELZETTER_SCHEMAS"
    return ""


def _compared_with(root: Path, bundle: Received) -> tuple[Tag | None, tuple[str, ...]]:
    """The version that the bundle must be compared with, and what is wrong with the one that it names."""
    from regelzetter.repository import Origin, Tag, tag_before, tags

    expected = tag_before(root, Origin(bundle.commit, bundle.folder))
    said = Tag(*bundle.tag) if bundle.tag else None
    known = tags(root).get(said.name, "") if said else ""
    if said == expected or (said and expected and said.commit == known == expected.commit):
        return said, ()
    if said and not known:
        return None, ()
    here = f"hier is {expected.name} de vorige uitgave" if expected else "hier is er geen vorige uitgave"
    return expected, (f"de bundel is vergeleken met {said.name if said else 'niets'}; {here}",)
