"""What a library may do to the process it runs in; asked for by name from the tests."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import threading
import warnings
from pathlib import Path
from typing import Any

from siteplanner.core.errors import CrsNeededError, FormulaError
from siteplanner.core.text import QT_TRANSLATE_NOOP

DRAWN = QT_TRANSLATE_NOOP("errors", "{path} is drawn in {unit}, {factor:.1f}.")
kept: list[bytearray] = []
FEET = QT_TRANSLATE_NOOP("errors", "feet")


def abort() -> None:
    os.abort()


def read_at_null() -> None:
    ctypes.string_at(0)


def loop_for_ever(note: Path | None = None) -> None:
    if note is not None:
        note.write_text(str(os.getpid()))
    while True:
        pass


def wait_for_ever(note: Path | None = None) -> None:
    if note is not None:
        note.write_text(str(os.getpid()))
    threading.Event().wait(3600)


def hold_the_interpreter(note: Path) -> None:
    """A loop in a library that never lets another thread run."""
    note.write_text(str(os.getpid()))
    while True:
        ctypes.PyDLL(None).pause()


def take_memory(size_bytes: int) -> int:
    return len(bytearray(size_bytes))


def keep_memory(size_bytes: int) -> int:
    kept.append(bytearray(size_bytes))
    return len(kept[-1])


def call_itself_too_deep() -> str:
    """Deeper than the stack, as a parser of nested lists without a limit."""
    nested: list[Any] = []
    for _ in range(1_000_000):
        nested = [nested]
    sys.setrecursionlimit(10**9)
    return repr(nested)


def end_quietly(status: int) -> None:
    os._exit(status)


def ask_for_crs(path: Path) -> None:
    raise CrsNeededError(DRAWN, ("EPSG:4547", 0.5), path=path, unit=FEET(), factor=0.3048)


def stop_in_a_formula() -> None:
    raise FormulaError(DRAWN, 7, path="a", unit=FEET(), factor=1.0)


def stumble() -> None:
    raise KeyError("DISCUS")


def give_what_cannot_travel() -> Any:
    return lambda: None


def fail_with_what_cannot_travel() -> Any:
    raise CrsNeededError(DRAWN, (lambda: None,), path="a.dxf", unit=FEET(), factor=1.0)


def print_and_warn() -> str:
    print("noise on stdout")
    print("noise on stderr", file=sys.stderr)
    warnings.warn("noise", stacklevel=1)
    os.write(1, b"noise from a library")
    return "the answer"


def my_pid() -> int:
    return os.getpid()


def absolute(path: Path) -> Path:
    return path.absolute()


def environment(name: str) -> str | None:
    return os.environ.get(name)


def leave_files() -> Path:
    folder = Path(tempfile.mkdtemp())
    (folder / "half.gpkg").write_bytes(bytes(1000))
    return folder


def leave_files_and_abort(note: Path) -> None:
    note.write_text(str(leave_files()))
    os.abort()


def interrupt() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()
