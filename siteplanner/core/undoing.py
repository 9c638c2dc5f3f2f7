"""Entries of the change log that tell of no edit but of going back or forth among them."""

from __future__ import annotations

UNDOING = ("undo", "redo")
"""Their kinds; ``of`` names the entry that was taken back or made again."""


def is_undoing(edit: str) -> bool:
    """Whether the JSON of an entry is such a one.

    >>> is_undoing('{"edit":"undo","of":3}'), is_undoing('{"edit":"move_plants"}')
    (True, False)
    """
    return edit.startswith(tuple(f'{{"edit":"{kind}"' for kind in UNDOING))
