"""Rules of other packages, installed for the length of a test: sound ones judge, broken ones are named."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack, pack_from_text
from siteplanner.core.rules.pack_writing import exported_pack
from siteplanner.core.rules.plugins import plugged_in
from siteplanner.services.installation import report
from tests.builders import complete_site, plan, rect
from tests.core.rules.own.declared_packs import HEAD

RULE = """
from siteplanner.core.rules.rule import Finding, Limit, Reach, Rule
from siteplanner.core.text import Message, Named, Template

LIMIT = Limit("most_m", 40.0, "m", "Our handbook", "7.1", "judgement", "2026-11-23")


def check(layout, settings):
    for row in layout.rows:
        west, south, east, north = layout.shapes[row].bounds
        if east - west > settings.value("most_m"):
            plant = str(layout.ids[row])
            yield Finding(
                f"plugin-width:{plant}", "plugin-width", settings.graded("warning"), (plant,), (plant,),
                Message(Template("", "{plant} is wide."), {"plant": plant}), "7.1", "judgement",
            )


RULE = Rule(
    "plugin-width", Named("Width", "宽度"), "warning", "7.1", Reach.PLANT, check, Named("Not too wide.", "不宜过宽。"),
    limit_keys={"most_m": "m"}, defaults={"most_m": LIMIT},
)
"""
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install modules under entry points of the group; everything is as before after the test."""
    modules: list[str] = []

    def forget() -> None:
        importlib.invalidate_caches()
        for cached in (plugged_in, load_pack):
            cached.cache_clear()

    def put(**sources: str) -> None:
        info = tmp_path / "town_rules-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: town-rules\nVersion: 1.0\n", encoding="utf-8")
        lines = [f"{name} = town_{name}:RULE" for name in sources]
        (info / "entry_points.txt").write_text("[siteplanner.rules]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        for name, source in sources.items():
            (tmp_path / f"town_{name}.py").write_text(source, encoding="utf-8")
            modules.append(f"town_{name}")
        forget()

    monkeypatch.syspath_prepend(str(tmp_path))
    yield put
    for module in modules:
        sys.modules.pop(module, None)
    (tmp_path / "town_rules-1.0.dist-info" / "entry_points.txt").write_text("", encoding="utf-8")
    forget()


def wide() -> Plan:
    return plan(complete_site(), {"P1": rect(20, 20, 60, 30), "P2": rect(100, 100, 30, 30)})


def plugin_findings(made: Plan) -> list[str]:
    return [f.id for f in check_plan(made).findings if "plugin-" in f.id]


def test_a_rule_of_another_package_judges_like_any_other(install: Install) -> None:
    install(width=RULE)
    assert plugged_in().faults == ()
    assert plugin_findings(wide()) == ["plugin-width:P1"]
    (finding,) = (f for f in check_plan(wide()).findings if f.rule == "plugin-width")
    assert finding.found_by is not None
    assert str(finding.found_by.name) == "Width"


def test_its_limits_and_severity_can_be_changed_and_shared(install: Install) -> None:
    install(width=RULE)
    now = edits.set_rule_override(wide(), "plugin-width", "most_m", 20, "narrow plots").apply(wide())
    assert plugin_findings(now) == ["plugin-width:P1", "plugin-width:P2"]
    text = exported_pack(now, "town", {"en": "Town", "zh": "本镇"})
    assert pack_from_text(text, "town.toml").rules == pack_of(now).rules
    off = edits.set_rule_override(now, "plugin-width", "enabled", value=False).apply(now)
    assert plugin_findings(off) == []


def test_it_is_checked_again_after_every_edit(install: Install) -> None:
    install(width=RULE)
    checker = Checker(wide())
    moved = edits.move_plants("base", ["P2"], 5, 0).apply(wide())
    assert checker.after(moved).result.findings == check_plan(moved).findings
    turned = edits.rotate_plants("base", ["P1"], 90).apply(moved)
    assert checker.after(turned).result.findings == check_plan(turned).findings


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import no_such_module_anywhere", "ModuleNotFoundError: No module named 'no_such_module_anywhere'"),
        ("RULE = 7", "it is no rule but of the kind int"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("x =", "SyntaxError"),
        (RULE.replace("plugin-width", "width"), "its id “width” does not begin with “plugin-”"),
        (RULE.replace("plugin-width", "plugin-Width:1"), "may hold small letters, digits and hyphens alone"),
        (RULE.replace('defaults={"most_m": LIMIT}', "defaults={}"), "for its limit “most_m”"),
        (RULE.replace('"Our handbook"', '""'), "for its limit “most_m”"),
        (RULE.replace("40.0", "float('nan')"), "for its limit “most_m”"),
    ],
)
def test_a_broken_rule_is_named_and_leaves_every_layout_not_checked(install: Install, source: str, said: str) -> None:
    install(width=source)
    (fault,) = plugged_in().faults
    assert str(fault).startswith("The plug-in rule “width” cannot be used, so nothing was held to it: ")
    assert said in str(fault)
    result = check_plan(wide())
    assert not result.complete
    (finding,) = (f for f in result.findings if "plugin-" in f.id)
    assert (finding.id, str(finding.message)) == ("not-checked:plugin-width", str(fault))
    assert str(fault) in [str(line) for line in report().lines()]
    assert not report().complete


def test_a_broken_rule_can_be_switched_off_on_purpose(install: Install) -> None:
    install(width="RULE = 7")
    off = edits.set_rule_override(wide(), "plugin-width", "enabled", value=False, note="known").apply(wide())
    assert plugin_findings(off) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("for row in layout.rows:", "raise KeyError('x')\n    for row in layout.rows:", "KeyError"),
        ("yield Finding(", "yield 5\n            yield Finding(", "not its own"),
        ('f"plugin-width:{plant}", "plugin-width"', 'f"setback:{plant}", "setback"', "not its own"),
        ('f"plugin-width:{plant}"', 'f"setback:{plant}"', "not its own"),
        ('settings.graded("warning")', '"fatal"', "not its own"),
    ],
)
def test_a_rule_that_fails_while_it_checks_is_not_believed(install: Install, old: str, new: str, said: str) -> None:
    assert old in RULE
    install(width=RULE.replace(old, new))
    (finding,) = (f for f in check_plan(wide()).findings if "plugin-" in f.id)
    assert finding.id == "not-checked:plugin-width"
    assert said in str(finding.message)


def test_two_rules_of_one_id_are_not_both_believed(install: Install) -> None:
    install(one=RULE, two=RULE)
    (fault,) = plugged_in().faults
    assert "“two”" in str(fault)
    assert "another plug-in has the id “plugin-width” already" in str(fault)
    assert plugin_findings(wide()) == ["plugin-width:P1", "not-checked:plugin-two"]


def test_a_rule_that_a_pack_knows_but_nobody_has_installed_is_not_checked() -> None:
    text = HEAD + '[rules.plugin-width]\nseverity = "error"\n'
    made = edits.keep_rule_pack(wide(), text, "town.toml").apply(wide())
    made = edits.set_rule_pack("town").apply(made)
    assert plugin_findings(made) == ["not-checked:plugin-width"]
    assert pack_from_text(exported_pack(made, "t", {"en": "T", "zh": "T"}), "t.toml").rules == pack_of(made).rules
    changed = edits.set_rule_override(wide(), "plugin-heat", "most_k", 7, "x").apply(wide())
    assert plugin_findings(changed) == ["not-checked:plugin-heat"]
    off = edits.set_rule_override(changed, "plugin-heat", "enabled", value=False).apply(changed)
    assert plugin_findings(off) == []
