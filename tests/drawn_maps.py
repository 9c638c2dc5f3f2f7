"""Small map files drawn for tests, in the formats and with the faults that planners meet."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from tests.builders import CRS, rect


def plots(count: int = 3, **columns: Sequence[Any]) -> gpd.GeoDataFrame:
    """``count`` parcels of 25 m by 25 m in a row, 30 m apart, near the test origin."""
    return gpd.GeoDataFrame(dict(columns), geometry=[rect(30 * i, 0, 25, 25) for i in range(count)], crs=CRS)


def frame_of(geometries: Sequence[BaseGeometry | None], crs: Any = CRS, **columns: Sequence[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(dict(columns), geometry=list(geometries), crs=crs)


def written(path: Path, frame: gpd.GeoDataFrame, **options: Any) -> Path:
    """The frame as a map file; the format by the suffix. A frame without a CRS is written without one."""
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore")
        if path.suffix == ".geojson":
            options.setdefault("driver", "GeoJSON")
        pyogrio.write_dataframe(frame, path, **options)
    return path


def unchecked(wkt: str) -> BaseGeometry:
    """A geometry from WKT, NaN and infinite ordinates among it."""
    with np.errstate(invalid="ignore"):
        made: BaseGeometry = shapely.from_wkt(wkt)
    return made


def listing(folder: Path) -> Mapping[str, int]:
    """Names and sizes of the files in a folder, to see that nothing was written there."""
    return {str(p.relative_to(folder)): p.stat().st_size for p in sorted(folder.rglob("*")) if p.is_file()}
