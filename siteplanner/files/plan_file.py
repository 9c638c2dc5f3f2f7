"""Plan files: a GeoPackage in which each layer and table of the plan has its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import remove_database_leftovers, write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.dead_temporaries import remove_dead
from siteplanner.files.foreign_tables import carry_over, plan_uuid_of
from siteplanner.files.geopackage_reading import open_geopackage
from siteplanner.files.geopackage_writing import StoredTable, write_geopackage
from siteplanner.files.local_work import make_locally
from siteplanner.files.other_writers import require_replaceable
from siteplanner.files.plan_reading import read_plan
from siteplanner.files.plan_tables import TABLE_NAMES, tables_of

NOT_AS_WRITTEN = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: reading it back gave {found} of {written} rows of “{layer}”. Save to another disk.",
)
OLD_UNREADABLE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: what other programs may have put into the file cannot be taken along. {reason} Save under "
    "another name.",
)
NOT_READABLE_BACK = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: what was written cannot be read back. Save to another disk."
)
NOT_A_SUFFIX = QT_TRANSLATE_NOOP("errors", "“{path}” is no name for a plan file. Give a name ending in .gpkg.")


def open_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan in a GeoPackage; the file is neither changed nor locked, and may be open elsewhere.

    An older format is brought up to date in memory. Raises InputError for a missing, foreign, damaged or
    inconsistent file and NewerFormatError for one of a newer program, each in one sentence.
    """
    with without_collecting(), open_geopackage(path) as source:
        return read_plan(source)


def is_plan(path: str | os.PathLike[str]) -> bool:
    """Whether a file looks like a plan, rather than any other GeoPackage or something else."""
    try:
        with open_geopackage(path) as source:
            return "plan" in source.tables and "scenarios" in source.tables
    except InputError:
        return False


def save_plan(plan: Plan, path: str | os.PathLike[str], before_replacing: Callable[[], object] | None = None) -> Path:
    """Write the plan as a GeoPackage of version 1.3, whole or not at all; ``open_plan`` gives back an equal plan.

    Layers and tables that other programs added to the file at ``path`` stay in it if it is a file of this plan.
    Outlines with ordinates that are no numbers are kept as they are. Text keeps every character but the zero byte
    and halves of surrogate pairs, which become U+FFFD. ``before_replacing`` is called when all is written; what it
    raises leaves the old file. Raises SaveError, the old file untouched, saying why: also where another program has it
    open for writing.
    """
    target = Path(path)
    if target.suffix.lower() != ".gpkg" and not target.is_dir():
        raise SaveError(NOT_A_SUFFIX, path=str(target))
    tables, replaced = tables_of(plan), Path(os.path.realpath(target))
    require_replaceable(replaced, told=target)

    def make(place: Path) -> None:
        write_geopackage(place, tables, plan.site.crs)
        _carry_over(plan, target, place)
        _require_as_written(place, tables, target)

    with write_whole(target) as temporary:
        remove_dead(temporary)
        make_locally(temporary, target, make)
        if before_replacing is not None:
            before_replacing()
        require_replaceable(replaced, told=target)  # somebody may have begun while this was written
    remove_database_leftovers(replaced)
    return target


def _carry_over(plan: Plan, old: Path, new: Path) -> None:
    """Take along what other programs put into the plan's file. One that cannot be read just now may hold such things:
    it is not replaced."""
    try:
        if plan_uuid_of(old) == plan.plan_uuid:
            carry_over(old, new, own=TABLE_NAMES)
    except InputError as error:
        raise SaveError(OLD_UNREADABLE, path=str(old), reason=error.message) from error


def _require_as_written(temporary: Path, tables: list[StoredTable], target: Path) -> None:
    """A disk that loses data shows here, before the old file is replaced."""
    try:
        with open_geopackage(temporary) as written:
            counts = {table.name: written.count(table.name) for table in tables}
    except InputError as error:
        raise SaveError(NOT_READABLE_BACK, path=str(target)) from error
    for table in tables:
        if counts[table.name] != len(table):
            raise SaveError(
                NOT_AS_WRITTEN, path=str(target), found=counts[table.name], written=len(table), layer=table.name
            )
