"""How a plan's map looked when it was last open: remembered for the person, and kept in the file when that is saved.

The person's own look comes first, so that what one closes is what one opens again; a colleague without one gets the
look of the file. Changing a look is no edit: it makes no undo step and leaves no unsaved changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from siteplanner.core.map_look import LOOK as LOOK
from siteplanner.core.map_look import SCHEMES, MapLook, look_from_json
from siteplanner.core.plan import Plan
from siteplanner.services.settings import Settings

LOOKS = "looks"
SCHEME = "colour_scheme"
"""The colours a person wants in every plan, once they have chosen."""
AT_MOST = 50


def kept_look(plan: Plan, settings: Settings) -> MapLook:
    """The look to open a plan with; the standard one where nothing is remembered or it cannot be read.

    The colour scheme is the person's, whatever plan it is.
    """
    looks: dict[str, Any] = settings.get(LOOKS, {})
    look = look_from_json(looks.get(plan.plan_uuid) or _stored(plan.settings))
    own: str = settings.get(SCHEME, "")
    return replace(look, scheme=own) if own in SCHEMES else look


def plan_look(plan: Plan) -> MapLook:
    """The look that the plan was saved with, for whoever is not at the window; the standard one where it has none."""
    return look_from_json(_stored(plan.settings))


def keep_look(plan: Plan, look: MapLook, settings: Settings) -> None:
    """Remember the look for this person; the plans looked at longest ago are forgotten."""
    looks: dict[str, Any] = settings.get(LOOKS, {})
    if kept_look(plan, settings) != look:
        others = [(key, value) for key, value in looks.items() if key != plan.plan_uuid]
        settings.set(LOOKS, dict([*others, (plan.plan_uuid, look.to_json())][-AT_MOST:]))


def with_look(settings: Mapping[str, str], look: MapLook) -> Mapping[str, str]:
    """A plan's settings with the look to save it with; unchanged where that is what they say already."""
    if look == look_from_json(_stored(settings)):
        return settings
    return {**settings, LOOK: json.dumps(look.to_json(), ensure_ascii=False, sort_keys=True)}


def _stored(settings: Mapping[str, str]) -> Any:
    try:
        return json.loads(settings.get(LOOK, "null"))
    except ValueError:
        return None
