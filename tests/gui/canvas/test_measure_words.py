"""Measurements in words: units, several figures side by side, what to trust."""

from __future__ import annotations

from typing import Any

import pytest
from pyproj import CRS

from siteplanner.core.measuring import Area, Length, Segment, measure_path
from siteplanner.gui import translation
from siteplanner.gui.canvas.measure_words import (
    MOST_SEGMENTS,
    angle_reading,
    area_reading,
    area_text,
    bearing_text,
    distance_reading,
    length_text,
)
from siteplanner.gui.numbers import THIN_SPACE

CGCS2000_114E = CRS.from_epsg(4547)


@pytest.fixture(autouse=True)
def english(qapp: Any) -> None:
    translation.install_language("en")


def side(metres: float, ratio: float = 0.0, bearing: float | None = 90.0) -> Segment:
    return Segment(Length(metres, metres * (1 + ratio)), bearing)


def test_lengths_and_areas_in_every_unit() -> None:
    assert [length_text(1234.5678, unit) for unit in ("m", "km")] == [f"1{THIN_SPACE}234.568 m", "1.2346 km"]
    assert [area_text(25_000.0, unit) for unit in ("ha", "mu", "km2")] == ["2.5000 ha", "37.500 mu", "0.0250 km²"]


def test_a_bearing_is_never_written_as_360_degrees() -> None:
    assert bearing_text(359.99999) == "0.0000° (0°00′00″)"
    assert bearing_text(359.9998) == "359.9998° (359°59′59″)"
    assert bearing_text(None) == "–"


def test_a_small_difference_is_told_without_a_warning() -> None:
    reading = distance_reading([side(100.0, -0.00005)], "m")
    assert reading.lines[0] == "on the ellipsoid 99.995 m (−0.050 ‰)"
    assert reading.warning == ""


def test_above_a_tenth_of_a_permille_it_is_said_which_figure_to_trust() -> None:
    reading = distance_reading([side(100.0, -0.00036)], "m")
    assert reading.warning.startswith("Plane and ellipsoid differ by −0.36 ‰ here. Trust the plane for setting out")
    area = area_reading(Area(1000.0, 1000.5, Length(130.0, 130.0)), "m2")
    assert "+0.50 ‰" in area.warning
    assert "land survey" in area.warning


def test_where_the_system_has_no_place_nothing_is_made_up() -> None:
    reading = distance_reading([side(100.0, float("nan"))], "m")
    assert reading.lines[0] == "on the ellipsoid not known here"
    assert reading.warning == ""


def test_of_many_sides_the_last_are_listed_and_the_others_counted() -> None:
    reading = distance_reading([side(10.0)] * (MOST_SEGMENTS + 3), "m")
    assert reading.lines[1] == "3 sides before"
    assert len(reading.lines) == 2 + MOST_SEGMENTS
    assert reading.main == "90.000 m"


def test_a_side_without_length_has_no_bearing() -> None:
    (nowhere,) = measure_path([(470_000.0, 4_174_000.0)] * 2, CGCS2000_114E)
    assert distance_reading([nowhere], "m").lines[1] == "bearing –"


def test_the_text_to_copy_has_everything_on_a_line_of_its_own() -> None:
    assert angle_reading(90.0).text == "Angle 90.0000°\n90°00′00″\nthe other way round 270.0000°"
