from __future__ import annotations

import importlib
import json

import numpy as np
import pytest

from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN
from tests.edit_sequences import start

AT = (ORIGIN[0] + 300.0, ORIGIN[1] + 50.0)


def placed(*, angle_deg: float = 0.0, capacity: float | None = None, **attributes: object) -> Plan:
    now = start()
    return edits.place_plants(now, "base", "anode_finishing", AT, angle_deg, capacity, **attributes).apply(now)


def test_a_plant_has_the_footprint_and_figures_of_its_type_about_the_place() -> None:
    of, plants = load_catalogue().get("anode_finishing"), placed().plants()
    assert plants.geometry.loc["P04"].equals(of.footprint_at(*AT))
    row = plants.loc["P04"]
    for name, value in of.attributes().items():
        assert row[name] == value, name
    assert row["status"] == "planned"


def test_the_place_is_the_centre_of_the_box_before_turning() -> None:
    west, south, east, north = placed(angle_deg=90).plants().geometry.loc["P04"].bounds
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx(AT, abs=1e-6)
    of = load_catalogue().get("anode_finishing").footprint().bounds
    assert (east - west, north - south) == pytest.approx((of[3] - of[1], of[2] - of[0]))


def test_what_is_given_overrules_the_type() -> None:
    row = placed(capacity=12_000, power_kw="777", name="贝特瑞", status="existing").plants().loc["P04"]
    assert row[["capacity", "power_kw", "name", "status"]].tolist() == [12_000.0, 777.0, "贝特瑞", "existing"]


def test_several_places_make_several_plants() -> None:
    now = start()
    points = [AT, (AT[0] + 200, AT[1])]
    edit = edits.place_plants(now, "base", "warehouse", points)
    assert edit.plant_ids == ("P04", "P05")
    shapes = shapes_of(edit.apply(now).plants())[3:]
    assert np.isclose(shapes[0].distance(shapes[1]), 200 - 96)  # the warehouse is 96 m long


def test_a_replay_needs_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    now = start()
    edit = edits.place_plants(now, "base", "anode_finishing", AT, 12.5, name="新线")
    expected, text = edit.apply(now), json.dumps(edit.to_json())
    module = importlib.import_module("siteplanner.core.edits.place_plants")
    monkeypatch.setattr(module, "load_catalogue", lambda: pytest.fail("a replay asked the catalogue"))
    assert edits.edit_from_json(json.loads(text)).apply(now) == expected


def test_the_label_names_the_plant() -> None:
    now = start()
    assert str(edits.place_plants(now, "base", "warehouse", AT).label()) == "Place P04"
    assert str(edits.place_plants(now, "base", "warehouse", AT, name="仓库").label()) == "Place P04, 仓库"


def test_bad_requests_are_refused() -> None:
    now = start()
    for arguments, sentence in (
        ({"type_id": "anode_finnishing"}, "anode_finishing"),
        ({"capacity": 1e9}, "capacity"),
        ({"scenario_id": "later"}, "no scenario “later”"),
        ({"plant_ids": ["P01"]}, "already a plant “P01”"),
        ({"hazard_class": "Z"}, "Use one of"),
        ({"colour": "red"}, "no column “colour”"),
        ({"angle_deg": float("nan")}, "angle_deg"),
        ({"at": (float("inf"), 0.0)}, "east"),
    ):
        request = {"scenario_id": "base", "type_id": "anode_finishing", "at": AT, **arguments}
        with pytest.raises(EditError, match=sentence):
            edits.place_plants(now, **request)
