"""What stands below tables about land: how areas are measured and by how much that matters, and faults of the map."""

from __future__ import annotations

import math

from siteplanner.core.ground import ground_of
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land.balance import Ground, LandBalance, LineKind
from siteplanner.core.rules.investment_intensity import M2_PER_HA
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template, Text

WARN_ABOVE = "land.area_difference_permille"
PLANAR = QT_TRANSLATE_NOOP("measures", "planar areas")
ELLIPSOIDAL = QT_TRANSLATE_NOOP("measures", "areas on the ellipsoid")
BOTH = QT_TRANSLATE_NOOP(
    "measures",
    "Planar {planar_ha:,.4f} ha, on the ellipsoid {ellipsoidal_ha:,.4f} ha, a difference of {permille:+.3f} ‰. This "
    "table has {how}.",
)
WARNING = QT_TRANSLATE_NOOP(
    "measures",
    "Attention: planar and ellipsoidal area differ by more than {limit:g} ‰. Say in every document which is meant.",
)
FITS = QT_TRANSLATE_NOOP("measures", "The parcels leave no gap here and do not overlap.")
NO_OVERLAP = QT_TRANSLATE_NOOP("measures", "The parcels do not overlap.")
REPAIRED = QT_TRANSLATE_NOOP(
    "measures", "Parcels whose outline is not valid, counted with a repaired copy ({count:d}): {parcels}."
)
WITHOUT_OUTLINE = QT_TRANSLATE_NOOP(
    "measures", "Parcels without a usable outline, counted as 0 ({count:d}): {parcels}."
)
NAMED_AT_MOST = 10


def how_measured(areas: str) -> Template:
    return PLANAR if areas == "planar" else ELLIPSOIDAL


def balance_notes(basis: Basis, balance: LandBalance) -> tuple[Text, ...]:
    """The notes of one balance."""
    notes = list(area_notes(basis, balance))
    kinds = {line.kind for line in balance.lines}
    if balance.lines and not kinds & {LineKind.UNCOVERED, LineKind.TWICE}:
        notes.append(FITS if balance.ground is Ground.ZONE else NO_OVERLAP)
    if balance.ground is Ground.WHOLE:
        notes += fault_notes(basis)
    return tuple(notes)


def area_notes(basis: Basis, balance: LandBalance) -> tuple[Text, ...]:
    """Both totals with their difference, and a warning where it is great."""
    both = balance.planar_and_ellipsoidal_m2
    if both is None or not (both[0] > 0 and math.isfinite(both[1])):
        return ()
    planar_m2, ellipsoidal_m2 = both
    permille = (ellipsoidal_m2 / planar_m2 - 1) * 1000
    note = BOTH(
        planar_ha=planar_m2 / M2_PER_HA,
        ellipsoidal_ha=ellipsoidal_m2 / M2_PER_HA,
        permille=permille,
        how=how_measured(balance.areas),
    )
    limit = basis.factors.value(WARN_ABOVE)
    return (note, WARNING(limit=limit)) if abs(permille) > limit else (note,)


def fault_notes(basis: Basis) -> list[Text]:
    """Parcels whose outline is not as it should be."""
    ground = ground_of(basis.plan.site)
    faulty = ground.parcels.faulty.tolist()
    empty = [row for row in faulty if ground.parcels.shapes[row].is_empty]
    mended = [row for row in faulty if not ground.parcels.shapes[row].is_empty]
    notes: list[Text] = []
    for template, rows in ((REPAIRED, mended), (WITHOUT_OUTLINE, empty)):
        if rows:
            names = [str(ground.parcel_ids[row]) for row in rows]
            shown = names[:NAMED_AT_MOST] + ["…"] * (len(names) > NAMED_AT_MOST)
            notes.append(template(count=len(rows), parcels=", ".join(shown)))
    return notes
