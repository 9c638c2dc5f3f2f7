"""What stands around the scene on a page: heading, legend, north arrow, bar of lengths, notes."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.view_window import round_length_m
from siteplanner.drawing.axonometric import words
from siteplanner.drawing.axonometric.inks import FLAT_ALPHA, ScenePalette, shaded
from siteplanner.drawing.pixel_page import Frame, Page, painted
from siteplanner.drawing.sheet_panel import NAMES_LEFT_OUT, is_illustrative
from siteplanner.drawing.style_values import FillStyle, Rgba

PLANTS = QT_TRANSLATE_NOOP("axonometric", "Plants")
MORE = QT_TRANSLATE_NOOP("axonometric", "… and {count} more")
LONGEST_BAR: Final = 0.14
"""Of the picture's width."""
_METRES_A_KM: Final = 1000.0
_BACKING: Final = 0.72
_PITCH: Final = 27.0
_GREY: Final[Rgba] = (150, 150, 150, FLAT_ALPHA)


def write_heading(page: Page, frame: Frame, model: SiteModel, title: str) -> None:
    """What is shown: the plan, the scenario, until when."""
    scenario = model.plan.scenario(model.scenario_id)
    said = page.words(title or model.plan.name or words.TITLE)
    room = frame.width
    if is_illustrative(model.plan):
        room -= illustrative_mark(page, frame.right, page.px(46), right=True)
    page.text(frame.left, page.px(34), said, page.fitted(said, 25, room, bold=True), bold=True)
    below = [page.words(words.SCENARIO(name=scenario.name or scenario.scenario_id))]
    until = words.moment_in_words(model)
    if until is not None:
        below.append(page.words(until))
    page.text(frame.left, page.px(66), "  ·  ".join(below), 15, muted=True)


def illustrative_mark(page: Page, x: float, y: float, *, right: bool = False) -> float:
    """That the map was made up and not surveyed; gives the width it takes."""
    box = {"boxstyle": "square,pad=0.45", "facecolor": "#ffe9b8", "edgecolor": "#b07500", "linewidth": 0.8}
    inset = page.px(8)
    side = "right" if right else "left"
    at = x - inset if right else x + inset
    page.text(at, y, words.ILLUSTRATIVE, 14, bold=True, ha=side, color="#5c3d00", bbox=box)
    return page.width_px(page.words(words.ILLUSTRATIVE), 14, bold=True) + 4 * inset


def write_legend(page: Page, frame: Frame, palette: ScenePalette, *, later: bool) -> None:
    """The plants by what they are coloured by, with how many there are of each, and what is drawn otherwise."""
    model, left, y = palette.model, frame.left, frame.top + page.px(14)
    page.text(left, y, PLANTS, 16, bold=True)
    rows: list[tuple[str, int, FillStyle | Rgba | None]] = [
        (entry.name.in_language(page.say.language), count, entry.style)
        for entry, count in palette.legend
        if isinstance(entry.style, FillStyle)
    ]
    extra: tuple[tuple[Template, int, Rgba | None], ...] = (
        (words.FLAT_ONES, len(model.flat), _GREY),
        (words.LATER_ONES, len(model.later) if later else 0, None),
    )
    rows += [(page.words(name), count, face) for name, count, face in extra if count]
    room = int((frame.bottom - y) / page.px(_PITCH))
    shown = rows if len(rows) <= room else rows[: max(room - 1, 0)]
    for name, count, style in shown:
        y += page.px(_PITCH)
        _swatch(page, left, y, style)
        text = f"{page.font.shown(name)}  {count:,}".replace(",", "\u202f" if page.say.language == "en" else "")
        text = page.font.shown(text.replace("\u202f", " "))
        size = page.fitted(text, 14, frame.right - left - page.px(40))
        page.text(left + page.px(40), y, text, size)
    if len(shown) < len(rows):
        page.text(left, y + page.px(_PITCH), MORE(count=len(rows) - len(shown)), 13, muted=True)


def _swatch(page: Page, left: float, y: float, style: FillStyle | Rgba | None) -> None:
    if isinstance(style, FillStyle):
        _little_prism(page, left, y, style.color)
        return
    half = page.px(7)
    box = Frame(left, y - half, left + page.px(26), y + half)
    face = "none" if style is None else painted(style)
    page.rectangle(box, face, page.ink.text, linestyle=(0, (4, 3)))


