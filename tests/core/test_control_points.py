"""Control points as they are pasted and handed over."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.control_fit import ControlPoint
from siteplanner.core.control_points import Order, points_text, read_control_points
from siteplanner.core.errors import InputError

A1 = ControlPoint("A1", (470_015.675, 4_174_254.332), (38_470_131.2, 4_174_250.1))


@pytest.mark.parametrize(
    "text",
    [
        "A1\t4174254.332\t470015.675\t4174250.1\t38470131.2",  # from a table, north first on both sides
        "A1,4174254.332,470015.675,4174250.1,38470131.2\r\n",
        "A1;470015.675;4174254.332;38470131.2;4174250.1",  # east first
        "A1 470015.675 4174254.332 4174250.1 38470131.2",  # one side each
        "\ufeffA1，4174254.332，470015.675，4174250.1，38470131.2，",  # full-width commas, one at the end
        "# by the survey office\n\n点号,X80,Y80,X2000,Y2000\nA1,4174254.332,470015.675,4174250.1,38470131.2",
        '"A1","4174254.332","470015.675","4174250.1","38470131.2"',
        "A1\t４１７４２５４.332\t470015.675\t4174250.1\t38470131.2",
    ],
)
def test_every_usual_way_to_write_a_point(text: str) -> None:
    assert read_control_points(text) == (A1,)


def test_points_without_names_are_numbered() -> None:
    text = "4174254.332,470015.675,4174250.1,470131.2\n4175000,471000,4174995.8,471115.5\n"
    assert [point.name for point in read_control_points(text)] == ["1", "2"]


def test_names_may_be_numbers_and_chinese() -> None:
    text = "7,4174254.3,470015.6,4174250.1,470131.2\n平定东山,4175000,471000,4174995.8,471115.5"
    assert [point.name for point in read_control_points(text)] == ["7", "平定东山"]


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        ("name,north,east,north,east", "north_first"),
        ("name,east,north,east,north", "east_first"),
        ("点名,北坐标,东坐标,北坐标,东坐标", "north_first"),
        ("点名,横坐标,纵坐标,横坐标,纵坐标", "east_first"),
        ("id,source_e,source_n,target_e,target_n", "east_first"),
    ],
)
def test_small_figures_of_a_plane_of_its_own_need_headings_or_a_word(heads: str, order: Order) -> None:
    line = "K1,1203.5,887.25,2203.5,1887.25"
    expected = {"north_first": (887.25, 1203.5), "east_first": (1203.5, 887.25)}[order]
    assert read_control_points(f"{heads}\n{line}")[0].source == expected
    assert read_control_points(line, order)[0].source == expected
    with pytest.raises(InputError, match="cannot be told which ordinate is north"):
        read_control_points(line)


def test_x_and_y_alone_tell_nothing() -> None:
    with pytest.raises(InputError, match="cannot be told"):
        read_control_points("name,x,y,x,y\nK1,1203.5,887.25,2203.5,1887.25")


def test_each_side_has_its_own_order() -> None:
    text = "name,source north,source east,target east,target north\nK1,1203.5,887.25,2203.5,1887.25"
    point = read_control_points(text)[0]
    assert (point.source, point.target) == ((887.25, 1203.5), (2203.5, 1887.25))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no control point in the text"),
        ("# nothing\n\n", "no control point in the text"),
        ("A1,4174254,470015,4174250,470131\nA2,4174254,470015,4174250", "Line 2: “A2, 4174254"),
        ("A1,4174254,470015,4174250,abc", "Line 1: “A1, 4174254, 470015, 4174250, abc”"),
        ("A1,4174254,470015,4174250,nan", "Line 1"),
        ("A1,4174254,470015,4174250,1e999", "Line 1"),
        ("A1,4174254,470015,700,4174250,470131,700", "Line 1"),  # heights: which columns are which is not guessed
        ("A1,4174254,470015,4174250,470131\nA1,4175254,470015,4175250,470131", "Line 2: .* “A1” already"),
        ("A1,4174254,470015,4174250,470131\nA2,470015,4175254,4175250,470131", "“A2” has east and north in another"),
        ("title\nA1,4174254,470015,4174250,470131", "Line 1: “title”"),
    ],
)
def test_what_is_no_point_is_refused_by_its_line(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_control_points(text)


def test_more_points_than_anyone_measures_are_refused() -> None:
    with pytest.raises(InputError, match="At most 1000"):
        read_control_points("4174254,470015,4174250,470131\n" * 1_001)


def test_points_written_out_are_read_back() -> None:
    points = (A1, ControlPoint("local", (12.5, 80.25), (470_131.2, 4_174_250.1)))
    assert read_control_points(points_text(points)) == points


@given(st.text(alphabet='0123456789.,;\t\n -+eE#"点北东NXY，、\ufeff\0', max_size=120))
def test_any_text_gives_points_or_one_sentence(text: str) -> None:
    try:
        points = read_control_points(text)
    except InputError as error:
        assert str(error).endswith(("”.", ".", "”"))  # noqa: PT017 - which of the two it is does not matter
    else:
        assert points
        assert all(math.isfinite(value) for point in points for value in (*point.source, *point.target))


@given(
    st.lists(
        st.tuples(*[st.floats(2e6, 5e6), st.floats(0, 9e5), st.floats(2e6, 5e6), st.floats(3.8e7, 3.89e7)]),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_out_is_read_back_to_the_last_digit(rows: list[tuple[float, float, float, float]]) -> None:
    points = tuple(ControlPoint(f"K{at}", (b, a), (d, c)) for at, (a, b, c, d) in enumerate(rows))
    assert read_control_points(points_text(points)) == points
