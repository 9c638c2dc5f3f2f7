"""What a rule is, and what it finds.

A rule is data but for its check: ``RULE = Rule(id=…, check=check, …)`` in a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.text import Message, Named, Template

if TYPE_CHECKING:
    from siteplanner.core.rules.clearance import Clearance
    from siteplanner.core.rules.layout import Layout

Severity = Literal["error", "warning"]
Confidence = Literal["verified", "secondary", "unverified", "judgement"]

TOLERANCE_M = 0.01
"""Planar tolerance of every comparison of lengths: a limit fails when measured < required - tolerance."""
TOLERANCE_M2 = 0.01
"""Tolerance of every comparison of areas."""
GAP_TOLERANCE_M = 0.02
"""Gaps between parcels narrower than this are the map's, not the land's: they are closed."""

_LINE = shapely.GeometryType.LINESTRING
_NO_CORNERS = np.empty((0, 2))


class Reach(Enum):
    """How far from an edited plant a finding can change, so that only that is checked again."""

    PLANT = "plant"
    """A finding depends on one plant and the site."""
    PAIR = "pair"
    """A finding depends on two plants and the site."""
    PARCEL = "parcel"
    """A finding is about one parcel (``parcel=…`` is all that its id names besides the rule) and depends on the plants
    standing on it and on the site: the parcels that an edited plant stood or stands on are checked again."""
    SITE = "site"
    """Nothing is found of plants, only of the base map itself (``of_site``)."""
    SCENARIO = "scenario"
    """A finding depends on all plants: checked whole after every edit."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure a rule holds a layout to, with where it comes from. ``checked_on`` is YYYY-MM-DD; ``source_zh`` is
    blank where a pack says its source in one language."""

    key: str
    value: float
    unit: str
    source: str
    clause: str
    confidence: Confidence
    checked_on: str
    source_zh: str = ""

    @property
    def sourced(self) -> Named:
        """Where it comes from, in the reader's language where the pack has it."""
        return Named(self.source, self.source_zh)


class Titled(Protocol):
    """What has a name for people, and says what it is about."""

    @property
    def name(self) -> Template | Named: ...
    @property
    def explain(self) -> Template | Named: ...


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding was accepted, by whom and when (YYYY-MM-DD). ``lapsed``: what it is about has changed since."""

    reason: str
    author: str
    date: str
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. ``id`` is the same in every run: rule and the subjects that define it.

    ``plants`` are the plants among those subjects; ``location`` is easting, northing in the plan's CRS;
    ``place`` is what to draw on the map (a point, line or polygon), where there is something to draw. ``waived`` says
    that a waiver holds; one that has lapsed is kept in ``waiver``, so that its reason is not lost. ``found_by`` is the
    rule itself where it is none of the program's own: it has the name and the explanation.
    """

    id: str
    rule: str
    severity: Severity
    subjects: tuple[str, ...]
    plants: tuple[str, ...]
    message: Message
    clause: str
    confidence: Confidence
    measured: float | None = None
    required: float | None = None
    unit: str = ""
    location: tuple[float, float] | None = None
    place: BaseGeometry | None = field(default=None, compare=False)
    waived: bool = False
    waiver: Waiver | None = None
    found_by: Titled | None = field(default=None, compare=False, repr=False)

    @property
    def is_about_a_plant(self) -> bool:
        """Whether a plant is among the subjects that define it; else it is about land, a station or the map."""
        parts = self.id.split(":")[1:]
        return any("=" not in part for part in (parts[1:] if self.rule == "not-checked" else parts))

    @property
    def short_by(self) -> float | None:
        """By how much the measured figure misses the required one, in ``unit``; None where there are no figures."""
        if self.measured is None or self.required is None:
            return None
        return abs(self.required - self.measured)


@dataclass(frozen=True)
class RuleSettings:
    """A rule as a pack and the plan's overrides set it; ``note`` says why it is on, off or graded as it is."""

    limits: Mapping[str, Limit]
    enabled: bool = True
    severity: Severity | None = None
    note: str = ""

    def value(self, key: str) -> float:
        return self.limits[key].value

    @cached_property
    def values(self) -> tuple[tuple[str, float], ...]:
        """Every limit with its figure; the very same tuple each time, so that what hangs on it is soon found again."""
        return tuple((key, limit.value) for key, limit in self.limits.items())

    def graded(self, severity: Severity) -> Severity:
        """The severity a finding gets: the planner's, where one is set, else the rule's own."""
        return self.severity or severity


