"""A proposal as tables."""

from __future__ import annotations

from typing import Any

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.power.assignment import Along, propose
from siteplanner.core.measures.power.proposal_tables import features_of, proposal_tables
from siteplanner.core.text import english
from tests import builders as b


def made(method: Any, along: Along = "straight", **plants: Any) -> dict[str, FigureTable]:
    """Plants every 100 m between W (1000 kVA in N-1) and, a kilometre off, E, whose capacity is not entered."""
    west = {"name": "West", "capacity_kva": 2000.0, "transformers": 2}
    on = b.site(substations={"W": (b.point(0, 0), west), "E": b.point(1000, 0)})
    rows = {
        key: b.factory(b.rect(100 * n, 0, 10, 10), demand_factor=0.5, power_factor=0.9, **of)
        for n, (key, of) in enumerate(plants.items(), 1)
    }
    basis = Basis.of(b.plan(on, rows))
    proposal = propose(basis, method, along)
    assert [feature.id for feature in features_of(proposal)] == [move.plant_id for move in proposal.moves]
    return {of.key: of for of in proposal_tables(basis, proposal)}


TWO = {
    "P1": {"power_kw": 1200.0, "substation_id": "E", "name": "Anodes"},
    "P2": {"power_kw": 2000.0, "substation_id": "W"},
}


# P1 counts 600 kVA and P2 1000; W bears one of them. It stands 100 m from P1, 200 m from P2.
def test_moves_say_from_where_to_where_and_how_far() -> None:
    moves = made("nearest", **TWO)["power_moves"]
    (row,) = moves.rows
    assert (row.key, english(row.label), row.values[:3]) == ("P1", "P1 Anodes", ("E", "W", 0.1))
    assert english(row.values[3]) == "straight"  # type: ignore[arg-type]
    assert english(moves.notes[0]) == "Σ load × feeder length: 734 kVA·km before, 260 kVA·km after."


def test_loads_stand_before_and_after_beside_what_is_borne() -> None:
    loads = made("nearest", **TWO)["power_loads_after"]
    west, east = (
        [value if isinstance(value, float | None) else english(value) for value in row.values]  # type: ignore[arg-type]
        for row in loads.rows
    )
    assert west == [1000.0, 1600.0, 2000.0, 1000.0, -600.0, "beyond N-1"]
    assert east == [600.0, 0.0, None, None, None, "not known"]
    assert [english(row.label) for row in loads.rows] == ["W West", "E"]


def test_a_load_that_is_not_known_is_never_called_within() -> None:
    loads = made("nearest", P1={"power_kw": 100.0, "substation_id": "E"}, P2={"power_kw": None, "substation_id": "W"})
    said = loads["power_loads_after"].rows[0].values[-1]
    assert english(said) == "within N-1, but loads are not known: 1"  # type: ignore[arg-type]


# 1600 kVA do not fit into the 1000 of W, and E has no capacity that is known: left out is what costs less, P1.
def test_plants_that_get_nothing_are_a_table_of_their_own() -> None:
    found = made("balanced", **TWO)
    (left,) = found["power_left"].rows
    assert english(left.values[0]) == "no substation has 600 kVA left in N-1"  # type: ignore[arg-type]
    (move,) = found["power_moves"].rows
    assert english(move.values[1]) == "none"  # type: ignore[arg-type]
    assert move.values[2] is None


def test_how_many_lengths_are_straight_is_said_where_roads_were_asked_for() -> None:
    notes = [english(note) for note in made("nearest", "roads", **TWO)["power_moves"].notes]
    assert notes[1].endswith(": 2.")
    assert notes[1].startswith("Lengths run along the roads of the map. Straight")


def test_until_when_things_count_is_said() -> None:
    basis = Basis.of(b.plan(b.site(substations={"W": b.point(0, 0)}), {"P1": b.rect(0, 0, 9, 9)}), when=2025)
    notes = proposal_tables(basis, propose(basis))[0].notes
    assert english(notes[-1]).startswith("What is in service by 2025-12-31 counts.")


def test_no_change_is_said() -> None:
    same = made("nearest", P1={"power_kw": 1200.0, "substation_id": "W"})["power_moves"]
    assert same.rows == ()
    assert english(same.notes[0]) == "Nothing changes: every plant is connected so already."
