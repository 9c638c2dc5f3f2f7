"""Where labels stand: never over each other, and never over a plant that is not their own."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.label_placing import place_labels
from siteplanner.gui.canvas.labels import Box, Footprint, Label, LabelMemory, Placed, label_fonts, turned_boxes
from siteplanner.gui.canvas.text_sizes import TextSizes


def footprint(bounds: Box, plant_id: str = "") -> Footprint:
    return Footprint(plant_id, bounds, shapely.box(*bounds))


def label(kind: str, text: str, east_m: float, north_m: float, width_m: float = 40, depth_m: float = 30) -> Label:
    bounds = (east_m - width_m / 2, north_m - depth_m / 2, east_m + width_m / 2, north_m + depth_m / 2)
    return Label(kind, text, (text,), east_m, north_m, bounds, width_m)


def placed(labels: list[Label], metres_per_pixel: float = 1.0, plants: list[Box] | None = None) -> list[Placed]:
    """``plants``: the bounds of plants; those of a label are of the plant it names."""
    window = ViewWindow(0, 0, metres_per_pixel, 800, 600)
    named = {each.bounds: each.id for each in labels if each.kind == "plant"}
    works = [footprint(bounds, named.get(bounds, "another")) for bounds in plants or []]
    return place_labels(window, label_fonts(QFont()), labels, works)


def in_pixels(bounds: Box, metres_per_pixel: float) -> QRectF:
    window = ViewWindow(0, 0, metres_per_pixel, 800, 600)
    left, top = window.to_screen(bounds[0], bounds[3])
    right, bottom = window.to_screen(bounds[2], bounds[1])
    return QRectF(left, top, right - left, bottom - top)


place = st.floats(-300, 300)
any_label = st.builds(
    label,
    st.sampled_from(["plant", "zone", "substation", "parcel"]),
    st.sampled_from(["P1", "一区 负极", "Anode graphite line 2", "110 kV"]),
    place,
    place,
    st.floats(1, 400),
    st.floats(1, 400),
) | st.builds(
    lambda name, points: road(name, path=shapely.LineString(points)),
    st.sampled_from(["county road", "110 kV 线路"]),
    st.lists(st.tuples(place, place), min_size=2, max_size=3, unique=True),
)


@given(st.lists(any_label, max_size=25), st.sampled_from([0.2, 1.0, 5.0]))
def test_labels_never_overlap(qapp: object, labels: list[Label], metres_per_pixel: float) -> None:
    plants = [each.bounds for each in labels if each.kind == "plant"]
    made = placed(labels, metres_per_pixel, plants)
    for one, other in combinations(made, 2):
        assert not any(a.intersects(b) for a in one.boxes for b in other.boxes)


@given(st.lists(any_label, max_size=25), st.sampled_from([0.2, 1.0, 5.0]))
def test_only_a_zones_last_resort_lies_over_a_plant(qapp: object, labels: list[Label], metres_per_pixel: float) -> None:
    plants = [each.bounds for each in labels if each.kind == "plant"]
    for made in placed(labels, metres_per_pixel, plants):
        if made.label.kind in ("parcel", "substation"):
            assert not any(made.box.intersects(in_pixels(p, metres_per_pixel)) for p in plants)


def test_a_plants_name_that_fits_stands_in_its_footprint(qapp: object) -> None:
    plant = label("plant", "P1", 0, 0, 200, 100)
    (made,) = placed([plant], 1.0, [plant.bounds])
    assert in_pixels(plant.bounds, 1.0).contains(made.box)


def test_a_name_larger_than_its_plant_stands_below_it_when_near(qapp: object) -> None:
    plant = label("plant", "A name that is far too long", 0, 0, 40, 30)
    (made,) = placed([plant], 1.0, [plant.bounds])
    assert made.box.top() >= in_pixels(plant.bounds, 1.0).bottom()


def test_a_name_larger_than_its_plant_is_left_out_from_afar(qapp: object) -> None:
    plant = label("plant", "A name that is far too long", 0, 0, 40, 30)
    assert placed([plant], 3.0, [plant.bounds]) == []


def test_a_zones_name_makes_way_for_a_plant(qapp: object) -> None:
    plant = label("plant", "P1", 0, 0, 60, 16)
    zone = label("zone", "Zone", 0, 0, 500, 500)
    names = placed([zone], 1.0, [plant.bounds])
    assert not names[0].box.intersects(in_pixels(plant.bounds, 1.0))


def test_a_zones_name_lies_in_the_zone_and_not_only_in_its_rectangle(qapp: object) -> None:
    """A band from the lower left to the upper right, a plant over its middle."""
    band = shapely.LineString([(-150, -100), (150, 100)]).buffer(40)
    zone = replace(label("zone", "Zone", 0, 0, 380, 280), area=band)
    window = ViewWindow(0, 0, 1.0, 800, 600)
    (made,) = place_labels(window, label_fonts(QFont()), [zone], [footprint((-25, -14, 25, 14))])
    corners_of = [
        window.to_map(x, y) for x in (made.box.left(), made.box.right()) for y in (made.box.top(), made.box.bottom())
    ]
    assert all(band.contains(shapely.Point(corner)) for corner in corners_of)


def test_a_parcels_number_needs_room_in_the_parcel(qapp: object) -> None:
    assert len(placed([label("parcel", "L0001", 0, 0, 200, 100)])) == 1
    assert placed([label("parcel", "L0001", 0, 0, 10, 100)]) == []


# -- more lines, names along lines, and staying where one is ---------------------------------------------------------


def plant(*lines: str, width_m: float = 200, depth_m: float = 100, east_m: float = 0, north_m: float = 0) -> Label:
    bounds = (east_m - width_m / 2, north_m - depth_m / 2, east_m + width_m / 2, north_m + depth_m / 2)
    return Label("plant", lines[0], lines, east_m, north_m, bounds, width_m)


def road(name: str = "county road", *, north_m: float = 0.0, path: shapely.LineString | None = None) -> Label:
    along = path or shapely.LineString([(-380, north_m), (380, north_m)])
    west, south, east, north = along.bounds
    return Label("line", name, (name,), west, north, (west, south, east, north), 0, along)


def size(*lines: str) -> tuple[float, float]:
    """Width and height of lines in the font of plants, whichever that is here."""
    return TextSizes(label_fonts(QFont())).of("plant", lines)


def test_a_second_line_is_left_out_where_there_is_no_room_for_two(qapp: object) -> None:
    (both,) = placed([plant("P1", "20 000 t/a")])
    assert both.lines == ("P1", "20 000 t/a")
    figure = "400 000 000 m²/a"
    (narrow,) = placed([plant("P1", figure, width_m=0.8 * size(figure)[0])])
    assert narrow.lines == ("P1",)
    (low,) = placed([plant("P1", "20 000 t/a", depth_m=1.5 * size("P1")[1])])
    assert low.lines == ("P1",)


def test_a_long_name_is_broken_into_two_lines_before_its_figure_is_left_out(qapp: object) -> None:
    width_m = 1.2 * size("其他已有负极产能")[0]
    (made,) = placed([plant("其他已有负极产能（平衡项）", "1.8 万 t/a", width_m=width_m)])
    assert made.lines == ("其他已有负极产能", "（平衡项）", "1.8 万 t/a")


def test_a_name_may_lie_over_the_gaps_of_its_own_plant_but_over_no_other(qapp: object) -> None:
    """Blocks 30 m wide on a site of 200 × 100 m: the text is wider than a block."""
    bounds = (-100.0, -50.0, 100.0, 50.0)
    blocks = Label("plant", "P1", ("Cathode line 1",), 0, 0, bounds, 30.0)
    (made,) = placed([blocks], 2.0, [bounds])
    assert in_pixels(bounds, 2.0).contains(made.box)
    assert placed([blocks], 2.0, [bounds, (20.0, -50.0, 60.0, 50.0)]) == []


def test_a_plant_is_in_the_way_only_where_it_is(qapp: object) -> None:
    """A narrow plant across the corner: its rectangle covers the label, its shape does not."""
    parcel = label("parcel", "L0001", 0, 0, 300, 200)
    across = shapely.LineString([(-140, 20), (60, 190)]).buffer(10)
    fonts, window = label_fonts(QFont()), ViewWindow(0, 0, 1.0, 800, 600)
    corner = Footprint("P1", across.bounds, across)
    assert across.bounds[1] < 0 or across.envelope.contains(shapely.Point(0, 30))
    assert len(place_labels(window, fonts, [parcel], [corner])) == 1
    assert place_labels(window, fonts, [parcel], [footprint((-140, -10, 60, 190))]) == []


def test_the_name_of_a_line_stands_beside_it_not_on_it(qapp: object) -> None:
    (made,) = placed([road()])
    assert made.box.bottom() < 300
    assert made.box.bottom() > 300 - 8


def test_the_name_of_a_line_goes_to_its_other_side_rather_than_over_another(qapp: object) -> None:
    first, second = placed([road("a"), road("b", north_m=1.0)])
    assert first.box.bottom() < 300 <= second.box.top()


@given(st.floats(-89, 90), st.floats(20, 300), st.floats(8, 30))
def test_the_squares_of_a_turned_label_cover_its_middle_line(angle_deg: float, width: float, height: float) -> None:
    box = QRectF(-width / 2, -height / 2, width, height)
    squares = turned_boxes(box, angle_deg)
    along = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    reach = max(0.0, (width - height) / 2)
    for share in (-1.0, -0.5, 0.0, 0.3, 1.0):
        x, y = along[0] * reach * share, along[1] * reach * share
        assert any(square.adjusted(-0.01, -0.01, 0.01, 0.01).contains(x, y) for square in squares)


def corners(window: ViewWindow, made: list[Placed]) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each label's corner is on the map."""
    return {(p.label.kind, f"{p.label.id}#{p.part}"): window.to_map(p.box.left(), p.box.top()) for p in made}


