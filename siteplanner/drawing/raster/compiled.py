"""How every kernel is compiled: without the interpreter's lock, kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

Kernel = TypeVar("Kernel", bound=Callable[..., Any])
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Cells = npt.NDArray[np.int32] | npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.uint8]
Whole = int | np.integer[Any]
Pixels = npt.NDArray[np.uint32]


def compiled(kernel: Kernel) -> Kernel:
    """``kernel`` as machine code that runs beside the interpreter; compiled once a machine."""
    return cast("Kernel", numba.njit(nogil=True, cache=True, error_model="numpy")(kernel))


def inlined(kernel: Kernel) -> Kernel:
    """The same for a small kernel that is called for every edge: its code goes into the caller's."""
    return cast("Kernel", numba.njit(nogil=True, cache=True, error_model="numpy", inline="always")(kernel))
