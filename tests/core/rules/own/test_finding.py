"""A waiver of a declared rule's finding lapses when that changes which was measured to."""

from __future__ import annotations

import dataclasses

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan, subject_hash
from siteplanner.core.plan import Plan
from tests.builders import plan, rect, site
from tests.core.rules.own.declared_packs import alone, limit, own

TO_FIRE_STATION = (
    'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "constraints", where = "name = 消防站" }'
)
IN_A_ZONE = 'kind = "containment"\nof = { layer = "plants" }\ninside = { layer = "zones" }'


def drawn(station_east_m: float, zone_width_m: float) -> Plan:
    on = site(
        zones={"Z1": rect(0, 0, zone_width_m, 200)},
        constraints={"C1": (rect(station_east_m, 0, 20, 20), {"kind": "public_building", "name": "消防站"})},
    )
    return plan(on, {"P1": rect(100, 20, 50, 40)})


@pytest.mark.parametrize(
    ("text", "figure"),
    [(TO_FIRE_STATION, limit("max_m", 100)), (IN_A_ZONE, limit("area_m2", 0, unit="m²"))],
)
def test_it_lapses_when_the_thing_moves_away_or_shrinks(text: str, figure: str) -> None:
    rules, made = alone(own(text, figure)), drawn(300, 140)
    (finding,) = check_plan(made, rules=rules).findings
    kept = edits.add_waiver("base", finding.id, subject_hash(made, "base", finding), "agreed", "Li").apply(made)
    assert check_plan(kept, rules=rules).counts["waived"] == 1
    worse = dataclasses.replace(kept, site=drawn(3000, 110).site)
    assert check_plan(worse, rules=rules).counts == {"error": 1, "warning": 0, "waived": 0, "not_checked": 0}
