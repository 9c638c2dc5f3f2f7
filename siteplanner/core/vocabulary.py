"""The closed and open word lists of the plan file, each value with a name for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Template


@dataclass(frozen=True)
class Vocabulary:
    """``closed`` lists refuse other values; open ones only propose theirs."""

    name: str
    choices: tuple[Choice, ...]
    closed: bool = True
    also_read: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _labels(self) -> Mapping[str, Template]:
        return {c.value: c.label for c in self.choices}

    def __contains__(self, value: object) -> bool:
        return value in self._labels

    def read(self, text: str) -> str:
        """The value meant by a word of somebody else's file: 甲 or 甲类 for A; the text itself where none is.

        >>> vocabulary("hazard_class").read("甲类"), vocabulary("hazard_class").read("b")
        ('A', 'B')
        """
        if text in self._labels or not self.closed:
            return text
        alike = [value for value in self._labels if value.casefold() == text.casefold()]
        return alike[0] if len(alike) == 1 else self.also_read.get(text, text)

    def label(self, value: str) -> Template | str:
        """The name for people; the value itself when the list does not know it."""
        return self._labels.get(value, value)


def _list(name: str, *choices: Choice, closed: bool = True, also_read: Mapping[str, str] | None = None) -> Vocabulary:
    return Vocabulary(name, choices, closed, also_read or {})


_CLASSES = {f"{word}{end}": value for word, value in zip("甲乙丙丁戊", "ABCDE", strict=True) for end in ("", "类")}
_USES = {"厂房": "factory", "仓库": "warehouse", "民用建筑": "civil", "办公": "civil", "储罐区": "tank_area"}
_STATES = {"规划": "planned", "拟建": "planned", "已建": "existing", "现状": "existing", "在建": "under_construction"}
_UNITS = {"吨/年": "t/a", "平方米/年": "m2/a", "㎡/a": "m2/a", "m²/a": "m2/a", "件/年": "piece/a", "件/a": "piece/a"}


_VOCABULARIES: Mapping[str, Vocabulary] = {
    v.name: v
    for v in (
        _list(
            "code_system",
            Choice("MNR2023", QT_TRANSLATE_NOOP("vocabulary", "Land and sea use guide 2023")),
            Choice("SURVEY3", QT_TRANSLATE_NOOP("vocabulary", "Third land survey")),
        ),
        _list(
            "parcel_status",
            Choice("available", QT_TRANSLATE_NOOP("vocabulary", "Available")),
            Choice("occupied", QT_TRANSLATE_NOOP("vocabulary", "Occupied")),
            Choice("reserved", QT_TRANSLATE_NOOP("vocabulary", "Reserved")),
        ),
        _list(
            "edge_kind",
            Choice("road", QT_TRANSLATE_NOOP("vocabulary", "Road")),
            Choice("parcel", QT_TRANSLATE_NOOP("vocabulary", "Parcel")),
            Choice("green_belt", QT_TRANSLATE_NOOP("vocabulary", "Green belt")),
            Choice("fence", QT_TRANSLATE_NOOP("vocabulary", "Fence")),
        ),
        _list(
            "constraint_kind",
            Choice("road", QT_TRANSLATE_NOOP("vocabulary", "Road")),
            Choice("railway", QT_TRANSLATE_NOOP("vocabulary", "Railway")),
            Choice("power_line", QT_TRANSLATE_NOOP("vocabulary", "Power line")),
            Choice("river", QT_TRANSLATE_NOOP("vocabulary", "River")),
            Choice("pipeline", QT_TRANSLATE_NOOP("vocabulary", "Pipeline")),
            Choice("residential", QT_TRANSLATE_NOOP("vocabulary", "Homes")),
            Choice("public_building", QT_TRANSLATE_NOOP("vocabulary", "Public building")),
            Choice("civil_building", QT_TRANSLATE_NOOP("vocabulary", "Civil building")),
            Choice("crowded_place", QT_TRANSLATE_NOOP("vocabulary", "Crowded place")),
            Choice("open_flame", QT_TRANSLATE_NOOP("vocabulary", "Open flame or sparks")),
            Choice("heritage", QT_TRANSLATE_NOOP("vocabulary", "Heritage site")),
            Choice("farmland", QT_TRANSLATE_NOOP("vocabulary", "Permanent basic farmland")),
            Choice("ecological", QT_TRANSLATE_NOOP("vocabulary", "Ecological red line")),
            Choice("water_protection", QT_TRANSLATE_NOOP("vocabulary", "Water source protection area")),
            Choice("development_boundary", QT_TRANSLATE_NOOP("vocabulary", "Urban development boundary")),
            Choice("goaf", QT_TRANSLATE_NOOP("vocabulary", "Mined-out area")),
            Choice("geohazard", QT_TRANSLATE_NOOP("vocabulary", "Geological hazard")),
            Choice("steep_slope", QT_TRANSLATE_NOOP("vocabulary", "Steep slope")),
            Choice("other", QT_TRANSLATE_NOOP("vocabulary", "Other constraint")),
        ),
        _list(
            "constraint_grade",
            Choice("10kV", QT_TRANSLATE_NOOP("vocabulary", "10 kV")),
            Choice("35kV", QT_TRANSLATE_NOOP("vocabulary", "35 kV")),
            Choice("66kV", QT_TRANSLATE_NOOP("vocabulary", "66 kV")),
            Choice("110kV", QT_TRANSLATE_NOOP("vocabulary", "110 kV")),
            Choice("220kV", QT_TRANSLATE_NOOP("vocabulary", "220 kV")),
            Choice("330kV", QT_TRANSLATE_NOOP("vocabulary", "330 kV")),
            Choice("500kV", QT_TRANSLATE_NOOP("vocabulary", "500 kV")),
            Choice("expressway", QT_TRANSLATE_NOOP("vocabulary", "Expressway")),
            Choice("national", QT_TRANSLATE_NOOP("vocabulary", "National road")),
            Choice("provincial", QT_TRANSLATE_NOOP("vocabulary", "Provincial road")),
            Choice("county", QT_TRANSLATE_NOOP("vocabulary", "County road")),
            Choice("township", QT_TRANSLATE_NOOP("vocabulary", "Township road")),
            Choice("village", QT_TRANSLATE_NOOP("vocabulary", "Village road")),
            Choice("urban", QT_TRANSLATE_NOOP("vocabulary", "Urban road")),
            Choice("plant", QT_TRANSLATE_NOOP("vocabulary", "Works road")),
            Choice("high_speed", QT_TRANSLATE_NOOP("vocabulary", "High-speed railway")),
            Choice("conventional", QT_TRANSLATE_NOOP("vocabulary", "Conventional railway")),
            Choice("high_speed-city", QT_TRANSLATE_NOOP("vocabulary", "High-speed railway, city")),
            Choice("high_speed-suburb", QT_TRANSLATE_NOOP("vocabulary", "High-speed railway, suburb")),
            Choice("high_speed-village", QT_TRANSLATE_NOOP("vocabulary", "High-speed railway, village")),
            Choice("high_speed-other", QT_TRANSLATE_NOOP("vocabulary", "High-speed railway, elsewhere")),
            Choice("conventional-city", QT_TRANSLATE_NOOP("vocabulary", "Conventional railway, city")),
            Choice("conventional-suburb", QT_TRANSLATE_NOOP("vocabulary", "Conventional railway, suburb")),
            Choice("conventional-village", QT_TRANSLATE_NOOP("vocabulary", "Conventional railway, village")),
            Choice("conventional-other", QT_TRANSLATE_NOOP("vocabulary", "Conventional railway, elsewhere")),
            Choice("oil_gas", QT_TRANSLATE_NOOP("vocabulary", "Oil or gas pipeline")),
            Choice("fence", QT_TRANSLATE_NOOP("vocabulary", "Works fence")),
            closed=False,
        ),
        _list(
            "civil_rank",
            Choice("low", QT_TRANSLATE_NOOP("vocabulary", "Single or multi-storey")),
            Choice("high_1", QT_TRANSLATE_NOOP("vocabulary", "High-rise, class 1")),
            Choice("high_2", QT_TRANSLATE_NOOP("vocabulary", "High-rise, class 2")),
        ),
        _list(
            "capacity_unit",
            Choice("t/a", QT_TRANSLATE_NOOP("vocabulary", "t/a")),
            Choice("m2/a", QT_TRANSLATE_NOOP("vocabulary", "m²/a")),
            Choice("piece/a", QT_TRANSLATE_NOOP("vocabulary", "pieces/a")),
            also_read=_UNITS,
        ),
        _list(
            "building_use",
            Choice("factory", QT_TRANSLATE_NOOP("vocabulary", "Factory")),
            Choice("warehouse", QT_TRANSLATE_NOOP("vocabulary", "Warehouse")),
            Choice("civil", QT_TRANSLATE_NOOP("vocabulary", "Offices or welfare")),
            Choice("transformer", QT_TRANSLATE_NOOP("vocabulary", "Outdoor transformers")),
            Choice("tank_area", QT_TRANSLATE_NOOP("vocabulary", "Tank area")),
            also_read=_USES,
        ),
        _list(
            "hazard_class",
            Choice("A", QT_TRANSLATE_NOOP("vocabulary", "A (jia)")),
            Choice("B", QT_TRANSLATE_NOOP("vocabulary", "B (yi)")),
            Choice("C", QT_TRANSLATE_NOOP("vocabulary", "C (bing)")),
            Choice("D", QT_TRANSLATE_NOOP("vocabulary", "D (ding)")),
            Choice("E", QT_TRANSLATE_NOOP("vocabulary", "E (wu)")),
            also_read=_CLASSES,
        ),
        _list(
            "plant_status",
            Choice("planned", QT_TRANSLATE_NOOP("vocabulary", "Planned")),
            Choice("existing", QT_TRANSLATE_NOOP("vocabulary", "Existing")),
            Choice("under_construction", QT_TRANSLATE_NOOP("vocabulary", "Under construction")),
            also_read=_STATES,
        ),
        _list(
            "area_use",
            Choice("green", QT_TRANSLATE_NOOP("vocabulary", "Green")),
            Choice("office", QT_TRANSLATE_NOOP("vocabulary", "Office")),
            Choice("storage_yard", QT_TRANSLATE_NOOP("vocabulary", "Storage yard")),
            Choice("road", QT_TRANSLATE_NOOP("vocabulary", "Road")),
            Choice("parking", QT_TRANSLATE_NOOP("vocabulary", "Parking")),
        ),
    )
}


def vocabulary(name: str) -> Vocabulary:
    """The list of that name, as named in the schema."""
    return _VOCABULARIES[name]
