"""Plans as drawings: what CAD gets, that it is proved before it stands, and that it comes back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import ezdxf
import numpy as np
import pytest
import shapely
from ezdxf.enums import TextEntityAlignment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.dimensions import Dimension
from siteplanner.core.errors import SaveError
from siteplanner.core.notes import Note
from siteplanner.core.plan import Plan
from siteplanner.files.dxf import proof, writing
from siteplanner.files.dxf.own_layers import LAYERS
from siteplanner.files.export import export
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import read_layer
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.builders import ORIGIN, frame, line, plan, point, rect, site


def town(**more: Any) -> Plan:
    holed = rect(0, 0, 100, 100).difference(rect(40, 40, 20, 20))
    two = shapely.union(rect(120, 0, 30, 30), rect(160, 0, 30, 30))
    parcels = {"DK-01": (holed, {"name": "贝特瑞一期"}), "DK-02": two}
    constraints = {"R1": (line((0, -10), (300, -10), (300, 90)), {"kind": "road"})}
    made = site(parcels, {"Z1": rect(0, 0, 200, 100)}, constraints, {"S1": point(5, 5)})
    return plan(made, {"P1": rect(5, 10, 20, 30)}, **more)


def back(file: Path, role: str) -> RawLayer:
    return read_layer(MapSource(file, LAYERS[role].name), role)


class TestTheDrawing:
    def test_opens_as_autocad_2010_in_metres_with_layers_by_role(self, tmp_path: Path) -> None:
        export(town(), tmp_path / "town.dxf")
        drawing = ezdxf.filemanagement.readfile(tmp_path / "town.dxf")
        assert (drawing.dxfversion, drawing.header["$INSUNITS"]) == ("AC1024", 6)
        counts = {layer.name: 0 for layer in LAYERS.values()}
        for entity in drawing.modelspace():
            if entity.dxf.layer in counts:
                counts[entity.dxf.layer] += 1
        assert counts == {"DK_地块": 4, "PQ_片区": 1, "KZ_控制要素": 1, "BDZ_变电站": 1, "XM_项目": 1}
        assert not drawing.audit().errors

    def test_x_is_east_and_y_is_north(self, tmp_path: Path) -> None:
        export(town(), tmp_path / "town.dxf")
        [symbol] = ezdxf.filemanagement.readfile(tmp_path / "town.dxf").modelspace().query("POINT")
        assert tuple(symbol.dxf.location)[:2] == (ORIGIN[0] + 5, ORIGIN[1] + 5)

    def test_numbers_and_names_stand_in_their_outlines_small_enough_for_them(self, tmp_path: Path) -> None:
        export(town(), tmp_path / "town.dxf")
        texts = ezdxf.filemanagement.readfile(tmp_path / "town.dxf").modelspace().query("TEXT")
        [first] = [text for text in texts if text.dxf.text == "DK-01 贝特瑞一期"]
        align, at, _ = first.get_placement()
        assert align is TextEntityAlignment.MIDDLE_CENTER
        assert rect(0, 0, 100, 100).contains(shapely.Point(at.x, at.y))
        assert first.dxf.height == 2.5
        [plant] = [text for text in texts if text.dxf.text.startswith("P1")]
        assert 0.3 <= plant.dxf.height <= 2.5

    def test_dimensions_are_dimensions_and_notes_are_texts(self, tmp_path: Path) -> None:
        start, end = (ORIGIN[0], ORIGIN[1]), (ORIGIN[0] + 40, ORIGIN[1] + 30)
        dimension, note = Dimension(start, end, 5.0), Note(start, "北门\n宽 6 m", tip=end)
        annotations = frame(
            schema.ANNOTATIONS,
            {"A1": (dimension.shape, dimension.values), "A2": (note.shape, note.values)},
        )
        export(town(annotations=annotations), tmp_path / "town.dxf")
        space = ezdxf.filemanagement.readfile(tmp_path / "town.dxf").modelspace()
        [drawn] = space.query("DIMENSION")
        assert drawn.get_measurement() == pytest.approx(50.0)
        assert tuple(drawn.dxf.defpoint2)[:2] == start
        block = drawn.get_geometry_block()
        assert block is not None
        assert any(text.plain_text() == "50.00" for text in block.query("MTEXT TEXT"))
        assert "北门 宽 6 m" in [text.dxf.text for text in space.query("TEXT")]

    def test_the_same_plan_gives_the_same_bytes(self, tmp_path: Path) -> None:
        made = town()
        for name in ("a.dxf", "b.dxf"):
            export(made, tmp_path / name)
        assert (tmp_path / "a.dxf").read_bytes() == (tmp_path / "b.dxf").read_bytes()

    def test_a_plant_without_a_footprint_is_named(self, tmp_path: Path) -> None:
        bare = plan(site({"L1": rect(0, 0, 50, 50)}), {"P1": rect(5, 5, 10, 10), "P2": shapely.MultiPolygon()})
        report = export(bare, tmp_path / "town.dxf")
        assert (report.features, report.read_back, report.without_shape) == (3, 2, ("P2",))
        assert str(report.sentence()).endswith("without a shape: P2")


class TestTheProof:
    @pytest.mark.parametrize(
        ("old", "new", "difference"),
        [
            (f"{ORIGIN[0] + 40}", f"{ORIGIN[0] + 40.01}", "lies 10.0000 mm off"),
            ("1000\nid=P1", "1000\nid=P9", "is missing or has other parts"),
            ("1000\nname=贝特瑞一期", "1000\nname=贝特瑞", "is told as “贝特瑞” instead of “贝特瑞一期”"),
            ("1\nDK-02\n", "1\nDK-03\n", "the texts on layer DK_地块_注记 are not those of the plan: DK-02"),
            ("0\nEOF\n", "", "no whole DXF drawing"),
        ],
    )
    def test_a_drawing_that_differs_is_not_left_standing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, difference: str
    ) -> None:
        def spoilt(written: Path, *rest: Any) -> Any:
            text = written.read_text("utf-8")
            lines = text.replace("  0\n", "0\n").replace("  1\n", "1\n")
            at = lines.index(old)
            written.write_text(lines[:at] + new + lines[at + len(old) :], "utf-8")
            return proof.prove_dxf(written, *rest)

        monkeypatch.setattr(writing, "prove_dxf", spoilt)
        (tmp_path / "town.dxf").write_text("the old one")
        with pytest.raises(SaveError, match=difference):
            export(town(), tmp_path / "town.dxf")
        assert [file.name for file in tmp_path.iterdir()] == ["town.dxf"]
        assert (tmp_path / "town.dxf").read_text() == "the old one"


class TestRoundTrip:
    def test_a_drawing_of_a_plan_makes_that_plan_without_a_question(self, tmp_path: Path) -> None:
        made = town()
        export(made, tmp_path / "town.dxf")
        sources = [
            RoleSource(of.name, MapSource(tmp_path / "town.dxf", LAYERS[of.name].name)) for of in schema.BASE_LAYERS
        ]
        again, reports = new_plan(sources)
        assert again.site.crs == made.site.crs
        assert [report.refused for report in reports] == [0, 0, 0, 0]
        for of in schema.BASE_LAYERS:
            old, new = made.site.layer(of.name), again.site.layer(of.name)
            assert shapely.equals(shapely.normalize(new.geometry.array), shapely.normalize(old.geometry.array)).all()
        assert again.site.parcels.index.tolist() == ["DK-01", "DK-02"]
        assert again.site.parcels["name"].iloc[0] == "贝特瑞一期"
        assert again.site.constraints["kind"].tolist() == ["road"]

    names = st.text(
        st.one_of(
            st.sampled_from("张庄镇一号地块（示意）%\\^{};=+\n\t 🏭%%c"), st.characters(exclude_categories=["Cs"])
        ),
        max_size=200,
    )
    side = st.floats(0.5, 500.0)

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(texts=st.lists(names, min_size=1, max_size=4), east=side, width=side, depth=side)
    def test_any_text_and_any_parts_come_back(self, texts: list[str], east: float, width: float, depth: float) -> None:
        whole = rect(east, 0, width, depth)
        hole = shapely.affinity.scale(whole, 0.3, 0.6)
        apart = shapely.affinity.translate(whole, 3 * width + 1.0 / 3.0)
        shape = shapely.multipolygons([whole.difference(hole), apart])
        rows = {f"地块-{at}": (shape, {"name": text}) for at, text in enumerate(texts)}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "town.dxf"
            export(plan(site(rows), {}), file)
            layer = back(file, "parcels")
        assert layer.table["parcel_id"].tolist() == list(rows)
        found = layer.table["name"].tolist() if "name" in layer.table else [None] * len(texts)
        assert [name or "" for name in found] == texts
        for read in layer.geometries:
            assert read.geom_type == "MultiPolygon"
            off = np.abs(shapely.get_coordinates(read) - shapely.get_coordinates(shape))
            assert off.max() < 1e-6
