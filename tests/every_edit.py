"""Edits of every kind on a site with something for every rule to find, for property tests of checks after edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import shapely
from hypothesis import strategies as st
from shapely.affinity import translate

from siteplanner.core import edits, frames, schema
from siteplanner.core.affine import Affine
from siteplanner.core.backdrop import Backdrop
from siteplanner.core.checking import check_plan, subject_hash
from siteplanner.core.edge_kinds.kinds import KINDS
from siteplanner.core.edits import Edit
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.features import Feature, as_plants, features_frame
from siteplanner.core.fire.walls import SIDES, Wall, new_walls, walls_text
from siteplanner.core.map_look import MapLook
from siteplanner.core.notes import Note
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.rules.kept_packs import kept_packs
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import known_packs
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.slides import Slide
from siteplanner.core.vocabulary import vocabulary
from tests.builders import ORIGIN, factory, frame, line, multi, plan, point, rect, shape, site
from tests.core.rules.own.every_kind import EVERY_KIND

Draw = Callable[[st.SearchStrategy[Any]], Any]
Maker = Callable[[Draw, Plan, str], Edit]
"""Makes an edit of a plan's scenario; raises SiteplannerError where what was drawn does not fit."""

LAND_USES = ("100102", "100101", "100103", "1001", "0701", "0804", "1207", "1401", None)
PLANT_VALUES: Mapping[str, tuple[Any, ...]] = {
    "type_id": ("anode_finishing", "anode_integrated", "electrolyte", "warehouse", "substation_yard", None),
    "product": ("anode_graphite", "electrolyte", None),
    "building_use": ("factory", "warehouse", "civil", "transformer", "tank_area"),
    "civil_rank": ("low", "high_1", None),
    "oil_t": (20.0, 60.0, None),
    "open_flame": (True, False, None),
    "hazard_class": ("A", "B", "C", "D", None),
    "fire_grade": (1, 2, 3, 4, None),
    "height_m": (9.0, 20.0, 30.0, None),
    "storeys": (1, 3, None),
    "storey_height_m": (5.0, 9.0, None),
    "floor_area_m2": (900.0, 20_000.0, None),
    "power_kw": (500.0, 4000.0, None),
    "demand_factor": (0.5, 1.0, None),
    "power_factor": (0.8, None),
    "investment_cny": (1e6, 1e9, None),
    "sector_code": ("3985", "26", None),
    "status": ("planned", "existing", None),
    "in_service": ("2025-01-01", "2027-06-30", None),
    "substation_id": ("S1", "S2", None),
    "name": ("车间", None),
}
LAYER_VALUES: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "parcels": {
        "land_use": LAND_USES,
        "owner": ("A", "B", None),
        "zone_id": ("Z1", "Z2", None),
        "height_limit_m": (10.0, 24.0, None),
        "official_area_m2": (9000.0, None),
    },
    "zones": {
        "products": ("anode_graphite", "electrolyte", None),
        "power_quota_kw": (1000.0, 1e6, None),
        "height_limit_m": (8.0, None),
    },
    "constraints": {
        "kind": tuple(choice.value for choice in vocabulary("constraint_kind").choices),
        "grade": ("county", "110kV", "?", None),
        "half_width_m": (0.0, 8.0, None),
        "tower_height_m": (20.0, 45.0, None),
        "fire_grade": (2, 4, None),
        "height_m": (10.0, 60.0, None),
        "civil_rank": ("low", "high_1", None),
    },
    "substations": {
        "capacity_kva": (1000.0, 63_000.0, None),
        "transformers": (1, 2, None),
        "in_service": ("2026", None),
    },
}
ALL_LAYERS = ("plants", *LAYER_VALUES)
METRES = st.one_of(st.integers(-60, 60).map(float), st.sampled_from([-5.0, -0.5, 0.012, 0.5, 11.99]))
DEGREES = st.sampled_from([0.7, 15.0, 90.0, -33.0])
FACTORS = st.sampled_from([0.4, 0.9, 1.1, 2.0])


