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
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Who changed what in a plan, when, and in which scenario.")
EXAMPLE = "Example: siteplanner log town.gpkg --since 2026-11-01 --author 李工"

_SCENARIO = QT_TRANSLATE_NOOP("cli", "Only changes of this scenario.")
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
    form: Annotated[LogFormat, typer.Option("--format", help=_FORM.text)] = LogFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Print the change log."""
    from siteplanner.core.change_words import change_labels
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
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
