"""Parcels coloured by the power that could still connect: classes, legend, and colours that anybody can tell apart."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.headroom import Headroom, Room, headroom
from siteplanner.drawing.map_styles import THEMES, Theme
from siteplanner.drawing.parcel_looks import headroom_looks, untold_looks
from siteplanner.drawing.styles import load_styles
from tests.builders import plan, point, rect, site
from tests.colour_blindness import EYES, Eye, nearest, seen

LIGHT = load_styles("light")


def found(load_kw: list[float], room: list[Room]) -> Headroom:
    of = headroom(Basis.of(plan(site({f"L{at}": rect(20.0 * at, 0, 10, 10) for at in range(len(room))}))))
    return Headroom(of.stations, np.array(room), np.array(load_kw), of.station, of.length_m, of.voltage, of.capped)


def test_each_parcel_has_the_look_of_its_class() -> None:
    loads = [0.1, 4999.9, 5000.0, 27_000.0, 99_999.0, 100_000.0, 4e5]
    looks = headroom_looks(found(loads, [Room.FREE] * len(loads)), LIGHT)
    assert looks.fill_of.tolist() == [0, 0, 1, 3, 4, 5, 5]


def test_no_reserve_not_known_and_out_of_reach_look_different() -> None:
    rooms = [Room.FULL, Room.UNKNOWN, Room.BEYOND, Room.NO_PLACE]
    looks = headroom_looks(found([0.0, np.nan, 0.0, np.nan], rooms), LIGHT)
    fills = [looks.fills[at] for at in looks.fill_of]
    assert len(set(fills)) == 4
    assert len({(fill.hatch, fill.color) for fill in fills}) == 4
    assert [entry.name.en for entry, _ in looks.legend] == [
        "No N-1 reserve left",
        "Not known",
        "No substation within reach",
        "No shape",
    ]


def test_the_legend_counts_what_is_there_the_most_power_first() -> None:
    looks = headroom_looks(found([6000.0, 0.0, 60_000.0, 7000.0], [Room.FREE, Room.FULL, Room.FREE, Room.FREE]), LIGHT)
    assert [(entry.name.en, entry.name.zh, count) for entry, count in looks.legend] == [
        ("50 to 100 MW", "50～100 MW", 1),
        ("5 to 10 MW", "5～10 MW", 2),
        ("No N-1 reserve left", "N-1 已无裕度", 1),
    ]


def test_before_anything_is_worked_out_nothing_is_known_of_any_parcel() -> None:
    looks = untold_looks(3, LIGHT)
    assert looks.fill_of.tolist() == [0, 0, 0]
    assert [(entry.key, count) for entry, count in looks.legend] == [("unknown", 3)]


def test_no_parcels_have_no_legend() -> None:
    assert headroom_looks(found([], []), LIGHT).legend == ()


def test_a_real_map_is_coloured_from_its_substations() -> None:
    station: dict[str, Any] = {"voltage_kv": 110.0, "capacity_kva": 40_000.0, "transformers": 2}
    drawn = plan(site({"L1": rect(0, 0, 10, 10)}, substations={"S1": (point(50, 0), station)}))
    looks = headroom_looks(headroom(Basis.of(drawn)), LIGHT)
    assert [(entry.name.en, count) for entry, count in looks.legend] == [("10 to 25 MW", 1)]  # 20 000 kVA · 0.9


@pytest.mark.parametrize("theme", THEMES)
def test_classes_begin_at_nothing_and_go_up(theme: Theme) -> None:
    starts = [each.from_kw for each in load_styles(theme).headroom]
    assert starts[0] == 0
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_neighbouring_classes_differ_for_every_eye_and_go_one_way_in_lightness(theme: Theme, eye: Eye) -> None:
    """The more power the darker on light ground, the brighter on dark: a black-and-white print keeps the order."""
    colours = [each.fill.color for each in load_styles(theme).headroom]
    steps = [float(seen(b, eye)[0] - seen(a, eye)[0]) for a, b in pairwise(colours)]
    assert all(step > 4 for step in steps) if theme == "dark" else all(step < -4 for step in steps)
    assert nearest({str(at): colour for at, colour in enumerate(colours)}, eye)[0] > 8
