"""Compile ``resources/i18n/*.ts`` to the ``.qm`` files beside them that the window loads.

Run by ``make`` and by the wheel's build hook; ``--check`` only tells whether a file is out of date.
Needs PySide6-Essentials, whose ``lrelease`` does the work.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def stale(folder: Path = FOLDER) -> list[Path]:
    """The ``.ts`` files whose ``.qm`` is missing or older."""
    return [source for source in sorted(folder.glob("*.ts")) if not _is_fresh(source.with_suffix(".qm"), source)]


def _is_fresh(compiled: Path, source: Path) -> bool:
    return compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def compiler() -> Path:
    """Qt's ``lrelease`` in the PySide6 of the Python that runs this; raises FileNotFoundError without it."""
    spec = importlib.util.find_spec("PySide6")
    if spec is not None and spec.submodule_search_locations:
        for name in ("lrelease", "lrelease.exe"):
            path = Path(spec.submodule_search_locations[0]) / name
            if path.is_file():
                return path
    raise FileNotFoundError("There is no lrelease here; install PySide6-Essentials into this Python.")


def compile_stale(folder: Path = FOLDER) -> list[Path]:
    """Bring every ``.qm`` up to date; returns those that were written."""
    written = []
    for source in stale(folder):
        target = source.with_suffix(".qm")
        fresh = target.with_suffix(".qm.new")
        subprocess.run([compiler(), "-silent", source, "-qm", fresh], check=True)
        fresh.replace(target)  # a window that runs has the old file mapped: written over, it would die
        written.append(target)
    return written


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(", ".join(path.name for path in stale()) or 0)
    compile_stale()
