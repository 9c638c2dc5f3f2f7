"""What has no place in this code, each with the reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT, TESTS, calls, last_name, place, python_files, tree

_HOSTS = re.compile(r"\b(?:pypi|pythonhosted|npmjs|npmmirror|debian)\.(?:org|com|io|cn)\b|--(?:extra-)?index-url")
_TEXTS = {".py", ".md", ".toml", ".ts", ".cfg", ".yml", ""}
_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|common|misc)(?:_|$)")


def _named(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every name used or imported in a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name | ast.Attribute):
            yield last_name(node), node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in [*module, *(alias.name for alias in node.names)]:
                yield from ((part, node) for part in name.split("."))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pyplot", "global state, and a display where there is none: use matplotlib.figure.Figure"),
        ("processEvents", "re-entrance: give the work to a lane of gui/background.py"),
        ("terminate", "a thread is asked to stop, by Work.cancel"),
    ],
)
def test_never_used(name: str, why: str) -> None:
    found = [place(path, node) for path in python_files(PACKAGE) for used, node in _named(path) if used == name]
    assert not found, f"{name}: {why}: {found}"


def test_no_class_inherits_from_qthread() -> None:
    found = [
        place(path, node)
        for path in python_files(PACKAGE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and "QThread" in map(last_name, node.bases)
    ]
    assert not found, f"a QThread that is destroyed while it runs ends the program: {found}"


def test_no_test_waits_for_time() -> None:
    waits = [
        place(path, call)
        for path in python_files(TESTS)
        for name, call in calls(path)
        if name in {"wait", "sleep"}
        and isinstance(call.func, ast.Attribute)
        and last_name(call.func.value) in {"qtbot", "QTest", "time"}
    ]
    assert not waits, f"wait for the fact (waitUntil, waitSignal), not for time: {waits}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path.name for path in python_files(PACKAGE, TESTS) if _NAMES.search(path.stem)] == []


def test_no_package_registry_is_named() -> None:
    """Where packages come from is set up on the machine, and differs from one to the next."""
    folders = [ROOT / name for name in (".ci", "benchmarks", "maps", "resources", "scripts", "siteplanner", "tests")]
    files = [path for folder in folders for path in folder.rglob("*")] + list(ROOT.glob("*"))
    texts = [path for path in files if path.is_file() and path.suffix in _TEXTS and path != Path(__file__)]
    assert [str(path) for path in texts if _HOSTS.search(path.read_text(encoding="utf-8", errors="replace"))] == []
