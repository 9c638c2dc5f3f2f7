"""Who may import whom, and what an import may load."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.sources import PACKAGE, ROOT, python_files

_LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def _python(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )


def _modules(folder: str) -> list[str]:
    paths = python_files(PACKAGE / folder)
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]


def test_the_import_contracts_hold() -> None:
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    result = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("folder", ["core", "files"])
def test_a_fresh_process_gets_neither_qt_nor_matplotlib_with(folder: str) -> None:
    imports = "; ".join(f"import {module}" for module in _modules(folder))
    loaded = set(json.loads(_python(f"{imports}; {_LOADED}").stdout))
    assert loaded.isdisjoint({"PySide6", "shiboken6", "matplotlib"})


def test_importing_siteplanner_loads_no_library() -> None:
    loaded = set(json.loads(_python(f"import siteplanner; {_LOADED}").stdout))
    assert loaded.isdisjoint({"numpy", "pandas", "geopandas", "shapely", "pyproj", "pyogrio", "typer", "PySide6"})


def test_the_library_check_runs_before_anything_is_installed() -> None:
    checking = [sys.executable, "-S", "-E", "-m", "siteplanner.services.system_libraries"]
    result = subprocess.run(checking, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
