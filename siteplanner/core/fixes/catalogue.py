"""Which kinds of fix are tried for which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from siteplanner.core.fixes.align_to_land import align_to_land
from siteplanner.core.fixes.better_fire_grade import better_fire_grade
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fill_blanks import fill_blanks
from siteplanner.core.fixes.fire_wall import fire_wall
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.merge_parcels import merge_parcels
from siteplanner.core.fixes.move_out import move_out
from siteplanner.core.fixes.other_date import other_date
from siteplanner.core.fixes.other_substation import other_substation
from siteplanner.core.fixes.repair_footprint import repair_footprint
from siteplanner.core.fixes.rotate_to_fit import rotate_to_fit
from siteplanner.core.fixes.shrink_to_fit import shrink_load, shrink_to_fit
from siteplanner.core.fixes.storeys import lower_height, more_storeys
from siteplanner.core.rules.not_checked import NOT_CHECKED

Suggest = Callable[[Case], Iterator[Fix]]

PLACE: tuple[Suggest, ...] = (move_out, rotate_to_fit, align_to_land, shrink_to_fit)
"""For what is wrong with where a plant stands."""

FIXES: Mapping[str, tuple[Suggest, ...]] = {
    "footprint-valid": (repair_footprint,),
    "on-parcel": PLACE,
    "across-parcels": (merge_parcels, *PLACE),
    "land-use": PLACE,
    "zone-product": (move_out,),
    "overlap": PLACE,
    "setback": PLACE,
    "fire-separation": (better_fire_grade, fire_wall, *PLACE),
    "corridor": PLACE,
    "inside-development-boundary": PLACE,
    "ground": PLACE,
    "protection-distance": PLACE,
    "fire-lane": PLACE,
    "building-coefficient": (shrink_load,),
    "floor-area-ratio": (more_storeys,),
    "height-limit": (lower_height, move_out),
    "substation-load": (other_substation, shrink_load),
    "zone-power-quota": (shrink_load, move_out),
    "in-service-order": (other_date, other_substation),
}
UNCHECKED: tuple[Suggest, ...] = (fill_blanks, repair_footprint)
UNCHECKED_OF: Mapping[str, tuple[Suggest, ...]] = {
    "substation-load": (*UNCHECKED, other_substation),
    "in-service-order": (*UNCHECKED, other_substation),
}


def kinds_for(case: Case) -> tuple[Suggest, ...]:
    """What to try for a finding; nothing for what no edit of the layout mends."""
    finding = case.finding
    if finding.rule == NOT_CHECKED:
        return UNCHECKED_OF.get(finding.id.split(":")[1], UNCHECKED)
    return FIXES.get(finding.rule, PLACE if case.is_about_places else ())
