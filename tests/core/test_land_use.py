"""Land-use codes of two systems that share numbers."""

from __future__ import annotations

import pytest

from siteplanner.core.errors import EditError
from siteplanner.core.land_use import GUIDE, SURVEY, Doubt, knows, load_system, read_code, require_known


@pytest.mark.parametrize(
    ("survey", "guide"),
    [
        ("0601", "1001"), ("0602", "1002"), ("0508", "1101"), ("0701", "0701"), ("0702", "0703"), ("1001", "1201"),
        ("1003", "1202"), ("1004", "1207"), ("1006", "0601"), ("1101", "1701"), ("1103", "1703"), ("1202", "0602"),
        ("1201", "2301"),
    ],
)  # fmt: skip
def test_survey_codes_read_as_the_guides(survey: str, guide: str) -> None:
    """The thirteen pairs that the two public code lists agree on."""
    assert read_code(survey, SURVEY).code == guide


def test_every_mapping_leads_to_a_code_of_the_guide() -> None:
    assert {row.guide for row in load_system(SURVEY).values()} - {""} <= set(load_system(GUIDE))


@pytest.mark.parametrize("code", ["1001", "0601", "1101", "1201", "1003", "06", "10", "0201"])
def test_a_number_that_means_two_things_is_not_read_without_its_system(code: str) -> None:
    assert read_code(code).doubt is Doubt.AMBIGUOUS


@pytest.mark.parametrize(
    ("code", "expected"), [("0701", "0701"), ("0101", "0101"), ("100102", "100102"), ("1303", "1303")]
)
def test_a_number_that_means_one_thing_is_read_without_its_system(code: str, expected: str) -> None:
    assert read_code(code).code == expected


def test_case_and_blanks_do_not_matter() -> None:
    assert read_code(" 0601 ", "survey3").code == "1001"


@pytest.mark.parametrize(
    ("code", "system", "doubt"),
    [
        ("", GUIDE, Doubt.NO_CODE),
        ("05H1", SURVEY, Doubt.UNMAPPED),
        ("0601", "SURVEY2", Doubt.UNMAPPED),
        ("100109", GUIDE, Doubt.UNMAPPED),
        ("99", GUIDE, Doubt.UNMAPPED),
        ("１００１", GUIDE, Doubt.UNMAPPED),
        ("工业", "", Doubt.UNMAPPED),
    ],
)
def test_what_cannot_be_read_says_why(code: str, system: str, doubt: Doubt) -> None:
    assert read_code(code, system).doubt is doubt
    assert read_code(code, system).code == ""


@pytest.mark.parametrize(
    ("code", "system"), [("abc", GUIDE), ("1e99", GUIDE), ("100109", GUIDE), ("1e99", SURVEY), ("9901", SURVEY)]
)
def test_a_code_its_system_does_not_know_is_refused_in_words(code: str, system: str) -> None:
    with pytest.raises(EditError, match=f"“{code}” is no code of the “"):
        require_known(code, system)


def test_every_listed_code_is_known_blanks_and_codes_without_a_system_too() -> None:
    assert all(knows(system, code) for system in (GUIDE, SURVEY) for code in load_system(system))
    for code, system in (("abc", None), ("abc", float("nan")), (None, GUIDE), ("05h1", SURVEY), ("0202K", SURVEY)):
        require_known(code, system)
