"""What the fire separation table needs to know of a building, for plants and for buildings on the base map."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.enumeration import listed
from siteplanner.core.fire.table import (
    CIVIL_RANKS,
    GRADES,
    HAZARD_CLASSES,
    NONE,
    Codes,
    Flags,
    Floats,
    codes_of,
    fire_table,
)
from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.layout import Layout, Rows
from siteplanner.core.schema import PLANTS
from siteplanner.core.simple_parts import of_dimensions, with_enclosed
from siteplanner.core.site import Geometries, Site
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.vocabulary import vocabulary

CIVIL_KINDS = ("residential", "public_building", "civil_building", "crowded_place")
"""Constraints that are civil buildings."""

LOW = CIVIL_RANKS.index("low")
HIGHEST = CIVIL_RANKS.index("high_1")
HIGH_RISE = QT_TRANSLATE_NOOP("rules", "high-rise, class {hazard}, grade {grade:d}")
LOW_RISE = QT_TRANSLATE_NOOP("rules", "class {hazard}, grade {grade:d}")
UNGRADED = QT_TRANSLATE_NOOP("rules", "class {hazard}")
CIVIL = QT_TRANSLATE_NOOP("rules", "civil building, grade {grade:d}")
UNGRADED_CIVIL = QT_TRANSLATE_NOOP("rules", "civil building")
CIVIL_HIGH = QT_TRANSLATE_NOOP("rules", "civil building: {rank}")
TRANSFORMERS = QT_TRANSLATE_NOOP("rules", "outdoor transformers")
TANKS = QT_TRANSLATE_NOOP("rules", "tank area")
OPEN_FLAME = QT_TRANSLATE_NOOP("rules", "open flame or sparks")


@dataclass(frozen=True, eq=False)
class Buildings:
    """Parallel arrays. ``kind`` is the row of the table (NONE: it has none); ``base_m`` and ``addition_m`` are those of
    S, NaN where S may not be asked either; ``hazard`` is 0 (A) to 4 (E), ``grade`` 1 to 4 (0 blank), ``rank`` that of a
    civil building; NONE where there is none. ``height_m`` is NaN where it is blank or cannot be."""

    kind: Codes
    base_m: Floats
    addition_m: Floats
    hazard: Codes
    grade: Codes
    rank: Codes
    high_rise: Flags
    open_flame: Flags
    factory: Flags
    warehouse: Flags
    civil: Flags
    transformer: Flags
    height_m: Floats

    def take(self, rows: Rows) -> Buildings:
        """The buildings of those rows."""
        return Buildings(*[column[rows] for column in _COLUMNS(self)])

    def describe(self, at: int) -> Template | Message:
        """The building at ``at`` in a few words."""
        if self.transformer[at]:
            return TRANSFORMERS
        if self.civil[at]:
            if self.rank[at] > LOW:
                return CIVIL_HIGH(rank=vocabulary("civil_rank").label(CIVIL_RANKS[self.rank[at]]))
            return CIVIL(grade=int(self.grade[at])) if self.grade[at] else UNGRADED_CIVIL
        if self.hazard[at] < 0:
            return OPEN_FLAME if self.open_flame[at] else TANKS
        hazard = vocabulary("hazard_class").label(HAZARD_CLASSES[self.hazard[at]])
        if self.grade[at] == 0:
            return UNGRADED(hazard=hazard)
        return (HIGH_RISE if self.high_rise[at] else LOW_RISE)(hazard=hazard, grade=int(self.grade[at]))


_COLUMNS = attrgetter(*(of.name for of in fields(Buildings)))


@dataclass(frozen=True, eq=False)
class PlantBuildings:
    """Plants as buildings: ``missing`` tells for each column which plants lack it; ``doubtful`` are those that lack
    something and those that the table does not hold, whatever is known of them."""

    buildings: Buildings
    missing: dict[str, Flags]
    doubtful: Flags

    def missing_of(self, at: int) -> Template | Message | None:
        """The labels of what the plant at ``at`` lacks; None when it lacks nothing."""
        columns = [name for name, flags in self.missing.items() if flags[at]]
        return listed([PLANTS.column(name).label for name in columns]) if columns else None


def plant_buildings(layout: Layout, high_rise_above_m: float) -> PlantBuildings:
    """All plants of the layout as the table sees them."""
    return _plant_buildings(
        layout.site,
        high_rise_above_m,
        layout.text("building_use"),
        layout.text("civil_rank"),
        layout.text("hazard_class"),
        layout.number("fire_grade"),
        layout.number("height_m"),
        layout.number("storeys"),
        layout.number("oil_t"),
        layout.number("open_flame"),
    )


@once_per_site
def _plant_buildings(
    _site: Site,
    high_rise_above_m: float,
    use: npt.NDArray[np.object_],
    civil_rank: npt.NDArray[np.object_],
    hazard_class: npt.NDArray[np.object_],
    fire_grade: Floats,
    height_m: Floats,
    storeys: Floats,
    oil_t: Floats,
    open_flame: Floats,
) -> PlantBuildings:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    table = fire_table()
    rank, hazard = codes_of(civil_rank, CIVIL_RANKS), codes_of(hazard_class, HAZARD_CLASSES)
    grade = grades_of(fire_grade)
    height_m, storeys, oil_t = given(height_m), given(storeys), given(oil_t)
    graded = (use == "factory") | (use == "") | (use == "warehouse")
    civil, transformer, tanks = use == "civil", use == "transformer", use == "tank_area"
    high_rise = graded & (height_m > high_rise_above_m) & (storeys > 1)
    missing = {
        "building_use": ~(graded | civil | transformer | tanks),
        "hazard_class": graded & (hazard == NONE),
        "fire_grade": (grade == 0) & (graded | (civil & (rank == LOW))),
        "height_m": graded & np.isnan(height_m),
        "storeys": graded & (height_m > high_rise_above_m) & np.isnan(storeys),
        "civil_rank": civil & (rank == NONE),
        "oil_t": transformer & np.isnan(oil_t),
    }
    known = ~np.logical_or.reduce(list(missing.values()))
    kind = np.full(len(use), NONE, dtype=np.intp)
    from_table = graded & ~((use == "warehouse") & (hazard == HAZARD_CLASSES.index("A")))
    for which, rows_of_table in (
        (from_table, table.factory(hazard, grade, high_rise)),
        (civil, table.civil(rank, grade)),
        (transformer, table.transformer(oil_t)),
    ):
        kind[which & known] = rows_of_table[which & known]
    hazard = np.where(civil | transformer, NONE, hazard)
    bounded = known & ~(transformer & (kind == NONE))
    buildings = Buildings(
        kind=kind,
        base_m=np.where(bounded, table.bases(hazard, high_rise), np.nan),
        addition_m=table.additions(np.where(transformer | (civil & (rank > LOW)), 0, grade)),
        hazard=hazard,
        grade=grade,
        rank=np.where(civil, rank, NONE),
        high_rise=high_rise,
        open_flame=open_flame == 1.0,
        factory=graded & (use != "warehouse"),
        warehouse=use == "warehouse",
        civil=civil,
        transformer=transformer,
        height_m=height_m,
    )
    return PlantBuildings(buildings, missing, kind == NONE)


def given(values: Floats) -> Floats:
    """Figures that can be: nothing is 0 m high or has no storey, so 0 and less are blanks (NaN)."""
    return np.where(values > 0, values, np.nan)


def grades_of(values: Floats) -> Codes:
    """Fire resistance grades 1 to 4; 0 where blank or none of these."""
    grade: Codes = np.where(np.isin(values, GRADES), np.nan_to_num(values), 0).astype(np.intp)
    return grade


@dataclass(frozen=True, eq=False)
class SiteBuildings:
    """The constraints that are civil buildings or places of open flame. ``highest`` is the row of the table that one
    would have at the worst, where nothing tells its rank (NONE elsewhere); ``assumed_grade`` and ``assumed_rank`` mark
    what stands in ``buildings`` without being known, ``flat`` what is drawn, in part, without an area
    (``tree`` finds what is within a closed line, too); ``graded`` those
    whose grade is known, whether it counts or not."""

    ids: npt.NDArray[np.object_]
    shapes: Geometries
    tree: shapely.STRtree
    buildings: Buildings
    crowded: Flags
    highest: Codes
    assumed_grade: Flags
    assumed_rank: Flags
    flat: Flags
    graded: Flags


@once_per_site
def site_buildings(
    site: Site, high_rise_above_m: float, residential_high_rise_above_m: float, assumed_grade: int
) -> SiteBuildings:
    """The buildings on the base map. A blank grade is read as ``assumed_grade``; a blank rank as low, or as high-rise
    of class 1 where the height says that it is a high-rise."""
    frame, table = site.constraints, fire_table()
    kinds = frame["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(np.isin(kinds, [*CIVIL_KINDS, "open_flame"]))
    frame, kinds, shapes = frame.iloc[rows], kinds[rows], ground_of(site).constraints.shapes[rows]
    flame = kinds == "open_flame"
    rank = codes_of(frame["civil_rank"].to_numpy(dtype=object, na_value=""), CIVIL_RANKS)
    height_m = given(frame["height_m"].to_numpy(dtype=float))
    above_m = np.where(kinds == "residential", residential_high_rise_above_m, high_rise_above_m)
    unranked = ~flame & (rank == NONE)
    rank = np.where(unranked, np.where(height_m > above_m, HIGHEST, LOW), rank)
    known_grade = grades_of(frame["fire_grade"].to_numpy(dtype=float, na_value=np.nan))
    grade = np.where(known_grade == 0, assumed_grade, known_grade)
    doubtful = unranked & np.isnan(height_m)
    none = np.full(len(rows), NONE, dtype=np.intp)
    buildings = Buildings(
        kind=np.where(flame, NONE, table.civil(rank, grade)),
        base_m=np.where(flame, np.nan, table.base_m["other"]),
        addition_m=table.additions(np.where(rank > LOW, 0, grade)),
        hazard=none,
        grade=grade,
        rank=rank,
        high_rise=np.zeros(len(rows), dtype=bool),
        open_flame=flame,
        factory=np.zeros(len(rows), dtype=bool),
        warehouse=np.zeros(len(rows), dtype=bool),
        civil=~flame,
        transformer=np.zeros(len(rows), dtype=bool),
        height_m=height_m,
    )
    return SiteBuildings(
        frame.index.to_numpy(dtype=object),
        shapes,
        shapely.STRtree(with_enclosed(shapes)),
        buildings,
        kinds == "crowded_place",
        np.where(doubtful, table.civil(np.full(len(rows), HIGHEST), grade), NONE),
        ~flame & (known_grade == 0) & (rank == LOW),
        unranked & (rank == HIGHEST),
        ~flame & ~shapely.is_empty(of_dimensions(shapes, (0, 1))),
        known_grade > 0,
    )
