"""Where a dossier stands in git: its commit, what is not committed, and the version that was published before."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from regelzetter.storage import StorageError, git


class Origin(NamedTuple):
    """The commit that is checked out, and the folder of the dossier in the repository; "" is its top."""

    commit: str
    folder: str


class Tag(NamedTuple):
    """A version with a name."""

    name: str
    commit: str


def origin(dossier: Path) -> Origin:
    """Raises StorageError for a folder that is not in git, or in a repository without a commit."""
    inside = dossier.resolve().relative_to(top(dossier)).as_posix()
    commit = git(dossier, "rev-parse", "--verify", "HEAD^{commit}").decode().strip()
    return Origin(commit, "" if inside == "." else inside)


def top(folder: Path) -> Path:
    """The folder of the repository that a folder stands in."""
    return Path(git(folder, "rev-parse", "--show-toplevel").decode().strip()).resolve()


def uncommitted(dossier: Path, made: Path) -> tuple[str, ...]:
    """The paths in the repository that differ from the commit or are not in it.

    What git ignores does not count, nor a new file in the folder `made`, where builds go; unless the dossier itself is in there.
    """
    root, builds = top(dossier), made.resolve()
    holds_dossier = dossier.resolve().is_relative_to(builds)
    lines = git(dossier, "-c", "core.quotePath=false", "status", "--porcelain", "-z", "--untracked-files=all").decode()
    found: list[str] = []
    entries = iter(lines.split("\0"))
    for entry in entries:
        if entry.startswith("??") and not holds_dossier and (root / entry[3:]).is_relative_to(builds):
            continue
        if entry:
            found.append(entry[3:])
            if entry[0] in "RC":  # the name before the change follows on its own
                next(entries, None)
    return tuple(found)


def tag_before(dossier: Path) -> Tag | None:
    """The nearest tagged commit before this one that holds the dossier: the version that was published before."""
    here = origin(dossier)
    decorated = git(dossier, "log", "--format=%H%x09%D", "--decorate-refs=refs/tags", "--simplify-by-decoration", "HEAD").decode()
    for line in decorated.splitlines():
        commit, _, names = line.partition("\t")
        tags = sorted(name.removeprefix("tag: ") for name in names.split(", ") if name.startswith("tag: "))
        if tags and commit != here.commit and _holds(dossier, commit, here.folder):
            return Tag(tags[-1], commit)
    return None


def _holds(dossier: Path, commit: str, folder: str) -> bool:
    path = f"{folder}/dossier.yaml" if folder else "dossier.yaml"
    return bool(git(top(dossier), "ls-tree", "--name-only", commit, "--", path).strip())


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
