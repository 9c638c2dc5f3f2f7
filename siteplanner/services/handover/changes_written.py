"""The changes since the last pack as a text in both languages, and on a map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from siteplanner.core import schema
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.atomic import write_whole
from siteplanner.services.handover.changes import Changes, PlantChange
from siteplanner.services.handover.contents import CHANGES_MAP, CHANGES_TEXT
from siteplanner.services.handover.order import Order
from siteplanner.words import Translator, translator

TITLE = QT_TRANSLATE_NOOP("handover", "Changes since the last pack")
LAST = QT_TRANSLATE_NOOP("handover", "Last pack: {pack}, {date}")
PLANTS = QT_TRANSLATE_NOOP("handover", "Plants")
MAP = QT_TRANSLATE_NOOP("handover", "Base map")
FIGURES = QT_TRANSLATE_NOOP("handover", "Figures")
GAINED = QT_TRANSLATE_NOOP("handover", "Findings that are new")
LOST = QT_TRANSLATE_NOOP("handover", "Findings that are gone")
ADDED = QT_TRANSLATE_NOOP("handover", "added, {area_m2:,.1f} m²")
REMOVED = QT_TRANSLATE_NOOP("handover", "removed, {area_m2:,.1f} m²")
MOVED = QT_TRANSLATE_NOOP("handover", "moved by {moved_m:.2f} m towards {azimuth_deg:.0f}° from north")
TURNED = QT_TRANSLATE_NOOP("handover", "turned by {turned_deg:.2f}° counter-clockwise")
RESHAPED = QT_TRANSLATE_NOOP("handover", "another outline, {area_m2:+,.1f} m²")
COLUMN = QT_TRANSLATE_NOOP("handover", "{column}: {before} → {after}")
BLANK = QT_TRANSLATE_NOOP("handover", "(blank)")
LAYER = QT_TRANSLATE_NOOP("handover", "{layer}: {added} added, {removed} removed, {changed} changed")
FIGURE = QT_TRANSLATE_NOOP("handover", "{figure}: {before:,.2f} → {after:,.2f} {unit}")
LEAST_MOVE_M = 0.0005


def write_changes(changes: Changes, order: Order, folder: Path) -> None:
    """``changes.txt`` and ``changes.pdf``. Raises SaveError; InputError where a text needs a font that is not there."""
    from siteplanner.drawing.change_map import Changed, draw_change_map

    lines = [*text_lines(changes, translator("zh")), "", "—" * 30, "", *text_lines(changes, translator("en")), ""]
    with write_whole(folder / CHANGES_TEXT) as temporary:
        temporary.write_bytes("\r\n".join(lines).encode("utf-8-sig", errors="replace"))
    drawn = [Changed(of.plant_id, of.before, of.after) for of in changes.plants if of.kind != "altered"]
    told = [Listed(of).line(order.say) for of in changes.plants]
    content = draw_change_map(
        order.handed,
        order.scenario_id,
        drawn,
        heading=changes.summary(),
        told=told,
        since=changes.since,
        day=order.made.date(),
        lang=order.lang,
    )
    with write_whole(folder / CHANGES_MAP) as temporary:
        temporary.write_bytes(content)


def text_lines(changes: Changes, say: Translator) -> Iterator[str]:
    """Everything that changed, line by line."""
    yield say.text(TITLE)
    yield say.text(changes.summary())
    yield say.text(LAST(pack=changes.pack, date=changes.since.isoformat()))
    if (remark := changes.remark()) is not None:
        yield say.text(remark)
    if changes.plants:
        yield from ("", say.text(PLANTS))
        yield from (f"  {Listed(of).line(say)}" for of in changes.plants)
    if changes.layers:
        yield from ("", say.text(MAP))
        for of in changes.layers:
            counts = {"added": len(of.added), "removed": len(of.removed), "changed": len(of.changed)}
            yield f"  {say.text(LAYER(layer=schema.layer(of.layer).label, **counts))}"
            yield from (f"    {ids}" for ids in (", ".join((*of.added, *of.removed, *of.changed)[:40]),) if ids)
    if changes.figures:
        yield from ("", say.text(FIGURES))
        for key, (unit, before, after) in changes.figures.items():
            yield f"  {say.text(FIGURE(figure=_figure_name(key), unit=unit, before=before, after=after))}"
    for heading, findings in ((GAINED, changes.gained), (LOST, changes.lost)):
        if findings:
            yield from ("", say.text(heading))
            yield from (f"  {finding}: {message}" for finding, message in findings)


class Listed:
    """One plant's change in words."""

    def __init__(self, of: PlantChange) -> None:
        self.of = of

    def line(self, say: Translator) -> str:
        """“P03 BTR line 1: moved by 12.50 m …; connected load: 100 → 120”."""
        separator = "；" if say.language.startswith("zh") else "; "
        said = separator.join(say.text(part) for part in self._parts())
        colon = "：" if say.language.startswith("zh") else ": "
        return f"{' '.join(t for t in (self.of.plant_id, self.of.name) if t)}{colon}{said}"

    def _parts(self) -> Iterator[Message]:
        of = self.of
        if of.kind in ("added", "removed"):
            template: Template = ADDED if of.kind == "added" else REMOVED
            yield template(area_m2=abs(of.area_delta_m2))
        if of.kind == "reshaped":
            yield RESHAPED(area_m2=of.area_delta_m2)
        if of.kind == "turned":
            yield TURNED(turned_deg=of.turned_deg)
        if of.kind in ("moved", "turned") and of.moved_m >= LEAST_MOVE_M:
            yield MOVED(moved_m=of.moved_m, azimuth_deg=of.azimuth_deg)
        for name, before, after in of.columns:
            yield COLUMN(column=_label(name), before=_value(before), after=_value(after))


def _label(column: str) -> Template | str:
    try:
        return schema.PLANTS.column(column).label
    except EditError:  # a column of the user's own map
        return column


def _value(value: object) -> Template | str:
    if value is None:
        return BLANK
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


_FIGURE_LABELS = {
    "plants": PLANTS,
    "footprint_m2": QT_TRANSLATE_NOOP("handover", "Footprint"),
    "land_m2": QT_TRANSLATE_NOOP("handover", "Land used"),
    "demand_kw": QT_TRANSLATE_NOOP("handover", "Demand"),
}
CAPACITY = QT_TRANSLATE_NOOP("handover", "Capacity, {product}")


def _figure_name(key: str) -> Message | Template | str:
    if key.startswith("capacity."):
        return CAPACITY(product=load_catalogue().product_name(key.removeprefix("capacity.")))
    return _FIGURE_LABELS.get(key) or _label(key)
