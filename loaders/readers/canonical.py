"""The one text that every format is rendered to, which offsets count in: Markdown as the text reader understands it.

Headings have "#" signs, list items their marker, footnote calls and footnotes superscript digits, table rows are HTML rows
on a line each, tick boxes are ☒ and ☐, pages end with a form feed. Bold and italic print is dropped: it carries no fact,
and a quote stays what is printed.
"""

import re
from collections.abc import Iterable, Sequence

TICKED, UNTICKED = "☒", "☐"

OWN_MARKER = re.compile(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?|\(?[a-z][.)]|\([ivx]{1,4}\)|[-•–▪■◦○➢►‣*·])\s")
"""A list marker that stands in an item's text."""

_SYMBOLS = str.maketrans(
    {
        **dict.fromkeys("🗵🗷\uf0fd\uf053", TICKED),
        **dict.fromkeys("🗹\uf0fe\uf052", "☑"),
        **dict.fromkeys("🞎🞏🞐❏❐❑❒◻▢\uf0a8\uf06f\uf0a3\uf071", UNTICKED),
        "\uf0fc": "✓",
        **dict.fromkeys("\uf0b7\uf09f", "•"),
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
    }
)
"""Boxes and bullets of the symbol fonts (Wingdings, Zapf Dingbats, Symbol), and characters that print nothing."""

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DEEPEST = 6


def squeezed(text: str) -> str:
    """The text on one line: each run of white space a blank, form feeds (ends of pages) kept."""
    return re.sub(r"\s+", lambda gap: " \f" if "\f" in gap[0] else " ", text.translate(_SYMBOLS)).strip(" ")


def raised(number: str) -> str:
    """A footnote's number as superscript digits."""
    return number.translate(_DIGITS)


def heading(text: str, level: int) -> str:
    """A heading; level 1 is the document's title."""
    return f"{'#' * min(max(level, 1), _DEEPEST)} {squeezed(text)}"


def item(text: str, marker: str, depth: int) -> str:
    """A list item, its marker left out where its text brings its own."""
    text = squeezed(text)
    return "  " * depth + (text if OWN_MARKER.match(text) else f"{marker} {text}")


def note(number: str, text: str) -> str:
    """A footnote."""
    return f"{raised(number)} {squeezed(text)}"


def row(cells: Iterable[Sequence[str]]) -> str:
    """A table row; each cell is given by its lines."""
    lines = ([squeezed(line) for line in cell] for cell in cells)
    return "<tr>" + "".join(f"<td>{'<br>'.join(line for line in cell if line)}</td>" for cell in lines) + "</tr>"


def title_levels(levels: Sequence[int]) -> dict[int, int]:
    """Levels as a document gives them, to levels where 1 is the title alone: sections begin at 2 unless one heading tops them all."""
    used = sorted(set(levels))
    first = 1 if used and levels.count(used[0]) == 1 and len(used) > 1 else 2
    return {level: min(first + i, _DEEPEST) for i, level in enumerate(used)}
