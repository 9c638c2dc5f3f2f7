"""Indicators of some groups with what they are made of: what tables of indicators show and trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.land.indicators import KINDS, Indicator, Kind, indicators
from siteplanner.core.measures.land.site_use import OF_PARCELS, OF_USES, Groups, SiteUse, Sums
from siteplanner.core.measures.land.tracing import HUNDREDTHS, plus
from siteplanner.core.measures.land.verdicts import limit_words, verdict_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

AMOUNTS: Mapping[str, tuple[Template, str]] = {
    "land_m2": (QT_TRANSLATE_NOOP("measures", "Land of projects"), "m2"),
    "covered_m2": (QT_TRANSLATE_NOOP("measures", "Ground covered"), "m2"),
    "floor_m2": (QT_TRANSLATE_NOOP("measures", "Floor area"), "m2"),
    "counted_floor_m2": (QT_TRANSLATE_NOOP("measures", "Floor area as it counts"), "m2"),
    "green_m2": (QT_TRANSLATE_NOOP("measures", "Green area"), "m2"),
    "office_m2": (QT_TRANSLATE_NOOP("measures", "Office and staff service area"), "m2"),
    "investment_cny": (QT_TRANSLATE_NOOP("measures", "Fixed-asset investment"), "CNY"),
    "output_value_cny": (QT_TRANSLATE_NOOP("measures", "Output value"), "CNY/a"),
    "tax_cny": (QT_TRANSLATE_NOOP("measures", "Tax"), "CNY/a"),
}
"""What indicators are made of, with units."""
SUMMED = QT_TRANSLATE_NOOP("measures", "Σ ({count:,d}): {terms} = {total:,.2f} {unit}")
COVERED = QT_TRANSLATE_NOOP("measures", "Footprints on the land ({count:,d}), overlaps counted once: {total:,.2f} m²")
PERCENT = QT_TRANSLATE_NOOP("measures", "{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.2f} %")
RATIO = QT_TRANSLATE_NOOP("measures", "{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.3f}")
MONEY = QT_TRANSLATE_NOOP("measures", "{amount:,.2f} × 10k CNY ÷ {land:,.4f} ha = {value:,.2f} × 10k CNY/ha")
NO_LAND = QT_TRANSLATE_NOOP("measures", "No plant stands on a parcel here.")
NOT_ENTERED = QT_TRANSLATE_NOOP("measures", "No data: “{label}” is not entered for any plant here.")
NOT_DRAWN = QT_TRANSLATE_NOOP("measures", "No data: nothing of that use is drawn on this land. That is not 0.")
ONLY_KNOWN = QT_TRANSLATE_NOOP(
    "measures", "Blank in part (“{label}”, {count:d}): the figure is of the others, and its limits are not called met."
)
TWICE_HIGH = QT_TRANSLATE_NOOP("measures", "Floor area counts twice where a storey is over {double_above:g} m high.")
YARDS = QT_TRANSLATE_NOOP(
    "measures",
    "Storage yards of {yards:,.0f} m² are drawn here. They are not counted, as in the check; with them it would be "
    "{value:.2f} %.",
)
PER_10K = 10_000.0


@dataclass(frozen=True, eq=False)
class Board:
    """``found`` are the indicators of ``groups``."""

    use: SiteUse
    groups: Groups

    @cached_property
    def found(self) -> dict[str, Indicator]:
        return indicators(self.use, self.groups)

    @cached_property
    def amounts(self) -> dict[str, Sums]:
        """The amounts of each group."""
        return {key: self.use.sums(key, self.groups) for key in AMOUNTS}

    def amount(self, key: str) -> list[float | None]:
        """An amount of each group, None where nothing is known of it."""
        of = self.amounts[key]
        return [value if known else None for value, known in zip(of.values.tolist(), of.known.tolist(), strict=True)]

    def values(self, key: str) -> list[float | None]:
        """An indicator of each group, None where there is none."""
        return [None if np.isnan(value) else value for value in self.found[key].values.tolist()]

    def amount_trace(self, key: str, group: int) -> Trace:
        """What an amount of a group is made of."""
        label, unit = AMOUNTS[key]
        terms, lacking = self._terms(key, group), self._lacking(key, group)
        if not self.amounts[key].known[group]:
            why = self._why_blank(key, group)
            return Trace(why, terms, lacking, why_blank=why)
        total = float(self.amounts[key].values[group])
        if key == "covered_m2":
            formula: Message = COVERED(count=len(terms), total=total)
        else:
            numbers = [term.value for term in terms if term.value is not None]
            formula = SUMMED(count=len(numbers), terms=plus(numbers, HUNDREDTHS), total=total, unit=UNIT_WORDS[unit])
        return Trace(formula, terms, lacking, notes=self._blank_notes(key, label, group))

    def indicator_trace(self, key: str, group: int) -> Trace:
        """What an indicator of a group is made of, and how it stands to its limits."""
        of, kind = self.found[key], KINDS[key]
        label, _ = AMOUNTS[kind.amount]
        lacking = self._lacking(kind.amount, group)
        sources = tuple((kind.label, source) for source in of.limits.sources)
        verdict = verdict_words(of, group)
        notes: tuple[Text, ...] = (
            *([] if verdict is None else [verdict]),
            *self._blank_notes(kind.amount, label, group),
        )
        value = self.values(key)[group]
        if value is None:
            why = self._why_blank(kind.amount, group)
            return Trace(why, (), lacking, sources, notes, why)
        land_m2 = float(of.land_m2[group])
        terms = tuple(
            Term(term.feature, None if term.value is None else kind.scale * term.value / land_m2)
            for term in self._terms(kind.amount, group)
        )
        formula = _formula(kind, float(of.sums.values[group]), land_m2, value)
        return Trace(formula, terms, lacking, sources, (*notes, *self._more_notes(key, group, value, land_m2)))

    def limit_trace(self, key: str, group: int) -> Trace:
        """Where the limits of an indicator come from."""
        of = self.found[key]
        sources = tuple((of.kind.label, source) for source in of.limits.sources)
        return Trace(limit_words(of, group), sources=sources)

    def _more_notes(self, key: str, group: int, value: float, land_m2: float) -> tuple[Text, ...]:
        if key == "floor_area_ratio":
            high_m = self.use.pack.settings("floor-area-ratio").value("double_above_m")
            return (TWICE_HIGH(double_above=high_m),)
        yards = self.use.sums("yards_m2", self.groups)
        if key == "building_coefficient" and yards.known[group]:
            yards_m2 = float(yards.values[group])
            return (YARDS(yards=yards_m2, value=value + 100 * yards_m2 / land_m2),)
        return ()

    def _blank_notes(self, key: str, label: Template, group: int) -> tuple[Text, ...]:
        count = int(self.amounts[key].blank[group])
        return (ONLY_KNOWN(label=label, count=count),) if count and self.amounts[key].known[group] else ()

    def _why_blank(self, key: str, group: int) -> Text:
        if not self.amounts["land_m2"].known[group]:
            return NO_LAND
        return NOT_DRAWN if key in OF_USES else NOT_ENTERED(label=AMOUNTS[key][0])

    # -- features -----------------------------------------------------------------------------------------------

    def _terms(self, key: str, group: int) -> tuple[Term, ...]:
        """What each parcel or plant gives, in the amount's unit."""
        entries = self._entries(group)
        if key == "covered_m2":
            scale = self.use.land_m2 / self.use.on.area_m2
            return self._plants(entries, self.use.on.shared_m2 * scale[self.use.on.place])
        amount = self.use.amount(key)
        if key not in OF_PARCELS:
            return self._plants(entries[~amount.blank[entries]], amount.values)
        whole = self.groups.of_parcel is not None
        places = self.use.on.place[entries]
        values = amount.values[places] * (1.0 if whole else self.use.part[entries])
        kept = ~amount.blank[places]
        if whole:
            kept &= np.concatenate([[True], places[1:] != places[:-1]]) if len(places) else kept
        parcels = (self._parcel(place) for place in places[kept].tolist())
        return _added(parcels, values[kept])

    def _lacking(self, key: str, group: int) -> tuple[Feature, ...]:
        entries, amount = self._entries(group), self.use.amount(key)
        if key in OF_PARCELS:
            places = np.unique(self.use.on.place[entries])
            found = [self._parcel(place) for place in places[amount.blank[places]].tolist()]
        else:
            found = [self._plant(plant) for plant in self.use.on.plant[entries[amount.blank[entries]]].tolist()]
        if key not in ("land_m2", *OF_USES):
            found += [self._plant(plant) for plant in self.use.unsound[self.groups.of_unsound == group].tolist()]
        return tuple(dict.fromkeys(found))

    def groups_of(self, feature: Feature) -> tuple[int, ...]:
        """The groups that a plant, or a parcel, is in."""
        entries = self._entries_of(feature)
        found = set(self.groups.of_entry[entries].tolist())
        if self._is_unsound(feature):
            at = self.use.basis.ids[self.use.unsound].tolist().index(feature.id)
            found.add(int(self.groups.of_unsound[at]))
        return tuple(sorted(found - {-1}))

    def counts(self, feature: Feature, key: str) -> bool:
        """Whether an amount of a group that a feature is in is made of such a feature, or lacks it."""
        of_parcels = key in OF_PARCELS and key != "covered_m2"
        if self._is_unsound(feature):
            return key not in ("land_m2", *OF_USES)
        return of_parcels == (feature.layer == "parcels")

    def _entries_of(self, feature: Feature) -> Codes:
        on = self.use.on
        if feature.layer == "plants":
            return np.flatnonzero(self.use.basis.ids[on.plant] == feature.id)
        if feature.layer == "parcels":
            return np.flatnonzero((on.layout.ground.parcel_ids[on.parcel] == feature.id)[on.place])
        return np.empty(0, dtype=np.intp)

    def _is_unsound(self, feature: Feature) -> bool:
        return feature.layer == "plants" and feature.id in self.use.basis.ids[self.use.unsound].tolist()

    def _entries(self, group: int) -> Codes:
        return np.flatnonzero(self.groups.of_entry == group)

    def _plants(self, entries: Codes, values: Floats) -> tuple[Term, ...]:
        plants = (self._plant(plant) for plant in self.use.on.plant[entries].tolist())
        return _added(plants, values[entries])

    def _plant(self, row: int) -> Feature:
        return Feature("plants", str(self.use.basis.ids[row]))

    def _parcel(self, place: int) -> Feature:
        return Feature("parcels", self.use.on.parcel_id(place))


UNIT_WORDS: Mapping[str, Text] = {
    "m2": QT_TRANSLATE_NOOP("measures", "m²"),
    "CNY": QT_TRANSLATE_NOOP("measures", "CNY"),
    "CNY/a": QT_TRANSLATE_NOOP("measures", "CNY/a"),
}


def _formula(kind: Kind, amount: float, land_m2: float, value: float) -> Message:
    if kind.unit == "%":
        return PERCENT(amount=amount, land=land_m2, value=value)
    if kind.unit == "":
        return RATIO(amount=amount, land=land_m2, value=value)
    return MONEY(amount=amount / PER_10K, land=land_m2 / PER_10K, value=value)


def _added(features: Iterable[Feature], values: Floats) -> tuple[Term, ...]:
    sums: dict[Feature, float] = {}
    for feature, value in zip(features, values.tolist(), strict=True):
        sums[feature] = sums.get(feature, 0.0) + value
    return tuple(Term(feature, value) for feature, value in sums.items())
