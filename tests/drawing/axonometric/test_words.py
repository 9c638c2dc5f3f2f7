from __future__ import annotations

import datetime as dt

import pytest

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.axonometric.sun import BEIJING_TIME, DRAWN_SUN, Sun
from siteplanner.drawing.axonometric.words import (
    gaps_in_words,
    light_in_words,
    moment_in_words,
    point_of_compass,
    view_in_words,
)
from tests.builders import factory, plan, rect, site

WHEN = dt.datetime(2026, 12, 21, 9, 30, tzinfo=BEIJING_TIME)


@pytest.mark.parametrize(("azimuth", "name"), [(0, "north"), (22, "north"), (23, "north-east"), (337.6, "north")])
def test_the_nearest_point_of_the_compass_is_named(azimuth: float, name: str) -> None:
    assert point_of_compass(azimuth).text == name


def test_lengths_are_said_as_they_are_drawn_and_exaggeration_is_never_silent() -> None:
    plain = " ".join(map(str, view_in_words(Camera(0, 0, 1, 100, 100, tilt_deg=60))))
    assert "50 % are drawn, of heights 87 %" in plain
    assert "exaggerated" not in plain
    raised = " ".join(map(str, view_in_words(Camera(0, 0, 1, 100, 100, tilt_deg=60, raised=3))))
    assert "of heights 87 %" in raised
    assert "exaggerated 3 times" in raised


@pytest.mark.parametrize(
    ("sun", "said"),
    [
        (DRAWN_SUN, "no real sun stands there"),
        (Sun(140, 25, WHEN), "Sun of 2026-12-21 09:30: from south-east (azimuth 140°), 25° high"),
        (Sun(120, 1.2, WHEN), "only 1.2° high"),
        (Sun(90, -5, WHEN), "below the horizon"),
    ],
)
def test_the_light_is_said(sun: Sun, said: str) -> None:
    assert said in str(light_in_words(sun)) if sun.when else said in light_in_words(sun).text  # type: ignore[union-attr]


def test_what_has_no_height_is_counted_and_the_moment_named() -> None:
    shapes = {f"P{at}": factory(rect(30 * at, 0, 20, 20), height_m=None) for at in range(2)}
    ground = site({"L1": rect(0, 0, 100, 100)})
    assert [str(text) for text in gaps_in_words(SiteModel.of(plan(ground, shapes)))] == [
        "2 plants have no height: they are drawn flat (?)."
    ]
    assert gaps_in_words(SiteModel.of(plan(ground))) == ()
    assert str(moment_in_words(SiteModel.of(plan(ground), None, dt.date(2025, 6, 30)))) == "In service by 2025Q2"
    assert moment_in_words(SiteModel.of(plan(ground))) is None
