"""``siteplanner rules``: what a layout is held to, where that comes from; rule packs as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.assets import resource
from siteplanner.cli.answers import nothing_as_null, print_json, print_line, print_table
from siteplanner.cli.options import Form, Format, Lang, Rules, chosen_rules
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.words import CHINESE, Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan
    from siteplanner.core.rules.rule_pack import RulePack

HELP = QT_TRANSLATE_NOOP(
    "cli", "List the rules with their limits, clauses, sources and confidence; share and try rule packs."
)
EXAMPLE = "Example: siteplanner rules town.gpkg --export town.toml"

_PLAN = QT_TRANSLATE_NOOP("cli", "A plan (.gpkg), to list the rules as it changes them.")
_CHECK = QT_TRANSLATE_NOOP("cli", "Tell whether the rule pack in a file is sound, and end.")
_EXPORT = QT_TRANSLATE_NOOP("cli", "Write the rules of the plan, with its changes, as a rule pack (.toml).")
_USE = QT_TRANSLATE_NOOP(
    "cli", "Check the plan by this rule pack from now on: its name, or a file that the plan then keeps."
)
_EXAMPLE_PACK = QT_TRANSLATE_NOOP("cli", "Print a rule pack with rules of one's own, explained, to begin with.")
NEEDS_PLAN = QT_TRANSLATE_NOOP("cli", "{option} needs a plan. Name one: siteplanner rules PLAN {option} …")
ONE_AT_A_TIME = QT_TRANSLATE_NOOP("cli", "--use and --rules name two rule packs. Give one of them.")
SOUND = QT_TRANSLATE_NOOP("cli", "{file} is sound: {name} ({pack}), {rules} rules, {on} of them on.")
SOUND_ON_TOP = QT_TRANSLATE_NOOP(
    "cli", "{file} is sound: {name} ({pack}), {rules} rules, {on} of them on; it changes {changed} rules of {base}."
)
WRITTEN = QT_TRANSLATE_NOOP("cli", "Written: {path}")
IN_USE = QT_TRANSLATE_NOOP("cli", "{plan} is checked by the rule pack {pack} now.")

HEADER = (
    QT_TRANSLATE_NOOP("cli", "rule"),
    QT_TRANSLATE_NOOP("cli", "severity"),
    QT_TRANSLATE_NOOP("cli", "limit"),
    QT_TRANSLATE_NOOP("cli", "value"),
    QT_TRANSLATE_NOOP("cli", "unit"),
    QT_TRANSLATE_NOOP("cli", "clause"),
    QT_TRANSLATE_NOOP("cli", "confidence"),
    QT_TRANSLATE_NOOP("cli", "checked on"),
)
FIGURE_HEADER = (
    QT_TRANSLATE_NOOP("cli", "figure"),
    QT_TRANSLATE_NOOP("cli", "name"),
    QT_TRANSLATE_NOOP("cli", "formula"),
    QT_TRANSLATE_NOOP("cli", "unit"),
)
SEVERITIES: dict[str, Template] = {
    "error": QT_TRANSLATE_NOOP("cli", "error"),
    "warning": QT_TRANSLATE_NOOP("cli", "warning"),
}
OFF = QT_TRANSLATE_NOOP("cli", "off")
CONFIDENCE: dict[str, Template] = {
    "verified": QT_TRANSLATE_NOOP("cli", "verified"),
    "secondary": QT_TRANSLATE_NOOP("cli", "secondary"),
    "unverified": QT_TRANSLATE_NOOP("cli", "unverified"),
    "judgement": QT_TRANSLATE_NOOP("cli", "judgement"),
}

PlanFile = Annotated[Path | None, typer.Argument(metavar="[PLAN]", help=_PLAN.text, show_default=False)]
PackFile = Annotated[Path | None, typer.Option("--check", metavar="FILE", help=_CHECK.text, show_default=False)]
OutFile = Annotated[Path | None, typer.Option("--export", metavar="OUT", help=_EXPORT.text, show_default=False)]
Use = Annotated[str | None, typer.Option("--use", metavar="PACK", help=_USE.text, show_default=False)]


def rules(
    plan: PlanFile = None,
    pack: Rules = None,
    check: PackFile = None,
    export: OutFile = None,
    use: Use = None,
    example: Annotated[bool, typer.Option("--example", help=_EXAMPLE_PACK.text)] = False,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """List the rules in force (without a plan: those that new plans have)."""
    say = translator(lang)
    if example:
        print_line(resource("rules", "examples", "own-rules.toml").read_text(encoding="utf-8").rstrip())
        return
    if check is not None:
        _tell_soundness(check, form, say)
        return
    if plan is None:
        for option, given in (("--export", export), ("--use", use)):
            if given is not None:
                raise InputError(NEEDS_PLAN, option=option)
    if use is not None and pack is not None:
        raise InputError(ONE_AT_A_TIME)
    opened = _opened(plan)
    if use is not None and plan is not None:
        opened = _using(opened, plan, use, say)
    in_force = _in_force(opened, pack)
    if export is not None:
        _export(opened, in_force, export, say)
    elif use is None:
        _list(in_force, form, say)


def _opened(path: Path | None) -> Plan:
    from siteplanner.core.plan import Plan
    from siteplanner.core.site import Site
    from siteplanner.files.plan_file import open_plan

    return Plan.new(Site.empty(4547)) if path is None else open_plan(path)


def _in_force(plan: Plan, pack: str | None) -> RulePack:
    from siteplanner.core.rules.overrides import pack_of

    return pack_of(plan, chosen_rules(pack))


def _tell_soundness(path: Path, form: Format, say: Translator) -> None:
    from siteplanner.core.rules.pack import load_pack
    from siteplanner.files.rule_packs import read_pack

    pack = read_pack(path)
    if form is Format.JSON:
        print_json(nothing_as_null(pack.to_json()))
        return
    said = {
        "file": path.name,
        "name": _in(say, pack.name),
        "pack": pack.id,
        "rules": len(pack.rules),
        "on": sum(of.enabled for of in pack.rules.values()),
    }
    if not pack.extends:
        print_line(say.text(SOUND(**said)))
        return
    base = load_pack(pack.extends)
    changed = sum(of != base.rules.get(rule_id) for rule_id, of in pack.rules.items())
    print_line(say.text(SOUND_ON_TOP(**said, base=base.id, changed=changed)))


def _using(plan: Plan, path: Path, use: str, say: Translator) -> Plan:
    """The plan, saved, checked by another pack; one from a file is kept in it."""
    from siteplanner.core import edits
    from siteplanner.core.rules.overrides import pack_of
    from siteplanner.files.plan_file import save_plan
    from siteplanner.files.rule_packs import read_pack_text

    if use.lower().endswith(".toml"):
        keep = edits.keep_rule_pack(plan, read_pack_text(use), Path(use).name)
        plan, use = keep.apply(plan), keep.pack
    plan = edits.set_rule_pack(use).apply(plan)
    pack_of(plan)  # refuses one that is not there before anything is saved
    save_plan(plan, path)
    print_line(say.text(IN_USE(plan=str(path), pack=use)))
    return plan


def _export(plan: Plan, pack: RulePack, path: Path, say: Translator) -> None:
    from siteplanner.core.rules.pack_writing import exported_pack, name_for, pack_id_for
    from siteplanner.files.rule_packs import write_pack

    write_pack(exported_pack(plan, pack_id_for(path.stem), name_for(plan, pack), pack), path)
    print_line(say.text(WRITTEN(path=str(path))))


def _list(pack: RulePack, form: Format, say: Translator) -> None:
    if form is Format.JSON:
        print_json(nothing_as_null(pack.to_json()))
        return
    print_line(_in(say, pack.name))
    print_line(_in(say, pack.statement))
    print_line()
    print_table([say.text(h) for h in HEADER], list(_rows(pack, say)), right=[3])
    if pack.figures:
        figures = [[of.id, say.text(of.name), str(of.formula), of.unit] for of in pack.figures.values()]
        print_line()
        print_table([say.text(h) for h in FIGURE_HEADER], figures)


def _rows(pack: RulePack, say: Translator) -> Iterator[list[str]]:
    for rule_id, settings in pack.rules.items():
        rule = pack.catalogue[rule_id]
        severity = say.text(SEVERITIES[settings.graded(rule.severity)] if settings.enabled else OFF)
        for limit in settings.limits.values():
            confidence = say.text(CONFIDENCE[limit.confidence])
            yield [
                rule_id,
                severity,
                limit.key,
                f"{limit.value:,g}",
                limit.unit,
                limit.clause,
                confidence,
                limit.checked_on,
            ]
        if not settings.limits:
            yield [rule_id, severity, "", "", "", rule.clause, "", ""]


def _in(say: Translator, texts: Mapping[str, str]) -> str:
    return texts["zh" if say.language == CHINESE else "en"]
