"""``siteplanner diff``: what two plans differ in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_json, print_line, print_table
from siteplanner.cli.options import Form, Format, Lang
from siteplanner.cli.progress import watched_work
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.changed_rows import RowChange

HELP = QT_TRANSLATE_NOOP(
    "cli", "What two plans, or two versions of one, differ in: row by row and field by field; with -o as a map."
)
EXAMPLE = (
    "Example: siteplanner diff town-monday.gpkg town.gpkg --format json, "
    "siteplanner diff town-monday.gpkg town.gpkg -o what-changed.pdf --lang zh"
)

_BEFORE = QT_TRANSLATE_NOOP("cli", "The plan to compare with.")
_AFTER = QT_TRANSLATE_NOOP("cli", "The plan whose differences are told.")
_OUT = QT_TRANSLATE_NOOP("cli", "Draw what differs on a map (.png, .pdf, .svg), or write it as .geojson.")
_SCENARIO = QT_TRANSLATE_NOOP("cli", "The scenario of AFTER that the map shows (default: its active one).")
_EARLIER = QT_TRANSLATE_NOOP("cli", "The scenario of BEFORE that it is held against (default: the same).")
DRAWN = QT_TRANSLATE_NOOP("cli", "{out}: {told}.")
NOTHING_DIFFERS = QT_TRANSLATE_NOOP("cli", "{out}: nothing on the map differs.")
ONLY_A_MAP = QT_TRANSLATE_NOOP("cli", "{option} is for the map: give -o OUT as well.")
ALIKE = QT_TRANSLATE_NOOP("cli", "{before} and {after} hold the same.")
HEADS = (
    QT_TRANSLATE_NOOP("cli", "what"),
    QT_TRANSLATE_NOOP("cli", "field"),
    QT_TRANSLATE_NOOP("cli", "before"),
    QT_TRANSLATE_NOOP("cli", "after"),
)


def diff(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help=_BEFORE.text, show_default=False)],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help=_AFTER.text, show_default=False)],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help=_OUT.text, show_default=False)] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", metavar="ID", help=_SCENARIO.text, show_default=False)
    ] = None,
    earlier: Annotated[
        str | None, typer.Option("--before-scenario", metavar="ID", help=_EARLIER.text, show_default=False)
    ] = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Print what two plans differ in, or draw it."""
    from siteplanner.core.changed_rows import changed_rows
    from siteplanner.files.plan_file import open_plan

    for option, given in (("--scenario", scenario), ("--before-scenario", earlier)):
        if given is not None and out is None:
            raise InputError(ONLY_A_MAP, option=option)
    if out is not None:
        _draw(before, after, out, scenario, earlier, form, translator(lang))
        return
    found = changed_rows(open_plan(before), open_plan(after))
    if form is Format.JSON:
        print_json({"before": str(before), "after": str(after), "changes": [_fact(change) for change in found]})
    elif found:
        say = translator(lang)
        print_table([say.text(head) for head in HEADS], [_row(change, say) for change in found])
    else:
        print_line(translator(lang).text(ALIKE(before=str(before), after=str(after))))


def _draw(
    before: Path, after: Path, out: Path, scenario: str | None, earlier: str | None, form: Format, say: Translator
) -> None:
    from siteplanner.core.change_places import counted, place_changes
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.difference_file import write_difference

    one, other = open_plan(before), open_plan(after)
    wanted = scenario or other.active_scenario
    names = (before.name, after.name)
    made = write_difference(one, other, out, wanted, earlier, names=names, lang=say.language, work=watched_work(say))
    changes = place_changes(one, other, wanted, earlier)
    if form is Format.JSON:
        told = [{"layer": c.layer, "id": c.id, "change": c.kind, "columns": list(c.fields)} for c in changes]
        print_json({"before": str(before), "after": str(after), "out": str(made), "scenario": wanted, "changes": told})
        return
    for change in changes:
        print_line(say.text(change.told()))
    told_of = DRAWN(out=str(made), told=counted(changes)) if changes else NOTHING_DIFFERS(out=str(made))
    print_line(say.text(told_of))


def _row(change: RowChange, say: Translator) -> list[str]:
    from siteplanner.core.merging.clash_words import field_name, thing, value_words

    key = change.key
    told = (thing(key), field_name(key), value_words(key, change.before), value_words(key, change.after))
    return [text if isinstance(text, str) else say.text(text) for text in told]


def _fact(change: RowChange) -> dict[str, Any]:
    key = change.key
    return {
        "part": key.part,
        "scenario": key.scenario_id or None,
        "id": key.id or None,
        "change": change.kind,
        "column": key.field or None,
        "before": _value(change.before),
        "after": _value(change.after),
    }


def _value(value: Any) -> Any:
    """A value in JSON: a shape as WKT to the millimetre, a time as ISO 8601, a row as an object."""
    import pandas as pd
    import shapely
    from shapely.geometry.base import BaseGeometry

    if isinstance(value, dict):
        return value["value"] if set(value) == {"value"} else {name: _value(cell) for name, cell in value.items()}
    if isinstance(value, BaseGeometry):
        return shapely.to_wkt(value, rounding_precision=3)
    if value is None or bool(pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, bool | int | str) else _figure(plain)


def _figure(value: Any) -> Any:
    """A float as itself; what JSON has no number for, and what is no number, as text."""
    import math

    return value if isinstance(value, float) and math.isfinite(value) else str(value)