def busy() -> Plan:
    """Six parcels with a hairline, an overlap and a hole; constraints of many kinds; two substations; a step copied of
    ``base``; a waiver; a pack with a rule of every declared kind, not in use; seven plants, one of them no footprint.
    """
    land = {
        f"L{i}{j}": (
            rect(120.0 * i + (0.012 if i == 2 else 0.0), 100.0 * j, 120, 100 if j else 100.5),
            {"land_use": "100102", "code_system": "MNR2023", "owner": "AB"[i % 2], "zone_id": f"Z{j + 1}"},
        )
        for i in range(3)
        for j in range(2)
    }
    land["L11"] = (land["L11"][0].difference(rect(170, 140, 12, 12)), land["L11"][1])
    on = site(
        land,
        {
            "Z1": (rect(0, 0, 360, 100), {"products": "anode_graphite", "power_quota_kw": 2500.0}),
            "Z2": (rect(0, 100, 360, 100), {"height_limit_m": 10.0}),
        },
        {
            "R1": (rect(-20, 206, 400, 12), {"kind": "road", "grade": "county"}),
            "W1": (line((60, -40), (60, 240)), {"kind": "power_line", "grade": "110kV", "tower_height_m": 30.0}),
            "H1": (rect(380, 40, 30, 30), {"kind": "residential"}),
            "D1": (rect(-5, -5, 300, 210), {"kind": "development_boundary"}),
            "G1": (rect(200, 20, 30, 30), {"kind": "goaf"}),
            "F1": (point(350, 60), {"kind": "open_flame"}),
            "E1": (shape((300, 150), (340, 150), (320, 190)), {"kind": "heritage"}),
        },
        {
            "S1": (point(200, -20), {"capacity_kva": 4000.0, "transformers": 2}),
            "S2": (point(240, -20), {"capacity_kva": 1e5, "transformers": 1, "in_service": "2027-01-01"}),
        },
    )
    made = plan(
        on,
        {
            "P01": factory(rect(10, 10, 40, 30), capacity=10_000.0, capacity_unit="t/a"),
            "P02": factory(rect(70, 12, 40, 40), hazard_class="A", in_service="2026-06-30", substation_id="S2"),
            "P03": factory(
                multi(rect(130, 10, 30, 30), rect(165, 10, 30, 30)), height_m=26.0, storeys=4, open_flame=True
            ),
            "P04": factory(rect(100, 60, 60, 60), building_use="warehouse", type_id="warehouse", product=None),
            "P05": factory(shape((250, 20), (290, 60), (290, 20), (250, 60))),
            "P06": factory(rect(250, 120, 80, 50), building_use="civil", civil_rank="low", type_id="offices"),
            "P07": factory(rect(10, 110, 90, 40), power_kw=4000.0, walls=walls_text(_walled(rect(10, 110, 90, 40)))),
        },
    )
    made = edits.add_scenario("step", copy_of="base").apply(made)
    finding = next(f for f in check_plan(made, "base").findings if f.severity == "error" and len(f.plants) == 2)
    made = edits.add_waiver("base", finding.id, subject_hash(made, "base", finding), "agreed", "Li").apply(made)
    made = edits.keep_rule_pack(made, EVERY_KIND, "town.toml").apply(made)
    for kind in ("add_annotations", "save_bookmark", "save_sheet", "save_slide", "save_theme"):
        made = _RULE_FREE[kind](made).apply(made)
    return edits.add_backdrop(Backdrop("b1", "picture", "/maps/航片.tif")).apply(made)


def _walled(ground: Any) -> Any:
    return replace(new_walls(ground), sides=(Wall(fire_wall=True), *[Wall()] * (len(SIDES) - 1)))


# -- what an edit is about ----------------------------------------------------------------------------------------


def _plants(draw: Draw, now: Plan, scenario: str, most: int = 3) -> list[str]:
    here = list(now.plants(scenario).index)
    if not here:
        raise NothingToEditError
    return list(draw(st.lists(st.sampled_from(here), min_size=1, max_size=most, unique=True)))


