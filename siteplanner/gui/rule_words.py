"""What rules and their limits are called where a person looks at or changes them, and how they are grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from siteplanner.core.rules.overrides import OWN_SOURCE
from siteplanner.core.rules.own.declared import OWN_PREFIX
from siteplanner.core.rules.plugins import PLUGIN_PREFIX
from siteplanner.core.rules.rule import Limit
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template
from siteplanner.core.vocabulary import vocabulary
from siteplanner.words import translator

Words = Template | Message | Named | str

LAND = QT_TRANSLATE_NOOP("rule_words", "Footprints and land")
SAFETY = QT_TRANSLATE_NOOP("rule_words", "Safety")
USE_OF_LAND = QT_TRANSLATE_NOOP("rule_words", "Use of land")
POWER = QT_TRANSLATE_NOOP("rule_words", "Power")
OTHERS = QT_TRANSLATE_NOOP("rule_words", "Other rules")
OWN = QT_TRANSLATE_NOOP("rule_words", "Rules of this pack's own")
PLUGINS = QT_TRANSLATE_NOOP("rule_words", "Rules of other packages")

_GROUPS: Final[Mapping[str, Template]] = {
    **dict.fromkeys(("fire-separation", "fire-lane", "corridor", "protection-distance", "ground"), SAFETY),
    **dict.fromkeys(
        ("building-coefficient", "floor-area-ratio", "investment-intensity", "height-limit"), USE_OF_LAND
    ),
    **dict.fromkeys(("substation-load", "zone-power-quota", "in-service-order"), POWER),
    **dict.fromkeys(
        (
            "footprint-valid", "on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback",
            "inside-development-boundary", "site-topology",
        ),
        LAND,
    ),
}  # fmt: skip
_ORDER: Final = (LAND, SAFETY, USE_OF_LAND, POWER, OTHERS, OWN, PLUGINS)

_LIMITS: Final[Mapping[str, Template]] = {
    "min_area_m2": QT_TRANSLATE_NOOP("rule_words", "Smallest footprint"),
    "setback_m": QT_TRANSLATE_NOOP("rule_words", "Distance from the boundary"),
    "setback_m.road": QT_TRANSLATE_NOOP("rule_words", "Towards a road (0: as any boundary)"),
    "setback_m.green_belt": QT_TRANSLATE_NOOP("rule_words", "Towards a green belt (0: as any boundary)"),
    "setback_m.fence": QT_TRANSLATE_NOOP("rule_words", "Along a fence (0: as any boundary)"),
    "setback_m.parcel": QT_TRANSLATE_NOOP("rule_words", "Towards another parcel (0: as any boundary)"),
    "beyond_m": QT_TRANSLATE_NOOP("rule_words", "Roads across open ground: looked for within"),
    "fence_beside_m": QT_TRANSLATE_NOOP("rule_words", "Fence along the boundary: looked for within"),
    "open_flame_m": QT_TRANSLATE_NOOP("rule_words", "From open flame or sparks"),
    "crowded_place_m": QT_TRANSLATE_NOOP("rule_words", "From crowded places"),
    "high_rise_above_m": QT_TRANSLATE_NOOP("rule_words", "High-rise works: higher than"),
    "civil_high_rise_above_m": QT_TRANSLATE_NOOP("rule_words", "High-rise civil building: higher than"),
    "residential_high_rise_above_m": QT_TRANSLATE_NOOP("rule_words", "High-rise housing: higher than"),
    "assumed_fire_grade": QT_TRANSLATE_NOOP("rule_words", "Fire resistance grade where none is given"),
    "fence_m": QT_TRANSLATE_NOOP("rule_words", "From the works' fence (note 8)"),
    "allow.N2": QT_TRANSLATE_NOOP("rule_words", "Allow note 2: class E"),
    "allow.N3": QT_TRANSLATE_NOOP("rule_words", "Allow note 3: rooms that serve one works"),
    "allow.N4": QT_TRANSLATE_NOOP("rule_words", "Allow note 4: fire wall"),
    "allow.N5": QT_TRANSLATE_NOOP("rule_words", "Allow note 5: few openings"),
    "allow.N6": QT_TRANSLATE_NOOP("rule_words", "Allow note 6: grades 1 and 2, protected openings"),
    "allow.N7": QT_TRANSLATE_NOOP("rule_words", "Allow note 7: beside civil buildings"),
    "N2.less_m": QT_TRANSLATE_NOOP("rule_words", "Note 2: less than the table by"),
    "N3.least_m": QT_TRANSLATE_NOOP("rule_words", "Note 3: at least"),
    "N4.class_a_m": QT_TRANSLATE_NOOP("rule_words", "Note 4: between class A works"),
    "N4.roof_h": QT_TRANSLATE_NOOP("rule_words", "Note 4: fire resistance of the roof"),
    "N5.factor": QT_TRANSLATE_NOOP("rule_words", "Note 5: share of the table's distance"),
    "N5.openings_share": QT_TRANSLATE_NOOP("rule_words", "Note 5: openings, share of the wall"),
    "N6.ab_m": QT_TRANSLATE_NOOP("rule_words", "Note 6: between class A and B works"),
    "N6.cde_m": QT_TRANSLATE_NOOP("rule_words", "Note 6: between class C, D and E works"),
    "N6.roof_h": QT_TRANSLATE_NOOP("rule_words", "Note 6: fire resistance of the roof"),
    "N7.least_m": QT_TRANSLATE_NOOP("rule_words", "Note 7: at least"),
    "N7.roof_h": QT_TRANSLATE_NOOP("rule_words", "Note 7: fire resistance of the roof"),
    "class_ab.tower_heights": QT_TRANSLATE_NOOP("rule_words", "Class A and B from a power line: tower heights"),
    "class_a.railway_centreline": QT_TRANSLATE_NOOP("rule_words", "Class A from a railway's centreline"),
    "class_a.road_edge": QT_TRANSLATE_NOOP("rule_words", "Class A from a road's edge"),
    "unknown_near": QT_TRANSLATE_NOOP("rule_words", "Strip not known: not checked within"),
    "tower_unknown_near": QT_TRANSLATE_NOOP("rule_words", "Tower height not known: not checked within"),
    "no_extent_near_m": QT_TRANSLATE_NOOP("rule_words", "Drawn as a point or line: not checked within"),
    "unknown_extent_m": QT_TRANSLATE_NOOP("rule_words", "Homes drawn as a point or line: not checked within"),
    "gap_below_m": QT_TRANSLATE_NOOP("rule_words", "Gaps between parcels narrower than"),
    "lane_m": QT_TRANSLATE_NOOP("rule_words", "Free width"),
    "factory_above_m2": QT_TRANSLATE_NOOP("rule_words", "Factories larger than"),
    "warehouse_above_m2": QT_TRANSLATE_NOOP("rule_words", "Warehouses larger than"),
    "double_above_m": QT_TRANSLATE_NOOP("rule_words", "Storeys count twice when higher than"),
    "min_cny_per_ha": QT_TRANSLATE_NOOP("rule_words", "Least investment per hectare"),
    "coincidence_factor": QT_TRANSLATE_NOOP("rule_words", "Coincidence factor"),
    "min": QT_TRANSLATE_NOOP("rule_words", "At least"),
    "max": QT_TRANSLATE_NOOP("rule_words", "At most"),
    "min_m": QT_TRANSLATE_NOOP("rule_words", "At least"),
    "max_m": QT_TRANSLATE_NOOP("rule_words", "At most"),
    "area_m2": QT_TRANSLATE_NOOP("rule_words", "Area allowed nevertheless"),
}
SET_HERE = QT_TRANSLATE_NOOP("rule_words", "set in this plan")
_SECTOR = QT_TRANSLATE_NOOP("rule_words", "Sector {code}")
_STRIP = QT_TRANSLATE_NOOP("rule_words", "{kind}, {grade}")
_HALF_WIDTH = QT_TRANSLATE_NOOP("rule_words", "Half width: {of}")
_HALF, _OF_SECTOR, _SWITCH = "half_width.", "sector.", "allow."


def group_of(rule_id: str) -> Template:
    """The heading that a rule stands under."""
    if rule_id.startswith(OWN_PREFIX):
        return OWN
    return PLUGINS if rule_id.startswith(PLUGIN_PREFIX) else _GROUPS.get(rule_id, OTHERS)


def grouped(rule_ids: Iterable[str]) -> list[tuple[Template, list[str]]]:
    """The rules under their headings; headings in a fixed order, rules in theirs."""
    rule_ids = list(rule_ids)
    found = [(group, [rule_id for rule_id in rule_ids if group_of(rule_id) is group]) for group in _ORDER]
    return [(group, members) for group, members in found if members]


def limit_name(key: str) -> Words:
    """What a limit is called; its key where nobody has given it a name."""
    if key in _LIMITS:
        return _LIMITS[key]
    if key.startswith(_HALF):
        return _HALF_WIDTH(of=limit_name(key.removeprefix(_HALF)))
    if key.startswith(_OF_SECTOR):
        return _SECTOR(code=key.removeprefix(_OF_SECTOR))
    kind, _, grade = key.partition(".")
    kinds = vocabulary("constraint_kind")
    if kind not in kinds:
        return key
    return (
        _STRIP(kind=kinds.label(kind), grade=vocabulary("constraint_grade").label(grade))
        if grade
        else kinds.label(kind)
    )


def is_switch(limit: Limit) -> bool:
    """Whether a limit says yes (1) or no (0) instead of how much."""
    return limit.key.startswith(_SWITCH)


def source_text(limit: Limit) -> Words:
    """Where a figure comes from; one that the plan sets without a note says so."""
    return SET_HERE if limit.source == OWN_SOURCE else limit.sourced


def amount_text(value: float) -> str:
    """A figure as it is shown and typed.

    >>> amount_text(5.0), amount_text(0.75), amount_text(3000000.0)
    ('5', '0.75', '3000000')
    """
    return f"{value:.12g}" if abs(value) < 1e15 else repr(value)


def in_both_languages(words: Words) -> tuple[str, str]:
    """Words in English and Chinese, whichever the window speaks."""
    if isinstance(words, str):
        return words, words
    return translator("en").text(words), translator("zh").text(words)
