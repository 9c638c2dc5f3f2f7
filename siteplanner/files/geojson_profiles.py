"""The ways to write GeoJSON, from ``resources/geojson``: in which coordinates, how exactly, described by what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyproj import CRS

from siteplanner.assets import resource
from siteplanner.core.coordinates import crs_text as short_text
from siteplanner.core.coordinates import shift_unknown
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.geopackage_writing import crs_text

NO_SUCH_PROFILE = QT_TRANSLATE_NOOP("errors", "There is no GeoJSON profile “{profile}”. Use one of: {known}.")
NO_SHIFT = QT_TRANSLATE_NOOP(
    "errors",
    "The plan is in {crs}, and the shift from there to {target} is not known: positions would be wrong by up to some "
    "hundred metres. Export in the profile cgcs2000-projected, which keeps the plan's coordinates.",
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """``decimals`` of the ordinates; ``crs`` None means that of the plan; ``largest_shift_mm`` is what rounding to the
    decimals can shift a point on the ground, and a little more; ``bounds`` are west, south, east, north of what a
    position may be. With a ``sidecar`` the coordinates are not those of RFC 7946, and the file says so."""

    name: str
    crs: CRS | None
    axis_order: tuple[str, str]
    unit: str
    bounds: Box
    decimals: int
    step_mm: float
    largest_shift_mm: float
    sidecar: bool

    def crs_for(self, plan_crs: CRS) -> CRS:
        """The system written. Raises InputError where the shift to it from the plan's is not known."""
        if self.crs is None:
            return plan_crs
        if shift_unknown(plan_crs, self.crs):
            raise InputError(NO_SHIFT, crs=short_text(plan_crs), target=short_text(self.crs))
        return self.crs

    def about(self, crs: CRS) -> dict[str, Any]:
        """How positions in ``crs`` are to be read, for the file and what lies beside it."""
        return {
            "profile": self.name,
            "crs": crs_text(crs),
            "axis_order": list(self.axis_order),
            "unit": self.unit,
            "decimals": self.decimals,
        }

    def crs_member(self, crs: CRS) -> dict[str, Any]:
        """The ``crs`` member of GeoJSON before RFC 7946, by which GDAL, QGIS and we find the place; none in RFC 7946
        itself and where the system has no code."""
        code = crs_text(crs).split(":")
        if not self.sidecar or len(code) != 2:
            return {}
        return {"crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{code[0]}::{code[1]}"}}}

    @property
    def definition(self) -> Path:
        """What the profile is, in English; ``.zh.md`` beside it in Chinese."""
        return resource("geojson", f"{self.name}.md")

    @property
    def schema(self) -> Path:
        """The JSON Schema of its files, draft 2020-12."""
        return resource("geojson", f"{self.name}.schema.json")


def _profile(row: Mapping[str, Any]) -> Profile:
    crs = CRS.from_user_input(row["crs"]) if row["crs"] else None
    first, second = row["axis_order"]
    west, south, east, north = row["bounds"]
    return Profile(
        row["name"],
        crs,
        (first, second),
        row["unit"],
        (west, south, east, north),
        row["decimals"],
        row["step_mm"],
        row["largest_shift_mm"],
        row["sidecar"],
    )


def _profiles() -> dict[str, Profile]:
    with resource("geojson", "profiles.toml").open("rb") as file:
        rows = tomllib.load(file)["profiles"]
    return {row["name"]: _profile(row) for row in rows}


PROFILES: Mapping[str, Profile] = _profiles()
"""By name, in the order they are offered; the first is the default."""


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises InputError naming the known ones."""
    if name not in PROFILES:
        raise InputError(NO_SUCH_PROFILE, profile=name, known=", ".join(PROFILES))
    return PROFILES[name]
