"""A look is remembered for the person first, and in the file for everybody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.services.kept_looks import AT_MOST, LOOK, LOOKS, SCHEME, keep_look, kept_look, with_look
from siteplanner.services.settings import Settings
from tests.builders import plan, site

NO_ZONES = MapLook().with_layer("zones", visible=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_what_one_closes_is_what_one_opens_again(settings: Settings) -> None:
    of = plan(site(), {})
    keep_look(of, NO_ZONES, settings)
    assert kept_look(of, Settings.load(settings.path)) == NO_ZONES
    keep_look(of, MapLook(), settings)
    assert kept_look(of, settings) == MapLook()


def test_another_person_gets_the_look_of_the_file(settings: Settings) -> None:
    of = plan(site(), {})
    saved = replace(of, settings=with_look(of.settings, NO_ZONES))
    assert kept_look(saved, settings) == NO_ZONES
    keep_look(saved, MapLook(grid=True), settings)
    assert kept_look(saved, settings) == MapLook(grid=True)
    keep_look(saved, MapLook(), settings)
    assert kept_look(saved, settings) == MapLook()


def test_the_colours_are_the_person_s_in_every_plan(settings: Settings) -> None:
    of = plan(site(), {})
    safe = replace(of, settings=with_look(of.settings, MapLook(scheme="colour_blind_safe", grid=True)))
    assert kept_look(safe, settings).scheme == "colour_blind_safe"
    settings.set(SCHEME, "standard")
    assert kept_look(safe, settings) == MapLook(grid=True)
    settings.set(SCHEME, "sepia")
    assert kept_look(safe, settings).scheme == "colour_blind_safe"


def test_the_standard_look_leaves_no_trace(settings: Settings) -> None:
    of = plan(site(), {})
    keep_look(of, MapLook(), settings)
    assert not settings.path.exists()
    assert with_look(of.settings, MapLook()) is of.settings


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"order": 3}'])
def test_a_look_that_cannot_be_read_is_the_standard_one(settings: Settings, text: str) -> None:
    of = replace(plan(site(), {}), settings={LOOK: text})
    assert kept_look(of, settings) == MapLook()


def test_the_plans_looked_at_longest_ago_are_forgotten(settings: Settings) -> None:
    many = [Plan.new(site()) for _ in range(AT_MOST + 2)]
    for each in many:
        keep_look(each, NO_ZONES, settings)
    kept = settings.get(LOOKS, {})
    assert list(kept) == [each.plan_uuid for each in many[2:]]
