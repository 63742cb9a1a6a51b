"""Write figures as officials read them."""

from __future__ import annotations

from compare.model.findings import Indicator

_LARGE = ((100_000_000, "亿"), (10_000, "万"))
_IN_FRONT = frozenset({"约", "近", "超", "超过", "逾", "突破", "不少于", "不低于", "至少", "将近"})


def figure_text(indicator: Indicator) -> str:
    """Return a figure with its unit and approximation: 20余万元、1.24万人、95%以上."""
    value, magnitude = _scaled(indicator.value)
    sign = indicator.approximation or ""
    front = sign if sign in _IN_FRONT else ""
    inside = sign if sign in ("余", "多") else ""
    behind = "" if front or inside else sign
    return f"{front}{value}{inside}{magnitude}{indicator.unit}{behind}"


def _scaled(value: float) -> tuple[str, str]:
    for size, name in _LARGE:
        if value >= size:
            return _plain(value / size), name
    return _plain(value), ""


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
