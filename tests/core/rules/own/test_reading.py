"""How a pack declares rules: what is wrong is refused with the line, what is right travels in a file."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack, pack_from_text
from siteplanner.core.rules.pack_writing import exported_pack
from tests.builders import plan, site
from tests.core.rules.own.declared_packs import HEAD, limit, own

DISTANCE = 'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "constraints", where = "kind = river" }'
SOUND = own(DISTANCE, limit("min_m", 30))
RULES_OF_EACH_KIND = (
    SOUND
    + """
[own.in-park]
kind = "containment"
name = { en = "In the park", zh = "在园区内" }
explain = { en = "Electrolyte only in the chemical park.", zh = "电解液项目进化工园区。" }
severity = "warning"
enabled = false
note = "from 2027 on"
of = { layer = "plants", where = "product = electrolyte" }
outside = { layer = "zones", where = 'purpose != "chemicals"' }
"""
    + limit("area_m2", 0, "m²", "in-park")
    + """
[own.stores]
kind = "area-share"
name = { en = "Stores", zh = "仓库" }
severity = "warning"
of = { layer = "zones" }
by = { layer = "plants" }
"""
    + limit("max", 0.3, "", "stores")
    + """
[own.dense]
kind = "attribute"
name = { en = "Dense", zh = "密" }
severity = "error"
of = { layer = "plants" }
attribute = "power_kw / floor_area_m2"
unit = "kW/m²"
"""
    + limit("min", 0.1, "kW/m²", "dense")
)


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize(
    ("old", "new", "at", "place", "fault"),
    [
        ('kind = "distance"', 'kind = "near"', "kind", "own.mine.kind", "must be one of: distance, containment"),
        ('name = { en = "Mine", zh = "我的" }', 'name = "Mine"', 'name = "Mine"', "own.mine.name", "a table was"),
        (', zh = "我的"', "", 'name = { en = "Mine" }', "own.mine.name.zh", "missing"),
        ('severity = "error"', 'severity = "grave"', "severity", "own.mine.severity", "must be one of: error, warning"),
        ('severity = "error"', "", "[own.mine]", "own.mine.severity", "missing"),
        ('from = { layer = "plants" }', 'from = { layer = "zones" }', "from", "own.mine.from.layer", "of plants"),
        ('from = { layer = "plants" }\n', "", "[own.mine]", "own.mine.from", "missing"),
        ('layer = "constraints"', 'layer = "roads"', "to =", "own.mine.to.layer", "must be one of: plants, parcels"),
        ("kind = river", "kind = rivulet", "to =", "own.mine.to.where", "“rivulet” (character 8) is no value of"),
        ("kind = river", "colour = blue", "to =", "own.mine.to.where", "no column “colour”"),
        ("kind = river", "river", "to =", "own.mine.to.where", "“river” compares nothing"),
        ("kind = river", "kind =", "to =", "own.mine.to.where", "ends too early"),
        ('to = {', 'near = {', "near", "own.mine.near", "no key of that name"),
        ("min_m", "least_m", "[own.mine.limits.least_m]", "own.mine.limits.least_m", "no key of that name"),
        ('unit = "m"', 'unit = "km"', 'unit = "km"', "own.mine.limits.min_m.unit", "“m” was expected"),
        ('source = "Town plan 2024"\n', "", "[own.mine.limits.min_m]", "own.mine.limits.min_m.source", "missing"),
        ('checked_on = "2026-05-01"', "checked_on = 5", "checked_on", "own.mine.limits.min_m.checked_on", "YYYY-MM-DD"),
        ("[own.mine]", "[own.Mine_1]", "[own.Mine_1]", "own.Mine_1", "cannot name a rule"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_its_line(old: str, new: str, at: str, place: str, fault: str) -> None:
    text = SOUND.replace(old, new, 1)
    assert text != SOUND
    with pytest.raises(InputError) as refused:
        pack_from_text(text, "town.toml")
    said = str(refused.value)
    assert said.startswith(f"Rule pack town.toml, line {line_of(text, at)}, {place}: ")
    assert fault in said


def test_a_rule_needs_a_limit_and_a_containment_one_side() -> None:
    with pytest.raises(InputError, match=r"own\.mine\.limits: it is missing"):
        pack_from_text(own(DISTANCE), "town.toml")
    with pytest.raises(InputError, match=r"own\.mine\.limits: at least one of these limits is needed: min_m, max_m"):
        pack_from_text(own(DISTANCE, "\n[own.mine.limits]\n"), "town.toml")
    body = 'kind = "containment"\nof = { layer = "plants" }\n'
    with pytest.raises(InputError, match=r"own\.mine: exactly one of these keys is needed: inside, outside"):
        pack_from_text(own(body, limit("area_m2", 0, "m²")), "town.toml")


def test_declared_rules_come_after_the_programs_own_and_are_never_taken_for_them() -> None:
    pack = pack_from_text(RULES_OF_EACH_KIND, "town.toml")
    assert list(pack.rules)[-4:] == ["own-mine", "own-in-park", "own-stores", "own-dense"]
    assert list(pack.catalogue) == list(pack.rules)
    assert not any(rule.startswith(("own-", "plugin-")) for rule in RULES)
    assert pack.settings("own-in-park").enabled is False
    assert pack.settings("own-in-park").note == "from 2027 on"


def test_a_plan_can_change_a_declared_rule_and_share_all_of_it_as_a_file() -> None:
    now = plan(site())
    now = edits.keep_rule_pack(now, RULES_OF_EACH_KIND, "town.toml").apply(now)
    now = edits.set_rule_pack("town").apply(now)
    now = edits.set_rule_override(now, "own-mine", "min_m", 45, "agreed").apply(now)
    now = edits.set_rule_override(now, "own-mine", "severity", "warning").apply(now)
    now = edits.set_rule_override(now, "own-in-park", "enabled", value=True, note="now").apply(now)
    wanted = pack_of(now)
    assert wanted.settings("own-mine").value("min_m") == 45.0
    text = exported_pack(now, "city", {"en": "City", "zh": "市"})
    back = pack_from_text(text, "city.toml")
    assert back.rules == wanted.rules
    assert back.own == wanted.own
    assert back.catalogue == wanted.catalogue
    assert back.extends == load_pack("gb-screening-2023").id


def test_an_extension_changes_a_declared_rule_but_does_not_declare_it_again() -> None:
    kept = {"town": SOUND}
    ward = HEAD.replace('"town"', '"ward"').replace("gb-screening-2023", "town")
    pack = pack_from_text(ward + "[rules.own-mine]\nenabled = false\n", "ward.toml", kept)
    assert pack.settings("own-mine").enabled is False
    assert pack.settings("own-mine").value("min_m") == 30.0
    again = ward + SOUND.removeprefix(HEAD)
    with pytest.raises(InputError, match=r"own\.mine: the pack that this one extends has own-mine already"):
        pack_from_text(again, "ward.toml", kept)