def _feature(draw: Draw, now: Plan, scenario: str, layers: tuple[str, ...] = ALL_LAYERS) -> Feature:
    filled = [layer for layer in layers if len(features_frame(now, layer, scenario))]
    if not filled:
        raise NothingToEditError
    layer = draw(st.sampled_from(filled))
    return Feature(layer, str(draw(st.sampled_from(list(features_frame(now, layer, scenario).index)))))


def _features(draw: Draw, now: Plan, scenario: str) -> tuple[Feature, ...]:
    if draw(st.booleans()):
        return as_plants(_plants(draw, now, scenario))
    return (_feature(draw, now, scenario),)


def _ground(now: Plan, scenario: str, feature: Feature) -> Any:
    found = features_frame(now, feature.layer, scenario).geometry[feature.id]
    if found is None or found.is_empty or not found.is_valid:
        raise NothingToEditError
    return found


def _side(draw: Draw, now: Plan, scenario: str, feature: Feature) -> Any:
    """A side of a feature's outline: two points."""
    points = shapely.get_coordinates(_ground(now, scenario, feature))
    if len(points) < 2:
        raise NothingToEditError
    at = draw(st.integers(0, len(points) - 2))
    return tuple(map(tuple, points[at : at + 2].tolist()))


def _rectangle(draw: Draw) -> Any:
    at, size = st.integers(-20, 360), st.integers(4, 90)
    return rect(draw(at), draw(st.integers(-20, 210)), draw(size), draw(size))


def _values(draw: Draw, of: Mapping[str, tuple[Any, ...]]) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(of)), min_size=1, max_size=3, unique=True))
    return {name: draw(st.sampled_from(of[name])) for name in names}


class NothingToEditError(Exception):
    """The plan has nothing left that an edit of this kind could be about."""


# -- one maker for each kind --------------------------------------------------------------------------------------


def _waiver(draw: Draw, now: Plan, scenario: str) -> Edit:
    findings = check_plan(now, scenario).findings
    if not findings:
        raise NothingToEditError
    finding = draw(st.sampled_from(findings))
    return edits.add_waiver(scenario, finding.id, subject_hash(now, scenario, finding), "agreed", "Li")


def _unwaive(draw: Draw, now: Plan, scenario: str) -> Edit:
    if len(now.waivers) == 0:
        raise NothingToEditError
    row = now.waivers.iloc[draw(st.integers(0, len(now.waivers) - 1))]
    return edits.remove_waiver(str(row["scenario_id"]), str(row["finding_id"]))


def _override(draw: Draw, now: Plan, scenario: str) -> Edit:
    rules = pack_of(now).rules
    rule = draw(st.sampled_from(list(rules)))
    keys = ["enabled", "severity", *rules[rule].limits]
    key = draw(st.sampled_from(keys))
    if key in rules[rule].limits:
        value: Any = rules[rule].value(key) * draw(st.sampled_from([0.0, 0.5, 1.5, 3.0]))
    else:
        value = draw(st.sampled_from(["true", "false"] if key == "enabled" else ["error", "warning"]))
    return edits.set_rule_override(now, rule, key, draw(st.sampled_from([value, value, None])))


def _edge_kind(draw: Draw, now: Plan, scenario: str) -> Edit:
    """Any side of any parcel."""
    parcels = now.site.parcels
    parcel = draw(st.sampled_from(list(parcels.index)))
    corners = shapely.get_coordinates(parcels.geometry[parcel])
    side = draw(st.integers(0, max(0, len(corners) - 2)))
    middle = (corners[side] + corners[side + 1]) / 2 if len(corners) > 1 else (0.0, 0.0)
    kind = draw(st.sampled_from([*KINDS, None]))
    return edits.set_edge_kind(parcel, (float(middle[0]), float(middle[1])), kind)


