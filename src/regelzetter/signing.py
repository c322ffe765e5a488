"""A detached signature over the list of digests, by a tool and with a key of the user. regelzetter holds no keys."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from regelzetter.storage import StorageError

SIGNERS: Final = {
    "minisign": ("-Sm", ".minisig"),
    "gpg": ("--armor --detach-sign --yes", ".asc"),
}
"""Program → its words before the path, and the ending of the signature that it puts beside the file."""
_STANDARD_ERROR: Final = 2


def sign(signer: str, name: str, data: bytes) -> tuple[str, bytes]:
    """Let the program sign a file; it asks its user for the key itself. The name and the bytes of the signature.

    What the program says goes to standard error: standard output is for the report. Raises StorageError without a signature.
    """
    words, ending = SIGNERS[signer]
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        signature = path.with_name(name + ending)
        try:
            done = subprocess.run([signer, *words.split(), str(path)], check=False, stdout=_STANDARD_ERROR)
        except OSError as error:
            raise StorageError(f"{signer} is niet gevonden; installeer het, of onderteken {name} op een andere plaats") from error
        if done.returncode or not signature.is_file():
            raise StorageError(
                f"{signer} heeft {name} niet ondertekend (het gaf {done.returncode}); er is niets gepubliceerd, en wat er stond "
                "is niet aangeraakt"
            )
        return signature.name, signature.read_bytes()
