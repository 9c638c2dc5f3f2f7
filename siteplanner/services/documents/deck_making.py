"""A plan's slides as a deck: each slide with its pictures, numbers, tables and charts of the plan as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.documents.deck import Card, Deck, DeckPage, LegendLine, Picture
from siteplanner.core.documents.deck_layout import LEGEND, SMALL, DeckLayout
from siteplanner.core.documents.shown_table import ShownTable
from siteplanner.core.map_look import MapLook, look_from_json
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.moment import When
from siteplanner.core.number_course import NumberCourse, ShownNumber
from siteplanner.core.readable_units import number_words
from siteplanner.core.slide_scene import shown_moment, shown_scenarios
from siteplanner.core.slides import Slide
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.axonometric.picture import PictureWish, draw_axonometric
from siteplanner.drawing.charts.chart_list import CHARTS
from siteplanner.drawing.map_picture import DPI, draw_map_picture
from siteplanner.drawing.sheet_layout import MM_A_INCH
from siteplanner.drawing.sheet_panel import ILLUSTRATIVE, UNNAMED
from siteplanner.services.documents.charts_shown import shown_charts
from siteplanner.services.documents.figures_shown import shown_table
from siteplanner.services.documents.legend_shown import legend_lines
from siteplanner.services.documents.told_of_plan import BY_THEN, Told, moment_name
from siteplanner.services.kept_looks import plan_look

MAKING = QT_TRANSLATE_NOOP("document", "Making slide {page} of {pages}")
MAP_OF = QT_TRANSLATE_NOOP("document", "Map: {place}")
SEEN_FROM_AIR = QT_TRANSLATE_NOOP("document", "Seen from the air: {place}")
NO_FIGURES = QT_TRANSLATE_NOOP("document", "There is nothing to show of this yet.")
WITH_NUMBERS: Final = ("map", "axonometric")
VOLUMES_PX_A_INCH: Final = 110.0
"""Pixels an inch at which type and symbols of a view from the air have the size of those of a map."""
COMPARED: Final = 0.62
"""Type on maps beside each other for one of that on a map alone."""
REACHED: Final = 1 - 1e-9
_MM_A_PT: Final = MM_A_INCH / 72.0


class DeckMaker:
    """Makes pages for slides of one layout."""

    def __init__(self, told: Told, layout: DeckLayout) -> None:
        self.told, self.layout = told, layout

    def deck(self, pages: Sequence[DeckPage]) -> Deck:
        """The pages with what stands on each of them."""
        told = self.told
        name = told.plan.name or told.say.text(UNNAMED)
        mark = told.say.text(ILLUSTRATIVE) if told.illustrative else ""
        return Deck(name, tuple(pages), name, mark, told.say.language)

    def pages(self, slides: Sequence[Slide]) -> list[DeckPage]:
        """A page a slide. Raises InputError where a text needs a font for Chinese that is not there; Cancelled."""
        made = []
        for at, slide in enumerate(slides, start=1):
            self.told.work.step(at - 1, len(slides), MAKING(page=at, pages=len(slides)))
            made.append(self.page(slide))
        self.told.work.step(len(slides), len(slides), MAKING(page=len(slides), pages=len(slides)))
        return made

    def page(self, slide: Slide) -> DeckPage:
        """One slide as it is shown on the stage."""
        scenarios, when = shown_scenarios(slide, self.told.plan), shown_moment(slide)
        first = scenarios[0]
        place = self.told.place(first, when)
        if slide.kind == "comparison":
            return self._comparison(slide, scenarios, when)
        cards = self.cards(slide, first, when)
        page = DeckPage(slide.title or place, place, slide.text, slide.notes, cards=cards)
        beside = bool(cards or slide.text)
        if slide.kind == "map":
            area = self.layout.shown(beside=beside, legend=True)
            picture, legend = self.map(slide, first, when, (area.width, area.height))
            return replace(page, pictures=(picture,), legend=legend)
        if slide.kind == "axonometric":
            return replace(page, pictures=(self._volumes(slide, first, when, beside=beside),))
        if slide.kind == "figures":
            return self._figures(slide, first, when, page)
        return page

    def cards(self, slide: Slide, scenario_id: str, when: When) -> tuple[Card, ...]:
        """The numbers beside what is shown: the usual ones of a map, else those that were chosen."""
        if slide.kind not in WITH_NUMBERS and not slide.figures:
            return ()
        course = NumberCourse.of_scenario(self.told.plan, scenario_id, slide.figures)
        return tuple(self._card(each) for each in course.at(when))

    def _card(self, shown: ShownNumber) -> Card:
        say, chinese = self.told.say.text, self.told.chinese
        value, unit = number_words(shown, say, chinese=chinese)
        lacking = "  *" if shown.lacking and shown.value is not None else ""
        card = Card(say(shown.label), value, unit + lacking)
        if not shown.target:
            return card
        share = (shown.value or 0.0) / shown.target
        wanted = ShownNumber(shown.key, shown.label, shown.unit, shown.target, 0)
        target, target_unit = number_words(wanted, say, chinese=chinese)
        tick = "✓ " if share >= REACHED else ""
        told = f"{tick}{share:.0%} · {shown.target_year}: {target} {target_unit}"
        return Card(card.label, value, card.unit, share, told)

    def map(
        self,
        slide: Slide,
        scenario_id: str,
        when: When,
        size_mm: tuple[float, float],
        caption: str = "",
        type_scale: float = 1.0,
    ) -> tuple[Picture, tuple[LegendLine, ...]]:
        """The map of a slide and its legend."""
        told = self.told
        made = draw_map_picture(
            told.plan,
            told.check(scenario_id, when),
            size_mm,
            bounds=slide.bounds,
            look=self._look(slide),
            moment=when,
            type_pt=LEGEND * self.layout.text_pt * 0.9 * type_scale,
            lang=told.say.language,
        )
        words = told.say.text(MAP_OF(place=told.place(scenario_id, when)))
        return Picture(made.png, words, caption), legend_lines(made.legend, told.language)

    def _look(self, slide: Slide) -> MapLook:
        """The slide's own look, else the one that the plan was saved with."""
        if slide.look is not None:
            return look_from_json(slide.look)
        return plan_look(self.told.plan)

    def _comparison(self, slide: Slide, scenarios: Sequence[str], when: When) -> DeckPage:
        room = 2.2 * SMALL * self.layout.text_pt * _MM_A_PT
        areas = self.layout.cells(len(scenarios), legend=True)
        legend: dict[LegendLine, None] = {}
        pictures = []
        for scenario_id, area in zip(scenarios, areas, strict=True):
            size = area.width, area.height - room
            name = self.told.scenario_name(scenario_id)
            picture, lines = self.map(slide, scenario_id, when, size, name, COMPARED)
            pictures.append(picture)
            legend.update(dict.fromkeys(lines))
        place = self.told.say.text(BY_THEN(moment=moment_name(when))) if when is not None else ""
        title = slide.title or " – ".join(self.told.scenario_name(each) for each in scenarios)
        return DeckPage(title, place, slide.text, slide.notes, tuple(pictures), legend=tuple(legend))

    def _volumes(self, slide: Slide, scenario_id: str, when: When, *, beside: bool) -> Picture:
        area = self.layout.shown(beside=beside, legend=False)
        wide = round(area.width / MM_A_INCH * VOLUMES_PX_A_INCH)
        size = wide, round(wide * area.height / area.width)
        camera = Camera.from_json(slide.camera) if slide.camera is not None else None
        look = self._look(slide)
        wish = PictureWish(
            camera=camera, size_px=size, look="print", scheme=look.scheme, plants_by=look.plants_by, framed=False
        )
        told = self.told
        png = draw_axonometric(
            told.plan, ".png", scenario_id, wish, moment=when, lang=told.say.language, dpi=DPI / VOLUMES_PX_A_INCH * 96
        )
        return Picture(png, told.say.text(SEEN_FROM_AIR(place=told.place(scenario_id, when))))

    def _figures(self, slide: Slide, scenario_id: str, when: When, page: DeckPage) -> DeckPage:
        """The chart where the slide names one, else the first table of its family, as on the stage."""
        basis, say = self.told.basis(scenario_id, when), self.told.say
        charts = shown_charts(slide.chart, basis, say) if slide.chart in CHARTS else ()
        tables: tuple[ShownTable, ...] = ()
        if slide.chart not in CHARTS and slide.table in FAMILIES:
            tables = tuple(shown_table(table, say) for table in FAMILIES[slide.table].tables(basis)[:1])
        text = page.text if charts or tables else "\n".join(filter(None, (page.text, say.text(NO_FIGURES))))
        return replace(page, text=text, charts=charts, tables=tables)
