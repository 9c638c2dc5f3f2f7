"""Frames of a film in which time runs through the quarters of a plan: the map fills, the numbers count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from siteplanner.core.errors import InputError
from siteplanner.core.moment import Quarter
from siteplanner.core.number_course import NumberCourse, ShownNumber
from siteplanner.core.plan import Plan
from siteplanner.core.quarters import ordinals
from siteplanner.core.readable_units import number_words
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.drawing import map_layers
from siteplanner.drawing.artists import draw_lines, drawable
from siteplanner.drawing.film.timeline import place_of, years_of
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.pixel_page import DPI, Frame, Page
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_panel import is_illustrative
from siteplanner.drawing.style_values import LineStyle
from siteplanner.drawing.styles import load_styles
from siteplanner.words import CHINESE, translator

Picture = npt.NDArray[np.uint8]
"""(height, width, 3)"""

SIZE_PX: Final = (1280, 720)
FRAMES_A_QUARTER: Final = 4
"""While a quarter passes the numbers move and what comes in it glows; a frame more shows it at rest."""
MOST_STOPS: Final = 60
"""A film of more quarters steps by whole years: it would last too long for a meeting, and a GIF for the memory."""
QUARTERS_A_YEAR: Final = 4
MOVING_S, REST_S, END_S = 0.12, 0.5, 3.0
GLOW: Final = (20, 96, 200, 255)
GROUND_MARGIN: Final = 0.03
YEAR_PX: Final = 16

NO_DATES = QT_TRANSLATE_NOOP(
    "film", "There is no time to run through: no plant or substation of the plan has a date of coming into service."
)
DRAWING = QT_TRANSLATE_NOOP("film", "Drawing the frames")
IN_SERVICE_BY_ITS_END = QT_TRANSLATE_NOOP("film", "in service by its end")
OF_TARGET = QT_TRANSLATE_NOOP("film", "{share:.0%} of {year}")
SOME_LACK = QT_TRANSLATE_NOOP("film", "* some plants state no figure")
ILLUSTRATIVE = QT_TRANSLATE_NOOP("film", "Illustrative map, not surveyed")


@dataclass(frozen=True)
class FilmFrame:
    """One picture and how long it stands, seconds."""

    picture: Picture
    seconds: float


class Film:
    """The frames of a scenario; the base map is drawn once, what stands on it for each frame."""

    def __init__(
        self,
        plan: Plan,
        scenario_id: str | None = None,
        lang: str = "en",
        *,
        size_px: tuple[int, int] = SIZE_PX,
        keys: Sequence[str] = (),
    ) -> None:
        """``size_px`` are even numbers; ``keys`` name the numbers as for :class:`NumberCourse`.

        Raises EditError for an unknown scenario, InputError where nothing has a date or there is nothing to draw.
        """
        self.course = NumberCourse.of_scenario(plan, scenario_id, keys)
        if len(self.course.quarters) < 2:
            raise InputError(NO_DATES)
        self.stops = stops_of(self.course.quarters)
        self.plan, self.scenario = plan, plan.scenario(scenario_id)
        self.say, self.size_px = translator(lang), size_px
        bounds = map_layers.plan_bounds(plan, self.scenario.scenario_id)
        assert bounds is not None  # something has a date, so something is there
        self._map = Frame(0.025 * size_px[0], 0.14 * size_px[1], 0.72 * size_px[0], 0.88 * size_px[1])
        self._window = _fitting(bounds, self._map)
        self._styles = load_styles("print")

    @property
    def count(self) -> int:
        """How many frames there are."""
        return len(self.stops) * (FRAMES_A_QUARTER + 1)

    def frames(self, work: Work | None = None) -> Iterator[FilmFrame]:
        """The frames in order. Raises Cancelled, InputError where a text needs a font that the computer has not."""
        work, done = work or Work(), 0
        place = {quarter: at for at, quarter in enumerate(self.course.quarters)}
        for at, quarter in enumerate(self.stops):
            before = self.stops[at - 1] if at else None
            for step in range(FRAMES_A_QUARTER + 1):
                work.step(done, self.count, DRAWING)
                done += 1
                passed = (step + 1) / (FRAMES_A_QUARTER + 1)
                if step < FRAMES_A_QUARTER and before is not None:
                    numbers = self.course.between(place[before] + passed * (place[quarter] - place[before]))
                else:
                    numbers = self.course.at(quarter.last_day)
                glow = 1.0 - passed if step < FRAMES_A_QUARTER else 0.0
                last = at == len(self.stops) - 1 and step == FRAMES_A_QUARTER
                seconds = END_S if last else MOVING_S if step < FRAMES_A_QUARTER else REST_S
                yield FilmFrame(self._drawn(quarter, before, numbers, glow), seconds)

    # -- drawing ------------------------------------------------------------------------------------------------

    @cached_property
    def _ground(self) -> Picture:
        """The base map, which stays the same throughout."""
        figure = Figure(figsize=(self._map.width / DPI, self._map.height / DPI), dpi=DPI, facecolor="white")
        axes = self._axes(figure, (0.0, 0.0, 1.0, 1.0))
        view = map_layers.InView.of(self.plan, self.scenario.scenario_id, self._window)
        map_layers.draw_parcels(axes, view, self._styles)
        map_layers.draw_strips(axes, view, self._styles)
        map_layers.draw_constraints(axes, view, self._styles)
        map_layers.draw_zones(axes, view, self._styles)
        return _pixels(figure)

    def _axes(self, figure: Figure, place: tuple[float, float, float, float]) -> Axes:
        axes: Axes = figure.add_axes(place)
        axes.set_axis_off()
        axes.set_xlim(self._window.left, self._window.right)
        axes.set_ylim(self._window.bottom, self._window.top)
        return axes

    def _drawn(
        self, quarter: Quarter, before: Quarter | None, numbers: tuple[ShownNumber, ...], glow: float
    ) -> Picture:
        page = Page(self.size_px, "print", sheet_font(), self.say)
        width, height = self.size_px
        place = (
            self._map.left / width,
            1 - self._map.bottom / height,
            self._map.width / width,
            self._map.height / height,
        )
        axes = self._axes(page.figure, place)
        west, south, east, north = self._window.bounds
        axes.imshow(self._ground, extent=(west, east, south, north), aspect="auto", interpolation="nearest", zorder=0)
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        view = map_layers.InView.of(self.plan, self.scenario.scenario_id, self._window, quarter.last_day)
        map_layers.draw_plants(axes, view, self._styles)
        map_layers.draw_substations(axes, view, self._styles, 1.0)
        if glow > 0:
            line = LineStyle((*GLOW[:3], round(255 * glow)), 4.0)
            draw_lines(axes, self._coming(quarter, before), line, map_layers.PLANTS_Z + 0.5)
        self._write(page, quarter)
        self._count(page, numbers)
        self._timeline(page, quarter)
        return _pixels(page.figure)

    def _coming(self, quarter: Quarter, before: Quarter | None) -> Geometries:
        """The footprints that enter service in a quarter, or since the one that was shown before it."""
        shapes, since = shapes_of(self.plan.plants(self.scenario.scenario_id)), self.course.since
        rows = np.flatnonzero(~np.isnat(since))
        last = ordinals(np.array([quarter.first_day], dtype="datetime64[D]"))[0]
        shown = last - 1 if before is None else ordinals(np.array([before.first_day], dtype="datetime64[D]"))[0]
        comes = ordinals(since[rows])
        found: Geometries = shapes[rows[(comes > shown) & (comes <= last)]]
        sound: Geometries = found[drawable(found)]
        return sound

    def _write(self, page: Page, quarter: Quarter) -> None:
        """Plan, scenario, until when."""
        width, height = self.size_px
        title = page.words(self.plan.name or self.scenario.name)
        page.text(self._map.left, 0.05 * height, title, page.fitted(title, 30, 0.6 * width, bold=True), bold=True)
        page.text(self._map.left, 0.1 * height, self.scenario.name or self.scenario.scenario_id, 20, muted=True)
        right = width - self._map.left
        page.text(right, 0.055 * height, quarter.name, 46, bold=True, ha="right")
        page.text(right, 0.108 * height, IN_SERVICE_BY_ITS_END, 18, muted=True, ha="right")
        if is_illustrative(self.plan):
            page.text(self._map.left, self._map.bottom + 0.022 * height, ILLUSTRATIVE, 16, bold=True)

    def _count(self, page: Page, numbers: tuple[ShownNumber, ...]) -> None:
        width, height = self.size_px
        left, right = self._map.right + 0.02 * width, width - self._map.left
        step = min(0.125 * height, 0.72 * height / max(1, len(numbers)))
        for at, number in enumerate(numbers):
            self._card(page, number, Frame(left, self._map.top + at * step, right, self._map.top + (at + 0.85) * step))
        if any(number.lacking for number in numbers):
            page.text(left, self._map.bottom, SOME_LACK, 14, muted=True)

    def _card(self, page: Page, number: ShownNumber, box: Frame) -> None:
        words = page.words(number.label)
        page.text(box.left, box.top + 0.12 * box.height, words, page.fitted(words, 17, box.width), muted=True)
        value, unit = (
            page.font.shown(text) for text in number_words(number, self.say.text, chinese=self.say.language == CHINESE)
        )
        size = page.fitted(f"{value} {unit}", 34, box.width, bold=True)
        page.text(box.left, box.top + 0.48 * box.height, value, size, bold=True)
        x = box.left + page.width_px(value, size, bold=True) + page.px(8)
        page.text(x, box.top + 0.5 * box.height, unit + (" *" if number.lacking else ""), 0.5 * size)
        if not number.target:
            return
        share = (number.value or 0.0) / number.target
        top = box.top + 0.72 * box.height
        bar = Frame(box.left, top, box.left + 0.55 * box.width, top + page.px(8))
        page.rectangle(bar, page.ink.line)
        reached = share >= 1 - 1e-9
        filled = Frame(bar.left, bar.top, bar.left + min(share, 1.0) * bar.width, bar.bottom)
        page.rectangle(filled, page.ink.good if reached else page.ink.text)
        told = page.words(OF_TARGET(share=share, year=str(number.target_year)))
        room = box.right - bar.right - page.px(8)
        page.text(bar.right + page.px(8), top + page.px(5), told, page.fitted(told, 15, room), muted=not reached)

    def _timeline(self, page: Page, now: Quarter) -> None:
        """The years as parts of a line with their names, and the quarter in which time is."""
        width, height = self.size_px
        left, right, y = self._map.left, width - self._map.left, 0.94 * height
        here = left + place_of(self.course.quarters, now) * (right - left)
        page.rectangle(Frame(left, y - page.px(2), right, y + page.px(2)), page.ink.line)
        page.rectangle(Frame(left, y - page.px(3), here, y + page.px(3)), page.ink.text)
        free = left
        for year in years_of(self.course.quarters):
            start, middle = (left + share * (right - left) for share in (year.start, year.middle))
            room = page.width_px(str(year.year), YEAR_PX) / 2 + page.px(6)
            if middle - room < free:
                continue
            free = middle + room
            page.rectangle(Frame(start - page.px(1), y - page.px(8), start + page.px(1), y + page.px(8)), page.ink.text)
            page.text(middle, y + page.px(24), str(year.year), YEAR_PX, ha="center", muted=True)
        size = page.px(9)
        page.polygon([(here - size, y), (here, y - size), (here + size, y), (here, y + size)], page.ink.text)


def stops_of(quarters: tuple[Quarter, ...]) -> tuple[Quarter, ...]:
    """The quarters at which the film stops: all, or as many whole years apart as leave no more than ``MOST_STOPS``,
    the last always among them."""
    if len(quarters) <= MOST_STOPS:
        return quarters
    years = -(-len(quarters) // (MOST_STOPS * QUARTERS_A_YEAR))
    return quarters[:: -QUARTERS_A_YEAR * years][::-1]


def _fitting(bounds: tuple[float, float, float, float], place: Frame) -> Box:
    """The window that shows bounds whole in a frame of the page."""
    west, south, east, north = bounds
    grow = 1 + 2 * GROUND_MARGIN
    scale = max((east - west) * grow / place.width, (north - south) * grow / place.height, 1e-3)
    size = place.width * scale, place.height * scale
    return Box((west + east - size[0]) / 2, (south + north - size[1]) / 2, *size)


def _pixels(figure: Figure) -> Picture:
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
