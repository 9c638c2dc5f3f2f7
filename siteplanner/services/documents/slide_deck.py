"""A plan's slides as a PowerPoint file."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.core.measures.basis import Areas
from siteplanner.core.plan import Plan
from siteplanner.core.slides import slides_of
from siteplanner.core.work import Work
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.files.export_report import ExportReport

DECK_SUFFIX = ".pptx"


def write_deck(
    plan: Plan,
    path: str | os.PathLike[str],
    scenario_id: str | None = None,
    *,
    template: Path | None = None,
    areas: Areas = "planar",
    lang: str = "en",
    day: dt.date | None = None,
    work: Work | None = None,
) -> ExportReport:
    """Write the slides that a plan keeps, or where it keeps none a standard deck of a scenario (default: the active
    one), whole or not at all.

    Titles, numbers, tables and charts can be edited; maps are pictures. ``template`` is a PowerPoint file whose look is
    taken; ``day`` the date that the deck bears, by default today. Equal plans give equal bytes on the same day.
    Raises InputError for a template that cannot be used, and where a text needs a font for Chinese that is not there;
    EditError for an unknown scenario; SaveError where the file cannot be written; Cancelled.
    """
    from siteplanner.files.pptx.template import open_template
    from siteplanner.files.pptx.writing import export_deck
    from siteplanner.services.documents.deck_making import DeckMaker
    from siteplanner.services.documents.standard_deck import standard_pages
    from siteplanner.services.documents.told_of_plan import Told

    scenario = plan.scenario(scenario_id).scenario_id
    say, work, opened = translator(lang), work or Work(), open_template(template)
    told = Told(plan, say, work, day or dt.datetime.now().astimezone().date(), areas)
    maker, slides = DeckMaker(told, opened.layout), slides_of(plan)
    pages = maker.pages(slides) if slides else standard_pages(maker, scenario)
    return export_deck(maker.deck(pages), Path(path), opened, say, work)
