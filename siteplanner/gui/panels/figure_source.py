"""What a plant's figures rest on: the catalogue's default with its source, and the law by which it grows."""

from __future__ import annotations

from itertools import groupby

from siteplanner.core import schema
from siteplanner.core.errors import EditError
from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.plant_type import FOOTPRINT, Figure, PlantType
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.numbers import capacity, figure
from siteplanner.gui.wording import say

DEFAULT = QT_TRANSLATE_NOOP("figure_source", "Catalogue: {value} ({confidence}). {source}")
LAW = QT_TRANSLATE_NOOP(
    "figure_source", "From {low} to {high}. With the capacity grow: footprint along its long side, the depth fixed;"
)
IN_PROPORTION = QT_TRANSLATE_NOOP("figure_source", "in proportion: {columns}")
TO_THE_POWER = QT_TRANSLATE_NOOP("figure_source", "to the power {exponent:g}: {columns}")
BECAUSE = QT_TRANSLATE_NOOP("figure_source", "({confidence}: {source})")


def default_text(of: PlantType, column: str, at_capacity: float | None) -> str:
    """The type's own value of a column at a capacity, with confidence and source; '' where it has none."""
    found = of.figures.get(column)
    if found is None:
        return ""
    known = of.capacity is not None and at_capacity is not None
    try:
        value = of.attributes(at_capacity if known else None).get(column, found.value)
    except EditError:  # a plant from a map may have a capacity that the type does not
        value = found.value
    return say(DEFAULT(value=_shown(column, value), confidence=CONFIDENCES[found.confidence], source=found.source))


def law_text(of: PlantType) -> str:
    """How the type grows with its capacity, and why; '' for a type of one size."""
    if of.capacity is None:
        return ""
    lines = [
        say(LAW(low=capacity(of.capacity_min, of.capacity_unit), high=capacity(of.capacity_max, of.capacity_unit))),
        _because(of.scaling[FOOTPRINT]),
    ]
    grown = sorted(((key, law) for key, law in of.scaling.items() if key != FOOTPRINT), key=_exponent, reverse=True)
    for exponent, members in groupby(grown, key=_exponent):
        some = list(members)
        columns = ", ".join(say(schema.PLANTS.column(key).label) for key, _ in some)
        lines.append(
            say(IN_PROPORTION(columns=columns))
            if exponent == 1.0
            else say(TO_THE_POWER(exponent=exponent, columns=columns))
        )
        lines += [_because(law) for law in dict.fromkeys(law for _, law in some) if exponent != 1.0]
    return "\n".join(lines)


def _exponent(entry: tuple[str, Figure]) -> float:
    return float(entry[1].value)


def _because(law: Figure) -> str:
    return say(BECAUSE(confidence=CONFIDENCES[law.confidence], source=law.source))


def _shown(column: str, value: object) -> str:
    """A value as the property editor writes it."""
    known = schema.PLANTS.column(column)
    vocabulary = known.vocabulary
    if vocabulary is not None and isinstance(value, str):
        label = vocabulary.label(value)
        return label if isinstance(label, str) else say(label)
    if isinstance(value, int | float) and not isinstance(value, bool):
        decimals = 0 if float(value).is_integer() else 2
        return f"{figure(float(value), decimals)} {known.unit}".rstrip()
    return str(value)
