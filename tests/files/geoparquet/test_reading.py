"""GeoParquet as geopandas and pyarrow write it; the files beside this test were made by them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from arro3.core import Table
from arro3.io import read_parquet, write_parquet
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan

HERE = Path(__file__).parent
SQUARES = [shapely.box(470000 + 30 * i, 4174000, 470025 + 30 * i, 4174025) for i in range(3)]
HOLE = shapely.Polygon(SQUARES[0].exterior, [shapely.box(470005, 4174005, 470010, 4174010).exterior])


def read(path: Path, role: str = "parcels") -> RawLayer:
    return read_layer(MapSource(path), role)


def changed(tmp_path: Path, primary: str = "geometry", **column: Any) -> Path:
    """A file in CRS84 whose ``geo`` metadata says something else of its column of shapes, or of another one."""
    table = read_parquet(HERE / "crs84_missing.parquet").read_all()
    geo = json.loads(dict(table.schema.metadata)[b"geo"])
    geo["columns"] = {primary: geo["columns"]["geometry"] | column}
    geo["primary_column"] = primary
    schema = table.schema.with_metadata({"geo": json.dumps(geo)})
    write_parquet(Table.from_batches(table.to_batches(), schema=schema), tmp_path / "a.parquet")
    return tmp_path / "a.parquet"


@pytest.mark.parametrize("name", ["wkb_bbox", "wkb_zstd"])
def test_texts_numbers_blanks_dates_and_shapes(name: str) -> None:
    [listed] = list_layers(HERE / f"{name}.parquet")
    assert (listed.name, listed.rows, listed.crs, listed.geometry_type) == (name, 3, "EPSG:4547", "MultiPolygon")
    layer = read(HERE / f"{name}.parquet")
    assert list(layer.table.columns) == ["ZDDM", "面积", "n", "ok", "day", "at"]  # and no bbox
    assert layer.table["ZDDM"].isna().tolist() == [False, False, True]
    assert layer.table["ZDDM"].tolist()[:2] == ["甲1", "乙2"]
    assert layer.table["面积"].tolist()[:2] == [625.0, 625.0]
    assert np.isnan(layer.table["面积"][2])
    assert layer.table["n"].tolist() == [1, 2, pd.NA]
    assert layer.table["ok"].tolist() == [True, False, True]
    assert layer.table["day"].tolist() == [pd.Timestamp(2024, 1, 2)] * 3
    assert layer.table["at"].tolist() == [pd.Timestamp("2024-01-02 03:04:05")] * 3
    assert shapely.equals_exact(layer.geometries[0], SQUARES[0])
    assert layer.geometries[1].geom_type == "MultiPolygon"
    assert layer.geometries[2] is None
    assert layer.warnings == ()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("polygon", [HOLE, None, SQUARES[1]]),
        ("multipolygon", [shapely.MultiPolygon([HOLE, SQUARES[1]]), shapely.MultiPolygon([SQUARES[2]])]),
        ("linestring", [shapely.LineString([(470000, 4174000), (470009, 4174000)]), None]),
        ("point", [shapely.Point(470000, 4174000), shapely.Point(470001, 4174000)]),
    ],
)
def test_native_encodings(name: str, wanted: list[Any]) -> None:
    layer = read(HERE / f"native_{name}.parquet", "constraints")
    assert [shape is None for shape in layer.geometries] == [shape is None for shape in wanted]
    assert shapely.equals_exact(layer.geometries, np.array(wanted, dtype=object))[[s is not None for s in wanted]].all()
    assert layer.table["a"].tolist() == ["甲", "乙", "丙"][: len(wanted)]
    assert layer.crs is not None
    assert layer.crs.to_epsg() == 4547


class TestCoordinateSystem:
    def test_none_mentioned_is_longitude_and_latitude(self) -> None:
        layer = read(HERE / "crs84_missing.parquet")
        assert layer.crs is not None
        assert layer.crs.to_epsg() == 4326
        assert shapely.get_x(shapely.centroid(layer.geometries[0])) == pytest.approx(113.66, abs=0.01)

    def test_null_is_unknown(self) -> None:
        assert read(HERE / "no_crs.parquet").crs is None

    def test_nonsense_is_unknown_with_a_word(self, tmp_path: Path) -> None:
        layer = read(changed(tmp_path, crs={"type": "ProjectedCRS", "name": "ours"}))
        assert layer.crs is None
        assert "cannot be understood" in str(layer.warnings[0])

    def test_crs84_by_name_is_the_same_as_none(self, tmp_path: Path) -> None:
        layer = read(changed(tmp_path, crs="OGC:CRS84"))
        assert layer.crs is not None
        assert layer.crs.to_epsg() == 4326


def test_columns_without_single_values_are_left_out_with_a_word() -> None:
    layer = read(HERE / "nested.parquet")
    assert [str(w) for w in layer.warnings] == ["Columns that hold no single values were left out: tags, raw."]
    assert layer.table["cat"].tolist() == ["x", "y", "x"]  # a dictionary
    assert layer.table["dec"].tolist() == [1.0, 2.0, 3.0]  # decimals


def test_edges_along_great_circles_are_told(tmp_path: Path) -> None:
    assert "great circles" in str(read(changed(tmp_path, edges="spherical")).warnings[0])


def test_an_encoding_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"does not know \(curvy\). Save it anew with WKB"):
        read(changed(tmp_path, encoding="curvy"))


def test_a_file_that_says_wkb_of_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="column “ZDDM” holds no shapes"):
        read(changed(tmp_path, primary="ZDDM"))


def test_a_table_without_shapes_is_refused() -> None:
    with pytest.raises(InputError, match="is a table without shapes"):
        read(HERE / "plain_table.parquet")


def test_a_plan_is_made_of_it() -> None:
    plan, [report] = new_plan([RoleSource.parse("parcels", str(HERE / "wkb_zstd.parquet"))])
    assert (report.read, report.kept, report.refused) == (3, 2, 1)
    assert report.area_m2 == 1250.0
    assert plan.site.parcels.index.tolist() == ["甲1", "乙2"]


@pytest.mark.parametrize("share", [0.001, 0.3, 0.6, 0.9, 0.999])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    data = (HERE / "wkb_zstd.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(InputError, match="damaged or no map") as caught:
        read(tmp_path / "a.parquet")
    assert "\n" not in str(caught.value)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["wkb_bbox", "native_polygon", "native_multipolygon", "nested"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_mutated_files_end_in_a_layer_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, name: str, flips: list[tuple[float, int]]
) -> None:
    data = bytearray((HERE / f"{name}.parquet").read_bytes())
    for where, byte in flips:
        data[int(where * (len(data) - 1))] = byte
    path = tmp_path_factory.mktemp("p") / "a.parquet"
    path.write_bytes(data)
    try:
        layer = read(path)
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert len(layer.geometries) == len(layer.table)
    shutil.rmtree(path.parent)
