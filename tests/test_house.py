"""Hold the house's own rules, which no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "bekasi_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MODULES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted(ROOT.glob("benchmarks/*.py"))]
READ = [path for path in MODULES if path.parent.name != "generated"]  # made of TOML, read there
# A test module's name and its tests' names say why it is there.
TOLD = [path for path in MODULES if not path.name.startswith("test_")]

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 45
UNBUILT = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
SPEAKERS = {"print", "input", "builtins.print", "builtins.input"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.getenvb"}
EXITS = {"sys.exit", "os._exit", "exit", "quit", "SystemExit"}
HOSTS = re.compile(r"\b(files\.)?(pypi|pythonhosted|npmjs)\.(org|com)\b")
OURS = re.compile(r"(?<![\w./~-])/(work|root|home|Users|farm|opt)/[\w.]")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """Return the first name below the package: `cli`, `storage`, `terminal`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each name that a module uses, with the modules that it imported spelt out."""
    known: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for each in node.names:
                known[each.asname or each.name] = f"{node.module}.{each.name}"
                yield node.lineno, f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            known.update({each.asname: each.name for each in node.names if each.asname})
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name | ast.Attribute):
            first, _, rest = ast.unparse(node).partition(".")
            yield node.lineno, ".".join(part for part in (known.get(first, first), rest) if part)


def users(forbidden: set[str], allowed: set[str]) -> list[str]:
    """Return where FORBIDDEN names stand outside the ALLOWED rooms."""
    return [
        f"{name_of(path)}:{line} {name}"
        for path in SOURCES
        if room_of(path) not in allowed
        for line, name in names(path)
        if name in forbidden or name.removeprefix("datetime.") in forbidden
    ]


@pytest.mark.parametrize("path", TOLD, ids=name_of)
def test_a_module_begins_with_its_one_reason_to_exist(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring, "the first statement is a docstring"
    sentence = docstring.partition("\n\n")[0]
    assert sentence.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", sentence), "one sentence"


@pytest.mark.parametrize("path", READ, ids=name_of)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_a_function_can_be_read_at_a_glance() -> None:
    lengths = {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not [name for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION]
    assert sum(lines > 30 for lines in lengths.values()) <= len(lengths) / 10


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_is_left_unbuilt(path: Path) -> None:
    assert not UNBUILT.search(path.read_text("utf-8"))


def test_only_the_terminal_and_the_prompts_speak() -> None:
    assert not users(SPEAKERS, {"terminal", "prompts"})


def test_only_the_command_line_reads_the_environment() -> None:
    assert not users(ENVIRONMENT, {"cli"})


def test_only_the_command_line_reads_the_clock() -> None:
    assert not users(CLOCKS, {"cli"})


def test_only_the_command_line_ends_the_program() -> None:
    assert not users(EXITS, {"cli", "__main__"})


def test_the_search_for_names_sees_through_imports(tmp_path: Path) -> None:
    module = tmp_path / "clock.py"
    module.write_text(
        "import datetime as dt\nfrom os import getenv as g\nfrom time import time\n"
        "g('A'), time(), dt.datetime.now()\n"
    )
    assert {"os.getenv", "time.time", "datetime.datetime.now"} <= {n for _, n in names(module)}


def declared() -> dict[str, set[str]]:
    """Return the names of the dependencies, of the program and of its developers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lists = {
        "program": project["project"]["dependencies"],
        "developers": project["dependency-groups"]["dev"],
    }
    return {
        whose: {re.split(r"[^\w.-]", line)[0].lower() for line in lines}
        for whose, lines in lists.items()
    }


def test_every_import_is_a_declared_dependency() -> None:
    imported = set()
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                imported |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    imported -= {*sys.stdlib_module_names, "bekasi_cli"}
    distributions = packages_distributions()
    # A name with a hyphen and one with an underscore are the same distribution.
    needed = {distributions[name][0].lower().replace("_", "-") for name in imported}
    assert needed == {name.replace("_", "-") for name in declared()["program"]}


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    told = {
        name
        for row in re.findall(r"^\| ([\w, -]+) \|", page, re.MULTILINE)
        for name in row.split(", ")
    }
    stubs = {name for name in declared()["developers"] if name.startswith("types-")}
    assert declared()["program"] <= told
    assert declared()["developers"] - stubs <= told


def committed() -> list[Path]:
    """Return the files that git knows, or none in a copy without git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    found = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in found if path.is_file() and path != Path(__file__)]


def test_nothing_names_this_machine_or_a_registry() -> None:
    if not committed():
        pytest.skip("this copy is not a git repository")
    found = []
    for path in committed():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {m.group()}" for m in HOSTS.finditer(text)]
        found += [f"{name_of(path)}: {m.group()}" for m in OURS.finditer(text)]
    assert not found
