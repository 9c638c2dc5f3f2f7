"""Findings as rows: what is said of each, and that rows which stay are not disturbed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Template
from siteplanner.gui.table_models.findings_model import (
    FIGURES,
    FINDING,
    FindingsModel,
    figures,
    icon_name,
    rule_name,
    subjects,
)
from siteplanner.gui.wording import say


def finding(finding_id: str = "setback:P1", **changes: Any) -> Finding:
    made = Finding(
        id=finding_id,
        rule=finding_id.split(":", maxsplit=1)[0],
        severity="error",
        subjects=("P1",),
        plants=("P1",),
        message=Template("test", "P1 is too close.")(),
        clause="",
        confidence="judgement",
        measured=0.8,
        required=5.0,
        unit="m",
    )
    return replace(made, **changes)


def filled(*ids: str) -> FindingsModel:
    model = FindingsModel()
    model.set_findings(tuple(finding(name) for name in ids))
    return model


def ids(model: FindingsModel) -> list[str]:
    return [model.index(row).data(FINDING).id for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: Any) -> None:
    qtmodeltester.check(filled("setback:P1", "overlap:P1:P2"))


def test_the_model_keeps_qts_rules_while_findings_come_and_go(qtmodeltester: Any) -> None:
    model = filled("a:1", "b:1", "c:1")
    qtmodeltester.check(model)
    for wanted in (("b:1",), ("b:1", "d:1"), ("d:1", "b:1"), (), ("a:1", "x:1", "y:1", "z:1")):
        model.set_findings(tuple(finding(name) for name in wanted))
        assert ids(model) == list(wanted)


@pytest.mark.parametrize(
    "after", [("b:1",), ("a:1", "b:1", "c:1", "d:1"), ("0:1", "b:1", "c:1"), ("a:1", "a:2", "b:1", "e:1", "f:1")]
)
def test_a_finding_that_stays_keeps_its_place_in_the_view(qapp: Any, after: tuple[str, ...]) -> None:
    model = filled("a:1", "b:1", "c:1")
    kept = QPersistentModelIndex(model.index(1))
    model.set_findings(tuple(finding(name) for name in after))
    assert ids(model) == list(after)
    assert kept.isValid()
    assert kept.row() == after.index("b:1")


def test_a_finding_that_changed_its_figures_is_drawn_anew(qapp: Any) -> None:
    model, drawn = filled("a:1"), []
    model.dataChanged.connect(lambda *_: drawn.append(True))
    model.set_findings((finding("a:1", measured=0.9),))
    assert drawn
    assert model.index(0).data(FIGURES) == "0.90 of 5.00 m, 4.10 short"


def test_figures_say_what_is_short_what_is_allowed_and_nothing_where_nothing_is_measured() -> None:
    assert figures(finding()) == "0.80 of 5.00 m, 4.20 short"
    assert figures(finding(measured=479.951, required=0.0, unit="m²")) == "479.95 m², none allowed"
    thin = "\u202f"
    assert figures(finding(measured=65_139.2, required=63_000.0, unit="kVA")) == (
        f"65{thin}139 kVA, 63{thin}000 kVA allowed"
    )
    assert figures(finding(measured=None)) == figures(finding(unit="")) == ""


def test_subjects_are_called_by_what_they_are() -> None:
    about = finding(subjects=("P43", "constraint=C05", "substation=S2", "parcel=L=1"))
    assert subjects(about) == "P43 – constraint C05 – substation S2 – parcel L=1"


def test_each_state_has_a_shape_of_its_own() -> None:
    unchecked = finding("not-checked:setback:P1", severity="warning")
    states = [finding(), finding(severity="warning"), unchecked, finding(waived=True)]
    assert [icon_name(of) for of in states] == ["error", "warning", "not-checked", "waive"]
    assert say(rule_name(unchecked)) == "Not fully checked"


def test_a_reader_hears_the_sentence_and_sees_the_rule_and_the_plants(qapp: Any) -> None:
    model = filled("setback:P1")
    index = model.index(0)
    assert index.data() == "Setback from the boundary  P1"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "P1 is too close."
    assert model.row_of("setback:P1") == 0
    assert model.row_of("setback:P9") == -1
    assert model.finding(7) is None
