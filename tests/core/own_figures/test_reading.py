"""Figures that a pack declares: what is wrong is refused with the line, what is right travels in a file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack, pack_from_text
from siteplanner.core.rules.pack_writing import exported_pack, figure_lines, pack_toml, quoted
from siteplanner.core.text import Named
from tests.builders import plan, site
from tests.core.own_figures.declared_figures import HEAD, figure

SOUND = figure("yield", "(output_value_cny - tax_cny) / land_ha", "元/年/公顷")


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_a_declared_figure_is_read_with_the_unit_as_the_program_writes_it() -> None:
    found = pack_from_text(HEAD + SOUND, "town.toml").figures["yield"]
    assert found.name == Named("yield", "指标")
    assert found.formula.names == ("output_value_cny", "tax_cny", "land_ha")
    assert (found.unit, found.decimals, found.source) == ("CNY/a/ha", 2, "")


def test_those_of_the_pack_that_is_extended_are_there_too() -> None:
    assert list(pack_from_text(HEAD + SOUND, "t").figures) == [*load_pack("gb-screening-2023").figures, "yield"]


def test_a_formula_may_use_figures_declared_above_it() -> None:
    text = HEAD + SOUND + figure("twice", "yield * 2 + output_per_ha", "CNY/a/ha")
    assert pack_from_text(text, "t").figures["twice"].formula.names == ("yield", "output_per_ha")


@pytest.mark.parametrize(
    ("text", "at", "where", "fault"),
    [
        (figure("a", "output_value / jobs", "CNY/a"), "formula", "figures.a.formula", "Like it are: output_value_cny"),
        (figure("a", "power_kw +", "kW"), "formula", "figures.a.formula", "ends too early"),
        (figure("a", "power_kw + jobs", "kW"), "formula", "figures.a.formula", "kW and job are unlike"),
        (figure("a", "power_kw / land_ha", "kW"), "unit", "figures.a.unit", "comes out in kW/ha"),
        (figure("a", "power_kw", "Kilowatt"), "unit", "figures.a.unit", "“Kilowatt” is no unit"),
        (figure("jobs", "power_kw", "kW"), "[figures", "figures.jobs", "is the name of a figure of the program"),
        (figure("output_per_ha", "power_kw", "kW"), "[figures", "figures.output_per_ha", "has a figure"),
        (figure("A-b", "power_kw", "kW"), "[figures", "figures.A-b", "cannot name a figure"),
        (figure("a", "b", "kW") + figure("b", "jobs", "job"), "formula", "figures.a.formula", "no figure “b”"),
        (figure("a", "a", "kW"), "formula", "figures.a.formula", "there is no figure “a”"),
        (figure("a", "power_kw", "kW", "decimals = 9"), "decimals", "figures.a.decimals", "from 0 to 6"),
        (figure("a", "power_kw", "kW", "decimals = true"), "decimals", "figures.a.decimals", "from 0 to 6"),
        (figure("a", "power_kw", "kW", "colour = 3"), "colour", "figures.a.colour", "Known keys: name, formula"),
        (figure("a", "power_kw", "kW", 'note = "x"'), "note", "figures.a.note", "a table was expected"),
        ("\n[figures.a]\nformula = 'jobs'\nunit = 'job'\n", "[figures", "figures.a.name", "missing"),
        ("\nfigures = 3\n", "figures", "figures", "a table was expected"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_file_line_and_key(text: str, at: str, where: str, fault: str) -> None:
    whole = (text + HEAD) if text.startswith("\nfigures") else HEAD + text
    with pytest.raises(InputError) as caught:
        pack_from_text(whole, "town.toml")
    said = str(caught.value)
    assert said.startswith(f"Rule pack town.toml, line {line_of(whole, at)}, {where}: "), said
    assert fault in said


def test_an_exported_pack_read_back_has_the_same_figures() -> None:
    text = HEAD + SOUND + figure("dense", "power_kw / floor_area_m2", "kW/m2", 'decimals = 4\nsource = "a “book”"')
    kept = edits.keep_rule_pack(plan(site()), text, "town.toml").apply(plan(site()))
    made = edits.set_rule_pack("town").apply(kept)
    exported = exported_pack(made, "city", {"en": "City", "zh": "市"})
    assert "output_per_ha" not in exported, "what the pack of the program has is said there"
    assert pack_from_text(exported, "city.toml").figures == pack_of(made).figures


def test_a_pack_that_stands_alone_is_written_with_all_its_figures() -> None:
    pack = load_pack("gb-screening-2023")
    back = pack_from_text(pack_toml(pack, None, "town", pack.name), "town.toml")
    assert back.figures == pack.figures


def test_the_figures_of_the_program_say_that_no_standard_asks_for_them() -> None:
    for of in load_pack("gb-screening-2023").figures.values():
        assert "not the indicator of a standard" in of.note.en
        assert "非标准规定" in of.note.zh


FORMULAS = st.text(max_size=40) | st.text("jobs_land ha/*+-()0123456789.`", max_size=30)


@given(FORMULAS, st.text("CNYahmuobj/·1%", max_size=8))
def test_any_formula_and_unit_are_read_or_refused_with_the_place(formula: str, unit: str) -> None:
    text = HEAD + figure("a", "F", "U").replace('"F"', quoted(formula)).replace('"U"', quoted(unit))
    try:
        found = pack_from_text(text, "town.toml").figures["a"]
    except InputError as error:
        said = str(error)
        assert re.match(r"Rule pack town\.toml, line (9|10), figures\.a\.(formula|unit): ", said), said
        return
    exported = "\n".join(figure_lines(found))
    assert pack_from_text(HEAD + exported, "again").figures["a"] == found
