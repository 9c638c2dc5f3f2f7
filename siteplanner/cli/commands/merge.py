"""``siteplanner merge``: two people's versions of a plan made one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_json, print_line, print_table
from siteplanner.cli.options import Form, Format, Lang
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.merging.clashes import Clash

HELP = QT_TRANSLATE_NOOP(
    "cli",
    "Make two versions of a plan one: what only one changed is taken; what both changed is listed, and decided by "
    "--take.",
)
EXAMPLE = "Example: siteplanner merge town-monday.gpkg town-li.gpkg town-wang.gpkg -o town.gpkg --take mine"

_BASE = QT_TRANSLATE_NOOP("cli", "The plan that both versions go back to.")
_MINE = QT_TRANSLATE_NOOP("cli", "One version.")
_THEIRS = QT_TRANSLATE_NOOP("cli", "The other version.")
_OUT = QT_TRANSLATE_NOOP("cli", "The merged plan to write (.gpkg).")
_TAKE = QT_TRANSLATE_NOOP("cli", "Whom to follow where both changed the same: mine or theirs.")
UNDECIDED = QT_TRANSLATE_NOOP(
    "cli",
    "{count} things were changed in both versions; nothing was written. Decide with --take mine or --take theirs.",
)
MERGED = QT_TRANSLATE_NOOP("cli", "{out}: merged; {clashes} things changed in both versions were taken from {side}.")
CLEAN = QT_TRANSLATE_NOOP("cli", "{out}: merged; nothing was changed in both versions.")
EXISTS = QT_TRANSLATE_NOOP("cli", "“{path}” exists already. Give another name, or --overwrite to replace it.")
_OVERWRITE = QT_TRANSLATE_NOOP("cli", "Replace the file if it exists.")
HEADS = (
    QT_TRANSLATE_NOOP("cli", "what"),
    QT_TRANSLATE_NOOP("cli", "field"),
    QT_TRANSLATE_NOOP("cli", "before"),
    QT_TRANSLATE_NOOP("cli", "mine"),
    QT_TRANSLATE_NOOP("cli", "theirs"),
)


class Take(StrEnum):
    """Who is followed where both changed the same."""

    MINE = "mine"
    THEIRS = "theirs"


def merge(
    base: Annotated[Path, typer.Argument(metavar="BASE", help=_BASE.text, show_default=False)],
    mine: Annotated[Path, typer.Argument(metavar="MINE", help=_MINE.text, show_default=False)],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help=_THEIRS.text, show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT.gpkg", help=_OUT.text, show_default=False)],
    take: Annotated[Take | None, typer.Option("--take", help=_TAKE.text)] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_OVERWRITE.text)] = False,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Merge two versions of a plan."""
    from siteplanner.core.merging.plans import merge_plans
    from siteplanner.files.plan_file import open_plan, save_plan

    say = translator(lang)
    if out.exists() and not overwrite:
        raise InputError(EXISTS, path=str(out))
    ours, one, other = (open_plan(path) for path in (base, mine, theirs))
    found = merge_plans(ours, one, other)
    if found.open and take is None:
        _print(found.open, form, None, say)
        raise InputError(UNDECIDED, count=len(found.open))
    if take is not None:
        found = merge_plans(ours, one, other, {clash.key: take.value for clash in found.open})
    save_plan(found.plan, out)
    _print(found.clashes, form, out, say)
    if form is Format.TABLE:
        done = MERGED(out=str(out), clashes=len(found.clashes), side=take.value) if take and found.clashes else None
        print_line(say.text(done or CLEAN(out=str(out))))


def _print(clashes: tuple[Clash, ...], form: Format, out: Path | None, say: Translator) -> None:
    from siteplanner.core.merging.clash_words import field_name, thing, value_words

    def words(text: Any) -> str:
        return text if isinstance(text, str) else say.text(text)

    rows = [
        [
            words(thing(clash.key)),
            words(field_name(clash.key)),
            *(words(value_words(clash.key, value)) for value in (clash.base, clash.mine, clash.theirs)),
        ]
        for clash in clashes
    ]
    if form is Format.JSON:
        names = ("what", "field", "base", "mine", "theirs")
        facts = [
            {
                "part": clash.key.part,
                "scenario": clash.key.scenario_id or None,
                "id": clash.key.id or None,
                "column": clash.key.field or None,
                "taken": clash.taken if clash.chosen else None,
                **dict(zip(names, row, strict=True)),
            }
            for clash, row in zip(clashes, rows, strict=True)
        ]
        print_json({"plan": None if out is None else str(out), "clashes": facts})
    elif rows:
        print_table([say.text(head) for head in HEADS], rows)
