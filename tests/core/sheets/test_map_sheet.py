"""A sheet survives JSON whatever is in it, and what another version wrote into it is kept."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.sheets.map_sheet import ELEMENTS, TITLE_FIELDS, MapSheet, sheet_from_json
from siteplanner.core.sheets.papers import ORIENTATIONS, PAPERS

metres = st.floats(-1e7, 1e7, allow_nan=False)
texts = st.text(max_size=12)
names = st.lists(texts, max_size=3).map(tuple) | st.none()


@st.composite
def bounds(draw: st.DrawFn) -> tuple[float, float, float, float]:
    west, south = draw(metres), draw(metres)
    return west, south, west + draw(st.floats(1, 1e4)), south + draw(st.floats(1, 1e4))


sheets = st.builds(
    MapSheet,
    name=texts.filter(str.strip),
    template=texts.filter(bool),
    paper=st.sampled_from(["", *PAPERS]),
    orientation=st.sampled_from(["", *ORIENTATIONS]),
    scale=st.none() | st.floats(1, 1e6),
    centre=st.none() | st.tuples(metres, metres),
    bounds=st.none() | bounds(),
    elements=st.none() | st.lists(st.sampled_from(ELEMENTS), unique=True).map(tuple),
    tables=names,
    charts=names,
    unknown=st.dictionaries(texts.map(lambda key: f"x-{key}"), st.integers() | texts, max_size=2),
    **dict.fromkeys((*TITLE_FIELDS, "zone_id", "plant_id", "scenario_id", "moment", "look"), texts),
)


@settings(max_examples=150)
@given(sheets)
def test_a_sheet_is_the_same_after_json(sheet: MapSheet) -> None:
    written = json.dumps(sheet.to_json(), ensure_ascii=False, allow_nan=False)
    assert sheet_from_json(json.loads(written)) == sheet


nonsense = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts, lambda inner: st.lists(inner, max_size=4)
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from([*MapSheet("a").to_json(), "later"]), nonsense, max_size=6))
def test_nonsense_in_a_file_gives_a_sheet_that_can_be_written_again(data: dict[str, Any]) -> None:
    read = sheet_from_json({**data, "name": "总图"})
    assert sheet_from_json(read.to_json()) == read
    assert read.scale is None or read.scale > 0
    assert read.paper == "" or read.paper in PAPERS
    assert read.unknown.keys() <= {"later"}
