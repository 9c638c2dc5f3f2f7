"""What a planner chooses for the boundary points of a plan."""

from __future__ import annotations

import dataclasses

import pytest

from siteplanner.core.boundary_template import (
    BoundaryTemplate,
    boundary_template,
    keep_boundary_template,
    parse_told,
)
from siteplanner.core.errors import InputError
from tests.builders import EMPTY, plan

OWN = BoundaryTemplate("平定县张庄镇人民政府", encoding="UTF-8", numbering="ring")


def test_it_is_kept_with_the_plan_and_found_again() -> None:
    start = plan(EMPTY)
    assert boundary_template(start) == BoundaryTemplate()
    kept = keep_boundary_template(OWN).apply(start)
    assert boundary_template(kept) == OWN
    assert keep_boundary_template(BoundaryTemplate()).apply(kept).settings == start.settings


@pytest.mark.parametrize("text", ["{", "7", "[]", '{"encoding": "KOI8", "later": 1}', '{"encoding": null}'])
def test_what_is_not_understood_is_as_usual(text: str) -> None:
    odd = dataclasses.replace(plan(EMPTY), settings={"boundary_points": text})
    assert boundary_template(odd) == BoundaryTemplate()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"colour": "red"}, "no setting “colour”. Known: made_by, version"),
        ({"encoding": "KOI8"}, "“KOI8” is no encoding. Use one of: GB18030, UTF-8"),
        ({"prefix": "P"}, "Use one of: J, –"),
    ],
)
def test_what_cannot_be_meant_is_refused(told: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        BoundaryTemplate().told(told)


def test_a_setting_without_a_value_is_refused() -> None:
    with pytest.raises(InputError, match="Write KEY=VALUE"):
        parse_told(["encoding"])


def test_a_line_break_never_gets_into_the_head() -> None:
    assert BoundaryTemplate().told({"made_by": "a\r\nb"}).made_by == "a b"
