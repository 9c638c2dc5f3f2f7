"""The notes of GB 50016 under table 3.4.1, and clause 3.4.5, that allow less than the table asks.

Each looks at two buildings and gives the metres it leaves, or None where it does not apply. Whatever a note needs and
nobody has entered is taken as not so. Where heights count and both are alike, a note must hold whichever is taken for
the higher. Notes about factories do not apply to warehouses, but for N2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from siteplanner.core.fire.low_risk import beside_civil_m
from siteplanner.core.fire.table import HAZARD_CLASSES
from siteplanner.core.fire.walls import Wall, Walls
from siteplanner.core.rules.rule import TOLERANCE_M, RuleSettings

Note = Literal["N2", "N3", "N4", "N5", "N6", "N7"]


@dataclass(frozen=True, slots=True)
class Reduced:
    """What a note leaves of the table's distance."""

    required_m: float
    note: Note
    table_m: float


A, B, _, _, E = range(len(HAZARD_CLASSES))
FIRE_RESISTING = (1, 2)


@dataclass(frozen=True, slots=True)
class Party:
    """One building of a pair.

    ``hazard`` as in the table (0 is A), ``grade`` 1 to 4 (0 blank; where it is not ``grade_known`` it was assumed),
    ``rank`` that of a civil building, ``height_m`` NaN where nobody knows. ``faces`` are its walls that look at the
    other, none where nothing is known of them; ``walls`` then is None.
    """

    factory: bool
    warehouse: bool
    civil: bool
    hazard: int
    grade: int
    rank: int
    high_rise: bool
    height_m: float
    grade_known: bool = True
    project: str = ""
    walls: Walls | None = None
    faces: tuple[Wall, ...] = ()

    @property
    def below_b(self) -> bool:
        return self.hazard > B

    @property
    def fire_resisting(self) -> bool:
        return self.grade_known and self.grade in FIRE_RESISTING

    @property
    def behind_fire_wall(self) -> bool:
        return bool(self.faces) and all(wall.is_fire_wall for wall in self.faces)

    @property
    def behind_blind_fire_wall(self) -> bool:
        return bool(self.faces) and all(wall.is_blind_fire_wall for wall in self.faces)

    @property
    def openings_protected(self) -> bool:
        return bool(self.faces) and all(wall.openings_protected for wall in self.faces)

    def roofed_for(self, hours: float) -> bool:
        """Whether its roof resists fire for so long."""
        return self.walls is not None and self.walls.roof_h is not None and self.walls.roof_h >= hours

    def closed_above(self, hours: float) -> bool:
        """The same, and without a skylight."""
        return self.roofed_for(hours) and self.walls is not None and self.walls.no_skylight


def n2(a: Party, b: Party, table_m: float, settings: RuleSettings) -> float | None:
    """Low class E factories, with each other and with class E warehouses: less by 2 m; beside a civil building they
    are one themselves."""
    for first, other in ((a, b), (b, a)):
        if first.factory and first.hazard == E and not first.high_rise:
            if other.hazard == E and not other.high_rise and (other.factory or other.warehouse):
                return table_m - settings.value("N2.less_m")
            if other.civil:
                return beside_civil_m(first.grade, other.rank, other.grade)
    return None


def n3(a: Party, b: Party, _table_m: float, settings: RuleSettings) -> float | None:
    """Living rooms built to serve a works of class C, D or E alone, beside a factory of that works."""
    for rooms, works in ((a, b), (b, a)):
        serves = rooms.civil and rooms.walls is not None and rooms.walls.serves_own_works
        if serves and works.factory and works.below_b and rooms.project and rooms.project == works.project:
            return settings.value("N3.least_m")
    return None


def n4(a: Party, b: Party, _table_m: float, settings: RuleSettings) -> float | None:
    """Two factories: the higher behind a fire wall; or alike in height, of grade 1 or 2, one behind a fire wall, with
    roofs of an hour. Nothing is asked, between two of class A 4 m."""
    if not (a.factory and b.factory):
        return None
    higher = _higher(a, b)
    roofs_h = settings.value("N4.roof_h")
    alike = (
        len(higher) == 2
        and (a.behind_fire_wall or b.behind_fire_wall)
        and all(party.fire_resisting and party.roofed_for(roofs_h) for party in (a, b))
    )
    if alike or (len(higher) == 1 and higher[0][0].behind_fire_wall):
        return settings.value("N4.class_a_m") if a.hazard == b.hazard == A else 0.0
    return None


