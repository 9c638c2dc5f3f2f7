"""A faulty type file is refused, naming file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.catalogue_file import read_types
from siteplanner.core.errors import InputError
from siteplanner.core.plant_type import Block, PlantType
from siteplanner.core.products import Product

PRODUCTS = {"separator": Product("separator", "Separator", "隔膜", "m2/a", "#CC79A7")}
BASIS = 'confidence = "judgement", source = "a guess for a test"'
SOUND = f"""
checked_on = 2026-11-23
[film]
name = {{ en = "Film works", zh = "隔膜厂" }}
description = {{ en = "Makes film.", zh = "生产隔膜。" }}
product = "separator"
capacity = {{ value = 100, minimum = 50, maximum = 400, unit = "m2/a", {BASIS} }}
land_use = {{ value = ["100102", "1001"], {BASIS} }}
land_area_m2 = {{ value = 9000, unit = "m²", {BASIS} }}

[film.footprint]
confidence = "judgement"
source = "a guess for a test"
blocks = [
  {{ x_m = 0, y_m = 0, width_m = 60, depth_m = 20 }},
  {{ x_m = 0, y_m = 32, width_m = 60, depth_m = 20 }},
]

[film.figures]
building_use = {{ value = "factory", {BASIS} }}
hazard_class = {{ value = "C", {BASIS} }}
fire_grade = {{ value = 2, {BASIS}, checked_on = 2025-01-02, note = "as its neighbours" }}
open_flame = {{ value = false, {BASIS} }}
height_m = {{ value = 9, unit = "m", {BASIS} }}
storeys = {{ value = 1, {BASIS} }}
power_kw = {{ value = 500, unit = "kW", {BASIS} }}

