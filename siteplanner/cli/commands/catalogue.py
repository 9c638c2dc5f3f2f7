"""``siteplanner catalogue``: the plant types."""

from __future__ import annotations

from siteplanner.cli.answers import nothing_as_null, print_json, print_table
from siteplanner.cli.options import Form, Format, Lang
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "List the plant types; as JSON with every figure, its source and confidence.")
EXAMPLE = "Example: siteplanner catalogue --format json"

HEADER = (
    QT_TRANSLATE_NOOP("cli", "type"),
    QT_TRANSLATE_NOOP("cli", "name"),
    QT_TRANSLATE_NOOP("cli", "capacity"),
    QT_TRANSLATE_NOOP("cli", "from"),
    QT_TRANSLATE_NOOP("cli", "to"),
    QT_TRANSLATE_NOOP("cli", "unit"),
    QT_TRANSLATE_NOOP("cli", "footprint m²"),
    QT_TRANSLATE_NOOP("cli", "connected load kW"),
)


def catalogue(form: Form = Format.TABLE, lang: Lang = None) -> None:
    """List the plant types."""
    from siteplanner.core.catalogue import load_catalogue

    say = translator(lang)
    loaded = load_catalogue()
    if form is Format.JSON:
        print_json(nothing_as_null(loaded.to_json()))
        return
    rows = []
    for of in loaded.types.values():
        load = of.figures.get("power_kw")
        numbers = (of.capacity, of.capacity_min, of.capacity_max)
        size = ["" if n is None else f"{n:,.0f}" for n in numbers]
        kw = "" if load is None else f"{float(load.value):,.0f}"
        rows.append([of.type_id, of.name(say.language), *size, of.capacity_unit, f"{of.footprint().area:,.0f}", kw])
    print_table([say.text(h) for h in HEADER], rows, right=[2, 3, 4, 6, 7])
