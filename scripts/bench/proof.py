"""What writing and proving each format costs, as ratios to the build: the dossier of the project, and a law of 500 articles.

The build here is compiling, laying out and writing; a ratio of 0.10 is a tenth of that. The proofs of a build must cost at most
as much again (the last line). One process, one after the other; more times show what a build
costs when templates and shapes are known already. Letters have lines of their own.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from law import write_dossier

from regelzetter.beschikkingen.letters import named_letters
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.identity import identity
from regelzetter.proving.expected import expected
from regelzetter.proving.proof import prove
from regelzetter.proving.schema import STOP_VERSION, delivery_faults, parsed
from regelzetter.proving.schematron import findings
from regelzetter.storage import open_folder
from regelzetter.templates_folder import templates_folder
from regelzetter.tree.nodes import Document
from regelzetter.writing.files import DisplayWriter, Settings
from regelzetter.writing.layout import layout
from regelzetter.writing.writers import writer_of

ROOT: Final = Path(__file__).parents[2]
LAW_FORMATS: Final = ("docx", "html", "pdf", "akn", "stop")
T = TypeVar("T")


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self, schemas: Path | None) -> None:
        self.schemas = schemas
        self.spent: dict[str, float] = defaultdict(float)

    def of(self, what: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        done = work()
        self.spent[what] += time.perf_counter() - start
        return done


def built(folder: Path, formats: tuple[str, ...], schemas: Path | None) -> dict[str, float]:
    """Build and prove a dossier; `formats` instead of those that it asks for."""
    clock = Clock(schemas)
    compiled = clock.of("lezen", lambda: compile_dossier(open_folder(folder)).value)
    assert compiled is not None
    for spec in compiled.dossier.documenten.values():
        wanted = formats or spec.formaten
        if spec.ontvangers is None:
            _document(clock, compiled, compiled.documenten[spec.naam], spec.werk, wanted, one_of_many=False)
            continue
        for letter in named_letters(spec, compiled.brieven.get(spec.naam, ())).value:
            _document(clock, compiled, letter.document, spec.werk, wanted, one_of_many=True)
    return dict(clock.spent)


def _document(
    clock: Clock, compiled: Compiled, document: Document, werk: str, formats: tuple[str, ...], *, one_of_many: bool
) -> None:
    about = identity(document, werk, compiled)
    about = replace(about, werk=about.werk or "proef")
    shown = clock.of("opmaken", lambda: layout(document, about.datum))
    must = clock.of("proef verwachting", lambda: expected(shown))
    settings = Settings(templates_folder())
    kind = " brieven" if one_of_many else ""
    for name in formats:
        writer = writer_of(name)
        made = clock.of(
            f"schrijf {name}{kind}",
            lambda writer=writer: (  # type: ignore[misc]
                writer.write(shown, settings) if isinstance(writer, DisplayWriter) else writer.write(document, about)
            ),
        )
        for file in made.value:
            proof = clock.of(
                f"proef {name}{kind}",
                lambda file=file, name=name: prove(file, name, must, document.span, one_of_many),  # type: ignore[misc]
            )
            assert not proof.diagnostics, [each.melding for each in proof.diagnostics]
            if file.path.endswith("besluit.xml") and clock.schemas is not None:
                _officially(clock, file.data, clock.schemas)


def _officially(clock: Clock, besluit: bytes, schemas: Path) -> None:
    """XSD and Schematron apart; the first time both are compiled."""
    root = parsed(besluit)
    assert not isinstance(root, str)
    assert not clock.of("officieel XSD", lambda: delivery_faults(root, schemas))
    assert not clock.of("officieel Schematron", lambda: findings(besluit, schemas, STOP_VERSION))


def best(folder: Path, formats: tuple[str, ...], times: int, schemas: Path | None) -> dict[str, float]:
    """The least of some builds, for each line; the first one also warms what is kept for later."""
    runs = [built(folder, formats, schemas) for _ in range(times)]
    return {what: min(run[what] for run in runs) for what in runs[0]}


def show(title: str, spent: dict[str, float]) -> None:
    whole = sum(seconds for what, seconds in spent.items() if not what.startswith(("proef", "officieel")))
    proofs = sum(seconds for what, seconds in spent.items() if what.startswith("proef"))
    print(f"\n{title}: bouwen zonder proeven {whole:.2f} s")
    print(f"{'wat':28} {'seconden':>9} {'deel':>6}")
    for what, seconds in sorted(spent.items(), key=lambda line: (line[0].startswith(("proef", "officieel")), -line[1])):
        print(f"{what:28} {seconds:9.3f} {seconds / whole:6.2f}")
    print(f"{'alle proeven':28} {proofs:9.3f} {proofs / whole:6.2f}  (hoogstens 1.00)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--schemas", type=Path, help="the folder with the official schemas; without it they are left out")
    asked = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the workers of a build
    show("dossier regeling/", best(ROOT / "regeling", (), asked.times, asked.schemas))
    with TemporaryDirectory() as folder:
        write_dossier(asked.articles, Path(folder))
        show(f"wet van {asked.articles} artikelen", best(Path(folder), LAW_FORMATS, asked.times, asked.schemas))


if __name__ == "__main__":
    main()