def _factor(draw: Draw, now: Plan, scenario: str) -> Edit:
    value = draw(st.sampled_from([None, 0.8, 0.85, 1.0]))
    return edits.set_factor("power.coincidence_active", value, "tried", draw(st.sampled_from(["", scenario])))


def _weights(draw: Draw, now: Plan, scenario: str) -> Edit:
    return edits.set_score_weights(draw(st.sampled_from([None, {"jobs": 1.0}, {"jobs": 2.0, "cost.average": 0.5}])))


def _pack(draw: Draw, now: Plan, scenario: str) -> Edit:
    return edits.set_rule_pack(draw(st.sampled_from([*known_packs(), *kept_packs(now)])))


def _other_layer(draw: Draw, now: Plan, scenario: str) -> Edit:
    """A layer without its first row, or with one more."""
    layer = draw(st.sampled_from(sorted(LAYER_VALUES)))
    old = now.site.layer(layer)
    if draw(st.booleans()) and len(old):
        return edits.replace_layer(layer, old.iloc[1:])
    of = schema.base_layer(layer)
    ground = _rectangle(draw)
    more = frame(
        of, {"NEW": (ground.centroid if layer == "substations" else ground, _values(draw, LAYER_VALUES[layer]))}
    )
    kept = old[[n for n in old.columns if n in more.columns]]
    rows = pd.concat([kept[kept.index != "NEW"], more]) if len(kept) else more
    return edits.replace_layer(layer, rows)


def _newer_parcels(draw: Draw, now: Plan, scenario: str) -> Edit:
    """A map on which one parcel is gone, one has moved, one is called otherwise, and one is cut off short."""
    old = now.site.parcels
    if len(old) < 4:
        raise NothingToEditError
    newer = old.iloc[1:].rename(index={old.index[1]: "NEW-1"}).rename_axis(old.index.name)
    shapes = newer.geometry.array.copy()
    shapes[1] = multi(*(translate(part, draw(METRES), draw(METRES)) for part in shapes[1].geoms))
    west, south, east, north = shapes[2].bounds
    shapes[2] = shapes[2].intersection(shapely.box(west, south, (west + 2 * east) / 3, north))
    newer = frames.conform(newer.set_geometry(shapes).reset_index(), schema.PARCELS, now.site.crs)
    return edits.update_parcels(parcel_changes(old, newer), source="dk2026.shp")


def _attributes_of_layer(draw: Draw, now: Plan, scenario: str) -> Edit:
    feature = _feature(draw, now, scenario, tuple(LAYER_VALUES))
    return edits.set_layer_attributes(feature.layer, feature.id, _values(draw, LAYER_VALUES[feature.layer]))


def _cells(draw: Draw, now: Plan, scenario: str) -> Edit:
    feature = _feature(draw, now, scenario)
    of = PLANT_VALUES if feature.layer == "plants" else LAYER_VALUES[feature.layer]
    values = {name: {feature.id: value} for name, value in _values(draw, of).items()}
    return edits.set_cells(now, feature.layer, values, scenario_id=scenario)


def _added(draw: Draw, now: Plan, scenario: str) -> Edit:
    layer = draw(st.sampled_from(sorted(LAYER_VALUES)))
    ground = _rectangle(draw)
    drawn = ground.centroid if layer == "substations" else ground
    return edits.add_features(now, layer, [drawn], [_values(draw, LAYER_VALUES[layer])], scenario_id=scenario)


def _new_plants(draw: Draw, now: Plan, scenario: str) -> Any:
    return edits.add_plants(now, scenario, [_rectangle(draw)], [_values(draw, PLANT_VALUES)])


def _cut(draw: Draw, now: Plan, scenario: str) -> Edit:
    feature = _feature(draw, now, scenario, ("plants", "parcels", "zones"))
    west, south, east, north = _ground(now, scenario, feature).bounds
    middle = (west + east) / 2
    return edits.split_features(now, scenario, feature, shapely.LineString([(middle, south - 1), (middle, north + 1)]))


