"""What the picture is asked to hold, and when another is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from siteplanner.core import edits
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.map_content import MapContent
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, line, plan, rect, site

WINDOW = ViewWindow(0, 0, 1.0, 400, 300)


@pytest.fixture
def of() -> Plan:
    ground = site(
        {"L1": rect(0, 0, 400, 120)},
        constraints={"C": (line((0, -60), (400, -60)), {"kind": "road", "grade": "county"})},
    )
    return plan(
        ground,
        {
            "P1": factory(rect(20, 20, 40, 30), in_service="2024-06-30"),
            "P2": factory(rect(200, 20, 40, 30), in_service="2027-06-30"),
        },
    )


@pytest.fixture
def content(desk: Desk, of: Plan) -> Iterator[MapContent]:
    desk.open_session(PlanningSession(of, author="tester"))
    made = MapContent(desk)
    made.request(WINDOW, 1.0)
    yield made
    desk.open_session(None)


def test_areas_on_the_sites_are_those_of_the_scenario_shown(content: MapContent, desk: Desk, of: Plan) -> None:
    session = desk.session
    assert session is not None
    rows = [{"use": "green", "scenario_id": "base"}, {"use": "green", "scenario_id": "other"}, {"use": "road"}]
    shapes = [rect(10 * at, 80, 8, 8) for at in range(3)]
    session.apply(edits.add_features(of, "site_areas", shapes, rows))
    assert content.changed
    request = content.request(WINDOW, 1.0)
    assert request is not None
    assert request.site_areas is not None
    assert request.site_areas.index.tolist() == ["A001", "A003"]


def test_once_asked_for_nothing_has_changed(content: MapContent) -> None:
    assert not content.changed


@pytest.mark.parametrize(
    "change",
    [
        lambda look: look.with_layer("zones", visible=False),
        lambda look: look.with_layer("parcels", opacity=0.5),
        lambda look: look.with_layer("plants", labels=False),
        lambda look: look.moved("zones", None),
        lambda look: replace(look, plants_by="year"),
        lambda look: replace(look, parcels_by="headroom"),
        lambda look: replace(look, scheme="colour_blind_safe"),
        lambda look: replace(look, grid=True),
    ],
)
def test_what_shows_in_the_picture_asks_for_another(
    desk: Desk, content: MapContent, change: Callable[[MapLook], MapLook]
) -> None:
    desk.set_look(change(desk.look))
    assert content.changed


@pytest.mark.parametrize(
    "change",
    [
        lambda look: look.with_layer("zones", locked=False),
        lambda look: look.with_layer("findings", visible=False),
        lambda look: look,
    ],
)
def test_what_does_not_show_asks_for_nothing(
    desk: Desk, content: MapContent, change: Callable[[MapLook], MapLook]
) -> None:
    desk.set_look(change(desk.look))
    assert not content.changed


def test_the_years_run_over_all_plants_those_in_the_hand_too(desk: Desk, content: MapContent) -> None:
    desk.set_look(MapLook(plants_by="year"))
    content.lifted = frozenset({"P1"})
    asked = content.request(WINDOW, 1.0)
    assert asked is not None
    assert (list(asked.plants.index), asked.years) == (["P2"], (2024, 2027))
    assert desk.session is not None
    lifted = desk.session.plan.plants().loc[["P1"]]
    assert content.looks(lifted)[0].color == desk.styles.year_ramp[0]


def test_plants_and_substations_fade_by_the_year(desk: Desk, content: MapContent) -> None:
    desk.set_moment(2025)
    asked = content.request(WINDOW, 1.0)
    assert asked is not None
    assert (asked.year, asked.faded) == (2025, {"P2"})


def test_strips_follow_the_plan_s_own_limits(desk: Desk, content: MapContent, of: Plan) -> None:
    before = content.request(WINDOW, 1.0)
    desk.apply(edits.set_rule_override(of, "corridor", "road.county", 25.0))
    assert content.changed
    after = content.request(WINDOW, 1.0)
    assert before is not None
    assert after is not None
    assert dict(before.strip_limits)["road.county"] == 10.0
    assert dict(after.strip_limits)["road.county"] == 25.0


def test_findings_ask_for_another_picture_only_where_plants_are_coloured_by_them(
    desk: Desk, content: MapContent
) -> None:
    desk.set_look(MapLook(plants_by="finding"))
    first = content.request(WINDOW, 1.0)
    assert first is not None
    assert not content.changed
    desk.apply(edits.move_plants("base", ["P2"], -150.0, 0.0))  # overlapping nobody, yet too near
    assert content.changed


def test_without_a_plan_nothing_is_asked_for(desk: Desk, content: MapContent) -> None:
    desk.open_session(None)
    assert content.request(WINDOW, 1.0) is None
    assert content.changed
