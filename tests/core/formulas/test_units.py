"""Units of formulas: unlike ones are not added, and a declared unit fits what comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.errors import FormulaError, InputError
from siteplanner.core.formulas import parse, read_unit, require_unit, unit_of

UNITS = {
    "land_ha": "ha", "land_m2": "m2", "land_mu": "mu", "output": "CNY/a", "investment": "CNY", "jobs": "job",
    "power": "kW", "energy": "kWh/a", "anode": "t/a", "felts": "piece/a", "share": "", "hours": "h/a",
    "price": "CNY/kWh", "plants": "plant",
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("output / land_ha", "CNY/a/ha"),
        ("jobs / land_ha", "1/ha"),
        ("jobs / land_ha", "job/ha"),
        ("land_m2 / 10000 + land_ha", "ha"),
        ("land_ha + land_m2 / 10000", "ha"),
        ("output / land_m2 * 10000", "元/年/公顷"),
        ("land_m2 / land_ha", "m2/ha"),
        ("land_m2 / land_m2 * 100", "%"),
        ("land_m2 / land_m2", ""),
        ("energy / power", "h/a"),
        ("energy * price", "CNY/a"),
        ("energy / anode", "kWh/t"),
        ("max(land_ha, 1)", "ha"),
        ("abs(-round(land_ha, 2)) - 0.5", "ha"),
        ("sum(output, output)", "CNY/a"),
        ("5", "CNY/ha"),
        ("share * output", "CNY/a"),
        ("output - energy * price", "CNY/a"),
        ("power * 12 / land_ha", "kW/ha"),
    ],
)
def test_a_unit_that_fits_is_taken(written: str, unit: str) -> None:
    require_unit(parse(written), UNITS, unit)


@pytest.mark.parametrize(
    ("written", "unit", "comes_out_in"),
    [
        ("output / land_ha", "CNY/a/mu", "CNY/a/ha"),
        ("output / land_m2", "CNY/a/ha", "CNY/a/m2"),
        ("output / land_ha", "CNY/ha", "CNY/a/ha"),
        ("land_m2 / land_m2", "%", "no unit"),
        ("land_m2 / land_ha", "", "m2/ha"),
        ("land_m2 * 100", "ha", "m2"),
        ("anode / land_ha", "piece/a/ha", "t/a/ha"),
        ("investment", "CNY/a", "CNY"),
        ("max(land_m2, 5)", "ha", "m2"),
        ("energy", "kW", "kWh/a"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused_naming_the_right_one(written: str, unit: str, comes_out_in: str) -> None:
    with pytest.raises(FormulaError) as caught:
        require_unit(parse(written), UNITS, unit)
    assert f"“{unit}” does not fit" in str(caught.value)
    assert comes_out_in in str(caught.value)


@pytest.mark.parametrize(
    ("written", "first", "second", "place"),
    [
        ("anode + felts", "t/a", "piece/a", 7),
        ("land_ha + land_m2", "ha", "m2", 9),
        ("output - investment", "CNY/a", "CNY", 8),
        ("min(power, energy)", "kW", "kWh/a", 1),
        ("jobs + plants", "job", "plant", 6),
        ("share + land_ha", "no unit", "ha", 7),
        ("sum(land_ha, land_ha * land_ha)", "ha", "ha·ha", 1),
        ("land_m2 / 1000 + land_ha", "m2", "ha", 16),
    ],
)
def test_unlike_units_are_not_added(written: str, first: str, second: str, place: int) -> None:
    with pytest.raises(FormulaError) as caught:
        unit_of(parse(written), UNITS)
    assert f"At character {place}, {first}" in str(caught.value)
    assert f"and {second}" in str(caught.value)


def test_an_unknown_unit_is_refused_with_what_there_is() -> None:
    with pytest.raises(FormulaError, match=r"“Yuan” is no unit.*CNY"):
        read_unit("Yuan")
    with pytest.raises(FormulaError, match="is no unit"):
        read_unit("CNY//a")


def test_a_product_of_two_hundred_areas_does_not_overflow() -> None:
    formula = parse(" * ".join(["land_ha"] * 200) + " * 1e300" * 200)
    with pytest.raises(FormulaError, match="does not fit"):
        require_unit(formula, UNITS, "ha")


@given(st.text(alphabet="mha/·*2²1kWtCNY% 元亩", max_size=20))
def test_any_text_is_a_unit_or_refused_as_input(text: str) -> None:
    try:
        unit = read_unit(text)
    except InputError:
        return
    assert read_unit(unit.text).dimensions == unit.dimensions
