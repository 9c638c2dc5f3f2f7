"""What came in the parent goes into a linked child: a merge by plant and field in which the child's own work stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import geopandas as gpd

from siteplanner.core.changed_rows import frame_rows
from siteplanner.core.edits.rename_feature import RenameFeature
from siteplanner.core.edits.scenario_rows import kept
from siteplanner.core.errors import EditError
from siteplanner.core.merging.clash_words import field_name, value_words
from siteplanner.core.merging.clashes import WHOLE, Choices, Clash, ClashKey
from siteplanner.core.merging.frames import merge_frames, with_rows
from siteplanner.core.merging.records import Merged
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.scenarios.tree import parent_of
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

NOT_A_CHILD = QT_TRANSLATE_NOOP(
    "errors", "Scenario “{scenario}” hangs on no other, so there is nothing to take over. Move it under one first."
)
BOTH_SET = QT_TRANSLATE_NOOP("scenarios", "{field}: {own} here, {theirs} in “{parent}”")
BOTH_SHAPED = QT_TRANSLATE_NOOP("scenarios", "moved or reshaped here and, otherwise, in “{parent}”")
REMOVED_HERE = QT_TRANSLATE_NOOP("scenarios", "removed here, changed in “{parent}”")
REMOVED_THERE = QT_TRANSLATE_NOOP("scenarios", "changed here, removed in “{parent}”")
BOTH_ADDED = QT_TRANSLATE_NOOP("scenarios", "added here and in “{parent}”, each another; the one of here is now {own}")
BOTH_ADDED_ONE = QT_TRANSLATE_NOOP("scenarios", "added here and in “{parent}”, each another")


@dataclass(frozen=True, eq=False)
class TakenOver:
    """The plan after it; what ``clashes``; which number plants of the child have now whose own the parent's came under.

    That number is the parent's plant's ever after: what comes in it later must not go into another plant.
    """

    plan: Plan
    clashes: tuple[Clash, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def taking_over(
    plan: Plan, scenario_id: str, plant_ids: Iterable[str] | None = None, choices: Choices | None = None
) -> TakenOver:
    """Take into a linked child what came in its parent since, of all plants or of ``plant_ids``.

    Where both changed the same, the child's stays unless ``choices`` say otherwise: a removal never undoes work, and
    of two plants added under one number both are there. Raises EditError for a scenario that hangs on none.
    """
    parent = parent_of(plan, scenario_id)
    if not parent:
        raise EditError(NOT_A_CHILD, scenario=scenario_id)
    came = behind(plan, scenario_id).touched
    wanted = came if plant_ids is None else came & frozenset(plant_ids)
    if not wanted:
        return TakenOver(plan)
    ground, own, theirs = plan.grounds[scenario_id], plan.plants(scenario_id), plan.plants(parent)
    whole = wanted == came
    among = None if whole else wanted
    plants, merged = merge_frames(PLANTS, scenario_id, (ground, own, theirs), choices or {}, among=among)
    if merged.copies:
        plan = _renamed(plan, scenario_id, merged.copies)
        own = plan.plants(scenario_id)
        plants, _ = merge_frames(PLANTS, scenario_id, (ground, own, theirs), choices or {}, among=among)
    stands_on = theirs if whole else _with_rows_of(ground, theirs, wanted)
    after = replace(plan.with_plants(scenario_id, plants), grounds={**plan.grounds, scenario_id: stands_on})
    return TakenOver(_without_areas(after, scenario_id, own), tuple(merged.clashes), merged.copies)


def _renamed(plan: Plan, scenario_id: str, names: Mapping[str, str]) -> Plan:
    """The plan with plants of the child under other numbers, and what is about them too."""
    for old, new in names.items():
        plan = RenameFeature(scenario_id, PLANTS.name, old, new).apply(plan)
    return plan


def _with_rows_of(ground: gpd.GeoDataFrame, theirs: gpd.GeoDataFrame, wanted: frozenset[str]) -> gpd.GeoDataFrame:
    """The ground with the rows that were taken over as the parent has them."""
    rows = frame_rows(theirs, wanted)
    return with_rows(ground, theirs, Merged(dict(rows), set(wanted - rows.keys())), PLANTS)


def _without_areas(plan: Plan, scenario_id: str, before: gpd.GeoDataFrame) -> Plan:
    """The plan without the areas on the sites of plants that went."""
    gone = before.index.difference(plan.plants(scenario_id).index)
    areas = plan.site_areas
    assert areas is not None  # a plan always has the frame, if an empty one
    if len(gone) == 0 or len(areas) == 0:
        return plan
    theirs = (areas["scenario_id"] == scenario_id) & areas["plant_id"].isin(gone)
    return replace(plan, site_areas=kept(areas, ~theirs))


def clash_words(clash: Clash, parent: str, renamed: Mapping[str, str]) -> Message:
    """What clashes of a plant, in a few words; ``parent`` is that scenario's name, ``renamed`` as in ``TakenOver``."""
    if clash.key.field == "geometry":
        return BOTH_SHAPED(parent=parent)
    if clash.key.field != WHOLE:
        own, theirs = value_words(clash.key, clash.mine), value_words(clash.key, clash.theirs)
        return BOTH_SET(field=field_name(clash.key), own=own, theirs=theirs, parent=parent)
    if clash.mine is None:
        return REMOVED_HERE(parent=parent)
    if clash.theirs is None:
        return REMOVED_THERE(parent=parent)
    if clash.key.id in renamed:
        return BOTH_ADDED(parent=parent, own=renamed[clash.key.id])
    return BOTH_ADDED_ONE(parent=parent)


def following_parent(scenario_id: str, theirs: Iterable[tuple[str, str]]) -> Choices:
    """Choices that follow the parent in these clashes, each a plant and a field ('' for whether it is there)."""
    return {ClashKey(PLANTS.name, scenario_id, plant, name): "theirs" for plant, name in theirs}
