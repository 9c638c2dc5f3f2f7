"""Every ready theme is named in both languages, says only what looks know, and looks like no other."""

from __future__ import annotations

import tomllib
from itertools import combinations

import pytest

from siteplanner.assets import resource
from siteplanner.core.map_look import LAYERS, MapLook
from siteplanner.drawing.ready_themes import ReadyTheme, ready_themes


def test_the_first_is_the_look_of_a_new_plan() -> None:
    assert ready_themes()[0].look == MapLook()


@pytest.mark.parametrize("theme", ready_themes(), ids=lambda theme: theme.id)
def test_a_theme_has_names_and_nothing_that_a_look_does_not_know(theme: ReadyTheme) -> None:
    assert theme.name.en
    assert theme.name.zh
    assert not theme.look.unknown
    assert set(theme.look.layers) <= set(LAYERS)
    assert not any(theme.look.of(layer).unknown for layer in LAYERS)


def test_what_the_file_says_is_what_the_themes_are() -> None:
    """A value that makes no sense would be read as the standard one."""
    rows = tomllib.loads(resource("styles", "themes.toml").read_text(encoding="utf-8"))["theme"]
    for row, theme in zip(rows, ready_themes(), strict=True):
        said = theme.look.to_json()
        for key, value in row["look"].items():
            if key != "layers":
                assert said[key] == value
        for layer, of in row["look"].get("layers", {}).items():
            assert {key: said["layers"][layer][key] for key in of} == of


def test_no_two_look_alike() -> None:
    for one, other in combinations(ready_themes(), 2):
        assert not one.look.looks_like(other.look), (one.id, other.id)
