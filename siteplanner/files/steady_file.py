"""A file or folder of a map: that it can be read, and that it stays the same while it is."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_FILE = QT_TRANSLATE_NOOP("errors", "There is no file {path}. Check the name.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}. Check that you may read it.")
NO_PLAIN_FILE = QT_TRANSLATE_NOOP(
    "errors", "{path} is neither a file nor a folder, but a device or a pipe. Give the map file itself."
)
CHANGED = QT_TRANSLATE_NOOP("errors", "{path} changed while it was read. Wait until it is written, then read it again.")

_IN_PARTS = frozenset({".shp", ".tab", ".mif", ".gml"})
"""Formats whose other files have the same stem."""

State = dict[Path, tuple[int, int, int]]


def require_there(path: Path) -> None:
    """Raises InputError where there is nothing of this name, or we may not even look."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputError(NO_SUCH_FILE, path=path) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError(NO_SUCH_FILE, path=path) from error
        raise InputError(UNREADABLE, path=path, reason=error.strerror or error) from error


def require_readable(path: Path) -> None:
    """Raises InputError where the system does not let us read it, or reading a device or pipe might never end."""
    try:
        strange = [file for file in _files(path) if file.exists() and not (file.is_file() or file.is_dir())]
        if strange:
            raise InputError(NO_PLAIN_FILE, path=strange[0])
        if path.is_dir():
            next(path.iterdir(), None)
        else:
            with path.open("rb") as file:
                file.read(1)
    except OSError as error:
        raise InputError(UNREADABLE, path=path, reason=error.strerror or error) from error


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Raises InputError on leaving where the file, or one that belongs to it, was written or removed meanwhile.

    That goes before an InputError from within: what is half written looks damaged.
    """
    before = _state(path)
    try:
        yield
    except InputError as error:
        if _state(path) != before:
            raise InputError(CHANGED, path=path) from error
        raise
    if _state(path) != before:
        raise InputError(CHANGED, path=path)


def _state(path: Path) -> State:
    """Time, size and place on the disk of each file of the map; those that went away meanwhile are not in it."""
    found: State = {}
    for file in _files(path):
        try:
            now = file.stat()
        except OSError:
            continue
        if stat.S_ISREG(now.st_mode):
            found[file] = (now.st_mtime_ns, now.st_size, now.st_ino)
    return found


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            return list(path.iterdir())
        if path.suffix.lower() in _IN_PARTS:
            return [file for file in path.parent.iterdir() if file.stem.casefold() == path.stem.casefold()]
    except OSError:
        return []
    return [path]
