"""Proposals of which plant connects where, on a row of plants between two substations."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.history import History
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.assignment import Proposal, by_hand, propose
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from siteplanner.files.plan_file import open_plan
from tests import builders as b

SAMPLE = Path(__file__).parents[4] / "maps" / "zhangzhuang.gpkg"
Rows = Mapping[str, Mapping[str, Any]]


def load(kva: float, **more: Any) -> dict[str, Any]:
    """A plant that counts ``kva``: 0.90 × power × 0.5 / 0.9 = power / 2; on no substation."""
    return {"power_kw": 2 * kva, "demand_factor": 0.5, "power_factor": 0.9, "substation_id": None, **more}


def town(plants: Rows, west: Mapping[str, Any] | None = None, east: Mapping[str, Any] | None = None) -> Plan:
    """Plants of 10 m by 10 m at x = 100, 200, …; substations W at x = 0, E at x = 1000, with 1000 kVA in N-1 each."""
    two = {"capacity_kva": 2000.0, "transformers": 2}
    on = b.site(
        substations={"W": (b.point(0, 0), {**two, **(west or {})}), "E": (b.point(1000, 0), {**two, **(east or {})})}
    )
    rows = {key: b.factory(b.rect(100 * (n + 1), 0, 10, 10), **of) for n, (key, of) in enumerate(plants.items())}
    return b.plan(on, rows)


def told(proposal: Proposal) -> dict[str, str]:
    return {move.plant_id: move.after for move in proposal.moves}


def reasons(proposal: Proposal) -> dict[str, str]:
    return {plant: english(reason) for plant, reason in proposal.left}


# P1 … P4 from x = 100 to 410: all nearer to W. P4 stands at 400 … 410: 400 m from W, 590 from E.
FOUR = {f"P{n}": load(400.0) for n in range(1, 5)}


def test_the_nearest_is_taken_whatever_it_carries() -> None:
    found = propose(Basis.of(town(FOUR)), "nearest")
    assert told(found) == dict.fromkeys(FOUR, "W")
    west, east = found.loads
    assert (west.before_kva, west.after_kva, west.n1_kva) == pytest.approx((0.0, 1600.0, 1000.0))
    assert (west.beyond_n1, east.beyond_n1) == (True, False)
    assert [move.length_m for move in found.moves] == pytest.approx([100.0, 200.0, 300.0, 400.0])


# W bears two of 400 kVA. Each that goes to E costs more by 890 - 100, 790 - 200, 690 - 300, 590 - 400 m: P3 and P4 go.
def test_balanced_fills_no_substation_beyond_n1_and_sends_those_for_which_it_is_least() -> None:
    found = propose(Basis.of(town(FOUR)), "balanced")
    assert told(found) == {"P1": "W", "P2": "W", "P3": "E", "P4": "E"}
    assert not any(of.beyond_n1 for of in found.loads)
    assert found.kva_km == (0.0, pytest.approx(400 * (100 + 200 + 690 + 590) / 1000))


def test_what_does_not_fit_gets_no_substation_and_is_named() -> None:
    found = propose(Basis.of(town({**FOUR, "P5": load(1001.0, substation_id="E")})), "balanced")
    assert told(found) == {"P1": "W", "P2": "W", "P3": "E", "P4": "E", "P5": ""}
    assert reasons(found) == {"P5": "no substation has 1,001 kVA left in N-1"}


def test_what_is_not_known_stays_and_what_it_draws_is_kept_free() -> None:
    nowhere = {"X": (shapely.MultiPolygon(), {**b.FACTORY, **load(900.0, substation_id="W")})}
    plan = town({"P1": load(400.0), "P2": load(1.0, power_factor=None, substation_id="E")})
    plan = plan.with_plants("base", b.plan(plan.site, {**rows_of(plan), **nowhere}).plants())
    found = propose(Basis.of(plan), "balanced")
    assert told(found) == {"P1": "E"}
    assert reasons(found) == {
        "P2": "its load is not known: enter connected load, demand and power factor",
        "X": "it has no footprint on the map",
    }


def rows_of(plan: Plan) -> dict[str, Any]:
    plants = plan.plants()
    return {
        str(key): (row["geometry"], {k: v for k, v in row.items() if k in b.FACTORY and v == v})
        for key, row in plants.iterrows()
    }


def test_a_plant_never_goes_to_a_substation_that_comes_after_it() -> None:
    later = {"in_service": pd.Timestamp("2026-01-01")}
    plants = {
        "P1": load(400.0, in_service=pd.Timestamp("2026-01-01")),
        "P2": load(400.0, in_service=pd.Timestamp("2025-12-31")),
        "P3": load(400.0),
    }
    found = propose(Basis.of(town(plants, west=later)), "nearest")
    assert told(found) == {"P1": "W", "P2": "E", "P3": "E"}
    both = propose(Basis.of(town(plants, west=later, east=later)), "balanced")
    assert told(both) == {"P1": "W"}
    assert reasons(both) == dict.fromkeys(["P2", "P3"], "every substation enters service after it")


def test_a_substation_not_in_service_at_the_moment_is_not_there() -> None:
    plan = town({"P1": load(400.0)}, west={"in_service": pd.Timestamp("2026-01-01")})
    assert told(propose(Basis.of(plan, when=2025), "nearest")) == {"P1": "E"}
    soon = {"in_service": pd.Timestamp("2026-01-01")}
    none = propose(Basis.of(town({"P1": load(4.0, substation_id="W")}, soon, soon), when=2025), "balanced")
    assert (none.moves, reasons(none)) == ((), {"P1": "no substation on the map is in service by then"})


@pytest.mark.parametrize("method", ["nearest", "balanced"])
def test_a_map_without_substations_and_a_plan_without_plants(method: Any) -> None:
    bare = b.plan(b.site(parcels={"L": b.rect(0, 0, 10, 10)}), {"P1": b.rect(0, 0, 5, 5)})
    found = propose(Basis.of(bare), method)
    assert (found.moves, found.loads) == ((), ())
    assert reasons(found) == {"P1": "no substation on the map is in service by then"}
    assert propose(Basis.of(town({})), method).edit() is None


def test_only_the_plants_named_change_and_the_others_keep_their_room() -> None:
    plan = town({"P1": load(400.0), "P2": load(700.0, substation_id="W")})
    found = propose(Basis.of(plan), "balanced", plant_ids=["P1"])
    assert told(found) == {"P1": "E"}
    with pytest.raises(InputError, match="P9"):
        propose(Basis.of(plan), plant_ids=["P9"])


def test_plants_that_draw_nothing_are_left_alone() -> None:
    found = propose(Basis.of(town({"P1": load(0.0, substation_id=None)})), "balanced")
    assert (found.moves, found.left) == ((), ())


def test_a_proposal_is_one_step_that_can_be_undone() -> None:
    plan = town(FOUR)
    edit = propose(Basis.of(plan), "balanced").edit()
    assert edit is not None
    history = History.starting_at(plan).push(edit.apply(plan), edit.label())
    assert history.plan.plants()["substation_id"].tolist() == ["W", "W", "E", "E"]
    assert history.undo().plan.plants()["substation_id"].isna().all()
    assert english(edit.label()) == "Assign plants to substations (4)"


def test_by_hand_is_done_as_told_and_says_what_it_makes_of_the_loads() -> None:
    plan = town({"P1": load(700.0), "P2": load(700.0, substation_id="E")})
    found = by_hand(Basis.of(plan), {"P1": "E", "P2": ""})
    assert told(found) == {"P1": "E", "P2": ""}
    assert [of.after_kva for of in found.loads] == pytest.approx([0.0, 700.0])
    edit = found.edit()
    assert edit is not None
    assert edit.apply(plan).plants()["substation_id"].fillna("").tolist() == ["E", ""]
    with pytest.raises(InputError, match="S9"):
        by_hand(Basis.of(plan), {"P1": "S9"})


# 32 MVA of one works are supplied at 110 kV (it does not share them with anybody: 0.90 of it would be 28.8 MVA, which
# 35 kV carry); a substation of 110 kV feeds works at up to 35 kV.
def test_a_load_too_large_for_the_voltage_is_doubted_not_refused() -> None:
    large = {"voltage_kv": 110.0, "capacity_kva": 200_000.0}
    found = propose(Basis.of(town({"P1": load(28_800.0), "P2": load(400.0)}, west=large)), "balanced")
    first, second = found.moves
    assert (first.after, second.doubt) == ("W", None)
    assert english(first.doubt or "") == "32,000 kVA are usually supplied at 110 kV; the substation feeds up to 35 kV"


kvas = st.integers(1, 900).map(float)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(kvas, st.sampled_from([None, "W", "E"])), max_size=5))
def test_of_few_plants_no_other_way_within_n1_costs_less(drawn: list[tuple[float, str | None]]) -> None:
    plan = town({f"P{n}": load(kva, substation_id=at) for n, (kva, at) in enumerate(drawn)})
    found = propose(Basis.of(plan), "balanced")
    edit = found.edit()
    after = plan if edit is None else edit.apply(plan)
    placed = after.plants()["substation_id"].fillna("").tolist()
    lengths = [{"W": 100.0 * (n + 1), "E": 890.0 - 100.0 * n, "": 8900.0} for n in range(len(drawn))]
    longest = max((of[key] for of in lengths for key in "WE"), default=0.0)

    def cost(placing: tuple[str, ...] | list[str]) -> float:
        return sum(
            kva * (10 * longest if not at else of[at]) for (kva, _), of, at in zip(drawn, lengths, placing, strict=True)
        )

    def fits(placing: tuple[str, ...]) -> bool:
        sums = {key: sum(kva for (kva, _), at in zip(drawn, placing, strict=True) if at == key) for key in "WE"}
        return all(of <= 1000.0 for of in sums.values())

    assert fits(tuple(placed))
    least = min(cost(placing) for placing in product(("W", "E", ""), repeat=len(drawn)) if fits(placing))
    assert cost(placed) == pytest.approx(least)
    nearest = propose(Basis.of(plan), "nearest")
    if not any(of.beyond_n1 for of in nearest.loads) and not found.left:
        assert found.kva_km[1] <= nearest.kva_km[1] + 1e-9


def test_the_order_of_the_plants_changes_nothing() -> None:
    rows = {f"P{n:02d}": load(100.0 + 37 * n % 11) for n in range(12)}
    plan = town(rows)
    turned = plan.with_plants("base", plan.plants().iloc[::-1])
    assert told(propose(Basis.of(plan))) == told(propose(Basis.of(turned)))


# The sample's third step loads S2 with 65 MVA of 63 in N-1 and S3 with 311 of 240.
def test_the_sample_is_within_n1_after_a_balanced_proposal_and_the_check_agrees() -> None:
    plan = open_plan(SAMPLE)
    basis = Basis.of(plan, "step-2027")
    found = propose(basis, "balanced", "roads")
    assert [of.beyond_n1 for of in found.loads] == [False, False, False]
    edit = found.edit()
    assert edit is not None

    def overloads(of: Plan) -> list[str]:
        findings = check_plan(of, "step-2027", rules=None).findings
        return sorted(f.id for f in findings if f.rule in ("substation-load", "in-service-order"))

    assert overloads(plan) == ["substation-load:substation=S2", "substation-load:substation=S3"]
    assert overloads(edit.apply(plan)) == []
    assert np.isclose(sum(of.before_kva for of in found.loads), sum(of.after_kva for of in found.loads))
