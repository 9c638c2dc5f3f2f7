"""A zone that lists products admits no others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.rules.around import areas_near
from siteplanner.core.rules.clearance import Clearance, Rival
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, Severity, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

NOT_ADMITTED = QT_TRANSLATE_NOOP("rules", "{plant} makes {product}; zone {zone} admits {admitted}.")
NO_ZONE = QT_TRANSLATE_NOOP("rules", "{plant} lies in no zone.")
NO_PRODUCT = QT_TRANSLATE_NOOP(
    "rules", "{plant} names no product, so it could not be compared with what zone {zone} admits; enter its product."
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    admitted = layout.ground.zone_text["products"]
    made, types = layout.text("product"), layout.text("type_id")
    zones = layout.zone_row
    for row in layout.rows[zones < 0]:
        plant = str(layout.ids[row])
        yield _finding(layout, row, "warning", NO_ZONE(plant=plant), settings)
    for at in np.flatnonzero(zones >= 0):
        row, zone = layout.rows[at], str(layout.ground.zone_ids[zones[at]])
        products, mine = products_of(admitted[zones[at]]), products_of(made[row])
        if not products or (mine and set(mine) <= set(products)) or (not mine and _makes_nothing(types[row])):
            continue
        plant = str(layout.ids[row])
        if not mine:
            yield not_checked(RULE.id, NO_PRODUCT(plant=plant, zone=zone), [plant], zone=zone, place=layout.shapes[row])
            continue
        named = load_catalogue().product_name
        message = NOT_ADMITTED(
            plant=plant, product=tuple(map(named, mine)), zone=zone, admitted=tuple(map(named, products))
        )
        yield _finding(layout, row, "error", message, settings, zone)


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Each zone around that does not admit what the plant makes, to be kept off unless more of it lies in one that
    does."""
    ground = layout.ground
    mine = set(products_of(str(layout.text("product")[row])))
    if not mine:
        return  # nothing to compare, or not checked
    near = areas_near(ground.zones, layout.window_of(row), 0.0).tolist()
    listed = {zone: set(products_of(str(ground.zone_text["products"][zone]))) for zone in near}
    shut = [zone for zone in near if listed[zone] and not mine <= listed[zone]]
    rank, shapes, severity = ground.zone_rank, ground.zones.shapes, settings.graded("error")
    for zone in shut:
        rivals = tuple(Rival(shapes[z], bool(rank[z] < rank[zone])) for z in near if z not in shut)
        subject = f"zone={ground.zone_ids[zone]}"
        yield Clearance(RULE.id, severity, subject, shapes[zone], 0.0, RULE.clause, "judgement", rivals=rivals)


@lru_cache(maxsize=1024)
def products_of(text: str) -> tuple[str, ...]:
    """The products a zone admits, as its column ``products`` lists them.

    >>> products_of("anode_graphite, hard_felt，electrolyte")
    ('anode_graphite', 'hard_felt', 'electrolyte')
    """
    listed = text.replace("，", ",").replace("、", ",").replace(";", ",").replace("；", ",")
    return tuple(p for p in (part.strip() for part in listed.split(",")) if p)


def _makes_nothing(type_id: str) -> bool:
    """Offices, warehouses, substations: their type has no product, so there is nothing to compare."""
    known = load_catalogue().types.get(type_id)
    return known is not None and known.product == ""


def _finding(
    layout: Layout, row: int, severity: Severity, message: Message, settings: RuleSettings, zone: str = ""
) -> Finding:
    plant = str(layout.ids[row])
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(severity),
        subjects=(plant, f"zone={zone}") if zone else (plant,),
        plants=(plant,),
        message=message,
        clause=RULE.clause,
        confidence="judgement",
        location=location_of(layout.shapes[row]),
        place=layout.shapes[row],
    )


RULE = Rule(
    id="zone-product",
    name=QT_TRANSLATE_NOOP("rules", "Product fits the zone"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A plant belongs to the zone that holds most of its footprint. Where that zone lists products, the plant's "
        "product must be among them; a plant in no zone gets a warning.",
    ),
    clearances=clearances,
)
