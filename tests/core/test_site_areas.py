"""Which areas on the sites belong to a scenario."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.site_areas import areas_of_scenario
from tests.builders import plan, rect, site


def with_areas(*scenarios: str | None) -> Plan:
    made = plan(site({"L1": rect(0, 0, 100, 100)}))
    rows = [{"use": "green", "scenario_id": of} for of in scenarios]
    shapes = [rect(10 * at, 0, 5, 5) for at in range(len(rows))]
    return edits.add_features(made, "site_areas", shapes, rows).apply(made) if rows else made


def test_those_of_another_scenario_are_left_out_those_of_none_belong_to_all() -> None:
    made = with_areas("base", None, "other")
    assert areas_of_scenario(made, "base").index.tolist() == ["A001", "A002"]
    assert areas_of_scenario(made, "other").index.tolist() == ["A002", "A003"]


def test_where_all_belong_to_it_the_frame_is_the_plans_own() -> None:
    for made in (with_areas(), with_areas("base", None)):
        assert areas_of_scenario(made, "base") is made.site_areas
