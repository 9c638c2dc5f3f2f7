"""What annotations are drawn as, on the screen and on the sheet."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import shapely

from siteplanner.core import edits, schema
from siteplanner.core.dimensions import Dimension
from siteplanner.core.notes import Note
from siteplanner.core.plan import Plan
from siteplanner.drawing.annotation_marks import AnnotationMark, annotation_marks, upright_deg
from siteplanner.drawing.map_sheet import draw_sheet
from tests.builders import ORIGIN, frame, plan, rect, site

E, N = ORIGIN


@pytest.fixture
def drawn() -> Plan:
    return plan(site({"L1": rect(0, 0, 200, 120)}), {"P1": rect(20, 20, 40, 30)})


def marks(of: Plan, scenario_id: str = "base") -> list[AnnotationMark]:
    assert of.annotations is not None
    return list(annotation_marks(of.annotations, scenario_id))


def test_a_dimension_has_its_line_two_sides_two_ticks_and_its_length(drawn: Plan) -> None:
    after = edits.add_annotations(drawn, [Dimension((E, N), (E + 30, N), 5.0)], "base").apply(drawn)
    (mark,) = marks(after)
    assert mark.lines[0] == ((E, N + 5), (E + 30, N + 5))
    assert len(mark.lines) == 3
    assert [head.shape for head in mark.heads] == ["tick", "tick"]
    assert mark.lettering is not None
    assert (mark.lettering.text, mark.lettering.at, mark.lettering.angle_deg) == ("30.00 m", (E + 15, N + 5), 0.0)


def test_without_an_offset_there_are_no_sides(drawn: Plan) -> None:
    after = edits.add_annotations(drawn, [Dimension((E, N), (E + 30, N))], "base").apply(drawn)
    assert len(marks(after)[0].lines) == 1


def test_words_of_an_arrow_stand_on_the_side_away_from_its_tip(drawn: Plan) -> None:
    pair = [Note((E, N), "a", tip=(E + 9, N)), Note((E, N), "a", tip=(E - 9, N))]
    after = edits.add_annotations(drawn, pair, "base").apply(drawn)
    assert [mark.lettering.align for mark in marks(after) if mark.lettering] == ["right", "left"]


def test_only_the_scenarios_own_and_those_for_all_are_drawn(drawn: Plan) -> None:
    rows = {key: (shapely.Point(E, N), {"kind": "text", "text": key, "scenario_id": owner})
            for key, owner in (("a", "base"), ("b", "later"), ("c", None))}  # fmt: skip
    after = dataclasses.replace(drawn, annotations=frame(schema.ANNOTATIONS, rows))
    assert [mark.id for mark in marks(after)] == ["a", "c"]


@pytest.mark.parametrize(
    "shape", [shapely.Point(), shapely.LineString(), shapely.Polygon(), shapely.Point(float("nan"), 0.0)]
)
def test_what_has_no_shape_to_be_drawn_is_left_out(drawn: Plan, shape: shapely.Geometry) -> None:
    rows: Any = {"a": (shape, {"kind": "text", "text": "a"}), "b": (shape, {"kind": "dimension"})}
    after = dataclasses.replace(drawn, annotations=frame(schema.ANNOTATIONS, rows))
    assert marks(after) == []


@pytest.mark.parametrize(
    ("shape", "lines"),
    [
        (rect(0, 0, 10, 10), 1),
        (shapely.MultiLineString([[(E, N), (E + 1, N)], [(E, N), (E, N + 1)]]), 2),
        (shapely.MultiPoint([(E, N), (E + 5, N)]), 0),
        (shapely.GeometryCollection([rect(0, 0, 10, 10), shapely.Point(E, N)]), 1),
    ],
)
@pytest.mark.parametrize("kind", ["text", "dimension", "sketch"])
def test_whatever_another_program_has_drawn_is_seen(
    drawn: Plan, shape: shapely.Geometry, lines: int, kind: str
) -> None:
    rows: Any = {"a": (shape, {"kind": kind, "text": "here"})}
    (mark,) = marks(dataclasses.replace(drawn, annotations=frame(schema.ANNOTATIONS, rows)))
    assert len(mark.lines) == lines
    assert mark.lettering is not None
    assert mark.lettering.text == "here"


def test_words_are_never_upside_down() -> None:
    assert all(-90.0 < upright_deg(angle) <= 90.0 for angle in range(-720, 721, 15))


def test_the_sheet_shows_them(drawn: Plan) -> None:
    made = [
        Dimension((E, N), (E + 200, N), -6.0),
        Note((E + 100, N + 90), "北门"),
        Note((E, N), "", tip=(E + 9, N + 9)),
    ]
    after = edits.add_annotations(drawn, made).apply(drawn)
    before_svg, after_svg = (draw_sheet(each, ".svg", lang="zh") for each in (drawn, after))
    assert len(after_svg) > len(before_svg) + 1000
    assert draw_sheet(after, ".svg", lang="zh") == after_svg, "equal plans give equal bytes"
