"""The commands: they parse words, call `commands`, and print. Everything a person reads here is Dutch."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

import click

from regelzetter import commands
from regelzetter.click_dutch import DutchCommand, DutchGroup, NamedPath, in_dutch, named
from regelzetter.commands import USAGE, Workplace
from regelzetter.diagnostics import Rule
from regelzetter.ending import end
from regelzetter.opener import Opener
from regelzetter.order import WORKERS, Order
from regelzetter.storage import StorageError
from regelzetter.terminal import Terminal
from regelzetter.version import VERSION

F = TypeVar("F", bound=Any)

FORMATS = ("docx", "odt", "pdf", "html", "stop", "akn", "op")
FOR_THE_EYE = ("docx", "odt", "pdf", "html")
_REPORTS: Final[Mapping[str, Mapping[str, object]]] = {
    "publiceer": {"bundels": [], "meldingen": []},
    "verifieer": {"stappen": []},
}
"""Command → what its report has when nothing was done."""
OUTPUT = click.option("--uit", type=NamedPath(file_okay=False), default=Path("build"), metavar="MAP",
                      help="Map voor de uitvoer (standaard: build).")  # fmt: skip
FORMAT = click.option("--formaat", "formaten", default=None, metavar="docx,pdf,…", help="Alleen deze formaten.")
SCENARIO = click.option("--scenario", default="", callback=named, metavar="NAAM",
                        help="Reken met de waarden van gegevens/scenario/NAAM.yaml.")  # fmt: skip
SCHEMAS = click.option("--schemas", type=NamedPath(exists=True, file_okay=False), default=None, metavar="MAP",
                       envvar="REGELZETTER_SCHEMAS", help="Map met de officiële schema's van STOP en LVBB.")  # fmt: skip
STRICT = click.option("--streng", is_flag=True, help="Een getypt cijfer waar een waarde hoort is een fout.")


def everywhere(function: F) -> F:
    """The options every command takes."""
    for option in (
        click.option("--kleur", type=click.Choice(["ja", "nee", "auto"]), default="auto", help="Kleuren op de terminal."),
        click.option("--stil", is_flag=True, help="Alleen fouten laten zien."),
        click.option("--dossier", type=NamedPath(), default=None, metavar="MAP",
                     help="Map met dossier.yaml (standaard: regeling, of deze map)."),
    ):  # fmt: skip
        function = option(function)
    return function


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(VERSION, "--versie", message="regelzetter %(version)s", help="Laat de versie zien.")
def cli() -> None:
    """Zet de teksten van subsidiebeleid om in documenten die getekend en gepubliceerd kunnen worden."""


@cli.command("bouw", cls=DutchCommand)
@click.argument("documenten", nargs=-1, metavar="[DOCUMENT]…")
@FORMAT
@SCENARIO
@SCHEMAS
@OUTPUT
@STRICT
@everywhere
def bouw(
    documenten: tuple[str, ...],
    formaten: str | None,
    scenario: str,
    schemas: Path | None,
    uit: Path,
    streng: bool,
    dossier: Path | None,
    stil: bool,
    kleur: str,
) -> int:
    """Maak alle documenten en formaten die dossier.yaml vraagt."""
    place = _place(dossier, stil, kleur, scenario, streng, schemas)
    wanted = _formats(formaten)
    if not scenario:
        return commands.build(place, _order(place, documenten, wanted), uit)
    _refuse_official(wanted)
    order = _order(place, documenten, wanted)
    return commands.build(place, order._replace(formats=order.formats or FOR_THE_EYE), uit / "scenario" / scenario)


@cli.command("controleer", cls=DutchCommand)
@click.option("--uitvoer", type=click.Choice(["tekst", "json", "sarif", "github", "gitlab"]), default="tekst",
              help="Vorm van de meldingen.")  # fmt: skip
@STRICT
@SCENARIO
@everywhere
def controleer(uitvoer: str, streng: bool, scenario: str, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Lees en controleer het dossier; schrijf niets."""
    return commands.check(_place(dossier, stil, kleur, scenario, streng), uitvoer)


