"""What most parcels of a file have in common: the zone before their eastings, metres or degrees, the order of axes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import shapely

from siteplanner.core.gauss_kruger import zone_before
from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.parcel_rings import RingsOfParcel

AXES_SWAPPED = QT_TRANSLATE_NOOP("import", "Eastings stand before northings, against the format. They were exchanged.")
OTHER_ZONE = QT_TRANSLATE_NOOP(
    "import", "The eastings begin with zone {zone}, those of most parcels of the file with {usual} (0: with none)."
)
OTHER_COORDINATES = QT_TRANSLATE_NOOP("import", "The coordinates are of another kind than those of most parcels.")


def usual_of(made: Sequence[RingsOfParcel]) -> tuple[int, bool]:
    """The zone before the eastings of most parcels (0: none), and whether most are in degrees."""
    zones = Counter(zone_before(rings.easting) for rings in made if rings.shape is not None and not rings.in_degrees)
    degrees = sum(rings.in_degrees for rings in made if rings.shape is not None)
    return (zones.most_common(1)[0][0] if zones else 0), degrees > sum(zones.values())


def odd_one(rings: RingsOfParcel, usual: int, degrees: bool) -> Message | None:
    """Why a parcel cannot be of one map with most of them; None where it can."""
    if rings.in_degrees != degrees:
        return OTHER_COORDINATES()
    if not degrees and rings.zones != {usual}:
        return OTHER_ZONE(zone=next(iter(rings.zones - {usual})), usual=usual)
    return None


def swapped_notes(made: Sequence[RingsOfParcel], shapes: Geometries) -> tuple[list[Note], list[Message]]:
    """One warning where all parcels have their axes exchanged, else a note for each that has."""
    rows = [row for row, rings in enumerate(made) if rings.swapped and shapes[row] is not None]
    if rows and len(rows) == int((shapely.get_type_id(shapes) != -1).sum()):
        return [], [AXES_SWAPPED()]
    return [(row, "noted", AXES_SWAPPED()) for row in rows], []
