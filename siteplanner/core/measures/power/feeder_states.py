"""How a feeder stands, in words: in order, too low, or why there are no figures of it."""

from __future__ import annotations

from collections.abc import Mapping

from siteplanner.core.measures.power.network import FeederNetwork, FeederState
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV, deviation_factor
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

IN_ORDER = QT_TRANSLATE_NOOP("measures", "in order")
TOO_LOW = QT_TRANSLATE_NOOP("measures", "voltage too low: more than {allowed:.3g} % below nominal")
LOWER = QT_TRANSLATE_NOOP("measures", "its load usually wants {needed:d} kV, which its substation does not feed")
TOO_LOW_AND_LOWER = QT_TRANSLATE_NOOP(
    "measures",
    "voltage too low: more than {allowed:.3g} % below nominal; its load usually wants {needed:d} kV, which its "
    "substation does not feed",
)
BEYOND = QT_TRANSLATE_NOOP("measures", "no voltage carries this load so far: shorten the feeder or raise its voltage")
WHY: Mapping[FeederState, Template] = {
    FeederState.NO_LOAD: QT_TRANSLATE_NOOP("measures", "no load"),
    FeederState.LOAD_UNKNOWN: QT_TRANSLATE_NOOP(
        "measures", "load not known: enter connected load, demand factor and power factor"
    ),
    FeederState.NO_SUBSTATION: QT_TRANSLATE_NOOP("measures", "on no substation of the map"),
    FeederState.NOT_IN_SERVICE: QT_TRANSLATE_NOOP("measures", "its substation is not in service by then"),
    FeederState.VOLTAGE_UNKNOWN: QT_TRANSLATE_NOOP(
        "measures", "the voltage of its substation is not entered, or not one that feeds works"
    ),
    FeederState.NO_PLACE: QT_TRANSLATE_NOOP("measures", "the plant or its substation has no place on the map"),
    FeederState.BEYOND: BEYOND,
}


def why_none(network: FeederNetwork, plant: int) -> Template:
    """Why a plant has no figures of a feeder."""
    return WHY[FeederState(int(network.state[plant]))]


def state_of(network: FeederNetwork, plant: int) -> Message | Template:
    """How the feeder of a plant stands."""
    state = FeederState(int(network.state[plant]))
    if state is not FeederState.SOLVED:
        return WHY[state]
    low, lower = bool(network.too_low[plant]), bool(network.below_class[plant])
    if not (low or lower):
        return IN_ORDER
    needed = CLASSES_KV[int(network.needed[plant])]
    allowed = deviation_factor(network.basis.factors, CLASSES_KV[int(network.used[plant])]).value
    if low and lower:
        return TOO_LOW_AND_LOWER(allowed=allowed, needed=needed)
    return TOO_LOW(allowed=allowed) if low else LOWER(needed=needed)