@given(st.lists(any_label, max_size=25, unique_by=lambda of: of.id), st.floats(-150, 150), st.floats(-100, 100))
def test_what_is_placed_stays_where_it_is_through_a_pan(
    qapp: object, labels: list[Label], dx: float, dy: float
) -> None:
    memory, fonts = LabelMemory(), label_fonts(QFont())
    plants = [footprint(each.bounds, each.id) for each in labels if each.kind == "plant"]
    window = ViewWindow(0, 0, 1.0, 800, 600)
    before = corners(window, place_labels(window, fonts, labels, plants, memory))
    panned = window.panned(dx, dy)
    turned = labels[::-1]  # what comes first must not matter to what stands already
    after = corners(panned, place_labels(panned, fonts, turned, plants, memory))
    picture = QRectF(0, 0, 800, 600)
    seen = {key for key, at in before.items() if picture.contains(*panned.to_screen(*at))}
    assert seen <= after.keys()
    for key in seen:
        place = before[key]
        assert after[key] == pytest.approx(place, abs=1e-6)


def test_at_another_scale_labels_are_placed_anew(qapp: object) -> None:
    memory, fonts = LabelMemory(), label_fonts(QFont())
    far, near = ViewWindow(0, 0, 1.0, 800, 600), ViewWindow(0, 0, 0.5, 800, 600)
    narrow = plant("P1", "20 000 t/a", width_m=0.8 * size("20 000 t/a")[0])
    (first,) = place_labels(far, fonts, [narrow], (), memory)
    (second,) = place_labels(near, fonts, [narrow], (), memory)
    assert (first.lines, second.lines) == (("P1",), ("P1", "20 000 t/a"))


