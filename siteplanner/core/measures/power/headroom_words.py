"""What can be said of the power that could still connect on one parcel."""

from __future__ import annotations

from siteplanner.core.measures.power.capacity import SubstationCapacity
from siteplanner.core.measures.power.headroom import Headroom, Room
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

ABOUT = QT_TRANSLATE_NOOP(
    "measures",
    "The load of one works that could still connect on a parcel: from the N-1 reserve of the substations in service "
    "within reach of a straight feeder, at the voltages they feed works at. Parcels share that reserve: their figures "
    "do not add up. Whether land use and rules admit works there is another question.",
)
FREE = QT_TRANSLATE_NOOP("measures", "Up to {mw:.1f} MW at {kv:d} kV from {substation} (N-1), {km:.1f} km")
CAPPED = QT_TRANSLATE_NOOP(
    "measures",
    "Up to {mw:.1f} MW for one works at {kv:d} kV from {substation} (N-1: {mva:.1f} MVA left there), {km:.1f} km",
)
NOT_COUNTED = QT_TRANSLATE_NOOP("measures", "{said}; plants there whose load is not entered are not counted")
FULL = QT_TRANSLATE_NOOP("measures", "No N-1 reserve left: {substation} lacks {mva:.1f} MVA, {km:.1f} km")
UNKNOWN = QT_TRANSLATE_NOOP(
    "measures",
    "Not known: enter voltage, capacity and number of transformers of {substation}, {km:.1f} km",
)
BEYOND = QT_TRANSLATE_NOOP("measures", "No substation in service within reach")
NO_PLACE = QT_TRANSLATE_NOOP("measures", "This parcel has no shape on the map")


def headroom_words(found: Headroom, parcel: int, substation: str) -> Message | Template:
    """What is known of a parcel by its row; ``substation`` is the name for people of the one that ``found`` names."""
    room, at = Room(int(found.room[parcel])), int(found.station[parcel])
    if room is Room.BEYOND:
        return BEYOND
    if room is Room.NO_PLACE:
        return NO_PLACE
    station, km = found.stations[at], float(found.length_m[parcel]) / 1000.0
    if room is Room.UNKNOWN:
        return UNKNOWN(substation=substation, km=km)
    spare_mva = (station.spare_n1_kva or 0.0) / 1000.0
    if room is Room.FULL:
        return _counting(FULL(substation=substation, mva=-spare_mva, km=km), station)
    kv, mw = CLASSES_KV[int(found.voltage[parcel])], float(found.load_kw[parcel]) / 1000.0
    if found.capped[parcel]:
        said = CAPPED(mw=mw, kv=kv, substation=substation, mva=spare_mva, km=km)
    else:
        said = FREE(mw=mw, kv=kv, substation=substation, km=km)
    return _counting(said, station)


def _counting(said: Message, station: SubstationCapacity) -> Message:
    return NOT_COUNTED(said=said) if station.missing else said
