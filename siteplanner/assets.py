"""Where the files are that ship with the program: ``maps/`` and ``resources/``.

The source tree's folders when they exist (an editable install would otherwise see stale copies), the
package's own data otherwise. Nothing else in the program knows either place.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_TREE = _PACKAGE.parent


def _folder(name: str) -> Path:
    in_tree = _TREE / name
    return in_tree if (_TREE / "pyproject.toml").is_file() and in_tree.is_dir() else _PACKAGE / name


def resource(*parts: str) -> Path:
    """A file or folder under ``resources/``."""
    return _folder("resources").joinpath(*parts)


def map_file(*parts: str) -> Path:
    """A file or folder under ``maps/``."""
    return _folder("maps").joinpath(*parts)


def sample_plan() -> Path:
    """The illustrative sample plan of the town."""
    return map_file("zhangzhuang.gpkg")
