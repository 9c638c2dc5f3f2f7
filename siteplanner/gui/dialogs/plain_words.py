"""Sentences of the services that name options of a command, said as the window says them."""

from __future__ import annotations

from siteplanner.core import coordinates
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files import layer_choice
from siteplanner.gui.dialogs.map_entry import CHOOSE_CRS, CHOOSE_LAYER
from siteplanner.gui.wording import say
from siteplanner.services import map_system, new_plan, plants_from_map

NO_PARCELS = QT_TRANSLATE_NOOP("maps", "A plan needs parcels. Add a map of them, or choose the role of one.")
IN_DEGREES = QT_TRANSLATE_NOOP(
    "maps", "{crs} is in degrees; a plan needs a system in metres. One that fits: {fitting}."
)
NO_METRES = QT_TRANSLATE_NOOP(
    "maps", "{crs} does not count metres east and north; a plan cannot be measured in it. One that fits: {fitting}."
)
MERCATOR = QT_TRANSLATE_NOOP(
    "maps",
    "{crs} is Web Mercator, in which areas are wrong; no plan can be measured in it. One that fits: {fitting}.",
)
DISTORTS = QT_TRANSLATE_NOOP(
    "maps", "{crs} distorts areas by {share:.1%} here; a plan cannot be measured in it. One that fits: {fitting}."
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "maps",
    "{crs} does not fit: {outside} of {rows} parcels lie outside its area of use (row {row} is at {lon:.4f}° E, "
    "{lat:.4f}° N). One that fits: {fitting}; or the parcels' own system is chosen wrongly.",
)
CRS_UNFIT = QT_TRANSLATE_NOOP("maps", "The coordinates do not fit {crs}. Choose the right system.")
NOT_EXCHANGED = QT_TRANSLATE_NOOP(
    "maps", "With x and y exchanged the coordinates fit no system; as they stand they do. Take the tick away."
)
ALL_TAKEN = QT_TRANSLATE_NOOP(
    "maps", "Every plant of this map is in the scenario already. Tick “Update existing plants” to overwrite them."
)

_SAID: dict[Template, Template] = {
    new_plan.NO_PARCELS: NO_PARCELS,
    coordinates.GEOGRAPHIC: IN_DEGREES,
    coordinates.NOT_METRES: NO_METRES,
    coordinates.WEB_MERCATOR: MERCATOR,
    coordinates.DISTORTS: DISTORTS,
    coordinates.ELSEWHERE: ELSEWHERE,
    map_system.NO_CRS: CHOOSE_CRS,
    map_system.CRS_DOUBTFUL: CRS_UNFIT,
    map_system.NOT_EXCHANGED: NOT_EXCHANGED,
    layer_choice.WHICH_LAYER: CHOOSE_LAYER,
    plants_from_map.ALL_TAKEN: ALL_TAKEN,
}
PLAN_CRS_PROBLEMS = frozenset(
    {
        coordinates.GEOGRAPHIC,
        coordinates.NOT_METRES,
        coordinates.WEB_MERCATOR,
        coordinates.DISTORTS,
        coordinates.ELSEWHERE,
        coordinates.STRAY,
        coordinates.UNKNOWN_CRS,
    }
)
"""Sentences that are about the system of the plan, not about one map."""


def in_window(message: Message | Template) -> Message | Template:
    """The message without options of a command in it."""
    template = message if isinstance(message, Template) else message.template
    said = _SAID.get(template)
    if said is None:
        return message
    return said if isinstance(message, Template) else said(**message.values)


def sentence(message: Message | Template) -> str:
    """The message in the window's language, as the window says it."""
    return say(in_window(message))
