"""Where labels stand: never over each other, and never over a plant that is not their own."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.labels import Box, Label, Placed, label_fonts, place_labels


def label(kind: str, text: str, east_m: float, north_m: float, width_m: float = 40, depth_m: float = 30) -> Label:
    bounds = (east_m - width_m / 2, north_m - depth_m / 2, east_m + width_m / 2, north_m + depth_m / 2)
    return Label(kind, text, (text,), east_m, north_m, bounds, width_m)


def placed(labels: list[Label], metres_per_pixel: float = 1.0, plants: list[Box] | None = None) -> list[Placed]:
    window = ViewWindow(0, 0, metres_per_pixel, 800, 600)
    return place_labels(window, label_fonts(QFont()), labels, plants or [])


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
)


@given(st.lists(any_label, max_size=25), st.sampled_from([0.2, 1.0, 5.0]))
def test_labels_never_overlap(qapp: object, labels: list[Label], metres_per_pixel: float) -> None:
    plants = [each.bounds for each in labels if each.kind == "plant"]
    boxes = [p.box for p in placed(labels, metres_per_pixel, plants)]
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))


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


def test_a_parcels_number_needs_room_in_the_parcel(qapp: object) -> None:
    assert len(placed([label("parcel", "L0001", 0, 0, 200, 100)])) == 1
    assert placed([label("parcel", "L0001", 0, 0, 10, 100)]) == []
