"""Choose colours that keep their order and contrast in black-and-white print."""

from __future__ import annotations

from compare.briefing.document import Shade
from compare.rendering.charts.shapes import INK, PAPER

LIGHTEST = (0xF3, 0xF6, 0xF9)
DARKEST = (0x1D, 0x3A, 0x5C)
DARK_BELOW = 0.52
"""The luminance below which white text reads better than black."""

# All light enough for black symbols: a white ● on a dark ground would look like ○.
SHADES = {
    Shade.NONE: "#ffffff",
    Shade.VERBATIM: "#93adc8",
    Shade.VARIANT: "#c3d2e2",
    Shade.RELATED: "#e6edf4",
    Shade.ABSENT: "#ffffff",
}

# Dark, light, middle in turn: neighbours part in black-and-white print too.
SERIES = (
    "#1f4268",
    "#d5e0ea",
    "#7f9bb8",
    "#8b1a1a",
    "#ecd9cf",
    "#c08e8e",
    "#454545",
    "#ededed",
    "#a6a6a6",
    "#3f5f4b",
    "#dbe7dd",
    "#8fae98",
)


def sequential(share: float) -> str:
    """Return the colour for a share from 0 (light) to 1 (dark), of a single hue."""
    share = min(max(share, 0.0), 1.0)
    channels = (
        round(light + (dark - light) * share) for light, dark in zip(LIGHTEST, DARKEST, strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def ink_on(background: str) -> str:
    """Return white or black, whichever reads on `background` (#rrggbb)."""
    red, green, blue = (int(background[index : index + 2], 16) / 255 for index in (1, 3, 5))
    luminance = 0.299 * red + 0.587 * green + 0.114 * blue
    return PAPER if luminance < DARK_BELOW else INK
