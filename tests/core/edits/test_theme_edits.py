"""Themes are kept with the plan by edits: saved, renamed, removed, and undone like everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.themes import THEMES, themes_of
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, site

PALE = MapLook().with_layer("parcels", opacity=0.3)
BY_YEAR = MapLook(plants_by="year")


@pytest.fixture
def two() -> Plan:
    bare = plan(site(), {})
    return edits.save_theme("年份", BY_YEAR).apply(edits.save_theme(" 用地 ", PALE).apply(bare))


def test_themes_keep_the_order_in_which_they_were_saved(two: Plan) -> None:
    assert list(themes_of(two).items()) == [("用地", PALE), ("年份", BY_YEAR)]


def test_a_theme_saved_again_keeps_its_place(two: Plan) -> None:
    again = edits.save_theme("用地", BY_YEAR).apply(two)
    assert list(themes_of(again).items()) == [("用地", BY_YEAR), ("年份", BY_YEAR)]
    assert edits.save_theme("用地", BY_YEAR).apply(again) is again


def test_a_theme_gets_another_name_or_goes(two: Plan) -> None:
    assert list(themes_of(edits.rename_theme("用地", "现状").apply(two))) == ["现状", "年份"]
    assert list(themes_of(edits.remove_theme("用地").apply(two))) == ["年份"]
    none = edits.remove_theme("年份").apply(edits.remove_theme("用地").apply(two))
    assert THEMES not in none.settings


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: edits.save_theme(" ", PALE), "name is blank"),
        (lambda: edits.rename_theme("用地", ""), "name is blank"),
        (lambda: edits.rename_theme("用地", "年份"), "already a theme “年份”"),
        (lambda: edits.rename_theme("x", "y"), "no theme “x”"),
        (lambda: edits.remove_theme("x"), "no theme “x”"),
    ],
)
def test_what_does_not_fit_is_refused(two: Plan, make: Callable[[], Edit], words: str) -> None:
    with pytest.raises(EditError, match=words):
        make().apply(two)


def test_a_theme_travels_with_the_file_and_is_undone_as_one_step(two: Plan, tmp_path: Path) -> None:
    session = PlanningSession(open_plan(save_plan(two, tmp_path / "p.gpkg")))
    assert themes_of(session.plan) == {"用地": PALE, "年份": BY_YEAR}
    before = session.plan
    session.apply(edits.remove_theme("用地"))
    session.undo()
    assert session.plan is before


@pytest.mark.parametrize("text", ["", "{}", '[1, {}, {"name": 3}]', '[{"name": " "}]', "[{"])
def test_an_entry_that_makes_no_sense_is_no_theme(text: str) -> None:
    assert themes_of(replace(plan(site(), {}), settings={THEMES: text})) == {}


def test_keys_of_other_versions_survive_an_edit() -> None:
    of = replace(plan(site(), {}), settings={THEMES: '[{"name": "a", "look": {"paper": "A3"}, "icon": "sun"}]'})
    renamed = edits.rename_theme("a", "b").apply(of)
    assert renamed.settings[THEMES] == '[{"icon": "sun", "look": {"paper": "A3"}, "name": "b"}]'
