"""The door to the disk: the files of a dossier, from a folder, a git revision or memory.

A path is relative to the dossier with forward slashes, and never leads outside it. Nothing else in the compiler
reads files of a dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from errno import EACCES, EDQUOT, EEXIST, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, ENOTEMPTY, EPERM, EROFS
from pathlib import Path
from typing import Protocol

from regelzetter.record import record

LARGEST = 20_000_000
"""Bytes of one file; a text of law is a thousand times smaller."""


class StorageError(Exception):
    """A folder or revision that cannot be opened; the message is for the user."""


_REASONS = {
    EACCES: "u mag hier niet schrijven",
    EPERM: "u mag hier niet schrijven",
    EROFS: "de schijf is alleen te lezen",
    ENOSPC: "de schijf is vol",
    EDQUOT: "de schijf is vol",
    ENAMETOOLONG: "een naam is te lang",
    ENOTDIR: "waar een map moet staan, staat een bestand",
    EEXIST: "waar een map moet staan, staat een bestand",
    EISDIR: "waar een bestand moet komen, staat een map",
    ENOTEMPTY: "waar een bestand moet komen, staat een map",
    ENOENT: "de map bestaat niet",
}


def reason(error: OSError) -> str:
    """Why the disk refuses, in Dutch, with the file.

    >>> reason(OSError(ENOSPC, "No space left on device", "build/a.pdf"))
    'de schijf is vol (build/a.pdf)'
    """
    said = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{said} ({error.filename})" if error.filename else said


class UnknownRevisionError(StorageError):
    """A name that git does not know as a commit."""


class Files(Protocol):
    """The files of one version of a dossier."""

    def names(self) -> tuple[str, ...]:
        """All paths, sorted."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when it is not there, outside the dossier or larger than `LARGEST`."""
        ...


@record(frozen=True, slots=True)
class FolderFiles:
    """A folder on disk. Links that lead outside are not followed."""

    root: Path

    def names(self) -> tuple[str, ...]:
        found = (path for path in self.root.rglob("*") if path.is_file() and not _hidden(path.relative_to(self.root)))
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in found))

    def read(self, path: str) -> bytes | None:
        full = (self.root / path).resolve()
        if not full.is_relative_to(self.root.resolve()) or not full.is_file() or full.stat().st_size > LARGEST:
            return None
        return full.read_bytes()


@record(frozen=True, slots=True)
class MemoryFiles:
    """Files in memory: tests, and a git revision after it was read."""

    content: Mapping[str, bytes]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.content))

    def read(self, path: str) -> bytes | None:
        return self.content.get(path)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def open_folder(folder: Path) -> FolderFiles:
    """The dossier in a folder, or in the folder of a given dossier.yaml."""
    root = folder.parent if folder.name == "dossier.yaml" else folder
    if not root.is_dir():
        raise StorageError(f"de map {folder} bestaat niet; kies met --dossier de map waar dossier.yaml in staat")
    return FolderFiles(root)


def open_revision(folder: Path, revision: str) -> MemoryFiles:
    """The dossier in `folder` as it was at a git revision; one git process for all files."""
    if revision.startswith("-"):
        raise StorageError(f"'{revision}' is geen versie in git")
    top = Path(git(folder, "rev-parse", "--show-toplevel").decode().strip())
    return open_commit(top, revision, folder.resolve().relative_to(top.resolve()).as_posix())


def open_commit(top: Path, revision: str, inside: str) -> MemoryFiles:
    """The dossier in a folder of the repository at `top`, as it was at a revision; the folder need not be there any more."""
    data = git(top, "archive", "--format=tar", f"{revision}^{{commit}}", "--", inside)
    return MemoryFiles(_unpacked(data, "" if inside == "." else f"{inside}/"))


def _unpacked(data: bytes, prefix: str) -> dict[str, bytes]:
    import io
    import tarfile

    content: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() and member.size <= LARGEST else None
            name = Path(member.name.removeprefix(prefix))
            if stream is not None and member.name.startswith(prefix) and not _hidden(name):
                content[name.as_posix()] = stream.read()
    return content


def git(folder: Path, *arguments: str) -> bytes:
    """What one git command says about the repository that a folder stands in. Raises StorageError when it cannot say."""
    import subprocess

    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise StorageError("git is niet gevonden; installeer git") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        if not folder.is_dir():
            raise StorageError(f"de map {folder} bestaat niet; kies met --dossier de map waar dossier.yaml in staat")
        if "not a git repository" in said:
            raise StorageError(f"de map {folder} staat niet in git; begin met: git init, en leg het dossier vast")
        if "not a valid object name" in said:
            raise UnknownRevisionError(f"git kent deze versie niet: {said}")
        if "did not match any files" in said:
            raise StorageError(f"in die versie staat de map van dit dossier nog niet of niet meer: {said}")
        raise StorageError(f"git kent deze versie of map niet: {said}")
    return done.stdout
