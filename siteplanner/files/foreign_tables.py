"""Layers and tables that another program put into a plan file, carried over into the file that replaces it.

They are copied by SQLite as they are: types, keys, blobs, spatial indexes and the styles QGIS keeps in the file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.geopackage_reading import BUSY, NO_ROOM_FOR_COPY, NOT_READABLE, address, open_geopackage, quoted

NOT_CARRIED = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: its table “{table}”, added by another program, cannot be carried over ({reason}). "
    "Save under another name.",
)


def plan_uuid_of(path: Path) -> str | None:
    """The identity of the plan in the file; None where there is no file or no plan.

    Raises InputError where the system does not let it be read, so that nobody knows.
    """
    try:
        with open_geopackage(path) as source:
            if "plan" not in source.tables:
                return None
            columns = source.read("plan").columns
            return dict(zip(columns["key"].values, columns["value"].values, strict=True)).get("plan_uuid")
    except KeyError:
        return None
    except InputError as error:
        if error.message.template in (NOT_READABLE, BUSY, NO_ROOM_FOR_COPY):
            raise
        return None


def carry_over(old: str | os.PathLike[str], new: Path, own: Collection[str]) -> None:
    """Copy from ``old`` into ``new`` all tables but the plan's ``own``. Raises SaveError naming one that will not go.

    Lines of the GeoPackage's registers that speak of these tables come along.
    """
    with open_geopackage(old) as source, contextlib.closing(_writer(new)) as target:
        target.execute("ATTACH ? AS old", (source.address,))
        foreign = [thing for thing in _things(target, "old") if not _is_own(thing, own) and not _known(target, thing)]
        with _refusals(Path(old)) as attempt:
            target.execute("BEGIN")
            for thing in sorted(foreign, key=lambda t: _ORDER[t.type]):
                attempt.table = thing.name
                if not _made_by_another(thing, foreign):
                    _copy(target, thing)
            _copy_registers(target, [t.name for t in foreign if t.type == "table"])
            target.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class _Thing:
    """A line of SQLite's list of what a database holds."""

    type: str
    name: str
    table: str
    sql: str

    @property
    def is_virtual(self) -> bool:
        return self.sql.upper().startswith("CREATE VIRTUAL")


_ORDER = {"table": 0, "index": 1, "view": 2, "trigger": 3}
_SHADOWS = ("_node", "_rowid", "_parent")


def _writer(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(path, "rw"), uri=True, isolation_level=None)


def _things(connection: sqlite3.Connection, database: str) -> list[_Thing]:
    query = f"SELECT type, name, tbl_name, sql FROM {database}.sqlite_master WHERE sql IS NOT NULL"
    return [_Thing(*row) for row in connection.execute(query) if not row[1].startswith("sqlite_")]


def _is_own(thing: _Thing, own: Collection[str]) -> bool:
    return thing.table.lower() in own or any(thing.table.lower().startswith(f"rtree_{name}_") for name in own)


def _known(connection: sqlite3.Connection, thing: _Thing) -> bool:
    return any(thing.name.lower() == there.name.lower() for there in _things(connection, "main"))


def _made_by_another(thing: _Thing, foreign: list[_Thing]) -> bool:
    """The tables behind a spatial index come into being with it."""
    return any(other.is_virtual and thing.name in {other.name + s for s in _SHADOWS} for other in foreign)


def _copy(connection: sqlite3.Connection, thing: _Thing) -> None:
    connection.execute(thing.sql)
    if thing.type == "table":
        connection.execute(f"INSERT INTO main.{quoted(thing.name)} SELECT * FROM old.{quoted(thing.name)}")


def _copy_registers(connection: sqlite3.Connection, tables: list[str]) -> None:
    """Lines about ``tables`` in every register both files have; of coordinate systems all."""
    registers = {t.name for t in _things(connection, "old") if t.type == "table" and t.name.startswith("gpkg_")}
    for register in sorted(registers, key=lambda name: (name != "gpkg_spatial_ref_sys", name != "gpkg_contents", name)):
        columns = [c for c in _columns(connection, "old", register) if c in _columns(connection, "main", register)]
        if not columns or register in tables:
            continue
        listed = ", ".join(map(quoted, columns))
        about = f" WHERE table_name IN ({', '.join('?' * len(tables))})" if "table_name" in columns else ""
        lines = f"SELECT {listed} FROM old.{quoted(register)}{about}"
        connection.execute(f"INSERT OR IGNORE INTO main.{quoted(register)} ({listed}) {lines}", tables if about else ())


def _columns(connection: sqlite3.Connection, database: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA {database}.table_info({quoted(table)})")]


@dataclass
class _Attempt:
    table: str = ""


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[_Attempt]:
    attempt = _Attempt()
    try:
        yield attempt
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
        raise SaveError(NOT_CARRIED, path=str(path), table=attempt.table, reason=str(error)) from error
