"""Which coordinate systems a map without one could be in, told from its coordinates, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np
from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, Box, crs_text, inside_area_of_use, settings, transformer
from siteplanner.core.crs_words import name_words
from siteplanner.core.gauss_kruger import gauss_kruger_of
from siteplanner.core.home_county import county, home_box
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template

METRES_A_DEGREE = (110_000.0, 112_000.0)
"""Least and most northing a degree of latitude makes, with a little to spare."""

LISTED = 8
"""Guesses handed on; more would not help anyone to choose."""

SWAPPED_MARK = " y,x"
"""Behind the code of a guess that needs x and y exchanged."""

GUESS = QT_TRANSLATE_NOOP("import", "{crs} ({name}: {lon:.4f}° E, {lat:.4f}° N; {why})")
REASONS = QT_TRANSLATE_NOOP("import", "{reasons}")
IN_COUNTY = QT_TRANSLATE_NOOP("import", "would lie in {county}")
IN_COUNTRY = QT_TRANSLATE_NOOP("import", "would lie in {country}, outside {county}")
ELSEWHERE = QT_TRANSLATE_NOOP("import", "would lie outside {country}")
USUAL = QT_TRANSLATE_NOOP("import", "the usual system there")
ZONE_IN_FRONT = QT_TRANSLATE_NOOP("import", "eastings begin with zone {zone}")
NO_ZONE_IN_FRONT = QT_TRANSLATE_NOOP("import", "eastings without a zone in front")
IN_DEGREES = QT_TRANSLATE_NOOP("import", "figures of longitude and latitude")
IN_WEB_METRES = QT_TRANSLATE_NOOP("import", "figures of a web map")
EXCHANGED = QT_TRANSLATE_NOOP("import", "only with x and y exchanged")


@dataclass(frozen=True, slots=True)
class CrsGuess:
    """``crs`` as ``EPSG:n``; ``lon``, ``lat`` where the middle of the map would lie; ``at_home``: in this county;
    ``swapped``: only with x and y exchanged, which ``ReadingChoices.swap_axes`` does; ``why``: what speaks for it."""

    crs: str
    name: str
    lon: float
    lat: float
    at_home: bool
    swapped: bool = False
    why: Message | None = None

    @property
    def key(self) -> str:
        """The code, with a mark where x and y need to be exchanged: what tells guesses of one list apart."""
        return f"{self.crs}{SWAPPED_MARK}" if self.swapped else self.crs

    def words(self) -> Message:
        """The guess with its place and its reasons, for a sentence."""
        return GUESS(
            crs=self.crs,
            name=name_words(CRS.from_user_input(self.crs)),
            lon=self.lon,
            lat=self.lat,
            why=self.why or "–",
        )

    def __str__(self) -> str:
        return f"{self.crs} ({self.name}: {self.lon:.4f}° E, {self.lat:.4f}° N)"


def guess_crs(bounds: Box, *, or_swapped: bool = False) -> tuple[CrsGuess, ...]:
    """Ranked guesses for coordinates within ``bounds`` (min x, min y, max x, max y; x to the east).

    A system is a guess when the map would lie in its area of use. Those that put the map into this program's county
    come first, then the nearer meridian, the newer datum, 3-degree zones before 6-degree ones. ``or_swapped``: behind
    all of them those with x and y exchanged, in this country only.

    >>> [g.crs for g in guess_crs((470_000, 4_174_000, 471_000, 4_175_000))][:2]
    ['EPSG:4547', 'EPSG:2383']
    >>> guess_crs((38_470_000, 4_174_000, 38_471_000, 4_175_000))[0].crs
    'EPSG:4526'
    >>> guess_crs((4_174_000, 470_000, 4_175_000, 471_000), or_swapped=True)[0].key
    'EPSG:4547 y,x'
    """
    if not np.isfinite(bounds).all():
        return ()
    found = (guess for code in _candidates(bounds) if (guess := _tried(code, bounds)) is not None)
    ranked = tuple(sorted(islice(found, LISTED), key=lambda guess: not guess.at_home))
    return (*ranked, *_exchanged(bounds))[:LISTED] if or_swapped else ranked


def _exchanged(bounds: Box) -> Iterator[CrsGuess]:
    """Guesses for the same coordinates with x and y exchanged, as long as they lie in this country."""
    west, south, east, north = bounds
    for guess in guess_crs((south, west, north, east)):
        if _within((guess.lon, guess.lat, guess.lon, guess.lat), settings()["country"]["bounds"]):
            reasons = () if guess.why is None else guess.why.values["reasons"]
            yield replace(guess, swapped=True, why=REASONS(reasons=(EXCHANGED, *reasons)))


def swapped_guess(crs: CRS, bounds: Box) -> CrsGuess:
    """The guess that a map is in ``crs``, its x and y exchanged; ``bounds`` are those after the exchange."""
    west, south, east, north = bounds
    middle = transformer(crs, LONLAT).transform((west + east) / 2, (south + north) / 2)
    lon, lat = (float(degrees) for degrees in middle)
    reasons = _why(crs.to_epsg() or 0, crs, (lon, lat)).values["reasons"]
    at_home = _within((lon, lat, lon, lat), home_box())
    return CrsGuess(crs_text(crs), crs.name, lon, lat, at_home, True, REASONS(reasons=(EXCHANGED, *reasons)))


def looks_like_degrees(bounds: Box) -> bool:
    west, south, east, north = bounds
    return -180.0 <= west <= east <= 180.0 and -90.0 <= south <= north <= 90.0


def _candidates(bounds: Box) -> Iterator[int]:
    data = settings()
    if looks_like_degrees(bounds):
        inside = _within(bounds, data["country"]["bounds"])
        yield from data["geographic"]["in_country" if inside else "elsewhere"]
        return
    south, north = (
        metres * latitude for metres, latitude in zip(METRES_A_DEGREE, data["country"]["bounds"][1::2], strict=True)
    )
    if not south <= bounds[1] <= bounds[3] <= north:  # no projected system of the country has such northings
        yield data["web"]["epsg"]
        return
    members = [member for family in data["families"] for member in _members(family, bounds)]
    yield from (code for _, code in sorted(members, key=lambda member: member[0]))
    yield data["web"]["epsg"]


def _members(family: Mapping[str, Any], bounds: Box) -> Iterator[tuple[int, int]]:
    """Steps from home and code of the members these eastings fit: by the zone in front, else any meridian."""
    million = 1e6
    first = family["zone_first"]
    if family["prefix"]:
        zone = int(bounds[0] // million)
        if zone == int(bounds[2] // million) and 0 <= zone - first < family["zones"]:
            yield 0, family["epsg_first"] + zone - first
    elif bounds[0] >= 0 and bounds[2] < million:
        west, _, east, _ = home_box()
        for member in range(family["zones"]):
            meridian = family["meridian_first"] + member * family["step_deg"]
            yield round(abs(meridian - (west + east) / 2) / family["step_deg"]), family["epsg_first"] + member


def _tried(code: int, bounds: Box) -> CrsGuess | None:
    crs = CRS.from_epsg(code)
    x, y = np.array(bounds[0::2]), np.array(bounds[1::2])
    lon, lat = (np.asarray(v, dtype=float) for v in transformer(crs, LONLAT).transform(x, y))
    box = np.array([[lon.min(), lat.min(), lon.max(), lat.max()]])
    if not np.isfinite(box).all() or not _plausible(crs, box):
        return None
    home = home_box()
    lon_mid, lat_mid = float(lon.mean()), float(lat.mean())
    at_home = home[0] <= lon_mid <= home[2] and home[1] <= lat_mid <= home[3]
    return CrsGuess(f"EPSG:{code}", crs.name, lon_mid, lat_mid, at_home, why=_why(code, crs, (lon_mid, lat_mid)))


def _why(code: int, crs: CRS, place: tuple[float, float]) -> Message:
    """What speaks for the system: the place, and what the figures look like."""
    data = settings()
    country, here = data["country"], (*place, *place)
    names = {"country": Named(**country["name"]), "county": county()}
    if _within(here, home_box()):
        where: Message = IN_COUNTY(county=names["county"])
    else:
        where = IN_COUNTRY(**names) if _within(here, country["bounds"]) else ELSEWHERE(country=names["country"])
    reasons: list[Message | Template] = [where]
    if code in {family["epsg"] for family in (data["plan"]["default"], data["bureau"])}:
        reasons.append(USUAL)
    own = gauss_kruger_of(crs)
    if own is not None:
        reasons.append(ZONE_IN_FRONT(zone=own.zone) if own.prefixed else NO_ZONE_IN_FRONT)
    elif crs.is_geographic:
        reasons.append(IN_DEGREES)
    elif code == data["web"]["epsg"]:
        reasons.append(IN_WEB_METRES)
    return REASONS(reasons=tuple(reasons))


def _plausible(crs: CRS, box: np.ndarray) -> bool:
    country = settings()["country"]["bounds"]
    if crs.is_projected and not _within(tuple(box[0]), country):
        return False
    return bool(inside_area_of_use(box, crs)[0])


def _within(box: Any, outer: Any) -> bool:
    return bool(outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3])
