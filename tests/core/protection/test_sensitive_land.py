"""Which land-use codes are homes, schools and care, in both systems and without one."""

from __future__ import annotations

import pytest

from siteplanner.core.protection.sensitive_land import is_sensitive


@pytest.mark.parametrize(
    ("code", "system", "told"),
    [
        ("07", "MNR2023", True),
        ("0704", "MNR2023", True),
        ("0804", "MNR2023", True),
        ("080404", "MNR2023", True),
        ("0807", "MNR2023", True),
        ("0801", "MNR2023", False),
        ("0805", "MNR2023", False),
        ("08", "MNR2023", None),
        ("0899", "MNR2023", None),
        ("100199", "MNR2023", False),
        ("9999", "MNR2023", None),
        ("07", "SURVEY3", True),
        ("0702", "SURVEY3", True),
        ("0702A", "SURVEY3", True),
        ("08H2", "SURVEY3", None),
        ("0809", "SURVEY3", False),
        ("0804", "SURVEY3", None),
        ("05H1", "SURVEY3", False),
        ("1001", "SURVEY3", False),
        ("", "MNR2023", None),
        ("0701", "CITY", None),
    ],
)
def test_a_code_is_told_by_the_guide_or_by_its_class(code: str, system: str, told: bool | None) -> None:
    assert is_sensitive(code, system) is told


@pytest.mark.parametrize(
    ("code", "told"),
    [("0702", True), ("0701", True), ("1001", False), ("0601", False), ("0809", None), ("08H2", None), ("R2", None)],
)
def test_without_a_system_all_that_have_the_class_must_say_the_same(code: str, told: bool | None) -> None:
    assert is_sensitive(code) is told


def test_blanks_and_letters_do_not_matter() -> None:
    assert is_sensitive(" 0703 ", "mnr2023") is True
    assert is_sensitive("05h1", "survey3") is False