@dataclass(frozen=True)
class Rule:
    """``limit_keys`` maps each limit the check reads to its unit; a pack must give every one.

    ``reads_footprints`` is False where moving a plant can change nothing but the place of what was not checked of it.
    ``reads_standing``: it reads where all plants stand (``Layout.standing``), which is then kept between two checks, as
    it is for every rule about parcels.
    ``clearances`` tells what the rule asks of the place of one plant row: a footprint that meets every one of them that
    an error hangs on gets no error of this rule. None: the rule is not about places.
    ``of_site`` finds what is to be said of the base map itself, whatever stands there: findings that name no plant. It
    is asked once for as long as the base map stays the same.
    ``defaults`` are the limits of a rule that no pack of the program knows; where a pack gives one, that holds.
    """

    id: str
    name: Template | Named
    severity: Severity
    clause: str
    reach: Reach
    check: Callable[[Layout, RuleSettings], Iterable[Finding]]
    explain: Template | Named
    limit_keys: Mapping[str, str] = field(default_factory=dict)
    reads_footprints: bool = True
    reads_standing: bool = False
    clearances: Callable[[Layout, RuleSettings, int], Iterable[Clearance]] | None = None
    of_site: Callable[[Layout, RuleSettings], Iterable[Finding]] | None = None
    defaults: Mapping[str, Limit] = field(default_factory=dict)


def finding_id(rule: str, plants: Iterable[str] = (), **others: str) -> str:
    """Rule and defining subjects, plants first and sorted, others prefixed; a colon inside an id is encoded, and so is
    an equals sign inside a plant's, which would read as a prefix.

    >>> finding_id("fire-separation", ["P07", "P03"])
    'fire-separation:P03:P07'
    >>> finding_id("land-use", ["P:1"], parcel="L012")
    'land-use:P%3A1:parcel=L012'
    """
    kinds = others if len(others) < 2 else sorted(others)
    parts = sorted([plain(p).replace("=", "%3D") for p in plants])
    return ":".join([rule, *parts, *[f"{kind}={plain(others[kind])}" for kind in kinds]])


def plain(subject: str) -> str:
    """A subject's id as it stands in a finding's id."""
    return subject.replace("%", "%25").replace(":", "%3A")


def locations_of(places: npt.NDArray[np.object_]) -> list[tuple[float, float] | None]:
    """:func:`location_of` of many at once.

    >>> locations_of(np.array([shapely.LineString([(0, 0), (10, 0)]), shapely.box(0, 0, 4, 2), None]))
    [(5.0, 0.0), (2.0, 1.0), None]
    """
    lines = shapely.get_type_id(places) == _LINE
    sound = np.flatnonzero(lines | shapely.is_valid(places))
    sound = sound[np.isfinite(shapely.bounds(places[sound])).all(axis=1)]  # no ordinate that is no number, not empty
    points = np.empty(len(places), dtype=object)
    middle = lines[sound]
    points[sound[middle]] = shapely.line_interpolate_point(places[sound[middle]], 0.5, normalized=True)
    points[sound[~middle]] = shapely.point_on_surface(places[sound[~middle]])
    found: list[tuple[float, float] | None] = [None] * len(places)
    at = np.column_stack([shapely.get_x(points[sound]), shapely.get_y(points[sound])])
    for where, (east_m, north_m) in zip(sound.tolist(), at.tolist(), strict=True):
        found[where] = (east_m, north_m)
    for where in np.setdiff1d(np.arange(len(places)), sound).tolist():
        found[where] = location_of(places[where])
    return found


def location_of(place: BaseGeometry | None) -> tuple[float, float] | None:
    """Where to point at: the middle of a line, a point inside an area; None where there is nothing finite.

    >>> location_of(shapely.LineString([(0, 0), (10, 0)]))
    (5.0, 0.0)
    """
    corners = _NO_CORNERS if place is None else shapely.get_coordinates(place)
    if len(corners) == 2 and isinstance(place, shapely.LineString):  # as every shortest line is
        (east, north), (far_east, far_north) = corners.tolist()
        finite = isfinite(east) and isfinite(north) and isfinite(far_east) and isfinite(far_north)
        return ((east + far_east) / 2, (north + far_north) / 2) if finite else None
    if place is None or len(corners) == 0 or not np.isfinite(corners).all():
        return None
    if isinstance(place, shapely.LineString):
        point = shapely.line_interpolate_point(place, 0.5, normalized=True)
    elif place.is_valid:
        point = shapely.point_on_surface(place)
    else:
        east, north, far_east, far_north = place.bounds
        return (east + far_east) / 2, (north + far_north) / 2
    return float(shapely.get_x(point)), float(shapely.get_y(point))