@cli.command("waarden", cls=DutchCommand)
@click.argument("sleutel", required=False)
@click.option("--uitvoer", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van de uitvoer.")
@SCENARIO
@everywhere
def waarden(sleutel: str | None, uitvoer: str, scenario: str, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Laat elke waarde zien: vorm, formule, bron en waar zij gedrukt is."""
    return commands.show_values(_place(dossier, stil, kleur, scenario), sleutel, uitvoer)


@cli.command("toon", cls=DutchCommand)
@click.argument("document")
@everywhere
def toon(document: str, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Laat de boom van een document zien, als vaste tekst."""
    place = _place(dossier, stil, kleur)
    _check_documents(place, (document,))
    return commands.show_tree(place, document)


@cli.command("uitleg", cls=DutchCommand)
@click.argument("code")
@everywhere
def uitleg(code: str, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Leg een melding uit: wat, waarom, bron, fout en goed."""
    from regelzetter.explain import explain

    _place(dossier, stil, kleur).terminal.show(explain(_rule(code)).rstrip())
    return commands.DONE


@cli.command("nieuw", cls=DutchCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--stil", is_flag=True, help="Alleen fouten laten zien.")
@click.option("--kleur", type=click.Choice(["ja", "nee", "auto"]), default="auto", help="Kleuren op de terminal.")
def nieuw(folder: Path, stil: bool, kleur: str) -> int:
    """Maak een nieuw dossier dat meteen te bouwen is."""
    from regelzetter.new_dossier import new_dossier

    return new_dossier(folder, Terminal(stil, kleur))


@cli.command("herstel", cls=DutchCommand)
@click.option("--code", "codes", multiple=True, metavar="REGL0600", help="Alleen meldingen met deze code; mag vaker.")
@click.option("--proef", is_flag=True, help="Laat zien wat er zou veranderen; schrijf niets.")
@everywhere
def herstel(codes: tuple[str, ...], proef: bool, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Verbeter in de bronnen wat veilig te verbeteren is."""
    from regelzetter.fix_commands import repair

    return repair(_place(dossier, stil, kleur), tuple(_rule(code).code for code in codes), proef)


@cli.command("hernummer", cls=DutchCommand)
@click.option("--controleer", "proef", is_flag=True, help="Laat zien wat er zou veranderen; schrijf niets.")
@everywhere
def hernummer(proef: bool, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Laat getypte nummers in de bronnen op elkaar volgen, en de verwijzingen mee."""
    from regelzetter.fix_commands import renumber

    return renumber(_place(dossier, stil, kleur), proef)


@cli.command("beschikkingen", cls=DutchCommand)
@click.argument("soort")
@click.option("--ontvangers", type=NamedPath(exists=True, dir_okay=False), default=None, metavar="BESTAND",
              help="Andere ontvangers, voor deze keer: een CSV of XLSX met dezelfde kolommen.")  # fmt: skip
@click.option("--werkers", type=click.IntRange(1, 64), default=WORKERS, metavar="N", help="Aantal processen naast elkaar.")
@FORMAT
@OUTPUT
@everywhere
def beschikkingen(
    soort: str,
    ontvangers: Path | None,
    werkers: int,
    formaten: str | None,
    uit: Path,
    dossier: Path | None,
    stil: bool,
    kleur: str,
) -> int:
    """Maak een beschikking voor elke ontvanger, en het register."""
    place = _place(dossier, stil, kleur)
    order = _order(place, (soort,), _formats(formaten), kind="beschikking")
    return commands.letters(place, order._replace(workers=werkers), uit, ontvangers)


@cli.command("vergelijk", cls=DutchCommand)
@click.argument("oud", callback=named)
@click.argument("nieuw", callback=named)
@OUTPUT
@everywhere
def vergelijk(oud: str, nieuw: str, uit: Path, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Laat zien wat er veranderde tussen twee versies (een map of een versie in git)."""
    from regelzetter.comparison_command import compare_versions

    return compare_versions(_place(dossier, stil, kleur), oud, nieuw, uit)


@cli.command("publiceer", cls=DutchCommand)
@click.argument("documenten", nargs=-1, metavar="[DOCUMENT]…")
@click.option("--scenario", default="", callback=named, hidden=True)
@click.option("--uitvoer", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
@click.option(
    "--onderteken", type=click.Choice(["minisign", "gpg"]), default=None, help="Laat dit programma SHA256SUMS ondertekenen."
)
@SCHEMAS
@OUTPUT
@everywhere
def publiceer(
    documenten: tuple[str, ...],
    scenario: str,
    uitvoer: str,
    onderteken: str | None,
    schemas: Path | None,
    uit: Path,
    dossier: Path | None,
    stil: bool,
    kleur: str,
) -> int:
    """Maak per document één bundel, klaar om aan te leveren."""
    from regelzetter.publish_commands import publish

    if scenario:
        raise click.UsageError("een scenario wordt nooit gepubliceerd; bekijk het met 'regelzetter bouw --scenario'")
    place = _place(dossier, stil, kleur, schemas=schemas)
    _check_documents(place, documenten)
    return publish(place, documenten, uit, uitvoer, onderteken or "")


@cli.command("verifieer", cls=DutchCommand)
@click.argument("bundel", type=NamedPath(exists=True, dir_okay=False))
@click.option("--git", "repository", type=NamedPath(exists=True, file_okay=False), default=Path(), metavar="MAP",
              help="Map in git met de broncode van de bundel (standaard: deze map).")  # fmt: skip
@click.option("--uitvoer", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
@click.option("--volledig", is_flag=True, help="Een stap die hier niet te toetsen is, is ook een fout.")
@click.option("--zonder-herbouw", "zonder", is_flag=True, help="Bouw de bundel niet opnieuw; de rest wordt wel getoetst.")
@SCHEMAS
@everywhere
def verifieer(
    bundel: Path,
    repository: Path,
    uitvoer: str,
    volledig: bool,
    zonder: bool,
    schemas: Path | None,
    dossier: Path | None,
    stil: bool,
    kleur: str,
) -> int:
    """Controleer een bundel: SHA-256, toetsen, dezelfde woorden, en opnieuw gebouwd dezelfde bytes."""
    from regelzetter.publish_commands import Extent, verify

    if volledig and zonder:
        raise click.UsageError("--volledig vraagt om alles, en --zonder-herbouw om minder; kies een van de twee")
    return verify(_place(dossier, stil, kleur, schemas=schemas), bundel, repository, uitvoer, Extent(volledig, not zonder))


@cli.group("sjabloon", cls=DutchGroup)
def sjabloon() -> None:
    """Werk met eigen briefpapier."""


@sjabloon.command("controleer", cls=DutchCommand)
@click.argument("bestand", type=NamedPath(exists=True, dir_okay=False))
@everywhere
def sjabloon_controleer(bestand: Path, dossier: Path | None, stil: bool, kleur: str) -> int:
    """Zeg wat er mist in een Word-sjabloon (docx)."""
    from regelzetter.template_command import check_template

    return check_template(bestand, _place(dossier, stil, kleur).terminal)


def _place(
    dossier: Path | None, stil: bool, kleur: str, scenario: str = "", strict: bool = False, schemas: Path | None = None
) -> Workplace:
    """The dossier: what was asked for, or this folder when it holds one, or regeling/."""
    folder = dossier or (Path() if Path("dossier.yaml").is_file() else Path("regeling"))
    root = folder.parent if folder.name == "dossier.yaml" else folder
    place = Workplace(root, Terminal(stil, kleur), scenario, strict, schemas, click.get_current_context().obj)
    if scenario:
        known = commands.scenarios(place)
        if scenario not in known:
            raise click.UsageError(f"het scenario '{scenario}' bestaat niet; er zijn {', '.join(known) or 'geen'}")
    return place


def _rule(code: str) -> Rule:
    from regelzetter.catalogue import all_rules
    from regelzetter.nearest import nearest

    rule = all_rules().get(code.upper())
    if rule is None:
        guess = nearest(code.upper(), all_rules())
        raise click.UsageError(f"de code '{code}' bestaat niet" + (f"; bedoelde u {guess}?" if guess else ""))
    return rule


def _refuse_official(formats: Sequence[str]) -> None:
    """A scenario is made in the formats for the eye: the others are for publication, and a scenario is never published."""
    for name in formats:
        if name not in FOR_THE_EYE:
            raise click.UsageError(f"het formaat '{name}' wordt van een scenario niet gemaakt: het dient voor publicatie")


def _formats(text: str | None) -> tuple[str, ...]:
    """The formats that were asked for; none: nobody asked."""
    if text is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise click.UsageError(f"noem bij --formaat een formaat; er zijn {', '.join(FORMATS)}")
    for name in names:
        if name not in FORMATS:
            raise click.UsageError(f"het formaat '{name}' bestaat niet; er zijn {', '.join(FORMATS)}")
    return names


def _order(place: Workplace, names: tuple[str, ...], formats: tuple[str, ...], kind: str = "") -> Order:
    """What is asked for, if it can be made: a document that gives no file, or a format of no document, is wrong use too."""
    _check_documents(place, names, kind)
    known = commands.documents(place)
    asked = {name: known[name].formaten for name in names or known if name in known and known[name].formaten}
    for name in names:
        if formats and name in asked and not set(asked[name]).intersection(formats):
            raise click.UsageError(
                f"van {name} wordt geen {' of '.join(formats)} gemaakt; dossier.yaml noemt {', '.join(asked[name])}"
            )
    there = dict.fromkeys(each for has in asked.values() for each in has)
    lost = [each for each in formats if there and each not in there]
    if lost:
        whose = f"van {', '.join(names)}" if names else "in dit dossier"
        raise click.UsageError(f"{whose} wordt niets gemaakt in het formaat {lost[0]}; dossier.yaml noemt {', '.join(there)}")
    return Order(names, formats)


def _check_documents(place: Workplace, names: Sequence[str], kind: str = "") -> None:
    """Names of documents are words of the command: a wrong one is wrong use, not an error in the dossier."""
    if not names:
        return
    every = commands.documents(place)
    known = [name for name, spec in every.items() if not kind or spec.soort == kind]
    for name in names:
        if every and name not in known:
            raise click.UsageError(f"'{name}' is geen {kind or 'document'} van dit dossier; er zijn {', '.join(known) or 'geen'}")


def main(opener: Opener | None = None) -> NoReturn:
    """The door: every ending is an exit code and a line in Dutch, never a traceback for a person's mistake."""
    end(run(opener=opener))


def run(arguments: Sequence[str] | None = None, opener: Opener | None = None) -> int:
    """Run a command and give its exit code. `opener`: a copy of this process that waits to hear which dossier to open."""
    given = list(arguments) if arguments is not None else sys.argv[1:]
    try:
        code = cli.main(args=given, prog_name="regelzetter", standalone_mode=False, obj=opener)
    except click.ClickException as error:
        return _wrong_use(in_dutch(error), given)
    except StorageError as error:
        return _wrong_use(str(error), given)
    except OSError as error:  # a file of the user, or the disk: what we open ourselves is told with more words
        return _wrong_use(f"{error.filename or 'een bestand'} kon niet worden gelezen of geschreven: {error.strerror}", given)
    except (click.Abort, KeyboardInterrupt):
        return _wrong_use("afgebroken", given)
    return code if isinstance(code, int) else commands.DONE


def _wrong_use(message: str, given: Sequence[str]) -> int:
    """Say why nothing was done; to a program that asked for a report, in that report too."""
    print(f"regelzetter: {message}", file=sys.stderr)
    empty = _REPORTS.get(next(iter(given), ""))
    if empty is not None and ("--uitvoer=json" in given or ("--uitvoer", "json") in pairwise(given)):
        from regelzetter.output import as_json

        with suppress(OSError):  # where it cannot be written, that has been said
            print(as_json({"uitkomst": USAGE, "fout": message, **empty}).decode().rstrip(), flush=True)
    return USAGE
