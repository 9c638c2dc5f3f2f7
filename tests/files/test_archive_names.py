"""Names of entries on their way to a disk."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.files.archive_names import DEPTH_MAX, PART_BYTES_MAX, leads_out, placed

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400)


@pytest.mark.parametrize(
    "name",
    [
        "地块.shp",
        "一期 (终稿)!/地块 'A'.shp",
        "😀/town.gpkg",
        "a.gdb/a00000001.gdbtable",
        "town.shp.xml",
        ".hidden.geojson",
    ],
)
def test_a_usual_name_stays(name: str) -> None:
    assert str(placed(name)) == name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("CON.shp", "_CON.shp"),
        ("lpt1.tar.gpkg", "_lpt1.tar.gpkg"),
        ("aux/nul", "_aux/_nul"),
        ("a<b>|c?*.shp", "a_b__c__.shp"),
        ("12:30.shp", "12_30.shp"),
        ("line\nbreak\x00.shp", "line_break_.shp"),
        ("dots../a.shp", "dots/a.shp"),
        ("a\\b.shp", "a/b.shp"),
        ("./a.shp", "a.shp"),
    ],
)
def test_signs_and_names_that_systems_keep_for_themselves_are_replaced(name: str, place: str) -> None:
    assert str(placed(name)) == place


def test_parts_of_one_shapefile_with_a_name_of_300_characters_stay_together() -> None:
    places = [placed("地" * 300 + suffix) for suffix in (".shp", ".dbf", ".prj")]
    assert len({place.stem for place in places}) == 1
    assert [place.suffix for place in places] == [".shp", ".dbf", ".prj"]
    assert placed("地" * 299 + "块.shp").stem != places[0].stem


@given(NAMES)
def test_any_name_is_a_place_inside_that_a_disk_takes(name: str) -> None:
    place = placed(name)
    assert not leads_out(str(place)) or leads_out(name)
    assert len(place.parts) <= DEPTH_MAX
    assert all(len(os.fsencode(part)) <= PART_BYTES_MAX for part in place.parts if part != "/")


@given(st.lists(st.sampled_from(["a", "..", ".", "", "C:", "b.shp", "/", "\\"]), max_size=8))
def test_what_does_not_lead_out_is_inside(parts: list[str]) -> None:
    name = "/".join(parts)
    if not leads_out(name):
        folder = Path("/folder")
        assert Path(os.path.normpath(folder / PurePosixPath(placed(name)))).is_relative_to(folder)
