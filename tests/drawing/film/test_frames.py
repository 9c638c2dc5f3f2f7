"""Frames of a film: plants come in their quarter, numbers count, the time at rest is exact."""

from __future__ import annotations

import numpy as np
import pytest

from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.moment import Quarter
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.drawing.film.frames import FRAMES_A_QUARTER, MOST_STOPS, Film, stops_of
from tests.builders import factory, plan, rect, site

SIZE = (640, 360)
A_QUARTER = FRAMES_A_QUARTER + 1


def town(**later: object) -> Plan:
    """P1 in the west from 2025Q1, P2 in the east from 2025Q3."""
    return plan(
        site({"L1": rect(0, 0, 400, 200)}),
        {
            "P1": factory(rect(20, 60, 80, 80), in_service="2025-02-01"),
            "P2": factory(rect(300, 60, 80, 80), in_service="2025-08-01", **later),
        },
    )


def differing(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Columns of the map in which two pictures differ."""
    high, wide = one.shape[:2]
    part = np.s_[round(0.15 * high) : round(0.87 * high), : round(0.72 * wide)]
    return np.flatnonzero((one[part] != other[part]).any(axis=(0, 2)))


def test_a_plant_comes_in_its_quarter_and_no_other_moves() -> None:
    frames = list(Film(town(), size_px=SIZE).frames())
    assert len(frames) == 3 * A_QUARTER  # 2025Q1, Q2, Q3
    at_rest = [frames[A_QUARTER * (n + 1) - 1].picture for n in range(3)]
    assert len(differing(at_rest[0], at_rest[1])) == 0
    east = differing(at_rest[1], at_rest[2])
    assert len(east)
    assert east.min() > 0.36 * SIZE[0]  # the eastern half of the map
    assert {frame.picture.shape for frame in frames} == {(SIZE[1], SIZE[0], 3)}


def test_what_comes_glows_and_settles_and_rests_longer_than_it_moves() -> None:
    frames = list(Film(town(), size_px=SIZE).frames())
    third = [frame.picture for frame in frames[2 * A_QUARTER :]]
    changes = [len(differing(picture, third[-1])) for picture in third]
    assert changes[0] > 0
    assert changes[-2] <= changes[0]
    assert changes[-1] == 0
    assert frames[0].seconds < frames[A_QUARTER - 1].seconds < frames[-1].seconds


def test_the_same_plan_gives_the_same_pictures_in_either_language_another() -> None:
    one, again, chinese = (next(Film(town(), lang=lang, size_px=SIZE).frames()).picture for lang in ("en", "en", "zh"))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, chinese)


def test_a_plan_without_dates_has_no_film() -> None:
    undated = plan(site({"L1": rect(0, 0, 400, 200)}), {"P1": factory(rect(20, 60, 80, 80))})
    with pytest.raises(InputError, match="date of coming into service"):
        Film(undated)


def test_it_can_be_stopped_between_two_frames() -> None:
    work = Work()
    frames = Film(town(), size_px=SIZE).frames(work)
    next(frames)
    work.cancel()
    with pytest.raises(Cancelled):
        next(frames)


@pytest.mark.parametrize("years", [1, 15, 16, 40, 180, 2_000])
def test_a_long_film_steps_by_whole_years_and_ends_with_the_last_quarter(years: int) -> None:
    quarters = tuple(Quarter(2025 + at // 4, at % 4 + 1) for at in range(4 * years - 1))
    stops = stops_of(quarters)
    assert len(stops) <= MOST_STOPS
    assert stops[-1] == quarters[-1]
    assert len({stop.number for stop in stops}) == (1 if years > 15 else 4 if years > 1 else 3)
