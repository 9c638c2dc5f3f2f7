"""How colours look to readers without red or without green cones, and how far two colours are apart to the eye."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

Eye = Literal["all cones", "no red cones", "no green cones", "no blue cones"]
EYES: tuple[Eye, ...] = ("all cones", "no red cones", "no green cones")
Floats = npt.NDArray[np.float64]

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", IEEE TVCG 15 (6), 2009: matrices at severity 1.0, for linear RGB.
_SEEN = {
    "all cones": np.eye(3),
    "no red cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# IEC 61966-2-1 (sRGB, D65) and CIE 15 (Lab)
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def seen(rgb: tuple[int, ...], eye: Eye) -> Floats:
    """A colour (0-255) as Lab, as the eye sees it."""
    part = np.array(rgb[:3]) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    xyz = _XYZ @ np.clip(_SEEN[eye] @ linear, 0, 1) / _WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    lab: Floats = np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
    return lab


def apart(a: tuple[int, ...], b: tuple[int, ...], eye: Eye) -> float:
    """CIE 1976 colour difference."""
    return float(np.linalg.norm(seen(a, eye) - seen(b, eye)))


def nearest(colors: dict[str, tuple[int, ...]], eye: Eye) -> tuple[float, str, str]:
    """The two of ``colors`` that are hardest to tell apart."""
    return min((apart(colors[a], colors[b], eye), a, b) for a, b in combinations(colors, 2))
