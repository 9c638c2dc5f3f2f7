"""Place plants on parcels, check the layout, sum it per zone, hand it over: the public Python interface.

Names are resolved when they are first used (PEP 562): ``import siteplanner`` itself loads no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from siteplanner.core import edits as edits
    from siteplanner.core.catalogue import load_catalogue as load_catalogue
    from siteplanner.core.checking import check_frame as check
    from siteplanner.core.measures.zone_totals import zone_totals as zone_totals
    from siteplanner.core.plan import Plan as Plan
    from siteplanner.files.export import export as export
    from siteplanner.files.plan_file import open_plan as open_plan
    from siteplanner.files.plan_file import save_plan as save_plan

    __version__: str

_HOME = {
    "Plan": ("siteplanner.core.plan", "Plan"),
    "check": ("siteplanner.core.checking", "check_frame"),
    "export": ("siteplanner.files.export", "export"),
    "load_catalogue": ("siteplanner.core.catalogue", "load_catalogue"),
    "open_plan": ("siteplanner.files.plan_file", "open_plan"),
    "save_plan": ("siteplanner.files.plan_file", "save_plan"),
    "zone_totals": ("siteplanner.core.measures.zone_totals", "zone_totals"),
}
"""Public name -> the module that defines it, and its name there."""

__all__ = ["Plan", "__version__", "check", "edits", "export", "load_catalogue", "open_plan", "save_plan", "zone_totals"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("siteplanner")
    elif name == "edits":
        value = import_module("siteplanner.core.edits")
    elif name in _HOME:
        module, there = _HOME[name]
        value = getattr(import_module(module), there)
    else:
        raise AttributeError(f"module 'siteplanner' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
