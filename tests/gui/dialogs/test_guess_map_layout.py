"""Where things stand on the small map of guesses."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.home_county import home_box
from siteplanner.gui.dialogs.guess_map_layout import Window, boxes_shown, labels

ROOM = (8.0, 8.0, 384.0, 200.0)


def guess(lon: float, lat: float, code: int = 4547, *, at_home: bool = False) -> CrsGuess:
    return CrsGuess(f"EPSG:{code}", "", lon, lat, at_home)


class TestTheWindow:
    def test_a_degree_is_as_long_east_as_it_is_north_on_the_ground(self) -> None:
        window = Window.around([home_box()], ROOM)
        west, south, east, north = window.box
        px_a_degree_east, px_a_degree_north = (ROOM[2] - ROOM[0]) / (east - west), (ROOM[3] - ROOM[1]) / (north - south)
        # at the window's middle latitude, 37.89° N, a degree of longitude is cos(lat) of one of latitude
        assert px_a_degree_east / px_a_degree_north == pytest.approx(
            math.cos(math.radians((south + north) / 2)), rel=1e-9
        )

    def test_north_is_up_and_east_is_right(self) -> None:
        window = Window.around([home_box()], ROOM)
        (x0, y0), (x1, y1) = window.place(113.5, 37.7), window.place(114.0, 38.1)
        assert x0 < x1
        assert y0 > y1

    @given(st.floats(-179, 179), st.floats(-80, 80), st.floats(0, 60), st.floats(0, 20))
    def test_it_holds_what_it_is_around(self, lon: float, lat: float, wide: float, high: float) -> None:
        window = Window.around([(lon, lat, lon + wide, lat + high)], ROOM)
        for x, y in (window.place(lon, lat), window.place(lon + wide, lat + high)):
            assert ROOM[0] <= x <= ROOM[2]
            assert ROOM[1] <= y <= ROOM[3]

    def test_the_lines_are_round_degrees_within_it(self) -> None:
        window = Window.around([home_box()], ROOM)
        assert set(window.parallels()) >= {37.8, 38.0}
        assert all(window.box[0] <= lon <= window.box[2] for lon in window.meridians())


class TestWhatIsShown:
    def test_the_county_fills_the_map_while_the_guess_falls_there(self) -> None:
        guesses = (guess(113.66, 37.7, at_home=True), guess(110.7, 37.7, 4508))
        window = Window.around(boxes_shown(guesses, "EPSG:4547", None), ROOM)
        assert not window.holds(110.7, 37.7)
        wide = Window.around(boxes_shown(guesses, "EPSG:4508", None), ROOM)
        assert wide.holds(110.7, 37.7)
        assert wide.holds(113.66, 37.7)

    def test_without_a_choice_it_zooms_to_the_county_if_a_guess_falls_there(self) -> None:
        guesses = (guess(113.66, 37.7, at_home=True), guess(14.4, 50.0, 32633))
        assert not Window.around(boxes_shown(guesses, "", None), ROOM).holds(14.4, 50.0)
        assert Window.around(boxes_shown(guesses[1:], "", None), ROOM).holds(14.4, 50.0)

    def test_the_parcels_of_the_plan_are_in_sight(self) -> None:
        context = (113.2, 37.6, 113.5, 37.7)
        assert Window.around(boxes_shown((guess(113.66, 37.7, at_home=True),), "", context), ROOM).holds(113.2, 37.6)


class TestLabels:
    @given(
        st.lists(st.tuples(st.floats(73, 135), st.floats(4, 53)), min_size=1, max_size=8),
        st.sampled_from(["", "EPSG:1"]),
    )
    def test_no_label_covers_another_and_all_are_in_sight(
        self, places: list[tuple[float, float]], current: str
    ) -> None:
        guesses = [guess(lon, lat, code) for code, (lon, lat) in enumerate(places)]
        window = Window.around(boxes_shown(guesses, current, None), ROOM)
        placed = labels(window, guesses, [(44.0, 20.0)] * len(guesses))
        assert [label.guess for label in placed] == guesses
        for label in placed:
            left, top, right, bottom = label.rect
            assert ROOM[0] <= left < right <= ROOM[2]
            assert ROOM[1] <= top < bottom <= ROOM[3]
        for one, other in itertools.combinations(placed, 2):
            apart = one.rect[2] <= other.rect[0] or other.rect[2] <= one.rect[0]
            assert apart or one.rect[3] <= other.rect[1] or other.rect[3] <= one.rect[1]

    def test_guesses_on_one_spot_share_a_stack_in_their_order(self) -> None:
        guesses = [guess(113.66, 37.7, code, at_home=True) for code in (4547, 2383, 2435)]
        placed = labels(Window.around([home_box()], ROOM), guesses, [(44.0, 20.0)] * 3)
        assert len({label.rect[0] for label in placed}) == 1
        tops = [label.rect[1] for label in placed]
        assert tops == sorted(tops)

    def test_a_stack_higher_than_the_map_goes_on_beside_itself(self) -> None:
        room = (8.0, 8.0, 232.0, 130.0)
        guesses = [guess(113.66, 37.7, code, at_home=True) for code in range(8)]
        placed = labels(Window.around([home_box()], room), guesses, [(44.0, 20.0)] * 8)
        assert all(room[1] <= label.rect[1] < label.rect[3] <= room[3] for label in placed)
        assert len({label.rect for label in placed}) == 8
        assert len({label.rect[0] for label in placed}) == 2

    @pytest.mark.parametrize("width", [44.0, 82.0])
    def test_a_narrow_map_has_room_for_the_guesses_of_plain_metres(self, width: float) -> None:
        # three in the county, five 3° to the west of it, as eastings without a zone give them
        guesses = [guess(113.66, 37.7, code, at_home=True) for code in range(3)]
        guesses += [guess(110.66, 37.7, code) for code in range(3, 8)]
        window = Window.around(boxes_shown(guesses, "", None), (8.0, 8.0, 256.0, 140.0))
        placed = labels(window, guesses, [(width, 20.0)] * 8)
        for one, other in itertools.combinations(placed, 2):
            apart = one.rect[2] <= other.rect[0] or other.rect[2] <= one.rect[0]
            assert apart or one.rect[3] <= other.rect[1] or other.rect[3] <= one.rect[1]

    def test_what_falls_beyond_the_window_stands_at_its_edge(self) -> None:
        placed = labels(Window.around([home_box()], ROOM), [guess(100.0, 37.8), guess(113.7, 37.8)], [(44.0, 20.0)] * 2)
        assert [label.beyond for label in placed] == [True, False]
        assert placed[0].at[0] == ROOM[0]
