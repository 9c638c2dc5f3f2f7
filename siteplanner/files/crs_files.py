"""A coordinate system told by a file that holds its text: the .prj of another map, WKT, PROJ."""

from __future__ import annotations

from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_FILE = QT_TRANSLATE_NOOP("errors", "There is no file {path}. Check the name.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}.")
NO_SYSTEM = QT_TRANSLATE_NOOP("errors", "{path} holds no coordinate system. A .prj holds one line of WKT.")
SUFFIXES = (".prj", ".wkt")
MOST_BYTES = 100_000


def system_text(told: str) -> str:
    """The text of a system: that of the file where ``told`` ends in .prj or .wkt, else ``told`` itself.

    Raises InputError for a file that is missing or holds no text.

    >>> system_text("EPSG:4547")
    'EPSG:4547'
    """
    if not told.lower().endswith(SUFFIXES):
        return told
    path = Path(told)
    try:
        if not path.is_file():
            raise InputError(NO_SUCH_FILE, path=path)
        if path.stat().st_size > MOST_BYTES:
            raise InputError(NO_SYSTEM, path=path)
        text = path.read_bytes().decode("utf-8-sig").strip()
    except OSError as error:
        raise InputError(UNREADABLE, path=path, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(NO_SYSTEM, path=path) from error
    if not text:
        raise InputError(NO_SYSTEM, path=path)
    return text
