"""What a rule works out of a site's own layers, made once a site and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from siteplanner.core.site import Site

P = ParamSpec("P")
T = TypeVar("T")


def once_per_site(make: Callable[Concatenate[Site, P], T]) -> Callable[Concatenate[Site, P], T]:
    """``make`` with its answer kept as long as its site lives.

    Further arguments must be hashable; only the answer to the latest ones is kept. The answer must not hold the
    site, or neither would ever be freed.
    """
    known: WeakKeyDictionary[Site, tuple[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def remembered(site: Site, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (args, tuple(kwargs.items()))
        found = known.get(site)
        if found is None or found[0] != key:
            found = known[site] = (key, make(site, *args, **kwargs))
        return found[1]

    return cast("Callable[Concatenate[Site, P], T]", remembered)
