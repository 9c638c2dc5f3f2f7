"""Names of files: every system takes what is offered, and no full stop in a name is taken for an ending."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.files.file_names import OFFERED_BYTES_MAX, offered_file_name, with_ending


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("北区/南区", "北区_南区"),
        (r"a\b", "a_b"),
        ('<>:"|?*', "_______"),
        ("方案2.5", "方案2.5"),
        ("  方案 ", "方案"),
        ("ends with stops...", "ends with stops"),
        ("NUL", "_NUL"),
        ("com1.方案", "_com1.方案"),
        ("COM¹", "_COM¹"),
        ("controls", "controls"),
        ("a\x00b\u202ec", "a_b_c"),
    ],
)
def test_a_name_is_kept_where_systems_take_it_and_mended_where_not(words: str, offered: str) -> None:
    assert offered_file_name(words) == offered


@pytest.mark.parametrize("words", ["", "   ", "..", ". . ."])
def test_of_nothing_another_name_is_made(words: str) -> None:
    assert offered_file_name(words, "方案") == "方案"


@given(st.text())
def test_any_words_give_one_name_that_can_stand_beside_others(words: str) -> None:
    made = offered_file_name(words)
    assert made
    assert Path(made).name == made  # one file, in no other folder
    assert not set(made) & set('<>:"/\\|?*')
    assert made == made.strip(" .")
    assert len(made.encode()) <= OFFERED_BYTES_MAX + 1
    assert offered_file_name(made) == made


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("方案2.5", "Film (*.mp4)", "方案2.5.mp4"),
        ("方案2.5", "动画图片 (*.gif)", "方案2.5.gif"),
        ("方案2.5", "", "方案2.5.gif"),
        ("方案2.5", "All files (*)", "方案2.5.gif"),
        ("film.MP4", "Pictures (*.gif)", "film.MP4"),
        ("v1.2/film", "Film (*.mp4)", "film.mp4"),
    ],
)
def test_the_ending_of_the_chosen_kind_comes_after_a_name_with_none_of_ours(name: str, kind: str, named: str) -> None:
    made = with_ending(f"/somewhere/{name}", (".gif", ".mp4"), kind)
    assert made.name == named
    assert made.parent == Path(f"/somewhere/{name}").parent