def _merged(draw: Draw, now: Plan, scenario: str) -> Edit:
    layer = draw(st.sampled_from(["plants", "parcels", "zones"]))
    ids = list(map(str, features_frame(now, layer, scenario).index))
    if len(ids) < 2:
        raise NothingToEditError
    some = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    return edits.merge_features(now, scenario, [Feature(layer, i) for i in some], multipart=True)


def _renamed(draw: Draw, now: Plan, scenario: str) -> Edit:
    feature = _feature(draw, now, scenario)
    new = draw(st.sampled_from(["A0", "P00", "Q:1", "ZZ=9"]))
    return edits.rename_feature(now, feature.layer, feature.id, new, scenario_id=scenario)


def _pushed(draw: Draw, now: Plan, scenario: str) -> Edit:
    feature = _feature(draw, now, scenario, ("plants", "parcels", "zones"))
    by_m = draw(st.sampled_from([-4.0, 3.0, 12.0]))
    return edits.push_edge(now, scenario, feature, _side(draw, now, scenario, feature), by_m, "fixed")


def _placed(draw: Draw, now: Plan, scenario: str) -> Edit:
    at = (ORIGIN[0] + draw(st.integers(0, 350)), ORIGIN[1] + draw(st.integers(0, 190)))
    return edits.place_plants(now, scenario, draw(st.sampled_from(["anode_finishing", "warehouse"])), at)


def _grown(draw: Draw, now: Plan, scenario: str, *, several: bool) -> Edit:
    """A plant placed as its type has it, and then grown, as one edit: only such a plant follows its type's law."""
    placed = edits.place_plants(now, scenario, "anode_finishing", (ORIGIN[0] + 200.0, ORIGIN[1] + 150.0))
    there = placed.apply(now)
    capacity = draw(st.sampled_from([8000.0, 12_000.0]))
    if several:
        grown: Edit = edits.set_capacities(there, scenario, placed.plant_ids, capacity)
    else:
        grown = edits.set_capacity(there, scenario, placed.plant_ids[0], capacity)
    return edits.together(placed.label(), [placed, grown])


def _own_pack(draw: Draw, now: Plan, scenario: str) -> Edit:
    kept = edits.keep_rule_pack(now, EVERY_KIND, "town.toml")
    return edits.together(kept.label(), [kept, edits.set_rule_pack(kept.pack)])


def _no_own_pack(draw: Draw, now: Plan, scenario: str) -> Edit:
    return edits.remove_rule_pack("town")


def _new_scenario(draw: Draw, now: Plan, scenario: str) -> Edit:
    names = [n for n in ("x1", "x2", "x3") if n not in now.scenario_plants]
    if not names:
        raise NothingToEditError
    return edits.add_scenario(names[0], copy_of=draw(st.sampled_from([None, scenario])))


def _taken_over(draw: Draw, now: Plan, scenario: str) -> Edit:
    """A child of the scenario in which, and in whose parent, something moved; then it takes over from it."""
    names = [n for n in ("x1", "x2", "x3") if n not in now.scenario_plants]
    if not names:
        raise NothingToEditError
    moved = [edits.move_plants(of, _plants(draw, now, scenario), draw(METRES), 3.0) for of in (names[0], scenario)]
    taken = edits.take_over_from_parent(names[0])
    added = edits.add_scenario(names[0], copy_of=scenario, linked=True)
    return edits.together(taken.label(), [added, *moved, taken])


def _past_state(draw: Draw, now: Plan, scenario: str) -> Edit:
    names = [n for n in ("past1", "past2") if n not in now.scenario_plants]
    if not names:
        raise NothingToEditError
    past = edits.move_plants(scenario, _plants(draw, now, scenario), draw(METRES), draw(METRES)).apply(now)
    return edits.add_past_state(now, past, scenario, names[0])


