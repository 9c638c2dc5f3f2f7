"""What a column of a layer may hold, offered by name in the window's language: lists, codes, rows of other layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QIcon

from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.columns import Column
from siteplanner.core.corridors.strips import GRADES
from siteplanner.core.filters.conditions import folded
from siteplanner.core.fire.fences import FENCE, OF_KIND
from siteplanner.core.land_use import GUIDE, SURVEY, load_system, read_code
from siteplanner.core.plan import Plan
from siteplanner.core.row_filter import FilterColumn
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, english
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.wording import say

YES, NO = "true", "false"
SWATCH_PX = 16
_GRADES = {**GRADES, OF_KIND: (FENCE,)}
YES_WORD = QT_TRANSLATE_NOOP("column_choices", "Yes")
NO_WORD = QT_TRANSLATE_NOOP("column_choices", "No")
AREA_WORD = QT_TRANSLATE_NOOP("column_choices", "Area")
MU_WORD = QT_TRANSLATE_NOOP("column_choices", "mu")


@dataclass(frozen=True, slots=True)
class Offer:
    """A value as the plan keeps it, what people call it, and how it is filled on the map."""

    value: str
    label: str
    fill: FillStyle | None = None


@dataclass(frozen=True)
class Offers:
    """``open`` columns take other values too."""

    offers: tuple[Offer, ...] = ()
    open: bool = False

    def label(self, value: str) -> str:
        """What a value is called; itself where the list does not know it."""
        return next((offer.label for offer in self.offers if offer.value == value), value)

    def words(self) -> dict[str, str]:
        """What people may write for each value, folded: its name, and itself."""
        return {folded(word): o.value for o in self.offers for word in (o.label, o.value)}


def offers(layer: str, column: Column, plan: Plan | None, styles: MapStyles | None = None) -> Offers:
    """What to offer for a column; empty where anything may be written."""
    if column.kind == "boolean":
        return Offers((Offer(YES, say(YES_WORD)), Offer(NO, say(NO_WORD))))
    if column.name == "land_use":
        return Offers(tuple(_land_uses(styles)), open=True)
    if column.name == "zone_id" and plan is not None and layer != "zones":
        return Offers(tuple(_rows(plan, "zones")), open=True)
    if column.name == "substation_id" and plan is not None and layer != "substations":
        return Offers(tuple(_rows(plan, "substations")))
    if column.name in ("product", "products"):
        return Offers(tuple(_products(styles)), open=True)
    if column.name == "type_id":
        types = load_catalogue().types.items()
        return Offers(tuple(Offer(key, of.name("zh" if in_chinese() else "en")) for key, of in types))
    vocabulary = column.vocabulary
    if vocabulary is None:
        return Offers()
    return Offers(tuple(Offer(c.value, say(c.label)) for c in vocabulary.choices), open=not vocabulary.closed)


def grades_of(kinds: Iterable[str | None], every: Offers) -> Offers:
    """The grades that belong to the kinds of the constraints chosen; none for kinds that have no grades."""
    of_kinds = {grade for kind in kinds for grade in _GRADES.get(kind or "", ())}
    return Offers(tuple(offer for offer in every.offers if offer.value in of_kinds), open=True)


def land_uses_of(systems: Iterable[str | None], every: Offers, styles: MapStyles | None = None) -> Offers:
    """The codes of the one system that the parcels chosen have, by the names they have there; else all."""
    chosen = tuple(set(systems))
    if len(chosen) != 1 or chosen[0] not in (GUIDE, SURVEY):
        return every
    return Offers(tuple(_codes_of(str(chosen[0]), styles)), open=True)


def column_words(layer: str, columns: Iterable[Column], plan: Plan) -> dict[str, Mapping[str, str]]:
    """For each column with a list: what people may write, folded, and the value it stands for."""
    found = ((column.name, offers(layer, column, plan)) for column in columns)
    return {name: of.words() for name, of in found if of.offers}


def filter_columns(table: AttributeTable, plan: Plan) -> list[FilterColumn]:
    """The columns of a table as filters call them: by name, and by label in the window's language or in English."""
    made = []
    for of in table.columns:
        column, choice = of.column, offers(table.layer.name, of.column, plan)
        words = {} if column.kind == "boolean" else choice.words()
        closed = column.vocabulary is not None and column.vocabulary.closed
        labels = dict.fromkeys((say(column.label), english(column.label)))
        if column.unit == "mu":
            labels = dict.fromkeys((f"{say(column.label)} {say(MU_WORD)}", f"{english(column.label)} mu"))
        elif of.name == "measured_area_m2":
            labels.update(dict.fromkeys((say(AREA_WORD), "Area")))
        made.append(FilterColumn(of.name, column.kind, tuple(labels), column.unit, words, closed))
    return made


def _land_uses(styles: MapStyles | None) -> list[Offer]:
    further = [offer for offer in _codes_of(SURVEY, styles) if offer.value not in load_system(GUIDE)]
    return [*_codes_of(GUIDE, styles), *further]


def _codes_of(system: str, styles: MapStyles | None) -> list[Offer]:
    found = []
    for code, use in load_system(system).items():
        guide = read_code(code, system).code
        fill = styles.land_use(guide) if styles else None
        found.append(Offer(code, f"{code} {say(Named(use.name_en, use.name_zh))}", fill))
    return found


def _products(styles: MapStyles | None) -> list[Offer]:
    language = 1 if in_chinese() else 0
    return [
        Offer(key, names[language], styles.plant(key) if styles else None)
        for key, names in load_catalogue().products().items()
    ]


def _rows(plan: Plan, layer: str) -> list[Offer]:
    frame = plan.site.layer(layer)
    names: Sequence[str] = frame["name"].fillna("").tolist()
    return [Offer(str(at), f"{at}  {name}".strip()) for at, name in zip(frame.index, names, strict=True)]


@lru_cache(maxsize=512)
def swatch_icon(fill: FillStyle) -> QIcon:
    """A patch of the map in a list; it keeps its colours in a selected row."""
    made = painting.swatch(fill, SWATCH_PX, SWATCH_PX)
    found = QIcon(made)
    found.addPixmap(made, QIcon.Mode.Selected)
    return found
