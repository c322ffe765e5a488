"""How the program ends: at once.

Python would take all trees and modules apart first, a tenth of the time of a command; the system need not. And it would wait for
every thread: one that was being started when the user pressed Ctrl-C is not known to who should tell it to stop, and then that
never ends.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from regelzetter.side_by_side import stop_copies, stop_listening


def end(code: int) -> NoReturn:
    """Stop what still works for this process, remove what should not stay behind, and end with a code."""
    stop_listening()
    stop_copies()
    remove = getattr(sys.modules.get("regelzetter.writing.pdf"), "undress", None)
    if remove is not None:  # absent where it was still being loaded
        remove()
    os._exit(_flushed(code))


def _flushed(code: int) -> int:
    """The code, or 2 where what was said could not be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # whoever read our lines has seen enough, as in `| head`
    except OSError as error:
        from regelzetter.storage import NOT_WRITTEN, reason

        if code != 2:  # a person hears it once
            print(f"regelzetter: {NOT_WRITTEN.format(reason(error))}", file=sys.stderr)
        code = 2
    sys.stderr.flush()
    return code