def _little_prism(page: Page, left: float, y: float, color: Rgba) -> None:
    """Roof and two walls in the colour, as in the picture."""
    wide, wall, roof, skew = (page.px(size) for size in (18, 7, 8, 9))
    base = np.array([[*color[:3], 255]] * 3, dtype=np.uint8)
    top, front, side = (painted(face) for face in shaded(base, np.array([1.0, 0.82, 0.5])).tolist())
    right, back, foot = left + wide, y - roof, y + wall
    edge = "#101215" if page.look == "dark" else "#23262a"
    page.polygon([(left + skew, back), (right + skew, back), (right, y), (left, y)], top, edge)
    page.polygon([(left, y), (right, y), (right, foot), (left, foot)], front, edge)
    page.polygon([(right, y), (right + skew, back), (right + skew, back + wall), (right, foot)], side, edge)


def write_notes(page: Page, frame: Frame, camera: Camera, sun: Sun, model: SiteModel, *, nameless: int = 0) -> None:
    """How it is seen and lit, and what is not in it; ``nameless`` plants had no room for their name."""
    view = " ".join(page.words(text) for text in words.view_in_words(camera))
    light = " ".join(page.words(text) for text in (words.light_in_words(sun), words.FLAT_GROUND))
    missing = (*words.gaps_in_words(model), *((NAMES_LEFT_OUT(count=nameless),) if nameless else ()))
    gaps = ["  ".join(page.words(text) for text in missing)] if missing else []
    y = frame.top + page.px(20)
    for line, strong in ((view, False), (light, False), *((gap, True) for gap in gaps)):
        page.text(frame.left, y, line, page.fitted(line, 13, frame.width, bold=strong), muted=not strong, bold=strong)
        y += page.px(22)


def draw_north(page: Page, frame: Frame, camera: Camera) -> None:
    """An arrow that lies on the ground towards grid north, turned and foreshortened with it."""
    reach, (right_e, right_n), (away_e, away_n) = page.px(34), camera.right, camera.away
    north = np.array([right_n, -away_n * camera.depth_share])
    east = np.array([right_e, -away_e * camera.depth_share])
    middle = np.array([frame.right - page.px(60), frame.top + page.px(60)])
    rim = middle + 1.28 * reach * _circle(east, north)
    page.polygon(_places(rim), page.ink.ground, page.ink.muted, alpha=_BACKING)
    tip, notch, tail = (middle + north * reach * share for share in (1.0, -0.35, -0.7))
    wing = east * reach * 0.34
    for side, face in ((tail - wing, page.ink.text), (tail + wing, page.ink.ground)):
        page.polygon(_places(np.array([tip, side, notch])), face, page.ink.text, 1.0, zorder=7.1)
    letter = middle + north * reach * 1.28 + north / max(float(np.hypot(*north)), 1e-9) * page.px(14)
    page.text(float(letter[0]), float(letter[1]), words.NORTH_LETTER, 15, bold=True, ha="center")


def kept_clear(page: Page, frame: Frame) -> list[Frame]:
    """Where the arrow, the bar of lengths and the mark of a made-up map stand in the scene."""
    length = LONGEST_BAR * frame.width + page.px(60)
    return [
        Frame(frame.right - page.px(120), frame.top, frame.right, frame.top + page.px(120)),
        Frame(frame.left, frame.bottom - page.px(60), frame.left + length, frame.bottom),
        Frame(frame.left, frame.top, frame.left + page.px(260), frame.top + page.px(44)),
    ]


def _circle(east: npt.NDArray[np.float64], north: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    turns = np.linspace(0.0, 2 * math.pi, 72)
    return np.cos(turns)[:, None] * east + np.sin(turns)[:, None] * north


def _places(xy: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in xy]


def draw_scale(page: Page, frame: Frame, camera: Camera) -> None:
    """A bar of a round length, which holds across the picture."""
    length_m = round_length_m(LONGEST_BAR * frame.width * camera.metres_per_pixel)
    length, left, y = length_m / camera.metres_per_pixel, frame.left + page.px(20), frame.bottom - page.px(22)
    pad = page.px(8)
    back = Frame(left - pad, y - page.px(30), left + length + pad, y + page.px(16))
    page.rectangle(back, page.ink.ground, alpha=_BACKING)
    for at in range(4):
        field = Frame(left + at * length / 4, y, left + (at + 1) * length / 4, y + page.px(6))
        page.rectangle(field, page.ink.ground if at % 2 else page.ink.text, page.ink.text, zorder=7.1)
    km = length_m >= _METRES_A_KM
    text = words.LENGTH_KM(length_km=length_m / _METRES_A_KM) if km else words.LENGTH_M(length_m=length_m)
    page.text(left, y - page.px(12), text, 14, bold=True)
