"""Every file of the real maps and what comes of it: a table. One without an entry here fails.

Rows, areas and what is empty or invalid are figures of SOURCES.md beside the maps, but for lines marked otherwise.
The GeoJSON files have a table of their own (test_geojson_in.py).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import CRS

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.incoming_layer import arrive, read_incoming

ANY_PLACE = "+proj=laea +lat_0=55 +lon_0=-100 +datum=WGS84 +units=m"
ASKS = "asks"
CUSTOM = "custom"
TABLE = "without shapes"


@dataclass(frozen=True)
class Layer:
    """What is expected of a layer: rows and plane area of its shapes as read, in the units of its system.

    ``crs`` is its code, ``CUSTOM`` for one without, ``ASKS`` where the file does not say it; then ``told`` is what a
    person says. ``kept`` None: all. ``plan`` is the system of the plan it is brought into.
    """

    name: str
    rows: int
    area: float | None = None
    crs: str = ASKS
    encoding: str = "UTF-8"
    role: str = "constraints"
    told: str | None = None
    plan: str = ANY_PLACE
    kept: int | None = None
    repaired: int = 0


BELGIUM = {"crs": "EPSG:31370", "plan": "EPSG:31370"}
PRAGUE = {"crs": "EPSG:3857", "plan": "EPSG:5514"}
DRAWN = {"told": "EPSG:4528", "plan": "EPSG:4528"}
CURVES = {"crs": "EPSG:4326"}

LAYERS: dict[str, list[Layer]] = {
    "belgium/polygon-parcel.gpkg": [Layer("parcels", 48, 252_370.711551, role="parcels", kept=47, **BELGIUM)],
    "belgium/polygon-zone.gpkg": [Layer("zones", 5, 352_875.211934, role="zones", **BELGIUM)],
    "belgium/polygon-invalid.gpkg": [
        Layer("2100_gbg_filter", 70, 31_488.665635, CUSTOM, role="parcels", plan="EPSG:31370", repaired=70)
    ],
    "prague/bubenec.gpkg": [
        Layer("plots", 407, 677_215.82, role="parcels", **PRAGUE),
        Layer("buildings", 144, **PRAGUE),
        Layer("streets", 35, 0.0, **PRAGUE),  # momepy's own count of its streets
        Layer("tessellation", 144, **PRAGUE),  # a cell a building
    ],
    "curves/curvepolygon.gpkg": [Layer("curvepolygon", 1, role="parcels", **CURVES)],
    "curves/multisurface.gpkg": [Layer("multisurface", 1, role="parcels", **CURVES)],
    "curves/line_zm.gpkg": [Layer("line_zm", 1, 0.0, **CURVES)],
    "gbk/chinese_encoding.shp": [
        Layer("chinese_encoding", 78, encoding="GB18030", role="parcels", told="EPSG:4490", plan="EPSG:32650")
    ],
    "dxf/closed_polyline_with_bulge.dxf": [Layer("test", 1, 10_210.1313, role="parcels", **DRAWN)],
    # what bounds no area is refused by its row: test_dxf.py has these drawings one by one
    "dxf/6_closed_loop_with_arcs.dxf": [Layer("0", 11, 0.0, **DRAWN)],
    "dxf/R12_with_trash_beyond_EOF.dxf": [Layer("Layer_is_a_required_tag", 1, **DRAWN)],
    "dxf/bin_dxf_r12.dxf": [Layer("0", 3, encoding="cp1252", **DRAWN)],
    "dxf/duplicate_handles.dxf": [Layer("CK_LEVEL_1", 119, encoding="cp850", **DRAWN, kept=115)],
    # 4 lines of duplicate_handles and 18 of recover01 end where they begin (counted with ezdxf)
    "dxf/recover01.dxf": [Layer("0", 1441, **DRAWN, kept=1423)],
    "dxf/recover02.dxf": [
        Layer("Lines", 35, **DRAWN),
        Layer("Vport", 1, **DRAWN),
    ],
}

GEODATABASE = "gdb/testopenfilegdb.gdb.zip"
"""37 layers, each compared with what GDAL alone reads of it."""

NO_LAYER: dict[str, str] = {
    "SOURCES.md": "not a map this program reads",
    "gbk/chinese_encoding.dbf": "only a part of a map: give chinese_encoding.shp instead",
    "gbk/chinese_encoding.shx": "only a part of a map: give chinese_encoding.shp instead",
    "dxf/bin_dxf_r2000.dxf": "is a table without shapes",  # one text
}

IN_A_TABLE_OF_THEIR_OWN = "geojson/"

CASES = [(file, layer) for file, layers in LAYERS.items() for layer in layers]
NAMES = [f"{file}:{layer.name}" for file, layer in CASES]


def test_every_file_is_in_the_table(real_maps: Path) -> None:
    there = {path.relative_to(real_maps).as_posix() for path in real_maps.rglob("*") if path.is_file()}
    of_geojson = {name for name in there if name.startswith(IN_A_TABLE_OF_THEIR_OWN)}
    assert all(name.startswith(("geojson/hint/", "geojson/validator/")) for name in of_geojson)
    assert there - of_geojson == {*LAYERS, *NO_LAYER, GEODATABASE}


@pytest.mark.parametrize("file", LAYERS)
def test_its_layers_with_shapes_are_those_of_the_table(real_maps: Path, file: str) -> None:
    found = list_layers(real_maps / file)
    assert {layer.name for layer in found if layer.geometry_type is not None} == {x.name for x in LAYERS[file]}
    assert not [layer.name for layer in found if layer.problem is not None]


@pytest.mark.parametrize(("file", "expected"), CASES, ids=NAMES)
def test_rows_area_system_and_encoding_as_read(real_maps: Path, file: str, expected: Layer) -> None:
    layer = read_layer(MapSource(real_maps / file, expected.name), expected.role)
    assert len(layer.geometries) == len(layer.table) == expected.rows
    assert layer.encoding == expected.encoding
    if expected.area is not None:
        assert shapely.area(layer.geometries).sum() == pytest.approx(expected.area, rel=1e-8, abs=0.01)
    stated = ASKS if layer.crs is None else ":".join(layer.crs.to_authority() or (CUSTOM,))
    assert stated == expected.crs


@pytest.mark.parametrize(("file", "expected"), CASES, ids=NAMES)
def test_rows_kept_refused_and_repaired(real_maps: Path, file: str, expected: Layer) -> None:
    source = MapSource(real_maps / file, expected.name)
    if expected.crs == ASKS:
        with pytest.raises(CrsNeededError):
            read_incoming(expected.role, source, None)
    told = None if expected.told is None else CRS.from_user_input(expected.told)
    arrived = arrive(read_incoming(expected.role, source, told), CRS.from_user_input(expected.plan))
    report = arrived.report
    kept = expected.rows if expected.kept is None else expected.kept
    assert (report.read, report.kept, report.refused) == (expected.rows, kept, expected.rows - kept)
    assert report.repaired == expected.repaired
    refused = [issue for issue in report.issues if issue.action == "refused"]
    assert len(refused) == report.refused  # each with its reason


@pytest.mark.parametrize("file", NO_LAYER)
def test_what_is_no_map_is_refused_in_a_sentence(real_maps: Path, file: str) -> None:
    with pytest.raises(InputError, match=NO_LAYER[file]) as caught:
        read_layer(MapSource(real_maps / file), "parcels")
    assert "\n" not in str(caught.value)


@pytest.mark.filterwarnings("ignore:Measured .M. geometry types are not supported")
def test_each_layer_of_the_geodatabase_is_what_gdal_reads_of_it(real_maps: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(real_maps / GEODATABASE) as archive:
        archive.extractall(tmp_path)
    [path] = tmp_path.glob("*.gdb")
    layers = {layer.name: layer for layer in list_layers(path)}
    theirs = dict(pyogrio.list_layers(path))  # says that measures are dropped
    assert len(layers) == len(theirs) == 37
    assert [name for name, layer in layers.items() if layer.geometry_type is None] == [
        name for name, kind in theirs.items() if kind is None
    ]
    for name, layer in layers.items():
        source = MapSource(path, name)
        if layer.geometry_type is None or not layer.rows:
            with pytest.raises(InputError, match=r"without shapes|is empty"):
                read_layer(source, "constraints")
            continue
        read = read_layer(source, "constraints")
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=name)
        of_bytes = [any(isinstance(value, bytes) for value in column) for column in columns]
        fields = [field for field, binary in zip(meta["fields"], of_bytes, strict=True) if not binary]
        assert (len(read.geometries), list(read.table.columns)) == (len(wkb), fields)
        if name == "multipatch":  # surfaces that GEOS does not know
            assert read.unreadable.all()
        else:
            there = shapely.from_wkb(wkb)
            assert (read.geometries == there).all() or np.array_equal(
                shapely.to_wkb(read.geometries), shapely.to_wkb(there)
            )
        assert (read.crs is None) == (meta["crs"] is None)
        assert len([said for said in read.warnings if "raw bytes" in str(said)]) == sum(of_bytes)
