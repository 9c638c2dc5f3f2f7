"""How well an entry fits what was typed."""

from __future__ import annotations

import pytest

from siteplanner.gui.palette.entry import Entry, ranked


def entry(key: str, *words: str) -> Entry:
    return Entry(key, words[0], "", lambda: None, words[1:])


LINES = [
    entry("zoom", "Zoom to selection", "缩放至选中"),
    entry("select", "Select and move", "选择并移动"),
    entry("preselect", "Preselection", "预选"),
    entry("all", "Select all plants", "全选项目"),
]


def keys(query: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [line.key for line in ranked(query, LINES, recent)]


def test_a_name_that_begins_so_comes_before_one_that_holds_it() -> None:
    assert keys("select") == ["select", "all", "zoom", "preselect"]


def test_every_word_must_fit() -> None:
    assert keys("all select") == ["all"]
    assert keys("select nothing") == []


def test_case_width_and_dots_do_not_matter() -> None:
    assert keys("ＺＯＯＭ  TO…") == ["zoom"]


@pytest.mark.parametrize(("query", "found"), [("选中", "zoom"), ("xzbyd", "select"), ("qxxm", "all")])
def test_chinese_and_its_initials_fit(query: str, found: str) -> None:
    assert keys(query)[0] == found


def test_without_a_query_the_order_stays_but_for_what_was_used() -> None:
    assert keys("") == ["zoom", "select", "preselect", "all"]
    assert keys("", recent=("all", "preselect")) == ["all", "preselect", "zoom", "select"]


def test_among_equals_what_was_used_lately_wins() -> None:
    assert keys("select", recent=("all",))[:2] == ["all", "select"]
