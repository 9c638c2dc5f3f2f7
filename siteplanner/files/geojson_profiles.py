"""The two ways to write GeoJSON: as RFC 7946 says, and in the plan's own projected coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyproj import CRS

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_PROFILE = QT_TRANSLATE_NOOP("errors", "There is no GeoJSON profile “{profile}”. Use one of: {known}.")

WGS_84 = CRS.from_authority("OGC", "CRS84")


@dataclass(frozen=True, slots=True)
class Profile:
    """``decimals`` of the ordinates; ``crs`` None means that of the plan; ``largest_shift_mm`` is what rounding to the
    decimals can shift a point on the ground, and a little more."""

    name: str
    crs: CRS | None
    decimals: int
    largest_shift_mm: float

    def crs_for(self, plan_crs: CRS) -> CRS:
        return self.crs or plan_crs


RFC7946 = Profile("rfc7946", WGS_84, 8, 1.0)  # 5e-9 degrees of a great circle are 0.56 mm, in both directions 0.79 mm
PROJECTED = Profile("cgcs2000-projected", None, 4, 0.1)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (RFC7946, PROJECTED)}


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises InputError naming the known ones."""
    if name not in PROFILES:
        raise InputError(NO_SUCH_PROFILE, profile=name, known=", ".join(PROFILES))
    return PROFILES[name]
