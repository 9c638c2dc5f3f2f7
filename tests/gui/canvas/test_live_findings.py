"""What the findings say of the plants in the hand."""

from __future__ import annotations

from typing import Any

from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Template
from siteplanner.gui.canvas.live_findings import binding_finding, judged, severities

SAID = Message(Template("test", "said"))


def finding(id_: str, severity: str, *plants: str, **more: Any) -> Finding:
    values: dict[str, Any] = {"rule": "setback", "clause": "", "confidence": "verified", "message": SAID, **more}
    return Finding(id=id_, severity=severity, subjects=plants, plants=plants, **values)  # type: ignore[arg-type]


def test_each_plant_has_its_worst_severity() -> None:
    found = [finding("1", "error", "A", "B"), finding("2", "warning", "B", "C")]
    assert severities(found) == {"A": "error", "B": "error", "C": "warning"}
    assert severities(reversed(found)) == severities(found)


def test_a_waived_finding_does_not_count_but_what_was_not_checked_always_does() -> None:
    waived = finding("1", "error", "A", waived=True)
    unchecked = finding("2", "warning", "B", rule=NOT_CHECKED, waived=True)
    assert severities([waived, unchecked]) == {"B": "warning"}


def test_a_layout_that_a_rule_could_not_judge_is_not_judged() -> None:
    assert judged([finding("1", "error", "A"), finding("2", "warning", "A", rule=NOT_CHECKED)])
    assert not judged([finding("3", "warning", rule=NOT_CHECKED)])


def test_the_binding_finding_is_an_error_then_the_greatest_shortfall() -> None:
    small = finding("1", "error", "A", measured=11.0, required=12.0)
    great = finding("2", "error", "A", measured=1.0, required=5.0)
    warning = finding("3", "warning", "A", measured=0.0, required=50.0)
    other = finding("4", "error", "B", measured=0.0, required=50.0)
    assert binding_finding([small, warning, great, other], ["A"]) is great
    assert binding_finding([warning], ["A"]) is warning
    assert binding_finding([other], ["A"]) is None
