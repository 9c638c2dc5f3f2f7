"""What a rule works out of a site's own layers, made once a site and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

import numpy as np

from siteplanner.core.forgetting import forgets
from siteplanner.core.site import Site

P = ParamSpec("P")
T = TypeVar("T")


def once_per_site(make: Callable[Concatenate[Site, P], T]) -> Callable[Concatenate[Site, P], T]:
    """``make`` with its answer kept as long as its site lives.

    Only the answer to the latest further arguments is kept; arrays among them count as the same when they are the very
    same object. The answer must not hold the site, or neither would ever be freed.
    """
    known: WeakKeyDictionary[Site, tuple[tuple[object, ...], T]] = WeakKeyDictionary()
    forgets(lambda gone: known.pop(gone, None) if isinstance(gone, Site) else None)

    @wraps(make)
    def remembered(site: Site, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (*args, *kwargs.items())
        found = known.get(site)
        if found is None or not _same(found[0], key):
            found = known[site] = (key, make(site, *args, **kwargs))
        return found[1]

    return cast("Callable[Concatenate[Site, P], T]", remembered)


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    if len(before) == len(now) and all(map(is_, before, now)):
        return True
    return len(before) == len(now) and all(
        a is b or not (isinstance(a, np.ndarray) or isinstance(b, np.ndarray) or a != b)
        for a, b in zip(before, now, strict=True)
    )
