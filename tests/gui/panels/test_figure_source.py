"""What a figure rests on is said in words, at the plant's own capacity."""

from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core.catalogue import load_catalogue
from siteplanner.gui import translation
from siteplanner.gui.panels.figure_source import default_text, law_text


@pytest.fixture(autouse=True)
def _english(qapp: Any) -> None:
    translation.install_language("en")


def test_a_default_names_value_confidence_and_source() -> None:
    of = load_catalogue().get("anode_integrated")
    text = default_text(of, "power_kw", None)
    assert "40\u202f000 kW" in text  # resources/catalogue/anode.toml
    assert "judgement" in text
    assert of.figures["power_kw"].source in text


def test_a_default_is_taken_at_the_plants_capacity() -> None:
    of = load_catalogue().get("anode_integrated")
    assert "80\u202f000 kW" in default_text(of, "power_kw", 40_000.0)  # linear: twice the default capacity


def test_a_figure_the_type_does_not_give_has_no_text() -> None:
    assert default_text(load_catalogue().get("anode_integrated"), "tax_cny", None) == ""


def test_the_law_names_range_exponents_and_reason() -> None:
    of = load_catalogue().get("anode_integrated")
    text = law_text(of)
    assert "10\u202f000 t/a to 100\u202f000 t/a" in text
    assert "in proportion:" in text
    assert "to the power 0.9: Fixed-asset investment" in text
    assert of.scaling["investment_cny"].source in text


def test_a_type_of_one_size_has_no_law() -> None:
    assert law_text(load_catalogue().get("offices")) == ""


def test_a_capacity_that_the_type_does_not_have_shows_the_figure_of_the_catalogue() -> None:
    assert default_text(load_catalogue().get("anode_finishing"), "power_kw", 900.0) == default_text(
        load_catalogue().get("anode_finishing"), "power_kw", None
    )
