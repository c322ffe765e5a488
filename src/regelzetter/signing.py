"""A detached signature over the list of digests, by a tool and with a key of the user. regelzetter holds no keys."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from regelzetter.storage import StorageError

SIGNERS: Final = {
    "minisign": ("-Sm", ".minisig"),
    "gpg": ("--armor --detach-sign --yes", ".asc"),
}
"""Program → its words before the path, and the ending of the signature that it puts beside the file."""


def sign(signer: str, path: Path) -> Path:
    """Let the program sign a file; it asks its user for the key itself. Raises StorageError when there is no new signature."""
    words, ending = SIGNERS[signer]
    signature = path.with_name(path.name + ending)
    signature.unlink(missing_ok=True)
    try:
        done = subprocess.run([signer, *words.split(), str(path)], check=False)
    except FileNotFoundError as error:
        raise StorageError(f"{signer} is niet gevonden; installeer het, of onderteken {path} op een andere plaats") from error
    if done.returncode or not signature.is_file():
        raise StorageError(f"{signer} heeft {path} niet ondertekend (het gaf {done.returncode})")
    return signature
