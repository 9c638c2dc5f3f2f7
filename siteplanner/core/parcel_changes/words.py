"""Changes of a newer map of parcels in words, for the window and the command alike."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

import pandas as pd

from siteplanner.core.enumeration import listed
from siteplanner.core.errors import EditError
from siteplanner.core.origins import ORIGIN_IDS
from siteplanner.core.parcel_changes.change import Cell, Lost, ParcelChange, ParcelChanges
from siteplanner.core.parcel_changes.effect import Effect
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

LISTED_AT_MOST = 5
SEEN_M2 = 0.005
SEEN_M = 0.0005

BECAME = QT_TRANSLATE_NOOP("parcels", "{old} → {new}")
ONE = QT_TRANSLATE_NOOP("parcels", "{parcel}")
AREA = QT_TRANSLATE_NOOP("parcels", "{area_m2:,.1f} m²")
AREAS = QT_TRANSLATE_NOOP("parcels", "{before_m2:,.1f} → {after_m2:,.1f} m²")
DIFFERING = QT_TRANSLATE_NOOP("parcels", "{area_m2:,.1f} m² not common to both")
SHIFTED = QT_TRANSLATE_NOOP("parcels", "{east_m:+.2f} m east, {north_m:+.2f} m north")
DISPLACED = QT_TRANSLATE_NOOP("parcels", "boundary up to {far_m:.2f} m off")
CELL = QT_TRANSLATE_NOOP("parcels", "{column}: {before} → {after}")
NOTHING = QT_TRANSLATE_NOOP("parcels", "blank")
LOSES = QT_TRANSLATE_NOOP("parcels", "lost: {column} “{value}” of {parcel}")
COLUMN_OF = QT_TRANSLATE_NOOP("parcels", "{column}")
EDGES_SET = QT_TRANSLATE_NOOP("parcels", "set by hand")
ORIGIN = QT_TRANSLATE_NOOP("parcels", "Numbers it was made from")
OWN_WORK = QT_TRANSLATE_NOOP("parcels", "done in this plan; the map has the parcels as they came")

SHIFTED_MAP = QT_TRANSLATE_NOOP(
    "parcels",
    "Most parcels lie {east_m:+.2f} m east and {north_m:+.2f} m north of where they were: the map has moved, not the "
    "land. Look at its coordinate system before you take it.",
)
REUSED = QT_TRANSLATE_NOOP(
    "parcels", "These numbers now name other land, so what was noted under them may mean the wrong parcel: {numbers}."
)
REUSED_MANY = QT_TRANSLATE_NOOP(
    "parcels",
    "{count:,d} numbers now name other land, so what was noted under them may mean the wrong parcel, {numbers} and so "
    "on.",
)
OVERLAP = QT_TRANSLATE_NOOP(
    "parcels", "{stays} stays as it is and {comes} comes in: {area_m2:,.1f} m² would be held twice."
)
MORE_OVERLAPS = QT_TRANSLATE_NOOP("parcels", "{count:,d} more parcels would hold land twice.")
NAMED = QT_TRANSLATE_NOOP(
    "parcels",
    "Rules or other settings of this plan name these parcels by their numbers: {numbers}. Look at them again.",
)
LAPSED = QT_TRANSLATE_NOOP("parcels", "Waivers that lapse in “{scenario}”: {count:,d}.")
WAIVERS_LEFT = QT_TRANSLATE_NOOP(
    "parcels",
    "Waivers in “{scenario}” whose findings are gone: {count:,d}. Where they come back under other parcels they are "
    "open again.",
)
INCOMPLETE = QT_TRANSLATE_NOOP(
    "parcels", "The layout of “{scenario}” could not be fully checked: there may be findings that are not listed."
)
LOST_MANY = QT_TRANSLATE_NOOP("parcels", "Entries of the plan that are lost with the changes taken: {count:,d}.")
OWN_WORK_LEFT = QT_TRANSLATE_NOOP("parcels", "Split or merged in this plan and left so: {count:,d}.")
ADDED_COLUMNS = QT_TRANSLATE_NOOP("parcels", "Columns that come with the map: {columns}.")
KEPT_COLUMNS = QT_TRANSLATE_NOOP(
    "parcels",
    "The map says nothing of these columns; the plan's values are kept where the land is the same: {columns}.",
)
BALANCE = QT_TRANSLATE_NOOP(
    "parcels",
    "Parcels {before:,d} → {after:,d}, area {before_m2:,.1f} → {after_m2:,.1f} m² ({delta_m2:+,.1f} m²) if all is "
    "taken.",
)


def parcels_in(change: ParcelChange) -> Message:
    """The numbers it is about: what was, what is."""
    if change.old and change.new and change.old != change.new:
        return BECAME(old=change.old, new=change.new)
    return ONE(parcel=change.old or change.new)


def details_of(change: ParcelChange) -> tuple[Message | Template, ...]:
    """What changed, by how much, and what is lost."""
    told: list[Message | Template] = [_area(change)]
    if change.differing_m2 >= SEEN_M2 and change.old and change.new and change.kind != "reused":
        told.append(DIFFERING(area_m2=change.differing_m2))
    if change.shift_m is not None:
        told.append(SHIFTED(east_m=change.shift_m[0], north_m=change.shift_m[1]))
    elif change.displacement_m is not None and change.displacement_m >= SEEN_M:
        told.append(DISPLACED(far_m=change.displacement_m))
    told += [_cell(cell) for cell in change.attributes]
    told += [_lost(lost) for lost in change.lost]
    if change.own_work:
        told.append(OWN_WORK)
    return tuple(told)


def cautions(changes: ParcelChanges, accepted: Collection[int], effect: Effect) -> Iterator[Message]:
    """What a person should know before these changes are taken, the worst first."""
    if changes.whole_map_shift_m is not None:
        yield SHIFTED_MAP(east_m=changes.whole_map_shift_m[0], north_m=changes.whole_map_shift_m[1])
    reused = changes.reused_ids
    if len(reused) > LISTED_AT_MOST:
        yield REUSED_MANY(count=len(reused), numbers=reused[:LISTED_AT_MOST])
    elif reused:
        yield REUSED(numbers=reused)
    for of in effect.overlaps[:LISTED_AT_MOST]:
        yield OVERLAP(stays=of.stays, comes=of.comes, area_m2=of.area_m2)
    if len(effect.overlaps) > LISTED_AT_MOST:
        yield MORE_OVERLAPS(count=len(effect.overlaps) - LISTED_AT_MOST)
    for scenario in effect.scenarios:
        if scenario.lapsed:
            yield LAPSED(scenario=scenario.scenario_id, count=len(scenario.lapsed))
        left = sum(finding.waived for finding in scenario.lost)
        if left:
            yield WAIVERS_LEFT(scenario=scenario.scenario_id, count=left)
        if not scenario.complete:
            yield INCOMPLETE(scenario=scenario.scenario_id)
    if effect.named:
        yield NAMED(numbers=effect.named[:LISTED_AT_MOST])
    lost = sum(len(changes.changes[at].lost) for at in accepted)
    if lost:
        yield LOST_MANY(count=lost)


def notes(changes: ParcelChanges, accepted: Collection[int]) -> Iterator[Message]:
    """What else there is to know of the map as a whole."""
    chosen = set(accepted)
    left = sum(change.own_work and at not in chosen for at, change in enumerate(changes.changes))
    if left:
        yield OWN_WORK_LEFT(count=left)
    if changes.added_columns:
        yield ADDED_COLUMNS(columns=changes.added_columns)
    if changes.kept_columns:
        yield KEPT_COLUMNS(columns=listed([_column(name) for name in changes.kept_columns]))
    yield BALANCE(
        before=sum(len(change.old) for change in changes.changes),
        after=sum(len(change.new) for change in changes.changes),
        before_m2=changes.area_before_m2,
        after_m2=changes.area_after_m2,
        delta_m2=changes.area_after_m2 - changes.area_before_m2,
    )


def _area(change: ParcelChange) -> Message:
    before, after = change.area_before_m2, change.area_after_m2
    if change.old and change.new and abs(before - after) >= SEEN_M2:
        return AREAS(before_m2=before, after_m2=after)
    return AREA(area_m2=before if change.old else after)


def _cell(cell: Cell) -> Message:
    before = NOTHING if cell.before is None else _value(cell.column, cell.before)
    return CELL(column=_column(cell.column), before=before, after=_value(cell.column, cell.after))


def _lost(lost: Lost) -> Message:
    return LOSES(column=_column(lost.column), value=_value(lost.column, lost.value), parcel=lost.parcel_id)


def _column(name: str) -> Template | Message:
    if name == ORIGIN_IDS:
        return ORIGIN
    try:
        return PARCELS.column(name).label
    except EditError:
        return COLUMN_OF(column=name)


def _value(column: str, value: Any) -> Any:
    """A value as people read it."""
    if column == "edge_kinds":
        return EDGES_SET
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return str(value)