def test_a_label_that_says_something_else_is_placed_anew(qapp: object) -> None:
    memory, fonts, window = LabelMemory(), label_fonts(QFont()), ViewWindow(0, 0, 1.0, 800, 600)
    place_labels(window, fonts, [plant("Line 1")], (), memory)
    (made,) = place_labels(window, fonts, [replace(plant("Line 1"), lines=("A much longer name",))], (), memory)
    assert made.lines == ("A much longer name",)
    assert made.box.center().x() == pytest.approx(400)


def test_a_label_makes_way_for_a_plant_that_has_come_under_it(qapp: object) -> None:
    memory, fonts, window = LabelMemory(), label_fonts(QFont()), ViewWindow(0, 0, 1.0, 800, 600)
    parcel = label("parcel", "L0001", 0, 0, 200, 100)
    assert len(place_labels(window, fonts, [parcel], (), memory)) == 1
    works = plant("P1", width_m=120, depth_m=60)
    (made,) = place_labels(window, fonts, [works, parcel], [footprint(works.bounds, "P1")], memory)
    assert made.label.kind == "plant"


def test_each_name_has_its_place_once(qapp: object) -> None:
    memory, fonts, window = LabelMemory(), label_fonts(QFont()), ViewWindow(0, 0, 1.0, 800, 600)
    labels = [plant("P1"), label("zone", "Z1", 0, 200, 300, 100), road(north_m=100)]
    for _ in range(3):
        made = place_labels(window, fonts, labels, (), memory)
        assert len({(p.label.key, p.part) for p in made}) == len(made) == 3