_RULE_FREE: Mapping[str, Callable[[Plan], Edit]] = {
    "add_annotations": lambda now: edits.add_annotations(now, [Note(ORIGIN, "北门")], now.active_scenario),
    "add_backdrop": lambda now: edits.add_backdrop(Backdrop("b2", "picture", "/maps/航片.tif")),
    "change_backdrop": lambda now: edits.change_backdrop(now, "b1", opacity=0.5),
    "remove_backdrop": lambda now: edits.remove_backdrop(now, "b1"),
    "change_note": lambda now: edits.change_note("N001", "x", 12.0),
    "archive_scenario": lambda now: edits.archive_scenario(now.scenarios[-1].scenario_id),
    "describe_scenario": lambda now: edits.describe_scenario("base", "近期先建"),
    "move_scenario": lambda now: edits.move_scenario(now.scenarios[-1].scenario_id, now.scenarios[0].scenario_id),
    "unlink_scenario": lambda now: edits.unlink_scenario(now.scenarios[-1].scenario_id),
    "move_bookmark": lambda now: edits.move_bookmark("West", 1),
    "remove_bookmark": lambda now: edits.remove_bookmark("West"),
    "rename_bookmark": lambda now: edits.rename_bookmark("West", "西门"),
    "log_decision": lambda now: edits.log_decision("South first", "Li, Wang", "base", figures={"jobs": (1.0, 2.0)}),
    "move_slide": lambda now: edits.move_slide("S01", 1),
    "remove_slide": lambda now: edits.remove_slide("S01"),
    "save_slide": lambda now: edits.save_slide(Slide("S01", "近期", look=MapLook(grid=True).to_json())),
    "move_sheet": lambda now: edits.move_sheet("总图", 1),
    "remove_sheet": lambda now: edits.remove_sheet("总图"),
    "save_sheet": lambda now: edits.save_sheet(MapSheet("总图", scale=2000.0, drawn_by="王工")),
    "save_bookmark": lambda now: edits.save_bookmark("West", *ORIGIN, 2000.0),
    "remove_theme": lambda now: edits.remove_theme("Night"),
    "rename_theme": lambda now: edits.rename_theme("Night", "Evening"),
    "save_theme": lambda now: edits.save_theme("Night", MapLook(grid=True)),
    "rename_plan": lambda now: edits.rename_plan("张庄"),
    "set_plan_setting": lambda now: edits.set_plan_setting("k", 1),
    "set_targets": lambda now: edits.set_targets([{"year": 2027}]),
}
"""Kinds that no rule can see; some need what another of them made."""


def _unseen(make: Callable[[Plan], Edit]) -> Maker:
    return lambda _draw, now, _scenario: make(now)


