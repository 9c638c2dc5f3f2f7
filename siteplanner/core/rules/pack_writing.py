"""A rule pack as TOML: what it changes of the pack it extends, for another plan or another planner."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from siteplanner.core.own_figures.declared import OwnFigure
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of, plain_pack
from siteplanner.core.rules.own.declared import OWN_PREFIX, OwnRule, Things
from siteplanner.core.rules.own.reading import roles
from siteplanner.core.rules.pack import known_packs, load_pack
from siteplanner.core.rules.rule import RuleSettings
from siteplanner.core.rules.rule_pack import LIMIT_KEYS, SOURCE_ZH, RulePack

HEAD = "# A rule pack: what is not said here is as in the pack that it extends.\n"


def exported_pack(plan: Plan, pack_id: str, name: Mapping[str, str], pack: RulePack | None = None) -> str:
    """The rules in force for a plan as a pack called ``pack_id`` that extends one that comes with the program.

    Reading the text gives the same settings. A pack kept in the plan becomes part of it, for the text stands alone.
    """
    pack = pack or pack_of(plan)
    base = shipped_base(plan, pack)
    return pack_toml(pack, base, pack_id, name)


def pack_id_for(stem: str) -> str:
    """An id for the pack of a file of that name.

    >>> pack_id_for("张庄 规则 (2)"), pack_id_for("safety-only")
    ('张庄-规则-2', 'safety-only-own')
    """
    made = re.sub(r"[^\w.]+", "-", stem).strip("-._") or "own"
    return f"{made}-own" if made in known_packs() else made


def name_for(plan: Plan, pack: RulePack) -> Mapping[str, str]:
    """What a pack made of the rules of a plan is called."""
    joint = " · "
    return {language: joint.join(filter(None, (text, plan.name))) for language, text in pack.name.items()}


def shipped_base(plan: Plan, pack: RulePack) -> RulePack | None:
    """The pack of the program that a pack is built on, at last; None where it is built on none."""
    while pack.id not in known_packs():
        if not pack.extends:
            return None
        pack = plain_pack(plan, pack.extends)
    return load_pack(pack.id)


def pack_toml(pack: RulePack, base: RulePack | None, pack_id: str, name: Mapping[str, str]) -> str:
    """The text of a pack that says what ``pack`` has other than ``base``; without a base, all of it."""
    lines = [HEAD, "[pack]", f"id = {quoted(pack_id)}"]
    if base:
        lines.append(f"extends = {quoted(base.id)}")
    lines += [f"name = {languages(name)}", f"statement = {languages(pack.statement)}"]
    for rule_id, own in pack.own.items():
        if not base or rule_id not in base.own:
            lines += declared_lines(own, pack.settings(rule_id))
    for rule_id, settings in pack.rules.items():
        if rule_id in pack.own and not (base and rule_id in base.own):
            lines += _further(f"rules.{rule_id}", settings)
            continue
        before = base.rules.get(rule_id) if base else None
        if settings != before:
            lines += _rule(f"rules.{key(rule_id)}", settings, before)
    for figure_id, figure in pack.figures.items():
        if not base or figure_id not in base.figures:
            lines += figure_lines(figure)
    return "\n".join(lines) + "\n"


def _further(where: str, settings: RuleSettings) -> Iterator[str]:
    """How a declared rule is graded, where that is not as it was declared."""
    if settings.severity:
        yield f"\n[{where}]"
        yield f"severity = {quoted(settings.severity)}"


def declared_lines(own: OwnRule, settings: RuleSettings) -> Iterator[str]:
    """A declared rule with its limits."""
    where = f"own.{own.id.removeprefix(OWN_PREFIX)}"
    yield f"\n[{where}]"
    yield f"kind = {quoted(own.kind)}"
    yield f"name = {languages({'en': own.name.en, 'zh': own.name.zh})}"
    yield f"explain = {languages({'en': own.explain.en, 'zh': own.explain.zh})}"
    yield f"severity = {quoted(own.severity)}"
    if not settings.enabled:
        yield "enabled = false"
    if settings.note:
        yield f"note = {quoted(settings.note)}"
    of, to = roles(own)
    yield f"{of} = {_things(own.of)}"
    if own.to:
        yield f"{to} = {_things(own.to)}"
    if own.attribute:
        yield f"attribute = {quoted(own.attribute)}"
        yield f"unit = {quoted(own.unit)}"
    yield from limit_lines(where, settings)


def figure_lines(figure: OwnFigure) -> Iterator[str]:
    """A declared figure."""
    yield f"\n[figures.{figure.id}]"
    yield f"name = {languages({'en': figure.name.en, 'zh': figure.name.zh})}"
    yield f"formula = {quoted(figure.formula.text)}"
    yield f"unit = {quoted(figure.unit)}"
    yield f"decimals = {figure.decimals}"
    if figure.note.en or figure.note.zh:
        yield f"note = {languages({'en': figure.note.en, 'zh': figure.note.zh})}"
    if figure.source:
        yield f"source = {quoted(figure.source)}"


def _things(things: Things) -> str:
    where = f", where = {quoted(things.where)}" if things.where else ""
    return f"{{ layer = {quoted(things.layer)}{where} }}"


def _rule(where: str, settings: RuleSettings, before: RuleSettings | None) -> Iterator[str]:
    yield f"\n[{where}]"
    if before is None or settings.enabled != before.enabled:
        yield f"enabled = {'true' if settings.enabled else 'false'}"
    if settings.severity and (before is None or settings.severity != before.severity):
        yield f"severity = {quoted(settings.severity)}"
    if settings.note and (before is None or settings.note != before.note):
        yield f"note = {quoted(settings.note)}"
    yield from limit_lines(where, settings, before)


def limit_lines(where: str, settings: RuleSettings, before: RuleSettings | None = None) -> Iterator[str]:
    """The limits that are not as they were ``before``, each whole."""
    for name, limit in settings.limits.items():
        if before is None or before.limits.get(name) != limit:
            yield f"\n[{where}.limits.{key(name)}]"
            for part in LIMIT_KEYS:
                yield f"{part} = {quoted(getattr(limit, part))}"
            if limit.source_zh:
                yield f"{SOURCE_ZH} = {quoted(limit.source_zh)}"


def languages(texts: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{language} = {quoted(text)}" for language, text in texts.items()) + " }"


def quoted(value: str | float) -> str:
    """A text or number as TOML writes it.

    >>> quoted("定制 \\"a\\""), quoted(0.3)
    ('"定制 \\\\"a\\\\""', '0.3')
    """
    if not isinstance(value, str):
        return repr(float(value))
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def key(name: str) -> str:
    """A key as TOML writes it.

    >>> key("setback_m"), key("road.county")
    ('setback_m', '"road.county"')
    """
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else quoted(name)
