"""The places of a base map that works keep away from: homes and public buildings, and parcels for homes and care."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.distinct import distinct
from siteplanner.core.ground import ground_of
from siteplanner.core.land_use import guide_name, read_code
from siteplanner.core.protection.sensitive_land import is_sensitive
from siteplanner.core.simple_parts import of_dimensions, with_enclosed
from siteplanner.core.site import Geometries, Site
from siteplanner.core.text import Named, Template
from siteplanner.core.vocabulary import vocabulary

KINDS = ("residential", "public_building")
"""Constraints that are such places."""


@dataclass(frozen=True, eq=False)
class Places:
    """Places of one layer, one entry each; ``uses`` says what each is, for people. ``layer`` is ``constraint`` or
    ``parcel``, as findings name their subjects."""

    layer: str
    ids: npt.NDArray[np.object_]
    shapes: Geometries
    uses: npt.NDArray[np.object_]
    tree: shapely.STRtree

    def use(self, place: int) -> Template | Named | str:
        """What a place is: the kind of a constraint, the land use of a parcel."""
        found: Template | Named | str = self.uses[place]
        return found


def sensitive_constraints(site: Site) -> Places:
    """The constraints of these kinds."""
    return site.made_once("constraints", "sensitive places", lambda: _constraints(site))


def constraints_without_area(site: Site) -> Places:
    """Those of them that are drawn, in part at least, as points or lines: how far they reach is not known, but
    what a closed line goes round may well be theirs."""
    return site.made_once("constraints", "sensitive places without area", lambda: _without_area(site))


def untold_constraints(site: Site) -> Places:
    """The constraints of which nobody knows what they are: their kind is blank, or none of the words for kinds."""
    return site.made_once("constraints", "constraints of unknown kind", lambda: _of_unknown_kind(site))


def sensitive_parcels(site: Site) -> Places:
    """The parcels whose land use is one of these."""
    return site.made_once("parcels", "sensitive parcels", lambda: _parcels(site, told=True))


def untold_parcels(site: Site) -> Places:
    """The parcels whose land use does not tell."""
    return site.made_once("parcels", "parcels of unknown use", lambda: _parcels(site, told=None))


def _constraints(site: Site) -> Places:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(np.isin(kinds, KINDS))
    labels = {kind: vocabulary("constraint_kind").label(kind) for kind in KINDS}
    shapes = ground_of(site).constraints.shapes[rows]
    uses = _objects([labels[kind] for kind in kinds[rows]])
    return Places("constraint", ground_of(site).constraint_ids[rows], shapes, uses, shapely.STRtree(shapes))


def _without_area(site: Site) -> Places:
    all_of_them = sensitive_constraints(site)
    marks = of_dimensions(all_of_them.shapes, (0, 1))
    rows = np.flatnonzero(~shapely.is_empty(marks))
    shapes = with_enclosed(marks[rows])
    return Places("constraint", all_of_them.ids[rows], shapes, all_of_them.uses[rows], shapely.STRtree(shapes))


def _of_unknown_kind(site: Site) -> Places:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(~np.isin(kinds, [choice.value for choice in vocabulary("constraint_kind").choices]))
    shapes = ground_of(site).constraints.shapes[rows]
    return Places("constraint", ground_of(site).constraint_ids[rows], shapes, kinds[rows], shapely.STRtree(shapes))


def _parcels(site: Site, *, told: bool | None) -> Places:
    ground = ground_of(site)
    codes, systems = ground.parcel_text["land_use"], ground.parcel_text["code_system"]
    code_at, known_codes = distinct(codes)
    system_at, known_systems = distinct(systems)
    pair_at, pairs = distinct(code_at * max(1, len(known_systems)) + system_at)
    named = [(str(known_codes[p // len(known_systems)]), str(known_systems[p % len(known_systems)])) for p in pairs]
    wanted = np.array([is_sensitive(code, system) is told for code, system in named], dtype=bool)
    rows = np.flatnonzero(wanted[pair_at]) if len(named) else np.empty(0, dtype=np.intp)
    names = [guide_name(read_code(code, system).code or code) for code, system in named]
    uses = _objects([names[at] for at in pair_at[rows]])
    shapes = ground.parcels.shapes[rows]
    return Places("parcel", ground.parcel_ids[rows], shapes, uses, shapely.STRtree(shapes))


def _objects(values: list[object]) -> npt.NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