MAKERS: Mapping[str, Maker] = {
    **{kind: _unseen(make) for kind, make in _RULE_FREE.items()},
    "add_features": _added,
    "add_plants": _new_plants,
    "add_past_state": _past_state,
    "add_scenario": _new_scenario,
    "add_waiver": _waiver,
    "align_features": lambda draw, now, s: edits.align_features(
        now, s, as_plants(_plants(draw, now, s, 4)), draw(st.sampled_from(["south", "east"]))
    ),
    "array_features": lambda draw, now, s: edits.array_along_line(
        now, s, _features(draw, now, s), 3, (draw(METRES) + 0.1, 31.0)
    ),
    "copy_features": lambda draw, now, s: edits.copy_features(
        now, s, _features(draw, now, s), [Affine.shift(draw(METRES), draw(METRES))]
    ),
    "distribute_features": lambda draw, now, s: edits.distribute_features(
        now, s, as_plants(_plants(draw, now, s, 4)), "east", gap_m=draw(st.sampled_from([0.0, 9.0, 12.0]))
    ),
    "duplicate_plants": lambda draw, now, s: edits.duplicate_plants(
        now, s, _plants(draw, now, s), draw(METRES), draw(METRES)
    ),
    "import_plants": lambda draw, now, s: edits.import_plants(
        _new_plants(draw, now, s), ImportReportEntry(pd.Timestamp("2026-01-02"), "plants", "{}")
    ),
    "keep_rule_pack": _own_pack,
    "make_parallel": lambda draw, now, s: edits.make_parallel(
        now, s, f := _feature(draw, now, s, ("plants", "parcels")), _side(draw, now, s, f), ((0.0, 0.0), (3.0, 1.0))
    ),
    "merge_features": _merged,
    "mirror_features": lambda draw, now, s: edits.mirror_features(
        s, _features(draw, now, s), (ORIGIN[0] + 150.0, ORIGIN[1]), (ORIGIN[0] + 150.0 + draw(METRES), ORIGIN[1] + 99.0)
    ),
    "move_features": lambda draw, now, s: edits.move_features(s, _features(draw, now, s), draw(METRES), draw(METRES)),
    "move_plants": lambda draw, now, s: edits.move_plants(s, _plants(draw, now, s), draw(METRES), draw(METRES)),
    "offset_from_edge": lambda draw, now, s: edits.offset_from_edge(
        now, s, as_plants(_plants(draw, now, s)), _side(draw, now, s, _feature(draw, now, s, ("parcels",))), 8.0
    ),
    "place_plants": _placed,
    "push_edge": _pushed,
    "remove_features": lambda draw, now, s: edits.remove_features(s, _feature(draw, now, s)),
    "remove_plants": lambda draw, now, s: edits.remove_plants(s, _plants(draw, now, s)),
    "remove_rule_pack": _no_own_pack,
    "remove_scenario": lambda draw, now, s: edits.remove_scenario(s),
    "remove_waiver": _unwaive,
    "rename_feature": _renamed,
    "rename_scenario": lambda draw, now, s: edits.rename_scenario(s, "近期"),
    "replace_layer": _other_layer,
    "reshape_features": lambda draw, now, s: edits.reshape_features(
        s, _feature(draw, now, s, ("plants", "parcels", "zones", "constraints")), _rectangle(draw)
    ),
    "reshape_plant": lambda draw, now, s: edits.reshape_plant(s, _plants(draw, now, s, 1)[0], _rectangle(draw)),
    "rotate_features": lambda draw, now, s: edits.rotate_features(s, _features(draw, now, s), draw(DEGREES)),
    "rotate_plants": lambda draw, now, s: edits.rotate_plants(s, _plants(draw, now, s), draw(DEGREES)),
    "scale_features": lambda draw, now, s: edits.scale_features(
        now, s, _features(draw, now, s), draw(FACTORS), capacity="fixed"
    ),
    "set_active_scenario": lambda draw, now, s: edits.set_active_scenario(s),
    "set_attributes": lambda draw, now, s: edits.set_attributes(s, _plants(draw, now, s), _values(draw, PLANT_VALUES)),
    "set_capacities": lambda draw, now, s: _grown(draw, now, s, several=True),
    "set_capacity": lambda draw, now, s: _grown(draw, now, s, several=False),
    "set_cells": _cells,
    "set_edge_kind": _edge_kind,
    "set_factor": _factor,
    "set_layer_attributes": _attributes_of_layer,
    "set_rule_override": _override,
    "set_rule_pack": _pack,
    "set_score_weights": _weights,
    "split_features": _cut,
    "stretch_features": lambda draw, now, s: edits.stretch_features(
        now, s, _feature(draw, now, s, ("plants", "parcels")), (1, 0), (draw(METRES), 0.0), "fixed"
    ),
    "update_parcels": _newer_parcels,
    "take_over_from_parent": _taken_over,
    "together": lambda draw, now, s: edits.together(
        edits.rename_plan("x").label(),
        [edits.move_plants(s, _plants(draw, now, s), draw(METRES), 0.0), _attributes_of_layer(draw, now, s)],
    ),
}
"""By the kind of edit; a kind that can only be made of another's outcome does both."""


def after_one(draw: Draw, now: Plan, kind: str) -> Plan:
    """The plan after an edit of that kind; the same where nothing fits."""
    scenario = draw(st.sampled_from([s.scenario_id for s in now.scenarios]))
    try:
        return MAKERS[kind](draw, now, scenario).apply(now)
    except (SiteplannerError, NothingToEditError):
        return now
