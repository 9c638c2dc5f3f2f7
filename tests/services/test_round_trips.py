"""What is written comes in again: by our own import, and as GDAL reads it. Each test says what its format gives up."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.files.dxf.own_layers import LAYERS as DXF_LAYERS
from siteplanner.files.export import export
from siteplanner.files.map_sources import MapSource
from siteplanner.files.shapefile.fields import names_of
from siteplanner.services.new_plan import RoleSource, new_plan, replace_layer_from_map
from siteplanner.services.plants_from_map import plants_from_map
from tests.files.plan_strategies import plans, sound_plans

Same = Callable[[Any, Any], bool]

OFTEN = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def equal(found: Any, wanted: Any) -> bool:
    return bool(found == wanted)


def fifteen_digits(found: Any, wanted: Any) -> bool:
    """Numbers as far as dBASE tables hold them."""
    return equal(found, float(f"{wanted:.15g}")) if isinstance(wanted, float) else equal(found, wanted)


def values(column: pd.Series) -> Iterator[Any]:
    """None for a blank, '' included; days as days, yes and no as 1 and 0: not every format knows such types."""
    for value, blank in zip(column.tolist(), column.isna().tolist(), strict=True):
        if blank or value == "":
            yield None
        elif isinstance(value, pd.Timestamp):
            yield value.strftime("%Y-%m-%d")
        elif isinstance(value, bool):
            yield int(value)
        else:
            yield value


def require_same_values(found: pd.DataFrame, wanted: pd.DataFrame, names: dict[str, str], same: Same = equal) -> None:
    """``names``: column of the plan -> column found; one that is blank throughout need not be there."""
    for column, name in names.items():
        own = list(values(wanted[column]))
        read = list(values(found[name])) if name in found.columns else [None] * len(found)
        assert len(read) == len(own)
        for a, b in zip(read, own, strict=True):
            assert a is b is None or same(a, b), f"{column}: {a!r} instead of {b!r}"


def require_same_shapes(found: Any, wanted: Any, off_m: float) -> None:
    """The same parts, holes and points, none further off than ``off_m``."""
    read, own = np.asarray(found, dtype=object), np.asarray(wanted, dtype=object)
    assert len(read) == len(own)
    for a, b in zip(read, own, strict=True):
        assert _make_up(a) == _make_up(b)
        assert shapely.hausdorff_distance(_edge(a), _edge(b)) <= off_m


def _make_up(shape: Any) -> list[tuple[int, int]]:
    parts = shapely.get_parts(shape)
    return sorted((shapely.get_num_interior_rings(part), shapely.get_num_coordinates(part)) for part in parts)


def _edge(shape: Any) -> Any:
    return shape.boundary if shapely.get_dimensions(shape) == 2 else shape


def own_columns(frame: pd.DataFrame) -> list[str]:
    return [str(name) for name in frame.columns if name != "geometry"]


# -- Shapefile: all but blanks at the ends of texts, and numbers beyond fifteen digits --------------------------------


@OFTEN
@given(sound_plans(), st.sampled_from([(None, 0.0), ("EPSG:4526", 1e-6), ("EPSG:4490", 1e-6)]))
def test_parcels_of_a_shapefile_come_in_again(tmp_path: Path, made: Plan, system: tuple[str | None, float]) -> None:
    crs, off_m = system
    path = tmp_path / "地块 1.shp"
    export(made, path, layer="parcels", crs=crs)
    again, (report,) = new_plan([RoleSource.parse("parcels", str(path))], crs=4547)
    own, found = made.site.parcels, again.site.parcels
    assert (report.kept, report.refused, report.repaired) == (len(own), 0, 0)
    assert found.index.tolist() == own.index.tolist()
    require_same_shapes(found.geometry, own.geometry, off_m)
    short = names_of(own_columns(own), schema.PARCELS)
    names = {column: column if column in schema.PARCELS.names() else short[column] for column in own_columns(own)}
    require_same_values(found, own, names, fifteen_digits)


@OFTEN
@given(sound_plans())
def test_gdal_reads_the_parcels_of_a_shapefile(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "a.shp", layer="parcels")
    own, found = made.site.parcels, gpd.read_file(tmp_path / "a.shp")
    assert found.crs.to_epsg() == 4547
    assert found["parcel_id"].tolist() == own.index.tolist()
    require_same_shapes(found.geometry, own.geometry, 0.0)
    require_same_values(found, own, names_of(own_columns(own), schema.PARCELS), fifteen_digits)


@OFTEN
@given(sound_plans())
def test_plants_and_constraints_of_shapefiles_come_in_again(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "p.zip")
    edit, report = plants_from_map(made, MapSource(tmp_path / "p.zip"), update=True)
    own, found = made.plants(), edit.apply(made).plants()
    assert (report.kept, report.refused) == (len(own), 0)
    require_same_shapes(found.geometry, own.geometry, 0.0)
    told = {name: name for name in ("name", "power_kw", "storeys", "open_flame", "in_service")}
    require_same_values(found, own, told, fifteen_digits)
    export(made, tmp_path / "c.shp", layer="constraints")
    for kind, of in (("line", "C1"), ("area", "C2"), ("point", "C3")):
        source = RoleSource("constraints", MapSource(tmp_path / f"c_{kind}.shp"))
        read = replace_layer_from_map(made, source)[0].apply(made).site.constraints
        wanted = made.site.constraints.loc[[of]]
        assert read.index.tolist() == [of]
        require_same_shapes(read.geometry, wanted.geometry, 0.0)
        require_same_values(read, wanted, {"kind": "kind", "name": "name"})


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_is_read_by_gdal_row_by_row_or_refused_in_words(tmp_path: Path, made: Plan) -> None:
    """Bow ties, texts of all of Unicode, ordinates and values that are no numbers."""
    refused = ""
    try:
        report = export(made, tmp_path / "p.shp", layer="parcels")
        assert pyogrio.read_info(tmp_path / report.files[0])["features"] == len(made.site.parcels)
    except SaveError as error:
        refused = str(error)
    assert "crosses itself" in refused or not refused
    export(made, tmp_path / "a.kml")
    _, _, _, columns = pyogrio.raw.read(tmp_path / "a.kml", layer="地块 Parcels", columns=["Name"])
    assert len(columns[0]) == len(made.site.parcels)


# -- KML: a blank name comes back as the number that stands in its place on the map; a tenth of a millimetre ----------


@OFTEN
@given(sound_plans())
def test_parcels_of_kml_come_in_again(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "a.kmz")
    source = RoleSource("parcels", MapSource(tmp_path / "a.kmz", "地块 Parcels"))
    again, (report,) = new_plan([source], crs=4547)
    own, found = made.site.parcels, again.site.parcels
    assert (report.kept, report.refused, report.repaired) == (len(own), 0, 0)
    assert found.index.tolist() == own.index.tolist()
    require_same_shapes(found.geometry, own.geometry, 1e-4)
    named = own.assign(name=[name or of for of, name in zip(own.index, values(own["name"]), strict=True)])
    require_same_values(found, named, {name: name for name in own_columns(own)})


@OFTEN
@given(sound_plans())
def test_gdal_reads_the_parcels_of_kml(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "a.kml")
    own, found = made.site.parcels, gpd.read_file(tmp_path / "a.kml", layer="地块 Parcels")
    assert found["parcel_id"].tolist() == own.index.tolist()
    require_same_shapes(found.geometry.to_crs(4547), own.geometry, 1e-4)
    names = {name: name for name in own_columns(own)} | {"name": "name2" if "name2" in found.columns else "name"}
    require_same_values(found, own, names)


# -- boundary points: number, name and code of parcels; millimetres ---------------------------------------------------


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".xlsx"])
@OFTEN
@given(made=sound_plans())
def test_boundary_points_come_in_again(tmp_path: Path, made: Plan, suffix: str) -> None:
    path = tmp_path / f"界址点{suffix}"
    report = export(made, path, layer="parcels")
    again, (read,) = new_plan([RoleSource.parse("parcels", str(path))], crs=4547)
    own, found = made.site.parcels, again.site.parcels
    assert (read.kept, read.refused, read.repaired) == (len(own), 0, 0)
    assert found.index.tolist() == own.index.tolist()
    require_same_shapes(found.geometry, own.geometry, 0.001)
    kept = own.drop(index=list(report.retyped))  # whose commas became Chinese ones
    require_same_values(found.loc[kept.index], kept, {"name": "name"})
    if suffix == ".txt":
        require_same_values(found.loc[kept.index], kept, {"land_use": "land_use"})


@OFTEN
@given(sound_plans())
def test_any_program_reads_the_table_of_boundary_points(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(row["地块编号"] for row in rows)) == made.site.parcels.index.tolist()
    for of, shape in made.site.parcels.geometry.items():
        corners = {(float(row["Y"]) - 38_000_000.0, float(row["X"])) for row in rows if row["地块编号"] == of}
        wanted = {(x, y) for x, y in shapely.get_coordinates(shape).tolist()}
        assert len(corners) == len(wanted)
        off = shapely.hausdorff_distance(shapely.MultiPoint([*corners]), shapely.MultiPoint([*wanted]))
        assert off <= 0.001


# -- DXF: number, name and kind; coordinates to a micrometre ----------------------------------------------------------


@OFTEN
@given(sound_plans())
def test_a_drawing_comes_in_again(tmp_path: Path, made: Plan) -> None:
    path = tmp_path / "规划.dxf"
    export(made, path)
    source = RoleSource("parcels", MapSource(path, DXF_LAYERS["parcels"].name))
    again, (report,) = new_plan([source], crs=4547, crs_of={"parcels": 4547})
    own, found = made.site.parcels, again.site.parcels
    assert (report.kept, report.refused) == (len(own), 0)
    assert found.index.tolist() == own.index.tolist()
    require_same_shapes(found.geometry, own.geometry, 1e-6)
    require_same_values(found, own, {"name": "name"})


@contextmanager
def dxf_in_utf8() -> Iterator[None]:
    """Since AutoCAD 2007 drawings are in UTF-8 whatever code page they name; GDAL has to be told."""
    pyogrio.set_gdal_config_options({"DXF_ENCODING": "UTF-8"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"DXF_ENCODING": None})


@OFTEN
@given(sound_plans())
def test_gdal_reads_the_outlines_of_a_drawing(tmp_path: Path, made: Plan) -> None:
    export(made, tmp_path / "a.dxf")
    with dxf_in_utf8():
        _, _, wkb, columns = pyogrio.raw.read(tmp_path / "a.dxf", layer="entities", columns=["Layer"])
    shapes = shapely.from_wkb(wkb)
    read = shapes[columns[0] == DXF_LAYERS["plants"].name]
    parts = shapely.get_parts(np.asarray(made.plants().geometry, dtype=object))
    own = shapely.get_rings(parts)
    assert len(read) == len(own)
    for a, b in zip(read, own, strict=True):
        np.testing.assert_allclose(shapely.get_coordinates(a), shapely.get_coordinates(b), rtol=0.0, atol=1e-6)
