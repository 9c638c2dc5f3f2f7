"""Packs with rules of their own, written in a line or two, for tests."""

from __future__ import annotations

from siteplanner.core.rules.pack import pack_from_text
from siteplanner.core.rules.rule_pack import RulePack

HEAD = """\
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "本镇" }
"""


def limit(key: str, value: float, unit: str = "m", rule: str = "mine") -> str:
    return f"""
[own.{rule}.limits.{key}]
value = {value}
unit = "{unit}"
source = "Town plan 2024"
clause = "3.2"
confidence = "verified"
checked_on = "2026-05-01"
"""


def own(body: str, *limits: str, rule: str = "mine", severity: str = "error") -> str:
    """The text of a pack with one rule: ``body`` are its lines besides name and severity."""
    head = f'{HEAD}\n[own.{rule}]\nname = {{ en = "Mine", zh = "我的" }}\nseverity = "{severity}"\n'
    return head + body + "\n" + "".join(limits)


def alone(text: str) -> RulePack:
    """The pack with every rule of the program switched off but for sound footprints, so that only its own speak."""
    pack = pack_from_text(text, "town.toml")
    off = "".join(
        f'\n[rules."{rule}"]\nenabled = false\n'
        for rule in pack.rules
        if rule not in pack.own and rule != "footprint-valid"
    )
    return pack_from_text(text + off, "town.toml")
