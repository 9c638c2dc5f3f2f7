"""The setback by the kind of the edge: more may be asked towards a road than towards a green belt.

The smallest of the distances is held everywhere, by the land as a whole; this looks at the stretches of edge where more
is asked. Where a kind has no figure of its own the common one holds, and then there is nothing to do here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from siteplanner.core.edge_kinds.kinds import KINDS
from siteplanner.core.edge_kinds.stretches import Edges, ParcelEdge, Stretch, edges_of
from siteplanner.core.rules.around import SEEN_M, areas_near
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import TOLERANCE_M, Limit, RuleSettings, Severity
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.vocabulary import vocabulary

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Floats, Layout
    from siteplanner.core.site import Site

LIMIT: Final = "setback_m"
AS_SHORT_M: Final = 1e-6  # lacks that differ by less are the same: which edge is named must not hang on rounding
BEYOND, FENCE_BESIDE = "beyond_m", "fence_beside_m"
KIND_LIMITS: Final = {kind: f"{LIMIT}.{kind}" for kind in KINDS}
UNKNOWN: Final = ""
"""Stands for the kind of an edge beyond which the map shows nothing."""

TOO_CLOSE = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {gap_m:.2f} m from the boundary of its land, {beyond}; {required_m:g} m are required there."
)
BEYOND_WORDS: Mapping[str, Template] = {
    "road": QT_TRANSLATE_NOOP("rules", "towards a road"),
    "parcel": QT_TRANSLATE_NOOP("rules", "towards another parcel"),
    "green_belt": QT_TRANSLATE_NOOP("rules", "towards a green belt"),
    "fence": QT_TRANSLATE_NOOP("rules", "along a fence"),
    UNKNOWN: QT_TRANSLATE_NOOP("rules", "beyond which the map shows nothing"),
}
SET_BY_HAND = QT_TRANSLATE_NOOP("rules", "{beyond} (set by hand)")
USE_NOT_KNOWN = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from the boundary of {parcel}. The use of the land beyond is not known, so it cannot be "
    "told whether {required_m:g} m are required. Enter its land use, or set the kind of that edge.",
)
KIND_VOID = QT_TRANSLATE_NOOP(
    "rules",
    "The edge of {parcel} that was set to “{kind}” by hand is not there any more, so the distance of {plant} was held "
    "against the kinds that the map shows. Set the kind of the edge again.",
)
KIND_UNREADABLE = QT_TRANSLATE_NOOP(
    "rules",
    "The kinds that were set by hand for the edges of {parcel} cannot be read, so the distance of {plant} was held "
    "against those that the map shows. Set the kinds again.",
)
BOTH = QT_TRANSLATE_NOOP("rules", "{first} {second}")


@dataclass(frozen=True, slots=True)
class KindLimits:
    """What is asked of each kind of edge, the strictest of several. ``least`` is asked of every edge."""

    by_kind: Mapping[str, Limit]
    least: Limit
    most_m: float

    @classmethod
    def of(cls, settings: RuleSettings) -> KindLimits:
        common = settings.limits[LIMIT]
        own = {kind: settings.limits[key] for kind, key in KIND_LIMITS.items()}
        by_kind = {UNKNOWN: common, **{kind: limit if limit.value else common for kind, limit in own.items()}}
        least = min(by_kind.values(), key=lambda limit: limit.value)  # the common one where all are the same
        return cls(by_kind, least, max(limit.value for limit in by_kind.values()))

    @property
    def differ(self) -> bool:
        return self.most_m > self.least.value

    def kind_of(self, stretch: Stretch) -> str:
        """The kind that counts: of several the one that asks for most."""
        return max(stretch.kinds or (UNKNOWN,), key=lambda kind: self.by_kind[kind].value)

    def required_m(self, stretches: tuple[Stretch, ...]) -> Floats:
        return np.array([self.by_kind[self.kind_of(stretch)].value for stretch in stretches])


@dataclass(frozen=True, slots=True)
class EdgeGap:
    """The stretch that a plant is too close to by most; ``kind`` as :meth:`KindLimits.kind_of` has it."""

    gap_m: float
    limit: Limit
    kind: str
    stretch: Stretch

    @property
    def short_m(self) -> float:
        return self.limit.value - self.gap_m

    def message(self, plant: str) -> Message:
        beyond: Template | Message = BEYOND_WORDS[self.kind]
        if self.stretch.by_hand:
            beyond = SET_BY_HAND(beyond=beyond)
        return TOO_CLOSE(plant=plant, gap_m=self.gap_m, beyond=beyond, required_m=self.limit.value)


@dataclass(frozen=True, slots=True)
class EdgeCheck:
    """What the edges of its parcels ask of one plant; ``doubts`` say what could not be told."""

    worst: EdgeGap | None
    doubts: tuple[Message, ...]


def said_together(doubts: tuple[Message, ...]) -> Message:
    """Several sentences as one text."""
    return reduce(lambda first, second: BOTH(first=first, second=second), doubts)


def edges_by(site: Site, settings: RuleSettings) -> Edges:
    """The edges of a site's parcels as the rule sees them."""
    return edges_of(site, settings.value(BEYOND), settings.value(FENCE_BESIDE))


