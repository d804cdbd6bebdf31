"""`export grass`: a style sheet for Neo4j Browser, with a colour, a size and a caption for every label of the schema.

Browser's reader of these sheets is small: it knows no comments, and a declaration holds one colon.
"""

from collections.abc import Iterator, Mapping

from graph.schema import ENTITIES, NODES

COLOURS: Mapping[str, str] = {
    "Actor": "#1F5FBF",
    "Programme": "#C2410C",
    "Country": "#2E8B57",
    "Region": "#8FD19E",
    "Theme": "#8E44AD",
    "Action": "#F2A33A",
    "Recommendation": "#B3123F",
    "Figure": "#12908E",
    "Document": "#3B4252",
    "Passage": "#C9CED6",
    "Budget": "#F7E463",
    "Period": "#6FB6F2",
    "Status": "#CFA0F2",
    "Relevance": "#F870CF",
    "Sector": "#ECFBA9",
    "Tag": "#E3B873",
    "Location": "#9C85FB",
    "Link": "#B28A9D",
    "Quantity": "#7FE0D2",
    "Strength": "#F59AA8",
    "Answer": "#A9825A",
}
"""Entities and documents are strong, what they have is pale."""

_LARGE, _MIDDLE, _SMALL = 80, 65, 50
"""Diameters in pixels, of those that Browser offers."""

_WHITE, _BLACK = "#FFFFFF", "#000000"


def graph_style() -> str:
    """The whole sheet."""
    return "\n".join(_rules()) + "\n"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#RRGGBB) by WCAG 2: from 1 to 21; text needs 4.5."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _rules() -> Iterator[str]:
    yield from _rule("node", diameter=f"{_SMALL}px", **_colours("#A5ABB6"), border_width="2px", font_size="10px")
    yield from _rule("relationship", color="#A5ABB6", shaft_width="1px", font_size="8px", padding="3px", text_color_external=_BLACK,
                     text_color_internal=_BLACK, caption='"<type>"')  # fmt: skip
    for label, node in NODES.items():
        size = _SMALL if node.value else _LARGE if label in ENTITIES else _MIDDLE
        caption = "name" if "name" in node.properties else "text"
        yield from _rule(f"node.{label}", diameter=f"{size}px", **_colours(COLOURS[label]), caption=f'"{{{caption}}}"')


def _rule(selector: str, **declarations: str) -> Iterator[str]:
    yield f"{selector} {{"
    yield from (f"  {name.replace('_', '-')}: {value};" for name, value in declarations.items())
    yield "}"


def _colours(colour: str) -> dict[str, str]:
    """A colour with a darker border, and the text colour that reads best on it."""
    border = "#" + "".join(f"{channel * 3 // 4:02X}" for channel in bytes.fromhex(colour[1:]))
    return {"color": colour, "border_color": border, "text_color_internal": max(_WHITE, _BLACK, key=lambda text: contrast(text, colour))}


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (b / 255 for b in bytes.fromhex(colour[1:])))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
