"""How far from each constraint of the base map a plant must stay, as the pack and the map's own figures say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from siteplanner.core.corridors.pieces import Flags, Floats, Pieces, Rows
from siteplanner.core.fire.fences import FENCE, OF_KIND
from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.site import Geometries, Site
from siteplanner.core.vocabulary import vocabulary

GRADES: Mapping[str, tuple[str, ...]] = {
    "power_line": ("10kV", "35kV", "66kV", "110kV", "220kV", "330kV", "500kV"),
    "road": ("expressway", "national", "provincial", "county", "township", "village", "urban", "plant"),
    "railway": tuple(
        f"{kind}{place}"
        for kind in ("high_speed", "conventional")
        for place in ("", "-city", "-suburb", "-village", "-other")
    ),
    "pipeline": ("oil_gas",),
}
"""Kinds of constraints with a strip by grade. A river has one of its own."""
RIVER = "river"
NO_OVERLAP = ("farmland", "ecological", "heritage", "water_protection")
OTHERS_RULES = (
    "residential", "public_building", "civil_building", "crowded_place", "open_flame",
    "development_boundary", "goaf", "geohazard", "steep_slope",
)  # fmt: skip
"""Constraints that other rules look at, as they do at fences of the works (``other`` of the grade ``fence``)."""


def strip_key(kind: str, grade: str = "") -> str:
    """The limit with the width of a strip, in metres from the edge of what it protects."""
    return f"{kind}.{grade}" if grade else kind


def half_width_key(kind: str, grade: str = "") -> str:
    """The limit with the half width to take where the map gives none."""
    return f"half_width.{strip_key(kind, grade.partition('-')[0])}"


STRIP_KEYS = (*(strip_key(kind, grade) for kind, grades in GRADES.items() for grade in grades), RIVER)
HALF_WIDTH_KEYS = tuple(
    dict.fromkeys(
        [*(half_width_key(kind, grade) for kind, grades in GRADES.items() for grade in grades), half_width_key(RIVER)]
    )
)


@dataclass(frozen=True, eq=False)
class Strips:
    """The constraints with a strip, one entry each; ``width_m`` is the strip, ``half_m`` what a centreline adds to it.

    ``strip_key`` and ``half_key`` name the limits they come from ('' where the map gives the figure, or nobody does).
    ``known`` is False where no grade of the pack's fits, so that the widest of the kind was taken, and ``bare`` where
    nobody knows any strip. ``tower_m`` is NaN where blank or 0: no tower is. A negative half width is a blank.
    """

    ids: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.object_]
    grades: npt.NDArray[np.object_]
    width_m: Floats
    half_m: Floats
    strip_key: npt.NDArray[np.object_]
    half_key: npt.NDArray[np.object_]
    known: Flags
    bare: Flags
    tower_m: Floats
    shapes: Geometries
    pieces: Pieces

    def required_m(self, at: Rows, to_line: Flags) -> Floats:
        """Metres to keep from each constraint, measured to its centreline or to its edge."""
        return self.width_m[at] + np.where(to_line, self.half_m[at], 0.0)


@once_per_site
def strips_of(site: Site, limits: tuple[tuple[str, float], ...]) -> Strips:
    """The strips of a site; ``limits`` are the pack's keys and figures."""
    frame, values = site.constraints, dict(limits)
    kinds = frame["kind"].to_numpy(dtype=object, na_value="")
    fence = (kinds == OF_KIND) & (frame["grade"].to_numpy(dtype=object, na_value="") == FENCE)
    rows = np.flatnonzero(~np.isin(kinds, [*NO_OVERLAP, *OTHERS_RULES]) & ~fence)
    frame, kinds = frame.iloc[rows], kinds[rows]
    grades = frame["grade"].to_numpy(dtype=object, na_value="")
    given_m, tower_m = (frame[name].to_numpy(dtype=float) for name in ("half_width_m", "tower_height_m"))
    found = {pair: _strip(*pair, values) for pair in set(zip(kinds.tolist(), grades.tolist(), strict=True))}
    chosen = [found[pair] for pair in zip(kinds.tolist(), grades.tolist(), strict=True)]
    blank = ~(given_m >= 0)
    shapes = ground_of(site).constraints.shapes[rows]
    half_key = _words(s.half_key for s in chosen)
    default_m = np.array([values.get(key, 0.0) for key in half_key], dtype=float)
    return Strips(
        ids=frame.index.to_numpy(dtype=object),
        kinds=kinds,
        grades=grades,
        width_m=np.array([values.get(s.strip_key, 0.0) for s in chosen], dtype=float),
        half_m=np.where(blank, default_m, given_m),
        strip_key=_words(s.strip_key for s in chosen),
        half_key=np.where(blank, half_key, ""),
        known=np.array([s.known for s in chosen], dtype=bool),
        bare=np.array([s.strip_key == "" for s in chosen], dtype=bool),
        tower_m=np.where(tower_m > 0, tower_m, np.nan),
        shapes=shapes,
        pieces=Pieces.of(shapes),
    )


@dataclass(frozen=True, slots=True)
class _Strip:
    strip_key: str
    half_key: str
    known: bool


def _strip(kind: str, grade: str, values: Mapping[str, float]) -> _Strip:
    if kind == RIVER:
        return _Strip(RIVER, half_width_key(RIVER), known=True)
    if kind not in GRADES or kind not in vocabulary("constraint_kind"):
        return _Strip("", "", known=False)
    if grade in GRADES[kind]:
        return _Strip(strip_key(kind, grade), half_width_key(kind, grade), known=True)
    widest = max((strip_key(kind, g) for g in GRADES[kind]), key=lambda key: values[key])
    broadest = max((half_width_key(kind, g) for g in GRADES[kind]), key=lambda key: values[key])
    return _Strip(widest, broadest, known=False)


def is_known(kind: str, grade: str, values: Mapping[str, float]) -> bool:
    """Whether ``values`` (the pack's figures) say how wide the strip of such a constraint is."""
    strip = _strip(kind, grade, values)
    return strip.known and strip.strip_key != ""


def _words(words: Iterable[str]) -> npt.NDArray[np.object_]:
    return np.array([*words, None], dtype=object)[:-1]
