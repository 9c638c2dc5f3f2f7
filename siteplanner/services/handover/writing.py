"""What writes each file of a pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.check_result import CheckResult
from siteplanner.core.measures.basis import Basis
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.boundary_points.text_writing import export_boundary_text
from siteplanner.files.dxf.writing import export_dxf
from siteplanner.files.figures_export import export_figures
from siteplanner.files.geojson import export_geojson
from siteplanner.files.geojson_profiles import profile_named
from siteplanner.files.handover.csv_tables import write_balance, write_change_log
from siteplanner.files.plan_file import save_plan
from siteplanner.files.shapefile.writing import export_shapefile
from siteplanner.services.findings_export import export_findings
from siteplanner.services.handover.contents import Item, crs_of
from siteplanner.services.handover.order import Order

REASON = QT_TRANSLATE_NOOP("handover", "Why it is handed over all the same")
REASON_SAID = QT_TRANSLATE_NOOP("handover", "{reason} ({by}, {date})")
REASON_UNSIGNED = QT_TRANSLATE_NOOP("handover", "{reason} ({date})")


@dataclass(frozen=True)
class Made:
    """What is handed over and how it was checked; ``pack`` are the rules in force."""

    order: Order
    result: CheckResult
    pack: RulePack


Writer = Callable[[Made, Item, Path, Work], None]


def _geojson(made: Made, item: Item, target: Path, work: Work) -> None:
    profile = profile_named(item.kind.removeprefix("plants-"))
    export_geojson(made.order.handed, target, made.order.scenario_id, profile, work)


def _shapefile(made: Made, item: Item, target: Path, work: Work) -> None:
    target.parent.mkdir(exist_ok=True)
    plan = made.order.handed
    export_shapefile(plan, target, item.layer, made.order.scenario_id, crs_of(plan, item), work)


def _boundary_text(made: Made, item: Item, target: Path, work: Work) -> None:
    export_boundary_text(made.order.handed, target, item.layer, made.order.scenario_id, work)


def _drawing(made: Made, _: Item, target: Path, work: Work) -> None:
    export_dxf(made.order.handed, target, made.order.scenario_id, work)


def _figures(made: Made, _: Item, target: Path, work: Work) -> None:
    order = made.order
    export_figures(order.plan, target, order.scenario_id, order.say, when=order.when, work=work)


def _balance(made: Made, _: Item, target: Path, _work: Work) -> None:
    order = made.order
    write_balance(Basis.of(order.plan, order.scenario_id, order.when), target, order.say)


def _change_log(made: Made, _: Item, target: Path, _work: Work) -> None:
    write_change_log(made.order.plan, target, made.order.say)


def _findings(made: Made, _: Item, target: Path, work: Work) -> None:
    export_findings(made.order.plan, made.result, target, made.order.lang, rules=made.pack, work=work)


def _report(made: Made, _: Item, target: Path, work: Work) -> None:
    from siteplanner.drawing.check_report import draw_check_report

    order = made.order
    remarks = [(REASON, reason_said(order))] if order.reason.strip() else []
    content = draw_check_report(
        order.plan, made.result, made.pack, lang=order.lang, day=order.made.date(), work=work, remarks=remarks
    )
    with write_whole(target) as temporary:
        temporary.write_bytes(content)


def reason_said(order: Order) -> Message:
    """The reason with who gave it and when."""
    day = order.made.date().isoformat()
    if order.by.strip():
        return REASON_SAID(reason=order.reason.strip(), by=order.by.strip(), date=day)
    return REASON_UNSIGNED(reason=order.reason.strip(), date=day)


def _sheet(made: Made, _: Item, target: Path, work: Work) -> None:
    from siteplanner.drawing.map_sheet import draw_sheet

    order = made.order
    day = order.made.date()
    content = draw_sheet(order.handed, ".pdf", order.scenario_id, lang=order.lang, work=work, day=day)
    with write_whole(target) as temporary:
        temporary.write_bytes(content)


def _plan(made: Made, _: Item, target: Path, _work: Work) -> None:
    save_plan(made.order.whole, target)


WRITERS: Mapping[str, Writer] = {
    "plants-rfc7946": _geojson,
    "plants-cgcs2000-geographic": _geojson,
    "plants-cgcs2000-projected": _geojson,
    "shp-plants": _shapefile,
    "shp-parcels": _shapefile,
    "shp-zones": _shapefile,
    "txt-parcels": _boundary_text,
    "txt-plants": _boundary_text,
    "dxf": _drawing,
    "figures": _figures,
    "balance": _balance,
    "findings": _findings,
    "change-log": _change_log,
    "sheet": _sheet,
    "report": _report,
    "plan": _plan,
}
"""By the kind of file."""
