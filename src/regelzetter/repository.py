"""Where a dossier stands in git: its commit, what is not committed, and the version that was published before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from regelzetter.storage import StorageError, git

_SUBMODULE: Final = "160000 "
"""The mode of a submodule in git."""


class Origin(NamedTuple):
    """The commit that is checked out, and the folder of the dossier in the repository; "" is its top."""

    commit: str
    folder: str


class Tag(NamedTuple):
    """A version with a name."""

    name: str
    commit: str


def origin(dossier: Path) -> Origin:
    """Raises StorageError for a folder that is not in git or not wholly, or in a repository without a commit."""
    inside = dossier.resolve().relative_to(top(dossier)).as_posix()
    if not inside.isprintable():
        raise StorageError(f"de naam van de map {dossier} heeft tekens die niet te lezen zijn; geef de map een andere naam")
    commit = git(dossier, "rev-parse", "--verify", "HEAD^{commit}").decode().strip()
    folder = "" if inside == "." else inside
    for path in submodules(dossier, commit, folder):
        raise StorageError(
            f"{path} is een submodule van git: wat erin staat hoort niet bij een vastgelegde versie van het dossier; zet de "
            "bestanden zelf in het dossier"
        )
    return Origin(commit, folder)


def submodules(dossier: Path, commit: str, folder: str) -> tuple[str, ...]:
    """The folders of the dossier that are repositories of their own: only their names are in the commit."""
    lines = os.fsdecode(git(top(dossier), "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{folder}")).split("\0")
    return tuple(line.partition("\t")[2] for line in lines if line.startswith(_SUBMODULE))


def top(folder: Path) -> Path:
    """The folder of the repository that a folder stands in."""
    return Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n")).resolve()


def is_repository(folder: Path) -> None:
    """Raises StorageError for a folder that is not in git; one without files (a bare repository) will do."""
    git(folder, "rev-parse", "--git-dir")


def uncommitted(dossier: Path, made: Path) -> tuple[str, ...]:
    """The paths in the repository that differ from the commit or are not in it.

    What git ignores does not count, nor a new file in the folder `made`, where builds go; unless the dossier itself is in there.
    """
    root, builds = top(dossier), made.resolve()
    holds_dossier = dossier.resolve().is_relative_to(builds)
    every = ("--untracked-files=all", "--ignore-submodules=none", "--no-renames")
    lines = os.fsdecode(git(dossier, "status", "--porcelain", "-z", *every))
    found: list[str] = []
    for entry in filter(None, lines.split("\0")):
        if entry.startswith("??") and not holds_dossier and (root / entry[3:]).is_relative_to(builds):
            continue
        found.append(entry[3:])
    return tuple(found)


def tag_before(repository: Path, here: Origin) -> Tag | None:
    """The nearest tagged commit before this one that holds the dossier: the version that was published before.

    Raises StorageError where it may be in the part of the history that a shallow clone lacks.
    """
    names: dict[str, list[str]] = {}
    for name, commit in tags(repository).items():
        names.setdefault(commit, []).append(name)
    for commit in git(repository, "rev-list", here.commit).decode().split() if names else ():
        if commit in names and commit != here.commit and _holds(repository, commit, here.folder):
            return Tag(max(names[commit]), commit)
    if git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise StorageError(
            "van deze kloon ontbreekt de geschiedenis, met de vorige uitgave; haal haar op: git fetch --unshallow --tags"
        )
    return None


def kind_of(repository: Path, name: str) -> str:
    """What git has under a name: commit, tree (a folder), blob (a file); empty if nothing."""
    try:
        return git(repository, "cat-file", "-t", name).decode().strip()
    except StorageError:
        return ""


def tags(repository: Path) -> dict[str, str]:
    """Name → commit, of the tags that are of one. What git shows of tags depends on settings; what they are does not."""
    names = git(repository, "for-each-ref", "--format=%(refname)", "refs/tags").split()
    asked = b"".join(name + b"^{commit}\n" for name in names)
    kinds = git(repository, "cat-file", "--batch-check=%(objecttype) %(objectname)", asked=asked).decode(errors="replace")
    answers = (line.split() for line in kinds.splitlines())
    return {
        name.removeprefix(b"refs/tags/").decode(errors="replace"): commit
        for name, (kind, commit) in zip(names, answers, strict=True)
        if kind == "commit"
    }


def _holds(repository: Path, commit: str, folder: str) -> bool:
    return kind_of(repository, f"{commit}:{folder}/dossier.yaml" if folder else f"{commit}:dossier.yaml") == "blob"


def last_known(dossier: Path, path: str) -> bytes | None:
    """A file of the dossier as the last commit has it, or as it was before a commit that took it away; None outside git."""
    try:
        commits = git(dossier, "log", "-1", "--format=%H", "--", path).decode().split()
        inside = "./" + path
        for revision in (f"{commit}{before}" for commit in commits for before in ("", "^")):
            found = git(dossier, "ls-tree", "--name-only", revision, "--", inside).strip()
            if found:
                return git(dossier, "show", f"{revision}:{inside}")
    except StorageError:
        return None
    return None
