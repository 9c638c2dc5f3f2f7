"""The stage: one slide on a screen of any size, with its map or figures, numbers, text and legend."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.errors import InputError
from siteplanner.core.map_look import look_from_json
from siteplanner.core.moment import Quarter, When, read_moment
from siteplanner.core.number_course import NumberCourse
from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide
from siteplanner.gui.canvas.still_map import ShownMap
from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.moment_slider import written
from siteplanner.gui.presentation.coming_plants import ComingPlants
from siteplanner.gui.presentation.figure_page import FigurePage
from siteplanner.gui.presentation.legend_strip import LegendStrip
from siteplanner.gui.presentation.map_page import MapPage
from siteplanner.gui.presentation.number_cards import NumberCards
from siteplanner.gui.presentation.phase_player import PhasePlayer
from siteplanner.gui.presentation.stage_look import SMALL, TITLE, StageLook, map_magnification, stage_look
from siteplanner.gui.presentation.volume_page import VolumePage

TEXT_SIZES = (1.0, 0.85, 0.72, 0.6, 0.5)
TEXT_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
SIDE_TEXT = 0.6
"""Of the height of the stage for words beside a map; the numbers below them come closer together."""
SIDE = 0.25
"""Width of text and numbers for one of the stage."""
WITH_MAPS = ("map", "comparison")
WITHOUT_BEFORE = ("comparison", "text")
"""Slides that show all their scenarios at once, or none."""
WITH_NUMBERS = ("map", "axonometric")
"""Slides that show the usual numbers where nobody chose; the others those that were chosen."""


class Stage(QWidget):
    """``lane`` begins the names of the background's lanes that its pictures are made in. ``turned`` tells that another
    scenario, moment or slide is shown."""

    turned = Signal()

    def __init__(self, desk: Desk, lane: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.look: StageLook = stage_look(desk.theme, 1080)
        self.larger = 1.0
        self.slide: Slide | None = None
        self.plan: Plan | None = None
        self.before = False
        self.text_cut = False
        self.course: NumberCourse | None = None
        self.player = PhasePlayer(self)
        self.title, self.place, self.text = QLabel(), QLabel(), QLabel()
        self.cards = NumberCards(self.look)
        self.legend = LegendStrip(self.look)
        self.maps = MapPage(desk, lane)
        self.figures = FigurePage(desk, f"{lane} chart")
        self.volumes = VolumePage(desk, f"{lane} axonometric")
        self.pages = QStackedWidget()
        self.coming: list[ComingPlants] = []
        self._moment: When = None
        self._build()
        self.figures.turned.connect(self._pages_changed)
        self.player.moved.connect(self._time_moved)
        self.player.came.connect(self._quarter_came)
        self.player.ended.connect(self._time_ended)

    def _build(self) -> None:
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        for page in (self.maps, self.figures, self.volumes):
            self.pages.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.place)
        self._side = QVBoxLayout()
        self._side.addWidget(self.text)
        self._side.addWidget(self.cards, 1)
        body = QHBoxLayout()
        body.addWidget(self.pages, 1)
        body.addLayout(self._side)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addLayout(body, 1)
        self._rows.addWidget(self.legend)
        self._boxes = (head, body, self._side, self._rows)
        self.setAutoFillBackground(True)
        self.dress()

    # -- how it looks -------------------------------------------------------------------------------------------

    def dress(self) -> None:
        """Take on the colours of the theme and the sizes of the screen."""
        look = self.look = stage_look(self.desk.theme, self.height(), self.larger)
        for widget, ink in ((self, look.text), (self.place, look.muted)):
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.Window, QColor(look.ground))
            palette.setColor(QPalette.ColorRole.Base, QColor(look.ground))
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
                palette.setColor(role, QColor(ink))
            widget.setPalette(palette)
        self.title.setFont(look.font(TITLE, bold=True))
        self.place.setFont(look.font(SMALL))
        self.text.setFont(look.font())
        for box in self._boxes:
            box.setSpacing(look.gap_px)
        self._rows.setContentsMargins(*(2 * look.gap_px,) * 4)
        self.cards.set_look(look)
        self.legend.set_look(look)
        self._set_widths()
        self.maps.dress(look, map_magnification(self.height()) * self.larger)
        self.figures.dress(look)
        self.volumes.dress(look, map_magnification(self.height()) * self.larger)

    def _set_widths(self) -> None:
        """Text and numbers have one width beside a map, and all there is where they stand alone."""
        alone = self.slide is not None and self.slide.kind == "text"
        for widget in (self.text, self.cards):
            widget.setMinimumWidth(0 if alone else round(SIDE * self.width()))
            widget.setMaximumWidth(round(self.width()) if alone else round(SIDE * self.width()))

    def _fit_text(self) -> None:
        """Words too long for the screen are set smaller, as far as they can still be read; ``text_cut`` says that even
        so some have no room."""
        self.text_cut = False
        if self.slide is None or not self.text.text():
            return
        alone = self.slide.kind == "text"
        room = self.contentsRect().adjusted(*(sign * 2 * self.look.gap_px for sign in (1, 1, -1, -1)))
        wide = room.width() if alone else round(SIDE * self.width())
        high = room.height() - self.title.heightForWidth(wide) - self.look.gap_px
        high = high if alone else round(SIDE_TEXT * high)
        for times in TEXT_SIZES:
            font = self.look.font(times)
            self.text.setFont(font)
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, wide, 1 << 16), TEXT_FLAGS, self.text.text()).height()
            if needed <= high:
                return
        self.text_cut = True

    def set_larger(self, larger: float) -> None:
        self.larger = min(max(larger, 0.6), 2.0)
        self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dress()
        self._pages_changed()

    def _pages_changed(self) -> None:
        if self.slide is not None and self.plan is not None:
            self._show_place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    # -- what it shows ------------------------------------------------------------------------------------------

    def show_slide(self, slide: Slide | None, plan: Plan | None) -> None:
        """Show a slide of a plan; None: an empty stage."""
        again = self.slide is not None and slide is not None and slide.slide_id == self.slide.slide_id
        self.slide, self.plan = slide, plan
        if not again:
            self.before = False
        self.player.stop()
        self._moment = moment_of(slide) if slide is not None else None
        self.refresh()
        if slide is not None and not again:
            self.maps.show_bounds(slide.bounds)
        self.turned.emit()

    def refresh(self) -> None:
        """Show the slide as the plan has it now."""
        slide, plan = self.slide, self.plan
        if slide is None or plan is None:
            self.maps.show_maps(())
            self.legend.show_legend(None)
            self.cards.show_numbers(())
            return
        scenario_id = self.scenario_id
        self.title.setText(slide.title)
        self.title.setVisible(bool(slide.title))
        self.text.setText(slide.text)
        self.text.setVisible(bool(slide.text))
        self.course = NumberCourse.of_scenario(plan, scenario_id, slide.figures)
        self.player.set_quarters(self.course.quarters)
        self._stop_light()
        self.volumes.clear()
        shown = self._shown(slide, plan)
        self.legend.show_legend(shown[0] if slide.kind in WITH_MAPS and shown else None)
        if slide.kind in WITH_MAPS:
            self.maps.show_maps(tuple((plan.scenario(each.scenario_id).name, each) for each in shown))
            for light in self.coming:
                light.remove()
            self.coming = [ComingPlants(each.view, self.look.accent) for each in self.maps.shown_maps]
            self.pages.setCurrentWidget(self.maps)
        elif slide.kind == "axonometric":
            self.volumes.show_volumes(plan, scenario_id, self._moment, slide.camera)
            self.pages.setCurrentWidget(self.volumes)
        elif slide.kind == "figures":
            self.figures.show_figures(plan, scenario_id, self._moment, slide.table, slide.chart)
            self.pages.setCurrentWidget(self.figures)
        self.pages.setVisible(slide.kind != "text")
        self._set_widths()
        self._show_numbers()

    @property
    def scenario_id(self) -> str:
        """The scenario shown now."""
        assert self.slide is not None
        assert self.plan is not None
        known = {each.scenario_id for each in self.plan.scenarios}
        wanted = self.other_scenario if self.before else self.slide.scenario_id
        return wanted if wanted in known else self.plan.active_scenario

    @property
    def _scenario_is_gone(self) -> bool:
        """Whether the slide was made for a scenario that the plan has no longer."""
        assert self.slide is not None
        assert self.plan is not None
        return bool(self.slide.scenario_id) and self.slide.scenario_id not in self.plan.scenario_plants

    @property
    def other_scenario(self) -> str:
        """The one that the key for before and after turns to: the slide's own, else the parent of the one shown; ''
        where there is neither."""
        if self.slide is None or self.plan is None:
            return ""
        known = {each.scenario_id for each in self.plan.scenarios}
        after = self.slide.scenario_id if self.slide.scenario_id in known else self.plan.active_scenario
        parent = self.plan.scenario(after).parent_id
        found = [each for each in (*self.slide.others, parent) if each in known and each != after]
        return found[0] if found else ""

    def turn_over(self) -> bool:
        """Before instead of after, or back; False where the slide has no before."""
        if not self.other_scenario or (self.slide is not None and self.slide.kind in WITHOUT_BEFORE):
            return False
        self.before = not self.before
        self.refresh()
        self.turned.emit()
        return True

    @property
    def moment(self) -> When:
        """Until when what is shown counts."""
        return self._moment

    def _shown(self, slide: Slide, plan: Plan) -> tuple[ShownMap, ...]:
        look = look_from_json(slide.look) if slide.look is not None else self.desk.look
        known = {each.scenario_id for each in plan.scenarios}
        ids = [self.scenario_id]
        if slide.kind == "comparison":
            ids += [each for each in slide.others if each in known and each != ids[0]]
        current = plan is self.desk.plan
        return tuple(
            ShownMap(
                plan,
                scenario_id,
                self._moment,
                look,
                self.desk.whole_result if current and scenario_id == plan.active_scenario else None,
                self.desk.backdrops.shown if current else (),
            )
            for scenario_id in ids[:4]
        )

    def _show_numbers(self) -> None:
        assert self.plan is not None
        assert self.slide is not None
        wanted = self.slide.kind in WITH_NUMBERS or (self.slide.figures and self.slide.kind != "comparison")
        if self.course is not None:
            self.cards.show_numbers(self.course.at(self._moment) if wanted else ())
        self.cards.setVisible(bool(self.cards.shown))
        self._show_place()

    def _show_place(self) -> None:
        assert self.plan is not None
        scenario = self.plan.scenario(self.scenario_id)
        words = [] if self.slide is not None and self.slide.kind == "comparison" else [scenario.name]
        if self._scenario_is_gone:
            words.insert(0, self.tr("the scenario of this slide is gone"))
        elif self.before:
            words[0] = self.tr("Before: {scenario}").format(scenario=scenario.name)
        if self.slide is not None and self.slide.kind == "comparison" and len(self.maps.shown_maps) < 2:
            words = [*words, scenario.name, self.tr("no other scenario is ticked for this slide")]
        if self._moment is None and self.slide is not None and self.slide.moment.strip():
            told = self.tr("“{moment}” is no year, quarter or day: everything is shown")
            words.append(told.format(moment=self.slide.moment))
        if self._moment is not None:
            words.append(self.tr("in service by {moment}").format(moment=written(self._moment)))
        self._fit_text()
        if self.text_cut:
            words.append(self.tr("the text is longer than the screen"))
        if self.page_words:
            words.append(self.page_words)
        self.place.setText(" · ".join(words))

    # -- time that runs -----------------------------------------------------------------------------------------

    def play(self) -> bool:
        """Let time run, or stop it; False where nothing has a date."""
        if self.player.running:
            self.player.stop()
            self._time_ended()
            return True
        if len(self.player.quarters) < 2 or not (self.pages.isVisibleTo(self) or self.cards.shown):
            return False
        self.player.start()
        return True

    def rest(self) -> None:
        """Nothing moves by itself any more."""
        if self.player.running:
            self.play()
        self.volumes.clear()

    def turn(self) -> bool:
        """Let the axonometric view turn by itself, or stop it; False where the slide has none."""
        view = self.volumes.view
        if view is None or self.slide is None or self.slide.kind != "axonometric":
            return False
        view.turning = not view.turning
        return True

    @property
    def page_words(self) -> str:
        """Which page of a long table is shown; '' where one page is all."""
        pages = self.figures.pages if self.slide is not None and self.slide.kind == "figures" else 1
        return self.tr("page {page} of {pages}").format(page=self.figures.page + 1, pages=pages) if pages > 1 else ""

    def turn_page(self, by: int) -> bool:
        """Another page of a long table; False where there is none."""
        if self.slide is None or self.slide.kind != "figures" or not self.figures.turn_page(by):
            return False
        self._show_place()
        return True

    def to_last_page(self) -> None:
        """Who comes from behind sees the end of a long table first."""
        if self.slide is not None and self.slide.kind == "figures":
            self.figures.go_to_page(-1)
            self._show_place()

    def _quarter_came(self, quarter: Quarter) -> None:
        """The map of this quarter; what comes in it lights up."""
        self._moment = quarter.last_day
        slide = self.slide
        with_maps = slide is not None and slide.kind in WITH_MAPS
        for each, light in zip(self.maps.shown_maps, self.coming, strict=True):
            if with_maps and each.shown is not None:
                each.show_map(replace(each.shown, moment=self._moment))
                light.show_quarter(each.shown.plan, each.shown.scenario_id, quarter, 0.18 * self.look.text_px)
        if slide is not None and slide.kind == "axonometric" and self.plan is not None:
            self.volumes.show_volumes(self.plan, self.scenario_id, self._moment)
        elif slide is not None and slide.kind == "figures" and self.plan is not None:
            self.figures.show_figures(self.plan, self.scenario_id, self._moment, slide.table, slide.chart)
        self._show_place()
        self.turned.emit()

    def _time_moved(self, place: float) -> None:
        if self.course is not None and self.cards.shown:
            self.cards.show_numbers(self.course.between(place))
        for light in self.coming:
            light.settle(place - int(place))

    def _time_ended(self) -> None:
        """At rest numbers are exact again."""
        self._stop_light()
        self._show_numbers()

    def _stop_light(self) -> None:
        for light in self.coming:
            light.clear()


def moment_of(slide: Slide) -> When:
    """The moment that a slide is written for; all where it makes no sense."""
    try:
        return read_moment(slide.moment) if slide.moment else None
    except InputError:
        return None
