"""Drawings as maps: outlines, arcs, blocks, lines joined to areas, texts as numbers, and what is said of all that."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import shapely

from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_dxf import E0, N0, block, drawing, groups, insert, outline, path, saved, segment, square, text


def read(folder: Path, *shapes: str, role: str = "parcels", layer: str | None = "地块", **drawn: object) -> RawLayer:
    file = saved(folder / "town.dxf", drawing(*shapes, **drawn))  # type: ignore[arg-type]
    return read_layer(MapSource(file, layer), role)


def areas(layer: RawLayer) -> list[float]:
    return [round(float(area), 3) for area in shapely.area(layer.geometries)]


def said(layer: RawLayer) -> list[str]:
    return [str(note[2]) for note in layer.notes] + [str(warning) for warning in layer.warnings]


class TestOutlines:
    def test_a_closed_polyline_is_an_area_at_its_true_place(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(10, 20))
        assert layer.geometries[0].bounds == (E0 + 10, N0 + 20, E0 + 35, N0 + 45)
        assert not said(layer)

    def test_a_half_circle_of_a_bulge_has_the_area_of_one(self, tmp_path: Path) -> None:
        layer = read(tmp_path, outline((0, 0, 1), (100, 0)))
        assert shapely.area(layer.geometries[0]) == pytest.approx(math.pi * 50**2 / 2, abs=0.006)
        assert layer.curved.tolist() == [True]

    def test_corners_of_an_arc_lie_on_it_and_its_pieces_within_a_millimetre(self, tmp_path: Path) -> None:
        ring = shapely.get_coordinates(read(tmp_path, outline((0, 0, 0.4), (100, 0), (50, -80))).geometries[0])
        radius = 50 / math.sin(2 * math.atan(0.4))
        centre = (E0 + 50, N0 + math.sqrt(radius**2 - 50**2))
        off = [math.dist(p, centre) - radius for p in ring[:-3]]
        assert max(map(abs, off)) < 1e-6
        middles = (ring[:-4] + ring[1:-3]) / 2
        assert max(abs(math.dist(p, centre) - radius) for p in middles) < 1e-3

    def test_a_mirrored_polyline_is_where_cad_shows_it(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0).replace("70\n1\n", "70\n1\n210\n0\n220\n0\n230\n-1\n"))
        assert layer.geometries[0].bounds == (-E0 - 25, N0, -E0, N0 + 25)

    def test_an_old_polyline_with_vertices(self, tmp_path: Path) -> None:
        corners = [(0, 0), (40, 0), (40, 30), (0, 30)]
        vertices = "".join(groups(0, "VERTEX", 8, "地块", 10, E0 + x, 20, N0 + y) for x, y in corners)
        old = groups(0, "POLYLINE", 8, "地块", 66, 1, 70, 1) + vertices + groups(0, "SEQEND")
        assert areas(read(tmp_path, old, version="AC1009")) == [1200.0]

    def test_circles_ellipses_faces_and_solids(self, tmp_path: Path) -> None:
        head = (100, "AcDbEntity", 8, "地块", 100)
        circle = groups(0, "CIRCLE", *head, "AcDbCircle", 10, E0, 20, N0, 40, 10)
        ellipse = groups(
            0, "ELLIPSE", *head, "AcDbEllipse", 10, E0, 20, N0, 11, 20, 21, 0, 40, 0.5, 41, 0, 42, math.tau
        )
        corners = (10, E0, 20, N0, 11, E0 + 5, 21, N0, 12, E0, 22, N0 + 5, 13, E0 + 5, 23, N0 + 5)
        solid = groups(0, "SOLID", *head, "AcDbTrace", *corners)
        layer = read(tmp_path, circle, ellipse, solid)
        assert areas(layer) == pytest.approx([math.pi * 100, math.pi * 200, 25.0], abs=0.01)

    def test_a_hatch_with_a_hole_is_an_area_with_a_hole(self, tmp_path: Path) -> None:
        def ring(x: float, side: float) -> tuple[object, ...]:
            corners = ((x, x), (x + side, x), (x + side, x + side), (x, x + side))
            pairs = [each for px, py in corners for each in (10, E0 + px, 20, N0 + py)]
            return (92, 3, 72, 0, 73, 1, 93, 4, *pairs, 97, 0)

        hatch = groups(
            0, "HATCH", 100, "AcDbEntity", 8, "地块", 100, "AcDbHatch", 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1,
            2, "SOLID", 70, 1, 71, 0, 91, 2, *ring(0, 100), *ring(40, 20), 75, 0, 76, 1, 98, 0,
        )  # fmt: skip
        layer = read(tmp_path, hatch)
        assert areas(layer) == [9600.0]
        assert len(layer.geometries[0].interiors) == 1

    def test_a_hatch_that_fills_an_outline_is_not_a_second_area(self, tmp_path: Path) -> None:
        pairs = [each for p in ((0, 0), (25, 0), (25, 25), (0, 25)) for each in (10, E0 + p[0], 20, N0 + p[1])]
        hatch = groups(
            0, "HATCH", 100, "AcDbEntity", 8, "地块", 100, "AcDbHatch", 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1,
            2, "SOLID", 70, 1, 71, 0, 91, 1, 92, 3, 72, 0, 73, 1, 93, 4, *pairs, 97, 0, 75, 0, 76, 1, 98, 0,
        )  # fmt: skip
        layer = read(tmp_path, square(0, 0), hatch)
        assert areas(layer) == [625.0]
        assert said(layer) == ["1 hatches fill outlines of the layer; the outlines were taken."]

    def test_an_outline_within_another_is_told_of(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0, 100), square(40, 40, 10))
        assert areas(layer) == [10_000.0, 100.0]
        assert said(layer)[0].startswith("The outline lies within that of row 1")


class TestLines:
    def test_an_outline_open_by_centimetres_is_closed_and_told_of(self, tmp_path: Path) -> None:
        open_by_3_cm = outline((0, 0), (50, 0), (50, 50), (0, 50), (0, 0.03), closed=False)
        layer = read(tmp_path, open_by_3_cm)
        assert len(layer.geometries) == 1
        assert said(layer) == ["The outline was open by 30.0 mm; it was closed."]

    def test_lines_that_meet_bound_areas_and_a_loose_one_is_listed_at_its_place(self, tmp_path: Path) -> None:
        ring = [(0, 0), (60, 0), (60, 30), (0, 30), (0, 0)]
        layer = read(tmp_path, path(ring), segment((20, 0), (20, 30)), segment((100, 100), (110, 100)))
        assert sorted(areas(layer)) == [0.0, 600.0, 1200.0]
        [(row, why)] = layer.refused.items()
        assert str(why).startswith("The line, 10.00 m long, bounds no area")
        assert layer.geometries[row].centroid.x == E0 + 105

    def test_ends_short_of_each_other_are_joined_within_the_tolerance_only(self, tmp_path: Path) -> None:
        near = [segment((0, 0), (50, 0)), segment((50, 0.02), (50, 50)), segment((50, 50), (0, 0))]
        far = [segment((200, 0), (250, 0)), segment((250, 0.2), (250, 50)), segment((250, 50), (200, 0))]
        layer = read(tmp_path, *near, *far)
        assert len(layer.geometries) - len(layer.refused) == 1
        assert any("joined: 1, the widest 20.0 mm" in line for line in said(layer))

    def test_a_line_that_stops_just_before_another_divides_the_area(self, tmp_path: Path) -> None:
        ring = path([(0, 0), (60, 0), (60, 30), (0, 30), (0, 0)])
        layer = read(tmp_path, ring, segment((20, 0.01), (20, 29.98)))
        assert len(layer.geometries) == 2
        assert sum(areas(layer)) == pytest.approx(1800.0, abs=1e-3)

    def test_a_line_that_runs_a_little_over_leaves_no_row(self, tmp_path: Path) -> None:
        ring = path([(0, 0), (60, 0), (60, 30), (0, 30), (0, 0)])
        layer = read(tmp_path, ring, segment((20, -0.04), (20, 30.04)))
        assert sorted(areas(layer)) == pytest.approx([600.0, 1200.0])

    def test_a_tangle_is_told_of_and_not_worked_at_for_hours(self, tmp_path: Path) -> None:
        across = [segment((0, 0.001 * n), (500, 500 - 0.001 * n)) for n in range(700)]
        layer = read(tmp_path, *across, *(segment((0.001 * n, 500), (500 - 0.001 * n, 0)) for n in range(700)))
        assert len(layer.refused) == 1400
        assert said(layer) == [
            "The 1400 lines of the layer cross each other too often to be parcels; no areas were made from them."
        ]

    def test_a_line_to_nowhere_is_refused_and_hides_no_area(self, tmp_path: Path) -> None:
        ring = path([(0, 0), (60, 0), (60, 30), (0, 30), (0, 0)])
        layer = read(tmp_path, ring, segment((0, 0), (1e300, 5)), segment((float("nan"), 0), (5, 5)))
        assert sorted(shape.geom_type for shape in layer.geometries) == ["LineString", "LineString", "Polygon"]

    def test_lines_stay_lines_for_constraints(self, tmp_path: Path) -> None:
        layer = read(tmp_path, segment((0, 0), (50, 0), "道路"), role="constraints", layer="道路")
        assert [shape.geom_type for shape in layer.geometries] == ["LineString"]


class TestBlocks:
    def test_a_block_is_put_where_it_is_inserted_turned_and_scaled(self, tmp_path: Path) -> None:
        unit = outline((-E0, -N0), (1 - E0, -N0), (1 - E0, 1 - N0), (-E0, 1 - N0), layer="0")
        layer = read(tmp_path, insert("B", 100, 0, "地块", 41, 20, 42, 10, 50, 90), blocks=[block("B", unit)])
        assert areas(layer) == [200.0]
        assert layer.geometries[0].bounds == pytest.approx((E0 + 90, N0, E0 + 100, N0 + 20))
        assert layer.table["dxf_block"].tolist() == ["B"]

    def test_blocks_in_blocks_and_rows_of_them(self, tmp_path: Path) -> None:
        unit = outline((-E0, -N0), (1 - E0, -N0), (1 - E0, 1 - N0), (-E0, 1 - N0), layer="0")
        inner = insert("B", -E0, -N0, "0", 41, 5, 42, 5)
        grid = insert("A", 0, 0, "地块", 70, 3, 71, 2, 44, 10, 45, 10)
        layer = read(tmp_path, grid, blocks=[block("A", inner), block("B", unit)])
        assert areas(layer) == [25.0] * 6

    def test_a_block_within_itself_ends_with_a_word(self, tmp_path: Path) -> None:
        again = insert("A", -E0, -N0, "0")
        layer = read(tmp_path, square(0, 0), insert("A", 0, 0), blocks=[block("A", again)])
        assert any("or in themselves (“A”)" in line for line in said(layer))

    def test_a_reference_to_another_drawing_is_told_of(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0), insert("底图", 0, 0), blocks=[block("底图", flags=4)])
        assert any("“底图” is a reference to another drawing" in line for line in said(layer))

    def test_substations_are_where_their_symbols_are_inserted(self, tmp_path: Path) -> None:
        symbol = groups(0, "CIRCLE", 100, "AcDbEntity", 8, "0", 100, "AcDbCircle", 10, 0, 20, 0, 40, 3)
        layer = read(tmp_path, insert("BDZ", 5, 6), role="substations", blocks=[block("BDZ", symbol)])
        assert [shape.wkt for shape in layer.geometries] == [f"POINT ({E0 + 5:.0f} {N0 + 6:.0f})"]


class TestTexts:
    def test_the_text_in_an_outline_is_its_number(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0), square(30, 0), text("DK-02", 40, 10), text("贝特瑞", 10, 10))
        assert layer.table["dxf_text"].tolist() == ["贝特瑞", "DK-02"]
        assert not said(layer)

    def test_of_several_the_nearest_to_the_middle_is_taken_and_the_others_are_told_of(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0), text("100102", 2, 2), text("DK-01", 12, 12))
        assert layer.table["dxf_text"].tolist() == ["DK-01"]
        assert said(layer) == [
            "Several texts stand in the area: DK-01, 100102. “DK-01”, the nearest to its middle, was taken."
        ]

    def test_two_as_near_are_doubtful(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0), text("A", 2, 12.5), text("B", 22.9, 12.5))
        assert "check it" in said(layer)[0]

    def test_texts_of_another_layer_serve_where_the_own_has_none(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0), text("DK-01", 12, 12, layer="注记"))
        assert layer.table["dxf_text"].tolist() == ["DK-01"]

    def test_a_text_in_nested_outlines_belongs_to_the_inner_one(self, tmp_path: Path) -> None:
        layer = read(tmp_path, square(0, 0, 100), square(40, 40, 10), text("内", 45, 45))
        assert layer.table["dxf_text"].tolist() == [None, "内"]

    def test_formatted_text_is_read_plain(self, tmp_path: Path) -> None:
        mtext = groups(
            0, "MTEXT", 100, "AcDbEntity", 8, "地块", 100, "AcDbMText", 10, E0 + 12, 20, N0 + 12, 40, 1, 71, 5,
            1, r"{\fSimSun|b0;张庄\P一号}",
        )  # fmt: skip
        assert read(tmp_path, square(0, 0), mtext).table["dxf_text"].tolist() == ["张庄 一号"]


class TestLayers:
    def test_are_listed_with_counts_and_kinds(self, tmp_path: Path) -> None:
        shapes = (square(0, 0), square(30, 0), segment((0, 0), (5, 5), "道路"), text("注", 0, 0, "注记"))
        found = list_layers(saved(tmp_path / "town.dxf", drawing(*shapes)))
        assert [(x.name, x.geometry_type, x.rows) for x in found] == [
            ("地块", "Polygon", 2), ("道路", "Unknown", 1), ("注记", None, 0),
        ]  # fmt: skip

    def test_a_hidden_one_is_told_of(self, tmp_path: Path) -> None:
        frozen = groups(0, "LAYER", 2, "地块", 70, 1, 62, 7)
        assert said(read(tmp_path, square(0, 0), layers=frozen)) == [
            "The layer “地块” is switched off or frozen in the drawing."
        ]
