"""Where the program begins. With a command that compiles a dossier, a copy of the process loads what opens one, while this
process loads and reads the command.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

from regelzetter.side_by_side import can_copy

_COMPILES: Final = frozenset(("bouw", "controleer", "waarden", "toon", "beschikkingen"))


def main() -> None:
    """The program `regelzetter`."""
    try:
        _main()
    except KeyboardInterrupt:  # while it is being loaded: from then on the commands say so themselves
        print("regelzetter: afgebroken", file=sys.stderr)
        sys.exit(2)


def _main() -> None:
    # A command makes trees without cycles and is gone: looking for cycles at every step costs a third of the time of a long law.
    gc.set_threshold(200_000, 50, 1000)
    opener = None
    if _COMPILES.intersection(sys.argv[1:2]) and can_copy():
        from regelzetter.opener import early_opener

        opener = early_opener()
    from regelzetter import cli

    cli.main(opener)
