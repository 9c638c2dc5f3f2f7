"""Numbers that several threads take in turn, each number once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from numba import types
from numba.extending import intrinsic

from siteplanner.drawing.raster.compiled import Ints


def _take(_typing: Any, counter: Any) -> Any:
    """Raise ``counter[0]`` by one and give what it was before, as one step that no other thread comes between."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        return builder.atomic_rmw("add", array.data, context.get_constant(types.int64, 1), "seq_cst")

    return types.int64(counter), generate


taken = cast("Callable[[Ints], int]", intrinsic(_take))
"""For kernels: the next number of ``counter``, an array of one."""