def n5(a: Party, b: Party, table_m: float, settings: RuleSettings) -> float | None:
    """Two factories of class C, D or E with non-combustible walls, no combustible eaves, and openings that are few and
    not opposite: less by a quarter."""
    if not all(party.factory and party.below_b and _hardly_open(party, settings) for party in (a, b)):
        return None
    openings_m = [wall for party in (a, b) for wall in party.faces if wall.openings_share]
    if not all(wall.openings_not_opposite for wall in openings_m):
        return None
    return table_m * settings.value("N5.factor")


def n6(a: Party, b: Party, _table_m: float, settings: RuleSettings) -> float | None:
    """Two factories of grade 1 or 2: the lower behind a fire wall, its roof of an hour without a skylight; or the
    openings of the higher protected. 6 m for classes A and B, 4 m for C, D and E, nothing for one of each."""
    if not all(party.factory and party.fire_resisting for party in (a, b)) or a.below_b != b.below_b:
        return None
    higher, roof_h = _higher(a, b), settings.value("N6.roof_h")
    low = bool(higher) and all(lower.behind_fire_wall and lower.closed_above(roof_h) for _, lower in higher)
    high = bool(higher) and all(upper.openings_protected for upper, _ in higher)
    return settings.value("N6.cde_m" if a.below_b else "N6.ab_m") if low or high else None


def n7(a: Party, b: Party, _table_m: float, settings: RuleSettings) -> float | None:
    """A factory of class C, D or E beside a civil building, both of grade 1 or 2 (3.4.5): nothing is asked where the
    higher is behind a fire wall without openings; 4 m where the lower is behind a fire wall under a roof of an hour
    without a skylight, or the higher behind one whose openings are protected."""
    if not any(x.factory and x.below_b and y.civil for x, y in ((a, b), (b, a))):
        return None
    higher, roof_h = _higher(a, b), settings.value("N7.roof_h")
    if not higher or not (a.fire_resisting and b.fire_resisting):
        return None
    if all(upper.behind_blind_fire_wall for upper, _ in higher):
        return 0.0
    low = all(lower.behind_fire_wall and lower.closed_above(roof_h) for _, lower in higher)
    high = all(upper.behind_fire_wall and upper.openings_protected for upper, _ in higher)
    return settings.value("N7.least_m") if low or high else None


NOTES: Mapping[Note, Callable[[Party, Party, float, RuleSettings], float | None]] = {
    "N2": n2,
    "N3": n3,
    "N4": n4,
    "N5": n5,
    "N6": n6,
    "N7": n7,
}
LIMIT_KEYS: Mapping[str, str] = {
    **{f"allow.{note}": "" for note in NOTES},
    "N2.less_m": "m",
    "N3.least_m": "m",
    "N4.class_a_m": "m",
    "N4.roof_h": "h",
    "N5.factor": "",
    "N5.openings_share": "",
    "N6.ab_m": "m",
    "N6.cde_m": "m",
    "N6.roof_h": "h",
    "N7.least_m": "m",
    "N7.roof_h": "h",
}


def _higher(a: Party, b: Party) -> tuple[tuple[Party, Party], ...]:
    """Which of the two may be the higher, with the lower: one pair, both ways round where they are alike, none where a
    height is not known."""
    if not (a.height_m > 0.0 and b.height_m > 0.0):
        return ()
    if abs(a.height_m - b.height_m) <= TOLERANCE_M:
        return (a, b), (b, a)
    return ((a, b),) if a.height_m > b.height_m else ((b, a),)


def _hardly_open(party: Party, settings: RuleSettings) -> bool:
    most = settings.value("N5.openings_share")
    return bool(party.faces) and all(
        wall.non_combustible
        and wall.no_combustible_eaves
        and wall.openings_share is not None
        and wall.openings_share <= most
        for wall in party.faces
    )
