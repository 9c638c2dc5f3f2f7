"""Other programs at a database file that shall be replaced: they may be writing it, or have left it unfinished.

A file that SQLite keeps beside a database (``-journal``, ``-wal``) belongs to that very file: it spoils another one of
the same name. So nothing is replaced while somebody could still write it, nor while such a file lies beside it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Final

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import remove_database_leftovers
from siteplanner.files.database_locks import is_written_elsewhere
from siteplanner.files.geopackage_reading import address

IN_USE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: another program, such as QGIS, has it open for writing, and would lose what it writes. "
    "Save and close it there, or save under another name.",
)
UNFINISHED = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: another program has left it unfinished ({reason}). Open and close it there, or save under "
    "another name.",
)

_HOT: Final = bytes.fromhex("d9d505f920a163d7")
"""How a rollback journal begins as long as it counts."""
_NO_DATABASE: Final = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})


def finish(path: Path) -> bool:
    """Let SQLite finish what a crashed program left beside the database; whether there was anything.

    That changes the file, and not what stands in it. Raises sqlite3.Error where it cannot be done.
    """
    if not is_unfinished(path):
        return False
    with contextlib.closing(sqlite3.connect(address(path, "rw"), uri=True, timeout=0, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM sqlite_master").fetchone()  # rolls a journal back
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return True


def is_unfinished(path: Path) -> bool:
    """Whether there is a database with a journal beside it that still counts."""
    return path.is_file() and (bool(_start(path, "-wal")) or _start(path, "-journal") == _HOT)


def require_not_written(path: Path, told: Path) -> None:
    """Raises SaveError, naming ``told``, where another process is writing the database or could at any moment."""
    if is_written_elsewhere(path):
        raise SaveError(IN_USE, path=str(told))


def require_replaceable(path: Path, told: Path) -> None:
    """Raises SaveError, naming ``told``, where the database at ``path`` may not be replaced now; what a crashed program
    left beside it is finished, and what lies beside no database is removed."""
    require_not_written(path, told)
    try:
        finish(path)
    except sqlite3.Error as error:
        if _code(error) in _NO_DATABASE:
            return  # nothing of it can be read any more, whatever lies beside
        raise SaveError(UNFINISHED, path=str(told), reason=str(error)) from error
    if is_unfinished(path):
        raise SaveError(UNFINISHED, path=str(told), reason="-wal, -journal")
    if not path.exists():
        remove_database_leftovers(path)


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _start(path: Path, ending: str) -> bytes:
    """How the file beside the database begins; b'' where there is none."""
    try:
        with path.with_name(path.name + ending).open("rb") as file:
            return file.read(len(_HOT))
    except OSError:
        return b""
