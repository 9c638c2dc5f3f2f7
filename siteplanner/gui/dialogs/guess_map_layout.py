"""Where things stand on the small map of guesses: the window in degrees, its graticule, and labels that do not overlap.

Plain numbers, x to the right and y down in pixels, so that it can be held against figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siteplanner.core.coordinates import Box
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.home_county import home_box

MARGIN_SHARE = 0.12
LEAST_SPAN_DEG = 0.02
STEPS_DEG = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
LINES_MOST = 7
NEAR_PX = 14.0
LEADER_PX = 18.0
GAP_PX = 2.0
Rect = tuple[float, float, float, float]
"""left, top, right, bottom"""


@dataclass(frozen=True, slots=True)
class Window:
    """A box in degrees shown in a rectangle of pixels, a degree of longitude shortened as at its middle latitude."""

    box: Box
    room: Rect

    @classmethod
    def around(cls, boxes: Sequence[Box], room: Rect) -> Window:
        """The window that holds the boxes with a margin, widened to the shape of ``room``."""
        west, south = (min(box[side] for box in boxes) for side in (0, 1))
        east, north = (max(box[side] for box in boxes) for side in (2, 3))
        lon, lat = (west + east) / 2, (south + north) / 2
        squeeze = max(0.2, math.cos(math.radians(lat)))
        width = max((east - west) * (1 + 2 * MARGIN_SHARE), LEAST_SPAN_DEG) * squeeze
        height = max((north - south) * (1 + 2 * MARGIN_SHARE), LEAST_SPAN_DEG)
        shape = (room[2] - room[0]) / max(1.0, room[3] - room[1])
        width, height = (height * shape, height) if width < height * shape else (width, width / shape)
        half_lon, half_lat = width / squeeze / 2, height / 2
        return cls((lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat), room)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands, pixels."""
        west, south, east, north = self.box
        left, top, right, bottom = self.room
        return (
            left + (lon - west) / (east - west) * (right - left),
            bottom - (lat - south) / (north - south) * (bottom - top),
        )

    def holds(self, lon: float, lat: float) -> bool:
        west, south, east, north = self.box
        return west <= lon <= east and south <= lat <= north

    def meridians(self) -> tuple[float, ...]:
        return _lines(self.box[0], self.box[2])

    def parallels(self) -> tuple[float, ...]:
        return _lines(self.box[1], self.box[3])


def _lines(low: float, high: float) -> tuple[float, ...]:
    """Round degrees between two, at most ``LINES_MOST``.

    >>> _lines(113.3, 114.5)
    (113.4, 113.6, 113.8, 114.0, 114.2, 114.4)
    """
    step = next((s for s in STEPS_DEG if (high - low) / s <= LINES_MOST), STEPS_DEG[-1])
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(round(at * step, 6) for at in range(first, last + 1))


def boxes_shown(guesses: Sequence[CrsGuess], current: str, context: Box | None) -> list[Box]:
    """What the map has to hold: the county alone while the guess in question falls there, else every guess."""
    chosen = next((guess for guess in guesses if guess.key == current), None)
    near_home = chosen.at_home if chosen is not None else any(guess.at_home for guess in guesses)
    shown = [guess for guess in guesses if guess.at_home or not near_home]
    boxes = [home_box(), *((guess.lon, guess.lat, guess.lon, guess.lat) for guess in shown)]
    if context is not None and (not near_home or _meet(context, home_box())):
        boxes.append(context)
    return boxes


@dataclass(frozen=True, slots=True)
class Label:
    """A guess on the map: where it falls (or the edge it falls beyond), and the rectangle of its code."""

    guess: CrsGuess
    at: tuple[float, float]
    beyond: bool
    rect: Rect


def labels(window: Window, guesses: Sequence[CrsGuess], sizes: Sequence[tuple[float, float]]) -> tuple[Label, ...]:
    """A label of each guess, of the width and height given; none overlaps another, all lie in the window.

    Guesses that fall on one spot share a stack beside it, in their order.
    """
    places = [_clamped(window, guess) for guess in guesses]
    taken: list[Rect] = []
    placed: dict[int, Rect] = {}
    tallest = max((height + GAP_PX for _, height in sizes), default=1.0)
    in_stack = max(1, int((window.room[3] - window.room[1]) / tallest))
    spots = _groups([at for at, _ in places])
    spots.sort(key=lambda spot: (not places[spot[0]][1], -len(spot)))  # what stands at the edge has the least choice
    for group in (spot[at : at + in_stack] for spot in spots for at in range(0, len(spot), in_stack)):
        width = max(sizes[i][0] for i in group)
        height = sum(sizes[i][1] + GAP_PX for i in group)
        left, top = _free_corner(window.room, places[group[0]][0], width, height, taken)
        for i in group:
            placed[i] = (left, top, left + sizes[i][0], top + sizes[i][1])
            top += sizes[i][1] + GAP_PX
            taken.append((left, placed[i][1], left + width, top))
    return tuple(
        Label(guess, at, beyond, placed[i]) for i, (guess, (at, beyond)) in enumerate(zip(guesses, places, strict=True))
    )


def _clamped(window: Window, guess: CrsGuess) -> tuple[tuple[float, float], bool]:
    x, y = window.place(guess.lon, guess.lat)
    left, top, right, bottom = window.room
    inside = window.holds(guess.lon, guess.lat)
    return (min(max(x, left), right), min(max(y, top), bottom)), not inside


def _groups(places: Sequence[tuple[float, float]]) -> list[list[int]]:
    """The numbers of the places, those near each other together."""
    groups: list[list[int]] = []
    for i, place in enumerate(places):
        for group in groups:
            if math.dist(places[group[0]], place) <= NEAR_PX:
                group.append(i)
                break
        else:
            groups.append([i])
    return groups


def _free_corner(
    room: Rect, at: tuple[float, float], width: float, height: float, taken: Iterable[Rect]
) -> tuple[float, float]:
    """The upper left corner of a stack beside ``at``: to the right, to the left, else moved up or down."""
    left, top, right, bottom = room
    sides = [at[0] + LEADER_PX, at[0] - LEADER_PX - width, left, right - width]
    others = list(taken)
    best: tuple[float, tuple[float, float]] | None = None
    step = max(4.0, height / 6)
    for shift in (0.0, *(sign * k * step for k in range(1, 40) for sign in (1, -1))):
        for side in sides:
            x = min(max(side, left), max(left, right - width))
            y = min(max(at[1] - height / 2 + shift, top), max(top, bottom - height))
            rect = (x, y, x + width, y + height)
            if any(_meet(rect, other) for other in others):
                continue
            cost = math.dist(at, (x + width / 2, y + height / 2)) + (abs(x - side) * 2)
            if best is None or cost < best[0]:
                best = cost, (x, y)
    if best is not None:
        return best[1]
    return min(max(sides[0], left), max(left, right - width)), min(max(at[1], top), max(top, bottom - height))


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
