"""The door to the disk: the files of a dossier, from a folder, a git revision or memory.

A path is relative to the dossier with forward slashes, and never leads outside it. Nothing else in the compiler
reads files of a dossier.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from errno import EACCES, EDQUOT, EEXIST, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, ENOTEMPTY, EPERM, EROFS
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from regelzetter.record import record

LARGEST = 20_000_000
"""Bytes of one file; a text of law is a thousand times smaller."""
NOT_WRITTEN: Final = "de uitvoer kon niet worden geschreven: {}"

_LINK: Final = "120000"
"""The mode of a link in git."""
_MOST_LINKS: Final = 40
"""One link after another, as Linux follows them."""
_ELSEWHERE: Final = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
    }
)
"""What tells git to look at another repository than that of the folder."""
_AS_IT_IS: Final = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "LC_ALL": "C"}
"""No commit stands for another, and git says what is wrong in the words that we know."""


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


def reason(error: OSError, place: Path | None = None) -> str:
    """Why the disk refuses, in Dutch, with the file; with `place` where it names none, as a full disk does.

    >>> reason(OSError(ENOSPC, "No space left on device", "build/a.pdf"))
    'de schijf is vol (build/a.pdf)'
    """
    said = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    where = error.filename2 or error.filename or place
    return f"{said} ({where})" if where else said


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

    content: Mapping[str, bytes | None]
    """None: there is such a file, and it cannot be read."""

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
    """The dossier in `folder` as it was at a git revision."""
    if revision.startswith("-"):
        raise StorageError(f"'{revision}' is geen versie in git")
    top = Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))
    return open_commit(top, revision, folder.resolve().relative_to(top.resolve()).as_posix())


def open_commit(top: Path, revision: str, inside: str) -> MemoryFiles:
    """The dossier in a folder of the repository at `top`, as it was at a revision; the folder need not be there any more.

    The bytes are those that were committed: what the settings of a machine or .gitattributes do to files that are taken out
    (line ends, `ident`, `export-ignore`) is not done, as it would not give the same everywhere.
    """
    commit = git(top, "rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    entries = _entries(git(top, "ls-tree", "-r", "-z", "-l", "--full-tree", f"{commit}:{'' if inside == '.' else inside}"))
    blobs = _blobs(top, {entry.blob for entry in entries if entry.size <= LARGEST})
    files = {entry.path: blobs.get(entry.blob) for entry in entries if not entry.is_link}
    links = {entry.path: os.fsdecode(blobs.get(entry.blob, b"")) for entry in entries if entry.is_link}
    return MemoryFiles(files | _followed(links, files))


class _Entry(NamedTuple):
    """A file in a commit, or a link."""

    path: str
    blob: str
    size: int
    is_link: bool


def _entries(listing: bytes) -> list[_Entry]:
    found: list[_Entry] = []
    for line in filter(None, os.fsdecode(listing).split("\0")):
        facts, _, path = line.partition("\t")
        mode, kind, blob, size = facts.split()
        if kind == "blob" and not _hidden(Path(path)):
            found.append(_Entry(path, blob, int(size), mode == _LINK))
    return found


def _blobs(top: Path, names: set[str]) -> dict[str, bytes]:
    data = git(top, "cat-file", "--batch", asked="".join(f"{name}\n" for name in sorted(names)).encode())
    found: dict[str, bytes] = {}
    start = 0
    while start < len(data):
        end = data.index(b"\n", start) + 1
        name, _, size = data[start:end].decode().split()
        found[name] = data[end : end + int(size)]
        start = end + int(size) + 1
    return found


def _followed(links: Mapping[str, str], files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files that links stand for. A link that leads outside stands for a file that cannot be read, as in a folder."""
    found: dict[str, bytes | None] = {}
    for path in links:
        end = path
        for _ in range(_MOST_LINKS):
            if end not in links:
                break
            end = posixpath.normpath(posixpath.join(posixpath.dirname(end), links[end]))
        if end in files or end.startswith(("/", "../")):
            found[path] = files.get(end)
    return found


def git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """What one git command says about the repository that a folder stands in; `asked` is what it reads.

    Raises StorageError when it cannot say. Which repository is told by the folder alone, whatever git was told by who started
    this program (a hook is), and a commit is what its name says, whatever was put in its place on this machine.
    """
    import subprocess

    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=asked, capture_output=True, check=False, env=kept | _AS_IT_IS
        )
    except OSError as error:
        raise StorageError("git is niet gevonden; installeer git") from error
    if done.returncode:
        raise _why_not(folder, done.stderr.decode(errors="replace").strip())
    return done.stdout


def _why_not(folder: Path, said: str) -> StorageError:
    if "not a git repository" in said or "must be run in a work tree" in said:
        return StorageError(f"de map {folder} staat niet in git; begin met: git init, en leg het dossier vast")
    if "cannot change to" in said:
        return StorageError(f"de map {folder} bestaat niet; kies de map waar dossier.yaml in staat")
    if "dubious ownership in repository at '" in said:
        where = said.split("'")[1]
        command = f"git config --global --add safe.directory {where}"
        return StorageError(f"git leest de map {where} niet, want zij is van een ander ({command})")
    if "Needed a single revision" in said:
        return UnknownRevisionError(
            "deze versie is niet in git, of er is nog niets vastgelegd; leg het dossier vast met git commit"
        )
    if "Not a valid object name" in said:
        return StorageError("in die versie staat de map van dit dossier nog niet of niet meer")
    return StorageError(f"git kent deze versie of map niet: {said}")
