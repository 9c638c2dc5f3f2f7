"""Rule packs are read strictly: a limit without its source never judges anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.pack import known_packs, load_pack
from siteplanner.files.rule_packs import read_pack

DEFAULT = "gb-screening-2023"
SETBACK = "[rules.setback.limits.setback_m]\nvalue = 5.0"


def variant(folder: Path, old: str, new: str) -> Path:
    """The default pack with one piece of text replaced."""
    text = resource("rules", f"{DEFAULT}.toml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "town.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_default_pack_names_every_rule_and_says_what_it_is() -> None:
    pack = load_pack(DEFAULT)
    assert pack.id == DEFAULT
    assert pack.statement["zh"] == "仅供方案比选，不替代法定审查。"
    assert list(pack.rules) == list(RULES)


@pytest.mark.parametrize("name", known_packs())
def test_every_limit_of_every_shipped_pack_has_a_source_and_a_day(name: str) -> None:
    for rule_id, settings in load_pack(name).rules.items():
        assert set(settings.limits) == set(RULES[rule_id].limit_keys)
        for limit in settings.limits.values():
            assert limit.source
            assert limit.checked_on.startswith("20")
            assert limit.unit == RULES[rule_id].limit_keys[limit.key]


def test_every_limit_of_the_default_pack_says_its_source_in_both_languages() -> None:
    for settings in load_pack(DEFAULT).rules.values():
        for limit in settings.limits.values():
            assert limit.sourced.said_in("en") == limit.source
            assert any("\u4e00" <= letter <= "\u9fff" for letter in limit.sourced.said_in("zh_CN")), limit.key


def test_the_figures_that_the_rules_are_known_by() -> None:
    """rules.md: 10 m² of footprint, 5 m of setback."""
    pack = load_pack(DEFAULT)
    assert pack.settings("footprint-valid").value("min_area_m2") == 10.0
    assert pack.settings("setback").value("setback_m") == 5.0


def test_the_json_lists_each_limit_with_where_it_comes_from() -> None:
    answer = load_pack(DEFAULT).to_json()
    setback = next(rule for rule in answer["rules"] if rule["id"] == "setback")
    assert answer["pack"] == DEFAULT
    assert setback["severity"] == "error"
    assert list(setback["limits"][0]) == ["key", "value", "unit", "source", "clause", "confidence", "checked_on"]


@pytest.mark.parametrize(
    ("old", "new", "place", "fault"),
    [
        ("[rules.setback]", "[rules.set-back]", "rules.set-back", "no rule of that name"),
        ("[rules.on-parcel]\nenabled = true", "", "rules.on-parcel", "missing"),
        ("[rules.on-parcel]\nenabled = true", "[rules.on-parcel]\nenabled = 1", "enabled", "true or false"),
        ("[rules.on-parcel]\n", "[rules.on-parcel]\nseverity = 'fatal'\n", "severity", "error, warning"),
        ("[rules.on-parcel]\n", "[rules.on-parcel]\nwhy = 'x'\n", "rules.on-parcel.why", "no key of that name"),
        ("[rules.on-parcel]\n", "[rules.on-parcel]\nnote = 7\n", "rules.on-parcel.note", "a text was expected"),
        (SETBACK, SETBACK.replace("5.0", "-1"), "setback_m.value", "0 or more"),
        (SETBACK, SETBACK.replace("5.0", "nan"), "setback_m.value", "0 or more"),
        (SETBACK, SETBACK.replace("5.0", "true"), "setback_m.value", "0 or more"),
        (SETBACK, SETBACK.replace("5.0", '"5"'), "setback_m.value", "0 or more"),
        (SETBACK, SETBACK.replace("value = 5.0", ""), "setback_m.value", "missing"),
        (SETBACK + '\nunit = "m"', SETBACK + '\nunit = "ft"', "setback_m.unit", "“m” was expected"),
        (SETBACK + '\nunit = "m"', SETBACK, "setback_m.unit", "missing"),
        (SETBACK, SETBACK.replace("setback_m", "distance_m"), "limits.distance_m", "no key of that name"),
        (SETBACK, SETBACK + "\nmaximum = 9", "setback_m.maximum", "no key of that name"),
        ('source = "Ours: below', 'origin = "Ours: below', "min_area_m2.origin", "no key of that name"),
        ('confidence = "judgement"', 'confidence = "sure"', "confidence", "must be one of"),
        ('checked_on = "2026-11-23"', 'checked_on = "yesterday"', "checked_on", "YYYY-MM-DD"),
        ('[pack]\nid = "gb-screening-2023"', "[pack]", "pack.id", "missing"),
        ('checked_on = "2026-11-23"', 'checked_on = "2026-02-30"', "checked_on", "YYYY-MM-DD"),
        ("[pack]", "[pack", "TOML", "not a TOML file"),
        ('id = "gb-screening-2023"', 'id = "my pack"', "pack.id", "cannot name a pack"),
        ('id = "gb-screening-2023"', 'id = "gb-screening-2023"', "pack.id", "comes with the program"),
        ('id = "gb-screening-2023"', 'id = "town"\nextends = 7', "pack.extends", "a text was expected"),
        ('id = "gb-screening-2023"', 'id = "town"\nextends = "gb"', "pack.extends", "no pack “gb” to extend"),
        ('id = "gb-screening-2023"', 'id = "town"\nextends = "town"', "pack.extends", "extend itself"),
    ],
)
def test_a_fault_is_refused_naming_file_and_place(tmp_path: Path, old: str, new: str, place: str, fault: str) -> None:
    with pytest.raises(InputError) as refused:
        read_pack(variant(tmp_path, old, new))
    said = str(refused.value)
    assert said.startswith("Rule pack town.toml, line ")
    assert place in said
    assert fault in said


def test_a_limit_without_its_source_is_refused(tmp_path: Path) -> None:
    text = resource("rules", f"{DEFAULT}.toml").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith('source = "Ours: below')]
    with pytest.raises(InputError, match=r"rules.footprint-valid.limits.min_area_m2.source: it is missing"):
        read_pack(variant(tmp_path, line, 'source = ""'))


def test_an_unknown_pack_names_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no rule pack “../secret”\. Known packs: .*gb-screening-2023"):
        load_pack("../secret")
