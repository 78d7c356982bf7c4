"""Points to other points by affine transformations, written as PDF writes them (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

from math import hypot

Point = tuple[float, float]
Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def combined(outer: Affine, inner: Affine) -> Affine:
    """The transformation that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def applied(matrix: Affine, point: Point) -> Point:
    """Where a transform takes a point."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def stretch(matrix: Affine) -> tuple[float, float]:
    """The greatest and the least factor by which a transformation lengthens a line (its singular values)."""
    a, b, c, d = matrix[:4]
    sums, turns = hypot(a + d, b - c), hypot(a - d, b + c)
    return (sums + turns) / 2, abs(sums - turns) / 2
