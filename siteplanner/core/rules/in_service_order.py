"""No plant enters service before the substation that feeds it.

A substation without a date is there from the start. A plant without one counts as in service from the start too, so
that on a substation with a date nothing can be said before the plant's date is entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Site

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Dates = npt.NDArray[np.datetime64]

TOO_EARLY = QT_TRANSLATE_NOOP(
    "rules", "{plant} enters service on {day}, its substation {substation} only on {substation_day}."
)
NO_DATE = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} has no date of service and its substation {substation} enters service only on {substation_day}, so their "
    "order was not checked: enter the plant's date.",
)
NO_SUBSTATION = QT_TRANSLATE_NOOP(
    "rules", "Whether {plant} enters service before its substation was not checked: enter its substation."
)
NO_SUCH_SUBSTATION = QT_TRANSLATE_NOOP(
    "rules",
    "Whether {plant} enters service before its substation was not checked: there is no substation “{substation}” on "
    "the map.",
)


@dataclass(frozen=True, eq=False)
class Order:
    """Of each plant: the row of its substation (-1: none known), whether it comes too early, and whether that cannot be
    told."""

    substation: Rows
    early: Flags
    doubtful: Flags


@once_per_site
def _order(site: Site, named: npt.NDArray[np.object_], in_service: Dates, power_kw: npt.NDArray[np.float64]) -> Order:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    known = pd.Index(site.substations.index.to_numpy(dtype=object), dtype=object)
    at = known.get_indexer(pd.Index(named, dtype=object)).astype(np.intp)
    since = np.append(_substation_days(site), np.datetime64("NaT", "D"))[at]
    day = in_service.astype("datetime64[D]")
    unfed = (at < 0) & ((named != "") | (power_kw != 0))
    return Order(at, day < since, unfed | (np.isnat(day) & ~np.isnat(since)))


def _substation_days(site: Site) -> Dates:
    days: Dates = site.substations["in_service"].to_numpy(dtype="datetime64[D]")
    return days


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    if len(layout.plants) == 0:
        return
    named, in_service = layout.text("substation_id"), layout.raw("in_service")
    order = _order(layout.site, named, in_service, layout.number("power_kw"))
    told = order.early[layout.rows] | order.doubtful[layout.rows]
    for row in layout.rows[told].tolist():
        plant, substation = str(layout.ids[row]), int(order.substation[row])
        if substation < 0:
            template = NO_SUCH_SUBSTATION if named[row] else NO_SUBSTATION
            message = template(plant=plant, substation=named[row])
            yield not_checked(RULE.id, message, [plant], place=layout.shapes[row])
            continue
        day, since = layout.date("in_service")[row], _substation_days(layout.site)[substation]
        if order.early[row]:
            message = TOO_EARLY(plant=plant, day=str(day), substation=named[row], substation_day=str(since))
            yield _finding(layout, row, str(named[row]), message, settings)
        else:
            message = NO_DATE(plant=plant, substation=named[row], substation_day=str(since))
            yield not_checked(RULE.id, message, [plant], place=layout.shapes[row])


def _finding(layout: Layout, row: int, substation: str, message: Message, settings: RuleSettings) -> Finding:
    plant, place = str(layout.ids[row]), layout.shapes[row]
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant, f"substation={substation}"),
        plants=(plant,),
        message=message,
        clause=RULE.clause,
        confidence="judgement",
        location=location_of(place),
        place=place,
    )


RULE = Rule(
    id="in-service-order",
    name=QT_TRANSLATE_NOOP("rules", "Order of entering service"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A plant does not enter service before the substation that feeds it. A substation without a date is there from "
        "the start.",
    ),
)
