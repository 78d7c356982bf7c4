"""The sRGB colour space as an ICC profile of matrix and curve (ICC.1:2001-04), the same bytes everywhere."""

from __future__ import annotations

import struct
from functools import lru_cache

# D50-adapted primaries and white of IEC 61966-2-1, as s15Fixed16 numbers.
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_WHITE = (0.96420, 1.0, 0.82491)
_CURVE_POINTS = 1024


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An ICC profile of sRGB (ICC.1:2001, IEC 61966-2-1)."""
    tags = {
        b"desc": _description("sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
    }
    curve = _curve()
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    placed: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in placed:
            placed[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", placed[data], len(data))
    return _header(128 + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", *(round(value * 65536) for value in _WHITE))
    return head + b"\0" * (128 - len(head))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + b"\0" * 78


def _curve() -> bytes:
    """The transfer function of IEC 61966-2-1, sampled."""
    steps = (number / (_CURVE_POINTS - 1) for number in range(_CURVE_POINTS))
    values = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in steps]
    packed = struct.pack(f">{_CURVE_POINTS}H", *(round(value * 65535) for value in values))
    return b"curv\0\0\0\0" + struct.pack(">I", _CURVE_POINTS) + packed
