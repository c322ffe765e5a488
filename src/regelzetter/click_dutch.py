"""click in Dutch: its help page and its messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from click.formatting import HelpFormatter


def _usage(command: click.Command, context: click.Context, formatter: HelpFormatter) -> None:
    pieces = [_DUTCH_WORDS.get(piece, piece) for piece in command.collect_usage_pieces(context)]
    formatter.write_usage(context.command_path, " ".join(pieces), prefix="Gebruik: ")


def _options(command: click.Command, context: click.Context, formatter: HelpFormatter) -> None:
    records = [record for parameter in command.get_params(context) if (record := parameter.get_help_record(context)) is not None]
    if records:
        with formatter.section("Opties"):
            formatter.write_dl([(name, _HELP if text == "Show this message and exit." else text) for name, text in records])


_HELP = "Laat deze uitleg zien."
_DUTCH_WORDS = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [WOORDEN]…"}


class DutchCommand(click.Command):
    def format_usage(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        _options(self, ctx, formatter)


class DutchGroup(click.Group):
    def format_usage(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        _options(self, ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in self.commands.items()])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(self.commands)


class NamedPath(click.Path):
    """A path. No words at all are no path: where a script has an empty variable, `Path` would take the folder we are in."""

    def __init__(self, *, exists: bool = False, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "" and param is not None:
            raise click.UsageError(_nothing(param), ctx)
        return super().convert(value, param, ctx)


def named(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A name that was given has letters; for an option that was not given, what it is then."""
    if not value.strip() and context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE:
        raise click.UsageError(_nothing(parameter), context)
    return value


def _nothing(parameter: click.Parameter) -> str:
    return f"bij {_shown(parameter)} staat niets"


def in_dutch(error: click.ClickException) -> str:
    """The message of a wrong use, in Dutch, with where to read on."""
    where = f" (zie {error.ctx.command_path} --help)" if isinstance(error, click.UsageError) and error.ctx is not None else ""
    return _message(error) + where


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return f"de optie {name} bestaat niet" + (f"; bedoelde u {' of '.join(near)}?" if near else "")
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"er ontbreekt een woord: {(parameter.name or '').upper()}"
        case click.BadParameter(param=click.Parameter() as parameter) if isinstance(parameter.type, click.Choice):
            return f"--{parameter.name} is een van: {', '.join(str(choice) for choice in parameter.type.choices)}"
        case click.BadParameter(param=click.Parameter() as parameter) if isinstance(parameter.type, click.Path):
            kind, article = ("bestand", "het") if parameter.type.file_okay else ("map", "de")
            if error.message.endswith(("is a file.", "is a directory.")):
                what = "een bestand, geen map" if error.message.endswith("is a file.") else "een map, geen bestand"
                return f"wat bij {_shown(parameter)} staat is {what}"
            if error.message.endswith("is not readable."):
                return f"wat bij {_shown(parameter)} staat is niet te lezen"
            return f"{article} {kind} bij {_shown(parameter)} bestaat niet"
        case click.BadParameter(param=click.Parameter() as parameter) if isinstance(parameter.type, click.IntRange):
            return f"{_shown(parameter)} is een getal van {parameter.type.min} tot en met {parameter.type.max}"
        case click.BadOptionUsage(option_name=name):
            return f"bij de optie {name} hoort een waarde"
    text = error.format_message()
    if text.startswith("No such command"):
        return f"de opdracht {text.removeprefix('No such command ').rstrip('.')} bestaat niet"
    if text.startswith("Got unexpected extra argument"):
        return "er staan te veel woorden: " + text.partition("(")[2].rstrip(").")
    if text.startswith("Missing command"):
        return "geef een opdracht"
    return text


def _shown(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
