"""The rules of the house that a program can check: who may import whom, how long a file is, what may not be in it."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
SRC: Final = ROOT / "src" / "regelzetter"
TEMPLATES: Final = ROOT / "templates"

ORDER: Final = (
    # ground floor
    "version", "record", "side_by_side", "source", "diagnostics", "telwoorden", "dutch", "nearest", "archives", "storage",
    "repository", "terminal", "output", "templates_folder",
    # rooms
    "values", "tree", "charts", "reading", "passes",
    # The house has dossier among the last, beside the driver. But it needs what a law is (passes/laws.py), and checks, identity
    # and the driver need what a dossier is; so it stands here.
    "dossier_rules", "dossier_keys", "dossier", "dossier_reader",
    "identities", "checks", "writing", "proving", "comparing",
    # the driver, and what is known of a compiled dossier
    "fixing", "addresses", "figures", "house_style", "opened", "recipients", "opening", "plan", "catalogue", "judging", "compile",
    "opener", "compile_in_two", "identity", "printed", "origins",
    # The house has two of these above the driver. But decisions are letters of a compiled dossier, and a bundle is made of built
    # files.
    "reports", "order", "untold", "beschikkingen", "building", "manifest", "publishing",
    # doors
    "explain", "click_dutch", "ending", "signing", "ledger_command", "commands", "comparison_command", "fix_commands",
    "publish_commands", "template_command", "new_dossier", "cli", "start",
    "__main__", "__init__",
)  # fmt: skip
"""Rooms and modules from the ground up: each may import only what stands before it."""

WRITERS: Final = ("docx", "odt", "pdf", "html", "stop", "akn", "op")
"""Each with its own modules (`docx_text` belongs to `docx`). What two of them need is in a module of neither."""

LONGEST, ASK_WHY = 500, 300
FORBIDDEN_NAMES: Final = ("utils", "util", "helpers", "helper", "common", "base", "misc")
ONE_DOSSIER: Final = re.compile(r"(?i:sterk.?techniek|techniekregio)|\bSTO\b|\bOCW\b")
CLOCKS: Final = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
CHANCE: Final = {"random", "uuid", "secrets"}
MODULES: Final = tuple(sorted(SRC.rglob("*.py")))


def name_of(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def room_of(path: Path) -> str:
    """The room a file stands in, or the file itself if it stands in none."""
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else path.stem


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, anywhere in it: “tree.nodes”, “dutch”."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, f"{name_of(path)}: imports are absolute"
            whole = node.module == "regelzetter" or (SRC / node.module.removeprefix("regelzetter.").replace(".", "/")).is_dir()
            names = [f"{node.module}.{alias.name}" for alias in node.names] if whole else [node.module]
        else:
            continue
        yield from (name.removeprefix("regelzetter.") for name in names if name.startswith("regelzetter."))


modules = pytest.mark.parametrize("path", MODULES, ids=name_of)


def place_of(room: str) -> int:
    assert room in ORDER, f"give {room} its place in ORDER, at the top of this file"
    return ORDER.index(room)


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in MODULES} == set(ORDER)


@modules
def test_imports_go_one_way(path: Path) -> None:
    here = place_of(room_of(path))
    upward = [name for name in imported(path) if place_of(name.split(".")[0]) > here]
    assert upward == [], f"{name_of(path)} imports what stands above it"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) == "writing"], ids=name_of)
def test_writers_do_not_import_each_other(path: Path) -> None:
    mine = writer_of(path.stem)
    if path.stem == "writers":
        return
    others = [name for name in imported(path) if name.startswith("writing.") and writer_of(name.split(".")[1]) not in ("", mine)]
    assert others == [], f"{name_of(path)} imports another writer"


def writer_of(module: str) -> str:
    """The writer a module belongs to; empty if all may use it."""
    return next((name for name in WRITERS if module == name or module.startswith(f"{name}_")), "")


def test_files_are_small(capsys: pytest.CaptureFixture[str]) -> None:
    """None over 500 lines. What is over 300 is listed (pytest -s): ask why."""
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    with capsys.disabled():
        for name, count in sorted(lengths.items(), key=lambda item: -item[1]):
            if count > ASK_WHY:
                print(f"\n{name}: {count} lines", end="")
    assert [name for name, count in lengths.items() if count > LONGEST] == []


@pytest.mark.parametrize("folder", ["src", "scripts", "tests", "templates"])
def test_names_say_what_is_in_them(folder: str) -> None:
    named = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.stem.lower() in FORBIDDEN_NAMES]
    assert named == []


@modules
def test_nothing_about_one_dossier_in_the_compiler(path: Path) -> None:
    assert about_one_dossier(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(path for path in TEMPLATES.rglob("*") if path.is_file()), ids=lambda path: path.name)
def test_nothing_about_one_dossier_in_the_templates(path: Path) -> None:
    for text in texts_of(path):
        assert about_one_dossier(text) == []


def about_one_dossier(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if ONE_DOSSIER.search(line)]


def texts_of(path: Path) -> Iterator[str]:
    """The text of a template; of an office file all XML in it."""
    if not zipfile.is_zipfile(path):
        yield path.read_text(encoding="utf-8")
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield archive.read(name).decode("utf-8")


@modules
def test_only_mistakes_that_are_named_are_caught(path: Path) -> None:
    """`except Exception` hides faults of ours. What tidies up and raises again hides nothing."""
    caught = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler)]
    wide = [node for node in caught if node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")]
    assert [node.lineno for node in wide if not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) != "checks/unfinished.py"], ids=name_of)
def test_nothing_is_left_to_do(path: Path) -> None:
    """But for the rule that looks for these words in a dossier."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) != "new_dossier.py"], ids=name_of)
def test_same_input_same_bytes(path: Path) -> None:
    """No clock and no chance: a date comes from the dossier. But a new dossier begins in the year in which it is made."""
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Import(names=names):
                assert CHANCE.isdisjoint(alias.name for alias in names)
            case ast.ImportFrom(module=str(module)):
                assert module not in CHANCE
            case ast.Attribute(value=ast.Name(id=owner), attr=name) | ast.Attribute(value=ast.Attribute(attr=owner), attr=name):
                assert (owner, name) not in CLOCKS, f"line {node.lineno}: a clock"
