"""What dimensions hold on to after edits that change which corner is which: numbers, rings, parts, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from siteplanner.core.anchors import Anchor
from siteplanner.core.dimensions import read_dimension
from siteplanner.core.features import PLANTS, Feature, shape_of
from siteplanner.core.following import corners_of, dimension_rows, held_at, with_dimensions
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

Change = Callable[[Anchor], Anchor | None]


def with_renamed(plan: Plan, scenario_id: str, layer: str, old: str, new: str) -> Plan:
    """The plan with its dimensions holding on to ``new``, which was ``old``; a plant is one of the scenario."""
    return _with_anchors(plan, scenario_id, layer, (old,), lambda anchor: replace(anchor, id=new))


def held_in_place(
    before: Plan, after: Plan, scenario_id: str, layer: str, became: Mapping[str, Collection[str]]
) -> Plan:
    """``after`` with its dimensions holding on to the same places as in ``before``.

    ``became`` has the rows of the layer that each row of it became.
    """

    def held(anchor: Anchor) -> Anchor:
        place = anchor.place(shape_of(before, scenario_id, Feature(layer, anchor.id)))
        rows = {row: shape_of(after, scenario_id, Feature(layer, row)) for row in became[anchor.id]}
        return anchor if place is None else held_at(place, anchor, rows)

    return _with_anchors(after, scenario_id, layer, became, held)


def held_on_land(before: Plan, after: Plan, layer: str, became: Mapping[str, Collection[str]]) -> Plan:
    """``after`` with its dimensions holding on to the rows that took the land of those of ``before``, all at once.

    Where one row became one row, which no other became, they hold on to it as they did; else to the same places.
    """
    made = Counter(row for rows in became.values() for row in rows)

    def held(anchor: Anchor) -> Anchor:
        rows = tuple(became[anchor.id])
        if len(rows) == 1 and made[rows[0]] == 1:
            return replace(anchor, id=rows[0])
        place = anchor.place(shape_of(before, "", Feature(layer, anchor.id)))
        shapes = {row: shape_of(after, "", Feature(layer, row)) for row in rows}
        return anchor if place is None else held_at(place, anchor, shapes)

    return _with_anchors(after, "", layer, became, held)


def with_rings_reversed(plan: Plan, scenario_id: str, layer: str, ids: Collection[str]) -> Plan:
    """The plan with its dimensions holding on to the same corners of areas whose rings run the other way now."""

    def turned(anchor: Anchor) -> Anchor:
        shape = shape_of(plan, scenario_id, Feature(layer, anchor.id))
        last = corners_of(shape, anchor) - 1
        if shape.geom_type not in ("Polygon", "MultiPolygon") or anchor.vertex > last:
            return anchor
        if anchor.share == 0.0:
            return replace(anchor, vertex=last - anchor.vertex)
        return replace(anchor, vertex=last - anchor.vertex - 1, share=1.0 - anchor.share)

    return _with_anchors(plan, scenario_id, layer, frozenset(ids), turned)


def with_copies_held(plan: Plan, copied: Mapping[str, Mapping[Feature, str]]) -> Plan:
    """The plan with copies of dimensions holding on to the copies of what they measured.

    ``copied`` has for each of them what was copied with it and how that is called; they hold on to nothing else.
    """

    def to_copies(names: Mapping[Feature, str]) -> Change:
        def held(anchor: Anchor) -> Anchor | None:
            name = names.get(Feature(anchor.layer, anchor.id))
            return None if name is None else replace(anchor, id=name)

        return held

    frame = plan.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    ids = frame.index.to_numpy(dtype=object)
    return _changed(plan, {int(n): to_copies(copied[ids[n]]) for n in dimension_rows(frame) if ids[n] in copied})


def _with_anchors(plan: Plan, scenario_id: str, layer: str, ids: Collection[str], change: Change) -> Plan:
    """The plan with ``change`` applied to the anchors that hold on to rows of a layer; a plant is of the scenario."""
    frame = plan.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    owners, own = frame["scenario_id"].to_numpy(dtype=object, na_value=""), plan.scenario(scenario_id or None)

    def wanted(anchor: Anchor) -> Anchor | None:
        return change(anchor) if anchor.layer == layer and anchor.id in ids else anchor

    rows = dimension_rows(frame)
    if layer == PLANTS:
        rows = rows[[(owners[row] or plan.active_scenario) == own.scenario_id for row in rows]] if len(rows) else rows
    return _changed(plan, dict.fromkeys(rows.tolist(), wanted))


def _changed(plan: Plan, changes: Mapping[int, Change]) -> Plan:
    """The plan with the anchors of some dimensions changed, each row's in its own way."""
    frame = plan.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    shapes, styles, changed = shapes_of(frame), frame["style"].to_numpy(dtype=object, na_value=""), {}
    for row, change in changes.items():
        dimension = read_dimension(shapes[row], styles[row])
        if dimension is None:
            continue
        first, second = (None if anchor is None else change(anchor) for anchor in dimension.anchors)
        if (first, second) != dimension.anchors:
            gone = tuple(
                was or (on is not None and not on.id) for was, on in zip(dimension.lost, (first, second), strict=True)
            )
            changed[row] = replace(dimension, anchors=(first, second), lost=(gone[0], gone[1]))
    return replace(plan, annotations=with_dimensions(frame, changed)) if changed else plan
