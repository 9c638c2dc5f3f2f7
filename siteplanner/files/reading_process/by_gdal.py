"""What GDAL by itself makes of a file, nothing mended before or understood after: a judge of what goes out, and of what
comes from somebody else."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.files.reading_process.limits import limits_for
from siteplanner.files.reading_process.pool import POOL
from siteplanner.files.reading_process.tasks import PackedShapes


@dataclass(frozen=True)
class GdalRows:
    """Each row's shape, and its value in one column; no values where there is no such column."""

    shapes: PackedShapes
    values: tuple[Any, ...]


def gdal_rows(path: Path, column: str, layer: str | None = None, options: Mapping[str, str] | None = None) -> GdalRows:
    """The shapes and one column of a layer as GDAL reads them elsewhere, with its configuration ``options``.

    Raises InputError where GDAL cannot, or not within the limits, Cancelled where the work in hand is.
    """
    arguments = (path, column, layer, dict(options or {}))
    rows: GdalRows = POOL.run(f"{__name__}.{rows_of.__name__}", arguments, path, limits_for(path))
    return rows


def gdal_counts(path: Path) -> dict[str, int]:
    """How many rows GDAL finds in each layer, elsewhere. Raises as ``gdal_rows``."""
    counts: dict[str, int] = POOL.run(f"{__name__}.{counts_of.__name__}", (path,), path, limits_for(path))
    return counts


def try_plan(path: Path) -> None:
    """Open a plan from somebody else elsewhere first: one that brings the library down does it there.

    Raises what opening it raises, InputError where the process ended over it or went over its limits, Cancelled.
    """
    POOL.run(f"{__name__}.{opened_once.__name__}", (path,), path, limits_for(path))


def opened_once(path: Path) -> None:
    """Open a plan in this very process, and let it go."""
    from siteplanner.files.plan_file import open_plan

    open_plan(path)


def rows_of(path: Path, column: str, layer: str | None, options: Mapping[str, str]) -> GdalRows:
    """As ``gdal_rows``, in this very process."""
    import pyogrio

    pyogrio.set_gdal_config_options(dict(options))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _, _, wkb, columns = pyogrio.raw.read(path, layer=layer, columns=[column])
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(options))
    return GdalRows(PackedShapes.of(wkb), tuple(columns[0].tolist()) if columns else ())


def counts_of(path: Path) -> dict[str, int]:
    """As ``gdal_counts``, in this very process."""
    import pyogrio

    names = [str(name) for name, _ in pyogrio.list_layers(path).tolist()]
    return {name: int(pyogrio.read_info(path, layer=name)["features"]) for name in names}
