"""The legend of the tree: what is on the map, counted, and nothing else."""

from __future__ import annotations

from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.panels.layer_legend import map_legend
from tests.builders import factory, line, plan, point, rect, site


def legend(of: Plan, look: MapLook | None = None) -> dict[str, list[tuple[str, int | None]]]:
    made = map_legend(of, look or MapLook(), load_styles("light"), {})
    return {layer: [(entry.name.en, count) for entry, count in rows] for layer, rows in made.items()}


def test_codes_are_counted_as_they_are_drawn() -> None:
    code = {"code_system": "MNR2023"}
    ground = site(
        {
            "L1": (rect(0, 0, 9, 9), {"land_use": "080403", **code}),
            "L2": (rect(9, 0, 9, 9), {"land_use": "0804", **code}),
            "L3": (rect(18, 0, 9, 9), {"land_use": "100102", **code}),
            "L4": (rect(27, 0, 9, 9), {"land_use": None}),
        }
    )
    assert legend(plan(ground))["parcels"] == [
        ("Education", 2),
        ("Industrial land, class 2", 1),
        ("No land use given", 1),
    ]


def test_kinds_nobody_knows_count_as_other_and_only_known_strips_are_named() -> None:
    ground = site(
        constraints={
            "A": (line((0, 0), (9, 0)), {"kind": "road", "grade": "county"}),
            "B": (line((0, 5), (9, 5)), {"kind": "road"}),
            "C": (line((0, 9), (9, 9)), {"kind": "volcano"}),
            "D": (line((0, 9), (9, 9)), {"kind": None}),
        }
    )
    made = legend(plan(ground))
    assert made["constraints"] == [("Road", 2), ("Other constraint", 2)]
    assert made["strips"] == [("Road building control zone", None)]


def test_plants_are_counted_as_they_are_coloured() -> None:
    of = plan(
        site(),
        {
            "P1": factory(rect(0, 0, 9, 9), status="existing", in_service="2023-06-30"),
            "P2": factory(rect(9, 0, 9, 9), status="planned", in_service="2025-06-30"),
            "P3": factory(rect(18, 0, 9, 9), status="planned", in_service="2025-12-31"),
        },
    )
    assert legend(of, MapLook(plants_by="status"))["plants"] == [("Planned", 2), ("Existing", 1)]
    assert legend(of, MapLook(plants_by="year"))["plants"] == [("2023", 1), ("2025", 2)]
    assert legend(of, MapLook(plants_by="finding"))["plants"] == [("Not fully checked", 3)]


def test_substations_are_told_apart_only_where_one_is_not_there_yet() -> None:
    ground = site(
        substations={
            "S1": (point(0, 0), {"in_service": "2024-06-30"}),
            "S2": (point(9, 0), {"in_service": "2027-06-30"}),
        }
    )
    made = [map_legend(plan(ground), MapLook(), load_styles("light"), {}, year) for year in (None, 2025, 2023, 2027)]
    named = [[(entry.name.en, count) for entry, count in of["substations"]] for of in made]
    assert named == [[], [("Substations", 1), ("Not in service yet", 1)], [("Not in service yet", 2)], []]


def test_an_empty_plan_has_an_empty_legend() -> None:
    assert not any(legend(plan(site(), {})).values())
