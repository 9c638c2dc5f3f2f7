"""What is said beside an axonometric picture: how it is seen, in which light, and what is not in it."""

from __future__ import annotations

from typing import Final

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.moment import name_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

NORTH = QT_TRANSLATE_NOOP("axonometric", "north")
NORTH_EAST = QT_TRANSLATE_NOOP("axonometric", "north-east")
EAST = QT_TRANSLATE_NOOP("axonometric", "east")
SOUTH_EAST = QT_TRANSLATE_NOOP("axonometric", "south-east")
SOUTH = QT_TRANSLATE_NOOP("axonometric", "south")
SOUTH_WEST = QT_TRANSLATE_NOOP("axonometric", "south-west")
WEST = QT_TRANSLATE_NOOP("axonometric", "west")
NORTH_WEST = QT_TRANSLATE_NOOP("axonometric", "north-west")
_POINTS: Final = (NORTH, NORTH_EAST, EAST, SOUTH_EAST, SOUTH, SOUTH_WEST, WEST, NORTH_WEST)

VIEW = QT_TRANSLATE_NOOP(
    "axonometric",
    "Parallel projection, looking {towards} (azimuth {azimuth_deg:.0f}° clockwise from grid north), tilted "
    "{tilt_deg:.0f}° from the map.",
)
SHARES = QT_TRANSLATE_NOOP(
    "axonometric",
    "Lengths across the picture are at its scale; of lengths on the ground away from the viewer {depth_pct:.0f} % are "
    "drawn, of heights {height_pct:.0f} %.",
)
RAISED = QT_TRANSLATE_NOOP("axonometric", "Heights are exaggerated {times:g} times.")
DRAWN_LIGHT = QT_TRANSLATE_NOOP(
    "axonometric", "Light: the fixed sun of drawings, from the north-west at 45°; no real sun stands there."
)
LIGHT = QT_TRANSLATE_NOOP(
    "axonometric",
    "Sun of {when}: from {towards} (azimuth {azimuth_deg:.0f}°), {height_deg:.0f}° high; shadows on flat ground.",
)
NO_SUN = QT_TRANSLATE_NOOP("axonometric", "On {when} the sun is below the horizon: there are no shadows.")
LOW_SUN = QT_TRANSLATE_NOOP(
    "axonometric", "Sun of {when}: only {height_deg:.1f}° high; its shadows are too long to be drawn."
)
NO_HEIGHT = QT_TRANSLATE_NOOP("axonometric", "1 plant has no height: it is drawn flat (?).")
NO_HEIGHTS = QT_TRANSLATE_NOOP("axonometric", "{count} plants have no height: they are drawn flat (?).")
UNTIL = QT_TRANSLATE_NOOP("axonometric", "In service by {moment}")
LATER_ONES = QT_TRANSLATE_NOOP("axonometric", "In service later")
FLAT_ONES = QT_TRANSLATE_NOOP("axonometric", "Height not known")
FLAT_GROUND = QT_TRANSLATE_NOOP("axonometric", "The ground is drawn flat: the plan holds no relief.")
ILLUSTRATIVE = QT_TRANSLATE_NOOP("axonometric", "Illustrative map, not surveyed")
SCENARIO = QT_TRANSLATE_NOOP("axonometric", "Scenario {name}")
LENGTH_M = QT_TRANSLATE_NOOP("axonometric", "{length_m:g} m")
LENGTH_KM = QT_TRANSLATE_NOOP("axonometric", "{length_km:g} km")
NORTH_LETTER = QT_TRANSLATE_NOOP("axonometric", "N")
TITLE = QT_TRANSLATE_NOOP("axonometric", "Axonometric view")


def point_of_compass(azimuth_deg: float) -> Template:
    """The nearest of the eight points of the compass.

    >>> point_of_compass(350).text, point_of_compass(100).text
    ('north', 'east')
    """
    return _POINTS[round(azimuth_deg / 45) % len(_POINTS)]


def view_in_words(camera: Camera) -> tuple[Message, ...]:
    """How the site is seen, and at which lengths."""
    view = VIEW(
        towards=point_of_compass(camera.azimuth_deg), azimuth_deg=camera.azimuth_deg % 360, tilt_deg=camera.tilt_deg
    )
    height = camera.height_share / camera.raised
    shares = SHARES(depth_pct=100 * camera.depth_share, height_pct=100 * height)
    return (view, shares, RAISED(times=camera.raised)) if camera.raised > 1 else (view, shares)


def light_in_words(sun: Sun) -> Message | Template:
    """Where the light comes from."""
    if sun.when is None:
        return DRAWN_LIGHT
    when = sun.when.strftime("%Y-%m-%d %H:%M")
    if not sun.is_up:
        return NO_SUN(when=when)
    if not sun.casts_shadows:
        return LOW_SUN(when=when, height_deg=sun.height_deg)
    towards = point_of_compass(sun.azimuth_deg)
    return LIGHT(when=when, towards=towards, azimuth_deg=sun.azimuth_deg, height_deg=sun.height_deg)


def gaps_in_words(model: SiteModel) -> tuple[Message | Template, ...]:
    """What the picture lacks."""
    count = len(model.flat)
    if not count:
        return ()
    return (NO_HEIGHT if count == 1 else NO_HEIGHTS(count=count),)


def moment_in_words(model: SiteModel) -> Message | None:
    """Until when plants count; None: all do."""
    return None if model.moment is None else UNTIL(moment=name_of(model.moment))
