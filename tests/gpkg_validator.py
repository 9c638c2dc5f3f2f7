"""An independent judge of GeoPackages: ``validate_gpkg`` of gdal-utils.

``make test`` installs it with ``--no-deps``: what it checks of vector layers needs none of GDAL's bindings.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from osgeo_utils.samples import validate_gpkg


def validate(path: str | Path) -> list[str]:
    """What GeoPackage requirements the file at ``path`` breaks, one sentence each; empty when it is sound.

    Warnings count: they tell of values that do not have the type their column declares.
    """
    checker = validate_gpkg.GPKGChecker(
        str(path), abort_at_first_error=False, extra_checks=True, warning_msg=False, warning_as_error=True
    )
    try:
        checker.check()
    except (IndexError, KeyError, TypeError, sqlite3.Error):
        if not checker.errors:  # it goes on after an error on purpose, and may stumble over what is missing
            raise
    finally:
        _close(checker)
    return [f"requirement {number}: {what}" if number else what for number, what in checker.errors]


def _close(checker: Any) -> None:
    if checker.conn is not None:
        checker.conn.close()
