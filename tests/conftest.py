"""What every test stands on: no screen, folders of its own, no dialog that nobody answers, nothing left behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="siteplanner-tests-"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported, which pytest-qt does when it is configured
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / f"siteplanner-matplotlib-{Path.home().name}"))
for _name in ("CONFIG", "DATA", "CACHE", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(_HOME / _name.lower())
os.environ["XDG_RUNTIME_DIR"] = str(_HOME / "runtime")
(_HOME / "runtime").mkdir(mode=0o700)

import pytest  # noqa: E402 - the environment comes first
from hypothesis import HealthCheck, settings  # noqa: E402

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

pytest_plugins = ["tests.dialog_answers", "tests.leftovers"]

ROOT = Path(__file__).resolve().parent.parent


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_left() -> Iterator[None]:
    """What a test copied does not outlive the interpreter."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        from siteplanner.gui.application import leave_clipboard

        if QGuiApplication.instance() is not None:
            leave_clipboard()


@pytest.fixture(scope="session")
def real_maps() -> Path:
    """The folder of real maps (``SITEPLANNER_REAL_MAPS``, else ``../shared/maps``); the test is skipped without it."""
    folder = Path(os.environ.get("SITEPLANNER_REAL_MAPS") or ROOT.parent / "shared" / "maps").resolve()
    if not (folder / "SOURCES.md").is_file():
        pytest.skip(f"no real maps in {folder}")
    return folder
