"""The constraints taken apart for drawing, once a map: a group for each kind and grade, in areas, lines and points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.rings import Rings
from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries, Site

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class ConstraintParts:
    """The simple parts of all constraints of one kind and grade, in their order, and the row that each comes from."""

    kind: str
    grade: str
    areas: Rings
    area_owner: Rows
    lines: Geometries
    line_owner: Rows
    points: npt.NDArray[np.float64]
    point_owner: Rows


def constraint_parts(site: Site) -> tuple[ConstraintParts, ...]:
    """The groups there are, by kind and grade; kept as long as the constraints stay the same."""
    frame, shapes = site.constraints, site.constraint_shapes

    def apart() -> tuple[ConstraintParts, ...]:
        kinds = frame["kind"].to_numpy(dtype=object, na_value="other")
        grades = frame["grade"].to_numpy(dtype=object, na_value="")
        pairs = list(zip(kinds.tolist(), grades.tolist(), strict=True))
        places = {pair: at for at, pair in enumerate(sorted(set(pairs)))}
        group_of = np.array([places[pair] for pair in pairs], dtype=np.intp)
        parts, owner = simple_parts(shapes)
        return tuple(_group(*pair, parts, owner, group_of[owner] == at) for pair, at in places.items())

    return site.made_once("constraints", "parts to draw", apart)


def _group(kind: str, grade: str, parts: Geometries, owner: Rows, inside: npt.NDArray[np.bool_]) -> ConstraintParts:
    parts, owner = parts[inside], owner[inside]
    points, lines, areas = (shapely.get_dimensions(parts) == dimension for dimension in (0, 1, 2))
    return ConstraintParts(
        *(kind, grade, Rings.of(parts[areas]), owner[areas], parts[lines], owner[lines]),
        *(shapely.get_coordinates(parts[points]), owner[points]),
    )
