"""What is read from a commit is what was committed, byte for byte, whatever this machine or .gitattributes would make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelzetter.repository import origin, tag_before, top, uncommitted
from regelzetter.storage import StorageError, open_commit
from tests.publishing.repositories import commit, git

TEXT = b"# Kop\n\nVersie $Id$ van $Format:%H$.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a dossier of three files in a folder."""
    folder = tmp_path / "repo"
    (folder / "dossier/bijlagen").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "dossier/dossier.yaml").write_text("dossier: proef\n", encoding="utf-8")
    (folder / "dossier/bijlagen/1.md").write_bytes(TEXT)
    commit(folder, "een")
    return folder


def read(repo: Path, folder: str = "dossier") -> dict[str, bytes | None]:
    files = open_commit(repo, "HEAD", folder)
    return {name: files.read(name) for name in files.names()}


def test_settings_and_attributes_change_nothing(repo: Path) -> None:
    before = read(repo)
    git(repo, "config", "core.autocrlf", "true")
    attributes = "bijlagen export-ignore\n*.md export-subst ident\n*.yaml eol=crlf filter=weg\n"
    (repo / "dossier/.gitattributes").write_text(attributes, encoding="utf-8")
    git(repo, "config", "filter.weg.smudge", "sed s/proef/anders/")
    commit(repo, "twee")
    assert read(repo) == before == {"bijlagen/1.md": TEXT, "dossier.yaml": b"dossier: proef\n"}


def test_a_commit_is_not_the_one_that_stands_in_for_it(repo: Path) -> None:
    first = git(repo, "rev-parse", "HEAD")
    (repo / "dossier/bijlagen/1.md").write_bytes(b"vervalst\n")
    commit(repo, "twee")
    git(repo, "replace", first, "HEAD")
    assert open_commit(repo, first, "dossier").read("bijlagen/1.md") == TEXT


def test_a_link_stands_for_its_file_and_never_for_one_outside(repo: Path) -> None:
    for name, target in (
        ("2.md", "1.md"),
        ("3.md", "2.md"),
        ("4.md", "../../buiten.md"),
        ("5.md", "/etc/passwd"),
        ("6.md", "6.md"),
    ):
        (repo / "dossier/bijlagen" / name).symlink_to(target)
    (repo / "buiten.md").write_text("buiten\n", encoding="utf-8")
    commit(repo, "twee")
    found = {path: data for path, data in read(repo).items() if path.startswith("bijlagen/")}
    assert found == {**{f"bijlagen/{n}.md": TEXT for n in (1, 2, 3)}, "bijlagen/4.md": None, "bijlagen/5.md": None}


@pytest.mark.parametrize("name", ["a&b (c), d", ":(glob)*", "-x", "map[1] ", "réglé"])
def test_the_name_of_a_folder_is_no_pattern(repo: Path, name: str) -> None:
    (repo / "dossier").rename(repo / name)
    commit(repo, "twee")
    assert origin(repo / name).folder == name
    assert read(repo, name)["bijlagen/1.md"] == TEXT


def test_the_folder_alone_says_which_repository(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook of git tells its programs about another one."""
    other = repo.parent / "ander"
    other.mkdir()
    git(other, "init", "-q")
    here = git(repo, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/ander")
    assert (top(repo / "dossier"), origin(repo / "dossier").commit) == (repo, here)
    assert uncommitted(repo / "dossier", repo / "build") == ()


def test_a_name_that_is_no_utf8_is_no_fault_of_ours(repo: Path) -> None:
    (repo / "dossier" / "\udcff.md").write_text("x", encoding="utf-8")
    assert uncommitted(repo / "dossier", repo / "build") == ("dossier/\udcff.md",)
    commit(repo, "twee")
    assert "\udcff.md" in read(repo)


# --- what cannot be published from ----------------------------------------------------------------


def test_a_submodule_is_not_in_the_commit(repo: Path) -> None:
    git(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo), "dossier/sjablonen")
    commit(repo, "twee")
    with pytest.raises(StorageError, match="sjablonen is een submodule van git"):
        origin(repo / "dossier")


def test_a_shallow_clone_may_lack_the_version_before(repo: Path) -> None:
    """With the tag in it the clone says the same as the whole history; without, nobody knows."""
    git(repo, "tag", "v1.0")
    for message in ("twee", "drie"):
        commit(repo, message)
    for depth in ("1", "3"):
        git(repo.parent, "clone", "-q", f"--depth={depth}", f"file://{repo}", depth)
    with pytest.raises(StorageError, match="git fetch --unshallow --tags"):
        tag_before(repo.parent / "1", origin(repo.parent / "1/dossier"))
    found = tag_before(repo.parent / "3", origin(repo.parent / "3/dossier"))
    assert found is not None
    assert found.name == "v1.0"


def test_the_version_before_does_not_depend_on_settings(repo: Path) -> None:
    """Nor on what kind of tag it is."""
    git(repo, "tag", "een/é,x")
    commit(repo, "twee")
    git(repo, "tag", "-a", "-m", "uitgave", "v2")
    git(repo, "-c", "advice.nestedTag=false", "tag", "-a", "-m", "nog eens", "w2", "v2")
    git(repo, "tag", "geen-commit", "HEAD:dossier/dossier.yaml")
    for setting in ("log.excludeDecoration=refs/tags/*", "log.showSignature=true", "color.ui=always"):
        git(repo, "config", *setting.split("="))
    before = git(repo, "rev-parse", "HEAD~1")
    assert tag_before(repo, origin(repo / "dossier")) == ("een/é,x", before)
    commit(repo, "drie")
    assert tag_before(repo, origin(repo / "dossier")) == ("w2", git(repo, "rev-parse", "HEAD~1"))


def test_nothing_committed_yet(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(StorageError, match="nog niets vastgelegd"):
        origin(tmp_path)