def edges_near(layout: Layout, settings: RuleSettings, limits: KindLimits) -> Iterator[tuple[int, EdgeCheck]]:
    """For the plants to check, all on land, that are near enough to an edge of their parcels for kinds to matter."""
    cover = layout.parcel_cover
    boundaries = shapely.boundary(layout.ground.parcels.shapes[cover.area])
    near = shapely.dwithin(layout.shapes[cover.plant], boundaries, limits.most_m)
    rows = np.setdiff1d(np.unique(cover.plant[near]), layout.outside.plant)
    edges = edges_by(layout.site, settings)
    for row in rows.tolist():
        first, last = np.searchsorted(cover.plant, [row, row + 1])
        yield row, _checked(layout, limits, edges, row, cover.area[first:last].tolist())


def _checked(layout: Layout, limits: KindLimits, edges: Edges, row: int, parcels: list[int]) -> EdgeCheck:
    plant, on = str(layout.ids[row]), frozenset(parcels)
    worst: EdgeGap | None = None
    doubts: list[Message] = []
    for parcel in parcels:
        edge, name = edges.of(parcel), str(layout.ground.parcel_ids[parcel])
        gap_m = shapely.distance(layout.shapes[row], edge.lines)
        required_m = limits.required_m(edge.stretches)
        open_edge = np.array([stretch.beyond.isdisjoint(on) for stretch in edge.stretches], dtype=bool)
        short_m = np.where(open_edge, required_m - gap_m, -np.inf)
        at = _worst(short_m, required_m)
        if short_m[at] > TOLERANCE_M and (worst is None or _worse(float(short_m[at]), float(required_m[at]), worst)):
            kind = limits.kind_of(edge.stretches[at])
            worst = EdgeGap(float(gap_m[at]), limits.by_kind[kind], kind, edge.stretches[at])
        doubts += _void(edge, plant, name)
        unsure = open_edge & np.array([not s.sure for s in edge.stretches]) & (gap_m < limits.most_m - TOLERANCE_M)
        unsure &= required_m < limits.most_m
        if unsure.any():
            nearest = float(gap_m[unsure].min())
            doubts.append(USE_NOT_KNOWN(plant=plant, gap_m=nearest, parcel=name, required_m=limits.most_m))
    return EdgeCheck(worst, tuple(doubts))


def _worst(short_m: Floats, required_m: Floats) -> int:
    """Where most is lacking; where as much is lacking in several places, the one of them that asks for most."""
    equal = np.flatnonzero(short_m >= short_m.max() - AS_SHORT_M)
    return int(equal[np.argmax(required_m[equal])])


def _worse(short_m: float, required_m: float, than: EdgeGap) -> bool:
    apart = short_m - than.short_m
    return apart > AS_SHORT_M or (apart > -AS_SHORT_M and required_m > than.limit.value)


def _void(edge: ParcelEdge, plant: str, parcel: str) -> Iterator[Message]:
    if not edge.readable:
        yield KIND_UNREADABLE(plant=plant, parcel=parcel)
    for kind in edge.void:
        yield KIND_VOID(plant=plant, parcel=parcel, kind=vocabulary("edge_kind").label(kind))


def kind_clearances(
    layout: Layout, settings: RuleSettings, limits: KindLimits, row: int, severity: Severity, rule_id: str
) -> Iterator[Clearance]:
    """What stretches of edge ask beyond ``limits.least`` of a plant that stands on their parcel, and on none beyond."""
    ground, edges = layout.ground, edges_by(layout.site, settings)
    for parcel in areas_near(ground.parcels, layout.window_of(row), limits.most_m + SEEN_M).tolist():
        together: dict[tuple[str, frozenset[int]], list[shapely.LineString]] = {}
        for stretch in edges.of(parcel).stretches:
            kind = limits.kind_of(stretch)
            if limits.by_kind[kind].value > limits.least.value:
                together.setdefault((kind, stretch.beyond), []).append(stretch.line)
        for (kind, beyond), lines in together.items():
            limit = limits.by_kind[kind]
            yield Clearance(
                rule_id,
                severity,
                f"parcel={ground.parcel_ids[min(beyond)]}" if len(beyond) == 1 else "",
                shapely.MultiLineString(lines),
                limit.value,
                limit.clause,
                limit.confidence,
                unless_on=tuple(ground.parcels.shapes[other] for other in sorted(beyond)),
                when_on=ground.parcels.shapes[parcel],
            )
