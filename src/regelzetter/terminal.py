"""How things look on a terminal: colours when asked, progress on a terminal, one line per document elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from regelzetter.diagnostics import Diagnostic, Ernst, excerpt, one_line
from regelzetter.record import record
from regelzetter.source import Source
from regelzetter.storage import NOT_WRITTEN, StorageError, reason

_COLOURS = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.INFORMATIEF: "blue"}


@record(frozen=True, slots=True)
class Terminal:
    """`stil`: only errors. `kleur`: ja, nee or auto (a terminal without NO_COLOR)."""

    stil: bool
    kleur: str

    def in_colour(self) -> bool:
        if self.kleur != "auto":
            return self.kleur == "ja"
        return sys.stderr.isatty() and not os.environ.get("NO_COLOR")

    def say(self, text: str) -> None:
        """A line for the person at the terminal; what the command was asked for goes to `show`."""
        if not self.stil:
            print(text, file=sys.stderr)

    def insist(self, text: str) -> None:
        """A line that also who asked for silence must see."""
        print(text, file=sys.stderr)

    def show(self, text: str) -> None:
        try:
            print(text)
        except BrokenPipeError:
            raise  # whoever reads has seen enough, as in `| head`
        except OSError as error:
            raise StorageError(NOT_WRITTEN.format(reason(error))) from error

    def diagnostics(self, found: Sequence[Diagnostic], sources: Mapping[str, Source], prefix: str) -> None:
        """Every finding in full on standard error, then a line that counts them."""
        for finding in found:
            if self.stil and not finding.is_fout:
                continue
            print(self._finding(finding, sources.get(finding.span.path), prefix), file=sys.stderr)
        errors = sum(finding.is_fout for finding in found)
        rest = len(found) - errors
        if found:
            self.say(
                f"{errors} {'fout' if errors == 1 else 'fouten'}, {rest} {'andere melding' if rest == 1 else 'andere meldingen'}"
            )

    def _finding(self, finding: Diagnostic, source: Source | None, prefix: str) -> str:
        lines = [self._painted(one_line(finding, prefix), _COLOURS[finding.rule.ernst])]
        if source is not None and source.line(finding.span.line):
            lines.extend(excerpt(finding.span, source))
        if finding.tip:
            lines.append(f"   tip: {finding.tip}")
        return "\n".join(lines)

    def _painted(self, text: str, colour: str) -> str:
        if not self.in_colour():
            return text
        from click import style

        return style(text, fg=colour)

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[str], None]]:
        """A bar on a terminal; elsewhere a line for each document."""
        if self.stil or not sys.stderr.isatty():
            yield self.say
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=not self.in_colour())
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("bouwen", total=total)
            yield lambda text: bar.update(task, advance=1, description=text)
