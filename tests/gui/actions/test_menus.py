"""The titles of the menus."""

from __future__ import annotations

from siteplanner.gui.actions.menus import MENUS


def test_every_menu_of_the_bar_opens_with_a_letter_of_its_own() -> None:
    titles = [template.text for key, template in MENUS.items() if "/" not in key]
    letters = [title[title.index("&") + 1].upper() for title in titles]
    assert sorted(letters) == sorted(set(letters))
