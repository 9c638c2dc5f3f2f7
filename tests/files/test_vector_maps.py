"""Layers of vector maps: listed, picked for a role, read; damage told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.builders import line, point, rect
from tests.drawn_maps import frame_of, plots, unchecked, written


def read(path: Path, role: str = "parcels", layer: str | None = None) -> RawLayer:
    return read_layer(MapSource(path, layer), role)


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
def test_reads_the_same_from_every_format(tmp_path: Path, suffix: str) -> None:
    layer = read(written(tmp_path / f"a{suffix}", plots(ZDDM=["甲", "乙", "丙"]), encoding="UTF-8"))
    assert sorted(layer.table["ZDDM"]) == sorted(["甲", "乙", "丙"])  # FlatGeobuf keeps rows in an order of its own
    assert shapely.area(layer.geometries).tolist() == [625.0] * 3
    assert layer.crs is not None
    assert layer.crs.to_epsg() == 4547


def test_reads_a_geodatabase_folder(tmp_path: Path) -> None:
    path = written(tmp_path / "town.gdb", plots(ZDDM=["甲", "乙", "丙"]), driver="OpenFileGDB", layer="ZD")
    assert [layer.name for layer in list_layers(path)] == ["ZD"]
    assert read(path).table["ZDDM"].tolist() == ["甲", "乙", "丙"]


class TestPickingALayer:
    @pytest.fixture
    def town(self, tmp_path: Path) -> Path:
        path = tmp_path / "town.gpkg"
        written(path, plots(2), layer="parcels")
        written(path, plots(1), layer="districts")
        written(path, frame_of([line((0, 0), (50, 0))]), layer="roads")
        written(path, frame_of([point(5, 5)]), layer="stations")
        pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), path, layer="notes")
        return path

    def test_lists_name_type_rows_fields_and_system(self, town: Path) -> None:
        listed = {layer.name: layer for layer in list_layers(town)}
        assert set(listed) == {"parcels", "districts", "roads", "stations", "notes"}
        assert (listed["parcels"].geometry_type, listed["parcels"].rows) == ("Polygon", 2)
        assert listed["parcels"].crs == "EPSG:4547"
        assert (listed["notes"].geometry_type, listed["notes"].fields) == (None, ("a",))

    def test_takes_the_layer_called_like_the_role(self, town: Path) -> None:
        assert read(town, "parcels").name == "parcels"

    def test_takes_the_only_layer_whose_shapes_fit(self, town: Path) -> None:
        assert read(town, "substations").name == "stations"

    def test_asks_which_where_several_fit(self, town: Path) -> None:
        with pytest.raises(InputError, match=r"several layers that could be the zones: parcels, districts\. Name one"):
            read(town, "zones")

    def test_takes_the_layer_named_whatever_its_case(self, town: Path) -> None:
        assert read(town, "zones", "Districts").name == "districts"

    def test_a_layer_that_is_not_there_is_refused_with_those_that_are(self, town: Path) -> None:
        with pytest.raises(InputError, match=r"no layer “nope”. It has: .*districts"):
            read(town, "zones", "nope")

    def test_a_table_without_shapes_is_refused(self, town: Path) -> None:
        with pytest.raises(InputError, match=r"“notes” of .* is a table without shapes"):
            read(town, "parcels", "notes")

    def test_where_none_fits_the_layers_are_named(self, tmp_path: Path) -> None:
        path = tmp_path / "lines.gpkg"
        for name in ("a", "b"):
            written(path, frame_of([line((0, 0), (50, 0))]), layer=name)
        with pytest.raises(InputError, match=r"no layer with shapes that could be the parcels. It has: a, b"):
            read(path)

    def test_an_empty_layer_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is empty: it has no rows"):
            read(written(tmp_path / "a.gpkg", plots(1).iloc[:0]))


class TestDamage:
    @pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
    def test_what_is_no_map_is_refused_in_a_sentence(self, tmp_path: Path, suffix: str) -> None:
        path = tmp_path / f"a{suffix}"
        path.write_text("this is no map")
        with pytest.raises(InputError, match="is damaged or no map") as caught:
            read(path)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".geojson"])
    @pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
    def test_a_file_cut_short_never_loses_rows_in_silence(self, tmp_path: Path, suffix: str, share: float) -> None:
        path = written(tmp_path / f"a{suffix}", plots(800, ZDDM=[f"Z{i:05}" for i in range(800)]))
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(InputError, match="damaged"):
            read(path)

    def test_a_table_cut_short_is_said_in_words_for_people(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots(40))
        table = path.with_suffix(".dbf")
        table.write_bytes(table.read_bytes()[:-20])
        with pytest.raises(InputError, match="parts of it are missing or cut short"):
            read(path)

    @pytest.mark.parametrize("share", [0.3, 0.9])
    def test_a_geodatabase_of_which_a_part_is_cut_never_loses_rows_in_silence(
        self, tmp_path: Path, share: float
    ) -> None:
        path = written(tmp_path / "a.gdb", plots(300, n=range(300)), driver="OpenFileGDB", layer="ZD")
        for part in sorted(path.iterdir()):
            data = part.read_bytes()
            part.write_bytes(data[: int(len(data) * share)])
            try:
                layer = read(path)
            except InputError as error:
                assert ".cpp" not in str(error)  # noqa: PT017
                assert "\n" not in str(error)  # noqa: PT017
            else:
                assert shapely.area(layer.geometries).sum() == 300 * 625.0
                assert layer.table["n"].tolist() == list(range(300))
            part.write_bytes(data)

    def test_an_open_ring_is_closed_and_hides_no_other(self, tmp_path: Path) -> None:
        path = tmp_path / "a.geojson"
        ring = [[0, 0], [0.001, 0], [0.001, 0.001]]
        features = [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}},
        ]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        layer = read(path)
        assert shapely.area(layer.geometries).tolist() == pytest.approx([5e-7, 5e-7])
        assert not layer.unreadable.any()
        said = "/features/0/geometry/coordinates/0 (line 1, byte 43): A ring was not closed; it was closed."
        assert [str(why) for _, _, why in layer.notes] == [said]

    def test_nan_ordinates_are_read_without_a_word(self, tmp_path: Path) -> None:
        odd = unchecked("POLYGON ((470000 4174000, nan 4174010, 470010 4174010, 470000 4174000))")
        layer = read(written(tmp_path / "a.gpkg", frame_of([rect(0, 0, 5, 5), odd])))
        assert np.isnan(shapely.get_coordinates(layer.geometries)).any()


class TestCoordinateSystem:
    def test_none_is_none(self, tmp_path: Path) -> None:
        assert read(written(tmp_path / "a.gpkg", plots().set_crs(None, allow_override=True))).crs is None

    def test_esri_text_is_recognised(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots())
        assert "CGCS2000_3_Degree_GK_CM_114E" in path.with_suffix(".prj").read_text()
        crs = read(path).crs
        assert crs is not None
        assert crs.to_epsg() == 4547

    def test_nonsense_in_a_prj_file_is_none(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.shp", plots())
        path.with_suffix(".prj").write_text("our own system, ask Wang")
        assert read(path).crs is None
