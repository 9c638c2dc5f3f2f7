"""``siteplanner log``: who changed what in a plan, and when."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from siteplanner.cli.answers import print_csv, print_json, print_line, print_table
from siteplanner.cli.options import Lang, PlanFile
from siteplanner.cli.past_state import WantedState, open_state, require_together, tell_opened
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP(
    "cli", "Who changed what in a plan, when, and in which scenario; and, with --at, how it was then, as a scenario."
)
EXAMPLE = (
    "Example: siteplanner log town.gpkg --since 2026-11-01 --author 李工, "
    "siteplanner log town.gpkg --at 37 --as-scenario monday -o town-2.gpkg"
)

_SCENARIO = QT_TRANSLATE_NOOP("cli", "Only changes of this scenario; with --at: the scenario to take as it was.")
_AT = QT_TRANSLATE_NOOP(
    "cli",
    "The number of a change (seq in --format json): its state, proved from versions that are kept, becomes a scenario.",
)
_AS_SCENARIO = QT_TRANSLATE_NOOP("cli", "The id of the new scenario (default: the next free one).")
_NAME = QT_TRANSLATE_NOOP("cli", "The name of the new scenario (default: the old one's with day and time).")
_FROM = QT_TRANSLATE_NOOP("cli", "An earlier copy of the plan to go on from, beside those kept; may be repeated.")
_OUT = QT_TRANSLATE_NOOP("cli", "The plan to write with that scenario (default: PLAN itself).")
_OVERWRITE = QT_TRANSLATE_NOOP("cli", "Replace the file if it exists.")
_AUTHOR = QT_TRANSLATE_NOOP("cli", "Only changes of this person.")
_SINCE = QT_TRANSLATE_NOOP("cli", "Only changes from this day on (YYYY-MM-DD).")
_ABOUT = QT_TRANSLATE_NOOP("cli", "Only changes that name this plant, parcel or other id.")
_FORM = QT_TRANSLATE_NOOP("cli", "table, json or csv.")
NO_DAY = QT_TRANSLATE_NOOP("cli", "“{given}” is no day. Write it as 2026-11-23.")
NOTHING = QT_TRANSLATE_NOOP("cli", "No such change is in the log of {plan}.")
HEADS = (
    QT_TRANSLATE_NOOP("cli", "time"),
    QT_TRANSLATE_NOOP("cli", "who"),
    QT_TRANSLATE_NOOP("cli", "scenario"),
    QT_TRANSLATE_NOOP("cli", "change"),
)


class LogFormat(StrEnum):
    """How the log is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def log(
    plan: PlanFile,
    scenario: Annotated[str | None, typer.Option("--scenario", metavar="ID", help=_SCENARIO.text)] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help=_AUTHOR.text)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help=_SINCE.text)] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="ID", help=_ABOUT.text)] = None,
    at: Annotated[int | None, typer.Option("--at", metavar="SEQ", help=_AT.text, show_default=False)] = None,
    as_scenario: Annotated[
        str | None, typer.Option("--as-scenario", metavar="ID", help=_AS_SCENARIO.text, show_default=False)
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help=_NAME.text, show_default=False)] = None,
    starts: Annotated[
        list[Path] | None, typer.Option("--from", metavar="FILE.gpkg", help=_FROM.text, show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="OUT.gpkg", help=_OUT.text, show_default=False)
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_OVERWRITE.text)] = False,
    form: Annotated[LogFormat, typer.Option("--format", help=_FORM.text)] = LogFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Print the change log, or write a state of it as a scenario."""
    from siteplanner.core.change_words import change_labels
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    wishes = {"--as-scenario": as_scenario, "--name": name, "--from": starts, "-o": out, "--overwrite": overwrite}
    filters = {"--author": author, "--since": since, "--about": about, "--format csv": form is LogFormat.CSV}
    require_together(at is not None, wishes, filters)
    if at is not None:
        wish = WantedState(plan, at, scenario, as_scenario, name, tuple(starts or ()), out, overwrite)
        tell_opened(open_state(wish, say), say, as_json=form is LogFormat.JSON)
        return
    day = None if since is None else _day(since)
    entries = open_plan(plan).change_log
    rows: list[dict[str, Any]] = []
    for entry, label in zip(entries, change_labels(entries), strict=True):
        time = entry.time.to_pydatetime(warn=False).replace(tzinfo=dt.UTC).astimezone()
        wanted = (
            (scenario is None or entry.scenario_id == scenario)
            and (author is None or entry.author == author)
            and (day is None or time.date() >= day)
            and (about is None or about in _names(entry.edit))
        )
        if wanted:
            rows.append(
                {
                    "seq": int(entry.seq),
                    "time": time.isoformat(timespec="seconds"),
                    "author": entry.author or None,
                    "scenario": entry.scenario_id or None,
                    "label": label if isinstance(label, str) else say.text(label),
                    "edit": json.loads(entry.edit),
                }
            )
    _print(rows, form, plan, say)


def _print(rows: list[dict[str, Any]], form: LogFormat, plan: Path, say: Any) -> None:
    if form is LogFormat.JSON:
        print_json({"plan": str(plan), "changes": rows})
        return
    cells = [[str(row[name] or "") for name in ("time", "author", "scenario", "label")] for row in rows]
    heads = [say.text(head) for head in HEADS]
    if form is LogFormat.CSV:
        print_csv(heads, cells)
    elif rows:
        print_table(heads, cells)
    else:
        print_line(say.text(NOTHING(plan=str(plan))))


def _day(given: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise InputError(NO_DAY, given=given) from error


def _names(edit: str) -> set[str]:
    """Every text in an edit's JSON, among them the ids it is about."""
    found: set[str] = set()
    waiting: list[Any] = [json.loads(edit)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str):
            found.add(value)
    return found
