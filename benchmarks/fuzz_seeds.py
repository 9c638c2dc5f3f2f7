"""Sound small maps of every format that is read, to be spoilt: made here, and those of a folder of real ones."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import shapely
from pyogrio import write_dataframe

from siteplanner.files.export import LAYER_SUFFIXES, export
from siteplanner.files.map_sources import FORMATS, MapSource
from siteplanner.services.new_plan import RoleSource, new_plan

CRS = "EPSG:4547"
EAST_M, NORTH_M = 470_000.0, 4_174_000.0
LARGEST_REAL_BYTES = 300_000
PARCELS = 12
GEODATABASE: dict[str, Any] = {"driver": "OpenFileGDB", "promote_to_multi": True}


@dataclass(frozen=True)
class Seed:
    """A map: its files by name, ``main`` the one that is opened (a folder for a geodatabase)."""

    main: str
    files: dict[str, bytes]

    @property
    def suffix(self) -> str:
        return Path(self.main).suffix.lower()

    def laid(self, folder: Path, spoilt: dict[str, bytes]) -> Path:
        """The map in a folder, some of its files spoilt; the path of what is opened."""
        for name, content in {**self.files, **spoilt}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return folder / self.main


def parcels() -> gpd.GeoDataFrame:
    """Plots in two rows: plain ones, one with a hole, one of two parts."""
    corners = [(EAST_M + 60 * (i % 6), NORTH_M + 60 * (i // 6)) for i in range(PARCELS)]
    shapes = [shapely.box(east, north, east + 50, north + 45) for east, north in corners]
    shapes[3] = shapes[3].difference(shapes[3].centroid.buffer(9, quad_segs=3))
    shapes[5] = shapes[5].difference(shapely.box(EAST_M + 310, NORTH_M - 5, EAST_M + 320, NORTH_M + 99))
    columns = {
        "ZDDM": [f"140321{i:06d}" for i in range(PARCELS)],
        "ZDMC": [f"张庄{i}号地块" for i in range(PARCELS)],
        "area": np.linspace(2000.5, 2500.25, PARCELS),
        "storeys": np.arange(PARCELS, dtype="int32"),
        "day": pd.date_range("2026-01-01", periods=PARCELS),
    }
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def made() -> list[Seed]:
    """A map of every format that can be written here, by GDAL or by the program."""
    frame = parcels()
    with tempfile.TemporaryDirectory() as made_in, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what GDAL drops or shortens for a format
        folder = Path(made_in)
        return [*_by_gdal(frame, folder), *_packed(frame, folder), *_by_us(folder), *_workbook(frame, folder)]


def _by_gdal(frame: gpd.GeoDataFrame, folder: Path) -> list[Seed]:
    degrees = frame.to_crs("EPSG:4490")
    high = frame.set_geometry(shapely.force_3d(frame.geometry.to_numpy(), 7.0))
    wanted: list[tuple[str, gpd.GeoDataFrame, dict[str, Any]]] = [
        ("a.gpkg", frame, {}),
        ("b.shp", frame, {"encoding": "GB18030"}),
        ("c.shp", high, {"encoding": "UTF-8"}),
        ("d.geojson", degrees, {}),
        ("e.ndjson", degrees, {"driver": "GeoJSONSeq"}),
        ("f.fgb", frame, {}),
        ("g.fgb", frame, {"SPATIAL_INDEX": "NO"}),
        ("h.tab", frame, {"driver": "MapInfo File", "encoding": "GB18030"}),
        ("i.mif", frame, {"driver": "MapInfo File", "FORMAT": "MIF", "encoding": "GB18030"}),
        ("j.gml", frame, {"driver": "GML"}),
        ("k.kml", degrees, {"driver": "KML"}),
        ("l.gdb", frame, GEODATABASE),
    ]
    for name, of, options in wanted:
        write_dataframe(of, folder / name, **options)
    if importlib.util.find_spec("pyarrow"):
        degrees.to_parquet(folder / "m.parquet")
        wanted.append(("m.parquet", degrees, {}))
    return [of_file(folder / name, folder) for name, _, _ in wanted]


def _packed(frame: gpd.GeoDataFrame, folder: Path) -> list[Seed]:
    seeds = []
    for name in ("p.shp", "p.gdb", "p.gpkg"):
        source = folder / f"of {name}"
        source.mkdir()
        write_dataframe(frame, source / name, **(GEODATABASE if name.endswith("gdb") else {}))
        seeds.append(of_file(Path(shutil.make_archive(str(folder / name[2:]), "zip", source)), folder))
    return seeds


def _by_us(folder: Path) -> list[Seed]:
    plan, _ = new_plan([RoleSource("parcels", MapSource(folder / "a.gpkg"))])
    seeds = []
    for name in ("q.geojson", "r.dxf", "s.txt", "t.csv", "u.kml", "v.kmz", "w.shp"):
        export(plan, folder / name, layer="parcels" if name[1:] in LAYER_SUFFIXES else None)
        seeds.append(of_file(folder / name, folder))
    return seeds


def _workbook(frame: gpd.GeoDataFrame, folder: Path) -> list[Seed]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["地块编号", "点号", "X坐标", "Y坐标"])
    for name, shape in zip(frame["ZDDM"], frame.geometry.to_numpy(), strict=True):
        ring = shapely.get_coordinates(shapely.get_exterior_ring(shapely.get_geometry(shape, 0)))
        for number, (east, north) in enumerate(ring.tolist()):
            sheet.append([name, f"J{number + 1}", north, east])
    book.save(folder / "x.xlsx")
    return [of_file(folder / "x.xlsx", folder)]


def real(folder: Path) -> list[Seed]:
    """The real maps of a folder that are small enough to be read thousands of times."""
    maps = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix.lower() in FORMATS]
    return [of_file(path, path.parent) for path in maps if path.stat().st_size <= LARGEST_REAL_BYTES]


def of_file(path: Path, folder: Path) -> Seed:
    """The map at a path with the files that belong to it."""
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if file.is_file()]
    else:
        files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.stem == path.stem]
    return Seed(path.name, {file.relative_to(folder).as_posix(): file.read_bytes() for file in files})