[film.scaling]
footprint = {{ value = 1.0, {BASIS} }}
power_kw = {{ value = 1.0, {BASIS} }}
"""


def read(folder: Path, text: str) -> PlantType:
    (folder / "film.toml").write_text(text, encoding="utf-8")
    return read_types(folder, PRODUCTS)["film"]


def test_a_sound_file_gives_the_type_as_written(tmp_path: Path) -> None:
    film = read(tmp_path, SOUND)
    assert (film.capacity, film.capacity_unit, film.capacity_min, film.capacity_max) == (100.0, "m2/a", 50.0, 400.0)
    assert film.blocks[1] == Block(0.0, 32.0, 60.0, 20.0)
    assert film.land_use == ("100102", "1001")
    assert film.protection_distance_m is None
    assert film.basis["footprint"].value == 2400.0
    assert film.figures["power_kw"].checked_on == "2026-11-23"
    grade = film.figures["fire_grade"]
    assert (grade.value, grade.checked_on, grade.note) == (2, "2025-01-02", "as its neighbours")


def test_whole_numbers_stay_whole_and_amounts_become_decimal(tmp_path: Path) -> None:
    filled = read(tmp_path, SOUND).attributes()
    assert [type(filled[column]) for column in ("storeys", "height_m", "open_flame")] == [int, float, bool]


FAULTS = {
    "an unknown type key": ('product = "separator"', 'product = "separator"\ncolour = 3', "film.colour"),
    "an unknown column": ("storeys = {", "floors = {", "film.figures.floors"),
    "a column that is no figure": ("storeys = {", "plant_id = {", "film.figures.plant_id"),
    "an unknown part of a figure": ('unit = "kW", ', 'unit = "kW", page = 4, ', "film.figures.power_kw.page"),
    "a figure without source": (f'unit = "kW", {BASIS}', 'unit = "kW", confidence = "judgement"', "power_kw.source"),
    "a figure with a blank source": (
        'unit = "kW", ' + BASIS,
        'unit = "kW", confidence = "judgement", source = " "',
        "source",
    ),
    "a figure without confidence": (f'unit = "kW", {BASIS}', 'unit = "kW", source = "x"', "power_kw.confidence"),
    "a confidence of its own": (
        'unit = "kW", confidence = "judgement"',
        'unit = "kW", confidence = "sure"',
        "power_kw.confidence",
    ),
    "a figure without value": ('value = 500, unit = "kW"', 'unit = "kW"', "film.figures.power_kw.value"),
    "a bare number": (f'power_kw = {{ value = 500, unit = "kW", {BASIS} }}', "power_kw = 500", "film.figures.power_kw"),
    "a wrong unit": ('unit = "kW"', 'unit = "MW"', "film.figures.power_kw.unit"),
    "no unit": ('value = 500, unit = "kW"', "value = 500", "film.figures.power_kw.unit"),
    "a unit too many": ("value = 1, ", 'value = 1, unit = "floors", ', "film.figures.storeys.unit"),
    "a number as text": ("value = 500", 'value = "500"', "film.figures.power_kw.value"),
    "true for a number": ("value = 500", "value = true", "film.figures.power_kw.value"),
    "a number for true": ("value = false", "value = 0", "film.figures.open_flame.value"),
    "not a number": ("value = 500", "value = nan", "film.figures.power_kw.value"),
    "a negative load": ("value = 500", "value = -500", "film.figures.power_kw.value"),
    "half a storey": ("value = 1, ", "value = 1.5, ", "film.figures.storeys.value"),
    "a hazard class that is none": ('value = "C"', 'value = "F"', "film.figures.hazard_class.value"),
    "a fire grade that is none": ("value = 2, ", "value = 5, ", "film.figures.fire_grade.value"),
    "a missing hazard class": (f'hazard_class = {{ value = "C", {BASIS} }}\n', "", "film.figures.hazard_class"),
    "a missing building use": (f'building_use = {{ value = "factory", {BASIS} }}\n', "", "film.figures.building_use"),
    "an unknown product": ('product = "separator"', 'product = "steel"', "film.product"),
    "a capacity without product": ('product = "separator"\n', "", "film"),
    "the product's unit missed": ('unit = "m2/a"', 'unit = "t/a"', "film.capacity.unit"),
    "a default out of its range": ("value = 100,", "value = 401,", "film.capacity.value"),
    "a range from zero": ("minimum = 50", "minimum = 0", "film.capacity.value"),
    "a land use that is no list": ('value = ["100102", "1001"]', 'value = "100102"', "film.land_use.value"),
    "a land use that is no code": ('"1001"]', '"1001x"]', "film.land_use.value"),
    "a negative land area": ("value = 9000", "value = -1", "film.land_area_m2.value"),
    "a block deeper than wide": (
        "width_m = 60, depth_m = 20",
        "width_m = 10, depth_m = 20",
        "film.footprint.blocks[0].width_m",
    ),
    "blocks that touch": ("y_m = 32", "y_m = 20", "film.footprint.blocks"),
    "no blocks": ("x_m = 0, y_m = 0, ", "x_m = 0, ", "film.footprint.blocks[0].y_m"),
    "a load that does not grow": (f"power_kw = {{ value = 1.0, {BASIS} }}", "", "film.scaling.power_kw"),
    "a figure that grows but is not there": (
        "[film.scaling]",
        f"[film.scaling]\njobs = {{ value = 1.0, {BASIS} }}",
        "film.scaling.jobs",
    ),
    "an area out of proportion": ("footprint = { value = 1.0", "footprint = { value = 0.9", "film.scaling.footprint"),
    "an exponent that shrinks": (
        "power_kw = { value = 1.0",
        "power_kw = { value = -1.0",
        "film.scaling.power_kw.value",
    ),
    "no Chinese name": (', zh = "隔膜厂"', "", "film.name.zh"),
    "no date": ("checked_on = 2026-11-23\n", "", "checked_on"),
    "a date as text": ("checked_on = 2026-11-23", 'checked_on = "2026-11-23"', "checked_on"),
    "an id that is none": ("[film]", "[Film-1]\n[film]", "Film-1"),
}


@pytest.mark.parametrize(("before", "after", "key"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_file_and_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    assert before in SOUND
    with pytest.raises(InputError) as refusal:
        read(tmp_path, SOUND.replace(before, after, 1))
    assert str(tmp_path / "film.toml") in str(refusal.value)
    assert f"{key}”" in str(refusal.value)


def test_the_same_type_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "also.toml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(InputError, match=r"“film”: it is listed twice"):
        read(tmp_path, SOUND)


def test_a_folder_without_types_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no plant types"):
        read_types(tmp_path, PRODUCTS)


def test_a_type_without_product_has_one_size(tmp_path: Path) -> None:
    text = SOUND.replace('product = "separator"\n', "")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("capacity ="))
    shed = read(tmp_path, text[: text.index("[film.scaling]")])
    assert (shed.product, shed.capacity, shed.capacity_unit, dict(shed.scaling)) == ("", None, "", {})
