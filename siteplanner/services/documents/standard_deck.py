"""The deck of a plan for which nobody has made slides: what a meeting asks for first."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core.documents.deck import DeckPage
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.scenarios.tree import in_tree_order
from siteplanner.core.slides import Slide
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_list import CHARTS, chart_of_family
from siteplanner.drawing.sheet_panel import CHECKED_BY, DRAWN_ON, ILLUSTRATIVE, UNNAMED, count_lines
from siteplanner.services.documents.deck_making import DeckMaker
from siteplanner.services.documents.findings_shown import findings_by_rule
from siteplanner.services.documents.told_of_plan import Told

CHECKS = QT_TRANSLATE_NOOP("document", "Check of the layout")
FIGURES_SHOWN = ("totals", "balance", "power", "phases")
"""Families of figures of the standard deck, each with its chart and its first table."""
CHART_ONLY = ("phases",)


def standard_pages(maker: DeckMaker, scenario_id: str) -> list[DeckPage]:
    """Title, the map of each scenario, and of one scenario its figures and the summary of its check."""
    slides = [*_maps(maker.told), *_figures(maker.told, scenario_id)]
    return [_title(maker.told), *maker.pages(slides), _checks(maker.told, scenario_id)]


def _title(told: Told) -> DeckPage:
    lines: list[Text] = [ILLUSTRATIVE] if told.illustrative else []
    lines += [DRAWN_ON(date=told.day.isoformat()), CHECKED_BY(pack=told.pack.name[told.language])]
    lines.append(told.pack.statement[told.language])
    text = "\n".join(told.say.text(line) for line in lines)
    return DeckPage(told.plan.name or told.say.text(UNNAMED), text=text, lead=True)


def _maps(told: Told) -> Iterator[Slide]:
    for scenario, _ in in_tree_order(told.plan, archived=False):
        key = scenario.scenario_id
        yield Slide(key, title=scenario.name or key, text=scenario.description, scenario_id=key)


def _figures(told: Told, scenario_id: str) -> Iterator[Slide]:
    for family in FIGURES_SHOWN:
        chart = chart_of_family(family)
        title = told.say.text(CHARTS[chart].title if chart else FAMILIES[family].title)
        yield Slide(f"{family}.chart", title, "figures", scenario_id=scenario_id, chart=chart)
        if family not in CHART_ONLY:
            table = told.say.text(FAMILIES[family].title)
            yield Slide(f"{family}.table", table, "figures", scenario_id=scenario_id, table=family)


def _checks(told: Told, scenario_id: str) -> DeckPage:
    result = told.check(scenario_id)
    words = [told.say.text(text) for _, text in count_lines(result)]
    words.append(told.say.text(CHECKED_BY(pack=told.pack.name[told.language])))
    words.append(told.pack.statement[told.language])
    table = findings_by_rule(result, told.say)
    return DeckPage(told.say.text(CHECKS), told.place(scenario_id, None), "\n".join(words), tables=(table,))
