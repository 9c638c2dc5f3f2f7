"""Sums with the numbers filled in."""

from __future__ import annotations

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.plant_measures import measures
from siteplanner.core.measures.sum_traces import sum_trace
from siteplanner.core.text import english
from tests.core.measures.drawn_town import basis

P1, P2, P3, P4 = (Feature("plants", f"P{n}") for n in range(1, 5))


def traced(key: str, *rows: int) -> Trace:
    of = basis()
    return sum_trace(of, {each.key: each for each in measures(of)}[key], np.array(rows, dtype=np.intp))


def test_a_sum_is_written_out_and_names_its_plants() -> None:
    found = traced("capacity.anode_graphite", 0, 1, 2)
    assert english(found.formula) == "Σ of 2 plants: 1,000 + 500 = 1,500 t/a"
    assert found.terms == (Term(P1, 1000.0), Term(P3, 500.0))
    assert (found.lacking, found.why_blank) == ((), None)


def test_plants_that_lack_the_figure_are_named_and_the_sum_is_said_to_be_too_small() -> None:
    found = traced("jobs", 0, 1, 2, 3)
    assert english(found.formula) == "Σ of 3 plants: 10 + 5 + 7 = 22"
    assert found.lacking == (P2,)
    assert [english(note) for note in found.notes] == ["1 plants lack this figure: the sum is too small."]
    assert found.features == (P1, P3, P4, P2)


def test_where_all_lack_it_there_is_no_sum_and_it_is_said_why() -> None:
    found = traced("steam_t_a", 0, 1)
    assert found.terms == ()
    assert found.lacking == (P1, P2)
    assert english(found.why_blank or "") == "Every plant here lacks this figure (2), so there is no sum."


def test_where_no_plant_is_concerned_the_sum_is_nothing() -> None:
    assert english(traced("capacity.separator", 0).formula) == "No plant here gives anything to it: the sum is 0."


def test_plants_are_counted_and_blanks_listed_where_there_are_some() -> None:
    assert english(traced("plants", 0, 3).formula) == "Counted: 2 plants"
    assert english(traced("blanks", 0, 1).formula) == "Blank figures of plants: 7 + 8 = 15"


def test_land_says_how_a_parcel_is_shared() -> None:
    found = traced("land_m2", 0, 1)
    assert english(found.formula) == "Σ of 2 plants: 1,250 + 3,750 = 5,000 m²"
    assert "shared out" in english(found.notes[0])
